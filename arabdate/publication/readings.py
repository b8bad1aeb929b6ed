"""A string of a page's metadata to the days that it may mean, the likeliest first.

ISO 8601 and its loose relatives, compact and numeric dates, seconds and milliseconds since 1970, the dates of
mail and of browsers, and dates in words, which the library's own grammar reads. A year from 1300 to 1500 is
Hijri in ISO dress (`1443-09-24`), or the Solar Hijri year where only that falls into the age of the web.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from arabdate import calendars
from arabdate.errors import CalendarError
from arabdate.expressions import Expression, expressions
from arabdate.fold import fold
from arabdate.model import Calendar
from arabdate.publication.text import full_date, weekday_fits

__all__ = ["FIRST_WEB_YEAR", "Reading", "in_words", "readings", "wrong_weekday"]

FIRST_WEB_YEAR = 1990
"""No page of the web was published before."""
_LATE = 20
"""The hour in UTC from which some Arab country has the next day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One day that a string may mean; `how` it was read, where that is not plain."""

    date: dt.date
    how: str = ""
    calendar: Calendar = Calendar.GREGORIAN


_ZONE = r"(?P<zone>(?:utc|gmt)?[+-]\d\d(?::?\d\d)?|[a-z]{1,5}\b)?"
_CLOCK = (
    r"(?:[t\s,|-]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\b)?\s*"
    + _ZONE
    + ")?"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<a>\d{1,2})(?P=mark)(?P<b>\d{1,2})(?!\d)" + _CLOCK
)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)" + _CLOCK)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<a>\d\d)(?P<b>\d\d)(?:t?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?)?" + _ZONE + r"\Z"
)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = "(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_END = r"[\s,-]+(?P<year>\d{4})(?!\d)" + _CLOCK
_ENGLISH = tuple(
    re.compile(r"(?:[a-z]{3,9},?\s+)?" + first + r"[\s-]+" + second + _END)
    for first, second in ((_NAME, _NUMBER), (_NUMBER, _NAME))
)


def readings(raw: str) -> tuple[Reading, ...]:
    """The days that a string may mean, none where it is no full date.

    A clock of late evening in UTC, or without a zone, may be the next day's where the site is; `3/4/2022` may
    be read month first.

    Examples:
        >>> [r.date.isoformat() for r in readings("2022-04-25T23:15:00+03:00")]
        ['2022-04-25']
        >>> [r.date.isoformat() for r in readings("2022-04-25T23:15:00Z")]
        ['2022-04-25', '2022-04-26']
        >>> [(r.date.isoformat(), r.calendar.value) for r in readings("1443-09-24")][:1]
        [('2022-04-25', 'umm-al-qura')]
        >>> readings("not set")
        ()
    """
    text = _plain(raw)
    if match := _EPOCH.match(text):
        moment = dt.datetime.fromtimestamp(int(match[1]), dt.UTC)
        return _with_late((Reading(moment.date(), "seconds since 1970"),), moment.hour, "z")
    if match := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        year, month, day = int(match["year"]), int(match["a"]), int(match["b"])
        return _timed(_day(year, month, day), match)
    if match := _YEAR_LAST.match(text):
        return _timed(_year_last(match), match)
    if match := _ENGLISH[0].match(text) or _ENGLISH[1].match(text):
        return _timed(_day(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"])), match)
    found = list(expressions(fold(raw)))
    said = [in_words(e, found) for e in found]
    return next((r for r in said if r and not r[0].calendar.is_hijri), next((r for r in said if r), ()))


def in_words(
    expression: Expression, line: Sequence[Expression], month_first: bool = False
) -> tuple[Reading, ...]:
    """The days that an expression of the grammar may state in full, the likeliest first.

    A stamp may be read month first, a Hijri day is a day off where the moon was; a weekday beside them tells.
    `line` holds the expressions on its line: a Hijri date beside a Gregorian one bears witness.
    """
    if len(expression.atoms) != 1:
        return ()
    atom = expression.atoms[0]
    day, hijri = full_date(atom, month_first), _hijri(expression)
    if day is not None:
        found: tuple[Reading, ...] = (Reading(day, _beside(day, line)),)
        other = full_date(atom, not month_first) if "stamp" in atom.roles else None
        if other is not None and other != day:
            found += (Reading(other, "read day first" if month_first else "read month first"),)
    else:
        found = () if hijri is None else _moon(hijri, Calendar.UMM_AL_QURA)
    return tuple(r for r in found if weekday_fits(atom, r.date)) or found


def wrong_weekday(expression: Expression, said: Sequence[Reading]) -> str:
    """Why a date in words is none to trust: its weekday is that of another day, and either may be wrong."""
    fits = weekday_fits(expression.atoms[0], said[0].date)
    return "" if fits else f"{said[0].date.isoformat()} is another weekday than the one beside it"


_HIJRI = (Calendar.UMM_AL_QURA, Calendar.ISLAMIC_CIVIL)


def _hijri(expression: Expression) -> dt.date | None:
    return full_date(expression.atoms[0], False, _HIJRI) if len(expression.atoms) == 1 else None


def _beside(day: dt.date, line: Sequence[Expression]) -> str:
    """What the only Hijri date of a line says of a Gregorian one."""
    hijri = [h for e in line if full_date(e.atoms[0], False) is None and (h := _hijri(e)) is not None]
    if len(hijri) != 1:
        return ""
    agrees = abs((hijri[0] - day).days) <= 1
    return "the Hijri date beside it " + ("agrees" if agrees else f"is {hijri[0].isoformat()}")


def _plain(raw: str) -> str:
    """Lower case, ASCII digits, no marks of direction, one space for many."""
    kept = (c for c in raw.strip().lower() if unicodedata.category(c) != "Cf")
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in kept)
    return re.sub(r"\s+", " ", digits)


def _day(year: int, month: int, day: int) -> tuple[Reading, ...]:
    if 1300 <= year <= 1500:
        return _other_calendar(year, month, day)
    try:
        return (Reading(dt.date(year, month, day)),)
    except ValueError:
        return ()


def _other_calendar(year: int, month: int, day: int) -> tuple[Reading, ...]:
    """A year that is no Gregorian one of the web: lunar Hijri, else Solar Hijri."""
    lunar = _by(Calendar.UMM_AL_QURA, year, month, day)
    if lunar is not None and lunar.year >= FIRST_WEB_YEAR:
        return _moon(lunar, Calendar.UMM_AL_QURA)
    solar = _by(Calendar.SOLAR_HIJRI, year, month, day)
    if solar is not None and solar.year >= FIRST_WEB_YEAR:
        return (Reading(solar, "a Solar Hijri year", Calendar.SOLAR_HIJRI),)
    return ()


def _by(calendar: Calendar, year: int, month: int, day: int) -> dt.date | None:
    if calendar.is_hijri:
        calendar = calendars.hijri_table(year)
    try:
        return dt.date.fromordinal(calendars.to_day(calendar, year, month, day))
    except (CalendarError, ValueError, OverflowError):
        return None


def _moon(day: dt.date, calendar: Calendar) -> tuple[Reading, ...]:
    """A Hijri day by the table, or one day off: countries sight the moon on different nights."""
    return tuple(
        Reading(day + dt.timedelta(shift), "a Hijri date" + off, calendar)
        for shift, off in ((0, ""), (1, ", a day after the table"), (-1, ", a day before the table"))
    )


def _year_last(match: re.Match[str]) -> tuple[Reading, ...]:
    """Day first, as Arab sites write; month first where the clock is American or nothing else is a date."""
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    day_first = _day(year, b, a)
    if a == b or 1300 <= year <= 1500:
        return day_first
    month_first = tuple(Reading(r.date, "read month first", r.calendar) for r in _day(year, a, b))
    american = bool(match["half"]) and match["mark"] == "/"
    return month_first + day_first if american else day_first + month_first


def _timed(found: tuple[Reading, ...], match: re.Match[str]) -> tuple[Reading, ...]:
    if match["hour"] is None:
        return found
    half = (match.groupdict().get("half") or "")[:1]
    hour = int(match["hour"]) % 12 + (12 if half == "p" else 0) if half else int(match["hour"])
    return _with_late(found, hour, match["zone"] or "")


def _with_late(found: tuple[Reading, ...], hour: int, zone: str) -> tuple[Reading, ...]:
    """Add the next day to a late clock that is UTC, or may be."""
    if hour < _LATE or zone.rstrip("+-0:") not in ("", "z", "utc", "gmt"):
        return found
    clock = "UTC" if zone else "a clock without a zone"
    return found + tuple(
        Reading(r.date + dt.timedelta(1), f"the next day where the site is, by {clock}", r.calendar)
        for r in found
        if r.date < dt.date.max
    )
