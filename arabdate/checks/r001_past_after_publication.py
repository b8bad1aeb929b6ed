"""What is told as past carries a date after publication.

What it finds
    `الماضي` beside a full date that was still to come when the article appeared, `منذ` with such a date, and
    a plain report of the past (`افتتحت الحديقة في 9 أيلول`) with one.

Why it matters
    Nobody reports what has not happened: the year or the month is wrong, mostly last or next year's number
    around the new year, or a month taken for its neighbour.

Wrong
    [2018-02-12] جرت الانتخابات يوم السبت الماضي 17 شباط 2018 في البلدات الثلاث
        => يوم السبت الماضي 17 شباط 2018
    [2017-04-03] واندلع الحريق في 28 مايو 2017 في مخزن بالميناء
        => 28 مايو 2017
        +> مارس
    [2015-01-18] وكان الوزير قد زار المستشفى في 9 كانون الأول/ديسمبر 2015
        => 9 كانون الأول/ديسمبر 2015
        +> 2014
    [2016-06-14] وفي 9 أيار 2017 قصفت الطائرات المخزن
        => 9 أيار 2017
    [2016-06-14] اطلعت الصحيفة على المرسوم الصادر في 9 ماي 2017
        => 9 ماي 2017
    [2016-06-14] أعلنت الهيئة في 9 ماي 2017 أن الملف أغلق
        => 9 ماي 2017
    [2019-05-20] يلعب المهاجم للفريق منذ نونبر 2019
        => نونبر 2019
        +> 2018
    [2017-04-03] وكان المنجم قد أغلق أبوابه في 14 مارس 2018 بعد سنوات
        => 14 مارس 2018
        +> 2017
    [2017-04-03] جمعت القاعدة، وقد تم إطلاقها في 14 مارس 2018، آلاف الصور
        => 14 مارس 2018
        +> 2017
    [2017-04-03] واستمر الإضراب في المنجم من 9 إلى 30 مارس 2018
        => 30 مارس 2018
        +> 2017
    [2017-04-03] وبدأت محاكمة الحارس في 14 مارس 2018
        => 14 مارس 2018
        +> 2017
    [2017-04-03] علق العمال الإضراب الذي بدأ في 30 مارس 2018
        => 30 مارس 2018
        +> 2017

Right
    [2018-02-12] جرت الانتخابات يوم السبت الماضي 10 شباط 2018 في البلدات الثلاث
    [2017-04-03] حددت المحكمة 28 مايو 2017 موعدا للنطق بالحكم
    [2017-04-03] وقع النادي عقدا مع اللاعب يستمر حتى 30 يونيو 2019
    [2017-04-03] أعلنت الوزارة أن الامتحانات تبدأ في 5 جوان 2017
    [2017-04-03] أعلن الاتحاد إقامة البطولة في نوفمبر 2018
    [2017-04-03] حصلت المدينة على حق تنظيم الألعاب في 5 يوليو 2021
    [2017-04-03] وقع الزلزال في نوفمبر الماضي
    [2017-04-03] وكان المجلس قد وافق على فتح المنجم في 14 مارس 2018
    [2017-04-03] وكانت اللجنة قد حددت 14 مارس 2018 موعدا للاقتراع
    [2017-04-03] وكان المنجم قد أغلق على أن يفتح في 14 مارس 2018
    [2017-04-03] وكان النادي قد أعار اللاعب حتى 30 يونيو 2018
    [2017-04-03] ستصدر الهيئة تقريرها في مارس 2018. وتنشر القائمة في تقريرها الصادر في مارس 2018
    [2017-04-03] ينتظر الناس الجلسة، وقد تم تحديدها في 14 مارس 2018
    [2017-04-03] يستمر المعرض من 9 إلى 30 مارس 2018
    [2017-04-03] بدأ بيع تذاكر حفل 14 مارس 2018 في المسرح
    [2017-04-03] بدأت الفرقة تدريباتها لافتتاح المهرجان في 14 مارس 2018
    [2017-04-03] تغادر آخر رحلة في 15 مايو 2017 من المطار القديم

When it is silent
    `الماضي` without a year: it resolves backwards. A date one day after publication: clocks and metadata
    differ by a day. A past verb that announces, decides or fixes what may be to come, unless the date
    stands before its `أن`; one that has another verb, a noun of action, a purpose (`لتنظيم`), `حتى`, `إلى`
    or `موعد` between it and the date. A date that the article announces elsewhere. Bare years, which stand
    in names of plans and cups. Quotations, corrections.

Source
    the publication day that was given, else the article's own stamp; the clause's words, nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from arabdate import calendars
from arabdate.checks.evidence import (
    BEGINS,
    fold_words,
    place,
    reference_day,
    retold,
    said,
    stated_days,
    words_after,
    words_before,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked, weekday_day_edits
from arabdate.errors import CalendarError
from arabdate.fold import fold_word
from arabdate.lexicon import cues
from arabdate.model import Finding, Severity
from arabdate.normalize import Analysis
from arabdate.resolver import End, Resolved, relation
from arabdate.tense import PREPOSITIONS, Tense, is_subjunctive, tense

RULE = Rule("R001", "past-after-publication", Severity.WARNING, "0.1")

SLACK = 1
"""Days after publication that say nothing: clocks and metadata differ by one."""
REACH = 9
"""Words between the verb and its date."""
FAR = 30 * 366
"""Days from which on nothing is fixed by day and month: a year of two digits swapped."""
LASTING = 6
"""Words between `استمر` and the range that it lasted."""

# Past verbs, beside the reporting ones, that fix or win what may be to come.
_FIXING = fold_words(
    """
    وافق وافقت أقر أقرت صادق صادقت صوت صوتت حكم حكمت قضى قضت عين عينت تولى تولت حصل حصلت سجل سجلت
    شارك شاركت بلغ بلغت نظم نظمت احتفل احتفلت بدأ بدأت انتخب انتخبت أحيل أحيلت توصل توصلت أبرم أبرمت
    أبرمتاه وقعا وقعوا قد
    """
)
# Verbs that report their own time, beside those of the cue table.
_MORE = fold_words(
    """
    تمكن تمكنت ألقى ألقت نفذ نفذت ضبط ضبطت حجز حجزت شن شنت قصف قصفت أصيب أصيبت لقي لقيت جرح اختفى اختفت
    ظهر ظهرت التقط التقطت دفن دفنت شيع شيعت تخرج هبط هبطت هاجم هاجمت داهم داهمت أحبط أحبطت وافته وافتها
    قبضت اكتشف اكتشفت سرق سرقت نهب نهبت رصد رصدت خطف خطفت اختطف اختطفت جنح جنحت انقلب انقلبت اصطدم اصطدمت
    تسرب تسربت أخمد أخمدت أنقذ أنقذت فر فرت هرب هربت أذيع أذيعت هطل هطلت غمر غمرت جرف جرفت
    """
)
# What was decided or agreed may be of a day to come, even where it `كان قد` been.
_DECIDING = fold_words(
    "وافق وافقت أقر أقرت صادق صادقت صوت صوتت حكم حكمت قضى قضت توصل توصلت اتفق اتفقت اتفقا اتفقوا"
)
# `استمر الإضراب من 29 أبريل إلى 10 مايو`: over, with both its ends.
_LASTED = fold_words("استمر استمرت دام دامت امتد امتدت")
_ASIDE = fold_words("بشأن حول عن على مع إلى بسبب رغم قبل بعد خلال منذ حتى عند أن")
# Called by their day: `الدعاية لانتخابات 6 أكتوبر`.
_DATED_BY = fold_words(
    """
    انتخابات اقتراع استفتاء نهائي مباراة لقاء سباق حفل مهرجان مؤتمر قمة معرض ثورة جلسة امتحان امتحانات
    احتفالات مظاهرة إضراب
    """
)
_BEGUN = fold_words("بدأ بدأت بدأوا بدئ اندلع اندلعت نشب نشبت")
_AND = fold_word("و")
# What begins today and is of a day to come: `بدأ بيع تذاكر مباراة 10 مايو`.
_BOOKED = fold_words(
    """
    بيع تذاكر التسجيل تسجيل حجز الحجز العد الاستعداد الاستعدادات استعدادات التحضير التحضيرات تحضيرات التجهيز
    مباراة حفل مهرجان عرض أمسية انتخابات الانتخابات امتحانات الامتحانات معرض مؤتمر قمة
    """
)
_HAD = fold_words("كان كانت كانا كانوا")
_ALREADY = fold_words("قد")
_RELATIVE = fold_words("الذي التي")
# Words that put another time, a goal or another clause between the verb and the date.
_BETWEEN = fold_words(
    """
    حتى إلى لغاية غاية موعد موعدا الموعد موعده موعدها ابتداء اعتبارا قبل بحلول حلول المقرر المقررة المزمع
    المرتقب المقبل المقبلة القادم القادمة استضافة إقامة عقد إجراء بطولة كأس نهائيات مونديال دورة الدورة
    نسخة موسم إطلاق عن مدة خلال نهاية المقامة لو إذا سوف لن
    """
)
# What is published or signed has its date behind it: `الصادر في`, `المؤرخ في`, `الموقعة بتاريخ`.
_ISSUED = fold_words(
    """
    الصادر الصادرة المؤرخ المؤرخة الموقع الموقعة المنشور المنشورة المبرم المبرمة الممضاة الملتقط الملتقطة
    المنعقد المنعقدة
    """
)
_AT = fold_words("في يوم بتاريخ تاريخ مساء صباح فجر ليلة ظهر عصر")
_SINCE = fold_words("منذ مند")
# `تم إطلاقها في`: done to what was told; what sets a time may set one to come.
_DONE = fold_words("تم تمت جرى جرت")
_SETTING = fold_words(
    "تحديد تأجيل إرجاء برمجة برمجت جدولة جدولت ترحيل تقديم تمديد نقل حجز تعيين اختيار اعتماد إقرار"
)
_AFTER = fold_words("بعد عقب إثر")
# Behind these stands a verb: `المجلس الذي عقد`, `كان قد نشر`.
_VERBAL = fold_words("الذي التي الذين حيث كان كانت كانا كانوا قد لقد")
_PLACES = fold_words("تونس تركيا تعز تكريت تشاد تايلاند")
# فتحه has no clitic: what ف joins is longer.
_IMPERFECT = re.compile(b"%b?[%b%b]..+|%b[%b%b]...+" % tuple(map(fold_word, "ويتفيت")), re.DOTALL)
_PURPOSE = re.compile(b"%b...+" % fold_word("ل"), re.DOTALL)
_CLITICS = (fold_word("ب"), fold_word("ل"))
_OBJECTS = tuple(map(fold_word, ("ها", "ه", "هم", "هما")))


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Every full date after publication that its words put before it."""
    if analysis.reference is None:
        return
    later = list(_later(analysis, analysis.reference.date.toordinal()))
    latest = _latest_writing_day(analysis) if later else 0
    for resolved, end, first in later:
        if first > latest + SLACK and not retold(analysis, end):
            how = _how_past(analysis, resolved, end, far=first > latest + FAR)
            if how is not None and not _announced(analysis, resolved, end):
                yield _finding(analysis, settings, resolved, end, how)


