"""The dates of an article's text, of its headers and of its address, each with what it claims to be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from arabdate.expressions import Expression, expressions
from arabdate.fold import Folded, fold
from arabdate.publication import text as own
from arabdate.publication.candidates import Role, Source
from arabdate.publication.ranking import Witness
from arabdate.publication.readings import Reading, in_words, readings, wrong_weekday

__all__ = ["from_headers", "from_text", "from_url"]


def from_text(text: str) -> list[Witness]:
    """The article's own dates in its text, and the one that it calls today."""
    folded = fold(text)
    found = list(expressions(folded))
    month_first = own.is_month_first(found)
    out = []
    for date in own.own_dates(folded, found, month_first):
        line = own.Line.around(folded.data, date.expression.start, date.expression.end)
        role = Role.MODIFIED if date.source == "stamp" and own.is_update(line.label) else Role.PUBLISHED
        said = in_words(date.expression, found, month_first)
        out.append(_said(folded, date.expression, Source(date.source), role, said))
    for expression in found:
        said = in_words(expression, ()) if expression.start <= own.HEAD and own.is_today(expression) else ()
        if said:
            out.append(_said(folded, expression, Source.TODAY, Role.PUBLISHED, said))
    return out


def _said(
    folded: Folded, expression: Expression, source: Source, role: Role, said: tuple[Reading, ...]
) -> Witness:
    span = folded.span(expression.start, expression.end)
    rejected = wrong_weekday(expression, said)
    return Witness(source, role, source.value, folded.text[slice(*span)], span, said, rejected, on_web=False)


_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([/_-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d)|/[a-z_-]+/(\d{1,2})/(\d{1,2}))(?!\d)"
)

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://[^/?#]*|[?#].*", re.IGNORECASE | re.DOTALL)


def from_url(url: str, name: str = "path") -> list[Witness]:
    """The day in an address (`/2022/04/25/`, `/2022-04-25-`, `/20220425/`); one alone, or none."""
    path = unquote(_HOST.sub("", url))
    out = []
    for match in _IN_PATH.finditer(path):
        year, month, day = (
            int(g) for g in (match[1], match[3] or match[5] or match[7], match[4] or match[6] or match[8])
        )
        try:
            reading = Reading(dt.date(year, month, day))
        except ValueError:
            continue
        at = url.find(match[0])
        span = (at, at + len(match[0])) if at >= 0 else None
        out.append(Witness(Source.URL, Role.PUBLISHED, name, match[0], span, (reading,)))
    return out if len({w.days for w in out}) == 1 else []


_HEADERS = {"last-modified": Role.MODIFIED, "date": Role.SERVED, "warc-date": Role.SERVED}


def from_headers(headers: Mapping[str, str]) -> tuple[list[Witness], dt.date | None]:
    """The dates of HTTP or WARC headers, and the day on which the page was fetched."""
    out, fetched = [], None
    for name, value in headers.items():
        role = _HEADERS.get(name.lower())
        if role is None:
            continue
        witness = Witness(Source.HEADER, role, name, value, None, readings(value))
        if role is Role.SERVED and witness.days:
            fetched = witness.days[0] if fetched is None else min(fetched, witness.days[0])
        out.append(witness)
    return [_made_when_sent(w, fetched) for w in out], fetched


def _made_when_sent(witness: Witness, fetched: dt.date | None) -> Witness:
    """A page that is made anew for each reader was last modified when it was sent: that dates no article."""
    if witness.role is Role.MODIFIED and fetched in witness.days:
        return replace(witness, rejected="the day on which the page was sent: it may be made anew each time")
    return witness
