"""Steps of one course in the wrong order, or a date against its own `قبل`.

What it finds
    Ended before it began, the second before the first. Buried before he died, in force before it was signed,
    opened before its foundation stone was laid, released before he `كان قد` been arrested; and `في 3 مايو،
    بعد` something `في 20 مايو`.

Why it matters
    Each date looks right alone; only the order shows that one of them is wrong.

Wrong
    [-] شيعت البلدة الشاعر سالم عواد في 4 مايو 2013. وكان الراحل قد توفي يوم 9 مايو 2013 في المستشفى
        => 4 مايو 2013 | يوم 9 مايو 2013
    [-] افتتح الجسر في أيلول 2009 بحضور الوزير. ووضع حجر أساسه في آذار 2011 بكلفة عشرة ملايين
        => أيلول 2009 | آذار 2011
    [-] دخلت الاتفاقية حيز التنفيذ في 2 فبراير 2016. وكان الوزيران قد وقعا الاتفاقية في 8 مارس 2016
        => 2 فبراير 2016 | 8 مارس 2016
    [-] أفرج عن الصياد في 5 نيسان 2018. وكان الصياد قد اعتقل في 19 نيسان 2018 قرب الحدود
        => 5 نيسان 2018 | 19 نيسان 2018
    [-] استقال المدير في 3 غشت 2017، بعد صدور تقرير لجنة التفتيش في 20 غشت 2017
        => 3 غشت 2017 | 20 غشت 2017
    [-] بدأ رصف الطريق في 12 غشت 2017 وانتهى في 3 غشت 2017 قبل الموسم
        => 12 غشت 2017 | 3 غشت 2017
    [-] وصلت الشحنة الأولى في 14 غشت 2017 والثانية في 5 غشت 2017 إلى الميناء
        => 14 غشت 2017 | 5 غشت 2017
    [-] توفي الشاعر في 5 مايو 2013 بعد مرض طويل. وشيع جثمانه يوم 4 مايو 2013 من بيته
        => 5 مايو 2013 | يوم 4 مايو 2013
    [-] قالت البلدية إن الأعمال بدأت في 14 مارس 2016، وإنها تنتهي في 12 مارس 2016
        => 14 مارس 2016 | 12 مارس 2016
    [-] تسلم الميناء الدفعة الأولى من القمح في 14 غشت 2017، والثانية في 5 غشت 2017
        => 14 غشت 2017 | 5 غشت 2017
    [-] ولد الراحل في حلب في 7 مايو 2016. وتوفي الراحل في بيته يوم 2 مارس 2016
        => 7 مايو 2016 | يوم 2 مارس 2016
    [-] زار المفتش حلب في 9 مايو 2018 ثم حمص في 3 مايو 2018 وكتب تقريره
        => 9 مايو 2018 | 3 مايو 2018
    [-] اعتقل الناشط في 9 مايو 2018، وأفرج عنه في 3 مايو 2018 بكفالة
        => 9 مايو 2018 | 3 مايو 2018
    [-] انطلق مهرجان الزيتون في 9 مايو 2018 بعرض فيلم. واختتم المهرجان في 3 مايو 2018 بتوزيع الجوائز
        => 9 مايو 2018 | 3 مايو 2018
    [-] رفعت البلدية حظر الصيد في 3 مايو 2018. وكان الحظر قد بدأ في 9 مايو 2018 على طول الساحل
        => 3 مايو 2018 | 9 مايو 2018

Right
    [-] نشرت الصحيفة الخبر في 20 مايو 2018 ثم تبين أن الصورة التقطت في 3 مايو 2016
    [-] اعتقل الناشط في 9 مايو 2018، وأفرج عن زميله في 3 مايو 2018 بكفالة
    [-] انطلق مهرجان الزيتون في 9 مايو 2018 بعرض فيلم. واختتم مهرجان القمح في 3 مايو 2018 بتوزيع الجوائز
    [-] تأسست الشركة في 3 مايو 2012 في دبي. وكانت الشركة قد أعلنت في 9 يونيو 2015 أرباحا قياسية
    [-] شيعت البلدة الشاعر سالم عواد في 9 مايو 2013. وكان الراحل قد توفي يوم 8 مايو 2013 في المستشفى
    [-] افتتح الجسر في أيلول 2011 بحضور الوزير. ووضع حجر أساسه في آذار 2009 بكلفة عشرة ملايين
    [-] افتتح الجسر في أيلول 2009 بحضور الوزير. ووضع حجر أساس المستشفى في آذار 2011 بكلفة عشرة ملايين
    [-] أفرج عن الصياد في 5 نيسان 2018. واعتقل الصياد مرة أخرى في 19 نيسان 2018 قرب الحدود
    [-] استقال المدير في 23 غشت 2017، بعد صدور تقرير لجنة التفتيش في 20 غشت 2017
    [-] غادر الفريق في 3 غشت 2017، بعد تأجيل المباراة إلى 20 غشت 2017
    [-] عاد الوفد في 3 غشت 2017، قبل الاجتماع الذي عقد في 20 غشت 2017
    [-] بدأ رصف الطريق في 12 غشت 2017 وانتهى رصف الجسر في 3 غشت 2017
    [-] توفي الشاعر في 2 مارس 2016 قبل أن يرى حفيده. وولد حفيده في 7 مايو 2016
    [-] توفي الشاعر ليلة 5 مايو 2013 بعد مرض طويل. وشيع جثمانه يوم 4 مايو 2013 من بيته
    [-] تسلم الميناء الدفعة الأولى من القمح في 14 غشت 2017، والسفينة في 5 غشت 2017
    [-] علقت الإدارة الدورة التي بدأت في 3 غشت 2017 بعد شكوى وصلت إليها في 20 غشت 2017

When it is silent
    Steps that may come again (an arrest, a journey, talks) unless the text says `كان قد` of the earlier
    one, or tells the next step of the same one right behind it (`وأفرج عنه`). Steps of two things: the
    clauses must be neighbours and one must take up the other, by a name, a pronoun or `كان قد`; what
    comes but once may be told further on, where the article dates each step but once. `كان قد` alone,
    behind all but the first sentence, whose day is the news. Whatever the text tells apart (see
    `arabdate.events.apart`). A day's difference, but of a burial before the day of the death. Plans and
    postponements, quotations, corrections. Dates whose year is not said. A comma or another clause behind
    the `بعد`, which after a date within `التي بدأت في` may be said of what is told before.

Source
    the courses and their steps: lexicon/events.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from arabdate.checks.evidence import (
    AT_A_TIME,
    BEGINS,
    by_local_time,
    fold_words,
    has_ended,
    is_night,
    place,
    retold,
    said,
    words_before,
    words_between,
)
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import date_edits, fits_context, ranked
from arabdate.checks.slips import Dated, dated
from arabdate.events import TOKEN, Event, Events, apart, events_of, is_definite, read_word
from arabdate.fold import fold_word
from arabdate.lexicon import event_words
from arabdate.model import Finding, Repair, Resolution, Severity
from arabdate.normalize import Analysis
from arabdate.tense import Tense, tense
from arabdate.values import Point

RULE = Rule("N002", "order-conflict", Severity.WARNING, "0.1")

FAR = 300
"""How many letters apart two dates may stand of which one takes up the other."""
STORY, WINDOW = 700, 4
"""How many letters apart, and how many dates further on, a story may tell a step of what comes once."""
NEAR = 2
"""How many letters may stand between the sentences of two clauses of one course: they are neighbours."""
SLACK = 1
"""Days by which two steps may stand in the wrong order: a night, a time zone."""

_Days = tuple[int, int]
"""First and last day number that a date may mean."""
_Pair = tuple[Dated, Dated]
"""Two dates: of what comes first, of what comes after."""


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Neighbouring dates whose order the words contradict."""
    dates = [(d, days) for d in dated(analysis) if (days := _days(d)) is not None]
    slack = 0 if len(dates) > 1 and _BURIED.search(analysis.folded.data) else SLACK
    known: dict[int, _Told] = {}
    # In the order of what it costs to ask.
    for one, two, near in _pairs(dates, slack):
        pair, why = None, "the word between the dates"
        if near:
            pair = _connected(analysis, one, two) or _begun_and_ended(analysis, one, two)
        if pair is None and _said_before(analysis, two, _ENDS_SAID):
            pair, why = _of_one_thing(analysis, one, two), "what ends has begun"
        if (
            pair is None
            and near
            and _said_before(analysis, two, _HAD_SAID)
            and _had_been(analysis, events_of(analysis), one, two)
        ):
            pair, why = (two, one), "what had been comes before what is told"
        if pair is None and _share_a_course(analysis, known, one, two, near=near):
            pair, why = _stepped(analysis, events_of(analysis), one, two, near=near)
        whole = why == _BURIED_BEFORE and not any(_may_be_a_day_off(analysis, d) for d in (one, two))
        if (
            pair is not None
            and _is_reversed(*pair, 0 if whole else SLACK)
            and not any(retold(analysis, d.end) for d in pair)
        ):
            yield _finding(analysis, settings, pair, why)


