"""The weekday said is not the weekday of its date.

What it finds
    A weekday beside a date that falls on another: `الأحد 10 نوفمبر 2020` was a Tuesday. Beside a Hijri
    date the difference must exceed the tolerance. A weekday beside `أمس`, `اليوم` or `غدا` that does not
    fit the day of publication, or two such that put the writing of one article on different days.

Why it matters
    One of the two is wrong, and a reader who plans by it comes on the wrong day. It is the cheapest proof
    there is that a date was mistyped: last year's number in January is caught by nothing else.

Wrong
    [2016-05-02] عقد المجلس البلدي في صفاقس جلسته العادية يوم الخميس 14 أفريل 2015
        => الخميس | 14 أفريل 2015
    [-] افتتح الوزير المعرض يوم الأحد 10 نوفمبر 2020 بحضور عدد من السفراء
        => الأحد | 10 نوفمبر 2020
        +> الثلاثاء
    [2018-01-09] أوقفت الشرطة المشتبه به السبت 6 كانون الثاني/يناير 2017
        => السبت | 6 كانون الثاني/يناير 2017
        +> 2018
    [2019-03-13] وصل الوفد إلى الدوحة أمس الأحد
        => أمس الأحد
        +> الثلاثاء
    [-] صدر الأمر يوم الجمعة ١ محرم ١٤٤٣هـ
        => الجمعة | ١ محرم ١٤٤٣هـ
        +> الاثنين

Right
    [2016-05-02] عقد المجلس البلدي في صفاقس جلسته العادية يوم الخميس 14 أفريل 2016
    [2022-10-20] يقام المعرض يومي الثلاثاء والأربعاء 10 و11 نوفمبر 2020
    [2020-03-16] شب الحريق ليل الجمعة - السبت 13-14 آذار 2020
    [2021-08-11] انطلقت الحملة يوم الثلاثاء ١ محرم ١٤٤٣هـ
    [2018-05-17] وقال المتحدث "الوفد الذي وصل اليوم الأربعاء عقد لقاءات"
    [2018-06-12] وقع الزلزال اليوم الأربعاء (بالتوقيت المحلي)

When it is silent
    One day beside a Hijri date (two are a note): states sight the moon on different nights. A night, which
    belongs to two days. A date before 1924 whose weekday fits the Julian calendar. `اليوم الأربعاء` inside a
    quotation, which has a today of its own, or by another zone's clock. A weekday whose list of days is
    shared with the weekday before it. A date whose weekday fits only one member of a Hijri pair that does
    not agree with itself: the pair is the finding. Without a publication day `أمس الأحد` is compared only
    with the article's other deictics.

Source
    proleptic Gregorian weekday from the day number; Hijri days by the table that the finding names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arabdate import calendars
from arabdate.checks.evidence import (
    by_local_time,
    corrected,
    day_ends,
    day_of,
    is_night,
    partner,
    place,
    quoted,
    said,
    table_name,
    weekday_ar,
    weekday_en,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked, weekday_edit
from arabdate.errors import CalendarError
from arabdate.model import Calendar, Finding, Severity, Span
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.tokens import Token

RULE = Rule("C002", "weekday-mismatch", Severity.ERROR, "0.1")

JULIAN_UNTIL = 1924
"""Greece, the last state to leave the Julian calendar for civil use, did so in 1923."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Weekdays against their dates, then deictics with a weekday against the day of writing."""
    for claim in _claims(analysis):
        finding = _judge(analysis, settings, claim)
        if finding is not None:
            yield finding
    yield from _deictics(analysis)


# -- a weekday and its date


@dataclass(frozen=True, slots=True)
class _Claim:
    """A weekday that the text says of a date. `resolved` is the mention of the date."""

    weekday: Token
    resolved: Resolved
    end: End
    day: int

    @property
    def off(self) -> int:
        """Days from the date's weekday to the one said, -3 to 3."""
        return (int(self.weekday.value("WEEKDAY")) - calendars.weekday(self.day) + 3) % 7 - 3


def _claims(analysis: Analysis) -> Iterator[_Claim]:
    for resolved, end, day in day_ends(analysis):
        if "weekday" in end.atom.roles:
            yield _Claim(end.atom.roles["weekday"], resolved, end, day)
        elif end is resolved.ends[0] and (token := _weekday_beside(analysis, resolved)) is not None:
            yield _Claim(token, resolved, end, day)


def _weekday_beside(analysis: Analysis, resolved: Resolved) -> Token | None:
    """The weekday of a date that is said by `الموافق لـ` or in brackets behind it."""
    index = analysis.resolved.index(resolved)
    if index == 0:
        return None
    before = analysis.resolved[index - 1]
    atom = before.expression.atoms[-1]
    token = atom.roles.get("weekday")
    if token is None or "day" in atom.roles or "stamp" in atom.roles:
        return None
    gap = analysis.folded.data[before.expression.end : resolved.expression.start]
    after = analysis.folded.data[resolved.expression.end : resolved.expression.end + 1]
    return token if resolved.expression.pair is before.expression or (gap == b" (" and after == b")") else None


