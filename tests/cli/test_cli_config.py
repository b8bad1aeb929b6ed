"""Configuration of a project, flags above it, settings by path, the baseline, and remarks that ignore."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from arabdate import ConfigError
from arabdate.config import config_of

Run = Callable[..., Result]

WEEKDAY = "وقع الحادث يوم الأحد 10 نوفمبر 2020 قرب الميناء."
DAY = "وافتتح الجسر في 31 أبريل 2019 بحضور الوزير."
MOON = "افتتح المعرض في 10 شعبان 1443هـ الموافق 16 مارس 2022 في المدينة."
RULES = {"a.txt": WEEKDAY, "old/b.txt": DAY, "old/moon/c.txt": MOON}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles with a finding each: C002, C001 and C004."""
    for name, text in RULES.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, toml: str) -> Path:
    path = folder / "pyproject.toml"
    path.write_text(toml, "utf-8")
    return path


def codes(result: Result) -> list[str]:
    return [json.loads(line)["rule"] for line in result.stdout.splitlines()]


@pytest.fixture
def check(run: Run) -> Callable[..., list[str]]:
    def check(*args: str) -> list[str]:
        return codes(run("check", "--format", "jsonl", *(args or ("news",))))

    return check


Check = Callable[..., list[str]]


# -- which file


def test_without_a_configuration_all_is_usual(project: Path, check: Check) -> None:
    assert check() == ["C002", "C001", "C004"]


def test_the_nearest_file_with_the_table_above_the_first_path(project: Path, check: Check) -> None:
    configure(project, "[tool.arabdate]\nignore = ['C001']\n")
    configure(project / "news", "[tool.other]\nname = 'arabdate'\n")
    assert check() == ["C002", "C004"]
    configure(project / "news" / "old", "[tool.arabdate]\nignore = ['C004']\n")
    assert check() == ["C002", "C004"]
    assert check("news/old") == check("news/old/b.txt", "news")[:1] == ["C001"]
    assert check("news/a.txt", "news/old") == ["C002", "C004"]


def test_standard_input_belongs_to_the_working_folder(project: Path, run: Run) -> None:
    configure(project, "[tool.arabdate]\nignore = ['C002']\n")
    assert run("check", "-", given=WEEKDAY.encode()).exit_code == 0


def test_a_named_file_and_none(project: Path, check: Check) -> None:
    configure(project, "[tool.arabdate]\nselect = ['N']\n")
    (project / "other.toml").write_text("[tool.arabdate]\nselect = ['C001']\n", "utf-8")
    assert check() == []
    assert check("--config", "other.toml", "news") == ["C001"]
    assert check("--isolated", "news") == ["C002", "C001", "C004"]


# -- flags above it


def test_a_flag_counts_for_more(project: Path, check: Check) -> None:
    configure(project, "[tool.arabdate]\nselect = ['C001']\nhijri-tolerance = 9\nseverity = {C002 = 'off'}\n")
    assert check() == ["C001"]
    assert check("--select", "C", "news") == ["C001"]
    assert check("--select", "C", "--hijri-tolerance", "1", "news") == ["C001", "C004"]
    assert check("--select", "C", "--severity", "C002=warning", "news") == ["C002", "C001"]
    assert check("--ignore", "C001", "news") == []


def test_severities_and_what_is_shown(project: Path, run: Run) -> None:
    configure(
        project,
        "[tool.arabdate]\nmin-severity = 'error'\n[tool.arabdate.severity]\nC = 'warning'\nC004 = 'error'\n",
    )
    result = run("check", "--format", "jsonl", "news")
    assert codes(result) == ["C004"]
    assert result.stderr == "3 articles, 1 finding, 0 bad records\n"
    assert codes(run("check", "--format", "jsonl", "--min-severity", "warning", "news")) == [
        "C002",
        "C001",
        "C004",
    ]
    shown = run("check", "--severity", "C=note", "--severity", "C004=note", "--notes", "news")
    assert (shown.exit_code, shown.stderr) == (0, "3 articles, 0 findings, 3 notes, 0 bad records\n")


