"""Settings of a project: the table `[tool.arabdate]` of its pyproject.toml, with settings by path.

| key | what it says |
|---|---|
| `select`, `ignore` | rules, by code or its beginning, or `ALL`: only these; not these |
| `severity` | a table of such patterns: `error`, `warning`, `note` or `off` |
| `min-severity` | what is shown and counted, `warning` unless said |
| `hijri-tolerance`, `hijri-table` | days of grace of Hijri dates; `umm-al-qura` or `tabular` |
| `encoding`, `published`, `text-field`, `date-field`, `id-field` | how the files are read |
| `baseline` | a file of known findings, beside the configuration |
| `per-path` | a table of globs, each with a table of the keys above but `min-severity` and `baseline` |

A glob is matched against the path from the configuration's folder, written with `/`; one without a `/` fits
at any depth, and one that fits a folder fits all that is in it. Where several fit, the later in the file
counts; `ignore` adds up and `severity` is merged. A flag of the command line stands above them all.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from arabdate.archive import Options
from arabdate.archive.decoding import check_encoding
from arabdate.checks.registry import LEVELS, LONGEST_TOLERANCE, Settings, rules
from arabdate.checks.selection import matching
from arabdate.checks.tables import TABLES
from arabdate.errors import ConfigError, InputError
from arabdate.model import Severity
from arabdate.normalize import parse_published

__all__ = ["FILE", "SHOWN", "Config", "config_of", "seen_from"]

FILE = "pyproject.toml"
TABLE = "tool.arabdate"
SHOWN = Severity.WARNING

Layer = Mapping[str, Any]
"""Keys as the file writes them, with valid values."""

_CHECKS = ("select", "ignore", "severity", "hijri-tolerance", "hijri-table")
_READING = ("encoding", "published", "text-field", "date-field", "id-field")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run.

    `general` holds for every file, `per_path` for those that its patterns fit, `flags` is what the command
    line says. `folder` is the folder of the file, to which its paths belong.
    """

    general: Layer = field(default_factory=dict)
    per_path: tuple[tuple[re.Pattern[str], Layer], ...] = ()
    flags: Layer = field(default_factory=dict)
    folder: str = ""
    _made: dict[tuple[bool, ...], tuple[Settings, Options]] = field(default_factory=dict, compare=False)

    def settings(self, path: str) -> Settings:
        """What holds for the checks of a file's articles."""
        return self._of(path)[0]

    def options(self, path: str) -> Options:
        """How a file is read."""
        return self._of(path)[1]

    def said(self, key: str) -> Any:
        """What is said of the run as a whole: by a flag, or else in the file; None where nothing is."""
        return self.flags.get(key, self.general.get(key))

    def _of(self, path: str) -> tuple[Settings, Options]:
        """Made once for each set of patterns that fit."""
        place = seen_from(self.folder, path) if self.per_path else ""
        fitting = tuple(bool(glob.fullmatch(place)) for glob, _ in self.per_path)
        if fitting not in self._made:
            layers = [layer for fits, (_, layer) in zip(fitting, self.per_path, strict=True) if fits]
            merged = _merged([self.general, *layers, self.flags])
            settings = {k.replace("-", "_"): merged[k] for k in _CHECKS if k in merged}
            options = {k.replace("-", "_"): merged[k] for k in _READING if k in merged}
            self._made[fitting] = Settings(**settings), Options(**options)
        return self._made[fitting]


def _merged(layers: Iterable[Layer]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            if key == "ignore":
                value = (*out.get(key, ()), *value)
            elif key == "severity":
                value = {**out.get(key, {}), **value}
            out[key] = value
    return out


def seen_from(folder: str, path: str) -> str:
    """A path as it leads from a folder, with `/`; standard input (`-`) is the same from everywhere."""
    if path == "-":
        return path
    here = os.path.abspath(path)
    with contextlib.suppress(ValueError):  # no way leads from one drive of Windows to another
        here = os.path.relpath(here, folder)
    return here.replace(os.sep, "/")


# -- finding the file


def config_of(first: str, named: str | None = None, flags: Layer | None = None) -> Config:
    """The configuration for a run whose first path is `first`.

    That of the file `named`; else of the nearest pyproject.toml with a table `[tool.arabdate]`, in the folder
    of the first path (the working folder for standard input) or above it; else none. `flags` stand above it.

    Raises:
        ConfigError: the file cannot be read, or says what is not understood.
    """
    flags = flags or {}
    path = _nearest(first) if named is None else named
    if path is None:
        return Config(flags=flags)
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path}: wanted a table [{TABLE}], got none")
    folder = os.path.dirname(os.path.abspath(path))
    general = dict(_layer(table, _KEYS, f"{path}: {TABLE}"))
    if "baseline" in general:
        general["baseline"] = os.path.join(os.path.dirname(path), general["baseline"])
    return Config(general, general.pop("per-path", ()), flags, folder)


