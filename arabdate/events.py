"""What a date dates: the event that the clause around it tells of, and when two clauses tell of one event.

No parser, no training. A sentence is cut between its dates; the words of a clause lose the closed list of
clitics and light endings and are compared by what is left. Words that news uses in turn for one event
(`انفجار`, `دوي`, `تفجير`) are one concept, from the lexicon's table. A word weighs by how rare it is in the
article; the words of every news text weigh little.

Two clauses are not one event where the text itself tells them apart: rounds with different numbers,
`مماثل`, a plan and what became of it, a date that is quoted as wrong, two places, the steps of one course.
`apart` names the reason; `Events.same_event` returns a `Match` for the others, which may be as weak as a
shared name: how close is close enough is for the rule to say that asks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from arabdate.fold import Folded, fold_word
from arabdate.lexicon import Concept, event_words
from arabdate.normalize import Analysis
from arabdate.resolver import Resolved

__all__ = [
    "PAUSE",
    "TOKEN",
    "Event",
    "Events",
    "Match",
    "Signature",
    "Word",
    "apart",
    "concept",
    "content",
    "events_of",
    "is_definite",
    "is_noun_of_action",
    "read_word",
    "steps_of",
    "told_apart",
]

# -- words


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its clitics and endings.

    `surface` is the folded word as it stands, `keys` are what it is compared by; `weight` is 0 for a word
    that says nothing of its event, 1 for one that may tell it from others. The rest is what the table says.
    """

    surface: bytes
    stem: bytes
    keys: frozenset[bytes]
    weight: float
    concepts: tuple[Concept, ...] = ()
    marks: tuple[str, ...] = ()
    ordinal: int = 0


COMMON = 0.35
"""The weight of a word of every news text."""


def _folded(words: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(map(fold_word, words)))


_CONJUNCTIONS = _folded(("", "و", "ف"))
_PREFIXES = _folded(("", "ال", "ب", "ل", "ك", "لل", "بال", "كال"))
_CLITICS = tuple(sorted({c + p for c in _CONJUNCTIONS for p in _PREFIXES}, key=len))
_IMPERFECT = tuple(c + p for c in _CONJUNCTIONS for p in _folded(("ي", "ت", "سي", "ست", "س", "ن")))
_ENDINGS = frozenset(
    _folded(
        (
            "ه", "ها", "هم", "هما", "ت", "تا", "ا", "وا", "ان", "ين", "ون", "ات", "ته", "تها", "تهم", "تهما",
            "وه", "اته", "اتها", "اتهم", "ي", "يه", "نا", "يين", "تاه", "اه", "يا", "يات", "ياته", "تين",
        )
    )
)  # fmt: skip
_PRONOUNS = _folded(("ه", "ها", "هم", "هما"))
_LONGEST_ENDING = max(map(len, _ENDINGS))
_SHORT_ENDINGS = frozenset(_folded(("ت", "تا", "وا")))
"""Endings that a stem of two letters may have: شبت, هزت."""
_SEATED, _HAMZA = _folded(("ئ", "ؤ")), fold_word("ء")
_ALEF, _HEH, _YEH, _WAW = map(fold_word, "اهيو")
_ARTICLE = fold_word("ال")


@dataclass(slots=True)
class _Entry:
    """What the table says of a form."""

    weight: float = 1.0
    concepts: tuple[Concept, ...] = ()
    marks: tuple[str, ...] = ()
    ordinal: int = 0


def _bare(word: bytes) -> bytes:
    return word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word


@cache
def _vocabulary() -> dict[bytes, _Entry]:
    """The one-word forms of the table, without their article."""
    table = event_words()
    out: dict[bytes, _Entry] = {}

    def entry(words: tuple[bytes, ...]) -> _Entry:
        return out.setdefault(_bare(words[0]), _Entry())

    for words in table.common:
        entry(words).weight = COMMON
    for words in table.stop:
        entry(words).weight = 0.0
    for mark, forms in table.marks.items():
        for words in forms:
            entry(words).marks += (mark,)
    for words, number in table.ordinals.items():
        entry(words).ordinal = number
    for words, concepts in table.concepts.items():
        if len(words) == 1:
            entry(words).concepts = concepts
    return out


