"""The Coptic calendar in the era of the Martyrs: twelve months of 30 days and Nasi of 5 or 6.

1 Tut of the year 1 is 29 August 284 Julian. Every fourth year is a leap year without exception, the
year before a Julian leap year. Years from 1; the era has nothing before it.

Source: Reingold and Dershowitz, Calendrical Calculations (4th ed. 2018), chapter 4.
"""

from __future__ import annotations

from arabdate.calendars.base import require_day, require_month, require_year

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Coptic"
FIRST_YEAR = 1
LAST_YEAR = None

_MONTHS = range(1, 14)
_EPOCH = 103_605
"""Day number of 1 Tut 1."""


def months(year: int) -> range:
    """The months of the year, 1 to 13.

    Raises:
        CalendarError: for a year before 1.

    Examples:
        >>> months(1737)
        range(1, 14)
    """
    require_year(NAME, year, FIRST_YEAR, LAST_YEAR)
    return _MONTHS


def month_length(year: int, month: int) -> int:
    """Days of the month: 30, in the thirteenth 5 or 6.

    Raises:
        CalendarError: for a year before 1 or a month outside 1-13.

    Examples:
        >>> month_length(1739, 1), month_length(1739, 13), month_length(1740, 13)
        (30, 6, 5)
    """
    require_month(NAME, year, month, months(year))
    if month == 13:
        return 6 if year % 4 == 3 else 5
    return 30


def to_day(year: int, month: int, day: int) -> int:
    """The day number of a Coptic date.

    Raises:
        CalendarError: for a date that does not exist.

    Examples:
        The Coptic New Year falls on 11 September, before a Gregorian leap year on the 12th:

        >>> from arabdate.calendars import gregorian
        >>> gregorian.from_day(to_day(1737, 1, 1)), gregorian.from_day(to_day(1740, 1, 1))
        ((2020, 9, 11), (2023, 9, 12))
    """
    require_day(NAME, year, month, day, month_length(year, month))
    return _year_start(year) + 30 * (month - 1) + day - 1


def from_day(n: int) -> tuple[int, int, int]:
    """The Coptic date of a day number.

    Raises:
        CalendarError: for a day before the era.

    Examples:
        Christmas in Egypt is 29 Kiyahk:

        >>> import datetime
        >>> from_day(datetime.date(2021, 1, 7).toordinal())
        (1737, 4, 29)
    """
    year = (4 * (n - _EPOCH) + 1463) // 1461
    require_year(NAME, year, FIRST_YEAR, LAST_YEAR)
    month, day = divmod(n - _year_start(year), 30)
    return year, month + 1, day + 1


def _year_start(year: int) -> int:
    """Day number of 1 Tut: 365 days a year and the leap days that went before."""
    return _EPOCH + 365 * (year - 1) + year // 4
