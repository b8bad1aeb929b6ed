"""A token: one character of the grammar's kind string, and what stands behind it.

The character is the token's *symbol*. It stands for the whole set of grammar kinds that the token may
be, so an ambiguous word (`الربيع`: a season, a Libyan month) is one symbol that several kinds accept.
"""

from __future__ import annotations

import string
from functools import cache
from typing import Any, NamedTuple

from arabdate.lexicon import Reading

__all__ = [
    "ERA_KINDS",
    "MONTH_KINDS",
    "Token",
    "kinds_of",
    "kinds_of_symbol",
    "number_kinds",
    "number_symbol",
    "number_token",
    "ordinal_kinds",
    "symbol_of",
]

MONTH_KINDS = ("MONTH", "EVERYDAY_MONTH", "RARE_MONTH", "SHORT_MONTH")
"""Month names: sure ones, everyday words, those that need their year, and those that need a day too."""
ERA_KINDS = ("ERA", "NOUN_ERA", "ERA_NAME", "STYLE", "STYLE_IN_BRACKETS", "CALENDAR_NAME")
"""What says how a year is counted: eras, styles, and calendars by name."""

# Below U+0100, where `re` compiles character classes fifteen times as fast as above; none is special in one.
_SPECIAL = "[]^-\\~&|"
_PLAIN = string.ascii_letters + string.digits
_ALPHABET = _PLAIN + "".join(c for c in map(chr, range(1, 0x100)) if c not in _PLAIN + _SPECIAL)
_SYMBOLS: dict[frozenset[str], str] = {}
_KINDS: dict[str, frozenset[str]] = {}


def symbol_of(kinds: frozenset[str]) -> str:
    """The character that stands for this set of kinds; always the same within a process."""
    try:
        return _SYMBOLS[kinds]
    except KeyError:
        count = len(_SYMBOLS)
        new = _ALPHABET[count] if count < len(_ALPHABET) else chr(0x100 + count)
        symbol = _SYMBOLS.setdefault(kinds, new)
        _KINDS[symbol] = kinds
        return symbol


def kinds_of_symbol(symbol: str) -> frozenset[str]:
    """The set of kinds that a symbol stands for."""
    return _KINDS[symbol]


@cache
def number_kinds(value: int, digits: int) -> frozenset[str]:
    """What an integer may be: `digits` is how many it is written with, 0 for words.

    Examples:
        >>> sorted(number_kinds(1990, 4)), sorted(number_kinds(45, 2))
        (['NUMBER', 'RECENT', 'YEAR', 'YEAR_NUMBER'], ['NUMBER', 'YEAR_NUMBER', 'YY'])
    """
    kinds = {"NUMBER"}
    if digits in (0, 4) and any(lo <= value <= hi for lo, hi in _STYLED):
        kinds.add("STYLED_YEAR")
    if digits:
        if digits <= 2:
            kinds |= {k for k, lo, hi in _SMALL if lo <= value <= hi}
            kinds |= {"YY"} if digits == 2 else set()
        if digits == 4 and 1000 <= value <= 2199:
            kinds.add("YEAR")
            # Bare numbers are read as years only in living memory's range, and round ones never.
            if 1800 <= value <= 2049 and value % 100:
                kinds.add("RECENT")
        if digits == 4 and value < 2400 and value % 100 < 60:
            kinds.add("HHMM")
        if 1 <= value <= 9999 and digits <= 4:
            kinds.add("YEAR_NUMBER")
        if digits == 3:
            kinds |= {"HUNDREDS", "ELIDED_YEAR"} if 256 <= value <= 341 else {"HUNDREDS"}
    else:
        kinds.add("WORDS")
        # شهر ثلاثة is March in speech; شهر واحد is one month.
        kinds |= {"MONTH_WORD"} if 3 <= value <= 12 else set()
        kinds |= {"HOUR_WORD"} if 1 <= value <= 12 else set()
        if 100 <= value <= 2199:
            kinds.add("YEAR_NUMBER")
        # ألفين وعشرين behind a month; round ones count things.
        kinds |= {"YEAR_WORDS"} if 1800 <= value <= 2049 and value % 100 else set()
    return frozenset(kinds)


_STYLED = ((1256, 1341), (1583, 1923))
"""Years that a text may count in the eastern style: Ottoman fiscal ones, and Julian ones beside the Gregorian
reform. The fiscal year was often written without its thousand (`سنة 328 مالية`): those are ELIDED_YEAR."""
_SMALL = (("DAY", 1, 31), ("MONTH_NUMBER", 1, 12), ("HOUR", 0, 29))


@cache
def ordinal_kinds(value: int) -> frozenset[str]:
    """What a definite ordinal may be: the days of a month are some."""
    kinds = {"ORDINAL"}
    kinds |= {"ORDINAL_DAY"} if 1 <= value <= 31 else set()
    # الأحد الثاني is the second Sunday too, السبت السادس عشر rather a day of its month.
    kinds |= {"LATE_ORDINAL_DAY"} if 11 <= value <= 31 else set()
    return frozenset(kinds)


@cache
def kinds_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    """The kinds of a form: those of its readings, and what its number may be."""
    kinds = {r.kind for r in readings}
    for reading in readings:
        if reading.kind == "ORDINAL":
            kinds |= ordinal_kinds(reading.value)
        elif reading.kind == "CARDINAL":
            kinds |= number_kinds(reading.value, 0)
    return frozenset(kinds)


class Token(NamedTuple):
    """One word, number or punctuation mark.

    `symbol` is its character in the kind string; `start`/`end` are folded positions; `surface` its folded
    bytes; `readings` what the lexicon says of it; `number` its integer value if it has one; `digits` how
    many digits it is written with (0: in words).
    """

    symbol: str
    start: int
    end: int
    surface: bytes
    readings: tuple[Reading, ...] = ()
    number: int | None = None
    digits: int = 0

    def value(self, *kinds: str) -> Any:
        """The value of the first reading of one of the kinds, None if there is none."""
        for reading in self.readings:
            if reading.kind in kinds:
                return reading.value
        return None

    def values(self, *kinds: str) -> list[Any]:
        """The values of all readings of the kinds: every claimant of a shared form."""
        return [r.value for r in self.readings if r.kind in kinds]

    def may_be(self, *kinds: str) -> bool:
        """Whether the grammar may take it for one of the kinds."""
        return not _KINDS[self.symbol].isdisjoint(kinds)

    def has(self, kind: str) -> bool:
        """Whether one of the readings is of the kind."""
        for reading in self.readings:  # noqa: SIM110 (half the time of `any` on so few)
            if reading.kind == kind:
                return True
        return False


def number_token(value: int, digits: int, start: int, end: int, surface: bytes) -> Token:
    """A token for an integer written with so many digits (0: in words)."""
    return Token(number_symbol(value, digits), start, end, surface, (), value, digits)


def number_symbol(value: int, digits: int) -> str:
    """The symbol of an integer written with so many digits (0: in words)."""
    return _number_symbol(min(value, 10000), digits)


@cache
def _number_symbol(value: int, digits: int) -> str:
    return symbol_of(number_kinds(value, digits))
