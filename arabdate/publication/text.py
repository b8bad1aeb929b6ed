"""The dates that a text gives as its own: a stamp or a dateline, and where it stands.

A stamp is a full date that fills a line near the head or the foot of the text, follows a label (`نشر في
03.11.2019`) or ends a byline behind a separator (`..., 25.04.2022`); page furniture may follow it on its line
(`الساعة 10:15`, `العدد 6839`). A dateline opens the text, under its title, with a place and a full date
before a dash or the name of an agency (`الرباط في 8 غشت 2018 -`). A date in the caption of an archive picture
is neither. The words are in `lexicon/publication.toml`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from arabdate.expressions import Atom, Expression
from arabdate.fields import explicit_point, looks_like_version, stamp_numbers
from arabdate.fold import Folded, fold_word
from arabdate.lexicon import cues
from arabdate.model import Anchor, Calendar
from arabdate.tense import tense

__all__ = [
    "Line",
    "OwnDate",
    "byline_label",
    "full_date",
    "is_alone",
    "is_caption",
    "is_dateline",
    "is_month_first",
    "is_today",
    "is_update",
    "own_dates",
    "reference",
    "weekday_fits",
]

HEAD = 700
"""How many letters of the text may hold its head matter."""
FOOT = 233
"""How many letters of the text may hold what is under it."""
TITLE = 300
"""How many letters of title and standfirst may stand before the dateline."""
DATELINE = 60
"""How far from the start of its line a dateline's date may begin."""
PLACE_WORDS = 5
"""How many words a dateline may have before its date."""


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date that the article gives as its own. `source` is `stamp` or `dateline`."""

    source: str
    date: dt.date
    expression: Expression


class Line(NamedTuple):
    """The line on which a date stands: where it begins, and the folded bytes on either side of the date."""

    start: int
    before: bytes
    after: bytes

    @staticmethod
    def around(data: bytes, start: int, end: int) -> Line:
        """The line around folded positions `start` to `end`."""
        first, last = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", end)
        return Line(first, data[first:start].strip(), data[end : len(data) if last < 0 else last].strip())

    @property
    def label(self) -> bytes:
        """What stands just before the date, after any other punctuation: `كتبت سلمى | نشر في` is `نشر في`."""
        return re.split(_QUARTER, self.before.rstrip(b": (-"))[-1]


# -- words

_WORD = re.compile(rb"[a-z\x80-\xa0\xa2-\xbe\xc0-\xff]+")  # without the Arabic comma and question mark
_SENTENCE_END = re.compile(rb"[!\xbf]|\.(?!\d)")
_CLOCK = re.compile(rb"\b\d{1,2}[:.h]\d\d(?::\d\d)?\b")
_ZONE = re.compile(fold_word("بتوقيت") + rb"(?: [\x80-\xff]+){1,2}|(?:gmt|utc) ?[+-]?\d*")
_SEPARATORS = (b",", b"|", b"-", fold_word("،"))
_PUNCTUATION = b" -|,:.()/" + fold_word("،")
_QUARTER = b"[" + re.escape(_PUNCTUATION.replace(b" ", b"").replace(b"/", b"")) + b"]"
# نشر في المساء يوم 25-08-2012: a digest names the paper from which it took the article.
_TAKEN_FROM = re.compile(fold_word("نشر") + rb"[\x80-\xff]? " + fold_word("في") + rb"(?: [\x80-\xff]+){1,4}$")


@cache
def _words(*names: str) -> frozenset[bytes]:
    """The words of lists of the lexicon, as they stand in folded text."""
    return frozenset(b" ".join(words) for name in names for words in cues()[name])


@cache
def _dateline_end() -> re.Pattern[bytes]:
    """What follows a dateline's date: a dash, or the agency that signs it."""
    longest_first = sorted(_words("agencies"), key=lambda name: (-len(name), name))
    agency = b"|".join(re.escape(name) for name in longest_first)
    signed = rb"[(/]?(?:" + agency + rb")(?![\x80-\xff])[)/]?"
    return re.compile(rb"[) /]*(?:[-:(]|" + signed + rb"\s*(?:[-:]|$))")


def is_update(label: bytes) -> bool:
    """Whether the words beside a date say that it is the one of the last change (`آخر تحديث`)."""
    return not _words("updated_label").isdisjoint(_WORD.findall(label))


def is_caption(words: bytes) -> bool:
    """Whether the words beside a date say that it is the one of an archive picture."""
    return not _words("archive").isdisjoint(_WORD.findall(words))


def _is_label(words: bytes) -> bool:
    """Whether words are a label of a date and nothing else: `تاريخ النشر`, `آخر تحديث`."""
    found = _WORD.findall(words)
    strong = _words("published_label", "updated_label")
    return not strong.isdisjoint(found) and (strong | _words("label")).issuperset(found)


def _is_name(words: bytes) -> bool:
    """Whether words may be a place or an author: few, and no verb among them."""
    found = _WORD.findall(words)
    return len(found) <= PLACE_WORDS and all(tense(w, len(w), len(w)) is None for w in found)


def _is_furniture(after: bytes) -> bool:
    """Whether what follows a date on its line is nothing, a clock, or words like `عدد القراءات 3345`."""
    rest = _ZONE.sub(b" ", _CLOCK.sub(b" ", after))
    words = _WORD.findall(rest)
    return _words("after_stamp").issuperset(words) and (bool(words) or not re.search(rb"\d", rest))


