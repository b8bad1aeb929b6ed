"""Expressions in their text to values: the only place that knows the publication date and the order.

The rules are those of ISO-TimeML for Arabic news: a year left out comes from the list that an item stands
in, then from the narrative, then from the publication day; `الماضي` looks strictly before it, `المقبل`
strictly after, `الجاري` at the one that contains it. How a value was reached is said in
`Mention.resolution`, from what in `Mention.anchor`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from arabdate import calendars
from arabdate.errors import CalendarError
from arabdate.expressions import Atom, Expression
from arabdate.fold import Folded, fold_word
from arabdate.lexicon import Feast, MonthName
from arabdate.model import Anchor, Calendar, Day, Granularity, Mention, MentionType, Resolution
from arabdate.tense import Tense, tense
from arabdate.tokens import Token
from arabdate.values import Point, bounds_of_value, format_point

__all__ = ["End", "Resolved", "Resolver", "explicit_point", "month_names", "stamp_numbers"]


@dataclass(slots=True)
class End:
    """One end of a mention, completed: the atom that says it, and the point that it is."""

    atom: Atom
    roles: dict[str, Token]
    point: Point
    resolution: Resolution
    anchor: Anchor | None = None


@dataclass(slots=True)
class Resolved:
    """A mention with what the checks need of its making."""

    expression: Expression
    mention: Mention
    ends: tuple[End, ...] = ()


@dataclass(slots=True)
class _State:
    """What the text has set so far: the narrative's clock."""

    day: int | None = None
    day_span: tuple[int, int] | None = None
    month: tuple[Calendar, int, int] | None = None
    year: int | None = None
    told_year: int | None = None
    """The year that this paragraph has set for itself, by an explicit date."""
    position: int = 0


# ------------------------------------------------------------------------------------- reading roles


def relation(token: Token | None) -> str | None:
    """past, next, this, following, previous or same: what a relative word asks for."""
    if token is None:
        return None
    value = token.value("REL", "LATEST")
    if value is not None:
        return str(value)
    return "this" if token.may_be("THIS") else "same"


def month_names(token: Token) -> list[MonthName]:
    """Every tradition's reading of a month word."""
    return token.values("MONTH", "EVERYDAY_MONTH")


def _month(roles: dict[str, Token]) -> MonthName | None:
    """The reading that the alias confirms, else the one that the era asks for, else the first."""
    if "month" not in roles:
        return None
    names = month_names(roles["month"])
    if "alias" in roles:
        others = {(n.calendar, n.number) for n in month_names(roles["alias"])}
        for name in names:
            if (name.calendar, name.number) in others:
                return name
    era = roles["era"].value("ERA") if "era" in roles else None
    wanted = _ERAS.get(era) if era else None
    return min(names, key=lambda n: (n.calendar != wanted, _PREFERENCE.index(n.calendar)))


_ERAS = {
    "hijri": Calendar.UMM_AL_QURA,
    "gregorian": Calendar.GREGORIAN,
    "solar-hijri": Calendar.SOLAR_HIJRI,
    "coptic": Calendar.COPTIC,
    "rumi": Calendar.RUMI,
}
_PREFERENCE = list(Calendar)


def _tradition(roles: dict[str, Token]) -> str | None:
    """The tables whose names were used: `levantine/egyptian` for a double name."""
    if "month" not in roles:
        return None
    said = []
    for role in ("month", "alias"):
        if role in roles:
            said.append("|".join(dict.fromkeys(n.tradition for n in month_names(roles[role]))))
    return "/".join(said)


