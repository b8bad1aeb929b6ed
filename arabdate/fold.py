"""Orthography: one folded byte a letter, and the way back to the text as given.

The text is encoded with a code page of our own (one byte a code point, so offsets survive) and
passed once through `bytes.translate`, which folds letter forms and digits and deletes what does not
count: tashkeel, tatweel, bidi controls. Both are C loops; `str.translate` is fifteen times slower.

The page is windows-1256 with its unused places given to code points that Arabic dates need, so
folded text can be read in a debugger with ``.decode("cp1256")``.

What is folded: all alefs to bare alef, alef maqsura and Farsi yeh to yeh, teh marbuta to heh, the
keheh and heh forms, Arabic-Indic and Persian digits to ASCII, Latin to lower case, dashes to ``-``,
quotes to ``"``, odd spaces to a space. Presentation forms are first rewritten as letters.
Code points outside the page become ``?``, which is part of no word.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right

__all__ = ["Folded", "fold", "fold_word"]

_PAGE = list(bytes(range(256)).decode("cp1256"))

_DIGITS = [chr(0x660 + i) for i in range(10)] + [chr(0x6F0 + i) for i in range(10)]
_FOLD_TO: dict[str, str] = {
    "\u0622": "\u0627",  # alef with madda
    "\u0623": "\u0627",  # alef with hamza above
    "\u0625": "\u0627",  # alef with hamza below
    "\u0671": "\u0627",  # alef wasla
    "\u0649": "\u064a",  # alef maqsura
    "\u06cc": "\u064a",  # Farsi yeh
    "\u06d2": "\u064a",  # yeh barree
    "\u0629": "\u0647",  # teh marbuta
    "\u06c1": "\u0647",  # heh goal
    "\u06be": "\u0647",  # heh doachashmee
    "\u06d5": "\u0647",  # ae
    "\u06a9": "\u0643",  # keheh
    "\u066b": ".",  # Arabic decimal separator
    "\u066c": ",",  # Arabic thousands separator
    "\u066a": "%",
    "\u061b": ";",
    "\u06d4": ".",
    "\u2044": "/",
    "\\": "/",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2039": '"',
    "\u203a": '"',
    "\u201e": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2015": "-",
    "\u2212": "-",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "\ufd3e": "(",
    "\ufd3f": ")",
}
_FOLD_TO |= {d: str(unicodedata.digit(d)) for d in _DIGITS}
_FOLD_TO |= {chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}

# Deleted: harakat and other combining marks, tatweel, joiners, bidi controls, BOM.
_MARKS = [chr(c) for c in range(0x64B, 0x656)] + ["\u0670", "\u0640"]
_CONTROLS = [chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
_CONTROLS += ["\u061c", "\ufeff", "\u2060", "\u00ad"]

_EXTRA_LETTERS = list("\u067e\u0686\u0698\u06af\u06a4\u0679\u0688\u0691\u06ba\u06c6\u06c7\u0695\u06b5\u06ce")


def _make_page() -> str:
    """Give the places of code points that no Arabic date needs to those that it does."""
    needed = [*_FOLD_TO, *_FOLD_TO.values(), *_MARKS, *_CONTROLS, *_EXTRA_LETTERS]
    missing = [c for c in dict.fromkeys(needed) if c not in _PAGE]
    spare = [
        i
        for i, c in enumerate(_PAGE)
        if i  # CPython builds its fast EncodingMap only when byte 0 is U+0000
        and c not in needed
        and c != "\n"
        and (not c.isprintable() or (i > 127 and not "\u0600" <= c <= "\u06ff"))
    ]
    if len(spare) < len(missing):  # pragma: no cover - a developer's mistake, not a user's
        raise AssertionError(f"code page is full: {len(missing)} wanted, {len(spare)} spare")
    for place, char in zip(spare, missing, strict=False):
        _PAGE[place] = char
    return "".join(_PAGE)


_DECODING = _make_page()
_ENCODING = codecs.charmap_build(_DECODING)
_BYTE = {c: i for i, c in enumerate(_DECODING)}


def _make_table() -> bytes:
    table = bytearray(range(256))
    for char, folded in _FOLD_TO.items():
        table[_BYTE[char]] = _BYTE[folded]
    return bytes(table)


_TABLE = _make_table()
_DELETED = bytes(_BYTE[c] for c in (*_MARKS, *_CONTROLS))
_DELETED_RUN = re.compile(b"[" + re.escape(_DELETED) + b"]")
_MARK_BYTES = frozenset(_BYTE[c] for c in _MARKS)
_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]")


class Folded:
    """A text and its folded bytes, with the way back.

    `data` holds one byte a kept code point. `origin(i)` is the position in `text` of byte `i`;
    `span(i, j)` the span in `text` of bytes `i:j`, with the marks written on the last letter.

    Examples:
        >>> f = fold("٩ نوفمـــبر")
        >>> f.data.decode("cp1256"), f.span(2, 8)
        ('9 نوفمبر', (2, 11))
    """

    __slots__ = ("_expanded", "_marks", "_raw", "data", "text")

    def __init__(self, text: str, raw: bytes, data: bytes, expanded: list[int] | None) -> None:
        self.text = text
        self.data = data
        self._raw = raw
        self._expanded = expanded
        self._marks: list[int] | None = None

    def _thresholds(self) -> list[int]:
        """For the k-th deleted byte, the folded position at and after which it has gone by."""
        if self._marks is None:
            if len(self._raw) == len(self.data):
                self._marks = []
            else:
                found = _DELETED_RUN.finditer(self._raw)
                self._marks = [m.start() - k for k, m in enumerate(found)]
        return self._marks

    def _raw_position(self, i: int) -> int:
        return i + bisect_right(self._thresholds(), i)

    def origin(self, i: int) -> int:
        """Position in the text as given of folded byte `i`; the length of the text for the end."""
        raw = self._raw_position(i)
        if self._expanded is None:
            return raw
        return self._expanded[raw] if raw < len(self._expanded) else len(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the text as given of folded bytes `start:end` (not empty)."""
        if self._expanded is None and len(self._raw) == len(self.data):
            return start, end  # nothing was deleted, nothing rewritten
        raw_end = self._raw_position(end - 1) + 1
        while raw_end < len(self._raw) and self._raw[raw_end] in _MARK_BYTES:
            raw_end += 1
        if self._expanded is None:
            return self._raw_position(start), raw_end
        last = self._expanded[raw_end - 1] + 1
        return self.origin(start), last

    def slice(self, start: int, end: int) -> str:
        """The text as given under folded bytes `start:end`."""
        i, j = self.span(start, end)
        return self.text[i:j]


