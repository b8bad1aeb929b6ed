"""A range ends before it starts.

What it finds
    `من 22 إلى 17 ماي 2016`, `بين عامي 2009 و2003`: two ends in the wrong order, or with a year that was not
    turned at the new year.

Why it matters
    One of the ends is wrong, and a calendar that imports the range shows nothing at all.

Wrong
    [-] تنظم دار الثقافة بسوسة معرضها من 22 إلى 17 ماي 2016
        => 22 إلى 17 ماي 2016
    [-] ارتفعت الصادرات بين عامي 2009 و2003 بنسبة الثلث
        => عامي 2009 و2003
    [-] تغلق المدرسة من 23 ديسمبر 2018 حتى 6 يناير 2018
        => 23 ديسمبر 2018 حتى 6 يناير 2018
        +> 2019
    [-] يعرض الفيلم من 28 يونيو إلى 4 يونيو 2017
        => 28 يونيو إلى 4 يونيو 2017

Right
    [-] تنظم دار الثقافة بسوسة معرضها من 17 إلى 22 ماي 2016
    [-] يمتد المهرجان من 28 إلى 3 تشرين الثاني 2017
    [-] حكم الملك من 1450 إلى 1425 قبل الميلاد
    [-] يسري الحظر من الساعة 21:00 إلى الساعة 06:00
    [-] أقيمت نسخ أعوام 2012 و2008 و2004
    [-] نقل المنظمون موعد المعرض من 22 إلى 17 ماي 2016
    [-] فاز باللقب في موسم 2019/2018

When it is silent
    Years before the era run down. A night's clock times. Lists. A first day whose month is left out may be
    the month before (`من 28 إلى 3 تشرين الثاني`), where that makes a span of at most two weeks. Two years or
    two days in digits joined by a dash or a slash are a note: right-to-left typing turns them on the screen,
    and many are typed to look right. A date that is moved `من ... إلى` an earlier one. Two months without
    a year.

Source
    the day numbers of both ends, first day of the first against last day of the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from arabdate import calendars
from arabdate.checks.evidence import corrected, fold_words, place, said, words_before
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import Edit, Kind, date_edits, fits_context, month_edit, ranked
from arabdate.errors import CalendarError
from arabdate.model import Finding, Repair, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.values import Point

RULE = Rule("C005", "reversed-range", Severity.ERROR, "0.1")

ELLIPSIS = 14
"""Days that a span may last whose first day leaves its month to the reader."""

_NAMED = frozenset({"day", "month", "month_number", "year", "stamp"})
# Words of a date that is moved: `نقل الموعد من 22 إلى 17 ماي`.
_MOVED = fold_words(
    """
    نقل نقلت نقله تأجيل أجل أجلت تقديم قدم قدمت تغيير غير غيرت تعديل عدل عدلت تحويل انتقل انتقلت
    موعد موعده موعدها بدل بدلا
    """
)


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every range of two dates that runs backwards."""
    for resolved in analysis.resolved:
        if len(resolved.ends) == 2 and _is_reversed(resolved) and not _excused(analysis, resolved):
            yield _finding(analysis, settings, resolved)


def _is_reversed(resolved: Resolved) -> bool:
    begin, last = resolved.ends
    if begin.point.bc or last.point.bc or any(_NAMED.isdisjoint(e.roles) for e in (begin, last)):
        return False
    if begin.point.calendar is not last.point.calendar and "month" not in begin.roles:
        return False  # a bare year takes the calendar of its neighbour
    if not _says_year(begin) and not _says_year(last) and begin.point.month != last.point.month:
        return False  # months of no stated year follow each other
    a, b = begin.point.days(), last.point.days()
    return a is not None and b is not None and a[0] > b[1]


def _says_year(end: End) -> bool:
    return not end.roles.keys().isdisjoint(("year", "yrel", "stamp"))


def _excused(analysis: Analysis, resolved: Resolved) -> bool:
    begin, last = resolved.ends
    before = words_before(analysis, begin.atom.start, 80)
    return (
        _is_elliptic(begin, last)
        or not _MOVED.isdisjoint(before[-6:])
        or corrected(analysis, begin.atom.start, last.atom.end)
    )


