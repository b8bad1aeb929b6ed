"""A Hijri and a Gregorian date are given as one, and are not.

What it finds
    `1 رمضان 1443هـ الموافق 12 أبريل 2022`: two days that the table puts three or more apart. A pair of months
    that do not meet (`رجب 1439هـ (مايو 2018م)`), and a pair of years that miss by two or more.

Why it matters
    Readers who live by either calendar are given different days, and the wrong one is copied from paper to
    paper: converters are trusted blindly.

Wrong
    [-] تبدأ الدراسة في 11 صفر 1440هـ الموافق 10 أكتوبر 2018 في الجامعات
        => 11 صفر 1440هـ | 10 أكتوبر 2018
        +> 20
    [-] صدر النظام في 7 شعبان 1438هـ (14 مايو 2016) بمرسوم
        => 7 شعبان 1438هـ | 14 مايو 2016
        +> 1437
    [-] صدر العدد الأول في شوال 1440هـ (مارس 2019م)
        => شوال 1440هـ | مارس 2019م
    [-] توفي المؤرخ سنة 812هـ/1415م في القاهرة
        => سنة 812هـ | 1415م

Right
    [-] تبدأ الدراسة يوم 11 صفر 1440هـ الموافق 20 أكتوبر 2018 في الجامعات
    [-] أعلن المغرب أن 1 شوال 1444هـ هو الموافق 22 أبريل 2023
    [-] توفي المؤرخ سنة 812هـ/1410م في القاهرة
    [-] صدر العدد الأول في شوال 1440هـ (يونيو 2019م)
    [-] حكم بين عامي 690-693هـ/1291-1294م

When it is silent
    One day apart is silent, two are a note: states sight the moon on different nights, and published Umm
    al-Qura tables differ. A Hijri year touches two Gregorian ones and either is right; a pair of years that
    misses by one is a note, the habit of simple converters. A Gregorian date before 1582 may be Julian, and
    fits by either. Day 30 of a 29-day month is the day after the 29th.

Source
    Umm al-Qura table of hijridate for 1343-1500 AH, the tabular civil calendar outside it; the finding says
    which, the tolerance, and the difference in days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from arabdate import calendars
from arabdate.checks.evidence import corrected, day_of, hijri_days, place, said, table_name
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import Edit, Kind, date_edits, day_edit, fits_context, ranked, write_number
from arabdate.model import Calendar, Finding, Repair, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.tokens import Token
from arabdate.values import Point

RULE = Rule("C004", "calendar-pair-mismatch", Severity.ERROR, "0.1")

GREGORIAN_SINCE = 1583
"""The first whole year of the Gregorian calendar; dates before may be Julian."""

_LUNAR_AND_SOLAR = (Calendar.SOLAR_HIJRI, Calendar.COPTIC)


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every linked pair of a Hijri and a Gregorian date, end by end."""
    by_expression = {id(r.expression): r for r in analysis.resolved}
    for resolved in analysis.resolved:
        other = by_expression.get(id(resolved.expression.pair))
        if other is None or resolved.mention.start > other.mention.start:
            continue
        for pair in _pairs(resolved, other):
            finding = _judge(analysis, settings, pair)
            if finding is not None:
                yield finding
                break


@dataclass(frozen=True, slots=True)
class _Pair:
    """One end said in another calendar (`foreign`) and in the Gregorian one."""

    foreign: End
    gregorian: End
    resolved: tuple[Resolved, Resolved]
    """The mentions of the foreign and of the Gregorian end."""


def _pairs(a: Resolved, b: Resolved) -> Iterator[_Pair]:
    """The ends that say the same day: first with first, last with last."""
    for one, two in _matched(a, b):
        if _is_foreign(one.point) and _is_gregorian(two, one):
            yield _Pair(one, two, (a, b))
        elif _is_foreign(two.point) and _is_gregorian(one, two):
            yield _Pair(two, one, (b, a))


def _matched(a: Resolved, b: Resolved) -> list[tuple[End, End]]:
    """A range beside one date is a span that it lies in, unless the date ends a range itself, whose beginning
    was not read (`649-874هـ/1251-1480م`). Of two single years in a run of dashes nothing is clear."""
    if not a.ends or not b.ends:
        return []
    if len(a.ends) != len(b.ends):
        single = min(a, b, key=lambda r: len(r.ends))
        return [(a.ends[-1], b.ends[-1])] if _is_dash(single.ends[0].atom.before) else []
    years = a.ends[0].point.month is None
    if years and len(a.ends) == 1 and (_is_dash(a.ends[0].atom.before) or _is_dash(b.ends[0].atom.after)):
        return []
    return list(zip(a.ends, b.ends, strict=True))


