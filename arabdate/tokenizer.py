"""Folded text to tokens, candidates first.

Most of a text holds no date. One C-speed pass over the words finds those that the lexicon knows and
the digits; maximal runs of these that hold a *trigger* (a month, a unit, a four-digit number ...) are
*regions*, and only regions are tokenized. A token is one character of the region's kind string (its
symbol), so the grammar never sees letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from arabdate.fold import Folded, fold_word
from arabdate.lexicon import Form, Reading, load
from arabdate.numerals import compose
from arabdate.tokens import Token, kinds_of, number_kinds, number_symbol, ordinal_kinds, symbol_of

__all__ = ["TRIGGERS", "Region", "regions", "symbol_classes", "tokenize"]

_WORD_TRIGGERS = frozenset(
    [
        "MONTH",
        "EVERY_WEEKDAY",
        "EVERYDAY_MONTH",
        "WEEKDAY",
        "UNIT",
        "UNIT_ACC",
        "UNITS",
        "DUAL",
        "DUAL_OF",
        "THE_UNIT",
        "THE_UNITS",
        "THE_DUAL",
        "DECADES",
        "THE_DECADES",
        "TODAY",
        "DEICTIC",
        "TONIGHT",
        "SPOKEN_TOMORROW",
        "REF",
        "AT_ONCE",
        "THE_PAST",
        "THE_FUTURE",
        "OF_IT",
        "DAYPART",
        "THE_DAYPART",
        "ADVERB_DAYPART",
        "SEASON",
        "SET_ADVERB",
        "CLOCK_NOUN",
        "INSTANT",
        "INSTANT_OF",
        "DECADE",
        "FEAST",
        "THE_EID",
        "WEEKEND",
        "ERA",
        "THE_YEAR",
        "SCHOOL_YEAR",
        "YEAR_NOUN",
        "FRACTION_DEF",
    ]
)
TRIGGERS = _WORD_TRIGGERS | {"YEAR", "STAMP", "ISO", "CLOCK", "DAY", "CALENDAR_NAME"}
"""The kinds one of which every expression holds."""


class Region:
    """A run of tokens around a trigger, and its kind string."""

    __slots__ = ("kinds", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.kinds = "".join([t.symbol for t in tokens])
        if _number_words().search(self.kinds):
            self.tokens = compose(tokens)
            self.kinds = "".join([t.symbol for t in self.tokens])


_PUNCTUATION = {
    "COMMA": ",\u060c",
    "SEMICOLON": ";",
    "SLASH": "/",
    "DASH": "-",
    "EQUALS": "=",
    "OPEN": "(",
    "CLOSE": ")",
    "DOT": ".",
    "COLON": ":",
    "NEWLINE": "\n",
    "QUOTE": "\"'",
    "PERCENT": "%",
    "BAR": "|",
}
_OTHER_MARK = frozenset({"MARK"})
_MARK_KINDS = {fold_word(c): frozenset({kind}) for kind, chars in _PUNCTUATION.items() for c in chars}
_WORD_KINDS = tuple(frozenset({k}) for k in ("OTHER", "OTHER_DEFINITE", "OTHER_ACCUSATIVE", "FUNCTION"))
_NISBA = frozenset({"OTHER_DEFINITE", "DEFINITE_NISBA"})  # الوطني, العالمي
_FEMININE = frozenset({"OTHER_DEFINITE", "DEFINITE_FEMININE"})  # الدورة, الوطنية
_OWNED_FEMININE = frozenset({"OTHER", "DEFINITE_FEMININE"})  # دورته, نسختها
_CLITIC_KINDS = {
    "و": frozenset({"AND"}),
    "ف": frozenset({"SO"}),
    "ب": frozenset({"BY"}),
    "ل": frozenset({"LI"}),
    "ك": frozenset({"AS"}),
}


_SELDOM = frozenset([
    "ACCORDING", "ATTACKS", "DUAL_OF", "FEAST_UNDATED", "LOCAL_FEAST", "NAME", "PARTICLE",
    "QUALIFIER_AFTER", "TERM", "ZONE_NOUN", "AT_ONCE", "CALENDAR_NAME", "CENTURY_SHORT", "ELATIVE",
    "EVERY_WEEKDAY", "EXCEPT", "FEW", "HUNDREDS_DEF", "LAST_BUT_ONE", "NAMED_EVENT", "NIGHTS", "ODD",
    "OTHER_ERA", "REF", "REST", "SEASON_NOUN", "SET_ADVERB", "SHORT_MONTH", "TEN_DAYS", "TERM_YEAR",
    "THAT_IS", "THE_DECADES", "THE_DUAL", "THE_EID", "THE_FUTURE", "TWICE", "VAGUE_AFTER",
    "VAGUE_COUNT", "WEEKEND", "WHOLE", "ZONE",
])  # fmt: skip
"""Kinds that the grammar names hardly ever. They have their symbols last: there are more symbols than
characters in which `re` is fast, and a class is slow by one that is beyond."""


@cache
def symbol_classes() -> dict[str, str]:
    """For each grammar kind, all symbols that may be it: what the grammar is compiled with."""
    sets: set[frozenset[str]] = set(_MARK_KINDS.values()) | {
        _OTHER_MARK,
        _NISBA,
        _FEMININE,
        _OWNED_FEMININE,
        *_WORD_KINDS,
        *_CLITIC_KINDS.values(),
    }
    sets |= set(_STAMPS.values())
    sets |= {number_kinds(v, d) for v in (0, *range(1, 100)) for d in (1, 2)}
    sets |= {
        number_kinds(v, d)
        for v in (
            *(
                0,
                1,
                10,
                100,
                300,
                500,
                999,
                1000,
                1300,
                1790,
                1850,
                1890,
                1900,
                1990,
                2000,
                2020,
                2100,
                2199,
                2359,
            ),
            *(2500, 10000),
        )
        for d in (0, 3, 4, 5)
    }
    sets |= {ordinal_kinds(v) for v in (1, 13, 40)}
    sets |= {kinds_of(readings) for readings in ((), *load().lexemes)}
    classes: dict[str, str] = {}
    for kinds in sorted(sets, key=lambda kinds: (kinds <= _SELDOM, sorted(kinds))):
        for kind in kinds:
            classes[kind] = classes.get(kind, "") + symbol_of(kinds)
    return classes


@cache
def _number_words() -> re.Pattern[str]:
    """Finds the tokens that `compose` may join."""
    classes = symbol_classes()
    return re.compile(f"[{''.join(classes[kind] for kind in ('CARDINAL', 'CARDINAL_DEF', 'ORDINAL'))}]")


# ------------------------------------------------------------------------------------- candidates


def _is_letter(byte: int) -> bool:
    return (chr(byte).isalpha() and byte < 128) or (bytes([byte]).decode("cp1256").isalpha() and byte > 127)


_LETTERS = bytes(b for b in range(256) if _is_letter(b))
_WORDS_ONLY = bytes(b if b in _LETTERS else 32 for b in range(256))
_NUMERIC = bytes(b if b in b"0123456789/:.-" else 32 for b in range(256))
# What may be a date by itself: a year of four digits, no round one, or numbers with date or clock marks.
_DATELIKE = re.compile(rb"(?:1[1-9]|20)(?!00)[0-9]{2}[.:/-]*|.*[0-9][/:-]+[0-9].*|.*[0-9]\.[0-9]+\.[0-9].*")
_SPACED_SLASH = re.compile(rb"(?<=[0-9]) ?/ ?(?=[0-9])")  # `3 / 10 / 2000`


_Beside = tuple[tuple[bytes, ...], tuple[bytes, ...]]
"""The words one of which must follow a word, or else precede it."""


@cache
def _vocabulary() -> tuple[dict[bytes, Form], frozenset[bytes], dict[bytes, _Beside]]:
    """All surface words, those among them that trigger a region, and what must stand beside those that do so
    only as the first word of a lexeme (`تشرين`, `ذي`) or its last (`خميس العهد`)."""
    symbol_classes()  # symbols in one order, whatever words come first
    forms = load().forms
    triggering = {id(readings) for readings in load().lexemes if _triggers(readings)}
    triggers = {word for word, form in forms.items() if id(form.readings) in triggering}
    after: dict[bytes, set[bytes]] = {}
    before: dict[bytes, set[bytes]] = {}
    for word, form in forms.items():
        if word in triggers:
            continue
        for clitics, rest, readings in form.longer:
            if id(readings) not in triggering:
                continue
            if form.readings and clitics == form.clitics:
                # A function word that opens a lexeme (`هذه اللحظة`) leaves the trigger to its last.
                before.setdefault(rest[-1], set()).add((word, *rest)[-2])
            else:
                after.setdefault(word, set()).add(rest[0])
    beside = {
        word: (tuple(sorted(after.get(word, ()))), tuple(sorted(before.get(word, ()))))
        for word in sorted((after.keys() | before.keys()) - triggers)
    }
    return forms, frozenset(triggers | beside.keys()), beside


def _is_lexeme(data: bytes, start: int, end: int, beside: _Beside) -> bool:
    """Whether a word that triggers only inside a lexeme has the lexeme's next or last word beside it."""
    after, before = beside
    return data[end : end + _MARKS].lstrip(b" ").startswith(after) or (
        data[max(0, start - _MARKS) : start].rstrip(b" ").endswith(before)
    )