def test_tolerance_and_table(project: Path, run: Run) -> None:
    def code(*args: str) -> int:
        return run("check", *args, "news/old/moon").exit_code

    assert (code(), code("--hijri-tolerance", "2"), code("--hijri-table", "tabular")) == (1, 0, 0)
    configure(project, "[tool.arabdate]\nhijri-table = 'tabular'\n")
    assert (code(), code("--hijri-tolerance", "0")) == (0, 1)


# -- by path


@pytest.mark.parametrize(
    ("glob", "fitting"),
    [
        ("*.txt", ["C002", "C001", "C004"]),
        ("b.txt", ["C001"]),
        ("old", ["C001", "C004"]),
        ("news/old/", ["C001", "C004"]),
        ("news/*.txt", ["C002"]),
        ("news/old/*", ["C001", "C004"]),
        ("news/**/[!b].txt", ["C002", "C004"]),
        ("**/moon/**", ["C004"]),
        ("**", ["C002", "C001", "C004"]),
        ("ol", []),
        ("old/b.txt", []),
        ("news/?", []),
    ],
)
def test_a_glob_fits_files_and_folders(project: Path, check: Check, glob: str, fitting: list[str]) -> None:
    configure(
        project, f"[tool.arabdate]\nignore = ['ALL']\n[tool.arabdate.per-path.'{glob}']\nselect = ['C']\n"
    )
    assert check() == []
    configure(project, f"[tool.arabdate.per-path.'{glob}']\nignore = ['C']\n")
    assert [rule for rule in ("C002", "C001", "C004") if rule not in check()] == fitting


def test_later_globs_count_and_ignores_add_up(project: Path, check: Check) -> None:
    configure(
        project,
        """
        [tool.arabdate]
        hijri-tolerance = 0
        ignore = ["C002"]
        [tool.arabdate.per-path."news/old"]
        ignore = ["C001"]
        hijri-tolerance = 5
        [tool.arabdate.per-path."moon"]
        hijri-tolerance = 1
        """,
    )
    assert check() == ["C004"]


def test_a_path_has_its_encoding_and_publication_day(project: Path, run: Run) -> None:
    (project / "news" / "old" / "b.txt").write_bytes("وصل الوفد أمس الأحد.".encode("cp1256"))
    configure(
        project,
        "[tool.arabdate.per-path.'b.txt']\nencoding = 'windows-1256'\npublished = 2022-04-26\n",
    )
    row = json.loads(run("check", "--format", "jsonl", "news/old/b.txt").stdout)
    assert (row["rule"], row["published"]) == ("C002", "2022-04-26")
    rows = [json.loads(line) for line in run("normalize", "news/old/b.txt").stdout.splitlines()]
    assert [r["value"] for r in rows] == ["2022-04-24"]
    assert run("normalize", "--isolated", "news/old/b.txt").exit_code == 2


def test_records_have_the_fields_that_their_path_names(project: Path, run: Run) -> None:
    row = {"nass": "وصل الوفد أمس الأحد.", "yawm": "2022-04-26", "raqm": "7", "text": WEEKDAY}
    (project / "a.jsonl").write_text(json.dumps(row), "utf-8")
    assert codes(run("check", "--format", "jsonl", "a.jsonl")) == ["C002"]
    fields = "text-field = 'nass'\ndate-field = 'yawm'\nid-field = 'raqm'\n"
    for table in ("[tool.arabdate]", "[tool.arabdate.per-path.'*.jsonl']"):
        configure(project, f"{table}\n{fields}")
        found = json.loads(run("check", "--format", "jsonl", "a.jsonl").stdout)
        assert (found["id"], found["published"], found["places"][0]["text"]) == (
            "7",
            "2022-04-26",
            "أمس الأحد",
        )
    assert run("check", "--text-field", "text", "--format", "jsonl", "a.jsonl").stdout.count("C002") == 1


def test_a_path_has_its_rules_and_severities(project: Path, check: Check, run: Run) -> None:
    configure(
        project,
        """
        [tool.arabdate.per-path."news/old"]
        select = ["C004"]
        severity = { C004 = "warning" }
        hijri-table = "umm-al-qura"
        [tool.arabdate.per-path."a.txt"]
        severity = { C002 = "note" }
        """,
    )
    assert check() == ["C004"]
    result = run("check", "--notes", "--format", "jsonl", "news")
    assert [json.loads(line)["severity"] for line in result.stdout.splitlines()] == ["note", "warning"]
    assert check("--severity", "C002=error", "news") == ["C002", "C004"]


