"""The rules, discovered by being there: every module `checks/[a-z]NNN_*.py` is one.

A rule module has a docstring with the headings `What it finds`, `Why it matters`, `Wrong`, `Right`,
`When it is silent`, `Source`; a constant `RULE`; and a function `find(analysis, settings)` that yields
findings. Its Wrong and Right examples run as tests; `arabdate rule CODE` prints the docstring.

An example is an indented line ``[publication day or -] text``. Under a Wrong one, ``=> span | span``
quotes the places that the finding must underline, and ``+> replacement`` the first repair, if any.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from arabdate.errors import TableError
from arabdate.model import Finding, Severity, Span
from arabdate.normalize import Analysis

__all__ = ["Example", "Rule", "RuleModule", "Settings", "examples", "rules"]


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


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. `hijri_tolerance` is the number of days by which a Hijri date may differ
    from its table and be silent; one more day is a note, beyond that an error (sightings of the moon
    differ by country)."""

    hijri_tolerance: int = 1


@dataclass(frozen=True, slots=True)
class RuleModule:
    """A rule with its documentation and its code."""

    rule: Rule
    documentation: str
    find: Callable[[Analysis, Settings], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Example:
    """A Wrong (`wrong`) or Right example of a rule's documentation."""

    wrong: bool
    published: str | None
    text: str
    spans: tuple[str, ...] = ()
    repair: str | None = None


_MODULE = re.compile(r"[a-z]\d{3}_\w+")


@cache
def rules() -> dict[str, RuleModule]:
    """All rules by code, in the order of their codes: C before N before R.

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
    for part in ("RULE", "find", "__doc__"):
        if not getattr(module, part, None):
            raise TableError(f"{module.__name__}: a rule wants {part}, got none")
    return RuleModule(module.RULE, module.__doc__ or "", module.find)


_EXAMPLE = re.compile(r"\s+\[(-|\d{4}-\d\d-\d\d)\] (.+)")


def examples(documentation: str) -> list[Example]:
    """The Wrong and Right examples of a rule's documentation, in order."""
    out: list[Example] = []
    section = ""
    for line in documentation.splitlines():
        if line and not line.startswith(" "):
            section = line.strip()
        elif (found := _EXAMPLE.fullmatch(line)) and section in ("Wrong", "Right"):
            published = None if found[1] == "-" else found[1]
            out.append(Example(section == "Wrong", published, found[2]))
        elif (mark := line.strip()[:3]) in ("=> ", "+> ") and out:
            said = line.strip()[3:]
            last = out[-1]
            spans = tuple(s.strip() for s in said.split(" | ")) if mark == "=> " else last.spans
            out[-1] = Example(
                last.wrong, last.published, last.text, spans, last.repair if mark == "=> " else said
            )
    return out
