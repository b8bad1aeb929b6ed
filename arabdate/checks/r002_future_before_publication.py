"""What is told as still to come carries a date before publication.

What it finds
    `المقبل` beside a full date that had passed when the article appeared, and a date in a clause of the
    future (`ستنطلق`, `سوف`, `من المقرر`) that had.

Why it matters
    A reader who wants to attend is sent to a day that is over. Mostly the old year's number for an event of
    January, or a month taken for its neighbour.

Wrong
    [2016-12-12] من المقرر أن يفتتح المعرض في 14 يناير 2016 في مسقط
        => 14 يناير 2016
        +> 2017
    [2014-09-17] يجتمع مجلس الإدارة يوم الأحد المقبل 14 سبتمبر 2014 في الخرطوم
        => يوم الأحد المقبل 14 سبتمبر 2014
    [2019-06-29] ستنطلق البطولة يوم 13 يونيو 2019 في مجمع الدانة
        => يوم 13 يونيو 2019
        +> يوليو

Right
    [2016-12-12] من المقرر أن يفتتح المعرض في 14 يناير 2017 في مسقط
    [2016-12-12] كان من المقرر أن يفتتح المعرض في 14 يناير 2016 قبل أن يؤجل
    [2016-12-12] أبلغ الوزير زملاءه في 3 مايو 2014 بأنه سيستقيل في 9 يونيو 2014
    [2016-12-12] ستعرض الشركة نتائجها للسنة المنتهية في 30 يونيو 2016
    [2016-12-12] سيناقش المجلس القانون الذي صدر في 4 مارس 2016
    [2016-12-12] هذه فسيفساء خرجت من الحفر في 4 مارس 2016

When it is silent
    A plan told from afterwards (`كان مقررا`). A future told inside a narrative: another full date stands
    before it, or a past verb between, or it is more than a year ago. A relative clause or a participle
    between the cue and the date (`التي صدرت في`, `المنتهية في`). One day before publication. Years alone.
    Quotations.

Source
    the publication day that was given, or the earliest of the article's own dates where that is earlier.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabdate.checks.evidence import (
    fold_words,
    place,
    reference_day,
    retold,
    said,
    stated_days,
    words_before,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked, weekday_day_edits
from arabdate.model import Finding, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved, relation
from arabdate.tense import Tense, tense

RULE = Rule("R002", "future-before-publication", Severity.WARNING, "0.1")

SLACK = 1
"""Days before publication that say nothing: clocks and metadata differ by one."""
REACH = 400
"""A slip moves a date by a year at most; what was to come longer ago is history told."""

# Words that give the date to another noun than the event to come.
_OTHER = fold_words(
    """
    الذي التي الذين منذ عقب بسبب خلفية قانون القانون قرار القرار المنتهية المنتهي الصادر الصادرة
    المنشورة المنشور المقامة المقام المؤرخ المؤرخة المبرم المبرمة الموقع الموقعة ذكرى الذكرى أحداث
    هجمات ثورة انقلاب حرب حتى اتفاق وفاة مقتل اغتيال ولد مواليد
    """
)


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every full date before publication that its words put after it."""
    if analysis.reference is None:
        return
    for index, resolved in enumerate(analysis.resolved):
        days = stated_days(resolved.ends[0]) if len(resolved.ends) == 1 else None
        if days is not None and _is_future_gone(analysis, index, days[1]):
            yield _finding(analysis, settings, resolved, days[1])


def _is_future_gone(analysis: Analysis, index: int, last: int) -> bool:
    """Whether a date is told as to come, and its last day had passed when the article was written."""
    end = analysis.resolved[index].ends[0]
    if not 0 < reference_day(analysis) - SLACK - last <= REACH:
        return False
    if retold(analysis, end) or not _is_told_as_future(analysis, index, end):
        return False
    own = [d.date.toordinal() for d in analysis.own_dates]
    return last < min([reference_day(analysis), *own]) - SLACK


def _is_told_as_future(analysis: Analysis, index: int, end: End) -> bool:
    for role in ("rel", "wrel", "yrel"):
        if role in end.roles:
            return relation(end.roles[role]) == "next"
    if tense(analysis.folded.data[: end.atom.end], end.atom.start, end.atom.end) is not Tense.FUTURE:
        return False
    words = words_before(analysis, end.atom.start)
    return _PAST.isdisjoint(words) and _cue_is_near(words) and not _is_narrative(analysis, index)


_PAST = fold_words("كان كانت كانوا آنذاك حينها وقتها")


_FIRST_PERSON = tuple(fold_words("سا"))
"""`سأ` is a speaker's, and looks like `سافر`, `ساهم`: no cue outside quotations."""


def _cue_is_near(words: list[bytes]) -> bool:
    """Whether nothing between the cue and the date gives the date to another event."""
    for word in reversed(words):
        when = tense(word, len(word), len(word))
        if when is not None or word in _OTHER:
            return when is Tense.FUTURE and not word.startswith(_FIRST_PERSON)
    return False


def _is_narrative(analysis: Analysis, index: int) -> bool:
    """Whether a month or day of another list stands before in the text: what was to come then is past now."""
    chain = analysis.resolved[index].expression.chain
    others = (r for r in analysis.resolved[:index] if all(r.expression is not e for e in chain))
    return any(r.ends and stated_days(r.ends[0]) is not None for r in others)


def _finding(analysis: Analysis, settings: Settings, resolved: Resolved, last: int) -> Finding:
    assert analysis.reference is not None
    reference = analysis.reference.date
    end = resolved.ends[0]
    gone = reference.toordinal() - last
    written, published = said(analysis, end.atom), reference.isoformat()
    fits = fits_context(analysis, resolved.expression, end, settings.hijri_tolerance)
    return RULE.finding(
        f"told as to come, but {written} was {gone} days before publication",
        f"يُذكر على أنه آت، لكن {written} سبق تاريخ النشر {published} بـ {gone} يوما",
        (place(analysis, end.atom),),
        evidence=(
            f"{written} ends {gone} days before {published}",
            f"published on {published} ({analysis.reference.source})",
        ),
        repairs=ranked(
            analysis,
            end.point,
            [*date_edits(analysis, end), *weekday_day_edits(analysis, end)],
            lambda p: fits(p) and (p.days() or (0, 0))[1] >= reference.toordinal(),
            nearest=True,
        ),
    )
