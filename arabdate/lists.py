"""What an item of a list takes from its neighbours: a year, an era, a month, a relation, a day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arabdate.expressions import CLOCK_MAKES, Atom, Expression, is_hijri_year_of, is_of_hijri_era, says_clock
from arabdate.fields import is_of_era, month_of
from arabdate.tokens import Token

__all__ = ["glosses_hijri", "is_gregorian_gloss", "is_paired_hijri", "with_list"]

_INHERITED = ("year", "era", "yrel", "rel", "stamp")
_MONTH = ("month", "alias", "month_number", "nth_month")
_OF_THE_CLOCK = frozenset(
    ("clock", "hour", "minute", "minutes", "extra", "less", "half", "daypart", "instant", "iso")
)


def with_list(expression: Expression, atom: Atom) -> tuple[dict[str, Token], bool]:
    """The atom's roles with what its list lends, and whether it lent anything.

    The year is that of the next item that has one, else of the previous; a bare day takes its month
    from the next, a weekday its relation, a bare year its era.
    """
    roles = atom.roles
    if expression.shared is None and len(expression.atoms) == 1:
        return roles, False
    before, after = _neighbours(expression, atom)
    if atom.row.make in CLOCK_MAKES:
        return _clock_in_list(roles, before, after)
    if atom.row.make == "list-day":
        around = (*after, *reversed(before)) if atom.row.name == "days-of-month-before" else after
        donor = next((a for a in around if not a.roles.keys().isdisjoint((*_MONTH, "rel", "stamp"))), None)
        if donor is None:
            return roles, False
        roles = {k: v for k, v in donor.roles.items() if k in (*_MONTH, *_INHERITED)} | roles
        if not roles.keys().isdisjoint(_INHERITED):
            return roles, True
    if "weekday" in roles and "day" not in roles and (day := _shared_day(atom, before, after)) is not None:
        lent_by = with_list(expression, day)[0]
        return lent_by | roles, True
    if "weekday" in roles and roles.keys().isdisjoint(("day", "wrel", "week")):
        week = next((a.roles["week"] for a in (*after, *reversed(before)) if "week" in a.roles), None)
        if week is not None:
            return roles | {"week": week}, True  # يومي الثلاثاء والخميس من الأسبوع المقبل
        lent = next((a.roles["wrel"] for a in after if "wrel" in a.roles), None)
        return (roles, False) if lent is None else (roles | {"wrel": lent}, True)
    if (era := _shared_era(roles, after)) is not None:
        return roles | {"era": era}, False  # said once for both: nothing is inferred
    if roles.keys().isdisjoint(_MONTH) or not roles.keys().isdisjoint(("year", "yrel", "rel")):
        return roles, False
    for donor in (*after, *reversed(before)):
        # A stamp lends its year only to numbers: a month said by its name has a calendar of its own.
        lends = ("year", "yrel", "stamp") if "month_number" in roles else ("year", "yrel")
        has_year = not donor.roles.keys().isdisjoint(lends) or (donor in after and "rel" in donor.roles)
        if has_year and _same_calendar(roles, donor.roles):
            return roles | {k: v for k, v in donor.roles.items() if k in _INHERITED}, True
    return roles, False


def _shared_era(roles: dict[str, Token], after: list[Atom]) -> Token | None:
    """`1442-1443هـ`, `300-250 ق.م`: the era of the next item that says one, for a bare year."""
    if "year" not in roles or not roles.keys().isdisjoint(("era", "month", "month_number")):
        return None
    donor = next(
        (a.roles for a in after if {"year", "era"} <= a.roles.keys() and "month" not in a.roles), None
    )
    return donor["era"] if donor is not None and is_of_era(roles, donor) else None


def _clock_in_list(
    roles: dict[str, Token], before: list[Atom], after: list[Atom]
) -> tuple[dict[str, Token], bool]:
    """A clock with the day that stands behind it, and with the half of the day that the next clock says."""
    lent: dict[str, Token] = {}
    if all(a.row.make in CLOCK_MAKES for a in before):
        donor = next((a for a in after if a.row.make not in CLOCK_MAKES), None)
        lent = {} if donor is None else {k: v for k, v in donor.roles.items() if k not in _OF_THE_CLOCK}
    half = next((a.roles.get("half") or a.roles.get("daypart") for a in after if says_clock(a)), None)
    if half is not None and "hour" in roles and "half" not in roles:
        return lent | {"half": half} | roles, bool(lent)
    return lent | roles, bool(lent)


def _shared_day(atom: Atom, before: list[Atom], after: list[Atom]) -> Atom | None:
    """`يومي السبت والأحد 18 و19 فيفري`: the day number that belongs to this one of several weekdays."""
    atoms = [*before, atom, *after]
    days = [i for i, a in enumerate(atoms) if "day" in a.roles]
    weekdays = [i for i, a in enumerate(atoms) if "weekday" in a.roles and "day" not in a.roles]
    if len(days) != len(weekdays) or len(days) < 2 or weekdays[-1] > days[0]:
        return None
    return atoms[days[weekdays.index(len(before))]]


def _neighbours(expression: Expression, atom: Atom) -> tuple[list[Atom], list[Atom]]:
    """The atoms before and after this one in its list, range ends included."""
    atoms = [a for e in expression.chain for a in e.atoms]
    place = next(i for i, a in enumerate(atoms) if a is atom)
    return atoms[:place], atoms[place + 1 :]


def _same_calendar(a: dict[str, Token], b: dict[str, Token]) -> bool:
    first = month_of(a) if "month" in a else None
    second = month_of(b) if "month" in b else None
    return first is None or second is None or first.calendar is second.calendar


def is_paired_hijri(expression: Expression) -> bool:
    """Whether the date said beside this one shows its bare year to be Hijri."""
    other = expression.pair
    return other is not None and is_hijri_year_of(expression.atoms[0], other.atoms[0], slip=True)


def is_gregorian_gloss(expression: Expression) -> bool:
    """Whether bare years are the Gregorian ones of the Hijri beside them: `سنة 656 هـ (1231 - 1258)`."""
    other = expression.pair
    if other is None or not expression.atoms[-1].roles.keys().isdisjoint(("era", "month")):
        return False
    said = other.atoms[-1]
    return is_of_hijri_era(said) or is_hijri_year_of(said, expression.atoms[-1], slip=False)


def glosses_hijri(found: Sequence[Expression]) -> bool:
    """Whether a text says of one of its bare years which Gregorian one it is: `سنة 450 بدمشق (1058 م)`.

    The pair need not stand side by side: that the next date, with its era, is that very year is no accident.
    """
    return any(
        is_hijri_year_of(a.atoms[0], b.atoms[0], slip=False)
        or is_hijri_year_of(a.atoms[0], b.atoms[-1], slip=False)  # سنة 1297 وسنة 1308 (1879 - 1890 م)
        for a, b in pairwise(found)
        if "year" in (later := b.atoms[-1].roles) and ("era" in later or a.pair is b)
    )
