"""The README's commands give the output that it shows, and the continuous integration runs its second one."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [body for kind, body in FENCED if kind == language]


def test_the_first_command_shows_this_output_among_the_rest() -> None:
    command = blocks("sh")[0].split("&&")[-1].split()
    assert command[0].endswith("arabdate")
    run = subprocess.run(
        [sys.executable, "-m", "arabdate", *command[1:]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert blocks("")[0] in run.stdout


def test_an_explanation_looks_like_this() -> None:
    (command,) = (block for block in blocks("sh") if block.startswith("arabdate explain --"))
    run = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert blocks("")[1] == run.stdout


def test_ci_runs_the_second_command() -> None:
    assert blocks("sh")[1].strip() in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_first_screen_holds_input_output_and_both_commands() -> None:
    first = "\n".join(README.splitlines()[:52])
    assert all(command in first for command in blocks("sh")[:2])
