"""Calendar fields to TIMEX3 values and inclusive bounds.

A `Point` is what is known of one date: any of year, month, day, a part of the day, a clock time. It is
written as TIMEX3 with `X` for what is unknown, and bounded in proleptic Gregorian days when enough is
known. A day that its calendar does not have is never written: `31 نوفمبر 2020` is `2020-11-XX`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from arabdate import calendars
from arabdate.errors import CalendarError
from arabdate.model import Calendar, Day, Granularity

__all__ = ["Point", "bounds_of_mod", "bounds_of_value", "format_point", "longest_month"]

_MAX = dt.date.max.toordinal()
_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(slots=True)
class Point:
    """What is known of one date. `month` counts in `calendar`; `weekday` is ISO, for unknown days.

    `suffix` is a part of the year (`Q1`, `H2`, `SU`, `W16`, `W16-WE`); `part` a part of the day
    (`MO` ...); `clock` is `15:00` or `15:00:30`. `last_month` makes it several months; `gregorian_year` is
    the year that a text gives to a month of another calendar (`رمضان 2017`); `unknown` is the value to write
    when nothing but the grain is known (`XXXX-XX-XX`); `nth` which such weekday of a month is meant (-1: the
    last).
    """

    calendar: Calendar = Calendar.GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    suffix: str | None = None
    part: str | None = None
    clock: str | None = None
    last_month: int | None = None
    bc: bool = False
    gregorian_year: int | None = None
    unknown: str | None = None
    nth: int | None = None

    @property
    def granularity(self) -> Granularity:
        """The finest unit known or asked for."""
        if self.clock:
            return Granularity.SECOND if self.clock.count(":") == 2 else Granularity.MINUTE
        if self.part:
            return Granularity.DAYPART
        if (
            self.day is not None
            or self.weekday is not None
            or (self.unknown is not None and self.unknown.count("X") == 8)
        ):
            return Granularity.DAY
        if self.month is not None or self.unknown == "XXXX-XX":
            return Granularity.MONTH
        return _SUFFIX_GRAIN[self.suffix[0]] if self.suffix else Granularity.YEAR

    def days(self) -> tuple[int, int] | None:
        """First and last day number, None where the year is unknown or out of the calendar's range.

        A day that the calendar does not have gives its month.
        """
        if self.year is None or self.bc or self.unknown:
            return None
        if self.calendar is Calendar.GREGORIAN and self.suffix is None and self.weekday is None:
            fast = self._gregorian_days(self.year)
            if fast is not None:
                return fast
        calendar = self.table()
        try:
            if self.suffix:
                return _suffix_days(calendar, self.year, self.suffix)
            if self.month is None:
                if self.day is not None or self.weekday is not None:
                    return None
                first, last = calendars.year_days(calendar, self.year)
                return (first, last) if last <= _MAX else None
            if self.day is not None and calendars.exists(calendar, self.year, self.month, self.day):
                n = calendars.to_day(calendar, self.year, self.month, self.day)
                return (n, n) if n <= _MAX else None
            first, last = calendars.month_days(calendar, self.year, self.month)
            if self.last_month is not None:
                last = calendars.month_days(calendar, self.year, self.last_month)[1]
        except CalendarError:
            return None
        return (first, last) if last <= _MAX else None

    def _gregorian_days(self, year: int) -> tuple[int, int] | None:
        """The common case by way of `datetime`; None leaves it to `calendars`."""
        month, day = self.month, self.day
        if not 1 <= year < dt.MAXYEAR or self.last_month is not None:
            return None
        if month is None:
            return (
                (dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()) if day is None else None
            )
        if not 1 <= month <= 12:
            return None
        first = dt.date(year, month, 1).toordinal()
        length = _MONTH_LENGTHS[month] + (
            month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        )
        if day is not None and 1 <= day <= length:
            return first + day - 1, first + day - 1
        return first, first + length - 1

    def table(self) -> Calendar:
        """The calendar, with the Hijri table that holds for the year; who asks for the tabular one has it."""
        if self.calendar is Calendar.UMM_AL_QURA and self.year is not None:
            return calendars.hijri_table(self.year)
        return self.calendar

    def exists(self) -> bool:
        """Whether the calendar has such a day in this (or, if unknown, in any) year."""
        if self.day is None or self.month is None:
            return True
        if self.day == -1:
            return True
        if self.year is not None:
            if self.calendar is Calendar.GREGORIAN and self.day <= 28:
                return 1 <= self.month <= 12 and self.day >= 1
            return calendars.exists(self.table(), self.year, self.month, self.day)
        return 1 <= self.day <= longest_month(self.calendar, self.month)


def longest_month(calendar: Calendar, month: int) -> int:
    """How many days a month may have in any year.

    Examples:
        >>> longest_month(Calendar.GREGORIAN, 2), longest_month(Calendar.UMM_AL_QURA, 9)
        (29, 30)
    """
    if calendar is Calendar.COPTIC:
        return 6 if month == 13 else 30
    if calendar.is_hijri:
        return 30
    if calendar is Calendar.SOLAR_HIJRI:
        return 31 if month <= 6 else 30
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_DAYS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 21))}
"""Where a season lies, whether it is counted by months or by the sun, in the north."""

_SUFFIX_GRAIN = {
    "Q": Granularity.QUARTER,
    "H": Granularity.HALF,
    "W": Granularity.WEEK,
    "S": Granularity.SEASON,
    "F": Granularity.SEASON,
}


def _suffix_days(calendar: Calendar, year: int, suffix: str) -> tuple[int, int] | None:
    """Days of a quarter, half, ISO week or season; none of a winter, which may be that of the year before."""
    if suffix in SEASONS:
        return _season_days(calendar, year, suffix)
    if suffix[0] == "W":
        if calendar is not Calendar.GREGORIAN:
            return None  # ISO weeks are those of Gregorian years
        first = dt.date.fromisocalendar(year, int(suffix[1:3]), 1).toordinal()
        return (first + 5, first + 6) if suffix.endswith("-WE") else (first, first + 6)
    span = 3 if suffix[0] == "Q" else 6
    last = int(suffix[1]) * span
    if calendar is Calendar.RUMI:
        return None  # its months are numbered from January, its years begin in March
    first = calendars.month_days(calendar, year, last - span + 1)[0]
    if last == 12:  # what a calendar has beyond twelve months is of the last part
        return first, calendars.year_days(calendar, year)[1]
    return first, calendars.month_days(calendar, year, last)[1]


def _season_days(calendar: Calendar, year: int, season: str) -> tuple[int, int] | None:
    """Days of a season; of a year that is not the sun's, those of the one season that lies (nearly) in it."""
    ends = _SEASON_DAYS.get(season)
    if ends is None:
        return None
    if calendar is Calendar.GREGORIAN:
        return _gregorian_season(year, ends)
    begin, end = calendars.year_days(calendar, year)
    for solar in {dt.date.fromordinal(day).year for day in (begin, end) if 1 <= day <= _MAX}:
        first, last = _gregorian_season(solar, ends)
        within = max(first, begin), min(last, end)
        if 4 * (within[1] - within[0]) >= 3 * (last - first):
            return within
    return None


