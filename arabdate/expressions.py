"""Atoms that the grammar matched, tied into expressions: ranges, lists, calendar pairs.

An expression is one mention: an atom, the two ends of a range, or the parts of a length. Its `chain` joins
it to its neighbours in a list, from which it may take a year or a month; `pair` to the same day said in
another calendar. What ties two atoms is what stands between them: see `_TIES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from arabdate import calendars
from arabdate.fold import Folded
from arabdate.grammar import Row, parse
from arabdate.lexicon import Reading
from arabdate.model import Calendar
from arabdate.tokenizer import Region, regions
from arabdate.tokens import ERA_KINDS, MONTH_KINDS, Token, kinds_of_symbol, symbol_of

__all__ = [
    "CLOCK_MAKES",
    "LENGTH_MAKES",
    "Atom",
    "Expression",
    "expressions",
    "is_hijri_year_of",
    "is_of_hijri_era",
    "is_year_of_hijri",
    "says_clock",
]


@dataclass(slots=True)
class Atom:
    """One match of a grammar row: its tokens, and those captured under a role."""

    row: Row
    tokens: list[Token]
    roles: dict[str, Token]
    before: Token | None
    after: Token | None
    zone: tuple[Token, ...] = ()
    """The words behind a clock that name its zone."""

    @property
    def start(self) -> int:
        """Folded position of the first letter."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Folded position after the last letter."""
        return self.tokens[-1].end


@dataclass(slots=True)
class Expression:
    """One mention to be: one atom, the two ends of a range, or the lengths that make up one.

    `shared` is the list that it stands in with others, one object for all of them; None for one that stands
    alone: most do, and a list of itself in each would leave all of them to the garbage collector. `pair` is
    the expression that says the same day in another calendar.
    """

    atoms: tuple[Atom, ...]
    shared: list[Expression] | None = None
    pair: Expression | None = None

    @property
    def chain(self) -> Sequence[Expression]:
        """The expressions of its list in order, itself among them."""
        return self.shared or (self,)

    @property
    def is_sum(self) -> bool:
        """Whether its atoms are lengths that make up one, and not the ends of a range."""
        return len(self.atoms) > 1 and self.atoms[0].row.make in LENGTH_MAKES

    @property
    def start(self) -> int:
        """Folded position of the first letter."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Folded position after the last letter."""
        return self.atoms[-1].end


CLOCK_MAKES = frozenset({"clock", "list-hour"})
"""What tells a time of the clock and no day."""
LENGTH_MAKES = frozenset({"length", "list-length"})
"""Lengths, and a unit that is one only as part of a sum: the hour of `ساعة و20 دقيقة`."""
_FALLING = ("Y", "M", "W", "D", "H", "MIN", "S")
_ONE = frozenset({"length-one", "length-one-said", "length-part"})
_SUMMED_ROLES = frozenset({"count", "unit", "dual"})
_DATE_MAKES = frozenset({"date", "list-day", "part-of", "feast"}) | CLOCK_MAKES
_CLOCK_ROLES = frozenset({"clock", "hour", "instant"})
_TIME_ROLES = _CLOCK_ROLES | {"daypart"}
_ZONE_MARKS = frozenset({"OPEN", "COMMA", "DASH", "BY"})
_CLOCK_MARKS = frozenset(
    {"OPEN", "CLOSE", "COMMA", "DASH", "SLASH", "SEMICOLON", "AND", "OR", "TO", "LI", "THAT_IS"}
)
_BEFORE_ITS_DAY = frozenset({"COMMA", "CLOSE", "DASH", "FROM", "PREP"})
_LIST_MARKS = frozenset({"AND", "COMMA", "OR", "SO", "SAID"})
_OPENS_RANGE = frozenset({"FROM", "BETWEEN"})
_PAIR_MARKS = frozenset({"PAIR", "OPEN", "SLASH", "LI", "COMMA", "AND", "DASH", "BY"})
_GLOSS_MARKS = frozenset({"OPEN", "SLASH", "DASH", "EQUALS", "THAT_IS"})
_GLOSS = _GLOSS_MARKS | {"CLOSE", "DOT", "COMMA", "LI", "BETWEEN", "FROM"}


_Found = tuple[int, int, Atom]
"""An atom with the places of its first token and of the one behind its last."""


