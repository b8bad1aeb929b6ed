"""What a caller may set: rules, severities, Hijri tolerance and table; what a text says of itself."""

import pytest

from arabdate import Finding, InputError, Settings, Severity, check
from arabdate.checks.ignores import Ignores
from arabdate.checks.selection import regraded

WRONG = "وقع الحادث يوم الأحد 10 نوفمبر 2020 قرب الميناء، وأعيد البناء في 31 أبريل 2019."
"""C002 and C001, both errors."""

PAIR = "افتتح المعرض في 10 شعبان 1443هـ الموافق {} مارس 2022 في المدينة."
"""The Umm al-Qura table gives 13 March, the tabular calendar 14 March."""


def found(text: str, **settings: object) -> list[tuple[str, str]]:
    return [(f.rule, f.severity.value) for f in check(text, settings=Settings(**settings))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        ({}, ["C002", "C001"]),
        ({"select": ("C002",)}, ["C002"]),
        ({"select": ("c",)}, ["C002", "C001"]),
        ({"select": ("ALL",), "ignore": ("C001,N",)}, ["C002"]),
        ({"select": ("C",), "ignore": ("C",)}, []),
        ({"ignore": ("ALL",)}, []),
        ({"select": ("N", "R")}, []),
        ({"severity": {"C001": "off"}}, ["C002"]),
        ({"severity": {"ALL": "off", "C001": "error"}}, ["C001"]),
    ],
)
def test_rules_are_chosen(settings: dict[str, object], rules: list[str]) -> None:
    assert [rule for rule, _ in found(WRONG, **settings)] == rules


def test_severities_are_given_to_rules_and_the_longest_pattern_counts() -> None:
    given = {"C": "warning", "C001": "note"}
    assert found(WRONG, severity=given) == [("C002", "warning"), ("C001", "note")]
    assert found(WRONG, severity={"ALL": "warning"}) == [("C002", "warning"), ("C001", "warning")]


def test_a_note_stays_a_note() -> None:
    assert found(PAIR.format(15), severity={"C004": "error"}) == [("C004", "note")]


def test_what_hangs_on_a_finding_has_the_severity_of_its_own_rule() -> None:
    related = Finding("R001", "name", Severity.ERROR, "message", "رسالة", ((5, 9),))
    host = Finding("C002", "name", Severity.ERROR, "message", "رسالة", ((5, 9),), related=(related,))
    got = regraded(host, Settings(severity={"R": "note", "C002": "warning"}).levels())
    assert (got.severity, got.related[0].severity) == (Severity.WARNING, Severity.NOTE)


@pytest.mark.parametrize(
    ("day", "tolerance", "wanted"),
    [
        (13, 0, []),
        (14, 0, [("C004", "note")]),
        (15, 0, [("C004", "error")]),
        (14, 1, []),
        (15, 1, [("C004", "note")]),
        (16, 1, [("C004", "error")]),
        (16, 3, []),
        (17, 3, [("C004", "note")]),
        (18, 3, [("C004", "error")]),
    ],
)
def test_the_hijri_tolerance_is_silent_and_one_day_more_is_a_note(
    day: int, tolerance: int, wanted: list[tuple[str, str]]
) -> None:
    assert found(PAIR.format(day), hijri_tolerance=tolerance) == wanted


def of_table(text: str, table: str, tolerance: int = 0) -> list[Finding]:
    return check(text, settings=Settings(hijri_table=table, hijri_tolerance=tolerance))


def test_the_table_is_the_one_asked_for_and_the_finding_names_it() -> None:
    assert of_table(PAIR.format(13), "umm-al-qura") == []
    (note,) = of_table(PAIR.format(13), "tabular")
    assert note.severity is Severity.NOTE
    assert "2022-03-14 by the tabular Islamic civil calendar" in note.evidence[0]
    assert of_table(PAIR.format(14), "tabular") == []
    (note,) = of_table(PAIR.format(14), "umm-al-qura")
    assert "2022-03-13 by the Umm al-Qura table" in note.evidence[0]