def _gregorian_season(year: int, ends: tuple[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    first, last = (calendars.to_day(Calendar.GREGORIAN, year, month, day) for month, day in ends)
    return first, last


def format_point(point: Point) -> str:
    """The TIMEX3 value of a point.

    Examples:
        >>> format_point(Point(year=2020, month=11, day=9)), format_point(Point(month=2, day=24))
        ('2020-11-09', 'XXXX-02-24')
        >>> format_point(Point(weekday=2, part="EV")), format_point(Point(year=2018, suffix="W16-WE"))
        ('XXXX-WXX-2TEV', '2018-W16-WE')
        >>> format_point(Point(Calendar.UMM_AL_QURA, 1442, 9))
        '2021-04-13/2021-05-12'
        >>> format_point(Point(year=2020, month=11, day=31))
        '2020-11-XX'
    """
    if point.bc:
        return f"BC{point.year:04d}"
    date = _date_part(point)
    return f"{date}T{point.clock or point.part}" if point.clock or point.part else date


def _date_part(point: Point) -> str:
    if point.unknown is not None:
        return point.unknown
    foreign = point.calendar is not Calendar.GREGORIAN
    if foreign and point.year is not None:
        days = point.days()
        if days is not None and days[0] >= 1:
            first, last = calendars.iso(days[0]), calendars.iso(days[1])
            return first if first == last else f"{first}/{last}"
    year = "XXXX" if point.year is None or foreign else f"{point.year:04d}"
    if point.suffix:
        return f"{year}-{point.suffix}"
    if point.weekday is not None and point.day is None and point.month is None:
        return f"{year}-WXX-{point.weekday}"
    if point.month is None and point.day is None:
        return year if not point.part and not point.clock else f"{year}-XX-XX"
    month = "XX" if point.month is None or foreign else f"{point.month:02d}"
    if point.day is None:
        text = f"{year}-{month}"
        if point.last_month is not None:
            text += f"/{year}-{point.last_month:02d}"
        return text if not point.part else f"{text}-XX"
    day = "XX" if not point.exists() or foreign or point.day < 0 else f"{point.day:02d}"
    return f"{year}-{month}-{day}"


def bounds_of_mod(first: int, last: int, mod: str | None) -> tuple[int, int]:
    """The third of a period that START, MID or END names; the middle one takes the remainder.

    Examples:
        >>> bounds_of_mod(1, 31, "START"), bounds_of_mod(1, 31, "MID"), bounds_of_mod(1, 31, "END")
        ((1, 10), (11, 21), (22, 31))
    """
    third = (last - first + 1) // 3
    if mod is None or third == 0:
        return first, last
    if mod == "START":
        return first, first + third - 1
    if mod == "MID":
        return first + third, last - third
    if mod == "END":
        return last - third + 1, last
    return first, last


def bounds_of_value(point: Point, mod: str | None = None) -> tuple[Day | None, Day | None]:
    """Inclusive bounds of a point: days, or the instant for a clock time; None where unknown."""
    days = point.days()
    if days is None or days[0] < 1 or days[1] > _MAX:
        return None, None
    # A season that is not sharply bounded has no thirds.
    first, last = days if mod is None or point.suffix in SEASONS else bounds_of_mod(*days, mod)
    if first == last and not point.clock:
        day = dt.date.fromordinal(first)
        return day, day
    if point.clock and first == last < _MAX:
        hour, minute, second = ([*map(int, point.clock.split(":")), 0])[:3]
        midnight = dt.datetime.combine(dt.date.fromordinal(first), dt.time())
        at = midnight + dt.timedelta(hours=hour, minutes=minute, seconds=second)  # 24:00 is the next day's
        return at, at
    return dt.date.fromordinal(first), dt.date.fromordinal(last)
