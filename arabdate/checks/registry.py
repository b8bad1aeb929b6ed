"""The rules, discovered by being there: every module `checks/[a-z]NNN_*.py` is one.

A rule module has a docstring with the headings `What it finds`, `Why it matters`, `Wrong`, `Right`,
`When it is silent`, `Source`; a constant `RULE`; and a function that yields findings: `find(analysis,
settings)` those of an article, or `find_across(archive, settings)` those of an archive. Its Wrong and Right
examples run as tests; `arabdate rule CODE` prints the docstring.

An example is an indented line ``[publication day or -] text``. Under a Wrong one, ``=> span | span``
quotes the places that the finding must underline, and ``+> replacement`` the first repair, if any. An example
of an archive has a line an article, the further ones with ``&`` before the bracket; they go by 1, 2, 3, and
a place is quoted as ``1: span``.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from arabdate.checks.selection import EVERY, matching
from arabdate.checks.tables import TABLES
from arabdate.errors import InputError, TableError
from arabdate.model import Finding, Severity, Span
from arabdate.normalize import Analysis

if TYPE_CHECKING:
    from arabdate.checks.meetings import Archive

__all__ = ["LEVELS", "Example", "Rule", "RuleModule", "Settings", "examples", "rules"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's identity. `severity` is its usual one; a finding may say another.

    `own_slip`: it rests on words beside the date too, so a slip in the date need not be the cause.
    """

    code: str
    name: str
    severity: Severity
    since: str
    own_slip: bool = False

    def finding(
        self,
        message: str,
        message_ar: str,
        spans: tuple[Span, ...],
        severity: Severity | None = None,
        **fields: object,
    ) -> Finding:
        """A finding of this rule; `fields` are those of `Finding`."""
        return Finding(self.code, self.name, severity or self.severity, message, message_ar, spans, **fields)  # type: ignore[arg-type]


OFF = "off"
LONGEST_TOLERANCE = 15
"""Days of a Hijri tolerance: half a month and more would excuse any day."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set of the checks.

    `hijri_tolerance` is the number of days by which a Hijri date may differ from its table and be silent; one
    more day is a note, beyond that an error (sightings of the moon differ by country). `hijri_table` is
    `umm-al-qura` or `tabular`, the arithmetic civil calendar; a finding names the one it used. `select`
    and `ignore` are codes of rules or their beginnings, or `ALL`: only the selected rules run (all, if none
    is), without the ignored. `severity` gives rules `error`, `warning`, `note` or `off`, by such patterns,
    of which the longest that fits counts; a note stays one.

    Raises:
        InputError: a value is none of these.

    Examples:
        >>> settings = Settings(select=("C", "N001"), severity={"C": "warning", "C004": "off"})
        >>> [code for code in rules() if settings.wants(code)]
        ['C001', 'C002', 'C003', 'C005', 'N001']
        >>> Settings(hijri_tolerance=-1)
        Traceback (most recent call last):
        arabdate.errors.InputError: hijri_tolerance: wanted a whole number of days from 0 to 15, got -1
    """

    hijri_tolerance: int = 1
    hijri_table: str = "umm-al-qura"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    _wanted: frozenset[str] | None = field(init=False, default=None, repr=False, compare=False)
    """The codes of the rules that run, None for all."""

    def __post_init__(self) -> None:
        days = self.hijri_tolerance
        if not isinstance(days, int) or isinstance(days, bool) or not 0 <= days <= LONGEST_TOLERANCE:
            wanted = f"wanted a whole number of days from 0 to {LONGEST_TOLERANCE}"
            raise InputError(f"hijri_tolerance: {wanted}, got {days!r}")
        if self.hijri_table not in TABLES:
            raise InputError(f"hijri_table: wanted {' or '.join(TABLES)}, got {self.hijri_table!r}")
        for level in self.severity.values():
            if level not in LEVELS:
                raise InputError(f"severity: wanted one of {', '.join(LEVELS)}, got {level!r}")
        if self.select or self.ignore or self.severity:
            matching(rules(), self.severity)
            chosen = matching(rules(), self.select or [EVERY]) - matching(rules(), self.ignore)
            running = frozenset(c for c in chosen if self._level(c) != OFF)
            object.__setattr__(self, "_wanted", running)  # frozen for everyone else

    def wants(self, code: str) -> bool:
        """Whether a rule is to run."""
        return self._wanted is None or code in self._wanted

    @property
    def looks_across(self) -> bool:
        """Whether a rule across articles is to run."""
        return any(m.find_across is not _nothing and self.wants(c) for c, m in rules().items())

    def levels(self) -> dict[str, Severity]:
        """The severities that are given to rules."""
        given = {code: self._level(code) for code in rules()}
        return {code: Severity(level) for code, level in given.items() if level not in (None, OFF)}

    def _level(self, code: str) -> str | None:
        fitting = [(len(p), level) for p, level in self.severity.items() if code in matching(rules(), [p])]
        return max(fitting)[1] if fitting else None


