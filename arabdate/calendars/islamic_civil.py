"""The tabular (civil) Hijri calendar: arithmetic where no published table exists.

Months have 30 and 29 days in turn; the twelfth has 30 in the years 2, 5, 7, 10, 13, 16, 18, 21, 24,
26 and 29 of each 30-year cycle of 10,631 days. 1 Muharram 1 is Friday, 16 July 622 Julian (the civil
epoch). Years are unbounded: 0 is the year before the Hijra, by convention only, since the Arabs then
still intercalated. A real month, sighted or published, began up to two days away from this.

Source: Reingold and Dershowitz, Calendrical Calculations (4th ed. 2018), chapter 7; CLDR calls it
`islamic-civil`.
"""

from __future__ import annotations

from arabdate.calendars.base import require_day, require_month

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Islamic civil"
FIRST_YEAR = None
LAST_YEAR = None

_MONTHS = range(1, 13)
_EPOCH = 227_015
"""Day number of 1 Muharram 1."""


def months(year: int) -> range:
    """The months of the year, 1 to 12.

    Examples:
        >>> months(1300)
        range(1, 13)
    """
    return _MONTHS


def month_length(year: int, month: int) -> int:
    """Days of the month, 29 or 30.

    Raises:
        CalendarError: for a month outside 1-12.

    Examples:
        >>> month_length(1300, 1), month_length(1300, 2), month_length(1300, 12)
        (30, 29, 30)
    """
    require_month(NAME, year, month, _MONTHS)
    if month == 12:
        return 30 if (11 * year + 14) % 30 < 11 else 29
    return 29 + month % 2


def to_day(year: int, month: int, day: int) -> int:
    """The day number of a tabular Hijri date.

    Raises:
        CalendarError: for a date that does not exist.

    Examples:
        >>> from arabdate.calendars import julian
        >>> julian.from_day(to_day(1, 1, 1))
        (622, 7, 16)
        >>> to_day(1300, 2, 30)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Islamic civil: wanted a day 1-29 of 1300-02, got 30
    """
    require_day(NAME, year, month, day, month_length(year, month))
    return _year_start(year) + _month_start(month) + day - 1


def from_day(n: int) -> tuple[int, int, int]:
    """The tabular Hijri date of a day number.

    Examples:
        >>> import datetime
        >>> from_day(datetime.date(1882, 9, 13).toordinal())
        (1299, 10, 29)
    """
    year = (30 * (n - _EPOCH) + 10_646) // 10_631
    day_of_year = n - _year_start(year)
    month = min(12, 2 * day_of_year // 59 + 1)  # the leap day would open a thirteenth month
    return year, month, day_of_year - _month_start(month) + 1


def _year_start(year: int) -> int:
    """Day number of 1 Muharram: 354 days a year and the leap days that went before."""
    return _EPOCH + 354 * (year - 1) + (11 * year + 3) // 30


def _month_start(month: int) -> int:
    """Days from 1 Muharram to the first of a month: 29 and a half each, rounded up."""
    return (59 * (month - 1) + 1) // 2
