"""Slips planted in clean articles: nothing is found before, and no fewer of them after than today."""

import json
from collections import Counter

import pytest
from faults import CLEAN, RULE_OF, Row, Verdict, articles, faults, known_weekdays, verdict

from arabdate import Severity, check

ARTICLES = articles()

FLOORS = {
    "C001": 1.0,
    "C002": 1.0,
    "C003": 1.0,
    "C004": 0.95,
    "C005": 1.0,
    "N001": 0.8,
    "N002": 0.45,
    "N003": 0.8,
    "R001": 0.5,
    "R003": 1.0,
}
"""What share of the faults of each nearest proof is found and rightly named."""


@pytest.mark.parametrize("row", ARTICLES, ids=[r["id"] for r in ARTICLES])
def test_a_clean_article_is_silent(row: Row) -> None:
    assert [f for f in check(row["text"], row["published"]) if f.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("row", ARTICLES, ids=[r["id"] for r in ARTICLES])
def test_marks_quote_their_places_and_the_weekdays_are_right(row: Row) -> None:
    for mark in row["marks"]:
        assert row["text"][mark["start"] :].startswith(mark["text"])
    assert [said for said, _ in known_weekdays(row)] == [right for _, right in known_weekdays(row)]
    of = {mark.get("of") for mark in row["marks"]}
    assert {event for pair in row["order"] for event in pair} <= of


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return [verdict(f) for row in ARTICLES for f in faults(row)]


def test_faults_are_found_by_the_rule_of_their_proof(verdicts: list[Verdict]) -> None:
    planted, named = Counter[str](), Counter[str]()
    for v in verdicts:
        if v.fault.proofs:
            rule = RULE_OF[v.fault.proofs[0]]
            planted[rule] += 1
            named[rule] += v.named
    assert planted.keys() == FLOORS.keys()
    shares = {rule: named[rule] / planted[rule] for rule in planted}
    assert {rule: share for rule, share in shares.items() if share < FLOORS[rule]} == {}


def test_every_kind_is_planted_and_found(verdicts: list[Verdict]) -> None:
    planted, found = (
        {v.fault.kind for v in verdicts if v.fault.proofs and kept(v)}
        for kept in (lambda v: True, lambda v: v.named)
    )
    assert len(planted) >= 18
    assert planted == found


def test_where_nothing_contradicts_nothing_is_found(verdicts: list[Verdict]) -> None:
    assert [v.fault.words for v in verdicts if not v.fault.proofs and v.found] == []


def test_a_fault_changes_what_it_says_and_nothing_else(verdicts: list[Verdict]) -> None:
    for v in verdicts:
        start, end = v.fault.span
        clean, text = v.fault.clean, v.fault.text
        assert text != clean
        assert clean.startswith(text[:start])
        assert clean.endswith(text[end:])


def test_the_same_seed_plants_the_same_faults() -> None:
    row = ARTICLES[0]
    assert list(faults(row)) == list(faults(row))
    assert len(CLEAN.read_text("utf-8").splitlines()) == len({json.dumps(r["id"]) for r in ARTICLES})
