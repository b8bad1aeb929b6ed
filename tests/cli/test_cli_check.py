"""What a user chooses: rules, notes, publication day, order of the paths; and the rules' own pages."""

import importlib.metadata
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from arabdate.archive import Article, Options, read
from arabdate.archive.formats import readers
from arabdate.checks import registry
from arabdate.checks.selection import kept
from arabdate.errors import TableError
from arabdate.model import Finding, Severity

Run = Callable[..., Result]

WRONG = "وقع الحادث يوم الأحد 10 نوفمبر 2020 قرب الميناء."


# -- articles


def test_standard_input_is_plain_text(run: Run) -> None:
    result = run("check", "-", given=WRONG.encode())
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1:16 C002 ")


def test_the_publication_day_of_plain_text(run: Run) -> None:
    given = "وصل الوفد أمس الأحد.".encode()
    assert run("check", "-", given=given).exit_code == 0
    assert run("check", "--published", "2022-04-25", "-", given=given).exit_code == 0
    assert run("check", "--published", "2022-04-26T08:00:00+03:00", "-", given=given).exit_code == 1


def test_the_publication_day_is_not_for_records(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "وصل الوفد أمس"}', "utf-8")
    (row,) = run("normalize", "--published", "2022-04-25", tmp_path).stdout.splitlines()
    assert json.loads(row)["published"] is None


def test_a_file_name_is_not_read_for_a_date(tmp_path: Path, run: Run) -> None:
    (tmp_path / "2022-04-25.txt").write_text("وصل الوفد أمس", "utf-8")
    assert json.loads(run("normalize", tmp_path).stdout)["resolution"] == "unresolved"


def test_paths_as_given_and_folders_by_name(tmp_path: Path, run: Run) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "a/B.txt", "a/b.txt", "10.txt", "9.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("أمس", "utf-8")
    rows = run("normalize", tmp_path / "b.txt", tmp_path).stdout.splitlines()
    got = [str(Path(json.loads(r)["path"]).relative_to(tmp_path).as_posix()) for r in rows]
    assert got == ["b.txt", "10.txt", "9.txt", "a/B.txt", "a/b.txt", "a/z.txt", "a.txt", "b.txt"]


def test_articles_are_read_as_they_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "أمس"}\n' * 100_000, "utf-8")
    with path.open("rb") as stream:
        articles = readers()[".jsonl"](stream, "a.jsonl", Options())
        first = next(articles)
        assert isinstance(first, Article)
        assert stream.raw.tell() < 200_000 < path.stat().st_size
    assert next(read([str(tmp_path), "none.txt"], Options())).record == 1


def test_line_ends_are_kept(run: Run) -> None:
    result = run("check", "--format", "jsonl", "-", given=f"عنوان\r\n{WRONG}\r\n".encode())
    place = json.loads(result.stdout)["places"][0]
    assert (place["line"], place["column"], place["start"]) == (2, 16, 22)


# -- rules and notes


def test_select_and_ignore(data: Path, run: Run) -> None:
    def rules(*args: str) -> list[str]:
        return [
            json.loads(r)["rule"]
            for r in run("check", "--format", "jsonl", *args, "archive").stdout.splitlines()
        ]

    assert rules("--select", "C") == ["C003", "C002", "C002", "C002"]
    assert rules("--select", "c003,C002", "--ignore", "C002") == ["C003"]
    assert rules("--ignore", "C002") == ["C003"]
    assert rules("--select", "C001", "--select", "C003") == ["C003"]
    assert rules("--select", "N") == []


def test_a_note_is_no_finding(data: Path, run: Run) -> None:
    hidden, shown = run("check", "archive/fasting.txt"), run("check", "--notes", "archive/fasting.txt")
    assert (hidden.exit_code, hidden.stdout) == (0, "")
    assert (shown.exit_code, " C004 note: " in shown.stdout) == (0, True)
    assert shown.stderr == "1 article, 0 findings, 1 note, 0 bad records\n"


def finding(rule: str, start: int, severity: Severity = Severity.ERROR, *related: Finding) -> Finding:
    return Finding(rule, "name", severity, "message", "رسالة", ((start, start + 1),), related=related)


def test_what_hung_on_an_ignored_finding_stands_for_itself() -> None:
    note = finding("C004", 8, Severity.NOTE)
    host = finding("C002", 1, Severity.ERROR, finding("R001", 9), note)
    other = finding("C003", 5)

    def left(*rules: str) -> list[Finding]:
        return kept([host, other], lambda f: f.rule in rules)

    assert left("C003", "R001") == [other, finding("R001", 9)]
    assert left("C002", "C004") == [finding("C002", 1, Severity.ERROR, note)]
    assert left("C002") == [finding("C002", 1)]


def with_rule(monkeypatch: pytest.MonkeyPatch, find: Callable[..., Iterator[Finding]]) -> None:
    """The rules, and one more."""
    rule = registry.Rule("N999", "made-up", Severity.WARNING, "0")
    found = {**registry.rules(), "N999": registry.RuleModule(rule, "Made up.", find)}
    monkeypatch.setattr("arabdate.checks.rules", lambda: found)


def test_a_bug_in_a_rule_costs_its_article_only(
    monkeypatch: pytest.MonkeyPatch, data: Path, run: Run
) -> None:
    def find(analysis: object, settings: object) -> Iterator[Finding]:
        if "بنزرت" in analysis.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("no\nluck")
        yield from ()

    with_rule(monkeypatch, find)
    result = run("check", "archive/2020")
    assert (result.exit_code, "C003" in result.stdout) == (2, True)
    first, last = result.stderr.splitlines()
    assert first.startswith(
        "archive/2020/b-library.txt: error: a bug in arabdate, please report it with the article"
    )
    assert re.search(r"ZeroDivisionError: no luck \(\S*test_cli_check:\d+\)$", first)
    assert last == "2 articles, 1 finding, 1 bad record"


def test_a_broken_installation_ends_the_run(monkeypatch: pytest.MonkeyPatch, data: Path, run: Run) -> None:
    def find(analysis: object, settings: object) -> Iterator[Finding]:
        raise TableError("months.toml: row 3")
        yield

    with_rule(monkeypatch, find)
    result = run("check", "archive")
    assert (result.exit_code, result.stderr) == (2, "Error: months.toml: row 3\n")


def test_a_warning_says_so(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def find(analysis: object, settings: object) -> Iterator[Finding]:
        yield finding("N999", 0, Severity.WARNING)

    with_rule(monkeypatch, find)
    result = run("check", "-", given="خبر".encode())
    assert (result.exit_code, result.stdout) == (1, "-:1:1 N999 warning: message\n  1:1  [خ]بر\n\n")


# -- the rules' own pages


def test_all_rules_on_a_line_each(run: Run) -> None:
    lines = run("rule").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(registry.rules())
    assert "C002  weekday-mismatch" in "\n".join(lines)
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("code", ["C003", "c003"])
def test_a_rule_in_its_own_words(run: Run, code: str) -> None:
    head, _, body = run("rule", code).stdout.partition("\n\n")
    module = registry.rules()["C003"]
    assert head == f"C003 month-name-mismatch (error, since {module.rule.since})"
    assert body.strip() == module.documentation.strip()


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"arabdate {importlib.metadata.version('arabdate')}\n"


# -- formats


def test_each_suffix_has_one_reader() -> None:
    assert list(readers()) == [".jsonl", ".ndjson", ".txt"]