# -- stamps and datelines


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
        if len(expression.atoms) != 1 or not _may_be_full(expression.atoms[0]):
            continue
        source = _source(folded.data, expression)
        date = full_date(expression.atoms[0], month_first) if source else None
        if source and date:
            found.append(OwnDate(source, date, expression))
    return sorted(found, key=lambda d: d.source != "dateline")


def reference(folded: Folded, own: list[OwnDate]) -> Anchor | None:
    """The day from which an article without a publication date is read: the best of its own dates."""
    if not own:
        return None
    best = own[0]
    return Anchor(best.source, best.date, folded.span(best.expression.start, best.expression.end))


def full_date(atom: Atom, month_first: bool, calendars: tuple[Calendar, ...] = ()) -> dt.date | None:
    """The day that an atom states in full, None for anything less.

    Gregorian, from 1900 to 2100; by other `calendars` where they are asked for.
    """
    if not _may_be_full(atom):
        return None
    point = explicit_point(atom.roles, month_first, None)
    if point is None or looks_like_version(atom.roles, point.day):
        return None
    if point.day is None or point.month is None or point.year is None or not point.exists():
        return None
    days = point.days()
    if days is None or point.day < 1 or point.calendar not in (Calendar.GREGORIAN, *calendars):
        return None
    day = dt.date.fromordinal(days[0])
    return day if 1900 <= day.year <= 2100 else None


def _may_be_full(atom: Atom) -> bool:
    """The cheap question, before the line is cut out."""
    roles = atom.roles
    return "stamp" in roles or "iso" in roles or ("day" in roles and "year" in roles)


def _source(data: bytes, expression: Expression) -> str | None:
    """What a full date is to its article; a pair of calendars is one date with one line around it."""
    start, end = expression.start, expression.end
    if expression.pair is not None:
        start, end = min(start, expression.pair.start), max(end, expression.pair.end)
    if start > HEAD and end < len(data) - FOOT:
        return None
    line = Line.around(data, start, end)
    if is_caption(line.before):
        return None
    if _is_dateline(line, start):
        return "dateline"
    return "stamp" if _is_stamp(line, start, expression.atoms[0]) else None


def _is_dateline(line: Line, start: int) -> bool:
    return line.start <= TITLE and start - line.start <= DATELINE and is_dateline(line)


def is_dateline(line: Line) -> bool:
    """Whether a line begins with a place and a date, and a dash or an agency behind them."""
    return (
        bool(line.before)
        and len(line.before) <= DATELINE
        and _dateline_end().match(line.after) is not None
        and _is_name(_SENTENCE_END.split(line.before)[-1])
    )


def _is_stamp(line: Line, start: int, atom: Atom) -> bool:
    """A stamp fills its line, follows a label or ends a byline behind a separator.

    A date at the end of a sentence is the sentence's.
    """
    if not _is_furniture(line.after):
        return False
    before = line.before
    if not before.strip(_PUNCTUATION):
        return True
    numeric = "stamp" in atom.roles or "iso" in atom.roles
    if before[-1:] in _SEPARATORS and numeric:
        return start <= HEAD
    if _is_label(line.label) or (numeric and _TAKEN_FROM.search(line.label)):
        return True
    return numeric and _words("label").issuperset(_WORD.findall(_CLOCK.sub(b"", before)))


# -- lines of a page

_PREPOSITIONS = tuple(map(fold_word, ("في", "منذ", "حتى", "من", "إلى", "قبل", "بعد", "بتاريخ", "يوم")))


def byline_label(line: Line) -> str | None:
    """What the short line around a date makes of it.

    `published` or `updated` by its label, empty for a byline without one (an author, a place, a clock), None
    for no byline: a sentence, or a title.
    """
    if _is_label(line.label):
        return "updated" if is_update(line.label) else "published"
    if is_update(line.after) and _is_furniture(line.after):
        return "updated"
    last = _WORD.findall(line.before)[-1:]
    if last and last[0] in _PREPOSITIONS:
        return None
    return "" if _is_name(_bare(line.before)) and _is_name(_bare(line.after)) else None


def _bare(side: bytes) -> bytes:
    """One side of a byline without clocks, zones and the words of its furniture."""
    known = _words("published_label", "updated_label", "label", "after_stamp")
    return b" ".join(w for w in _WORD.findall(_ZONE.sub(b" ", _CLOCK.sub(b" ", side))) if w not in known)


def is_alone(line: Line) -> bool:
    """Whether a line holds nothing but its date."""
    return not line.before.strip(_PUNCTUATION) and not line.after.strip(_PUNCTUATION)


def weekday_fits(atom: Atom, day: dt.date) -> bool:
    """Whether the weekday that an atom names, if it names one, is the day's."""
    weekday = atom.roles.get("weekday")
    return weekday is None or weekday.value("WEEKDAY", "BARE_WEEKDAY") == day.isoweekday()


def is_today(expression: Expression) -> bool:
    """Whether an expression names today and its full date: `اليوم الأربعاء 3 ماي 2017`."""
    if len(expression.atoms) != 1:
        return False
    roles = expression.atoms[0].roles
    if "deictic" not in roles or not _may_be_full(expression.atoms[0]):
        return False
    return roles["deictic"].value("DEICTIC", "TODAY") == 0 and ("weekday" in roles or roles["day"].digits > 0)
