"""The rules across articles: small archives with a fault, and many more that must be silent."""

from __future__ import annotations

import pickle
from itertools import permutations

import pytest
from archives import CLEAN, FAULTY, Small

from arabdate import Finding, InputError, Settings, check, check_archive
from arabdate.checks import testimony
from arabdate.checks.meetings import Archive
from arabdate.normalize import analyse


def named(small: Small) -> list[tuple[str, str, str | None]]:
    return [(str(n), text, published) for n, (published, text) in enumerate(small.articles, 1)]


def places(small: Small, finding: Finding) -> list[tuple[int, str]]:
    spans = [(finding.article, s) for s in finding.spans] + [(p.article, p.span) for p in finding.elsewhere]
    return [(int(a), small.articles[int(a) - 1][1][s:e]) for a, (s, e) in sorted(spans)]


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_found(name: str) -> None:
    small = FAULTY[name]
    found = check_archive(named(small))
    assert [(f.rule, places(small, f)) for f in found] == list(small.found)
    if small.mends is not None:
        assert found[0].repairs[0].replacement == small.mends


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_silent(name: str) -> None:
    assert check_archive(named(CLEAN[name])) == []


@pytest.mark.parametrize("name", [*FAULTY, *CLEAN])
def test_the_articles_are_right_in_themselves(name: str) -> None:
    small = (FAULTY | CLEAN)[name]
    assert [f.rule for published, text in small.articles for f in check(text, published)] == []


@pytest.mark.parametrize("name", FAULTY)
def test_mended_archives_are_silent(name: str) -> None:
    small = FAULTY[name]
    (found,) = check_archive(named(small))
    for repair in found.repairs:
        articles = named(small)
        at = int(found.article or "0") - 1
        label, text, published = articles[at]
        mended = text[: repair.span[0]] + repair.replacement + text[repair.span[1] :]
        articles[at] = (label, mended, published)
        assert check_archive(articles) == []


@pytest.mark.parametrize("name", FAULTY)
def test_the_order_of_the_articles_says_nothing(name: str) -> None:
    small = FAULTY[name]
    wanted = {(f.rule, f.article, f.spans, f.elsewhere) for f in check_archive(named(small))}
    for order in permutations(named(small)):
        assert {(f.rule, f.article, f.spans, f.elsewhere) for f in check_archive(order)} == wanted


def test_archives_do_not_disturb_each_other() -> None:
    """All small archives in one: what is found is what is found in each."""
    together, wanted = [], 0
    for name, small in FAULTY.items():
        if name in (
            "two-copies-and-no-proof",
            "a-copy-with-another-year",
            "a-copy-with-another-day-and-no-slip",
        ):
            continue  # the same text as in three-copies
        together += [(f"{name} {n}", text, published) for n, text, published in named(small)]
        wanted += len(small.found)
    assert len(check_archive(together)) == wanted


def test_the_other_places_quote_their_articles() -> None:
    small = FAULTY["three-copies"]
    (found,) = check_archive(named(small))
    assert found.article == "2"
    assert [(p.article, p.text) for p in found.elsewhere] == [("1", "17 يوليو 2022"), ("3", "17 يوليو 2022")]
    row = found.to_dict()
    assert row["article"] == "2"
    assert row["elsewhere"][0] == {
        "article": "1",
        "span": list(found.elsewhere[0].span),
        "text": "17 يوليو 2022",
    }


def test_one_slip_in_copies_that_others_contradict_too_is_one_finding() -> None:
    other = "وكانت شركة المياه ومصرف الساحل قد وقعا عقد محطة تحلية رأس البر أمس 17 يوليو 2022 بحسب الصحيفة"
    articles = [*named(FAULTY["three-copies"]), ("4", other, "2022-07-18")]
    assert [f.rule for f in check_archive(articles)] == ["A002"]


def test_settings_choose_the_rules() -> None:
    articles = named(FAULTY["three-copies"])
    assert check_archive(articles, Settings(ignore=("A002",))) == []
    (found,) = check_archive(articles, Settings(severity={"A": "error"}))
    assert found.severity == "error"


def test_a_name_may_not_come_twice() -> None:
    with pytest.raises(InputError, match="two by 'a'"):
        check_archive([("a", "نص", None), ("a", "نص", None)])


@pytest.mark.parametrize("articles", [[], [("a", "", None)], [("a", "", None), ("b", "نص", "2020-01-01")]])
def test_archives_without_dates(articles: list[tuple[str, str, str | None]]) -> None:
    assert check_archive(articles) == []


def test_rows_are_plain_data() -> None:
    text = FAULTY["news-against-a-later-month"].articles[0][1]
    rows = testimony.testify("a", analyse(text, "2014-06-07"))
    assert pickle.loads(pickle.dumps(rows)) == rows


def test_a_text_and_its_cut_are_alike_and_two_reports_are_not() -> None:
    archive = Archive()
    wire, other = FAULTY["three-copies"].articles[0][1], FAULTY["news-against-a-later-month"].articles[0][1]
    for name, text in (("a", wire), ("cut", wire[: len(wire) * 2 // 3]), ("other", other)):
        archive.add(name, analyse(text))
    rows = archive.articles
    assert testimony.same_text(rows["a"], rows["cut"]) > 0.9
    assert testimony.same_text(rows["a"], rows["other"]) == 0.0
    assert [(c.first.article, c.second.article) for c in archive.copies] == [("a", "cut")]
