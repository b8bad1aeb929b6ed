"""Recall by kind of fault: slips planted, one a text, in articles that are clean.

    python benchmarks/faults.py [--misses] [--seed N]

The articles of `data/clean.jsonl` carry marks: where each date stands, which day it is, and what it dates.
From the marks alone, never from what the library reads, each fault is planted and the proofs that it leaves
are reckoned: another name of the month, a weekday, a date in another calendar, the same event dated again, an
order that no longer holds, a length. A fault that leaves none cannot be found by anybody, and is set apart.

A fault is found by a finding on the words that were changed; rightly named by the rule of one of its proofs;
mended where the first repair, or any, gives back the clean text.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from arabdate import Calendar, CalendarError, Finding, Severity, calendars, check
from arabdate.lexicon import confusables, load

CLEAN = Path(__file__).parent.parent / "data" / "clean.jsonl"

RULE_OF = {
    "no such day": "C001",
    "weekday": "C002",
    "two names": "C003",
    "other calendar": "C004",
    "ends of a range": "C005",
    "told again": "N001",
    "order": "N002",
    "length": "N003",
    "past": "R001",
    "to come": "R002",
    "day of writing": "R003",
}
"""The proofs that a fault may leave, and the rule that each belongs to."""

LAST_JULIAN_DAY = dt.date(1923, 3, 1).toordinal()
"""Until then a date in a newspaper may be Julian (Greece was the last to change), and its weekday right."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A text with one slip: `span` is what was changed, `proofs` what contradicts it."""

    article: str
    kind: str
    clean: str
    text: str
    span: tuple[int, int]
    published: str | None
    proofs: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the text says now, with what stands around it."""
        start, end = self.span
        return f"{self.text[max(0, start - 25) : start]}[{self.text[start:end]}]{self.text[end : end + 25]}"


# -- what the marks say

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def _names(tradition: str) -> tuple[str, ...]:
    return load().traditions[tradition].names


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Date:
    """A date as its mark writes it: the places of its parts in the text, and the day that it is."""

    of: str
    tradition: str
    calendar: Calendar
    parts: dict[str, tuple[int, int]]
    said: dict[str, str]
    day: int
    span: tuple[int, int]

    def number(self, part: str) -> int:
        """Day, month or year as written."""
        if part == "month":
            return _names(self.tradition).index(self.said["month"]) + 1
        return int(self.said[part])


def dates(row: Row) -> list[Date]:
    """The marks that name one day, in full or without their year."""
    out = []
    for mark in row["marks"]:
        for tradition in (row["months"], "egyptian", "hijri"):
            pattern = (
                rf"(?:(?P<weekday>{_any(WEEKDAYS)}) )?(?P<day>\d+) (?P<month>{_any(_names(tradition))})"
                rf"(?:/(?P<alias>{_any(_names('egyptian'))}))?(?: (?P<year>\d+)(?:م|هـ)?)?"
            )
            found = re.fullmatch(pattern, mark["text"].partition("، ")[2] or mark["text"])
            if found is None or "value" not in mark or "/" in mark["value"]:
                continue
            at = mark["start"] + len(mark["text"]) - len(found.string)
            said = {k: v for k, v in found.groupdict().items() if v}
            parts = {k: (at + found.start(k), at + found.end(k)) for k in said}
            calendar = Calendar.UMM_AL_QURA if tradition == "hijri" else Calendar.GREGORIAN
            day = dt.date.fromisoformat(mark["value"]).toordinal()
            span = (mark["start"], mark["start"] + len(mark["text"]))
            out.append(Date(mark["of"], tradition, calendar, parts, said, day, span))
            break
    return out


def _day(date: Date, **changed: int) -> int | None:
    """The day of a date with a part changed; None where there is none."""
    year = date.number("year") if "year" in date.said else dt.date.fromordinal(date.day).year
    number = {"year": year, "month": date.number("month"), "day": date.number("day"), **changed}
    calendar = date.calendar
    if calendar is Calendar.UMM_AL_QURA:
        calendar = calendars.hijri_table(number["year"])
    try:
        return calendars.to_day(calendar, number["year"], number["month"], number["day"])
    except CalendarError:
        return None


# -- the proofs that a change leaves


def proofs(row: Row, all_dates: list[Date], moved: dict[int, int | None]) -> Iterator[str]:
    """What contradicts the text once the dates at these places are other days; None is no day at all."""
    now = [replace(d, day=moved.get(i, d.day) or d.day) for i, d in enumerate(all_dates)]
    written = None if row["published"] is None else dt.date.fromisoformat(row["published"]).toordinal()
    for i, day in moved.items():
        date = all_dates[i]
        if day is None:
            yield "no such day"
            continue
        lunar = date.calendar is Calendar.UMM_AL_QURA
        if "weekday" in date.said:
            off = (WEEKDAYS.index(date.said["weekday"]) - (day - 1) % 7 + 3) % 7 - 3
            julian = day < LAST_JULIAN_DAY and off == -1  # 13 days later, the day before
            if abs(off) > (2 if lunar else 0) and not julian and not _another_year_fits(date, day, written):
                yield "weekday"
        for j, other in enumerate(now):
            if j != i and other.of == date.of:
                if other.calendar is not date.calendar and abs(other.day - day) > 2:
                    yield "other calendar"
                if other.calendar is date.calendar and other.day != day and "year" in date.said:
                    yield "told again"
        if lunar:
            continue
        yield from _lengths(row, now, date.of)
        if "year" not in date.said:
            continue
        if date.of == "dateline" and written is not None and abs(day - written) > 1:
            yield "day of writing"
        yield from _orders(row, now, date.of)
        if written is not None and date.day <= written < day - 1:
            yield "past"
        if written is not None and day + 1 < written < date.day:
            yield "to come"


def _another_year_fits(date: Date, day: int, written: int | None) -> bool:
    """Whether a date without a year has its weekday in a year around publication."""
    if "year" in date.said or written is None:
        return False
    said, wanted = dt.date.fromordinal(day), WEEKDAYS.index(date.said["weekday"])
    year = dt.date.fromordinal(written).year
    others = (dt.date(year + n, said.month, min(said.day, 28)) for n in (-1, 0, 1))
    return any(d.weekday() == wanted and abs(d.toordinal() - written) < 366 for d in others)


def _orders(row: Row, now: list[Date], of: str) -> Iterator[str]:
    days = {d.of: d.day for d in now if d.calendar is Calendar.GREGORIAN}
    for first, then in row["order"]:
        if of in (first, then) and {first, then} <= days.keys() and days[first] > days[then] + 1:
            yield "order"


def _lengths(row: Row, now: list[Date], of: str, number: int | None = None) -> Iterator[str]:
    """Whether a length, age or anniversary no longer holds; `number` stands for the one said."""
    days = {d.of: d.day for d in now if d.calendar is Calendar.GREGORIAN}
    for mark in row["marks"]:
        if "number" not in mark:
            continue
        ends = mark.get("between", ["born", "died"] if mark["what"] == "age" else [])
        if mark["what"] == "anniversary" or not set(ends) <= days.keys() or (of and of not in ends):
            continue
        apart = days[ends[1]] - days[ends[0]]
        wanted = mark["number"] if number is None else number
        if mark["what"] == "age" or re.search("سنوات|سنة|عام", mark["text"]):
            if abs(apart / 365.25 - wanted) > 1.1:
                yield "length"
        elif abs(apart - wanted) > 1:
            yield "length"


# -- faults


def known_weekdays(row: Row) -> Iterator[tuple[str, str]]:
    """The weekday that each date of an article says, and the one that its day is."""
    for date in dates(row):
        if "weekday" in date.said:
            yield date.said["weekday"], WEEKDAYS[(date.day - 1) % 7]


def faults(row: Row, seed: int = 0) -> Iterator[Fault]:
    """Every kind of fault that an article has a place for, one at each place."""
    all_dates = dates(row)

    def planted(
        kind: str, edits: list[tuple[tuple[int, int], str]], moved: dict[int, int | None], *more: str
    ) -> Fault:
        text, shift, places = row["text"], 0, []
        for (start, end), new in sorted(edits):
            text = text[: start + shift] + new + text[end + shift :]
            places += [start + shift, start + shift + len(new)]
            shift += len(new) - (end - start)
        found = {*more, *proofs(row, all_dates, moved)}
        found = tuple(p for p in RULE_OF if p in found)
        span = (
            (min(places), max(places)) if len(edits) == 1 or kind != "two dates swapped" else (0, len(text))
        )
        return Fault(row["id"], kind, row["text"], text, span, row["published"], found)

    for i, date in enumerate(all_dates):
        dice = random.Random(f"{seed} {row['id']} {i}")
        for kind, edits, moved, *more in _slips(date, dice):
            yield planted(kind, edits, {i: moved} if moved != date.day else {}, *more)
    yield from _swapped(row, all_dates, planted)
    for mark in row["marks"]:
        dice = random.Random(f"{seed} {row['id']} {mark['start']}")
        for kind, edits, *more in _other_slips(row, mark, dice):
            yield planted(kind, edits, {}, *more)


_Edits = list[tuple[tuple[int, int], str]]


def _slips(date: Date, dice: random.Random) -> Iterator[tuple[Any, ...]]:
    """Kind, edits, the day that the date then is, proofs beside those of the day."""
    where, said = date.parts, date.said
    lunar = "Hijri " if date.calendar is Calendar.UMM_AL_QURA else ""
    names = _names(date.tradition)
    month, day = date.number("month"), date.number("day")
    taken = [m for m in confusables().get((date.tradition, month), ()) if _day(date, month=m)]
    if taken:
        other = taken[0]
        if "alias" in where:
            yield "one of two month names", [(where["month"], names[other - 1])], date.day, "two names"
            both = [(where["month"], names[other - 1]), (where["alias"], _names("egyptian")[other - 1])]
            yield "both month names", both, _day(date, month=other)
        else:
            yield f"{lunar}month", [(where["month"], names[other - 1])], _day(date, month=other)
    if "weekday" in where:
        wrong = [w for w in WEEKDAYS if w != said["weekday"]]
        if lunar:
            far = WEEKDAYS.index(said["weekday"])
            wrong = [WEEKDAYS[(far + n) % 7] for n in (3, 4)]
        yield "weekday", [(where["weekday"], dice.choice(wrong))], date.day, "weekday"
    turned = int(said["day"][::-1])
    if day > 10 and turned != day and 1 <= turned <= 31:
        yield f"{lunar}digits of the day swapped", [(where["day"], str(turned))], _day(date, day=turned)
    tens = [d for d in (day - 10, day + 10) if 1 <= d <= 28]
    yield f"{lunar}one digit of the day", [(where["day"], str(tens[0]))], _day(date, day=tens[0])
    lengths = {2: 30} if month == 2 else {month: 31} if month in (4, 6, 9, 11) else {}
    if not lunar and lengths:
        beyond = lengths[month]
        yield "day that the month lacks", [(where["day"], str(beyond))], _day(date, day=beyond)
    if "year" in where:
        year = date.number("year") + dice.choice((-1, 1))
        yield f"{lunar}year off by one", [(where["year"], str(year))], _day(date, year=year)
        digits = said["year"]
        if not lunar and digits[2] != digits[3]:
            turned = int(digits[:2] + digits[3] + digits[2])
            yield "digits of the year swapped", [(where["year"], str(turned))], _day(date, year=turned)


def _swapped(row: Row, all_dates: list[Date], planted: Any) -> Iterator[Fault]:
    """The dates of two steps in each other's place, where each is told once."""
    told = Counter(d.of for d in all_dates)
    full = {d.of: i for i, d in enumerate(all_dates) if told[d.of] == 1 and "year" in d.said}
    for first, then in row["order"]:
        if first in full and then in full:
            i, j = full[first], full[then]
            one, two = all_dates[i], all_dates[j]
            edits = [(one.span, row["text"][slice(*two.span)]), (two.span, row["text"][slice(*one.span)])]
            yield planted("two dates swapped", edits, {}, "order")


