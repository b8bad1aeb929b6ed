"""What is told as past carries a date after publication.

What it finds
    `الماضي` beside a full date that was still to come when the article appeared, `منذ` with such a date, and
    a plain report of the past (`افتتحت الحديقة في 9 أيلول`) with one.

Why it matters
    Nobody reports what has not happened: the year or the month is wrong, mostly last or next year's number
    around the new year, or a month taken for its neighbour.

Wrong
    [2018-02-12] جرت الانتخابات يوم السبت الماضي 17 شباط 2018 في البلدات الثلاث
        => يوم السبت الماضي 17 شباط 2018
    [2017-04-03] واندلع الحريق في 28 مايو 2017 في مخزن بالميناء
        => 28 مايو 2017
        +> مارس
    [2015-01-18] وكان الوزير قد زار المستشفى في 9 كانون الأول/ديسمبر 2015
        => 9 كانون الأول/ديسمبر 2015
        +> 2014
    [2019-05-20] يلعب المهاجم للفريق منذ نونبر 2019
        => نونبر 2019
        +> 2018

Right
    [2018-02-12] جرت الانتخابات يوم السبت الماضي 10 شباط 2018 في البلدات الثلاث
    [2017-04-03] حددت المحكمة 28 مايو 2017 موعدا للنطق بالحكم
    [2017-04-03] وقع النادي عقدا مع اللاعب يستمر حتى 30 يونيو 2019
    [2017-04-03] أعلنت الوزارة أن الامتحانات تبدأ في 5 جوان 2017
    [2017-04-03] أعلن الاتحاد إقامة البطولة في نوفمبر 2018
    [2017-04-03] حصلت المدينة على حق تنظيم الألعاب في 5 يوليو 2021
    [2017-04-03] وقع الزلزال في نوفمبر الماضي

When it is silent
    `الماضي` without a year: it resolves backwards. A date one day after publication: clocks and metadata
    differ by a day. A past verb that announces, decides or fixes a day to come, or that has another verb, a
    purpose (`لتنظيم`), `حتى`, `إلى` or `موعد` between it and the date. Bare years, which stand in names of
    plans and cups. Quotations and corrections.

Source
    the publication day that was given, else the article's own stamp; the clause's words, nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabdate import calendars
from arabdate.checks.evidence import corrected, fold_words, own_dates, place, quoted, said, words_before
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked
from arabdate.errors import CalendarError
from arabdate.fold import fold_word
from arabdate.lexicon import cues
from arabdate.model import Finding, Resolution, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved, relation

RULE = Rule("R001", "past-after-publication", Severity.WARNING, "0.1")

SLACK = 1
"""Days after publication that say nothing: clocks and metadata differ by one."""
REACH = 9
"""Words between the verb and its date."""

# Past verbs that speak of other times than their own: what they announce, decide or fix may be to come.
_ANNOUNCING = fold_words(
    """
    أعلن أعلنت أعلنوا قال قالت أكد أكدت قرر قررت وافق وافقت أقر أقرت صادق صادقت صوت صوتت حدد حددت
    حكم حكمت قضى قضت أدلى أدلت كشف كشفت عين عينت أصدر أصدرت تولى تولت حصل حصلت سجل سجلت شارك شاركت
    بلغ بلغت نظم نظمت احتفل احتفلت بدأ بدأت انتخب انتخبت أحيل أحيلت توصل توصلت أبرم أبرمت وقعا وقعوا
    أبرمتاه قد
    """
)
# Words that put another time, a goal or another clause between the verb and the date.
_BETWEEN = fold_words(
    """
    أن إن أنه أنها بأن بأنه لأن حتى إلى لغاية غاية موعد موعدا الموعد موعده موعدها ابتداء اعتبارا قبل
    بحلول حلول المقرر المقررة المزمع المرتقب المقبل المقبلة القادم القادمة تنظيم استضافة لاستضافة
    إقامة عقد إجراء بطولة كأس نهائيات مونديال دورة الدورة نسخة موسم إطلاق ليوم تأجيل عن لموسم لمدة مدة
    خلال نهاية تنتهي ينتهي المقامة لو إذا سوف لن
    """
)
_IMPERFECT = re.compile(b"(?:%b|%b)?%b..+" % (fold_word("و"), fold_word("ف"), fold_word("ي")), re.DOTALL)
_PURPOSE = re.compile(b"%b...+" % fold_word("ل"), re.DOTALL)


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every full date after publication that its words put before it."""
    latest = _latest_writing_day(analysis)
    if latest is None:
        return
    for resolved in analysis.resolved:
        for end in resolved.ends:
            first = _explicit_first_day(end)
            if first is None or first <= latest + SLACK or _excused(analysis, end):
                continue
            how = _how_past(analysis, resolved, end)
            if how is not None:
                yield _finding(analysis, settings, resolved, end, how)


