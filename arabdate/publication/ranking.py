"""Which of the dates that were found is the publication: rejected, ranked, outvoted or confirmed.

What says that it is the publication stands before the last change; within each the order is `RANK`. A late
clock in UTC, a day and month in either order and a Hijri day leave a choice of days: the one that most of the
others share takes it, and of equals the one that readers see. Then the vote: metadata, the page's lines, the
article's words and the address are four voices. A day that only one voice gives yields to a day that two
others give.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from arabdate.model import Calendar, Span
from arabdate.publication.candidates import Candidate, Publication, Role, Source, Verdict
from arabdate.publication.readings import FIRST_WEB_YEAR, Reading

__all__ = ["Witness", "choose"]

RANK = (
    Source.JSON_LD,
    Source.META,
    Source.MICRODATA,
    Source.TIME,
    Source.BYLINE,
    Source.DATELINE,
    Source.STAMP,
    Source.TODAY,
    Source.URL,
    Source.HEADER,
    Source.MASTHEAD,
)
"""The sources, the most trusted first."""

_VOICE = {
    Source.JSON_LD: "metadata",
    Source.META: "metadata",
    Source.MICRODATA: "metadata",
    Source.TIME: "page",
    Source.BYLINE: "page",
    Source.DATELINE: "words",
    Source.STAMP: "words",
    Source.TODAY: "words",
    Source.URL: "address",
}
_SEEN = frozenset({Source.BYLINE, Source.TIME})
_TIER = {Role.PUBLISHED: 0, Role.CREATED: 0, Role.MODIFIED: 1, Role.SERVED: 2}
_WEAK = 5.5
"""How many ranks a vague field (`date`) or the making of the page costs: it stands behind the byline."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A date that was found, before it is judged.

    `rejected` says why it is none of this article's, `weak` that its field is vague, `on_web` that it comes
    from a page, which cannot be older than the web.
    """

    source: Source
    role: Role
    name: str
    raw: str
    span: Span | None
    readings: tuple[Reading, ...]
    rejected: str = ""
    weak: bool = False
    on_web: bool = True

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days that it may mean, the likeliest first."""
        return tuple(r.date for r in self.readings)

    @property
    def called(self) -> str:
        """How a reason names it."""
        return self.source.value if self.name == self.source.value else f"{self.source.value} {self.name}"

    @property
    def voice(self) -> str:
        """Which of the independent voices it belongs to."""
        return _VOICE.get(self.source, "header")

    def order(self) -> tuple[int, float]:
        """Where it stands among the others."""
        behind = self.weak or self.role is Role.CREATED
        return _TIER[self.role], RANK.index(self.source) + (_WEAK if behind else 0)


def choose(witnesses: Sequence[Witness], fetched: dt.date | None = None) -> Publication:
    """Judge, rank and choose. `fetched` is the day on which the page was fetched: nothing on it is later."""
    judged = [_judged(w, fetched) for w in witnesses]
    living = sorted((w for w in judged if not w.rejected), key=Witness.order)
    if living and living[0].role in (Role.PUBLISHED, Role.CREATED):
        late = "the last change of the page, whose publication is known"
        judged = [
            replace(w, rejected=late) if not w.rejected and w.role is Role.MODIFIED else w for w in judged
        ]
        living = [w for w in living if w.role is not Role.MODIFIED]
    rejected = sorted((w for w in judged if w.rejected), key=Witness.order)
    if not living:
        return Publication(tuple(_row(w, Verdict.REJECTED, w.rejected) for w in rejected))
    best, day, why = _best(living)
    rows = [_row(best, Verdict.CHOSEN, _chosen_reason(best, day, why, living), day)]
    for witness in living:
        if witness is not best:
            rows.append(_other(witness, best, day))
    rows.sort(key=lambda row: _VERDICTS.index(row.verdict))
    return Publication((*rows, *(_row(w, Verdict.REJECTED, w.rejected) for w in rejected)))


_VERDICTS = (Verdict.CHOSEN, Verdict.CONFIRMS, Verdict.OUTRANKED)


