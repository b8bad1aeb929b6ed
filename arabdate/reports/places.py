"""Where in a text a span stands, as editors count: lines and columns from 1, columns in code points."""

from __future__ import annotations

from bisect import bisect_right

from arabdate.model import Span

__all__ = ["Places"]


class Places:
    r"""The lines of a text. Only a line feed ends one, as in every tool that counts lines.

    Examples:
        >>> places = Places("أمس\r\nالأحد")
        >>> places.line_column(5), places.line(7)
        ((2, 1), (5, 10))
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    @property
    def many(self) -> bool:
        """Whether the text has more than one line that says something."""
        return "\n" in self._text.strip()

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, offset: int) -> Span:
        """The span of the line that holds a code point, without its end."""
        number = bisect_right(self._starts, offset)
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return start, end
