"""Expressions in their text to values: the only place that knows the publication date and the order.

The rules are those of ISO-TimeML for Arabic news. A year left out comes from the list that an item stands
in, then from the narrative, then from the publication day; `الماضي` looks strictly before it, `المقبل`
strictly after, `الجاري` at the one that contains it. How a value was reached is said in
`Mention.resolution`, from what in `Mention.anchor`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from arabdate import calendars
from arabdate.errors import CalendarError
from arabdate.expressions import Atom, Expression, is_hijri_year_of
from arabdate.feasts import feast_days
from arabdate.fields import (
    clock_of,
    explicit_point,
    month_names,
    month_of,
    relation,
    stamp_numbers,
    tradition_of,
)
from arabdate.fold import Folded, fold_word
from arabdate.lengths import Length, length, length_range, qualifier, repetition
from arabdate.model import Anchor, Calendar, Day, Granularity, Mention, MentionType, Resolution
from arabdate.tense import Tense, tense
from arabdate.tokens import Token
from arabdate.units import SHIFTS, UNKNOWN, month_point, unit_point, weekend_point
from arabdate.values import Point, bounds_of_value, format_point

__all__ = ["End", "Resolved", "Resolver", "explicit_point", "month_names", "relation", "stamp_numbers"]

NARRATIVE_REACH = 300
"""How many letters a year that the text has set holds for bare days that follow."""
RECENT = 270
"""Days before publication within which a bare day is read from publication, not from the narrative."""
PLAUSIBLE_PAST = 240
"""A past-tense clause takes the latest such day, unless it lies farther back than this and one is near."""

_MAX_DAY = dt.date.max.toordinal()
_LAST_HIJRI_TABLE_DAY = dt.date(2077, 11, 1).toordinal()
_FASTING = fold_word("شهر رمضان")
_INHERITED = ("year", "era", "yrel", "rel")


@dataclass(slots=True)
class End:
    """One end of a mention, completed: the atom that says it, its roles (with those that its list lent),
    and the point that it is."""

    atom: Atom
    roles: dict[str, Token]
    point: Point
    resolution: Resolution
    anchor: Anchor | None = None


@dataclass(slots=True)
class Resolved:
    """A mention with what the checks need of its making. Lengths and repetitions have no ends."""

    expression: Expression
    mention: Mention
    ends: tuple[End, ...] = ()


@dataclass(slots=True)
class _Told:
    """The year that the narrative has set for itself, and where in the text it last did."""

    year: int
    position: int
    day: int | None


@dataclass(slots=True)
class _State:
    """What the text has set so far: the narrative's clock."""

    position: int = 0
    day: int | None = None
    span: tuple[int, int] | None = None
    month: tuple[Calendar, int | None, int] | None = None
    year: int | None = None
    told: _Told | None = None


