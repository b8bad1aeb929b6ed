"""The proleptic Gregorian calendar, the one in which the library answers.

Years are astronomical and unbounded: 0 is 1 BC, -299 is 300 BC. Leap years are those divisible by 4,
of the centuries those divisible by 400, so that all repeats after 400 years = 146,097 days
(Inter gravissimas, 1582); ISO 8601 reckons the same way before 1582.
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap

from arabdate.calendars.base import require_day, require_month, roman_month_length

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Gregorian"
FIRST_YEAR = None
LAST_YEAR = None

_MONTHS = range(1, 13)
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097


def months(year: int) -> range:
    """The months of the year, 1 to 12.

    Examples:
        >>> months(2020)
        range(1, 13)
    """
    return _MONTHS


def month_length(year: int, month: int) -> int:
    """Days of the month, 28 to 31.

    Raises:
        CalendarError: for a month outside 1-12.

    Examples:
        >>> month_length(2020, 2), month_length(1900, 2)
        (29, 28)
    """
    require_month(NAME, year, month, _MONTHS)
    return roman_month_length(month, leap=isleap(year))


def to_day(year: int, month: int, day: int) -> int:
    """The day number of a Gregorian date.

    Raises:
        CalendarError: for a date that does not exist.

    Examples:
        >>> to_day(2020, 11, 9)
        737738
        >>> to_day(0, 12, 31)
        0
        >>> to_day(2021, 2, 29)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Gregorian: wanted a day 1-28 of 2021-02, got 29
    """
    require_day(NAME, year, month, day, month_length(year, month))
    # `datetime` knows the years 1-9999 only: reckon in the first 400-year cycle, then move back.
    cycles, years = divmod(year - 1, _CYCLE_YEARS)
    return cycles * _CYCLE_DAYS + dt.date(years + 1, month, day).toordinal()


def from_day(n: int) -> tuple[int, int, int]:
    """The Gregorian date of a day number.

    Examples:
        >>> from_day(737738)
        (2020, 11, 9)
        >>> from_day(0)
        (0, 12, 31)
    """
    cycles, days = divmod(n - 1, _CYCLE_DAYS)
    date = dt.date.fromordinal(days + 1)
    return date.year + cycles * _CYCLE_YEARS, date.month, date.day
