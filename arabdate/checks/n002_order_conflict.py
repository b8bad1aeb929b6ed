"""Steps of one course in the wrong order, or a date against its own `قبل`.

What it finds
    Ended before it began, the second before the first. Buried before he died, in force before it was signed,
    opened before its foundation stone was laid, released before he `كان قد` been arrested; and `في 3 مايو،
    بعد` something `في 20 مايو`.

Why it matters
    Each date looks right alone; only the order shows that one of them is wrong.

Wrong
    [-] شيعت البلدة الشاعر سالم عواد في 4 مايو 2013. وكان الراحل قد توفي يوم 9 مايو 2013 في المستشفى
        => 4 مايو 2013 | يوم 9 مايو 2013
    [-] افتتح الجسر في أيلول 2009 بحضور الوزير. ووضع حجر أساسه في آذار 2011 بكلفة عشرة ملايين
        => أيلول 2009 | آذار 2011
    [-] دخلت الاتفاقية حيز التنفيذ في 2 فبراير 2016. وكان الوزيران قد وقعا الاتفاقية في 8 مارس 2016
        => 2 فبراير 2016 | 8 مارس 2016
    [-] أفرج عن الصياد في 5 نيسان 2018. وكان الصياد قد اعتقل في 19 نيسان 2018 قرب الحدود
        => 5 نيسان 2018 | 19 نيسان 2018
    [-] استقال المدير في 3 غشت 2017، بعد صدور تقرير لجنة التفتيش في 20 غشت 2017
        => 3 غشت 2017 | 20 غشت 2017
    [-] بدأ رصف الطريق في 12 غشت 2017 وانتهى في 3 غشت 2017 قبل الموسم
        => 12 غشت 2017 | 3 غشت 2017
    [-] وصلت الشحنة الأولى في 14 غشت 2017 والثانية في 5 غشت 2017 إلى الميناء
        => 14 غشت 2017 | 5 غشت 2017
    [-] توفي الشاعر في 5 مايو 2013 بعد مرض طويل. وشيع جثمانه يوم 4 مايو 2013 من بيته
        => 5 مايو 2013 | يوم 4 مايو 2013
    [-] قالت البلدية إن الأعمال بدأت في 14 مارس 2016، وإنها تنتهي في 12 مارس 2016
        => 14 مارس 2016 | 12 مارس 2016
    [-] تسلم الميناء الدفعة الأولى من القمح في 14 غشت 2017، والثانية في 5 غشت 2017
        => 14 غشت 2017 | 5 غشت 2017
    [-] ولد الراحل في حلب في 7 مايو 2016. وتوفي الراحل في بيته يوم 2 مارس 2016
        => 7 مايو 2016 | يوم 2 مارس 2016

Right
    [-] شيعت البلدة الشاعر سالم عواد في 9 مايو 2013. وكان الراحل قد توفي يوم 8 مايو 2013 في المستشفى
    [-] افتتح الجسر في أيلول 2011 بحضور الوزير. ووضع حجر أساسه في آذار 2009 بكلفة عشرة ملايين
    [-] افتتح الجسر في أيلول 2009 بحضور الوزير. ووضع حجر أساس المستشفى في آذار 2011 بكلفة عشرة ملايين
    [-] أفرج عن الصياد في 5 نيسان 2018. واعتقل الصياد مرة أخرى في 19 نيسان 2018 قرب الحدود
    [-] استقال المدير في 23 غشت 2017، بعد صدور تقرير لجنة التفتيش في 20 غشت 2017
    [-] غادر الفريق في 3 غشت 2017، بعد تأجيل المباراة إلى 20 غشت 2017
    [-] عاد الوفد في 3 غشت 2017، قبل الاجتماع الذي عقد في 20 غشت 2017
    [-] بدأ رصف الطريق في 12 غشت 2017 وانتهى رصف الجسر في 3 غشت 2017
    [-] توفي الشاعر في 2 مارس 2016 قبل أن يرى حفيده. وولد حفيده في 7 مايو 2016
    [-] توفي الشاعر ليلة 5 مايو 2013 بعد مرض طويل. وشيع جثمانه يوم 4 مايو 2013 من بيته
    [-] تسلم الميناء الدفعة الأولى من القمح في 14 غشت 2017، والسفينة في 5 غشت 2017
    [-] علقت الإدارة الدورة التي بدأت في 3 غشت 2017 بعد شكوى وصلت إليها في 20 غشت 2017

When it is silent
    Steps that may come again (an arrest, a journey, talks) unless the text says `كان قد` of the earlier
    one. Steps of two things: the clauses must be neighbours and one must take up the other, by a name, a
    pronoun or `كان قد`. Whatever the text tells apart (see `arabdate.events.apart`). A day's difference,
    but of a burial before the day of the death. Plans and postponements, quotations, corrections. Dates
    whose year is not said. A comma or another clause behind the `بعد`, which after a date within `التي بدأت
    في` may be said of what is told before.

Source
    the courses and their steps: lexicon/events.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from arabdate.checks.evidence import (
    AT_A_TIME,
    BEGINS,
    by_local_time,
    fold_words,
    has_ended,
    is_night,
    place,
    retold,
    said,
    words_before,
    words_between,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked
from arabdate.checks.slips import Dated, dated
from arabdate.events import Event, Events, apart, events_of
from arabdate.fold import fold_word
from arabdate.model import Finding, Repair, Resolution, Severity
from arabdate.normalize import Analysis
from arabdate.tense import Tense, tense
from arabdate.values import Point

RULE = Rule("N002", "order-conflict", Severity.WARNING, "0.1")

FAR = 300
"""How many letters apart two dates may stand of which one takes up the other."""
NEAR = 2
"""How many letters may stand between the sentences of two clauses of one course: they are neighbours."""
SLACK = 1
"""Days by which two steps may stand in the wrong order: a night, a time zone."""

_Pair = tuple[Dated, Dated]
"""Two dates: of what comes first, of what comes after."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Neighbouring dates whose order the words contradict."""
    dates = [(d, days) for d in dated(analysis) if (days := _days(d)) is not None]
    slack = 0 if len(dates) > 1 and _BURIED.search(analysis.folded.data) else SLACK
    # In the order of what it costs to ask.
    for (one, its_days), (two, days) in pairwise(dates):
        if two.end.atom.start - one.end.atom.end > FAR or not _out_of_order(its_days, days, slack):
            continue
        pair = _connected(analysis, one, two) or _begun_and_ended(analysis, one, two)
        why = "the word between the dates"
        if pair is None:
            pair, why = _stepped(analysis, events_of(analysis), one, two)
        whole = why == _BURIED_BEFORE and not any(_may_be_a_day_off(analysis, d) for d in (one, two))
        if (
            pair is not None
            and _is_reversed(*pair, 0 if whole else SLACK)
            and not any(retold(analysis, d.end) for d in pair)
        ):
            yield _finding(analysis, settings, pair, why)


