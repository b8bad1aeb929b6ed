"""The rows that leave the library: a `Mention` is data, a `Finding` is a claim with evidence.

Frozen, slotted, without behaviour beyond derived properties. Field meanings follow ISO-TimeML
(TIMEX3) where it speaks; `value` never holds a day that its calendar does not have.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = [
    "Anchor",
    "Calendar",
    "Day",
    "Finding",
    "Granularity",
    "Mention",
    "MentionType",
    "Passage",
    "Repair",
    "Resolution",
    "Severity",
    "Span",
]

Span = tuple[int, int]
"""Start and end in code points of the text as given, end exclusive."""

Day = dt.date | dt.datetime
"""A calendar day or, for clock times, a naive local date-time (proleptic Gregorian)."""


class MentionType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Calendar(StrEnum):
    """The calendar, and for Hijri dates the table, by which a mention was reckoned."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"
    UMM_AL_QURA = "umm-al-qura"
    ISLAMIC_CIVIL = "islamic-civil"
    SOLAR_HIJRI = "solar-hijri"
    COPTIC = "coptic"
    RUMI = "ottoman-rumi"

    is_hijri: bool
    """Whether this is one of the two lunar Hijri reckonings."""

    def __init__(self, value: str) -> None:
        self.is_hijri = value in ("umm-al-qura", "islamic-civil")


