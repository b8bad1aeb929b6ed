"""How the tests of the rules ask: which rules fire on a text, on what, with which repairs."""

from __future__ import annotations

from arabdate import Finding, Severity, check


def findings(text: str, published: str | None = None) -> list[Finding]:
    """The findings that an editor is shown: notes are left out."""
    return [f for f in check(text, published) if f.severity is not Severity.NOTE]


def codes(text: str, published: str | None = None) -> list[str]:
    """The rules that raise an alarm."""
    return [f.rule for f in findings(text, published)]


def notes(text: str, published: str | None = None) -> list[str]:
    """The rules that leave a note."""
    return [f.rule for f in check(text, published) if f.severity is Severity.NOTE]


def marked(text: str, finding: Finding) -> list[str]:
    """The words that a finding underlines."""
    return [text[start:end] for start, end in finding.spans]


def mended(text: str, finding: Finding) -> list[str]:
    """The text after each of a finding's repairs."""
    return [text[: r.span[0]] + r.replacement + text[r.span[1] :] for r in finding.repairs]


def touches(finding: Finding, span: tuple[int, int]) -> bool:
    """Whether a finding underlines something in a span."""
    return any(start < span[1] and span[0] < end for start, end in finding.spans)
