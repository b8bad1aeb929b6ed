"""Dates without a year around a reference day: when they fall, and which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arabdate import calendars
from arabdate.model import Calendar
from arabdate.values import Point

__all__ = [
    "Candidate",
    "choose",
    "distance",
    "first_weekday",
    "last_weekday",
    "nth_weekday",
    "occurrences",
    "stands",
]

Candidate = tuple[int, int, int]
"""A year, and the first and last day of the date in it."""


@lru_cache(maxsize=1 << 14)
def occurrences(
    calendar: Calendar, here: int, month: int | None, day: int | None, last_month: int | None
) -> tuple[Candidate, ...]:
    """When a date falls in the years around one: one year either way, eight where not every year has it."""
    found: list[Candidate] = []
    for spread in (1, 8):
        found = []
        for year in range(here - spread, here + spread + 1):
            date = Point(calendar, year, month, day, last_month=last_month)
            days = date.days()
            if days is not None and date.exists():
                found.append((year, *days))
        if len(found) == 3:
            break
    return tuple(found)


def choose(candidates: Sequence[Candidate], rel: str | None, ref: int) -> int:
    """The year whose date stands in the relation to the reference day; the closest where none does."""
    if rel in _FARTHER:
        nearer, step = _FARTHER[rel]
        return choose(candidates, nearer, ref) + step
    fit = [c for c in candidates if stands(c, rel, ref)] if rel in _BACK or rel in _AHEAD else []
    if fit:
        return fit[-1 if rel in _BACK else 0][0]
    return min(candidates, key=lambda c: (distance(c, ref), c[0]))[0]


_FARTHER = {"before-last": ("past", -1), "after-next": ("next", 1)}
"""One year beyond what a nearer relation chooses."""
_BACK = frozenset({"past", "previous", "gone"})
_AHEAD = frozenset({"next", "following", "coming"})
"""The side of the reference day on which a relation looks; `gone` and `coming` may begin or end on it."""


def stands(candidate: Candidate, rel: str | None, ref: int) -> bool:
    """Whether a date stands in the relation to the reference day. In one that looks to no side, each does."""
    _, first, last = candidate
    if rel in ("past", "previous"):
        return last < ref
    if rel in ("next", "following"):
        return first > ref
    return first <= ref if rel == "gone" else last >= ref if rel == "coming" else True


def distance(candidate: Candidate, ref: int) -> int:
    """Days between a date and the reference day, none where it holds it."""
    _, first, last = candidate
    return 0 if first <= ref <= last else min(abs(first - ref), abs(last - ref))


def first_weekday(wanted: int, day: int) -> int:
    """The first such ISO weekday on or after a day."""
    return day + (wanted - calendars.weekday(day)) % 7


def last_weekday(wanted: int, day: int) -> int:
    """The last such ISO weekday on or before a day."""
    return day - (calendars.weekday(day) - wanted) % 7


def nth_weekday(wanted: int, nth: int, first: int, last: int) -> int | None:
    """The nth such ISO weekday of a stretch of days, -1 the last; None where there are not so many.

    Examples:
        >>> import datetime as dt
        >>> first, last = dt.date(2016, 11, 1).toordinal(), dt.date(2016, 11, 30).toordinal()
        >>> dt.date.fromordinal(nth_weekday(4, 1, first, last) or 1).isoformat()
        '2016-11-03'
        >>> nth_weekday(4, 5, first, last) is None
        True
    """
    if nth < 0:
        return last_weekday(wanted, last)
    day = first_weekday(wanted, first) + 7 * (nth - 1)
    return day if day <= last else None
