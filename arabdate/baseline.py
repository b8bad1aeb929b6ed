"""Findings that are known: a file of them, so that a run tells only what is new.

A line a finding, JSON: `path` (from the baseline's folder, with `/`), `id` of the article if it has one,
`rule`, the `texts` that the finding underlines, and `count` where there are several such. No line numbers and
no offsets: an article may grow, and records may change places. Lines are sorted, so that a diff shows what
came and went.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from arabdate.archive.base import Article
from arabdate.config import seen_from
from arabdate.errors import ConfigError
from arabdate.model import Finding

__all__ = ["Baseline", "Known"]


class Known(NamedTuple):
    """A finding as the file names it."""

    path: str
    id: str
    rule: str
    texts: tuple[str, ...]

    def line(self, count: int = 1) -> str:
        """Its line of the file.

        Examples:
            >>> Known("2020/a.txt", "", "C002", ("الأحد", "10 نوفمبر 2020")).line()
            '{"path": "2020/a.txt", "rule": "C002", "texts": ["الأحد", "10 نوفمبر 2020"]}'
        """
        row: dict[str, object] = {"path": self.path}
        if self.id:
            row["id"] = self.id
        row |= {"rule": self.rule, "texts": list(self.texts)}
        if count > 1:
            row["count"] = count
        return json.dumps(row, ensure_ascii=False)


class Baseline:
    """The known findings of the file `path`; a new one knows nothing."""

    def __init__(self, path: str, known: Iterable[tuple[Known, int]] = ()) -> None:
        self.path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._known = Counter(dict(known))
        self._left = Counter(self._known)

    @classmethod
    def read(cls, path: str) -> Baseline:
        """The baseline of a file.

        Raises:
            ConfigError: it cannot be read, or a line is none of a baseline.
        """
        try:
            with open(path, encoding="utf-8") as stream:
                lines = [(n, line) for n, line in enumerate(stream, 1) if line.strip()]
        except FileNotFoundError:
            help_ = f"write one with --write-baseline {path}"
            raise ConfigError(f"{path}: wanted a baseline, got no file; {help_}") from None
        except (OSError, UnicodeDecodeError) as error:
            got = error.strerror if isinstance(error, OSError) else "bytes that are not UTF-8"
            raise ConfigError(f"{path}: wanted a baseline, got {got}") from None
        return cls(path, (_read(line, f"{path}:{number}") for number, line in lines))

    def known(self, article: Article, finding: Finding) -> bool:
        """Whether a finding is known; as many are as were counted."""
        row = self._row(article, finding)
        if self._left[row] == 0:
            return False
        self._left[row] -= 1
        return True

    def add(self, article: Article, finding: Finding) -> None:
        """Know a finding from now on, and what hangs on it."""
        self._known[self._row(article, finding)] += 1
        for related in finding.related:
            self.add(article, related)

    def stale(self, read: Iterable[str], wanted: Callable[[str, str], bool]) -> Iterator[Known]:
        """What was known and has not been met, of files under the paths `read`, of rules that are `wanted`
        of a path."""
        here = [os.path.abspath(path) for path in read]
        for row, count in sorted(self._left.items()):
            path = os.path.normpath(os.path.join(self._folder, row.path))
            inside = any(path == h or path.startswith(os.path.join(h, "")) for h in here)
            if count and inside and wanted(path, row.rule):
                yield row

    def write(self) -> None:
        """Write the file anew, whole or not at all.

        Raises:
            ConfigError: it cannot be written.
        """
        lines = [f"{row.line(count)}\n" for row, count in sorted(self._known.items())]
        beside = f"{self.path}.new"
        try:
            with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.writelines(lines)
            os.replace(beside, self.path)
        except OSError as error:
            raise ConfigError(f"{self.path}: cannot write the baseline: {error.strerror}") from None

    def _row(self, article: Article, finding: Finding) -> Known:
        texts = tuple(" ".join(article.text[s:e].split()) for s, e in finding.spans)
        return Known(seen_from(self._folder, article.path), article.id or "", finding.rule, texts)


def _read(line: str, place: str) -> tuple[Known, int]:
    wanted = 'wanted {"path": ..., "rule": ..., "texts": [...]}'
    try:
        row = json.loads(line)
        path, rule, texts = row["path"], row["rule"], row["texts"]
        named, count = row.get("id", ""), row.get("count", 1)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(f"{place}: {wanted}, got {line.strip()[:60]!r}") from None
    strings = [path, rule, named, *(texts if isinstance(texts, list) else [None])]
    if not all(isinstance(s, str) for s in strings) or not isinstance(count, int) or count < 1:
        raise ConfigError(f"{place}: {wanted}, got {line.strip()[:60]!r}")
    return Known(path, named, rule, tuple(texts)), count
