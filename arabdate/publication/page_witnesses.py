"""The dates of a page, each with what it claims to be.

Nothing is decided here but what belongs to the article and what to something beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from arabdate.expressions import Expression, expressions
from arabdate.fold import Folded, fold
from arabdate.publication import text as own
from arabdate.publication.candidates import Role, Source
from arabdate.publication.jsonld import LinkedDate, linked_dates
from arabdate.publication.page import Element, Line, Page
from arabdate.publication.ranking import Witness
from arabdate.publication.readings import in_words, readings, wrong_weekday
from arabdate.publication.site import Site

__all__ = ["FIELDS", "from_page"]

# -- metadata

_PUBLISHED = """
article:published_time article:published article.published article-published article:post_date
og:article:published_time og:published_time og:pubdate og:publish_date og:release_date
datepublished schema:datepublished rnews:datepublished dateposted displaydate ptime
publishdate publish-date publish_date publishtime publish_time published published_time published-date
publication-date publication_date publicationdate originalpublicationdate article_date_original pubdate
pub_date
dc.date.issued dc.date.published dc:date.issued dcterms.issued dcterms:issued dcterms.date.issued
parsely-pub-date sailthru.date bt:pubdate citation_publication_date citation_online_date
cxenseparse:recs:publishtime cxenseparse:publishtime vr:published_time lp.article:published_time
shareaholic:article_published_time iso-8601-publish-date
"""
_VAGUE = "date dc.date dc:date dcterms.date dcterms:date citation_date article:date article_date release_date"
_CREATED = """
datecreated schema:datecreated article:created article:created_time createdate uploaddate
dc.date.created dc.created dc:created dcterms.created dcterms:created
"""
_MODIFIED = """
article:modified_time article:modified article:updated article:updated_time og:updated_time
og:article:modified_time datemodified schema:datemodified dateupdated lastmod last-modified last_modified
lastmodified modified modified_time revised updated updated_time
dc.date.modified dc:modified dcterms.modified dcterms:modified
"""
FIELDS: dict[str, tuple[Role, bool]] = {
    **dict.fromkeys(_PUBLISHED.split(), (Role.PUBLISHED, False)),
    **dict.fromkeys(_VAGUE.split(), (Role.PUBLISHED, True)),
    **dict.fromkeys(_CREATED.split(), (Role.CREATED, False)),
    **dict.fromkeys(_MODIFIED.split(), (Role.MODIFIED, False)),
}
"""The keys of `<meta>` and `itemprop` that date a page: what each says, and whether it is vague."""

_LINKED = {
    "datePublished": Role.PUBLISHED,
    "dateCreated": Role.CREATED,
    "uploadDate": Role.CREATED,
    "dateModified": Role.MODIFIED,
}


def from_page(page: Page) -> list[Witness]:
    """Every date of a page that may be its own."""
    site = Site(page)
    return [*_linked(page), *_fields(page, site), *_times(page, site), *_lines(page, site)]


def _linked(page: Page) -> Iterator[Witness]:
    """The dates of JSON-LD: of several articles, the one with the page's address or title."""
    found = [(d, span) for script, span in page.scripts for d in linked_dates(script)]
    ours = {page.canonical, page.value("og:url"), page.value("og:title"), page.title.strip()} - {""}
    articles = [d for d, _ in found if d.main and "page" not in d.type.lower()]
    named = any(ours.intersection(d.names) for d in articles)
    for date, span in found:
        rejected = ""
        if not date.main:
            rejected = f"dates a {date.type or 'thing'} on the page, not the article"
        elif named and date in articles and date.names and not ours.intersection(date.names):
            rejected = "dates another article of the page"
        yield _linked_witness(date, span, rejected)


def _linked_witness(date: LinkedDate, span: tuple[int, int], rejected: str) -> Witness:
    name = date.name + (" in broken JSON" if date.broken else "")
    role = _LINKED[date.name]
    return Witness(Source.JSON_LD, role, name, date.value, span, readings(date.value), rejected, date.broken)


def _fields(page: Page, site: Site) -> Iterator[Witness]:
    placed = []
    for item in page.fields:
        if item.key in FIELDS and item.value:
            role, vague = FIELDS[item.key]
            found, beside = readings(item.value), site.beside(item.line) if item.kind == "itemprop" else ""
            source = Source.META if item.kind == "meta" else Source.MICRODATA
            witness = Witness(source, role, item.key, item.value, item.span, found, beside, vague)
            placed.append((site.distance(item.line), witness))
    yield from (w for _, w in placed if w.source is Source.META)
    yield from _nearest([(d, w) for d, w in placed if w.source is Source.MICRODATA])