def _may_be_a_day_off(analysis: Analysis, date: Dated) -> bool:
    """A night, which has two days, and the day of another zone."""
    return is_night(date.end) or by_local_time(analysis, date.end.atom.end)


def _days(date: Dated) -> tuple[int, int] | None:
    """The days of a date whose year the text gives."""
    if date.end.resolution not in (Resolution.EXPLICIT, Resolution.LIST) or date.point.year is None:
        return None
    return date.point.days() if date.point.exists() else None


def _is_reversed(first: Dated, after: Dated, slack: int) -> bool:
    one, two = _days(first), _days(after)
    return one is not None and two is not None and two[1] + slack < one[0]


def _out_of_order(one: tuple[int, int], two: tuple[int, int], slack: int) -> bool:
    """Whether two dates are far enough apart for either order to be wrong."""
    return two[1] + slack < one[0] or one[1] + slack < two[0]


# -- `قبل` and `بعد`

_AFTER = fold_words("بعد عقب إثر بعيد غداة")
_BEFORE = fold_words("قبل قبيل عشية")
_PAUSES = fold_word("،;:()-") + b",\"'"
_RELATIVE = fold_words("الذي التي اللذان اللذين اللتان اللتين الذين اللواتي")
WITHIN = 60
"""Letters between the verb of a beginning, or its relative pronoun, and the date."""
REACH = 9
"""How many words may stand between two dates that `بعد` joins."""
# The second date is that of a plan, or of something the joined event speaks about.
_AHEAD = fold_words(
    """
    إلى حتى لغاية المقرر المقررة مقرر مقررة المزمع المزمعة المرتقب المنتظر المحدد المحددة موعد موعدا موعدها
    تأجيل تأجيله تأجيلها إرجاء تحديد الدعوة دعوة دعوته دعوتها ترشيح ترشحه اختيار لاستضافة استعدادا الموافق منذ
    اعتبارا ابتداء بدءا انتهاء المنتهي المنتهية مقارنة أن بأن ذلك لكن ثم فيما بينما كما
    """
)


