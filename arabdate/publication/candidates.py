"""When an article was published: a `Publication`, and the `Candidate` dates that it was chosen from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from arabdate.model import Calendar, Span

__all__ = ["Candidate", "Publication", "Role", "Source", "Verdict"]


class Source(StrEnum):
    """Where a date was found.

    JSON_LD, META, MICRODATA: metadata of the page. TIME: a `<time>` element by the title. BYLINE: the line by
    the title that readers see. MASTHEAD: a date in the head of the page. DATELINE, STAMP, TODAY: the words of
    the article (TODAY is `اليوم الأربعاء 3 ماي 2017`). URL: the address. HEADER: how the page was sent.
    """

    JSON_LD = "json-ld"
    META = "meta"
    MICRODATA = "microdata"
    TIME = "time"
    BYLINE = "byline"
    MASTHEAD = "masthead"
    DATELINE = "dateline"
    STAMP = "stamp"
    TODAY = "today"
    URL = "url"
    HEADER = "header"


class Role(StrEnum):
    """What a date is to the page: its publication, its making, its last change, or its sending."""

    PUBLISHED = "published"
    CREATED = "created"
    MODIFIED = "modified"
    SERVED = "served"


class Verdict(StrEnum):
    """What became of a candidate.

    CHOSEN: this one. CONFIRMS: the same day. OUTRANKED: another day, from a weaker source. REJECTED: no date
    of this article's publication.
    """

    CHOSEN = "chosen"
    CONFIRMS = "confirms"
    OUTRANKED = "outranked"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the article's, and what became of it.

    `name` is the field, property or header (`datePublished`, `article:published_time`, `Last-Modified`),
    `raw` what it says, `span` where it stands, in code points of the input that it came from: its tag or line
    in the HTML, the words in the text, the digits in the address; None for headers. `date` is the day that it
    gives, None where it gives none, `calendar` the one in which it was written. `reason` says why it stands
    where it does.
    """

    source: Source
    role: Role
    name: str
    raw: str
    span: Span | None
    date: dt.date | None
    calendar: Calendar
    verdict: Verdict
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready row; the day in ISO form."""
        return {
            "source": self.source.value,
            "role": self.role.value,
            "name": self.name,
            "raw": self.raw,
            "span": None if self.span is None else list(self.span),
            "date": None if self.date is None else self.date.isoformat(),
            "calendar": self.calendar.value,
            "verdict": self.verdict.value,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and why that day.

    `candidates` holds every date that was found: the chosen one first, then by rank, the rejected ones last.
    A page that has none has a Publication without a date.
    """

    candidates: tuple[Candidate, ...]

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that was believed; None where there is none to believe."""
        first = self.candidates[0] if self.candidates else None
        return first if first is not None and first.verdict is Verdict.CHOSEN else None

    @property
    def date(self) -> dt.date | None:
        """The day of publication as the site prints it, or None.

        Where only the last change of the page is dated (`role` is `modified`), this is that day.
        """
        return None if self.chosen is None else self.chosen.date

    @property
    def source(self) -> Source | None:
        """Where the chosen date was found."""
        return None if self.chosen is None else self.chosen.source

    @property
    def role(self) -> Role | None:
        """What the chosen date is to the page."""
        return None if self.chosen is None else self.chosen.role

    @property
    def reason(self) -> str:
        """Why this day, or why none, in a sentence."""
        if self.chosen is not None:
            return self.chosen.reason
        return "no date was found" if not self.candidates else "every date that was found is rejected"

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready row."""
        return {
            "date": None if self.date is None else self.date.isoformat(),
            "source": None if self.source is None else self.source.value,
            "role": None if self.role is None else self.role.value,
            "reason": self.reason,
            "candidates": [c.to_dict() for c in self.candidates],
        }
