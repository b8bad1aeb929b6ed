"""Weekdays: their names, and which date each one is said of.

A weekday is said of the date that it is written with, of the date that a bracket or `الموافق` ties it to, and
in a list of the day that has its place: `يومي الثلاثاء والأربعاء 10 و11 نوفمبر`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arabdate import calendars
from arabdate.checks.evidence import day_ends, fold_words
from arabdate.fold import fold_word
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.tokens import Token

__all__ = ["Claim", "claims", "weekday_ar", "weekday_en"]

_WEEKDAYS = (
    ("Monday", "الاثنين"),
    ("Tuesday", "الثلاثاء"),
    ("Wednesday", "الأربعاء"),
    ("Thursday", "الخميس"),
    ("Friday", "الجمعة"),
    ("Saturday", "السبت"),
    ("Sunday", "الأحد"),
)


def weekday_en(number: int) -> str:
    """The English name of an ISO weekday.

    Examples:
        >>> weekday_en(2)
        'Tuesday'
    """
    return _WEEKDAYS[number - 1][0]


def weekday_ar(number: int) -> str:
    """The Arabic name of an ISO weekday.

    Examples:
        >>> weekday_ar(2)
        'الثلاثاء'
    """
    return _WEEKDAYS[number - 1][1]


@dataclass(frozen=True, slots=True)
class Claim:
    """A weekday that the text says of a date.

    `resolved` is the mention of the date, `day` its day number, `run` the first weekday of the list that the
    weekday stands in, if it is in one.
    """

    weekday: Token
    resolved: Resolved
    end: End
    day: int
    run: Token | None

    @property
    def said(self) -> int:
        """The ISO weekday that the text says."""
        return int(self.weekday.value("WEEKDAY", "BARE_WEEKDAY"))

    @property
    def off(self) -> int:
        """Days from the date's weekday to the one said, -3 to 3."""
        return (self.said - calendars.weekday(self.day) + 3) % 7 - 3


def claims(analysis: Analysis) -> Iterator[Claim]:
    """Weekdays written with their dates, then lists of weekdays before as many days."""
    days = list(day_ends(analysis))
    beside = _weekdays_beside(analysis)
    for resolved, end, day in days:
        own = end.atom.roles.get("weekday")
        token, run = (own, None) if own is not None else beside.get(id(end), (None, None))
        if token is not None:
            yield Claim(token, resolved, end, day, run)


_JOINS = frozenset(map(fold_word, ("و", "،", ",", "أو", "إلى", "حتى", "-", "/", "")))
_NAMING = frozenset({"day", "stamp"})


def _weekdays_beside(analysis: Analysis) -> dict[int, tuple[Token, Token]]:
    """The weekday of each end that has it from outside, and the first of its list.

    A run of weekdays directly before a run of as many days is taken in order; a weekday behind a date counts
    where a bracket or `الذي صادف` ties it. Anything else is left alone.
    """
    found: dict[int, tuple[Token, Token]] = {}
    slots = [(r, e) for r in analysis.resolved for e in r.ends if not _SLOT.isdisjoint(e.atom.roles)]
    at = 0
    while at < len(slots):
        weekdays = _run(analysis, slots, at, naming=False)
        start = at + len(weekdays)
        days = _run(analysis, slots, start, naming=True) if weekdays else []
        run = [w.atom.roles["weekday"] for _, w in weekdays]
        if run and len(run) == len(days) and _adjoin(analysis, slots[start - 1], slots[start]):
            found |= {id(e): (token, run[0]) for token, (_, e) in zip(run, days, strict=True)}
        elif len(run) == 1 and at > 0 and _follows(analysis, slots[at - 1], slots[at]):
            found[id(slots[at - 1][1])] = (run[0], run[0])
        at = max(start + len(days), at + 1)
    return found


_SLOT = frozenset({"weekday", *_NAMING})
_Slot = tuple[Resolved, End]


def _run(analysis: Analysis, slots: list[_Slot], at: int, *, naming: bool) -> list[_Slot]:
    """The joined weekdays without a day, or days without a weekday, that begin at a place."""
    out: list[_Slot] = []
    for slot in slots[at:]:
        roles = slot[1].atom.roles
        is_day = not _NAMING.isdisjoint(roles)
        if is_day is not naming or (is_day and "weekday" in roles):
            break
        if out and _between(analysis, out[-1][1], slot[1]) not in _JOINS:
            break
        out.append(slot)
    return out


def _between(analysis: Analysis, first: End, second: End) -> bytes:
    return analysis.folded.data[first.atom.end : second.atom.start].strip()


def _adjoin(analysis: Analysis, weekday: _Slot, date: _Slot) -> bool:
    """Whether nothing, a bracket or `الموافق` stands between the last weekday and the first day."""
    if date[0].expression.pair is weekday[0].expression:
        return True
    gap = _between(analysis, weekday[1], date[1])
    after = analysis.folded.data[date[1].atom.end : date[1].atom.end + 1]
    return gap == b"" or (gap == b"(" and after == b")")


_FELL_ON = fold_words("الذي صادف يصادف وافق يوافق الموافق المصادف ل")


def _follows(analysis: Analysis, date: _Slot, weekday: _Slot) -> bool:
    """`13 نوفمبر 2020 (الجمعة)`, `13 نوفمبر الذي صادف يوم الجمعة`."""
    roles = date[1].atom.roles
    if _NAMING.isdisjoint(roles) or "weekday" in roles or "deictic" in weekday[1].atom.roles:
        return False
    gap = _between(analysis, date[1], weekday[1])
    after = analysis.folded.data[weekday[1].atom.end : weekday[1].atom.end + 1]
    words = gap.split()
    return (gap == b"(" and after == b")") or (bool(words) and all(w in _FELL_ON for w in words))
