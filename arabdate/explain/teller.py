"""An analysis, and what its narrative heard, put into the rows of an explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from arabdate.explain.listener import Listener
from arabdate.explain.rows import (
    Explained,
    ExplainedRegion,
    Explanation,
    Leftover,
    Matched,
    Rival,
    Sense,
    Step,
    Word,
)
from arabdate.expressions import Expression
from arabdate.fold import fold_word
from arabdate.grammar import Match, NearMiss, contenders, near_misses
from arabdate.lexicon import Feast, MonthName, Reading, listed_in, load, tables
from arabdate.model import Anchor
from arabdate.normalize import Analysis
from arabdate.patterns import Look
from arabdate.tokenizer import TRIGGERS, Region, regions, tokenize
from arabdate.tokens import Token, kinds_of_symbol

__all__ = ["Teller"]


_TELLING = TRIGGERS | {"NUMBER", "DECIMAL", "ORDINAL", "RARE_MONTH", "BARE_WEEKDAY"}
"""The kinds of which a reader may ask why no date came of them."""
_LONGEST = 72
"""How many letters of what a row asks for are shown; the row itself holds the rest."""
_NO_ROW = "no row of the grammar matches here"
_WHICH = "it begins a month's name and does not say which: {}"
_OTHER_NEIGHBOURS = "a row matches its words, and asks for other neighbours"
_TURNED = Step("turned", "its year is turned, so that the range does not run backwards")
_NO_REACH = "by itself it is no date, and no word that makes one stands within reach"


class Teller:
    """Puts an analysis and what its narrative heard into the rows of an `Explanation`."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.folded = analysis.folded
        narrative = analysis.narrative
        self.heard = narrative.heard if isinstance(narrative, Listener) else {}
        made = narrative.made if isinstance(narrative, Listener) else []
        self.years = {id(end): year for end, year in made}
        self.mentions = {id(r.expression): r for r in analysis.resolved}
        self.refusals = {id(e): refusal for e, refusal in analysis.refused}

    def explanation(self) -> Explanation:
        found = list(regions(self.folded))
        rest = iter(self.analysis.expressions)
        expression = next(rest, None)
        told = []
        for region in found:
            inside = []
            while expression is not None and expression.start < region.tokens[-1].end:
                inside.append(expression)
                expression = next(rest, None)
            told.append(self._region(region, inside))
        return Explanation(
            self.analysis.text,
            self.analysis.reference,
            tuple(self._passed_over()),
            self.analysis.month_first,
            self.analysis.narrative.hijri_years,
            tuple(told),
            tuple(self._outside(found)),
        )

    def _passed_over(self) -> Iterator[Anchor]:
        """The days that the text gives as its own behind the one that was taken."""
        own = self.analysis.own_dates if self.analysis.published is None else []
        for date in own[1:]:
            place = date.expression.start, date.expression.end
            yield Anchor(date.source, date.date, self.folded.span(*place))

    # -- regions

    def _region(self, region: Region, inside: list[Expression]) -> ExplainedRegion:
        text, start, end = self._place(region.tokens)
        rivals = contenders(region.kinds)
        rows = iter([self._matched(region, base, matches) for base, matches in rivals])
        taken = {i for base, (won, *_) in rivals for i in range(base + won.start, base + won.end)}
        expressions = [self._expression(e, tuple(next(rows) for _ in e.atoms)) for e in inside]
        left = [
            self._left_in(region, i)
            for i, token in enumerate(region.tokens)
            if i not in taken and (_asks(token) or _opens_month(token))
        ]
        words = [self._word(token) for token in region.tokens]
        return ExplainedRegion(text, start, end, tuple(words), tuple(expressions), tuple(left))

    def _place(self, tokens: Sequence[Token]) -> tuple[str, int, int]:
        start, end = self.folded.span(tokens[0].start, tokens[-1].end)
        return self.folded.text[start:end], start, end

    def _word(self, token: Token) -> Word:
        kinds = tuple(sorted(kinds_of_symbol(token.symbol)))
        senses = tuple(map(_sense, token.readings))
        return Word(*self._place([token]), kinds, senses, token.number)

    def _matched(self, region: Region, base: int, matches: list[Match]) -> Matched:
        won, *lost = matches
        row = won.row
        roles = {role: self._place([region.tokens[base + i]])[0] for role, i in won.roles}
        rivals = tuple(
            Rival(
                match.row.name,
                self._place(region.tokens[base + match.start : base + match.end])[0],
                "shorter" if match.end < won.end else "as long, but a later row of the table",
            )
            for match in lost
        )
        place = self._place(region.tokens[base + won.start : base + won.end])
        return Matched(row.name, row.pattern, row.example, *place, roles, rivals)

    # -- expressions

    def _expression(self, expression: Expression, rows: tuple[Matched, ...]) -> Explained:
        made = self.mentions.get(id(expression))
        steps = list(self.heard.get(expression.start, ()))
        if made is not None:
            steps += [
                _TURNED for end in made.ends if self.years.get(id(end), end.point.year) != end.point.year
            ]
        start, end = self.folded.span(expression.start, expression.end)
        return Explained(
            self.folded.text[start:end],
            start,
            end,
            rows,
            tuple(self._ties(expression)),
            tuple(steps),
            None if made is None else made.mention,
            None if made is not None else self.refusals[id(expression)].value,
        )

    def _ties(self, expression: Expression) -> Iterator[str]:
        if expression.is_sum:
            yield "one length of " + " and ".join(
                f"«{self.folded.slice(a.start, a.end)}»" for a in expression.atoms
            )
        elif len(expression.atoms) == 2:
            first, last = (f"«{self.folded.slice(a.start, a.end)}»" for a in expression.atoms)
            yield f"a range from {first} to {last}"
        if len(expression.chain) > 1:
            items = ", ".join(f"«{self.folded.slice(e.start, e.end)}»" for e in expression.chain)
            yield f"in a list: {items}"
        if (pair := expression.pair) is not None:
            yield f"the same day as «{self.folded.slice(pair.start, pair.end)}»"

    # -- what is left over

    def _left_in(self, region: Region, at: int) -> Leftover:
        # What is too long to be shown comes last.
        misses = sorted(near_misses(region.kinds, at), key=lambda miss: any(map(_is_long, miss.wants)))
        near = tuple(self._near(region, miss) for miss in misses[:2])
        why = _OTHER_NEIGHBOURS if near else _NO_ROW
        return self._leftover(region.tokens, at, why, near)

    def _leftover(self, tokens: Sequence[Token], at: int, why: str, near: tuple[Rival, ...] = ()) -> Leftover:
        place = self._place([tokens[at]])
        if names := _opens_month(tokens[at]):
            return Leftover(*place, _WHICH.format(", ".join(f"«{name}»" for name in names)))
        beside = (*tokens[at + 1 : at + 2], *tokens[max(0, at - 1) : at])
        for word in beside if tokens[at].number is not None else ():
            if _is_unknown(word) and (spellings := _spelled_like(word.surface)):
                return Leftover(*place, why, near, self.folded.slice(word.start, word.end), spellings)
        return Leftover(*place, why, near)

    def _near(self, region: Region, miss: NearMiss) -> Rival:
        words = self._place(region.tokens[miss.start : miss.end])[0]
        return Rival(miss.row.name, words, "wants " + _wants(miss.wants))

    def _outside(self, found: list[Region]) -> Iterator[Leftover]:
        """The numbers and date words between the regions."""
        at, data = 0, self.folded.data
        for start, end in [*((r.tokens[0].start, r.tokens[-1].end) for r in found), (len(data), len(data))]:
            tokens = tokenize(data, at, start)
            for i, token in enumerate(tokens):
                if _asks(token) or _opens_month(token):
                    yield self._leftover(tokens, i, _NO_REACH)
            at = end


