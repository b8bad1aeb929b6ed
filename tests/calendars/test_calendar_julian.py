"""Julian against convertdate, which counts years astronomically too in `to_jd` and `from_jd`."""

from typing import Any

import pytest
from convertdate import julian as convertdate_julian

from arabdate.calendars import gregorian, julian
from arabdate.errors import CalendarError

JD = 1_721_424.5
"""Julian date of day number 0, at midnight."""


def by_convertdate(n: int) -> tuple[int, int, int]:
    year, month, day = convertdate_julian.from_jd(n + JD)
    return year, month, int(day)


def test_every_day_of_1300_to_2000(walk: Any) -> None:
    first, last = julian.to_day(1300, 1, 1), julian.to_day(2000, 12, 31)
    assert walk(julian, first, last, by_convertdate) == 256_041


def test_every_day_around_the_year_0(walk: Any) -> None:
    first, last = julian.to_day(-100, 1, 1), julian.to_day(100, 12, 31)
    assert walk(julian, first, last, by_convertdate) == 73_416


def test_first_of_every_month_since_julian_day_zero() -> None:
    for year in range(-4712, 3000):
        for month in range(1, 13):
            n = julian.to_day(year, month, 1)
            assert n == convertdate_julian.to_jd(year, month, 1) - JD
            assert julian.from_day(n) == (year, month, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((-4712, 1, 1), (-4713, 11, 24)),  # Julian day 0
        ((1, 1, 1), (0, 12, 30)),
        ((325, 3, 21), (325, 3, 22)),
        ((622, 7, 16), (622, 7, 19)),  # the Hijra epoch, a Friday
        ((1582, 10, 5), (1582, 10, 15)),  # Inter gravissimas: 4 October was followed by the 15th
        ((1732, 2, 11), (1732, 2, 22)),  # Washington's birth
        ((1752, 9, 3), (1752, 9, 14)),  # Calendar (New Style) Act 1750
        ((1900, 2, 29), (1900, 3, 13)),
        ((1917, 10, 25), (1917, 11, 7)),  # the October Revolution
        ((1918, 2, 1), (1918, 2, 14)),  # the Soviet decree of 24 January 1918
    ],
)
def test_printed_dates(old: tuple[int, int, int], new: tuple[int, int, int]) -> None:
    assert julian.to_day(*old) == gregorian.to_day(*new)
    assert julian.from_day(gregorian.to_day(*new)) == old


@pytest.mark.parametrize("date", [(1901, 2, 29), (1900, 2, 30), (1900, 13, 1), (1900, 0, 1), (1900, 1, 32)])
def test_no_such_day(date: tuple[int, int, int]) -> None:
    with pytest.raises(CalendarError, match=r"^Julian: wanted"):
        julian.to_day(*date)
