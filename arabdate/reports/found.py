"""What the reports read: a finding with its article."""

from __future__ import annotations

from typing import NamedTuple

from arabdate.archive.base import Article
from arabdate.model import Finding
from arabdate.reports.places import Places

__all__ = ["Found"]


class Found(NamedTuple):
    """A finding, its article, and the lines of the article's text."""

    article: Article
    places: Places
    finding: Finding
