"""The table by which a user wants Hijri dates reckoned in the checks."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from arabdate.model import Calendar
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.values import bounds_of_value, format_point

__all__ = ["TABLES", "reckoned"]

TABLES = {"umm-al-qura": Calendar.UMM_AL_QURA, "tabular": Calendar.ISLAMIC_CIVIL}
"""Umm al-Qura is the tabular calendar too outside its years 1343-1500."""


def reckoned(analysis: Analysis, table: str) -> Analysis:
    """The article with its Hijri dates reckoned by a table of `TABLES`.

    Only dates that are said in Hijri months or years: which year one without a year belongs to, and when
    a feast is kept, is read as always. The analysis that was given is not changed.
    """
    calendar = TABLES[table]
    if calendar is Calendar.UMM_AL_QURA or not any(_is_hijri(e) for r in analysis.resolved for e in r.ends):
        return analysis
    other = copy(analysis)
    other.resolved = [_resolved(r, calendar) if any(map(_is_hijri, r.ends)) else r for r in analysis.resolved]
    return other


def _is_hijri(end: End) -> bool:
    return end.point.calendar.is_hijri


def _resolved(resolved: Resolved, calendar: Calendar) -> Resolved:
    ends = tuple(
        replace(e, point=replace(e.point, calendar=calendar)) if _is_hijri(e) else e for e in resolved.ends
    )
    mention = resolved.mention
    if len(ends) == 1:
        point = ends[0].point
        earliest, latest = bounds_of_value(point, mention.mod)
        mention = replace(
            mention, value=format_point(point), earliest=earliest, latest=latest, calendar=point.table()
        )
    return replace(resolved, mention=mention, ends=ends)
