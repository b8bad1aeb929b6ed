"""Every row of the grammar by its own example, and the pattern language by its errors."""

import re
from collections import Counter

import pytest

from arabdate import TableError
from arabdate.expressions import expressions
from arabdate.fold import fold
from arabdate.grammar import FRAGMENTS, ROWS, Row
from arabdate.patterns import Compiler
from arabdate.resolver import _MAKERS
from arabdate.tokenizer import symbol_classes

NAMES = [r.name for r in ROWS]
QUOTED = re.compile(r"\[(.+)\]")


def matches(text: str) -> list[tuple[str, str]]:
    """(row name, text) of every atom, before lists and ranges are tied."""
    folded = fold(text)
    atoms = [a for e in expressions(folded) for a in e.atoms]
    return [(a.row.name, folded.slice(a.start, a.end)) for a in atoms]


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_row_matches_its_example(row: Row) -> None:
    assert len(QUOTED.findall(row.example)) == 1, "an example quotes one expression in [ ]"
    quoted = QUOTED.findall(row.example)[0]
    text = row.example.replace("[", "").replace("]", "")
    assert (row.name, quoted) in matches(text), matches(text)


def test_row_names_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_row_names_a_maker_of_the_resolver(row: Row) -> None:
    assert row.make in _MAKERS


def test_every_maker_has_a_row() -> None:
    assert set(_MAKERS) == {r.make for r in ROWS}


def test_every_fragment_is_used() -> None:
    written = " ".join([*(r.pattern for r in ROWS), *FRAGMENTS.values()])
    assert [name for name in FRAGMENTS if f"{{{name}}}" not in written] == []


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_expanded_pattern_names_known_kinds_only(row: Row) -> None:
    expanded = Compiler({}, FRAGMENTS).expand(row.pattern)
    assert "{" not in expanded
    assert set(re.findall(r"[A-Z][A-Z_]*", expanded)) <= set(symbol_classes())


def test_kinds_that_rows_name_often_have_quick_symbols() -> None:
    """A class with a symbol beyond U+00FF compiles slowly: its kinds go to `_SELDOM` of the tokenizer."""
    compiler = Compiler(symbol_classes(), FRAGMENTS)
    patterns = " ".join(compiler.expand(row.pattern) for row in ROWS)
    named = Counter(re.findall(r"[A-Z][A-Z_]*", patterns))
    slow = {kind for kind, symbols in symbol_classes().items() if max(symbols) > "\xff"}
    assert sum(named[kind] for kind in slow) < named.total() / 50


def test_matches_do_not_overlap_and_stay_in_order() -> None:
    text = (
        "من 9 إلى 11 نوفمبر 2020، وفي 24 شباط/فبراير الماضي، ثم أمس الثلاثاء، ولمدة ثلاثة أيام منذ عام 2011"
    )
    end = 0
    for expression in expressions(fold(text)):
        for atom in expression.atoms:
            assert end <= atom.start < atom.end
            end = atom.end


def test_longest_match_wins() -> None:
    assert matches("الثلاثاء 10 نوفمبر 2020") == [("day-month", "الثلاثاء 10 نوفمبر 2020")]


def test_nothing_matches_plain_text() -> None:
    assert matches("تبادل السفيران وجهات النظر حول التعاون الثقافي") == []


# -- the pattern language ----------------------------------

KINDS = {"DAY": "d", "MONTH": "m", "FROM": "f"}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("DAY WEEK", "no token has the kind 'WEEK'"),
        ("DAY (MONTH", "')' is missing"),
        ("DAY)", "')' too many"),
        ("DAY? MONTH?", "can match nothing"),
        ("DAY month", "cannot read"),
        ("? DAY", "out of place"),
        ("(?=DAY)", "can match nothing"),
    ],
)
def test_bad_pattern_is_a_table_error(pattern: str, said: str) -> None:
    with pytest.raises(TableError, match=re.escape(said)):
        Compiler(KINDS).compile(pattern)


def test_unknown_fragment_is_a_table_error() -> None:
    with pytest.raises(TableError, match="no fragment 'yesteryear'"):
        Compiler(KINDS).compile("DAY {yesteryear}")


@pytest.mark.parametrize(
    ("pattern", "text", "end"),
    [
        ("DAY MONTH", "dm", 2),
        ("DAY FROM? MONTH", "dfm", 3),
        ("DAY (FROM | MONTH)", "df", 2),
        ("DAY+", "ddd", 3),
        ("DAY FROM* MONTH", "dffm", 4),
        ("DAY (?=MONTH)", "dm", 1),
        ("DAY (?!FROM)", "dm", 1),
    ],
)
def test_pattern_matches(pattern: str, text: str, end: int) -> None:
    found = Compiler(KINDS).compile(pattern).regex.match(text)
    assert found is not None
    assert found.end() == end


def test_first_symbols_look_through_optional_pieces() -> None:
    assert Compiler(KINDS).compile("FROM? DAY").first == {"f", "d"}
    assert Compiler(KINDS).compile("(?<!MONTH) DAY").first == {"d"}
