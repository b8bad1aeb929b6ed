"""The article's own publication date: a stamp or a dateline in its text, and where it stands.

A stamp is a full numeric date that ends, begins or fills a line near the head or the foot of the text
(`..., 25.04.2022`, `نشر في 03.11.2019`); a dateline opens the text, under its title, with a place and a
full date (`الرباط في 8 غشت 2018 -`). A date in the caption of an archive picture is neither.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from arabdate.expressions import Atom, Expression
from arabdate.fields import explicit_point, stamp_numbers
from arabdate.fold import Folded, fold_word
from arabdate.model import Anchor, Calendar
from arabdate.tense import tense

__all__ = ["OwnDate", "is_month_first", "own_dates", "reference"]

HEAD = 700
"""How many letters of the text may hold its head matter."""
TITLE = 300
"""How many letters of title and standfirst may stand before the dateline."""
DATELINE = 60
"""How far from the start of its line a dateline's date may begin."""


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date that the article gives as its own. `source` is `stamp` or `dateline`."""

    source: str
    date: dt.date
    expression: Expression


_ARCHIVE = tuple(fold_word(w) for w in ("ارشيف", "ارشيفيه", "الارشيف"))
_PUBLISHED = re.compile(
    b"(?:"
    + b"|".join(map(fold_word, ("نشر", "نشرت", "تاريخ النشر", "تحديث", "حرر", "الإضافة", "date")))
    + b")[^\n]{0,20}$"
)
PLACE_WORDS = 5
"""How many words a dateline may have before its date."""
_WORD = re.compile(rb"[a-z\x80-\xff]+|\d+")
_SENTENCE_END = re.compile(rb"[\n!\xbf]|\.(?!\d)")
_SEPARATORS = (b",", b"|", b"-", fold_word("،"))
# What a page's furniture writes beside the date it was published on.
_LABEL = frozenset(
    fold_word(word)
    for line in (
        "نشر نشرت النشر نشره تاريخ التاريخ بتاريخ آخر تحديث التحديث حرر كتب",
        "أضيف الإضافة تم في يوم الساعة تعديل date",
    )
    for word in line.split()
)


def is_month_first(expressions: Iterable[Expression]) -> bool:
    """Whether the document's numeric stamps can only be read month first."""
    forced = [_order(a.roles["stamp"].surface) for e in expressions for a in e.atoms if "stamp" in a.roles]
    return "month" in forced and "day" not in forced


def _order(surface: bytes) -> str | None:
    """`day` or `month` where only one reading of the stamp is a date."""
    a, b, _ = (int(p) for p in surface.replace(b".", b"/").replace(b"-", b"/").split(b"/"))
    if a > 31 or stamp_numbers(surface, False) is None:
        return None
    return "month" if b > 12 >= a else "day" if a > 12 >= b else None


def own_dates(folded: Folded, expressions: list[Expression], month_first: bool) -> list[OwnDate]:
    """All dates that the article gives as its own, best first: datelines, then stamps in order."""
    found = []
    for expression in expressions:
        if len(expression.atoms) != 1:
            continue
        atom = expression.atoms[0]
        source = _place(folded, atom)
        date = _full_date(atom, month_first) if source else None
        if source and date and _IS_OWN[source](folded, atom):
            found.append(OwnDate(source, date, expression))
    return sorted(found, key=lambda d: d.source != "dateline")


def _opens_text(folded: Folded, atom: Atom) -> bool:
    """A dateline has a place before it, and no verb."""
    back = folded.data[max(0, atom.start - 240) : atom.start]
    words = _WORD.findall(_SENTENCE_END.split(back)[-1])
    return len(words) <= PLACE_WORDS and all(tense(w, len(w), len(w)) is None for w in words)


def _stands_apart(folded: Folded, atom: Atom) -> bool:
    """A stamp fills its line, follows a label (`نشر في`) or ends a byline behind a separator.

    A date at the end of a sentence is the sentence's.
    """
    data = folded.data
    start, stop = data.rfind(b"\n", 0, atom.start) + 1, data.find(b"\n", atom.end)
    before = data[start : atom.start].rstrip()
    if _WORD.search(data, atom.end, len(data) if stop < 0 else stop):
        return False
    if before[-1:] in _SEPARATORS:
        return atom.start <= HEAD
    label = re.split(rb"[(.]", before.rstrip(b": ("))[-1]
    return _LABEL.issuperset(_WORD.findall(label))


_IS_OWN = {"dateline": _opens_text, "stamp": _stands_apart}


def reference(folded: Folded, expressions: list[Expression], month_first: bool) -> Anchor | None:
    """The day from which an article without a publication date is read."""
    own = own_dates(folded, expressions, month_first)
    if not own:
        return None
    best = own[0]
    return Anchor(best.source, best.date, folded.span(best.expression.start, best.expression.end))


def _full_date(atom: Atom, month_first: bool) -> dt.date | None:
    point = explicit_point(atom.roles, month_first, None)
    if point is None or point.day is None or point.month is None or point.year is None or not point.exists():
        return None
    days = point.days()
    if (
        days is None
        or point.day < 1
        or point.calendar is not Calendar.GREGORIAN
        or not 1900 <= point.year <= 2100
    ):
        return None
    return dt.date.fromordinal(days[0])


def _place(folded: Folded, atom: Atom) -> str | None:
    data = folded.data
    line_start = data.rfind(b"\n", 0, atom.start) + 1
    line_end = data.find(b"\n", atom.end)
    line_end = len(data) if line_end < 0 else line_end
    before, after = data[line_start : atom.start].strip(), data[atom.end : line_end].strip()
    if any(word in before for word in _ARCHIVE):
        return None
    numeric = "stamp" in atom.roles or "iso" in atom.roles
    alone = not before.strip(b" -|,:.()") and not after.strip(b" -|,:.()")
    if (
        line_start <= TITLE
        and atom.start - line_start <= DATELINE
        and after.lstrip(b") ")[:1] in (b"-", b":", b"(")
        and before
    ):
        return "dateline"
    if alone and ("month" in atom.roles or numeric):
        return "stamp"
    near = atom.start <= HEAD or atom.end >= len(data) - HEAD // 3
    if _PUBLISHED.search(before) and near:
        return "stamp"
    if numeric and near and (not before or not after.strip(b" -|,:.()")):
        return "stamp"
    return None
