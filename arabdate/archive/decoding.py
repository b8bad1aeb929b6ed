"""Bytes to text. UTF-8 is expected; a byte order mark decides before anything else; the rest must be said.

Arabic archives hold windows-1256 beside UTF-8. The two are not told apart by guessing: a guess that is wrong
changes the text, and with it every date. A mark at the head of a file outranks the encoding asked for, as in
the WHATWG Encoding Standard (section 6, "decode"), so that one run may read both kinds.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

from arabdate.errors import InputError

__all__ = ["Line", "check_encoding", "decode", "decode_line", "lines"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def check_encoding(name: str) -> str:
    """The encoding's name, if Python knows it as one of texts.

    Raises:
        InputError: it does not.
    """
    try:
        "\n".encode(name)
    except (LookupError, UnicodeError):
        raise InputError(f"encoding: wanted a name such as windows-1256, got {name!r}") from None
    return name


def _encoding(head: bytes, asked: str | None) -> tuple[int, str]:
    """Length of the byte order mark, and the encoding behind it."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return len(mark), encoding
    return 0, asked or "utf-8"


def _is_wide(encoding: str) -> bool:
    """Whether a line feed is more than its ASCII byte: the file cannot be cut into lines as bytes."""
    return "\n".encode(encoding) != b"\n"


def decode(data: bytes, asked: str | None) -> str:
    """The text of a whole file, its line ends as they are, without the byte order mark.

    Raises:
        InputError: NUL bytes or bytes that the encoding does not have; the message says where.

    Examples:
        >>> decode("\\ufeffأمس".encode("utf-16-le"), None)
        'أمس'
        >>> decode("أمس".encode("cp1256") + b"\\0", "cp1256")
        'أمس'
        >>> decode("أمس".encode("cp1256"), None)
        Traceback (most recent call last):
        arabdate.errors.InputError: wanted UTF-8, got byte 0xC3 at byte 0; ...
    """
    skip, encoding = _encoding(data[:4], asked)
    body = data[skip:]
    if not _is_wide(encoding):
        # Files written by C programs may end in a NUL; behind a text it is no sign of a binary.
        body = body.rstrip(b"\0") or body
    return _strict(body, encoding, skip)


def _strict(data: bytes, encoding: str, at: int) -> str:
    """Decode, with places in messages counted from byte `at` of the file."""
    if not _is_wide(encoding) and (nul := data.find(b"\0")) >= 0:
        raise InputError(f"wanted text, got a NUL at byte {at + nul}: a binary file?")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(error, encoding, at + error.start)) from None
    if (nul := text.find("\0")) >= 0:
        where = at + len(text[:nul].encode(encoding))
        raise InputError(f"wanted text, got a NUL at byte {where}: a binary file?")
    return text


def _undecodable(error: UnicodeDecodeError, encoding: str, where: int) -> str:
    got = f"wanted {encoding.upper()}, got byte 0x{error.object[error.start]:02X} at byte {where}"
    if encoding != "utf-8":
        return got
    return f"{got}; if the file is in windows-1256, say --encoding windows-1256"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, not yet decoded: its number from 1, and the place of its first byte."""

    number: int
    at: int
    data: bytes
    encoding: str


def lines(stream: io.BufferedReader, asked: str | None) -> Iterator[Line]:
    """The lines of a file, one in memory at a time; only a line feed ends one.

    Raises:
        InputError: the first line has a NUL (the file is binary), or the file breaks off in UTF-16.
    """
    skip, encoding = _encoding(stream.peek(4), asked)
    stream.read(skip)
    found = _wide_lines(stream, encoding) if _is_wide(encoding) else iter(stream)
    at = skip
    for number, data in enumerate(found, 1):
        if number == 1 and not _is_wide(encoding) and b"\0" in data:
            decode_line(Line(1, at, data, encoding))
        yield Line(number, at, data, encoding)
        at += len(data)


def decode_line(line: Line) -> str:
    """The text of a line.

    Raises:
        InputError: as `decode`.
    """
    return _strict(line.data, line.encoding, line.at)


def _wide_lines(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    """Lines of UTF-16, cut at the character, not at the byte."""
    text = io.TextIOWrapper(stream, encoding, newline="\n")
    try:
        for line in text:
            yield line.encode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"wanted {encoding.upper()}, got bytes that are not: {error.reason}") from None
    finally:
        text.detach()  # the stream is its opener's to close
