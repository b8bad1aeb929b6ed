"""A stated length, age or anniversary is not what the dates beside it make.

What it finds
    `استمر الإضراب 25 يوما، من 3 إلى 20 مارس 2019`: eighteen days. An age that is not the time from birth to
    death, an anniversary with the wrong number, `بعد ثلاثة أسابيع من` a day two months back.

Why it matters
    One of the two numbers is wrong, and readers quote either. Mostly two digits swapped, a number taken over
    from last year's article, or a year mistaken.

Wrong
    [-] استمر الإضراب في المناجم 12 يوما، من 4 إلى 25 مارس 2019
        => 12 يوما | 4 إلى 25 مارس 2019
        +> 22
    [-] أعلنت النتائج في 20 مايو 2016، بعد أسبوعين من الاقتراع الذي جرى في 10 مارس 2016
        => 20 مايو 2016 | أسبوعين | 10 مارس 2016
    [-] تولى الإدارة في 1 آذار 2008، وظل فيها ثماني سنوات حتى 30 نيسان 2011
        => 1 آذار 2008 | ثماني سنوات | 30 نيسان 2011
        +> ثلاث
    [2017-06-10] تأسست الفرقة قبل 40 عاما، وتحديدا في يونيو 1987، على يد معلم للموسيقى
        => 40 عاما | يونيو 1987
        +> 30
    [2019-02-12] توفي الفنان يوم 9 شباط 2019 عن عمر ناهز 57 عاما. ولد الراحل في حلب في 3 أيار 1944
        => يوم 9 شباط 2019 | 57 عاما | 3 أيار 1944
        +> 74
    [2020-03-01] أحيت البلدة في 28 فبراير 2020 الذكرى الثامنة للفيضان الذي غمرها في 28 فبراير 2010
        => 28 فبراير 2020 | الذكرى الثامنة | 28 فبراير 2010
        +> العاشرة
    [-] بدأ رصف الطريق في 2 مارس 2019 وانتهى في 20 مارس 2019، أي بعد 28 يوما
        => 2 مارس 2019 | 20 مارس 2019 | 28 يوما
        +> 18
    [-] قضى الكاتب سبع سنوات في المنفى، من 3 أيار 2009 إلى 3 أيار 2018
        => سبع سنوات | 3 أيار 2009 إلى 3 أيار 2018
        +> تسع
    [-] استغرقت الرحلة 55 يوما، إذ بدأت في 3 مايو 2019 وانتهت عند المصب في 17 يونيو 2019
        => 55 يوما | 3 مايو 2019 | 17 يونيو 2019
        +> 45
    [-] بعد ثلاث سنوات على افتتاحه في 12 يونيو 2016، أغلق المتحف في 20 يونيو 2021
        => ثلاث سنوات | 12 يونيو 2016 | 20 يونيو 2021
        +> خمس
    [2015-05-05] تأسست الشركة عام 1985، وتحتفل بمرور 28 عاما على تأسيسها
        => عام 1985 | 28 عاما
        +> 30
    [2020-02-02] رحل الكاتب في 30 يناير 2020 عن 58 عاما. وهو من مواليد 1942
        => 30 يناير 2020 | 58 عاما | 1942
        +> 78
    [-] وقع النادي عقدا مدته ثلاث سنوات. ويبدأ العقد في 1 يوليو 2019 وينتهي في 30 يونيو 2024
        => ثلاث سنوات | 1 يوليو 2019 | 30 يونيو 2024
        +> خمس

    [-] أفرج عن الصياد في 25 مايو 2018 بعد اعتقال دام 42 يوما. واعتقل الصياد في 1 مايو 2018 قرب الحدود
        => 25 مايو 2018 | 42 يوما | 1 مايو 2018
    [-] بدأ الإضراب في 3 مارس 2019. واستمر الإضراب 47 يوما وانتهى في 20 مارس 2019
        => 3 مارس 2019 | 47 يوما | 20 مارس 2019
        +> 17
    [-] فرضت البلدية الحظر في 5 أبريل 2020 ورفعته في 20 مايو 2020 بعد 54 يوما
        => 5 أبريل 2020 | 20 مايو 2020 | 54 يوما

Right
    [-] أفرج عن الصياد في 25 مايو 2018 بعد اعتقال دام 42 يوما. واعتقل شقيقه في 1 مايو 2018 قرب الحدود
    [-] بدأ الإضراب في 3 مارس 2019. واستمر الاعتصام 47 يوما وانتهى في 20 مارس 2019
    [-] فرضت البلدية الحظر في 5 أبريل 2020 ورفعته في 20 مايو 2020 بعد 54 يوما من الهدوء
    [-] استمر الإضراب في المناجم 22 يوما، من 4 إلى 25 مارس 2019
    [-] استمر الإضراب في المناجم 21 يوما، من 4 إلى 25 مارس 2019
    [-] وقع النادي عقدا مدته ثلاث سنوات. وتبدأ البطولة في 1 يوليو 2019 وتنتهي في 30 يوليو 2019
    [-] بدأ رصف الطريق في 2 مارس 2019 وانتهى في 20 مارس 2019، أي بعد 28 يوما من انتهاء الشتاء
    [-] استغرقت الرحلة 45 يوما، إذ بدأت في 3 مايو 2019 وانتهت عند المصب في 17 يونيو 2019
    [-] بعد ثلاث سنوات على إغلاقه، فتح المتحف في 12 يونيو 2016، ثم أغلق في 20 يونيو 2021
    [2015-05-05] تأسست الشركة عام 1985، وتحتفل بمرور عشرة أعوام على دخولها السوق
    [2020-02-02] دافع الكاتب في 30 يناير 2020 عن 58 عاما من العمل. وهو من مواليد 1942
    [2019-02-12] ولد النائب عام 1960 في صيدا. وفاز بمقعده عندما كان عمره 35 عاما سنة 1995
    [2019-02-12] ولد المخرج عام 1960 في صيدا، وصور أول أفلامه وهو في عمر 19 عاما
    [-] تعمل العيادة 12 يوما في الشهر من 4 مارس إلى 25 ديسمبر 2019
    [-] أعلنت النتائج في 20 مايو 2016، بعد عشرة أسابيع من الاقتراع الذي جرى في 10 مارس 2016
    [-] أعلنت النتائج في 20 مايو 2016 بعد أسبوعين من الفرز. وكان الاقتراع جرى في 10 مارس 2016
    [2017-06-10] تأسست الفرقة قبل نحو 30 عاما، وتحديدا في أكتوبر 1988، على يد معلم للموسيقى
    [2019-02-12] توفي الفنان يوم 9 شباط 2019 عن عمر ناهز 75 عاما. ولد الراحل في حلب في 3 أيار 1944
    [2019-02-12] توفي الفنان يوم 9 شباط 2019 عن عمر ناهز 57 عاما. وولد ابنه البكر في 3 أيار 1994
    [2020-03-01] أحيت البلدة في 28 فبراير 2020 الذكرى العاشرة للفيضان الذي غمرها في 28 فبراير 2010
    [2020-03-01] تحيي البلدة الذكرى العاشرة للفيضان الذي غمرها في مايو 2010

When it is silent
    Days are counted with and without the first, and one more either way; weeks, months and years are
    rounded as people round them, and years may be the shorter Hijri ones. `نحو` widens the margin, `أكثر
    من` and `أقل من` ask one side only. The length and the dates must be tied by the words between them: a
    range beside its length, `بعد` a length `من` a date, a stay `حتى` a date, what began and ended behind
    its length (`إذ بدأت ... وانتهت`), an age and the one birth that the article tells, an anniversary of
    an event or `بمرور` years `على` it, with its date. Across sentences one thing must be told by its
    name: what lasted (`بعد اعتقال دام`, `بعد عشرة أيام من اعتقاله`) and the only date of its beginning.
    Vague lengths, working days, quotations, corrections. An anniversary that is more than three off
    counts another event.

Source
    the day numbers of the dates; a month is 30.44 days, a year 365.2425 (Hijri: 354.37).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from arabdate.checks.evidence import (
    AT_A_TIME,
    BEGINS,
    ENDS,
    corrected,
    fold_words,
    has_ended,
    place,
    quoted,
    said,
    words_after,
    words_before,
    words_between,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked, write_number
from arabdate.events import Event, apart, events_of, is_definite, read_word
from arabdate.expressions import Expression
from arabdate.fold import fold_word
from arabdate.lexicon import number_forms
from arabdate.model import Finding, MentionType, Repair, Resolution, Severity, Span
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.tokenizer import Region, tokenize
from arabdate.tokens import Token
from arabdate.values import Point

RULE = Rule("N003", "duration-mismatch", Severity.WARNING, "0.1", own_slip=True)


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every length, age and anniversary that the dates tied to it contradict."""
    for index, resolved in enumerate(analysis.resolved):
        stated = _stated(resolved)
        if stated is None:
            continue
        tied = next((t for tie in _TIES if (t := tie(analysis, index, stated)) is not None), None)
        if tied is not None and not tied.holds() and not _retold(analysis, resolved.expression, tied.spans):
            yield _finding(analysis, settings, tied)
    for tied in _anniversaries(analysis):
        if not tied.holds():
            yield _finding(analysis, settings, tied)