@lru_cache(maxsize=1 << 16)
def read_word(word: bytes) -> Word:
    """A folded word as the table knows it, else its light stem.

    Examples:
        >>> [c.id for c in read_word(fold_word("وانفجارها")).concepts]
        ['explosion']
        >>> read_word(fold_word("والسنغاليين")).keys & read_word(fold_word("السنغال")).keys != frozenset()
        True
    """
    for base, entry in _known(word):
        keys = frozenset((_skeleton(base),)) if entry.weight else frozenset[bytes]()
        return Word(word, base, keys, entry.weight, entry.concepts, entry.marks, entry.ordinal)
    stems = list(_stems(word))
    return Word(word, stems[0], frozenset(map(_skeleton, stems)), 1.0)


def _known(word: bytes) -> Iterator[tuple[bytes, _Entry]]:
    """The readings of a word that the table knows, the least stripped first."""
    table = _vocabulary()
    yield from _with_endings(table, word)
    for clitic in _by_letter(_CLITICS).get(word[0], ()):
        if word.startswith(clitic):
            yield from _with_endings(table, word[len(clitic) :])
    for clitic in _by_letter(_IMPERFECT).get(word[0], ()):
        if word.startswith(clitic):
            rest = word[len(clitic) :]
            for stem in (rest, _ALEF + rest):  # ينطلق is of انطلق
                yield from ((base, e) for base, e in _with_endings(table, stem) if e.concepts)


@cache
def _by_letter(clitics: tuple[bytes, ...]) -> dict[int, list[bytes]]:
    """The clitics by their first letter, in their order."""
    out: dict[int, list[bytes]] = {}
    for clitic in clitics:
        if clitic:
            out.setdefault(clitic[0], []).append(clitic)
    return out


def _with_endings(table: dict[bytes, _Entry], rest: bytes) -> Iterator[tuple[bytes, _Entry]]:
    """The entries that the letters before some ending make, with or without their teh marbuta."""
    if rest in table:
        yield rest, table[rest]
    for length in range(1, min(_LONGEST_ENDING, len(rest) - 2) + 1):
        base, ending = rest[:-length], rest[-length:]
        if ending in _ENDINGS and (len(base) > 2 or ending in _SHORT_ENDINGS):
            for form in _spellings(base):
                if form in table:
                    yield form, table[form]


def _spellings(base: bytes) -> tuple[bytes, ...]:
    """How a form is written without the ending: محكمت is محكمة, انشائ is انشاء."""
    if base.endswith(_SEATED):
        return (base, base[:-1] + _HAMZA)
    return (base, base + _HEH)


_DEFINITE = tuple(c + p for p in _folded(("بال", "كال", "ال", "لل")) for c in reversed(_CONJUNCTIONS))


def is_definite(word: bytes) -> bool:
    """Whether a folded word has the article, with or without clitics before it."""
    return word.startswith(_DEFINITE)


_LETTER = _folded(("و", "ف", "ب", "ل", "ك", "وب", "ول"))
_LIGHT = frozenset(
    _folded(("يين", "يون", "يات", "يه", "يا", "ات", "ان", "ون", "ين", "ها", "هم", "ته", "ه", "ي", "ا", "ت"))
)


def _stems(word: bytes) -> Iterator[bytes]:
    """The stem without its article; without one, also those that take the first letter for a clitic."""
    for clitic in _DEFINITE:
        if word.startswith(clitic) and len(word) - len(clitic) >= 3:
            yield _without_ending(word[len(clitic) :])
            return
    yield _without_ending(word)
    for clitic in _LETTER:
        if word.startswith(clitic) and len(word) - len(clitic) >= 4:
            yield _without_ending(word[len(clitic) :])


def _without_ending(word: bytes) -> bytes:
    for _ in range(2):  # السوريين: the plural, then the adjective's ي
        for length in (3, 2, 1):
            if word[-length:] in _LIGHT and len(word) - length >= 3:
                word = word[:-length]
                break
    return word


