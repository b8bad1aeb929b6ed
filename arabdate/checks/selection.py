"""Which rules run, how grave their findings are, and what is left when some findings are not wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from arabdate.errors import InputError
from arabdate.model import Finding, Severity

__all__ = ["EVERY", "kept", "matching", "patterns", "regraded"]

EVERY = "ALL"
"""The pattern that fits every code."""


def patterns(given: Iterable[str]) -> tuple[str, ...]:
    """Patterns one by one, in capitals; several may stand in one string, with commas between.

    Examples:
        >>> patterns(["c, N001", "R"])
        ('C', 'N001', 'R')
    """
    return tuple(p.strip().upper() for several in given for p in several.split(","))


def fits(pattern: str, code: str) -> bool:
    """Whether a pattern, in capitals, means a code: the code, its beginning, or `ALL`."""
    return pattern == EVERY or (pattern != "" and code.startswith(pattern))


def matching(codes: Iterable[str], given: Iterable[str]) -> frozenset[str]:
    """The codes that patterns mean: a code or its beginning, in either case, or `ALL`.

    Raises:
        InputError: a pattern fits no code.

    Examples:
        >>> sorted(matching(["C001", "C002", "N001"], ["c"]))
        ['C001', 'C002']
    """
    known, out = tuple(codes), set[str]()
    for pattern in patterns(given):
        found = {c for c in known if fits(pattern, c)}
        if not found:
            raise InputError(
                f"wanted a rule's code, or its beginning, of {', '.join(known)}; got {pattern!r}"
            )
        out |= found
    return frozenset(out)


def kept(findings: Iterable[Finding], keep: Callable[[Finding], bool]) -> list[Finding]:
    """The findings that are wanted, in text order; each is asked for once, what hangs on it before it.

    A finding that hung on one that is not wanted stands for itself: to silence one must not hide another.
    """
    out: list[Finding] = []
    for finding in findings:
        related = tuple(filter(keep, finding.related))
        if keep(finding):
            out.append(replace(finding, related=related))
        else:
            out.extend(related)
    return sorted(out, key=lambda f: f.spans)


def regraded(finding: Finding, levels: dict[str, Severity]) -> Finding:
    """The finding with the severity that a user gives its rule. A note stays one: its rule doubts it."""
    grade = levels.get(finding.rule, finding.severity)
    return replace(
        finding,
        severity=finding.severity if finding.severity is Severity.NOTE else grade,
        related=tuple(regraded(f, levels) for f in finding.related),
    )
