"""The two names of one month disagree.

What it finds
    A month written in two traditions whose names are different months: `17 أيلول/أكتوبر 2014`, `كانون الثاني
    (ديسمبر)`. Three names side by side are compared with each other.

Why it matters
    Agencies write both names so that every reader knows the month; when they disagree, half of the readers
    are told another month, and nothing in the date says which half.

Wrong
    [-] أعلنت الهيئة نتائج التحقيق في 22 أيلول/أكتوبر 2014 في عمان
        => أيلول | أكتوبر
    [2016-12-20] وصل المراقبون في 8 كانون الثاني/ديسمبر 2016 إلى المدينة
        => كانون الثاني | ديسمبر
        +> كانون الأول
    [-] توقفت المفاوضات منذ أوت (يوليو) الماضي
        => أوت | يوليو
    [-] انتخب المجلس رئيسه في تشرين الأول/نوفمبر من العام 2009
        => تشرين الأول | نوفمبر

Right
    [-] أعلنت الهيئة نتائج التحقيق في 22 أيلول/سبتمبر 2014 في عمان
    [-] صدر عدد آذار/نيسان 2015 من المجلة
    [-] صدر العدد المزدوج مارس/أبريل 2015 من المجلة
    [-] زار الوفد العاصمة بين أيلول - نوفمبر من العام الماضي
    [-] وصل الوفد في 14 شتنبر (أيلول) 2011
    [-] بدأ الصيام في رمضان/نيسان من ذلك العام

When it is silent
    Two months of one tradition with a mark between them are a double issue or a span, not two names
    (`يوليو/أغسطس`). A dash between names of two traditions is a span, unless the article writes its double
    names with a dash. Months of two calendars are a pair, which C004 judges.

Source
    the lexicon's tables of month names; a name counts for every tradition that uses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from arabdate.checks.evidence import is_month_spelling, place, said
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import Edit, Kind, fits_context, ranked, reading
from arabdate.expressions import Atom
from arabdate.lexicon import MonthName, confusables, load
from arabdate.model import Calendar, Finding, Repair, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved, month_names
from arabdate.tokens import Token

RULE = Rule("C003", "month-name-mismatch", Severity.ERROR, "0.1")

_DASH = b"-"


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every double name whose halves have no month in common."""
    for resolved in analysis.resolved:
        for end in resolved.ends:
            if "alias" in end.atom.roles and _disagree(analysis, end.atom):
                yield _finding(analysis, settings, resolved, end)


def _gregorian(token: Token) -> list[MonthName]:
    return [n for n in month_names(token) if n.calendar is Calendar.GREGORIAN]


def _between(analysis: Analysis, atom: Atom) -> bytes:
    return analysis.folded.data[atom.roles["month"].end : atom.roles["alias"].start].strip()


def _disagree(analysis: Analysis, atom: Atom) -> bool:
    first, second = _gregorian(atom.roles["month"]), _gregorian(atom.roles["alias"])
    if not first or not second or {n.number for n in first} & {n.number for n in second}:
        return False
    if not all(is_month_spelling(analysis, atom.roles[r]) for r in ("month", "alias")):
        return False
    between = _between(analysis, atom)
    if {n.tradition for n in first} & {n.tradition for n in second}:
        return between == b"" and _third_agrees(atom)
    return not between.startswith(_DASH) or _joins_by_dash(analysis)


def _third_agrees(atom: Atom) -> bool:
    """`نوفمبر اكتوبر تشرين الأول`: without any mark the names are one month's, and the third decides."""
    after = atom.after
    if after is None or not after.may_be("MONTH"):
        return False
    third = {n.number for n in _gregorian(after)}
    return any(third & {n.number for n in _gregorian(atom.roles[r])} for r in ("month", "alias"))


def _joins_by_dash(analysis: Analysis) -> bool:
    """Whether the article writes a double name that agrees with a dash."""
    for resolved in analysis.resolved:
        for end in resolved.ends:
            if "alias" in end.atom.roles and _between(analysis, end.atom).startswith(_DASH):
                a, b = _gregorian(end.atom.roles["month"]), _gregorian(end.atom.roles["alias"])
                if {n.number for n in a} & {n.number for n in b}:
                    return True
    return False


def _finding(analysis: Analysis, settings: Settings, resolved: Resolved, end: End) -> Finding:
    first, second = end.atom.roles["month"], end.atom.roles["alias"]
    one, two = _gregorian(first)[0].number, _gregorian(second)[0].number
    return RULE.finding(
        f"{said(analysis, first)} is month {one}, {said(analysis, second)} is month {two}",
        f"{said(analysis, first)} هو الشهر {one} و{said(analysis, second)} هو الشهر {two}",
        (place(analysis, first), place(analysis, second)),
        evidence=(_names(one), _names(two)),
        repairs=_repairs(analysis, settings, resolved, end),
    )


def _names(number: int) -> str:
    """What the tables say of a month: its number and its Levantine and Egyptian names."""
    levantine, egyptian = (load().traditions[t].names[number - 1] for t in ("levantine", "egyptian"))
    return f"month {number} is {levantine} or {egyptian} (lexicon tables)"


def _repairs(analysis: Analysis, settings: Settings, resolved: Resolved, end: End) -> tuple[Repair, ...]:
    """Either name written as the other's month; first the one that is a known confusion."""
    edits = [e for pair in (("month", "alias"), ("alias", "month")) for e in _rename(analysis, end, *pair)]
    fits = fits_context(analysis, resolved.expression, end, settings.hijri_tolerance)
    return ranked(analysis, end.point, edits, fits)


def _rename(analysis: Analysis, end: End, wrong: str, right: str) -> Iterator[Edit]:
    token, wanted = end.atom.roles[wrong], _gregorian(end.atom.roles[right])[0].number
    read = reading(analysis, token, Calendar.GREGORIAN)
    if read is None:
        return
    name = load().traditions[read.tradition].names[wanted - 1]
    confused = wanted in confusables().get((read.tradition, read.number), ())
    point = replace(end.point, month=wanted, last_month=None)
    reason = f"{said(analysis, end.atom.roles[right])} is {name}"
    yield Edit(Kind.MONTH if confused else Kind.NUMBER, place(analysis, token), name, reason, point)
