"""The small language in which `grammar.py` is written, compiled to `re` over token symbols.

Every token is one character (its *symbol*), which stands for the set of grammar kinds that the token
may be. A pattern names KINDS; each becomes the class of all symbols whose set has that kind, so an
ambiguous word is simply a member of several classes.

Syntax: ``KIND`` or ``KIND:role`` (the token is captured under the role), juxtaposition,
``( )``, ``|``, ``?``, ``*``, ``+``, ``{fragment}``, and the look-arounds ``(?=``, ``(?!``, ``(?<=``,
``(?<!`` with one kind or alternation inside. A role may be written several times; the first that
matched counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from arabdate.errors import TableError

__all__ = ["Look", "Pattern", "alternatives", "compile_pattern"]

_PIECE = re.compile(r"\s*(\(\?<?[=!]|[()|?*+]|[A-Z][A-Z_]*(?::[a-z_]+)?)")


class Look(NamedTuple):
    """A look-around: `(?<=IN)` looks back for `IN` and wants it; and its regular expression."""

    back: bool
    wanted: bool
    kinds: str
    source: str


class Opening(NamedTuple):
    """How a pattern may begin: one of `first`, then one of `second`, or nothing if it may stand `alone`."""

    first: frozenset[str]
    second: frozenset[str]
    alone: bool


@dataclass(frozen=True)
class Pattern:
    """A compiled row: the source of its regular expression, how it may begin and end, its roles by group, the
    symbols that it may take in and those that it only looks at, behind and ahead of itself, and each look."""

    source: str
    openings: tuple[Opening, ...]
    last: frozenset[str]
    roles: tuple[tuple[str, int], ...]
    taken: frozenset[str]
    behind: frozenset[str]
    ahead: frozenset[str]
    looks: tuple[Look, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled when it is first asked for: one short text needs few rows."""
        return re.compile(self.source)

    @property
    def first(self) -> frozenset[str]:
        """The symbols it may start with."""
        return frozenset[str]().union(*(o.first for o in self.openings))

    def may_begin(self, symbols: str) -> bool:
        """A quick no: whether it may match where one symbol, or the first of two, stands."""
        return any(symbols[0] in o.first and (o.alone or symbols[1:] in o.second) for o in self.openings)


@dataclass(slots=True)
class _Node:
    """A piece of pattern: regex source, whether it may match nothing, how it may begin, what may end it."""

    source: str
    nullable: bool
    openings: tuple[Opening, ...]
    last: frozenset[str]

    @property
    def first(self) -> frozenset[str]:
        return frozenset[str]().union(*(o.first for o in self.openings))


class _Parser:
    def __init__(self, pattern: str, symbols: Mapping[str, str], looking: bool) -> None:
        self.pattern = pattern
        self.symbols = symbols
        self.looking = looking
        self.looks: list[Look] = []
        self.pieces = self._split(pattern)
        self.at = 0
        self.roles: list[tuple[str, int]] = []
        self.taken: set[str] = set()
        self.behind: set[str] = set()
        self.ahead: set[str] = set()
        self.into = self.taken

    @staticmethod
    def _split(pattern: str) -> list[str]:
        pieces, at = [], 0
        while pattern[at:].strip():
            found = _PIECE.match(pattern, at)
            if not found:
                raise TableError(f"grammar pattern: cannot read {pattern[at:]!r} in {pattern!r}")
            pieces.append(found[1])
            at = found.end()
        return pieces

    def _peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def _next(self) -> str:
        self.at += 1
        return self.pieces[self.at - 1]

    def choice(self) -> _Node:
        options = [self.sequence()]
        while self._peek() == "|":
            self._next()
            options.append(self.sequence())
        return _Node(
            "|".join(o.source for o in options),
            any(o.nullable for o in options),
            _merged(opening for o in options for opening in o.openings),
            frozenset().union(*(o.last for o in options)),
        )

    def sequence(self) -> _Node:
        nodes = []
        while self._peek() not in ("", "|", ")"):
            nodes.append(self.repeated())
        return _Node(
            "".join(n.source for n in nodes),
            all(n.nullable for n in nodes),
            _begun(nodes),
            _edge([(n.last, n.nullable) for n in reversed(nodes)]),
        )

    def repeated(self) -> _Node:
        node = self.single()
        mark = self._peek()
        if mark in ("?", "*", "+"):
            self._next()
            openings = node.openings
            if mark != "?":
                again = node.first
                openings = tuple(o._replace(second=o.second | again) if o.alone else o for o in openings)
            node = _Node(node.source + mark, node.nullable or mark != "+", openings, node.last)
        return node

    def single(self) -> _Node:
        piece = self._next()
        if piece.startswith("(?"):
            self.into, first = self.behind if "<" in piece else self.ahead, self.at
            inner = self._until_close()
            self.into, source = self.taken, f"{piece}{inner.source})"
            self.looks.append(
                Look("<" in piece, "=" in piece, _written(self.pieces[first : self.at - 1]), source)
            )
            return _Node(source if self.looking else "", True, (), frozenset())
        if piece == "(":
            inner = self._until_close()
            return _Node(f"(?:{inner.source})", inner.nullable, inner.openings, inner.last)
        if piece in "|)?*+":
            raise TableError(f"grammar pattern: {piece!r} out of place in {self.pattern!r}")
        return self._kind(piece)

    def _until_close(self) -> _Node:
        inner = self.choice()
        if self._peek() != ")":
            raise TableError(f"grammar pattern: ')' is missing in {self.pattern!r}")
        self._next()
        return inner

    def _kind(self, piece: str) -> _Node:
        kind, _, role = piece.partition(":")
        if kind not in self.symbols:
            raise TableError(f"grammar pattern: no token has the kind {kind!r} (in {self.pattern!r})")
        members = self.symbols[kind]
        self.into.update(members)
        source = f"[{members}]"
        if role:
            self.roles.append((role, len(self.roles) + 1))
            source = f"({source})"
        symbols = frozenset(members)
        return _Node(source, False, (Opening(symbols, frozenset(), True),), symbols)


