"""A day or an hour that no calendar and no clock has.

What it finds
    A day beyond the end of its month (`31 نوفمبر`, `30 شباط`, `31 رمضان`), 29 February of a common year, a
    numeric stamp that is no date in any order, an hour beyond 24 or a minute beyond 59 behind `الساعة`.

Why it matters
    It is wrong whatever else is true, and a database that is fed with it refuses the row or, worse, moves
    it to the next month.

Wrong
    [2019-05-06] تستقبل البلدية طلبات الرخص حتى 31 أفريل 2019 بمقرها في بنزرت
        => 31 أفريل 2019
        +> 30
    [-] عقد المؤتمر في 30 شباط بحضور خبراء من الأردن
        => 30 شباط
    [2022-04-12] سجلت الهزة في 29 فبراير 2022 قرب أكادير
        => 29 فبراير 2022
    [-] ينتهي التسجيل في ٣١ رجب ١٤٤١هـ
        => ٣١ رجب ١٤٤١هـ
    [-] تنطلق الندوة على الساعة 25:15 بقاعة البلدية
        => الساعة 25:15
    [-] صدر القرار بتاريخ 41/3/2018
        => 41/3/2018
        +> 14/3/2018

Right
    [2019-05-06] تستقبل البلدية طلبات الرخص حتى 30 أفريل 2019
    [-] ولد الرسام في 29 فبراير 1988 بمدينة حلب
    [-] ثبت أن 30 رمضان 1444 هـ متمم للشهر
    [-] يمتد الحظر من الساعة 22:00 حتى الساعة 24:00
    [-] توفي الراهب في 29 فبراير 1500 بحسب المخطوط
    [-] الفصل 45/13/2018 من النظام الداخلي

When it is silent
    Day 30 of a Hijri month that its table gives 29 days is a note: the table is not the moon. A day that one
    reading of an ambiguous month name has, or one of its two names, which is C003's. 29 February of a year
    that is leap in the Julian calendar only. A month of a year outside the calendar's range. A year that the
    text does not say is never held against 29 February. `24:30`, the way some write half past midnight.
    Numbers with slashes that nothing beside them calls a date.

Source
    month lengths of `arabdate.calendars`; Hijri months have 29 or 30 days in every reckoning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from arabdate import calendars
from arabdate.checks.evidence import place, said, table_name
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import Edit, Kind, date_edits, fits_context, ranked, write_number
from arabdate.errors import CalendarError
from arabdate.expressions import Atom, Expression
from arabdate.model import Calendar, Finding, Repair, Resolution, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved, month_names, stamp_numbers
from arabdate.values import Point, longest_month

RULE = Rule("C001", "impossible-date", Severity.ERROR, "0.1")


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Days, then stamps that are no date, then clock times."""
    for resolved in analysis.resolved:
        for end in resolved.ends:
            if _is_impossible(end):
                yield _day(analysis, settings, resolved, end)
            elif _is_table_gap(end.point):
                yield _gap(analysis, end)
    for expression in analysis.expressions:
        for atom in expression.atoms:
            if _is_broken_stamp(atom):
                yield _stamp(analysis, expression, atom)
            if (clock := _bad_clock(atom)) is not None:
                yield _clock(analysis, atom, *clock)


# -- days


def _length(calendar: Calendar, year: int | None, month: int) -> int | None:
    """The days of the month, in a year left out the most that it can have; None where it is not known."""
    if year is None or calendar.is_hijri:
        return longest_month(calendar, month)
    try:
        return calendars.month_length(calendar, year, month)
    except CalendarError:
        return None


def _said_year(end: End) -> int | None:
    """The year that the text states, beside the day or in the day's list."""
    return end.point.year if end.resolution in (Resolution.EXPLICIT, Resolution.LIST) else None


def _readings(end: End) -> set[tuple[Calendar, int]]:
    """Every month that the words may mean, the name in the second tradition included."""
    tokens = [end.roles[role] for role in ("month", "alias") if role in end.roles]
    found = {(n.calendar, n.number) for t in tokens for n in month_names(t)}
    return found or {(end.point.calendar, end.point.month or 0)}


def _is_impossible(end: End) -> bool:
    day = end.point.day
    if day is None or day < 1 or end.point.month is None or end.point.bc:
        return False
    year = _said_year(end)
    lengths = [_length(calendar, year, month) for calendar, month in _readings(end)]
    known = [n for n in lengths if n is not None]  # no length: the calendar does not reach that year
    if not known or any(day <= n for n in known):
        return False
    return not (end.point.month == 2 and day == 29 and year is not None and year < 1924 and year % 4 == 0)


