"""The dates of a page's JSON-LD: of its article, of other things, and what broken JSON still says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

__all__ = ["LinkedDate", "linked_dates"]


class LinkedDate(NamedTuple):
    """A date property: its name, what it says, the type of the thing that has it.

    `main` tells whether that thing is the page's article or the page itself; `names` are the thing's address
    and headline, by which the article of a page of several is known; `broken` says that the JSON was.
    """

    name: str
    value: str
    type: str
    main: bool
    names: tuple[str, ...] = ()
    broken: bool = False


_DATES = ("datePublished", "dateCreated", "dateModified", "uploadDate")
_ARTICLE = re.compile(
    r"article|posting|report|review|webpage|liveblog|creativework|opinion|analysis", re.IGNORECASE
)
_MAIN_KEYS = frozenset({"@graph", "mainEntity", "mainEntityOfPage"})
_BROKEN = re.compile(r'"(' + "|".join(_DATES) + r')"\s*:\s*"([^"\\]{1,60})"')
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_DEPTH = 40
"""How deep a thing may be nested; no page's own article is deeper."""


def linked_dates(script: str) -> list[LinkedDate]:
    """The dates that a JSON-LD script says, in order.

    Examples:
        >>> linked_dates('{"@type": "NewsArticle", "datePublished": "2022-04-25"}')[0][:4]
        ('datePublished', '2022-04-25', 'NewsArticle', True)
    """
    text = _WRAPPING.sub("", script)
    for attempt in (text, unescape(text), re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return list(_walk(json.loads(attempt, strict=False), True, 0))
        except (ValueError, RecursionError):
            continue
    return [LinkedDate(m[1], m[2], "", True, (), True) for m in _BROKEN.finditer(text)]


def _walk(thing: Any, main: bool, depth: int) -> Iterator[LinkedDate]:
    if depth > _DEPTH:
        return
    if isinstance(thing, list):
        for item in thing:
            yield from _walk(item, main, depth + 1)
    elif isinstance(thing, dict):
        kind = _text(thing.get("@type"))
        mine = main and (not kind or _ARTICLE.search(kind) is not None)
        names = tuple(
            filter(
                None, (_name(thing.get(k)) for k in ("url", "@id", "mainEntityOfPage", "headline", "name"))
            )
        )
        for key in _DATES:
            value = _text(thing.get(key))
            if value:
                yield LinkedDate(key, value, kind, mine, names)
        for key, inner in thing.items():
            if isinstance(inner, (dict, list)):
                yield from _walk(inner, main and key in _MAIN_KEYS, depth + 1)


def _text(value: Any) -> str:
    """A string or a number, out of a list of one or of `{"@value": ...}`."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("@value"))
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _name(value: Any) -> str:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)
