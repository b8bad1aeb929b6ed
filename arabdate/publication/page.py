"""A page of HTML to what can bear a date: its fields, scripts, elements, and lines as they are read.

The standard library's parser gives tags in order, whatever the web holds. No tree is built: a date needs to
know the line it stands on, whether that lies in the article or beside it, and how far from the title it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from arabdate.model import Span

__all__ = ["Element", "Field", "Line", "Page", "read_page"]


@dataclass(frozen=True, slots=True)
class Field:
    """A `<meta>`, or an element with an `itemprop` or RDFa `property`: key in lower case, value, tag's span.

    `kind` is `meta` or `itemprop`, `line` the number of the line it stands on, -1 outside of all containers.
    """

    kind: str
    key: str
    value: str
    span: Span
    line: int


@dataclass(slots=True)
class Element:
    """A `<time>`: its attributes, the line it stands on, what that line says before it, and its text."""

    attributes: dict[str, str]
    span: Span
    line: int
    before: str
    text: str = ""


@dataclass(slots=True)
class Line:
    """A line as it is read: the text between two ends of blocks.

    `heading` is 1 to 6 in a heading, else 0. `beside` holds the numbers of the containers around it that look
    like something beside the article (menus, related articles, comments), `articles` those of the `<article>`
    and `<main>` elements around it; `head` tells whether it is in a head of the page.
    """

    text: str
    span: Span
    heading: int
    beside: frozenset[int]
    articles: frozenset[int]
    head: bool


@dataclass(slots=True)
class Page:
    """What a page holds. `scripts` are the JSON-LD texts with their spans; `title` the page's own."""

    fields: list[Field] = field(default_factory=list)
    times: list[Element] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    scripts: list[tuple[str, Span]] = field(default_factory=list)
    title: str = ""
    canonical: str = ""

    def value(self, *keys: str) -> str:
        """The value of the first of these fields that the page has, or an empty string."""
        found = {f.key: f.value for f in reversed(self.fields)}
        return next((found[k] for k in keys if found.get(k)), "")


