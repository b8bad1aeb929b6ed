"""Articles of an archive date one event differently.

What it finds
    An event that an article dates otherwise than the archive does, where one slip of the pen makes the dates
    agree: `جويلية` for `جوان`, `كانون الثاني` for `كانون الأول`, 9 for 19, last year's number. The archive
    stands against the date by a proof (the other date's weekday or other calendar fits, it was news,
    published within days of it, or it was told before the date that is doubted) or by more voices. Copies of
    one text are one voice. A month that does not hold the day is doubted where its name is taken for the
    day's.

Why it matters
    Each article is right in itself, and whoever quotes the wrong one is never corrected. Only the archive
    knows.

Wrong
    [2016-06-14] دشن الوالي مسرح قالمة الجهوي يوم الاثنين 13 جوان 2016 وحضر الحفل مئات المواطنين
    & [2017-02-20] عرض مسرح قالمة الجهوي ثمانين مسرحية منذ تدشينه في 13 جويلية 2016
        => 2: 13 جويلية 2016 | 1: يوم الاثنين 13 جوان 2016
        +> جوان
    [2012-04-01] افتتحت مكتبة الشاطئ في بنغازي في 3 مارس 2010 وتضم سبعين ألف كتاب
    & [2013-09-12] تستعد مكتبة الشاطئ في بنغازي، التي افتتحت في 3 مايو 2010، لمعرض الخط
    & [2015-01-20] زار الكاتب مكتبة الشاطئ في بنغازي، وهي مكتبة افتتحت في 3 مارس 2010
        => 2: 3 مايو 2010 | 1: 3 مارس 2010 | 3: 3 مارس 2010
        +> مارس

Right
    [2016-06-14] دشن الوالي مسرح قالمة الجهوي يوم الاثنين 13 جوان 2016 وحضر الحفل مئات المواطنين
    & [2017-02-20] عرض مسرح قالمة الجهوي ثمانين مسرحية منذ تدشينه في 13 حزيران 2016
    [2011-06-13] شب حريق هائل في مستودع الأخشاب قرب ميناء رأس البر الأحد 12 حزيران 2011
    & [2011-07-13] شب حريق هائل في مستودع الأخشاب قرب ميناء رأس البر الثلاثاء 12 تموز 2011
    [2012-04-01] افتتحت مكتبة الشاطئ في بنغازي في 3 مارس 2010 وتضم سبعين ألف كتاب
    & [2013-09-12] تستعد مكتبة الشاطئ في بنغازي، التي افتتحت في 3 مايو 2010، لمعرض الخط
    [2014-06-07] انفجر خزان الغاز في مدينة الرستن يوم الجمعة 6 يونيو 2014 وجرح سبعة عمال
    & [2015-02-01] ويطالب العمال منذ انفجار خزان الغاز في مدينة السلمية في 6 يوليو 2014 بالتعويض
    [2018-06-10] أطلق سراح 12 أسيرا من أبناء مأرب أمس السبت 9 يونيو 2018 في صفقة بوساطة قبلية
    & [2019-01-05] وكانت صفقة بوساطة قبلية قد أفضت في 9 يوليو 2018 إلى إطلاق سراح 30 أسيرا من أبناء مأرب

When it is silent
    Where nothing speaks for one of the dates, or something for each: two dates that were both news are two
    events. Where the texts tell the events apart (see `arabdate.events.told_apart`): towns, rounds, steps of
    one course, plans, anniversaries, what a text disputes; or only say of one noun what the other text never
    does: other numbers, companies, chambers (see `contrast.py`). Where no one slip makes the dates agree,
    where they are neighbours or nest, and where an article names both days. Where too little is said in both
    clauses, counted by how rare it is in the archive, a name of several words once; the weaker the slip, the
    more is asked (see `CLOSE`), and more of what comes to the same parties again: attacks, visits, meetings.

Source
    the slips: `slips.py`, with the lexicon's table of confusables; the events: lexicon/events.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from arabdate.checks.across import passages, repairs, slip_across, standing
from arabdate.checks.contrast import contrast
from arabdate.checks.meetings import COPY, Archive, Meeting
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.slips import Slip, Strength
from arabdate.checks.testimony import ArticleRow, Testimony, same_text
from arabdate.events import concept, told_apart
from arabdate.model import Finding, Severity

RULE = Rule("A001", "archive-event-conflict", Severity.WARNING, "0.2")


def find_across(archive: Archive, settings: Settings) -> Iterator[Finding]:
    """Testimonies that the archive stands against; a finding for each wrong date of an event."""
    speakers = [r for r in archive.rows if _speaks(r)]
    found: dict[tuple[int, int], list[_Case]] = {}
    for meeting in archive.meetings(speakers, _may_be_wrong):
        case = _case(archive, meeting)
        if case is not None:
            found.setdefault((case.wrong[0].first, case.right[0].first), []).append(case)
    for cases in found.values():
        for case in _joined(cases):
            yield _finding(case)


# -- who may speak

_UNSURE = frozenset({"plan", "change", "dispute", "other", "reckoning", "report"})


def _speaks(row: Testimony) -> bool:
    """Whether a testimony plainly dates an event: a day or month that is over, with nothing against it."""
    if not (row.is_day or row.is_month) or row.is_faulty or row.marks & _UNSURE:
        return False
    if row.published is None:
        return row.tense != "future"
    return row.first <= row.published and not (row.tense == "future" and row.first >= row.published - 1)


def _may_be_wrong(row: Testimony) -> bool:
    """Whether nothing in its article bears a date out: what is reckoned from publication is no slip."""
    return not (row.from_publication or row.stands)


# -- one event


class Likeness(NamedTuple):
    """What two clauses of two articles have in common: a sum of weights, of what both clauses say and of
    that with what one of them says and the other's article too; and the events and words that make it.

    `telling` and `recalled` count the telling words of the one and the other kind. `once`: an event does not
    come every year; `repeats`: all are such as happen again to the same parties.
    """

    clauses: float
    articles: float
    events: tuple[str, ...]
    subjects: tuple[str, ...]
    shared: tuple[str, ...]
    telling: int
    recalled: int
    once: bool
    repeats: bool

    @property
    def is_full(self) -> bool:
        """Whether the clauses agree in so much that the event's name may be missing in one of them."""
        return self.telling >= FULL and self.is_at_least(*CLOSE[Strength.WEAK])

    @property
    def takes_up(self) -> bool:
        """Whether one clause takes up event and thing from its article: `وكان المتحف قد افتتح في`."""
        return bool(self.events) and len(self.subjects) > len(self.events) and self.recalled >= RECALLED

    def is_at_least(self, clauses: float, articles: float) -> bool:
        """Whether so much is in common."""
        return self.clauses >= clauses and self.articles >= articles