# Tatweels that stand by themselves are a typist's dash: `2007 ــ 2011`.
_TATWEEL = bytes([_BYTE["\u0640"]])
_RULE_MARK = b" " + _TATWEEL
_RULE = re.compile(b"(?<= )%b+(?= )" % _TATWEEL)


def _as_dash(found: re.Match[bytes]) -> bytes:
    return b"-" + found[0][1:]


def _expand(text: str) -> tuple[str, list[int]]:
    """Rewrite presentation forms as letters; for each new position, the old one."""
    out: list[str] = []
    back: list[int] = []
    done = 0
    for found in _PRESENTATION.finditer(text):
        at = found.start()
        plain = unicodedata.normalize("NFKC", found[0])
        out += (text[done:at], plain)
        back += range(done, at)
        back += [at] * len(plain)
        done = at + 1
    out.append(text[done:])
    back += range(done, len(text))
    return "".join(out), back


def fold(text: str) -> Folded:
    """Fold a text; linear in its length, offsets kept.

    Examples:
        >>> fold("إبريل").data == fold("ابريل").data
        True
        >>> fold("\\ufe8e\\ufe91").data == fold("اب").data  # presentation forms
        True
    """
    raw, _ = codecs.charmap_encode(text, "replace", _ENCODING)
    expanded = None
    if b"?" in raw and _PRESENTATION.search(text):
        plain, expanded = _expand(text)
        raw, _ = codecs.charmap_encode(plain, "replace", _ENCODING)
    if _RULE_MARK in raw:
        raw = _RULE.sub(_as_dash, raw)
    return Folded(text, raw, raw.translate(_TABLE, _DELETED), expanded)


def fold_word(word: str) -> bytes:
    """The folded bytes of a lexicon word, as they are found in a folded text.

    Examples:
        >>> fold_word("الأُولى") == fold_word("الاولي")
        True
    """
    return fold(word).data
