"""Dates in the order of the text: what one leaves out, completed from the list, the narrative, publication.

A year left out comes from the list that an item stands in, then from the narrative, then from the
publication day; `الماضي` looks strictly before it, `المقبل` strictly after, `الجاري` at the one that
contains it. The rules are those of ISO-TimeML for Arabic news.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from arabdate import calendars
from arabdate.anchoring import day_away
from arabdate.errors import CalendarError
from arabdate.expressions import CLOCK_MAKES, Atom, Expression
from arabdate.feasts import feast_days, hijri_feast_days
from arabdate.fields import (
    LAST_BARE_HIJRI_YEAR,
    clock_of,
    counted,
    explicit_point,
    months_of_part,
    relation,
    says_other_era,
)
from arabdate.fold import Folded, fold_word
from arabdate.lexicon import Feast, cues
from arabdate.lists import is_gregorian_gloss, is_paired_hijri, with_list
from arabdate.model import Anchor, Calendar, Granularity, Resolution
from arabdate.occurrences import (
    Candidate,
    choose,
    distance,
    first_weekday,
    last_weekday,
    nth_weekday,
    occurrences,
    stands,
)
from arabdate.tense import Tense, foresees, happened, tense
from arabdate.tokens import Token
from arabdate.units import SHIFTS, month_point
from arabdate.values import Point

__all__ = ["End", "Narrative", "Told", "set_day"]

SENTENCE_REACH = 120
"""How many letters behind a day in its sentence a clock time without a date is that day's."""
NARRATIVE_REACH = 300
"""How many letters a year that the text has set holds for bare days that follow."""
RECENT = 270
"""Days before publication within which a bare day is read from publication, not from the narrative."""
PLAUSIBLE_PAST = 300
"""A past-tense clause takes the latest such day, unless that lies farther back than this many days. Then the
next is within some two months, and in the news the verb is nearly always another's: `أعلن عن اجتماع في
سبتمبر`, `أمهلهم حتى 12 أيار`. A verb that stands right before its date is believed at any distance."""
HALF_A_YEAR = 183
"""So far back for the end of what lasts: `دعوا إلى الإضراب حتى نهاية يونيو`."""
RUNNING = 2
"""How many dates of one month make it the month of a story: `يوليو 2016 ... في 9 يوليو ... في 10 يوليو`."""
NEAR_ZONES = 12
"""How many hours two clocks of one instant may lie apart; zones an hour farther are not in the news."""

NEWS = 100
"""Days either way within which a day said with another weekday is a slip in the weekday; one farther off is
rather of the year in which the weekday is right."""

SIGHTINGS = 2
"""Days by which the day of a Hijri date and the Gregorian one beside it may part."""

FIRST_YEAR_AT_HAND = 1900
"""From here on `هذه السنة` of a text without a date may be the year in which it was written."""
AT_HAND = 31
"""Days from publication within which a month is one of the news."""
EID_AT_HAND = 21
"""Days from publication within which العيد without its name is one of the two."""
DEATH_REACH = 24
"""How many letters before a year the bracket opens in which it tells of a death."""
EARLIEST_FEAST = 1600
"""A year up to this beside a feast is of another calendar."""

_MAX_DAY = dt.date.max.toordinal()
_MARKS = b' -:.,()*|"'
_LIST_MARKS = _MARKS + b"0123456789" + fold_word("و")
_CLAUSE_END = re.compile(rb"[\n;!\xbf]|\.(?!\d)|[,\xa1] ?" + fold_word("و"))
_REPORTS = frozenset(word for words in cues()["complementizers"] for word in words)
_RELATIVE = frozenset(map(fold_word, ("الذي", "التي", "الذين", "اللذين", "حيث")))
_OF_THE_TEXT = frozenset({Resolution.EXPLICIT, Resolution.LIST, Resolution.NARRATIVE})
_DAYS = frozenset({Granularity.DAY, Granularity.DAYPART})
_SO_IN = fold_word("ففي")
_THE_YEAR = fold_word("السنة")
_DIED = fold_word("ت")
_WHEN = fold_word("عندما")
_DELIVERY = fold_word("تسليم")
_BY_THEN = (fold_word("بحلول"), fold_word("حلول"))
_LAST_HIJRI_TABLE_DAY = dt.date(2077, 11, 1).toordinal()


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
class Told:
    """The year that the narrative has set for itself, by which atom, and where in the text it last held."""

    year: int
    atom: Atom
    position: int
    day: int | None
    sentence_only: bool = False


