"""Lengths and repetitions: roles to TIMEX3 durations.

A half is a decimal of its unit (`P1.5M`), a vague number is `X` (`PXD`), a range of lengths two values
(`P3Y/P15Y`). Nights count as days.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from arabdate.expressions import Atom
from arabdate.fields import clock_of, explicit_point
from arabdate.fold import fold_word
from arabdate.model import Calendar, Granularity
from arabdate.tokens import Token

__all__ = ["Length", "frequency", "length", "length_range", "length_sum", "qualifier", "repetition"]


class Length(NamedTuple):
    """A TIMEX3 duration and the unit that it counts."""

    value: str
    grain: Granularity


class _Unit(NamedTuple):
    iso: str
    clock: bool
    grain: Granularity


_UNITS = {
    "S": _Unit("S", True, Granularity.SECOND),
    "MIN": _Unit("M", True, Granularity.MINUTE),
    "H": _Unit("H", True, Granularity.HOUR),
    "D": _Unit("D", False, Granularity.DAY),
    "N": _Unit("D", False, Granularity.DAY),
    "W": _Unit("W", False, Granularity.WEEK),
    "M": _Unit("M", False, Granularity.MONTH),
    "Y": _Unit("Y", False, Granularity.YEAR),
    "DE": _Unit("DE", False, Granularity.DECADE),
    "CE": _Unit("CE", False, Granularity.CENTURY),
}
_UNIT_KINDS = (
    "UNIT",
    "UNIT_ACC",
    "UNITS",
    "DUAL",
    "DECADES",
    "THE_UNIT",
    "THE_UNITS",
    "THE_DUAL",
    "THE_DECADES",
)
_PLURALS = ("UNITS", "DECADES", "THE_UNITS", "THE_DECADES")
_FATHER = fold_word("أب")
_PART_OF = {"H": ("MIN", 60), "MIN": ("S", 60)}
"""Units whose fraction is said in a smaller one: `ربع ساعة` is 15 minutes."""


def _write(number: str, unit: str) -> str:
    spec = _UNITS[unit]
    return f"P{'T' if spec.clock else ''}{number}{spec.iso}"


def _made(number: str | None, unit: str | None) -> Length | None:
    if number is None or unit not in _UNITS:
        return None
    return Length(_write(number, unit), _UNITS[unit].grain)


def _unit(*tokens: Token | None) -> str | None:
    """The unit that the first of the tokens names."""
    token = next((t for t in tokens if t is not None), None)
    return None if token is None else token.value(*_UNIT_KINDS)


def _count(token: Token | None) -> str | None:
    """A count as TIMEX3 writes it; None for what is no single number (`11.700,000`, `5%`)."""
    if token is None:
        return None
    if token.number is not None:
        return str(token.number)
    text = token.surface.decode("ascii", "replace").replace(",", ".")
    return None if text.count(".") != 1 or text.endswith("%") else text.rstrip("0").rstrip(".")


def length(atom: Atom) -> Length | None:
    """`ثلاثة أيام`, `شهر ونصف`, `عدة سنوات`, `الأشهر الثلاثة الماضية`."""
    roles = atom.roles
    unit = _unit(roles.get("unit"), roles.get("dual"))
    if "less" in roles:  # an hour less so many minutes
        return _made(str(60 - roles["less"].value("LESS")), "MIN") if unit == "H" else None
    if "fraction" in roles:
        if roles["fraction"].has("SPOKEN_HALF") and unit != "H":
            return None  # نص عام 2005: a text
        return _fraction(float(roles["fraction"].value("FRACTION", "SPOKEN_HALF") or 0), unit)
    if "dual" in roles:
        number: str | None = "2"
    elif "count" in roles:
        number = "X" if roles["count"].has("HEAP") else _count(roles["count"])
    elif atom.before is not None and atom.before.has("TERM") and unit == "S":
        return None  # فعل ذلك ثانية, لفترة ثانية: again, the second
    elif "vague" in roles or (unit is not None and "extra" not in roles and _is_plural(roles["unit"])):
        number = "X"
    else:
        number = "1"
    if "factor" in roles and number is not None:  # 4.5 مليار سنة
        number = f"{float(_count(roles['factor']) or 1) * int(number):.0f}"
    if number is not None and number.isdigit() and int(number) >= _OTHER_THINGS.get(unit or "", 1 << 60):
        return None
    if "extra" in roles and number is not None and number.isdigit():
        number = f"{int(number) + float(roles['extra'].value('FRACTION') or 0):.4g}"
    return _made(number, unit)


def _is_plural(unit: Token) -> bool:
    return unit.may_be(*_PLURALS) and not unit.has("SINGULAR")


_OTHER_THINGS = {"N": 1000, "DE": 21}
"""So many nights are what hotels sell, or the thousand and one; so many decades are contracts."""


def _fraction(part: float, unit: str | None) -> Length | None:
    if unit in _PART_OF:
        smaller, many = _PART_OF[unit]
        return _made(str(round(part * many)), smaller)
    return _made(f"{part:.4g}", unit)


def length_sum(atoms: Sequence[Atom]) -> Length | None:
    """`سنتان وثلاثة أشهر` is P2Y3M, `ساعة و20 دقيقة` PT1H20M: the atoms' units fall."""
    parts = [length(atom) for atom in atoms]
    days, clock, last = "", "", parts[-1]
    for part in parts:
        if part is None or "X" in part.value:
            return None
        timed, number = part.value.startswith("PT"), part.value.lstrip("PT")
        days, clock = (days, clock + number) if timed else (days + number, clock)
    return None if last is None else Length(f"P{days}{'T' if clock else ''}{clock}", last.grain)