def _written(pieces: list[str]) -> str:
    """Pieces of a pattern as a table writes them, without roles."""
    kinds = " ".join(piece.partition(":")[0] for piece in pieces)
    return re.sub(r"(?<=\() | (?=[)?*+])| ?(\|) ?", r"\1", kinds)


def _edge(pieces: list[tuple[frozenset[str], bool]]) -> frozenset[str]:
    """The symbols at an edge of a sequence: those of its pieces up to the first that must match something."""
    found = frozenset[str]()
    for symbols, nullable in pieces:
        found |= symbols
        if not nullable:
            break
    return found


def _begun(nodes: list[_Node]) -> tuple[Opening, ...]:
    """How a sequence may begin: with any of its pieces up to the first that must match something."""
    out: list[Opening] = []
    for i, node in enumerate(nodes):
        rest = nodes[i + 1 :]
        follows = _edge([(n.first, n.nullable) for n in rest])
        ends = all(n.nullable for n in rest)
        for opening in node.openings:
            if opening.alone:
                out.append(Opening(opening.first, opening.second | follows, ends))
            else:
                out.append(opening)
        if not node.nullable:
            break
    return _merged(out)


def _merged(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Openings with the same continuation as one."""
    firsts: dict[tuple[frozenset[str], bool], frozenset[str]] = {}
    for first, second, alone in openings:
        firsts[second, alone] = firsts.get((second, alone), frozenset()) | first
    return tuple(Opening(first, *rest) for rest, first in firsts.items())


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, in order: a row of many is faster asked one by one, by how each begins.

    Examples:
        >>> alternatives("(DAY (FROM|IN)? MONTH | WEEKDAY)"), alternatives("(DAY | WEEKDAY) MONTH")
        (['DAY (FROM|IN)? MONTH', 'WEEKDAY'], ['(DAY | WEEKDAY) MONTH'])
    """
    depth, start, out, first_close = 0, 0, [], -1
    for at, mark in enumerate(pattern):
        depth += (mark == "(") - (mark == ")")
        if mark == ")" and not depth and first_close < 0:
            first_close = at
        if mark == "|" and not depth:
            out.append(pattern[start:at].strip())
            start = at + 1
    if out or not pattern.startswith("(") or pattern.startswith("(?") or first_close < len(pattern) - 1:
        return [*out, pattern[start:].strip()]
    return alternatives(pattern[1:-1].strip())


def compile_pattern(pattern: str, symbols: Mapping[str, str], looking: bool = True) -> Pattern:
    """Compile a pattern without fragments. `symbols` gives, for each kind, the symbols that may be it.

    Not `looking`, it matches whatever stands before and behind, as if it had no look-arounds.

    Raises:
        TableError: unknown kind, bad syntax, or a pattern that can match nothing.

    Examples:
        >>> p = compile_pattern("DAY:day FROM? MONTH:month", {"DAY": "d", "FROM": "f", "MONTH": "m"})
        >>> p.regex.pattern, sorted(p.first), p.roles
        ('([d])[f]?([m])', ['d'], (('day', 1), ('month', 2)))
        >>> [look[:3] for look in compile_pattern("(?<=FROM) DAY", {"DAY": "d", "FROM": "f"}).looks]
        [(True, True, 'FROM')]
    """
    parser = _Parser(pattern, symbols, looking)
    node = parser.choice()
    if parser.at != len(parser.pieces):
        raise TableError(f"grammar pattern: ')' too many in {pattern!r}")
    if node.nullable:
        raise TableError(f"grammar pattern: {pattern!r} can match nothing")
    return Pattern(
        node.source,
        node.openings,
        node.last,
        tuple(parser.roles),
        frozenset(parser.taken),
        frozenset(parser.behind),
        frozenset(parser.ahead),
        tuple(dict.fromkeys(parser.looks)),
    )
