"""How lines are dressed for a terminal, and made safe for one.

Arabic stays in logical order: the order on the screen is the terminal's work. What a terminal needs is to be
told where Arabic begins and ends in an English line, so that `10 نوفمبر 2020 is 2020-11-10` does not change
places; that is what the isolates are for (Unicode UAX 9, section 2.4.2). A file or a pipe gets none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["PLAIN", "Style", "visible"]

_FSI, _PDI = "\u2068", "\u2069"
_RESET = "\x1b[0m"
_CODES = {"bold": "1", "dim": "2", "under": "1;4", "error": "1;31", "warning": "1;33", "note": "1;36"}

_LETTER = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
_RUN = re.compile(rf"(?:\d+ )?{_LETTER}+(?:[ \d/.()-]+{_LETTER}+)*(?:[ /]\d+)?")
"""Arabic words, the numbers between them, and one number on either side: a date as a message quotes it."""

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Style:
    """`colour`: escape sequences may be written. `isolate`: Arabic is fenced for the bidi algorithm."""

    colour: bool = False
    isolate: bool = False

    def paint(self, text: str, role: str) -> str:
        """The text in the colour of a role (a severity, `bold`, `dim`, `under`)."""
        return f"\x1b[{_CODES[role]}m{text}{_RESET}" if self.colour else text

    def fence(self, text: str) -> str:
        """A stretch of Arabic kept apart from what stands around it."""
        return f"{_FSI}{text}{_PDI}" if self.isolate else text

    def prose(self, text: str) -> str:
        """A sentence of a rule, its Arabic quotations fenced."""
        return _RUN.sub(lambda m: self.fence(m[0]), text) if self.isolate else text


PLAIN = Style()


def visible(text: str) -> str:
    r"""The text on one line: ends of lines and tabs as spaces, what could steer a terminal escaped.

    Direction marks that concern one letter (U+200E, U+200F) stay; those that open a stretch do not: a
    stretch left open would turn the rest of the line.

    Examples:
        >>> visible("9\nنوفمبر\x1b[31m")
        '9 نوفمبر\\x1b[31m'
    """
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\n\r\u2028\u2029":
        return " "
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