def _tie(between: list[Token], first: Atom, second: Atom) -> str | None:
    """What the tokens between two atoms make of them: range, list, pair, sum, or nothing."""
    if len(between) > 3 or first.row.make not in _DATE_MAKES or second.row.make not in _DATE_MAKES:
        if first.row.make == second.row.make == "century":
            return _tie_of_centuries([kinds_of_symbol(t.symbol) for t in between], first)
        return "sum" if first.row.make in LENGTH_MAKES and _are_summed(between, first, second) else None
    kinds = [kinds_of_symbol(t.symbol) for t in between]
    if first.row.make in CLOCK_MAKES or second.row.make in CLOCK_MAKES:
        return _tie_of_clocks(kinds, first, second)
    if any(k & {"PAIR"} for k in kinds):
        return "pair" if all(k & _PAIR_MARKS for k in kinds) else None
    if not kinds:
        # `السبت والأحد 18 و19 فيفري`: weekdays first, then their days.
        both = "weekday" in first.roles and "day" not in first.roles and second.row.make == "list-day"
        return "list" if both else "pair" if _are_years_of_two_eras(first, second) else None
    if _is_gloss(kinds) and (
        _is_pair(first, second, slip=any(k & {"OPEN"} for k in kinds)) or _two_styles(first, second)
    ):
        return "pair"
    if second.row.name == "year-glossing" or first.row.name == "year-of-two-counts":
        return None
    if _are_years_of_two_eras(first, second):
        # `من سنة 492 هـ 1099 م إلى سنة 583 هـ 1187 م`: each end is a pair, and no range of two counts.
        return "pair" if len(kinds) == 1 and kinds[0] & {"OR"} else None
    if any(k & {"TO"} for k in kinds):
        return "range" if all(k & {"TO", "AND"} for k in kinds) else None
    if _is_from_to(kinds, first):
        return "range"
    if len(kinds) == 1 and kinds[0] & {"AND"} and _is_after_between(first):
        return "range"
    if all(k & {"DASH"} for k in kinds):
        if "stamp" in second.roles and first.row.make == "list-day" and second.start - first.end > len(kinds):
            # `12 - 21/5/2020`: a number, and the stamp behind it; not so `19-21/5/2020`, `من 19 - 21/5/2020`
            return "range" if first.before is not None and first.before.may_be("FROM") else None
        if _is_year(first) and ("day" in second.roles or not _may_end(first, second)):
            return None  # `عام 1999 - 6 آذار`
        if second.row.name == "year-listed" and not first.row.name.startswith("year"):
            return None  # `10 يوليو 2012 - 21`
        return "range"
    if len(kinds) == 1 and kinds[0] & {"SLASH"}:
        return "range" if _is_year(first) and _is_year(second) else None
    if kinds[0] & _LIST_MARKS and all(k & _LIST_MARKS or k & _OPENS_RANGE for k in kinds):
        return "list"
    return None


def _tie_of_centuries(kinds: list[frozenset[str]], first: Atom) -> str | None:
    """`من القرن الثالث إلى القرن السادس`, `القرنين التاسع عشر والعشرين`."""
    if len(kinds) == 1 and kinds[0] & {"AND"} and _is_after_between(first):
        return "range"
    if any(k & {"TO"} for k in kinds) and all(k & {"TO", "AND"} for k in kinds):
        return "range"
    if len(kinds) == 1 and kinds[0] & {"DASH"}:
        return "range"
    return "list" if kinds and all(k & _LIST_MARKS for k in kinds) else None


def _are_summed(between: list[Token], first: Atom, second: Atom) -> bool:
    """`سنتان وثلاثة أشهر`, `ساعة و20 دقيقة`: a length in units that fall; `ستة أعوام و14 عاما` are two."""
    if second.row.make not in LENGTH_MAKES or not first.roles.keys() | second.roles.keys() <= _SUMMED_ROLES:
        return False
    joined = between[0].may_be("AND") if len(between) == 1 else not between and "count" in second.roles
    if not joined:
        return False
    if first.before is not None and first.before.may_be("BETWEEN", "EVERY"):
        return False
    larger, smaller = _unit_of(first), _unit_of(second)
    return larger in _FALLING and smaller in _FALLING and _FALLING.index(larger) < _FALLING.index(smaller)


