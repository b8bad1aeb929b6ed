"""Findings and mentions as rows for programs: JSON objects with their place in the archive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from arabdate.archive.base import Article
from arabdate.model import Mention, Span
from arabdate.reports.found import Found
from arabdate.reports.places import Places

__all__ = ["json_array", "json_lines", "mention_lines"]


def json_lines(found: Iterable[Found]) -> Iterator[str]:
    """A line a finding: the article's place, `Finding.to_dict()`, and `places`, its spans quoted.

    `elsewhere` has the places in other articles in the same way, each with its article's place; the name
    `article` is the place where the row begins.
    """
    for article, places, finding, elsewhere in found:
        row = finding.to_dict()
        del row["article"]
        row["places"] = [_place(article, places, span) for span in finding.spans]
        row["elsewhere"] = [{**_article(e.article), **_place(*e)} for e in elsewhere]
        yield _dumps({**_article(article), **row})


def json_array(found: Iterable[Found]) -> Iterator[str]:
    """The same rows as one array, written as they come."""
    opening = "["
    for row in json_lines(found):
        yield f"{opening}{row}"
        opening = ","
    yield "[]" if opening == "[" else "]"


def mention_lines(found: Iterable[tuple[Article, list[Mention]]]) -> Iterator[str]:
    """A line a mention: the article's place, line and column, and `Mention.to_dict()`."""
    for article, mentions in found:
        places = Places(article.text)
        for mention in mentions:
            line, column = places.line_column(mention.start)
            yield _dumps({**_article(article), "line": line, "column": column, **mention.to_dict()})


def _dumps(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _article(article: Article) -> dict[str, Any]:
    """`record` is the line of the article's record in its file, null where the file is the article."""
    return {
        "path": article.path,
        "record": article.record,
        "id": article.id,
        "published": article.published,
    }


def _place(article: Article, places: Places, span: Span) -> dict[str, Any]:
    start, end = span
    line, column = places.line_column(start)
    return {"line": line, "column": column, "start": start, "end": end, "text": article.text[start:end]}
