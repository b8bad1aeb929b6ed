"""The command as a process: exit codes as a shell sees them, signals, streams, terminals, missing extras."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

CODE = "import sys; from arabdate.cli import main; sys.argv[0] = 'arabdate'; main()"
WRONG = "وقع الحادث يوم الأحد 10 نوفمبر 2020 قرب الميناء."
FSI = "\u2068"

posix = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")


def arabdate(
    *args: str, cwd: Path, given: bytes = b"", before: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """A run in a process of its own; `before` is Python to run first."""
    command = [sys.executable, "-c", f"{before}\n{CODE}", *args]
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=60,
    )


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["check", "archive/2020/b-library.txt"], 0),
        (["check", "archive"], 1),
        (["check", "broken.jsonl", "archive"], 2),
        (["check", "none.txt"], 2),
        (["check"], 2),
        (["normalize", "archive"], 0),
        (["normalize", "broken.jsonl"], 2),
        (["rule"], 0),
        (["rule", "C002"], 0),
        (["rule", "X1"], 2),
        (["--version"], 0),
        (["--help"], 0),
        ([], 2),
    ],
)
def test_exit_codes(data: Path, args: list[str], code: int) -> None:
    assert arabdate(*args, cwd=data).returncode == code


def test_as_a_module(data: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "arabdate", "check", "archive"], capture_output=True, check=False, cwd=data
    )
    assert run.returncode == 1
    assert b"Usage: arabdate " in subprocess.check_output(
        [sys.executable, "-m", "arabdate", "--help"], cwd=data
    )


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"LC_ALL": "C.UTF-8"}]
)
def test_the_output_is_utf_8_in_any_locale_and_zone(data: Path, env: dict[str, str]) -> None:
    golden = (data / "golden" / "check-text.out").read_text("utf-8")
    run = arabdate("check", "archive", cwd=data, env={"TZ": "Asia/Riyadh", "PYTHONHASHSEED": "7", **env})
    assert run.stdout.decode().replace("\r\n", "\n") in golden
    assert run.stdout


def test_standard_input(tmp_path: Path) -> None:
    run = arabdate("check", "--encoding", "windows-1256", "-", cwd=tmp_path, given=WRONG.encode("cp1256"))
    assert (run.returncode, run.stdout.decode()[:12]) == (1, "-:1:16 C002 ")
    assert arabdate("check", "-", cwd=tmp_path).returncode == 0


def test_arabic_paths(tmp_path: Path) -> None:
    (tmp_path / "أرشيف").mkdir()
    (tmp_path / "أرشيف" / "خبر.txt").write_text(WRONG, "utf-8")
    run = arabdate("check", "أرشيف", cwd=tmp_path)
    assert run.stdout.decode().replace("\\", "/").startswith("أرشيف/خبر.txt:1:16 C002 ")


@posix
def test_a_path_that_is_not_utf_8(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc3.txt")).write_text(WRONG, "utf-8")
    except OSError:
        pytest.skip("the file system wants UTF-8 names")
    run = arabdate("check", ".", cwd=tmp_path)
    assert (run.returncode, run.stdout[:13]) == (1, b"./\\udcc3.txt:")


# -- going away


@posix
def test_an_interrupt_is_quiet(tmp_path: Path) -> None:
    """The run is known to be reading when the pipe that it opens has been opened here.

    A suite in the background of a shell hands the ignoring of interrupts down to its children.
    """
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, "-c", heard + CODE, "check", str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        writer = pipe.open("wb")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        writer.close()
    assert (process.returncode, out, err) == (130, b"", b"")


@posix
@pytest.mark.parametrize("form", [["check"], ["normalize"], ["normalize", "--format", "table"]])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, form: list[str]) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{WRONG}"}}\n' * 2000, "utf-8")
    command = [sys.executable, "-c", CODE, *form, "a.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_bug_outside_an_article_is_a_failure_with_its_traceback(tmp_path: Path) -> None:
    broken = "import arabdate.archive as a\ndef read(*args): raise ZeroDivisionError\na.read = read"
    run = arabdate("check", "a.txt", cwd=tmp_path, before=broken)
    assert run.returncode == 2
    assert b"ZeroDivisionError" in run.stderr


# -- extras that are not there

INSTALL = b"the command line needs click and rich: pip install 'arabdate[cli]'\n"


def test_without_click(tmp_path: Path) -> None:
    run = arabdate("check", "-", cwd=tmp_path, before="import sys; sys.modules['click'] = None")
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.replace(b"\r\n", b"\n") == b"arabdate: " + INSTALL


NO_RICH = "import sys; sys.modules['rich'] = sys.modules['rich.console'] = None"


def test_without_rich_nothing_is_missed_in_a_pipe(data: Path) -> None:
    for args in (["check", "archive"], ["normalize", "--format", "table", "archive"]):
        assert arabdate(*args, cwd=data, before=NO_RICH).returncode != 2


@posix
def test_without_rich_no_table_on_a_terminal(data: Path) -> None:
    code, shown = terminal("normalize", "--format", "table", "archive", cwd=data, before=NO_RICH)
    assert (code, INSTALL.decode().strip() in shown) == (2, True)


# -- terminals


def terminal(
    *args: str, cwd: Path, before: str = "", columns: int = 100, env: dict[str, str] | None = None
) -> tuple[int, str]:
    """A run whose three streams are one terminal: exit code, and all that was written to it."""
    import fcntl  # noqa: PLC0415 -- not there on Windows
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    set_ = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
    with subprocess.Popen(
        [sys.executable, "-c", f"{before}\n{CODE}", *args],
        stdin=there,
        stdout=there,
        stderr=there,
        cwd=cwd,
        env={**set_, "TERM": "xterm-256color", **(env or {})},
    ) as process:
        os.close(there)
        out = b""
        while True:
            try:
                piece = os.read(here, 65536)
            except OSError:  # Linux says so that the other end has closed
                piece = b""
            if not piece:
                break
            out += piece
        os.close(here)
    return process.returncode, out.decode()


@posix
def test_a_terminal_gets_colour_and_fences(data: Path) -> None:
    code, shown = terminal("check", "archive/council.txt", cwd=data)
    assert code == 1
    assert "\x1b[1;31mC002\x1b[0m" in shown
    assert f"write «{FSI}الثلاثاء\u2069»" in shown


@posix
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("args", [["check"], ["normalize", "--format", "table"]])
def test_colour_can_be_refused(data: Path, env: dict[str, str], args: list[str]) -> None:
    _, shown = terminal(*args, "archive/council.txt", cwd=data, env=env)
    assert FSI in shown
    assert "\x1b[3" not in shown
    assert "\x1b[1;3" not in shown


@posix
@pytest.mark.parametrize("columns", [80, 100, 160])
def test_a_table_fits_its_terminal_and_breaks_no_date(data: Path, columns: int) -> None:
    args = ["normalize", "--format", "table", "archive"]
    code, shown = terminal(*args, cwd=data, columns=columns)
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in shown.split("\r\n")]
    assert code == 0
    assert max(map(cell_len, lines)) <= columns
    assert sum("2022-08-14" in line for line in lines) == 1


# -- the start


def test_the_start_imports_no_rich(tmp_path: Path) -> None:
    code = "import sys, arabdate.cli; print('rich' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=tmp_path).split() == [b"False"]


def test_help_tells_the_exit_codes(tmp_path: Path) -> None:
    for command in ([], ["check"], ["normalize"]):
        said = b" ".join(arabdate(*command, "--help", cwd=tmp_path).stdout.split())
        assert b"Exit codes: 0" in said
    assert b"exit code is then 2, even if there are findings" in b" ".join(
        arabdate("check", "--help", cwd=tmp_path).stdout.split()
    )