def _latest_writing_day(analysis: Analysis) -> int | None:
    """Publication, or the latest of the article's own stamps where that is later (`آخر تحديث`)."""
    if analysis.reference is None:
        return None
    own = own_dates(analysis)
    return max([analysis.reference.date, *(d.date for d in own if d.source == "stamp")]).toordinal()


def _explicit_first_day(end: End) -> int | None:
    """The first day of a day or month whose year is said, beside it or in its list."""
    point = end.point
    if end.resolution not in (Resolution.EXPLICIT, Resolution.LIST) or point.month is None or point.bc:
        return None
    days = point.days() if point.exists() else None
    return days[0] if days is not None else None


def _excused(analysis: Analysis, end: End) -> bool:
    span = place(analysis, end.atom)
    return quoted(analysis, span) or corrected(analysis, end.atom.start, end.atom.end)


def _how_past(analysis: Analysis, resolved: Resolved, end: End) -> str | None:
    """The word that tells the date as past."""
    for role in ("rel", "wrel", "yrel"):
        if role in end.roles and relation(end.roles[role]) == "past":
            return said(analysis, end.roles[role])
    if any(role in end.roles for role in ("rel", "wrel", "deictic")) or len(resolved.ends) > 1:
        return None
    before = words_before(analysis, end.atom.start)
    if before and before[-1] in _SINCE:
        return "منذ"
    return _past_verb(before)


_SINCE = fold_words("منذ مند")


def _past_verb(before: list[bytes]) -> str | None:
    """The nearest verb before a date, if it reports what happened on it."""
    for word in reversed(before[-REACH:]):
        if (word,) in _reports():
            return word.decode("cp1256")
        if (
            _stands_between(word)
            or word in _ANNOUNCING
            or _IMPERFECT.fullmatch(word)
            or _PURPOSE.fullmatch(word)
        ):
            return None
    return None


def _stands_between(word: bytes) -> bool:
    return word in _BETWEEN or (word[:1] in _PREFIXES and word[1:] in _BETWEEN)


_PREFIXES = (fold_word("ب"), fold_word("ل"))


def _reports() -> frozenset[tuple[bytes, ...]]:
    """The perfect verbs of the cue table that tell their own time, with their conjunctions."""
    plain = [w[0] for w in cues()["past"] if len(w) == 1]
    joined = {p + w for w in plain for p in (b"", fold_word("و"), fold_word("ف"))}
    return frozenset((w,) for w in joined - _ANNOUNCING)


def _finding(analysis: Analysis, settings: Settings, resolved: Resolved, end: End, how: str) -> Finding:
    assert analysis.reference is not None
    days = end.point.days()
    assert days is not None
    first, published = _iso(days[0]), analysis.reference.date.isoformat()
    later = days[0] - analysis.reference.date.toordinal()
    by_word = any(r in end.roles for r in ("rel", "wrel", "yrel"))
    fits = fits_context(analysis, resolved.expression, end, settings.hijri_tolerance)
    return RULE.finding(
        f"told as past («{how}»), but {said(analysis, end.atom)} is {later} days after publication",
        f"يُروى بصيغة الماضي («{how}»)، لكن {first} بعد تاريخ النشر {published} بـ {later} يوما",
        (place(analysis, end.atom),),
        Severity.ERROR if by_word else Severity.WARNING,
        evidence=(
            f"{said(analysis, end.atom)} is {first}",
            f"published on {published} ({analysis.reference.source})",
        ),
        repairs=ranked(
            analysis,
            end.point,
            date_edits(analysis, end),
            lambda p: fits(p) and (p.days() or (0, 0))[0] <= _ref(analysis),
            nearest=True,
        ),
    )


def _ref(analysis: Analysis) -> int:
    return 0 if analysis.reference is None else analysis.reference.date.toordinal()


def _iso(day: int) -> str:
    try:
        return calendars.iso(day)
    except CalendarError:
        return f"day {day}"
