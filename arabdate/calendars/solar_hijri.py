"""The Solar Hijri (Persian) calendar of Iran and Afghanistan, 1178-1633 SH.

Six months of 31 days, five of 30, the last of 29, in leap years 30. The year begins on the day whose
noon at 52.5 degrees east first follows the March equinox. The rule here has 8 leap years in 33, with
two years put right in which it leaves the equinox (1502, 1601).

Range: official in Iran from 1304 (21 March 1925), with these lengths in Afghanistan since about 1348.
Earlier dates are as historians convert them; the zodiac months of 1290-1303 had other lengths. Every
year of 1206-1498 agrees with the list of the Calendar Center of the University of Tehran
(calendar.ut.ac.ir, Kabise Shamsi 1206-1498), the other years with the equinox as reckoned today. In
1503 and 1602 that falls within minutes of noon: by true noon, as here, the year begins a day earlier
than by mean noon. Before 1178 the rule fails, after 1633 it needs many more corrections.

Source: ICU4X `utils/calendrical_calculations/src/persian.rs`, rule and corrections.
"""

from __future__ import annotations

from bisect import bisect

from arabdate.calendars.base import require_day, require_month, require_year
from arabdate.errors import CalendarError

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Solar Hijri"
FIRST_YEAR = 1178
LAST_YEAR = 1633

_MONTHS = range(1, 13)
_EPOCH = 226_895
"""Day number from which the rule counts; it is a day off the true 1 Farvardin 1, far out of range."""

_AFTER_FALSE_LEAP_YEAR = frozenset({1503, 1602})
"""Years that begin a day before the rule: it makes the year before them leap, the equinox does not."""


def _nowruz(year: int) -> int:
    """Day number of 1 Farvardin."""
    by_rule = _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33
    return by_rule - (year in _AFTER_FALSE_LEAP_YEAR)


_NOWRUZ = tuple(_nowruz(year) for year in range(FIRST_YEAR, LAST_YEAR + 2))


def months(year: int) -> range:
    """The months of the year, 1 to 12.

    Raises:
        CalendarError: for a year outside 1178-1633.

    Examples:
        >>> months(1403)
        range(1, 13)
    """
    require_year(NAME, year, FIRST_YEAR, LAST_YEAR)
    return _MONTHS


def month_length(year: int, month: int) -> int:
    """Days of the month, 29 to 31.

    Raises:
        CalendarError: for a year outside 1178-1633 or a month outside 1-12.

    Examples:
        >>> month_length(1403, 6), month_length(1403, 12), month_length(1404, 12)
        (31, 30, 29)
    """
    require_month(NAME, year, month, months(year))
    if month == 12:
        index = year - FIRST_YEAR
        return _NOWRUZ[index + 1] - _NOWRUZ[index] - _month_start(12)
    return 31 if month <= 6 else 30


def to_day(year: int, month: int, day: int) -> int:
    """The day number of a Solar Hijri date.

    Raises:
        CalendarError: for a date that does not exist or is out of range.

    Examples:
        22 Bahman 1357, the Iranian revolution:

        >>> from arabdate.calendars import gregorian
        >>> gregorian.from_day(to_day(1357, 11, 22))
        (1979, 2, 11)
    """
    require_day(NAME, year, month, day, month_length(year, month))
    return _NOWRUZ[year - FIRST_YEAR] + _month_start(month) + day - 1


def from_day(n: int) -> tuple[int, int, int]:
    """The Solar Hijri date of a day number.

    Raises:
        CalendarError: for a day out of range.

    Examples:
        >>> import datetime
        >>> from_day(datetime.date(2025, 3, 20).toordinal())
        (1403, 12, 30)
    """
    if not _NOWRUZ[0] <= n < _NOWRUZ[-1]:
        raise CalendarError(f"{NAME}: wanted a day number {_NOWRUZ[0]}-{_NOWRUZ[-1] - 1}, got {n}")
    index = bisect(_NOWRUZ, n) - 1
    day_of_year = n - _NOWRUZ[index]
    month = day_of_year // 31 + 1 if day_of_year < 186 else (day_of_year - 6) // 30 + 1
    return FIRST_YEAR + index, month, day_of_year - _month_start(month) + 1


def _month_start(month: int) -> int:
    """Days from 1 Farvardin to the first of a month: 30 each, and one more for each of the first six."""
    return 30 * (month - 1) + min(month - 1, 6)
