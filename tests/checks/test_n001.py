"""N001 over articles written for it: faulty ones of many regions, and clean ones that look alike."""

import pytest
from n001_articles import ARTICLES

from arabdate.checks import Settings
from arabdate.checks.n001_event_date_conflict import RULE, find
from arabdate.checks.registry import Example, examples, rules
from arabdate.model import Finding, Severity
from arabdate.normalize import analyse


def findings(text: str, published: str | None = None) -> list[Finding]:
    return list(find(analyse(text, published), Settings()))


def said(text: str, finding: Finding) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in finding.spans)


def repaired(text: str, finding: Finding) -> list[str]:
    return [text[: r.span[0]] + r.replacement + text[r.span[1] :] for r in finding.repairs]


FAULTY = [(n, p, t, dates) for n, p, t, dates in ARTICLES if dates is not None]
CLEAN = [(n, p, t) for n, p, t, dates in ARTICLES if dates is None]


@pytest.mark.parametrize(("published", "text", "dates"), [f[1:] for f in FAULTY], ids=[f[0] for f in FAULTY])
def test_one_event_with_two_dates_is_found_once(published: str, text: str, dates: tuple[str, str]) -> None:
    assert [said(text, f) for f in findings(text, published)] == [dates]


@pytest.mark.parametrize(("published", "text"), [f[1:3] for f in FAULTY], ids=[f[0] for f in FAULTY])
def test_every_repair_mends_the_article(published: str, text: str) -> None:
    (finding,) = findings(text, published)
    for mended in repaired(text, finding):
        assert findings(mended, published) == []


DATED = [f for f in FAULTY if any(c.isdigit() for c in f[3][0])]
"""Those that do not reckon from publication."""


@pytest.mark.parametrize(("text", "dates"), [f[2:] for f in DATED], ids=[f[0] for f in DATED])
def test_full_dates_need_no_publication_day(text: str, dates: tuple[str, str]) -> None:
    assert [said(text, f) for f in findings(text)] == [dates]


@pytest.mark.parametrize(("published", "text"), [c[1:] for c in CLEAN], ids=[c[0] for c in CLEAN])
def test_events_that_only_look_alike_are_silent(published: str, text: str) -> None:
    assert findings(text, published) == []
    assert findings(text, None) == []


def of_documentation() -> list[Example]:
    return examples(rules()["N001"].documentation)


@pytest.mark.parametrize("example", of_documentation(), ids=lambda e: e.text[:30])
def test_documentation(example: Example) -> None:
    found = findings(example.text, example.published)
    if not example.wrong:
        assert found == []
        return
    assert [said(example.text, f) for f in found] == [example.spans]
    if example.repair is not None:
        assert found[0].repairs[0].replacement == example.repair


def test_the_rule_documents_both_sides() -> None:
    assert {e.wrong for e in of_documentation()} == {True, False}
    assert RULE.code == "N001"


TRUCE = (
    "استند الوسيط إلى بيان وزيري خارجية النيل والساحل المؤرخ 4 تشرين الثاني/نوفمبر 2009 والموقع في العاصمة. "
    "وتوصلت النيل والساحل في 4 تشرين الأول/أكتوبر 2009 إلى اتفاق لوقف إطلاق النار في إقليم الوادي. "
    "ودخل اتفاق وقف إطلاق النار في الوادي حيز التنفيذ يوم 5 نوفمبر 2009 بعد معارك طويلة."
)


@pytest.mark.parametrize("published", ["2011-02-03", None])
def test_the_date_that_stands_alone_is_mended_first(published: str | None) -> None:
    """Three dates, of which two agree: the third is the slip, and both names of its month change."""
    (finding,) = findings(TRUCE, published)
    assert finding.severity is Severity.ERROR
    assert "4 تشرين الأول/أكتوبر 2009" in said(TRUCE, finding)
    first = finding.repairs[0]
    assert TRUCE[first.span[0] : first.span[1]] == "تشرين الأول/أكتوبر"
    assert first.replacement == "تشرين الثاني/نوفمبر"
    assert "the first repair agrees with «يوم 5 نوفمبر 2009»" in finding.evidence


def test_a_weekday_decides_which_date_is_wrong() -> None:
    text = "ضرب زلزال الجزيرة يوم الجمعة 2 نونبر 2018. ولا تزال الأسر في الخيام منذ الهزة في 12 نونبر 2018"
    (finding,) = findings(text)
    assert [(text[r.span[0] : r.span[1]], r.replacement) for r in finding.repairs] == [("12", "2")]


def test_digits_stay_as_they_are_written() -> None:
    text = "غرقت العبارة في ١٣ مارس ٢٠٠٦. وتوقفت الرحلات منذ غرق العبارة في ٣١ مارس ٢٠٠٦"
    (finding,) = findings(text)
    assert [r.replacement for r in finding.repairs] == ["١٣", "٣١"]


def test_an_unlisted_slip_is_a_warning() -> None:
    text = "غرقت العبارة في 3 فبراير 2006. وتوقفت الرحلات منذ غرق العبارة في 3 مارس 2006"
    (finding,) = findings(text)
    assert finding.severity is Severity.WARNING


def test_an_election_may_come_every_year_on_its_day() -> None:
    text = "جرى الاقتراع في 7 نوفمبر 2016 بهدوء. ويشغل العمدة منصبه منذ الاقتراع الذي جرى في 7 نوفمبر 2012"
    assert findings(text) == []


@pytest.mark.parametrize("text", ["", "لا تاريخ هنا", "في 6 يونيو 2014", "6 يونيو 2014 6 يوليو 2014"])
def test_little_text(text: str) -> None:
    assert findings(text) == []
