"""The edits that newsrooms' slips suggest, and which of them satisfy all the evidence.

An `Edit` changes one token of a date: a month to the one it is taken for, a year by one, a day's digits,
the order of a stamp. A rule offers as repairs those whose date fits everything else that the text and
its publication say. Ranked: an edit that brings a far date to the days around publication first, then
in the order in which slips are common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from arabdate import calendars
from arabdate.checks.evidence import day_of, deictic_offset, partner, place
from arabdate.errors import CalendarError
from arabdate.expressions import Expression
from arabdate.fields import NAMED_AS
from arabdate.lexicon import MonthName, confusables, load
from arabdate.model import Calendar, Repair, Span
from arabdate.normalize import Analysis
from arabdate.resolver import End, month_names, relation
from arabdate.tense import Tense, tense
from arabdate.tokens import Token
from arabdate.values import Point

__all__ = [
    "Edit",
    "Kind",
    "date_edits",
    "day_edit",
    "fits_context",
    "month_edit",
    "month_edits",
    "ranked",
    "reading",
    "rewritten",
    "weekday_day_edits",
    "weekday_edit",
    "write_number",
]


class Kind(IntEnum):
    """Kinds of edit, the likeliest first. NEAREST is what the rest of the date asks for by itself."""

    NEAREST = 0
    WEEKDAY = 0
    YEAR = 1
    MONTH = 2
    DIGITS = 3
    ORDER = 4
    TENS = 5
    NUMBER = 6


@dataclass(frozen=True, slots=True)
class Edit:
    """One token written otherwise, and the date that the text would then say."""

    kind: Kind
    span: Span
    replacement: str
    reason: str
    point: Point


Fits = Callable[[Point], bool]

_DIGIT_ZEROS = "0٠۰"


def write_number(written: str, value: int) -> str:
    """A number in the digits, and with the leading zero, of the one that it replaces.

    Examples:
        >>> write_number("١٢", 7), write_number("07", 8), write_number("2019", 2020)
        ('٧', '08', '2020')
    """
    zero = next((z for z in _DIGIT_ZEROS if ord(z) <= ord(written[0]) <= ord(z) + 9), "0")
    digits = str(value).zfill(len(written) if written[0] == zero else 1)
    return "".join(chr(ord(zero) + int(d)) for d in digits)


# -- weekdays


def weekday_edit(analysis: Analysis, token: Token, name: str, reason: str, point: Point) -> Edit:
    """The weekday of a token written as `name`; after `ل` the article has lost its alef."""
    span = place(analysis, token)
    assimilated = analysis.text[span[0]] == "ل" and analysis.text[max(0, span[0] - 1) : span[0]] == "ل"
    return Edit(Kind.WEEKDAY, span, name[1:] if assimilated else name, reason, point)


# -- months


def _names_in_use(analysis: Analysis) -> Counter[str]:
    """How often the article uses names that only one tradition has."""
    used = [m.tradition for m in analysis.mentions if m.tradition]
    return Counter(part for name in used for part in name.split("/") if "|" not in part)


def reading(analysis: Analysis, token: Token, calendar: Calendar) -> MonthName | None:
    """The reading of a month word in a calendar: the article's own tradition, else the widest in use."""
    in_use = _names_in_use(analysis)
    names = [n for n in month_names(token) if n.calendar is NAMED_AS.get(calendar, calendar)]
    return min(names, key=lambda n: (-in_use[n.tradition], n.tradition != "egyptian"), default=None)


def month_edits(analysis: Analysis, token: Token, point: Point) -> Iterator[Edit]:
    """The months that a month word is taken for, in the tradition of the article."""
    said = reading(analysis, token, point.calendar)
    if said is None:
        return
    names = load().traditions[said.tradition].names
    for number in confusables().get((said.tradition, said.number), ()):
        name = names[number - 1]
        reason = f"{names[said.number - 1]} and {name} are taken for each other"
        yield Edit(Kind.MONTH, place(analysis, token), name, reason, replace(point, month=number))


def month_edit(analysis: Analysis, token: Token, point: Point, number: int, reason: str) -> Iterator[Edit]:
    """A month word written as another month of its tradition."""
    said = reading(analysis, token, point.calendar)
    if said is not None:
        name = load().traditions[said.tradition].names[number - 1]
        yield Edit(Kind.NUMBER, place(analysis, token), name, reason, replace(point, month=number))