def _times(page: Page, site: Site) -> Iterator[Witness]:
    """The `<time>` elements that hold a day; a clock or `قبل ساعتين` is none."""
    placed = []
    for time in page.times:
        stated = time.attributes.get("datetime", "").strip()
        raw = stated or " ".join(time.text.split())
        found = readings(raw)
        if stated or found:
            beside = site.beside(time.line) or ("" if _names_itself(time) else site.far(time.line))
            role = _time_role(time)
            placed.append(
                (site.distance(time.line), Witness(Source.TIME, role, "time", raw, time.span, found, beside))
            )
    return _nearest(placed)


def _names_itself(time: Element) -> bool:
    return "pubdate" in time.attributes or time.attributes.get("itemprop", "").lower() == "datepublished"


def _nearest(placed: Sequence[tuple[int, Witness]]) -> Iterator[Witness]:
    """Of the dates in the article the one that stands closest to its title, for each role.

    The same day again, further on, is left out.
    """
    nearest: dict[Role, Witness] = {}
    for _, witness in sorted(placed, key=lambda p: p[0]):
        if witness.days and not witness.rejected:
            nearest.setdefault(witness.role, witness)
    for _, witness in placed:
        best = nearest.get(witness.role)
        if witness is best or witness.rejected or not witness.days or best is None:
            yield witness
        elif witness.days != best.days:
            yield replace(witness, rejected="stands further from the title than another")


_CHANGED = re.compile(r"modif|updat|lastmod", re.IGNORECASE)
_ISSUED = re.compile(r"publi|pubdate|posted", re.IGNORECASE)


def _time_role(time: Element) -> Role:
    """By its `itemprop`, else its class; WordPress gives one that was never changed both classes."""
    said = time.attributes.get("itemprop") or time.attributes.get("class", "")
    if _ISSUED.search(said) or "pubdate" in time.attributes:
        return Role.PUBLISHED
    if _CHANGED.search(said) or own.is_update(fold(time.before[-40:]).data):
        return Role.MODIFIED
    return Role.CREATED if "created" in said.lower() else Role.PUBLISHED


# -- the lines of the page

BYLINE = 160
"""The longest byline, in characters."""


def _lines(page: Page, site: Site) -> Iterator[Witness]:
    """Bylines, mastheads, datelines and `اليوم` with its date."""
    folded = fold("\n".join(line.text for line in page.lines))
    found = list(expressions(folded))
    month_first = own.is_month_first(found)
    by_line: dict[int, list[Expression]] = {}
    for number, expression in zip(_numbers(folded, page.lines, found), found, strict=True):
        by_line.setdefault(number, []).append(expression)
    placed = []
    for number, of_line in by_line.items():
        for expression in of_line:
            said = in_words(expression, of_line, month_first)
            if not said or (said[0].calendar.is_hijri and _has_gregorian(of_line, month_first)):
                continue
            around = own.Line.around(folded.data, expression.start, expression.end)
            claim = _claim(site, number, around, expression)
            if claim is not None:
                line, (source, role, name, beside) = page.lines[number], claim
                rejected = beside or wrong_weekday(expression, said)
                witness = Witness(source, role, name, line.text[:BYLINE], line.span, said, rejected)
                placed.append((site.distance(number), witness))
    yield from (w for _, w in placed if w.source is not Source.BYLINE)
    yield from _nearest([(d, w) for d, w in placed if w.source is Source.BYLINE])


def _numbers(folded: Folded, lines: Sequence[Line], found: Sequence[Expression]) -> Iterator[int]:
    """The line on which each expression stands."""
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    return (bisect_right(ends, folded.span(e.start, e.end)[0]) for e in found)


def _has_gregorian(line: Sequence[Expression], month_first: bool) -> bool:
    return any(own.full_date(e.atoms[0], month_first) is not None for e in line if len(e.atoms) == 1)


def _claim(
    site: Site, number: int, around: own.Line, expression: Expression
) -> tuple[Source, Role, str, str] | None:
    """What a date on a line claims to be: source, role, name, and why it is rejected; None for nothing."""
    heading = number == site.title or (site.lines[number].heading and not own.is_alone(around))
    if heading or own.is_caption(around.before):
        return None
    label = own.byline_label(around) if len(site.lines[number].text) <= BYLINE else None
    if label is None:
        source = Source.TODAY if own.is_today(expression) else Source.DATELINE
        claims = source is Source.TODAY or own.is_dateline(around)
        return (source, Role.PUBLISHED, source.value, "") if claims and site.opens(number) else None
    if site.is_masthead(number):
        return Source.MASTHEAD, Role.SERVED, "masthead", ""
    role = Role.MODIFIED if label == "updated" else Role.PUBLISHED
    beside = site.beside(number) or ("" if label else site.far(number))
    return Source.BYLINE, role, f"{label} label" if label else "byline", beside
