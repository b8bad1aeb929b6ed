"""A finding as a person reads it: place, code and claim; the Arabic; the evidence; what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arabdate.archive.base import Article
from arabdate.model import Finding, Repair, Severity
from arabdate.reports.excerpts import excerpts
from arabdate.reports.found import Found
from arabdate.reports.places import Places
from arabdate.reports.style import Style, visible

__all__ = ["report"]


def report(found: Iterable[Found], language: str, style: Style) -> Iterator[str]:
    """The lines of the report, an empty one after each finding; `language` is `en`, `ar` or `both`."""
    for one in found:
        yield from _lines(one, language, style)
        yield ""


def _lines(found: Found, language: str, style: Style) -> Iterator[str]:
    article, places, finding, elsewhere = found
    place = style.paint(_where(article, places, finding.spans[0][0] if finding.spans else 0), "bold")
    first, *more = _messages(finding, language, style)
    yield f"{place} {_code(finding, style)} {first}"
    yield from (f"  {line}" for line in more)
    for excerpt in excerpts(article.text, places, finding.spans, style):
        where = " ".join(f"{line}:{column}" for line, column in excerpt.places)
        yield f"  {style.paint(where, 'dim')}  {excerpt.words}"
    for other in elsewhere:
        (excerpt,) = excerpts(other.article.text, other.places, (other.span,), style)
        yield f"  {style.paint(_where(other.article, other.places, other.span[0]), 'dim')}  {excerpt.words}"
    yield from (f"  {style.prose(visible(line))}" for line in finding.evidence)
    yield from (f"  {_help(article, places, repair, style)}" for repair in finding.repairs)
    for also in finding.related:
        yield from (f"  also {_code(also, style)} {line}" for line in _messages(also, language, style))


def _where(article: Article, places: Places, offset: int) -> str:
    """`path:line:col`; in a file of records `path:line id`, and line and column if the text has lines."""
    line, column = places.line_column(offset)
    path = visible(article.path)
    if article.record is None:
        return f"{path}:{line}:{column}"
    named = f" {visible(article.id)}" if article.id is not None else ""
    inside = f" {line}:{column}" if places.many else ""
    return f"{path}:{article.record}{named}{inside}"


def _code(finding: Finding, style: Style) -> str:
    """The rule's code; an error is not called one, what is less is."""
    code = style.paint(finding.rule, finding.severity.value)
    return code if finding.severity is Severity.ERROR else f"{code} {finding.severity.value}:"


def _messages(finding: Finding, language: str, style: Style) -> list[str]:
    english = style.prose(visible(finding.message))
    arabic = style.fence(visible(finding.message_ar))
    return {"en": [english], "ar": [arabic]}.get(language, [english, arabic])


def _help(article: Article, places: Places, repair: Repair, style: Style) -> str:
    start, end = repair.span
    line, column = places.line_column(start)
    old, new = (style.fence(visible(t)) for t in (article.text[start:end], repair.replacement))
    reason = style.prose(visible(repair.reason))
    return f"help: {line}:{column} write «{new}» for «{old}» ({reason})"
