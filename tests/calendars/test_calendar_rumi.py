"""Rumi against convertdate's Julian, and against dates printed in both reckonings."""

import datetime as dt
from typing import Any

import pytest
from convertdate import julian as convertdate_julian

from arabdate.calendars import rumi
from arabdate.errors import CalendarError

JD = 1_721_424.5
REFORM = dt.date(1917, 3, 1).toordinal()
FIRST, LAST = dt.date(1840, 3, 13).toordinal(), dt.date(1925, 12, 31).toordinal()


def by_convertdate_and_datetime(n: int) -> tuple[int, int, int]:
    if n >= REFORM:
        date = dt.date.fromordinal(n)
        return date.year - 584, date.month, date.day
    year, month, day = convertdate_julian.from_jd(n + JD)
    return year - (585 if month in (1, 2) else 584), month, int(day)


def test_every_day_of_1256_to_1341(walk: Any) -> None:
    assert walk(rumi, FIRST, LAST, by_convertdate_and_datetime) == 31_339
    assert rumi.from_day(FIRST) == (1256, 3, 1)
    assert rumi.from_day(LAST) == (1341, 12, 31)


@pytest.mark.parametrize(
    ("date", "gregorian"),
    [
        ((1256, 3, 1), "1840-03-13"),  # Wikipedia, Rumi calendar: the calendar begins
        ((1292, 12, 11), "1876-12-23"),  # 11 Kanunuevvel 1292, the first constitution
        ((1293, 4, 12), "1877-04-24"),  # 12 Nisan 1293, "the war of 93"
        ((1315, 2, 28), "1900-03-12"),  # risaletashih.com: the last day of the 12-day difference,
        ((1316, 3, 1), "1900-03-14"),  # which the Julian leap day makes 13
        ((1324, 7, 10), "1908-07-23"),  # 10 Temmuz 1324, the constitution restored
        ((1325, 3, 31), "1909-04-13"),  # the 31 Mart incident
        ((1327, 4, 7), "1911-04-20"),  # leaf of a calendar in six languages (Wikipedia, Rumi calendar)
        ((1328, 1, 10), "1913-01-23"),  # 10 Kanunusani 1328, the raid on the Porte
        ((1331, 2, 19), "1916-03-03"),  # risaletashih.com: Said Nursi taken prisoner
        ((1332, 2, 8), "1917-02-21"),  # date of the law of reform
        ((1332, 2, 15), "1917-02-28"),  # its last Julian day
        ((1333, 3, 1), "1917-03-01"),  # and the day after
        ((1333, 12, 31), "1917-12-31"),
        ((1334, 1, 1), "1918-01-01"),
        ((1334, 6, 25), "1918-06-25"),  # risaletashih.com: newspaper on his return
        ((1334, 10, 30), "1918-10-30"),  # 30 Tesrinievvel 1334, the armistice of Mudros
        ((1336, 4, 23), "1920-04-23"),  # 23 Nisan 1336, the Grand National Assembly opens
        ((1339, 10, 29), "1923-10-29"),  # 29 Tesrinievvel 1339, the Republic
        ((1341, 12, 31), "1925-12-31"),  # Law 698: the next day is 1 January 1926
    ],
)
def test_printed_dates(date: tuple[int, int, int], gregorian: str) -> None:
    n = dt.date.fromisoformat(gregorian).toordinal()
    assert rumi.to_day(*date) == n
    assert rumi.from_day(n) == date


def test_january_and_february_end_their_year_until_1332() -> None:
    assert rumi.to_day(1327, 12, 31) + 1 == rumi.to_day(1327, 1, 1)
    assert rumi.to_day(1327, 2, 29) + 1 == rumi.to_day(1328, 3, 1)


def test_months_of_the_reform() -> None:
    assert rumi.months(1332) == (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2)
    assert rumi.months(1333) == (3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    assert list(rumi.months(1334)) == list(range(1, 13))


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ((1332, 2, 16), "Rumi: wanted a day 1-15 of 1332-02, got 16"),
        ((1333, 1, 1), "Rumi: wanted a month 3-12 of the year 1333, got 1"),
        ((1333, 2, 28), "Rumi: wanted a month 3-12 of the year 1333, got 2"),
        ((1328, 2, 29), "Rumi: wanted a day 1-28 of 1328-02, got 29"),
        ((1327, 13, 1), "Rumi: wanted a month 1-12 of the year 1327, got 13"),
        ((1255, 2, 28), "Rumi: wanted a year 1256-1341, got 1255"),
        ((1342, 1, 1), "Rumi: wanted a year 1256-1341, got 1342"),
    ],
)
def test_no_such_day(date: tuple[int, int, int], message: str) -> None:
    with pytest.raises(CalendarError) as refusal:
        rumi.to_day(*date)
    assert str(refusal.value) == message


@pytest.mark.parametrize(("n", "year"), [(FIRST - 1, 1255), (LAST + 1, 1342)])
def test_day_out_of_range(n: int, year: int) -> None:
    with pytest.raises(CalendarError, match=f"^Rumi: wanted a year 1256-1341, got {year}$"):
        rumi.from_day(n)