def _nearest(first: str) -> str | None:
    folder = os.path.abspath("." if first == "-" else first)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        path = os.path.join(folder, FILE)
        path = path.removeprefix(os.path.join(os.getcwd(), ""))  # as messages name it
        if os.path.isfile(path) and _table(path) is not None:
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _table(path: str) -> dict[str, Any] | None:
    """The table of a file, None where it has none."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError as error:
        raise ConfigError(f"{path}: wanted a TOML file, got {error.strerror}") from None
    if b"arabdate" not in data:
        return None  # most files: not worth the parser's import
    import tomli  # noqa: PLC0415 -- see above

    try:
        table = tomli.loads(data.decode())
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: wanted TOML, got {error}") from None
    found = table.get("tool", {}).get("arabdate")
    if found is not None and not isinstance(found, dict):
        raise ConfigError(f"{path}: {TABLE}: wanted a table, got {found!r}")
    return found


# -- what a key may say


def _unwanted(wanted: str, got: object) -> ConfigError:
    """The end of a message, behind the place of the value."""
    return ConfigError(f": wanted {wanted}, got {got!r}")


def _layer(table: Mapping[str, object], keys: Mapping[str, Callable[[Any], Any]], place: str) -> Layer:
    """The values of a table, valid.

    Raises:
        ConfigError: a key that is not known, or a value that is not wanted; the message says which.
    """
    out: dict[str, Any] = {}
    for key, value in table.items():
        if key not in keys:
            raise ConfigError(f"{place}: wanted a key of {', '.join(keys)}; got {key!r}{_nearby(key, keys)}")
        try:
            out[key] = keys[key](value)
        except ConfigError as error:
            raise ConfigError(f"{place}.{key}{error}") from None
        except InputError as error:
            raise ConfigError(f"{place}.{key}: {str(error).removeprefix(f'{key}: ')}") from None
    return out


def _nearby(word: str, known: Iterable[str]) -> str:
    """The known word that may have been meant."""
    from difflib import get_close_matches  # noqa: PLC0415 -- for a message only

    near = get_close_matches(word.lower().replace("_", "-"), list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _string(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _unwanted("a string", value)
    return value


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _unwanted('a list of rules such as ["C", "N001"]', value)
    matching(rules(), value)
    return tuple(value)


def _one_of(words: Iterable[str]) -> Callable[[object], str]:
    known = tuple(words)

    def read(value: object) -> str:
        if value not in known:
            near = _nearby(value, known) if isinstance(value, str) else ""
            raise ConfigError(f": wanted {' or '.join(known)}, got {value!r}{near}")
        return str(value)

    return read


def _severities(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _unwanted('a table of rules such as C004 = "warning"', value)
    matching(rules(), value)
    return dict(_layer(value, {code: _one_of(LEVELS) for code in value}, ""))


def _days(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LONGEST_TOLERANCE:
        raise _unwanted(f"a whole number of days from 0 to {LONGEST_TOLERANCE}", value)
    return value


def _date(value: object) -> str:
    """A date of TOML, or an ISO string."""
    text = value.isoformat() if hasattr(value, "isoformat") else _string(value)
    parse_published(text)
    return text


def _paths(value: object) -> tuple[tuple[re.Pattern[str], Layer], ...]:
    if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
        raise _unwanted('a table of globs such as "2010/**", each with a table of keys', value)
    return tuple((_glob(glob), _layer(keys, _BY_PATH, f'."{glob}"')) for glob, keys in value.items())


_PARTS = re.compile(r"\*\*/?|\*|\?|\[!?[^\]/]+\]")


def _glob(glob: str) -> re.Pattern[str]:
    """`*` and `?` stay in one folder, `**` does not.

    Examples:
        >>> [bool(_glob("old").fullmatch(p)) for p in ("old", "a/old/1.txt", "older/1.txt")]
        [True, True, False]
        >>> [bool(_glob("a/**/*.txt").fullmatch(p)) for p in ("a/1.txt", "a/b/c/1.txt", "b/a/1.txt")]
        [True, True, False]
    """
    trimmed = glob.removeprefix("./").rstrip("/")
    out, at = "" if "/" in trimmed or trimmed == "**" else "(?:.*/)?", 0
    for part in _PARTS.finditer(trimmed):
        sign = part[0]
        out += re.escape(trimmed[at : part.start()])
        out += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(sign) or sign.replace(
            "[!", "[^", 1
        )
        at = part.end()
    return re.compile(f"{out}{re.escape(trimmed[at:])}(?:/.*)?", re.DOTALL)


_BY_PATH: dict[str, Callable[[Any], Any]] = {
    "select": _codes,
    "ignore": _codes,
    "severity": _severities,
    "hijri-tolerance": _days,
    "hijri-table": _one_of(TABLES),
    "encoding": lambda value: check_encoding(_string(value)),
    "published": _date,
    "text-field": _string,
    "date-field": _string,
    "id-field": _string,
}
_KEYS: dict[str, Callable[[Any], Any]] = {
    **_BY_PATH,
    "min-severity": _one_of(s.value for s in Severity),
    "baseline": _string,
    "per-path": _paths,
}