def _judge(analysis: Analysis, settings: Settings, claim: _Claim) -> Finding | None:
    off = abs(claim.off)
    allowed = _allowed(analysis, settings, claim)
    if off <= allowed or not _year_is_sure(claim) or _excused(analysis, claim):
        return None
    note = off == allowed + 1 and claim.end.point.calendar.is_hijri and _other_day(analysis, claim) is None
    return _finding(analysis, settings, claim, Severity.NOTE if note else Severity.ERROR)


def _allowed(analysis: Analysis, settings: Settings, claim: _Claim) -> int:
    """Days that the weekday may be off: the moon's for a Hijri date alone, one for a night, else none."""
    if claim.end.point.calendar.is_hijri and _other_day(analysis, claim) is None:
        return settings.hijri_tolerance
    return 1 if is_night(claim.end) else 0


def _year_is_sure(claim: _Claim) -> bool:
    """A year left out is completed; not where the text says one that was not read, nor for a Hijri day."""
    roles = claim.end.roles
    if not roles.keys().isdisjoint(("year", "yrel", "rel", "wrel", "stamp", "iso", "deictic")):
        return True
    after = claim.end.atom.after
    unread = after is not None and after.may_be("YEAR_NOUN")
    return not unread and not claim.end.point.calendar.is_hijri


def _excused(analysis: Analysis, claim: _Claim) -> bool:
    return (
        _fits_julian(claim)
        or _fits_partner(analysis, claim)
        or _shares_days(analysis, claim)
        or corrected(analysis, claim.weekday.start, claim.end.atom.end)
    )


def _other_day(analysis: Analysis, claim: _Claim) -> int | None:
    """The day that the date's other calendar says."""
    other = partner(analysis, claim.resolved.expression)
    if other is None or not other.ends or other.ends[0].roles.keys().isdisjoint(("day", "stamp")):
        return None
    return day_of(other.ends[0].point)


def _fits_julian(claim: _Claim) -> bool:
    point = claim.end.point
    if point.calendar is not Calendar.GREGORIAN or (point.year or 0) >= JULIAN_UNTIL:
        return False
    try:
        day = calendars.to_day(Calendar.JULIAN, point.year or 0, point.month or 0, point.day or 0)
    except CalendarError:
        return False
    return calendars.weekday(day) == claim.weekday.value("WEEKDAY")


def _fits_partner(analysis: Analysis, claim: _Claim) -> bool:
    """Whether the weekday is that of the date's other calendar: then the pair itself is at odds."""
    day = _other_day(analysis, claim)
    return day is not None and calendars.weekday(day) == claim.weekday.value("WEEKDAY")


def _shares_days(analysis: Analysis, claim: _Claim) -> bool:
    """`الثلاثاء والأربعاء 10 نوفمبر`: the date may be that of the weekday before."""
    index = analysis.resolved.index(claim.resolved)
    if index == 0:
        return False
    before = analysis.resolved[index - 1]
    atom = before.expression.atoms[-1]
    gap = analysis.folded.data[before.expression.end : claim.resolved.expression.start].strip()
    return "weekday" in atom.roles and "day" not in atom.roles and len(gap) <= 3


def _finding(analysis: Analysis, settings: Settings, claim: _Claim, severity: Severity) -> Finding:
    right = calendars.weekday(claim.day)
    wrong = int(claim.weekday.value("WEEKDAY"))
    table = claim.end.point.table()
    iso = calendars.iso(claim.day)
    evidence = [f"{iso} is a {weekday_en(right)} ({table_name(Calendar.GREGORIAN)})"]
    if table is not Calendar.GREGORIAN:
        evidence.append(_by_table(analysis, settings, claim))
    return RULE.finding(
        f"says {weekday_en(wrong)}, but {said(analysis, claim.end.atom)} is {iso}, a {weekday_en(right)}",
        f"ذُكر يوم {weekday_ar(wrong)}، والتاريخ المذكور ({iso}) يوافق يوم {weekday_ar(right)}",
        _spans(analysis, claim),
        severity,
        evidence=tuple(evidence),
        repairs=_repairs(analysis, settings, claim, right),
    )


def _by_table(analysis: Analysis, settings: Settings, claim: _Claim) -> str:
    point = claim.end.point
    tolerance = f"; weekday {abs(claim.off)} days off, tolerance {settings.hijri_tolerance}" if point.calendar.is_hijri else ""
    return f"{said(analysis, claim.end.atom)} is {calendars.iso(claim.day)} by the {table_name(point.table())}{tolerance}"


