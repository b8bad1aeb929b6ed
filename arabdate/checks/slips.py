"""Two dates that one slip of the pen parts: which slip it is, and how much it speaks for itself.

The slips are those of `repairs`, asked the other way round: not which dates an edit could make of this one,
but whether an edit makes this date of that one. Two unrelated dates of an article seldom have the same day
and year and months that are taken for each other (13 pairs in 6,200 published articles); that only their
months, or only the tens of their days, differ is common.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from arabdate.lexicon import confusables, load
from arabdate.model import Calendar, MentionType
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved, month_names
from arabdate.values import Point

__all__ = ["Dated", "Slip", "Stated", "Strength", "dated", "slip_between", "slip_of", "turn_of_year"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention that says one day, month or year, and what it says."""

    resolved: Resolved
    end: End

    @property
    def point(self) -> Point:
        """The date."""
        return self.end.point

    @property
    def is_reckoned(self) -> bool:
        """Whether it is a weekday or `أمس`, whose day is reckoned from publication."""
        return _STATED.isdisjoint(self.end.roles)

    @property
    def says_year(self) -> bool:
        """Whether the year is written here, not taken from elsewhere."""
        return not self.end.atom.roles.keys().isdisjoint(("year", "stamp", "iso"))

    @property
    def traditions(self) -> AbstractSet[str]:
        """The traditions that have its month's name."""
        roles = self.end.roles
        return {n.tradition for r in ("month", "alias") if r in roles for n in month_names(roles[r])}


class Stated(Protocol):
    """A date as a text states it, whether a mention or the row of an archive."""

    @property
    def point(self) -> Point:
        """The date."""

    @property
    def is_reckoned(self) -> bool:
        """Whether its day is reckoned from publication."""

    @property
    def says_year(self) -> bool:
        """Whether its year is written."""

    @property
    def traditions(self) -> AbstractSet[str]:
        """The traditions that have its month's name."""


_STATED = frozenset({"month", "stamp", "iso", "year"})
_SAID = _STATED | {"weekday", "deictic"}


def dated(analysis: Analysis) -> list[Dated]:
    """The mentions of an article that name one day, month or year, in text order."""
    out = []
    for resolved in analysis.resolved:
        mention = resolved.mention
        if mention.type not in (MentionType.DATE, MentionType.TIME) or mention.mod or len(resolved.ends) != 1:
            continue
        end = resolved.ends[0]
        point = end.point
        partial = point.bc or point.suffix or point.last_month or point.day == -1
        if not partial and not _SAID.isdisjoint(end.roles):
            out.append(Dated(resolved, end))
    return out


class Strength(IntEnum):
    """How much a slip speaks for itself: two unrelated dates seldom differ by a STRONG one."""

    WEAK = 1
    MEDIUM = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """What turns one date into the other.

    `unit` is the part that differs: year, month, day or weekday. `listed`: newsrooms are known for it.
    `near`: it makes the dates neighbours, not one. `vague`: a month, a year or a weekday, which many events
    share, stands on one side.
    """

    unit: str
    strength: Strength
    listed: bool
    reason: str
    reason_ar: str
    near: bool = False
    vague: bool = False


def slip_between(a: Dated, b: Dated) -> Slip | None:
    """The one slip that parts two dates of an article; None too where they are one day in two calendars."""
    return None if a.resolved.expression.pair is b.resolved.expression else slip_of(a, b)


def slip_of(a: Stated, b: Stated) -> Slip | None:
    """The one slip that parts two dates of one calendar; None where there is none, or both can hold."""
    p, q = a.point, b.point
    if p.calendar is not q.calendar:
        return None
    if a.is_reckoned or b.is_reckoned:
        return _weekday_slip(p, q)
    if p.day is None or q.day is None:
        return _coarse_slip(a, b)
    if p.year != q.year:
        return _year_slip(a, b) if (p.month, p.day) == (q.month, q.day) else None
    if p.month == q.month:
        return _day_slip(p.day, q.day)
    return _month_slip(a, b, near=p.day != q.day) if abs(p.day - q.day) <= 1 else None


LONGEST_WEEK = 6
"""Days by which two weekdays of one week may differ."""


def _weekday_slip(p: Point, q: Point) -> Slip | None:
    """A weekday, or `أمس`, that is another day of the same week or so."""
    one, two = p.days(), q.days()
    if one is None or two is None or p.day is None or q.day is None:
        return None
    if not 2 <= abs(one[0] - two[0]) <= LONGEST_WEEK:
        return None
    return Slip("weekday", Strength.WEAK, False, "the day of the week", "يوم الأسبوع", vague=True)


