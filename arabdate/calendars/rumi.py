"""The Ottoman Rumi (fiscal, Mali) calendar, 1256-1341.

A month has the number of its Roman name, March = 3, January = 1, because texts name it so (Adar or
Mart, Kanun al-Thani). The order within the year is another matter:

- 1256-1332: the year Y runs from 1 March of the Julian year Y + 584 to the end of February of
  Y + 585. January and February thus END their year: January 1327 is in 1912.
- 1332 ended on 15 February (28 February 1917): the law of 8 February 1332 made its 16 February the
  1 March 1333, and the days have been Gregorian since.
- 1333 has ten months, 1 March to 31 December 1917.
- 1334-1341: the year is the Gregorian year Y + 584, from 1 January; Law 698 of 1925 has
  31 December 1341 followed by 1 January 1926.

Before 1256 (13 March 1840) fiscal years skipped numbers to keep up with the lunar year; such dates
need other sources and are refused.

Source: the two laws (yenisehir.fandom.com, Muamelati Devlette Takvimi Garbinin Kabulu Hakkinda Kanun;
bilgi-rehberi.com, Law 698); Wikipedia, Rumi calendar, for the ten months of 1333; range in
risaletashih.com, Rumi takvim hatirlamalari.
"""

from __future__ import annotations

from arabdate.calendars import gregorian, julian
from arabdate.calendars.base import require_day, require_month, require_year

__all__ = ["FIRST_YEAR", "LAST_YEAR", "from_day", "month_length", "months", "to_day"]

NAME = "Rumi"
FIRST_YEAR = 1256
LAST_YEAR = 1341

_OFFSET = 584
"""Years from a Rumi year to the Julian or Gregorian year in which its March falls."""

_REFORM_YEAR = 1333
_REFORM_DAY = gregorian.to_day(1917, 3, 1)
"""1 March 1333, the first day that the Rumi and the Gregorian calendar share."""

_FROM_MARCH = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2)
_FROM_MARCH_TO_DECEMBER = _FROM_MARCH[:10]
_FROM_JANUARY = range(1, 13)


def months(year: int) -> tuple[int, ...] | range:
    """The months in the order of their year: from March until 1332, ten in 1333, then from January.

    Raises:
        CalendarError: for a year outside 1256-1341.

    Examples:
        >>> months(1327)
        (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2)
        >>> months(1333)
        (3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    """
    require_year(NAME, year, FIRST_YEAR, LAST_YEAR)
    if year < _REFORM_YEAR:
        return _FROM_MARCH
    return _FROM_MARCH_TO_DECEMBER if year == _REFORM_YEAR else _FROM_JANUARY


def month_length(year: int, month: int) -> int:
    """Days of the month, 28 to 31; the last of 1332 has 15.

    Raises:
        CalendarError: for a year outside 1256-1341 or a month that its year does not have.

    Examples:
        >>> month_length(1315, 2), month_length(1332, 2)
        (29, 15)
        >>> month_length(1333, 1)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Rumi: wanted a month 3-12 of the year 1333, got 1
    """
    require_month(NAME, year, month, months(year))
    if year >= _REFORM_YEAR:
        return gregorian.month_length(year + _OFFSET, month)
    if (year, month) == (_REFORM_YEAR - 1, 2):
        return 15
    return julian.month_length(_julian_year(year, month), month)


def to_day(year: int, month: int, day: int) -> int:
    """The day number of a Rumi date; `month` by its Roman name, March = 3.

    Raises:
        CalendarError: for a date that does not exist or is out of range.

    Examples:
        >>> gregorian.from_day(to_day(1327, 4, 7))
        (1911, 4, 20)
        >>> gregorian.from_day(to_day(1327, 1, 7))
        (1912, 1, 20)
        >>> to_day(1332, 2, 16)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Rumi: wanted a day 1-15 of 1332-02, got 16
    """
    require_day(NAME, year, month, day, month_length(year, month))
    if year >= _REFORM_YEAR:
        return gregorian.to_day(year + _OFFSET, month, day)
    return julian.to_day(_julian_year(year, month), month, day)


def from_day(n: int) -> tuple[int, int, int]:
    """The Rumi date of a day number.

    Raises:
        CalendarError: for a day before 13 March 1840 or after 31 December 1925.

    Examples:
        >>> from_day(gregorian.to_day(1917, 2, 28)), from_day(gregorian.to_day(1917, 3, 1))
        ((1332, 2, 15), (1333, 3, 1))
    """
    if n >= _REFORM_DAY:
        year, month, day = gregorian.from_day(n)
        year -= _OFFSET
    else:
        year, month, day = julian.from_day(n)
        year -= _OFFSET + (month < 3)
    require_year(NAME, year, FIRST_YEAR, LAST_YEAR)
    return year, month, day


def _julian_year(year: int, month: int) -> int:
    """The Julian year of a month before the reform."""
    return year + _OFFSET + (month < 3)
