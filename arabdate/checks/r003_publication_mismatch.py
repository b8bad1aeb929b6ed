"""The article's own date contradicts the publication date given with it.

What it finds
    A stamp or a dateline of the text, or `اليوم الاثنين 25 نيسان`, that agrees with itself but is not the day
    on which the article is said to have appeared.

Why it matters
    Either the metadata of the archive is wrong or the text was left over from another day; every relative
    date of the article hangs on which.

Wrong
    [2020-06-04] استقبل الوالي، اليوم الاثنين 1 حزيران 2020، وفدا من المزارعين
        => اليوم الاثنين 1 حزيران 2020
    [2018-05-15] تونس - 15/05/2017: صادق البرلمان على قانون الاستثمار
        => 15/05/2017
        +> 15/05/2018
    [2016-10-09] نشر في 10.09.2016
        => 10.09.2016
        +> 09.10.2016
    [2019-10-12] فاس في 12 شتنبر 2019 - دعت الجمعية إلى حماية المدينة العتيقة
        => 12 شتنبر 2019
    [2021-03-20] وصل الوفد أمس 14 آذار الجاري إلى العقبة
        => أمس 14 آذار الجاري

Right
    [2020-06-04] استقبل الوالي، اليوم الخميس 4 حزيران 2020، وفدا من المزارعين
    [2018-05-15] تونس - 14/05/2018: صادق البرلمان على قانون الاستثمار
    [2016-10-09] تونس - (أرشيف) مسيرة في العاصمة 14.01.2011
    [2016-10-09] استقبل الرئيس نظيره. (آخر تحديث: 12/10/2016)
    [2019-10-12] تحتفل المدينة باليوم العالمي للسياحة 27 شتنبر
    [2018-05-17] وأصدر الديوان البيان التالي: يتوجه الملك هذا اليوم الأربعاء 16 أيار 2018 إلى الرباط
    [2018-05-17] وقال: "وصلنا اليوم الاثنين 14 أيار 2018"

When it is silent
    A stamp or dateline one day off: copy is written the day before it appears, and clocks differ. Where any
    of the article's stamps is the publication day, the others are updates or captions. A later stamp that
    says it is an update. The caption of an archive picture. `اليوم` in a quotation, in a statement that is
    given in full (`وفيما يلي نص البيان:`), or by another zone's clock. A weekday that does not fit its date
    is C002's.

Source
    the publication date as given; `arabdate.publication` for what is a stamp or a dateline.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabdate import calendars
from arabdate.checks.evidence import (
    by_local_time,
    day_of,
    deictic_offset,
    in_document,
    place,
    retold,
    said,
    words_before,
    writing_days,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import Edit, date_edits, month_edit, ranked
from arabdate.fold import fold_word
from arabdate.model import Calendar, Finding, Severity
from arabdate.normalize import Analysis
from arabdate.publication import OwnDate, is_update
from arabdate.resolver import End, Resolved

RULE = Rule("R003", "publication-mismatch", Severity.WARNING, "0.1")

SLACK = 1
"""Days by which a stamp or a dateline may differ; `اليوم` may not."""

_LIKE = fold_word("مثل")  # في مثل اليوم: the day of another year


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Dates said to be today's, then the stamps and datelines."""
    if analysis.published is None:
        return
    yield from _todays(analysis, settings)
    yield from _stamps(analysis)


def _todays(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    written = writing_days(analysis)
    for resolved in analysis.resolved:
        for end in resolved.ends:
            offset, day = deictic_offset(end), day_of(end.point)
            if offset is None or day is None or not _names_a_date(end):
                continue
            if min(abs(day - offset - w) for w in written) <= _slack(end, settings):
                continue
            if _fits_itself(end, day) and not _excused(analysis, end):
                yield _finding(analysis, resolved, end, day, offset)


def _slack(end: End, settings: Settings) -> int:
    """None for `اليوم`, but the moon's for a Hijri day that no weekday confirms."""
    confirmed = "weekday" in end.atom.roles or not end.point.calendar.is_hijri
    return 0 if confirmed else settings.hijri_tolerance


def _names_a_date(end: End) -> bool:
    return "day" in end.atom.roles or "stamp" in end.atom.roles


def _fits_itself(end: End, day: int) -> bool:
    weekday = end.atom.roles.get("weekday")
    return weekday is None or weekday.value("WEEKDAY", "BARE_WEEKDAY") == calendars.weekday(day)


def _excused(analysis: Analysis, end: End) -> bool:
    return (
        words_before(analysis, end.atom.start)[-1:] == [_LIKE]
        or retold(analysis, end)
        or by_local_time(analysis, end.atom.end)
        or in_document(analysis, end.atom.start)
    )


def _stamps(analysis: Analysis) -> Iterator[Finding]:
    assert analysis.published is not None
    own = analysis.own_dates
    off = [(d, d.date.toordinal() - analysis.published.toordinal()) for d in own]
    if not off or any(abs(days) <= SLACK for _, days in off):
        return
    by_expression = {id(r.expression): r for r in analysis.resolved}
    for date, days in off[:1]:
        resolved = by_expression.get(id(date.expression))
        if resolved is None or (days > 0 and _is_update(analysis, date)):
            continue
        end = resolved.ends[0]
        if _fits_itself(end, date.date.toordinal()) and deictic_offset(end) is None:
            yield _finding(analysis, resolved, end, date.date.toordinal(), 0, date.source)


def _is_update(analysis: Analysis, date: OwnDate) -> bool:
    data, start = analysis.folded.data, date.expression.start
    return is_update(data[max(0, start - 30) : start])


def _finding(
    analysis: Analysis, resolved: Resolved, end: End, day: int, offset: int, source: str = "words"
) -> Finding:
    assert analysis.published is not None
    wanted = analysis.published.toordinal() + offset
    written, published = said(analysis, end.atom), analysis.published.isoformat()
    iso, days = calendars.iso(day), abs(day - wanted)
    return RULE.finding(
        f"the article dates itself «{written}» ({iso}), but is given as published on {published}",
        f"تؤرخ المادة نفسها بـ«{written}» ({iso})، وتاريخ النشر المعطى {published}",
        (place(analysis, end.atom),),
        evidence=(
            f"{written} is {iso}, published on {published}: {days} days apart",
            f"found as {source}; tolerance {SLACK if source != 'words' else 0} days",
        ),
        repairs=ranked(analysis, end.point, _edits(analysis, end, wanted), lambda p: day_of(p) == wanted),
    )


def _edits(analysis: Analysis, end: End, wanted: int) -> Iterator[Edit]:
    """The slips of a date, and the month of publication."""
    yield from date_edits(analysis, end)
    roles, point = end.atom.roles, end.point
    if "month" in roles and "alias" not in roles and point.calendar is Calendar.GREGORIAN:
        month = calendars.to_date(wanted).month
        yield from month_edit(analysis, roles["month"], point, month, "the month of publication")
