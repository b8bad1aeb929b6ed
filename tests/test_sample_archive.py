"""The sample archive of `data/archive`: what must be found, and that nothing else is."""

import json
from pathlib import Path
from typing import Any

import pytest

from arabdate import Severity, check
from arabdate.checks import rules

DATA = Path(__file__).parent.parent / "data"
ARCHIVE = DATA / "archive"
Row = dict[str, Any]


def rows(name: str) -> dict[str, Row]:
    return {r["id"]: r for r in map(json.loads, (DATA / name).read_text("utf-8").splitlines())}


ARTICLES = rows("articles.jsonl")
EXPECTED = rows("expected.jsonl")


def alarms(article: Row) -> list[tuple[str, str, list[list[int]]]]:
    found = [f for f in check(article["text"], article["published"]) if f.severity is not Severity.NOTE]
    return [(f.rule, f.severity.value, [list(s) for s in f.spans]) for f in found]


@pytest.mark.parametrize("name", ARTICLES)
def test_exactly_the_expected_findings(name: str) -> None:
    built = rules()
    wanted = [f for f in EXPECTED[name]["findings"] if f["rule"] in built]
    assert alarms(ARTICLES[name]) == [(f["rule"], f["severity"], f["spans"]) for f in wanted]


def test_expectations_quote_their_places() -> None:
    assert set(EXPECTED) == set(ARTICLES)
    for name, row in EXPECTED.items():
        for finding in row["findings"]:
            text = ARTICLES[name]["text"]
            assert [text[a:b] for a, b in finding["spans"]] == finding["texts"]


def test_the_files_hold_the_same_texts() -> None:
    files = {p.stem: p.read_text("utf-8") for p in ARCHIVE.glob("*.txt")}
    assert files == {name: f"{row['text']}\n" for name, row in ARTICLES.items()}


@pytest.mark.parametrize("name", [n for n, r in ARTICLES.items() if r["published"] is not None])
def test_the_text_alone_gives_the_same_findings(name: str) -> None:
    """Every article opens with a dateline, so that its file can be checked without metadata."""
    article = ARTICLES[name]
    assert alarms(article | {"published": None}) == alarms(article)