def test_the_documented_configuration_is_one(project: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    configure(project, readme.split("```toml\n")[1].split("```")[0])
    config = config_of("news")
    assert config.general.keys() >= {"select", "severity", "hijri-tolerance", "hijri-table", "baseline"}
    assert config.options("archive/1990/05/a.txt").encoding == "windows-1256"
    assert not config.settings("archive/1990/05/a.txt").wants("R003")


# -- mistakes


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("selct = []", "tool.arabdate: wanted a key of select, ignore, "),
        ("selct = []", "; got 'selct'; did you mean 'select'?"),
        ("hijri_table = 'tabular'", "did you mean 'hijri-table'?"),
        ("select = 'C'", "tool.arabdate.select: wanted a list of rules such as [\"C\", \"N001\"], got 'C'"),
        ("select = ['C9']", "tool.arabdate.select: wanted a rule's code, or its beginning, of A001"),
        ("ignore = [1]", "tool.arabdate.ignore: wanted a list of rules"),
        ("hijri-tolerance = 99", "tool.arabdate.hijri-tolerance: wanted a whole number of days from 0 to"),
        ("hijri-tolerance = true", "wanted a whole number of days from 0 to 15, got True"),
        ("hijri-table = 'tabluar'", "wanted umm-al-qura or tabular, got 'tabluar'; did you mean 'tabular'?"),
        ("severity = {C001 = 'eror'}", "severity.C001: wanted error or warning or note or off, got 'eror'"),
        ("severity = {C001 = 'eror'}", "got 'eror'; did you mean 'error'?"),
        ("severity = {X = 'error'}", "tool.arabdate.severity: wanted a rule's code"),
        ("severity = 'error'", "tool.arabdate.severity: wanted a table of rules"),
        ("min-severity = 'off'", "tool.arabdate.min-severity: wanted error or warning or note, got 'off'"),
        ("encoding = 'utf-9'", "tool.arabdate.encoding: wanted a name such as windows-1256, got 'utf-9'"),
        ("published = '25/04/2022'", "tool.arabdate.published: wanted an ISO 8601 date such as '2022-0"),
        ("published = 7", "tool.arabdate.published: wanted a string, got 7"),
        ("baseline = ''", "tool.arabdate.baseline: wanted a string, got ''"),
        ("per-path = []", "tool.arabdate.per-path: wanted a table of globs"),
        ("per-path = {'a' = 1}", "tool.arabdate.per-path: wanted a table of globs"),
        ("per-path = {'a' = {baseline = 'b'}}", "tool.arabdate.per-path.\"a\": wanted a key of select, "),
        ("per-path = {'a' = {hijri-tolerance = -1}}", "tool.arabdate.per-path.\"a\".hijri-tolerance: wanted"),
        ("select = [", "wanted TOML, got "),
    ],
)  # fmt: skip
def test_a_mistake_names_its_key_and_ends_the_run(project: Path, run: Run, toml: str, message: str) -> None:
    configure(project, f"[tool.arabdate]\n{toml}\n")
    result = run("check", "news")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: pyproject.toml: " in result.stderr
    assert message in result.stderr
    with pytest.raises(ConfigError, match="wanted"):
        config_of("news")


