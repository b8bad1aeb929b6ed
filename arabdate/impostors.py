"""What the grammar takes for a date and is none: names, verbs, scores. One function a kind.

Each looks at the word before or after an atom, which the grammar cannot weigh without repeating itself in
every row. What a refused expression is instead, its `Refusal` says.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from arabdate.expressions import Atom, Expression, is_hijri_year_of, is_year_of_hijri
from arabdate.fields import is_feminine, looks_like_version
from arabdate.fold import Folded, fold_word
from arabdate.lexicon import cues
from arabdate.tokens import Token
from arabdate.values import Point

__all__ = ["Refusal", "impostor", "impostor_range", "is_age", "is_name_of_now", "is_spot", "is_title"]


class Refusal(StrEnum):
    """Why an expression that the grammar matched is no mention."""

    NAME = "a name that holds a date"
    NO_MONTH = "its month word is an everyday word, or a month only beside a year of the table's years"
    IMPOSSIBLE = "no date: a number is out of the range of its place, or nothing is said"
    ORDINAL = "a feminine ordinal counts times and hours; days are masculine"
    TITLE = "the end of a name in quotes or brackets"
    UNLISTED_DAY = "a number before another date, in no list with it"
    VERSION = "a version, a section or a score: numbers between dots"
    RATIO = "a size, a ratio or a score: two numbers that are no run of years"
    UNLISTED_YEAR = "a number behind a comma is a year only in a list that a year opens"
    NO_MONTH_HERE = "a person's or a firm's name, or another word: nothing around it tells of time"
    WORD = "the verb غدا, became, the battle of أحد, or الاثنين, the two"
    METRES = "a distance in metres"
    AGE = "someone's age, or degrees"
    NO_UNIT = "no unit that a calendar has"
    NO_CENTURY = "no century of this era from the first to the thirtieth"
    NO_FEAST_DAY = "the feast has no day in the years in question, or no year is known"
    NO_CLOCK = "two numbers that are no hour, or that count: a score, a ratio"
    NO_LENGTH = "no length: the count or the unit cannot be one"


MORNING = 9
"""From this hour on one counts past noon: `من الحادية عشرة إلى الثانية`."""
_FASTING = fold_word("شهر رمضان")
_THE_AGE = fold_word("العصر")
_SOMEONE = frozenset(map(fold_word, ("هو", "هي", "وهو", "وهي", "رجل", "امرأة", "شاب", "شابة", "سيدة")))
_IN = fold_word("في")
_NIL = fold_word("صفر")
_BECAME = fold_word("غدا")
_MARCH = fold_word("مارس")
_AUGUST = fold_word("آب")
_NOW = fold_word("الآن")
_UHUD = fold_word("أحد")
_OF, _DEGREES, _LIFE = fold_word("من"), fold_word("مئوية"), (fold_word("عمر"), fold_word("العمر"))
_THE_TWO = fold_word("الاثنين")
_TIME_BEFORE = ("PREP", "LI", "BY", "FROM", "TO", "BETWEEN", "LENGTH_PREP", "MOD", "AS", "PAIR", "REL")
_LINK_BEFORE = ("AND", "OR", "COMMA", "DASH", "SLASH", "OPEN")
_DAY_AND_MONTH = frozenset({"day", "month"})
_WORD_AFTER = ("OTHER_DEFINITE", "OTHER_ACCUSATIVE", "OTHER")


def impostor(folded: Folded, expression: Expression, atom: Atom, point: Point) -> Refusal | None:
    """What an atom that the grammar took for a date, standing alone, is instead; None for a date."""
    day = atom.roles.get("day")
    if day is not None and is_feminine(day) and "weekday" not in atom.roles:
        return Refusal.ORDINAL  # للمرة الثالثة
    test = _TESTS.get(atom.row.name)
    if test is None:
        return None
    shows, refusal = test
    return refusal if shows(folded, expression, atom, point) else None


def impostor_range(first: Atom, last: Atom) -> Refusal | None:
    """What two bare years or hours are instead of a span: `1920/1080`, `2014-52`, `من الثالثة إلى الثانية`.

    None for a span and all else.
    """
    if all(len(a.tokens) == 1 and a.tokens[0].may_be("HOUR_NAME") for a in (first, last)):
        opens, closes = (a.tokens[0].number or 0 for a in (first, last))
        return Refusal.NO_CLOCK if closes < opens < MORNING else None
    begin, end = first.roles.get("year"), last.roles.get("year")
    if begin is None or end is None or "month" in first.roles:
        return None
    if end.digits == 2 and first.row.name == "year-to-year":
        # Only a season or a budget is written so, and it ends in the year after.
        return None if ((begin.number or 0) + 1) % 100 == end.number else Refusal.RATIO
    slash = first.after is not None and first.after.may_be("SLASH")
    return Refusal.RATIO if slash and (end.number or 0) < (begin.number or 0) - 1 else None


def is_title(folded: Folded, atom: Atom) -> bool:
    """`"دمشق الآن"`: the last word of two or three in quotes is a name's, not the article's."""
    if atom.after is None or not atom.after.may_be("QUOTE", "CLOSE"):
        return False
    back = folded.data[max(0, atom.start - 24) : atom.start]
    opened = max(back.rfind(b'"'), back.rfind(b"("))
    return opened >= 0 and 1 <= len(back[opened + 1 :].split()) <= 2


def _stamp(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`الإصدار 5.4.20`: so short a stamp is a date only where a word says so."""
    said = atom.before is not None and atom.before.may_be("AT_DATE", "IN", "DAY_NOUN")
    return (
        looks_like_version(atom.roles, point.day)
        and not said
        and not any(t.may_be("DAY_NOUN") for t in atom.tokens)
    )