def _is_dash(token: Token | None) -> bool:
    return token is not None and token.may_be("DASH")


_NAMING = frozenset({"month", "year", "stamp", "iso"})


def _is_gregorian(end: End, foreign: End) -> bool:
    """Whether an end names a Gregorian date: no bare weekday, no year of the same count (`1435/1436هـ`)."""
    point = end.point
    if point.calendar is not Calendar.GREGORIAN or _NAMING.isdisjoint(end.roles):
        return False
    if "year" not in end.roles or "year" not in foreign.roles:
        return True
    return abs((end.roles["year"].number or 0) - (foreign.roles["year"].number or 0)) >= SAME_COUNT


SAME_COUNT = 40
"""A Hijri and a Gregorian year of one day differ by at least this, until the year 19000."""


def _is_foreign(point: Point) -> bool:
    return point.calendar.is_hijri or point.calendar in _LUNAR_AND_SOLAR


# -- how far apart


def _judge(analysis: Analysis, settings: Settings, pair: _Pair) -> Finding | None:
    start, end = sorted((pair.foreign.atom.start, pair.gregorian.atom.start))
    if pair.gregorian.point.bc or corrected(analysis, start, end):
        return None
    if pair.foreign.point.day is not None and pair.gregorian.point.day is not None:
        return _judge_days(analysis, settings, pair)
    if pair.foreign.point.month is None or pair.gregorian.point.month is None:
        return _judge_years(analysis, settings, pair)
    return _judge_periods(analysis, settings, pair)


def _gap(first: tuple[int, int], second: tuple[int, int]) -> int:
    """Days between two periods, 0 where they meet."""
    return max(first[0] - second[1], second[0] - first[1], 0)


def _gregorian_days(point: Point) -> list[tuple[int, int]]:
    """The period, and for an old date its Julian reading too."""
    days = point.days()
    found = [days] if days is not None else []
    if point.year is not None and point.year < GREGORIAN_SINCE:
        julian = replace(point, calendar=Calendar.JULIAN).days()
        found += [julian] if julian is not None else []
    return found


def _foreign_period(pair: _Pair) -> tuple[int, int] | None:
    """The days of the foreign end; a year left out is the one that comes closest to the other end."""
    point, other = pair.foreign.point, pair.gregorian.point.days()
    if "year" in pair.foreign.roles or "stamp" in pair.foreign.roles:
        day = day_of(point)
        return (day, day) if day is not None else point.days()
    if point.day is None or other is None or not point.calendar.is_hijri:
        return None
    day = hijri_days(point, other[0])
    return (day, day) if day is not None else None


def _is_dated(pair: _Pair) -> bool:
    """Whether the Gregorian end says its year, or has it from publication or its list."""
    return pair.gregorian.point.year is not None


def _judge_days(analysis: Analysis, settings: Settings, pair: _Pair) -> Finding | None:
    foreign = _foreign_period(pair)
    if foreign is None or not _is_dated(pair) or not pair.gregorian.point.exists():
        return None
    gap = min((_gap(foreign, g) for g in _gregorian_days(pair.gregorian.point)), default=0)
    if gap <= settings.hijri_tolerance:
        return None
    severity = Severity.NOTE if gap == settings.hijri_tolerance + 1 else Severity.ERROR
    return _finding(analysis, settings, pair, severity, gap, calendars.iso(foreign[0]))


def _judge_periods(analysis: Analysis, settings: Settings, pair: _Pair) -> Finding | None:
    foreign = _foreign_period(pair)
    if foreign is None or not _is_dated(pair):
        return None
    gap = min((_gap(foreign, g) for g in _gregorian_days(pair.gregorian.point)), default=0)
    if gap <= settings.hijri_tolerance + 1:
        return None
    return _finding(analysis, settings, pair, Severity.ERROR, gap, _period(foreign))


