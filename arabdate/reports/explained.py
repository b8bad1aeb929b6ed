"""An explanation as a person reads it: a region's tokens, what was made of them and how, and what was not.

English stands first in a line and Arabic last, so that a terminal which orders the line has nothing to carry
away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from arabdate.explain.rows import (
    Explained,
    ExplainedRegion,
    Explanation,
    Leftover,
    Matched,
    Sense,
    Step,
    Word,
)
from arabdate.model import Anchor, Mention
from arabdate.reports.places import Places
from arabdate.reports.style import Style, visible

__all__ = ["explanation_lines"]


def explanation_lines(told: Explanation, style: Style) -> Iterator[str]:
    """The report, a paragraph a region."""
    return _Report(told, style).lines()


class _Report:
    """The lines of one explanation."""

    def __init__(self, told: Explanation, style: Style) -> None:
        self.told = told
        self.style = style
        self.places = Places(told.text)

    def lines(self) -> Iterator[str]:
        """All of it."""
        yield from self._document()
        for region in self.told.regions:
            yield ""
            yield from self._region(region)
        if self.told.outside:
            yield ""
            yield from self._leftovers("looked at no closer", self.told.outside)

    def _document(self) -> Iterator[str]:
        anchor = self.told.reference
        if anchor is None:
            yield "reference: none; no publication day was given, and the text shows none of its own"
        else:
            yield f"reference: {self._anchor(anchor)}"
        yield from (f"  passed over: {self._anchor(anchor)}" for anchor in self.told.passed_over)
        if self.told.month_first:
            yield "stamps are read month first: some can be read no other way"
        if self.told.hijri_years:
            yield "years without an era are read as Hijri where they can be"
        if not self.told.regions:
            yield "no word or number in it can make a date"

    def _anchor(self, anchor: Anchor) -> str:
        own = "" if anchor.span is None else f"  {self._arabic(self.told.text[slice(*anchor.span)])}"
        return f"{anchor.date.isoformat()} ({anchor.source}){own}"

    # -- regions

    def _region(self, region: ExplainedRegion) -> Iterator[str]:
        yield f"{self._head(region.start)} {self._arabic(region.text)}"
        said = [_kinds(word) for word in region.words]
        wide = min(max(map(len, said)), 56)
        for word, kinds in zip(region.words, said, strict=True):
            yield f"  {self._dim(self._place(word.start))}  {kinds:{wide}}  {self._arabic(word.text)}"
        for expression in region.expressions:
            yield from self._expression(expression)
        yield from self._leftovers("  not taken", region.leftovers)

    def _expression(self, told: Explained) -> Iterator[str]:
        worth = _worth(told.mention) if told.mention is not None else f"no mention: {told.refusal}"
        yield f"  {self._head(told.start)} {self.style.paint(worth, 'bold')}  {self._arabic(told.text)}"
        for row in told.rows:
            yield from self._row(row)
        yield from (f"    {self._prose(tie)}" for tie in told.ties)
        for step in told.steps:
            yield from self._step(step)

    def _row(self, row: Matched) -> Iterator[str]:
        yield f"    row {row.row}, such as {self._arabic(row.example)}"
        yield from (f"      {role}  {self._arabic(words)}" for role, words in row.roles.items())
        yield from (f"      over {r.row} ({r.why})  {self._arabic(r.text)}" for r in row.rivals)

    def _step(self, step: Step) -> Iterator[str]:
        yield f"    {self._prose(step.said)}"
        for year in step.considered:
            yield f"      {year.date}  {'taken' if year.lost is None else year.lost}"

    # -- what is left over

    def _leftovers(self, head: str, left: Iterable[Leftover]) -> Iterator[str]:
        indent = " " * (len(head) - len(head.lstrip()) + 2)
        for number, item in enumerate(left):
            if not number:
                yield head
            place = self._dim(self._place(item.start))
            yield f"{indent}{place}  {self._prose(item.why)}  {self._arabic(item.text)}"
            yield from (f"{indent}  row {r.row} {r.why}  {self._arabic(r.text)}" for r in item.near)
            if item.unknown is not None:
                like = "".join(f"; a table has {self._arabic(s)}" for s in item.spellings)
                yield f"{indent}  no table knows {self._arabic(item.unknown)} beside it{like}"

    # -- words

    def _place(self, at: int) -> str:
        line, column = self.places.line_column(at)
        return f"{line}:{column}"

    def _head(self, at: int) -> str:
        return self.style.paint(self._place(at), "bold")

    def _dim(self, text: str) -> str:
        return self.style.paint(text, "dim")

    def _arabic(self, text: str) -> str:
        return self.style.fence(visible(text))

    def _prose(self, sentence: str) -> str:
        return _QUOTED.sub(lambda m: f"«{self.style.fence(m[1])}»", visible(sentence))


_QUOTED = re.compile("«([^»]*)»")


def _kinds(word: Word) -> str:
    """What the tables say, then the kinds that the grammar adds (a number may be a day and an hour)."""
    listed = [" ".join(filter(None, (s.kind, s.value, _table(s)))) for s in word.senses]
    said = {sense.kind for sense in word.senses}
    number = [] if word.number is None or word.text.isdigit() else [f"= {word.number}"]
    return ", ".join([*listed, *(k for k in word.kinds if k not in said), *number])


def _table(sense: Sense) -> str:
    """The table of a word, where its value does not name it."""
    names = [table.removesuffix(".toml") for table in sense.tables]
    return "" if sense.value and sense.value.split()[0] in names else f"({', '.join(names)})" if names else ""


def _worth(mention: Mention) -> str:
    mod = "" if mention.mod is None else f" {mention.mod}"
    tradition = "" if mention.tradition is None else f", {mention.tradition}"
    how = f"{mention.resolution.value}, {mention.calendar.value}{tradition}"
    return f"{mention.type.value} {mention.value}{mod} ({how})"
