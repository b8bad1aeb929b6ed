"""Folded text to tokens, candidates first.

Most of a text holds no date. One C-speed pass over the words finds those that the lexicon knows and
the digits; maximal runs of these that hold a *trigger* (a month, a unit, a four-digit number ...) are
*regions*, and only regions are tokenized. A token is one character of the region's kind string (its
symbol), so the grammar never sees letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from arabdate.fold import Folded, fold_word
from arabdate.lexicon import Form, Reading, load
from arabdate.numerals import compose
from arabdate.tokens import Token, kinds_of, number_kinds, number_token, ordinal_kinds, symbol_of

__all__ = ["Region", "regions", "symbol_classes"]

TRIGGERS = frozenset(
    {
        "MONTH", "EVERYDAY_MONTH", "WEEKDAY", "UNIT", "UNIT_ACC", "UNITS", "DUAL", "DUAL_OF", "THE_UNIT", "THE_UNITS",
        "THE_DUAL", "TODAY", "DEICTIC", "TONIGHT", "REF", "DAYPART", "SEASON", "SET_ADVERB", "CLOCK_NOUN", "DECADE", "FEAST",
        "WEEKEND", "EVERY", "ERA", "THE_YEAR", "YEAR_NOUN", "OF_IT", "REL", "DECADES",
    }
)  # fmt: skip


class Region:
    """A run of tokens around a trigger, and its kind string."""

    __slots__ = ("kinds", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.kinds = "".join([t.symbol for t in tokens])


_PUNCTUATION = {
    b",": "COMMA", "\u060c".encode("cp1256"): "COMMA", b";": "SEMICOLON", b"/": "SLASH", b"-": "DASH", b"_": "DASH", b"(": "OPEN",
    b")": "CLOSE", b".": "DOT", b":": "COLON", b"\n": "NEWLINE", b'"': "QUOTE", b"'": "QUOTE", b"%": "PERCENT", b"|": "BAR",
}  # fmt: skip
_OTHER_MARK = frozenset({"MARK"})
_MARK_KINDS = {char: frozenset({kind}) for char, kind in _PUNCTUATION.items()}
_WORD_KINDS = tuple(frozenset({k}) for k in ("OTHER", "OTHER_DEFINITE", "OTHER_ACCUSATIVE", "FUNCTION"))
_CLITIC_KINDS = {
    "و": frozenset({"AND"}),
    "ف": frozenset({"SO"}),
    "ب": frozenset({"BY"}),
    "ل": frozenset({"LI"}),
    "ك": frozenset({"AS"}),
}
_STAMP_KINDS = {name: frozenset({name}) for name in ("ISO", "STAMP", "CLOCK", "DECIMAL")}


@cache
def symbol_classes() -> dict[str, str]:
    """For each grammar kind, all symbols that may be it: what the grammar is compiled with."""
    sets: set[frozenset[str]] = set(_MARK_KINDS.values()) | {_OTHER_MARK, *_WORD_KINDS, *_CLITIC_KINDS.values()}
    sets |= set(_STAMP_KINDS.values())
    sets |= {number_kinds(v, d) for v in (0, *range(1, 100)) for d in (1, 2)}
    sets |= {number_kinds(v, d) for v in (0, 1, 10, 100, 500, 999, 1000, 1850, 2000, 2020, 2100, 2500, 10000) for d in (0, 3, 4, 5)}
    sets |= {ordinal_kinds(v) for v in (1, 13, 40)}
    for form in load().forms.values():
        sets.add(kinds_of(form.readings))
        sets |= {kinds_of(readings) for _, readings in form.longer}
    classes: dict[str, str] = {}
    for kinds in sorted(sets, key=sorted):
        for kind in kinds:
            classes[kind] = classes.get(kind, "") + symbol_of(kinds)
    return classes


# ------------------------------------------------------------------------------------- candidates


def _is_letter(byte: int) -> bool:
    return chr(byte).isalpha() and byte < 128 or bytes([byte]).decode("cp1256").isalpha() and byte > 127


_LETTERS = bytes(b for b in range(256) if _is_letter(b))
_WORDS_ONLY = bytes(b if b in _LETTERS else 32 for b in range(256))
_DIGITS = re.compile(rb"\d+(?:[/.:\-]\d+)*")


@cache
def _vocabulary() -> tuple[dict[bytes, Form], frozenset[bytes]]:
    forms = load().forms
    triggers = {
        word
        for word, form in forms.items()
        if TRIGGERS & (kinds_of(form.readings) | frozenset().union(*(kinds_of(r) for _, r in form.longer)))
    }
    return forms, frozenset(triggers)


def _candidates(data: bytes) -> list[tuple[int, int, bool]]:
    """Spans of known words and of digits, in order, each with whether it triggers a region."""
    forms, triggers = _vocabulary()
    words = data.translate(_WORDS_ONLY).split(b" ")
    hits = [i for i, word in enumerate(words) if word in forms]
    ends = list(accumulate(map(len, words)))
    spans = [(ends[i] + i - len(words[i]), ends[i] + i, words[i] in triggers) for i in hits]
    for found in _DIGITS.finditer(data):
        start, end = found.span()
        spans.append((start, end, end - start >= 4))
    spans.sort()
    return spans


def _runs(data: bytes, spans: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Maximal runs of candidates with nothing but marks and spaces between, if one triggers."""
    if not spans:
        return
    start, end, live = spans[0]
    for s, e, trigger in spans[1:]:
        gap = s - end
        if gap <= 1 or (gap <= 6 and not data[end:s].translate(_WORDS_ONLY).strip()):
            end, live = e, live or trigger
        else:
            if live:
                yield start, end
            start, end, live = s, e, trigger
    if live:
        yield start, end