def _asks(token: Token) -> bool:
    return token.number is not None or not _TELLING.isdisjoint(kinds_of_symbol(token.symbol))


def _wants(looks: Iterable[Look]) -> str:
    """What a row asks of the tokens around it: `before it IN or SINCE; behind it no COUNTED`."""
    sides = {True: "before it", False: "behind it"}
    said = []
    for back in (True, False):
        some = [_short(look.kinds) for look in looks if look.back is back and look.wanted]
        none = [_short(look.kinds) for look in looks if look.back is back and not look.wanted]
        if some:
            said.append(f"{sides[back]} {' or '.join(some)}")
        if none:
            said.append(f"{sides[back]} no {'|'.join(none)}")
    return "; ".join(said)


def _is_long(look: Look) -> bool:
    return look.wanted and len(look.kinds) > _LONGEST


def _short(kinds: str) -> str:
    return kinds if len(kinds) <= _LONGEST else f"{kinds[:_LONGEST]}..."


def _is_unknown(token: Token) -> bool:
    return not token.readings and token.may_be("OTHER", "OTHER_DEFINITE", "OTHER_ACCUSATIVE")


def _spelled_like(surface: bytes) -> tuple[str, ...]:
    """The month names one slip away from a word."""
    near = get_close_matches(surface.decode("cp1256"), _months(), n=2, cutoff=0.8)
    return tuple(_months()[folded] for folded in near)


@cache
def _months() -> dict[str, str]:
    """Every spelling of a month in one word: folded, and as its table writes it."""
    spellings = (
        spelling
        for _, table in tables()
        for month in table.get("month", ())
        for spelling in (month["name"], *month.get("spellings", ()))
    )
    return {fold_word(s).decode("cp1256"): s for s in spellings if " " not in s}


def _opens_month(token: Token) -> tuple[str, ...]:
    """The months whose names a word begins that is none by itself: `تشرين`, `كانون`."""
    form = load().forms.get(token.surface)
    if form is None or token.readings or not form.longer:
        return ()
    return _openers().get(token.surface[len(form.clitics) :], ())


@cache
def _openers() -> dict[bytes, tuple[str, ...]]:
    """The first words of names in two words, which no everyday word is: those have two letters (`ذو`)."""
    found: dict[bytes, tuple[str, ...]] = {}
    for _, table in tables():
        for month in table.get("month", ()) if table.get("needs_year") != "always" else ():
            first, _, second = month["name"].partition(" ")
            if second and len(first) > 2:
                found[fold_word(first)] = (*found.get(fold_word(first), ()), month["name"])
    return found


def _sense(reading: Reading) -> Sense:
    value = reading.value
    if isinstance(value, MonthName):
        value = f"{value.tradition} {value.number}" + (" beside its year" if value.needs_year else "")
    elif isinstance(value, Feast):
        day = f"{value.month}-{value.day}" if value.month else f"{value.offset:+}"
        value = f"{value.calendar} {day}"
    return Sense(reading.kind, None if value is None else str(value), listed_in().get(reading, ()))
