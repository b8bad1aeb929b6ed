"""What every reader gives and takes: articles, bad records, and the options of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader

__all__ = ["Article", "BadRecord", "Options", "Reader", "Record"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an archive.

    `path` is the file as the user named it, `record` the line of the article's record in it (None
    where the file is the article). `published` is a valid ISO 8601 date or date-time as it was given:
    the hour matters to some checks. `ignore` are the rules that the record itself asks not to be told of.
    """

    path: str
    text: str
    published: str | None = None
    id: str | None = None
    record: int | None = None
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A file, or one record of a file, that is no article; `reason` says what was wanted and what came."""

    path: str
    reason: str
    record: int | None = None

    @property
    def place(self) -> str:
        """`path` or `path:line`, as an editor opens it."""
        return self.path if self.record is None else f"{self.path}:{self.record}"


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may say about the files.

    `published` holds for plain text, which has no field for it. `encoding` None is UTF-8. A field that is
    named must be in every record; None tries the usual names. `by_path` gives the options of a file
    where they are not the same for all.
    """

    published: str | None = None
    encoding: str | None = None
    text_field: str | None = None
    date_field: str | None = None
    id_field: str | None = None
    by_path: Callable[[str], Options] | None = None

    def of(self, path: str) -> Options:
        """The options of a file."""
        return self if self.by_path is None else self.by_path(path)


Record = Article | BadRecord

Reader = Callable[[BufferedReader, str, Options], Iterator[Record]]
"""A format's `read(stream, path, options)`: the stream is at its start, the path is only for messages.

It yields a `BadRecord` for a record that it can step over, and raises `InputError` where it must give the
file up.
"""
