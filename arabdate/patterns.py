"""The small language in which `grammar.py` is written, compiled to `re` over token symbols.

Every token is one character (its *symbol*), which stands for the set of grammar kinds that the token
may be. A pattern names KINDS; each becomes the class of all symbols whose set has that kind, so an
ambiguous word is simply a member of several classes.

Syntax: ``KIND`` or ``KIND:role`` (the token is captured under the role), juxtaposition,
``( )``, ``|``, ``?``, ``*``, ``+``, ``{fragment}`` (a role after it goes to its kinds), and the
look-arounds ``(?=``, ``(?!``, ``(?<=``, ``(?<!`` with one kind or alternation inside. A role may be
written several times; the first that matched counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from arabdate.errors import TableError

__all__ = ["Compiler", "Look", "Opening", "Pattern"]

_PIECE = re.compile(r"\s*(\(\?<?[=!]|[()|?*+]|(?:[A-Z][A-Z_]*|\{\w+\})(?::[a-z_]+)?)")
_BRACKET = re.compile(r"[()|]")
_FRAGMENT = re.compile(r"\{(\w+)\}(?::([a-z_]+))?")


class Look(NamedTuple):
    """A look-around: `(?<=IN)` looks back for `IN` and wants it; and its regular expression."""

    back: bool
    wanted: bool
    pattern: str
    source: str

    @property
    def kinds(self) -> str:
        """The pattern as a table writes it, without roles."""
        return _written(self.pattern)


class Opening(NamedTuple):
    """How a pattern may begin: one of `first`, then one of `second`, or nothing if it may stand `alone`."""

    first: frozenset[str]
    second: frozenset[str]
    alone: bool


@dataclass(frozen=True, eq=False)
class Pattern:
    """A compiled row: the source of its regular expression, how it may begin and end, its roles by group, the
    symbols that it may take in or looks further for than its neighbour, those from which and to which such
    looks reach, those that it looks for behind and ahead of itself, and each look."""

    source: str
    openings: tuple[Opening, ...]
    last: frozenset[str]
    roles: tuple[tuple[str, int], ...]
    taken: frozenset[str]
    reach_back: frozenset[str]
    reach_ahead: frozenset[str]
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


@dataclass(slots=True)
class _Node:
    """A piece of pattern: regex source, whether it may match nothing, how it may begin, what may end it;
    whether it is a choice, which must be bracketed; of a single token its role or "", of all else None; of a
    look at what must come the symbols that it may begin with."""

    source: str
    nullable: bool
    openings: tuple[Opening, ...]
    last: frozenset[str]
    choice: bool = False
    role: str | None = None
    wanted: frozenset[str] | None = None

    @property
    def first(self) -> frozenset[str]:
        return frozenset[str]().union(*(o.first for o in self.openings))


class _Parser:
    """Parses pieces into a node, and gathers what the node takes in, looks at and captures on its way."""

    def __init__(self, pieces: list[str], compiler: Compiler) -> None:
        self.pieces = pieces
        self.compiler = compiler
        self.looks: list[Look] = []
        self.at = 0
        self.roles: list[str] = []
        self.taken: set[str] = set()
        self.reach_back: set[str] = set()
        self.reach_ahead: set[str] = set()
        self.behind: set[str] = set()
        self.ahead: set[str] = set()
        self.into = self.taken
        self.node = self._choice()
        if self.at != len(pieces):
            raise TableError(f"grammar pattern: ')' too many in {' '.join(pieces)!r}")

    def _peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def _next(self) -> str:
        self.at += 1
        return self.pieces[self.at - 1]

    def _choice(self) -> _Node:
        options = [self._sequence()]
        while self._peek() == "|":
            self._next()
            before, option = options[-1], self._sequence()
            if option.role is not None and option.role == before.role:
                options[-1] = self._either(before, option)
            else:
                options.append(option)
        if len(options) == 1:
            return options[0]
        return _Node(
            "|".join(o.source for o in options),
            any(o.nullable for o in options),
            _merged(opening for o in options for opening in o.openings),
            frozenset().union(*(o.last for o in options)),
            choice=True,
        )

    def _either(self, one: _Node, other: _Node) -> _Node:
        """Two kinds of one token under one role: a class, which costs `re` less than a choice."""
        if one.role:
            self.roles.pop()
        return _token(one.last | other.last, one.role or "")

    def _sequence(self) -> _Node:
        nodes = []
        while self._peek() not in ("", "|", ")"):
            nodes.append(self._repeated())
        if len(nodes) == 1:
            return nodes[0]
        return _Node(
            "".join(n.source for n in nodes),
            all(n.nullable for n in nodes),
            _begun(nodes),
            _edge([(n.last, n.nullable) for n in reversed(nodes)]),
        )

    def _repeated(self) -> _Node:
        node = self._single()
        mark = self._peek()
        if mark in ("?", "*", "+"):
            self._next()
            openings = node.openings
            if mark != "?":
                again = node.first
                openings = tuple(o._replace(second=o.second | again) if o.alone else o for o in openings)
            source = node.source + mark
            if mark == "?" and source.startswith("(?:"):  # a branch costs `re` less than a repeat
                source = f"{node.source[:-1]}|)"
            node = _Node(source, node.nullable or mark != "+", openings, node.last)
        return node

    def _single(self) -> _Node:
        piece = self._next()
        if piece.startswith("(?"):
            self.into = self.behind if "<" in piece else self.ahead
            group = self._group()
            inner, self.into = group.node, self.taken
            # What is further than a neighbour is seen only in a stretch that takes it in.
            if any(o.second or not o.alone for o in inner.openings):
                self.taken |= group.taken
                if "<" in piece:
                    self.reach_back |= inner.first
                else:
                    self.reach_ahead |= inner.last
            source, pattern = f"{piece}{inner.source})", self.compiler.expand(" ".join(group.pieces))
            self.looks.append(Look("<" in piece, "=" in piece, pattern, source))
            if not self.compiler.looking:
                return _Node("", True, (), frozenset())
            wanted = inner.first if piece == "(?=" and not inner.nullable else None
            return _Node(source, True, (), frozenset(), wanted=wanted)
        if piece[0] in "({":
            inner = (self._group() if piece == "(" else self._take(self.compiler.fragment(piece))).node
            if inner.role is not None or not (inner.choice or self._peek() in ("?", "*", "+")):
                return inner
            return replace(inner, source=f"(?:{inner.source})", choice=False)
        if piece in "|)?*+":
            raise TableError(f"grammar pattern: {piece!r} out of place in {' '.join(self.pieces)!r}")
        return self._kind(piece)

    def _group(self) -> _Parser:
        """What stands up to the bracket that closes this group."""
        first, depth = self.at, 1
        while depth:
            if self.at == len(self.pieces):
                raise TableError(f"grammar pattern: ')' is missing in {' '.join(self.pieces)!r}")
            piece = self._next()
            depth += (piece[0] == "(") - (piece == ")")
        return self._take(self.compiler.group(tuple(self.pieces[first : self.at - 1])))

    def _take(self, group: _Parser) -> _Parser:
        self.into |= group.taken
        self.reach_back |= group.reach_back
        self.reach_ahead |= group.reach_ahead
        self.behind |= group.behind
        self.ahead |= group.ahead
        self.roles += group.roles
        self.looks += group.looks
        return group

    def _kind(self, piece: str) -> _Node:
        kind, _, role = piece.partition(":")
        if kind not in self.compiler.symbols:
            raise TableError(
                f"grammar pattern: no token has the kind {kind!r} (in {' '.join(self.pieces)!r})"
            )
        symbols = frozenset(self.compiler.symbols[kind])
        self.into |= symbols
        if role:
            self.roles.append(role)
        return _token(symbols, role)


def _token(symbols: frozenset[str], role: str) -> _Node:
    source = f"[{''.join(sorted(symbols))}]"
    opening = Opening(symbols, frozenset(), alone=True)
    return _Node(f"({source})" if role else source, False, (opening,), symbols, role=role)


def _split(pattern: str) -> list[str]:
    pieces, at = [], 0
    for found in _PIECE.finditer(pattern):
        if found.start() != at:
            break
        pieces.append(found[1])
        at = found.end()
    if pattern[at:].strip():
        raise TableError(f"grammar pattern: cannot read {pattern[at:]!r} in {pattern!r}")
    return pieces


def _written(pattern: str) -> str:
    kinds = " ".join(piece.partition(":")[0] for piece in _split(pattern))
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
        follows, ends = _continued(nodes[i + 1 :])
        for opening in node.openings:
            if opening.alone:
                out.append(Opening(opening.first, opening.second | follows, ends))
            else:
                out.append(opening)
        if not node.nullable:
            break
    return _merged(out)


def _continued(nodes: list[_Node]) -> tuple[frozenset[str], bool]:
    """What may follow a token before these pieces, and whether nothing need follow. A look that stands right
    behind the token (`YEAR (?=DASH)`) has a say."""
    found, wanted = frozenset[str](), None
    for node in nodes:
        if node.wanted is not None:
            wanted = node.wanted if wanted is None else node.wanted & wanted
        found |= node.first if wanted is None else node.first & wanted
        if not node.nullable:
            return found, False
    return (found, True) if wanted is None else (found | wanted, False)


def _merged(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Openings with the same continuation as one."""
    firsts: dict[tuple[frozenset[str], bool], frozenset[str]] = {}
    for first, second, alone in openings:
        firsts[second, alone] = firsts.get((second, alone), frozenset()) | first
    return tuple(Opening(first, *rest) for rest, first in firsts.items())