def _retold(analysis: Analysis, expression: Expression, spans: tuple[Span, ...]) -> bool:
    """Whether one of some places is quoted, or an expression corrected where it stands."""
    return any(quoted(analysis, s) for s in spans) or corrected(analysis, expression.start, expression.end)


# -- what is stated, and what the dates make

_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)(D|W|M|Y|DE)")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Y": 365.2425, "DE": 3652.425}
_SLACK = {"D": 1.0, "W": 0.6, "M": 0.8, "Y": 0.999, "DE": 0.7}
"""How far, in its unit, a length may be from what the dates make: people round either way."""
HIJRI_YEARS = 365.2425 / 354.367
"""How many Hijri years are in one of the sun's."""
ROUGHLY = 0.1
"""The part of a length by which `نحو` widens its margin."""
EXACTLY = 0.03
"""The same for an age that is not rounded: `ناهز 83 عاما` is said of one who was 83."""

_Days = tuple[int, int]
"""First and last day number that a date may mean."""
_Dated = tuple[Resolved, End, _Days]
"""A mention that is one date, its end, and its days."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A length that the text gives: so many of a unit, how firmly, and the token of its number."""

    amount: float
    unit: str
    mod: str | None
    span: Span
    number: Token | None
    age: bool = False


@dataclass(frozen=True, slots=True)
class _Tied:
    """A stated length with the two dates that bound it. `spans` in text order; `ends` may be repaired."""

    stated: _Stated
    first: _Days
    last: _Days
    spans: tuple[Span, ...]
    ends: tuple[tuple[Expression, End], ...] = ()
    anniversary: bool = False

    def made(self) -> tuple[float, float]:
        """The least and the most that the dates make, in the unit; the last day not counted, counted."""
        one = _DAYS[self.stated.unit]
        return (self.last[0] - self.first[1]) / one, (self.last[1] - self.first[0] + 1) / one

    def holds(self) -> bool:
        """Whether the length and the dates can both be right."""
        low, high = self.made()
        amount, mod = self.stated.amount, self.stated.mod
        if self.anniversary:
            return low - _BEFORE_THE_DAY <= amount <= high + _BEFORE_THE_DAY or not _is_slip(
                amount, low, high
            )
        slack = _SLACK[self.stated.unit]
        if self.stated.unit in ("Y", "DE"):
            high *= HIJRI_YEARS
        if mod == "APPROX":
            slack += (EXACTLY if self.stated.age and amount % 5 else ROUGHLY) * amount
        above, below = amount > high + slack, amount < low - slack
        if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return not above
        if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
            return not below
        return not above and not below