class Granularity(StrEnum):
    """The finest unit that the text states, or the unit of a length."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    VAGUE = "vague"


class Resolution(StrEnum):
    """How the value was reached; the ETL user's first filter.

    EXPLICIT: said in full. LIST: a part came from a neighbour in the same list or range.
    NARRATIVE: from a date that the text had set before. PUBLICATION: completed from the
    publication date. DEICTIC: reckoned from the publication date (`أمس`, `الشهر الماضي`).
    STAMP: as the last two, but from the article's own stamp or dateline, because no publication
    date was given. UNRESOLVED: nothing to reckon from; the value is underspecified.
    """

    EXPLICIT = "explicit"
    LIST = "list"
    NARRATIVE = "narrative"
    PUBLICATION = "publication"
    DEICTIC = "deictic"
    STAMP = "stamp"
    UNRESOLVED = "unresolved"


class Severity(StrEnum):
    """ERROR: provably wrong. WARNING: a careful editor would look. NOTE: only when asked for."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a value was reckoned from: a day, where it came from, and its span if it is in the text.

    `source` is `publication`, `stamp`, `dateline` or `mention`.
    """

    source: str
    date: dt.date
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One temporal expression of a text and what it is worth.

    `start`/`end` count code points of the text as given, end exclusive. `value` is a TIMEX3 value
    (an EDTF interval for ranges), `earliest`/`latest` the inclusive bounds in the proleptic
    Gregorian calendar, None where unknown. `tradition` names the lexicon table(s) whose month
    names were used. `zone` is the time zone as the text names it behind a clock time, without its
    preposition (`توقيت غرينتش`, `GMT+3`, `+03:00`), and `tz` its IANA identifier or offset from UTC, None
    where the name leaves that open (`التوقيت المحلي`): value and bounds are the clock's as said, never
    shifted. `pair` is the span of the same day said in another calendar.
    """

    text: str
    start: int
    end: int
    type: MentionType
    value: str
    mod: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    calendar: Calendar = Calendar.GREGORIAN
    granularity: Granularity = Granularity.DAY
    tradition: str | None = None
    resolution: Resolution = Resolution.EXPLICIT
    anchor: Anchor | None = None
    quant: str | None = None
    freq: str | None = None
    zone: str | None = None
    tz: str | None = None
    pair: Span | None = None

    @property
    def edtf(self) -> str | None:
        """The value in Extended Date/Time Format (ISO 8601-2), None where EDTF has no form.

        Examples:
            >>> Mention("نوفمبر 2020", 0, 11, MentionType.DATE, "2020-11", mod="APPROX").edtf
            '2020-11~'
            >>> Mention("القرن العشرين", 0, 13, MentionType.DATE, "19").edtf
            '19XX'
            >>> Mention("ثلاثة أيام", 0, 10, MentionType.DURATION, "P3D").edtf is None
            True
        """
        if self.type in (MentionType.DURATION, MentionType.SET) or self.value.endswith("_REF"):
            return None
        parts = [_edtf_point(v) for v in self.value.split("/")]
        if any(p is None for p in parts):
            return None
        suffix = "~" if self.mod == "APPROX" else ""
        return "/".join(f"{p}{suffix}" for p in parts)

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready row; days and date-times in ISO form, unknowns as None.

        Examples:
            >>> row = Mention("2020", 3, 7, MentionType.DATE, "2020").to_dict()
            >>> row["value"], row["type"], row["anchor"]
            ('2020', 'DATE', None)
        """
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "type": self.type.value,
            "value": self.value,
            "mod": self.mod,
            "earliest": _iso(self.earliest),
            "latest": _iso(self.latest),
            "calendar": self.calendar.value,
            "granularity": self.granularity.value,
            "tradition": self.tradition,
            "resolution": self.resolution.value,
            "anchor": None
            if self.anchor is None
            else {
                "source": self.anchor.source,
                "date": self.anchor.date.isoformat(),
                "span": None if self.anchor.span is None else list(self.anchor.span),
            },
            "quant": self.quant,
            "freq": self.freq,
            "zone": self.zone,
            "tz": self.tz,
            "pair": None if self.pair is None else list(self.pair),
            "edtf": self.edtf,
        }


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit that would mend a finding: replace `span` by `replacement`, because `reason`."""

    span: Span
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in another article: the article's name, the span in its text, and the words of that span."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction, with its proof.

    `spans` are the places it rests on; where either side may be wrong all are given and none is
    called the error. `evidence` lists the facts, one sentence each (the computed weekday, the table
    and difference, the passages). `repairs` are the one-edit repairs that satisfy all the evidence,
    best first. `related` holds what else the same slip breaks. A finding across articles names in `article`
    the one that its spans and repairs are about, and gives in `elsewhere` the places in the others.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    message_ar: str
    spans: tuple[Span, ...]
    evidence: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    related: tuple[Finding, ...] = ()
    article: str | None = None
    elsewhere: tuple[Passage, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready row; spans as [start, end] lists."""
        return {
            "rule": self.rule,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message,
            "message_ar": self.message_ar,
            "spans": [list(s) for s in self.spans],
            "evidence": list(self.evidence),
            "repairs": [
                {"span": list(r.span), "replacement": r.replacement, "reason": r.reason} for r in self.repairs
            ],
            "related": [f.to_dict() for f in self.related],
            "article": self.article,
            "elsewhere": [
                {"article": p.article, "span": list(p.span), "text": p.text} for p in self.elsewhere
            ],
        }


def _iso(day: Day | None) -> str | None:
    return None if day is None else day.isoformat()


_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def _edtf_point(value: str) -> str | None:
    """One end of an interval; TIMEX3 forms without an EDTF counterpart give None."""
    if value.startswith("BC") and len(value) == len("BC02"):
        return None
    if value.startswith("BC"):
        return f"-{int(value[2:]) - 1:04d}"  # astronomical year: 1 BC is 0000
    if len(value) in (2, 3) and value.isdigit():
        return value.ljust(4, "X")
    year, _, rest = value.partition("-")
    if rest in _SEASONS:
        return f"{year}-{_SEASONS[rest]}"
    if rest[:1] == "Q":
        return f"{year}-{32 + int(rest[1])}"
    if rest[:1] == "H":
        return f"{year}-{39 + int(rest[1])}"
    if "W" in rest or (("T" in rest) and not rest.partition("T")[2][:1].isdigit()):
        return None
    return value
