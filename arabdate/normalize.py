"""The pipeline: text to mentions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from arabdate.errors import InputError
from arabdate.expressions import Expression, expressions
from arabdate.fields import reckons_in_hijri
from arabdate.fold import Folded, fold
from arabdate.impostors import Refusal
from arabdate.lists import glosses_hijri
from arabdate.model import Anchor, Mention
from arabdate.narrative import Narrative
from arabdate.publication import OwnDate, is_month_first, own_dates, reference
from arabdate.resolver import Resolved, Resolver

__all__ = ["Analysis", "analyse", "normalize_dates", "parse_published"]


class Analysis:
    """A text, its expressions and what they resolved to: what the checks read.

    `published` is the day that was given, `published_at` its moment if a clock was given too, `reference`
    the day that was used (the article's own stamp if none was given), `resolved` the mentions in text order
    with their making, `refused` the expressions that are none with the reason. The dates are completed by a
    `narrative`, which `explain` exchanges for one that takes notes.
    """

    __slots__ = (
        "_own_dates",
        "expressions",
        "folded",
        "month_first",
        "narrative",
        "published",
        "published_at",
        "reference",
        "refused",
        "resolved",
        "text",
    )

    def __init__(
        self, text: str, published: dt.date | dt.datetime | None, narrative: type[Narrative] = Narrative
    ) -> None:
        self.text = text
        self.published_at = published if isinstance(published, dt.datetime) else None
        self.published = published.date() if isinstance(published, dt.datetime) else published
        self.folded: Folded = fold(text)
        self.expressions: list[Expression] = list(expressions(self.folded))
        self.month_first = is_month_first(self.expressions)
        self._own_dates: list[OwnDate] | None = None
        self.reference: Anchor | None = (
            Anchor("publication", self.published)
            if self.published is not None
            else reference(self.folded, self.own_dates)
        )
        hijri = reckons_in_hijri(
            [a.roles for e in self.expressions for a in e.atoms],
            self.reference is None,
            glosses_hijri(self.expressions),
        )
        self.narrative = narrative(self.folded, self.reference, self.month_first, hijri, self.published_at)
        self.resolved: list[Resolved] = []
        self.refused: list[tuple[Expression, Refusal]] = []
        resolver = Resolver(self.narrative)
        for expression in self.expressions:
            made = resolver.resolve(expression)
            if isinstance(made, Resolved):
                self.resolved.append(made)
            else:
                self.refused.append((expression, made))
        _link(self.resolved)

    @property
    def own_dates(self) -> list[OwnDate]:
        """The dates that the text gives as its own, best first; found once, when first asked for."""
        if self._own_dates is None:
            self._own_dates = own_dates(self.folded, self.expressions, self.month_first)
        return self._own_dates

    @property
    def mentions(self) -> list[Mention]:
        """The mentions in text order."""
        return [r.mention for r in self.resolved]


def _link(resolved: list[Resolved]) -> None:
    """Give each of a calendar pair the span of the other."""
    paired = [r for r in resolved if r.expression.pair is not None]
    by_expression = {id(r.expression): r for r in paired}
    for item in paired:
        other = by_expression.get(id(item.expression.pair))
        if other is not None:
            item.mention = replace(item.mention, pair=(other.mention.start, other.mention.end))


def parse_published(published: str | dt.date | dt.datetime | None) -> dt.date | None:
    """The publication day: the date part of an ISO 8601 string, a date, or a datetime.

    Raises:
        InputError: anything else; the message says what came.

    Examples:
        >>> parse_published("2022-04-25T23:15:00+03:00")
        datetime.date(2022, 4, 25)
        >>> parse_published("25/04/2022")
        Traceback (most recent call last):
        arabdate.errors.InputError: published: wanted an ISO 8601 date such as '2022-04-25', got '25/04/2022'
    """
    moment = _moment(published)
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _moment(published: str | dt.date | dt.datetime | None) -> dt.date | dt.datetime | None:
    """The day of publication, with its clock where one was given."""
    if published is None:
        return None
    wanted = "published: wanted an ISO 8601 date such as '2022-04-25'"
    if isinstance(published, str):
        text = published.strip()
        try:
            published = dt.datetime.fromisoformat(text)
        except ValueError:
            raise InputError(f"{wanted}, got {text!r}") from None
        if len(text) <= len("2022-04-25"):
            published = published.date()
    if not isinstance(published, dt.date):
        raise InputError(f"{wanted}, a date, a datetime or None, got {type(published).__name__}")
    if not FIRST_YEAR <= published.year <= LAST_YEAR:
        day = published.isoformat()[:10]
        raise InputError(f"published: wanted a year from {FIRST_YEAR} to {LAST_YEAR}, got {day}")
    return published


FIRST_YEAR, LAST_YEAR = 1500, 2200
"""Years of publication: printing in Arabic began in 1514. Systems write 0001 and 9999 for "not set"."""


def analyse(
    text: str, published: str | dt.date | dt.datetime | None = None, narrative: type[Narrative] = Narrative
) -> Analysis:
    """Read a text once, for mentions and for checks; its dates are completed by a `narrative`.

    Raises:
        InputError: `text` is not a str, or `published` is no date.
    """
    if not isinstance(text, str):
        raise InputError(f"text: wanted a str, got {type(text).__name__}")
    return Analysis(text, _moment(published), narrative)


def normalize_dates(text: str, published: str | dt.date | dt.datetime | None = None) -> list[Mention]:
    """Find every date, time, length and repetition in an Arabic text and normalize it.

    Args:
        text: the text, as published; it is never changed, offsets count its code points.
        published: the publication day (ISO 8601 string, date, datetime), from which relative mentions
            are reckoned; None to use the article's own stamp or dateline where it has one.

    Returns:
        The mentions in text order. Meanings of the fields: see `Mention`.

    Raises:
        InputError: `text` is not a str, or `published` is no date.

    Examples:
        >>> for m in normalize_dates("وصل الوفد أمس بعد اتفاق 9 تشرين الثاني/نوفمبر 2020", "2022-04-25"):
        ...     print(m.value, m.resolution.value)
        2022-04-24 deictic
        2020-11-09 explicit
    """
    return analyse(text, published).mentions