@dataclass(slots=True)
class _State:
    """What the text has set so far: the narrative's clock."""

    position: int = 0
    day: int | None = None
    atom: Atom | None = None
    month: tuple[Calendar, int | None, int] | None = None
    year: int | None = None
    hijri_year: int | None = None
    year_end: int = 0
    days: tuple[int, int] | None = None
    kin: tuple[Expression, Point] | None = None
    told: Told | None = None
    told_hijri: Told | None = None
    heading: Told | None = None
    years_bc: set[int] = field(default_factory=set)
    coming: dict[int, int] = field(default_factory=dict)
    dated: dict[tuple[Calendar, int], tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Narrative:
    """What is known while a text is read from its first date to its last.

    `reference` is the publication day, or the article's own stamp when none was given, or None.
    `moment` is when it was published, where the hour was given too. `month_first` is the order of the
    document's stamps, `hijri_years` whether it reckons in Hijri years. What it asks of the text on its way
    has a method each, so that `explain` can listen to the answers.
    """

    folded: Folded
    reference: Anchor | None
    month_first: bool = False
    hijri_years: bool = False
    moment: dt.datetime | None = None
    state: _State = field(default_factory=_State)

    def enter(self, position: int) -> None:
        """Move on to a folded position; a paragraph's year ends with it."""
        state = self.state
        if (state.told or state.told_hijri) and self.folded.data.find(b"\n", state.position, position) >= 0:
            state.told = state.told_hijri = None
        state.position = position

    # -- the reference ------------------------------------------------------------------------

    @property
    def reference_day(self) -> int | None:
        """The day number of the reference, None without one."""
        return None if self.reference is None else self.reference.date.toordinal()

    def from_reference(self, end: End, how: Resolution) -> None:
        """Label an end as reckoned from the reference, or as unresolved without one."""
        end.resolution = self.label(how)
        end.anchor = self.reference

    def label(self, how: Resolution) -> Resolution:
        """`how`, or STAMP or UNRESOLVED where the reference is the article's own or missing."""
        if self.reference is None:
            return Resolution.UNRESOLVED
        return how if self.reference.source == "publication" else Resolution.STAMP

    def from_narrative(self, end: End, told: Told | None = None) -> None:
        """Label an end as reckoned from the date that set its year, else from the day last spoken of."""
        day, atom = (self.state.day, self.state.atom) if told is None else (told.day, told.atom)
        end.resolution = Resolution.NARRATIVE
        end.anchor = None
        if day is not None and atom is not None and 1 <= day <= _MAX_DAY:
            span = self.folded.span(atom.start, atom.end)
            end.anchor = Anchor("mention", dt.date.fromordinal(day), span)

    def last_told(self, unit: str) -> int | None:
        """A day of the unit that the text last spoke of: of a month for M, of a year for Y, else the day."""
        state = self.state
        if unit == "Y" and state.year is not None:
            return dt.date(state.year, 1, 1).toordinal()
        calendar, year, month = state.month or (Calendar.GREGORIAN, None, 1)
        if unit == "M" and year is not None:
            return calendars.month_days(
                calendars.hijri_table(year) if calendar.is_hijri else calendar, year, month
            )[0]
        return state.day

    def tells_of_old(self, atom: Atom) -> bool:
        """Whether a text tells of a year long past: to annals هذه السنة is that year.

        Not so هذا العام, which annalists do not say; and where it is known when the text was written, only in
        a quotation in the sentence of the year: `سنة 332هـ حين "خرج في هذه السنة عسكر"`.
        """
        year, data = self.state.year, self.folded.data
        if year is None or year >= FIRST_YEAR_AT_HAND or _THE_YEAR not in data[atom.start : atom.end]:
            return False
        if self.reference is None:
            return True
        between = data[self.state.year_end : atom.start]
        return b'"' in between and b"." not in between

    # -- one date -----------------------------------------------------------------------------

    def end(self, expression: Expression, atom: Atom) -> End | None:
        """The date of an atom, completed; None where its month word is none or its feast has no day."""
        if atom.row.make == "feast":
            return self._feast(atom)
        roles, listed = with_list(expression, atom)
        near = None if self.reference is None else self.reference.date.year
        paired = expression.pair is not None and is_paired_hijri(expression)
        hijri = self.hijri_years or paired
        if hijri and expression.pair is not None and is_gregorian_gloss(expression):
            hijri = False
        point = explicit_point(roles, self.month_first, near, hijri)
        if point is None:
            return None
        if paired:  # `سنة 37 (657 م)`, `(1442/2021)`
            point.calendar, point.year = Calendar.UMM_AL_QURA, roles["year"].number
        if point.bc or self.state.years_bc:
            self._before_christ(point, roles)
        end = End(atom, roles, point, Resolution.LIST if listed else Resolution.EXPLICIT)
        if (
            expression.pair is not None
            and point.year is None
            and point.month is not None
            and "rel" not in roles
        ):
            self._year_of_pair(end, expression.pair)
        if atom.row.make not in CLOCK_MAKES or not self._day_beside(expression, end):
            self.complete(end)
        self._keep_with_kin(end, expression)
        if "weekday" in roles and "day" in roles and roles["weekday"] is atom.tokens[0]:
            _count_weekday(roles, point)
        _settle(point)
        return end

    def _before_christ(self, point: Point, roles: dict[str, Token]) -> None:
        """A year that the text has said to be before Christ is so where it comes back without its era."""
        if point.bc:
            self.state.years_bc.add(point.year or 0)
        elif "year" in roles and roles.keys().isdisjoint(("era", "month")):
            year = roles["year"].number or 0
            if year in self.state.years_bc:
                point.calendar, point.year, point.bc = Calendar.GREGORIAN, year, True

    def _year_of_pair(self, end: End, other: Expression) -> None:
        """`5 تموز الموافق 20 رجب 1330`: of the year in which the one is the other, by some sighting."""
        said, point = other.atoms[0], end.point
        there = explicit_point(said.roles, self.month_first) if said.row.make == "date" else None
        days = None if there is None else there.days()
        if there is None or days is None or (there.day is None) is not (point.day is None):
            return
        here = _year_of(point.calendar, days[0])
        apart = 0 if point.day is None else SIGHTINGS
        for year in (here, here - 1, here + 1):
            dated = replace(point, year=year).days()
            if dated is not None and dated[0] - apart <= days[1] and days[0] <= dated[1] + apart:
                point.year, end.resolution = year, Resolution.LIST
                return

    def _keep_with_kin(self, end: End, expression: Expression) -> None:
        """`بين 17 و30 آب`: what one list leaves to publication is of one year, that of the nearest."""
        if end.resolution not in (Resolution.PUBLICATION, Resolution.STAMP) or end.point.month is None:
            return
        head, kin = expression.chain[0], self.state.kin
        if kin is None or kin[0] is not head:
            self.state.kin = head, end.point
            return
        first, point = kin[1], end.point
        in_order = (first.month or 0, first.day or 0) <= (point.month or 0, point.day or 31)
        if first.calendar is not point.calendar or first.year == point.year or not in_order:
            return
        if self._away(first) <= self._away(point):
            point.year = first.year
        elif len(expression.atoms) == 2:
            first.year = point.year

    def _away(self, point: Point) -> int:
        """Days between a date and the reference day."""
        days = point.days()
        return _MAX_DAY if days is None else distance((0, *days), self.reference_day or 0)

    def complete(self, end: End) -> None:
        """Fill in what the text left out, by the first rule that applies."""
        point, roles = end.point, end.roles
        if point.gregorian_year is not None:
            self._foreign_month_in_year(end)
        elif end.atom.row.name == "same-of-year":
            self._same_of_year(end)
        elif point.year is not None:
            return
        elif "yrel" in roles:
            self._relative_year(end)
        elif "at_hand" in roles:
            self._part_at_hand(end)
        elif point.month is not None:
            self._month_without_year(end)
        elif point.day is not None or point.nth is not None or "rel" in roles:
            self._day_without_month(end)
        elif "deictic" in roles:
            self._deictic(end)
        elif point.weekday is not None:
            self._weekday(end)
        elif (point.clock and "instant" not in roles) or end.atom.row.name == "this-part":
            self.on_publication_day(end)
        elif point.clock:
            # Which midnight is meant, that of the night before or after, nothing says.
            point.unknown, end.resolution = "XXXX-XX-XX", Resolution.UNRESOLVED
        elif point.part:
            point.unknown, end.resolution = "XXXX-XX-XX", Resolution.UNRESOLVED

    def _same_of_year(self, end: End) -> None:
        """`الشهر نفسه من العام الماضي`, `نفس اليوم من عام 2000`: as last told, in another year."""
        point, state = end.point, self.state
        if point.year is None:
            self._relative_year(end)
        told, day = state.month, state.day if "same_day" in end.roles else None
        if told is None or told[0] is not point.calendar or ("same_day" in end.roles and day is None):
            point.year, point.unknown = None, "XXXX-XX-XX" if "same_day" in end.roles else "XXXX-XX"
            end.resolution = Resolution.UNRESOLVED
            return
        point.month = told[2]
        if day is not None:
            point.month, point.day = _date_in(point.calendar, day)[1:]
        if point.year is not None:
            self.from_narrative(end)

    def _year_told(self, end: End, shift: int) -> None:
        """The year that the text last told, or one beside it, in the count in which it was told."""
        point, state = end.point, self.state
        if state.hijri_year is None:
            year = (state.year or 0) + shift
            if point.calendar.is_hijri:
                point.gregorian_year = year
                self._foreign_month_in_year(end)
            else:
                point.year = year
            return
        told = hijri_year(state.hijri_year + shift)
        if point.calendar.is_hijri or point.month is None:
            point.calendar, point.year = told.calendar, told.year
        elif (days := told.days()) is not None:
            point.year = _year_that_meets(point, days)

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
        if rel == "this" and self.tells_of_old(end.atom):
            rel = "same"
        if rel in ("same", "following", "previous") and self.state.year is not None:
            self._year_told(end, SHIFTS[rel])
            self.from_narrative(end)
            return
        if self.reference_day is not None:
            end.point.year = _year_of(end.point.calendar, self.reference_day) + SHIFTS[rel]
        self.from_reference(end, Resolution.DEICTIC)

    def _part_at_hand(self, end: End) -> None:
        """`الربع الثاني من العام`: of the year that the tense allows, else of the nearest."""
        reference, point = self.reference_day, end.point
        months = months_of_part(end.roles)
        if reference is not None and (point.suffix is not None or months is not None):
            here = dt.date.fromordinal(reference).year
            last = point if months is None or point.suffix else replace(point, month=months[1])
            spans = [(y, replace(last, year=y).days()) for y in (here - 1, here, here + 1)]
            candidates = [(y, *days) for y, days in spans if days is not None]
            directed: dict[Tense | None, str] = {Tense.FUTURE: "coming", Tense.PAST: "gone"}
            point.year = choose(candidates, directed.get(self.tense_of(end.atom)), reference)
        self.from_reference(end, Resolution.DEICTIC)

    # -- the year left out -----------------------------------------------------------------------

    def _month_without_year(self, end: End) -> None:
        point, rel = end.point, relation(end.roles.get("rel") or end.roles.get("wrel"))
        if rel in ("same", "following", "previous") and self.state.days is not None:
            point.year = self._year_beside_told(point, rel)
            self.from_narrative(end)
            return
        if rel is None and self.state.heading is not None and self._opens_line(end.atom):
            point.year = self.state.heading.year
            self.from_narrative(end, self.state.heading)
            return
        told = self.told_year(end) if rel is None else None
        if self.reference_day is None:
            if told is not None:
                point.year = told
                self.from_narrative(end, self.told_in(point.calendar))
            else:
                end.resolution = Resolution.UNRESOLVED
            return
        candidates = self.candidates(point)
        if not candidates:
            end.resolution = Resolution.UNRESOLVED
            return
        if "deictic" in end.roles:
            rel = "this"
        if rel is None:
            self._undirected(end, candidates, told)
            return
        point.year = self.pick(candidates, rel)
        self.from_reference(end, Resolution.DEICTIC)

    def _year_beside_told(self, point: Point, rel: str) -> int | None:
        """`نوفمبر 2009 ... مارس التالي`: the year of a month or day beside what the text last told."""
        assert self.state.days is not None
        first, last = self.state.days
        here = _year_of(point.calendar, first)
        if rel == "same":
            return here
        years = occurrences(point.calendar, here, point.month, point.day, point.last_month)
        return choose(years, rel, last if rel == "following" else first) if years else None

    def _undirected(self, end: End, candidates: Sequence[Candidate], told: int | None) -> None:
        """No word says which year: the narrative's, else by tense, else the closest to publication."""
        assert self.reference_day is not None
        point = end.point
        # Generic Ramadan is the one at hand or the nearest, whatever the verb.
        month_of_feasts = point.calendar.is_hijri and point.day is None
        when = None if month_of_feasts else self.tense_of(end.atom)
        closest = self.pick(candidates, None)
        if (
            told is not None
            and told != closest
            and when is not Tense.FUTURE
            and self.tells_history(told, end, closest)
        ):
            point.year = told
            self.from_narrative(end, self.told_in(point.calendar))
            return
        directed = {Tense.FUTURE: "coming", Tense.PAST: "gone"}.get(when) if when else None
        year = self.pick(candidates, directed)
        if directed and self._weekday_fits(end, closest) and not self._weekday_fits(end, year):
            year = closest
        days = next(c for c in candidates if c[0] == year)
        if when is None and distance(days, self.reference_day) > NEWS and not self._weekday_fits(end, year):
            fits = [c for c in candidates if self._weekday_fits(end, c[0])]
            year = self.pick(fits, None) if fits else year
            days = next(c for c in candidates if c[0] == year)
        story = self.state.dated.get((point.calendar, point.month or 0)) if when is None else None
        if story is not None and story[1] >= RUNNING and days[1] > self.reference_day and story[0] != year:
            point.year = story[0]
            self.from_narrative(end)
            return
        far = self.reference_day - days[2] > (HALF_A_YEAR if _is_until(end.atom) else PLAUSIBLE_PAST)
        point.year = closest if far and not self.is_told_outright(end.atom) else year
        self.from_reference(end, Resolution.PUBLICATION)

    def told_year(self, end: End) -> int | None:
        """The narrative's year, if it was set near enough and the date could belong to it."""
        told = self.told_in(end.point.calendar)
        # Ramadan without a day is every year's, in the midst of any story.
        if told is None or "deictic" in end.roles or (end.point.calendar.is_hijri and end.point.day is None):
            return None
        between = self.folded.data[told.position : end.atom.start]
        if len(between) > NARRATIVE_REACH:
            return None
        # `كان عام 1990 قاسيا. ففي 2 أغسطس ...`: فـ goes on with what was said.
        if told.sentence_only and b"." in between and between.rsplit(b".", 1)[-1].split()[:1] != [_SO_IN]:
            return None
        return told.year

    def told_in(self, calendar: Calendar) -> Told | None:
        """The year that the narrative has set in the count to which a calendar belongs."""
        if calendar.is_hijri:
            return self.state.told_hijri
        return self.state.told if calendar is Calendar.GREGORIAN else None

    def tells_another_year(self) -> bool:
        """Whether the story has set a year that is not the reference's: `قبل شهر` may count from there."""
        told = self.state.told
        return told is not None and self.reference is not None and told.year != self.reference.date.year

    def tells_history(self, told: int, end: End, closest: int) -> bool:
        """Whether a bare day must belong to the narrative's year, and not to publication's."""
        assert self.reference_day is not None
        hijri = end.point.calendar.is_hijri
        here = closest if hijri else dt.date.fromordinal(self.reference_day).year
        if told >= here:
            return False
        if self._weekday_fits(end, closest) and not self._weekday_fits(end, told):
            return False
        set_by = self.told_in(end.point.calendar)
        return told != here - 1 or self._is_history(set_by.day if set_by else None)

    @staticmethod
    def _weekday_fits(end: End, year: int) -> bool:
        """Whether a day is said with its weekday, and has that weekday in a year."""
        if "weekday" not in end.roles or end.point.day is None:
            return False
        said: int | None = end.roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY")
        return said is not None and _weekday_of(end.point, year) == said

    def _is_history(self, day: int | None) -> bool:
        """Whether a day that the text has set is too old for the news of the day."""
        return day is not None and self.reference_day is not None and self.reference_day - day > RECENT

    def candidates(self, point: Point) -> Sequence[Candidate]:
        """(year, first day, last day) of the date in the years around the reference."""
        assert self.reference_day is not None
        reach = (
            min(self.reference_day, _LAST_HIJRI_TABLE_DAY) if point.calendar.is_hijri else self.reference_day
        )
        try:
            here = calendars.from_day(point.calendar, reach)[0]
        except CalendarError:
            return ()
        found = occurrences(point.calendar, here, point.month, point.day, point.last_month)
        # A day that no year has: its month, so that the mention is dated at all.
        return found or occurrences(point.calendar, here, point.month, None, point.last_month)

    def pick(self, candidates: Sequence[Candidate], rel: str | None) -> int:
        """The year of the candidate that stands in the relation to the reference day."""
        assert self.reference_day is not None
        return choose(candidates, rel, self.reference_day)

    def tense_of(self, atom: Atom) -> Tense | None:
        """The tense of the clause around an atom, None where it does not say."""
        if atom.before is not None and atom.before.surface == _DELIVERY:
            return Tense.FUTURE  # الخام تسليم يونيو
        data = self.folded.data
        found = tense(data, atom.start, atom.end)
        if found is None and data.find(_WHEN, max(0, atom.start - SENTENCE_REACH), atom.start) >= 0:
            return Tense.FUTURE if foresees(data, atom.start) else None
        return found

    def _feast(self, atom: Atom) -> End | None:
        """A feast by its calendar, or a day of it: in the year said, else the one closest to publication."""
        feasts = atom.roles["feast"].values("FEAST", "THE_EID")
        end = End(atom, atom.roles, Point(), Resolution.EXPLICIT)
        year = atom.roles["year"].number if "year" in atom.roles else self._feast_year(end)
        if year is not None and year <= LAST_BARE_HIJRI_YEAR and not says_other_era(atom.roles):
            days = [d for f in feasts for d in hijri_feast_days(f, year)]
        elif year is not None:
            days = [d for f in feasts for d in feast_days(f, year)] if year > EARLIEST_FEAST else []
        elif self.reference_day is not None and "yrel" not in atom.roles:
            days = self._feasts_at_hand(end, feasts)
        else:
            days = []
        if not days:
            return None
        nth = counted(atom.roles["nth"]) if "nth" in atom.roles else 1
        set_day(end.point, days[0] + (nth or 1) - 1)
        return end

    def is_told_outright(self, atom: Atom) -> bool:
        """Whether the verb right before an atom tells of what happened then: `توفي الفنان في 22 مايو`."""
        return happened(self.folded.data, atom.start)

    def _feast_year(self, end: End) -> int | None:
        """The year of a feast that says it by its relation: `عيد الفطر من العام الماضي`."""
        rel = relation(end.roles.get("yrel"))
        if rel in ("same", "following", "previous") and self.state.year is not None:
            self.from_narrative(end)
            return self.state.year + SHIFTS[rel]
        if rel is None or self.reference_day is None:
            return None
        self.from_reference(end, Resolution.DEICTIC)
        return dt.date.fromordinal(self.reference_day).year + SHIFTS[rel]

    def _feasts_at_hand(self, end: End, feasts: Sequence[Feast]) -> list[int]:
        """The days on which a feast begins around publication, the one that is meant first."""
        reference, rel = self.reference_day or 1, relation(end.roles.get("rel"))
        here = dt.date.fromordinal(reference).year
        days = [d for f in feasts for y in (here - 1, here, here + 1) for d in feast_days(f, y)]
        if rel in ("past", "previous"):
            days = [d for d in days if d < reference]
        elif rel in ("next", "following"):
            days = [d for d in days if d > reference]
        days.sort(key=lambda d: abs(d - reference))
        if days and end.roles["feast"].may_be("THE_EID") and abs(days[0] - reference) > EID_AT_HAND:
            return []
        self.from_reference(end, Resolution.PUBLICATION if rel is None else Resolution.DEICTIC)
        return days

    # -- the month left out ------------------------------------------------------------------------

    def _day_without_month(self, end: End) -> None:
        """`28 من الشهر ذاته`, `أول أسبوع من الشهر المقبل`: in a month said by its relation, or not at all."""
        rel, point = relation(end.roles.get("rel")), end.point
        if rel in ("same", "following") and self.state.month is not None:
            point.calendar, point.year, point.month = month_beside(*self.state.month, SHIFTS[rel])
            self.from_narrative(end)
            if point.year is None:
                end.resolution = Resolution.UNRESOLVED
            return
        if self.reference_day is not None and rel is not None:
            month = month_point(self.reference_day, SHIFTS[rel])
            point.year, point.month = month.year, month.month
            self.from_reference(end, Resolution.DEICTIC)
        elif rel is None and end.atom.row.name == "weekday-numbered":
            self._weekday_numbered(end)
        elif rel is None and end.atom.row.name == "day-alone":
            self._day_alone(end)
        else:
            end.resolution = Resolution.UNRESOLVED

    def _day_alone(self, end: End) -> None:
        """`يوم 12`: of the month that the text last spoke of, else the nearest that the tense allows."""
        point = end.point
        if self.state.month is not None and self._is_at_hand(*self.state.month):
            point.calendar, point.year, point.month = self.state.month
            self.from_narrative(end)
            return
        if self.reference_day is None:
            end.resolution = Resolution.UNRESOLVED
            return
        months = [month_point(self.reference_day, shift) for shift in (-1, 0, 1)]
        days = [replace(month, day=point.day) for month in months]
        found = [(d.year or 1, *(d.days() or (0, 0))) for d in days if d.exists()]
        directed = {Tense.FUTURE: "coming", Tense.PAST: "gone"}.get(self.tense_of(end.atom) or Tense.PLANNED)
        reference = self.reference_day
        fit = [f for f in found if stands(f, directed, reference)] or found
        set_day(point, min(fit, key=lambda f: distance(f, reference))[1])
        self.from_reference(end, Resolution.PUBLICATION)

    def _weekday_numbered(self, end: End) -> None:
        """`الخميس 14`: the 14th that is a Thursday in a month at hand; the Thursday alone where none is."""
        point, wanted = end.point, end.roles["weekday"].value("WEEKDAY")
        found = []
        for shift in (-1, 0, 1) if self.reference_day is not None else ():
            days = replace(month_point(self.reference_day or 0, shift), day=point.day).days()
            if days is not None and calendars.weekday(days[0]) == wanted:
                found.append(days[0])
        if not found:
            point.day, point.weekday = None, wanted
            self._weekday(end)
            return
        set_day(point, min(found, key=lambda day: abs(day - (self.reference_day or 0))))
        self.from_reference(end, Resolution.PUBLICATION)

    def _is_at_hand(self, calendar: Calendar, year: int | None, month: int) -> bool:
        """Whether the month that the text last spoke of is still its subject: its paragraph tells of that
        year, or it is the month of publication or beside it."""
        if year is None:
            return False
        if self.state.told is not None or self.reference_day is None:
            return True
        days = Point(calendar, year, month).days()
        return days is not None and distance((year, *days), self.reference_day) <= AT_HAND

    # -- days without a number -----------------------------------------------------------------------

    def _deictic(self, end: End) -> None:
        """`أمس`, `اليوم الاثنين`: so many days from publication, corrected by the weekday beside it."""
        token = end.roles["deictic"]
        if token.may_be("TONIGHT"):
            end.point.part = end.point.part or "NI"
        if self.reference_day is None:
            end.resolution = Resolution.UNRESOLVED
            if end.point.weekday is None:
                end.point.unknown = "XXXX-XX-XX"
            return
        day = self.reference_day + (token.value("DEICTIC", "TODAY", "TONIGHT", "SPOKEN_TOMORROW") or 0)
        if end.point.weekday is not None:
            # The weekday is the better witness: metadata is wrong by a day, the editor knew the day.
            day += (end.point.weekday - calendars.weekday(day) + 3) % 7 - 3
        set_day(end.point, day)
        self.from_reference(end, Resolution.DEICTIC)

    def _weekday(self, end: End) -> None:
        """A weekday alone: publication day or the latest before it; by relation and tense else."""
        if "week" in end.roles:
            self._weekday_of_week(end)
            return
        wanted, rel = end.point.weekday or 1, relation(end.roles.get("wrel"))
        if rel == "following" and self.state.day is not None:
            set_day(end.point, first_weekday(wanted, self.state.day + 1))
            self.from_narrative(end)
            return
        indefinite = end.roles["weekday"].has("BARE_WEEKDAY")  # `يوم خميس`: some Thursday
        if self.reference_day is None or indefinite:
            end.resolution = Resolution.UNRESOLVED
            return
        how = Resolution.PUBLICATION if rel is None else Resolution.DEICTIC
        when = self.tense_of(end.atom) if rel is None else None
        if "so_long" in end.roles and when is not Tense.PAST:
            far = _so_far(end.roles, self.reference_day)
            set_day(end.point, far - calendars.weekday(far) + wanted)
            self.from_reference(end, Resolution.DEICTIC)
            return
        # `ستنطلق الجمعة` in a Friday's paper is that day: of 34 such in published articles 30 were.
        if rel is None and calendars.weekday(self.reference_day) != wanted:
            until = _is_until(end.atom)
            opening = self.state.day if until and self._same_sentence(self.state.atom, end.atom) else None
            if opening is not None and opening <= self.reference_day and when is not Tense.FUTURE:
                set_day(end.point, first_weekday(wanted, opening))
                self.from_reference(end, how)
                return
            # حتى مساء الخميس in a Friday's paper: a count of the evening before.
            eve = until and end.point.part is not None and calendars.weekday(self.reference_day - 1) == wanted
            if when is Tense.FUTURE or (when is None and not eve and (until or _is_this(end.atom))):
                rel = "next"
        if rel in ("next", "following", "after-next"):
            day = first_weekday(wanted, self.reference_day + 1) + 7 * (SHIFTS[rel] - 1)
        elif rel in ("past", "previous", "before-last"):
            day = last_weekday(wanted, self.reference_day - 1) + 7 * (SHIFTS[rel] + 1)
        else:
            day = last_weekday(wanted, self.reference_day)
            if rel is None and when is None and self.state.coming.get(wanted, day) <= self.reference_day + 3:
                day = self.state.coming.get(wanted, day)  # `المباراة المقررة الأربعاء ... مباراة الأربعاء`
            if rel is None and when is Tense.PLANNED and self.reference_day - day > 3:
                day += 7  # a plan given up is told before its day or after it: the nearer one
        if when is not None and day > self.reference_day:
            self.state.coming[wanted] = day
        set_day(end.point, day)
        self.from_reference(end, how)

    def _weekday_of_week(self, end: End) -> None:
        """`الجمعة من الأسبوع المقبل`: in the week so many away from the reference's or the text's."""
        rel = relation(end.roles["week"]) or "this"
        here = self.state.day if rel in ("same", "following", "previous") else None
        if here is not None:
            self.from_narrative(end)
        elif self.reference_day is not None:
            here = self.reference_day
            self.from_reference(end, Resolution.DEICTIC)
        else:
            end.resolution = Resolution.UNRESOLVED
            return
        monday = here - calendars.weekday(here) + 1
        set_day(end.point, monday + 7 * SHIFTS[rel] + (end.point.weekday or 1) - 1)

    def _same_sentence(self, first: Atom | None, second: Atom) -> bool:
        return first is not None and not set(b".\n") & set(self.folded.data[first.end : second.start])

    def on_publication_day(self, end: End) -> None:
        """A clock time without a date: on its sentence's day, its paragraph's if long past, publication's."""
        if self.state.day is not None and end.point.clock and self._in_sentence(end):
            set_day(end.point, self.state.day)
            self.from_narrative(end)
            return
        told = self.state.told
        near = told is not None and end.atom.start - told.position <= NARRATIVE_REACH
        if told is not None and near and not told.sentence_only and self._is_history(told.day):
            set_day(end.point, told.day or 1)
            self.from_narrative(end, told)
            return
        if self.reference_day is not None:
            set_day(end.point, self.reference_day)
        self.from_reference(end, Resolution.PUBLICATION)

    def _in_sentence(self, end: End) -> bool:
        """Whether the day last told stands before in the sentence and holds for a clock time.

        Not across `أن`, which reports another moment, nor for what is to come.
        """
        atom = self.state.atom
        if atom is None or end.atom.start - atom.end > SENTENCE_REACH:
            return False
        between = self.folded.data[atom.end : end.atom.start]
        words = between.split()
        return (
            not _CLAUSE_END.search(between)
            and _REPORTS.isdisjoint(words)
            and self.tense_of(end.atom) is not Tense.FUTURE
        )

    def _day_beside(self, expression: Expression, end: End) -> bool:
        """A clock behind a date or another clock of its list: on the same day, if there is one.

        Clocks of two zones are never twelve hours apart: `02:00 (23:00 بتوقيت غرينتش)` is the day before.
        """
        atoms = [a for e in expression.chain for a in e.atoms]
        place = next(i for i, a in enumerate(atoms) if a is end.atom)
        if not place or self.state.day is None or atoms[place - 1] is not self.state.atom:
            return False
        before, day = atoms[place - 1], self.state.day
        if (before.zone or end.atom.zone) and not before.roles.keys().isdisjoint(("clock", "hour")):
            ahead = _hours(end.point.clock) - _hours(clock_of(before.roles))
            day -= round(ahead / 24) if abs(ahead) > NEAR_ZONES else 0
        set_day(end.point, day)
        self.from_narrative(end)
        return True

    # -- moving on ----------------------------------------------------------------------------

    def note(self, end: End) -> None:
        """Let the narrative move on to this date."""
        point, state = end.point, self.state
        if point.bc or _looks_back(end) or ("year" in end.roles and self._is_death(end.atom)):
            return
        if state.year is not None and state.year < FIRST_YEAR_AT_HAND and end.atom.row.name == "today":
            return  # a history speaks of today in passing
        days = point.days()
        if days is not None and not 1 <= days[0] <= _MAX_DAY:
            return
        if days is None and point.granularity in _DAYS:
            state.day = state.atom = None  # `اليوم التالي` of a day that is not known is not known
        if point.month is not None:
            state.month = (point.calendar, point.year, point.month)
            if point.year is not None and end.resolution in _OF_THE_TEXT:
                before = state.dated.get((point.calendar, point.month), (point.year, 0))
                many = before[1] + 1 if before[0] == point.year else 1
                state.dated[point.calendar, point.month] = point.year, many
            state.days = days  # None where its year is not known: nothing follows it that can be dated
        if days is not None:
            state.year, state.days = dt.date.fromordinal(days[0]).year, days
            state.hijri_year = point.year if _tells_hijri_year(end) else None
            state.year_end = end.atom.end
            if point.day is not None:
                state.day, state.atom = days[0], end.atom
        elif point.year is not None and point.calendar is Calendar.GREGORIAN:
            state.year, state.hijri_year = point.year, None  # a winter has no days
        self._note_told(end, days)

    def _is_death(self, atom: Atom) -> bool:
        """`مراد بك (ت 1216هـ/1801م)`: when someone died, which the story only says of him in passing."""
        back = self.folded.data[max(0, atom.start - DEATH_REACH) : atom.start]
        opened = back.rfind(b"(")
        return opened >= 0 and back[opened + 1 :].split()[:1] == [_DIED] and b")" not in back[opened:]

    def _note_told(self, end: End, days: tuple[int, int] | None) -> None:
        """A date said with its year sets the narrative's; so does `في عام 2011`, for its sentence."""
        point, state = end.point, self.state
        hijri = point.calendar.is_hijri
        if point.year is None or days is None or not (hijri or point.calendar is Calendar.GREGORIAN):
            return
        explicit = not end.roles.keys().isdisjoint(("year", "stamp"))
        if explicit and not hijri and point.month is None and self._is_heading(end.atom):
            state.heading = Told(point.year, end.atom, end.atom.end, days[0])
        told = state.told_hijri if hijri else state.told
        if explicit and self._sets_year(end.atom, point.month is None):
            told = Told(point.year, end.atom, end.atom.end, days[0], point.month is None)
            state.told, state.told_hijri = (state.told, told) if hijri else (told, state.told_hijri)
        elif end.resolution is Resolution.NARRATIVE and told is not None:
            told.position = end.atom.end
        elif end.resolution in (Resolution.DEICTIC, Resolution.PUBLICATION, Resolution.STAMP):
            state.told = state.told_hijri = None

    def _opens_line(self, atom: Atom) -> bool:
        """Whether only marks, or the numbers of its list, stand before it in its line."""
        data = self.folded.data
        return not data[data.rfind(b"\n", 0, atom.start) + 1 : atom.start].strip(_LIST_MARKS)

    def _is_heading(self, atom: Atom) -> bool:
        """`- 2013 -` alone in its line: a chronology's heading, whose entries open the lines below it."""
        data = self.folded.data
        stop = data.find(b"\n", atom.end)
        return self._opens_line(atom) and not data[atom.end : len(data) if stop < 0 else stop].strip(_MARKS)

    def _sets_year(self, atom: Atom, alone: bool) -> bool:
        """Whether a date tells when the story is: not `منذ 5 مايو 2011`, no year in a relative clause."""
        if atom.before is not None and atom.before.may_be("SINCE"):
            return False
        if not alone:
            return True
        if not any(t.may_be("YEAR_NOUN") for t in atom.tokens):
            opening = self.folded.data[max(0, atom.start - 4) : atom.start]
            return atom.start <= 4 or opening.lstrip()[:1] in (b".", b"\n")
        if atom.before is not None and atom.before.may_be("TO", "LI", "BY", "FROM", "NUMBERED"):
            return False
        back = self.folded.data[max(0, atom.start - NARRATIVE_REACH) : atom.start].replace(b"\n", b".")
        return _RELATIVE.isdisjoint(back.rsplit(b".", 1)[-1].split())


def _hours(clock: str | None) -> float:
    hours, minutes = (clock or "0:0").split(":")[:2]
    return int(hours) + int(minutes) / 60


def _tells_hijri_year(end: End) -> bool:
    """Whether a date counts its year by the Hijra, or its story does; Ramadan in the news does not."""
    told = "year" in end.roles or end.resolution is Resolution.NARRATIVE
    return told and end.point.calendar.is_hijri and end.point.gregorian_year is None


def month_beside(
    calendar: Calendar, year: int | None, month: int, shift: int
) -> tuple[Calendar, int | None, int]:
    """The month one before another or behind it, of an unknown year where that is not known."""
    days = Point(calendar, year, month).days()
    if not shift or days is None:
        return calendar, year if not shift else None, (month - 1 + shift) % 12 + 1
    return calendar, *_date_in(calendar, days[1] + 1 if shift > 0 else days[0] - 1)[:2]


def hijri_year(year: int) -> Point:
    """A Hijri year as a point."""
    return Point(Calendar.UMM_AL_QURA, year)


def _year_that_meets(point: Point, days: tuple[int, int]) -> int | None:
    """The year whose date meets a stretch of days: `سنة 1330 ... وفي نيسان من السنة نفسها` is of 1912."""
    here = _year_of(point.calendar, days[0])
    dated = [(year, replace(point, year=year).days()) for year in (here, here + 1)]
    return next((year for year, d in dated if d is not None and d[0] <= days[1] and days[0] <= d[1]), None)


def _year_of(calendar: Calendar, day: int) -> int:
    """The year of a calendar in which a day falls."""
    return _date_in(calendar, day)[0]


def _date_in(calendar: Calendar, day: int) -> tuple[int, int, int]:
    """A day in a calendar; in a Hijri one outside its table by the civil count."""
    try:
        return calendars.from_day(calendar, day)
    except CalendarError:
        if not calendar.is_hijri:
            raise
        return calendars.from_day(Calendar.ISLAMIC_CIVIL, day)


def _looks_back(end: End) -> bool:
    """`منذ فبراير 2013`, `مقارنة بالسنة السابقة`: what the story looks back to; it does not go there."""
    since = end.atom.before is not None and end.atom.before.may_be("SINCE")
    return since or ("unit" in end.roles and relation(end.roles.get("rel")) == "previous")


def set_day(point: Point, day: int) -> None:
    date = dt.date.fromordinal(max(1, min(day, _MAX_DAY)))
    point.year, point.month, point.day, point.weekday = date.year, date.month, date.day, None


def _weekday_of(point: Point, year: int) -> int | None:
    days = replace(point, year=year).days()
    return None if days is None else calendars.weekday(days[0])


def _count_weekday(roles: dict[str, Token], point: Point) -> None:
    """`الثلاثاء الثالث من سبتمبر`: the third that is a Tuesday, else the third Tuesday.

    Behind `يوم` it is always a day by its number.
    """
    weekday, day = roles["weekday"], roles["day"]
    nth = day.number or 0
    if not day.may_be("ORDINAL_DAY") or not 1 <= nth <= 5 or day.start - weekday.end > 1:
        return
    if point.calendar is not Calendar.GREGORIAN or point.year is None or point.month is None:
        return
    wanted, (first, last) = (
        weekday.value("WEEKDAY"),
        calendars.month_days(point.calendar, point.year, point.month),
    )
    if wanted is None or _weekday_of(point, point.year) == wanted:
        return
    found = nth_weekday(wanted, nth, first, last)
    if found is not None:
        point.day = found - first + 1


def _so_far(roles: dict[str, Token], here: int) -> int:
    """The day in whose week the Thursday of `الخميس بعد أسبوعين` is."""
    unit, many = roles["so_long"], roles.get("so_many")
    said = unit.value("DUAL", "UNITS", "UNIT", "UNIT_ACC")
    if said not in ("D", "W", "M", "Y"):
        return here
    try:
        return day_away(2 if many is None else many.number or 0, said, here)
    except (OverflowError, ValueError):
        return here


def _is_until(atom: Atom) -> bool:
    """Whether `حتى`, `إلى` or `بحلول` stands before it."""
    return atom.before is not None and (atom.before.may_be("TO") or atom.before.surface in _BY_THEN)


def _is_this(atom: Atom) -> bool:
    """`هذا الأحد`, `صباح هذا السبت`: of the week at hand, and so to come where no verb tells of the past."""
    return any(t.may_be("THIS") for t in (atom.before, *atom.tokens) if t is not None)


def _settle(point: Point) -> None:
    """Turn `آخر يونيو` and `أول خميس في مارس` into their number, once the month is known."""
    if point.year is None or (point.day != -1 and point.nth is None):
        return
    if point.month is None:
        point.month = 12  # the last day of a year
    try:
        first, last = calendars.month_days(point.table(), point.year, point.month)
    except CalendarError:
        point.day = None
        return
    if point.day == -1:
        point.day = last - first + 1
    elif point.nth is not None and point.weekday is not None:
        day = nth_weekday(point.weekday, point.nth, first, last)
        point.day, point.weekday = (None if day is None else day - first + 1), None
