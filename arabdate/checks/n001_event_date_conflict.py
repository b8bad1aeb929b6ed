"""One event has two dates that cannot both be true.

What it finds
    Two clauses of an article that tell of one event and date it differently, where one slip of the pen makes
    the dates agree: `كانون الأول` for `كانون الثاني`, `يونيو` for `يوليو`, 18 for 8, last year's number. A
    month or a year that does not contain the day said elsewhere counts too, and another weekday.

Why it matters
    Each date looks right alone, so neither a calendar nor a spelling checker finds it; a reader who quotes
    the wrong one is never corrected.

Wrong
    [-] انفجر الخزان في عين الزيت يوم 6 يونيو 2014. ويطالب السكان بالتعويض منذ انفجاره في 6 يوليو 2014
        => يوم 6 يونيو 2014 | 6 يوليو 2014
        +> يونيو
    [-] ضرب زلزال الجزيرة في 12 كانون الأول 2011. وتبيت عائلات في الخيام منذ الهزة في 12 كانون الثاني 2011
        => 12 كانون الأول 2011 | 12 كانون الثاني 2011
        +> كانون الأول
    [-] دانت المحكمة الموظف في 13 أيار 2016. وقال محاميه إن حكم المحكمة الصادر في 31 أيار 2016 بلا سند
        => 13 أيار 2016 | 31 أيار 2016
        +> 13
    [-] غرقت العبارة في 3 فبراير 2006. وتوقفت الرحلات منذ غرق العبارة في مارس 2006
        => 3 فبراير 2006 | مارس 2006
    [-] اتفق الطرفان على هدنة في 9 تشرين الأول 2015. ودخلت الهدنة حيز التنفيذ في 10 تشرين الثاني 2015
        => 9 تشرين الأول 2015 | 10 تشرين الثاني 2015
    [2016-03-09] أصيب عاملان في حريق شب أمس الثلاثاء في معمل للنسيج. والحريق الذي شب يوم السبت أتى على المعمل
        => أمس الثلاثاء | يوم السبت
    [-] افتتحت المحافظة جسر الرصافة في 8 أيلول 2016. ويخفف افتتاح جسر الرصافة في 18 أيلول 2016 زحام المدينة
        => 8 أيلول 2016 | 18 أيلول 2016
    [-] وقع الطرفان اتفاق الصلح في 21 مايو 2014. ونص اتفاق الصلح الموقع في 12 مايو 2014 على إعادة البيوت
        => 21 مايو 2014 | 12 مايو 2014
    [-] صادق المجلس على قانون سجل السفن في 27 مايو 2018. وقد صادق المجلس على قانون سجل السفن في 17 مايو 2018
        => 27 مايو 2018 | 17 مايو 2018
    [-] سجلت أول إصابة بالوباء في طنجة يوم 12 مارس 2020. ومات أهل أول إصابة سجلت في طنجة في 2 مارس 2020
        => يوم 12 مارس 2020 | 2 مارس 2020

Right
    [-] سجلت أول إصابة بالفيروس في طنجة يوم 12 مارس 2020. وسجلت أول إصابة بالفيروس في آسفي يوم 2 مارس 2020
    [-] أقر مجلس النواب قانون سجل السفن في 27 مايو 2018. وقد أقر مجلس الأعيان قانون سجل السفن في 17 مايو 2018
    [-] افتتحت المحافظة جسر الرصافة في 8 أيلول 2016. وينتظر الناس افتتاح جسر الكرخ في 18 أيلول 2016
    [-] افتتح مهرجان قرطاج في 13 جويلية 2018. وكان افتتاح مهرجان قرطاج في 13 جويلية 2017 على ضوء الشموع
    [-] وقع الطرفان اتفاق الصلح في 21 مايو 2014. ونشر موقع الوزارة خبر الصلح في 12 مايو 2014
    [-] انفجر الخزان في عين الزيت يوم 6 يونيو 2014. ومنذ انفجاره في يونيو 2014 يطالب السكان بالتعويض
    [-] انفجر خزان في عين الزيت يوم 6 يونيو 2014. وكان انفجار مماثل قد هز البلدة في 6 يوليو 2014
    [-] انفجر خزان في عين الزيت يوم 6 يونيو 2014. وانفجر خزان في دير حسن في 6 يوليو 2014
    [-] وقع الطرفان الاتفاق في 9 يونيو 2014. ومنذ دخول الاتفاق حيز التنفيذ في 9 يوليو 2014 عادت الكهرباء
    [-] عقدت الجولة الأولى من المحادثات في 4 حزيران 2015. وانهارت بعد الجولة الثانية في 4 تموز 2015
    [-] انفجر الخزان يوم 6 يونيو 2014. وبعد الانفجار بقي الحوض خاليا لأن مضخة وحيدة كانت تعمل بطاقتها في 2013
    [-] افتتح متحف البحر في 13 يوليو 2014. ويزور الناس متحف الخط الذي افتتح في 31 يوليو 2014
    [-] كان افتتاح الجسر مقررا في 7 مارس 2018. وأجل افتتاح الجسر إلى 7 مايو 2018
    [2015-06-10] أحيت البلدة في 8 يونيو 2015 ذكرى الفيضان. ولم تنس ما خلفه الفيضان الذي غمرها في 8 يونيو 2014
    [-] ذكرنا أن الجسر انهار في 6 يوليو 2014، والصواب 6 يونيو 2014. ومنذ انهياره في 6 يونيو 2014 توقف السير

When it is silent
    Where no one slip makes the dates agree, however close the words: news tells of many like events. Where
    the text tells the events apart (see `arabdate.events.apart`): rounds, places, parties, phases in their
    order, anniversaries, plans and postponements, corrections, another reckoning. Where both clauses plainly
    report: one of two mentions of an event refers back to the other. Dates that nest, adjacent days, and two
    dates of one sentence. The weaker the slip, the closer the clauses must be: see `_is_close`.

Source
    the slips: `slips.py`, with the lexicon's table of confusables; the events: lexicon/events.toml.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from arabdate.checks.registry import Rule, Settings
from arabdate.checks.repairs import Edit, fits_context, rewritten
from arabdate.checks.slips import Dated, Slip, Strength, dated, slip_between
from arabdate.events import Event, Events, Match, apart, events_of, is_definite, is_noun_of_action, read_word
from arabdate.fold import fold_word
from arabdate.model import Finding, Repair, Severity
from arabdate.normalize import Analysis
from arabdate.tense import Tense, tense
from arabdate.values import Point

RULE = Rule("N001", "event-date-conflict", Severity.WARNING, "0.1")


def find(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    """Pairs of dates one slip apart whose clauses tell of one event; a finding for each slip."""
    dates = dated(analysis)
    pairs = [(a, b, slip) for a, b in _comparable(dates) if (slip := slip_between(a, b)) is not None]
    if not pairs:
        return
    own = {id(d.expression) for d in analysis.own_dates}
    events = events_of(analysis)
    cases = []
    for a, b, slip in pairs:
        if id(a.resolved.expression) not in own and id(b.resolved.expression) not in own:
            case = _case(analysis, events, a, b, slip)
            if case is not None:
                cases.append(case)
    for group in _groups(cases):
        yield _finding(_Group(analysis, settings, events, dates, group))


def _comparable(dates: list[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """The pairs in text order, but those of two bare years, which no slip parts."""
    bare = [d.point.month is None for d in dates]
    if not any(bare):
        yield from combinations(dates, 2)
        return
    fine = [i for i, is_bare in enumerate(bare) if not is_bare]
    for i, date in enumerate(dates):
        others = fine[bisect_right(fine, i) :] if bare[i] else range(i + 1, len(dates))
        yield from ((date, dates[j]) for j in others)


# -- slip and event together


@dataclass(frozen=True, slots=True)
class _Case:
    """Two dates of one event, in text order, with the slip that parts them."""

    first: Dated
    second: Dated
    slip: Slip
    match: Match


def _case(analysis: Analysis, events: Events, a: Dated, b: Dated, slip: Slip) -> _Case | None:
    """The case against two dates; asked in the order of what it costs."""
    if slip.vague and not (events.may_recall(b.resolved) and events.of(b.resolved).recalled):
        return None
    first, second = events.of(a.resolved), events.of(b.resolved)
    if slip.unit != "year" and not slip.vague and _is_copy(first, second):
        return _Case(a, b, slip, events.likeness(first, second))
    if apart(first, second, steps=not slip.near) is not None:
        return None
    ahead = [_is_ahead(analysis, d) and "participle" not in e.marks for d, e in ((a, first), (b, second))]
    if ahead[0] is not ahead[1]:
        return None  # سيطعن في الحكم الصادر في: what was issued is not ahead
    if slip.unit == "year" and _is_commemorated(analysis, a, b, first, second):
        return None
    match = events.likeness(first, second)
    close = _is_next_day_truce(a, b, first, second) if slip.near else _is_close(slip, match, first, second)
    return _Case(a, b, slip, match) if close and not _two_houses(first, second) else None


def _houses(event: Event) -> set[bytes]:
    """Whose councils a clause names."""
    words = [s.word for s in event.said if s.word is not None]
    council = read_word(_COUNCIL).stem  # not at import: the table is for texts of two dates
    return {two.stem for one, two in pairwise(words) if one.stem == council and is_definite(two.surface)}


_COUNCIL = fold_word("مجلس")

COPY, COPY_WORDS = 0.9, 5
"""From how much in common, and from how many words, two clauses are one text told twice, as in a caption."""


def _two_houses(first: Event, second: Event) -> bool:
    """Whether two clauses name two councils: what one house passed, the other passes on another day."""
    one, two = _houses(first), _houses(second)
    return bool(one and two) and one.isdisjoint(two)


def _is_copy(first: Event, second: Event) -> bool:
    if first.sentence == second.sentence or len(first.words) < COPY_WORDS:
        return False
    return first.alike(second) >= COPY and not _two_houses(first, second)


TOPIC, RARE = 0.4, 0.7
"""Weights of an event: below TOPIC the article is about many such, from RARE on it names it a few times."""
LINKED, BY_NOUN, NAMED, BY_NAME, PARALLEL = 1.2, 2.0, 2.5, 3.0, 3.5
"""Scores: something in common beside the event; enough where a noun names it; what it is of, by its name; by
a name of several words; nearly all in common."""


def _is_close(slip: Slip, match: Match, first: Event, second: Event) -> bool:
    """Whether two clauses are close enough for a slip of this strength.

    Two plain reports of like events are two events: news is full of them. One of the two must refer back
    (`منذ`, `عند`, `الذي`, the later one also by a noun of action: `افتتاح الجسر العتيق`), as a text does to
    what it has told; else the clauses must agree in nearly all, for a STRONG slip in what the event is of.
    Then a STRONG slip wants little more, a MEDIUM one the same event, a WEAK one also that it is the later
    date that refers back. What may come every year on its day says nothing of a wrong year.
    """
    strength = slip.strength - any(_may_be_another(e, match) for e in (first, second))
    many = not match.once and not (match.score >= PARALLEL and second.refers_back)
    yearly = many or "yearly" in first.marks & second.marks
    if strength <= 0 or (slip.unit == "year" and yearly):
        return False
    sites = first.of_kind("site"), second.of_kind("site")
    if all(sites) and sites[0].isdisjoint(sites[1]) and match.score < LINKED:
        return False
    if slip.vague:
        return _is_close_though_vague(slip, match, first, second)
    later = _recalls(second, match) or _is_named(second, match) or _is_told_twice(first, second, match)
    if not later and not _recalls(first, match):
        wanted = NAMED if strength >= Strength.STRONG else PARALLEL
        return strength >= Strength.MEDIUM and match.strongest >= RARE and match.score >= wanted
    if strength >= Strength.STRONG:
        return later or match.score >= 0.5
    known = match.strongest >= TOPIC or match.score >= PARALLEL
    return known and (later or strength == Strength.MEDIUM or match.score >= PARALLEL)


def _may_be_another(event: Event, match: Match) -> bool:
    """Whether a clause has a word like `عاد`, and not before its `التي`: `وعادت الجريدة التي صدرت في`."""
    if "maybe_other" not in event.marks:
        return False
    marks = [s.word.marks for s in event.said if s.word is not None]
    told = next((i for i, m in enumerate(marks) if "relative" in m), 0)
    return match.score < PARALLEL or told == 0 or any("maybe_other" in m for m in marks[told:])


FIRST = frozenset({"first-case", "first-issue"})
"""What is the first of its kind, of which a place has but one."""
_ALREADY = frozenset(fold_word(c + "قد") for c in ("", "و", "ف"))


def _is_told_twice(first: Event, second: Event, match: Match) -> bool:
    """Whether both tell the first of its kind, or `قد` tells again, word for word, what was told."""
    told = {k for w in first.words for k in w.keys}
    before = [
        s.word for s in second.said if s.word and s.word.weight and s.place < second.resolved.expression.start
    ]
    if match.score >= NAMED and not FIRST.isdisjoint(match.events):
        return bool(before) and not told.isdisjoint(before[-1].keys)  # where it was, or whose
    if all(s.token not in _ALREADY for s in second.said[:FEW_WORDS]) or match.strongest < RARE:
        return False
    one, two = (
        {
            s.word.stem
            for s in e.said
            if s.word is not None and s.word.weight and s.place < e.resolved.expression.start
        }
        for e in (first, second)
    )
    return len(two) > COPY_WORDS - 1 and two <= one


FEW_WORDS = 3
"""Within how many words of the beginning of its clause `قد` stands."""


def _recalls(event: Event, match: Match) -> bool:
    """Whether a clause takes the event as told. `الذي` may as well tell news: it wants more in common."""
    return event.since or (event.refers_back and match.score >= LINKED)


def _is_named(event: Event, match: Match) -> bool:
    """Whether a clause names the event by its noun of action: `افتتاح الجسر العتيق`."""
    if match.score >= BY_NAME:  # تدشين سد وادي مرخ: a name has no article
        at = event.resolved.expression.start
        nouns = (s.word for s in event.said if s.place < at and s.word is not None and s.word.concepts)
        if any(c.id in match.events for w in nouns if is_noun_of_action(w.stem) for c in w.concepts):
            return True
    return match.score >= BY_NOUN and not event.nominal.isdisjoint(match.events)


def _is_close_though_vague(slip: Slip, match: Match, first: Event, second: Event) -> bool:
    """Of a month, a year or a weekday it is asked that both dates hang on the same event, one that the
    article names but a few times."""
    same = first.governing & second.recalled & frozenset(match.events)
    if slip.unit == "year":
        same &= frozenset(match.once)
    if slip.unit == "weekday" and match.score < LINKED:
        return False
    return bool(same) and match.strongest >= RARE


_AGREED, _IN_FORCE = frozenset({2, 3}), 4
"""Steps of the course of an accord in lexicon/events.toml."""


def _is_next_day_truce(a: Dated, b: Dated, first: Event, second: Event) -> bool:
    """A truce takes effect within a day of its agreement, not a month and a day after it."""
    early, late = (first, second) if (a.point.day or 0) < (b.point.day or 0) else (second, first)
    agreed, in_force = early.steps.get("accord", set()), late.steps.get("accord", set())
    truce = all(any(c.id == "truce" for c in e.concepts) for e in (early, late))
    return truce and bool(agreed) and agreed <= _AGREED and _IN_FORCE in in_force


def _is_commemorated(analysis: Analysis, a: Dated, b: Dated, first: Event, second: Event) -> bool:
    """Whether two years are those of an event and of its anniversary, or of today."""
    today = None if analysis.reference is None else analysis.reference.date
    on_its_day = today is not None and today in (a.resolved.mention.earliest, b.resolved.mention.earliest)
    return on_its_day or "anniversary" in first.marks | second.marks


def _is_ahead(analysis: Analysis, date: Dated) -> bool:
    """Whether the text announces the date: a clause about the future, and a day not yet over."""
    latest = date.point.days()
    if analysis.reference is None or latest is None or latest[1] < analysis.reference.date.toordinal():
        return False
    return tense(analysis.folded.data, date.end.atom.start, date.end.atom.end) is Tense.FUTURE


def _groups(cases: list[_Case]) -> list[list[_Case]]:
    """The cases that share a mention: one slip that breaks with several dates of the event."""
    groups: list[list[_Case]] = []
    for case in cases:
        mine = [g for g in groups if any(_touch(case, other) for other in g)]
        groups = [g for g in groups if g not in mine] + [[*(c for g in mine for c in g), case]]
    return groups


def _touch(a: _Case, b: _Case) -> bool:
    ends = {id(a.first.resolved), id(a.second.resolved)}
    return id(b.first.resolved) in ends or id(b.second.resolved) in ends


# -- the finding


@dataclass(frozen=True, slots=True)
class _Group:
    """The cases of one slip, and what is needed to judge who is wrong."""

    analysis: Analysis
    settings: Settings
    events: Events
    dates: list[Dated]
    cases: list[_Case]

    @property
    def members(self) -> list[Dated]:
        """The dates that conflict, in text order."""
        found = {id(d.resolved): d for c in self.cases for d in (c.first, c.second)}
        return sorted(found.values(), key=lambda d: d.resolved.mention.start)


@dataclass(frozen=True, slots=True)
class _Mend:
    """A date written as another one has it, and the event's other dates that it then agrees with."""

    edit: Edit
    agreeing: list[Dated]
    support: list[Dated]


