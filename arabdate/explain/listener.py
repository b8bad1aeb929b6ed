"""A narrative that writes down what it asks of a text, and what it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from arabdate import calendars
from arabdate.explain.rows import Considered, Step
from arabdate.expressions import Atom, Expression
from arabdate.fields import relation
from arabdate.fold import Folded
from arabdate.lists import is_paired_hijri
from arabdate.model import Resolution
from arabdate.narrative import End, Narrative, Told
from arabdate.occurrences import Candidate, distance, stands
from arabdate.tense import Tense, cue
from arabdate.tokens import Token
from arabdate.values import Point

__all__ = ["Listener"]


class Listener(Narrative):
    """A narrative that writes down what it asks of the text and what it is answered.

    Each method asks its base and notes the answer; none decides anything.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heard: dict[int, list[Step]] = {}
        self.made: list[tuple[End, int | None]] = []
        self.steps: list[Step] = []
        self.found: Sequence[Candidate] = ()
        self.picked: str | None = None

    def _note(self, what: str, said: str) -> None:
        self.steps.append(Step(what, said))

    def enter(self, position: int) -> None:
        super().enter(position)
        self.steps = self.heard.setdefault(position, [])

    def end(self, expression: Expression, atom: Atom) -> End | None:
        if len(expression.atoms) == 2 and not expression.is_sum:
            self._note("end", f"of the range: {_words(self.folded, atom)}")
        if is_paired_hijri(expression):
            self._note("pair", "the date beside it shows its year to be Hijri")
        found = super().end(expression, atom)
        if found is None:
            return None
        self.made.append((found, found.point.year))
        if not found.point.exists():
            self._note("impossible", "its calendar has no such day in that month: the day is left open")
        return found

    def complete(self, end: End) -> None:
        lent = {role: t for role, t in end.roles.items() if end.atom.roles.get(role) is not t}
        if lent:
            words = ", ".join(f"{role} {_words(self.folded, t)}" for role, t in lent.items())
            self._note("list", f"its list lends it {words}")
        if stated := _stated(end.point):
            self._note("said", f"says {stated} ({end.point.calendar.value})")
        self.found, self.picked = (), None
        for role in ("rel", "wrel", "yrel"):
            if role in end.roles:
                asked = relation(end.roles[role])
                self._note("relation", f"{_words(self.folded, end.roles[role])} asks for: {asked}")
        at = len(self.steps)
        weekday = end.point.weekday
        super().complete(end)
        if end.resolution is Resolution.UNRESOLVED and self.reference is None:
            self._note("unresolved", _NOTHING)
        origin = _before_origin(self.steps, at)
        if self.found:
            self.steps.insert(origin, self._years(end))
        if "deictic" in end.roles and self.reference_day is not None:
            self.steps[origin:origin] = self._shift(end, self.reference_day, weekday)

    def _shift(self, end: End, ref: int, weekday: int | None) -> Iterator[Step]:
        """How many days away the word is, and whether the weekday beside it moved it."""
        token, days = end.roles["deictic"], end.point.days()
        shift = token.value("DEICTIC", "TODAY", "TONIGHT") or 0
        yield Step("deictic", f"{_words(self.folded, token)} is {shift:+} days from the reference")
        if weekday is not None and days is not None and (moved := days[0] - ref - shift):
            yield Step("weekday", f"moved by {moved:+} to the weekday beside it, the better witness")

    def _years(self, end: End) -> Step:
        """The years that were considered, once one has won."""
        ref, won = self.reference_day or 0, end.point.year
        from_text = end.resolution is Resolution.NARRATIVE
        pick = next((c for c in self.found if c[0] == won), None)
        considered = []
        for candidate in self.found:
            year, first, last = candidate
            lost = None
            if from_text and year != won:
                lost = "the text has set another"
            elif pick is not None and candidate != pick:
                lost = _why_lost(candidate, pick, self.picked, ref)
            considered.append(Considered(year, _days(first, last), lost))
        return Step("years", "years considered", tuple(considered))

    def told_year(self, end: End) -> int | None:
        told = super().told_year(end)
        if told is not None:
            self._note("told", f"the text has set the year {told} before, near enough")
        return told

    def tells_history(self, told: int, end: End, closest: int) -> bool:
        answer = super().tells_history(told, end, closest)
        verdict = "a story of the past" if answer else "news: the year of the text does not hold"
        self._note("history", f"{told} against {closest}, the closest to the reference: {verdict}")
        return answer

    def tense_of(self, atom: Atom) -> Tense | None:
        when = super().tense_of(atom)
        heard = cue(self.folded.data, atom.start, atom.end)
        if heard is None:
            self._note("tense", "no word of the clause tells of the past or of what is to come")
        else:
            self._note("tense", f"{_shown(self.folded, heard[1], atom)} tells of the {_TENSES[heard[0]]}")
        return when

    def candidates(self, point: Point) -> Sequence[Candidate]:
        self.found = super().candidates(point)
        return self.found

    def pick(self, candidates: Sequence[Candidate], rel: str | None) -> int:
        self.picked = rel
        return super().pick(candidates, rel)

    def from_reference(self, end: End, how: Resolution) -> None:
        super().from_reference(end, how)
        if self.reference is not None:
            day, source = self.reference.date.isoformat(), self.reference.source
            self._note("reference", f"reckoned from {day} ({source})")

    def from_narrative(self, end: End, told: Told | None = None) -> None:
        super().from_narrative(end, told)
        span = None if end.anchor is None else end.anchor.span
        where = "" if span is None else f": «{self.folded.text[slice(*span)]}»"
        self._note("narrative", f"reckoned from what the text had set{where}")


