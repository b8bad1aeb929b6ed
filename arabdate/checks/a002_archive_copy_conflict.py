"""Copies of one text differ in a date.

What it finds
    Articles that are nearly one text, as agencies' reports and press releases are in many papers, where one
    has another date than the others at the same place. It begins with the copy whose date nothing proves and
    the fewest have; where that does not tell, neither is called the error.

Why it matters
    Whoever cut or retyped the text made a slip, and the copy by itself does not show it.

Wrong
    [2022-07-18] دمياط - وقعت شركة المياه في 17 يوليو 2022 عقدا لتمويل محطة تحلية في الميناء بطاقة 40 ألف متر
    & [2022-07-19] وقعت شركة المياه في 17 يونيو 2022 عقدا لتمويل محطة تحلية في الميناء بطاقة 40 ألف متر
        => 2: 17 يونيو 2022 | 1: 17 يوليو 2022
        +> يوليو
    [2015-08-11] تصرف البلدية التعويضات لأصحاب المحال بدءا من 1 ذو القعدة 1436هـ عبر فروع البريد في كل المدن
    & [2015-08-11] تصرف البلدية التعويضات لأصحاب المحال بدءا من 1 ذو القعدة 1435هـ عبر فروع البريد في كل المدن
        => 2: 1 ذو القعدة 1435هـ | 1: 1 ذو القعدة 1436هـ
        +> 1436

Right
    [2022-07-18] دمياط - وقعت شركة المياه في 17 يوليو 2022 عقدا لتمويل محطة تحلية في الميناء بطاقة 40 ألف متر
    & [2022-07-19] وقعت شركة المياه في 17 تموز 2022 عقدا لتمويل محطة تحلية في الميناء بطاقة 40 ألف متر
    [2022-07-18] وقعت شركة المياه أمس عقدا لتمويل محطة تحلية في رأس البر بطاقة 40 ألف متر مكعب في اليوم
    & [2022-07-22] وقعت شركة المياه أمس عقدا لتمويل محطة تحلية في رأس البر بطاقة 40 ألف متر مكعب في اليوم
    [2019-06-02] تبدأ البلدية صرف مستحقات عمال النظافة في 5 يونيو 2019 من الصندوق عبر فروع البريد في المدن
    & [2019-07-02] تبدأ البلدية صرف مستحقات عمال النظافة في 5 يوليو 2019 من الصندوق عبر فروع البريد في المدن

When it is silent
    Bulletins, tables and notices that come again: their dates lie as far apart as their publications, each
    has its right weekday, or their numbers differ. Dates that are reckoned from publication (`أمس`), that
    nest or are neighbours, that stand elsewhere in the copy, or that C002 and its like find in it. A
    difference that no slip explains is told only of copies of one week that agree in all the rest, and not
    of what is to come, which may have been put off. Texts too short to be known for copies.

Source
    the slips: `slips.py`; likeness of texts: Broder (1997), see `testimony.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from arabdate.checks.across import passages, repairs, slip_across, standing
from arabdate.checks.meetings import Archive, Copies
from arabdate.checks.registry import Rule, Settings
from arabdate.checks.testimony import Testimony
from arabdate.model import Finding, Severity

RULE = Rule("A002", "archive-copy-conflict", Severity.WARNING, "0.2")


def find_across(archive: Archive, settings: Settings) -> Iterator[Finding]:
    """Dates that copies have otherwise at the same place; a finding for each place of a text."""
    links: list[tuple[Testimony, Testimony]] = []
    differing: set[int] = set()
    for pair in archive.copies:
        for one, two in _same_places(archive, pair):
            if not _differ(one, two):
                links.append((one, two))
            elif _is_slip(pair, one, two):
                links.append((one, two))
                differing.update((id(one), id(two)))
    for group in _groups(links):
        if any(id(row) in differing for row in group):
            yield _finding(group)


# -- one place of one text

SAME_PLACE = 0.6
"""The share of the words next to a date that must stand next to the other too."""
CLAUSE = 5
"""Telling words from which a clause is known again by them."""


def _same_places(archive: Archive, pair: Copies) -> Iterator[tuple[Testimony, Testimony]]:
    """The dates of two copies that stand at the same place; of several, one that agrees, else the nearest."""
    first, second = archive.of(pair.first.article), archive.of(pair.second.article)
    for one in first:
        near = [(_nearness(one, two), not _differ(one, two), two) for two in second]
        fitting = [t for t in near if t[0] >= SAME_PLACE]
        if fitting:
            two = max(fitting, key=lambda t: (t[1], t[0], -t[2].start))[2]
            if _differ(one, two) and any(
                not _differ(other, two) and _nearness(other, two) >= SAME_PLACE for other in first
            ):
                continue  # it has its like elsewhere in the copy
            yield one, two


def _nearness(a: Testimony, b: Testimony) -> float:
    """The share of words next to both dates, or of telling words in both clauses: leads are rewritten."""
    sides = (set(a.before), set(b.before)), (set(a.after), set(b.after))
    shared = sum(len(one & two) for one, two in sides)
    beside = shared / max(sum(min(len(one), len(two)) for one, two in sides), 1)
    fewer, more = sorted((a, b), key=lambda t: len(t.words))
    if len(fewer.words) < CLAUSE:
        return beside
    return max(beside, sum(not more.keys.isdisjoint(keys) for _, *keys in fewer.words) / len(fewer.words))


def _differ(a: Testimony, b: Testimony) -> bool:
    """Whether two dates cannot both hold: they do not nest; and two days are not next to each other."""
    slack = int(a.is_day and b.is_day)
    return a.first > b.last + slack or b.first > a.last + slack


# -- a slip, or another edition

SLACK = 3
"""Days by which two editions may lie farther apart, or nearer, than what they announce."""
EXACT = 0.8
"""How much two copies must be alike for a difference that no slip explains."""
WEEK, MONTH = 7, 31
"""Days within which one text is printed again; later copies must agree in every number."""


def _is_slip(pair: Copies, a: Testimony, b: Testimony) -> bool:
    """Whether a difference is a mistake in one of the copies, and not what makes it another bulletin.

    What another rule finds in the article itself is left to it; of two dates that are proved each is meant.
    """
    if a.text == b.text or a.is_faulty or b.is_faulty or (a.is_proved and b.is_proved):
        return False
    if (a.from_publication and b.from_publication) or _are_editions(a, b):
        return False
    slip = slip_across(a, b)
    if slip is not None:
        yearly = slip.unit == "year" and "anniversary" in a.marks | b.marks
        return not yearly and _numbers_apart(pair) <= int(_are_within(pair, MONTH))
    if a.from_publication or b.from_publication or "future" in (a.tense, b.tense):
        return False
    return _are_within(pair, WEEK) and pair.alike >= EXACT and _numbers_apart(pair) == 0


def _are_within(pair: Copies, days: int) -> bool:
    """Whether two copies were published within so many days, as far as is known."""
    one, two = pair.first.published, pair.second.published
    return one is not None and two is not None and abs(one - two) <= days


def _are_editions(a: Testimony, b: Testimony) -> bool:
    """Whether the dates move with the publications: a bulletin or a notice that comes again."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    moved = abs(a.first - b.first)
    return abs(moved - abs(a.published - b.published)) <= max(SLACK, moved // 4)


def _numbers_apart(pair: Copies) -> int:
    """How many numbers the copy with fewer of its own has that the other has not."""
    one, two = pair.first.numbers, pair.second.numbers
    return min(len(one - two), len(two - one))


# -- the finding


def _groups(links: list[tuple[Testimony, Testimony]]) -> list[list[Testimony]]:
    """The rows that links tie together, in the order of the archive."""
    group: dict[int, list[Testimony]] = {}
    for one, two in links:
        mine, theirs = group.setdefault(id(one), [one]), group.setdefault(id(two), [two])
        if mine is not theirs:
            mine.extend(theirs)
            group.update((id(row), mine) for row in theirs)
    return list({id(rows): rows for rows in group.values()}.values())


def _finding(group: list[Testimony]) -> Finding:
    rows = sorted(group, key=lambda r: (r.article, r.start))
    wrong = _odd(rows)
    right = next(r for r in rows if _differ(r, wrong))
    slip = slip_across(wrong, right)
    reason = "the rest of the text is the same" if slip is None else slip.reason
    reason_ar = "وسائر النص واحد" if slip is None else slip.reason_ar
    return RULE.finding(
        f"«{wrong.text}» here is «{right.text}» in {right.article}, a copy of this text: {reason}",
        f"«{wrong.text}» هنا هو «{right.text}» في {right.article}، وهو نسخة من هذا النص: {reason_ar}",
        ((wrong.start, wrong.end),),
        evidence=tuple(map(standing, (wrong, *(r for r in rows if r is not wrong)))),
        repairs=repairs(wrong, right, slip),
        article=wrong.article,
        elsewhere=passages(r for r in rows if r is not wrong),
    )


def _odd(rows: list[Testimony]) -> Testimony:
    """The row to begin with: what nothing proves and the fewest say, the farthest from its publication."""
    says = Counter(r.first for r in rows)

    def weight(row: Testimony) -> tuple[bool, int, int, str]:
        far = 0 if row.published is None else abs(row.published - row.first)
        return row.stands, says[row.first], -far, row.article

    return min(rows, key=weight)
