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
    [-] افتتح الوزير المعرض يوم الأحد 17 مارس 2015 بحضور عدد من السفراء
        => الأحد | 17 مارس 2015
        +> الثلاثاء
    [2018-01-09] أوقفت الشرطة المشتبه به السبت 6 كانون الثاني/يناير 2017
        => السبت | 6 كانون الثاني/يناير 2017
        +> 2018
    [2019-03-13] وصل الوفد إلى الدوحة أمس الأحد
        => أمس الأحد
        +> الثلاثاء
    [-] تسلم القاضي مهامه يوم الجمعة ٤ صفر ١٤٣٩هـ
        => الجمعة | ٤ صفر ١٤٣٩هـ
    [-] قال الناطق إن الطريق فتح اليوم الاثنين. وكان الثلج قد سقط أمس الثلاثاء
        => اليوم الاثنين | أمس الثلاثاء
    [-] قال الحارس إن البوابة فتحت اليوم الاثنين. وكان القفل قد كسر أمس الثلاثاء (24 تموز)
        => اليوم الاثنين | أمس الثلاثاء (24 تموز)
    [-] تقام المباراتان يومي الجمعة والسبت 4 و5 شتنبر 2019 بفاس
        => الجمعة | 4 | السبت | 5 شتنبر 2019

Right
    [2016-05-02] عقد المجلس البلدي في صفاقس جلسته العادية يوم الخميس 14 أفريل 2016
    [2015-10-20] يقام المعرض يومي الأحد والاثنين 18 و19 أكتوبر 2015
    [2021-02-10] شب الحريق ليل الأحد - الاثنين 7-8 شباط 2021
    [-] تسلم القاضي مهامه يوم الأربعاء ٤ صفر ١٤٣٩هـ
    [-] قال الحارس إن البوابة فتحت اليوم الأربعاء. وكان القفل قد كسر أمس الثلاثاء (24 تموز)
    [2018-05-17] وقال المتحدث "الفريق الذي وصل اليوم الأربعاء عقد لقاءات"
    [2018-05-17] أصدرت الوزارة بيانا فيما يلي نصه: ننعى اليوم الأربعاء عميد الرحالة
    [2018-06-12] ضرب الإعصار الجزيرة اليوم الأربعاء (بالتوقيت المحلي)
    [-] سقطت المدينة يوم الثلاثاء 29 مايو 1453

When it is silent
    One day beside a Hijri date (two are a note): states sight the moon on different nights. A night, which
    belongs to two days. A date before 1924 whose weekday fits the Julian calendar. `اليوم الأربعاء` inside
    a quotation or a statement given in full, which has a today of its own, or by another zone's clock. A
    weekday whose list of days is shared with the weekday before it. A date whose weekday fits only one
    member of a Hijri pair that does not agree with itself: the pair is the finding. Without a publication
    day `أمس الأحد` is compared only with the article's other deictics.

Source
    proleptic Gregorian weekday from the day number; Hijri days by the table that the finding names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from arabdate import calendars