def regions(folded: Folded) -> Iterator[Region]:
    """The regions of a text, in order, each with one word of context on either side.

    Examples:
        >>> from arabdate.fold import fold
        >>> [len(r.tokens) for r in regions(fold("وقع الاتفاق في 9 نوفمبر 2020 بحضور الطرفين"))]
        [6]
    """
    data = folded.data
    for start, end in _runs(data, _candidates(data)):
        left = max(data.rfind(b" ", max(0, start - 30), max(0, start - 1)), data.rfind(b"\n", max(0, start - 30), start))
        right = data.find(b" ", end + 1, end + 30)
        if left < 0:
            left = max(-1, start - 30)
        yield Region(compose(_tokenize(data, left + 1, right if right >= 0 else min(len(data), end + 30))))


# ------------------------------------------------------------------------------------- tokens

_L = b"[" + re.escape(_LETTERS) + b"]"
_TOKEN = re.compile(
    rb"(?P<iso>(?<!\d)\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?(?!\d))"
    rb"|(?P<stamp>(?<!\d)\d{1,4} ?(?P<sep>[./-]) ?\d{1,2} ?(?P=sep) ?\d{1,4}(?!\d|[.,]\d))"
    rb"|(?P<clock>(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    rb"|(?P<decimal>\d+(?:[.,]\d+)+|\d+%)"
    rb"|(?P<digits>\d+)"
    rb"|(?P<abbreviation>(?<!" + _L + rb")" + _L + rb"\. ?" + _L + rb"(?!" + _L + rb")\.?)"
    rb"|(?P<word>" + _L + rb"+)"
    rb"|(?P<mark>[^ ])"
)
_ARTICLES = tuple(fold_word(w) for w in ("ال", "لل", "وال", "بال", "فال", "ولل"))
_ALEF = fold_word("ا")
_NOT_ACCUSATIVE = tuple(fold_word(w) for w in ("ها", "نا", "هما", "ما", "لا", "وا"))


def _tokenize(data: bytes, start: int, end: int) -> list[Token]:
    pieces = [(m.lastgroup or "", m[0], m.start(), m.end()) for m in _TOKEN.finditer(data, start, end)]
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        at += _take(pieces, at, tokens)
    return tokens


_Piece = tuple[str, bytes, int, int]


def _take(pieces: list[_Piece], at: int, tokens: list[Token]) -> int:
    """Append the token(s) that begin at a piece; how many pieces they took."""
    group, surface, start, end = pieces[at]
    if group in ("word", "abbreviation"):
        return _take_word(pieces, at, tokens)
    if group == "digits":
        value = int(surface)
        tokens.append(number_token(value, len(surface), start, end, surface))
    elif group == "mark":
        tokens.append(Token(_MARK_KINDS.get(surface, _OTHER_MARK), start, end, surface))
    else:
        name = "ISO" if group == "iso" else group.upper()
        tokens.append(Token(_STAMP_KINDS[name], start, end, surface))
    return 1


def _take_word(pieces: list[_Piece], at: int, tokens: list[Token]) -> int:
    group, surface, start, end = pieces[at]
    forms = _vocabulary()[0]
    if group == "abbreviation":
        surface = surface.replace(b" ", b"").rstrip(b".")
    form = forms.get(surface)
    if form is None or not (form.readings or form.longer):
        tokens.append(Token(_shape(surface), start, end, surface))
        return 1
    for rest, readings in form.longer:
        following = pieces[at + 1 : at + 1 + len(rest)]
        if len(following) == len(rest) and all(p[1] == w for p, w in zip(following, rest, strict=True)):
            _append(tokens, form.clitics, readings, surface, start, following[-1][3])
            return 1 + len(rest)
    if form.readings:
        _append(tokens, form.clitics, form.readings, surface, start, end)
    else:
        tokens.append(Token(_shape(surface), start, end, surface))
    return 1


def _append(
    tokens: list[Token], clitics: str, readings: tuple[Reading, ...], surface: bytes, start: int, end: int
) -> None:
    for clitic in clitics:
        tokens.append(Token(_CLITIC_KINDS[clitic], start, start + 1, surface[:1]))
        start += 1
        surface = surface[1:]
    number = next((r.value for r in readings if r.kind in ("CARDINAL", "CARDINAL_DEF", "ORDINAL")), None)
    tokens.append(Token(kinds_of(readings), start, end, surface, readings, number))


def _shape(word: bytes) -> frozenset[str]:
    """A word that the lexicon does not know, by its look: what may follow a number or not."""
    if word.startswith(_ARTICLES):
        return _WORD_KINDS[1]
    if word.endswith(_ALEF) and len(word) > 3 and not word.endswith(_NOT_ACCUSATIVE):
        return _WORD_KINDS[2]
    return _WORD_KINDS[0]
