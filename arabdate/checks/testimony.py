"""What an article testifies, as plain rows: which event it dates how, and a sketch of its words.

The first of three steps by which the rules across articles work. One article makes rows, without a look at
any other; `meetings.py` brings together the rows that may concern each other, by what is rare in the archive
and not pair by pair; a rule decides over such a small group. A row holds numbers, strings and sets of them,
so that it can be pickled, sent between processes and kept in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, pairwise
from struct import pack, unpack
from typing import Any, TypeVar
from zlib import crc32

from arabdate.checks.evidence import day_of, partner
from arabdate.checks.slips import Dated, dated
from arabdate.events import PAUSE, TOKEN, Event, concept, content, events_of, read_word, steps_of
from arabdate.fold import fold_word
from arabdate.lexicon import Concept, cues
from arabdate.model import Calendar
from arabdate.normalize import Analysis
from arabdate.resolver import month_names
from arabdate.tense import tense
from arabdate.values import Point

__all__ = ["ArticleRow", "Testimony", "same_text", "testify"]

_T = TypeVar("_T")


@dataclass(frozen=True)
class ArticleRow:
    """An article as a whole.

    `published` is a day number, that which was given or the article's own stamp. `sketch` holds the smallest
    hashes of the runs of three words that it has (32 bits each, the lowest byte first; `size` runs in all),
    without its dates and numbers, which is where copies of one text differ; an article that names no day,
    month or year needs none. `numbers` are those outside dates, `words` its different words, folded, `days`
    all days that it names.
    """

    article: str
    published: int | None
    sketch: bytes
    size: int
    numbers: frozenset[str]
    words: str
    days: frozenset[int]

    @property
    def hashes(self) -> tuple[int, ...]:
        """The numbers of the sketch, in ascending order."""
        return unpack(f"<{len(self.sketch) // 4}I", self.sketch)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys of the article's telling words."""
        return frozenset(chain.from_iterable(map(_telling, self.words.split())))


@dataclass(frozen=True)
class Testimony:
    """One date of an article, with what it dates.

    `text`, `start`, `end` are its words and place; `calendar`, `year`, `month`, `day` the date, `first` and
    `last` its days. `from_publication`: reckoned from there (`أمس`); `says_year`: the year is written;
    `traditions`: those that have its month's name. `proofs` are what stands beside the date and agrees with
    it: `weekday`, `pair` (another calendar), `names` (two names of its month); `is_faulty`: something beside
    it disagrees. `tense` is the clause's, '' where it shows none.

    `before` and `after` are the words next to it. Of a day or a month it is kept what its clause says of the
    event: `words` are the telling words, each as it stands and then by all keys that it may have; `numbers`,
    `concepts`, `marks`, `ordinals`, `names`, `places`, `opens` are as in `Event`, `written_at` the concepts
    of the dateline alone; `dates` are those of its events that the date hangs on: the last one before it, or
    those close behind it where it stands before them all; one mark more is `report`, where the date is that
    of a report (`قال أمس إن`); `said` are its words and numbers that say something, in their order, with ''
    where two do not stand side by side.

    A million rows may be kept: they share sets that are alike, and the collector of cycles passes over tuples
    of strings.
    """

    article: str
    published: int | None
    start: int
    end: int
    text: str
    calendar: str
    year: int | None
    month: int | None
    day: int | None
    first: int
    last: int
    from_publication: bool
    says_year: bool
    traditions: frozenset[str]
    proofs: frozenset[str]
    is_faulty: bool
    tense: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: tuple[tuple[str, ...], ...] = ()
    numbers: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    ordinals: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    opens: bool = False
    written_at: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()

    @cached_property
    def point(self) -> Point:
        """The date as a point of its calendar."""
        return Point(Calendar(self.calendar), self.year, self.month, self.day)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys of the clause's words."""
        return frozenset(chain.from_iterable(word[1:] for word in self.words))

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """The words and numbers that stand side by side."""
        return ((one, two) for one, two in pairwise(self.said) if one and two)

    @cached_property
    def events(self) -> frozenset[str]:
        """The names of the clause's events, the broader ones too."""
        return frozenset(_names(map(concept, self.concepts)))

    @property
    def is_news(self) -> bool:
        """Whether the article was published so soon after the day that it can have no other in mind."""
        return self.is_day and self.published is not None and 0 <= self.published - self.first <= NEWS

    @property
    def stands(self) -> bool:
        """Whether something beside it proves the date, which a slip would have put at odds with it."""
        return self.is_news or self.is_proved

    @property
    def is_proved(self) -> bool:
        """Whether its weekday or its day in another calendar agrees with it."""
        return not _PROOFS.isdisjoint(self.proofs)

    @property
    def is_reckoned(self) -> bool:
        """No: beside other articles, a day that was reckoned from publication is as good as said."""
        return False

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        """Whether it names one month."""
        return self.month is not None and self.day is None

    def of_kind(self, kind: str) -> frozenset[str]:
        """The names of the clause's concepts of a kind, without those of the dateline alone."""
        return frozenset(c for c in self.concepts - self.written_at if concept(c).kind == kind)

    @cached_property
    def steps(self) -> dict[str, set[int]]:
        """The steps of each course that the clause names."""
        return steps_of(map(concept, self.concepts))