_BEFORE_THE_DAY = 0.95
"""Years by which the last or the next anniversary may be away when it is spoken of."""
_SLIP_OF_NUMBER = 3


def _is_slip(amount: float, low: float, high: float) -> bool:
    """Whether an anniversary's number is near enough to be a wrong count of this event."""
    return low > 0 and low - _SLIP_OF_NUMBER <= amount <= high + _SLIP_OF_NUMBER


def _stated(resolved: Resolved) -> _Stated | None:
    mention = resolved.mention
    found = _LENGTH.fullmatch(mention.value)
    if mention.type is not MentionType.DURATION or found is None:
        return None
    roles = resolved.expression.atoms[0].roles
    span = (mention.start, mention.end)
    return _Stated(float(found[1]), found[2], mention.mod, span, roles.get("count"))


def _days(end: End) -> _Days | None:
    """The days of a date whose year the text gives."""
    if end.resolution not in (Resolution.EXPLICIT, Resolution.LIST) or end.point.year is None:
        return None
    return end.point.days() if end.point.exists() and not end.point.bc else None


def _date(analysis: Analysis, index: int) -> _Dated | None:
    """The mention at an index, if it is one date with its year."""
    if not 0 <= index < len(analysis.resolved):
        return None
    resolved = analysis.resolved[index]
    if len(resolved.ends) != 1:
        return None
    days = _days(resolved.ends[0])
    return None if days is None else (resolved, resolved.ends[0], days)


def _span(resolved: Resolved) -> Span:
    return resolved.mention.start, resolved.mention.end


_AND = fold_word("و")

# -- ties: what the words between a length and its dates make of them

_LASTING = fold_words(
    """
    استمر استمرت يستمر تستمر ستستمر سيستمر دام دامت يدوم تدوم لمدة مدة مدته مدتها مدى مدار طوال طيلة فترة
    لفترة امتد امتدت تمتد يمتد
    """
)
_OPENING = fold_words(
    "من بين ما في فترة الفترة خلال أي امتدت امتد تمتد يمتد وذلك ذلك بداية بدءا ابتداء اعتبارا الممتدة"
)
_CLOSING = fold_words("أي لمدة مدة طوال على مدى مدار واستمر واستمرت")
_WORK = fold_words("عمل دوام عطلة إجازة عرض في متقطعة متفرقة")