from arabdate.checks.evidence import (
    by_local_time,
    corrected,
    day_of,
    in_document,
    is_night,
    partner,
    place,
    retold,
    said,
    table_name,
    writing_days,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked, weekday_edit
from arabdate.checks.weekdays import Claim, claims, weekday_ar, weekday_en
from arabdate.errors import CalendarError
from arabdate.model import Calendar, Finding, Repair, Resolution, Severity, Span
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved
from arabdate.tokens import Token
from arabdate.values import Point

RULE = Rule("C002", "weekday-mismatch", Severity.ERROR, "0.1")

JULIAN_UNTIL = 1924
"""Greece, the last state to leave the Julian calendar for civil use, did so in 1923."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Weekdays against their dates, then deictics with a weekday against the day of writing."""
    runs: dict[int, list[Finding]] = {}
    for claim in claims(analysis):
        finding = _judge(analysis, settings, claim)
        if finding is not None:
            runs.setdefault(id(claim.run or claim.end.atom), []).append(finding)
    yield from map(_merged, runs.values())
    yield from _deictics(analysis)


def _merged(findings: list[Finding]) -> Finding:
    """One finding for a list whose weekdays are shifted as a whole: no single edit mends it."""
    first = findings[0]
    if len(findings) == 1:
        return first
    spans = tuple(span for f in findings for span in f.spans)
    return replace(first, spans=spans, evidence=tuple(e for f in findings for e in f.evidence), repairs=())


# -- a weekday and its date


def _judge(analysis: Analysis, settings: Settings, claim: Claim) -> Finding | None:
    off = abs(claim.off)
    allowed = _allowed(analysis, settings, claim)
    if off <= allowed or not _year_is_sure(analysis, claim) or _excused(analysis, claim):
        return None
    note = off == allowed + 1 and claim.end.point.calendar.is_hijri and _other_day(analysis, claim) is None
    return _finding(analysis, settings, claim, Severity.NOTE if note else Severity.ERROR)


def _allowed(analysis: Analysis, settings: Settings, claim: Claim) -> int:
    """Days that the weekday may be off: the moon's for a Hijri date alone, one for a night, else none."""
    if claim.end.point.calendar.is_hijri and _other_day(analysis, claim) is None:
        return settings.hijri_tolerance
    return 1 if is_night(claim.end) else 0


def _year_is_sure(analysis: Analysis, claim: Claim) -> bool:
    """A year is said, or completed from the publication day that was given: no guess from the narrative.

    Not where the text says a year that was not read, nor for a Hijri day without a relation.
    """
    end = claim.end
    if not end.roles.keys().isdisjoint(("year", "stamp", "iso")):
        return True
    if analysis.published is None or end.resolution not in (Resolution.PUBLICATION, Resolution.DEICTIC):
        return False
    unread = end.atom.after is not None and end.atom.after.may_be("YEAR_NOUN")
    return not unread and (not end.point.calendar.is_hijri or "rel" in end.roles)


def _excused(analysis: Analysis, claim: Claim) -> bool:
    return (
        _fits_julian(claim)
        or _fits_partner(analysis, claim)
        or _shares_days(analysis, claim)
        or corrected(analysis, claim.weekday.start, claim.end.atom.end)
    )


def _other_day(analysis: Analysis, claim: Claim) -> int | None:
    """The day that the date's other calendar says."""
    other = partner(analysis, claim.resolved.expression)
    if other is None or not other.ends or other.ends[0].roles.keys().isdisjoint(("day", "stamp")):
        return None
    return day_of(other.ends[0].point)


def _fits_julian(claim: Claim) -> bool:
    point = claim.end.point
    if point.calendar is not Calendar.GREGORIAN or (point.year or 0) >= JULIAN_UNTIL:
        return False
    try:
        day = calendars.to_day(Calendar.JULIAN, point.year or 0, point.month or 0, point.day or 0)
    except CalendarError:
        return False
    return calendars.weekday(day) == claim.said


def _fits_partner(analysis: Analysis, claim: Claim) -> bool:
    """Whether the weekday is that of the date's other calendar: then the pair itself is at odds."""
    day = _other_day(analysis, claim)
    return day is not None and calendars.weekday(day) == claim.said


def _shares_days(analysis: Analysis, claim: Claim) -> bool:
    """`الثلاثاء والأربعاء 10 نوفمبر`: the date may be that of the weekday before."""
    index = analysis.resolved.index(claim.resolved)
    if index == 0 or claim.weekday is not claim.end.atom.roles.get("weekday"):
        return False
    before = analysis.resolved[index - 1]
    atom = before.expression.atoms[-1]
    gap = analysis.folded.data[before.expression.end : claim.resolved.expression.start].strip()
    return "weekday" in atom.roles and "day" not in atom.roles and len(gap) <= 3


def _finding(analysis: Analysis, settings: Settings, claim: Claim, severity: Severity) -> Finding:
    right = calendars.weekday(claim.day)
    wrong = claim.said
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


def _by_table(analysis: Analysis, settings: Settings, claim: Claim) -> str:
    point = claim.end.point
    fact = (
        f"{said(analysis, claim.end.atom)} is {calendars.iso(claim.day)} by the {table_name(point.table())}"
    )
    if not point.calendar.is_hijri:
        return fact
    return f"{fact}; weekday {abs(claim.off)} days off, tolerance {settings.hijri_tolerance}"


def _spans(analysis: Analysis, claim: Claim) -> tuple[Span, ...]:
    """The weekday and the date apart: either may be wrong."""
    atom = claim.end.atom
    weekday = place(analysis, claim.weekday)
    if "weekday" not in atom.roles:
        return tuple(sorted((weekday, place(analysis, atom))))
    named = [
        t
        for role, t in atom.roles.items()
        if role not in ("wrel", "deictic", "daypart") and t.start >= claim.weekday.end
    ]
    return (weekday, analysis.folded.span(min(t.start for t in named), max(t.end for t in named)))


def _repairs(analysis: Analysis, settings: Settings, claim: Claim, right: int) -> tuple[Repair, ...]:
    """The date's own weekday, or a date that has the weekday said; both fit what else is said."""
    end, point, wanted = claim.end, claim.end.point, claim.said
    reason = f"{calendars.iso(claim.day)} is a {weekday_en(right)}"
    weekday = weekday_edit(analysis, claim.weekday, weekday_ar(right), reason, point)
    skip = frozenset({"weekday"})
    context = fits_context(analysis, claim.resolved.expression, end, settings.hijri_tolerance, skip)

    def fits(candidate: Point) -> bool:
        day = day_of(candidate)
        has_it = day is not None and calendars.weekday(day) == wanted
        return context(candidate) and (candidate is point or has_it)

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
    # A date beside it is held against publication by itself; without one the weekday is all there is.
    dated = _DATED if analysis.published is not None else _DATED - {"day"}
    for resolved in analysis.resolved:
        for end in resolved.ends:
            roles = end.atom.roles
            if "weekday" in roles and roles.keys().isdisjoint(dated) and _speaks_of_writing(analysis, end):
                offset = roles["deictic"].value("DEICTIC", "TODAY") or 0
                written = (roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY") - offset - 1) % 7 + 1
                yield _Deictic(resolved, roles["weekday"], offset, written)


_DATED = frozenset({"day", "stamp", "rel", "wrel"})


def _speaks_of_writing(analysis: Analysis, end: End) -> bool:
    """Whether `أمس`, `اليوم` or `غدا` counts from the writing of the article, here and by day."""
    deictic = end.atom.roles.get("deictic")
    if deictic is None or deictic.may_be("TONIGHT") or is_night(end):
        return False
    elsewhere = by_local_time(analysis, end.atom.end) or in_document(analysis, end.atom.start)
    return not (elsewhere or retold(analysis, end))


def _deictics(analysis: Analysis) -> Iterator[Finding]:
    found = list(_said_deictics(analysis))
    if not found:
        return
    groups: dict[int, list[_Deictic]] = {}
    for item in found:
        groups.setdefault(item.written, []).append(item)
    if analysis.published is not None:
        wanted = calendars.weekday(analysis.published.toordinal())
        usual = {calendars.weekday(day) for day in writing_days(analysis)}
        for written, group in groups.items():
            if written not in usual:
                yield _against_publication(analysis, group, wanted, groups.get(wanted, []))
    elif len(groups) > 1:
        yield _against_each_other(groups)


def _against_publication(
    analysis: Analysis, group: list[_Deictic], wanted: int, fitting: list[_Deictic]
) -> Finding:
    """One finding for all the words that put the writing on the same wrong day."""
    assert analysis.published is not None
    words = group[0].resolved.mention.text
    iso = analysis.published.isoformat()
    day = analysis.published.toordinal() + group[0].offset
    meant, right = calendars.iso(day), calendars.weekday(day)
    published = f"published on {iso}, a {weekday_en(wanted)} ({table_name(Calendar.GREGORIAN)})"
    return RULE.finding(
        f"«{words}» in an article published on {iso}: that day is {meant}, a {weekday_en(right)}",
        f"«{words}» في مادة نُشرت في {iso}، واليوم المقصود ({meant}) هو {weekday_ar(right)}",
        tuple((i.resolved.mention.start, i.resolved.mention.end) for i in group),
        evidence=(published, *map(_puts_writing, (*group, *fitting))),
        repairs=_other_weekday(analysis, group, right),
    )


def _puts_writing(item: _Deictic) -> str:
    return f"«{item.resolved.mention.text}» puts the writing on a {weekday_en(item.written)}"


def _other_weekday(analysis: Analysis, group: list[_Deictic], right: int) -> tuple[Repair, ...]:
    """The weekday that fits publication; several words would need several edits."""
    if len(group) > 1:
        return ()
    item, iso = group[0], analysis.published
    edit = weekday_edit(
        analysis, item.weekday, weekday_ar(right), f"the article is of {iso}", item.resolved.ends[0].point
    )
    return (Repair(edit.span, edit.replacement, edit.reason),)


def _against_each_other(groups: dict[int, list[_Deictic]]) -> Finding:
    items = sorted((i for group in groups.values() for i in group), key=lambda i: i.resolved.mention.start)
    days = " and ".join(map(weekday_en, groups))
    days_ar = " و".join(map(weekday_ar, groups))
    return RULE.finding(
        f"the article's own words put its writing on {days}",
        f"تضع عبارات المادة نفسها كتابتها في يومين مختلفين: {days_ar}",
        tuple((i.resolved.mention.start, i.resolved.mention.end) for i in items),
        evidence=tuple(map(_puts_writing, items)),
    )
