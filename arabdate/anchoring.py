"""Which days a length from publication reaches: `قبل ثلاثة أيام`, `بعد أسبوعين`, `الأشهر الثلاثة الماضية`.

The mention stays a length, as ISO-TimeML has it; its bounds say which day, week, month or year is meant.
A length is anchored only where the words show that it is counted from publication: what counts from another
event (`قبل يومين من الانتخابات`) and what is qualified (`منذ أكثر من شهر`) have no bounds; nor has, where the
hour of publication is not known, what is shorter than a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from arabdate.expressions import Atom, Expression
from arabdate.fields import relation
from arabdate.fold import fold_word
from arabdate.model import Day
from arabdate.tense import Tense
from arabdate.units import month_point, unit_point

__all__ = ["Reach", "anchored", "day_away", "reach"]

_COUNTED = re.compile(r"P(T?)(\d{1,4})([DWMYHS])")
_MONTHS = {"M": 1, "Y": 12}
_CLOCK = {"H": dt.timedelta(hours=1), "M": dt.timedelta(minutes=1), "S": dt.timedelta(seconds=1)}
_PART = re.compile(r"(\d{1,4})([DWMYHS])")
_IN_MONTHS, _IN_DAYS, _IN_SECONDS = {"Y": 12, "M": 1}, {"W": 7, "D": 1}, {"H": 3600, "M": 60, "S": 1}
_RELATIONS = {"past": False, "next": True}


def _with_conjunctions(*words: str) -> frozenset[bytes]:
    return frozenset(fold_word(c + w) for w in words for c in ("", "و", "ف"))


_AGO = _with_conjunctions("قبل", "منذ", "مند")
_HENCE = _with_conjunctions("بعد")
_WITHIN = _with_conjunctions("خلال", "غضون")
_GONE = frozenset(map(fold_word, ("مضت", "مضى", "خلت", "انقضت")))
_NOW = frozenset(map(fold_word, ("الآن", "اليوم")))
_FROM = fold_word("من")
_ON = fold_word("على")
_NOT = frozenset(map(fold_word, ("ما", "لا", "لن", "ليس", "إلا")))
_BETWEEN = frozenset(map(fold_word, ("فقط", "تقريبا", "كاملة", "كامل", "كاملا", "الأقل", "بالضبط")))
"""What may stand between a length and the من that says from when."""
_WORD = re.compile(rb"[\x80-\xff]+")
_STOP = re.compile(rb"[.\n;:!\xbf,\xa1()]")
_REACH = 40
"""How many letters before and after a length are looked at."""


class Reach(NamedTuple):
    """How a length is counted from publication: back or ahead, to a time so far away or through all of it."""

    ahead: bool
    through: bool


def reach(
    data: bytes, said: Expression, mod: str | None, tense_of: Callable[[Atom], Tense | None]
) -> Reach | None:
    """How a length is counted from publication; None where the words do not show that it is."""
    atom = said.atoms[0]
    if mod not in (None, "APPROX") or atom.tokens[0].may_be("FIRST"):
        return None
    if "rel" in atom.roles:
        ahead = _RELATIONS.get(relation(atom.roles["rel"]) or "")
        return None if ahead is None else Reach(ahead, True)
    start = atom.start
    if mod and atom.before is not None and atom.before.may_be("QUALIFIER"):
        start = atom.before.start
    before = _WORD.findall(_STOP.split(data[max(0, start - _REACH) : start])[-1])
    after = _WORD.findall(_STOP.split(data[said.end : said.end + _REACH])[0])
    lead = before[-1] if before else b""
    if len(before) > 1 and before[-2] in _NOT:
        return None
    if lead in _AGO or (after and after[0] in _GONE and lead not in _HENCE | _WITHIN):
        elsewhere = _from_elsewhere(after, _FROM) or tense_of(atom) is Tense.FUTURE
        return None if elsewhere else Reach(False, False)
    starts = (_FROM, _ON) if lead in _HENCE else (_FROM,)
    if lead not in _HENCE | _WITHIN or _from_elsewhere(after, *starts):
        return None
    from_now = after[:1] == [_FROM] and not _NOW.isdisjoint(after[1:2])
    alone = data.strip() == lead + b" " + data[said.start : said.end]
    ahead = alone or from_now or tense_of(atom) is Tense.FUTURE
    return Reach(True, lead in _WITHIN) if ahead else None


def _from_elsewhere(after: list[bytes], *prepositions: bytes) -> bool:
    """Whether the words after a length say from when it is counted, and not from now."""
    words = [word for word in after if word not in _BETWEEN]
    return bool(words) and words[0] in prepositions and _NOW.isdisjoint(words[1:2])


def anchored(value: str, how: Reach, here: dt.date | dt.datetime) -> tuple[Day, Day] | None:
    """The bounds of a TIMEX3 length counted from publication; None where it is vague or a fraction.

    So far away is a day, week, month or year, or a moment where that of publication is known; through all of
    it has two ends.

    Examples:
        >>> ago = Reach(ahead=False, through=False)
        >>> [str(day) for day in anchored("P2W", ago, dt.date(2021, 6, 16)) or ()]
        ['2021-05-31', '2021-06-06']
        >>> [str(day) for day in anchored("P1Y3M", ago, dt.date(2021, 6, 16)) or ()]
        ['2020-03-01', '2020-03-31']
        >>> [str(at) for at in anchored("PT2H", ago, dt.datetime(2021, 6, 16, 14, 30)) or ()]
        ['2021-06-16 12:30:00', '2021-06-16 12:30:00']
    """
    counted = _COUNTED.fullmatch(value) or _COUNTED.fullmatch(_in_one_unit(value))
    if counted is None:
        return None
    number = int(counted[2]) if how.ahead else -int(counted[2])
    try:
        if counted[1]:
            return _moments(number, counted[3], how, here)
        day = here.toordinal()
        days = _ends(number, counted[3], day) if how.through else _unit_away(number, counted[3], day)
        return None if days is None else (dt.date.fromordinal(days[0]), dt.date.fromordinal(days[1]))
    except (OverflowError, ValueError):  # beyond the years that Python has
        return None


def _in_one_unit(value: str) -> str:
    """A length in several units in the smallest of them where that is exact: `P1Y3M` is `P15M`."""
    clock = value.startswith("PT")
    parts = _PART.findall(value)
    scales = (_IN_SECONDS,) if clock else (_IN_MONTHS, _IN_DAYS)
    scale = next((s for s in scales if s.keys() >= {unit for _, unit in parts}), None)
    if scale is None or len(parts) < 2 or "T" in value[2:] or "/" in value:
        return value
    total = sum(int(number) * scale[unit] for number, unit in parts)
    return f"P{'T' if clock else ''}{total // scale[parts[-1][1]]}{parts[-1][1]}"


def _moments(
    number: int, unit: str, how: Reach, here: dt.date | dt.datetime
) -> tuple[dt.datetime, dt.datetime] | None:
    if not isinstance(here, dt.datetime):
        return None
    here = here.replace(tzinfo=None, microsecond=0)
    far = here + number * _CLOCK[unit]
    if not how.through:
        return far, far
    return (here, far) if how.ahead else (far, here)


def _unit_away(number: int, unit: str, here: int) -> tuple[int, int] | None:
    """The day, week, month or year so many away from the one that holds a day."""
    point = unit_point(unit, here, number)
    return None if point is None else point.days()


def _ends(number: int, unit: str, here: int) -> tuple[int, int]:
    """So much time up to a day or from it, both ends with it."""
    far = day_away(number, unit, here)
    return (far, here) if number < 0 else (here, far)


def day_away(number: int, unit: str, here: int) -> int:
    """The day so many units away, of the same number in its month where the month has it."""
    if unit not in _MONTHS:
        return dt.date.fromordinal(here + number * (7 if unit == "W" else 1)).toordinal()
    target = month_point(here, number * _MONTHS[unit]).days()
    if target is None:
        raise OverflowError
    first, last = target
    return min(first + dt.date.fromordinal(here).day - 1, last)