def _later(analysis: Analysis, day: int) -> Iterator[tuple[Resolved, End, int]]:
    """The dates after a day, each with its first day."""
    for resolved in analysis.resolved:
        for end in resolved.ends:
            days = stated_days(end)
            if days is not None and days[0] > day + SLACK:
                yield resolved, end, days[0]


def _announced(analysis: Analysis, resolved: Resolved, end: End) -> bool:
    """Whether the article tells of the same date as to come: `التقرير الذي سيصدر في يونيو 2013`."""
    days = end.point.days()
    return any(
        other.point.days() == days
        and tense(analysis.folded.data, other.atom.start, other.atom.end) in _COMING
        for r in analysis.resolved
        if r is not resolved
        for other in r.ends
    )


_COMING = (Tense.FUTURE, Tense.PLANNED)


def _latest_writing_day(analysis: Analysis) -> int:
    """Publication, or the latest of the article's own stamps where that is later (`آخر تحديث`)."""
    stamps = [d.date for d in analysis.own_dates if d.source == "stamp"]
    return max([reference_day(analysis), *(d.toordinal() for d in stamps)])


def _how_past(analysis: Analysis, resolved: Resolved, end: End, *, far: bool) -> str | None:
    """The word that tells the date as past; `far` is one for which nobody plans."""
    for role in ("rel", "wrel", "yrel"):
        if role in end.roles and relation(end.roles[role]) == "past":
            return said(analysis, end.roles[role])
    if any(role in end.roles for role in ("rel", "wrel", "deictic")):
        return None
    if len(resolved.ends) > 1:
        verb = _lasted(words_before(analysis, resolved.expression.start)[-LASTING:])
        return verb.decode("cp1256") if verb is not None and end is resolved.ends[-1] else None
    before = words_before(analysis, end.atom.start)
    word = (
        _opened(analysis, before, end)
        or _owned(analysis, before, end)
        or _told(analysis, before, end)
        or _past_verb(before, far=far)
    )
    return word.decode("cp1256") if word else None