def test_repairs_are_reckoned_by_the_same_table() -> None:
    text = PAIR.format(23)
    assert {t: of_table(text, t)[0].repairs[0].replacement for t in ("umm-al-qura", "tabular")} == {
        "umm-al-qura": "13",
        "tabular": "14",
    }


def test_a_month_that_is_taken_for_another_is_mended_by_either_table() -> None:
    text = "افتتح المعرض في 10 ربيع الآخر 1443هـ الموافق 16 أكتوبر 2021 في المدينة."
    for table in ("umm-al-qura", "tabular"):
        (error,) = of_table(text, table, 1)
        assert error.repairs[0].replacement == "ربيع الأول"


@pytest.mark.parametrize(
    "settings",
    [
        {"hijri_tolerance": -1},
        {"hijri_tolerance": 16},
        {"hijri_tolerance": True},
        {"hijri_table": "moon"},
        {"select": ("X",)},
        {"ignore": ("C0021",)},
        {"severity": {"C": "grave"}},
        {"severity": {"": "note"}},
    ],
)
def test_what_is_no_setting_is_an_input_error(settings: dict[str, object]) -> None:
    with pytest.raises(InputError, match="wanted"):
        Settings(**settings)  # type: ignore[arg-type]


# -- remarks in the text


@pytest.mark.parametrize(
    ("remark", "rules"),
    [
        (" <!-- arabdate: ignore -->", []),
        (" # arabdate: ignore[C002]", ["C001"]),
        (" (arabdate:ignore [c001])", ["C002"]),
        (" arabdate: ignore[C]", []),
        (" arabdate: ignore[N001, R]", ["C002", "C001"]),
        (" arabdate: ignore[]", ["C002", "C001"]),
        (" arabdate: ignored", ["C002", "C001"]),
        (" arabdate: ignore-this", ["C002", "C001"]),
        ("\n<!-- arabdate: ignore -->", []),
        ("\n# arabdate: ignore[C001] the decree itself has that day", ["C002"]),
        ("\nسطر آخر. arabdate: ignore", ["C002", "C001"]),
    ],
)
def test_a_remark_is_about_its_line_or_alone_about_the_text(remark: str, rules: list[str]) -> None:
    assert [rule for rule, _ in found(WRONG + remark)] == rules


def test_places_do_not_move() -> None:
    remark = "<!-- arabdate: ignore[C001] -->\n"
    (plain, _), (with_remark,) = check(WRONG), check(remark + WRONG)
    assert [(s - len(remark), e - len(remark)) for s, e in with_remark.spans] == list(plain.spans)


def test_a_finding_on_two_lines_may_be_silenced_on_either() -> None:
    first = "وقع الطرفان اتفاق الهدنة في مدينة صور في 12 كانون الأول/ديسمبر 2021 بحضور الوسطاء."
    second = "وكان اتفاق الهدنة في صور قد وقع في 12 كانون الثاني/يناير 2021 بعد مفاوضات."
    assert [rule for rule, _ in found(f"{first}\n{second}")] == ["N001"]
    assert found(f"{first} # arabdate: ignore[N001]\n{second}") == []
    assert found(f"{first}\n{second} # arabdate: ignore[N]") == []


def test_remarks_know_whether_they_were_needed() -> None:
    finding = check(WRONG)[0]
    assert finding.rule == "C002"
    ignores = Ignores(f"{WRONG}\nخبر # arabdate: ignore[C002]\n# arabdate: ignore[C001]", ["N001"])
    assert not ignores.silence(finding)
    assert [(r.codes, r.used) for r in ignores.remarks] == [
        (("N001",), False),
        (("C002",), False),
        (("C001",), False),
    ]
    moved = Ignores(WRONG + " arabdate: ignore[C002]")
    assert moved.silence(finding)
    assert ([r.used for r in moved.remarks], moved.silenced) == ([True], 1)
