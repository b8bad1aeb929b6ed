"""What an explanation says, as rows that a program can read."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from arabdate.model import Anchor, Mention

__all__ = [
    "Considered",
    "Explained",
    "ExplainedRegion",
    "Explanation",
    "Leftover",
    "Matched",
    "Rival",
    "Sense",
    "Step",
    "Word",
]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a table says of a word: its kind, its value (`levantine 11`), the files that list it."""

    kind: str
    value: str | None
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its words and span in the text as given, the kinds that the grammar may take it for, what the
    tables say of it, and its number."""

    text: str
    start: int
    end: int
    kinds: tuple[str, ...]
    senses: tuple[Sense, ...]
    number: int | None


@dataclass(frozen=True, slots=True)
class Rival:
    """A row that matched where another won, the words that it took, and why it lost."""

    row: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Matched:
    """The row that won at a place: as the table writes it, the words that it took by role, and its rivals."""

    row: str
    pattern: str
    example: str
    text: str
    start: int
    end: int
    roles: dict[str, str]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """A year that was considered, the date in it (EDTF), and why it lost; None for the one that won."""

    year: int
    date: str
    lost: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step by which a date was completed: its kind, for programs, and a sentence."""

    what: str
    said: str
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """An expression: its rows (two for a range), what ties it to its neighbours, the steps, and its worth.

    Either `mention` or `refusal`, the reason why it is none.
    """

    text: str
    start: int
    end: int
    rows: tuple[Matched, ...]
    ties: tuple[str, ...]
    steps: tuple[Step, ...]
    mention: Mention | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Leftover:
    """A number or date word of which nothing came, why, and what came near: rows that ask for other
    neighbours, and an unknown word beside it with the month names that are spelled like it."""

    text: str
    start: int
    end: int
    why: str
    near: tuple[Rival, ...] = ()
    unknown: str | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedRegion:
    """A stretch around a word that can make a date: tokens, expressions, and what is left over."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    expressions: tuple[Explained, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A whole text. `reference` is the day from which it was read, `passed_over` the other days that the text
    gives as its own; `outside` holds the numbers and date words that no region took in."""

    text: str
    reference: Anchor | None
    passed_over: tuple[Anchor, ...]
    month_first: bool
    hijri_years: bool
    regions: tuple[ExplainedRegion, ...]
    outside: tuple[Leftover, ...]

    @property
    def mentions(self) -> list[Mention]:
        """The mentions in text order: the same as those of `normalize_dates`."""
        found = (e.mention for r in self.regions for e in r.expressions)
        return [m for m in found if m is not None]

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready row. Its mentions are `Mention.to_dict()`."""
        return {
            "text": self.text,
            "reference": None if self.reference is None else _anchor_row(self.reference),
            "passed_over": [_anchor_row(anchor) for anchor in self.passed_over],
            "month_first": self.month_first,
            "hijri_years": self.hijri_years,
            "regions": [_region_row(region) for region in self.regions],
            "outside": [asdict(left) for left in self.outside],
        }


def _anchor_row(anchor: Anchor) -> dict[str, Any]:
    span = None if anchor.span is None else list(anchor.span)
    return {"source": anchor.source, "date": anchor.date.isoformat(), "span": span}


def _region_row(region: ExplainedRegion) -> dict[str, Any]:
    expressions = [
        {
            **asdict(replace(e, mention=None)),
            "mention": None if e.mention is None else e.mention.to_dict(),
        }
        for e in region.expressions
    ]
    return {**asdict(replace(region, expressions=())), "expressions": expressions}