def _lasted(before: list[bytes]) -> bytes | None:
    """`استمر الإضراب في المنجم من`; not `استمر الجدل بشأن المعرض من`, whose days are those of the fair."""
    for i, word in enumerate(before):
        if word in _LASTED:
            between = before[i + 1 :]
            aside = any(w[:1] in _CLITICS for w in between)
            return None if aside or not _ASIDE.isdisjoint(between) else word
    return None


def _opened(analysis: Analysis, before: list[bytes], end: End) -> bytes | None:
    """`في 14 شباط 2014 قصفت الطائرات`: the date opens its sentence and a perfect verb follows."""
    if not _AT.issuperset(before):
        return None
    after = words_after(analysis, end.atom.end)[:1]
    return after[0] if after and after[0] not in _FIXING and _is_perfect(after[0]) else None


def _is_perfect(word: bytes) -> bool:
    return word in _reports() or tense(word, len(word), len(word)) is Tense.PAST


def _owned(analysis: Analysis, before: list[bytes], end: End) -> bytes | None:
    """`منذ`, or the word that the date belongs to: `الصادر في`, `نشره في`, `أصدرتها في`; not `رحلة في`."""
    if before[-1:] and before[-1] in _SINCE:
        return before[-1]
    said = [w for w in before[-5:] if w not in _AT]
    owner, earlier = (said or [b""])[-1], (said[-2:-1] or [b""])[0]
    if owner in _ISSUED:
        return owner if end.point.day is not None else None  # a magazine has the month that comes
    if _IMPERFECT.fullmatch(earlier):
        return None  # يتم نشره: the noun
    stems = [owner[: -len(o)] for o in _OBJECTS if owner.endswith(o)]
    if earlier in _RELATIVE and owner in BEGINS and not _IMPERFECT.fullmatch(owner):
        return owner  # الإضراب الذي بدأ في
    if earlier in _DONE and stems and _SETTING.isdisjoint(stems):
        return earlier if not _is_noun_in_ta(analysis, owner, end.atom.start) else None
    said_of_it = any(s in _reports() or s in _reporting() for s in stems)
    return owner if said_of_it and not _is_noun_in_ta(analysis, owner, end.atom.start) else None


