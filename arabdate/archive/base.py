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
    the hour matters to some checks.
    """

    path: str
    text: str
    published: str | None = None
    id: str | None = None
    record: int | None = None


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
    named must be in every record; None tries the usual names.
    """

    published: str | None = None
    encoding: str | None = None
    text_field: str | None = None
    date_field: str | None = None
    id_field: str | None = None


Record = Article | BadRecord

Reader = Callable[[BufferedReader, str, Options], Iterator[Record]]
"""A format's `read(stream, path, options)`: the stream is at its start, the path is only for messages.

It yields a `BadRecord` for a record that it can step over, and raises `InputError` where it must give the
file up.
"""