def _said_before(analysis: Analysis, date: Dated, words: re.Pattern[bytes]) -> bool:
    """A quick no: whether any of some words stands within reach before a date."""
    at = date.end.atom.start
    return words.search(analysis.folded.data, max(0, at - WITHIN * 2), at) is not None


_Told = frozenset[tuple[str, int]]
"""Courses, each with one of its steps."""


def _share_a_course(
    analysis: Analysis, known: dict[int, _Told], one: Dated, two: Dated, *, near: bool
) -> bool:
    """A quick no: whether two dates may be of two steps of one course, which come but once if far apart."""
    for date in (one, two):
        if id(date) not in known:
            known[id(date)] = _steps_around(analysis, date)
    first, second = known[id(one)], known[id(two)]
    return any(
        c == d and m != n and (near or (m in _ONCE.get(c, _NEVER) and n in _ONCE.get(c, _NEVER)))
        for c, m in first
        for d, n in second
    )


BEHIND, AHEAD = 300, 200
"""Letters of a sentence before its date and behind it."""


def _steps_around(analysis: Analysis, date: Dated) -> _Told:
    """The steps of which a word stands in the sentence around a date, in its clause or not."""
    data, at = analysis.folded.data, date.end.atom.start
    first = max(0, at - BEHIND, data.rfind(b"\n", 0, at), data.rfind(b". ", 0, at))
    ends = [e for e in (data.find(b"\n", at, at + AHEAD), data.find(b". ", at, at + AHEAD)) if e > 0]
    words = TOKEN.findall(data, first, min(ends, default=at + AHEAD))
    return frozenset().union(*map(_steps_of_word, words))