# -- days and years


def day_edit(analysis: Analysis, end: End, day: int, reason: str) -> Iterator[Edit]:
    """The day of a date written as that of a day number, where month and year are the same."""
    token, point = end.atom.roles.get("day"), end.point
    if token is None or not token.digits:
        return
    try:
        year, month, number = calendars.from_day(point.table(), day)
    except CalendarError:
        return
    if (year, month) == (point.year, point.month) and number != point.day:
        span = place(analysis, token)
        written = write_number(analysis.text[span[0] : span[1]], number)
        yield Edit(Kind.NUMBER, span, written, reason, replace(point, day=number))


def _other_days(day: int) -> Iterator[tuple[Kind, int, str]]:
    turned = int(str(day)[::-1])
    if day > 10 and turned != day:
        yield Kind.DIGITS, turned, "digits swapped"
    for other in (day - 10, day + 10):
        if 1 <= other <= 31:
            yield Kind.TENS, other, "one digit of the day"


def _is_usual(year: str) -> bool:
    """A year that stamps of news carry, Gregorian or Hijri."""
    return 1900 <= int(year) <= 2050 or 1300 <= int(year) <= 1480


def _is_far_off(point: Point) -> bool:
    """Whether a date's year is none of news: 2102 is 2012 typed wrongly, whatever its weekday."""
    return point.year is not None and not _is_usual(str(point.year))


def _other_years(year: int) -> Iterator[tuple[Kind, int, str]]:
    yield Kind.YEAR, year + 1, "the year off by one"
    yield Kind.YEAR, year - 1, "the year off by one"
    digits = str(year)
    for i in range(1, len(digits) - 1):
        turned = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        if turned != digits and _is_usual(turned):
            yield Kind.DIGITS, int(turned), "digits swapped"


def _day_edits(analysis: Analysis, token: Token, point: Point) -> Iterator[Edit]:
    if not token.digits or point.day is None:
        return
    span = place(analysis, token)
    for kind, day, reason in _other_days(point.day):
        written = write_number(analysis.text[span[0] : span[1]], day)
        yield Edit(kind, span, written, reason, replace(point, day=day))


def _year_edits(analysis: Analysis, token: Token, point: Point) -> Iterator[Edit]:
    if not token.digits or point.year is None:
        return
    if token.number not in (point.year, point.year % 100):
        return  # counted by an era that another calendar reckons: 53 ق.هـ, 1375 و.ر
    span = place(analysis, token)
    for kind, year, reason in _other_years(point.year):
        if token.digits > 2 or kind is Kind.YEAR:
            shown = year % 100 if token.digits == 2 else year
            written = write_number(analysis.text[span[0] : span[1]], shown)
            yield Edit(kind, span, written, reason, replace(point, year=year))


# -- stamps

_STAMP = re.compile(r"(\d+)(\s*[./-]\s*)(\d+)(\s*[./-]\s*)(\d+)")


def _stamp_order(numbers: list[int], point: Point) -> tuple[int, int, int]:
    """Where year, month and day stand in a stamp; day first where the stamp is no date."""
    if numbers[0] > 999:
        return (0, 1, 2) if numbers[1] == point.month or point.month is None else (0, 2, 1)
    return (
        (2, 0, 1)
        if point.month == numbers[0] and point.day == numbers[1] and numbers[0] != numbers[1]
        else (2, 1, 0)
    )


