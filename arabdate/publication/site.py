"""Where the article is on its page: its title, and which lines are about it and which beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from math import inf

from arabdate.publication.page import Line, Page

__all__ = ["Site"]

PARAGRAPH = 200
"""A line of so many characters is running text."""
PARAGRAPHS = 2
"""How many lines of running text may stand between the title and a date without a label."""
HEADINGS = 1
"""How many headings may: a standfirst is one, a list of articles has more."""
BEFORE_TITLE = 3
"""How many lines above the title may hold its byline."""


class Site:
    """The lines of a page, seen from the article's title; `title` is the number of its line, or None."""

    def __init__(self, page: Page) -> None:
        self.lines = page.lines
        self.title = _title(page)
        heading = None if self.title is None else page.lines[self.title]
        self._beside = frozenset() if heading is None else heading.beside
        self._in_head = heading is not None and heading.head
        self._articles = frozenset() if heading is None else heading.articles
        self._articles |= self._first_body()
        behind = range((self.title or 0) + 1, len(page.lines))
        text = (n for n in behind if len(page.lines[n].text) >= PARAGRAPH)
        headings = (n for n in behind if page.lines[n].heading and not self._strays(page.lines[n]))
        self._ends = (_nth(text, PARAGRAPHS), _nth(headings, HEADINGS + 1))

    def _first_body(self) -> frozenset[int]:
        """The articles around the first running text behind the title."""
        for line in self.lines[(self.title or 0) :]:
            if len(line.text) >= PARAGRAPH and not self._strays(line):
                return line.articles
        return frozenset()

    def _strays(self, line: Line) -> bool:
        return bool(line.beside - self._beside)

    def beside(self, number: int) -> str:
        """Why what stands on a line is not the article's; empty if it may be, and for what stands on none."""
        if not 0 <= number < len(self.lines):
            return ""
        line = self.lines[number]
        if self._strays(line):
            return "stands beside the article, among menus or other articles"
        if self.title is not None and line.articles - self._articles:
            return "stands in another article of the page"
        if self.title is not None and self._is_in_head(line):
            return "stands in the head of the page"
        return ""

    def far(self, number: int) -> str:
        """Why a date without a label is not the article's; empty if it may be."""
        if self.title is None:
            return "stands by no title"
        if number > self._ends[0]:
            return "stands far from the title, without a label"
        if number > self._ends[1]:
            return "stands under another heading"
        return ""

    def opens(self, number: int) -> bool:
        """Whether a line is among the first of the article."""
        after = self.title is not None and number > self.title
        return after and not self.beside(number) and not self.far(number)

    def is_masthead(self, number: int) -> bool:
        """Whether a line is above the title and not its byline: the page's head shows the day it was sent."""
        line = self.lines[number]
        if self.title is None:
            return line.head
        return number < self.title and (self._is_in_head(line) or self.title - number > BEFORE_TITLE)

    def _is_in_head(self, line: Line) -> bool:
        return line.head and not self._in_head

    def distance(self, number: int) -> int:
        """Lines from the title; those above it count as far, what stands on no line as near."""
        title = self.title or 0
        return 0 if number < 0 else number - title if number >= title else len(self.lines) + title - number


def _nth(numbers: Iterator[int], n: int) -> float:
    """The n-th of some numbers, infinity where there are fewer."""
    return next(islice(numbers, n - 1, None), inf)


def _title(page: Page) -> int | None:
    """The line of the article's title: the heading, else the line, that says what the page's title says."""
    wanted = set(re.findall(r"\w+", page.value("og:title") or page.title))
    best, score = None, 0.0
    for number, line in enumerate(page.lines):
        words = set(re.findall(r"\w+", line.text))
        alike = len(words & wanted) / max(1, len(words | wanted))
        if line.heading != 1 and (alike < ALIKE or (not line.heading and len(words) < WORDS)):
            continue
        likely = alike + _HEADING[line.heading] - (STRAYING if line.beside or line.head else 0)
        if likely > score:
            best, score = number, likely
    return best


ALIKE = 0.4
"""The share of common words from which a lesser heading, or a line, may be the title."""
WORDS = 3
"""How many words a title that is no heading must have."""
_HEADING = (0.0, 0.6, 0.3, 0.3, 0.3, 0.3, 0.3)
"""What a line gains by being a heading, by its level: a headline often says more than the page's title."""
STRAYING = 0.2
"""What a line loses among menus, other articles and in the page's head."""
