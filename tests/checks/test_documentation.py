"""Every rule is documented, and its Wrong and Right examples are true."""

from __future__ import annotations

import re

import pytest
from asking import findings, marked

from arabdate import check_archive
from arabdate.checks.registry import Example, examples, rules

HEADINGS = ["What it finds", "Why it matters", "Wrong", "Right", "When it is silent", "Source"]
RULES = list(rules().values())
EXAMPLES = [(m.rule.code, e) for m in RULES for e in examples(m.documentation)]


@pytest.mark.parametrize("module", RULES, ids=lambda m: m.rule.code)
def test_headings_in_order(module):
    """The documentation has the six headings, once each and in order."""
    found = [line for line in module.documentation.splitlines() if line in HEADINGS]
    assert found == HEADINGS


@pytest.mark.parametrize("module", RULES, ids=lambda m: m.rule.code)
def test_both_sides_are_shown(module):
    """At least two Wrong and two Right examples, and what a Wrong one underlines."""
    shown = examples(module.documentation)
    wrong = [e for e in shown if e.wrong]
    assert len(wrong) >= 2
    assert len(shown) - len(wrong) >= 2
    assert all(e.spans for e in wrong)


@pytest.mark.parametrize("module", RULES, ids=lambda m: m.rule.code)
def test_identity(module):
    """Codes are a letter and three digits, names are words joined by dashes."""
    assert re.fullmatch(r"[CNRA]\d{3}", module.rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", module.rule.name)


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{c}-{e.text[:40]}" for c, e in EXAMPLES])
def test_example(code: str, example: Example):
    """A Wrong example raises its rule's finding, on its words, with its repair; a Right one raises none."""
    if example.more or code.startswith("A"):
        across(code, example)
        return
    found = findings(example.text, example.published)
    if not example.wrong:
        assert found == []
        return
    mine = [f for f in found if f.rule == code]
    assert len(mine) == 1
    assert marked(example.text, mine[0]) == list(example.spans)
    if example.repair is not None:
        assert mine[0].repairs[0].replacement == example.repair


def across(code: str, example: Example) -> None:
    """The same of an archive: its articles are right in themselves."""
    texts = {name: text for name, text, _ in example.articles}
    assert [f for _, text, published in example.articles for f in findings(text, published)] == []
    found = check_archive(example.articles)
    assert [f.rule for f in found] == [code] * example.wrong
    for finding in found:
        here = [f"{finding.article}: {texts[finding.article][s:e]}" for s, e in finding.spans]
        assert here + [f"{p.article}: {p.text}" for p in finding.elsewhere] == list(example.spans)
        if example.repair is not None:
            assert finding.repairs[0].replacement == example.repair