_LONG = _ALEF + _WAW + _YEH


def _skeleton(stem: bytes) -> bytes:
    """The consonants, which a broken plural shares with its singular; short stems keep their vowels."""
    bones = stem[:1] + stem[1:].translate(None, _LONG)
    return bones if len(bones) >= 3 else stem


@cache
def _phrases() -> dict[bytes, tuple[tuple[tuple[bytes, ...], tuple[Concept, ...]], ...]]:
    """The table's longer forms, by the stem of their first word, longest first."""
    out: dict[bytes, list[tuple[tuple[bytes, ...], tuple[Concept, ...]]]] = {}
    for words, concepts in event_words().concepts.items():
        if len(words) > 1:
            stems = tuple(read_word(w).stem for w in words)
            out.setdefault(stems[0], []).append((stems[1:], concepts))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in out.items()}


# -- clauses


@dataclass(frozen=True, slots=True)
class Event:
    """What the clause around a date tells.

    `start`/`end` are its folded place, `sentence` the start of its sentence. `names` are what it puts in
    quotation marks, `places` the names behind `مدينة` and the like, `sites` those behind `متحف` and the
    like, with its kind. `opens`: the date opens the sentence, as in a chronicle. `refers_back`: the date
    stands behind `منذ`, `بعد`, `التي` and a word of the event, so the text takes the event as known;
    `since`: by a word of time, not only by `التي`. `governing` are the events of the last word that names
    one before the date; `recalled` the same, where the word that refers back and the date both stand close
    to it (`منذ انفجار الخزان في`). `owned` are the events whose word has a pronoun for what was told before
    (`حجر أساسه`, `تشييعها`). `nominal` are the events said before the date by a noun of action with a
    definite word behind it (`افتتاح الجسر`), which takes them as known, as a verb does not. `said` are all
    its words and numbers in their order.
    """

    resolved: Resolved
    start: int
    end: int
    sentence: int
    words: tuple[Word, ...]
    numbers: frozenset[bytes]
    concepts: frozenset[Concept]
    marks: frozenset[str]
    ordinals: frozenset[int]
    names: frozenset[bytes]
    places: frozenset[bytes]
    sites: frozenset[tuple[str, frozenset[bytes]]]
    opens: bool
    refers_back: bool
    since: bool
    governing: frozenset[str]
    recalled: frozenset[str]
    owned: frozenset[str]
    nominal: frozenset[str]
    said: tuple[_Said, ...]

    def alike(self, other: Event) -> float:
        """The share of the words and numbers of both clauses that stand in both."""
        one, two = ({w.stem for w in e.words if w.weight} | e.numbers for e in (self, other))
        return len(one & two) / max(len(one | two), 1)

    def of_kind(self, kind: str) -> frozenset[str]:
        """The names of the clause's concepts of a kind."""
        return frozenset(c.id for c in self.concepts if c.kind == kind)

    @property
    def steps(self) -> dict[str, set[int]]:
        """The steps of each course that the clause names."""
        return steps_of(self.concepts)


def steps_of(concepts: Iterable[Concept]) -> dict[str, set[int]]:
    """The steps of each course that some concepts are."""
    out: dict[str, set[int]] = {}
    for concept in concepts:
        if concept.course:
            out.setdefault(concept.course, set()).add(concept.step)
    return out


@cache
def concept(id: str) -> Concept:
    """The concept of a name of the table.

    Examples:
        >>> concept("fire").kind
        'event'
    """
    return {c.id: c for concepts in event_words().concepts.values() for c in concepts}[id]


def content(folded: Folded, taken: Iterable[tuple[int, int]]) -> list[bytes]:
    """The words and numbers of a text outside some folded places."""
    data, at, parts = folded.data, 0, []
    for start, end in sorted(taken):
        parts.append(data[at:start])
        at = max(at, end)
    return TOKEN.findall(b" ".join((*parts, data[at:])))


