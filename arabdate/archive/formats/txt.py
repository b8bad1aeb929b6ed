"""Plain text: the file is the article. Its name says nothing, and is not read for a date."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from arabdate.archive.base import Article, Options, Record
from arabdate.archive.decoding import decode

SUFFIXES = (".txt",)


def read(stream: BufferedReader, path: str, options: Options) -> Iterator[Record]:
    """The article, or nothing where the file holds only white space.

    Raises:
        InputError: the file is not text in the encoding asked for.
    """
    text = decode(stream.read(), options.encoding)
    if text.strip():
        yield Article(path, text, options.published)
