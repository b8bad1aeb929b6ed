"""Umm al-Qura against hijridate's own conversion, day by day over the whole table."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hijridate import Gregorian, Hijri, ummalqura

from arabdate.calendars import umm_al_qura
from arabdate.errors import CalendarError, TableError

FIRST, LAST = dt.date(1924, 8, 1).toordinal(), dt.date(2077, 11, 16).toordinal()

IRREGULAR = {
    (1343, 9): 28,
    (1345, 5): 31,
    (1345, 8): 28,
    (1348, 11): 31,
    (1348, 12): 28,
    (1349, 10): 28,
    (1349, 11): 31,
    (1364, 8): 28,
}
"""Months of the printed calendars that no moon has: named in the module's docstring."""


def by_hijridate(n: int) -> tuple[int, int, int]:
    date: tuple[int, int, int] = Gregorian.fromordinal(n).to_hijri().datetuple()
    return date


def test_every_day_of_the_table(walk: Any) -> None:
    assert walk(umm_al_qura, FIRST, LAST, by_hijridate) == 55_991
    for n in range(FIRST, LAST + 1):
        assert Hijri(*umm_al_qura.from_day(n)).to_gregorian().toordinal() == n


def test_month_lengths() -> None:
    lengths = {(y, m): umm_al_qura.month_length(y, m) for y in range(1343, 1501) for m in range(1, 13)}
    assert {month: n for month, n in lengths.items() if n not in (29, 30)} == IRREGULAR
    assert sum(lengths.values()) == LAST - FIRST + 1
    assert all(Hijri(*month, 1).month_length() == n for month, n in lengths.items())


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1343, 1, 1), "1924-08-01"),
        ((1400, 1, 1), "1979-11-20"),  # the seizure of the Grand Mosque in Mecca
        ((1441, 12, 10), "2020-07-31"),  # Eid al-Adha as announced in Saudi Arabia
        ((1442, 9, 1), "2021-04-13"),  # Ramadan as announced in Saudi Arabia
        ((1446, 10, 1), "2025-03-30"),  # Eid al-Fitr as announced in Saudi Arabia
        ((1500, 12, 30), "2077-11-16"),
    ],
)
def test_known_days(hijri: tuple[int, int, int], gregorian: str) -> None:
    assert umm_al_qura.to_day(*hijri) == dt.date.fromisoformat(gregorian).toordinal()


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ((1301, 1, 1), "Umm al-Qura: wanted a year 1343-1500, got 1301"),
        ((1342, 12, 29), "Umm al-Qura: wanted a year 1343-1500, got 1342"),
        ((1501, 1, 1), "Umm al-Qura: wanted a year 1343-1500, got 1501"),
        ((1442, 13, 1), "Umm al-Qura: wanted a month 1-12 of the year 1442, got 13"),
        ((1442, 0, 1), "Umm al-Qura: wanted a month 1-12 of the year 1442, got 0"),
        ((1442, 10, 30), "Umm al-Qura: wanted a day 1-29 of 1442-10, got 30"),
        ((1442, 10, 0), "Umm al-Qura: wanted a day 1-29 of 1442-10, got 0"),
    ],
)
def test_no_such_day(date: tuple[int, int, int], message: str) -> None:
    with pytest.raises(CalendarError) as refusal:
        umm_al_qura.to_day(*date)
    assert str(refusal.value) == message


@pytest.mark.parametrize("n", [FIRST - 1, LAST + 1, 0, -1])
def test_day_outside_the_table(n: int) -> None:
    with pytest.raises(CalendarError, match=f"wanted a day number {FIRST}-{LAST}, got {n}$"):
        umm_al_qura.from_day(n)


@pytest.fixture
def _fresh_table() -> Iterator[None]:
    umm_al_qura._month_starts.cache_clear()
    yield
    umm_al_qura._month_starts.cache_clear()


@pytest.mark.usefixtures("_fresh_table")
def test_a_longer_table_is_cut_to_the_range(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = ummalqura.MONTH_STARTS
    monkeypatch.setattr(ummalqura, "MONTH_STARTS", (starts[0] - 29, *starts, starts[-1] + 30))
    monkeypatch.setattr(ummalqura, "HIJRI_OFFSET", ummalqura.HIJRI_OFFSET - 1)
    assert umm_al_qura.to_day(1343, 1, 1) == FIRST
    assert umm_al_qura.from_day(LAST) == (1500, 12, 30)


@pytest.mark.usefixtures("_fresh_table")
@pytest.mark.parametrize("change", [{"HIJRI_OFFSET": 1343 * 12}, {"MONTH_STARTS": (23_999,)}])
def test_a_shorter_table_is_refused(monkeypatch: pytest.MonkeyPatch, change: dict[str, object]) -> None:
    for name, value in change.items():
        monkeypatch.setattr(ummalqura, name, value)
    with pytest.raises(TableError, match="hijridate: wanted 1897 month starts from 1343"):
        umm_al_qura.to_day(1442, 1, 1)


def test_hijridate_is_imported_only_when_asked_for() -> None:
    code = "import sys, arabdate.calendars; sys.exit('hijridate' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0