@lru_cache(maxsize=1 << 14)
def _steps_of_word(word: bytes) -> _Told:
    """The steps that a word may be, or a phrase that its stem begins."""
    read = read_word(word)
    return frozenset((c.course, c.step) for c in read.concepts if c.course) | _phrase_steps().get(
        read.stem, frozenset()
    )


@cache
def _phrase_steps() -> dict[bytes, _Told]:
    out: dict[bytes, _Told] = {}
    for words, concepts in event_words().concepts.items():
        if len(words) > 1:
            stem = read_word(words[0]).stem
            steps = frozenset((c.course, c.step) for c in concepts if c.course)
            out[stem] = out.get(stem, frozenset()) | steps
    return out


def _pairs(dates: list[tuple[Dated, _Days]], slack: int) -> Iterator[tuple[Dated, Dated, bool]]:
    """The dates that may be in the wrong order, in text order, and whether they are neighbours."""
    for i, (one, its_days) in enumerate(dates):
        for j, (two, days) in enumerate(dates[i + 1 : i + 1 + WINDOW]):
            if two.end.atom.start - one.end.atom.end > (FAR if j == 0 else STORY):
                break
            if _out_of_order(its_days, days, slack):
                yield one, two, j == 0


def _may_be_a_day_off(analysis: Analysis, date: Dated) -> bool:
    """A night, which has two days, and the day of another zone."""
    return is_night(date.end) or by_local_time(analysis, date.end.atom.end)


def _days(date: Dated) -> tuple[int, int] | None:
    """The days of a date whose year the text gives."""
    if date.end.resolution not in (Resolution.EXPLICIT, Resolution.LIST) or date.point.year is None:
        return None
    return date.point.days() if date.point.exists() else None