NEWS = 4
"""Days within which a daily paper tells what has happened as news."""
_PROOFS = frozenset({"weekday", "pair"})
AROUND = 6
"""How many words on either side of a date are kept to know its place in a copy again."""
NEIGHBOURHOOD = 90
"""Letters in which so many words are looked for."""


def testify(article: str, analysis: Analysis) -> tuple[ArticleRow, list[Testimony]]:
    """The rows of one article, which goes by the name `article`.

    Examples:
        >>> from arabdate.normalize import analyse
        >>> text = "انهار جسر الوادي يوم الثلاثاء 5 جوان 2018"
        >>> row, (said,) = testify("a", analyse(text, "2018-06-06"))
        >>> said.text, sorted(said.concepts), sorted(said.proofs), said.first - row.published
        ('يوم الثلاثاء 5 جوان 2018', ['bridge', 'collapse'], ['weekday'], -1)
    """
    rows = list(_testimonies(article, analysis))
    return _article(article, analysis, rows), rows


# -- the article

SKETCH = 128
"""Hashes of a sketch: a similarity estimated from it is out by four in a hundred or so."""
RUN = 3
"""Words of a run."""


def _article(article: str, analysis: Analysis, rows: list[Testimony]) -> ArticleRow:
    tokens = content(analysis.folded, ((r.expression.start, r.expression.end) for r in analysis.resolved))
    words = [t for t in tokens if t[0] not in _DIGITS]
    runs = _runs(words) if rows else set[int]()
    return ArticleRow(
        article,
        _published(analysis),
        _packed(sorted(runs)[:SKETCH]),
        len(runs),
        frozenset(_text(t) for t in tokens if t[0] in _DIGITS),
        b" ".join(dict.fromkeys(words)).decode("cp1256", "replace"),
        frozenset(r.first for r in rows if r.is_day),
    )


_DIGITS = frozenset(b"0123456789")
_MASK = 0xFFFFFFFF
"""32 bits."""


def _runs(words: list[bytes]) -> set[int]:
    """A hash of each run of `RUN` words; of a shorter text, of all it has."""
    codes = list(map(crc32, words))
    if len(codes) < RUN:
        return {sum(codes) & _MASK}
    triples = zip(codes, codes[1:], codes[2:], strict=False)
    return {a * 961 + b * 31 + c & _MASK for a, b, c in triples}


def _packed(numbers: list[int]) -> bytes:
    return pack(f"<{len(numbers)}I", *numbers)


