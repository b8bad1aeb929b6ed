"""What holds of every date and of every text."""

from __future__ import annotations

import datetime as dt

from asking import codes, findings
from hypothesis import assume, given
from hypothesis import strategies as st

from arabdate import calendars, check
from arabdate.checks.weekdays import weekday_ar
from arabdate.lexicon import load
from arabdate.model import Calendar

days = st.dates(dt.date(1925, 1, 1), dt.date(2060, 12, 31))
traditions = st.sampled_from(["levantine", "egyptian", "moroccan", "algerian_tunisian", "mauritanian"])


def written(day: dt.date, tradition: str) -> str:
    """A day in the names of a tradition."""
    return f"{day.day} {load().traditions[tradition].names[day.month - 1]} {day.year}"


@given(days, traditions)
def test_right_weekday_is_silent(day: dt.date, tradition: str):
    """No date with its own weekday raises an alarm."""
    assert codes(f"وقع ذلك يوم {weekday_ar(day.isoweekday())} {written(day, tradition)} في البلدة") == []


@given(days, traditions, st.integers(1, 6))
def test_wrong_weekday_is_found(day: dt.date, tradition: str, shift: int):
    """Every date with another weekday is C002, with the right weekday among the repairs."""
    wrong = weekday_ar((day.isoweekday() + shift - 1) % 7 + 1)
    (finding,) = findings(f"وقع ذلك يوم {wrong} {written(day, tradition)} في البلدة")
    assert finding.rule == "C002"
    assert weekday_ar(day.isoweekday()) in [r.replacement for r in finding.repairs]


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 28), st.integers(1950, 2030))
def test_double_names(first: int, second: int, day: int, year: int):
    """Two names agree, or they are C003."""
    levantine, egyptian = (load().traditions[t].names for t in ("levantine", "egyptian"))
    text = f"في {day} {levantine[first - 1]}/{egyptian[second - 1]} {year}"
    assert codes(text) == ([] if first == second else ["C003"])


@given(st.integers(1400, 1460), st.integers(1, 12), st.integers(1, 29), st.integers(-20, 20))
def test_hijri_pairs(year: int, month: int, day: int, shift: int):
    """A pair is silent up to two days apart, and C004 from three on."""
    name = load().traditions["hijri"].names[month - 1]
    other = calendars.to_date(calendars.to_day(Calendar.UMM_AL_QURA, year, month, day) + shift)
    text = f"صدر في {day} {name} {year}هـ الموافق {written(other, 'egyptian')}"
    assert codes(text) == ([] if abs(shift) <= 2 else ["C004"])


@given(days, st.integers(0, 400), traditions)
def test_ranges(start: dt.date, length: int, tradition: str):
    """A range in order is silent; turned, it is C005."""
    end = start + dt.timedelta(days=length)
    assert codes(f"يستمر المعرض من {written(start, tradition)} إلى {written(end, tradition)}") == []
    if length:
        assert codes(f"يستمر المعرض من {written(end, tradition)} إلى {written(start, tradition)}") == ["C005"]


@given(days, st.integers(-2, 1), st.integers(0, 6))
def test_deictic_weekdays(published: dt.date, offset: int, weekday: int):
    """`أمس` with a weekday fits publication, or is C002."""
    word = {-2: "أول أمس", -1: "أمس", 0: "اليوم", 1: "غدا"}[offset]
    said = weekday_ar(weekday + 1)
    right = (published + dt.timedelta(days=offset)).isoweekday() == weekday + 1
    assert codes(f"أعلنت الوزارة {word} {said} خطتها", published.isoformat()) == ([] if right else ["C002"])


WORDS = """
الأحد الخميس أمس اليوم غدا الليلة 31 30 29 12 2019 1440 هـ م شباط آذار مايو يونيو ماي رمضان صفر محرم الماضي
المقبل نفسه من إلى بين و في لـ الموافق / - ( ) ، . : " عامي سنة الساعة 25:10 12/13/2020 45/3/1999 2012/2011
1/9/1440 ستبدأ وقع قال أن منذ ليلة نشر كان مقررا الشهر العام والصواب بالتوقيت المحلي عيد الفطر
"""
words = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(words, max_size=25), st.none() | days)
def test_any_text(parts: list[str], published: dt.date | None):
    """No order of words crashes; spans lie in the text; the same text gives the same findings."""
    text = " ".join(parts)
    found = check(text, published)
    assert found == check(text, published)
    for finding in [*found, *(r for f in found for r in f.related)]:
        assert finding.spans
        assert finding.message
        assert finding.message_ar
        places = [*finding.spans, *(r.span for r in finding.repairs)]
        assert all(0 <= s < e <= len(text) for s, e in places)


@given(days, days)
def test_order_of_findings(first: dt.date, second: dt.date):
    """Findings come in text order."""
    assume(first != second)
    wrong = [weekday_ar(d.isoweekday() % 7 + 1) for d in (first, second)]
    text = f"{wrong[0]} {written(first, 'egyptian')}. {wrong[1]} {written(second, 'egyptian')}"
    found = check(text)
    assert [f.spans for f in found] == sorted(f.spans for f in found)