def _day_slip(one: int, two: int) -> Slip | None:
    if abs(one - two) <= 1:
        return None
    if one >= 10 and two >= 10 and str(one)[::-1] == str(two):
        return Slip("day", Strength.MEDIUM, True, "two digits of the day swapped", "رقما اليوم مقلوبان")
    if (one - two) % 10 == 0:
        return Slip("day", Strength.WEAK, False, "one digit of the day", "رقم واحد من اليوم")
    return None


ROUND_DAYS = frozenset({1, 15, 30, 31})
"""Days on which many things begin or end every month."""


def _month_slip(a: Stated, b: Stated, *, near: bool) -> Slip | None:
    is_round = a.point.day in ROUND_DAYS
    alike, listed = _taken_for(a, b)
    if alike:
        strength = Strength.MEDIUM if is_round else Strength.STRONG
        reason, reason_ar = "two months that are taken for each other", "شهران يلتبس أحدهما بالآخر"
        return Slip("month", strength, True, reason, reason_ar, near=near)
    if near:
        return None
    if is_round or not _are_neighbours(a, b):
        return Slip("month", Strength.WEAK, listed, "the month", "الشهر")
    return Slip("month", Strength.MEDIUM, listed, "the month off by one", "الشهر السابق أو التالي")


def _are_neighbours(a: Stated, b: Stated) -> bool:
    return abs((a.point.month or 0) - (b.point.month or 0)) == 1


def _taken_for(a: Stated, b: Stated) -> tuple[bool, bool]:
    """Whether the months' names are alike in a tradition of either date, and whether the table has them.

    Levantine names that are only neighbours are in the table, but are no more alike than any others.
    """
    alike = listed = False
    one, two = a.point.month or 0, b.point.month or 0
    for tradition in a.traditions | b.traditions:
        if two in confusables().get((tradition, one), ()):
            listed = True
            names = load().traditions[tradition].names
            same_word = names[one - 1].split()[0] == names[two - 1].split()[0]
            alike = alike or same_word or not (tradition == "levantine" and abs(one - two) == 1)
    return alike, listed


def _year_slip(a: Stated, b: Stated) -> Slip | None:
    one, two = a.point.year, b.point.year
    if not (a.says_year and b.says_year) or one is None or two is None:
        return None
    if abs(one - two) == 1:
        around = a.point.month in (12, 1) or a.point.calendar is not Calendar.GREGORIAN
        strength = Strength.MEDIUM if around else Strength.WEAK
        return Slip("year", strength, around, "the year off by one", "السنة السابقة أو التالية")
    if _one_slip_of_digits(one, two):
        reason_ar = "رقم واحد من السنة أو رقمان مقلوبان"
        return Slip("year", Strength.WEAK, False, "one digit of the year, or two swapped", reason_ar)
    return None


def _one_slip_of_digits(a: int, b: int) -> bool:
    """One of four digits wrong, or two neighbours swapped.

    Examples:
        >>> [_one_slip_of_digits(1922, y) for y in (1932, 1292, 1934, 922)]
        [True, True, False, False]
    """
    one, two = str(a), str(b)
    if len(one) != 4 or len(two) != 4:
        return False
    wrong = [i for i in range(4) if one[i] != two[i]]
    swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1 and sorted(one) == sorted(two)
    return len(wrong) == 1 or swapped


def _coarse_slip(a: Stated, b: Stated) -> Slip | None:
    """A month or year that does not contain the other date, but would after one slip.

    Two bare years are compared too often to say anything.
    """
    p, q = a.point, b.point
    if p.year is None or q.year is None or (p.month is None and q.month is None):
        return None
    if p.year == q.year:
        if p.month is None or q.month is None or p.month == q.month:
            return None
        alike, listed = _taken_for(a, b)
        if alike or _are_neighbours(a, b):
            return Slip("month", Strength.WEAK, listed, "the month", "الشهر", vague=True)
        return None
    if p.month is not None and q.month is not None and p.month != q.month:
        return None
    near = abs(p.year - q.year) == 1 or _one_slip_of_digits(p.year, q.year)
    if not near or not (a.says_year and b.says_year):
        return None
    return Slip("year", Strength.WEAK, False, "the year", "السنة", vague=True)


def turn_of_year(a: Stated, b: Stated) -> Slip | None:
    """The two كانون of one winter: who takes one for the other writes its year too.

    Not asked within an article, whose writer knows which winter he is in.
    """
    p, q = sorted((a.point, b.point), key=lambda point: point.year or 0)
    if p.calendar is not q.calendar or p.calendar is not Calendar.GREGORIAN or p.day is None:
        return None
    if (p.month, q.month) != (12, 1) or p.day != q.day or (q.year or 0) - (p.year or 0) != 1:
        return None
    reason, reason_ar = "two months that are taken for each other", "شهران يلتبس أحدهما بالآخر"
    levantine = "levantine" in a.traditions | b.traditions
    return Slip("winter", Strength.STRONG if levantine else Strength.MEDIUM, levantine, reason, reason_ar)