def _judge_years(analysis: Analysis, settings: Settings, pair: _Pair) -> Finding | None:
    """Where either says a year only, the other was converted as a year: its month and day do not count."""
    foreign = _whole_year(pair.foreign.point)
    year = pair.gregorian.point.year
    if foreign is None or year is None or foreign[0] < 1 or "year" not in pair.foreign.roles:
        return None
    touched = (calendars.to_date(foreign[0]).year, calendars.to_date(foreign[1]).year)
    miss = max(touched[0] - year, year - touched[1], 0)
    if miss == 0:
        return None
    severity = Severity.NOTE if miss == 1 else Severity.ERROR
    gap = _gap(foreign, calendars.year_days(Calendar.GREGORIAN, year))
    return _finding(analysis, settings, pair, severity, gap, _period(foreign))


def _whole_year(point: Point) -> tuple[int, int] | None:
    return replace(point, month=None, day=None, part=None, clock=None).days()


def _period(days: tuple[int, int]) -> str:
    return f"{calendars.iso(days[0])} to {calendars.iso(days[1])}"


# -- the finding


def _finding(
    analysis: Analysis, settings: Settings, pair: _Pair, severity: Severity, gap: int, worth: str
) -> Finding:
    atoms = sorted((pair.foreign.atom, pair.gregorian.atom), key=lambda a: a.start)
    foreign, gregorian = said(analysis, pair.foreign.atom), said(analysis, pair.gregorian.atom)
    table = table_name(pair.foreign.point.table())
    return RULE.finding(
        f"{foreign} is {worth}, not {gregorian}: {gap} days apart",
        f"{foreign} يوافق {worth.replace(' to ', ' إلى ')} لا {gregorian}، والفرق {gap} يوما",
        tuple(place(analysis, a) for a in atoms),
        severity,
        evidence=(
            f"{foreign} is {worth} by the {table}",
            f"{gap} days apart; tolerance {settings.hijri_tolerance} day, one more is a note",
        ),
        repairs=_repairs(analysis, settings, pair, worth),
    )


def _repairs(analysis: Analysis, settings: Settings, pair: _Pair, worth: str) -> tuple[Repair, ...]:
    tolerance = settings.hijri_tolerance
    edits: list[tuple[Edit, End, Resolved]] = []
    for end, resolved in ((pair.gregorian, pair.resolved[1]), (pair.foreign, pair.resolved[0])):
        edits += [
            (e, end, resolved) for e in (*date_edits(analysis, end), *_last_digits(analysis, pair, end))
        ]
    kept = []
    for edit, end, resolved in edits:
        context = fits_context(analysis, resolved.expression, end, tolerance, frozenset({"pair"}))
        if context(edit.point) and _meets(pair, end, edit.point, tolerance):
            kept.append(edit)
    return ranked(analysis, pair.gregorian.point, kept, lambda _: True)


def _meets(pair: _Pair, edited: End, point: Point, tolerance: int) -> bool:
    """Whether the pair agrees when one end is another date."""
    foreign = point if edited is pair.foreign else pair.foreign.point
    gregorian = point if edited is pair.gregorian else pair.gregorian.point
    day = day_of(foreign)
    period = (day, day) if day is not None else foreign.days()
    return period is not None and any(_gap(period, g) <= tolerance for g in _gregorian_days(gregorian))


def _last_digits(analysis: Analysis, pair: _Pair, end: End) -> Iterator[Edit]:
    """The day that the other calendar gives, in the same month; a year with one digit changed."""
    roles = end.atom.roles
    other = pair.gregorian if end is pair.foreign else pair.foreign
    if (day := day_of(other.point)) is not None:
        yield from day_edit(analysis, end, day, "the day that the other calendar gives")
    written = roles["year"].number if "year" in roles and roles["year"].digits else None
    if written is not None and "month" not in roles and written == end.point.year:
        yield from _one_digit(analysis, end)


def _one_digit(analysis: Analysis, end: End) -> Iterator[Edit]:
    token, year = end.atom.roles["year"], str(end.point.year)
    for i, old in enumerate(year):
        for new in "0123456789":
            changed = int(year[:i] + new + year[i + 1 :])
            if new != old and len(str(changed)) == len(year):
                text = write_number(said(analysis, token), changed)
                yield Edit(
                    Kind.NUMBER,
                    place(analysis, token),
                    text,
                    "one digit of the year",
                    replace(end.point, year=changed),
                )
