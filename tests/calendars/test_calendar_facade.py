"""What all calendars have in common, through the façade."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdate import calendars
from arabdate.calendars import gregorian, julian, rumi
from arabdate.errors import CalendarError
from arabdate.model import Calendar

BY_VALUE = pytest.mark.parametrize("calendar", list(Calendar), ids=str)

SAME_DAY = {
    Calendar.GREGORIAN: (1925, 3, 31),
    Calendar.JULIAN: (1925, 3, 18),
    Calendar.UMM_AL_QURA: (1343, 9, 5),
    Calendar.ISLAMIC_CIVIL: (1343, 9, 6),
    Calendar.SOLAR_HIJRI: (1304, 1, 11),
    Calendar.COPTIC: (1641, 7, 22),
    Calendar.RUMI: (1341, 3, 31),
}
"""One day that every calendar has."""


def sample_years(calendar: Calendar) -> range:
    """Every year of a bounded calendar, the last millennium and a half of the others."""
    first, last = calendars.years(calendar)
    return range(500 if first is None else first, 2001 if last is None else last + 1)


@BY_VALUE
def test_one_day_in_every_calendar(calendar: Calendar) -> None:
    n = dt.date(1925, 3, 31).toordinal()
    assert calendars.from_day(calendar, n) == SAME_DAY[calendar]
    assert calendars.to_day(calendar, *SAME_DAY[calendar]) == n
    assert calendars.exists(calendar, *SAME_DAY[calendar])


@BY_VALUE
def test_years_and_months_join_without_gap(calendar: Calendar) -> None:
    yesterday = calendars.year_days(calendar, sample_years(calendar)[0])[0] - 1
    for year in sample_years(calendar):
        first, last = calendars.year_days(calendar, year)
        assert first == yesterday + 1
        for month in calendars.months(calendar, year):
            start, end = calendars.month_days(calendar, year, month)
            assert start == yesterday + 1
            assert end - start + 1 == calendars.month_length(calendar, year, month)
            assert calendars.from_day(calendar, start) == (year, month, 1)
            yesterday = end
        assert yesterday == last


@BY_VALUE
def test_beyond_the_ends(calendar: Calendar) -> None:
    first, last = calendars.years(calendar)
    for year in [*([first - 1] if first else []), *([last + 1] if last else [])]:
        assert not calendars.exists(calendar, year, 3, 1)
        for ask in (calendars.months, calendars.year_days):
            with pytest.raises(CalendarError, match=f"wanted a year .*, got {year}$"):
                ask(calendar, year)
        for ask_month in (calendars.month_length, calendars.month_days):
            with pytest.raises(CalendarError, match=f"wanted a year .*, got {year}$"):
                ask_month(calendar, year, 3)


@BY_VALUE
@given(data=st.data())
def test_any_three_numbers_are_a_day_or_an_error(calendar: Calendar, data: st.DataObject) -> None:
    year = data.draw(st.integers(-3000, 12_000) | st.sampled_from(sample_years(calendar)))
    month, day = data.draw(st.integers(-1, 15)), data.draw(st.integers(-1, 33))
    if calendars.exists(calendar, year, month, day):
        n = calendars.to_day(calendar, year, month, day)
        assert calendars.from_day(calendar, n) == (year, month, day)
        first, last = calendars.month_days(calendar, year, month)
        assert n - first == day - 1
        assert first <= n <= last
    else:
        with pytest.raises(CalendarError, match=f"got (-?{abs(year)}|-?{abs(month)}|-?{abs(day)})$"):
            calendars.to_day(calendar, year, month, day)


@BY_VALUE
@given(n=st.integers(-2_000_000, 4_000_000))
def test_any_day_number_goes_there_and_back(calendar: Calendar, n: int) -> None:
    try:
        date = calendars.from_day(calendar, n)
    except CalendarError:
        assert None not in calendars.years(calendar) or calendar is Calendar.COPTIC
    else:
        assert calendars.to_day(calendar, *date) == n


@pytest.mark.parametrize("calendar", [Calendar.GREGORIAN, Calendar.JULIAN, Calendar.ISLAMIC_CIVIL])
@given(n=st.integers(-(10**12), 10**12))
def test_unbounded_calendars_have_no_hidden_end(calendar: Calendar, n: int) -> None:
    assert calendars.to_day(calendar, *calendars.from_day(calendar, n)) == n


@given(n=st.integers(1, dt.date.max.toordinal()))
def test_datetime_agrees(n: int) -> None:
    date = dt.date.fromordinal(n)
    assert calendars.to_date(n) == date
    assert calendars.iso(n) == date.isoformat()
    assert calendars.weekday(n) == date.isoweekday()


def test_weekday_before_the_year_1() -> None:
    assert [calendars.weekday(n) for n in range(-6, 1)] == [1, 2, 3, 4, 5, 6, 7]
    assert calendars.weekday(julian.to_day(-4712, 1, 1)) == 1  # Julian day 0 is a Monday


@pytest.mark.parametrize("n", [0, -1, dt.date.max.toordinal() + 1])
def test_days_that_datetime_cannot_hold(n: int) -> None:
    for ask in (calendars.to_date, calendars.iso):
        with pytest.raises(CalendarError, match=f"^date: wanted a day number 1-3652059, got {n}$"):
            ask(n)


@pytest.mark.parametrize(
    ("year", "table"),
    [
        (1, Calendar.ISLAMIC_CIVIL),
        (1342, Calendar.ISLAMIC_CIVIL),
        (1343, Calendar.UMM_AL_QURA),
        (1500, Calendar.UMM_AL_QURA),
        (1501, Calendar.ISLAMIC_CIVIL),
    ],
)
def test_hijri_table(year: int, table: Calendar) -> None:
    assert calendars.hijri_table(year) is table
    assert calendars.exists(table, year, 1, 1)
    assert table.is_hijri


def test_the_two_hijri_tables_stay_within_two_days() -> None:
    # CLDR and domain.md C13: the tabular calendar runs at most two days from the published one.
    for year in range(1420, 1451):
        for month in range(1, 13):
            published = calendars.to_day(Calendar.UMM_AL_QURA, year, month, 1)
            tabular = calendars.to_day(Calendar.ISLAMIC_CIVIL, year, month, 1)
            assert -1 <= tabular - published <= 2


def test_rumi_year_is_never_a_lunar_year() -> None:
    # "Nisan 1327" read as a lunar year would be 1909-10, as a Rumi year it is 1911-12.
    lunar = calendars.year_days(Calendar.ISLAMIC_CIVIL, 1327)
    fiscal = calendars.year_days(Calendar.RUMI, 1327)
    assert lunar[1] < fiscal[0]
    assert gregorian.from_day(fiscal[0]) == (1911, 3, 14)
    assert rumi.from_day(fiscal[1]) == (1327, 2, 29)
