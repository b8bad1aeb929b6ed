"""The parts of a report: places, excerpts, and what a terminal is given."""

import re

import pytest

from arabdate.archive import Article
from arabdate.checks import check
from arabdate.reports import text as report
from arabdate.reports.excerpts import excerpts
from arabdate.reports.found import Found
from arabdate.reports.places import Places
from arabdate.reports.style import PLAIN, Style, visible

FSI, PDI = "\u2068", "\u2069"


def shown(text: str, *words: str) -> list[tuple[tuple[tuple[int, int], ...], str]]:
    spans = tuple((text.index(w), text.index(w) + len(w)) for w in words)
    return [(e.places, e.words) for e in excerpts(text, Places(text), spans, PLAIN)]


def test_places_count_code_points_and_line_feeds() -> None:
    text = "أَمس\r\n\nغدا\u2028الأحد\n"
    places = Places(text)
    for offset in range(len(text)):
        line, column = places.line_column(offset)
        before = text[:offset]
        assert (line, column) == (before.count("\n") + 1, offset - before.rfind("\n"))


@pytest.mark.parametrize(("text", "many"), [("أ", False), ("\nأ\n", False), ("أ\nب", True), ("", False)])
def test_whether_a_text_has_lines(text: str, many: bool) -> None:
    assert Places(text).many is many


def test_near_places_share_an_excerpt() -> None:
    assert shown("وقع يوم الأحد 10 نوفمبر 2020 خبر", "الأحد", "10 نوفمبر 2020") == [
        (((1, 9), (1, 15)), "وقع يوم [الأحد] [10 نوفمبر 2020] خبر")
    ]


def test_far_places_have_their_own_in_the_order_of_the_text() -> None:
    far = "كلمة " * 30
    got = shown(f"أول {far}الأحد {far}الاثنين", "الاثنين", "الأحد")
    assert [p for p, _ in got] == [((1, 155),), ((1, 311),)]
    assert re.fullmatch(r"\.\.\. (كلمة )+\[الأحد\]( كلمة)+ \.\.\.", got[0][1])
    assert got[1][1].endswith("كلمة [الاثنين]")


def test_other_lines_are_not_shown() -> None:
    assert shown("سطر\nيوم الأحد\nسطر", "الأحد") == [(((2, 5),), "يوم [الأحد]")]
    assert len(shown("الأحد\nالاثنين", "الأحد", "الاثنين")) == 2


def test_places_that_nest_or_touch() -> None:
    assert shown("في 9 نوفمبر 2020", "9 نوفمبر 2020", "نوفمبر")[0][1] == "في [9 [نوفمبر] 2020]"
    assert shown("في 9 نوفمبر", "9", " نوفمبر")[0][1] == "في [9][ نوفمبر]"


def test_a_place_that_runs_over_the_end_of_a_line() -> None:
    assert shown("يوم الأحد\n10 نوفمبر ثم", "الأحد\n10 نوفمبر") == [(((1, 5),), "يوم [الأحد 10 نوفمبر] ثم")]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("أ\tب\r\nج", "أ ب  ج"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("\u202eأ\u202c", "\\u202eأ\\u202c"),
        ("أ\u200f", "أ\u200f"),
        ("\x9b1m", "\\x9b1m"),
    ],
)
def test_a_text_cannot_steer_the_terminal(given: str, wanted: str) -> None:
    assert visible(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("10 نوفمبر 2020 is 2020-11-10", "<10 نوفمبر 2020> is 2020-11-10"),
        ("says «أمس الأحد», a Sunday", "says «<أمس الأحد>», a Sunday"),
        ("9 تشرين الثاني/أكتوبر 2020: no", "<9 تشرين الثاني/أكتوبر 2020>: no"),
        ("1 رمضان 1441 هـ is 2020-04-24", "<1 رمضان 1441 هـ> is 2020-04-24"),
        ("nothing 2020", "nothing 2020"),
    ],
)
def test_the_arabic_of_a_sentence_is_fenced(given: str, wanted: str) -> None:
    assert Style(isolate=True).prose(given) == wanted.replace("<", FSI).replace(">", PDI)
    assert PLAIN.prose(given) == given


def lines(style: Style) -> list[str]:
    text = "وقع الحادث يوم الأحد 10 نوفمبر 2020 قرب الميناء."
    article = Article("a.txt", text)
    found = [Found(article, Places(text), f) for f in check(text)]
    return list(report.report(found, "en", style))


def test_colour_and_fences_add_nothing_to_the_words() -> None:
    dressed = "\n".join(lines(Style(colour=True, isolate=True)))
    for code in ("0", "1", "2", "1;4", "1;31"):
        assert f"\x1b[{code}m" in dressed
        dressed = dressed.replace(f"\x1b[{code}m", "")
    assert dressed.count(FSI) == dressed.count(PDI) > 0
    assert dressed.replace(FSI, "").replace(PDI, "") == "\n".join(lines(PLAIN))
    assert "\x1b" not in "".join(lines(Style(isolate=True)))
