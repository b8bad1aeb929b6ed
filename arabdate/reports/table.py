"""Mentions as a table: tab-separated where a program reads, drawn where a person does."""

# ruff: noqa: PLC0415 -- rich is an extra, and slow to import

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from arabdate.archive.base import Article
from arabdate.model import Day, Mention
from arabdate.reports.places import Places
from arabdate.reports.style import PLAIN, Style, visible

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["COLUMNS", "drawn", "tab_separated"]

COLUMNS = ("place", "value", "type", "days", "calendar", "resolution", "text")
"""What is said of a mention; in a pipe, where rows stand alone, `article` and `id` come before. The Arabic is
last: the bidi algorithm has nothing behind it to carry away, not even where the cell is folded."""


def tab_separated(found: Iterable[tuple[Article, list[Mention]]]) -> Iterator[str]:
    """A line of names, then a line a mention."""
    yield "\t".join(("article", "id", *COLUMNS))
    for article, mentions in found:
        places = Places(article.text)
        for mention in mentions:
            yield "\t".join((*_names(article), *_cells(places, mention, PLAIN)))


def drawn(article: Article, mentions: list[Mention], style: Style) -> Table:
    """The table of one article for a terminal. Needs rich."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    title = Text(" ".join(_names(article)).strip())
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column != "text")
    places = Places(article.text)
    for mention in mentions:
        *cells, text = _cells(places, mention, style)
        table.add_row(*(Text(_stacked(cell)) for cell in cells), Text(text))
    return table


def _stacked(cell: str) -> str:
    """An interval with its second end on a second line: a narrow table then breaks no date."""
    return cell.replace("..", "\n..").replace("/", "\n/") if len(cell) > 12 else cell


def _cells(places: Places, mention: Mention, style: Style) -> list[str]:
    """One mention, as `COLUMNS` says."""
    line, column = places.line_column(mention.start)
    return [
        f"{line}:{column}",
        mention.value if mention.mod is None else f"{mention.value} {mention.mod}",
        mention.type.value,
        _days(mention.earliest, mention.latest),
        mention.calendar.value,
        mention.resolution.value,
        style.fence(visible(mention.text)),
    ]


def _names(article: Article) -> tuple[str, str]:
    """Path with the line of the record, and id."""
    record = "" if article.record is None else f":{article.record}"
    return visible(f"{article.path}{record}"), visible(article.id or "")


def _days(earliest: Day | None, latest: Day | None) -> str:
    """One day, or both ends with two dots between; an end that is not known is empty."""
    first, last = ("" if day is None else day.isoformat() for day in (earliest, latest))
    return first if first == last else f"{first}..{last}"