def _unit_of(atom: Atom) -> str:
    """The unit of so many; nothing for `أيام`, which does not say how many."""
    one = atom.row.name in _ONE
    if "count" not in atom.roles and "dual" not in atom.roles and not one:
        return ""
    return str((atom.roles.get("unit") or atom.roles["dual"]).value("UNIT", "UNIT_ACC", "UNITS", "DUAL"))


def _is_from_to(kinds: list[frozenset[str]], first: Atom) -> bool:
    """`من الاثنين للخميس`: ل closes what من opens."""
    opened = first.before is not None and first.before.may_be("FROM")
    return opened and len(kinds) == 1 and bool(kinds[0] & {"LI"})


def _is_after_between(first: Atom) -> bool:
    """`بين 4 و6`, `الأسبوع المقبل بين الأربعاء والجمعة`."""
    if first.row.name == "weekday-of-week" and first.tokens[-2].may_be("BETWEEN"):
        return True
    return first.before is not None and first.before.may_be("BETWEEN")


def _is_gloss(kinds: list[frozenset[str]]) -> bool:
    """Whether the marks introduce the same date said again: `(`, `/`, `-`, `. (`, `أي`, `) - (`, `(من`."""
    glossed = any(k & _GLOSS_MARKS for k in kinds) and all(k & _GLOSS for k in kinds)
    # A full stop ends a sentence, unless the gloss is in brackets.
    return glossed and (any(k & {"OPEN"} for k in kinds) or not any(k & {"DOT"} for k in kinds))


def _tie_of_clocks(kinds: list[frozenset[str]], first: Atom, second: Atom) -> str | None:
    """A clock and what stands beside it: the other end of a range, or the day and clock that it shares."""
    if not says_clock(second):
        # `15:00 بتوقيت غرينتش يوم الأحد`: its day follows the zone, or the clock of another zone.
        follows = bool(first.zone) or any("CLOSE" in k for k in kinds)
        return "list" if follows and all(k & _BEFORE_ITS_DAY for k in kinds) else None
    if not kinds or not all(k & _CLOCK_MARKS for k in kinds):
        return None
    if says_clock(first):
        if any(k & {"TO"} for k in kinds) and all(k & {"TO", "AND"} for k in kinds):
            return "range"
        if _is_from_to(kinds, first):
            return "range"
        if len(kinds) == 1 and (kinds[0] & {"DASH"} or (kinds[0] & {"AND"} and _is_after_between(first))):
            return "range"
    return None if any(k & {"TO", "LI"} for k in kinds) else "list"


def says_clock(atom: Atom) -> bool:
    """Whether an atom tells a time of the clock, alone or beside its day."""
    return not _CLOCK_ROLES.isdisjoint(atom.roles)


def _zone(tokens: list[Token], at: int) -> tuple[int, int]:
    """The tokens that name a zone from a place on, behind a mark or a preposition; none where none does."""
    first = at
    while first < len(tokens) and first - at < 3 and tokens[first].may_be(*_ZONE_MARKS):
        first += 1
    if first < len(tokens):
        if tokens[first].may_be("ZONE", "OFFSET"):
            return first, first + 1
        if tokens[first].may_be("ZONE_NOUN") and first + 1 < len(tokens):
            place = tokens[first + 1]
            if place.may_be("OTHER", "OTHER_DEFINITE", "OTHER_ACCUSATIVE"):
                return first, first + 2
    return at, at


def _atoms(region: Region) -> list[_Found]:
    out: list[_Found] = []
    tokens = region.tokens
    for base, match in parse(region.kinds):
        start, end = base + match.start, base + match.end
        roles = {role: tokens[base + i] for role, i in match.roles}
        before = tokens[start - 1] if start else None
        after = tokens[end] if end < len(tokens) else None
        atom = Atom(match.row, tokens[start:end], roles, before, after)
        if after is not None and not _TIME_ROLES.isdisjoint(roles):
            first, last = _zone(tokens, end)
            if first < last:
                atom.zone, end = tuple(tokens[first:last]), last
        if match.row.name == "calendar-named" and out:
            _name_calendar(out[-1], tokens[out[-1][1] : start], roles["era"])
        out.append((start, end, atom))
    return out


_BY_CALENDAR = ("OPEN", "COMMA", "ACCORDING", "BY", "ON", "LI")


def _name_calendar(found: _Found, between: list[Token], name: Token) -> None:
    """`عام 1445 وفق التقويم الهجري`: a year's era said by the name of its calendar, which stays outside."""
    roles = found[2].roles
    if (
        "year" in roles
        and "era" not in roles
        and len(between) <= 3
        and all(t.may_be(*_BY_CALENDAR) for t in between)
    ):
        roles["era"] = name


