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

__all__ = ["TRIGGERS", "Region", "regions", "symbol_classes"]

_WORD_TRIGGERS = frozenset(
    {
        "MONTH", "EVERYDAY_MONTH", "WEEKDAY", "UNIT", "UNIT_ACC", "UNITS", "DUAL", "DUAL_OF", "THE_UNIT", "THE_UNITS",
        "THE_DUAL", "TODAY", "DEICTIC", "TONIGHT", "REF", "DAYPART", "SEASON", "SET_ADVERB", "CLOCK_NOUN", "DECADE", "FEAST",
        "WEEKEND", "EVERY", "ERA", "THE_YEAR", "YEAR_NOUN", "OF_IT", "REL", "DECADES", "THE_DECADES",
    }
)  # fmt: skip
TRIGGERS = _WORD_TRIGGERS | {"YEAR", "STAMP", "ISO", "CLOCK", "DAY"}
"""The kinds one of which every expression holds."""


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


@cache
def symbol_classes() -> dict[str, str]:
    """For each grammar kind, all symbols that may be it: what the grammar is compiled with."""
    sets: set[frozenset[str]] = set(_MARK_KINDS.values()) | {_OTHER_MARK, *_WORD_KINDS, *_CLITIC_KINDS.values()}
    sets |= set(_STAMPS.values())
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
_WORDS_AND_LINES = bytes(b if b in _LETTERS or b == 10 else 32 for b in range(256))
_DIGITS = re.compile(rb"[0-9]+(?: ?[/:.,-] ?[0-9]+)*")
# What may be a date by itself: a year of four digits, or numbers with date or clock marks.
_DATELIKE = re.compile(rb"[0-9]{4}|.*[/:-].*|.*\..*\..*")


@cache
def _vocabulary() -> tuple[dict[bytes, Form], frozenset[bytes]]:
    forms = load().forms
    triggers = {
        word
        for word, form in forms.items()
        if _WORD_TRIGGERS & (kinds_of(form.readings) | frozenset().union(*(kinds_of(r) for _, r in form.longer)))
    }
    return forms, frozenset(triggers)


_Span = tuple[int, int, bool]

BEFORE, AFTER = 6, 5
"""How many known words and numbers a region takes in before its first and after its last trigger."""


def _candidates(data: bytes) -> list[_Span]:
    """Spans of known words and of digits, in order, each with whether it triggers a region."""
    forms, triggers = _vocabulary()
    words = data.translate(_WORDS_ONLY).split(b" ")
    hits = [i for i, word in enumerate(words) if word in forms]
    ends = list(accumulate(map(len, words)))
    spans = [(ends[i] + i - len(words[i]), ends[i] + i, words[i] in triggers) for i in hits]
    spans += [(*m.span(), _DATELIKE.fullmatch(m[0]) is not None) for m in _DIGITS.finditer(data)]
    spans.sort()
    return spans


def _runs(data: bytes, spans: list[_Span]) -> Iterator[list[_Span]]:
    """Maximal runs of candidates with nothing but marks and spaces between, if one triggers."""
    run: list[_Span] = []
    last, live = -9, False
    for span in spans:
        gap = span[0] - last
        if gap > 1 and (gap > 6 or data[last : span[0]].translate(_WORDS_AND_LINES).strip(b" ")):
            if live:
                yield run
            run, live = [], False
        run.append(span)
        last, live = span[1], live or span[2]
    if live:
        yield run


def _windows(run: list[_Span]) -> Iterator[tuple[int, int]]:
    """The parts of a run that lie within reach of its triggers."""
    first = last = -1
    for i, span in enumerate(run):
        if not span[2]:
            continue
        if first >= 0 and i - last > BEFORE + AFTER:
            yield run[max(0, first - BEFORE)][0], run[min(last + AFTER, i - BEFORE - 1)][1]
            first = i
        elif first < 0:
            first = i
        last = i
    yield run[max(0, first - BEFORE)][0], run[min(last + AFTER, len(run) - 1)][1]


def _with_context(data: bytes, start: int, end: int) -> tuple[int, int]:
    """A window widened by the word before and the word after it."""
    left = max(data.rfind(mark, max(0, start - 30), max(0, start - 1)) for mark in (b" ", b"\n"))
    right = data.find(b" ", end + 1, end + 30)
    return (left + 1 if left >= 0 else max(0, start - 30)), (right if right >= 0 else min(len(data), end + 30))


def regions(folded: Folded) -> Iterator[Region]:
    """The regions of a text, in order, each with one word of context on either side.

    Examples:
        >>> from arabdate.fold import fold
        >>> [len(r.tokens) for r in regions(fold("وقع الاتفاق في 9 نوفمبر 2020 بحضور الطرفين"))]
        [6]
    """
    data = folded.data
    for run in _runs(data, _candidates(data)):
        for start, end in _windows(run):
            yield Region(compose(_tokenize(data, *_with_context(data, start, end))))


