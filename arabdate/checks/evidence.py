"""What the rules share: where things stand, how they are named, and what the words around them do.

Nothing here decides that a date is wrong. The rules ask: which ends name a whole day, is this place a
quotation or a correction, which words come before it in its sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from arabdate import calendars
from arabdate.errors import CalendarError
from arabdate.expressions import Atom, Expression
from arabdate.fold import fold_word
from arabdate.lexicon import load
from arabdate.model import Calendar, Resolution, Span
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.tokens import Token
from arabdate.values import Point

__all__ = [
    "AT_A_TIME",
    "BEGINS",
    "ENDS",
    "by_local_time",
    "corrected",
    "day_ends",
    "day_of",
    "deictic_offset",
    "fold_words",
    "has_ended",
    "hijri_days",
    "in_document",
    "is_month_spelling",
    "is_night",
    "partner",
    "place",
    "quoted",
    "reference_day",
    "retold",
    "said",
    "stated_days",
    "table_name",
    "words_after",
    "words_before",
    "words_between",
    "writing_days",
]

# -- places


def place(analysis: Analysis, thing: Token | Atom | Expression) -> Span:
    """Where a token, an atom or an expression stands in the text as given."""
    return analysis.folded.span(thing.start, thing.end)


def said(analysis: Analysis, thing: Token | Atom | Expression) -> str:
    """How the text writes it."""
    start, end = place(analysis, thing)
    return analysis.text[start:end]


_HAMZA_BELOW = "\u0625"  # إ
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def is_month_spelling(analysis: Analysis, token: Token) -> bool:
    """Whether an everyday word is spelled as the month is: إب is a city, آب and اب the month.

    Folding makes one letter of all alefs. A hamza below the alef is another word where the table has none.
    """
    written = _MARKS.sub("", said(analysis, token))
    names = list(token.values("EVERYDAY_MONTH"))
    tables = load().traditions
    return (
        not names
        or _HAMZA_BELOW not in written
        or any(_HAMZA_BELOW in tables[n.tradition].names[n.number - 1] for n in names)
    )


# -- days


def day_of(point: Point) -> int | None:
    """The day number of a point that names one existing day, None for anything coarser or unknown.

    Day 30 of a Hijri month that its table gives 29 days is the day after the 29th: the table is not
    the moon.
    """
    if point.day is None or point.month is None or point.year is None or point.bc:
        return None
    if point.calendar.is_hijri and point.day == 30:
        first = calendars.month_days(point.table(), point.year, point.month)[0]
        return first + 29
    days = point.days()
    return days[0] if days is not None and days[0] == days[1] else None


_DAYS = frozenset({"day", "stamp", "iso"})


def day_ends(analysis: Analysis) -> Iterator[tuple[Resolved, End, int]]:
    """Every end of a mention that names one day, with its day number."""
    for resolved in analysis.resolved:
        for end in resolved.ends:
            day = day_of(end.point) if not _DAYS.isdisjoint(end.atom.roles) else None
            if day is not None:
                yield resolved, end, day


def partner(analysis: Analysis, expression: Expression) -> Resolved | None:
    """The mention that says the same day in another calendar."""
    pair = expression.pair
    if pair is None:
        return None
    return next((r for r in analysis.resolved if r.expression is pair), None)


def deictic_offset(end: End) -> int | None:
    """Days from the day of writing that `أمس`, `اليوم` or `غدا` says; None where the end has no such word.

    `اليوم الخامس والعشرين من مارس` is the twenty-fifth day, not today.
    """
    roles = end.atom.roles
    if "deictic" not in roles:
        return None
    if "day" in roles and not roles["day"].digits and "weekday" not in roles:
        return None
    return int(roles["deictic"].value("DEICTIC", "TODAY", "TONIGHT") or 0)


def is_night(end: End) -> bool:
    """Whether the end is a night, which belongs to the day before it and to the day after."""
    return end.point.part == "NI" or (
        "daypart" in end.roles and end.roles["daypart"].value("DAYPART") == "NI"
    )


_TABLE_NAMES = {
    Calendar.UMM_AL_QURA: "Umm al-Qura table (hijridate)",
    Calendar.ISLAMIC_CIVIL: "tabular Islamic civil calendar",
    Calendar.SOLAR_HIJRI: "Solar Hijri calendar",
    Calendar.COPTIC: "Coptic calendar",
    Calendar.JULIAN: "Julian calendar",
    Calendar.RUMI: "Ottoman Rumi calendar",
    Calendar.GREGORIAN: "proleptic Gregorian",
}


def table_name(calendar: Calendar) -> str:
    """How a finding names the table or rule that a day was reckoned by."""
    return _TABLE_NAMES[calendar]


def hijri_days(point: Point, near: int) -> int | None:
    """The day number closest to `near` of a Hijri day and month whose year is not said."""
    if point.month is None or point.day is None:
        return None
    try:
        here = calendars.from_day(Calendar.ISLAMIC_CIVIL, near)[0]
        years = (here - 1, here, here + 1)
        tables = [replace(point, year=y).table() for y in years]
        firsts = [calendars.month_days(t, y, point.month)[0] for t, y in zip(tables, years, strict=True)]
    except CalendarError:
        return None
    return min((first + point.day - 1 for first in firsts), key=lambda n: abs(n - near))


# -- when the article was written

_LATE, _EARLY = 21, 3


def writing_days(analysis: Analysis) -> frozenset[int]:
    """The day numbers that `اليوم` may mean; none where no publication was given.

    The day of publication. Where its clock is known, an hour before midnight allows the next day, which has
    begun east of that clock, and an hour after midnight the day before, on which the copy was written.
    """
    if analysis.published is None:
        return frozenset()
    day = analysis.published.toordinal()
    # An analysis keeps the clock of publication only where it was given one.
    moment = analysis.published_at
    if moment is not None and moment.hour >= _LATE:
        return frozenset({day, day + 1})
    if moment is not None and moment.hour < _EARLY and moment.time() != dt.time():
        return frozenset({day, day - 1})
    return frozenset({day})


# -- the words around

_WORD = re.compile(rb"[\x80-\xa0\xa2-\xbe\xc0-\xff]+|\d+")  # without the Arabic comma and question mark
_SENTENCE_END = re.compile(rb"[\n!\xbf]|\.(?!\d)")
_REACH = 400
"""Letters that a sentence may reach to either side of a date."""


def words_before(analysis: Analysis, start: int, reach: int = 240) -> list[bytes]:
    """The folded words between the beginning of the sentence and folded position `start`, in order."""
    back = analysis.folded.data[max(0, start - reach) : start]
    ends = [m.end() for m in _SENTENCE_END.finditer(back)]
    return _WORD.findall(back[ends[-1] :] if ends else back)


def words_after(analysis: Analysis, end: int, reach: int = 80) -> list[bytes]:
    """The folded words between folded position `end` and the end of the sentence, in order."""
    ahead = analysis.folded.data[end : end + reach]
    stop = _SENTENCE_END.search(ahead)
    return _WORD.findall(ahead[: stop.start()] if stop else ahead)


def words_between(analysis: Analysis, start: int, end: int) -> list[bytes] | None:
    """The folded words between two folded positions of one sentence; None where a sentence ends between."""
    between = analysis.folded.data[start:end]
    return None if start > end or _SENTENCE_END.search(between) else _WORD.findall(between)


def _sentence(analysis: Analysis, start: int, end: int) -> bytes:
    data = analysis.folded.data
    left, right = max(0, start - _REACH), min(len(data), end + _REACH)
    before = [m.end() for m in _SENTENCE_END.finditer(data, left, start)]
    after = _SENTENCE_END.search(data, end, right)
    return data[before[-1] if before else left : after.start() if after else right]


def fold_words(words: str) -> frozenset[bytes]:
    """The words of a text as they stand in folded text, each with the conjunctions that it may carry."""
    return frozenset(fold_word(prefix + word) for word in words.split() for prefix in ("", "و", "ف"))


_CORRECTION = fold_words("الصواب تصويب للتصويب سهوا")


def corrected(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the sentence around a place corrects or disputes what it quotes (`والصواب`)."""
    return not _CORRECTION.isdisjoint(_WORD.findall(_sentence(analysis, start, end)))


