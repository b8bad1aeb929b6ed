"""The house's rules, read from the source: who may import whom, who may open, print, or ask the time."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "arabdate"

# A file imports only from rooms above its own (and from its own room).
ROOMS = [
    "errors", "model", "calendars", "fold", "lexicon", "tokens", "numerals", "patterns", "tokenizer",
    "grammar", "expressions", "tense", "values", "units", "occurrences", "feasts", "fields", "lengths",
    "anchoring", "zones", "impostors", "lists", "narrative", "resolver", "publication", "normalize",
    "explain", "events", "checks", "interchange", "engines", "archive",
    "config", "baseline", "reports", "cli", "__main__",
]  # fmt: skip

FILES = sorted(HOUSE.rglob("*.py"))
NETWORK = {
    "socket",
    "ssl",
    "urllib.request",
    "http",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
}
CLOCK = {"now", "today", "utcnow", "localtime", "gmtime"}
OPENERS = {"open", "read_text", "read_bytes", "files"}


def room_of(path: Path) -> str:
    inside = path.relative_to(HOUSE)
    return inside.parts[0].removesuffix(".py")


def modules(tree: ast.AST) -> Iterator[str]:
    """The full names that a file imports: `from arabdate import calendars` is `arabdate.calendars`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for name in node.names:
                yield f"{node.module}.{name.name}"


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def names(paths: list[Path]) -> list[str]:
    return [str(p.relative_to(HOUSE)) for p in paths]


INNER = [p for p in FILES if p.parent != HOUSE or p.stem != "__init__"]


@pytest.mark.parametrize("path", INNER, ids=names(INNER))
def test_a_file_imports_only_from_rooms_above(path: Path) -> None:
    room = room_of(path)
    assert room in ROOMS, f"{path.name}: a new room wants its place in ROOMS (tests/test_architecture.py)"
    allowed = ROOMS[: ROOMS.index(room) + 1]
    below = []
    for module in modules(parsed(path)):
        package, _, rest = module.partition(".")
        if package == "arabdate" and rest.split(".")[0] not in allowed:
            below.append(module)
    assert below == []


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_no_network_and_no_locale(path: Path) -> None:
    banned = NETWORK | {"locale"}
    found = [m for m in modules(parsed(path)) if any(m == b or m.startswith(f"{b}.") for b in banned)]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_never_reads_the_clock(path: Path) -> None:
    """Today is the publication date. A progress bar may use a monotonic clock."""
    found = [n.attr for n in ast.walk(parsed(path)) if isinstance(n, ast.Attribute) and n.attr in CLOCK]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_only_the_command_line_prints(path: Path) -> None:
    if room_of(path) == "cli":
        return
    calls = [n.func for n in ast.walk(parsed(path)) if isinstance(n, ast.Call)]
    assert not any(isinstance(f, ast.Name) and f.id in ("print", "input") for f in calls)
    assert "sys.stdout" not in {f"{n.value.id}.{n.attr}" for n in ast.walk(parsed(path)) if _of_a_name(n)}


def _of_a_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_only_the_lexicon_opens_tables(path: Path) -> None:
    """Above the archive, which reads what the user names, nothing else opens a file."""
    room = room_of(path)
    if room == "lexicon" or (room in ROOMS and ROOMS.index(room) >= ROOMS.index("archive")):
        return
    tree = parsed(path)
    assert set(modules(tree)).isdisjoint({"tomli", "tomllib"})
    calls = [n.func for n in ast.walk(tree) if isinstance(n, ast.Call)]
    said = {
        f.id if isinstance(f, ast.Name) else f.attr for f in calls if isinstance(f, (ast.Name, ast.Attribute))
    }
    assert not said & OPENERS


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(parsed(path)) is not None


def test_no_mutable_module_state_is_shared_through_global() -> None:
    found = [p.name for p in FILES for n in ast.walk(parsed(p)) if isinstance(n, (ast.Global, ast.Nonlocal))]
    assert found == []


def test_importing_the_library_and_reading_a_text_loads_little_beside_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules); import arabdate;"
        "arabdate.normalize_dates('أمس الثلاثاء 10 تشرين الثاني/نوفمبر 2020');"
        "new = {m.split('.')[0] for m in set(sys.modules) - before};"
        "print(sorted(new - set(sys.stdlib_module_names) - {'arabdate'}))"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True
    )
    found = set(ast.literal_eval(run.stdout))
    assert {m for m in found if not m.endswith("__mypyc")} == {
        "tomli"
    }  # a compiled tomli has a helper module


def test_one_room_one_place() -> None:
    assert len(set(ROOMS)) == len(ROOMS)
    built = {room_of(p) for p in INNER}
    assert built <= set(ROOMS)