# ------------------------------------------------------------------------------------- tokens

_L = b"[" + re.escape(_LETTERS) + b"]"
_TOKEN = re.compile(
    rb"(?P<word>" + _L + rb"+)"
    rb"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9]))"
    rb"|(?P<stamp>[0-9]{1,4} ?(?P<sep>[./-]) ?[0-9]{1,2} ?(?P=sep) ?[0-9]{1,4}(?![0-9]|[.,][0-9]))"
    rb"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]))"
    rb"|(?P<decimal>[0-9]+(?:(?:[.,][0-9]+)+|%))"
    rb"|(?P<digits>[0-9]+)"
    rb"|(?P<mark>[^ ])"
)
_STAMPS = {name: frozenset({name.upper()}) for name in ("iso", "stamp", "clock", "decimal")}
_ARTICLES = tuple(fold_word(w) for w in ("ال", "لل", "وال", "بال", "فال", "ولل"))
_ALEF = fold_word("ا")
_NOT_ACCUSATIVE = tuple(fold_word(w) for w in ("ها", "نا", "هما", "ما", "لا", "وا"))

_Piece = tuple[str, bytes, int, int]
_Lexeme = tuple[frozenset[str], tuple[Reading, ...], int | None]


def _tokenize(data: bytes, start: int, end: int) -> list[Token]:
    """The tokens of a stretch: words by the lexicon, clitics apart, numbers and marks."""
    pieces: list[_Piece] = [(m.lastgroup or "", m[0], m.start(), m.end()) for m in _TOKEN.finditer(data, start, end)]
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        group, surface, left, right = pieces[at]
        at += 1
        if group == "word":
            at = _take_word(pieces, at - 1, tokens)
        elif group == "mark":
            tokens.append(Token(_MARK_KINDS.get(surface, _OTHER_MARK), left, right, surface))
        elif group == "digits":
            tokens.append(number_token(int(surface), len(surface), left, right, surface))
        else:
            tokens.append(Token(_STAMPS[group], left, right, surface))
    return tokens


@cache
def _entry(surface: bytes) -> tuple[str, _Lexeme | None, tuple[tuple[tuple[bytes, ...], _Lexeme], ...]] | None:
    """What the lexicon knows of a surface word, ready for tokens; asked only for words in the lexicon."""
    form = load().forms[surface]
    own = _lexeme(form.readings) if form.readings else None
    return form.clitics, own, tuple((rest, _lexeme(readings)) for rest, readings in form.longer)


def _lexeme(readings: tuple[Reading, ...]) -> _Lexeme:
    number = next((r.value for r in readings if r.kind in ("CARDINAL", "CARDINAL_DEF", "ORDINAL")), None)
    return kinds_of(readings), readings, number


def _take_word(pieces: list[_Piece], at: int, tokens: list[Token]) -> int:
    """Append the token(s) of the word at a piece, the longest lexeme first; the next piece."""
    _, surface, start, end = pieces[at]
    following = at + 1
    if end - start == 1 and _is_abbreviation(pieces, at):
        surface, end, following = surface + b"." + pieces[at + 2][1], pieces[at + 2][3], at + 3
    if surface not in _vocabulary()[0]:
        tokens.append(Token(_shape(surface), start, end, surface))
        return following
    clitics, lexeme, longer = _entry(surface) or ("", None, ())
    for rest, whole in longer:
        stop = at + 1 + len(rest)
        if stop <= len(pieces) and pieces[at + 1][1] == rest[0] and all(
            pieces[at + 1 + i][1] == word for i, word in enumerate(rest)
        ):
            lexeme, end, following = whole, pieces[stop - 1][3], stop
            break
    if lexeme is None:
        tokens.append(Token(_shape(surface), start, end, surface))
        return following
    for clitic in clitics:
        tokens.append(Token(_CLITIC_KINDS[clitic], start, start + 1, surface[:1]))
        start, surface = start + 1, surface[1:]
    tokens.append(Token(lexeme[0], start, end, surface, lexeme[1], lexeme[2]))
    return following


def _is_abbreviation(pieces: list[_Piece], at: int) -> bool:
    """`ق.م`: a letter, a full stop, a letter."""
    if at + 2 >= len(pieces) or pieces[at + 1][1] != b".":
        return False
    _, letter, start, end = pieces[at + 2]
    return end - start == 1 and letter in _LETTERS and start - pieces[at][3] <= 2


def _shape(word: bytes) -> frozenset[str]:
    """A word that the lexicon does not know, by its look: what may follow a number or not."""
    if word.startswith(_ARTICLES):
        return _WORD_KINDS[1]
    if word.endswith(_ALEF) and len(word) > 3 and not word.endswith(_NOT_ACCUSATIVE):
        return _WORD_KINDS[2]
    return _WORD_KINDS[0]
