"""What every format looks like, to the letter: stdout, stderr and exit code of real runs with the real rules.

A file of `data/golden` holds one run. To write them anew after a change that is meant, and then
read the diff:

    ARABDATE_REGENERATE=1 pytest tests/cli/test_cli_golden.py
"""

import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

RUNS = {
    "check-text": "check archive",
    "check-text-notes-both": "check --notes --lang both archive",
    "check-text-ar": "check --lang ar archive/council.txt",
    "check-select": "check --select C003 archive",
    "check-json": "check --format json archive/council.txt archive/news.jsonl",
    "check-jsonl": "check --format jsonl --notes archive",
    "check-clean": "check archive/2020/b-library.txt",
    "check-across": "check --lang both across",
    "check-across-jsonl": "check --format jsonl across",
    "check-broken": "check broken.jsonl archive/2020",
    "normalize-jsonl": "normalize archive/council.txt archive/news.jsonl",
    "normalize-table": "normalize --format table archive",
    "explain-text": "explain 'وقع 9 و10 شباط اتفاق عام 2011 في شارع 26 يوليو، وحضر 31 سفيرا في تشرين'"
    " --published 2022-04-25",
    "explain-json": "explain --format json 'يجتمع الوزراء سنويا' --published 2022-04-25",
    "explain-undated": "explain 'وصل 45 وزيرا في شباط'",
}


def transcript(command: str, result: Result) -> str:
    """A run as one text: the command line, both streams, the exit code."""
    parts = [f"$ arabdate {command}", result.stdout, "-- stderr", result.stderr]
    return "".join(p if p.endswith("\n") else f"{p}\n" for p in parts if p) + f"-- exit {result.exit_code}\n"


@pytest.mark.parametrize("name", RUNS)
def test_golden(name: str, data: Path, run: Callable[..., Result]) -> None:
    golden = data / "golden" / f"{name}.out"
    got = transcript(RUNS[name], run(*shlex.split(RUNS[name])))
    if os.environ.get("ARABDATE_REGENERATE"):
        golden.write_bytes(got.encode())
    assert got == golden.read_bytes().decode()


def test_every_golden_file_has_its_run(data: Path) -> None:
    assert sorted(p.stem for p in (data / "golden").glob("*")) == sorted(RUNS)


def test_json_and_json_lines_hold_the_same_rows(data: Path, run: Callable[..., Result]) -> None:
    array = json.loads(run("check", "--format", "json", "archive").stdout)
    lines = [json.loads(line) for line in run("check", "--format", "jsonl", "archive").stdout.splitlines()]
    assert array == lines
    assert [row["rule"] for row in lines] == ["C003", "C002", "C002", "C002"]


def test_the_places_of_a_row_quote_its_spans(data: Path, run: Callable[..., Result]) -> None:
    (row,) = json.loads(run("check", "--format", "json", "archive/council.txt").stdout)
    text = (data / "archive/council.txt").read_text("utf-8")
    assert [p["text"] for p in row["places"]] == ["الأربعاء", "8 يناير 2019"]
    for place, (start, end) in zip(row["places"], row["spans"], strict=True):
        assert text[start:end] == place["text"]
        assert text.splitlines()[place["line"] - 1][place["column"] - 1 :].startswith(place["text"])


def test_a_run_is_the_same_every_time(data: Path, run: Callable[..., Result]) -> None:
    first, second = (run("check", "--notes", "archive", "broken.jsonl") for _ in range(2))
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
