"""Findings across articles at the command line: both places, chosen, ignored and known like any other."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_other_places_quote_their_articles(data: Path, run: Run) -> None:
    for row in rows(run("check", "--format", "jsonl", "across")):
        assert "article" not in row
        for place in [*row["places"], *row["elsewhere"]]:
            text = (data / place.get("path", row["path"])).read_text("utf-8")
            record = place.get("record", row["record"])
            if record is not None:
                text = json.loads(text.splitlines()[record - 1])["text"]
            assert text[place["start"] : place["end"]] == place["text"]
            assert text.splitlines()[place["line"] - 1][place["column"] - 1 :].startswith(place["text"])


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ((), ["A001", "A002"]),
        (("--select", "A001"), ["A001"]),
        (("--ignore", "A"), []),
        (("--severity", "A002=off"), ["A001"]),
        (("--severity", "A=note"), []),
        (("--min-severity", "error"), []),
    ],
)
def test_they_are_chosen_like_others(
    data: Path, run: Run, options: tuple[str, ...], wanted: list[str]
) -> None:
    result = run("check", "--format", "jsonl", *options, "across")
    assert [row["rule"] for row in rows(result)] == wanted
    assert result.exit_code == (1 if wanted else 0)


def test_one_article_contradicts_nobody(data: Path, run: Run) -> None:
    assert run("check", "across/wire-b.txt").exit_code == 0


def test_a_path_that_is_given_twice_is_one_article(data: Path, run: Run) -> None:
    once = run("check", "--format", "jsonl", "across")
    assert rows(run("check", "--format", "jsonl", "across", "across/wire-b.txt")) == rows(once)


def test_a_remark_silences_them_and_is_used(data: Path, run: Run, tmp_path: Path) -> None:
    for name in ("wire-a.txt", "wire-b.txt", "wire-c.txt"):
        text = (data / "across" / name).read_text("utf-8")
        remark = "<!-- arabdate: ignore[A002] -->\n" if name == "wire-b.txt" else ""
        (tmp_path / name).write_text(remark + text, "utf-8")
    result = run("check", "--notes", tmp_path)
    assert result.exit_code == 0
    assert "1 ignored" in result.stderr
    assert "silences nothing" not in result.stderr


def test_a_baseline_knows_them(data: Path, run: Run, tmp_path: Path) -> None:
    baseline = tmp_path / "known.jsonl"
    assert run("check", "--write-baseline", baseline, "across").exit_code == 0
    result = run("check", "--baseline", baseline, "across")
    assert result.exit_code == 0
    assert "2 known" in result.stderr
