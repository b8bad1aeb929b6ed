"""What the reports read: a finding with its article."""

from __future__ import annotations

from typing import NamedTuple

from arabdate.archive.base import Article
from arabdate.model import Finding, Span
from arabdate.reports.places import Places

__all__ = ["Elsewhere", "Found"]


class Elsewhere(NamedTuple):
    """A place of a finding in another article, and the lines of that article's text."""

    article: Article
    places: Places
    span: Span


class Found(NamedTuple):
    """A finding, its article, the lines of the article's text, and the finding's places in other articles."""

    article: Article
    places: Places
    finding: Finding
    elsewhere: tuple[Elsewhere, ...] = ()