def _published(analysis: Analysis) -> int | None:
    """The day of publication that was given, else that of the article's own stamp or dateline."""
    return None if analysis.reference is None else analysis.reference.date.toordinal()


@lru_cache(maxsize=1 << 16)
def _telling(word: str) -> tuple[str, ...]:
    """The keys of a word, none if it says little."""
    read = read_word(word.encode("cp1256", "replace"))
    return tuple(map(_text, read.keys)) if read.weight == 1.0 else ()


@lru_cache(maxsize=1 << 16)
def _text(word: bytes) -> str:
    return word.decode("cp1256", "replace")


def same_text(a: ArticleRow, b: ArticleRow) -> float:
    """The share of the shorter article's runs of words that the other has too, estimated from the sketches.

    Broder, "On the resemblance and containment of documents" (1997): the smallest hashes of the union are a
    sample of it.

    Examples:
        >>> from arabdate.normalize import analyse
        >>> text = "سلمت البلدية في 17 يوليو 2022 مفاتيح السوق الجديدة للتجار"
        >>> one, two = (testify(n, analyse(t))[0] for n, t in (("a", text), ("b", text + " صباحا")))
        >>> same_text(one, two)
        1.0
    """
    one, two = a.hashes, b.hashes
    union = sorted({*one, *two})[:SKETCH]
    both = set(one).intersection(two, union)
    resemblance = len(both) / max(len(union), 1)
    common = resemblance * (a.size + b.size) / (1 + resemblance)
    return min(1.0, round(common / max(min(a.size, b.size), 1), 3))


# -- its dates


def _testimonies(article: str, analysis: Analysis) -> Iterator[Testimony]:
    own = {id(d.expression) for d in analysis.own_dates}
    events = events_of(analysis)
    found = _DATELINE.match(analysis.folded.data)
    dateline = found.end() if found else 0
    for date in dated(analysis):
        days = date.point.days()
        if days is not None and id(date.resolved.expression) not in own:
            clause = (
                _clause(events.of(date.resolved), analysis.folded.data, dateline) if date.point.month else {}
            )
            yield _testimony(article, analysis, date, days, clause)


def _testimony(
    article: str, analysis: Analysis, date: Dated, days: tuple[int, int], clause: dict[str, Any]
) -> Testimony:
    mention, point = date.resolved.mention, date.point
    expression, data = date.resolved.expression, analysis.folded.data
    proofs = _proofs(analysis, date)
    told = tense(data, date.end.atom.start, date.end.atom.end)
    before = TOKEN.findall(data, max(0, expression.start - NEIGHBOURHOOD), expression.start)
    after = TOKEN.findall(data, expression.end, expression.end + NEIGHBOURHOOD)
    return Testimony(
        article,
        _published(analysis),
        mention.start,
        mention.end,
        mention.text,
        point.calendar.value,
        point.year,
        point.month,
        point.day,
        *days,
        date.is_reckoned,
        date.says_year,
        _one(frozenset(date.traditions)),
        _one(frozenset(p for p, agrees in proofs.items() if agrees)),
        not all(proofs.values()),
        "" if told is None else told.value,
        tuple(map(_text, before[-AROUND:])),
        tuple(map(_text, after[:AROUND])),
        **clause,
    )


_DATELINE = re.compile(rb"[^\n.]{2,40}?(?: -+|:) ")
"""Where an article was written, at its start: `طرابلس (لبنان) - `. It is no place of what it tells."""


def _clause(event: Event, data: bytes, dateline: int) -> dict[str, Any]:
    """What the clause of a day says of its event."""
    return {
        "words": tuple(_word(w.surface) for w in event.words if w.weight == 1.0 and not w.concepts),
        "numbers": _one(frozenset(map(_text, event.numbers))),
        "concepts": _one(frozenset(c.id for c in event.concepts)),
        "dates": _one(event.governing or frozenset(_names(_following(event, data)))),
        "marks": _one(event.marks | (_REPORT if _is_report(event) else _NONE)),
        "ordinals": _one(event.ordinals),
        "names": _one(frozenset(map(_text, event.names))),
        "places": _one(frozenset(map(_text, event.places))),
        "opens": event.opens,
        "written_at": _one(_named_before(event, dateline)),
        "said": _said(event),
    }