def _is_reversed(first: Dated, after: Dated, slack: int) -> bool:
    one, two = _days(first), _days(after)
    return one is not None and two is not None and two[1] + slack < one[0]


def _out_of_order(one: tuple[int, int], two: tuple[int, int], slack: int) -> bool:
    """Whether two dates are far enough apart for either order to be wrong."""
    return two[1] + slack < one[0] or one[1] + slack < two[0]


# -- `قبل` and `بعد`

_AFTER = fold_words("بعد عقب إثر بعيد غداة")
_BEFORE = fold_words("قبل قبيل عشية")
_THEN = fold_words("ثم وبعدها بعدها تلاه تلتها تلته تلاها أعقبه أعقبها أعقبته أعقبتها")
_APART = fold_words("قبل بعد منذ عقب إثر خلال كان كانت قد عن التي الذي منها بينها سابقه سابقتها")
_PAUSES = fold_word("،;:()-") + b",\"'"
_RELATIVE = fold_words("الذي التي اللذان اللذين اللتان اللتين الذين اللواتي")
WITHIN = 60
"""Letters between the verb of a beginning, or its relative pronoun, and the date."""
REACH = 9
"""How many words may stand between two dates that `بعد` joins."""
# The second date is that of a plan, or of something the joined event speaks about.
_AHEAD = fold_words(
    """
    إلى حتى لغاية المقرر المقررة مقرر مقررة المزمع المزمعة المرتقب المنتظر المحدد المحددة موعد موعدا موعدها
    تأجيل تأجيله تأجيلها إرجاء تحديد الدعوة دعوة دعوته دعوتها ترشيح ترشحه اختيار لاستضافة استعدادا الموافق منذ
    اعتبارا ابتداء بدءا انتهاء المنتهي المنتهية مقارنة أن بأن ذلك لكن ثم فيما بينما كما
    """
)


def _connected(analysis: Analysis, one: Dated, two: Dated) -> _Pair | None:
    """`في 3 أغسطس، بعد صدور التقرير في 20 أغسطس`: the order that the word between two dates says."""
    words = words_between(analysis, one.end.atom.end, two.end.atom.start)
    if not words or not 3 <= len(words) <= REACH or not _AHEAD.isdisjoint(words[1:]):
        return None
    joined = analysis.folded.data[one.end.atom.end : two.end.atom.start].lstrip(_PAUSES + b" ")
    if any(mark in joined for mark in _PAUSES):
        return None
    if any(tense(w, len(w), len(w)) is Tense.FUTURE for w in words):
        return None
    if _is_since_then(words_before(analysis, one.end.atom.start, WITHIN)):
        return None
    if words[0] in _AFTER:
        return two, one
    if words[0] in _BEFORE:
        return one, two
    return (one, two) if words[0] in _THEN and _is_a_row(analysis, one, two, words) else None


def _is_a_row(analysis: Analysis, one: Dated, two: Dated, words: list[bytes]) -> bool:
    """`زار حلب في 3 مايو ثم حمص في 5 مايو`: two things that came about, each with its date.

    Years alone stand behind the names of a list: `الأهلي بلقب 2008، ثم الترجي بلقب 1995`.
    """
    if one.point.month is None or two.point.month is None:
        return False
    before = words_before(analysis, one.end.atom.start)
    return _AHEAD.isdisjoint(before) and _RELATIVE.isdisjoint(words) and _APART.isdisjoint(words[1:])


def _is_since_then(before: list[bytes]) -> bool:
    """`تعليق الإضراب الذي بدأ في`: it goes on since then, and a `بعد` tells of what is done to it now."""
    return any(p in _RELATIVE and verb in BEGINS for p, verb in pairwise(before))


