"""Feasts to day numbers, each by its own calendar."""

from __future__ import annotations

import datetime as dt

from arabdate import calendars
from arabdate.lexicon import Feast
from arabdate.model import Calendar
from arabdate.occurrences import nth_weekday

__all__ = ["feast_days", "hijri_feast_days"]


def feast_days(feast: Feast, year: int) -> list[int]:
    """The day numbers on which a feast begins in a Gregorian year; none outside its validity years.

    A Hijri feast may fall twice in a Gregorian year. Hijri days follow the table that holds for the
    year; states that sight the moon may differ by a day.

    Examples:
        >>> [dt.date.fromordinal(n).isoformat() for n in feast_days(Feast("umm-al-qura", 10, 1), 2024)]
        ['2024-04-10']
    """
    if not feast.since <= year <= feast.until:
        return []
    if feast.calendar.startswith("easter"):
        return [_easter(year, feast.calendar) + feast.offset]
    if feast.weekday:
        return _weekdays(feast, year)
    if feast.calendar == "gregorian":
        return [dt.date(year, feast.month, feast.day).toordinal()]
    return _hijri_days(year, feast.month, feast.day)


def hijri_feast_days(feast: Feast, hijri_year: int) -> list[int]:
    """The day number on which a feast of the Hijri calendar begins in a Hijri year; none for another feast.

    Examples:
        >>> found = hijri_feast_days(Feast("umm-al-qura", 10, 1), 1442)
        >>> [dt.date.fromordinal(n).isoformat() for n in found]
        ['2021-05-13']
    """
    if feast.calendar != Calendar.UMM_AL_QURA or feast.weekday:
        return []
    return [calendars.to_day(calendars.hijri_table(hijri_year), hijri_year, feast.month, feast.day)]


def _weekdays(feast: Feast, year: int) -> list[int]:
    """The feast that is a weekday of its month, in a Gregorian year: Thanksgiving, Jerusalem Day."""
    if feast.calendar == "gregorian":
        months = [calendars.month_days(Calendar.GREGORIAN, year, feast.month)]
    else:
        here = calendars.from_day(Calendar.ISLAMIC_CIVIL, dt.date(year, 1, 1).toordinal())[0]
        hijri = (here, here + 1, here + 2)
        months = [calendars.month_days(calendars.hijri_table(h), h, feast.month) for h in hijri]
    found = (nth_weekday(feast.weekday, feast.day, *days) for days in months)
    days = (day + feast.offset for day in found if day is not None)
    return [day for day in days if dt.date.fromordinal(day).year == year]


def _hijri_days(year: int, month: int, day: int) -> list[int]:
    first, last = calendars.year_days(Calendar.GREGORIAN, year)
    here = calendars.from_day(Calendar.ISLAMIC_CIVIL, first)[0]
    days = (calendars.to_day(calendars.hijri_table(h), h, month, day) for h in (here, here + 1, here + 2))
    return [n for n in days if first <= n <= last]


def _easter(year: int, kind: str) -> int:
    # Imported where needed: dateutil costs more to load than all the rest of a small run.
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # noqa: PLC0415

    return easter(year, EASTER_WESTERN if kind == "easter-western" else EASTER_ORTHODOX).toordinal()
