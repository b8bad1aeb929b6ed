"""The places of a finding as the text has them: a few words around, each place in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arabdate.model import Span
from arabdate.reports.places import Places
from arabdate.reports.style import Style, visible

__all__ = ["Excerpt", "excerpts"]

_AROUND = 24
"""Code points of context on either side."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of context: the places in it (line, column), and its words with the places marked."""

    places: tuple[tuple[int, int], ...]
    words: str


def excerpts(text: str, places: Places, spans: tuple[Span, ...], style: Style) -> Iterator[Excerpt]:
    """The excerpts that show all spans, in text order; near ones share one."""
    for group in _groups(places, sorted(set(spans))):
        start, end = _window(text, places, group)
        words = _marked(text, start, end, group, style)
        yield Excerpt(tuple(places.line_column(s) for s, _ in group), style.fence(words))


def _groups(places: Places, spans: list[Span]) -> list[list[Span]]:
    """Spans of one line that stand no further apart than the context reaches."""
    groups: list[list[Span]] = []
    for span in spans:
        last = groups[-1][-1] if groups else None
        if last and places.line(last[0]) == places.line(span[0]) and span[0] - last[1] <= 2 * _AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _window(text: str, places: Places, group: list[Span]) -> Span:
    """From a word's beginning to a word's end, inside the lines of the group."""
    first, last = group[0][0], max(end for _, end in group)
    line_start, line_end = places.line(first)[0], places.line(last - 1)[1]
    start, end = max(line_start, first - _AROUND), min(line_end, last + _AROUND)
    if start > line_start:
        space = text.find(" ", start - 1, first)
        start = space + 1 if space >= 0 else start
    if end < line_end:
        space = text.rfind(" ", last, end + 1)
        end = space if space >= 0 else end
    return start, end


def _marked(text: str, start: int, end: int, group: list[Span], style: Style) -> str:
    """The window's words. Spans may nest; at one place the inner bracket closes before the next opens."""
    line = text[start:end]
    left = "" if not text[:start].rpartition("\n")[2].strip() else "... "
    right = "" if not text[end:].partition("\n")[0].strip() else " ..."
    edges = sorted([(s, 1) for s, _ in group] + [(e, 0) for _, e in group])
    out, at, depth = [left], start, 0
    for place, opens in edges:
        out.append(_piece(text[at:place], depth, style) + ("[" if opens else "]"))
        at, depth = place, depth + (1 if opens else -1)
    out.append(visible(text[at:end]))
    return ("".join(out) + right).strip() if line else ""


def _piece(text: str, depth: int, style: Style) -> str:
    return style.paint(visible(text), "under") if depth and text else visible(text)
