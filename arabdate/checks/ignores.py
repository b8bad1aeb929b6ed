"""`arabdate: ignore`: remarks by which an archive itself says what is not to be told of.

In a text, a remark behind a line's words is about the findings of that line, and one that begins its line,
alone or as a comment of HTML or of a program, about the whole text: `<!-- arabdate: ignore[C002] -->`.
Without codes it is about all rules. A record may say the same in its field `arabdate_ignore`. The text is
read as it stands, its remarks with it: places do not move.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from arabdate.checks.selection import EVERY, fits, patterns
from arabdate.model import Finding, Span

__all__ = ["Ignores", "Remark"]

_SIGN = "arabdate:"
_REMARK = re.compile(r"arabdate:[ \t]*ignore(?![-\w])(?:[ \t]*\[([^\]\n]*)\])?")
_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Remark:
    """One remark: `codes` are patterns of rules, `span` the place it is about (None: all of the text), `at`
    where it stands in the text (None: in a field), `used` whether it silenced anything."""

    codes: tuple[str, ...]
    span: Span | None = None
    at: int | None = None
    used: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether it is about a finding: of its rules, with a place on its line."""
        if not any(fits(c, finding.rule) for c in self.codes):
            return False
        return self.span is None or any(s < self.span[1] and self.span[0] < e for s, e in finding.spans)


class Ignores:
    """The remarks of one article; `field` holds the patterns of its record.

    Examples:
        >>> found = Ignores("<!-- arabdate: ignore[C002, N] -->\\nالأحد 10 نوفمبر 2020 # arabdate: ignore")
        >>> [(r.codes, r.span) for r in found.remarks]
        [(('C002', 'N'), None), (('ALL',), (35, 74))]
    """

    __slots__ = ("remarks", "silenced")

    def __init__(self, text: str, field: Sequence[str] = ()) -> None:
        self.remarks = [Remark(patterns(field))] if field else []
        self.silenced = 0
        if _SIGN in text:
            self.remarks += [_remark(text, m) for m in _REMARK.finditer(text)]

    def silence(self, finding: Finding) -> bool:
        """Whether a remark is about this finding; the remark is then used."""
        covering = [r for r in self.remarks if r.covers(finding)]
        for remark in covering:
            remark.used = True
        self.silenced += bool(covering)
        return bool(covering)


def _remark(text: str, match: re.Match[str]) -> Remark:
    codes = (EVERY,) if match[1] is None else patterns([match[1]])
    begin = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    of_a_line = _WORD.search(text, begin, match.start()) is not None
    return Remark(codes, (begin, len(text) if end < 0 else end) if of_a_line else None, match.start())
