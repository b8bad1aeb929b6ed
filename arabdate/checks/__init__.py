"""The consistency checks: mentions to findings, one slip, one finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from arabdate.checks.ignores import Ignores
from arabdate.checks.registry import Rule, Settings, rules
from arabdate.checks.selection import kept, regraded
from arabdate.checks.tables import reckoned
from arabdate.model import Finding
from arabdate.normalize import Analysis, analyse

__all__ = ["Rule", "Settings", "check", "check_analysis", "rules"]

_NEAREST = "CRNA"
"""A slip's finding goes to the rule nearest to it."""


def check(
    text: str, published: str | dt.date | dt.datetime | None = None, settings: Settings | None = None
) -> list[Finding]:
    """Find the contradictions of an Arabic article about its dates.

    Args:
        text: the article, as published.
        published: its publication day, as in `normalize_dates`.
        settings: rules, severities and tolerances; the defaults suit newspapers of every country.

    Returns:
        The findings in text order, notes included; each with its proof. An article without one is the
        normal case. What the text's own remarks say to ignore is left out (see `checks/ignores.py`).

    Raises:
        InputError: `text` is not a str, or `published` is no date.

    Examples:
        >>> [f.rule for f in check("وقع الانفجار يوم الأحد 10 نوفمبر 2020")]
        ['C002']
        >>> check("وقع الانفجار يوم الأحد 10 نوفمبر 2020", settings=Settings(ignore=("C002",)))
        []
    """
    return check_analysis(analyse(text, published), settings or Settings())


def check_analysis(analysis: Analysis, settings: Settings, ignores: Ignores | None = None) -> list[Finding]:
    """The findings of an article that has been read already; `ignores` are its remarks, read if not given."""
    ignores = Ignores(analysis.text) if ignores is None else ignores
    analysis = reckoned(analysis, settings.hijri_table)
    found = _one_slip_one_finding(analysis, settings, _found(analysis, settings))
    if ignores.remarks:
        found = kept(found, lambda f: not ignores.silence(f))
    if settings.severity:
        levels = settings.levels()
        found = [regraded(f, levels) for f in found]
    return found


def _found(analysis: Analysis, settings: Settings) -> list[Finding]:
    wanted = [m for m in rules().values() if settings.wants(m.rule.code)]
    return [f for module in wanted for f in module.find(analysis, settings)]


def _one_slip_one_finding(analysis: Analysis, settings: Settings, found: list[Finding]) -> list[Finding]:
    """Attach to each finding, as `related`, the later rules' findings that its slip explains."""
    found.sort(key=lambda f: (_NEAREST.index(f.rule[0]), f.severity != "error", f.rule, f.spans))
    kept: list[Finding] = []
    for finding in found:
        alike = sum(f.rule == finding.rule for f in found)
        hosts = [i for i, k in enumerate(kept) if k.severity != "note" and _touch(k, finding)]
        if rules()[finding.rule].rule.own_slip:
            hosts = [i for i in hosts if _undoes(analysis, settings, kept[i], finding.rule, alike)]
        host = hosts[0] if hosts else None
        if host is None:
            kept.append(finding)
        else:
            kept[host] = replace(kept[host], related=(*kept[host].related, finding))
    return sorted(kept, key=lambda f: f.spans)


def _touch(a: Finding, b: Finding) -> bool:
    return any(s < e2 and s2 < e for s, e in a.spans for s2, e2 in b.spans)


def _undoes(analysis: Analysis, settings: Settings, host: Finding, rule: str, count: int) -> bool:
    """Whether a repair of one finding leaves fewer than `count` of another rule: one slip made both.

    Without a repair to try, that they touch is enough: two slips in one date are rare.
    """
    published = analysis.published_at or analysis.published
    for repair in host.repairs:
        text = analysis.text[: repair.span[0]] + repair.replacement + analysis.text[repair.span[1] :]
        if (
            sum(
                f.rule == rule
                for f in _found(reckoned(analyse(text, published), settings.hijri_table), settings)
            )
            < count
        ):
            return True
    return not host.repairs
