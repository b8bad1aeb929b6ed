"""Which days a length from publication reaches: `قبل ثلاثة أيام`, `بعد أسبوعين`, `الأشهر الثلاثة الماضية`.

The mention stays a length, as ISO-TimeML has it; its bounds say which day, week, month or year is meant.
A length is anchored only where the words show that it is counted from publication: what counts from another
event (`قبل يومين من الانتخابات`), what is qualified (`منذ أكثر من شهر`) and what is shorter than a day has
no bounds.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from arabdate.expressions import Atom
from arabdate.fields import relation
from arabdate.fold import fold_word
from arabdate.tense import Tense
from arabdate.units import month_point, unit_point

__all__ = ["anchored_days"]

_COUNTED = re.compile(r"P(\d{1,4})([DWMY])")
_MONTHS = {"M": 1, "Y": 12}


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


def anchored_days(
    data: bytes, atom: Atom, value: str, mod: str | None, here: int, tense_of: Callable[[Atom], Tense | None]
) -> tuple[int, int] | None:
    """First and last day number that a length from the day `here` reaches; None where it is not anchored.

    A day, week, month or year so far away has the bounds of that unit; a stretch up to or from publication
    (`الأيام المقبلة`, `خلال أسبوعين`) has its own two ends.
    """
    counted = _COUNTED.fullmatch(value)
    if counted is None or mod not in (None, "APPROX") or atom.tokens[0].may_be("FIRST"):
        return None
    number, unit = int(counted[1]), counted[2]
    if "rel" in atom.roles:
        return _stretch(number, unit, here, {"past": -1, "next": 1}.get(relation(atom.roles["rel"]) or ""))
    start = atom.start
    if mod and atom.before is not None and atom.before.may_be("QUALIFIER"):
        start = atom.before.start
    before = _WORD.findall(_STOP.split(data[max(0, start - _REACH) : start])[-1])
    after = _WORD.findall(_STOP.split(data[atom.end : atom.end + _REACH])[0])
    lead = before[-1] if before else b""
    if len(before) > 1 and before[-2] in _NOT:
        return None
    if lead in _AGO or (after and after[0] in _GONE and lead not in _HENCE | _WITHIN):
        if _from_elsewhere(after, _FROM) or tense_of(atom) is Tense.FUTURE:
            return None
        return _unit_away(-number, unit, here)
    if lead not in _HENCE | _WITHIN or _from_elsewhere(
        after, *((_FROM, _ON) if lead in _HENCE else (_FROM,))
    ):
        return None
    from_now = after[:1] == [_FROM] and not _NOW.isdisjoint(after[1:2])
    alone = data.strip() == lead + b" " + data[atom.start : atom.end]
    if not (alone or from_now) and tense_of(atom) is not Tense.FUTURE:
        return None
    return _unit_away(number, unit, here) if lead in _HENCE else _stretch(number, unit, here, 1)


def _from_elsewhere(after: list[bytes], *prepositions: bytes) -> bool:
    """Whether the words after a length say from when it is counted, and not from now."""
    words = [word for word in after if word not in _BETWEEN]
    return bool(words) and words[0] in prepositions and _NOW.isdisjoint(words[1:2])


def _unit_away(number: int, unit: str, here: int) -> tuple[int, int] | None:
    """The day, week, month or year so many away from the one that holds a day."""
    try:
        point = unit_point(unit, here, number)
        days = None if point is None else point.days()
    except (OverflowError, ValueError):
        return None
    return None if days is None or days[0] < 1 else days


def _stretch(number: int, unit: str, here: int, direction: int | None) -> tuple[int, int] | None:
    """So much time up to a day or from it, both ends with it."""
    if direction is None:
        return None
    try:
        far = _shifted(number * direction, unit, here)
    except (OverflowError, ValueError):
        return None
    return (far, here) if direction < 0 else (here, far)


def _shifted(number: int, unit: str, here: int) -> int:
    """The day so many units away, of the same number in its month where the month has it."""
    if unit not in _MONTHS:
        return dt.date.fromordinal(here + number * (7 if unit == "W" else 1)).toordinal()
    target = month_point(here, number * _MONTHS[unit]).days()
    if target is None:
        raise OverflowError
    first, last = target
    return min(first + dt.date.fromordinal(here).day - 1, last)