def _begun_and_ended(analysis: Analysis, one: Dated, two: Dated) -> _Pair | None:
    """`بدأ الحفر في 8 سبتمبر وانتهى في 30 نوفمبر`; `الأولى في 22 يناير والثانية في 11 فبراير`."""
    words = words_between(analysis, one.end.atom.end, two.end.atom.start)
    if not words or len(words) > LONGEST_END:
        return None
    before = words_before(analysis, one.end.atom.start, WITHIN)
    if has_ended(words) and not BEGINS.isdisjoint(before):
        return one, two
    reopened = len(words) > 1 and words[0] in _AGAIN and words[1].startswith(_OPENING)
    if reopened and not _CLOSED.isdisjoint(before) and _HIS.issuperset(words[2:]):
        return one, two
    if not AT_A_TIME.issuperset(words[1:]):
        return None
    first = [w for w in before if w not in AT_A_TIME][-NUMBERED:]
    return (one, two) if any((w, words[0]) in _NUMBERED for w in first) else None


_LASTS = fold_words("استمر استمرت يستمر تستمر تواصل تواصلت يتواصل تتواصل امتد امتدت يمتد تمتد")
_UNTIL = fold_words("حتى لغاية غاية إلى")
_ENDED = fold_words("انتهى انتهت ينتهي تنتهي اختتم اختتمت يختتم تختتم توقف توقفت")
_BEGUN = BEGINS - fold_words("دخل دخلت شرع شرعت باشر باشرت افتتح افتتحت يفتتح تفتتح")
_OPENED = fold_words("افتتح افتتحت يفتتح تفتتح")
_ANOTHER = fold_words("الماضي الماضية السابق السابقة المنصرم المنصرمة الجديد الجديدة المقبل المقبلة نفسه")
CLAUSE = 12
"""Words between the verb that opens a clause and its date."""


def _of_one_thing(analysis: Analysis, one: Dated, two: Dated) -> _Pair | None:
    """`انطلق المهرجان في 5 مايو`, and in a sentence behind it `واختتم المهرجان في`, `واستمر المهرجان حتى`."""
    told = _clause_before(analysis, two)
    ends = _verb(told, _ENDED | _LASTS)
    if ends is None or len(told) - ends > CLAUSE or not _AHEAD.isdisjoint(told[ends + 1 : -1]):
        return None
    if told[ends] in _LASTS and told[-1] not in _UNTIL and told[-2:-1] != [] and told[-2] not in _UNTIL:
        return None
    if told[ends] in _ENDED and not _UNTIL.isdisjoint(told[-2:]):
        return None
    before = _clause_before(analysis, one)
    begins = _verb(before, _BEGUN if told[ends] in _LASTS else _BEGUN | _OPENED)
    if begins is None or len(before) - begins > CLAUSE or not _UNTIL.isdisjoint(before[-2:]):
        return None
    if not _ANOTHER.isdisjoint(before) or not _ANOTHER.isdisjoint(told):
        return None
    first, second = _subject(before, begins), _subject(told, ends)
    # المهرجان الدولي is المهرجان afterwards, and المهرجان الوطني is another.
    alike = first[:1] == second[:1] and (len(first) != len(second) or first == second)
    return (one, two) if first and second and alike else None


def _clause_before(analysis: Analysis, date: Dated) -> list[bytes]:
    """The words before a date in its sentence, from the mention before it on."""
    at = date.end.atom.start
    here = next((i for i, r in enumerate(analysis.resolved) if r is date.resolved), 0)
    behind = None
    if here:
        behind = words_between(analysis, analysis.resolved[here - 1].expression.end, at)
    return words_before(analysis, at, WITHIN * 2) if behind is None else behind


def _verb(words: list[bytes], verbs: frozenset[bytes]) -> int | None:
    """Where a clause begins with one of some verbs."""
    return 0 if words and words[0] in verbs else None


def _subject(words: list[bytes], verb: int) -> list[bytes]:
    """The stems of the noun behind a verb, which is a known one, and of its attribute: `إذاعة القدس`."""
    noun = words[verb + 1 : verb + 3]
    if not any(map(is_definite, noun)) or noun[0] in AT_A_TIME:
        return []
    said = [w for w in noun if w is noun[0] or is_definite(w)]
    return [read_word(w).stem for w in said]


