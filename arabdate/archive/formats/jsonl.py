"""JSON lines: one article a line, read one by one.

The text stands in the first of `text`, `body`, `content`, `article` that is there; the publication day in
`published`, `date`, `publication_date` or `ref`; the id in `id` or `url`; in `arabdate_ignore`, the rules
that are not to be told of: true for all, or their codes (`"C002,N001"`, `["C002", "N001"]`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from arabdate.archive.base import Article, BadRecord, Options, Record
from arabdate.archive.decoding import decode_line, lines
from arabdate.checks.selection import EVERY
from arabdate.errors import InputError
from arabdate.normalize import parse_published

SUFFIXES = (".jsonl", ".ndjson")

TEXT_FIELDS = ("text", "body", "content", "article")
DATE_FIELDS = ("published", "date", "publication_date", "ref")
ID_FIELDS = ("id", "url")
IGNORE_FIELD = "arabdate_ignore"


def read(stream: BufferedReader, path: str, options: Options) -> Iterator[Record]:
    """The articles in order; a line that is none is a bad record, a blank line nothing.

    Raises:
        InputError: the file is binary.
    """
    for line in lines(stream, options.encoding):
        try:
            text = decode_line(line).strip()
            if text:
                yield _article(_object(text), path, line.number, options)
        except InputError as error:
            yield BadRecord(path, str(error), line.number)


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at").removesuffix(
            " starting"
        )  # the column that would follow stands before
        raise InputError(f"wanted JSON, broken at column {error.colno}: {what}") from None
    except (ValueError, RecursionError) as error:  # a number of 5000 digits, a thousand nested lists
        raise InputError(f"wanted JSON of a usual size: {error}") from None
    if not isinstance(value, dict):
        raise InputError(f"wanted a JSON object with a text, got {_kind(value)}")
    return value


def _article(row: dict[str, Any], path: str, record: int, options: Options) -> Article:
    text = _text(row, options)
    published, identity = _published(row, options), _identity(row, options)
    return Article(path, text, published, identity, record, _ignore(row.get(IGNORE_FIELD)))


def _field(row: dict[str, Any], named: str | None, usual: tuple[str, ...], option: str) -> tuple[str, Any]:
    """The field that says it, and its value; None where nothing does. Null and "" say nothing."""
    if named is not None and named not in row:
        raise InputError(f"wanted the field {named!r} of {option}, got {_names(row)}")
    for name in usual if named is None else (named,):
        if row.get(name) not in (None, ""):
            return name, row[name]
    return named or usual[0], None


def _text(row: dict[str, Any], options: Options) -> str:
    name, value = _field(row, options.text_field, TEXT_FIELDS, "--text-field")
    if isinstance(value, str):
        return value
    if value is not None:
        raise InputError(f"wanted a string in {name!r}, got {_kind(value)}")
    if any(row.get(n) == "" for n in (TEXT_FIELDS if options.text_field is None else (name,))):
        return ""  # an article that is empty is an article
    wanted = " or ".join(map(repr, TEXT_FIELDS)) if options.text_field is None else repr(name)
    raise InputError(f"wanted a text in {wanted} (see --text-field), got {_names(row)}")


def _published(row: dict[str, Any], options: Options) -> str | None:
    name, value = _field(row, options.date_field, DATE_FIELDS, "--date-field")
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"wanted an ISO 8601 date in {name!r}, got {_kind(value)}")
    try:
        parse_published(value)
    except InputError:
        wanted = f"wanted an ISO 8601 date such as '2022-04-25' in {name!r}"
        raise InputError(f"{wanted}, got {_short(value)}") from None
    return value


def _identity(row: dict[str, Any], options: Options) -> str | None:
    name, value = _field(row, options.id_field, ID_FIELDS, "--id-field")
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"wanted a string or a whole number in {name!r}, got {_kind(value)}")


def _ignore(value: Any) -> tuple[str, ...]:
    if value is None or isinstance(value, bool):
        return (EVERY,) if value else ()
    codes = [value] if isinstance(value, str) else value
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise InputError(f"wanted true or codes of rules in {IGNORE_FIELD!r}, got {_kind(value)}")
    return tuple(codes)


def _names(row: dict[str, Any]) -> str:
    """The fields that are there, for a message."""
    shown = ", ".join(_short(name) for name in list(row)[:8])
    return f"only {shown}{', ...' if len(row) > 8 else ''}" if row else "an empty object"


def _short(value: str) -> str:
    return repr(value if len(value) <= 40 else f"{value[:40]}...")


_KINDS = {list: "a list", dict: "an object", str: "a string", bool: "a boolean", type(None): "null"}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number")
