"""The consistency checks: mentions to findings, one slip, one finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from arabdate.checks.ignores import Ignores
from arabdate.checks.meetings import Archive
from arabdate.checks.registry import Rule, Settings, rules
from arabdate.checks.selection import kept, regraded
from arabdate.checks.tables import reckoned
from arabdate.model import Finding
from arabdate.normalize import Analysis, analyse

__all__ = [
    "Archive",
    "Rule",
    "Settings",
    "as_wished",
    "check",
    "check_across",
    "check_analysis",
    "check_archive",
    "rules",
]

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


def check_archive(
    articles: Iterable[tuple[str, str, str | dt.date | dt.datetime | None]], settings: Settings | None = None
) -> list[Finding]:
    """Find the contradictions between the articles of an archive.

    Each article is read once and reduced to rows, of which those that may concern each other are brought
    together by what is rare in the archive; the time grows with the number of rows, not with its square.

    Args:
        articles: name, text and publication day of each. A finding calls an article by its name.
        settings: rules and severities, as in `check`.

    Returns:
        The findings of the rules across articles (A001, A002), in the order of the archive. Those of an
        article by itself are `check`'s.

    Raises:
        InputError: two articles have one name, a text is not a str, or a day of publication is no date.

    Examples:
        >>> told = "دشن الوالي مسرح قالمة الجهوي يوم الاثنين 13 جوان 2016"
        >>> later = "عرض مسرح قالمة الجهوي ثمانين مسرحية منذ تدشينه في 13 جويلية 2016"
        >>> (found,) = check_archive([("a", told, "2016-06-14"), ("b", later, "2017-02-20")])
        >>> found.rule, found.article, [p.article for p in found.elsewhere], found.repairs[0].replacement
        ('A001', 'b', ['a'], 'جوان')
    """
    settings = settings or Settings()
    archive = Archive()
    for name, text, published in articles:
        archive.add(name, reckoned(analyse(text, published), settings.hijri_table))
    return as_wished(check_across(archive, settings), settings)


def check_across(archive: Archive, settings: Settings) -> list[Finding]:
    """The findings across articles that have been read already, one for each slip, in the archive's order.

    A date that copies contradict and other articles too is a finding about the copies.
    """
    found = [f for m in rules().values() for f in m.find_across(archive, settings)]
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: f.rule, reverse=True):
        host = next((i for i, k in enumerate(kept) if _share(k, finding)), None)
        if host is None:
            kept.append(finding)
        else:
            kept[host] = replace(kept[host], related=(*kept[host].related, finding))
    order = {name: i for i, name in enumerate(archive.articles)}
    return sorted(kept, key=lambda f: (order[f.article or ""], f.spans, f.rule))


def _share(a: Finding, b: Finding) -> bool:
    """Whether the date that one finding is about is among the other's."""
    return (b.article, b.spans[0]) in {(a.article, a.spans[0]), *((p.article, p.span) for p in a.elsewhere)}


def as_wished(found: list[Finding], settings: Settings, ignores: Ignores | None = None) -> list[Finding]:
    """Findings without those of rules that are not wanted or that the text says to ignore, in the
    severities that are given to the rules."""
    found = kept(found, lambda f: settings.wants(f.rule) and not (ignores and ignores.silence(f)))
    if settings.severity:
        levels = settings.levels()
        found = [regraded(f, levels) for f in found]
    return found


def check_analysis(analysis: Analysis, settings: Settings, ignores: Ignores | None = None) -> list[Finding]:
    """The findings of an article that has been read already; `ignores` are its remarks, read if not given."""
    ignores = Ignores(analysis.text) if ignores is None else ignores
    analysis = reckoned(analysis, settings.hijri_table)
    found = _one_slip_one_finding(analysis, settings, _found(analysis, settings))
    return as_wished(found, settings, ignores) if ignores.remarks or settings.severity else found


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