def _tied(region: Region) -> Iterator[Expression]:
    """The atoms of a region as expressions, ranges made and neighbours linked."""
    found = _atoms(region)
    if len(found) < 2:  # most regions
        yield from (Expression((atom,)) for _, _, atom in found)
        return
    ties = [
        _tie(region.tokens[end:start], first, second)
        for (_, end, first), (start, _, second) in pairwise(found)
    ] + [None]
    chain: list[Expression] = []
    last_tie: str | None = None
    at = 0
    while at < len(found):
        width = 2 if ties[at] == "range" else 1
        while ties[at + width - 1] == "sum":
            width += 1
        expression = Expression(tuple(atom for _, _, atom in found[at : at + width]))
        tie = ties[at + width - 1]
        if tie in (None, "range") and ties[at] == "range" and at + width < len(found):
            tie = _glossed_range(region, found[at], found[at + 1], found[at + 2])
        if last_tie == "pair":
            expression.pair, chain[-1].pair = chain[-1], expression
            _tell_styles(chain[-1].atoms[-1], expression.atoms[0])
        if last_tie != "list":
            chain = [expression]
        else:
            chain.append(expression)
            chain[0].shared = expression.shared = chain
        yield expression
        last_tie, at = tie, at + width


def _glossed_range(region: Region, begin: _Found, last: _Found, following: _Found) -> str | None:
    """`بين سنة 1297 وسنة 1308 (بين سنة 1879 وسنة 1890)`: a range and the Gregorian years of it."""
    between = region.tokens[last[1] : following[0]]
    kinds = [kinds_of_symbol(t.symbol) for t in between]
    pair = len(kinds) <= 3 and _is_gloss(kinds) and _is_pair(begin[2], following[2])
    return "pair" if pair else None


def _calendar(atom: Atom) -> str:
    era = atom.roles.get("era")
    month = atom.roles.get("month")
    name = month.value(*MONTH_KINDS) if month else None
    if name is not None:
        return str(name.calendar)
    return str(era.value(*ERA_KINDS) or "") if era is not None else ""


_HIJRI = frozenset({"umm-al-qura", "hijri", "before-hijra"})
LEAST_YEARS_BETWEEN_ERAS = 400
"""By how much the Gregorian number of a year exceeds its Hijri one at least: 621 at first, 560 in 2077; a
slip may take a century off."""
MOST_YEARS_BETWEEN_ERAS = 740
"""By how much it does at most, a century too many by a slip: `1302-3 هـ` are two years of one era."""


def _is_pair(first: Atom, second: Atom, slip: bool = False) -> bool:
    """Two ways to say one date: by different calendars, or by a year that is the other's Hijri year."""
    if first.row.make == "list-day":
        return False  # `14-30 شوال`
    a, b = _calendar(first), _calendar(second)
    if (a in _HIJRI) == (b in _HIJRI):
        return is_hijri_year_of(first, second, slip)
    if "" in (a, b) and _is_year(first) and _is_year(second):
        # 1394/1395هـ counts both by one era; 1906/1324هـ does not.
        hijri, bare = (first, second) if a in _HIJRI else (second, first)
        apart = (bare.roles["year"].number or 0) - (hijri.roles["year"].number or 0)
        return LEAST_YEARS_BETWEEN_ERAS <= apart <= MOST_YEARS_BETWEEN_ERAS
    return True


FIRST_TWO_STYLES, LAST_TWO_STYLES = 1583, 1923
"""The years in which some states still counted by the Julian calendar, and a day had two dates."""


def _two_styles(first: Atom, second: Atom) -> tuple[int, int] | None:
    """The years of two dates that are one day by the Julian and the Gregorian calendar, None for two days.

    `25 أكتوبر/7 نوفمبر 1917`, `6 كانون الثاني 1907 (24 كانون الأول 1906)`: whichever stands first. The year
    may be said once.
    """
    a, b = first.roles, second.roles
    if not {"day", "month"} <= a.keys() & b.keys() or "era" in a or "era" in b:
        return None
    said = [r["year"].number if "year" in r else None for r in (a, b)]
    year = said[0] or said[1] or 0
    if not FIRST_TWO_STYLES <= year <= LAST_TWO_STYLES:
        return None
    days = [_gregorian_names(r) for r in (a, b)]
    for old in (0, 1):
        for julian in (year - 1, year, year + 1):
            new = _new_style(julian, *days[old])
            years = (julian, new[0]) if old == 0 else (new[0], julian)
            if new[1:] == days[1 - old] and all(s in (None, y) for s, y in zip(said, years, strict=True)):
                return years
    return None