def _alternatives(pattern: str) -> list[str]:
    depth, start, out, first_close = 0, 0, [], -1
    for found in _BRACKET.finditer(pattern):
        mark, at = found[0], found.start()
        depth += (mark == "(") - (mark == ")")
        if mark == ")" and not depth and first_close < 0:
            first_close = at
        if mark == "|" and not depth:
            out.append(pattern[start:at].strip())
            start = at + 1
    if out or not pattern.startswith("(") or pattern.startswith("(?") or first_close < len(pattern) - 1:
        return [*out, pattern[start:].strip()]
    return _alternatives(pattern[1:-1].strip())


class Compiler:
    """Compiles the patterns of a grammar, and parses what recurs in them once.

    `symbols` gives, for each kind, the symbols that may be it; `fragments` what a name in braces stands for.
    Not `looking`, patterns match whatever stands before and behind, as if they had no look-arounds.

    Examples:
        >>> compiler = Compiler({"DAY": "d", "FROM": "f", "MONTH": "m"}, {"of_month": "FROM? MONTH"})
        >>> p = compiler.compile("DAY:day {of_month}:month")
        >>> p.regex.pattern, sorted(p.first), p.roles
        ('([d])([f])?([m])', ['d'], (('day', 1), ('month', 2), ('month', 3)))
        >>> [look[:3] for look in compiler.compile("(?<=FROM) DAY").looks]
        [(True, True, 'FROM')]
    """

    def __init__(
        self, symbols: Mapping[str, str], fragments: Mapping[str, str] = {}, looking: bool = True
    ) -> None:
        self.symbols = symbols
        self.fragments = fragments
        self.looking = looking
        self._groups: dict[tuple[str, ...], _Parser] = {}

    def compile(self, pattern: str) -> Pattern:
        """The pattern compiled.

        Raises:
            TableError: unknown kind or fragment, bad syntax, or a pattern that can match nothing.
        """
        parser = _Parser(_split(pattern), self)
        node = parser.node
        if node.nullable:
            raise TableError(f"grammar pattern: {pattern!r} can match nothing")
        return Pattern(
            node.source,
            node.openings,
            node.last,
            tuple((role, number) for number, role in enumerate(parser.roles, 1)),
            frozenset(parser.taken),
            frozenset(parser.reach_back),
            frozenset(parser.reach_ahead),
            frozenset(parser.behind),
            frozenset(parser.ahead),
            tuple(dict.fromkeys(parser.looks)),
        )

    def alternatives(self, pattern: str) -> list[str]:
        """The alternatives of a pattern, in order: many are faster asked one by one, by how each begins.

        Examples:
            >>> Compiler({}).alternatives("(DAY (FROM|IN)? MONTH | WEEKDAY)")
            ['DAY (FROM|IN)? MONTH', 'WEEKDAY']
            >>> Compiler({}, {"when": "DAY | WEEKDAY"}).alternatives("{when}")
            ['DAY', 'WEEKDAY']
            >>> Compiler({}).alternatives("(DAY | WEEKDAY) MONTH")
            ['(DAY | WEEKDAY) MONTH']
        """
        while found := _FRAGMENT.fullmatch(pattern):
            pattern = self._body(found)
        return _alternatives(pattern)

    def expand(self, pattern: str) -> str:
        """The pattern with its fragments written out."""
        while "{" in pattern:
            pattern = _FRAGMENT.sub(lambda found: f"({self._body(found)})", pattern)
        return pattern

    def group(self, pieces: tuple[str, ...]) -> _Parser:
        """What the pieces of a group say."""
        if pieces not in self._groups:
            self._groups[pieces] = _Parser(list(pieces), self)
        return self._groups[pieces]

    def fragment(self, piece: str) -> _Parser:
        """What a fragment says, `{month}` or `{month}:role`."""
        found = _FRAGMENT.fullmatch(piece)
        assert found is not None, piece
        return self.group(tuple(_split(self._body(found))))

    def _body(self, found: re.Match[str]) -> str:
        name, role = found.groups()
        if name not in self.fragments:
            raise TableError(f"grammar: no fragment {name!r}; known: {', '.join(self.fragments)}")
        body = self.fragments[name]
        return re.sub(r"(\{\w+\}|[A-Z_]+)", rf"\1:{role}", body) if role else body