@dataclass(frozen=True, slots=True)
class Match:
    """How close two clauses are: a sum of weights, the events that both name, and the words they share.

    `strongest` is the weight of the heaviest event, 1 for one that is named but twice in the article; `once`
    are the events that do not recur from year to year.
    """

    score: float
    strongest: float
    events: tuple[str, ...]
    once: tuple[str, ...]
    shared: tuple[str, ...]


_SENTENCE_END = re.compile(rb"[\n!\xbf]|\.(?!\d)")
_LETTERS = bytes(sorted({b for c in range(0x621, 0x64B) for b in fold_word(chr(c))} | {*fold_word("پچژگڤ")}))
TOKEN = re.compile(rb"[" + re.escape(_LETTERS) + rb"]{2,}|[a-z]{2,}|\d+(?:[.,-]\d+)*")
"""A word, or a number with its points, in folded text."""
PAUSE = re.compile(rb"[;,\xa1:()]")
_DIGIT = frozenset(b"%d" % i for i in range(10))
_QUOTED = re.compile(rb'"([^"\n]{2,30})"')
_DATED = frozenset({"day", "month", "year", "stamp", "iso", "weekday", "deictic"})
"""What a mention must say to claim a clause; `ليلا` alone claims none."""
_WIDE_MARKS = frozenset({"dispute", "reckoning", "plan", "change"})
"""Marks that hold for the whole sentence, not only for the clause that they stand in."""

FEW = 3
"""How often an article may say what still tells one event from others."""
RECALL = 3
"""How many words before an event's word `منذ` may stand to recall it."""
GOVERNED = 7
"""How many words before its date the word of an event may stand that is recalled."""
REACH = 80
"""How many letters before a date the word that recalls its event may stand."""
EVENT, THING, NUMBER = 1.0, 0.6, 0.8
"""What a shared concept of each kind, or a shared number, adds to a match."""


@cache
def _marked(mark: str) -> re.Pattern[bytes]:
    """The words of a list, with the conjunctions that they may carry."""
    words = b"|".join(sorted(w[0] for w in event_words().marks[mark]))
    edge = rb"(?<![" + re.escape(_LETTERS) + rb"])"
    return re.compile(edge + rb"[" + b"".join(_CONJUNCTIONS) + rb"]?(?:" + words + rb") ")