_DOCUMENT = re.compile(
    b"|".join(
        fold_word(cue) for cue in ("فيما يلي نص", "البيان التالي", "البيان الآتي", "هذا نصه", "هذا نصها")
    )
    + b"|"
    + b"(?:%b|%b) *:" % (fold_word("نصه"), fold_word("نصها"))
)


_POST = re.compile(
    b"(?<![\x80-\xff])%b?(?:%b)(?![\x80-\xff])[^:\n.]{0,60}:"
    % (
        fold_word("و"),
        b"|".join(map(fold_word, ("كتب", "كتبت", "غرد", "غردت", "دون", "دونت", "نشر", "نشرت"))),
    )
)


def in_document(analysis: Analysis, start: int) -> bool:
    """Whether a folded position stands in a statement that the article gives in full: it has its own `today`.

    `صدر أمس البيان التالي:`, `فيما يلي نص البيان:`: what follows the colon, to the end. `كتب في صفحته:`: what
    follows in its sentence.
    """
    data = analysis.folded.data
    before = data[max(0, start - _REACH) : start]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    if _POST.search(before, ends[-1] if ends else 0):
        return True
    found = _DOCUMENT.search(data, 0, start)
    if found is None:
        return False
    colon = data.find(b":", found.start(), start)
    return colon >= 0 and b"\n" not in data[found.start() : colon] and colon - found.start() <= _HEADING