_HIS = AT_A_TIME | fold_words("إلى من عنه عنها عنهم عليه عليها عليهم به بها فيه فيها له لها لهم أمام")
_ENDS_SAID = re.compile(b"|".join(sorted(_ENDED | _LASTS)))
_HAD_SAID = re.compile(fold_word("قد"))
_AGAIN, _OPENING = fold_words("أعيد أعادت أعاد"), fold_word("فتح")
_CLOSED = fold_words("أغلق أغلقت أقفل أقفلت")
LONGEST_END = 4
"""Words of `وإنها تنتهي في يوم`."""
NUMBERED = 4
"""Words between `الأولى` and its date: `الدفعة الأولى من اللقاح في`."""
_FIRST, _SECOND = fold_words("الأول الأولى"), fold_words("الثاني الثانية")
_NUMBERED = frozenset((a, b) for a in _FIRST for b in _SECOND)

# -- steps of one course

_BURIED = re.compile(b"|".join(map(fold_word, ("شيع", "دفن", "ووري", "جنازة", "جنازته", "جثمان"))))
_BURIED_BEFORE = "death comes before burial"
"""Nobody is buried on the day before: the one order in which a day makes a difference."""

_ONCE = {
    "life": frozenset({1, 4, 5}),
    "works": frozenset({1, 4}),
    "law": frozenset({2, 3, 4, 5}),
    "vote": frozenset({1, 2}),
    "accord": frozenset({3, 4}),
}
"""The steps of each course that one thing takes but once; the others need `كان قد`."""
_THE_ONE = fold_words("الراحل الراحلة الفقيد الفقيدة المرحوم المرحومة الجثمان جثمانه جثمانها")
_NEVER = frozenset[int]()
_HAD_BEEN = fold_words("كان كانت كانا كانوا")
_ALREADY = fold_words("قد")


def _stepped(
    analysis: Analysis, events: Events, one: Dated, two: Dated, *, near: bool
) -> tuple[_Pair | None, str]:
    """The two dates in the order of the steps that their clauses tell, and what the steps are."""
    first, second = events.of(one.resolved), events.of(two.resolved)
    if "maybe_other" in first.marks | second.marks:
        return None, ""  # القانون القديم, القانون الجديد
    if apart(first, second, steps=False) not in (None, "one sentence tells them side by side"):
        return None, ""
    for course in first.steps.keys() & second.steps.keys():
        a, b = _steps(first, course), _steps(second, course)
        if len(a) != 1 or len(b) != 1 or a == b:
            continue
        earlier, later = (one, two) if min(a) < min(b) else (two, one)
        early, late = (first, second) if earlier is one else (second, first)
        steps = _step(early, course), _step(late, course)
        if _is_otherwise_named(early, late) or (course == "law" and _is_from(analysis, later)):
            continue
        once = a | b <= _ONCE.get(course, _NEVER) or _is_built(course, steps, early, late)
        if not near:
            taken = once and steps[0] in early.governing and steps[1] in late.governing
            taken = taken and not any(_is_from(analysis, d) for d in (one, two))
            taken = taken and _is_sole(analysis, events, course, (one, two))
            taken = taken and _is_taken_up(
                analysis, events, earlier, (early, late), steps, once=True, near=False
            )
        else:
            taken = _is_taken_up(analysis, events, earlier, (early, late), steps, once=once) or (
                earlier is one and _carries_on(analysis, one, two, late, steps[1])
            )
        if taken:
            return (earlier, later), f"{steps[0]} comes before {steps[1]}"
    return None, ""


LONGEST_NEXT = 6
"""Words of `وأفرج عنه من سجن المزة في`."""


def _carries_on(analysis: Analysis, one: Dated, two: Dated, late: Event, step: str) -> bool:
    """`اعتقل في 3 مايو، وأفرج عنه في 9 مايو`: the next step of the same one, told in the same sentence."""
    words = words_between(analysis, one.end.atom.end, two.end.atom.start)
    if not words or len(words) > LONGEST_NEXT or not _RELATIVE.isdisjoint(words):
        return False
    if not words[0].startswith(_AND) and words[0] not in _THEN:
        return False
    if not _APART.isdisjoint(words) or not (_AHEAD - _UNTIL).isdisjoint(words[1:]):
        return False
    return words[1] in _HIS or step in late.owned if len(words) > 1 else False


_AND = fold_word("و")


