"""The Umm al-Qura calendar of Saudi Arabia, 1343-1500 AH: a published table, not a rule.

1 Muharram 1343 is 1 August 1924, the last day 16 November 2077. Outside the table every function
raises; the choice of another calendar is made in `arabdate.calendars.hijri_table`, never here.

The table is that of `hijridate`, whose authors checked it against the printed calendars, the weekly
Umm al-Qura newspaper and the comparison calendar of King Abdulaziz City for Science and Technology.
Other publishers' tables differ before 1420 and after 1451 AH. Months have 29 or 30 days, but for
eight early ones that were printed shorter or longer: 28 days in 1343-09, 1345-08, 1348-12, 1349-10
and 1364-08, 31 days in 1345-05, 1348-11 and 1349-11.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache

from arabdate.calendars.base import require_day, require_month, require_year
from arabdate.errors import CalendarError, TableError

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Umm al-Qura"
FIRST_YEAR = 1343
LAST_YEAR = 1500

_MONTHS = range(1, 13)
_REDUCED_JULIAN_DAY_0 = 678_575
"""Day number of reduced Julian day 0, the count of hijridate's table."""


def months(year: int) -> range:
    """The months of the year, 1 to 12.

    Raises:
        CalendarError: for a year outside the table.

    Examples:
        >>> months(1442)
        range(1, 13)
    """
    require_year(NAME, year, FIRST_YEAR, LAST_YEAR)
    return _MONTHS


def month_length(year: int, month: int) -> int:
    """Days of the month: 29 or 30, in eight early months 28 or 31.

    Raises:
        CalendarError: for a year outside the table or a month outside 1-12.

    Examples:
        >>> month_length(1442, 9), month_length(1442, 10), month_length(1345, 5)
        (30, 29, 31)
    """
    require_month(NAME, year, month, months(year))
    starts, index = _month_starts(), _index(year, month)
    return starts[index + 1] - starts[index]


def to_day(year: int, month: int, day: int) -> int:
    """The day number of an Umm al-Qura date.

    Raises:
        CalendarError: for a date that the table does not have.

    Examples:
        >>> from arabdate.calendars import gregorian
        >>> gregorian.from_day(to_day(1442, 1, 1))
        (2020, 8, 20)
        >>> to_day(1301, 1, 1)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Umm al-Qura: wanted a year 1343-1500, got 1301
    """
    require_day(NAME, year, month, day, month_length(year, month))
    return _month_starts()[_index(year, month)] + day - 1


def from_day(n: int) -> tuple[int, int, int]:
    """The Umm al-Qura date of a day number.

    Raises:
        CalendarError: for a day outside the table.

    Examples:
        >>> import datetime
        >>> from_day(datetime.date(2021, 4, 13).toordinal())
        (1442, 9, 1)
    """
    starts = _month_starts()
    if not starts[0] <= n < starts[-1]:
        raise CalendarError(f"{NAME}: wanted a day number {starts[0]}-{starts[-1] - 1}, got {n}")
    index = bisect(starts, n) - 1
    years, month = divmod(index, 12)
    return FIRST_YEAR + years, month + 1, n - starts[index] + 1


def _index(year: int, month: int) -> int:
    """The place of a month in the table."""
    return (year - FIRST_YEAR) * 12 + month - 1


@cache
def _month_starts() -> tuple[int, ...]:
    """Day number of the first of each month in order, and of the day after the last month."""
    from hijridate import ummalqura  # noqa: PLC0415 - a text without Hijri dates need not pay for it

    first = (FIRST_YEAR - 1) * 12 - ummalqura.HIJRI_OFFSET
    wanted = (LAST_YEAR - FIRST_YEAR + 1) * 12 + 1
    starts = ummalqura.MONTH_STARTS[first : first + wanted] if first >= 0 else ()
    if len(starts) != wanted:
        raise TableError(f"hijridate: wanted {wanted} month starts from {FIRST_YEAR}, got {len(starts)}")
    return tuple(_REDUCED_JULIAN_DAY_0 + start for start in starts)
