"""Coptic against convertdate, day by day from the first year to 1900 (AD 2184)."""

import datetime as dt
from typing import Any

import pytest
from convertdate import coptic as convertdate_coptic

from arabdate.calendars import coptic, julian
from arabdate.errors import CalendarError

JD = 1_721_424.5


def by_convertdate(n: int) -> tuple[int, int, int]:
    year, month, day = convertdate_coptic.from_jd(n + JD)
    return year, month, day


def test_every_day_of_1_to_1900(walk: Any) -> None:
    first, last = coptic.to_day(1, 1, 1), coptic.to_day(1900, 13, 5)
    assert walk(coptic, first, last, by_convertdate) == 693_975


def test_the_epoch() -> None:
    assert julian.from_day(coptic.to_day(1, 1, 1)) == (284, 8, 29)


@pytest.mark.parametrize(
    ("date", "gregorian"),
    [
        ((1592, 1, 1), "1875-09-11"),  # Wikipedia, Coptic calendar: Egypt's change to the Gregorian
        ((1719, 1, 1), "2002-09-11"),  # encyclopedia.kids.net.au, Coptic calendar
        ((1725, 1, 1), "2008-09-11"),  # fustat.blogspot.com, 12 September 2008
        ((1740, 1, 1), "2023-09-12"),  # the day after six days of Nasi
        ((1737, 4, 29), "2021-01-07"),  # Christmas
        ((1737, 5, 11), "2021-01-19"),  # Epiphany
    ],
)
def test_printed_dates(date: tuple[int, int, int], gregorian: str) -> None:
    assert coptic.to_day(*date) == dt.date.fromisoformat(gregorian).toordinal()


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ((1740, 13, 6), "Coptic: wanted a day 1-5 of 1740-13, got 6"),
        ((1740, 1, 31), "Coptic: wanted a day 1-30 of 1740-01, got 31"),
        ((1740, 14, 1), "Coptic: wanted a month 1-13 of the year 1740, got 14"),
        ((0, 1, 1), "Coptic: wanted a year from 1, got 0"),
    ],
)
def test_no_such_day(date: tuple[int, int, int], message: str) -> None:
    with pytest.raises(CalendarError) as refusal:
        coptic.to_day(*date)
    assert str(refusal.value) == message


def test_no_day_before_the_era() -> None:
    with pytest.raises(CalendarError, match="wanted a year from 1, got 0"):
        coptic.from_day(coptic.to_day(1, 1, 1) - 1)
