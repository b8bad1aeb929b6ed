"""Expressions to mentions: the only place that knows the publication date and the text's order.

Dates are completed by `narrative.py`; here each kind of expression is made into a mention. How a value
was reached is said in `Mention.resolution`, from what in `Mention.anchor`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from arabdate import calendars
from arabdate.anchoring import anchored, reach
from arabdate.expressions import CLOCK_MAKES, Atom, Expression
from arabdate.fields import (
    clock_of,
    counted,
    explicit_point,
    month_names,
    months_of_part,
    relation,
    stamp_numbers,
    timed,
    tradition_of,
)
from arabdate.fold import fold_word
from arabdate.impostors import Refusal, impostor, impostor_range, is_age, is_name_of_now, is_spot, is_title
from arabdate.lengths import Length, frequency, length, length_range, length_sum, qualifier, repetition
from arabdate.model import Calendar, Day, Granularity, Mention, MentionType, Resolution
from arabdate.narrative import End, Narrative, hijri_year, month_beside, set_day
from arabdate.occurrences import first_weekday
from arabdate.tense import Tense
from arabdate.tokens import Token
from arabdate.units import SHIFTS, UNKNOWN, school_year, unit_point, weekend_point
from arabdate.values import Point, bounds_of_mod, bounds_of_value, format_point, longest_month
from arabdate.zones import zone_of

__all__ = ["End", "Resolved", "Resolver", "explicit_point", "month_names", "relation", "stamp_numbers"]


@dataclass(slots=True)
class Resolved:
    """A mention with what the checks need of its making. Lengths and repetitions have no ends."""

    expression: Expression
    mention: Mention
    ends: tuple[End, ...] = ()


class Resolver:
    """Makes the mentions of one text, in order, from its narrative."""

    __slots__ = ("folded", "narrative")

    def __init__(self, narrative: Narrative) -> None:
        self.narrative = narrative
        self.folded = narrative.folded

    def resolve(self, expression: Expression) -> Resolved | Refusal:
        """The mention of an expression, or why it is none."""
        self.narrative.enter(expression.start)
        atom = expression.atoms[0]
        if len(expression.atoms) > 1 and not expression.is_sum:
            return self._range(expression)
        return _MAKERS[atom.row.make](self, expression, atom)

    # -- dates and ranges -------------------------------------------------------------------------

    def _date(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        end = self.narrative.end(expression, atom)
        if end is None:
            return Refusal.NO_MONTH
        if not _says_something(end):
            return Refusal.IMPOSSIBLE
        if atom.row.make == "list-day" and end.roles is atom.roles:
            return Refusal.UNLISTED_DAY
        if (refusal := impostor(self.folded, expression, atom, end.point)) is not None:
            return refusal
        return self._finish(expression, (end,))

    def _range(self, expression: Expression) -> Resolved | Refusal:
        if expression.atoms[0].row.make == "century":
            return self._century(expression, expression.atoms[0])
        if expression.atoms[0].row.make in CLOCK_MAKES and not self._is_clock(
            expression, expression.atoms[0]
        ):
            return Refusal.NO_CLOCK
        begin = self.narrative.end(expression, expression.atoms[0])
        if begin is not None:
            self.narrative.note(begin)  # `من 5 يونيو إلى 7 منه`
        last = self.narrative.end(expression, expression.atoms[1])
        if begin is None or last is None:
            return Refusal.NO_MONTH
        if (refusal := impostor_range(begin.atom, last.atom)) is not None:
            return refusal
        if not _says_something(begin) or not _says_something(last):
            return Refusal.IMPOSSIBLE
        _complete_elided(begin, last)
        _turn_year(begin, last, self.narrative.reference_day)
        _turn_week(begin, last)
        _turn_clock(begin, last)
        return self._finish(expression, (begin, last))

    def _finish(
        self, expression: Expression, ends: tuple[End, ...], spoken_of: tuple[End, ...] | None = None
    ) -> Resolved:
        """The mention of a date or of a range's two ends; the narrative moves on to them or `spoken_of`."""
        for end in ends if spoken_of is None else spoken_of:
            self.narrative.note(end)
        begin = last = weakest = ends[0]
        mod = _mod(begin)
        value = format_point(begin.point)
        earliest, latest = bounds_of_value(begin.point, mod)
        if len(ends) == 2:
            last = ends[1]
            if _is_season_reversed(begin, last):
                value, begin, last = format_point(last.point), last, begin
                earliest = bounds_of_value(begin.point)[0]
            value = f"{value.split('/')[0]}/{format_point(last.point).split('/')[-1]}"
            latest = bounds_of_value(last.point, _mod(last))[1]
            # `من مطلع 2018 حتى منتصف 2019`: each end has its part, the range has none.
            mod = mod if mod == "APPROX" else None
            if earliest is not None and latest is not None and _date_of(earliest) > _date_of(latest):
                earliest, latest = latest, earliest
            weakest = begin if _STRENGTH[begin.resolution] >= _STRENGTH[last.resolution] else last
        point, type_, zone, tz = last.point, MentionType.DATE, None, None
        if point.clock or point.part or begin.point.clock or begin.point.part:
            type_ = MentionType.TIME
            zone, tz = zone_of(self.folded, last.atom)
        start, stop = self.folded.span(expression.start, expression.end)
        mention = Mention(
            self.folded.text[start:stop],
            start,
            stop,
            type_,
            value,
            mod,
            earliest,
            latest,
            point.table(),
            point.granularity,
            tradition_of(begin.roles, begin.point.calendar),
            weakest.resolution,
            weakest.anchor,
            zone=zone,
            tz=tz,
        )
        return Resolved(expression, mention, ends)

    def _mention(self, expression: Expression, kind: MentionType, value: str, **fields: Any) -> Mention:
        start, end = self.folded.span(expression.start, expression.end)
        return Mention(self.folded.text[start:end], start, end, kind, value, **fields)

    # -- units ------------------------------------------------------------------------------------

    def _unit(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`الأسبوع الماضي`, `هذا العام`, `نهاية الأسبوع`: a unit said by its relation."""
        token = atom.roles["unit"]
        if token.may_be("SCHOOL_YEAR"):
            return self._school_year(expression, atom)
        unit = token.value("THE_UNIT", "SEASON") or ("WE" if token.may_be("WEEKEND") else "D")
        rel = relation(atom.roles.get("rel"))
        if unit == "DE" and rel in ("past", "next"):
            decade = Length("P10Y", Granularity.DECADE)
            return self._length_mention(expression, atom, decade, MentionType.DURATION)
        if unit == "CE" and rel in ("past", "this", "next") and not atom.roles["rel"].may_be("LATEST"):
            return self._century_at(expression, SHIFTS[rel])
        if unit in ("H", "MIN") and rel in ("past", "next") and _is_one(atom):  # خلال الساعة المقبلة
            return self._length(expression, atom)
        of_rest = rel is None and atom.before is not None and atom.before.may_be("REST")
        if unit not in UNKNOWN or (of_rest and self.narrative.tense_of(atom) is not Tense.FUTURE):
            return Refusal.NO_UNIT
        if rel == "this" and unit == "Y" and self.narrative.tells_of_old(atom):
            rel = "same"
        end = End(atom, atom.roles, Point(), Resolution.DEICTIC)
        here = self._unit_origin(end, unit, rel)
        if "year" in atom.roles:
            end.point, end.resolution = explicit_point(atom.roles) or Point(), Resolution.EXPLICIT
        elif here is None:
            end.point, end.resolution = replace(UNKNOWN[unit]), Resolution.UNRESOLVED
        else:
            end.point = self._unit_at(unit, here, rel, atom)
        timed(end.point, atom.roles)
        found = self._finish(expression, (end,))
        reference = self.narrative.reference
        if of_rest and reference is not None:
            found.mention = replace(found.mention, earliest=reference.date)
        return found

    def _school_year(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`العام الدراسي المقبل`: two years, since it begins in autumn."""
        rel, here = relation(atom.roles["rel"]), self.narrative.reference_day
        if here is None or rel in ("same", "following", "previous"):
            return Refusal.NO_UNIT
        year = school_year(here, SHIFTS[rel or "this"])
        ends = [End(atom, atom.roles, Point(year=y), Resolution.DEICTIC) for y in (year, year + 1)]
        for end in ends:
            self.narrative.from_reference(end, Resolution.DEICTIC)
        return self._finish(expression, (ends[0], ends[1]), spoken_of=())

    def _unit_at(self, unit: str, here: int, rel: str | None, atom: Atom) -> Point:
        if unit == "WE":
            future = self.narrative.tense_of(atom) is Tense.FUTURE
            said_this = _THIS in self.folded.data[atom.start : atom.end].split()
            return weekend_point(here, rel or ("this" if future or said_this else None))
        if unit == "M" and rel == "this" and (hijri := self._hijri_month_here()):
            return hijri
        if rel in ("same", "following", "previous") and (hijri := self._hijri_unit_told(unit, SHIFTS[rel])):
            return hijri
        return unit_point(unit, here, SHIFTS[rel or "this"]) or Point()

    def _unit_origin(self, end: End, unit: str, rel: str | None) -> int | None:
        """The day from which a unit is counted: the narrative's for `نفسه`, `التالي`, else publication."""
        if rel in ("same", "following", "previous"):
            here = self.narrative.last_told(unit)
            if here is not None:
                self.narrative.from_narrative(end)
                return here
            if rel == "same" or unit == "D":
                return None
        self.narrative.from_reference(end, Resolution.DEICTIC)
        return self.narrative.reference_day

    def _hijri_unit_told(self, unit: str, shift: int) -> Point | None:
        """`سنة 1330 هـ ... وفي السنة التالية`: the Hijri year or month beside the one told."""
        state = self.narrative.state
        if unit == "Y" and state.hijri_year is not None:
            return hijri_year(state.hijri_year + shift)
        if unit != "M" or state.month is None:
            return None
        calendar, year, month = month_beside(*state.month, shift)
        return Point(calendar, year, month) if calendar.is_hijri and year is not None else None

    def _hijri_month_here(self) -> Point | None:
        """`هذا الشهر` in an article about Ramadan is Ramadan, if publication falls in or near it."""
        if self.narrative.state.month is None or self.narrative.reference_day is None:
            return None
        calendar, year, month = self.narrative.state.month
        if year is None or not calendar.is_hijri:
            return None
        first, last = calendars.month_days(calendars.hijri_table(year), year, month)
        return Point(calendar, year, month) if first - 3 <= self.narrative.reference_day <= last + 3 else None

    def _fasting(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`الشهر الفضيل` is Ramadan: the one that contains publication, else the nearest."""
        end = End(atom, atom.roles, Point(Calendar.UMM_AL_QURA, month=9), Resolution.UNRESOLVED)
        if self.narrative.reference_day is not None and (candidates := self.narrative.candidates(end.point)):
            end.point.year = self.narrative.pick(candidates, None)
            self.narrative.from_reference(end, Resolution.PUBLICATION)
        return self._finish(expression, (end,))

    # -- centuries, decades, feasts ------------------------------------------------------------------

    def _century(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`القرن العشرين` is 19, `القرن الثالث قبل الميلاد` BC02, a Hijri century the days of its years."""
        found = [_nth_century(a, _century_era(expression, a)) for a in expression.atoms]
        ends = [century for century in found if century is not None]
        if len(ends) < len(found):
            return Refusal.NO_CENTURY
        begin, last = ends[0], ends[-1]
        value = begin.value if len(ends) == 1 else f"{begin.value.split('/')[0]}/{last.value.split('/')[-1]}"
        days = None if begin.days is None or last.days is None else (begin.days[0], last.days[1])
        return self._ages(expression, atom, value, days, Granularity.CENTURY, begin.calendar)

    def _century_at(self, expression: Expression, shift: int) -> Resolved:
        """`القرن الماضي`: counted from the reference; of no known century without one."""
        reference, atom = self.narrative.reference, expression.atoms[0]
        if reference is None:
            made = self._ages(expression, atom, "XX", None, Granularity.CENTURY)
            made.mention = replace(made.mention, resolution=Resolution.UNRESOLVED)
            return made
        century = reference.date.year // 100 + shift
        days = _whole_years(Calendar.GREGORIAN, century * 100, century * 100 + 99)
        made = self._ages(expression, atom, f"{century:02d}", days, Granularity.CENTURY)
        made.mention = replace(made.mention, resolution=Resolution.DEICTIC, anchor=reference)
        return made

    def _decade(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`التسعينيات` is 199 unless a century is named; `العقد الأول من القرن الحالي` is 200."""
        if is_age(self.folded, atom):
            return Refusal.AGE
        century = 19
        if "ordinal" in atom.roles:
            century = (atom.roles["ordinal"].number or 20) - 1
        elif relation(atom.roles.get("rel")) == "this":
            reference = self.narrative.reference
            century = 20 if reference is None else reference.date.year // 100
        if "decade" in atom.roles:
            years = int(atom.roles["decade"].value("DECADE"))
        else:
            nth = counted(atom.roles["nth"]) or 1
            if nth > _DECADES_OF_CENTURY:
                return Refusal.NO_CENTURY
            years = 90 if nth < 0 else 10 * (nth - 1)
        first = century * 100 + years
        days = _whole_years(Calendar.GREGORIAN, first, first + 9)
        return self._ages(expression, atom, f"{first // 10}", days, Granularity.DECADE)

    def _ages(
        self,
        expression: Expression,
        atom: Atom,
        value: str,
        days: tuple[int, int] | None,
        grain: Granularity,
        calendar: Calendar = Calendar.GREGORIAN,
    ) -> Resolved:
        """A decade or a century, bounded by its days where they are known."""
        mod = atom.roles["mod"].value("MOD") if "mod" in atom.roles else None
        bounds = None if days is None else bounds_of_mod(*days, mod)
        mention = self._mention(
            expression,
            MentionType.DATE,
            value,
            mod=mod,
            earliest=None if bounds is None else dt.date.fromordinal(bounds[0]),
            latest=None if bounds is None else dt.date.fromordinal(bounds[1]),
            granularity=grain,
            calendar=calendar,
        )
        return Resolved(expression, mention)

    def _week_of(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`الأسبوع الأول من مايو` is its first seven days, of a year its first ISO week."""
        end = self.narrative.end(expression, atom)
        if end is None:
            return Refusal.NO_MONTH
        nth, point = counted(atom.roles["nth"]) or 1, end.point
        if point.month is None:
            weeks = dt.date(point.year, 12, 28).isocalendar().week if point.year is not None else 53
            point.suffix = f"W{weeks if nth < 0 else nth:02d}"
            return self._finish(expression, (end,)) if nth <= weeks else Refusal.IMPOSSIBLE
        if nth > _WEEKS_OF_MONTH:
            return Refusal.IMPOSSIBLE
        if point.year is None and point.calendar is not Calendar.GREGORIAN:
            return self._finish(expression, (end,))  # no days to say which
        day = _month_length(point) - 6 if nth < 0 else 7 * nth - 6
        first, last = (replace(end, point=replace(point, day=d)) for d in (day, day + 6))
        found = self._finish(expression, (first, last), spoken_of=(end,))
        found.mention = replace(found.mention, granularity=Granularity.WEEK)
        return found

    def _part_of(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`النصف الثاني من يناير` and `العشر الأواخر من رمضان` are days, `الثلث الأول من 2021` is months."""
        end = self.narrative.end(expression, atom)
        if end is None:
            return Refusal.NO_MONTH
        point, roles = end.point, end.roles
        if "many" in roles:
            return self._first_of(expression, end)
        if "ten_days" in roles:
            nth, parts = roles["ten_days"].value("TEN_DAYS"), 3
        else:
            nth = counted(roles["nth"] if "nth" in roles else roles["ordinal"]) or 1
            said = roles["portion"] if "portion" in roles else roles["fraction"]
            parts = round(1 / said.value("FRACTION_DEF"))
        nth = parts if nth < 0 else nth
        if nth > parts or parts not in (2, 3, 4):
            return Refusal.IMPOSSIBLE
        # Quarters and halves of a year have a value of their own; quarters of a month are not said by days.
        known = point.year is not None or point.calendar is Calendar.GREGORIAN
        if point.suffix is not None or not known or (point.month is not None and parts == 4):
            return self._finish(expression, (end,))
        if point.month is None:
            if point.calendar is Calendar.RUMI:
                return self._finish(
                    expression, (end,)
                )  # its months are numbered from January, not from March
            months = 12 // parts
            bounds = [replace(point, month=m) for m in (months * (nth - 1) + 1, months * nth)]
        else:
            length = 30 // parts
            last = _month_length(point) if nth == parts else length * nth
            bounds = [replace(point, day=d) for d in (length * (nth - 1) + 1, last)]
        first, final = (replace(end, point=p) for p in bounds)
        return self._finish(expression, (first, final), spoken_of=(end,))

    def _first_of(self, expression: Expression, end: End) -> Resolved | Refusal:
        """`الأشهر التسعة الأولى من 2022`, `الأيام العشرة الأخيرة من مايو`: so many of a year or a month."""
        point, roles = end.point, end.roles
        unit, many, nth = (
            roles["first_of"].value("THE_UNITS", "UNITS"),
            roles["many"].number or 0,
            counted(roles["nth"]),
        )
        months = months_of_part(roles) if point.month is None else None
        known = point.year is not None or point.calendar is Calendar.GREGORIAN
        if months is not None:
            bounds = [replace(point, month=m) for m in months]
        elif point.month is not None and unit in ("D", "W") and known and nth in (1, -1):
            days, length = many * (7 if unit == "W" else 1), _month_length(point)
            if not 1 <= days <= length:
                return Refusal.IMPOSSIBLE
            bounds = [replace(point, day=d) for d in ((1, days) if nth == 1 else (length + 1 - days, length))]
        else:
            return self._finish(expression, (end,))
        first, final = (replace(end, point=p) for p in bounds)
        return self._finish(expression, (first, final), spoken_of=(end,))

    def _feast(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        end = self.narrative.end(expression, atom)
        return Refusal.NO_FEAST_DAY if end is None else self._finish(expression, (end,))

    # -- references, clock, lengths, repetition --------------------------------------------------------

    def _reference(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        if is_title(self.folded, atom):
            return Refusal.TITLE
        if is_name_of_now(self.folded, atom):
            return Refusal.NAME
        value = atom.roles["ref"].value("REF", "AT_ONCE")
        mention = self._mention(
            expression,
            MentionType.DATE,
            value,
            granularity=Granularity.VAGUE,
            resolution=self.narrative.label(Resolution.DEICTIC),
            anchor=self.narrative.reference,
        )
        return Resolved(expression, mention)

    def _past_future(self, expression: Expression, atom: Atom) -> Resolved:
        """`في الماضي`, `في المستقبل` without a noun: the past or the future, at large."""
        value = atom.roles["ref"].value("THE_PAST", "THE_FUTURE")
        mention = self._mention(expression, MentionType.DATE, value, granularity=Granularity.VAGUE)
        return Resolved(expression, mention)

    def _clock(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """A clock time alone: on the day beside it, else on publication day."""
        if not self._is_clock(expression, atom):
            return Refusal.NO_CLOCK
        clock = clock_of(atom.roles)
        end = None if clock is None else self.narrative.end(expression, atom)
        if end is None:
            end = End(atom, atom.roles, Point(unknown="XXXX-XX-XXTXX"), Resolution.UNRESOLVED)
        found = self._finish(expression, (end,))
        found.mention = replace(found.mention, type=MentionType.TIME)
        return found

    def _list_hour(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`الثالثة` of `الثالثة والخامسة عصرا`: an hour by its neighbour."""
        return Refusal.NO_CLOCK if expression.shared is None else self._clock(expression, atom)

    def _is_clock(self, expression: Expression, atom: Atom) -> bool:
        """Whether a clock time is one: a pair of numbers by itself may be a score, a verse or a length."""
        if (
            "half" in atom.roles
            or atom.zone
            or any(t.may_be("CLOCK_NOUN", "CLOCK_MARK", "HOUR_NAME") for t in atom.tokens)
        ):
            return True
        head = expression.chain[0].atoms[0]
        if head is not atom:
            return head.row.make not in CLOCK_MAKES or self._is_clock(expression, head)
        before, after = atom.before, atom.after
        if clock_of(atom.roles) is None or is_spot(self.folded, atom):
            return False
        if after is not None and after.may_be("UNIT", "UNITS", "COUNTED"):
            return False
        if before is None:
            return True
        verse = before.may_be("OPEN") and atom.tokens[0].surface[1:2] == b":"
        return not verse and not before.may_be("OTHER", "OTHER_DEFINITE", "NUMBERED", "THE_UNIT", "ORDINAL")

    def _daypart(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        alone = len(atom.tokens) == 1 and atom.roles["daypart"].has("THE_DAYPART")
        if alone and atom.after is not None and atom.after.may_be("DAY_NOUN"):
            return Refusal.NAME  # نشر في المساء يوم 5 مايو: the newspaper; evenings are مساء يوم
        part = atom.roles["daypart"].value("THE_DAYPART", "ADVERB_DAYPART")
        end = End(atom, atom.roles, Point(part=part, unknown="XXXX-XX-XX"), Resolution.UNRESOLVED)
        return self._finish(expression, (end,))

    def _length(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """A length; with the days that it reaches where it is counted from publication."""
        said = length_sum(expression.atoms) if expression.is_sum else length(atom)
        found = self._length_mention(expression, atom, said, MentionType.DURATION)
        reference = self.narrative.reference
        if reference is None or isinstance(found, Refusal) or self.narrative.tells_another_year():
            return found
        mention = found.mention
        how = reach(self.folded.data, expression, mention.mod, self.narrative.tense_of)
        bounds = (
            None if how is None else anchored(mention.value, how, self.narrative.moment or reference.date)
        )
        if bounds is not None:
            found.mention = replace(
                mention,
                earliest=bounds[0],
                latest=bounds[1],
                resolution=self.narrative.label(Resolution.DEICTIC),
                anchor=reference,
            )
        return found

    def _list_length(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        """`ساعة` of `ساعة و20 دقيقة`: by itself any hour."""
        return self._length(expression, atom) if expression.is_sum else Refusal.NO_LENGTH

    def _length_range(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        return self._length_mention(expression, atom, length_range(atom), MentionType.DURATION)

    def _set(self, expression: Expression, atom: Atom) -> Resolved | Refusal:
        quant = "EVERY" if "every" in atom.roles or atom.row.name == "every-weekday" else None
        return self._length_mention(
            expression, atom, repetition(atom), MentionType.SET, quant=quant, freq=frequency(atom)
        )

    def _length_mention(
        self, expression: Expression, atom: Atom, found: Length | None, kind: MentionType, **fields: Any
    ) -> Resolved | Refusal:
        if found is None:
            return Refusal.NO_LENGTH
        mod = qualifier(atom)
        return Resolved(
            expression,
            self._mention(expression, kind, found.value, mod=mod, granularity=found.grain, **fields),
        )


def _is_one(atom: Atom) -> bool:
    """`الساعة المقبلة`; not that of `الـ48 ساعة`, nor the last minute of a match."""
    counted = atom.before is not None and atom.before.may_be("NUMBER")
    return not counted and not atom.roles["rel"].may_be("LATEST")


_THIS = fold_word("هذا")
_WEEKS_OF_MONTH = 4
_DECADES_OF_CENTURY = 10
_MAKERS: dict[str, Callable[[Resolver, Expression, Atom], Resolved | Refusal]] = {
    "date": Resolver._date,
    "name": lambda resolver, expression, atom: Refusal.NAME,
    "list-day": Resolver._date,
    "unit": Resolver._unit,
    "fasting": Resolver._fasting,
    "century": Resolver._century,
    "decade": Resolver._decade,
    "week-of": Resolver._week_of,
    "part-of": Resolver._part_of,
    "feast": Resolver._feast,
    "reference": Resolver._reference,
    "past-future": Resolver._past_future,
    "clock": Resolver._clock,
    "list-hour": Resolver._list_hour,
    "daypart": Resolver._daypart,
    "length": Resolver._length,
    "list-length": Resolver._list_length,
    "length-range": Resolver._length_range,
    "set": Resolver._set,
}
_STRENGTH = {how: rank for rank, how in enumerate(Resolution)}
"""The declared order of `Resolution` is from the surest to the least."""


class _Century(NamedTuple):
    value: str
    days: tuple[int, int] | None
    calendar: Calendar


_LAST_CENTURY = {"gregorian": 30, "bc": 100, "hijri": 15}


def _century_era(expression: Expression, atom: Atom) -> str:
    """The era of a century, or the one that a later century of its list or range says for both."""
    if "era" in atom.roles:
        return str(atom.roles["era"].value("ERA"))
    atoms = [a for e in expression.chain for a in e.atoms]
    later = atoms[next(i for i, a in enumerate(atoms) if a is atom) + 1 :]
    donor = next((a for a in later if "era" in a.roles), None)
    if donor is None:
        return "gregorian"
    era, falls = str(donor.roles["era"].value("ERA")), _ordinal(atom) > _ordinal(donor)
    return era if falls == (era == "bc") else "gregorian"


def _ordinal(atom: Atom) -> int:
    return atom.roles["ordinal"].number or 0


def _nth_century(atom: Atom, era: str) -> _Century | None:
    number, unit = _ordinal(atom), atom.roles.get("unit")
    if (unit is not None and unit.value("THE_UNIT") != "CE") or not 1 <= number <= _LAST_CENTURY.get(era, 0):
        return None
    if era == "bc":
        return _Century(f"BC{number - 1:02d}", None, Calendar.GREGORIAN)
    if era == "gregorian":
        days = _whole_years(Calendar.GREGORIAN, max(1, (number - 1) * 100), number * 100 - 1)
        return _Century(f"{number - 1:02d}", days, Calendar.GREGORIAN)
    days = _whole_years(Calendar.UMM_AL_QURA, number * 100 - 99, number * 100)
    value = f"{calendars.iso(days[0])}/{calendars.iso(days[1])}"
    return _Century(value, days, calendars.hijri_table(number * 100))


def _whole_years(calendar: Calendar, first: int, last: int) -> tuple[int, int]:
    """The days of the years from one to another, by the Hijri table that holds for each."""
    a, b = (calendars.hijri_table(y) if calendar.is_hijri else calendar for y in (first, last))
    return calendars.year_days(a, first)[0], calendars.year_days(b, last)[1]


def _month_length(point: Point) -> int:
    """How many days the month of a point has; the most that it may have in an unknown year."""
    days = point.days()
    return longest_month(point.calendar, point.month or 1) if days is None else days[1] - days[0] + 1


def _mod(end: End) -> str | None:
    """The part of the period that is meant (`مطلع`), else whether the date is approximate (`نحو`)."""
    if "mod" in end.roles:
        return str(end.roles["mod"].value("MOD", "EDGE", "LATE_EDGE"))
    return "APPROX" if qualifier(end.atom) == "APPROX" else None


def _says_something(end: End) -> bool:
    """Whether the point says anything; a stamp that is no date says nothing."""
    point = end.point
    return not (
        point.year is None
        and point.month is None
        and point.day is None
        and point.weekday is None
        and point.part is None
        and point.clock is None
        and point.suffix is None
        and point.unknown is None
    )


def _complete_elided(begin: End, last: End) -> None:
    """`1885-6`, `1914-18`, `1302-3 هـ`: the short year of a range has the century of the full one.

    What is typed as it should look from the right (`6-1885`) opens with the short one.
    """
    a, b = begin.roles.get("year"), last.roles.get("year")
    if a is None or b is None or a.digits == b.digits or not (_is_short(a) or _is_short(b)):
        return
    if _is_short(b) and a.digits >= _FULL:
        last.point.year = _following(begin.point.year or 0, b)
    elif _is_short(a) and b.digits == len("1885"):
        full = last.point.year or 0
        following = _following(full, a)
        if following == full + 1:
            begin.point.year, last.point.year = full, following


_FULL = 3
"""Digits of the shortest year of which another leaves out the century or the decade."""


def _is_short(year: Token) -> bool:
    return 1 <= year.digits < _FULL


def _following(year: int, short: Token) -> int:
    """The first year from one on that ends in a short number."""
    return year + ((short.number or 0) - year) % (10 if short.digits == 1 else 100)


def _turn_year(begin: End, last: End, here: int | None) -> None:
    """Turn the year of the end that did not say it, where the range would run backwards.

    Where neither said it, both take the year that brings the range closer to the reference day.
    """
    a, b = begin.point, last.point
    first, second = a.days(), b.days()
    if first is None or second is None or first[0] <= second[0] or a.month is None or b.month is None:
        return
    said = ("year", "yrel", "stamp", "deictic")
    free, open_end = (end.atom.roles.keys().isdisjoint(said) for end in (begin, last))
    if a.year is None or b.year is None:
        return
    if a.month > b.month:
        a.year, b.year = (a.year - 1, b.year) if free else (a.year, b.year + 1 if open_end else b.year)
        return
    opens_closer = here is None or abs(here - first[0]) < abs(here - second[0])
    if open_end and (opens_closer or not free):
        b.year = a.year
    elif free:
        a.year = b.year


def _is_season_reversed(begin: End, last: End) -> bool:
    """`موسم 2013/2012`: two years in a row, typed as they should look from the right."""
    marked = begin.atom.after is not None and begin.atom.after.may_be("SLASH")
    a, b = begin.point, last.point
    bare = a.month is None and b.month is None and a.calendar is b.calendar
    return marked and bare and a.year is not None and a.year - 1 == b.year


def _turn_week(begin: End, last: End) -> None:
    """A weekday that closes a range is the first one on or after its opening day."""
    opening, closing = begin.point.days(), last.point.days()
    bare = "weekday" in last.roles and last.roles.keys().isdisjoint(("day", "stamp", "wrel", "deictic"))
    if bare and opening is not None and closing is not None and begin.point.day is not None:
        set_day(last.point, first_weekday(last.roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY"), opening[0]))


def _turn_clock(begin: End, last: End) -> None:
    """A clock that closes a range is on the opening day, or on the next where it is earlier.

    One that opens a range whose end says its day (`من السابعة مساء إلى الخامسة صباح غد`) is on that day, or
    on the day before where it is later.
    """
    a, b = begin.point, last.point
    clocks = begin.atom.row.make in CLOCK_MAKES, last.atom.row.make in CLOCK_MAKES
    if a.clock is None or b.clock is None or clocks == (False, False):
        return
    _lend_half(begin, last)
    days = a.days()
    if days is None and begin.atom.row.name == "instant" and (there := b.days()) is not None:
        a.unknown = None
        set_day(a, there[0] - (b.clock < a.clock))  # من منتصف الليل إلى السادسة صباحا
        begin.resolution, begin.anchor = last.resolution, last.anchor
        return
    if last.atom.row.name == "instant" and days is not None and b.days() is None:
        b.unknown = None
        set_day(b, days[0] + (b.clock < a.clock))
        last.resolution, last.anchor = begin.resolution, begin.anchor
        return
    if days is None or days[0] != days[1]:
        return
    if clocks[1]:
        set_day(b, days[0] + (b.clock < a.clock))
        last.resolution, last.anchor = begin.resolution, begin.anchor
    elif b.days() == days:
        set_day(a, days[0] - (b.clock < a.clock))


def _lend_half(begin: End, last: End) -> None:
    """Let the end of a range that leaves out its half of the day take the other's, if that makes the range
    the shorter: `9 إلى 11 مساء` and `4 مساء إلى 6`, but `9 إلى 5 مساء` and `9 صباحا إلى 5`; where
    neither says it, `الحادية عشرة إلى الثانية` is past noon."""
    a, b = begin.point, last.point
    opening, closing = (end.roles.get("half") or end.roles.get("daypart") for end in (begin, last))
    if closing is not None and {"hour", "clock"} & begin.roles.keys() and "half" not in begin.atom.roles:
        plain = {k: v for k, v in begin.roles.items() if k != "half"}
        clocks = [c for c in (clock_of(plain), clock_of(plain | {"half": closing})) if c is not None]
        a.clock = min(clocks, key=lambda c: (_minute_of_day(b.clock) - _minute_of_day(c)) % MINUTES_A_DAY)
    elif (
        closing is None
        and (opening is not None or _minute_of_day(a.clock) <= 60 * NOON)
        and _CLOCKS & last.roles.keys()
    ):
        hour, colon, rest = (b.clock or "").partition(":")
        clocks = [c for c in (b.clock, f"{int(hour) + 12}{colon}{rest}" if int(hour) < NOON else None) if c]
        b.clock = min(clocks, key=lambda c: (_minute_of_day(c) - _minute_of_day(a.clock)) % MINUTES_A_DAY)


_CLOCKS = frozenset({"hour", "clock"})
NOON = 12
MINUTES_A_DAY = 24 * 60


def _minute_of_day(clock: str | None) -> int:
    hour, minute = (clock or "0:0").split(":")[:2]
    return int(hour) * 60 + int(minute)


def _date_of(x: Day) -> dt.date:
    return x.date() if isinstance(x, dt.datetime) else x