_INLINE_TAGS = """
a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label link mark meta noscript path
q s samp script small span strong sub sup svg time tt u use var wbr
"""
_CONTAINER_TAGS = "article main aside nav header footer section div ul ol li table tr td form figure"
_SILENT_TAGS = "script style template svg select button textarea noscript iframe"
_INLINE = frozenset(_INLINE_TAGS.split())
_CONTAINERS = frozenset(_CONTAINER_TAGS.split())
_SILENT = frozenset(_SILENT_TAGS.split())
_BESIDE_TAGS = frozenset({"nav", "aside", "form", "figure"})
_BESIDE = re.compile(
    r"(?<![a-z])(?:relat(?:ed|e|ion)\w*|recommend\w*|popular|trend\w*|most-?(?:read|viewed|popular|visited)|"
    r"latest(?:-?\w+)?|sidebar|side-bar|widget-area|teasers?|comments?|footer|navbar|nav|menu|ticker|breaking|"
    r"carousel|slider|similar|read-?(?:also|more|next)|see-?also|more-?(?:news|from|articles|stories)|"
    r"other-?(?:news|articles)|disqus|newsletter|caption)(?![a-z])",
    re.IGNORECASE,
)
"""What the classes of containers beside an article are called."""
_HEAD = re.compile(r"(?<![a-z])(?:header|topbar|top|masthead|logo|breadcrumbs?)(?![a-z])", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?<![a-z])(?:post|entry|article|story|news|content|title|single)(?![a-z])", re.IGNORECASE
)
"""What the classes of a page's head are called, and those of an article's."""


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._starts = [0, *(m.end() for m in re.finditer("\n", html))]
        self._stack: list[tuple[str, frozenset[int], frozenset[int], bool]] = []
        self._numbers = 0
        self._silent = ""
        self._script: int | None = None
        self._in_title = False
        self._heading = 0
        self._pieces: list[str] = []
        self._line_start = 0
        self._open_times: list[Element] = []
        self._open_prop: tuple[str, Span, int, list[str]] | None = None

    # -- places

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[min(line, len(self._starts)) - 1] + column

    def _context(self) -> tuple[frozenset[int], frozenset[int], bool]:
        return self._stack[-1][1:] if self._stack else (frozenset(), frozenset(), False)

    def _end_line(self) -> None:
        text = " ".join("".join(self._pieces).split())
        if text:
            self.page.lines.append(
                Line(text, (self._line_start, self._at()), self._heading, *self._context())
            )
        self._pieces = []

    # -- what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._at()
        span = (start, start + len(self.get_starttag_text() or ""))
        attributes = {key: value or "" for key, value in attrs}
        self._in_title = False
        if tag not in _INLINE:
            self._end_line()
        if tag == "meta":
            self._meta(attributes, span)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.page.canonical = self.page.canonical or attributes.get("href", "")
        elif tag == "script" and "ld+json" in attributes.get("type", "").lower():
            self._script = span[1]
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag == "time":
            element = Element(attributes, span, len(self.page.lines), "".join(self._pieces))
            self.page.times.append(element)
            self._open_times.append(element)
        if tag in _CONTAINERS:
            self._open(tag, attributes)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading = int(tag[1])
        if tag in _SILENT:
            self._silent = self._silent or tag
        if tag != "meta":
            for key in (attributes.get("itemprop", "") + " " + attributes.get("property", "")).split():
                self._itemprop(key.lower(), attributes, span)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_line()
        if tag == self._silent:
            self._silent = ""
        if tag == "title":
            self._in_title = False
        elif tag == "time" and self._open_times:
            self._open_times.pop()
        elif len(tag) == 2 and tag[0] == "h":
            self._heading = 0
        if self._open_prop is not None:
            key, span, line, pieces = self._open_prop
            self.page.fields.append(Field("itemprop", key, " ".join("".join(pieces).split()), span, line))
            self._open_prop = None
        if tag in _CONTAINERS:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.page.scripts.append((data, (self._script, self._script + len(data))))
            self._script = None
        if self._in_title:
            self.page.title += data
        if self._silent or self._in_title or not data:
            return
        if data.strip() and not any(piece.strip() for piece in self._pieces):
            self._line_start = self._at()
        # 2022 and 25/4/2022 in two elements are two words; letters in two may be one.
        if self._pieces and (self._pieces[-1][-1:].isdigit() or data[0].isdigit()):
            self._pieces.append(" ")
        self._pieces.append(data)
        if self._open_times:
            self._open_times[-1].text += data
        if self._open_prop is not None:
            self._open_prop[3].append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![CDATA[` and its kin are comments in HTML; the base class stops at those it does not know."""
        return int(self.parse_bogus_comment(i))

    # -- fields

    def _number(self) -> int:
        return len(self.page.lines) if self._stack else -1

    def _meta(self, attributes: dict[str, str], span: Span) -> None:
        for kind in ("property", "name", "itemprop", "http-equiv"):
            key = attributes.get(kind, "").strip().lower()
            if key:
                where = "itemprop" if kind == "itemprop" else "meta"
                value = attributes.get("content", "").strip()
                self.page.fields.append(Field(where, key, value, span, self._number()))

    def _itemprop(self, key: str, attributes: dict[str, str], span: Span) -> None:
        value = attributes.get("content") or attributes.get("datetime") or attributes.get("title")
        if value:
            self.page.fields.append(Field("itemprop", key, value.strip(), span, self._number()))
        elif key.startswith("date"):
            self._open_prop = (key, span, self._number(), [])

    # -- containers

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        beside, articles, head = self._context()
        self._numbers += 1
        looks = attributes.get("class", "") + " " + attributes.get("id", "")
        foot = tag == "footer" and not articles  # within an article a footer holds its byline
        if foot or tag in _BESIDE_TAGS or (tag not in ("article", "main") and _BESIDE.search(looks)):
            beside |= {self._numbers}
        if tag in ("article", "main"):
            articles |= {self._numbers}
        head_class = _HEAD.search(looks) is not None and not _ENTRY.search(looks)
        head = head or tag == "nav" or (not articles and (tag == "header" or head_class))
        self._stack.append((tag, beside, articles, head))

    def _close(self, tag: str) -> None:
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth][0] == tag:
                del self._stack[depth:]
                return


def read_page(html: str) -> Page:
    """Read a page; what is broken is read as far as it goes."""
    reader = _Reader(html)
    # A tag that the page breaks off is no tag, and the parser would look for the end of each such again.
    broken = html.find("<", html.rfind(">") + 1)
    reader.feed(html if broken < 0 else html[:broken])
    reader.close()
    reader._end_line()
    return reader.page