def _is_elliptic(begin: End, last: End) -> bool:
    """`من 28 إلى 3 تشرين الثاني`: the first day is that of the month before."""
    point, final = begin.point, last.point
    if (
        "month" in begin.atom.roles
        or "month_number" in begin.atom.roles
        or point.day is None
        or final.day is None
    ):
        return False
    month, year = (point.month or 1) - 1, point.year or 0
    earlier = replace(point, month=month or 12, year=year if month else year - 1)
    days = earlier.days()
    end = final.days()
    return days is not None and end is not None and end[0] - days[0] < ELLIPSIS


def _typed_to_look_right(analysis: Analysis, resolved: Resolved) -> bool:
    """Digits joined by a dash or a slash, which right-to-left typing turns."""
    begin, last = resolved.ends
    between = analysis.folded.data[begin.atom.end : last.atom.start].strip()
    return between in (b"-", b"/", b"_")


def _finding(analysis: Analysis, settings: Settings, resolved: Resolved) -> Finding:
    begin, last = resolved.ends
    a, b = begin.point.days(), last.point.days()
    assert a is not None
    assert b is not None
    first, second = _iso(a[0]), _iso(b[1])
    severity = Severity.NOTE if _typed_to_look_right(analysis, resolved) else Severity.ERROR
    return RULE.finding(
        f"the range starts on {first} and ends on {second}, {a[0] - b[1]} days before",
        f"تبدأ المدة في {first} وتنتهي قبل ذلك في {second}",
        ((resolved.mention.start, resolved.mention.end),),
        severity,
        evidence=(f"{said(analysis, begin.atom)}: from {first}", f"{said(analysis, last.atom)}: to {second}"),
        repairs=_repairs(analysis, settings, resolved),
    )


def _iso(day: int) -> str:
    try:
        return calendars.iso(day)
    except CalendarError:
        return f"day {day}"


def _repairs(analysis: Analysis, settings: Settings, resolved: Resolved) -> tuple[Repair, ...]:
    """The two numbers exchanged, or one edit that puts the ends in order."""
    begin, last = resolved.ends
    kept: list[Edit] = [*_exchange(analysis, resolved), *_month_before(analysis, begin, last)]
    for end in (last, begin):
        fits = fits_context(analysis, resolved.expression, end, settings.hijri_tolerance)
        for edit in date_edits(analysis, end):
            ends = (edit.point, last.point) if end is begin else (_lent(begin, edit.point), edit.point)
            first, second = (p.days() for p in ends)
            if fits(edit.point) and first is not None and second is not None and first[0] <= second[0]:
                kept.append(edit)
    return ranked(analysis, begin.point, kept, lambda _: True)


def _month_before(analysis: Analysis, begin: End, last: End) -> Iterator[Edit]:
    """`25 شتنبر إلى 3 شتنبر`: the first month written as the one before."""
    token, month = begin.atom.roles.get("month"), begin.point.month
    if (
        token is None
        or "alias" in begin.atom.roles
        or month is None
        or month < 2
        or month != last.point.month
    ):
        return
    for edit in month_edit(analysis, token, begin.point, month - 1, "the month before"):
        days, end = edit.point.days(), last.point.days()
        if days is not None and end is not None and days[0] <= end[0]:
            yield edit


def _lent(begin: End, last: Point) -> Point:
    """The first end when the last one, which lends it what it leaves out, is edited."""
    roles = begin.atom.roles
    year = begin.point.year if "year" in roles or "stamp" in roles else last.year
    month = last.month if roles.keys().isdisjoint(("month", "month_number", "stamp")) else begin.point.month
    return replace(begin.point, year=year, month=month)


def _exchange(analysis: Analysis, resolved: Resolved) -> Iterator[Edit]:
    """`22 إلى 17 ماي` to `17 إلى 22 ماي`, where the rest of the two ends is shared."""
    begin, last = resolved.ends
    role = "day" if "day" in begin.atom.roles and "month" not in begin.atom.roles else "year"
    if (
        role not in begin.atom.roles
        or role not in last.atom.roles
        or (role == "year" and "month" in last.atom.roles)
    ):
        return
    one, two = begin.atom.roles[role], last.atom.roles[role]
    start, end = analysis.folded.span(one.start, two.end)
    middle = analysis.text[place(analysis, one)[1] : place(analysis, two)[0]]
    text = said(analysis, two) + middle + said(analysis, one)
    yield Edit(Kind.WEEKDAY, (start, end), text, "the ends exchanged", begin.point)