def _spans(analysis: Analysis, claim: _Claim) -> tuple[Span, ...]:
    """The weekday and the date apart: either may be wrong."""
    atom = claim.end.atom
    weekday = place(analysis, claim.weekday)
    rest = [t for t in atom.tokens if t.start >= claim.weekday.end and (t.number is not None or t.readings or t is atom.roles.get("stamp"))]
    rest = [t for t in rest if t in atom.roles.values() and t is not atom.roles.get("wrel")]
    if not rest:
        return (weekday, place(analysis, atom))
    return (weekday, analysis.folded.span(min(t.start for t in rest), max(t.end for t in rest)))


def _repairs(analysis: Analysis, settings: Settings, claim: _Claim, right: int):  # type: ignore[no-untyped-def]
    end, point = claim.end, claim.end.point
    reason = f"{calendars.iso(claim.day)} is a {weekday_en(right)}"
    weekday = weekday_edit(analysis, claim.weekday, weekday_ar(right), reason, point)
    wanted = claim.weekday.value("WEEKDAY")
    context = fits_context(analysis, claim.resolved.expression, end, settings.hijri_tolerance, frozenset({"weekday"}))

    def fits(candidate):  # type: ignore[no-untyped-def]
        day = day_of(candidate)
        same = candidate is point
        return context(candidate) and (same or (day is not None and calendars.weekday(day) == wanted))

    return ranked(analysis, point, [weekday, *date_edits(analysis, end)], fits)


# -- a weekday and the day of writing


@dataclass(frozen=True, slots=True)
class _Deictic:
    """`أمس الأحد`: the weekday on which this puts the writing of the article."""

    resolved: Resolved
    weekday: Token
    offset: int
    written: int


def _said_deictics(analysis: Analysis) -> Iterator[_Deictic]:
    for resolved in analysis.resolved:
        for end in resolved.ends:
            roles = end.atom.roles
            if "deictic" not in roles or "weekday" not in roles or not roles.keys().isdisjoint(("day", "stamp", "rel", "wrel")):
                continue
            deictic = roles["deictic"]
            span = place(analysis, end.atom)
            if deictic.may_be("TONIGHT") or is_night(end) or quoted(analysis, span):
                continue
            if by_local_time(analysis, end.atom.end) or corrected(analysis, end.atom.start, end.atom.end):
                continue
            offset = deictic.value("DEICTIC", "TODAY") or 0
            weekday = roles["weekday"]
            yield _Deictic(resolved, weekday, offset, (weekday.value("WEEKDAY") - offset - 1) % 7 + 1)


def _deictics(analysis: Analysis) -> Iterator[Finding]:
    found = list(_said_deictics(analysis))
    if not found:
        return
    groups: dict[int, list[_Deictic]] = {}
    for item in found:
        groups.setdefault(item.written, []).append(item)
    if analysis.published is not None:
        wanted = calendars.weekday(analysis.published.toordinal())
        for written, group in groups.items():
            if written != wanted:
                yield _against_publication(analysis, group, wanted, groups.get(wanted, []))
    elif len(groups) > 1:
        yield _against_each_other(analysis, groups)


def _against_publication(
    analysis: Analysis, group: list[_Deictic], wanted: int, fitting: list[_Deictic]
) -> Finding:
    assert analysis.published is not None
    first = group[0]
    iso = analysis.published.isoformat()
    day = analysis.published.toordinal() + first.offset
    right = calendars.weekday(day)
    evidence = [f"published on {iso}, a {weekday_en(wanted)} ({table_name(Calendar.GREGORIAN)})"]
    evidence += [f"«{item.resolved.mention.text}» puts the writing on a {weekday_en(item.written)}" for item in (*group, *fitting)]
    edits = [
        weekday_edit(analysis, i.weekday, weekday_ar((wanted + i.offset - 1) % 7 + 1), f"the article is of {iso}", i.resolved.ends[0].point)
        for i in group
    ]
    return RULE.finding(
        f"«{first.resolved.mention.text}» in an article published on {iso}: that day is {calendars.iso(day)}, a {weekday_en(right)}",
        f"«{first.resolved.mention.text}» في مادة نُشرت يوم {weekday_ar(wanted)} {iso}، واليوم المقصود ({calendars.iso(day)}) هو {weekday_ar(right)}",
        tuple((i.resolved.mention.start, i.resolved.mention.end) for i in group),
        evidence=tuple(evidence),
        repairs=ranked(analysis, first.resolved.ends[0].point, edits[:1] if len(group) == 1 else [], lambda _: True),
    )


def _against_each_other(analysis: Analysis, groups: dict[int, list[_Deictic]]) -> Finding:
    items = [i for group in groups.values() for i in group]
    items.sort(key=lambda i: i.resolved.mention.start)
    days = " and ".join(weekday_en(d) for d in groups)
    days_ar = " و".join(weekday_ar(d) for d in groups)
    return RULE.finding(
        f"the article's own words put its writing on {days}",
        f"تضع عبارات المادة نفسها كتابتها في يومين مختلفين: {days_ar}",
        tuple((i.resolved.mention.start, i.resolved.mention.end) for i in items),
        evidence=tuple(f"«{i.resolved.mention.text}» puts the writing on a {weekday_en(i.written)}" for i in items),
    )