def stamp_numbers(surface: bytes, month_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day of a numeric stamp, day first unless that is impossible; None for no date.

    Examples:
        >>> stamp_numbers(b"25.04.2022", False), stamp_numbers(b"2012-04-03", False)
        ((2022, 4, 25), (2012, 4, 3))
        >>> stamp_numbers(b"06-19-2012", False), stamp_numbers(b"03/04/2022", True)
        ((2012, 6, 19), (2022, 3, 4))
    """
    parts = [p.strip() for p in surface.replace(b".", b"/").replace(b"-", b"/").split(b"/")]
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        return (a, b, c) if b <= 12 or c > 12 else (a, c, b)
    if len(parts[0]) > 2 or len(parts[2]) not in (2, 4) or len(parts[1]) > 2:
        return None
    day, month = (b, a) if (month_first and a <= 12) or (b > 12 >= a) else (a, b)
    if month > 12 or not 1 <= day <= 31 or month == 0:
        return None
    return c, month, day


def _is_two_digit_year(surface: bytes) -> bool:
    return len(surface.replace(b".", b"/").replace(b"-", b"/").split(b"/")[-1].strip()) == 2


def _stamp_calendar(year: int, roles: dict[str, Token]) -> Calendar:
    """A stamp's calendar: as its era says, else Hijri for the years that can be nothing else."""
    era = roles["era"].value("ERA") if "era" in roles else None
    if era in _ERAS:
        return _ERAS[era]
    return Calendar.UMM_AL_QURA if 1343 <= year <= 1500 else Calendar.GREGORIAN


def explicit_point(roles: dict[str, Token], month_first: bool = False, century_of: int | None = None) -> Point:
    """What an atom states outright, nothing completed. `century_of` is the year that places two digits."""
    point = Point()
    if "stamp" in roles:
        return _with_time(_stamp_point(roles, month_first, century_of), roles)
    if "iso" in roles:
        return _iso_point(roles["iso"].surface)
    name = _month(roles)
    if name is not None:
        point.calendar, point.month = name.calendar, name.number
        _second_month(point, roles)
    elif "month_number" in roles:
        point.month = roles["month_number"].number
    if "year" in roles:
        point.year = roles["year"].number
    if "era" in roles:
        era = roles["era"].value("ERA")
        point.bc = era == "bc"
        if name is None and era in _ERAS:
            point.calendar = _ERAS[era]
    if "day" in roles:
        point.day = _day_number(roles["day"])
    if "season" in roles:
        point.suffix = roles["season"].value("SEASON")
    if "fraction" in roles:
        point.suffix = _fraction_of_year(roles)
    if "weekday" in roles and "day" not in roles:
        point.weekday = roles["weekday"].value("WEEKDAY")
    return _with_time(point, roles)


def _second_month(point: Point, roles: dict[str, Token]) -> None:
    """`يوليو/أغسطس`, two names of one tradition, is two months and not a double name."""
    if "alias" not in roles or "day" in roles:
        return
    first, second = month_names(roles["month"]), month_names(roles["alias"])
    if any((a.calendar, a.number) == (b.calendar, b.number) for a in first for b in second):
        return
    for a in first:
        for b in second:
            if a.tradition == b.tradition and b.number > a.number:
                point.calendar, point.month, point.last_month = a.calendar, a.number, b.number
                return


def _day_number(token: Token) -> int | None:
    value = token.value("FIRST", "LAST")
    return value if value is not None else token.number


def _fraction_of_year(roles: dict[str, Token]) -> str | None:
    fraction = roles["fraction"].value("FRACTION_DEF")
    letter, parts = {0.25: ("Q", 4), 0.5: ("H", 2)}.get(fraction, ("", 0))
    number = roles["ordinal"].number if roles["ordinal"].number is not None else parts
    return f"{letter}{number}" if letter and 1 <= number <= parts else None


def _stamp_point(roles: dict[str, Token], month_first: bool, century_of: int | None) -> Point:
    surface = roles["stamp"].surface
    numbers = stamp_numbers(surface, month_first)
    if numbers is None:
        return Point()
    year, month, day = numbers
    if _is_two_digit_year(surface):
        near = century_of if century_of is not None else 2000
        # Closest to publication, and not after it by more than five years.
        year = max(y for y in (near // 100 * 100 + year + shift for shift in (-100, 0, 100)) if y <= near + 5)
    return Point(_stamp_calendar(year, roles), year, month, day)


def _iso_point(surface: bytes) -> Point:
    text = surface.decode("ascii")
    clock = text[11:].rstrip("z").split(".")[0]
    for sign in ("+", "-"):
        clock = clock.split(sign)[0]
    return Point(year=int(text[:4]), month=int(text[5:7]), day=int(text[8:10]), clock=clock)


_PM_PARTS = frozenset({"AF", "EV"})


def _with_time(point: Point, roles: dict[str, Token]) -> Point:
    """The clock, or else the part of the day, that the atom says."""
    if "clock" in roles or "hour" in roles:
        point.clock = _clock(roles)
    if point.clock is None and "daypart" in roles:
        point.part = roles["daypart"].value("DAYPART")
    elif point.clock is None and "half" in roles and roles["half"].value("DAYPART"):
        point.part = roles["half"].value("DAYPART")
    return point


def _clock(roles: dict[str, Token]) -> str | None:
    """24-hour clock; None for an hour that no day has (`27:00`: the checks speak of it)."""
    if "clock" in roles:
        fields = [int(x) for x in roles["clock"].surface.split(b":")]
    else:
        fields = [roles["hour"].number or 0, 0]
    hour = fields[0]
    half = roles.get("half") or roles.get("daypart")
    if half is not None and hour <= 12:
        part = half.value("DAYPART")
        if (half.may_be("PM") or part in _PM_PARTS or (part == "NI" and 6 <= hour < 12)) and hour < 12:
            hour += 12
        elif (half.may_be("AM") or part in ("MO", "NI")) and hour == 12:
            hour = 0
    if hour > 24 or any(f > 59 for f in fields[1:]) or (hour == 24 and any(fields[1:])):
        return None
    return ":".join(f"{f:02d}" for f in [hour % 24, *fields[1:]])


# ------------------------------------------------------------------------------------- the resolver

_INHERITED = ("year", "era", "yrel", "rel")


@dataclass(slots=True)
class Resolver:
    """Completes the expressions of one text, in order.

    `reference` is the publication day, or the article's own stamp when none was given, or None.
    """

    folded: Folded
    reference: Anchor | None
    month_first: bool = False
    state: _State = field(default_factory=_State)

    def resolve(self, expression: Expression) -> Resolved | None:
        """The mention of an expression; None where it turns out to be none."""
        atom = expression.atoms[0]
        self._enter(expression.start)
        if len(expression.atoms) == 2:
            return self._range(expression)
        return _MAKERS[atom.row.make](self, expression, atom)

    def _enter(self, position: int) -> None:
        if b"\n" in self.folded.data[self.state.position : position]:
            self.state.told_year = None
        self.state.position = position

    @property
    def _ref(self) -> int | None:
        return None if self.reference is None else self.reference.date.toordinal()

    def _relative(self, how: Resolution) -> Resolution:
        """How a value reckoned from the reference is labelled."""
        if self.reference is None:
            return Resolution.UNRESOLVED
        return how if self.reference.source == "publication" else Resolution.STAMP

    # -- dates --------------------------------------------------------------------------------

    def _inherit(self, expression: Expression, atom: Atom) -> tuple[dict[str, Token], bool]:
        """The atom's roles, completed from its list: the next item that has a year, else the previous."""
        roles = dict(atom.roles)
        before, after = _neighbours(expression, atom)
        if atom.row.make == "list-day":
            donor = next((a for a in after if "month" in a.roles), None)
            if donor is not None:
                roles = {k: v for k, v in donor.roles.items() if k in ("month", "alias", *_INHERITED)} | roles
                if not roles.keys().isdisjoint(_INHERITED):
                    return roles, True
        if "weekday" in roles and "day" not in roles:
            return self._inherit_weekday(roles, after)
        if "month" not in roles or not roles.keys().isdisjoint(("year", "yrel", "rel")):
            return roles, False
        for donor in (*after, *reversed(before)):
            if not donor.roles.keys().isdisjoint(("year", "yrel")) or (donor in after and "rel" in donor.roles):
                if _same_calendar(roles, donor.roles):
                    return roles | {k: v for k, v in donor.roles.items() if k in _INHERITED}, True
        return roles, False

    @staticmethod
    def _inherit_weekday(roles: dict[str, Token], after: list[Atom]) -> tuple[dict[str, Token], bool]:
        if "wrel" not in roles:
            for donor in after:
                if "wrel" in donor.roles:
                    return roles | {"wrel": donor.roles["wrel"]}, True
        return roles, False

    def _end(self, expression: Expression, atom: Atom) -> End:
        roles, listed = self._inherit(expression, atom)
        ref_year = None if self._ref is None else dt.date.fromordinal(self._ref).year
        point = explicit_point(roles, self.month_first, ref_year)
        end = End(atom, roles, point, Resolution.LIST if listed else Resolution.EXPLICIT)
        if point.year is not None:
            return end
        if "yrel" in roles:
            self._relative_year(end)
        elif point.month is not None:
            self._complete_year(end)
        elif point.day is not None:
            self._complete_month(end)
        elif "deictic" in roles:
            self._deictic(end)
        elif point.weekday is not None:
            self._weekday(end)
        elif point.clock or point.part:
            self._bare_time(end)
        return end

    def _relative_year(self, end: End) -> None:
        """`من العام الماضي`, `من السنة نفسها`: a year said by its relation."""
        rel = relation(end.roles["yrel"])
        calendar = end.point.calendar
        if rel in ("same", "following", "previous") and self.state.year is not None:
            shift = {"following": 1, "previous": -1}.get(rel, 0)
            end.point.year = self.state.year + shift
            end.resolution, end.anchor = Resolution.NARRATIVE, self._narrative_anchor()
            return
        if self._ref is None:
            end.resolution = Resolution.UNRESOLVED
            return
        here = calendars.from_day(calendar, self._ref)[0]
        end.point.year = here + {"past": -1, "previous": -1, "next": 1, "following": 1}.get(rel or "", 0)
        end.resolution, end.anchor = self._relative(Resolution.DEICTIC), self.reference

    def _narrative_anchor(self) -> Anchor | None:
        if self.state.day is None or not 1 <= self.state.day <= _MAX_DAY:
            return None
        return Anchor("mention", dt.date.fromordinal(self.state.day), self.state.day_span)

    def _complete_year(self, end: End) -> None:
        """A month, with or without a day, whose year is left out."""
        point, rel = end.point, relation(end.roles.get("rel"))
        if rel in ("same", "following", "previous") and self.state.year is not None:
            point.year = self.state.year
            end.resolution, end.anchor = Resolution.NARRATIVE, self._narrative_anchor()
            return
        if self._ref is None:
            if self.state.told_year is not None and point.calendar is Calendar.GREGORIAN and rel is None:
                point.year = self.state.told_year
                end.resolution, end.anchor = Resolution.NARRATIVE, self._narrative_anchor()
            else:
                end.resolution = Resolution.UNRESOLVED
            return
        candidates = self._candidates(point)
        if not candidates:
            end.resolution = Resolution.UNRESOLVED
            return
        if rel is None:
            self._undirected_year(end, candidates)
            return
        point.year = _choose(candidates, rel, self._ref, month_grain=point.day is None)
        end.resolution, end.anchor = self._relative(Resolution.DEICTIC), self.reference

    def _undirected_year(self, end: End, candidates: list[tuple[int, int, int]]) -> None:
        """No word says which year: the narrative's, else by tense, else the closest to publication."""
        assert self._ref is not None
        told, point = self.state.told_year, end.point
        if told is not None and point.calendar is Calendar.GREGORIAN and self._is_history(told):
            point.year = told
            end.resolution, end.anchor = Resolution.NARRATIVE, self._narrative_anchor()
            return
        when = tense(self.folded.data, end.atom.start, end.atom.end)
        rel = {Tense.FUTURE: "coming", Tense.PAST: "gone"}.get(when) if when else None
        point.year = _choose(candidates, rel, self._ref, month_grain=point.day is None)
        end.resolution, end.anchor = self._relative(Resolution.PUBLICATION), self.reference

    def _is_history(self, told: int) -> bool:
        """Whether the paragraph's year is so far from publication that bare days must belong to it."""
        assert self._ref is not None
        here = dt.date.fromordinal(self._ref).year
        if told == here - 1 and self.state.day is not None:
            return self._ref - self.state.day > 270
        return told < here

    def _candidates(self, point: Point) -> list[tuple[int, int, int]]:
        """(year, first day, last day) of the date in the years around the reference."""
        assert self._ref is not None
        try:
            here = calendars.from_day(point.calendar, min(self._ref, _UMM_AL_QURA_END) if point.calendar.is_hijri else self._ref)[0]
        except CalendarError:
            return []
        out = []
        for year in range(here - 4, here + 5):
            days = replace(point, year=year, clock=None, part=None)
            if not days.exists() and abs(year - here) > 1:
                continue
            bounds = days.days()
            if bounds and (abs(year - here) <= 1 or (point.month == 2 and point.day == 29)):
                out.append((year, *bounds))
        exact = [c for c in out if replace(point, year=c[0]).exists()]
        return exact or out

    def _complete_month(self, end: End) -> None:
        """`28 من الشهر ذاته`, `التاسع منه`: a day whose month is said by its relation, or not at all."""
        rel, point = relation(end.roles.get("rel")), end.point
        if rel in ("same", "following") and self.state.month is not None:
            point.calendar, point.year, point.month = self.state.month
            end.resolution, end.anchor = Resolution.NARRATIVE, self._narrative_anchor()
            if point.year == 0:
                point.year, end.resolution = None, Resolution.UNRESOLVED
            return
        if self._ref is None or rel is None:
            end.resolution = Resolution.UNRESOLVED
            return
        date = dt.date.fromordinal(self._ref)
        shift = {"past": -1, "previous": -1, "next": 1, "following": 1}.get(rel, 0)
        months = date.year * 12 + date.month - 1 + shift
        point.year, point.month = months // 12, months % 12 + 1
        end.resolution, end.anchor = self._relative(Resolution.DEICTIC), self.reference

    def _deictic(self, end: End) -> None:
        """`أمس`, `اليوم الاثنين`: so many days from publication, corrected by the weekday beside it."""
        offset = end.roles["deictic"].value("DEICTIC", "TODAY", "TONIGHT")
        if end.roles["deictic"].may_be("TONIGHT"):
            end.point.part = end.point.part or "NI"
        if self._ref is None:
            if end.point.weekday is None:
                end.point.day = end.point.day or None
            end.resolution = Resolution.UNRESOLVED
            return
        day = self._ref + (offset or 0)
        weekday = end.point.weekday
        if weekday is not None:
            # The weekday is the better witness: metadata is wrong by a day, the editor knew the day.
            day += (weekday - calendars.weekday(day) + 3) % 7 - 3
        self._set_day(end, day, self._relative(Resolution.DEICTIC))

    def _set_day(self, end: End, day: int, how: Resolution, anchor: Anchor | None = None) -> None:
        date = dt.date.fromordinal(max(1, min(day, _MAX_DAY)))
        point = end.point
        point.year, point.month, point.day, point.weekday = date.year, date.month, date.day, None
        end.resolution, end.anchor = how, anchor or self.reference

    def _weekday(self, end: End) -> None:
        """A weekday alone: publication day or the latest before it; by tense and relation else."""
        wanted, rel = end.point.weekday, relation(end.roles.get("wrel"))
        assert wanted is not None
        if rel == "following" and self.state.day is not None:
            day = self.state.day + 1 + (wanted - calendars.weekday(self.state.day + 1)) % 7
            self._set_day(end, day, Resolution.NARRATIVE, self._narrative_anchor())
            return
        if self._ref is None:
            end.resolution = Resolution.UNRESOLVED
            return
        if rel is None and tense(self.folded.data, end.atom.start, end.atom.end) is Tense.FUTURE:
            rel = "next"
        ref = self._ref
        if rel in ("next", "following"):
            day = ref + 1 + (wanted - calendars.weekday(ref + 1)) % 7
        elif rel in ("past", "previous"):
            day = ref - 1 - (calendars.weekday(ref - 1) - wanted) % 7
        else:
            day = ref - (calendars.weekday(ref) - wanted) % 7
        said = "wrel" in end.roles
        self._set_day(end, day, self._relative(Resolution.DEICTIC if said else Resolution.PUBLICATION))

    def _bare_time(self, end: End) -> None:
        """A clock time or a part of the day without a date: the publication day's."""
        if self._ref is None or end.point.part:
            end.resolution = Resolution.UNRESOLVED
            return
        self._set_day(end, self._ref, self._relative(Resolution.PUBLICATION))

    def _date(self, expression: Expression, atom: Atom) -> Resolved | None:
        end = self._end(expression, atom)
        if not _is_stated(end):
            return None
        return self._finish(expression, (end,))

    # -- ranges -------------------------------------------------------------------------------

    def _range(self, expression: Expression) -> Resolved | None:
        first, second = expression.atoms
        last = self._end(expression, second)
        if not _is_stated(last):
            return None
        if last.point.year is not None:
            self._note(last)
        begin = self._end(expression, first)
        if not _is_stated(begin):
            return None
        self._fit(begin, last)
        return self._finish(expression, (begin, last))

    @staticmethod
    def _fit(begin: End, last: End) -> None:
        """Turn the year of an end that did not say it, when the range would run backwards."""
        a, b = begin.point.days(), last.point.days()
        if a is None or b is None or a[0] <= b[0] or begin.point.year is None or last.point.year is None:
            return
        said = ("year", "yrel", "stamp")
        if not any(r in begin.atom.roles for r in said) and begin.point.month is not None and "weekday" not in begin.atom.roles:
            if begin.point.month > (last.point.month or 0):
                begin.point.year -= 1
        elif not any(r in last.atom.roles for r in said) and last.point.month is not None:
            if last.point.month < (begin.point.month or 13):
                last.point.year += 1

    # -- finishing ------------------------------------------------------------------------------

    def _note(self, end: End) -> None:
        """Let the narrative move on to this date."""
        point, state = end.point, self.state
        if point.bc:
            return
        if point.month is not None:
            state.month = (point.calendar, point.year or 0, point.month)
        if point.year is not None and point.calendar is Calendar.GREGORIAN:
            state.year = point.year
            if not end.roles.keys().isdisjoint(("year", "stamp")):
                state.told_year = point.year
        days = point.days()
        if days is not None and point.day is not None:
            state.day = days[0]
            state.day_span = self.folded.span(end.atom.start, end.atom.end)
            if point.calendar is not Calendar.GREGORIAN and 1 <= days[0] <= _MAX_DAY:
                state.year = dt.date.fromordinal(days[0]).year

    def _finish(self, expression: Expression, ends: tuple[End, ...]) -> Resolved:
        for end in ends:
            self._note(end)
        begin, last = ends[0], ends[-1]
        mod = begin.roles["mod"].value("MOD") if "mod" in begin.roles else None
        value = format_point(begin.point)
        earliest, latest = bounds_of_value(begin.point, mod)
        if len(ends) == 2:
            value = _interval(value, format_point(last.point))
            latest = bounds_of_value(last.point)[1]
            if earliest is not None and latest is not None and _day(earliest) > _day(latest):
                earliest, latest = latest, earliest
        timed = any(e.point.clock or e.point.part for e in ends)
        slowest = max(ends, key=lambda e: list(Resolution).index(e.resolution))
        mention = self._mention(
            expression,
            MentionType.TIME if timed else MentionType.DATE,
            value,
            mod=mod,
            earliest=earliest,
            latest=latest,
            calendar=last.point.table(),
            granularity=last.point.granularity,
            tradition=_tradition(begin.roles),
            resolution=slowest.resolution,
            anchor=slowest.anchor,
        )
        return Resolved(expression, mention, ends)

    def _mention(self, expression: Expression, kind: MentionType, value: str, **fields: object) -> Mention:
        start, end = self.folded.span(expression.start, expression.end)
        return Mention(self.folded.text[start:end], start, end, kind, value, **fields)  # type: ignore[arg-type]

    # -- units --------------------------------------------------------------------------------

    def _unit(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`الأسبوع الماضي`, `هذا العام`, `نهاية الأسبوع`: a unit said by its relation."""
        token = atom.roles["unit"]
        unit = token.value("THE_UNIT") or ("WE" if token.may_be("WEEKEND") else None)
        if unit is None and token.may_be("SEASON"):
            unit = "SEASON"
        rel = relation(atom.roles["rel"]) if "rel" in atom.roles else "this"
        if unit in ("DE",) and rel == "past":
            return Resolved(expression, self._mention(expression, MentionType.DURATION, "P10Y", granularity=Granularity.DECADE))
        if unit == "D" and token.may_be("TODAY") and rel == "this" and not self._ref:
            unit = "D"
        place = _UNITS.get(unit or "")
        if place is None or rel is None:
            return None
        end = End(atom, atom.roles, Point(), self._relative(Resolution.DEICTIC), self.reference)
        here = self._ref
        if rel in ("same", "following", "previous"):
            end.resolution, end.anchor = Resolution.NARRATIVE, self._narrative_anchor()
            here = self.state.day if self.state.day is not None else self._coarse_day(unit or "")
            if here is None and rel != "same" and self._ref is not None:
                here, end.resolution, end.anchor = self._ref, self._relative(Resolution.DEICTIC), self.reference
        shift = {"past": -1, "previous": -1, "next": 1, "following": 1}.get(rel, 0)
        if here is None:
            end.resolution, end.anchor = Resolution.UNRESOLVED, None
            end.point = _UNKNOWN_UNIT[unit or ""]
            return self._finish(expression, (end,))
        if unit == "M" and rel == "this" and (hijri := self._hijri_month_here()):
            end.point = hijri
        else:
            end.point = place(here, shift)
        if "year" in atom.roles:
            end.point.year = atom.roles["year"].number
        return self._finish(expression, (end,))

    def _coarse_day(self, unit: str) -> int | None:
        """A day of the narrative's month or year, for units that are at least as long."""
        state = self.state
        if unit == "M" and state.month is not None and state.month[1]:
            calendar, year, month = state.month
            return calendars.month_days(calendar, year, month)[0]
        if unit == "Y" and state.year is not None:
            return dt.date(state.year, 1, 1).toordinal()
        return None

    def _hijri_month_here(self) -> Point | None:
        """`هذا الشهر` in an article about Ramadan is Ramadan, if publication falls in it."""
        if self.state.month is None or self._ref is None or not self.state.month[0].is_hijri or not self.state.month[1]:
            return None
        calendar, year, month = self.state.month
        first, last = calendars.month_days(calendar, year, month)
        return Point(calendar, year, month) if first - 3 <= self._ref <= last + 3 else None

    # -- centuries, decades, feasts ---------------------------------------------------------------

    def _century(self, expression: Expression, atom: Atom) -> Resolved | None:
        if atom.roles["unit"].value("THE_UNIT") != "CE":
            return None
        number = atom.roles["ordinal"].number
        if not number or number > 21 or "era" in atom.roles:
            return None
        first = dt.date(max(1, (number - 1) * 100), 1, 1)
        mention = self._mention(
            expression,
            MentionType.DATE,
            f"{number - 1:02d}",
            earliest=first,
            latest=dt.date((number - 1) * 100 + 99, 12, 31),
            granularity=Granularity.CENTURY,
        )
        return Resolved(expression, mention)

    def _decade(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`التسعينيات` is 199 unless a century is named; `الستينات من القرن الماضي` is 196."""
        tens = atom.roles["decade"].value("DECADE")
        century = 19
        if "ordinal" in atom.roles and atom.roles["ordinal"].number:
            century = atom.roles["ordinal"].number - 1
        mod = atom.roles["mod"].value("MOD") if "mod" in atom.roles else None
        year = century * 100 + tens
        mention = self._mention(
            expression,
            MentionType.DATE,
            f"{year // 10}",
            mod=mod,
            earliest=dt.date(year, 1, 1),
            latest=dt.date(year + 9, 12, 31),
            granularity=Granularity.DECADE,
        )
        return Resolved(expression, mention)

    def _feast(self, expression: Expression, atom: Atom) -> Resolved | None:
        """A feast by its calendar: in the year said, else the one closest to publication."""
        feast = atom.roles["feast"].value("FEAST")
        end = End(atom, atom.roles, Point(), self._relative(Resolution.PUBLICATION), self.reference)
        if "year" in atom.roles and atom.roles["year"].number:
            year = atom.roles["year"].number
            wanted = _feast_days(feast, year)
            end.resolution, end.anchor = Resolution.EXPLICIT, None
        elif self._ref is not None:
            here = dt.date.fromordinal(self._ref).year
            wanted = [d for y in (here - 1, here, here + 1) for d in _feast_days(feast, y)]
            wanted.sort(key=lambda d: abs(d - (self._ref or 0)))
        else:
            return None
        if not wanted:
            return None
        date = dt.date.fromordinal(wanted[0])
        end.point = Point(year=date.year, month=date.month, day=date.day)
        return self._finish(expression, (end,))

    # -- references, clock, lengths, repetition ----------------------------------------------------

    def _reference(self, expression: Expression, atom: Atom) -> Resolved:
        value = atom.roles["ref"].value("REF")
        fields: dict[str, object] = {"granularity": Granularity.VAGUE, "resolution": self._relative(Resolution.DEICTIC)}
        if value == "PRESENT_REF" and self.reference is not None:
            fields |= {"anchor": self.reference}
        return Resolved(expression, self._mention(expression, MentionType.DATE, value, **fields))

    def _past_future(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`في الماضي` without a noun: the past, at large."""
        if atom.roles["ref"].surface != _THE_PAST:
            return None
        mention = self._mention(expression, MentionType.DATE, "PAST_REF", granularity=Granularity.VAGUE)
        return Resolved(expression, mention)

    def _clock_alone(self, expression: Expression, atom: Atom) -> Resolved | None:
        clock = _clock(atom.roles)
        if clock is None and "clock" in atom.roles and "half" not in atom.roles and not _has_clock_noun(atom):
            return None
        end = End(atom, atom.roles, Point(clock=clock), Resolution.UNRESOLVED)
        if clock is not None:
            self._bare_time(end)
        return self._finish(expression, (end,))

    def _daypart(self, expression: Expression, atom: Atom) -> Resolved:
        part = atom.roles["daypart"].value("DAYPART")
        end = End(atom, atom.roles, Point(part=part), Resolution.UNRESOLVED)
        return self._finish(expression, (end,))

    def _length(self, expression: Expression, atom: Atom) -> Resolved | None:
        value, unit = _length_value(atom.roles)
        if value is None or unit is None:
            return None
        return self._length_mention(expression, atom, f"P{'T' if unit in _CLOCK_UNITS else ''}{value}{_ISO_UNIT[unit]}", unit)

    def _length_mention(self, expression: Expression, atom: Atom, value: str, unit: str) -> Resolved:
        mod = _qualifier(atom)
        mention = self._mention(expression, MentionType.DURATION, value, mod=mod, granularity=_UNIT_GRAIN[unit])
        return Resolved(expression, mention)

    def _length_range(self, expression: Expression, atom: Atom) -> Resolved | None:
        """`من 3 إلى 15 عاما`: P3Y/P15Y."""
        roles = atom.roles
        unit = _unit_of(roles.get("unit_to") or roles.get("unit") or roles.get("dual"))
        low = 2 if "dual" in roles else _count(roles.get("count")) if "count" in roles else 1
        high = 2 if "dual_to" in roles else _count(roles.get("count_to"))
        if unit is None or low is None or high is None:
            return None
        mark = "T" if unit in _CLOCK_UNITS else ""
        iso = _ISO_UNIT[unit]
        return self._length_mention(expression, atom, f"P{mark}{low}{iso}/P{mark}{high}{iso}", unit)

    def _set(self, expression: Expression, atom: Atom) -> Resolved | None:
        roles = atom.roles
        fields: dict[str, object] = {"quant": "EVERY"} if "every" in roles else {}
        if "adverb" in roles:
            value = roles["adverb"].value("SET_ADVERB")
        elif "weekday" in roles:
            value = f"XXXX-WXX-{roles['weekday'].value('WEEKDAY', 'BARE_WEEKDAY')}"
        else:
            unit = _unit_of(roles.get("unit") or roles.get("dual"))
            count = 2 if "dual" in roles else _count(roles.get("count")) if "count" in roles else 1
            if unit is None or count is None:
                return None
            value = f"P{'T' if unit in _CLOCK_UNITS else ''}{count}{_ISO_UNIT[unit]}"
            fields["granularity"] = _UNIT_GRAIN[unit]
        return Resolved(expression, self._mention(expression, MentionType.SET, str(value), **fields))


_MAKERS: dict[str, Callable[[Resolver, Expression, Atom], Resolved | None]] = {
    "date": Resolver._date,
    "list-day": Resolver._date,
    "unit": Resolver._unit,
    "century": Resolver._century,
    "decade": Resolver._decade,
    "feast": Resolver._feast,
    "reference": Resolver._reference,
    "past-future": Resolver._past_future,
    "clock": Resolver._clock_alone,
    "daypart": Resolver._daypart,
    "length": Resolver._length,
    "length-range": Resolver._length_range,
    "set": Resolver._set,
}

_MAX_DAY = dt.date.max.toordinal()
_UMM_AL_QURA_END = dt.date(2077, 11, 1).toordinal()


def _neighbours(expression: Expression, atom: Atom) -> tuple[list[Atom], list[Atom]]:
    """The atoms before and after this one in its list, range ends included."""
    atoms = [a for e in expression.chain for a in e.atoms]
    place = next(i for i, a in enumerate(atoms) if a is atom)
    return atoms[:place], atoms[place + 1 :]


def _same_calendar(a: dict[str, Token], b: dict[str, Token]) -> bool:
    first, second = _month(a), _month(b)
    return first is None or second is None or first.calendar is second.calendar


def _choose(candidates: list[tuple[int, int, int]], rel: str | None, ref: int, *, month_grain: bool) -> int:
    """The year whose date stands in the relation to the reference day; the closest where none does."""
    if rel in ("past", "previous"):
        found = [c for c in candidates if c[2] < ref]
        pick = found[-1] if found else None
    elif rel in ("next", "following"):
        pick = next((c for c in candidates if c[1] > ref), None)
    elif rel == "coming":
        pick = next((c for c in candidates if c[2] >= ref), None)
    elif rel == "gone":
        found = [c for c in candidates if c[1] <= ref]
        pick = found[-1] if found else None
    else:
        pick = None
    if pick is None:
        pick = min(candidates, key=lambda c: (_distance(c, ref), c[0]))
    return pick[0]


def _distance(candidate: tuple[int, int, int], ref: int) -> int:
    _, first, last = candidate
    return 0 if first <= ref <= last else min(abs(first - ref), abs(last - ref))


def _is_stated(end: End) -> bool:
    """Whether the point says anything; a stamp that is no date says nothing."""
    point = end.point
    return any(
        x is not None for x in (point.year, point.month, point.day, point.weekday, point.part, point.clock, point.suffix)
    ) or not {"deictic", "rel", "clock"}.isdisjoint(end.roles)


def _interval(first: str, last: str) -> str:
    return f"{first.split('/')[0]}/{last.split('/')[-1]}"


def _day(x: Day) -> dt.date:
    return x.date() if isinstance(x, dt.datetime) else x


# -- relative units: (reference day, how many units away) to a point


def _day_unit(day: int, shift: int) -> Point:
    date = dt.date.fromordinal(day + shift)
    return Point(year=date.year, month=date.month, day=date.day)


def _night_unit(day: int, shift: int) -> Point:
    return replace(_day_unit(day, shift), part="NI")


def _week_unit(day: int, shift: int) -> Point:
    year, week, _ = dt.date.fromordinal(day + 7 * shift).isocalendar()
    return Point(year=year, suffix=f"W{week:02d}")


def _weekend_unit(day: int, shift: int) -> Point:
    year, week, _ = dt.date.fromordinal(day + 7 * shift).isocalendar()
    return Point(year=year, suffix=f"W{week:02d}-WE")


def _month_unit(day: int, shift: int) -> Point:
    date = dt.date.fromordinal(day)
    months = date.year * 12 + date.month - 1 + shift
    return Point(year=months // 12, month=months % 12 + 1)


def _year_unit(day: int, shift: int) -> Point:
    return Point(year=dt.date.fromordinal(day).year + shift)


_UNITS: dict[str, Callable[[int, int], Point]] = {
    "D": _day_unit,
    "N": _night_unit,
    "W": _week_unit,
    "WE": _weekend_unit,
    "M": _month_unit,
    "Y": _year_unit,
}
_UNKNOWN_UNIT = {
    "D": Point(),
    "N": Point(part="NI"),
    "W": Point(suffix="WXX"),
    "WE": Point(suffix="WXX-WE"),
    "M": Point(),
    "Y": Point(),
}

# -- lengths

_CLOCK_UNITS = frozenset({"S", "MIN", "H"})
_ISO_UNIT = {"S": "S", "MIN": "M", "H": "H", "D": "D", "N": "D", "W": "W", "M": "M", "Y": "Y", "DE": "DE", "CE": "CE"}
_UNIT_GRAIN = {
    "S": Granularity.SECOND,
    "MIN": Granularity.MINUTE,
    "H": Granularity.HOUR,
    "D": Granularity.DAY,
    "N": Granularity.DAY,
    "W": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Y": Granularity.YEAR,
    "DE": Granularity.DECADE,
    "CE": Granularity.CENTURY,
}
_UNIT_KINDS = ("UNIT", "UNIT_ACC", "UNITS", "DUAL", "THE_UNIT", "THE_UNITS", "THE_DUAL")
_THE_PAST = fold_word("الماضي")


def _unit_of(token: Token | None) -> str | None:
    return None if token is None else token.value(*_UNIT_KINDS)


def _count(token: Token | None) -> int | str | None:
    """A count as TIMEX3 writes it: an integer, a decimal with a point, None for nothing sensible."""
    if token is None:
        return None
    if token.number is not None:
        return token.number
    text = token.surface.decode("ascii", "replace").replace(",", ".")
    return None if text.count(".") != 1 or text.endswith("%") else text


def _length_value(roles: dict[str, Token]) -> tuple[str | None, str | None]:
    """The number and the unit of a length; the number is X for a vague one."""
    unit = _unit_of(roles.get("unit") or roles.get("dual"))
    if "fraction" in roles:
        return _fraction_length(roles, unit)
    if "dual" in roles:
        number: float | int | str | None = 2
    elif "count" in roles:
        number = _count(roles["count"])
    elif "vague" in roles or roles.get("unit") is not None and roles["unit"].may_be("UNITS", "THE_UNITS"):
        number = "X"
    else:
        number = 1
    if "extra" in roles and isinstance(number, int):
        number = number + float(roles["extra"].value("FRACTION") or 0)
    if isinstance(number, float):
        number = f"{number:.4g}"
    return (None if number is None else str(number)), unit


def _fraction_length(roles: dict[str, Token], unit: str | None) -> tuple[str | None, str | None]:
    """`ربع ساعة` is 15 minutes, `نصف شهر` half a month."""
    part = float(roles["fraction"].value("FRACTION") or 0)
    if unit == "H":
        return str(round(part * 60)), "MIN"
    if unit == "MIN":
        return str(round(part * 60)), "S"
    return f"{part:.4g}", unit


def _qualifier(atom: Atom) -> str | None:
    """TIMEX3 mod from the words beside a length: `أكثر من`, `على الأقل`."""
    if atom.before is not None and atom.before.value("QUALIFIER"):
        return str(atom.before.value("QUALIFIER"))
    if atom.after is not None and atom.after.value("QUALIFIER_AFTER"):
        return str(atom.after.value("QUALIFIER_AFTER"))
    return None


def _has_clock_noun(atom: Atom) -> bool:
    return any(t.may_be("CLOCK_NOUN") for t in atom.tokens)


# -- feasts


def _feast_days(feast: Feast, year: int) -> list[int]:
    """The day numbers on which a feast falls in a Gregorian year; none outside its validity years."""
    if not feast.since <= year <= feast.until:
        return []
    if feast.calendar.startswith("easter"):
        return [_easter(year, feast.calendar) + feast.offset]
    if feast.calendar == "gregorian":
        return [dt.date(year, feast.month, feast.day).toordinal()]
    return _hijri_feast(year, feast.month, feast.day)


def _hijri_feast(year: int, month: int, day: int) -> list[int]:
    out = []
    middle = dt.date(year, 1, 1).toordinal()
    here = calendars.from_day(Calendar.ISLAMIC_CIVIL, middle)[0]
    for hijri in (here, here + 1):
        table = calendars.hijri_table(hijri)
        n = calendars.to_day(table, hijri, month, day)
        if dt.date.fromordinal(n).year == year:
            out.append(n)
    return out


def _easter(year: int, kind: str) -> int:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    return easter(year, EASTER_WESTERN if kind == "easter-western" else EASTER_ORTHODOX).toordinal()

