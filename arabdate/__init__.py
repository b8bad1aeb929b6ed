"""arabdate: Arabic text in, dates out, contradictions named.

Names are loaded when first asked for, so that `arabdate --help` need not read a single table.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arabdate.checks import Settings, check, check_archive
    from arabdate.errors import ArabdateError, CalendarError, ConfigError, InputError, TableError
    from arabdate.model import (
        Anchor,
        Calendar,
        Finding,
        Granularity,
        Mention,
        MentionType,
        Passage,
        Repair,
        Resolution,
        Severity,
    )
    from arabdate.normalize import normalize_dates
    from arabdate.publication.candidates import Candidate, Publication
    from arabdate.publication.finder import publication_date

_ROOMS = {
    "checks": ("Settings", "check", "check_archive"),
    "errors": ("ArabdateError", "CalendarError", "ConfigError", "InputError", "TableError"),
    "model": (
        "Anchor",
        "Calendar",
        "Finding",
        "Granularity",
        "Mention",
        "MentionType",
        "Passage",
        "Repair",
        "Resolution",
        "Severity",
    ),
    "normalize": ("normalize_dates",),
    "publication.candidates": ("Candidate", "Publication"),
    "publication.finder": ("publication_date",),
}
_ROOM = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Anchor",
    "ArabdateError",
    "Calendar",
    "CalendarError",
    "Candidate",
    "ConfigError",
    "Finding",
    "Granularity",
    "InputError",
    "Mention",
    "MentionType",
    "Passage",
    "Publication",
    "Repair",
    "Resolution",
    "Settings",
    "Severity",
    "TableError",
    "check",
    "check_archive",
    "normalize_dates",
    "publication_date",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOM[name]}"), name)
    globals()[name] = value
    return value
