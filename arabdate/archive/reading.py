"""Paths to articles: folders are walked in order, each file goes to its format's reader."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from arabdate.archive.base import BadRecord, Options, Reader, Record
from arabdate.archive.formats import readers, txt
from arabdate.errors import InputError

__all__ = ["STDIN", "is_one", "read"]

STDIN = "-"
"""The path that means standard input, which is read as plain text."""


def read(paths: Iterable[str], options: Options) -> Iterator[Record]:
    """The articles of files and folders, one by one, in the order of the paths.

    A folder gives its files and folders by name (by code point, whatever the locale), without hidden ones
    and those of other formats. A file that the user names must have a format; one without a suffix is
    plain text. What cannot be read is a `BadRecord`, and the rest goes on.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _folder(path, options)
        else:
            yield from _file(path, options)


def is_one(paths: Sequence[str]) -> bool:
    """Whether paths lead to one article at most: to a file of plain text, or to standard input.

    Examples:
        >>> is_one(["-"]), is_one(["news.txt"]), is_one(["news.jsonl"]), is_one(["a.txt", "b.txt"])
        (True, True, False, False)
    """
    if len(paths) != 1 or os.path.isdir(paths[0]):
        return False
    return paths[0] == STDIN or readers().get(_suffix(paths[0]), txt.read) is txt.read


def _folder(path: str, options: Options) -> Iterator[Record]:
    empty = True
    for found in _walk(path):
        empty = False
        yield from [found] if isinstance(found, BadRecord) else _file(found, options)
    if empty:
        yield BadRecord(path, f"wanted a folder with {' or '.join(readers())} files, found none")


def _walk(folder: str) -> Iterator[str | BadRecord]:
    """The readable files under a folder. Links to folders are not followed: they may lead back up."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield BadRecord(folder, _reason(error))
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif _suffix(entry.name) in readers() and not entry.is_dir():
            yield entry.path


def _file(path: str, options: Options) -> Iterator[Record]:
    options = options.of(path)
    try:
        reader = _reader(path)
        if path == STDIN:
            yield from reader(_stdin(), path, options)
        else:
            with open(path, "rb") as stream:
                yield from reader(stream, path, options)
    except InputError as error:
        yield BadRecord(path, str(error))
    except OSError as error:
        yield BadRecord(path, _reason(error))


def _stdin() -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(sys.stdin.buffer.read()))


def _reader(path: str) -> Reader:
    suffix = _suffix(path)
    if path == STDIN or not suffix:
        return txt.read
    if suffix not in readers():
        raise InputError(
            f"wanted a {' or '.join(readers())} file, got {suffix}; plain text comes in through -"
        )
    return readers()[suffix]


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