def _connected(analysis: Analysis, one: Dated, two: Dated) -> _Pair | None:
    """`في 3 أغسطس، بعد صدور التقرير في 20 أغسطس`: the order that the word between two dates says."""
    words = words_between(analysis, one.end.atom.end, two.end.atom.start)
    if not words or not 3 <= len(words) <= REACH or not _AHEAD.isdisjoint(words[1:]):
        return None
    joined = analysis.folded.data[one.end.atom.end : two.end.atom.start].lstrip(_PAUSES + b" ")
    if any(mark in joined for mark in _PAUSES):
        return None
    if any(tense(w, len(w), len(w)) is Tense.FUTURE for w in words):
        return None
    if _is_since_then(words_before(analysis, one.end.atom.start, WITHIN)):
        return None
    if words[0] in _AFTER:
        return two, one
    return (one, two) if words[0] in _BEFORE else None


def _is_since_then(before: list[bytes]) -> bool:
    """`تعليق الإضراب الذي بدأ في`: it goes on since then, and a `بعد` tells of what is done to it now."""
    return any(p in _RELATIVE and verb in BEGINS for p, verb in pairwise(before))


def _begun_and_ended(analysis: Analysis, one: Dated, two: Dated) -> _Pair | None:
    """`بدأ الحفر في 8 سبتمبر وانتهى في 30 نوفمبر`; `الأولى في 22 يناير والثانية في 11 فبراير`."""
    words = words_between(analysis, one.end.atom.end, two.end.atom.start)
    if not words or len(words) > LONGEST_END:
        return None
    before = words_before(analysis, one.end.atom.start, WITHIN)
    if has_ended(words) and not BEGINS.isdisjoint(before):
        return one, two
    if not AT_A_TIME.issuperset(words[1:]):
        return None
    first = [w for w in before if w not in AT_A_TIME][-NUMBERED:]
    return (one, two) if any((w, words[0]) in _NUMBERED for w in first) else None


LONGEST_END = 4
"""Words of `وإنها تنتهي في يوم`."""
NUMBERED = 4
"""Words between `الأولى` and its date: `الدفعة الأولى من اللقاح في`."""
_FIRST, _SECOND = fold_words("الأول الأولى"), fold_words("الثاني الثانية")
_NUMBERED = frozenset((a, b) for a in _FIRST for b in _SECOND)

# -- steps of one course

_BURIED = re.compile(b"|".join(map(fold_word, ("شيع", "دفن", "ووري", "جنازة", "جنازته", "جثمان"))))
_BURIED_BEFORE = "death comes before burial"
"""Nobody is buried on the day before: the one order in which a day makes a difference."""

_ONCE = {
    "life": frozenset({1, 4, 5}),
    "works": frozenset({1, 4}),
    "law": frozenset({2, 3}),
    "accord": frozenset({3, 4}),
}
"""The steps of each course that one thing takes but once; the others need `كان قد`."""
_THE_ONE = fold_words("الراحل الراحلة الفقيد الفقيدة المرحوم المرحومة الجثمان جثمانه جثمانها")
_NEVER = frozenset[int]()
_HAD_BEEN = fold_words("كان كانت كانا كانوا")
_ALREADY = fold_words("قد")


