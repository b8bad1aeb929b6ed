"""What the rules share: quotations, corrections, the article's own dates, the days of writing."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from arabdate.checks import evidence
from arabdate.checks.weekdays import claims
from arabdate.normalize import analyse


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('قال: "نصل اليوم" ثم مضى', True),
        ("قال: «نصل اليوم» ثم مضى", True),
        ("قال: “نصل اليوم” ثم مضى", True),
        ('قال: "نصل" ثم نام اليوم "في الفندق"', False),
        ('قال: "نصل\nثم نام اليوم "', False),
        ("نصل اليوم", False),
        ('شاشة 15" تباع اليوم', False),
    ],
)
def test_quoted(text: str, wanted: bool):
    """A place is quoted between marks of its own paragraph; a mark that nothing closes is none."""
    at = text.index("اليوم")
    assert evidence.quoted(analyse(text), (at, at + 5)) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("25.04.2022\nوصل الوفد", ["2022-04-25"]),
        ("نشر في: 25/04/2022\nوصل الوفد", ["2022-04-25"]),
        ("آخر تحديث: 25/04/2022", ["2022-04-25"]),
        ("الرباط في 8 غشت 2018 - دعت الجمعية", ["2018-08-08"]),
        ("القاهرة - 14/06/2016: وافق المجلس", ["2016-06-14"]),
        ("وكالة الأنباء, 25.04.2022\nوصل الوفد", ["2022-04-25"]),
        ("وقعت المعركة في 14/02/2011.\nوقال شاهد", []),
        ("نشرت الصحيفة تقريرا في 3 ماي 2016 عن المدينة", []),
        ("(أرشيف) مسيرة في باريس 11.01.2015", []),
        ("استقبل الرئيس في 3 ماي 2016 - وهو يوم عطلة - نظيره", []),
    ],
)
def test_own_dates(text: str, wanted: list[str]):
    """A stamp or a dateline stands apart from running text."""
    assert [d.date.isoformat() for d in analyse(text).own_dates] == wanted


@pytest.mark.parametrize(
    ("clock", "wanted"),
    [
        (None, {"2018-06-12"}),
        ("2018-06-12T14:00", {"2018-06-12"}),
        ("2018-06-12T00:00", {"2018-06-12"}),  # a day without a clock
        ("2018-06-12T23:45", {"2018-06-12", "2018-06-13"}),
        ("2018-06-12T00:39", {"2018-06-11", "2018-06-12"}),
    ],
)
def test_writing_days(clock: str | None, wanted: set[str]):
    """Around midnight `اليوم` may be the neighbouring day."""
    moment = None if clock is None else dt.datetime.fromisoformat(clock)
    analysis = SimpleNamespace(published=dt.date(2018, 6, 12), published_at=moment)
    found = evidence.writing_days(analysis)
    assert {dt.date.fromordinal(n).isoformat() for n in found} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("يومي الثلاثاء والأربعاء 10 و11 نوفمبر 2015", [("الثلاثاء", "10"), ("الأربعاء", "11")]),
        ("من الجمعة إلى الأحد 13-15 نوفمبر 2015", [("الجمعة", "13"), ("الأحد", "15")]),
        ("ليلة الخميس/الجمعة 13 نوفمبر 2015", [("الجمعة", "13")]),
        ("يوم 13 نوفمبر 2015 (الجمعة)", [("الجمعة", "13")]),
        ("يوم الجمعة الموافق لـ 13 نوفمبر 2015", [("الجمعة", "13")]),
        ("وصل الجمعة. وفي 13 نوفمبر 2015 عاد", []),
        ("الخميس 12 أو الجمعة 13 نوفمبر 2015", [("الخميس", "12"), ("الجمعة", "13")]),
    ],
)
def test_weekdays_and_their_dates(text: str, wanted: list[tuple[str, str]]):
    """Which date a weekday is said of."""
    analysis = analyse(text)
    found = claims(analysis)
    pairs = [
        (evidence.said(analysis, c.weekday), evidence.said(analysis, c.end.atom.roles["day"])) for c in found
    ]
    assert pairs == wanted