def _finding(group: _Group) -> Finding:
    mends = _mends(group)
    support = mends[0].support if mends else []
    best = max(group.cases, key=lambda c: (c.slip.strength, c.match.score))
    one, two = best.first.resolved.mention.text, best.second.resolved.mention.text
    listed = any(c.slip.listed for c in group.cases)
    places = {(d.resolved.mention.start, d.resolved.mention.end) for d in (*group.members, *support)}
    return RULE.finding(
        f"one event is dated «{one}» and «{two}»: {best.slip.reason}",
        f"حدث واحد له تاريخان: «{one}» و«{two}»: {best.slip.reason_ar}",
        tuple(sorted(places)),
        Severity.ERROR if listed and mends else Severity.WARNING,
        evidence=tuple(_evidence(group, best, mends)),
        repairs=tuple(dict.fromkeys(Repair(m.edit.span, m.edit.replacement, m.edit.reason) for m in mends)),
    )


def _evidence(group: _Group, best: _Case, mends: list[_Mend]) -> Iterator[str]:
    for date in (best.first, best.second):
        yield f"«{date.resolved.mention.text}» is {date.resolved.mention.value}"
    if best.match.events:
        yield f"both tell of: {', '.join(best.match.events)}"
    if best.match.shared:
        yield f"both say: {', '.join(best.match.shared)}"
    if group.events.of(best.second.resolved).refers_back:
        yield "the later mention refers back to an event that is known"
    if mends:
        for date in (*mends[0].agreeing, *mends[0].support):
            yield f"the first repair agrees with «{date.resolved.mention.text}»"


