"""When an article was published, from all that is at hand of it."""

from __future__ import annotations

from collections.abc import Mapping

from arabdate.errors import InputError
from arabdate.publication.candidates import Publication
from arabdate.publication.ranking import Witness, choose
from arabdate.publication.witnesses import from_headers, from_text, from_url

__all__ = ["publication_date"]


def publication_date(
    text: str | None = None,
    *,
    html: str | None = None,
    headers: Mapping[str, str] | None = None,
    url: str | None = None,
) -> Publication:
    """Find the day on which an article was published, and say why that day.

    Args:
        text: the article's text: its stamp (`نشر في: 25/04/2022`), its dateline, the date it calls today.
        html: its page, for JSON-LD, metadata, `<time>`, bylines and datelines.
        headers: how the page was sent: `Last-Modified` is the last resort; nothing on a page is later than
            `Date` (or `WARC-Date`), which is never itself a date of publication.
        url: its address, for a day in the path; without it the page's canonical address.

    Returns:
        The `Publication`: `date` (None where nothing can be believed), `reason`, and every candidate, ranked
        or rejected, each with its reason. The day is the one that the site prints: `2022-04-25T23:15+03:00`
        is 25 April.

    Raises:
        InputError: nothing was given, or something that is no str or mapping.

    Examples:
        >>> page = '''<meta property="article:published_time" content="2022-04-24T21:30:00Z">
        ... <h1>افتتاح المكتبة</h1><p class="date">الاثنين 25 أبريل 2022 - 00:30</p>'''
        >>> found = publication_date(html=page)
        >>> found.date, found.source.value
        (datetime.date(2022, 4, 25), 'meta')
        >>> print(found.candidates[1].source.value, found.candidates[1].reason)
        byline the same day
        >>> publication_date("الرباط في 8 غشت 2018 - دعت الجمعية إلى حفظ الأرشيف").date
        datetime.date(2018, 8, 8)
    """
    _check(text, html, headers, url)
    witnesses: list[Witness] = []
    fetched = None
    if html is not None:
        from arabdate.publication.page import read_page  # noqa: PLC0415 - only for those who have a page
        from arabdate.publication.page_witnesses import from_page  # noqa: PLC0415

        page = read_page(html)
        witnesses += from_page(page)
        url = url or page.canonical or page.value("og:url") or None
    if text is not None:
        witnesses += from_text(text)
    if url is not None:
        witnesses += from_url(url)
    if headers is not None:
        sent, fetched = from_headers(headers)
        witnesses += sent
    return choose(witnesses, fetched)


def _check(text: object, html: object, headers: object, url: object) -> None:
    """Say what is wanted before anything is read."""
    if text is None and html is None and headers is None and url is None:
        raise InputError("publication_date: wanted text, html, headers or url, got none of them")
    for name, value in (("text", text), ("html", html), ("url", url)):
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name}: wanted a str, got {type(value).__name__}")
    if headers is not None and not isinstance(headers, Mapping):
        raise InputError(f"headers: wanted a mapping of names to values, got {type(headers).__name__}")