def _judged(witness: Witness, fetched: dt.date | None) -> Witness:
    """A witness with the reason for which it is none, if there is one."""
    if witness.rejected:
        return witness
    if not witness.readings:
        return replace(witness, rejected="no full date can be read in it")
    first = witness.readings[0].date
    if witness.on_web and first.year < FIRST_WEB_YEAR:
        return replace(witness, rejected=f"{first.isoformat()} is before the web: a field that was not set")
    if witness.role is Role.SERVED:
        return replace(witness, rejected="the day on which the page was sent, not published")
    if fetched is not None and first > fetched + dt.timedelta(1):
        return replace(
            witness, rejected=f"{first.isoformat()} is after {fetched.isoformat()}, when the page was fetched"
        )
    return witness


class _Poll:
    """Who gives which day: how many witnesses, which voices, and how many that readers see."""

    def __init__(self, living: Sequence[Witness]) -> None:
        self.count: Counter[dt.date] = Counter()
        self.seen: Counter[dt.date] = Counter()
        self.voices: dict[dt.date, set[str]] = {}
        for witness in living:
            self.seen[witness.days[0]] += witness.source in _SEEN
            for day in set(witness.days):
                self.count[day] += 1
                self.voices.setdefault(day, set()).add(witness.voice)

    def day_of(self, witness: Witness) -> dt.date:
        """The reading that most of the others share; of equals the one the page shows, then the likeliest."""
        days = witness.days
        own = days[0] if witness.source in _SEEN else None
        return max(days, key=lambda day: (self.count[day], self.seen[day] > (day == own), -days.index(day)))


def _best(living: Sequence[Witness]) -> tuple[Witness, dt.date, str]:
    """The witness to believe, its day, and why it, where it is not the first in rank."""
    poll, first = _Poll(living), living[0]
    day = poll.day_of(first)
    if len(poll.voices[day]) > 1:
        return first, day, ""
    for witness in living[1:]:
        other = poll.day_of(witness)
        if other != day and len(poll.voices[other]) > 1:
            alone = f"{first.called} is alone with {day.isoformat()} against two independent sources"
            return witness, other, alone
    return first, day, ""


def _row(witness: Witness, verdict: Verdict, reason: str, day: dt.date | None = None) -> Candidate:
    first = witness.readings[0] if witness.readings else None
    date = day if day is not None else first.date if first is not None else None
    calendar = first.calendar if first is not None else Calendar.GREGORIAN
    return Candidate(
        witness.source, witness.role, witness.name, witness.raw, witness.span, date, calendar, verdict, reason
    )


def _other(witness: Witness, best: Witness, day: dt.date) -> Candidate:
    if day in witness.days:
        reason = "; ".join(filter(None, ("the same day", _how(witness, day))))
        return _row(witness, Verdict.CONFIRMS, reason, day)
    given = witness.days[0]
    if best.order() <= witness.order():
        reason = f"gives {given.isoformat()}, and {best.called} is trusted before it"
    else:
        reason = f"gives {given.isoformat()}, alone against two independent sources"
    return _row(witness, Verdict.OUTRANKED, reason)


def _how(witness: Witness, day: dt.date) -> str:
    return next(r.how for r in witness.readings if r.date == day)


def _chosen_reason(best: Witness, day: dt.date, why: str, living: Sequence[Witness]) -> str:
    parts = [f"{best.called} «{best.raw}» is {day.isoformat()}", _how(best, day), why]
    if best.role is Role.MODIFIED:
        parts.append("only the last change of the page is dated: it was published on this day or before")
    sharing = [w for w in living if w is not best and day in w.days]
    if sharing:
        parts.append("so says " + ", ".join(dict.fromkeys(f"{w.called}" for w in sharing)))
    moved = [w for w in sharing if w.days[0] != day]
    parts.extend(f"{w.called} «{w.raw}»: {_how(w, day)}" for w in moved[:1])
    return "; ".join(filter(None, parts))
