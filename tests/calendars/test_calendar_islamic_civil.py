"""The tabular Hijri calendar against convertdate, day by day for 1,600 years."""

from typing import Any

import pytest
from convertdate import islamic

from arabdate.calendars import gregorian, islamic_civil, julian, weekday
from arabdate.errors import CalendarError

JD = 1_721_424.5
LEAP_YEARS = {2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29}


def by_convertdate(n: int) -> tuple[int, int, int]:
    year, month, day = islamic.from_jd(n + JD)
    return year, month, day


def test_every_day_of_1_to_1600(walk: Any) -> None:
    first, last = islamic_civil.to_day(1, 1, 1), islamic_civil.to_day(1600, 12, 30)
    assert walk(islamic_civil, first, last, by_convertdate) == 1600 * 354 + 53 * 11 + 4


def test_every_day_before_the_hijra_that_can_be_written(walk: Any) -> None:
    # 53 ق.هـ is the year -52: as far back as the year 1, where Gregorian values begin.
    first, last = 1, islamic_civil.to_day(0, 12, 29)
    assert walk(islamic_civil, first, last, by_convertdate) == gregorian.to_day(622, 7, 18)


def test_the_thirty_year_cycle() -> None:
    assert {y for y in range(1, 31) if islamic_civil.month_length(y, 12) == 30} == LEAP_YEARS
    assert islamic_civil.to_day(31, 1, 1) - islamic_civil.to_day(1, 1, 1) == 10_631


@pytest.mark.parametrize(
    ("hijri", "old"),
    [
        ((1, 1, 1), (622, 7, 16)),
        ((857, 5, 20), (1453, 5, 29)),  # the fall of Constantinople, in every chronicle of it
        ((20, 1, 1), (640, 12, 21)),  # Freeman-Grenville, The Muslim and Christian Calendars, tables
        ((247, 10, 4), (861, 12, 11)),  # the killing of al-Mutawakkil
        ((656, 2, 4), (1258, 2, 10)),  # the fall of Baghdad
        ((1213, 1, 1), (1798, 6, 4)),  # al-Jabarti's year of the French
        ((1300, 1, 1), (1882, 10, 31)),  # 12 November 1882 Gregorian
    ],
)
def test_printed_dates(hijri: tuple[int, int, int], old: tuple[int, int, int]) -> None:
    assert julian.from_day(islamic_civil.to_day(*hijri)) == old


def test_the_epoch_is_a_friday() -> None:
    assert weekday(islamic_civil.to_day(1, 1, 1)) == 5
    assert gregorian.from_day(islamic_civil.to_day(1, 1, 1)) == (622, 7, 19)


@pytest.mark.parametrize("date", [(1301, 12, 30), (1300, 2, 30), (1300, 1, 31), (1300, 13, 1), (1300, 1, 0)])
def test_no_such_day(date: tuple[int, int, int]) -> None:
    with pytest.raises(CalendarError, match=r"^Islamic civil: wanted"):
        islamic_civil.to_day(*date)