@lru_cache(maxsize=1 << 14)
def _one(some: frozenset[_T]) -> frozenset[_T]:
    """The first of the sets that are alike: the rows share it."""
    return some


def _said(event: Event) -> tuple[str, ...]:
    """The words and numbers that say something, and '' where two do not stand side by side."""
    out: list[str] = []
    beside = 0
    for place, token, word in event.said:
        if word is None or word.weight:
            if out and place != beside:
                out.append("")
            out.append(_text(token))
            beside = place + len(token) + 1
    return tuple(out)


def _named_before(event: Event, end: int) -> frozenset[str]:
    """The concepts that a clause names only in its article's dateline."""
    if event.start >= end:
        return _NONE
    inside = frozenset(c.id for s in event.said if s.place < end and s.word for c in s.word.concepts)
    return inside - {c.id for s in event.said if s.place >= end and s.word for c in s.word.concepts}


NEAR = 4
"""How many words behind a date an event may stand that it dates: `في 9 تموز اندلع الحريق`."""


def _following(event: Event, data: bytes) -> Iterable[Concept]:
    """The concepts close behind a date that no event stands before."""
    at = event.resolved.expression
    behind = [s for s in event.said if s.place >= at.end]
    clause = at.end + len(", ")  # `في 9 تموز، اندلع`
    near = [s for s in behind if PAUSE.search(data, clause, s.place) is None][:NEAR]
    far = {c for s in event.said if s not in near and s.word for c in s.word.concepts}
    close = {c for s in near if s.word for c in s.word.concepts}
    return [c for c in event.concepts if c in close or c not in far]


_REPORT, _NONE = frozenset({"report"}), frozenset[str]()


def _is_report(event: Event) -> bool:
    """Whether the date is that of a report: `قال الوزير أمس إن الجسر انهار` says not when it collapsed."""
    at = event.resolved.expression
    before = {s.token for s in event.said if s.place < at.start}
    if event.governing or _listed("reporting").isdisjoint(before):
        return False
    return any(s.token in _listed("complementizers") for s in event.said if s.place >= at.end)


@cache
def _listed(name: str) -> frozenset[bytes]:
    """A list of the cue table, with the conjunctions that its words may carry."""
    words = [w[0] for w in cues()[name] if len(w) == 1]
    return frozenset(c + w for w in words for c in (b"", fold_word("و"), fold_word("ف")))


@lru_cache(maxsize=1 << 16)
def _word(surface: bytes) -> tuple[str, ...]:
    return _text(surface), *sorted(map(_text, read_word(surface).keys))


def _names(concepts: Iterable[Concept]) -> Iterator[str]:
    for one in concepts:
        if one.kind == "event":
            yield one.id
            if one.broader:
                yield one.broader


PAIR_DAYS = 2
"""Days by which a day of another calendar may differ from the one that it is written beside."""


def _proofs(analysis: Analysis, date: Dated) -> dict[str, bool]:
    """What stands beside a date, and whether it agrees with it."""
    roles, day = date.end.atom.roles, day_of(date.point)
    out: dict[str, bool] = {}
    if "weekday" in roles and day is not None and not date.is_reckoned:
        said = int(roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY"))
        out["weekday"] = said == (day - 1) % 7 + 1
    if "alias" in roles and date.point.calendar is Calendar.GREGORIAN:
        out["names"] = any(n.number == date.point.month for n in month_names(roles["alias"]))
    other = partner(analysis, date.resolved.expression)
    theirs = day_of(other.ends[0].point) if other is not None and other.ends else None
    if theirs is not None and day is not None:
        out["pair"] = abs(theirs - day) <= PAIR_DAYS
    return out
