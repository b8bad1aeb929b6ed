"""The proleptic Julian calendar: every fourth year is a leap year, without exception.

Years are astronomical and unbounded: 0 is 1 BC and a leap year. Before AD 8 Rome did not keep the
rule, so earlier dates are the historians' convention, not what was written at the time.

Source: Reingold and Dershowitz, Calendrical Calculations (4th ed. 2018), chapter 3; 1 January of the
year 1 is 30 December of the Gregorian year 0.
"""

from __future__ import annotations

from arabdate.calendars.base import require_day, require_month, roman_month_length

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Julian"
FIRST_YEAR = None
LAST_YEAR = None

_MONTHS = range(1, 13)
_MARCH_OF_YEAR_0 = -307
"""Day number of 1 March of the year 0. Years are reckoned from March, so that the leap day is last."""


def months(year: int) -> range:
    """The months of the year, 1 to 12.

    Examples:
        >>> months(1911)
        range(1, 13)
    """
    return _MONTHS


def month_length(year: int, month: int) -> int:
    """Days of the month, 28 to 31.

    Raises:
        CalendarError: for a month outside 1-12.

    Examples:
        >>> month_length(1900, 2)
        29
    """
    require_month(NAME, year, month, _MONTHS)
    return roman_month_length(month, leap=year % 4 == 0)


def to_day(year: int, month: int, day: int) -> int:
    """The day number of a Julian date.

    Raises:
        CalendarError: for a date that does not exist.

    Examples:
        The October Revolution is kept in November:

        >>> from arabdate.calendars import gregorian
        >>> gregorian.from_day(to_day(1917, 10, 25))
        (1917, 11, 7)
    """
    require_day(NAME, year, month, day, month_length(year, month))
    march_year = year - (month <= 2)
    return _MARCH_OF_YEAR_0 + _year_start(march_year) + _month_start((month - 3) % 12) + day - 1


def from_day(n: int) -> tuple[int, int, int]:
    """The Julian date of a day number.

    Examples:
        >>> import datetime
        >>> from_day(datetime.date(1917, 11, 7).toordinal())
        (1917, 10, 25)
    """
    days = n - _MARCH_OF_YEAR_0
    march_year = (4 * days + 3) // 1461
    day_of_year = days - _year_start(march_year)
    march_month = (5 * day_of_year + 2) // 153
    month = (march_month + 2) % 12 + 1
    return march_year + (month <= 2), month, day_of_year - _month_start(march_month) + 1


def _year_start(march_year: int) -> int:
    """Days from 1 March of the year 0 to 1 March of `march_year`."""
    return 365 * march_year + march_year // 4


def _month_start(march_month: int) -> int:
    """Days from 1 March to the first of a month, March = 0: five months have 153 days in turn."""
    return (153 * march_month + 2) // 5
