"""One way to walk a calendar, for all calendar tests."""

from collections.abc import Callable

import pytest

from arabdate.calendars.base import Reckoning

Oracle = Callable[[int], tuple[int, int, int]]
Walk = Callable[[Reckoning, int, int, Oracle], int]


@pytest.fixture(scope="session")
def walk() -> Walk:
    """Compare each day from `first` to `last`, both ways, with an independent oracle.

    Also asserts what the oracle may not know: that each day follows the day before it, in a month of
    the length that the calendar claims. Returns the number of days walked.
    """

    def walk(reckoning: Reckoning, first: int, last: int, oracle: Oracle) -> int:
        previous = reckoning.from_day(first)
        for n in range(first, last + 1):
            date = reckoning.from_day(n)
            assert date == oracle(n), n
            assert reckoning.to_day(*date) == n, date
            assert n == first or date == _successor(reckoning, previous), (previous, date)
            previous = date
        return last - first + 1

    return walk


def _successor(reckoning: Reckoning, date: tuple[int, int, int]) -> tuple[int, int, int]:
    year, month, day = date
    if day < reckoning.month_length(year, month):
        return year, month, day + 1
    months = list(reckoning.months(year))
    place = months.index(month) + 1
    if place < len(months):
        return year, months[place], 1
    return year + 1, reckoning.months(year + 1)[0], 1
