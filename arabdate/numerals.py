"""Numbers in words: runs of number words become one token with an integer value.

`ألف وتسعمئة وثمان وأربعين` is 1948, `الثالث والعشرين` the 23rd, `5 آلاف` 5000. Two counts side by
side (`ثلاث وثماني سنوات`) stay two.
"""

from __future__ import annotations

from arabdate.fold import fold_word
from arabdate.lexicon import Reading
from arabdate.tokens import Token, number_token, ordinal_kinds, symbol_of

__all__ = ["compose"]

_SCALES = (1_000, 1_000_000, 1_000_000_000)
_AND = fold_word("و")


def compose(tokens: list[Token]) -> list[Token]:
    """Merge each run of number words into one token; everything else passes as it is.

    Examples:
        >>> from arabdate.fold import fold
        >>> from arabdate.tokenizer import regions
        >>> [t.number for r in regions(fold("سنة ألف وتسعمئة وثمان وأربعين")) for t in r.tokens]
        [None, 1948]
    """
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token, taken = tokens[at], 1
        if token.number is not None:
            rising = at > 0 and tokens[at - 1].may_be("YEAR_NOUN")
            # الساعة خمسة وعشرون دقيقة is an hour and its minutes.
            counts = (token.number or 0) > 12 or not at or not tokens[at - 1].may_be("CLOCK_NOUN")
            cardinal = _cardinal(tokens, at, rising) if counts else None
            token, taken = _ordinal(tokens, at) or cardinal or (token, 1)
        out.append(token)
        at += taken
    return out


def _ordinal(tokens: list[Token], at: int) -> tuple[Token, int] | None:
    """`الثالث والعشرين`: a definite ordinal, و, definite tens."""
    if at + 2 >= len(tokens) or not tokens[at].has("ORDINAL"):
        return None
    unit, link, tens = tokens[at : at + 3]
    if not _is_and(link) or not tens.has("CARDINAL_DEF") or unit.number is None or tens.number is None:
        return None
    if unit.number > 9 or tens.number % 10 or not 20 <= tens.number <= 90:
        return None
    value = unit.number + tens.number
    reading = Reading("ORDINAL", value)
    return Token(symbol_of(ordinal_kinds(value)), unit.start, tens.end, unit.surface, (reading,), value), 3


def _cardinal(tokens: list[Token], at: int, rising: bool) -> tuple[Token, int] | None:
    """The longest well-formed number that begins here, if it takes more than one token.

    `rising`: units may come first and the thousand last, as chronicles count years (`سنة ثلاث عشرة
    وثلاثمائة وألف` is 1313). Elsewhere `بين عشرين ومئة` are two numbers.
    """
    first = tokens[at]
    if first.number is None or not (first.digits or first.has("CARDINAL")):
        return None
    total, group, scale = _start(first)
    taken = 1
    while at + taken < len(tokens):
        linked = _is_and(tokens[at + taken])
        # وأحد عشر is written as واحد عشر, which is eleven too: its own و links it.
        own = not linked and tokens[at + taken].number == 11 and tokens[at + taken].surface.startswith(_AND)
        following = at + taken + linked
        if following >= len(tokens) or not tokens[following].has("CARDINAL"):
            break
        value = tokens[following].number or 0
        state = _add(total, group, scale, value, linked or own)
        if state is None and rising and linked:
            state = _add_above(total, group, value)
        if state is None:
            break
        total, group, scale = state
        taken += 1 + linked
    if taken == 1:
        return None
    last = tokens[at + taken - 1]
    return number_token(total + group, 0, first.start, last.end, first.surface), taken


def _start(first: Token) -> tuple[int, int, int]:
    value = first.number or 0
    if value == 2000 and not first.digits:
        return 2000, 0, 1000  # ألفان: finished thousands
    return (value, 0, value) if value in _SCALES and not first.digits else (0, value, 10**12)


def _add(total: int, group: int, scale: int, value: int, linked: bool) -> tuple[int, int, int] | None:
    """One more word: (finished thousands, group below a thousand, last scale), None if it does not fit.

    `linked` says that the word came after و. A scale multiplies the group before it; hundreds, then
    units, then tens follow one another by و.
    """
    if value in _SCALES:
        if value >= scale:
            return None
        if linked:
            return (total + group + value, 0, value) if group == 0 else None
        return (total + group * value, 0, value) if group else None
    if value == 100 and not linked and 3 <= group <= 9:
        return total, group * 100, scale
    if not linked:
        return None
    room = group % 100 == 0
    fits = (value >= 100 and group == 0) or (value < 100 and room)
    units_then_tens = 1 <= group % 100 <= 9 and value % 10 == 0 and 20 <= value <= 90
    if (fits and (group or total)) or units_then_tens:
        return total, group + value, scale
    return None


def _add_above(total: int, group: int, value: int) -> tuple[int, int, int] | None:
    """Hundreds above units and tens, a thousand or two above hundreds."""
    if total or not group:
        return None
    if group < 100 and 100 <= value < 1000 and value % 100 == 0:
        return total, group + value, 10**12
    return (value, group, 1) if value in (1000, 2000) else None


def _is_and(token: Token) -> bool:
    return token.surface == _AND