LEVELS = (*(s.value for s in Severity), OFF)


def _nothing(_: object, __: Settings) -> Iterator[Finding]:
    """What a rule of the other kind finds."""
    return iter(())


@dataclass(frozen=True, slots=True)
class RuleModule:
    """A rule with its documentation and its code: what it finds in an article, and across an archive."""

    rule: Rule
    documentation: str
    find: Callable[[Analysis, Settings], Iterator[Finding]] = _nothing
    find_across: Callable[[Archive, Settings], Iterator[Finding]] = _nothing


@dataclass(frozen=True, slots=True)
class Example:
    """A Wrong (`wrong`) or Right example of a rule's documentation; `more` are an archive's others."""

    wrong: bool
    published: str | None
    text: str
    spans: tuple[str, ...] = ()
    repair: str | None = None
    more: tuple[tuple[str | None, str], ...] = ()

    @property
    def articles(self) -> list[tuple[str, str, str | None]]:
        """The archive: name, text and publication day of its articles, which go by 1, 2, 3."""
        every = ((self.published, self.text), *self.more)
        return [(str(n), text, published) for n, (published, text) in enumerate(every, 1)]


_MODULE = re.compile(r"[a-z]\d{3}_\w+")


@cache
def rules() -> dict[str, RuleModule]:
    """All rules by code, in the order of their codes: A, C, N, R.

    Raises:
        TableError: two modules claim one code, or a module lacks a part.
    """
    # Here, because the package imports this module.
    import arabdate.checks as package  # noqa: PLC0415

    out: dict[str, RuleModule] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if _MODULE.fullmatch(info.name):
            found = _read(import_module(f"{package.__name__}.{info.name}"))
            if found.rule.code in out:
                raise TableError(f"checks/{info.name}.py: the code {found.rule.code} is taken")
            out[found.rule.code] = found
    return out


def _read(module: ModuleType) -> RuleModule:
    for part in ("RULE", "__doc__"):
        if not getattr(module, part, None):
            raise TableError(f"{module.__name__}: a rule wants {part}, got none")
    code = {part: getattr(module, part) for part in ("find", "find_across") if hasattr(module, part)}
    if not code:
        raise TableError(f"{module.__name__}: a rule wants find or find_across, got neither")
    return RuleModule(module.RULE, module.__doc__ or "", **code)


_EXAMPLE = re.compile(r"\s+(& )?\[(-|\d{4}-\d\d-\d\d)\] (.+)")


def examples(documentation: str) -> list[Example]:
    """The Wrong and Right examples of a rule's documentation, in order."""
    out: list[Example] = []
    section = ""
    for line in documentation.splitlines():
        if line and not line.startswith(" "):
            section = line.strip()
        elif (found := _EXAMPLE.fullmatch(line)) and section in ("Wrong", "Right"):
            published = None if found[2] == "-" else found[2]
            if found[1]:
                out[-1] = replace(out[-1], more=(*out[-1].more, (published, found[3])))
            else:
                out.append(Example(section == "Wrong", published, found[3]))
        elif (mark := line.strip()[:3]) in ("=> ", "+> ") and out:
            said = line.strip()[3:]
            spans = tuple(s.strip() for s in said.split(" | "))
            out[-1] = replace(out[-1], spans=spans) if mark == "=> " else replace(out[-1], repair=said)
    return out