def _today(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    return is_title(folded, atom) or _is_quoted(atom)  # the newspaper «اليوم»


def _listed_year(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """A number after a comma is a year only in a list that a year opens."""
    head = expression.chain[0].atoms[0]
    return head is atom or not head.row.name.startswith("year") or head.row.name == "year-listed"


def _elided_year(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`1885-[6]` is a year only as the end of a range."""
    return True


def _glossing_year(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`سنة 656 هـ (1258)`, and not `سنة 656 هـ (345 صفحة)`: the Gregorian one of the Hijri year before."""
    other = expression.pair
    return other is None or not is_year_of_hijri(other.atoms[-1], atom)


def _year_of_two_counts(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`(505/1111)` is a Hijri year and its Gregorian one, `(505/1110)` no date."""
    other = expression.pair
    if other is None:
        return True
    one = other.atoms[0]
    return not (is_hijri_year_of(atom, one, slip=False) or is_hijri_year_of(one, atom, slip=False))


def _month(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """Ramadan the man, March the verb (`مارس النواب ضغوطا`), Nissan the car, صفر-صفر the score."""
    roles, before, after = atom.roles, atom.before, atom.after
    if _is_known_by_date(atom, point):
        return True
    if "alias" in roles:
        return roles["alias"].surface == roles["month"].surface
    if len(atom.tokens) > 1:
        return False
    if _is_quoted(atom):
        return True  # موقع "فبراير"
    if roles["month"].surface == _AUGUST and folded.text[folded.span(atom.start, atom.end)[0]] != "\u0622":
        return True  # في إب: the town
    word_follows = after is not None and after.may_be(*_WORD_AFTER)
    is_march = roles["month"].surface == _MARCH
    if before is not None and before.may_be(*_TIME_BEFORE):
        # من مارس الملاكمة: he who boxed.
        return is_march and before.may_be("FROM") and after is not None and after.may_be("OTHER_DEFINITE")
    if any("year" in a.roles for e in expression.chain for a in e.atoms):
        return False  # جمادى الأولى وجمادى الثانية 1327: it shares the year of its list
    if not point.calendar.is_hijri and is_title(folded, atom):
        return True  # مجموعة "ناهدات ديسمبر"
    if before is not None and before.may_be(*_LINK_BEFORE):
        listed = _neighbours(expression)
        return word_follows if not listed else all(m == roles["month"].surface for m in listed)
    if point.calendar.is_hijri:
        return _FASTING not in folded.data
    # A carmaker or a magazine is what something happens to: an object or a description follows.
    return word_follows or (not is_march and after is not None and after.may_be("FRACTION", "FRACTION_DEF"))


def _neighbours(expression: Expression) -> list[bytes]:
    """The month words of the other members of its list."""
    others = [e.atoms[0] for e in expression.chain if e is not expression]
    return [a.roles["month"].surface if "month" in a.roles else b"" for a in others]


def _is_quoted(atom: Atom) -> bool:
    """Whether the word stands between quotes by itself."""
    return (
        atom.before is not None
        and atom.after is not None
        and atom.before.may_be("QUOTE")
        and atom.after.may_be("QUOTE")
    )


def _day_month(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    return _is_known_by_date(atom, point) or _is_called_by_date(atom)


def _is_called_by_date(atom: Atom) -> bool:
    """`قادة «14 آذار»`: a day and month between quotes are a party's name; a year or weekday makes a date."""
    return _is_quoted(atom) and atom.roles.keys() <= _DAY_AND_MONTH


def _is_known_by_date(atom: Atom, point: Point) -> bool:
    """`هجمات 11 سبتمبر`, `أحداث سبتمبر`: called by their day, which is of no year near publication."""
    known = None if atom.before is None else atom.before.value("ATTACKS")
    if known is None or point.month is None or not atom.roles.keys().isdisjoint(("year", "rel", "yrel")):
        return False
    day = f"{point.month:02}" if point.day is None else f"{point.month:02}-{point.day:02}"
    return str(known).startswith(day) and not point.calendar.is_hijri


def _this_age(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`تحديات هذا العصر`: of this age."""
    return atom.tokens[-1].surface == _THE_AGE


def _nil(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`3/صفر`, three to nil."""
    return atom.roles["month"].surface == _NIL


def _relative_day(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    if "morrow" in atom.roles:  # ليل الجمعة الأحد
        eve, morrow = (atom.roles[role].value("WEEKDAY") for role in ("weekday", "morrow"))
        return bool(eve % 7 + 1 != morrow)
    if len(atom.tokens) > 1:  # يوم أحد: the battle of Uhud
        return atom.tokens[-1].surface == _UHUD
    surface, before, after = atom.tokens[0].surface, atom.before, atom.after
    if surface == _THE_TWO:  # التناسب بين الاثنين: the two
        return before is not None and before.may_be("BETWEEN") and (after is None or not after.may_be("AND"))
    return surface == _BECAME and _became(before, after)


def _became(before: Token | None, after: Token | None) -> bool:
    """`غدا واضحا`, `إذ غدا نجما`: the verb, at a sentence's head or behind its particle."""
    if after is None:
        return False
    if before is not None and before.may_be("PARTICLE"):
        return True
    opens = before is None or before.may_be("DOT", "NEWLINE", "QUOTE")
    return opens and after.may_be("OTHER_ACCUSATIVE")


def _metres(folded: Folded, expression: Expression, atom: Atom, point: Point) -> bool:
    """`(800 م)` and `(150 م في سيدني)` are races, `184هـ/800م` a year."""
    if point.year is None or expression.pair is not None:
        return False
    opens = atom.before is not None and atom.before.may_be("OPEN")
    closes = atom.after is not None and atom.after.may_be("CLOSE")
    return point.year % 100 == 0 or (point.year < 1000 and opens and not closes)


def is_age(folded: Folded, atom: Atom) -> bool:
    """`في العشرينات من عمره`, `وهو في أواخر العشرينات`, `منتصف الأربعينات مئوية`: no years of a century."""
    ahead = folded.data[atom.end : atom.end + 24].split()
    back = folded.data[max(0, atom.start - 24) : atom.start].split()[-2:]
    if len(back) == 2 and back[0] in _SOMEONE and back[1] == _IN and "unit" not in atom.roles:
        return True
    return ahead[:1] == [_DEGREES] or (len(ahead) > 1 and ahead[0] == _OF and ahead[1].startswith(_LIFE))


def is_spot(folded: Folded, atom: Atom) -> bool:
    """`الدقيقة (1:27)`: a place in a recording."""
    back = folded.data[max(0, atom.start - 16) : atom.start].rstrip(b' (:"').split()
    return bool(back) and (back[-1],) in cues()["spots"]


def is_name_of_now(folded: Folded, atom: Atom) -> bool:
    """Alan (ألان), whom folding makes `الآن`, and what is called Now: `موقع تونس الآن`, `دار الآن`."""
    start, end = folded.span(atom.start, atom.end)
    if folded.text[start:end] in ("ألان", "آلان"):
        return True
    if atom.tokens[-1].surface != _NOW:
        return False
    if _is_quoted(atom):  # a campaign's motto
        return True
    back = folded.data[max(0, atom.start - 40) : atom.start]
    return any((word,) in cues()["outlets"] for word in back.rsplit(b".", 1)[-1].split()[-2:])


_TESTS: dict[str, tuple[Callable[[Folded, Expression, Atom, Point], bool], Refusal]] = {
    "stamp": (_stamp, Refusal.VERSION),
    "today": (_today, Refusal.TITLE),
    "year-listed": (_listed_year, Refusal.UNLISTED_YEAR),
    "year-elided": (_elided_year, Refusal.UNLISTED_YEAR),
    "year-glossing": (_glossing_year, Refusal.UNLISTED_YEAR),
    "year-of-two-counts": (_year_of_two_counts, Refusal.UNLISTED_YEAR),
    "this-part": (_this_age, Refusal.WORD),
    "day-slash-name": (_nil, Refusal.NO_CLOCK),
    "month": (_month, Refusal.NO_MONTH_HERE),
    "day-month": (_day_month, Refusal.NAME),
    "day-relative": (_relative_day, Refusal.WORD),
    "year-meem": (_metres, Refusal.METRES),
}