def _stamp_edits(analysis: Analysis, token: Token, point: Point, calendar: Calendar) -> Iterator[Edit]:
    start, end = place(analysis, token)
    found = _STAMP.fullmatch(analysis.text[start:end])
    if found is None:
        return
    parts = [found[1], found[3], found[5]]
    y, m, d = _stamp_order([int(p) for p in parts], point)

    def edit(kind: Kind, changed: list[str], reason: str, year: int | None = None) -> Edit:
        numbers = [int(p) for p in changed]
        full = numbers[y] if year is None else year
        if len(changed[y]) == 2 and year is None:
            full = (point.year or numbers[y]) // 100 * 100 + numbers[y]
        written = changed[0] + found[2] + changed[1] + found[4] + changed[2]
        return Edit(kind, (start, end), written, reason, Point(calendar, full, numbers[m], numbers[d]))

    def put(index: int, text: str) -> list[str]:
        return [text if i == index else p for i, p in enumerate(parts)]

    if point.year is not None:
        for kind, year, reason in _other_years(point.year):
            if len(parts[y]) > 2 or kind is Kind.YEAR:
                shown = year % 100 if len(parts[y]) == 2 else year
                yield edit(kind, put(y, write_number(parts[y], shown)), reason, year)
    swapped = list(parts)
    swapped[m], swapped[d] = parts[d], parts[m]
    yield edit(Kind.ORDER, swapped, "day and month swapped")
    if len(parts[y]) == 4 and not _is_usual(parts[y]) and _is_usual(parts[y][::-1]):
        yield edit(Kind.DIGITS, put(y, parts[y][::-1]), "digits of the year typed from right to left")
        yield edit(Kind.DIGITS, [p[::-1] for p in parts], "digits typed from right to left")
    for kind, day, reason in _other_days(int(parts[d])):
        yield edit(kind, put(d, write_number(parts[d], day)), reason)
    for month in (int(parts[m]) + 1, int(parts[m]) - 1):
        yield edit(Kind.NUMBER, put(m, write_number(parts[m], month)), "the month off by one")


# -- all edits of a date


def date_edits(analysis: Analysis, end: End, calendar: Calendar | None = None) -> Iterator[Edit]:
    """Every one-token edit of a date that the slips of newsrooms suggest and the calendar has.

    Only tokens of the date itself: a year or month that a list lends it is another mention's. A month
    with its name in a second tradition would need two edits, and gets none.
    """
    for edit in _all_edits(analysis, end, calendar or end.point.calendar):
        if edit.point.exists() and (edit.point.year or 1) > 0:
            yield edit


def _all_edits(analysis: Analysis, end: End, calendar: Calendar) -> Iterator[Edit]:
    roles, point = end.atom.roles, end.point
    if "stamp" in roles:
        yield from _stamp_edits(analysis, roles["stamp"], point, calendar)
        return
    if "year" in roles:
        yield from _year_edits(analysis, roles["year"], point)
    if "month" in roles and "alias" not in roles:
        yield from month_edits(analysis, roles["month"], point)
    if "day" in roles:
        yield from _day_edits(analysis, roles["day"], point)


def rewritten(analysis: Analysis, end: End, right: Point, unit: str, reason: str) -> Edit | None:
    """The edit that gives a date the `unit` in which it differs from the right one: `year`, `month` or `day`.

    `winter` is the month and the year behind it. None where the text does not write the unit in digits or
    in a name of the tables.
    """
    roles, point = end.atom.roles, end.point
    if "stamp" in roles:
        return next((e for e in date_edits(analysis, end) if e.point.days() == right.days()), None)
    if unit == "winter":
        month = rewritten(analysis, end, right, "month", reason)
        year = rewritten(analysis, end, right, "year", reason)
        return None if month is None or year is None else _both(analysis, month, year, right)
    if unit == "month":
        return _other_month(analysis, end, right.month, reason)
    token = roles.get(unit)
    value = right.year if unit == "year" else right.day
    if unit not in ("year", "day") or token is None or not token.digits or value is None:
        return None
    point = replace(point, year=value) if unit == "year" else replace(point, day=value)
    span = place(analysis, token)
    written = write_number(analysis.text[span[0] : span[1]], value)
    return Edit(Kind.NUMBER, span, written, reason, point) if point.exists() else None


def _both(analysis: Analysis, month: Edit, year: Edit, point: Point) -> Edit | None:
    """A month and the year that stands behind it, as one edit."""
    if month.span[1] > year.span[0]:
        return None
    between = analysis.text[month.span[1] : year.span[0]]
    span = month.span[0], year.span[1]
    return Edit(Kind.MONTH, span, month.replacement + between + year.replacement, month.reason, point)


def _other_month(analysis: Analysis, end: End, month: int | None, reason: str) -> Edit | None:
    """The month's name, or both its names with what stands between them, as the other month's."""
    roles = end.atom.roles
    tokens = sorted((roles[r] for r in ("month", "alias") if r in roles), key=lambda t: t.start)
    readings = [reading(analysis, t, end.point.calendar) for t in tokens]
    point = replace(end.point, month=month)
    if month is None or not readings or not point.exists():
        return None
    names = [load().traditions[r.tradition].names[month - 1] for r in readings if r is not None]
    if len(names) < len(tokens):
        return None
    spans = [place(analysis, t) for t in tokens]
    between = analysis.text[spans[0][1] : spans[-1][0]]
    return Edit(Kind.MONTH, (spans[0][0], spans[-1][1]), between.join(names), reason, point)