EVENT, THING, NUMBER, BESIDE = 1.0, 0.6, 0.8, 0.4
"""What a shared event, thing or number adds, and the part that counts of what only the article has."""
REST_OF_NAME = 0.5
"""What counts of a word that stands behind another in both clauses: a name of three words is one name."""
FULL = 3
"""How many telling words make up for an event that has no name."""
RECALLED = 3
"""How many telling words of one clause the other's article must have, where the clause only takes them up."""
TELLING = 0.75
"""From which rarity a word tells of which event of its kind."""


def _likeness(archive: Archive, a: Testimony, b: Testimony) -> Likeness:
    rarity = archive.rarity
    events = _narrowest(a.dates & b.events | a.events & b.dates)
    things = sorted(c for c in a.concepts & b.concepts if concept(c).kind not in ("event", "step"))
    both = {c: EVENT * rarity.of(c) for c in events} | {c: THING * rarity.of(c) for c in things}
    both |= dict.fromkeys(a.numbers & b.numbers, NUMBER)
    words: dict[str, float] = {}
    beside: dict[str, float] = {}
    said: dict[str, str] = {}
    names: list[set[tuple[str, str]]] = []
    for one, two in ((a, b), (b, a)):
        article = archive.articles[two.article]
        met: dict[str, str] = {}
        for surface, *keys in one.words:
            if common := two.keys.intersection(keys):
                words[min(common)] = max(map(rarity.of, common))
                said[min(common)] = surface
                met[surface] = min(common)
            elif rest := article.keys.intersection(keys):
                beside[min(rest)] = BESIDE * max(map(rarity.of, rest))
                said[min(rest)] = surface
        beside |= dict.fromkeys(one.numbers & article.numbers - two.numbers, BESIDE * NUMBER)
        names.append({(met[x], met[y]) for x, y in one.pairs if x in met and y in met})
    for second in {second for _, second in names[0] & names[1]}:
        words[second] *= REST_OF_NAME
    clauses = sum(both.values()) + sum(words.values())
    return Likeness(
        round(clauses, 2),
        round(clauses + sum(beside.values()), 2),
        tuple(events),
        (*events, *things),
        tuple(sorted(said.values())),
        sum(w >= TELLING for w in words.values()) + len(a.numbers & b.numbers),
        sum(w >= BESIDE * TELLING for w in beside.values()),
        any(not concept(e).recurs for e in events),
        bool(events) and all(concept(e).recurs or concept(e).repeats for e in events),
    )