def _stepped(analysis: Analysis, events: Events, one: Dated, two: Dated) -> tuple[_Pair | None, str]:
    """The two dates in the order of the steps that their clauses tell, and what the steps are."""
    first, second = events.of(one.resolved), events.of(two.resolved)
    if "maybe_other" in first.marks | second.marks:
        return None, ""  # القانون القديم, القانون الجديد
    if apart(first, second, steps=False) not in (None, "one sentence tells them side by side"):
        return None, ""
    for course in first.steps.keys() & second.steps.keys():
        a, b = _steps(first, course), _steps(second, course)
        if len(a) != 1 or len(b) != 1 or a == b:
            continue
        earlier, later = (one, two) if min(a) < min(b) else (two, one)
        early, late = (first, second) if earlier is one else (second, first)
        steps = _step(early, course), _step(late, course)
        once = a | b <= _ONCE.get(course, _NEVER)
        if _is_taken_up(analysis, events, earlier, (early, late), steps, once=once):
            return (earlier, later), f"{steps[0]} comes before {steps[1]}"
    return None, ""


def _had(analysis: Analysis, date: Dated) -> bool:
    """`كان ... قد`: told as past when the other happened."""
    words = words_before(analysis, date.end.atom.start)
    starts = [i for i, w in enumerate(words[:4]) if w in _HAD_BEEN]
    return bool(starts) and not _ALREADY.isdisjoint(words[starts[0] :])


A_NAME = 1.5
"""The score of two clauses that say one name of two words."""
LINK = 0.5
"""The score from which two clauses have more in common than the words of all news."""


def _is_taken_up(
    analysis: Analysis,
    events: Events,
    earlier: Dated,
    told: tuple[Event, Event],
    steps: tuple[str, str],
    *,
    once: bool,
) -> bool:
    """Whether one of two neighbouring clauses takes up the other.

    What may come again must be told by `كان قد`, and the clauses share a name; what comes but once needs
    one of the two, a pronoun, or `الراحل`.
    """
    before, behind = sorted(told, key=lambda e: e.start)
    if behind.sentence > events.sentence(before.start)[1] + NEAR:
        return False
    had, score = _had(analysis, earlier), events.likeness(*told).score
    if not once:
        return had and score > 0
    if "birth" in steps:  # others are born when he has died
        return had or any(w.surface in _THE_ONE for w in told[0].words)
    mourned = any(w.surface in _THE_ONE for w in behind.words)
    if "burial" in steps:  # many may be mourned of whom one dies later
        return had or mourned or not behind.owned.isdisjoint(steps) or score > A_NAME
    return had or mourned or not behind.owned.isdisjoint(steps) or score > LINK


def _steps(event: Event, course: str) -> frozenset[int]:
    """The step of the word that governs the date, else all that the clause names."""
    steps = {c.id: c.step for c in event.concepts if c.course == course}
    return frozenset(n for c, n in steps.items() if c in event.governing) or frozenset(steps.values())


def _step(event: Event, course: str) -> str:
    steps = _steps(event, course)
    named = sorted(c.id for c in event.concepts if c.course == course and c.step in steps)
    return named[0]


# -- the finding


def _finding(analysis: Analysis, settings: Settings, pair: _Pair, why: str) -> Finding:
    first, after = pair
    one, two = _days(first), _days(after)
    assert one is not None
    assert two is not None
    apart_by = one[0] - two[1]
    written, earlier = said(analysis, after.end.atom), said(analysis, first.end.atom)
    return RULE.finding(
        f"«{written}» should not be before «{earlier}»: {why}",
        f"«{written}» يسبق «{earlier}» وحقه أن يليه",
        tuple(sorted(place(analysis, d.end.atom) for d in pair)),
        evidence=(f"{why}", f"«{written}» is {apart_by} days before «{earlier}»"),
        repairs=tuple(_repairs(analysis, settings, pair)),
    )


def _repairs(analysis: Analysis, settings: Settings, pair: _Pair) -> Iterator[Repair]:
    """One edit of either date that puts them in order."""
    first, after = pair
    for date in (after, first):
        fits = fits_context(analysis, date.resolved.expression, date.end, settings.hijri_tolerance)

        def orders(point: Point, fits=fits, moved: Dated = date) -> bool:  # type: ignore[no-untyped-def]
            days, one, two = point.days(), _days(first), _days(after)
            if days is None or one is None or two is None or not fits(point):
                return False
            return days[1] >= one[0] if moved is after else two[1] >= days[0]

        yield from ranked(analysis, date.point, date_edits(analysis, date.end), orders)
