"""Dates written as texts write them, with what they are worth by other people's calendars.

Nothing here asks arabdate what a date is: days come from `datetime`, `hijridate` and `convertdate`, numbers
from a speller of our own. Only the spellings of months are the lexicon's, so that each of them is tried.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from convertdate import coptic, islamic, julian, persian
from hijridate import Hijri

from arabdate.lexicon import tables

# -- months ----------------------------------


class Spelling(NamedTuple):
    """A month as one tradition spells it; `years` are those of its use, in its own calendar."""

    tradition: str
    calendar: str
    month: int
    name: str
    years: tuple[int, int]


def spellings() -> Iterator[Spelling]:
    """Every name and spelling of every month table."""
    for _, table in tables():
        if table.get("shape") == "months":
            first, last = table.get("years", (1, 9999))
            for row in table["month"]:
                for name in dict.fromkeys([row["name"], *row.get("spellings", ())]):
                    yield Spelling(table["id"], table["calendar"], row["number"], name, (first, last))


# -- calendars ----------------------------------

_JD = 1_721_424.5
"""Julian date of day number 0, at midnight."""


def _by_convertdate(calendar: Any) -> Callable[[int, int, int], dt.date | None]:
    def convert(year: int, month: int, day: int) -> dt.date | None:
        try:
            jd = calendar.to_jd(year, month, day)
        except ValueError:
            return None
        # Some take 30 for 29 days and go on into the next month.
        there = tuple(map(int, calendar.from_jd(jd))) == (year, month, day)
        return dt.date.fromordinal(int(jd - _JD)) if there else None

    return convert


def _gregorian(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _umm_al_qura(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except ValueError:
        return None


LATE_NEW_YEARS = frozenset({1243, 1255, 1259, 1267, 1271, 1276})
"""Years that convertdate begins a day late: see `tests/calendars/test_calendar_solar_hijri.py`."""


@cache
def _new_year(year: int) -> dt.date:
    return dt.date.fromordinal(int(persian.to_jd(year, 1, 1) - _JD))


def _solar_hijri(year: int, month: int, day: int) -> dt.date | None:
    """Six months of 31 days, then of 30, and the last as long as its year."""
    date = _new_year(year) + dt.timedelta(30 * (month - 1) + min(month - 1, 6) + day - 1)
    fits = day <= (31 if month <= 6 else 30) and (month < 12 or date < _new_year(year + 1))
    return date if fits else None


def _rumi(year: int, month: int, day: int) -> dt.date | None:
    """Julian until 15 February 1332, with January and February at the end of the year; then Gregorian."""
    if year >= 1334 or (year == 1333 and month >= 3):
        return _gregorian(year + 584, month, day)
    if year == 1333 or (year, month) == (1332, 2):
        return None
    return _by_convertdate(julian)(year + (585 if month <= 2 else 584), month, day)


CONVERT: dict[str, Callable[[int, int, int], dt.date | None]] = {
    "gregorian": _gregorian,
    "umm-al-qura": _umm_al_qura,
    "islamic-civil": _by_convertdate(islamic),
    "solar-hijri": _solar_hijri,
    "coptic": _by_convertdate(coptic),
    "ottoman-rumi": _rumi,
}
"""Year, month and day of a calendar to the Gregorian day, None for a day that it does not have."""


# -- numbers ----------------------------------

DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
_MASCULINE = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
_TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_ORDINALS = [
    "", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر",
]  # fmt: skip


def in_digits(text: str, system: str) -> str:
    """A text with its ASCII digits in another system."""
    return text.translate(str.maketrans(DIGITS[0], system))


def ordinal(n: int) -> str:
    """A day of the month in words: `التاسع`, `الحادي عشر`, `الحادي والثلاثين`."""
    if n <= 10:
        return _ORDINALS[n]
    tens, unit = divmod(n, 10)
    unit_word = "الحادي" if unit == 1 else _ORDINALS[unit]
    if tens == 1:
        return f"{unit_word} عشر"
    ten_word = f"ال{_TENS[tens]}ين"
    return f"{unit_word} و{ten_word}" if unit else ten_word


def _below_hundred(n: int, feminine: bool, nominative: bool) -> str:
    units = _FEMININE if feminine else _MASCULINE
    if n <= 10:
        return units[n] if nominative or n != 2 else units[n].replace("ان", "ين")
    if n == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if n == 12:
        two = {(0, 1): "اثنا", (0, 0): "اثني", (1, 1): "اثنتا", (1, 0): "اثنتي"}[feminine, nominative]
        return f"{two} {'عشرة' if feminine else 'عشر'}"
    if n < 20:
        return f"{units[n - 10]} {'عشرة' if feminine else 'عشر'}"
    tens = _TENS[n // 10] + ("ون" if nominative else "ين")
    if n % 10 == 0:
        return tens
    unit = "إحدى" if feminine and n % 10 == 1 else _below_hundred(n % 10, feminine, nominative)
    return f"{unit} و{tens}"


def in_words(n: int, *, feminine: bool, nominative: bool, hundred: str) -> str:
    """A number of 1 to 3999 as a newspaper writes it: thousands, hundreds, units, tens."""
    parts = []
    thousands, rest = divmod(n, 1000)
    two = "ان" if nominative else "ين"
    if thousands:
        parts.append({1: "ألف", 2: f"ألف{two}", 3: "ثلاثة آلاف"}[thousands])
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        stem = hundred[:-1]  # without its teh marbuta
        parts.append({1: hundred, 2: f"{stem}ت{two}"}.get(hundreds) or f"{_STEMS[hundreds]}{hundred}")
    if rest:
        parts.append(_below_hundred(rest, feminine, nominative))
    return " و".join(parts)


# -- orthography ----------------------------------

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
TATWEEL = "\u0640"
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\u200c\u200d\ufeff\u00ad"


def _isolated() -> dict[str, str]:
    """Letters to their presentation forms that stand alone."""
    forms = {}
    for code in range(0xFE80, 0xFEF5):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and "ISOLATED" in unicodedata.name(chr(code), ""):
            forms[plain] = chr(code)
    return forms


PRESENTATION = _isolated()


def is_letter(char: str) -> bool:
    """Whether an Arabic writer may put a vowel sign on it."""
    return "\u0621" <= char <= "\u064a" and char != TATWEEL