def test_a_named_file_must_have_the_table(project: Path, run: Run) -> None:
    configure(project, "[project]\nname = 'news'\n")
    result = run("check", "--config", "pyproject.toml", "news")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: pyproject.toml: wanted a table [tool.arabdate], got none\n",
    )
    assert "wanted a TOML file, got No such file" in run("check", "--config", "none.toml", "news").stderr


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--severity", "C002"], "wanted RULE=LEVEL such as C004=warning, got 'C002'"),
        (["--severity", "C002=grave"], "wanted one of error, warning, note, off, got 'grave'"),
        (["--severity", "Q=note"], "wanted a rule's code"),
        (["--select", "Q"], "wanted a rule's code"),
        (["--hijri-tolerance", "16"], "16 is not in the range"),
        (["--baseline", "none.jsonl"], "none.jsonl: wanted a baseline, got no file; write one with --write-"),
        (["--baseline", "news"], "news: wanted a baseline, got Is a directory"),
        (["--baseline", "bytes.jsonl"], "bytes.jsonl: wanted a baseline, got bytes that are not UTF-8"),
        (["--write-baseline", "news"], "news: cannot write the baseline: "),
        (["--config", "none.toml"], "none.toml: wanted a TOML file, got No such file"),
        (["--config", "none.toml", "--isolated"], "wanted --config or --isolated, got both"),
        (["--min-severity", "off"], "'off' is not one of 'error', 'warning', 'note'"),
        (["--hijri-table", "moon"], "'moon' is not one of 'umm-al-qura', 'tabular'"),
        (["--ignore", "C01"], "wanted a rule's code"),
        (["--encoding", "utf-9"], "wanted a name such as windows-1256, got 'utf-9'"),
        (["--published", "25/4/2022"], "wanted an ISO 8601 date such as '2022-04-25', got '25/4/2022'"),
    ],
)
def test_a_mistaken_flag_ends_the_run(project: Path, run: Run, flags: list[str], message: str) -> None:
    (project / "bytes.jsonl").write_bytes(b"\xff")
    result = run("check", *flags, "news")
    assert (result.exit_code, message in result.stderr) == (2, True)


# -- the baseline


def test_what_is_known_is_silent(project: Path, run: Run, check: Check) -> None:
    written = run("check", "--write-baseline", "known.jsonl", "news")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "3 articles, 3 findings, 0 bad records, written to known.jsonl\n"
    result = run("check", "--baseline", "known.jsonl", "news")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "3 articles, 0 findings, 0 bad records, 3 known\n"
    (project / "news" / "a.txt").write_text(f"عنوان جديد\n\n{WEEKDAY}\n{DAY}\n", "utf-8")
    assert check("--baseline", "known.jsonl", "news") == ["C001"]


def test_a_line_a_finding_sorted_and_without_places(project: Path, run: Run) -> None:
    run("check", "--write-baseline", "news/known.jsonl", "news/old", "news/a.txt")
    assert (project / "news" / "known.jsonl").read_text("utf-8").splitlines() == [
        '{"path": "a.txt", "rule": "C002", "texts": ["الأحد", "10 نوفمبر 2020"]}',
        '{"path": "old/b.txt", "rule": "C001", "texts": ["31 أبريل 2019"]}',
        '{"path": "old/moon/c.txt", "rule": "C004", "texts": ["10 شعبان 1443هـ", "16 مارس 2022"]}',
    ]


