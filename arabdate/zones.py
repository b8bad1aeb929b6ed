"""The zone that is named beside a clock time: as the text has it, and its IANA identifier or offset."""

from __future__ import annotations

import re

from arabdate.expressions import Atom
from arabdate.fold import Folded

__all__ = ["zone_of"]

_OFFSET = re.compile(
    rb" ?\(?(?P<sign>\+|-(?=[0-9])) ?(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9:/.])"
)
_ISO_ZONE = re.compile(rb"(?P<utc>z)$|(?P<sign>[+-])(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2})$")
_WIDEST = 14
"""Hours: no zone lies farther ahead of UTC."""


def zone_of(folded: Folded, atom: Atom) -> tuple[str | None, str | None]:
    """Name and identifier of the zone of an atom's clock; (None, None) where none is named."""
    if "iso" in atom.roles:
        stamp = atom.roles["iso"]
        found = _ISO_ZONE.search(stamp.surface)
        if found is None:
            return None, None
        return folded.slice(stamp.start + found.start(), stamp.end), "UTC" if found["utc"] else _offset(found)
    if not atom.zone:
        return None, None
    name = atom.zone[0]
    start, end = name.start, atom.zone[-1].end
    tz = name.surface.decode("ascii") if name.may_be("OFFSET") else name.value("ZONE")
    found = _OFFSET.match(folded.data, end) if tz == "UTC" else None
    if found is not None and int(found["hours"]) <= _WIDEST:
        end, tz = found.end(), _offset(found)
    return folded.slice(start, end), tz


def _offset(found: re.Match[bytes]) -> str:
    """`+03:00`."""
    return f"{found['sign'].decode()}{int(found['hours']):02d}:{(found['minutes'] or b'00').decode()}"