def _narrowest(events: frozenset[str]) -> list[str]:
    """The events without those that are only another's broader name."""
    broader = {concept(e).broader for e in events}
    return sorted(events - broader)


_YEARLY = frozenset({"anniversary", "yearly"})

CLOSE = {
    Strength.STRONG: (1.8, 2.6),
    Strength.MEDIUM: (2.4, 3.2),
    Strength.WEAK: (3.0, 3.6),
}
"""How much in common a slip of each strength asks of the clauses, and of the clauses with the articles."""


def _is_close(slip: Slip, like: Likeness, a: Testimony, b: Testimony) -> bool:
    marks = a.marks | b.marks
    strength = max(Strength.WEAK, slip.strength - like.repeats) - ("maybe_other" in marks)
    if strength <= 0 or not (like.telling > like.repeats or like.takes_up):
        return False
    if not like.events and ((a.dates and b.dates) or strength < Strength.STRONG or not like.is_full):
        return False
    if slip.vague and (not slip.listed or like.repeats):
        return False
    if slip.unit == "year" and (not like.once or not _YEARLY.isdisjoint(marks)):
        return False
    if strength == Strength.WEAK and (a.opens or b.opens or _count_otherwise(a, b)):
        return False
    sites = a.of_kind("site"), b.of_kind("site")
    if all(sites) and sites[0].isdisjoint(sites[1]):
        return False
    if strength == Strength.STRONG and like.takes_up:
        return True
    return like.is_at_least(*CLOSE[Strength(strength)])


def _count_otherwise(a: Testimony, b: Testimony) -> bool:
    """Whether both clauses have numbers, and none in common."""
    return bool(a.numbers) and bool(b.numbers) and a.numbers.isdisjoint(b.numbers)


def _slip(a: Testimony, b: Testimony) -> Slip | None:
    """The slip that parts two days; a month that is neither like the other nor next to it is none."""
    slip = slip_across(a, b)
    far = slip is not None and slip.unit == "month" and slip.strength == Strength.WEAK and not slip.listed
    if far and abs((a.month or 0) - (b.month or 0)) != 1:
        return None
    return slip


# -- the case against a date


@dataclass(frozen=True, slots=True)
class _Case:
    """What dates the event wrong, what dates it right, the slip between them and what they have in common."""

    wrong: tuple[Testimony, ...]
    right: tuple[Testimony, ...]
    slip: Slip
    like: Likeness


def _case(archive: Archive, meeting: Meeting) -> _Case | None:
    row = meeting.row
    against: dict[int, list[tuple[Testimony, Slip, Likeness]]] = {}
    for other in meeting.others:
        slip = _slip(row, other) if other.is_day and _may_be_one(row, other) else None
        if slip is not None and _may_differ(archive, row, other):
            like = _likeness(archive, row, other)
            if _is_close(slip, like, row, other):
                against.setdefault(other.first, []).append((other, slip, like))
    if len(against) != 1:
        return None  # nobody, or they disagree among themselves
    (theirs,) = against.values()
    best = max(theirs, key=lambda t: (t[2].clauses, t[0].article))
    right = _side(archive, [o for o, _, _ in theirs])
    wrong = _side(archive, [row])
    return _Case(wrong, right, *best[1:]) if _outweigh(archive, right, wrong) else None


def _may_be_one(a: Testimony, b: Testimony) -> bool:
    """A quick no: clauses without a common event need `FULL` words or numbers in common."""
    if not (a.dates.isdisjoint(b.events) and a.events.isdisjoint(b.dates)):
        return True
    return len(a.keys & b.keys) + len(a.numbers & b.numbers) >= FULL


def _may_differ(archive: Archive, a: Testimony, b: Testimony) -> bool:
    """Whether two articles may tell of one event and date it differently.

    An article that names the other's day too tells of two events. Copies are for A002.
    """
    one, two = archive.articles[a.article], archive.articles[b.article]
    if _names(one, b) or _names(two, a) or told_apart(a, b):
        return False
    return same_text(one, two) < COPY and contrast(a, b, one, two) is None


def _names(article: ArticleRow, row: Testimony) -> bool:
    """Whether an article names the day of a row, or one of its month."""
    return row.first in article.days if row.is_day else any(row.first <= d <= row.last for d in article.days)


