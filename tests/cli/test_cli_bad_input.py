"""Everything that an archive can hold and that is no article: named with its place, and the rest goes on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

WRONG = "وقع الحادث يوم الأحد 10 نوفمبر 2020 قرب الميناء."
"""One finding, C002."""
GOOD = '{"id": "g", "text": "%s"}' % WRONG  # noqa: UP031 -- braces


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """An article that comes after the bad one, to see that the rest goes on."""
    path = tmp_path / "z.txt"
    path.write_text(WRONG, "utf-8")
    return path


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# -- nothing to say


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_an_empty_file_is_no_article_and_no_error(
    tmp_path: Path, run: Run, name: str, content: bytes
) -> None:
    result = run("check", saved(tmp_path, name, content))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 articles, 0 findings, 0 bad records\n"


def test_an_empty_run_is_an_empty_json_array(tmp_path: Path, run: Run) -> None:
    assert run("check", "--format", "json", saved(tmp_path, "a.txt", b"")).stdout == "[]\n"


def test_an_empty_text_is_an_article(tmp_path: Path, run: Run) -> None:
    result = run("check", saved(tmp_path, "a.jsonl", '{"text": ""}\n\n{"text": "", "body": ""}\n'))
    assert result.stderr == "2 articles, 0 findings, 0 bad records\n"


# -- files that are not text

ALEF_CP1256 = "أمس".encode("cp1256")

FILES = {
    "nul": (b"abc\0def", "wanted text, got a NUL at byte 3: a binary file?"),
    "nul after a mark": (b"\xef\xbb\xbfa\0b", "wanted text, got a NUL at byte 4: a binary file?"),
    "nul in utf-16": ("\ufeffab\0".encode("utf-16-le"), "wanted text, got a NUL at byte 6: a binary file?"),
    "windows-1256": (
        b"ab " + ALEF_CP1256,
        "wanted UTF-8, got byte 0xC3 at byte 3; if the file is in windows-1256, say --encoding windows-1256",
    ),
    "cut in a letter": (
        "أمس".encode()[:-1],
        "wanted UTF-8, got byte 0xD8 at byte 4; if the file is in windows-1256, say --encoding windows-1256",
    ),
    "cut utf-16": ("\ufeffأمس".encode("utf-16-be")[:-1], "wanted UTF-16-BE, got byte 0x06 at byte 6"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_text(tmp_path: Path, run: Run, good: Path, name: str) -> None:
    content, reason = FILES[name]
    bad = saved(tmp_path, "a.txt", content)
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"{bad}: error: {reason}", "1 article, 1 finding, 1 bad record"]
    assert result.stdout.startswith(f"{good}:1:16 C002 ")


@pytest.mark.parametrize("command", ["check", "normalize"])
def test_the_rest_goes_on_in_both_commands(tmp_path: Path, run: Run, good: Path, command: str) -> None:
    saved(tmp_path, "a.txt", b"\0")
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert str(good) in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_byte_order_mark_says_the_encoding(tmp_path: Path, run: Run, name: str, encoding: str) -> None:
    mark = "\ufeff" if encoding[-2:] in ("le", "be") else ""
    content = WRONG if name == "a.txt" else f"{GOOD}\n{GOOD}"
    path = saved(tmp_path, name, (mark + content).encode(encoding))
    result = run("check", "--format", "jsonl", path)
    assert result.exit_code == 1
    assert '"start": 15, "end": 20, "text": "الأحد"' in result.stdout


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_windows_1256_when_it_is_said(tmp_path: Path, run: Run, name: str) -> None:
    path = saved(tmp_path, name, (WRONG if name == "a.txt" else GOOD).encode("cp1256"))
    assert run("check", path).exit_code == 2
    assert run("check", "--encoding", "windows-1256", path).exit_code == 1


def test_a_mark_outranks_the_encoding_that_is_said(tmp_path: Path, run: Run) -> None:
    saved(tmp_path, "a.txt", WRONG.encode("utf-8-sig"))
    saved(tmp_path, "b.txt", WRONG.encode("cp1256"))
    assert run("check", "--encoding", "cp1256", tmp_path).stderr == "2 articles, 2 findings, 0 bad records\n"


# -- paths


def test_a_path_that_is_not_there(tmp_path: Path, run: Run, good: Path) -> None:
    result = run("check", tmp_path / "none.txt", good)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{tmp_path / 'none.txt'}: error: No such file or directory\n")
    assert "C002" in result.stdout


def test_a_folder_without_articles(tmp_path: Path, run: Run) -> None:
    saved(tmp_path, "a.pdf", b"%PDF")
    saved(tmp_path, ".hidden.txt", WRONG)
    (tmp_path / "sub").mkdir()
    result = run("check", tmp_path)
    assert result.exit_code == 2
    reason = "wanted a folder with .jsonl or .ndjson or .txt files, found none"
    assert result.stderr.startswith(f"{tmp_path}: error: {reason}\n")


def test_a_file_of_another_format(tmp_path: Path, run: Run) -> None:
    result = run("check", saved(tmp_path, "a.pdf", b"%PDF"))
    assert result.exit_code == 2
    assert "wanted a .jsonl or .ndjson or .txt file, got .pdf; plain text comes in through -" in result.stderr


def test_a_file_without_a_suffix_is_plain_text(tmp_path: Path, run: Run) -> None:
    assert run("check", saved(tmp_path, "article", WRONG)).exit_code == 1


def test_suffixes_in_capitals(tmp_path: Path, run: Run) -> None:
    saved(tmp_path, "A.TXT", WRONG)
    assert run("check", tmp_path).exit_code == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_may_not_be_read(tmp_path: Path, run: Run, good: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    result = run("check", tmp_path)
    locked.chmod(0o700)
    assert result.exit_code == 2
    assert f"{locked}: error: Permission denied" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_folder_above_does_not_go_round(tmp_path: Path, run: Run, good: Path) -> None:
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    assert run("check", tmp_path).stderr == "1 article, 1 finding, 0 bad records\n"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, run: Run, good: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    result = run("check", tmp_path)
    assert (result.exit_code, "a.txt: error: No such file" in result.stderr) == (2, True)


# -- records

RECORDS: dict[str, tuple[str | bytes, str]] = {
    "cut off": ('{"text": "نص', "wanted JSON, broken at column 10: Unterminated string"),
    "no json": ("text", "wanted JSON, broken at column 1: Expecting value"),
    "two values": ('{"text": ""} {}', "wanted JSON, broken at column 14: Extra data"),
    "a list": ('["نص"]', "wanted a JSON object with a text, got a list"),
    "a string": ('"نص"', "wanted a JSON object with a text, got a string"),
    "null": ("null", "wanted a JSON object with a text, got null"),
    "a number too long": (f'{{"text": {"9" * 5000}}}', "wanted JSON of a usual size: "),
    "nested too deep": ("[" * 100_000, "wanted JSON of a usual size: "),
    "no fields": (
        "{}",
        "wanted a text in 'text' or 'body' or 'content' or 'article' (see --text-field), got an empty object",
    ),
    "no text": (
        '{"title": "نص", "id": 3}',
        "wanted a text in 'text' or 'body' or 'content' or 'article' (see --text-field), "
        "got only 'title', 'id'",
    ),
    "text null": ('{"text": null}', "wanted a text in 'text' or "),
    "text a number": ('{"text": 4}', "wanted a string in 'text', got a number"),
    "text an object": ('{"body": {"ar": "نص"}}', "wanted a string in 'body', got an object"),
    "text a boolean": ('{"text": true}', "wanted a string in 'text', got a boolean"),
    "no such day": (
        '{"text": "نص", "published": "2022-02-30"}',
        "wanted an ISO 8601 date such as '2022-04-25' in 'published', got '2022-02-30'",
    ),
    "another order": (
        '{"text": "نص", "date": "25/04/2022"}',
        "wanted an ISO 8601 date such as '2022-04-25' in 'date', got '25/04/2022'",
    ),
    "a time stamp": (
        '{"text": "نص", "ref": 1650844800}',
        "wanted an ISO 8601 date in 'ref', got a number",
    ),
    "id a list": ('{"text": "نص", "id": []}', "wanted a string or a whole number in 'id', got a list"),
    "id a boolean": (
        '{"text": "نص", "id": true}',
        "wanted a string or a whole number in 'id', got a boolean",
    ),
    "not utf-8": (b'{"text": "\xc3"}', "wanted UTF-8, got byte 0xC3 at byte "),
    "a hole of nul": (b'{"text": "\0\0"}', "wanted text, got a NUL at byte "),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_is_none(tmp_path: Path, run: Run, name: str) -> None:
    content, reason = RECORDS[name]
    line = content if isinstance(content, bytes) else content.encode()
    path = saved(tmp_path, "a.jsonl", b"\n".join([GOOD.encode(), line, GOOD.encode()]))
    result = run("check", "--format", "jsonl", path)
    assert result.exit_code == 2
    first, last = result.stderr.splitlines()
    assert first.startswith(f"{path}:2: error: {reason}")
    assert last == "2 articles, 2 findings, 1 bad record"
    assert [r.partition('"record": ')[2][0] for r in result.stdout.splitlines()] == ["1", "3"]


def test_the_place_of_a_byte_is_counted_from_the_beginning_of_the_file(tmp_path: Path, run: Run) -> None:
    content = '\ufeff{"text": "أ"}\n\n{"text": "'.encode() + b'\xff"}\n'
    result = run("check", saved(tmp_path, "a.jsonl", content))
    assert content[content.index(b"\xff")] == 0xFF
    assert f":3: error: wanted UTF-8, got byte 0xFF at byte {content.index(0xFF)};" in result.stderr


def test_a_binary_file_of_records_is_one_error(tmp_path: Path, run: Run) -> None:
    path = saved(tmp_path, "a.jsonl", b"\x1f\x8b\0\0\n" * 50)
    assert run("check", path).stderr.startswith(f"{path}: error: wanted text, got a NUL at byte 2: a binary")


def test_records_in_utf_16_that_break_off(tmp_path: Path, run: Run) -> None:
    path = saved(tmp_path, "a.jsonl", f"\ufeff{GOOD}\n{GOOD}".encode("utf-16-le")[:-1])
    result = run("check", path)
    assert (result.exit_code, f"{path}: error: wanted UTF-16-LE, got bytes" in result.stderr) == (2, True)


def test_null_and_nothing_are_no_date_and_no_id(tmp_path: Path, run: Run) -> None:
    rows = '{"text": "أمس", "published": null, "id": ""}\n{"text": "أمس", "date": "", "ref": "2022-04-25"}\n'
    result = run("normalize", saved(tmp_path, "a.jsonl", rows))
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert '"id": null, "published": null' in first
    assert '"published": "2022-04-25"' in second


def test_half_a_surrogate_pair_does_not_stop_the_run(tmp_path: Path, run: Run) -> None:
    row = '{"id": "\\ud800", "text": "\\ud83d %s"}' % WRONG  # noqa: UP031 -- braces
    for command in (
        ["check"],
        ["check", "--format", "json"],
        ["normalize"],
        ["normalize", "--format", "table"],
    ):
        result = run(*command, saved(tmp_path, "a.jsonl", row))
        assert result.exit_code == (1 if command[0] == "check" else 0)
        assert "\\ud800" in result.stdout


# -- usage

USAGE = [
    (["check"], "Missing argument 'PATH...'"),
    (
        ["check", "--published", "25/04/2022", "-"],
        "wanted an ISO 8601 date such as '2022-04-25', got '25/04/2022'",
    ),
    (["check", "--published", "2022-02-30", "-"], "got '2022-02-30'"),
    (["check", "--encoding", "cp9999", "-"], "wanted a name such as windows-1256, got 'cp9999'"),
    (["check", "--encoding", "base64", "-"], "got 'base64'"),
    (["check", "--format", "xml", "-"], "'xml' is not one of 'text', 'json', 'jsonl'"),
    (["check", "--select", "X9", "-"], "got 'X9'"),
    (["check", "--ignore", "", "-"], "got ''"),
    (["normalize", "--format", "json", "-"], "'json' is not one of 'jsonl', 'table'"),
    (["rule", "X999"], "got 'X999'"),
    (["chek"], "No such command 'chek'"),
    (["--verison"], "No such option"),
]


@pytest.mark.parametrize(("args", "message"), USAGE)
def test_bad_usage(run: Run, args: list[str], message: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


# -- fields


def test_fields_by_name(tmp_path: Path, run: Run) -> None:
    row = (
        '{"nass": "وصل أمس", "yawm": "2022-04-25", "raqm": 7, "text": "غدا", "date": "2020-01-01", "id": 1}\n'
    )
    named = ["--text-field", "nass", "--date-field", "yawm", "--id-field", "raqm"]
    (line,) = run("normalize", *named, saved(tmp_path, "a.jsonl", row)).stdout.splitlines()
    assert '"record": 1, "id": "7", "published": "2022-04-25"' in line
    assert '"value": "2022-04-24"' in line


@pytest.mark.parametrize("option", ["--text-field", "--date-field", "--id-field"])
def test_a_field_that_is_named_must_be_there(tmp_path: Path, run: Run, option: str) -> None:
    result = run("check", option, "typo", saved(tmp_path, "a.jsonl", GOOD))
    assert result.exit_code == 2
    assert f":1: error: wanted the field 'typo' of {option}, got only 'id', 'text'\n" in result.stderr


def test_the_first_usual_field_that_says_something(tmp_path: Path, run: Run) -> None:
    rows = '{"text": null, "body": "", "content": "غدا", "article": "أمس"}\n'
    assert '"text": "غدا"' in run("normalize", saved(tmp_path, "a.jsonl", rows)).stdout
