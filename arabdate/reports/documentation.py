"""The rules as their own files tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from arabdate.checks.registry import RuleModule
from arabdate.reports.style import Style

__all__ = ["rule_lines", "rules_table"]


def rules_table(modules: Collection[RuleModule]) -> Iterator[str]:
    """A line a rule: code, name, severity, and the first line of its documentation."""
    wide = max((len(m.rule.name) for m in modules), default=0)
    for module in modules:
        rule = module.rule
        first = module.documentation.strip().partition("\n")[0]
        yield f"{rule.code}  {rule.name:{wide}}  {rule.severity.value:7}  {first}"


def rule_lines(module: RuleModule, style: Style) -> Iterator[str]:
    """The rule's name, then its documentation as it stands."""
    rule = module.rule
    head = f"{rule.code} {rule.name} ({rule.severity.value}, since {rule.since})"
    yield style.paint(head, "bold")
    yield ""
    yield from map(style.prose, module.documentation.strip().splitlines())