def _is_built(course: str, steps: tuple[str, str], early: Event, late: Event) -> bool:
    """`بدأ بناء الجسر`, and what is opened is `الجسر`."""
    if course != "works" or steps[0] != "construction" or "other" in early.marks:
        return False
    words = [s.word for s in early.said if s.word is not None]
    if all(w.surface not in BEGINS for w in words[:2]):
        return False
    if steps[1] == "delivery":
        return early.sentence == late.sentence
    built = next((i for i, w in enumerate(words) if any(c.id == "construction" for c in w.concepts)), None)
    if built is None:
        return False
    keys = {k for w in late.words if w.weight for k in w.keys}
    behind = [w for w in words[built + 1 : built + 3] if not any(c.id == "construction" for c in w.concepts)]
    return bool(behind) and not keys.isdisjoint(behind[0].keys)


def _is_otherwise_named(a: Event, b: Event) -> bool:
    """`قانون الصيد`, `قانون المياه`: two of a kind, by the names behind their noun."""
    one, two = _named(a), _named(b)
    return any(one[c].isdisjoint(two[c]) for c in one.keys() & two.keys())


def _named(event: Event) -> dict[str, set[bytes]]:
    """The keys of the definite words right behind each indefinite noun of the table."""
    out: dict[str, set[bytes]] = {}
    for noun, name in pairwise(event.words):
        if not is_definite(noun.surface) and is_definite(name.surface) and not name.concepts:
            for concept in noun.concepts:
                if concept.kind in ("thing", "site") or concept.id in ("accord", "truce"):
                    out.setdefault(concept.id, set()).update(name.keys)
    return {c: keys for c, keys in out.items() if keys}


def _is_from(analysis: Analysis, date: Dated) -> bool:
    """`بدءا من يناير`: the date of what is to last, not of what is told."""
    return not _AHEAD.isdisjoint(words_before(analysis, date.end.atom.start, WITHIN)[-3:])


def _is_sole(analysis: Analysis, events: Events, course: str, pair: _Pair) -> bool:
    """Whether the article dates each of two steps but once: with a second death it may be another's."""
    days = [_steps(events.of(d.resolved), course) for d in pair]
    for other in dated(analysis):
        if any(other.resolved is d.resolved for d in pair):
            continue
        told = _steps(events.of(other.resolved), course)
        if any(told & d for d in days):
            return False
    return True


def _had_been(analysis: Analysis, events: Events, one: Dated, two: Dated) -> bool:
    """`رفعت البلدية الحظر في 5 مايو. وكان الحظر قد بدأ في 9 مايو`: what opens the article, and what had been.

    Only of the first sentence, which tells the news: the `كان قد` of later ones is of the day of writing.
    """
    lead = words_before(analysis, one.end.atom.start)
    if not _had(analysis, two) or len(lead) > CLAUSE or not (_APART | _AHEAD | _RELATIVE).isdisjoint(lead):
        return False
    if tense(analysis.folded.data, one.end.atom.start, one.end.atom.end) is Tense.FUTURE:
        return False
    words = words_before(analysis, two.end.atom.start)
    since = max(i for i, w in enumerate(words) if w in _ALREADY) + 1
    if since > HAD or not (_APART | _AHEAD | _RELATIVE).isdisjoint(words[since:]):
        return False
    first, second = events.of(one.resolved), events.of(two.resolved)
    if first.sentence > LEAD or apart(first, second, steps=False) is not None:
        return False
    if second.sentence > events.sentence(one.end.atom.start)[1] + NEAR or second.sentence == first.sentence:
        return False
    if any(c.id in _BACKGROUND for c in first.concepts):
        return False
    return events.likeness(first, second).score > LINK


_BACKGROUND = frozenset({"founding", "birth", "first-issue", "independence", "foundation-stone"})
"""With what a profile begins, whose `كان قد` is of later."""
LEAD = 120
"""Letters of a title or a dateline before the first sentence."""
HAD = 8
"""Words of `وكانت هيئة السوق المالية قد`."""


def _had(analysis: Analysis, date: Dated) -> bool:
    """`كان ... قد`: told as past when the other happened."""
    words = words_before(analysis, date.end.atom.start)
    starts = [i for i, w in enumerate(words[:4]) if w in _HAD_BEEN]
    return bool(starts) and not _ALREADY.isdisjoint(words[starts[0] :])


