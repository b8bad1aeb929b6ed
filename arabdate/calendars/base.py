"""What every calendar module offers, and the one wording in which it refuses a day.

A day is an integer, numbered as `datetime.date.toordinal` numbers it: 1 is Monday, 1 January of the
year 1 in the proleptic Gregorian calendar, 0 the day before. Learn that, and a calendar is two
functions, `to_day` and `from_day`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from arabdate.errors import CalendarError

__all__ = ["Reckoning", "require_day", "require_month", "require_year", "roman_month_length"]


class Reckoning(Protocol):
    """The functions and constants of a calendar module; years, months and days count from 1."""

    @property
    def FIRST_YEAR(self) -> int | None:  # noqa: N802 - a module constant
        """The first year that can be converted, None where there is no bound."""

    @property
    def LAST_YEAR(self) -> int | None:  # noqa: N802 - a module constant
        """The last year that can be converted, None where there is no bound."""

    def months(self, year: int) -> Sequence[int]:
        """The numbers of the year's months, in the order in which they fall."""

    def month_length(self, year: int, month: int) -> int:
        """The number of days of a month; CalendarError where there is no such month."""

    def to_day(self, year: int, month: int, day: int) -> int:
        """The day number of a date; CalendarError where there is no such date."""

    def from_day(self, n: int) -> tuple[int, int, int]:
        """Year, month and day of a day number; CalendarError outside the range of years."""


def require_year(name: str, year: int, first: int | None, last: int | None) -> None:
    """Refuse a year outside `first` to `last`; None is no bound.

    Examples:
        >>> require_year("Umm al-Qura", 1301, 1343, 1500)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Umm al-Qura: wanted a year 1343-1500, got 1301
        >>> require_year("Coptic", 0, 1, None)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Coptic: wanted a year from 1, got 0
    """
    if (first is not None and year < first) or (last is not None and year > last):
        span = f"from {first}" if last is None else f"{first}-{last}"
        raise CalendarError(f"{name}: wanted a year {span}, got {year}")


def require_month(name: str, year: int, month: int, months: Sequence[int]) -> None:
    """Refuse a month that is not among the `months` of its year.

    Examples:
        >>> require_month("Gregorian", 2020, 13, range(1, 13))
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Gregorian: wanted a month 1-12 of the year 2020, got 13
    """
    if month not in months:
        wanted = f"{min(months)}-{max(months)}"
        raise CalendarError(f"{name}: wanted a month {wanted} of the year {year}, got {month}")


def require_day(name: str, year: int, month: int, day: int, length: int) -> None:
    """Refuse a day outside 1 to `length`, the length of its month.

    Examples:
        >>> require_day("Gregorian", 2021, 2, 29, 28)
        Traceback (most recent call last):
        arabdate.errors.CalendarError: Gregorian: wanted a day 1-28 of 2021-02, got 29
    """
    if not 1 <= day <= length:
        raise CalendarError(f"{name}: wanted a day 1-{length} of {year:04}-{month:02}, got {day}")


_ROMAN_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def roman_month_length(month: int, *, leap: bool) -> int:
    """Days of a month that Julius Caesar named, January = 1; February has 29 in a leap year.

    Examples:
        >>> roman_month_length(2, leap=True), roman_month_length(4, leap=False)
        (29, 30)
    """
    return 29 if leap and month == 2 else _ROMAN_MONTHS[month - 1]