def _new_style(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A Julian date by the Gregorian calendar; no date for a day that there is not."""
    if not calendars.exists(Calendar.JULIAN, year, month, day):
        return 0, 0, 0
    return calendars.from_day(Calendar.GREGORIAN, calendars.to_day(Calendar.JULIAN, year, month, day))


def _gregorian_names(roles: dict[str, Token]) -> tuple[int, int]:
    """Month and day by the names of the Gregorian months; zeros where they are others or no number."""
    months = [n.number for n in roles["month"].values(*MONTH_KINDS) if n.calendar is Calendar.GREGORIAN]
    return (months[0], roles["day"].number or 0) if months else (0, 0)


def _tell_styles(first: Atom, second: Atom) -> None:
    """Give each of two dates of one day its year, and the Julian one its calendar."""
    years = _two_styles(first, second)
    if years is None:
        return
    said = first.roles.get("year") or second.roles["year"]
    for atom, year in zip((first, second), years, strict=True):
        atom.roles["year"] = said._replace(number=year)
    days = [(y, *_gregorian_names(atom.roles)) for atom, y in zip((first, second), years, strict=True)]
    style = Token(symbol_of(frozenset({"STYLE"})), 0, 0, b"", (Reading("STYLE", "julian"),))
    (first if days[0] < days[1] else second).roles["era"] = style


def is_hijri_year_of(first: Atom, second: Atom, slip: bool) -> bool:
    """Whether a year without an era is the Hijri count of the year after it: `سنة 1078 (1667 م)`.

    With `slip`, also where one of the two is misprinted: who glosses a year by another, centuries off and
    with its era, means two counts (`سنة 779 (1277 م)` for 1377).
    """
    if (
        "era" in first.roles
        or "month" in first.roles
        or not {"year"} <= first.roles.keys() & second.roles.keys()
    ):
        return False
    hijri, gregorian = first.roles["year"].number or 0, second.roles["year"].number or 0
    if slip and _calendar(second) == "gregorian" and LEAST_YEARS_BETWEEN_ERAS <= gregorian - hijri <= 640:
        return True
    return hijri < gregorian and _meet(hijri, gregorian)


def is_year_of_hijri(hijri: Atom, gregorian: Atom) -> bool:
    """Whether a year is the Gregorian one of the year of a Hijri date: `سنة 656 هـ (1258)`."""
    if "year" not in hijri.roles or "year" not in gregorian.roles:
        return False
    return _meet(hijri.roles["year"].number or 0, gregorian.roles["year"].number or 0)


def _meet(hijri: int, gregorian: int) -> bool:
    """Whether a Hijri and a Gregorian year have days in common.

    A Hijri year is 354.37 days; the first began in July 622. Either of two Gregorian years meets it.
    """
    return abs(hijri * 0.970224 + 621.57 - gregorian) <= 1.5


def is_of_hijri_era(atom: Atom) -> bool:
    """Whether an atom's year is said to be of the Hijra, by its era or its month."""
    return _calendar(atom) in _HIJRI


def _is_year(atom: Atom) -> bool:
    return "year" in atom.roles and atom.row.name.startswith("year")


def _may_end(first: Atom, second: Atom) -> bool:
    """`1885-6`: a year of which only the end is said is the one behind the full year."""
    if second.row.name != "year-elided":
        return True
    year, end = first.roles["year"].number or 0, second.roles["year"]
    return (b"%d" % (year + 1)).endswith(end.surface)


def _are_years_of_two_eras(first: Atom, second: Atom) -> bool:
    """`سنة 1328 هـ 1910 م`: side by side, where both say their era."""
    years = _is_year(first) and _is_year(second) and "era" in first.roles and "era" in second.roles
    return years and (_calendar(first) in _HIJRI) != (_calendar(second) in _HIJRI)


def expressions(folded: Folded) -> Iterator[Expression]:
    """The temporal expressions of a text, in order."""
    for region in regions(folded):
        yield from _tied(region)
