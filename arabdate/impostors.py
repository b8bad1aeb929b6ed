"""What the grammar takes for a date and is none: names, verbs, scores. One function a kind.

Each looks at the word before or after an atom, which the grammar cannot weigh without repeating itself in
every row. What a refused expression is instead, its `Refusal` says.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from arabdate.expressions import Atom, Expression
from arabdate.fields import is_feminine
from arabdate.fold import Folded, fold_word
from arabdate.values import Point

__all__ = ["Refusal", "impostor", "is_title"]


class Refusal(StrEnum):
    """Why an expression that the grammar matched is no mention."""

    NAME = "a name that holds a date"
    NO_MONTH = "its month word is an everyday word, or a month only beside a year of the table's years"
    IMPOSSIBLE = "no date: a number is out of the range of its place, or nothing is said"
    ORDINAL = "a feminine ordinal counts times and hours; days are masculine"
    TITLE = "the end of a name in quotes or brackets"
    UNLISTED_YEAR = "a number behind a comma is a year only in a list that a year opens"
    NO_MONTH_HERE = "a person's or a firm's name, or another word: nothing around it tells of time"
    VERB = "the verb غدا, became"
    NO_UNIT = "no unit that a calendar has"
    NO_CENTURY = "no century of this era from the first to the thirtieth"
    NO_FEAST_DAY = "the feast has no day in the years in question, or no year is known"
    NO_CLOCK = "two numbers that are no hour, or that count: a score, a ratio"
    NO_LENGTH = "no length: the count or the unit cannot be one"


_FASTING = fold_word("شهر رمضان")
_BECAME = fold_word("غدا")
_MARCH = fold_word("مارس")
_TIME_BEFORE = (
    *("PREP", "LI", "BY", "FROM", "TO", "BETWEEN", "LENGTH_PREP", "MOD", "AS", "PAIR"),
    *("AND", "OR", "COMMA", "DASH", "SLASH", "OPEN", "REL"),
)


def impostor(folded: Folded, expression: Expression, atom: Atom, point: Point) -> Refusal | None:
    """What an atom that the grammar took for a date, standing alone, is instead; None for a date."""
    day = atom.roles.get("day")
    if day is not None and is_feminine(day) and "weekday" not in atom.roles:
        return Refusal.ORDINAL  # للمرة الثالثة
    test = _TESTS.get(atom.row.name)
    if test is None:
        return None
    shows, refusal = test
    return refusal if shows(folded, expression, atom, point) else None


def is_title(folded: Folded, atom: Atom) -> bool:
    """`"دمشق الآن"`: the last word of two or three in quotes is a name's, not the article's."""
    if atom.after is None or not atom.after.may_be("QUOTE", "CLOSE"):
        return False
    back = folded.data[max(0, atom.start - 24) : atom.start]
    opened = max(back.rfind(b'"'), back.rfind(b"("))
    return opened >= 0 and 1 <= len(back[opened + 1 :].split()) <= 2


def _today(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    return is_title(folded, atom)


def _listed_year(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """A number after a comma is a year only in a list that a year opens."""
    head = expression.chain[0].atoms[0]
    return head is atom or not head.row.name.startswith("year") or head.row.name == "year-listed"


def _month(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """Ramadan the man, March the verb (`مارس النواب ضغوطا`), Nissan the car, صفر-صفر the score."""
    roles = atom.roles
    if "alias" in roles:
        return roles["alias"].surface == roles["month"].surface
    if len(atom.tokens) > 1:
        return False
    if (
        atom.before is not None
        and atom.after is not None
        and atom.before.may_be("QUOTE")
        and atom.after.may_be("QUOTE")
    ):
        return True  # موقع "فبراير"
    if atom.before is not None and atom.before.may_be(*_TIME_BEFORE):
        return False
    if point.calendar.is_hijri:
        return _FASTING not in folded.data
    if roles["month"].surface == _MARCH:
        return atom.after is not None and atom.after.may_be("OTHER_DEFINITE", "OTHER")
    # A carmaker or a magazine is what something happens to: an object or a description follows.
    return atom.after is not None and atom.after.may_be("OTHER_DEFINITE", "OTHER_ACCUSATIVE", "OTHER")


def _tomorrow(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`غدا واضحا`, `إذ غدا نجما`: the verb, at a sentence's head or behind its particle."""
    if atom.tokens[-1].surface != _BECAME or len(atom.tokens) > 1 or atom.after is None:
        return False
    if atom.before is not None and atom.before.may_be("PARTICLE"):
        return True
    opens = atom.before is None or atom.before.may_be("DOT", "NEWLINE", "QUOTE")
    return opens and atom.after.may_be("OTHER_ACCUSATIVE")


_TESTS: dict[str, tuple[Callable[[Folded, Expression, Atom, Point], bool], Refusal]] = {
    "today": (_today, Refusal.TITLE),
    "year-listed": (_listed_year, Refusal.UNLISTED_YEAR),
    "month": (_month, Refusal.NO_MONTH_HERE),
    "day-relative": (_tomorrow, Refusal.VERB),
}