_NOTHING = "no publication day, no stamp: nothing to reckon from"
_TENSES = {
    Tense.PAST: "past",
    Tense.FUTURE: "future",
    Tense.PLANNED: "plan, told afterwards: it says nothing",
}
_SIDES = {
    "past": "is not before the reference",
    "previous": "is not before the reference",
    "gone": "is after the reference, and the clause tells of the past",
    "next": "is not after the reference",
    "following": "is not after the reference",
    "coming": "is before the reference, and the clause tells of the future",
}


def _why_lost(lost: Candidate, won: Candidate, rel: str | None, ref: int) -> str:
    """Why one year lost to another in a relation to the reference day."""
    fits, won_fits = stands(lost, rel, ref), stands(won, rel, ref)
    if won_fits and not fits:
        return _SIDES[rel or ""]
    days = f"{distance(lost, ref)} days from the reference, against {distance(won, ref)}"
    return f"{days}: too far for the tense to be this date's" if fits and not won_fits else days


def _before_origin(steps: list[Step], at: int) -> int:
    """Where in the steps the years belong: before the step that says from what they were reckoned."""
    last = len(steps)
    return last - 1 if last > at and steps[-1].what in ("reference", "narrative") else last


def _days(first: int, last: int) -> str:
    return calendars.iso(first) if first == last else f"{calendars.iso(first)}/{calendars.iso(last)}"


_FIELDS = ("year", "gregorian_year", "month", "last_month", "day", "weekday", "suffix", "part", "clock")


def _stated(point: Point) -> str:
    """The fields of a point that are known: `month 2, day 24`."""
    said = ((name, getattr(point, name)) for name in _FIELDS)
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in said if value is not None)


def _words(folded: Folded, what: Token | Atom) -> str:
    return f"«{folded.slice(what.start, what.end)}»"


def _shown(folded: Folded, word: bytes, atom: Atom) -> str:
    """A cue as the text writes it: the nearest before the date, else the first after it."""
    at = folded.data.rfind(word, 0, atom.start)
    at = folded.data.find(word, atom.end) if at < 0 else at
    return f"«{folded.slice(at, at + len(word))}»"