def _side(archive: Archive, sure: list[Testimony]) -> tuple[Testimony, ...]:
    """Some testimonies of one date, and those that name the same for the same event."""
    out = {(t.article, t.start): t for t in sure}
    for other in archive.on(sure[0].first, sure[0].last):
        named = any(t.article == other.article for t in sure)
        if not named and _speaks(other) and any(_agree(archive, t, other) for t in sure):
            out[other.article, other.start] = other
    one_each = {t.article: t for t in sorted(out.values(), key=lambda t: -t.start)}
    return tuple(one_each[a] for a in sorted(one_each))


AGREED = 1.8
"""How much two clauses that name one day must have in common to tell of one event."""


def _agree(archive: Archive, a: Testimony, b: Testimony) -> bool:
    if told_apart(a, b):
        return False
    like = _likeness(archive, a, b)
    return (bool(like.events) and like.telling > 0 and like.articles >= AGREED) or like.is_full


def _outweigh(archive: Archive, right: tuple[Testimony, ...], wrong: tuple[Testimony, ...]) -> bool:
    """Whether one side has a proof and not fewer voices, or more voices; and the other no proof."""
    if any(t.stands for t in wrong):
        return False
    for_it = _voices(archive, right, _is_copied)
    against = _voices(archive, wrong, _is_one_text)
    proved = any(t.stands or _told_before(t, wrong) for t in right)
    named = any("names" in t.proofs for t in right) and not any("names" in t.proofs for t in wrong)
    return for_it > against or (for_it == against and (proved or named))


def _told_before(row: Testimony, wrong: tuple[Testimony, ...]) -> bool:
    """Whether an article told of the event before the day that others give it."""
    return row.published is not None and all(row.published < t.first for t in wrong)


_Copied = Callable[[Archive, Testimony, Testimony], bool]


def _voices(archive: Archive, side: tuple[Testimony, ...], is_copied: _Copied) -> int:
    """How many of some testimonies are not copied from others."""
    own: list[Testimony] = []
    for row in side:
        if not any(is_copied(archive, row, other) for other in own):
            own.append(row)
    return len(own)


SAID_AGAIN = 0.7


def _is_copied(archive: Archive, a: Testimony, b: Testimony) -> bool:
    """Whether two articles, or only their two clauses, are one text."""
    one, two = set(a.words), set(b.words)
    said_again = len(one & two) >= SAID_AGAIN * max(len(one), len(two), 1)
    return said_again or _is_one_text(archive, a, b)


def _is_one_text(archive: Archive, a: Testimony, b: Testimony) -> bool:
    """Whether two articles are one text. Clauses that are alike are held for two where a date is doubted."""
    return same_text(archive.articles[a.article], archive.articles[b.article]) >= COPY


def _joined(cases: list[_Case]) -> Iterator[_Case]:
    """The cases of one wrong day and one right one, once for each event."""
    left = cases
    while left:
        first = left[0]
        names = {t.article for t in (*first.wrong, *first.right)}
        left = [c for c in left if names.isdisjoint(t.article for t in (*c.wrong, *c.right))]
        yield first


# -- the finding


def _finding(case: _Case) -> Finding:
    wrong, *more = case.wrong
    one, two = wrong.text, case.right[0].text
    count = len(case.right) - 1
    others = f" and {count} more" if count else ""
    return RULE.finding(
        f"one event is dated «{one}» here and «{two}» in {case.right[0].article}{others}: {case.slip.reason}",
        f"حدث واحد مؤرخ هنا «{one}» وفي {case.right[0].article}{_more(count)} «{two}»: {case.slip.reason_ar}",
        ((wrong.start, wrong.end),),
        evidence=tuple(_evidence(case)),
        repairs=repairs(wrong, case.right[0], case.slip),
        article=wrong.article,
        elsewhere=passages([*more, *case.right]),
    )


def _more(count: int) -> str:
    """And in so many other articles."""
    if count < 3:
        return ("", " ومقال آخر", " ومقالين آخرين")[count]
    return f" و{count} {'مقالات أخرى' if count <= 10 else 'مقالا آخر'}"


def _evidence(case: _Case) -> Iterator[str]:
    for row in (*case.wrong, *case.right):
        yield standing(row)
    if case.like.subjects:
        yield f"both tell of: {', '.join(case.like.subjects)}"
    if case.like.shared:
        yield f"both say: {', '.join(case.like.shared)}"
