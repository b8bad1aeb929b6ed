"""`arabdate explain` as a user meets it: a text on the command line or on standard input, and bad input."""

import json
from collections.abc import Callable

from click.testing import Result

TEXT = "وصل الوفد أمس"


def test_standard_input_gives_the_same_as_an_argument(run: Callable[..., Result]) -> None:
    said = run("explain", TEXT, "--published", "2022-04-25")
    given = run("explain", "-", "--published", "2022-04-25", given=TEXT.encode())
    assert said.stdout == given.stdout
    assert "2022-04-24" in said.stdout
    assert (said.exit_code, given.exit_code) == (0, 0)


def test_json_is_one_object(run: Callable[..., Result]) -> None:
    row = json.loads(run("explain", TEXT, "--format", "json", "--published", "2022-04-25").stdout)
    assert row["regions"][0]["expressions"][0]["mention"]["value"] == "2022-04-24"


def test_a_text_without_a_date_says_so(run: Callable[..., Result]) -> None:
    assert "no word or number in it can make a date" in run("explain", "وصل الوفد").stdout


def test_bad_input_is_a_line_and_exit_code_two(run: Callable[..., Result]) -> None:
    for wrong in (("--published", "25/04/2022"), ("--format", "table")):
        result = run("explain", TEXT, *wrong)
        assert result.exit_code == 2
        assert wrong[0] in result.stderr
    result = run("explain", "-", given="أمس".encode("cp1256"))
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert result.stdout == ""


def test_what_could_steer_a_terminal_is_escaped(run: Callable[..., Result]) -> None:
    assert "\x1b" not in run("explain", "9\x1b[31m نوفمبر\n2020 \u202e").stdout