@dataclass(slots=True)
class Resolver:
    """Completes the expressions of one text, in order.

    `reference` is the publication day, or the article's own stamp when none was given, or None.
    `month_first` is the order of the document's stamps, `hijri_years` whether it reckons in Hijri years.
    """

    folded: Folded
    reference: Anchor | None
    month_first: bool = False
    hijri_years: bool = False
    state: _State = field(default_factory=_State)

    def resolve(self, expression: Expression) -> Resolved | None:
        """The mention of an expression; None where it turns out to be none."""
        if self.state.told and b"\n" in self.folded.data[self.state.position : expression.start]:
            self.state.told = None
        self.state.position = expression.start
        if len(expression.atoms) == 2:
            return self._range(expression)
        atom = expression.atoms[0]
        return _MAKERS[atom.row.make](self, expression, atom)

    # -- the reference ------------------------------------------------------------------------

    @property
    def _ref(self) -> int | None:
        return None if self.reference is None else self.reference.date.toordinal()

    def _from_reference(self, end: End, how: Resolution) -> None:
        """Label an end as reckoned from the reference, or as unresolved without one."""
        end.resolution = self._label(how)
        end.anchor = self.reference

    def _label(self, how: Resolution) -> Resolution:
        if self.reference is None:
            return Resolution.UNRESOLVED
        return how if self.reference.source == "publication" else Resolution.STAMP

    def _from_narrative(self, end: End) -> None:
        state = self.state
        end.resolution = Resolution.NARRATIVE
        known = state.day is not None and 1 <= state.day <= _MAX_DAY
        end.anchor = Anchor("mention", dt.date.fromordinal(state.day or 1), state.span) if known else None

    # -- one date -----------------------------------------------------------------------------

    def _date(self, expression: Expression, atom: Atom) -> Resolved | None:
        end = self._end(expression, atom)
        if end is None or not _says_something(end) or self._is_name(expression, atom, end):
            return None
        return self._finish(expression, (end,))

    def _is_name(self, expression: Expression, atom: Atom, end: End) -> bool:
        """What only looks like a date: Ramadan the man, `دمشق الآن`, a number after a comma."""
        if atom.row.name == "year-listed":
            head = expression.chain[0].atoms[0]
            return head is atom or not head.row.name.startswith("year") or head.row.name == "year-listed"
        if atom.row.name == "month" and end.point.calendar.is_hijri and len(atom.tokens) == 1:
            told = atom.before is not None and atom.before.may_be(
                "PREP", "LI", "BY", "FROM", "TO", "BETWEEN", "LENGTH_PREP"
            )
            return not told and _FASTING not in self.folded.data
        return atom.row.name == "today" and self._is_title(atom)

    def _is_title(self, atom: Atom) -> bool:
        """`"دمشق الآن"`: the last word of two or three in quotes is a name's, not the article's."""
        if atom.after is None or not atom.after.may_be("QUOTE", "CLOSE"):
            return False
        back = self.folded.data[max(0, atom.start - 24) : atom.start]
        opened = max(back.rfind(b'"'), back.rfind(b"("))
        return opened >= 0 and 1 <= len(back[opened + 1 :].split()) <= 2

    def _end(self, expression: Expression, atom: Atom) -> End | None:
        roles, listed = _with_list(expression, atom)
        near = None if self.reference is None else self.reference.date.year
        hijri = self.hijri_years or _is_paired_hijri(expression)
        point = explicit_point(roles, self.month_first, near, hijri)
        if point is None:
            return None
        end = End(atom, roles, point, Resolution.LIST if listed else Resolution.EXPLICIT)
        self._complete(end)
        _settle(point)
        return end

    def _complete(self, end: End) -> None:
        """Fill in what the text left out, by the first rule that applies."""
        point, roles = end.point, end.roles
        if point.gregorian_year is not None:
            self._foreign_month_in_year(end)
        elif point.year is not None:
            return
        elif "yrel" in roles:
            self._relative_year(end)
        elif point.month is not None:
            self._month_without_year(end)
        elif point.day is not None:
            self._day_without_month(end)
        elif "deictic" in roles:
            self._deictic(end)
        elif point.weekday is not None:
            self._weekday(end)
        elif point.clock:
            self._on_publication_day(end)
        elif point.part:
            point.unknown, end.resolution = "XXXX-XX-XX", Resolution.UNRESOLVED

    @staticmethod
    def _foreign_month_in_year(end: End) -> None:
        """`رمضان 2017`: the month of that name that begins in the Gregorian year."""
        point = end.point
        first, last = calendars.year_days(Calendar.GREGORIAN, point.gregorian_year or 1)
        here = calendars.from_day(Calendar.ISLAMIC_CIVIL, first)[0]
        for year in (here, here + 1, here + 2):
            days = replace(point, year=year).days()
            if days is not None and first <= days[0] <= last:
                point.year = year
                return

    def _relative_year(self, end: End) -> None:
        """`من العام الماضي`, `من السنة نفسها`: a year said by its relation."""
        rel = relation(end.roles["yrel"]) or "this"
        if rel in ("same", "following", "previous") and self.state.year is not None:
            end.point.year = self.state.year + SHIFTS[rel]
            self._from_narrative(end)
            return
        if self._ref is not None:
            end.point.year = calendars.from_day(end.point.calendar, self._ref)[0] + SHIFTS[rel]
        self._from_reference(end, Resolution.DEICTIC)

    # -- the year left out -----------------------------------------------------------------------

    def _month_without_year(self, end: End) -> None:
        point, rel = end.point, relation(end.roles.get("rel"))
        if rel in ("same", "following", "previous") and self.state.year is not None:
            point.year = self.state.year
            self._from_narrative(end)
            return
        told = self._told_year(end) if rel is None else None
        if self._ref is None:
            if told is not None:
                point.year = told
                self._from_narrative(end)
            else:
                end.resolution = Resolution.UNRESOLVED
            return
        candidates = self._candidates(point)
        if not candidates:
            end.resolution = Resolution.UNRESOLVED
            return
        if "deictic" in end.roles:
            rel = "this"
        if rel is None:
            self._undirected(end, candidates, told)
            return
        point.year = _choose(candidates, rel, self._ref)
        self._from_reference(end, Resolution.DEICTIC)

    def _undirected(self, end: End, candidates: Sequence[_Candidate], told: int | None) -> None:
        """No word says which year: the narrative's, else by tense, else the closest to publication."""
        assert self._ref is not None
        point = end.point
        when = tense(self.folded.data, end.atom.start, end.atom.end)
        closest = _choose(candidates, None, self._ref)
        if (
            told is not None
            and told != closest
            and when is not Tense.FUTURE
            and self._tells_history(told, end, closest)
        ):
            point.year = told
            self._from_narrative(end)
            return
        point.year = closest
        if when is Tense.FUTURE:
            point.year = _choose(candidates, "coming", self._ref)
        elif when is Tense.PAST:
            gone = _choose(candidates, "gone", self._ref)
            days = next(c for c in candidates if c[0] == gone)
            if self._ref - days[2] <= PLAUSIBLE_PAST:
                point.year = gone
        self._from_reference(end, Resolution.PUBLICATION)

    def _told_year(self, end: End) -> int | None:
        """The narrative's year, if it was set near enough and the date could belong to it."""
        told = self.state.told
        if told is None or end.point.calendar is not Calendar.GREGORIAN or "deictic" in end.roles:
            return None
        return told.year if end.atom.start - told.position <= NARRATIVE_REACH else None

    def _tells_history(self, told: int, end: End, closest: int) -> bool:
        """Whether a bare day must belong to the narrative's year, and not to publication's."""
        assert self._ref is not None
        here = dt.date.fromordinal(self._ref).year
        if told >= here:
            return False
        if "weekday" in end.roles and end.point.day is not None:
            said = end.roles["weekday"].value("WEEKDAY")
            if _weekday_of(end.point, closest) == said != _weekday_of(end.point, told):
                return False
        set_on = self.state.told.day if self.state.told else None
        if told == here - 1:
            return set_on is not None and self._ref - set_on > RECENT
        return True

    def _candidates(self, point: Point) -> Sequence[_Candidate]:
        """(year, first day, last day) of the date in the years around the reference."""
        assert self._ref is not None
        reach = min(self._ref, _LAST_HIJRI_TABLE_DAY) if point.calendar.is_hijri else self._ref
        try:
            here = calendars.from_day(point.calendar, reach)[0]
        except CalendarError:
            return ()
        found = _occurrences(point.calendar, here, point.month, point.day, point.last_month)
        # A day that no year has: its month, so that the mention is dated at all.
        return found or _occurrences(point.calendar, here, point.month, None, point.last_month)

    # -- the month left out ------------------------------------------------------------------------

    def _day_without_month(self, end: End) -> None:
        """`28 من الشهر ذاته`, `التاسع منه`: a day whose month is said by its relation."""
        rel, point = relation(end.roles.get("rel")), end.point
        if rel in ("same", "following") and self.state.month is not None:
            point.calendar, point.year, point.month = self.state.month
            self._from_narrative(end)
            if point.year is None:
                end.resolution = Resolution.UNRESOLVED
            return
        if self._ref is not None and rel is not None:
            month = month_point(self._ref, SHIFTS[rel])
            point.year, point.month = month.year, month.month
            self._from_reference(end, Resolution.DEICTIC)
        else:
            end.resolution = Resolution.UNRESOLVED

    # -- days without a number -----------------------------------------------------------------------

    def _deictic(self, end: End) -> None:
        """`أمس`, `اليوم الاثنين`: so many days from publication, corrected by the weekday beside it."""
        token = end.roles["deictic"]
        if token.may_be("TONIGHT"):
            end.point.part = end.point.part or "NI"
        if self._ref is None:
            end.resolution = Resolution.UNRESOLVED
            if end.point.weekday is None:
                end.point.unknown = "XXXX-XX-XX"
            return
        day = self._ref + (token.value("DEICTIC", "TODAY", "TONIGHT") or 0)
        if end.point.weekday is not None:
            # The weekday is the better witness: metadata is wrong by a day, the editor knew the day.
            day += (end.point.weekday - calendars.weekday(day) + 3) % 7 - 3
        _set_day(end.point, day)
        self._from_reference(end, Resolution.DEICTIC)

    def _weekday(self, end: End) -> None:
        """A weekday alone: publication day or the latest before it; by relation and tense else."""
        wanted, rel = end.point.weekday or 1, relation(end.roles.get("wrel"))
        if rel == "following" and self.state.day is not None:
            _set_day(end.point, _first_weekday(wanted, self.state.day + 1))
            self._from_narrative(end)
            return
        if self._ref is None:
            end.resolution = Resolution.UNRESOLVED
            return
        how = Resolution.PUBLICATION if rel is None else Resolution.DEICTIC
        if rel is None:
            when = tense(self.folded.data, end.atom.start, end.atom.end)
            until = end.atom.before is not None and end.atom.before.may_be("TO")
            if when is Tense.FUTURE or (until and when is None):
                rel = "next"
        if rel in ("next", "following"):
            day = _first_weekday(wanted, self._ref + 1)
        elif rel in ("past", "previous"):
            day = _last_weekday(wanted, self._ref - 1)
        else:
            day = _last_weekday(wanted, self._ref)
        _set_day(end.point, day)
        self._from_reference(end, how)

    def _on_publication_day(self, end: End) -> None:
        """A clock time without a date."""
        if self._ref is not None:
            _set_day(end.point, self._ref)
        self._from_reference(end, Resolution.PUBLICATION)

    # -- ranges ----------------------------------------------------------------------------------

    def _range(self, expression: Expression) -> Resolved | None:
        first, second = expression.atoms
        last = self._end(expression, second)
        if last is None or not _says_something(last):
            return None
        begin = self._end(expression, first)
        if begin is None or not _says_something(begin):
            return None
        _turn_year(begin, last)
        return self._finish(expression, (begin, last))

    # -- finishing ---------------------------------------------------------------------------------

    def _note(self, end: End) -> None:
        """Let the narrative move on to this date."""
        point, state = end.point, self.state
        if point.bc:
            return
        days = point.days()
        if days is not None and not 1 <= days[0] <= _MAX_DAY:
            return
        if point.month is not None:
            state.month = (point.calendar, point.year, point.month)
        if days is not None:
            state.year = dt.date.fromordinal(days[0]).year
            if point.day is not None:
                state.day, state.span = days[0], self.folded.span(end.atom.start, end.atom.end)
        self._note_told(end, days)

    def _note_told(self, end: End, days: tuple[int, int] | None) -> None:
        """A date said with its year sets the narrative's; so does `في عام 2011` at a sentence's head."""
        point, state = end.point, self.state
        if point.year is None or days is None or point.calendar is not Calendar.GREGORIAN:
            return
        explicit = not end.roles.keys().isdisjoint(("year", "stamp"))
        if explicit and (point.month is not None or _heads_sentence(self.folded.data, end.atom.start)):
            state.told = _Told(point.year, end.atom.end, days[0])
        elif end.resolution is Resolution.NARRATIVE and state.told is not None:
            state.told.position = end.atom.end
        elif end.resolution in (Resolution.DEICTIC, Resolution.PUBLICATION, Resolution.STAMP):
            state.told = None

    def _finish(self, expression: Expression, ends: tuple[End, ...]) -> Resolved:
        for end in ends:
            self._note(end)
        begin, last = ends[0], ends[-1]
        mod = begin.roles["mod"].value("MOD") if "mod" in begin.roles else None
        value = format_point(begin.point)
        earliest, latest = bounds_of_value(begin.point, mod)
        if len(ends) == 2:
            value = f"{value.split('/')[0]}/{format_point(last.point).split('/')[-1]}"
            latest = bounds_of_value(last.point)[1]
            if earliest is not None and latest is not None and _date_of(earliest) > _date_of(latest):
                earliest, latest = latest, earliest
        weakest = max(ends, key=lambda e: _STRENGTH[e.resolution])
        timed = any(e.point.clock or e.point.part for e in ends)
        mention = self._mention(
            expression,
            MentionType.TIME if timed else MentionType.DATE,
            value,
            mod=mod,
            earliest=earliest,
            latest=latest,
            calendar=last.point.table(),
            granularity=last.point.granularity,
            tradition=tradition_of(begin.roles, begin.point.calendar),
            resolution=weakest.resolution,
            anchor=weakest.anchor,
        )
        return Resolved(expression, mention, ends)

    def _mention(self, expression: Expression, kind: MentionType, value: str, **fields: Any) -> Mention:
        start, end = self.folded.span(expression.start, expression.end)
        return Mention(self.folded.text[start:end], start, end, kind, value, **fields)

    # -- units ------------------------------------------------------------------------------------

    def _unit(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`الأسبوع الماضي`, `هذا العام`, `نهاية الأسبوع`: a unit said by its relation."""
        token = atom.roles["unit"]
        unit = token.value("THE_UNIT", "SEASON") or ("WE" if token.may_be("WEEKEND") else "D")
        rel = relation(atom.roles.get("rel"))
        if unit == "DE" and rel == "past":
            decade = Length("P10Y", Granularity.DECADE)
            return self._length_mention(expression, atom, decade, MentionType.DURATION)
        if unit not in UNKNOWN:
            return None
        end = End(atom, atom.roles, Point(), Resolution.DEICTIC)
        here = self._unit_origin(end, unit, rel)
        if "year" in atom.roles:
            end.point = Point(year=atom.roles["year"].number)
        elif here is None:
            end.point, end.resolution = replace(UNKNOWN[unit]), Resolution.UNRESOLVED
        else:
            end.point = self._unit_at(unit, here, rel, atom)
        return self._finish(expression, (end,))

    def _unit_at(self, unit: str, here: int, rel: str | None, atom: Atom) -> Point:
        if unit == "WE":
            future = tense(self.folded.data, atom.start, atom.end) is Tense.FUTURE
            said_this = any(t.surface == _THIS_WEEKEND for t in atom.tokens)
            return weekend_point(here, rel or ("this" if future or said_this else None))
        if unit == "M" and rel == "this" and (hijri := self._hijri_month_here()):
            return hijri
        return unit_point(unit, here, SHIFTS[rel or "this"]) or Point()

    def _unit_origin(self, end: End, unit: str, rel: str | None) -> int | None:
        """The day from which a unit is counted: the narrative's for `نفسه`, `التالي`, else publication."""
        if rel in ("same", "following", "previous"):
            state = self.state
            here = state.day
            if here is None and unit == "M" and state.month is not None and state.month[1] is not None:
                here = calendars.month_days(state.month[0], state.month[1], state.month[2])[0]
            if here is None and unit == "Y" and state.year is not None:
                here = dt.date(state.year, 1, 1).toordinal()
            if here is not None:
                self._from_narrative(end)
                return here
            if rel == "same" or unit == "D":
                return None
        self._from_reference(end, Resolution.DEICTIC)
        return self._ref

    def _hijri_month_here(self) -> Point | None:
        """`هذا الشهر` in an article about Ramadan is Ramadan, if publication falls in or near it."""
        if self.state.month is None or self._ref is None:
            return None
        calendar, year, month = self.state.month
        if year is None or not calendar.is_hijri:
            return None
        first, last = calendars.month_days(calendars.hijri_table(year), year, month)
        return Point(calendar, year, month) if first - 3 <= self._ref <= last + 3 else None

    def _fasting(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`الشهر الفضيل` is Ramadan: the one that contains publication, else the nearest."""
        end = End(atom, atom.roles, Point(Calendar.UMM_AL_QURA, month=9), Resolution.UNRESOLVED)
        if self._ref is not None and (candidates := self._candidates(end.point)):
            end.point.year = _choose(candidates, None, self._ref)
            self._from_reference(end, Resolution.PUBLICATION)
        return self._finish(expression, (end,))

    # -- centuries, decades, feasts ------------------------------------------------------------------

    def _century(self, expression: Expression, atom: Atom) -> Resolved | None:
        number = atom.roles["ordinal"].number or 0
        if atom.roles["unit"].value("THE_UNIT") != "CE" or not 1 <= number <= 30 or "era" in atom.roles:
            return None
        first = max(1, (number - 1) * 100)
        return self._years(
            expression, atom, f"{number - 1:02d}", first, number * 100 - 1, Granularity.CENTURY
        )

    def _decade(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`التسعينيات` is 199 unless a century is named; `الستينات من القرن الماضي` is 196."""
        century = 19
        if "ordinal" in atom.roles:
            century = (atom.roles["ordinal"].number or 20) - 1
        first = century * 100 + int(atom.roles["decade"].value("DECADE"))
        return self._years(expression, atom, f"{first // 10}", first, first + 9, Granularity.DECADE)

    def _years(
        self, expression: Expression, atom: Atom, value: str, first: int, last: int, grain: Granularity
    ) -> Resolved:
        mention = self._mention(
            expression,
            MentionType.DATE,
            value,
            mod=atom.roles["mod"].value("MOD") if "mod" in atom.roles else None,
            earliest=dt.date(first, 1, 1),
            latest=dt.date(last, 12, 31),
            granularity=grain,
        )
        return Resolved(expression, mention)

    def _feast(self, expression: Expression, atom: Atom) -> Resolved | None:
        """A feast by its calendar: in the year said, else the one closest to publication."""
        feasts = atom.roles["feast"].values("FEAST")
        end = End(atom, atom.roles, Point(), Resolution.EXPLICIT)
        year = atom.roles["year"].number if "year" in atom.roles else None
        if year is not None:
            days = [d for f in feasts for d in feast_days(f, year)] if year > 1600 else []
        elif self._ref is not None:
            here = dt.date.fromordinal(self._ref).year
            days = [d for f in feasts for y in (here - 1, here, here + 1) for d in feast_days(f, y)]
            days.sort(key=lambda d: abs(d - (self._ref or 0)))
            self._from_reference(end, Resolution.PUBLICATION)
        else:
            return None
        if not days:
            return None
        _set_day(end.point, days[0])
        return self._finish(expression, (end,))

    # -- references, clock, lengths, repetition --------------------------------------------------------

    def _reference(self, expression: Expression, atom: Atom) -> Resolved | None:
        if self._is_title(atom):
            return None
        value = atom.roles["ref"].value("REF")
        mention = self._mention(
            expression,
            MentionType.DATE,
            value,
            granularity=Granularity.VAGUE,
            resolution=self._label(Resolution.DEICTIC),
            anchor=self.reference,
        )
        return Resolved(expression, mention)

    def _the_past(self, expression: Expression, atom: Atom) -> Resolved:
        """`في الماضي` without a noun: the past, at large."""
        mention = self._mention(expression, MentionType.DATE, "PAST_REF", granularity=Granularity.VAGUE)
        return Resolved(expression, mention)

    def _clock(self, expression: Expression, atom: Atom) -> Resolved | None:
        """A clock time alone: on publication day. A pair of numbers that is no hour is a score."""
        clock = clock_of(atom.roles)
        if clock is None and not any(t.may_be("CLOCK_NOUN") for t in atom.tokens):
            return None
        end = End(atom, atom.roles, Point(clock=clock), Resolution.UNRESOLVED)
        if clock is None:
            end.point.unknown = "XXXX-XX-XXTXX"
        else:
            self._on_publication_day(end)
        found = self._finish(expression, (end,))
        found.mention = replace(found.mention, type=MentionType.TIME)
        return found

    def _daypart(self, expression: Expression, atom: Atom) -> Resolved:
        part = atom.roles["daypart"].value("THE_DAYPART", "ADVERB_DAYPART")
        end = End(atom, atom.roles, Point(part=part, unknown="XXXX-XX-XX"), Resolution.UNRESOLVED)
        return self._finish(expression, (end,))

    def _length(self, expression: Expression, atom: Atom) -> Resolved | None:
        return self._length_mention(expression, atom, length(atom), MentionType.DURATION)

    def _length_range(self, expression: Expression, atom: Atom) -> Resolved | None:
        return self._length_mention(expression, atom, length_range(atom), MentionType.DURATION)

    def _set(self, expression: Expression, atom: Atom) -> Resolved | None:
        quant = "EVERY" if "every" in atom.roles else None
        return self._length_mention(expression, atom, repetition(atom), MentionType.SET, quant=quant)

    def _length_mention(
        self, expression: Expression, atom: Atom, found: Length | None, kind: MentionType, **fields: Any
    ) -> Resolved | None:
        if found is None:
            return None
        mod = qualifier(atom)
        return Resolved(
            expression,
            self._mention(expression, kind, found.value, mod=mod, granularity=found.grain, **fields),
        )


_THIS_WEEKEND = fold_word("نهاية")
_MAKERS: dict[str, Callable[[Resolver, Expression, Atom], Resolved | None]] = {
    "date": Resolver._date,
    "list-day": Resolver._date,
    "unit": Resolver._unit,
    "fasting": Resolver._fasting,
    "century": Resolver._century,
    "decade": Resolver._decade,
    "feast": Resolver._feast,
    "reference": Resolver._reference,
    "past-future": Resolver._the_past,
    "clock": Resolver._clock,
    "daypart": Resolver._daypart,
    "length": Resolver._length,
    "length-range": Resolver._length_range,
    "set": Resolver._set,
}
_STRENGTH = {how: rank for rank, how in enumerate(Resolution)}
"""The declared order of `Resolution` is from the surest to the least."""

_Candidate = tuple[int, int, int]


# -- lists


def _with_list(expression: Expression, atom: Atom) -> tuple[dict[str, Token], bool]:
    """The atom's roles with what its list lends, and whether it lent anything.

    The year is that of the next item that has one, else of the previous; a bare day takes its month
    from the next, a weekday its relation.
    """
    roles = atom.roles
    if len(expression.chain) == 1 and len(expression.atoms) == 1:
        return roles, False
    before, after = _neighbours(expression, atom)
    if atom.row.make == "list-day":
        donor = next((a for a in after if not a.roles.keys().isdisjoint(("month", "rel"))), None)
        if donor is None:
            return roles, False
        roles = {k: v for k, v in donor.roles.items() if k in ("month", "alias", *_INHERITED)} | roles
        if not roles.keys().isdisjoint(_INHERITED):
            return roles, True
    if "weekday" in roles and "day" not in roles and (day := _shared_day(atom, before, after)) is not None:
        lent_by = _with_list(expression, day)[0]
        return lent_by | roles, True
    if "weekday" in roles and "day" not in roles and "wrel" not in roles:
        lent = next((a.roles["wrel"] for a in after if "wrel" in a.roles), None)
        return (roles, False) if lent is None else (roles | {"wrel": lent}, True)
    if "month" not in roles or not roles.keys().isdisjoint(("year", "yrel", "rel")):
        return roles, False
    for donor in (*after, *reversed(before)):
        has_year = not donor.roles.keys().isdisjoint(("year", "yrel")) or (
            donor in after and "rel" in donor.roles
        )
        if has_year and _same_calendar(roles, donor.roles):
            return roles | {k: v for k, v in donor.roles.items() if k in _INHERITED}, True
    return roles, False


def _shared_day(atom: Atom, before: list[Atom], after: list[Atom]) -> Atom | None:
    """`يومي السبت والأحد 18 و19 فيفري`: the day number that belongs to this one of several weekdays."""
    atoms = [*before, atom, *after]
    days = [i for i, a in enumerate(atoms) if "day" in a.roles]
    weekdays = [i for i, a in enumerate(atoms) if "weekday" in a.roles and "day" not in a.roles]
    if len(days) != len(weekdays) or len(days) < 2 or weekdays[-1] > days[0]:
        return None
    return atoms[days[weekdays.index(len(before))]]


def _neighbours(expression: Expression, atom: Atom) -> tuple[list[Atom], list[Atom]]:
    """The atoms before and after this one in its list, range ends included."""
    atoms = [a for e in expression.chain for a in e.atoms]
    place = next(i for i, a in enumerate(atoms) if a is atom)
    return atoms[:place], atoms[place + 1 :]


def _same_calendar(a: dict[str, Token], b: dict[str, Token]) -> bool:
    first = month_of(a) if "month" in a else None
    second = month_of(b) if "month" in b else None
    return first is None or second is None or first.calendar is second.calendar


def _is_paired_hijri(expression: Expression) -> bool:
    """Whether the date said beside this one shows its bare year to be Hijri."""
    other = expression.pair
    return other is not None and is_hijri_year_of(expression.atoms[0], other.atoms[0])


# -- small arithmetic


@lru_cache(maxsize=1 << 14)
def _occurrences(
    calendar: Calendar, here: int, month: int | None, day: int | None, last_month: int | None
) -> tuple[_Candidate, ...]:
    """When a date falls in the years around one: one year either way, four where only leap years have it."""
    for spread in (1, 4):
        found = []
        for year in range(here - spread, here + spread + 1):
            date = Point(calendar, year, month, day, last_month=last_month)
            days = date.days()
            if days is not None and date.exists():
                found.append((year, *days))
        if found:
            return tuple(found)
    return ()


def _choose(candidates: Sequence[_Candidate], rel: str | None, ref: int) -> int:
    """The year whose date stands in the relation to the reference day; the closest where none does."""
    pick: _Candidate | None = None
    if rel in ("past", "previous", "gone"):
        before = [c for c in candidates if (c[1] <= ref if rel == "gone" else c[2] < ref)]
        pick = before[-1] if before else None
    elif rel in ("next", "following"):
        pick = next((c for c in candidates if c[1] > ref), None)
    elif rel == "coming":
        pick = next((c for c in candidates if c[2] >= ref), None)
    return (pick or min(candidates, key=lambda c: (_distance(c, ref), c[0])))[0]


def _distance(candidate: _Candidate, ref: int) -> int:
    _, first, last = candidate
    return 0 if first <= ref <= last else min(abs(first - ref), abs(last - ref))


def _set_day(point: Point, day: int) -> None:
    date = dt.date.fromordinal(max(1, min(day, _MAX_DAY)))
    point.year, point.month, point.day, point.weekday = date.year, date.month, date.day, None


def _first_weekday(wanted: int, day: int) -> int:
    return day + (wanted - calendars.weekday(day)) % 7


def _last_weekday(wanted: int, day: int) -> int:
    return day - (calendars.weekday(day) - wanted) % 7


def _weekday_of(point: Point, year: int) -> int | None:
    days = replace(point, year=year).days()
    return None if days is None else calendars.weekday(days[0])


def _settle(point: Point) -> None:
    """Turn `آخر يونيو` into its number, once the month is known."""
    if point.day == -1 and point.year is not None and point.month is not None:
        try:
            point.day = calendars.month_length(point.table(), point.year, point.month)
        except CalendarError:
            point.day = None


def _says_something(end: End) -> bool:
    """Whether the point says anything; a stamp that is no date says nothing."""
    point = end.point
    known = (
        point.year,
        point.month,
        point.day,
        point.weekday,
        point.part,
        point.clock,
        point.suffix,
        point.unknown,
    )
    return any(x is not None for x in known)


def _turn_year(begin: End, last: End) -> None:
    """Turn the year of the end that did not say it, where the range would run backwards."""
    a, b = begin.point, last.point
    first, second = a.days(), b.days()
    if first is None or second is None or first[0] <= second[0] or a.month is None or b.month is None:
        return
    said = ("year", "yrel", "stamp")
    if begin.atom.roles.keys().isdisjoint(said) and a.month > b.month and a.year is not None:
        a.year -= 1
    elif last.atom.roles.keys().isdisjoint(said) and b.month < a.month and b.year is not None:
        b.year += 1


def _date_of(x: Day) -> dt.date:
    return x.date() if isinstance(x, dt.datetime) else x


_HEADS = frozenset(map(fold_word, ("في", "وفي", "ففي", "خلال", "وخلال", "منذ", "ومنذ", "بحلول", "مع")))


def _heads_sentence(data: bytes, start: int) -> bool:
    """Whether nothing but a preposition stands between the last full stop and here."""
    back = data[max(0, start - 24) : start].replace(b"\n", b".").rsplit(b".", 1)
    return (len(back) == 2 and (not back[1].strip() or back[1].strip() in _HEADS)) or start <= 6