def _is_noun_in_ta(analysis: Analysis, word: bytes, before: int) -> bool:
    """Whether a folded word, the last such before a place, is written with ة, which folds to the ه of it."""
    at = analysis.folded.data.rfind(word, 0, before)
    stop = analysis.folded.span(at, at + len(word))[1]
    return analysis.text[stop - 1] == "ة"


def _told(analysis: Analysis, before: list[bytes], end: End) -> bytes | None:
    """`أعلنت الوزارة في 5 أيار أن`: the date between the reporting verb and what it reports is the verb's."""
    after = words_after(analysis, end.atom.end)[:1]
    if not after or after[0] not in _complementizers():
        return None
    return next((w for w in before[-4:] if w in _reporting()), None)


def _past_verb(before: list[bytes], *, far: bool) -> bytes | None:
    """The nearest verb before a date, if it reports what happened on it."""
    if before and (before[-1] in _DATED_BY or (before[-1][:1] in _CLITICS and before[-1][1:] in _DATED_BY)):
        return None
    near = [w for w in before if w not in _AT][-REACH:]
    for i in reversed(range(len(near))):
        if near[i] in _ISSUED:
            return None
        if near[i] in _reports():
            return None if _is_action(near[: i + 1]) or is_subjunctive(near[: i + 1]) else near[i]
        if i > 0 and near[i - 1] in _ALREADY and not _HAD.isdisjoint(near[:i]):
            told = _DECIDING.isdisjoint([near[i]]) and near[i] not in _reporting()
            return near[i] if told else None
        begun = near[i] in _BEGUN and (far or _is_plain(near[i + 1 :]))
        if begun or (far and near[i] in _FIXING and _is_perfect(near[i])):
            return None if is_subjunctive(near[: i + 1]) else near[i]
        circumstance = i > 0 and near[i - 1] in _AFTER
        if not circumstance and (
            _stands_between(near[i]) or _PURPOSE.fullmatch(near[i]) or _is_perfect(near[i])
        ):
            return None
    return None


