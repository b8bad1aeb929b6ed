"""Repairs: the slips of newsrooms, best first, and each of them really mends."""

from __future__ import annotations

import pytest
from asking import findings, mended, touches
from test_contradictions import FIRE as CONTRADICTIONS
from test_publication_rules import FIRE as PUBLICATION

from arabdate.checks.repairs import write_number
from arabdate.lexicon import confusables, load

# (published, text, the text after the first repair)
FIRST = [
    (None, "الأحد 3 آب/أغسطس 2016", "الأربعاء 3 آب/أغسطس 2016"),
    ("2017-01-12", "الخميس 12 جانفي 2016", "الخميس 12 جانفي 2017"),
    ("2018-07-11", "افتتح الأربعاء 11 يونيو 2018", "افتتح الأربعاء 11 يوليو 2018"),
    (None, "الثلاثاء ٢١ أيار ٢٠١٤", "الأربعاء ٢١ أيار ٢٠١٤"),
    ("2020-05-14", "أعلنت أول أمس الأحد", "أعلنت أول أمس الثلاثاء"),
    ("2018-01-05", "3 كانون الأول (يناير) 2018", "3 كانون الثاني (يناير) 2018"),
    (None, "في 3 آب/يوليو 2014", "في 3 تموز/يوليو 2014"),
    (None, "تسلم حتى 31 نونبر 2017", "تسلم حتى 30 نونبر 2017"),
    (None, "صدر بتاريخ 52/5/2012", "صدر بتاريخ 25/5/2012"),
    (None, "5 ربيع الآخر 1438هـ الموافق 4 ديسمبر 2016", "5 ربيع الأول 1438هـ الموافق 4 ديسمبر 2016"),
    (None, "من 19 إلى 13 أيار/مايو 2016", "من 13 إلى 19 أيار/مايو 2016"),
    (None, "من 24 ديسمبر 2019 حتى 3 جانفي 2019", "من 24 ديسمبر 2019 حتى 3 جانفي 2020"),
    ("2014-03-03", "قتل جنديان في 3 مايو 2014", "قتل جنديان في 3 مارس 2014"),
    ("2018-08-14", "الجمعة الماضي 10 أغسطس/آب 2108", "الجمعة الماضي 10 أغسطس/آب 2018"),
    ("2016-04-12", "جرت القرعة يوم الأحد الماضي 17 أبريل 2016", "جرت القرعة يوم الأحد الماضي 10 أبريل 2016"),
    ("2016-11-10", "يلتقيان السبت المقبل 5 نوفمبر 2016", "يلتقيان السبت المقبل 12 نوفمبر 2016"),
    ("2019-10-12", "فاس في 12 شتنبر 2019 - دعت الجمعية", "فاس في 12 أكتوبر 2019 - دعت الجمعية"),
    (None, "من 28 غشت إلى 4 غشت 2016", "من 28 يوليوز إلى 4 غشت 2016"),
    ("2018-05-30", "سيقام الحفل في 12 ماي 2018", "سيقام الحفل في 12 جوان 2018"),
    ("2018-07-09", "09/06/2018\nأعلنت الشركة نتائجها", "09/07/2018\nأعلنت الشركة نتائجها"),
    ("2019-03-11", "نشر في 03.11.2019", "نشر في 11.03.2019"),
    ("2012-07-01", "الأثنين 2/7/2102م", "الأثنين 2/7/2012م"),
    (None, "الأثنين 2/7/2102م", "الأثنين 2/7/2012م"),
]


@pytest.mark.parametrize(("published", "text", "wanted"), FIRST)
def test_first_repair(published: str | None, text: str, wanted: str):
    """The likeliest slip comes first."""
    (finding,) = findings(text, published)
    assert mended(text, finding)[0] == wanted


@pytest.mark.parametrize(("code", "published", "text"), CONTRADICTIONS + PUBLICATION)
def test_every_repair_mends(code: str, published: str | None, text: str):
    """After any repair that is offered, the rule is silent about the place."""
    (finding,) = findings(text, published)
    for repair, after in zip(finding.repairs, mended(text, finding), strict=True):
        place = (repair.span[0], repair.span[0] + len(repair.replacement))
        assert [f.rule for f in findings(after, published) if f.rule == code and touches(f, place)] == []


def test_repairs_satisfy_all_evidence():
    """The weekday said, the other calendar and the publication day leave one month of all."""
    text = "قتل أربعة الأحد 12 يناير 2014 الموافق 11 ربيع الآخر 1435هـ"
    (finding,) = findings(text, "2014-01-20")
    assert [r.replacement for r in finding.repairs] == ["ربيع الأول"]


@pytest.mark.parametrize(
    ("written", "value", "wanted"),
    [
        ("12", 2, "2"),
        ("02", 12, "12"),
        ("02", 3, "03"),
        ("٢٠١٩", 2020, "٢٠٢٠"),
        ("۱۲", 21, "۲۱"),
        ("٠٥", 6, "٠٦"),
    ],
)
def test_numbers_keep_their_script(written: str, value: int, wanted: str):
    """Digits of three scripts, and the leading zero, stay as they were."""
    assert write_number(written, value) == wanted


def test_confusables_are_mutual():
    """If newsrooms take one month for another, they take the other for the one; no month for itself."""
    table = confusables()
    for (tradition, number), others in table.items():
        assert number not in others
        assert all(number in table[tradition, other] for other in others)
        assert 1 <= number <= len(load().traditions[tradition].names)


@pytest.mark.parametrize(
    "text",
    ["ولد الشاعر سنة 53 ق.هـ (583 م) في مكة", "كتب سنة 256 ق.هـ / 1583 م", "سنة 1397 و.ر الموافق 1984 م"],
)
def test_a_year_counted_by_another_era_is_not_rewritten(text: str):
    """53 ق.هـ is reckoned as the Hijri year -52, 1397 و.ر as 1408: neither is a number to print."""
    (finding,) = findings(text, None)
    first = finding.spans[0]
    assert not any(first[0] <= repair.span[0] < first[1] for repair in finding.repairs)