def test_a_baseline_goes_with_its_folder(
    project: Path, run: Run, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(project, "[tool.arabdate]\nbaseline = 'known.jsonl'\n")
    run("check", "--write-baseline", "known.jsonl", "news")
    assert check() == []
    monkeypatch.chdir(project / "news" / "old")
    assert check("b.txt", "../a.txt", "moon") == []
    assert check("--isolated", "b.txt") == ["C001"]


def test_as_many_are_known_as_were_counted(project: Path, run: Run, check: Check) -> None:
    twice = project / "news" / "a.txt"
    twice.write_text(f"{WEEKDAY}\n{WEEKDAY}\n", "utf-8")
    run("check", "--write-baseline", "known.jsonl", "news/a.txt")
    assert json.loads((project / "known.jsonl").read_text("utf-8"))["count"] == 2
    twice.write_text(f"{WEEKDAY}\n" * 3, "utf-8")
    assert check("--baseline", "known.jsonl", "news/a.txt") == ["C002"]


def test_records_may_change_places(project: Path, run: Run, check: Check) -> None:
    rows = [json.dumps({"id": i, "text": t}) for i, t in enumerate((WEEKDAY, DAY, WEEKDAY))]
    path = project / "a.jsonl"
    path.write_text("\n".join(rows), "utf-8")
    run("check", "--write-baseline", "known.jsonl", "a.jsonl")
    path.write_text("\n".join(reversed(rows)), "utf-8")
    assert check("--baseline", "known.jsonl", "a.jsonl") == []
    path.write_text(json.dumps({"id": "new", "text": DAY}), "utf-8")
    assert check("--baseline", "known.jsonl", "a.jsonl") == ["C001"]


def test_what_is_no_longer_there_is_stale(project: Path, run: Run) -> None:
    run("check", "--write-baseline", "known.jsonl", "news")
    (project / "news" / "a.txt").write_text("لا تاريخ هنا", "utf-8")
    (project / "news" / "old" / "b.txt").unlink()

    def last(*args: str) -> str:
        return run("check", "--baseline", "known.jsonl", *args).stderr

    assert last("news") == "2 articles, 0 findings, 0 bad records, 1 known, 2 stale\n"
    assert last("news/old/moon") == "1 article, 0 findings, 0 bad records, 1 known\n"
    assert last("--ignore", "C002", "news").endswith(", 1 known, 1 stale\n")
    assert 'known.jsonl: note: stale: {"path": "news/a.txt", "rule": "C002"' in last("--notes", "news")
    (project / "news" / "a.txt").write_bytes(b"\xff")
    assert last("news").endswith("1 bad record, 1 known, 1 stale\n")


def test_notes_are_written_where_they_are_asked_for(project: Path, run: Run) -> None:
    (project / "news" / "old" / "moon" / "c.txt").write_text(MOON.replace("16", "15"), "utf-8")
    run("check", "--write-baseline", "known.jsonl", "news/old/moon")
    assert (project / "known.jsonl").read_text("utf-8") == ""
    run("check", "--notes", "--write-baseline", "known.jsonl", "news/old/moon")
    assert '"C004"' in (project / "known.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "[]",
        "{}",
        '{"path": 1, "rule": "C002", "texts": []}',
        '{"path": "a", "rule": "C002", "texts": "b"}',
        '{"path": "a", "rule": "C002", "texts": ["b"], "count": 0}',
    ],
)
def test_a_broken_baseline_names_its_line(project: Path, run: Run, line: str) -> None:
    (project / "known.jsonl").write_text(f"\n{line}\n", "utf-8")
    result = run("check", "--baseline", "known.jsonl", "news")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "known.jsonl:2: wanted {" in result.stderr


def test_a_baseline_that_cannot_be_written(project: Path, run: Run) -> None:
    result = run("check", "--write-baseline", "none/known.jsonl", "news")
    assert (result.exit_code, "none/known.jsonl: cannot write the baseline" in result.stderr) == (2, True)


# -- remarks


def test_a_remark_is_counted_and_one_too_many_told(project: Path, run: Run) -> None:
    (project / "news" / "a.txt").write_text(
        f"{WEEKDAY} <!-- arabdate: ignore[C002] -->\nسطر. <!-- arabdate: ignore[C001] -->\n", "utf-8"
    )
    assert run("check", "news/a.txt").stderr == "1 article, 0 findings, 0 bad records, 1 ignored\n"
    told = run("check", "--notes", "news/a.txt").stderr.splitlines()
    assert told[0] == "news/a.txt:2: note: arabdate: ignore[C001] silences nothing"


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (True, []),
        (False, ["C002"]),
        (None, ["C002"]),
        ("C002,N001", []),
        (["N001", "C001"], ["C002"]),
        ([], ["C002"]),
    ],
)
def test_a_record_says_it_in_its_field(project: Path, check: Check, field: object, wanted: list[str]) -> None:
    (project / "a.jsonl").write_text(json.dumps({"text": WEEKDAY, "arabdate_ignore": field}), "utf-8")
    assert check("a.jsonl") == wanted


def test_a_field_that_says_something_else_is_a_bad_record(project: Path, run: Run) -> None:
    (project / "a.jsonl").write_text(json.dumps({"text": WEEKDAY, "arabdate_ignore": 7}), "utf-8")
    result = run("check", "a.jsonl")
    assert (
        result.exit_code,
        "wanted true or codes of rules in 'arabdate_ignore', got a number" in result.stderr,
    ) == (2, True)