def _is_plain(subject: list[bytes]) -> bool:
    """Whether what began is said in two words that have no date of their own: `بدأت محاكمة الحارس في`."""
    joined = any(w[:1] in (*_CLITICS, _AND) for w in subject)
    return 0 < len(subject) <= len(("noun", "its other")) and not joined and _BOOKED.isdisjoint(subject)


def _is_action(words: list[bytes]) -> bool:
    """Whether the last of some words is a noun of action: `اتفقا على عقد`, `قرر عقد`, not `الذي عقد`."""
    *before, word = words
    if word not in _actions():
        return False
    if before[-1:] and before[-1] in PREPOSITIONS:
        return True
    for other in reversed(before):
        if other in _VERBAL or other in _complementizers():
            return False
        if other in _reports() or other in _reporting() or other in _FIXING or _IMPERFECT.fullmatch(other):
            return True
    return False


def _stands_between(word: bytes) -> bool:
    """Another time, goal, clause or verb; words in ت are verbs or nouns of action, but for some places."""
    stem = word[1:] if word[:1] in _CLITICS else word
    between = _BETWEEN | _complementizers() | _reporting() | _FIXING
    return word in between or stem in between or bool(_IMPERFECT.fullmatch(stem) and stem not in _PLACES)


def _joined(name: str) -> frozenset[bytes]:
    """A list of the cue table, with the conjunctions that its words may carry."""
    prefixes = (b"", fold_word("و"), fold_word("ف"))
    return frozenset(p + w[0] for w in cues()[name] if len(w) == 1 for p in prefixes)


@cache
def _reports() -> frozenset[bytes]:
    return (_joined("past") | _MORE) - _FIXING


@cache
def _actions() -> frozenset[bytes]:
    return frozenset(w[0] for w in cues()["past_or_noun"])


@cache
def _reporting() -> frozenset[bytes]:
    return _joined("reporting")


@cache
def _complementizers() -> frozenset[bytes]:
    return _joined("complementizers") | fold_words("عن")


def _finding(analysis: Analysis, settings: Settings, resolved: Resolved, end: End, how: str) -> Finding:
    assert analysis.reference is not None
    days = end.point.days()
    assert days is not None
    first, published = _iso(days[0]), analysis.reference.date.isoformat()
    later = days[0] - analysis.reference.date.toordinal()
    by_word = any(r in end.roles for r in ("rel", "wrel", "yrel"))
    fits = fits_context(analysis, resolved.expression, end, settings.hijri_tolerance)
    return RULE.finding(
        f"told as past («{how}»), but {said(analysis, end.atom)} is {later} days after publication",
        f"يُروى بصيغة الماضي («{how}»)، لكن {first} بعد تاريخ النشر {published} بـ {later} يوما",
        (place(analysis, end.atom),),
        Severity.ERROR if by_word else Severity.WARNING,
        evidence=(
            f"{said(analysis, end.atom)} is {first}",
            f"published on {published} ({analysis.reference.source})",
        ),
        repairs=ranked(
            analysis,
            end.point,
            [*date_edits(analysis, end), *weekday_day_edits(analysis, end)],
            lambda p: fits(p) and (p.days() or (0, 0))[0] <= reference_day(analysis),
            nearest=True,
        ),
    )


def _iso(day: int) -> str:
    try:
        return calendars.iso(day)
    except CalendarError:
        return f"day {day}"
