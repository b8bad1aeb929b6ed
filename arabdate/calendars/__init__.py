"""Seven calendars through one integer: any calendar to a day number, a day number to any calendar.

Day numbers are those of `datetime.date.toordinal`: 1 is 1 January of the year 1, proleptic Gregorian,
0 and negative numbers lie before it. Years of the Gregorian and the Julian calendar are astronomical
(0 is 1 BC). The package knows no Arabic and never changes the calendar it was asked for; `hijri_table`
is the one place that chooses between the two Hijri tables.

| calendar | years | months |
|---|---|---|
| GREGORIAN, JULIAN | all | 1-12 |
| UMM_AL_QURA | 1343-1500 | 1-12 |
| ISLAMIC_CIVIL | all | 1-12 |
| SOLAR_HIJRI | 1178-1633 | 1-12 |
| COPTIC | from 1 | 1-13 |
| RUMI | 1256-1341 | by their Roman names, March = 3; until 1332 March comes first |

Examples:
    >>> n = to_day(Calendar.UMM_AL_QURA, 1442, 1, 1)
    >>> iso(n), weekday(n)
    ('2020-08-20', 4)
    >>> from_day(Calendar.COPTIC, n)
    (1736, 12, 14)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from arabdate.calendars import (
    coptic,
    gregorian,
    islamic_civil,
    julian,
    rumi,
    solar_hijri,
    umm_al_qura,
)
from arabdate.calendars.base import Reckoning
from arabdate.errors import CalendarError
from arabdate.model import Calendar

__all__ = [
    "exists",
    "from_day",
    "hijri_table",
    "iso",
    "month_days",
    "month_length",
    "months",
    "to_date",
    "to_day",
    "weekday",
    "year_days",
    "years",
]

_RECKONINGS: dict[Calendar, Reckoning] = {
    Calendar.GREGORIAN: gregorian,
    Calendar.JULIAN: julian,
    Calendar.UMM_AL_QURA: umm_al_qura,
    Calendar.ISLAMIC_CIVIL: islamic_civil,
    Calendar.SOLAR_HIJRI: solar_hijri,
    Calendar.COPTIC: coptic,
    Calendar.RUMI: rumi,
}

_LAST_DAY = dt.date.max.toordinal()


def to_day(calendar: Calendar, year: int, month: int, day: int) -> int:
    """The day number of a date.

    Raises:
        CalendarError: for a date that the calendar does not have, or a year outside its range.

    Examples:
        >>> iso(to_day(Calendar.JULIAN, 1917, 10, 25))
        '1917-11-07'
        >>> to_day(Calendar.GREGORIAN, 2021, 4, 31)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Gregorian: wanted a day 1-30 of 2021-04, got 31
    """
    return _RECKONINGS[calendar].to_day(year, month, day)


def from_day(calendar: Calendar, n: int) -> tuple[int, int, int]:
    """Year, month and day of a day number.

    Raises:
        CalendarError: for a day outside the calendar's range of years.

    Examples:
        >>> from_day(Calendar.SOLAR_HIJRI, dt.date(2025, 3, 21).toordinal())
        (1404, 1, 1)
    """
    return _RECKONINGS[calendar].from_day(n)


def years(calendar: Calendar) -> tuple[int | None, int | None]:
    """The first and last year that can be converted, None where there is no bound.

    Examples:
        >>> years(Calendar.UMM_AL_QURA), years(Calendar.COPTIC)
        ((1343, 1500), (1, None))
    """
    reckoning = _RECKONINGS[calendar]
    return reckoning.FIRST_YEAR, reckoning.LAST_YEAR


def months(calendar: Calendar, year: int) -> Sequence[int]:
    """The numbers of the year's months, in the order in which they fall.

    Raises:
        CalendarError: for a year outside the calendar's range.

    Examples:
        >>> months(Calendar.RUMI, 1333)
        (3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
        >>> len(months(Calendar.COPTIC, 1737))
        13
    """
    return _RECKONINGS[calendar].months(year)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """The number of days of a month.

    Raises:
        CalendarError: for a month that the calendar does not have, or a year outside its range.

    Examples:
        >>> month_length(Calendar.UMM_AL_QURA, 1442, 9)
        30
    """
    return _RECKONINGS[calendar].month_length(year, month)


def month_days(calendar: Calendar, year: int, month: int) -> tuple[int, int]:
    """The day numbers of the first and the last day of a month.

    Raises:
        CalendarError: for a month that the calendar does not have, or a year outside its range.

    Examples:
        >>> [iso(n) for n in month_days(Calendar.UMM_AL_QURA, 1442, 9)]
        ['2021-04-13', '2021-05-12']
    """
    reckoning = _RECKONINGS[calendar]
    first = reckoning.to_day(year, month, 1)
    return first, first + reckoning.month_length(year, month) - 1


def year_days(calendar: Calendar, year: int) -> tuple[int, int]:
    """The day numbers of the first and the last day of a year.

    Raises:
        CalendarError: for a year outside the calendar's range.

    Examples:
        >>> [iso(n) for n in year_days(Calendar.ISLAMIC_CIVIL, 1300)]
        ['1882-11-12', '1883-11-01']
        >>> [iso(n) for n in year_days(Calendar.RUMI, 1333)]
        ['1917-03-01', '1917-12-31']
    """
    in_order = months(calendar, year)
    return month_days(calendar, year, in_order[0])[0], month_days(calendar, year, in_order[-1])[1]


def exists(calendar: Calendar, year: int, month: int, day: int) -> bool:
    """Whether the calendar has this date AND can convert it.

    False for a year outside the calendar's range too, where the date may well have existed: ask
    `years` to tell the two apart.

    Examples:
        >>> exists(Calendar.GREGORIAN, 2020, 2, 29), exists(Calendar.GREGORIAN, 2021, 2, 29)
        (True, False)
        >>> exists(Calendar.UMM_AL_QURA, 1301, 1, 1)
        False
    """
    try:
        _RECKONINGS[calendar].to_day(year, month, day)
    except CalendarError:
        return False
    return True


def hijri_table(year: int) -> Calendar:
    """The table for a lunar Hijri year: Umm al-Qura in 1343-1500, the tabular calendar outside.

    Examples:
        >>> hijri_table(1442), hijri_table(1342)
        (<Calendar.UMM_AL_QURA: 'umm-al-qura'>, <Calendar.ISLAMIC_CIVIL: 'islamic-civil'>)
    """
    inside = umm_al_qura.FIRST_YEAR <= year <= umm_al_qura.LAST_YEAR
    return Calendar.UMM_AL_QURA if inside else Calendar.ISLAMIC_CIVIL


def weekday(n: int) -> int:
    """The ISO weekday of a day number, Monday = 1 to Sunday = 7; before the year 1 too.

    Examples:
        >>> weekday(dt.date(2020, 11, 10).toordinal())
        2
    """
    return (n - 1) % 7 + 1


def to_date(n: int) -> dt.date:
    """The Gregorian date object of a day number.

    Raises:
        CalendarError: for a day before the year 1 or after 9999, which `datetime` cannot hold.

    Examples:
        >>> to_date(737738)
        datetime.date(2020, 11, 9)
        >>> to_date(0)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: date: wanted a day number 1-3652059, got 0
    """
    if not 1 <= n <= _LAST_DAY:
        raise CalendarError(f"date: wanted a day number 1-{_LAST_DAY}, got {n}")
    return dt.date.fromordinal(n)


def iso(n: int) -> str:
    """The Gregorian date of a day number in ISO 8601 form, `YYYY-MM-DD`.

    Raises:
        CalendarError: for a day before the year 1 or after 9999.

    Examples:
        >>> iso(737738)
        '2020-11-09'
    """
    return to_date(n).isoformat()
