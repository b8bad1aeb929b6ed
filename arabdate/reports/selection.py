"""Which findings a user wants to see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from arabdate.errors import InputError
from arabdate.model import Finding, Severity

__all__ = ["selected", "wanted_codes"]


def wanted_codes(known: Iterable[str], select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes that are selected (all, if none is) and not ignored.

    A pattern is a code or its beginning, in either case; several may stand in one, with commas between.

    Raises:
        InputError: a pattern fits no code.

    Examples:
        >>> sorted(wanted_codes(["C001", "C002", "N001"], ["c"], ["C002"]))
        ['C001']
    """
    codes = tuple(known)
    chosen, dropped = _matching(codes, select), _matching(codes, ignore)
    return frozenset(c for c in codes if (c in chosen or not chosen) and c not in dropped)


def _matching(codes: tuple[str, ...], patterns: Iterable[str]) -> set[str]:
    out: set[str] = set()
    for pattern in (p.strip().upper() for given in patterns for p in given.split(",")):
        found = {c for c in codes if pattern and c.startswith(pattern)}
        if not found:
            raise InputError(
                f"wanted a rule's code, or its beginning, of {', '.join(codes)}; got {pattern!r}"
            )
        out |= found
    return out


def selected(findings: Iterable[Finding], codes: Collection[str], notes: bool) -> list[Finding]:
    """The findings of these codes in text order, without the notes unless they are asked for.

    A finding that hung on one that is not wanted stands for itself: to ignore a rule must not hide another.
    """

    def keep(finding: Finding) -> bool:
        return finding.rule in codes and (notes or finding.severity is not Severity.NOTE)

    out: list[Finding] = []
    for finding in findings:
        related = tuple(filter(keep, finding.related))
        if keep(finding):
            out.append(replace(finding, related=related))
        else:
            out.extend(related)
    return sorted(out, key=lambda f: f.spans)