class Events:
    """The events that an article's dates belong to, each read when it is first asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self._all = analysis.resolved
        self._folded = analysis.folded
        self._data = analysis.folded.data
        self._dates = [r for r in analysis.resolved if any(_DATED & e.roles.keys() for e in r.ends)]
        self._starts = [r.expression.start for r in self._all]
        self._date_starts = [r.expression.start for r in self._dates]
        self._read: dict[int, Event] = {}
        self._sentences: dict[int, list[_Said]] = {}
        self._breaks: list[int] | None = None
        self._counts: Counter[bytes | str] | None = None

    def of(self, resolved: Resolved) -> Event:
        """The event of one of the analysis's mentions."""
        known = self._read.get(id(resolved))
        if known is None:
            known = self._read[id(resolved)] = self._event(resolved)
        return known

    def may_recall(self, resolved: Resolved) -> bool:
        """A quick no: whether the words just before a mention may recall its event at all."""
        at = resolved.expression.start
        if self._data[at : at + 1] in _DIGIT:
            return True
        return any(_marked(m).search(self._data, max(0, at - REACH), at) for m in _BACKWARD)

    def same_event(self, a: Resolved, b: Resolved) -> Match | None:
        """How well two mentions' clauses tell of one event; None where the text tells them apart.

        Examples:
            >>> from arabdate.normalize import analyse
            >>> found = analyse("اهتزت الأرض في 4 آب 2020. ومنذ الزلزال في 4 تموز 2020 يبيتون في الخيام")
            >>> events = Events(found)
            >>> events.same_event(*found.resolved).events
            ('quake',)
        """
        first, second = self.of(a), self.of(b)
        return None if apart(first, second) else self.likeness(first, second)

    def likeness(self, a: Event, b: Event) -> Match:
        """What two clauses share, whatever may tell them apart."""
        concepts = (a.concepts & b.concepts) | _broader(a, b) | _broader(b, a)
        weights = {c.id: self._weight(c) for c in concepts}
        keys = {k for w in b.words if w.weight for k in w.keys}
        met: set[bytes] = set()
        for word in a.words:
            common = word.keys & keys
            if word.weight and common and not common & met and concepts.isdisjoint(word.concepts):
                weights[_text(word.surface)] = word.weight * self._rarity(word.stem)
                met |= common
        weights |= {_text(n): NUMBER for n in a.numbers & b.numbers}
        first = THING * (1 in a.ordinals & b.ordinals)  # the first of its kind is one
        events = {c.id: c for c in sorted(concepts, key=lambda c: c.id) if c.kind == "event"}
        return Match(
            round(sum(weights.values()) + first, 2),
            max((weights[e] for e in events), default=0.0),
            tuple(events),
            tuple(e for e, c in events.items() if not c.recurs),
            tuple(sorted(weights.keys() - events.keys())),
        )

    def _weight(self, concept: Concept) -> float:
        """A concept's weight: less for one that the article is full of."""
        return self._rarity(concept.id) * (EVENT if concept.kind == "event" else THING)

    def _rarity(self, said: bytes | str) -> float:
        """1 for a stem or concept that the article has but a few times, less for one that it is about."""
        if self._counts is None:
            self._counts = Counter(self._everything())
        return float((FEW / max(self._counts[said], FEW)) ** 0.5)

    def _everything(self) -> Iterator[bytes | str]:
        """The stems of the article's words and the names of their concepts, again and again."""
        for token in TOKEN.findall(self._data):
            if token[:1] not in _DIGIT:
                word = read_word(token)
                yield word.stem
                for concept in word.concepts:
                    yield concept.id
                    if concept.broader:
                        yield concept.broader

    # -- where a clause begins and ends

    def sentence(self, position: int) -> tuple[int, int]:
        """Folded start and end of the sentence around a folded position."""
        if self._breaks is None:
            self._breaks = [0, *(m.end() for m in _SENTENCE_END.finditer(self._data)), len(self._data)]
        i = bisect_right(self._breaks, position)
        return self._breaks[i - 1], self._breaks[min(i, len(self._breaks) - 1)]

    def _clause(self, resolved: Resolved, first: int, last: int) -> tuple[int, int]:
        """The part of the sentence that is nearer to this date than to its neighbours.

        Dates of one list, and one day in two calendars, share a clause.
        """
        here = resolved.expression
        start, end = first, last
        inside = slice(bisect_left(self._date_starts, first), bisect_left(self._date_starts, last))
        for other in self._dates[inside]:
            there = other.expression
            if there is here or there.pair is here or any(e is there for e in here.chain):
                continue
            if there.start < here.start:
                start = max(start, self._cut(there.end, here.start))
            else:
                end = min(end, self._cut(here.end, there.start))
        return start, max(end, here.end)

    def _cut(self, left: int, right: int) -> int:
        """Where one date's clause ends and the next one's begins: at the first break between them."""
        breaks = (p.search(self._data, left, right) for p in (PAUSE, _marked("cut")))
        return min((m.start() for m in breaks if m), default=left)

    # -- what a clause says

    def _event(self, resolved: Resolved) -> Event:
        at = resolved.expression.start
        first, last = self.sentence(at)
        start, end = self._clause(resolved, first, last)
        around = self._said(first, last)
        clause = [s for s in around if start <= s.place < end]
        placed = [s for s in clause if s.word is not None]
        words = [s.word for s in clause if s.word is not None]
        heads = _heads(words)
        before = [s for s in placed if s.place < at]
        earlier = words[: len(before)]
        governing, recalled = self._governing(before, [h for h in heads if h[0] < len(before)], at)
        named = self._names_event(resolved, before, at)
        again = _again(words, governing)
        wide = {m for s in around if s.word is not None for m in s.word.marks} & _WIDE_MARKS
        return Event(
            resolved,
            start,
            end,
            first,
            tuple(_outside(words, heads)),
            frozenset(s.token for s in clause if s.word is None and len(s.token) > 1),
            frozenset(c for _, _, concepts in heads for c in concepts),
            frozenset(m for w in words for m in w.marks) | wide | again | _another(words),
            frozenset(w.ordinal for w in words if w.ordinal),
            frozenset(m[1] for m in _QUOTED.finditer(self._data, start, end)),
            _places(words),
            frozenset(_sites(words)),
            not any(s.word is None or s.word.weight for s in around if s.place < at),
            named or _refers_back(earlier, _BACKWARD) or _is_known(earlier),
            _refers_back(earlier, frozenset({"back"})),
            governing,
            governing if named else recalled,
            frozenset(c.id for i, n, cs in heads if self._is_owned(placed[i + n - 1]) for c in cs),
            _said_by_nouns(earlier),
            tuple(clause),
        )

    def _is_owned(self, said: _Said) -> bool:
        """Whether a word ends in a pronoun, and not in the teh marbuta that folding makes of it."""
        ending = self._folded.slice(said.place + len(said.token) - 2, said.place + len(said.token))
        return said.token.endswith(_PRONOUNS) and "\u0629" not in ending

    def _names_event(self, resolved: Resolved, before: list[_Said], at: int) -> bool:
        """`اتفاقية 5 ديسمبر`: a noun right before a day or a year is named by it."""
        weekday = "weekday" in resolved.expression.atoms[0].roles
        if not before or weekday or self._data[at : at + 1] not in _DIGIT:
            return False
        place, token, word = before[-1]
        return place + len(token) + 1 == at and word is not None and word.weight > 0

    def _governing(
        self, before: list[_Said], heads: list[_Head], at: int
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The events of the last head before the date; and again, if it is recalled by the words about it."""
        events = [(i, frozenset(_names(concepts))) for i, _, concepts in heads]
        events = [(i, ids) for i, ids in events if ids]
        if not events:
            return frozenset(), frozenset()
        index, ids = events[-1]
        near = before[max(0, index - RECALL) : index]
        back = any(s.word is not None and not _BACKWARD.isdisjoint(s.word.marks) for s in near)
        close = len(before) - index <= GOVERNED and not PAUSE.search(self._data, before[index].place, at)
        recalled = back and close
        return ids, ids if recalled else frozenset()

    def _said(self, first: int, last: int) -> list[_Said]:
        """The words and numbers of a sentence that belong to no mention."""
        known = self._sentences.get(first)
        if known is None:
            inside = slice(bisect_left(self._starts, first), bisect_left(self._starts, last))
            known = self._sentences[first] = []
            at = first
            for end, start in [
                *((r.expression.start, r.expression.end) for r in self._all[inside]),
                (last, last),
            ]:
                known += [
                    _Said(m.start(), token := m[0], None if token[:1] in _DIGIT else read_word(token))
                    for m in TOKEN.finditer(self._data, at, end)
                ]
                at = max(at, start)
        return known


@lru_cache(maxsize=1)
def events_of(analysis: Analysis) -> Events:
    """The events of an article, read once for all the rules that ask."""
    return Events(analysis)


class _Said(NamedTuple):
    """A word, or a number (`word` is None), and where it stands."""

    place: int
    token: bytes
    word: Word | None


def _broader(a: Event, b: Event) -> frozenset[Concept]:
    """The concepts of one clause that are the other's by a broader name: a fire is `الكارثة`."""
    names = {c.broader for c in b.concepts}
    return frozenset(c for c in a.concepts if c.id in names)


def _text(word: bytes) -> str:
    return word.decode("cp1256", "replace")


def _names(concepts: tuple[Concept, ...]) -> Iterator[str]:
    """The names of the events among some concepts, the broader ones too."""
    for concept in concepts:
        if concept.kind == "event":
            yield concept.id
            if concept.broader:
                yield concept.broader


_Head = tuple[int, int, tuple[Concept, ...]]
"""Where a word or phrase with concepts begins, how many words it has, and the concepts."""


def _heads(words: list[Word]) -> list[_Head]:
    """The words and phrases of a clause that the table knows; phrases before their words."""
    out: list[_Head] = []
    phrases = _phrases()
    at = 0
    while at < len(words):
        length, concepts = 1, words[at].concepts
        for tail, phrase in phrases.get(words[at].stem, ()):
            if tuple(w.stem for w in words[at + 1 : at + 1 + len(tail)]) == tail:
                length, concepts = 1 + len(tail), phrase
                break
        if concepts:
            out.append((at, length, concepts))
        at += length
    named = {c.id for _, _, concepts in out for c in concepts}
    kept = [(i, n, tuple(c for c in concepts if not c.needs or c.needs & named)) for i, n, concepts in out]
    return [h for h in kept if h[2]]


def _outside(words: list[Word], heads: list[_Head]) -> Iterator[Word]:
    """The words that belong to no phrase."""
    inside = {i + k for i, length, _ in heads if length > 1 for k in range(length)}
    return (w for i, w in enumerate(words) if i not in inside)


def _places(words: list[Word]) -> frozenset[bytes]:
    """The keys of the names that stand behind a noun of place."""
    out: set[bytes] = set()
    for noun, name in pairwise(words):
        # `المدينة` is one that was told: its name does not follow.
        named = "place" in noun.marks and name.weight == 1.0 and not name.concepts
        if named and not noun.surface.startswith(_DEFINITE):
            out |= name.keys
    return frozenset(out)


def _sites(words: list[Word]) -> Iterator[tuple[str, frozenset[bytes]]]:
    """The sites of a clause that have a name, with its keys: `متحف البحر`, `ميناء صور`, not `المتحف`."""
    for noun, name in pairwise(words):
        kinds = [c.id for c in noun.concepts if c.kind == "site"] if noun.concepts else []
        if not kinds or noun.surface.startswith(_DEFINITE) or name.weight < 1.0 or name.marks:
            continue
        if all(c.kind == "city" for c in name.concepts):
            yield kinds[0], name.keys or frozenset((name.stem,))


def _named_sites_apart(a: Event, b: Event) -> bool:
    """Whether both clauses name a site of one kind, by names that have nothing in common."""
    pairs = [one.isdisjoint(two) for kind, one in a.sites for other, two in b.sites if kind == other]
    return bool(pairs) and all(pairs)


def _again(words: list[Word], governing: frozenset[str]) -> frozenset[str]:
    """The mark `other`, where `إعادة` stands before a word of the event that the date is of."""
    for again, what in pairwise(words):
        if "again" in again.marks and (not governing or any(c.id in governing for c in what.concepts)):
            return _OTHER
    return frozenset()


def _another(words: list[Word]) -> frozenset[str]:
    """The mark `maybe_other`, where an adjective that makes another of its noun (`زلزال آخر`) stands behind a
    word of the table; a former minister is no former event."""
    found = [(one, two) for one, two in pairwise(words) if "another" in two.marks and one.concepts]
    if any(two.surface in _ANOTHER and any(c.kind == "site" for c in one.concepts) for one, two in found):
        return _OTHER
    telling = [(one, two) for one, two in found if not _is_of_a_site(one, two)]
    return _MAYBE_OTHER if telling else frozenset()


def _is_of_a_site(one: Word, two: Word) -> bool:
    """`سد جديد`, `الجسرين الآخرين`: a new site, or the rest of them, is no new event."""
    return all(c.kind == "site" for c in one.concepts) and (two.surface in _NEW or is_definite(two.surface))


_NEW = frozenset(_folded(("جديد", "جديدة")))


_ANOTHER = frozenset(_folded(("آخر", "أخرى")))
"""`على حاجز آخر`: at another place."""


_MAYBE_OTHER = frozenset({"maybe_other"})


def _said_by_nouns(before: list[Word]) -> frozenset[str]:
    out: set[str] = set()
    definite = False
    for word in reversed(before):
        if definite and is_noun_of_action(word.stem):
            out.update(_names(word.concepts))
        definite = definite or word.surface.startswith(_ARTICLE)
    return frozenset(out)


def is_noun_of_action(stem: bytes) -> bool:
    """Whether a stem names an action, by its pattern: افتتاح, انفجار, إطلاق; استقالة, إقامة; توقيع, تدشين.

    So Wright, A Grammar of the Arabic Language, I 202: the derived forms.
    """
    if len(stem) < 5:
        return False
    if stem[:1] == _ALEF:
        return stem[-2:-1] == _ALEF or (stem[-3:-2] == _ALEF and stem[-1:] == _HEH)
    return stem[:1] == _TEH and stem[-2:-1] == _YEH


_TEH = fold_word("ت")
_OTHER = frozenset({"other"})
_BACKWARD = frozenset({"back", "relative"})


def _refers_back(before: list[Word], marks: frozenset[str]) -> bool:
    """Whether one of some marks comes before a word of the event, both before the date."""
    says = [i for i, w in enumerate(before) if w.weight]
    return bool(says) and any(not marks.isdisjoint(w.marks) for w in before[: says[-1]])


def _is_known(before: list[Word]) -> bool:
    """`الأمر المؤرخ في`, `يوم الكارثة في`: a participle or a name for what was told, before the date."""
    return any("participle" in w.marks for w in before) or any(
        two.surface == _THE_SIGNED and any(c.kind == "event" for c in one.concepts)
        for one, two in pairwise(before)
    )


_THE_SIGNED = fold_word("الموقع")
"""A participle behind an accord (`اتفاق الهدنة الموقع في`), a place or a page elsewhere."""


# -- told apart


class Signature(Protocol):
    """What tells one event from another, whether it stands in a clause or in the row of an archive."""

    @property
    def marks(self) -> frozenset[str]:
        """The marks of `lexicon/events.toml` that the clause bears."""

    @property
    def ordinals(self) -> frozenset[int]:
        """The numbers of rounds and editions."""

    @property
    def names(self) -> AbstractSet[object]:
        """What stands in quotation marks."""

    @property
    def places(self) -> AbstractSet[object]:
        """The names behind nouns of place."""

    @property
    def steps(self) -> dict[str, set[int]]:
        """The steps of each course."""

    def of_kind(self, kind: str) -> frozenset[str]:
        """The names of the clause's concepts of a kind."""


def apart(a: Event, b: Event, *, steps: bool = True) -> str | None:
    """Why the text itself says that two clauses tell of two events; None where it does not.

    Without `steps`, two steps of one course (agreed, in force) are not told apart.
    """
    marked = _marked_apart(a, b)
    if marked is not None:
        return marked
    if a.sentence == b.sentence:
        return "one sentence tells them side by side"
    if a.opens and b.opens:
        return "two entries of a chronicle"
    return "two places" if _named_sites_apart(a, b) else _named_apart(a, b, steps=steps)


def told_apart(a: Signature, b: Signature) -> str | None:
    """As `apart`, for clauses of two articles, which stand side by side in no text."""
    return _marked_apart(a, b) or _named_apart(a, b, steps=True)


def _marked_apart(a: Signature, b: Signature) -> str | None:
    marks = a.marks | b.marks
    for mark, reason in _REASONS.items():
        if mark in marks:
            return reason
    return "a plan and what became of it" if "plan" in a.marks ^ b.marks else None


def _named_apart(a: Signature, b: Signature, *, steps: bool) -> str | None:
    if a.ordinals and b.ordinals and a.ordinals.isdisjoint(b.ordinals):
        return "numbered differently"
    if a.names and b.names and a.names.isdisjoint(b.names):
        return "named differently"
    for kind, reason in (("city", "two cities"), ("stage", "two stages of one competition")):
        one, two = a.of_kind(kind), b.of_kind(kind)
        if one and two and one.isdisjoint(two):
            return reason
    if a.places and b.places and a.places.isdisjoint(b.places):
        return "two places"
    first, second = a.steps, b.steps
    if steps and any(first[c].isdisjoint(second[c]) for c in first.keys() & second.keys()):
        return "two steps of one course"
    return None


_REASONS = {
    "dispute": "the text disputes or corrects a date",
    "reckoning": "two reckonings of one moment",
    "change": "a plan and what became of it",
    "other": "another event of the kind",
}