# -- what must fit


def _fits_weekday(end: End, tolerance: int) -> Fits:
    if "weekday" not in end.atom.roles:
        return lambda _: True
    wanted = int(end.atom.roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY"))

    def fits(point: Point) -> bool:
        day = day_of(point)
        if day is None:
            return True
        off = abs((wanted - calendars.weekday(day) + 3) % 7 - 3)
        return off <= (tolerance if point.calendar.is_hijri else 0)

    return fits


def _fits_pair(analysis: Analysis, expression: Expression, tolerance: int) -> Fits:
    other = partner(analysis, expression)
    day = day_of(other.ends[0].point) if other is not None and other.ends else None
    if day is None:
        return lambda _: True

    def fits(point: Point) -> bool:
        mine = day_of(point)
        return mine is None or abs(mine - day) <= tolerance

    return fits


def _fits_publication(analysis: Analysis, end: End) -> Fits:
    """Past words want the past, words of what is to come the future, `اليوم` its day."""
    if analysis.reference is None:
        return lambda _: True
    ref, roles = analysis.reference.date.toordinal(), end.atom.roles
    offset = deictic_offset(end)
    if offset is not None:
        return lambda point: day_of(point) in (None, ref + (offset or 0))
    said = relation(roles.get("rel") or roles.get("wrel"))
    when = tense(analysis.folded.data, end.atom.start, end.atom.end)
    past = said == "past" or (said is None and when is Tense.PAST)
    future = said == "next" or (said is None and when is Tense.FUTURE)

    def fits(point: Point) -> bool:
        days = point.days()
        if days is None:
            return True
        return not (past and days[0] > ref) and not (future and days[1] < ref)

    return fits


def weekday_day_edits(analysis: Analysis, end: End) -> Iterator[Edit]:
    """`السبت الماضي 18 أبريل`: the day on which that weekday was, seen from publication."""
    roles = end.atom.roles
    rel = relation(roles.get("wrel"))
    if analysis.reference is None or "weekday" not in roles or rel not in ("past", "next"):
        return
    ref, wanted = analysis.reference.date.toordinal(), int(roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY"))
    back = (calendars.weekday(ref) - wanted) % 7
    day = ref - (back or 7) if rel == "past" else ref + 7 - back
    yield from day_edit(analysis, end, day, "the day of that weekday, seen from publication")


def fits_context(
    analysis: Analysis,
    expression: Expression,
    end: End,
    tolerance: int = 1,
    skip: frozenset[str] = frozenset(),
) -> Fits:
    """Whether a date fits all that the text says beside it: weekday, other calendar, publication.

    `skip` names what not to ask: `weekday`, `pair`, `publication`.
    """
    tests = {
        "weekday": _fits_weekday(end, tolerance),
        "pair": _fits_pair(analysis, expression, tolerance),
        "publication": _fits_publication(analysis, end),
    }
    return lambda point: all(test(point) for name, test in tests.items() if name not in skip)


NEAR = 10
"""Days around publication in which most dates of news fall."""
FAR = 20


def ranked(
    analysis: Analysis, said: Point, edits: Iterable[Edit], fits: Fits, *, nearest: bool = False
) -> tuple[Repair, ...]:
    """The edits that fit, as repairs, best first; `nearest` puts those closest to publication first."""
    kept = [e for e in edits if fits(e.point)]
    ref = None if analysis.reference is None else analysis.reference.date.toordinal()

    def distance(point: Point) -> int:
        days = point.days()
        return 0 if days is None or ref is None else min(abs(days[0] - ref), abs(days[1] - ref))

    def key(edit: Edit) -> tuple[int, Kind, int]:
        far = distance(edit.point)
        rescued = (distance(said) > FAR and far <= NEAR) or (
            _is_far_off(said) and not _is_far_off(edit.point)
        )
        return far if nearest else not rescued, edit.kind, far

    best: dict[tuple[Span, str], Repair] = {}
    for edit in sorted(kept, key=key):
        best.setdefault((edit.span, edit.replacement), Repair(edit.span, edit.replacement, edit.reason))
    return tuple(best.values())