def _beside_range(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`استمر 25 يوما، من 3 إلى 20 مارس`; `من 3 إلى 20 مارس، أي 18 يوما`."""
    here = analysis.resolved[index].expression
    for other, openers in ((index + 1, _OPENING), (index - 1, _CLOSING)):
        resolved = _range(analysis, other)
        if resolved is None:
            continue
        before, after = sorted((here, resolved.expression), key=lambda e: e.start)
        between = words_between(analysis, before.end, after.start)
        if between is None or not (openers.issuperset(between) or (other > index and _at_a_place(between))):
            continue
        lasts = _LASTING | _STAYING | _KEEPING
        verbs = words_before(analysis, here.start, 80)[-REACH:]
        lasting = not lasts.isdisjoint(verbs) and _SENTENCED.isdisjoint(verbs)
        if (other > index and not lasting) or (other < index and not between):
            continue
        if (tied := _tied_to_range(stated, resolved)) is not None:
            return tied
    return None


def _range(analysis: Analysis, index: int) -> Resolved | None:
    """The range at an index, if it is of days: `ثلاثة أيام من الخامسة إلى الثامنة` has hours of each."""
    resolved = analysis.resolved[index] if 0 <= index < len(analysis.resolved) else None
    if resolved is None or len(resolved.ends) != _BOTH or any(e.point.clock for e in resolved.ends):
        return None
    return resolved


def _tied_to_range(stated: _Stated, resolved: Resolved) -> _Tied | None:
    """A length and a range. The year does not matter: both ends have it from one place."""
    first, last = (e.point.days() for e in resolved.ends)
    if first is None or last is None or first[0] > last[1]:
        return None
    return _Tied(stated, first, last, tuple(sorted((stated.span, _span(resolved)))))


# Verbs of what is done for a length: `مدد البرلمان الطوارئ ستة أشهر، من مارس إلى يونيو`.
_KEEPING = fold_words(
    """
    حكم حكمت تولى تولت شغل شغلت ترأس ترأست رأس رأست عاش عاشت مدد مددت يمدد تمدد تمديد علق علقت تعليق أغلق
    أغلقت إغلاق حظر حظرت منع منعت أوقف أوقفت سجن سجنت مكوثه إقامته ولايته ولايتها
    """
)
_SENTENCED = fold_words("عليه عليها عليهم عليهما بالسجن بالحبس")
_PLACED, _FROM_TO = fold_words("في"), fold_words("من بين")


def _at_a_place(between: list[bytes]) -> bool:
    """`سبع سنوات في السجن من`: where it was spent, of which there is one; `12 يوما في الشهر من` is a rate."""
    return len(between) == 3 and between[0] in _PLACED and between[2] in _FROM_TO and between[1] not in _RATES


_RATES = fold_words("الشهر السنة العام الأسبوع اليوم الموسم الفصل")
_AFTER, _BEFORE = fold_words("بعد"), fold_words("قبل")
_OF = fold_words("من على")
_PLACING = fold_words("في على إلى من عن")
REACH = 7
"""How many words may stand between a length and the date of the event from which it counts."""


class _Between(NamedTuple):
    """A length between two dates of its sentence, and the words before it and after it."""

    one: _Dated
    lead: list[bytes]
    rest: list[bytes]
    two: _Dated


def _between_dates(analysis: Analysis, index: int) -> _Between | None:
    here = analysis.resolved[index].expression
    one, two = _date(analysis, index - 1), _date(analysis, index + 1)
    if one is None or two is None:
        return None
    lead = words_between(analysis, one[0].expression.end, here.start)
    rest = words_between(analysis, here.end, two[0].expression.start)
    return _Between(one, lead, rest, two) if lead and rest else None


def _from_event(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`في 30 نوفمبر 2018، بعد ثلاثة أسابيع من انطلاقها في 2 أكتوبر 2018`."""
    found = _between_dates(analysis, index)
    if found is None or len(found.lead) > 2 or len(found.rest) > REACH or found.rest[0] not in _OF:
        return None
    if not _PLACING.isdisjoint(found.rest[1:-1]):
        return None  # بعد يومين من الراحة في معسكر بدأ في 2 مايو
    tied = _tied(stated, found.one, found.two)
    if found.lead[0] in _AFTER:
        return replace(tied, first=tied.last, last=tied.first)
    return tied if found.lead[0] in _BEFORE else None


_UNTIL = fold_words("حتى إلى لغاية غاية")
_STAYING = fold_words(
    "ظل ظلت بقي بقيت استمر استمرت مكث مكثت قضى قضت أمضى أمضت شغله شغلته دام دامت استغرق استغرقت"
)


def _until(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`تولى منصبه في 1 يوليو 2010، وظل فيه تسع سنوات حتى 30 يونيو 2016`."""
    found = _between_dates(analysis, index)
    if found is None or not _UNTIL.issuperset(found.rest) or len(found.lead) > REACH:
        return None
    return None if _STAYING.isdisjoint(found.lead) else _tied(stated, found.one, found.two)


def _tied(stated: _Stated, begin: _Dated, end: _Dated) -> _Tied:
    """A length and the two dates that begin and end it, wherever each stands."""
    spans = tuple(sorted((stated.span, _span(begin[0]), _span(end[0]))))
    return _Tied(stated, begin[2], end[2], spans, _ends(begin, end))


_AGO = fold_words("قبل منذ")
_NAMELY = fold_words("تحديدا بالتحديد أي")


def _ago(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`تأسس قبل 30 عاما، وتحديدا في مايو 1995`, reckoned to publication."""
    here, two = analysis.resolved[index].expression, _date(analysis, index + 1)
    if (
        two is None
        or analysis.reference is None
        or _AGO.isdisjoint(words_before(analysis, here.start, 24)[-2:])
    ):
        return None
    rest = words_between(analysis, here.end, two[0].expression.start)
    if not rest or rest[0] not in _NAMELY or not AT_A_TIME.issuperset(rest[1:]):
        return None
    now = analysis.reference.date.toordinal()
    return _Tied(stated, two[2], (now, now), (stated.span, _span(two[0])), _ends(two))


_AGE = fold_words("عمر العمر عمره عمرها")
_DIED = fold_words("توفي توفيت رحل رحلت مات ماتت توفى فارق فارقت غيب")
_AT_AGE = fold_words("عن")
_BORN = fold_words("ولد ولدت المولود المولودة مولود مولودة مواليد")
_BIRTH = re.compile(b"|".join(map(fold_word, ("ولد", "مولود", "مواليد"))))
_RELATIVES = fold_words(
    """
    ابنه ابنها ابنته ابنتها نجله نجلها والده والدها والدته والدتها زوجه زوجها زوجته أبوه أخوه شقيقه شقيقها
    حفيده له لها
    """
)
_CHILD_REACH = 600
"""Letters from an age within which the one birth that is told is that of the same person."""


def _age(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`توفي في 9 مارس 2018 عن عمر ناهز 67 عاما. ولد في 5 يونيو 1941`."""
    here = analysis.resolved[index].expression
    if stated.unit != "Y" or not _is_age(analysis, here.start, here.end):
        return None
    births = list(_births(analysis)) if _BIRTH.search(analysis.folded.data) else []
    if len(births) != 1 or abs(births[0][0].expression.start - here.start) > _CHILD_REACH:
        return None
    birth = births[0]
    on = _age_on(analysis, index, birth)
    if on is None:
        return None
    day, date = on
    dates = (birth,) if date is None else (date, birth)
    spans = tuple(sorted((stated.span, *(_span(d[0]) for d in dates))))
    return _Tied(replace(stated, age=True), birth[2], day, spans, _ends(*dates))


_THEN = fold_words("عندما حين حينما لما كان كانت وهو وهي في")


_REQUIRED = fold_words("يكون تكون ألا يتجاوز تتجاوز يقل تقل يزيد تزيد يشترط تشترط شرط بشرط دون فوق بين")


def _age_on(analysis: Analysis, index: int, birth: _Dated) -> tuple[_Days, _Dated | None] | None:
    """The day on which someone is of an age, and its date: one right behind it, one before it, publication.

    `عندما كان عمره 35 عاما` is of neither the date before it nor of publication.
    """
    here = analysis.resolved[index].expression
    behind, before = _date(analysis, index + 1), _date(analysis, index - 1)
    if behind is not None and behind[0] is not birth[0]:
        between = words_between(analysis, here.end, behind[0].expression.start)
        if between is not None and AT_A_TIME.issuperset(between):
            return behind[2], behind
    words = words_before(analysis, here.start, 120)
    died = not _DIED.isdisjoint(words)
    if not _THEN.isdisjoint(words[-4:]) and not died:
        return None
    one_sentence = before and words_between(analysis, before[0].expression.end, here.start) is not None
    if before is not None and before[0] is not birth[0] and one_sentence:
        return before[2], before
    first, last = sorted((here, birth[0].expression), key=lambda e: e.start)
    of_him = died or words_between(analysis, first.end, last.start) is not None
    if analysis.reference is None or not of_him or not _REQUIRED.isdisjoint(words):
        return None  # another of whom the next sentence tells; what is asked of candidates
    now = analysis.reference.date.toordinal()
    return (now, now), None


def _is_age(analysis: Analysis, start: int, end: int) -> bool:
    """`عن عمر ناهز`, and after a verb of dying `عن` alone."""
    before = words_before(analysis, start, 120)
    if not _AGE.isdisjoint(words_before(analysis, start, 40)[-3:]):
        return True
    died = before[-1:] != [] and before[-1] in _AT_AGE and not _DIED.isdisjoint(before)
    return died and words_after(analysis, end)[:1] not in _OF_WORK


_OF_WORK = [[word] for word in fold_words("من")]  # رحل عن 30 عاما من العطاء


def _births(analysis: Analysis) -> Iterator[_Dated]:
    """The dates of the births that the article tells, the subject's and others'."""
    for index in range(len(analysis.resolved)):
        found = _date(analysis, index)
        if found is not None:
            words = words_before(analysis, found[0].expression.start, 80)[-REACH:]
            if not _BORN.isdisjoint(words) and _RELATIVES.isdisjoint(words):
                yield found


_BOTH = 2
_BECAUSE = fold_words("فقد إذ حيث لأنها لأنه")


def _is_only(words: list[bytes] | None, verbs: frozenset[bytes]) -> bool:
    """Whether some words are one of some verbs and what puts a date to it, with no subject of its own."""
    return words is not None and words[:1] != [] and words[0] in verbs and AT_A_TIME.issuperset(words[1:])


def _explained(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`استغرقت الرحلة خمسة أشهر، فقد بدأت في 3 مايو 2020 وانتهت في 4 أكتوبر 2020`."""
    here = analysis.resolved[index].expression
    one, two = _date(analysis, index + 1), _date(analysis, index + _BOTH)
    if one is None or two is None:
        return None
    rest = words_between(analysis, here.end, one[0].expression.start)
    between = words_between(analysis, one[0].expression.end, two[0].expression.start)
    before = words_before(analysis, here.start, 80)[-REACH:]
    verb = rest[1:] if rest and rest[0] in _BECAUSE else rest
    if not rest or not between or len(between) > REACH or not _is_only(verb, BEGINS):
        return None
    if between[0] not in ENDS or (_LASTING | _STAYING | _AFTER).isdisjoint(before):
        return None
    return _tied(stated, one, two)


def _after_it(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`بعد ثلاث سنوات على افتتاحه في 12 يونيو 2016، أغلق المتحف في 20 يونيو 2021`, it opens its sentence."""
    here = analysis.resolved[index].expression
    one, two = _date(analysis, index + 1), _date(analysis, index + _BOTH)
    before = words_before(analysis, here.start, 60)
    if one is None or two is None or len(before) != 1 or before[0] not in _AFTER:
        return None
    rest = words_between(analysis, here.end, one[0].expression.start)
    between = words_between(analysis, one[0].expression.end, two[0].expression.start)
    if not rest or not between or len(between) > REACH or rest[0] not in _OF:
        return None
    if not _ELSEWHEN.isdisjoint(between):
        return None  # نقل إلى لندن حيث بقي حتى 2018
    if not _is_of(analysis, here.end, one[0].expression.start) or not _PLACING.isdisjoint(rest[1:-1]):
        return None
    behind = analysis.folded.data[one[0].expression.end :].lstrip()[:1]
    if behind not in _COMMAS or between[0].startswith(_AND):
        return None
    return _tied(stated, one, two)


_ELSEWHEN = fold_words("حتى إلى منذ قبل بعد حيث ثم التي الذي من أن")
_COMMAS = (b",", b"\xa1")
_PASSING = fold_words("مرور بمرور لمرور مضي بمضي انقضاء")
_UPON = fold_words("على")


def _since_founding(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`بمرور أربعين عاما على تأسيسها عام 1985`; `تأسست عام 1985، وتحتفل بمرور أربعين عاما على تأسيسها`."""
    here = analysis.resolved[index].expression
    if analysis.reference is None or stated.unit != "Y":
        return None
    before, after = words_before(analysis, here.start, 24), words_after(analysis, here.end)
    if not before or before[-1] not in _PASSING or not after or after[0] not in _UPON or len(after) < _BOTH:
        return None
    event = _date(analysis, index + 1)
    if event is None or not _is_of(analysis, here.end, event[0].expression.start):
        event = _date(analysis, index - 1)
        told = None if event is None else words_before(analysis, event[0].expression.start, 60)
        between = None if event is None else words_between(analysis, event[0].expression.end, here.start)
        if event is None or not told or between is None or not _same_verb(told, after[1]):
            return None
    now = analysis.reference.date.toordinal()
    spans = tuple(sorted((stated.span, _span(event[0]))))
    return _Tied(stated, event[2], (now, now), spans, _ends(event), anniversary=True)


def _same_verb(told: list[bytes], noun: bytes) -> bool:
    """Whether a clause tells what a noun of action names: `تأسست`, `تأسيسها`."""
    named = {c.id for c in read_word(noun).concepts if c.kind == "event"}
    return bool(named) and any(c.id in named for w in told for c in read_word(w).concepts)


_THAT_IS, _FROM = fold_words("أي"), fold_word("من")


def _namely(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`بدأ الحفر في 8 سبتمبر 2021 وانتهى في 30 نوفمبر 2021، أي بعد 83 يوما`."""
    here = analysis.resolved[index].expression
    one, two = _date(analysis, index - 2), _date(analysis, index - 1)
    if one is None or two is None:
        return None
    lead = words_between(analysis, two[0].expression.end, here.start)
    between = words_between(analysis, one[0].expression.end, two[0].expression.start)
    if not lead or lead[0] not in _THAT_IS or not (_AFTER | _LASTING).issuperset(lead[1:]) or len(lead) > 2:
        return None
    if between is None or not has_ended(between) or words_after(analysis, here.end)[:1] == [_FROM]:
        return None
    return _tied(stated, one, two)


_ITS_LENGTH = fold_words("مدته مدتها أجله أجلها استغرق استغرقت استمر استمرت دام دامت")
_NEAR = 160
"""Letters between a length and the dates that begin and end it."""


def _begun_and_ended(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`عقد مدته ثلاث سنوات. ويبدأ العقد في 1 يوليو 2019 وينتهي في 30 يونيو 2022`: one thing, by its name."""
    here = analysis.resolved[index].expression
    lead = words_before(analysis, here.start, 60)[-2:]
    one, two = _date(analysis, index + 1), _date(analysis, index + _BOTH)
    if one is None or two is None or _ITS_LENGTH.isdisjoint(lead):
        return None
    first, last = one[0].expression, two[0].expression
    between = words_between(analysis, first.end, last.start)
    if first.start - here.end > _NEAR or between is None or not has_ended(between):
        return None
    said_of = words_before(analysis, first.start, 60)
    begin = next((i for i, w in enumerate(said_of) if w in BEGINS), None)
    names = {read_word(w).stem for w in words_before(analysis, here.start, 120)}
    if begin is None or names.isdisjoint(read_word(w).stem for w in said_of[begin + 1 : begin + 2]):
        return None
    return _tied(stated, one, two)


# -- ties across sentences: what lasted is told again with the day on which it began

_LASTED = fold_words("دام دامت استمر استمرت استغرق استغرقت امتد امتدت طال طالت")
_STORY = 500
"""Letters between a length and the date, in another sentence, from which it counts."""
_NEARBY = 3
"""How many mentions away that date may be."""
_LINK = 0.5
"""The score from which two clauses have more in common than the words of all news."""
_SETS_OUT = {"arrest", "closing", "kidnapping", "disappearance", "curfew", "departure", "withdrawal"}
"""What begins with its own verb: `اعتقل` is the beginning of `اعتقال`; of the others, `اندلعت الحرب` is."""


def _from_what_lasted(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`أفرج عنه في 5 مايو بعد اعتقال دام عشرة أيام. واعتقل في 3 مايو`; `بعد عشرة أيام من اعتقاله`."""
    here = analysis.resolved[index].expression
    end = _date(analysis, index - 1)
    lead = None if end is None else words_between(analysis, end[0].expression.end, here.start)
    if end is None or not lead or len(lead) > REACH or _AFTER.isdisjoint(lead) or stated.mod:
        return None
    at = min(i for i, w in enumerate(lead) if w in _AFTER)
    behind = words_after(analysis, here.end)
    if lead[-1] in _LASTED and at + 1 < len(lead) - 1 and (not behind or behind[0] not in _OF):
        nouns = lead[at + 1 : at + 2]
    elif at == len(lead) - 1 and len(behind) > 1 and behind[0] in _OF:
        nouns = behind[1:2]
    else:
        return None
    if not _ELSEWHEN.isdisjoint(lead[at + 1 :]):
        return None
    after = _date(analysis, index + 1)
    if after is not None and words_between(analysis, here.end, after[0].expression.start) is not None:
        return None  # that date is nearer
    begun = {c.id for c in read_word(nouns[0]).concepts} | ({"departure"} if nouns[0] in _TRIPS else set())
    starts = [d for d in _nearby(analysis, index, here) if _begins(analysis, d, end, begun)]
    if not starts or any(s[2] != starts[0][2] for s in starts):
        return None
    start = starts[0]
    return _tied(stated, start, end)


_TRIPS = fold_words("رحلة الرحلة")


def _nearby(analysis: Analysis, index: int, here: Expression) -> Iterator[_Dated]:
    """The dates of other sentences around a length."""
    for other in (*range(index - 1 - _NEARBY, index - 1), *range(index + 1, index + 1 + _NEARBY)):
        found = _date(analysis, other)
        if found is None:
            continue
        there = found[0].expression
        one, two = (there, here) if there.start < here.start else (here, there)
        if two.start - one.end <= _STORY and words_between(analysis, one.end, two.start) is None:
            yield found


def _begins(analysis: Analysis, start: _Dated, end: _Dated, begun: set[str]) -> bool:
    """Whether a clause tells the beginning of what lasted until another, and of the same one."""
    words = words_before(analysis, start[0].expression.start, 160)
    if words and not _ELSEWHEN.isdisjoint(words[:1]):
        return False
    events = events_of(analysis)
    told, ended = events.of(start[0]), events.of(end[0])
    same = begun & {c.id for c in told.concepts}
    if not same or _told_apart(told, ended, same) or "maybe_other" in told.marks | ended.marks:
        return False
    if not (same & _SETS_OUT & told.governing or "departure" in same):
        if (BEGINS | _BREAKS_OUT).isdisjoint(words):
            return False
        return bool(told.governing & same) or not _BREAKS_OUT.isdisjoint(words)
    if "departure" in same and not (_DEPARTS & set(words)):
        return False
    if not _RELATIVES.isdisjoint(words):
        return False
    match = events.likeness(told, ended)
    return match.score - len(match.events) > _LINK or not told.owned.isdisjoint(same)


def _told_apart(told: Event, ended: Event, same: set[str]) -> bool:
    """Whether two clauses tell of two things; a journey has two ends, and what was closed is opened again."""
    reason = apart(told, ended, steps=False)
    if "departure" in same and reason in ("two places", "two cities"):
        return False
    return reason is not None and not ("again" in _marks(ended) and "other" not in told.marks)


def _marks(event: Event) -> set[str]:
    return {m for s in event.said if s.word is not None for m in s.word.marks}


_BREAKS_OUT = fold_words("اندلع اندلعت تفجر تفجرت شب شبت نشب نشبت وقع وقعت")
_DEPARTS = fold_words("غادر غادرت أقلع أقلعت أبحر أبحرت انطلق انطلقت")


def _begun_then_lasted(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`بدأ الإضراب في 3 مارس. واستمر 25 يوما وانتهى في 20 مارس`; `وانتهى الإضراب في 20 مارس بعد 25 يوما`."""
    here = analysis.resolved[index].expression
    before = words_before(analysis, here.start, 120)
    one, two = _date(analysis, index - 1), _date(analysis, index + 1)
    if before and before[0] in _LASTING and len(before) <= 3:
        rest = None if two is None else words_between(analysis, here.end, two[0].expression.start)
        if not rest or not (_UNTIL.issuperset(rest) or has_ended(rest)):
            return None
        subject = before[1:2]
    else:
        one, two = _date(analysis, index - 2), _date(analysis, index - 1)
        lead = None if two is None else words_between(analysis, two[0].expression.end, here.start)
        if two is None or not lead or not _AFTER.issuperset(lead):
            return None
        if words_after(analysis, here.end)[:1] and not _comma_behind(analysis, here.end):
            return None
        told = words_before(analysis, two[0].expression.start, 120)
        if not told or told[0] not in ENDS:
            return None
        subject = told[1:2]
    if one is None or two is None:
        return None
    begun = words_before(analysis, one[0].expression.start, 120)
    if not begun or begun[0] not in BEGINS or len(begun) > 2 * REACH:
        return None
    of = [read_word(w).stem for w in begun[1:2]]
    if subject and subject[0] not in AT_A_TIME and [read_word(subject[0]).stem] != of:
        return None
    if words_between(analysis, one[0].expression.end, two[0].expression.start) is not None:
        return None  # one sentence: `_until` and its like
    if two[0].expression.start - one[0].expression.end > _STORY:
        return None
    return _tied(stated, one, two)


def _then_lasted(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`بدأت الفرقة جولتها في 3 مايو. واختتمت الفرقة جولتها في 20 مايو. ودامت الجولة 17 يوما`."""
    here = analysis.resolved[index].expression
    told = words_before(analysis, here.start, 60)
    one, two = _date(analysis, index - 2), _date(analysis, index - 1)
    if one is None or two is None or len(told) != _BOTH or told[0] not in _LASTED or not is_definite(told[1]):
        return None
    if here.start - one[0].expression.end > _STORY:
        return None
    begun, ended = (words_before(analysis, d[0].expression.start, 120) for d in (one, two))
    if not begun or not ended or begun[0] not in BEGINS or ended[0] not in ENDS:
        return None
    thing = read_word(told[1]).stem
    if any(thing not in [read_word(w).stem for w in words[:4]] for words in (begun, ended)):
        return None
    return _tied(stated, one, two)


def _undone(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`فرضت البلدية الحظر في 5 أبريل ورفعته في 20 مايو بعد 45 يوما`: of one thing, by its pronoun."""
    here = analysis.resolved[index].expression
    one, two = _date(analysis, index - 2), _date(analysis, index - 1)
    if one is None or two is None:
        return None
    lead = words_between(analysis, two[0].expression.end, here.start)
    between = words_between(analysis, one[0].expression.end, two[0].expression.start)
    if not lead or not _AFTER.issuperset(lead) or not between or len(between) > REACH:
        return None
    if words_after(analysis, here.end)[:1] and not _comma_behind(analysis, here.end):
        return None
    if not between[0].startswith(_AND) or not between[0].endswith(_PRONOUNS) or len(between[0]) < _A_VERB:
        return None
    at = analysis.folded.data.find(between[0], one[0].expression.end)
    noun = _TEH_MARBUTA in analysis.folded.slice(at, at + len(between[0]))
    if noun or not AT_A_TIME.issuperset(between[1:]):
        return None
    return _tied(stated, one, two)


_PRONOUNS = tuple(map(fold_word, ("ه", "ها", "هم")))
_A_VERB = 5
"""Letters of `ورفعه`."""
_TEH_MARBUTA = "\u0629"


def _comma_behind(analysis: Analysis, end: int) -> bool:
    return analysis.folded.data[end:].lstrip()[:1] in _COMMAS


def _lasted_twice(analysis: Analysis, index: int, stated: _Stated) -> _Tied | None:
    """`استمر الإضراب 25 يوما وشل الحركة. وامتد الإضراب من 3 إلى 20 مارس 2019`: one thing, by its name."""
    here = analysis.resolved[index].expression
    mine = words_before(analysis, here.start, 120)[-2:]
    if stated.unit != "D" or len(mine) != _BOTH or mine[0] not in _LASTED or not is_definite(mine[1]):
        return None
    for other in (index - 1, index + 1):
        resolved = _range(analysis, other)
        if resolved is None:
            continue
        said_of = words_before(analysis, resolved.expression.start, 60)[:2]
        if len(said_of) != _BOTH or said_of[0] not in _LASTED:
            continue
        gap = max(resolved.expression.start - here.end, here.start - resolved.expression.end)
        if read_word(said_of[1]).stem != read_word(mine[1]).stem or gap > _STORY:
            continue
        if (tied := _tied_to_range(stated, resolved)) is not None:
            return tied
    return None


_TIES = (
    _beside_range,
    _from_event,
    _until,
    _ago,
    _age,
    _namely,
    _begun_and_ended,
    _explained,
    _after_it,
    _since_founding,
    _from_what_lasted,
    _begun_then_lasted,
    _lasted_twice,
    _undone,
    _then_lasted,
)


def _ends(*dates: _Dated) -> tuple[tuple[Expression, End], ...]:
    return tuple((resolved.expression, end) for resolved, end, _ in dates)


# -- anniversaries, which are no mentions

_WORD = fold_word("ذكرى")
_ANNIVERSARY = re.compile(
    b"(?<![\x80-\xff])(?:" + b"|".join(map(fold_word, ("", "و", "ب", "ل", "ف", "وب"))) + b")("
    + b"(?:" + fold_word("ال") + b")?" + _WORD + b"(?: " + fold_word("السنوية") + b")?) "
)  # fmt: skip
_COMMEMORATED = 90
"""Letters on either side of an anniversary within which its dates stand."""


def _anniversaries(analysis: Analysis) -> Iterator[_Tied]:
    """`الذكرى العاشرة للثورة التي اندلعت في 25 يناير 2011`, from its day or from publication."""
    if _WORD not in analysis.folded.data:
        return
    for found in _ANNIVERSARY.finditer(analysis.folded.data):
        number = _number_after(analysis, found.end())
        if number is None or number.number is None:
            continue
        after = [i for i, r in enumerate(analysis.resolved) if r.expression.start >= number.end][:1]
        event = _date(analysis, after[0]) if after else None
        if event is None or not _is_of(analysis, number.end, event[0].expression.start):
            continue
        span = analysis.folded.span(found.start(1), number.end)
        stated = _Stated(float(number.number), "Y", None, span, number)
        kept, day = _kept_on(analysis, found.start(1))
        spans = tuple(sorted((span, _span(event[0]), *((_span(kept),) if kept else ()))))
        if day is not None and not _retold(analysis, event[0].expression, spans):
            yield _Tied(stated, event[2], (day, day), spans, anniversary=True)


def _number_after(analysis: Analysis, start: int) -> Token | None:
    """The ordinal, or the number behind its article, that begins at a folded position."""
    data = analysis.folded.data
    for token in Region(tokenize(data, start, min(start + 40, len(data)))).tokens[:2]:
        if token.number is not None and token.digits <= 3:
            return token
        if not token.may_be("ARTICLE"):
            return None
    return None


def _is_of(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the date that follows an anniversary is its event's: few words, no comma between."""
    between = analysis.folded.data[start:end]
    words = words_between(analysis, start, end)
    return words is not None and len(words) <= REACH and not set(between) & set(b",\xa1-()")


def _kept_on(analysis: Analysis, start: int) -> tuple[Resolved | None, int | None]:
    """The day on which an anniversary is kept: one said just before it, else publication."""
    before = [r for r in analysis.resolved if r.expression.end <= start and len(r.ends) == 1]
    if before and words_between(analysis, before[-1].expression.end, start) is not None:
        days = before[-1].ends[0].point.days()
        if days is not None and start - before[-1].expression.end <= _COMMEMORATED:
            return before[-1], days[0]
    return None, None if analysis.reference is None else analysis.reference.date.toordinal()


# -- the finding

_UNITS = {
    "D": ("days", "يوما"),
    "W": ("weeks", "أسبوعا"),
    "M": ("months", "شهرا"),
    "Y": ("years", "عاما"),
    "DE": ("decades", "عقدا"),
}


def _finding(analysis: Analysis, settings: Settings, tied: _Tied) -> Finding:
    low, high = tied.made()
    unit, unit_ar = _UNITS[tied.stated.unit]
    least, most = _rounded(low), _rounded(max(low, high - 1 / _DAYS[tied.stated.unit]))
    made = least if least == most else f"{least}-{most}"
    written = analysis.text[slice(*tied.stated.span)]
    others = [analysis.text[slice(*s)] for s in tied.spans if s != tied.stated.span]
    what = "«" + "» and «".join(others) + "»"
    if len(others) == 1 and not _is_range(tied):
        what += " and publication"
    return RULE.finding(
        f"says {written}, but {what} are {made} {unit} apart",
        f"يقول النص «{written}»، وما بين التاريخين {made} {unit_ar}",
        tied.spans,
        evidence=(
            f"from day {tied.first[0]} to day {tied.last[1]}: {tied.last[1] - tied.first[0]} days, "
            f"{tied.last[1] - tied.first[0] + 1} with the last",
            f"«{written}» is {tied.stated.amount:g} {unit}",
        ),
        repairs=(*_number_repairs(analysis, tied), *_date_repairs(analysis, settings, tied)),
    )


def _is_range(tied: _Tied) -> bool:
    return not tied.ends and not tied.anniversary


def _rounded(amount: float) -> str:
    return f"{amount:.1f}".removesuffix(".0")


def _number_repairs(analysis: Analysis, tied: _Tied) -> Iterator[Repair]:
    """The number that the dates make, where the word that it counts stays as it is."""
    token = tied.stated.number
    _, high = tied.made()
    value = _days_made(tied) if tied.stated.unit == "D" else int(high)
    if token is None or value < 1 or value == tied.stated.amount:
        return
    written = said(analysis, token)
    reason = "what the dates make"
    if token.digits:
        if tied.anniversary or _counts_alike(value, int(tied.stated.amount)):
            yield Repair(place(analysis, token), write_number(written, value), reason)
    else:
        kind = "ORDINAL" if tied.anniversary else "CARDINAL"
        if tied.anniversary or (3 <= value <= 10 and 3 <= tied.stated.amount <= 10):
            for form in number_forms(kind, value):
                if _is_feminine(form) == _is_feminine(written):
                    yield Repair(place(analysis, token), form, reason)
                    return


def _days_made(tied: _Tied) -> int:
    """The days with the last or without it: of the two the one that is a digit from what is written."""
    counts = [round(high) for high in reversed(tied.made())]
    stated = f"{tied.stated.amount:g}"
    return min(
        counts,
        key=lambda n: (
            sum(a != b for a, b in zip(str(n), stated, strict=False)) + abs(len(str(n)) - len(stated))
        ),
    )


def _is_feminine(number: str) -> bool:
    return number.split(maxsplit=1)[0].endswith("ة")


def _counts_alike(one: int, two: int) -> bool:
    """Whether two numbers take their noun in one form: `3 أيام`, `11 يوما`, `100 يوم`."""
    return _form(one) == _form(two)


def _form(number: int) -> str:
    rest = number % 100
    if number < 3 or rest < 3:
        return "few" if number < 100 else "hundreds"
    return "plural" if rest <= 10 else "accusative"


def _date_repairs(analysis: Analysis, settings: Settings, tied: _Tied) -> Iterator[Repair]:
    """One edit of a date that makes the length right."""
    for expression, end in tied.ends:
        fits = fits_context(analysis, expression, end, settings.hijri_tolerance)
        is_first = _days(end) == tied.first

        def makes(point: Point, fits=fits, is_first: bool = is_first) -> bool:  # type: ignore[no-untyped-def]
            days = point.days()
            if days is None or not fits(point):
                return False
            bounds = (days, tied.last) if is_first else (tied.first, days)
            return _Tied(tied.stated, *bounds, tied.spans, anniversary=tied.anniversary).holds()

        yield from ranked(analysis, end.point, date_edits(analysis, end), makes)