def _triggers(readings: tuple[Reading, ...]) -> bool:
    """Whether a lexeme can make an expression. A month that needs its year is found by the year."""
    kinds = {r.kind for r in readings if not getattr(r.value, "needs_year", False)}
    return not kinds.isdisjoint(_WORD_TRIGGERS)


@cache
def _names() -> dict[bytes, tuple[bytes, ...]]:
    """The words that open the name of a zone, and how each name goes on in a view."""
    return {
        word: names
        for word, form in load().forms.items()
        if (
            names := tuple(
                b" %b " % b" ".join(rest) for _, rest, found in form.longer if found[0].kind == "ZONE"
            )
        )
    }


BEFORE, AFTER = 5, 4
"""How many known words a region takes in before its first and after its last trigger."""
_MARKS = 24
"""How many marks and digits in a row a region may hold."""
_WORD = 20
"""How much of a word of context is looked at."""
_SPACE = 32


def _windows(data: bytes) -> list[tuple[int, int]]:
    """The stretches around triggers, in order: the known words within reach, the numbers and marks between
    and around them, and one word of context on either side."""
    forms, triggers, beside = _vocabulary()
    # Spaces on either side, so that every word stands between two; positions are one too far.
    view = b" %b  " % data.translate(_WORDS_ONLY)
    seeds = [
        (start, end)
        for start, end in _places(view, filter(triggers.__contains__, view.split()))
        if (words := beside.get(view[start:end])) is None or _is_lexeme(data, start - 1, end - 1, words)
    ]
    numbers = b" %b " % data.translate(_NUMERIC)
    seeds += _places(numbers, filter(_DATELIKE.fullmatch, numbers.split()))
    if b" / " in numbers:
        seeds += [(m.start() + 1, m.end() + 1) for m in _SPACED_SLASH.finditer(data)]
    seeds.sort()
    found: list[tuple[int, int]] = []
    start = end = -1
    for seed, seed_end in seeds:
        if seed >= end:
            if end >= 0:
                found.append((start - 1, end - 1))
            start = _reach_back(view, forms, seed)
            if start <= end:
                start = found.pop()[0] + 1
        if (reached := _reach_ahead(view, forms, seed_end)) > end:
            end = reached
    if end >= 0:
        found.append((start - 1, min(end - 1, len(data))))
    return found