def _other_slips(row: Row, mark: Row, dice: random.Random) -> Iterator[tuple[Any, ...]]:
    text, start = mark["text"], mark["start"]
    span = (start, start + len(text))
    if "/" in mark.get("value", "") and mark["value"].count("-") >= 2:
        ends = re.fullmatch(r"من (?P<one>.+?) (?:إلى|حتى) (?P<two>.+)", text)
        if ends:
            day = re.compile(r"\d+")
            whole = len(ends["one"]) > 2
            two_end = ends.end("two") if whole else ends.start("two") + day.match(ends["two"]).end()
            if whole:  # the year stays where it stands
                two_end -= len(re.search(r"(?: \d{4})?$", ends["two"])[0])
            one, two = text[slice(*ends.span("one"))], text[ends.start("two") : two_end]
            first, last = (dt.date.fromisoformat(d) for d in mark["value"].split("/"))
            # `من 28 إلى 7 أكتوبر` may begin in September, `من 1 أبريل إلى 31 مارس 2018` in 2017.
            reads_on = whole or (first - last).days + 30 < 14
            edits = [
                ((start + ends.start("one"), start + ends.end("one")), two),
                ((start + ends.start("two"), start + two_end), one),
            ]
            yield "range reversed", edits, *(() if reads_on else ("ends of a range",))
    if mark.get("of") == "stamp":
        day, month, year = text.split("/")
        yield "stamp month off by one", [(span, f"{day}/{int(month) % 12 + 1:02}/{year}")]
    if text in WEEKDAYS and row["published"] and row["text"][:start].endswith(("أمس ", "غدا ")):
        wrong = dice.choice([w for w in WEEKDAYS if w != text])
        yield "weekday of yesterday or tomorrow", [(span, wrong)], "weekday"
    if "number" in mark and (digits := re.search(r"\d+", text)):
        number = mark["number"] + dice.choice((-10, 10) if mark["number"] > 20 else (5, 9))
        place = (start + digits.start(), start + digits.end())
        yield mark["what"], [(place, str(number))], *_lengths(row, dates(row), "", number)
    if mark.get("what") == "anniversary":
        fewer = {10: "الثامنة", 60: "الثامنة والخمسين"}[mark["number"]]
        yield "anniversary", [(span, fewer)], "length"