_HEADING = 80
"""Letters between the words that announce a document and its colon."""

_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"'})


def quoted(analysis: Analysis, span: Span) -> bool:
    """Whether a place stands in a quotation, which has a `today` of its own.

    Quotation marks are counted from the beginning of the paragraph, and one must follow: a mark left
    open says nothing.
    """
    text = analysis.text
    begin = text.rfind("\n", 0, span[0]) + 1
    stop = text.find("\n", span[1])
    before = text[begin : span[0]].translate(_CURLY)
    after = text[span[1] : len(text) if stop < 0 else stop].translate(_CURLY)
    guillemets = before.count("«") > before.count("»") and "»" in after
    return guillemets or (before.count('"') % 2 == 1 and '"' in after)


def retold(analysis: Analysis, end: End) -> bool:
    """Whether a date is another's words: quoted, or corrected where it stands."""
    return quoted(analysis, place(analysis, end.atom)) or corrected(analysis, end.atom.start, end.atom.end)


def reference_day(analysis: Analysis) -> int:
    """The day number from which the article is read; 0 where there is none."""
    return 0 if analysis.reference is None else analysis.reference.date.toordinal()


def stated_days(end: End) -> tuple[int, int] | None:
    """First and last day of a day or month whose year is said, beside it or in its list."""
    point = end.point
    if end.resolution not in (Resolution.EXPLICIT, Resolution.LIST) or point.month is None or point.bc:
        return None
    return point.days() if point.exists() else None


BEGINS = fold_words(
    """
    بدأ بدأت بدئ بدآ بدأتا انطلق انطلقت اندلع اندلعت نشب نشبت شرع شرعت باشر باشرت يبدأ تبدأ ينطلق تنطلق افتتح
    افتتحت يفتتح تفتتح دخل دخلت
    """
)
"""Verbs of a beginning."""
ENDS = fold_words(
    "انتهى انتهت انتهيا ينتهي تنتهي اختتم اختتمت يختتم تختتم توقف توقفت يتوقف تتوقف انقضى انقضت أقفل أقفلت"
)
"""Verbs of an end."""
AT_A_TIME = fold_words("في يوم بتاريخ تاريخ مساء صباح فجر ليلة ظهر عصر")
"""The words that put a date to a verb."""


def has_ended(words: list[bytes]) -> bool:
    """Whether all that stands between two dates is that what began on the first ended on the second."""
    told = words[1:] if words and words[0] in _THAT_IT else words
    return bool(told) and told[0] in ENDS and AT_A_TIME.issuperset(told[1:])


_THAT_IT = fold_words("إنه إنها أنه أنها")


_LOCAL_TIME = tuple(map(fold_word, ("بالتوقيت المحلي", "التوقيت المحلي", "بتوقيت")))


def by_local_time(analysis: Analysis, end: int) -> bool:
    """Whether the words just after a place say that its day is another zone's."""
    after = analysis.folded.data[end : end + 40]
    return any(cue in after for cue in _LOCAL_TIME)