def _mends(group: _Group) -> list[_Mend]:
    """Either date of each pair written as the other has it, if all that stands beside it fits; best first.

    Best is what agrees with most of the event's dates; of equals, the later mention is mended.
    """
    out = []
    for case in group.cases:
        for wrong, right in ((case.second, case.first), (case.first, case.second)):
            edit = rewritten(group.analysis, wrong.end, right.point, case.slip.unit, case.slip.reason)
            if edit is None or not _fits(group, wrong, edit.point):
                continue
            slack = int(case.slip.near)
            agreeing = [d for d in group.members if d is not wrong and _agrees(d, edit.point, slack)]
            out.append(_Mend(edit, agreeing, _supporters(group, wrong, edit.point)))
    return sorted(out, key=lambda m: -len(m.agreeing) - len(m.support))


def _fits(group: _Group, date: Dated, point: Point) -> bool:
    """Whether a date agrees with its weekday, its pair and its tense."""
    tolerance = group.settings.hijri_tolerance
    return fits_context(group.analysis, date.resolved.expression, date.end, tolerance)(point)


def _supporters(group: _Group, wrong: Dated, mended: Point) -> list[Dated]:
    """The event's dates outside the conflict that a mended date agrees with, to a day: the next step of its
    course."""
    mine, out = group.events.of(wrong.resolved), []
    inside = {id(d.resolved) for d in group.members}
    for date in group.dates:
        if id(date.resolved) in inside or not _agrees(date, mended, 1):
            continue
        theirs = group.events.of(date.resolved)
        match = group.events.likeness(mine, theirs)
        if mine.sentence != theirs.sentence and match.events and match.score >= LINKED:
            out.append(date)
    return out


def _agrees(date: Dated, mended: Point, slack: int) -> bool:
    mine, theirs = date.point.days(), mended.days()
    if mine is None or theirs is None:
        return False
    return mine[0] - slack <= theirs[1] and theirs[0] <= mine[1] + slack