# -- what the library makes of them


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a fault."""

    fault: Fault
    found: bool
    named: bool
    first: bool
    mended: bool
    rules: tuple[str, ...]


def verdict(fault: Fault) -> Verdict:
    """Check the text with the fault."""
    alarms = [f for f in check(fault.text, fault.published) if f.severity is not Severity.NOTE]
    start, end = fault.span
    hits = [f for f in alarms if any(s < end and start < e for s, e in f.spans)]
    mended = [_mends(f, fault) for f in hits]
    wanted = {RULE_OF[p] for p in fault.proofs}
    return Verdict(
        fault,
        bool(hits),
        any(f.rule in wanted for f in hits),
        any(m[:1] == [True] for m in mended),
        any(True in m for m in mended),
        tuple(f.rule for f in hits),
    )


def _mends(finding: Finding, fault: Fault) -> list[bool]:
    """Of each repair, whether it gives back the clean text."""
    return [
        fault.text[: r.span[0]] + r.replacement + fault.text[r.span[1] :] == fault.clean
        for r in finding.repairs
    ]


def articles() -> list[Row]:
    """The clean articles with their marks."""
    return [json.loads(line) for line in CLEAN.read_text("utf-8").splitlines()]


def table(verdicts: list[Verdict]) -> Iterator[str]:
    """A line a kind of fault, first of those that leave a proof, then of the rest."""
    head = f"{'':36}{'planted':>8}{'found':>7}{'named':>7}{'first':>7}{'any':>6}   proofs"
    for title, kept in (
        ("faults that leave a proof", [v for v in verdicts if v.fault.proofs]),
        ("faults that nothing in the text contradicts", [v for v in verdicts if not v.fault.proofs]),
    ):
        yield f"{title}\n{head}"
        for kind in [*dict.fromkeys(v.fault.kind for v in kept), "all"]:
            of = [v for v in kept if kind in (v.fault.kind, "all")]
            counts = Counter(p for v in of for p in v.fault.proofs[:1])
            shown = ", ".join(f"{RULE_OF[p]} {n}" for p, n in counts.most_common())
            sums = [sum(getattr(v, name) for v in of) for name in ("found", "named", "first", "mended")]
            yield f"{kind:36}{len(of):8}{sums[0]:7}{sums[1]:7}{sums[2]:7}{sums[3]:6}   {shown}"
        yield ""
    yield "by nearest proof, of all faults that leave one"
    for proof, rule in RULE_OF.items():
        of = [v for v in verdicts if v.fault.proofs[:1] == (proof,)]
        if of:
            found, named = sum(v.found for v in of), sum(v.named for v in of)
            yield f"{rule} {proof:31}{len(of):8}{found:7}{named:7}"


def main() -> None:
    """Plant, check, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="show what was not found, or not rightly named")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rows = articles()
    false = [(r["id"], f) for r in rows for f in check(r["text"], r["published"])]
    print(f"{len(rows)} clean articles, {sum(f.severity is not Severity.NOTE for _, f in false)} findings\n")
    verdicts = [verdict(f) for row in rows for f in faults(row, options.seed)]
    print("\n".join(table(verdicts)))
    for v in verdicts if options.misses else ():
        if bool(v.fault.proofs) != v.named:
            print(f"{v.fault.article}: {v.fault.kind} {v.fault.proofs} {v.rules}\n    {v.fault.words!r}")


if __name__ == "__main__":
    main()