def _day(analysis: Analysis, settings: Settings, resolved: Resolved, end: End) -> Finding:
    point = end.point
    length = _length(point.calendar, _said_year(end), point.month or 0)
    month = said(analysis, end.roles["month"]) if "month" in end.roles else str(point.month)
    written = said(analysis, end.atom)
    year = _said_year(end)
    of = f" {year}" if year is not None and point.month == 2 else ""
    return RULE.finding(
        f"{written}: this month has no day {point.day}",
        f"لا وجود لليوم {point.day} في شهر {month}{of}",
        (place(analysis, end.atom),),
        evidence=(f"{month}{of} has {length} days at most ({table_name(point.table())})",),
        repairs=_repairs(analysis, settings, resolved, end, length),
    )


def _repairs(
    analysis: Analysis, settings: Settings, resolved: Resolved, end: End, length: int | None
) -> tuple[Repair, ...]:
    edits = list(date_edits(analysis, end))
    token = end.atom.roles.get("day")
    if token is not None and token.digits and length is not None:
        last = write_number(said(analysis, token), length)
        edits.append(
            Edit(
                Kind.NEAREST,
                place(analysis, token),
                last,
                "the last day of the month",
                replace(end.point, day=length),
            )
        )
    return ranked(
        analysis, end.point, edits, fits_context(analysis, resolved.expression, end, settings.hijri_tolerance)
    )


def _is_table_gap(point: Point) -> bool:
    return point.calendar.is_hijri and point.day == 30 and point.year is not None and not point.exists()


def _gap(analysis: Analysis, end: End) -> Finding:
    table = table_name(end.point.table())
    return RULE.finding(
        f"{said(analysis, end.atom)}: the table gives this month 29 days",
        "الشهر في التقويم المعتمد 29 يوما، وقد يتم ثلاثين بحسب الرؤية",
        (place(analysis, end.atom),),
        Severity.NOTE,
        evidence=(f"{table}; a month may be completed to 30 days where the moon was not seen",),
    )


# -- stamps


def _is_broken_stamp(atom: Atom) -> bool:
    """A stamp with a year of four digits that is no date in any order, though its neighbours call it one."""
    if "stamp" not in atom.roles:
        return False
    parts = atom.roles["stamp"].surface.replace(b".", b"/").replace(b"-", b"/").split(b"/")
    lengths = [len(p.strip()) for p in parts]
    if lengths not in ([2, 1, 4], [1, 2, 4], [2, 2, 4], [4, 2, 2], [4, 1, 2], [4, 2, 1]):
        return False
    if stamp_numbers(atom.roles["stamp"].surface, False) is not None:
        return False
    called = atom.before is not None and atom.before.may_be("AT_DATE")
    return called or not atom.roles.keys().isdisjoint(("weekday", "deictic", "era"))


def _stamp(analysis: Analysis, expression: Expression, atom: Atom) -> Finding:
    token = atom.roles["stamp"]
    end = End(atom, atom.roles, Point(), Resolution.EXPLICIT)
    edits = date_edits(analysis, end, Calendar.GREGORIAN)
    return RULE.finding(
        f"{said(analysis, token)} is no date in any order of its numbers",
        f"لا يصح {said(analysis, token)} تاريخا بأي ترتيب لأرقامه",
        (place(analysis, atom),),
        evidence=("no calendar has a month beyond 13 or a day beyond 31",),
        repairs=ranked(analysis, end.point, edits, fits_context(analysis, expression, end)),
    )


# -- clock times


def _bad_clock(atom: Atom) -> tuple[int, int] | None:
    """Hour and minute behind `الساعة` that no clock shows."""
    if not any(t.may_be("CLOCK_NOUN") for t in atom.tokens):
        return None
    if "clock" in atom.roles:
        surface = atom.roles["clock"].surface
        if surface.isdigit():  # 1530
            surface = surface[:2] + b":" + surface[2:]
        hour, minute = (int(x) for x in re.findall(rb"\d+", surface)[:2])
    elif "hour" in atom.roles:
        hour, minute = atom.roles["hour"].number or 0, 0
    else:
        return None
    return (hour, minute) if hour > 24 or minute > 59 else None


def _clock(analysis: Analysis, atom: Atom, hour: int, minute: int) -> Finding:
    return RULE.finding(
        f"no clock shows {hour}:{minute:02d}",
        f"لا تشير ساعة إلى {hour}:{minute:02d}",
        (place(analysis, atom),),
        evidence=("hours run from 0 to 24, minutes from 0 to 59",),
    )
