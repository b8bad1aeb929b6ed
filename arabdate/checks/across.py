"""What the findings across articles are made of: the other places, why a date stands, and its repair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from arabdate import calendars
from arabdate.checks.evidence import table_name
from arabdate.checks.repairs import rewritten
from arabdate.checks.slips import Slip, dated, slip_of, turn_of_year
from arabdate.checks.testimony import Testimony
from arabdate.checks.weekdays import weekday_en
from arabdate.errors import CalendarError
from arabdate.model import Calendar, Passage, Repair
from arabdate.normalize import analyse

__all__ = ["passages", "repairs", "slip_across", "standing"]


def passages(rows: Iterable[Testimony]) -> tuple[Passage, ...]:
    """The places of some rows, in the order of the articles' names."""
    found = (Passage(r.article, (r.start, r.end), r.text) for r in rows)
    return tuple(sorted(found, key=lambda p: (p.article, p.span)))


def slip_across(a: Testimony, b: Testimony) -> Slip | None:
    """The one slip that parts the dates of two articles; dates of two calendars are compared in that of `a`.

    A day of another calendar may be a day off: sightings of the moon differ.
    """
    if a.calendar == b.calendar:
        slip = slip_of(a, b) or turn_of_year(a, b)
        return None if slip is None or slip.near else slip
    if not (a.is_day and b.is_day) or abs(a.first - b.first) <= SIGHTINGS:
        return None
    twins = (_on(b, Calendar(a.calendar), b.first + off) for off in (0, 1, -1))
    slips = (slip_of(a, twin) for twin in twins if twin is not None)
    return next((s for s in slips if s is not None and not s.near and s.unit in ("month", "year")), None)


SIGHTINGS = 2
"""Days by which a Hijri day may differ from its table."""


def _on(row: Testimony, calendar: Calendar, day: int) -> Testimony | None:
    """A testimony as if it named a day in a calendar."""
    try:
        year, month, number = calendars.from_day(calendar, day)
    except CalendarError:
        return None
    return replace(
        row, calendar=calendar.value, year=year, month=month, day=number, first=day, last=day, says_year=True
    )


def standing(row: Testimony) -> str:
    """One sentence: what an article says, and what speaks for it."""
    day = dt.date.fromordinal(row.first)
    table = "" if row.calendar == Calendar.GREGORIAN else f" ({table_name(Calendar(row.calendar))})"
    last = dt.date.fromordinal(row.last)
    said = day.isoformat() if row.is_day else f"{day.isoformat()} to {last.isoformat()}"
    reasons = []
    if "weekday" in row.proofs:
        reasons.append(f"a {weekday_en(calendars.weekday(row.first))}, as it says")
    if "pair" in row.proofs:
        reasons.append("the day of the other calendar beside it agrees")
    if row.is_news and row.published is not None:
        after = row.published - row.first
        when = "the same day" if after == 0 else "the day after" if after == 1 else f"{after} days after"
        reasons.append(f"published {when}")
    elif row.published is not None:
        reasons.append(f"published {dt.date.fromordinal(row.published).isoformat()}")
    return f"{row.article}: «{row.text}» is {said}{table}; {', '.join(reasons)}".removesuffix("; ")


def repairs(wrong: Testimony, right: Testimony, slip: Slip | None) -> tuple[Repair, ...]:
    """The edit that gives a date the part in which it differs from another, where there is one.

    It is read again from its own words, so that a row need not keep them.
    """
    model = right
    if wrong.calendar != right.calendar:
        twins = (_on(right, Calendar(wrong.calendar), right.first + off) for off in (0, 1, -1))
        model = next((t for t in twins if t is not None and slip_of(wrong, t) == slip), right)
    if slip is None:
        return ()
    analysis = analyse(wrong.text)
    for date in dated(analysis):
        edit = rewritten(analysis, date.end, model.point, slip.unit, slip.reason)
        if edit is not None:
            start, end = edit.span
            return (Repair((wrong.start + start, wrong.start + end), edit.replacement, edit.reason),)
    return ()
