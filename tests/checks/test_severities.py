"""Notes, warnings and errors: how sure each rule is."""

from __future__ import annotations

import pytest
from asking import codes, notes

from arabdate import Settings, check

NOTES = [
    ("C001", "ثبت أن 30 جمادى الأولى 1433 هـ متمم للشهر"),
    ("C002", "عقد اللقاء يوم الخميس 4 صفر 1439هـ"),
    ("C004", "1 رمضان 1445هـ الموافق 13 مارس 2024"),
    ("C004", "توفي سنة 463هـ/1072م"),
    ("C005", "موازنة 2013/2012"),
]


@pytest.mark.parametrize(("code", "text"), NOTES)
def test_notes_are_no_alarms(code: str, text: str):
    """What may well be right is a note: shown only when asked for."""
    assert notes(text) == [code]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "published", "severity"),
    [
        ("زار المتحف الأحد الماضي 10 يونيو 2018", "2018-06-04", "error"),
        ("وتوفي الشاعر في 8 يوليو 2016 بالمستشفى", "2016-05-02", "warning"),
        ("ستفتتح الجامعة في 15 مارس 2019 مركزا للغات", "2019-04-20", "warning"),
        ("دشن الوالي اليوم الخميس 12 شتنبر 2019 مستوصفا", "2019-09-15", "warning"),
        ("تسلم الطلبات حتى 31 نونبر 2017", None, "error"),
    ],
)
def test_severity(text: str, published: str | None, severity: str):
    """The severities of the rules' table; R001 is an error where the text says `الماضي` itself."""
    assert [str(f.severity) for f in check(text, published)] == [severity]


def test_tolerance_is_a_setting():
    """A stricter reader gets a note for one day, an error for two; a laxer one gets neither."""
    text = "1 رمضان 1445هـ الموافق 13 مارس 2024"
    assert [str(f.severity) for f in check(text, settings=Settings(hijri_tolerance=0))] == ["error"]
    assert check(text, settings=Settings(hijri_tolerance=2)) == []


def test_the_table_is_named():
    """A Hijri finding names its table, the tolerance and the difference in days."""
    (finding,) = check("صدر القرار في 1/9/1440هـ (16/5/2019م)")
    evidence = " ".join(finding.evidence)
    assert "Umm al-Qura" in evidence
    assert "10 days" in evidence
    assert "tolerance 1" in evidence


def test_either_side_is_underlined():
    """The weekday and the date are both underlined, and neither is called the error."""
    text = "وصل الوزير يوم الأحد 3 آب/أغسطس 2016"
    (finding,) = check(text)
    assert [text[s:e] for s, e in finding.spans] == ["الأحد", "3 آب/أغسطس 2016"]
    assert "2016-08-03 is a Wednesday (proleptic Gregorian)" in finding.evidence
    assert "الأربعاء" in finding.message_ar