def length_range(atom: Atom) -> Length | None:
    """`3 إلى 15 عاما`, `يومين أو ثلاثة`: the first in the unit of the second, unless it has its own."""
    roles = atom.roles
    last_unit = _unit(roles.get("unit_to"), roles.get("dual_to"), roles.get("unit"), roles.get("dual"))
    first_unit = _unit(roles.get("unit"), roles.get("dual")) or last_unit
    low = "2" if "dual" in roles else _count(roles["count"]) if "count" in roles else "1"
    high = "2" if "dual_to" in roles else _count(roles.get("count_to"))
    if low and high and low.isdigit() and high.isdigit() and int(low) > int(high) and int(low) % 1000 == 0:
        return None  # مليونين و500 ألف: one number
    first, last = _made(low, first_unit), _made(high, last_unit)
    return None if first is None or last is None else Length(f"{first.value}/{last.value}", last.grain)


def repetition(atom: Atom) -> Length | None:
    """`كل عام` is P1Y, `كل يوم جمعة` XXXX-WXX-5, `كل صباح` XXXX-XX-XXTMO."""
    roles = atom.roles
    if "adverb" in roles:
        return Length(str(roles["adverb"].value("SET_ADVERB")), Granularity.VAGUE)
    if "daypart" in roles and "weekday" not in roles:
        part = roles["daypart"].value("DAYPART")
        # كل عصر is every age as well as every afternoon.
        return (
            None
            if part == "AF" and "unit" not in roles
            else Length(f"XXXX-XX-XXT{part}", Granularity.DAYPART)
        )
    if "season" in roles:
        return Length(f"XXXX-{roles['season'].value('SEASON')}", Granularity.SEASON)
    if "day" in roles or "month" in roles:
        return _yearly(atom)
    if "weekday" in roles:
        day = roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY", "EVERY_WEEKDAY")
        clock = clock_of(roles) if "clock" in roles or "hour" in roles else None
        if clock is not None:
            return Length(f"XXXX-WXX-{day}T{clock}", Granularity.MINUTE)
        if "daypart" in roles:
            return Length(f"XXXX-WXX-{day}T{roles['daypart'].value('DAYPART')}", Granularity.DAYPART)
        return Length(f"XXXX-WXX-{day}", Granularity.DAY)
    if "clock" in roles or "hour" in roles:
        clock = clock_of(roles)
        return None if clock is None else Length(f"XXXX-XX-XXT{clock}", Granularity.MINUTE)
    number = "2" if "dual" in roles else _count(roles["count"]) if "count" in roles else "1"
    return _made(number, _unit(roles.get("unit"), roles.get("dual")))


def _yearly(atom: Atom) -> Length | None:
    """`15 أبريل من كل عام` is XXXX-04-15, `كل أكتوبر` XXXX-10; of other calendars, every year."""
    unit = _unit(atom.roles["unit"]) if "unit" in atom.roles else "Y"
    point = explicit_point(atom.roles)
    if "day" not in atom.roles and atom.roles.get("month", atom.tokens[0]).surface == _FATHER:
        return None  # كل أب: every father
    if point is None or unit not in ("M", "Y") or (unit == "M") != (point.month is None):
        return None
    if point.calendar is not Calendar.GREGORIAN or (point.day or 1) < 1:
        return _made("1", unit)
    month = "XX" if point.month is None else f"{point.month:02d}"
    if point.day is None:
        return Length(f"XXXX-{month}", Granularity.MONTH)
    return Length(f"XXXX-{month}-{point.day:02d}", Granularity.DAY)


def frequency(atom: Atom) -> str | None:
    """TIMEX3 freq, how often in each: `مرتين في الأسبوع` is 2X of P1W, and so is أسبوعيا behind مرتين."""
    times = atom.roles.get("times")
    if times is None:
        twice = atom.before is not None and atom.before.may_be("TWICE")
        return "2X" if twice else None
    return f"{times.value('ONCE', 'TWICE') if times.number is None else times.number}X"


def qualifier(atom: Atom) -> str | None:
    """TIMEX3 mod from the words beside a length: `أكثر من`, `على الأقل`; from نيف in it."""
    if "odd" in atom.roles:
        return "MORE_THAN"
    if atom.before is not None and (found := atom.before.value("QUALIFIER")):
        return str(found)
    if atom.after is not None and (found := atom.after.value("QUALIFIER_AFTER")):
        return str(found)
    return None
