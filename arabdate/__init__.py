"""arabdate: Arabic text in, dates out, contradictions named."""

from arabdate.checks import Settings, check
from arabdate.errors import ArabdateError, CalendarError, InputError, TableError
from arabdate.model import (
    Anchor,
    Calendar,
    Finding,
    Granularity,
    Mention,
    MentionType,
    Repair,
    Resolution,
    Severity,
)
from arabdate.normalize import normalize_dates

__all__ = [
    "Anchor",
    "ArabdateError",
    "Calendar",
    "CalendarError",
    "Finding",
    "Granularity",
    "InputError",
    "Mention",
    "MentionType",
    "Repair",
    "Resolution",
    "Settings",
    "Severity",
    "TableError",
    "check",
    "normalize_dates",
]