def _places(view: bytes, words: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """Where words stand in a view that was split into them, given in order."""
    at = 0
    for word in words:
        at = view.find(b" " + word + b" ", at) + 1
        yield at, at + len(word)
        at += len(word)


def _reach_back(view: bytes, forms: dict[bytes, Form], start: int) -> int:
    """Where a region begins: before the known words within reach, and the one word before those."""
    words = 0
    while words <= BEFORE:
        last = start - 1
        if view[last - 1] == _SPACE or view[last] != _SPACE:  # more than a space, or none, stands between
            low = start - _MARKS if start > _MARKS else 0
            last = len(view[low:start].rstrip(b" ")) + low
            if last == low:
                return last
        low = last - _WORD if last > _WORD else 0
        first = view.rfind(b" ", low, last) + 1
        if view[first:last] not in forms:
            return first or low
        words += last - first > 1  # not the و of `2 و9 و16 و23 مايو`
        start = first
    return start


def _reach_ahead(view: bytes, forms: dict[bytes, Form], end: int) -> int:
    """Where a region ends: behind the known words and names within reach, and the one word after those."""
    names = _names()
    for _ in range(AFTER + 1):
        first = end + 1
        if view[end] != _SPACE or view[first] == _SPACE:  # none, or more than a space, stands between
            marks = view[end : end + _MARKS]
            first = end + len(marks) - len(marks.lstrip(b" "))
        last = view.find(b" ", first, first + _WORD)
        if last < 0:
            return min(len(view), first + _WORD)
        if last == first:
            return first
        end = last
        word = view[first:last]
        if word not in forms:
            return last
        if word in names:
            for name in names[word]:
                if view.startswith(name, last):
                    end = last + len(name) - 1
                    break
    return end


def regions(folded: Folded) -> Iterator[Region]:
    """The regions of a text, in order, each with one word of context on either side.

    Examples:
        >>> from arabdate.fold import fold
        >>> [len(r.tokens) for r in regions(fold("وقع الاتفاق في 9 نوفمبر 2020 بحضور الطرفين"))]
        [6]
    """
    data = folded.data
    for start, end in _windows(data):
        yield Region(tokenize(data, start, end))


# ------------------------------------------------------------------------------------- tokens

_L = b"[" + re.escape(_LETTERS) + b"]"
_TOKEN = re.compile(
    rb"(?P<word>" + _L + rb"+)"
    rb"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}"
    rb"(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9]))"
    # A telephone number, an ISBN, a file's name: no stamp and no years.
    rb"|(?P<code>(?=[0-9-]{0,20}[0-9]{3})[0-9]+(?:-[0-9]+){3,}|(?![0-9]{4}-[0-9]{4}-[0-9]{4})[0-9]+-[0-9]{3,}-[0-9]+|[a-z]+[0-9][a-z0-9]*)"
    rb"|(?P<stamp>(?<!/)[0-9]{1,4} ?(?P<sep>[./-]) ?[0-9]{1,2} ?(?P=sep) ?[0-9]{1,4}"
    rb"(?![0-9]|[.,/][0-9]|/[a-z]))"
    rb"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]))"
    rb"|(?P<offset>\+[0-9]{2}:[0-9]{2}(?![0-9:]))"
    rb"|(?P<decimal>[0-9]+(?:(?:[.,][0-9]+)+|%))"
    rb"|(?P<digits>[0-9]+)"
    rb"|(?P<mark>[^ ])"
)
# What most regions hold: words, numbers and marks. `findall` makes no match objects, which is nine times as
# fast, and what it finds stands one behind the other, so that a search from the last gives the place of each.
_PIECE = re.compile(rb"%b+|[0-9]+|[^ ]" % _L)
_MAY_BE_STAMPED = re.compile(rb"[0-9] ?[.,/:-] ?[0-9]|[0-9]%|[a-z][0-9]|\+[0-9]")
_STAMPS = {name: frozenset({name.upper()}) for name in ("iso", "code", "stamp", "clock", "offset", "decimal")}
_ARTICLES = tuple(fold_word(w) for w in ("ال", "لل", "وال", "بال", "فال", "ولل"))
_ALEF, _YEH, _HEH = fold_word("ا"), fold_word("ي"), fold_word("ة")
_OWNED = tuple(fold_word(w) for w in ("ته", "تها", "تهم", "تنا"))
_NOT_ACCUSATIVE = tuple(fold_word(w) for w in ("ها", "هما", "لا", "وا"))

_MARK_SYMBOLS = {mark: symbol_of(kinds) for mark, kinds in _MARK_KINDS.items()}
_OTHER_SYMBOL = symbol_of(_OTHER_MARK)
_STAMP_SYMBOLS = {group: symbol_of(kinds) for group, kinds in _STAMPS.items()}
_CLITIC_SYMBOLS = {clitic: symbol_of(kinds) for clitic, kinds in _CLITIC_KINDS.items()}

_Lexeme = tuple[str, tuple[Reading, ...], int | None]
_Longer = dict[bytes, list[tuple[str, tuple[bytes, ...], _Lexeme]]]


class _Entry(NamedTuple):
    """What is known of a piece of text, ready for its token: the clitics that it comes apart into, and by the
    next piece the longer lexemes that it opens; a letter may open an abbreviation by a full stop."""

    symbol: str
    readings: tuple[Reading, ...] = ()
    number: int | None = None
    digits: int = 0
    clitics: str = ""
    longer: _Longer | None = None


class _Entries(dict[bytes, _Entry]):
    """The entries of pieces that recur, made when first met: words of the lexicon, marks, short numbers, and
    other words while there is room for them."""

    def __missing__(self, piece: bytes) -> _Entry:
        if piece[0] not in _LETTERS:
            if not piece.isdigit():
                return self.setdefault(piece, _Entry(_MARK_SYMBOLS.get(piece, _OTHER_SYMBOL)))
            value, digits = int(piece), len(piece)
            entry = _Entry(number_symbol(value, digits), (), value, digits)
            return self.setdefault(piece, entry) if digits <= _YEAR_DIGITS else entry
        form = load().forms.get(piece)
        if form is None:
            entry = _ABBREVIATED if len(piece) == 1 else _UNKNOWN[_shape(piece)]
            return self.setdefault(piece, entry) if len(self) < _ROOM else entry
        symbol, readings, number = (
            _lexeme(form.readings) if form.readings else (symbol_of(_shape(piece)), (), None)
        )
        longer: _Longer = {}
        for clitics, rest, found in form.longer:
            longer.setdefault(rest[0], []).append((clitics, rest, _lexeme(found)))
        if len(piece) == 1:
            longer.setdefault(b".", [])
        clitics = form.clitics if form.readings else ""
        return self.setdefault(piece, _Entry(symbol, readings, number, 0, clitics, longer or None))


_new = tuple.__new__  # half the time of the class, which the many words of context feel
_NUMBER_KINDS = ("CARDINAL", "CARDINAL_DEF", "ORDINAL", "ORDINAL_INDEF")
_YEAR_DIGITS = 4
_ROOM = 1 << 16
_ABBREVIATED = _Entry(symbol_of(_WORD_KINDS[0]), longer={b".": []})
_UNKNOWN = {kinds: _Entry(symbol_of(kinds)) for kinds in (*_WORD_KINDS, _NISBA, _FEMININE, _OWNED_FEMININE)}
_ENTRIES = _Entries()


def tokenize(data: bytes, start: int, end: int) -> list[Token]:
    """The tokens of a stretch: words by the lexicon, clitics apart, numbers and marks."""
    stamps: dict[int, str] = {}
    if _MAY_BE_STAMPED.search(data, start, end):
        found = list(_TOKEN.finditer(data, start, end))
        pieces = [m[0] for m in found]
        stamps = {
            i: _STAMP_SYMBOLS[m.lastgroup] for i, m in enumerate(found) if m.lastgroup in _STAMP_SYMBOLS
        }
    else:
        pieces = _PIECE.findall(data, start, end)
    tokens: list[Token] = []
    following, right = 0, max(0, start)
    place, entries, add = data.index, _ENTRIES, tokens.append
    for at, piece in enumerate(pieces):
        if at < following:
            continue
        left = place(piece, right)
        right = left + len(piece)
        if stamps and at in stamps:
            add(Token(stamps[at], left, right, piece))
            continue
        symbol, readings, number, digits, clitics, longer = entries[piece]
        if clitics or (longer is not None and at + 1 < len(pieces) and pieces[at + 1] in longer):
            following = _take_word(data, pieces, at, left, tokens)
            right = tokens[-1].end
        else:  # most pieces
            add(_new(Token, (symbol, left, right, piece, readings, number, digits)))
    return tokens


def _lexeme(readings: tuple[Reading, ...]) -> _Lexeme:
    number = next((r.value for r in readings if r.kind in _NUMBER_KINDS), None)
    return symbol_of(kinds_of(readings)), readings, number


def _take_word(data: bytes, pieces: list[bytes], at: int, start: int, tokens: list[Token]) -> int:
    """Append the token(s) of the word that stands at `start`, the longest lexeme first; the next piece."""
    surface, following = pieces[at], at + 1
    end = start + len(surface)
    if end - start == 1 and (stop := _abbreviation(data, pieces, at, start)):
        surface, end, following = surface + b"." + pieces[at + 2], stop, at + 3
    entry = _ENTRIES[surface]
    clitics, lexeme = entry.clitics, entry[:3]
    if entry.longer and following < len(pieces):
        for parted, rest, found in entry.longer.get(pieces[following], ()):
            stop = following + len(rest)
            if tuple(pieces[following:stop]) == rest:
                clitics, lexeme, following = parted, found, stop
                for word in rest:
                    end = data.index(word, end) + len(word)
                break
    for clitic in clitics:
        tokens.append(Token(_CLITIC_SYMBOLS[clitic], start, start + 1, surface[:1]))
        start, surface = start + 1, surface[1:]
    symbol, readings, number = lexeme
    tokens.append(Token(symbol, start, end, surface, readings, number))
    return following


def _abbreviation(data: bytes, pieces: list[bytes], at: int, start: int) -> int:
    """Where `ق.م` ends, a letter, a full stop and a letter from `start` on; 0 where none is."""
    if at + 2 >= len(pieces) or pieces[at + 1] != b"." or len(pieces[at + 2]) != 1:
        return 0
    end = data.index(pieces[at + 2], start + 1) + 1
    return end if pieces[at + 2] in _LETTERS and end - start <= 4 else 0


def _shape(word: bytes) -> frozenset[str]:
    """A word that the lexicon does not know, by its look: what may follow a number or not."""
    if word.startswith(_ARTICLES):
        return _NISBA if word.endswith(_YEH) else _FEMININE if word.endswith(_HEH) else _WORD_KINDS[1]
    if word.endswith(_ALEF) and len(word) > 3 and not word.endswith(_NOT_ACCUSATIVE):
        return _WORD_KINDS[2]
    return _OWNED_FEMININE if word.endswith(_OWNED) else _WORD_KINDS[0]
