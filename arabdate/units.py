"""Calendar units around a day: the week before, this month, next summer, the weekend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from arabdate.values import Point

__all__ = ["SHIFTS", "UNKNOWN", "month_point", "school_year", "unit_point", "weekend_point"]

SHIFTS = {
    "before-last": -2,
    "past": -1,
    "previous": -1,
    "this": 0,
    "same": 0,
    "next": 1,
    "following": 1,
    "after-next": 2,
}
"""How many units away a relation points."""

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""Meteorological seasons; winter ends in the year after the one that names it."""


def month_point(day: int, shift: int) -> Point:
    """The month so many away from the one that holds a day."""
    date = dt.date.fromordinal(day)
    year, month = divmod(date.year * 12 + date.month - 1 + shift, 12)
    return Point(year=year, month=month + 1)


def _day(day: int, shift: int) -> Point:
    date = dt.date.fromordinal(day + shift)
    return Point(year=date.year, month=date.month, day=date.day)


def _night(day: int, shift: int) -> Point:
    return replace(_day(day, shift), part="NI")


def _week(day: int, shift: int) -> Point:
    year, week, _ = dt.date.fromordinal(day + 7 * shift).isocalendar()
    return Point(year=year, suffix=f"W{week:02d}")


def weekend_point(day: int, relation: str | None) -> Point:
    """Saturday and Sunday of an ISO week; without a relation the latest that has begun.

    Examples:
        >>> weekend_point(dt.date(2025, 3, 19).toordinal(), None).suffix
        'W11-WE'
    """
    shift = SHIFTS[relation] if relation else 0 if dt.date.fromordinal(day).isoweekday() >= 6 else -1
    point = _week(day, shift)
    return replace(point, suffix=f"{point.suffix}-WE")


def _year(day: int, shift: int) -> Point:
    return Point(year=dt.date.fromordinal(day).year + shift)


def _season(season: str) -> Callable[[int, int], Point]:
    months = _SEASON_MONTHS[season]
    return lambda day, shift: Point(year=_year_of_season(months, day, shift), suffix=season)


def _year_of_season(months: tuple[int, int], day: int, shift: int) -> int:
    """The year that names the season so many away: the past one is over, the next has not begun."""
    first, last = months
    date = dt.date.fromordinal(day)
    here = date.year * 12 + date.month
    running = [
        y for y in (date.year - 1, date.year, date.year + 1) if y * 12 + first <= here <= y * 12 + last
    ]
    over = max(y for y in range(date.year - 2, date.year + 1) if y * 12 + last < here)
    if shift < 0:
        return over + shift + 1
    if shift > 0:
        return (running[0] if running else over) + shift
    return running[0] if running else date.year


def school_year(day: int, shift: int) -> int:
    """The year in which the school year so many away from the one that holds a day begins.

    It runs from September to June, as north of the equator; in the summer the past one is just over.

    Examples:
        >>> school_year(dt.date(2024, 3, 12).toordinal(), 0)
        2023
        >>> school_year(dt.date(2024, 7, 12).toordinal(), -1)
        2023
    """
    return _year_of_season(_SCHOOL_MONTHS, day, shift)


_SCHOOL_MONTHS = (9, 18)


_UNITS: dict[str, Callable[[int, int], Point]] = {
    "D": _day,
    "N": _night,
    "W": _week,
    "M": month_point,
    "Y": _year,
    **{season: _season(season) for season in _SEASON_MONTHS},
}

UNKNOWN = {
    "D": Point(unknown="XXXX-XX-XX"),
    "N": Point(unknown="XXXX-XX-XX", part="NI"),
    "W": Point(suffix="WXX"),
    "WE": Point(suffix="WXX-WE"),
    "M": Point(unknown="XXXX-XX"),
    "Y": Point(),
    **{season: Point(suffix=season) for season in _SEASON_MONTHS},
}
"""What a relative unit is worth with nothing to reckon from."""


def unit_point(unit: str, day: int, shift: int) -> Point | None:
    """The unit so many away from the one that holds a day; None for a unit that is no calendar unit.

    Examples:
        >>> unit_point("W", dt.date(2022, 4, 25).toordinal(), -1).suffix
        'W16'
        >>> unit_point("SU", dt.date(2018, 3, 17).toordinal(), -1).year
        2017
    """
    make = _UNITS.get(unit)
    return None if make is None else make(day, shift)
