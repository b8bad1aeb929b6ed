"""Gregorian against `datetime`, and beyond its range against the 400-year cycle."""

import datetime as dt
from typing import Any

import pytest

from arabdate.calendars import gregorian
from arabdate.errors import CalendarError


def by_datetime(n: int) -> tuple[int, int, int]:
    date = dt.date.fromordinal(n)
    return date.year, date.month, date.day


def test_every_day_of_1500_to_2200(walk: Any) -> None:
    first, last = dt.date(1500, 1, 1).toordinal(), dt.date(2200, 12, 31).toordinal()
    assert (
        walk(gregorian, first, last, by_datetime) == 701 * 365 + 170
    )  # leap days of 1504-2196 without 1700, 1800, 1900, 2100, 2200


def test_first_and_last_day_of_every_month_of_datetime() -> None:
    first_of_next = 1
    for year in range(1, 10_000):
        for month in range(1, 13):
            first = dt.date(year, month, 1).toordinal()
            last = first + gregorian.month_length(year, month) - 1
            assert first == first_of_next
            assert gregorian.from_day(first) == by_datetime(first)
            assert gregorian.from_day(last) == by_datetime(last)
            first_of_next = last + 1
    assert first_of_next - 1 == dt.date.max.toordinal()


def test_every_day_of_800_years_before_datetime(walk: Any) -> None:
    def eight_centuries_later(n: int) -> tuple[int, int, int]:
        year, month, day = by_datetime(n + 2 * 146_097)
        return year - 800, month, day

    assert walk(gregorian, 1 - 2 * 146_097, 400, eight_centuries_later) == 292_594


def test_after_datetime() -> None:
    assert gregorian.to_day(10_000, 1, 1) == dt.date.max.toordinal() + 1
    assert gregorian.from_day(dt.date.max.toordinal() + 1) == (10_000, 1, 1)


def test_julian_day_zero() -> None:
    # Scaliger's epoch: JD 0 is noon of 24 November 4714 BC, proleptic Gregorian.
    assert gregorian.to_day(-4713, 11, 24) == -1_721_425


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ((2021, 2, 29), "Gregorian: wanted a day 1-28 of 2021-02, got 29"),
        ((1900, 2, 29), "Gregorian: wanted a day 1-28 of 1900-02, got 29"),
        ((2020, 4, 31), "Gregorian: wanted a day 1-30 of 2020-04, got 31"),
        ((2020, 4, 0), "Gregorian: wanted a day 1-30 of 2020-04, got 0"),
        ((2020, 0, 1), "Gregorian: wanted a month 1-12 of the year 2020, got 0"),
        ((2020, 13, 1), "Gregorian: wanted a month 1-12 of the year 2020, got 13"),
    ],
)
def test_no_such_day(date: tuple[int, int, int], message: str) -> None:
    with pytest.raises(CalendarError) as refusal:
        gregorian.to_day(*date)
    assert str(refusal.value) == message