A_NAME = 1.5
"""The score of two clauses that say one name of two words."""
LINK = 0.5
"""The score from which two clauses have more in common than the words of all news."""


def _is_taken_up(
    analysis: Analysis,
    events: Events,
    earlier: Dated,
    told: tuple[Event, Event],
    steps: tuple[str, str],
    *,
    once: bool,
    near: bool = True,
) -> bool:
    """Whether one of two clauses takes up the other; they are neighbours if `near`.

    What may come again must be told by `كان قد`, and the clauses share a name; what comes but once needs
    one of the two, a pronoun, or `الراحل`.
    """
    before, behind = sorted(told, key=lambda e: e.start)
    if near and behind.sentence > events.sentence(before.start)[1] + NEAR:
        return False
    had, score = _had(analysis, earlier), events.likeness(*told).score
    if not once:
        return had and score > 0
    if "birth" in steps:  # others are born when he has died
        return had or any(w.surface in _THE_ONE for w in told[0].words)
    mourned = any(w.surface in _THE_ONE for w in behind.words)
    if steps[1] == "delivery":
        return True
    if "burial" in steps:  # many may be mourned of whom one dies later
        return had or mourned or not behind.owned.isdisjoint(steps) or score > A_NAME or _died_by_name(*told)
    return had or mourned or not behind.owned.isdisjoint(steps) or score > (LINK if near else A_NAME)


def _died_by_name(death: Event, burial: Event) -> bool:
    """`توفي الحموي`, whose name the clause of the burial says."""
    names = {k for w in burial.words if w.weight == 1.0 and not w.concepts for k in w.keys}
    for verb, name in pairwise(death.words):
        if any(c.id == "death" for c in verb.concepts):
            return is_definite(name.surface) and name.weight == 1.0 and not names.isdisjoint(name.keys)
    return False


def _steps(event: Event, course: str) -> frozenset[int]:
    """The step of the word that governs the date, else all that the clause names."""
    steps = {c.id: c.step for c in event.concepts if c.course == course}
    if _RESULTS in steps:  # نتائج الاقتراع: the first noun governs
        at = event.resolved.expression.start
        said = any(c.id == _RESULTS for s in event.said if s.place < at and s.word for c in s.word.concepts)
        return frozenset({steps[_RESULTS]}) if said else frozenset(steps.values()) - {steps[_RESULTS]}
    return frozenset(n for c, n in steps.items() if c in event.governing) or frozenset(steps.values())


_RESULTS = "vote-results"


def _step(event: Event, course: str) -> str:
    steps = _steps(event, course)
    named = sorted(c.id for c in event.concepts if c.course == course and c.step in steps)
    return named[0]


# -- the finding


def _finding(analysis: Analysis, settings: Settings, pair: _Pair, why: str) -> Finding:
    first, after = pair
    one, two = _days(first), _days(after)
    assert one is not None
    assert two is not None
    apart_by = one[0] - two[1]
    written, earlier = said(analysis, after.end.atom), said(analysis, first.end.atom)
    return RULE.finding(
        f"«{written}» should not be before «{earlier}»: {why}",
        f"«{written}» يسبق «{earlier}» وحقه أن يليه",
        tuple(sorted(place(analysis, d.end.atom) for d in pair)),
        evidence=(f"{why}", f"«{written}» is {apart_by} days before «{earlier}»"),
        repairs=tuple(_repairs(analysis, settings, pair)),
    )


def _repairs(analysis: Analysis, settings: Settings, pair: _Pair) -> Iterator[Repair]:
    """One edit of either date that puts them in order."""
    first, after = pair
    for date in (after, first):
        fits = fits_context(analysis, date.resolved.expression, date.end, settings.hijri_tolerance)

        def orders(point: Point, fits=fits, moved: Dated = date) -> bool:  # type: ignore[no-untyped-def]
            days, one, two = point.days(), _days(first), _days(after)
            if days is None or one is None or two is None or not fits(point):
                return False
            return days[1] >= one[0] if moved is after else two[1] >= days[0]

        yield from ranked(analysis, date.point, date_edits(analysis, date.end), orders)
