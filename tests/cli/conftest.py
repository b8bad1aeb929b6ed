"""The command line, run in this process over the small archive of these tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from arabdate.cli import cli

DATA = Path(__file__).parent / "data"

Run = Callable[..., Result]


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tests' archive as the current folder, so that paths in reports are short and the same anywhere."""
    monkeypatch.chdir(DATA)
    return DATA


@pytest.fixture
def run() -> Run:
    """`run("check", "a.txt")`: exit code, stdout and stderr. An exception that escapes fails the test."""

    def run(*args: object, given: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in args], input=given, catch_exceptions=False)

    return run
