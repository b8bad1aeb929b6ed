"""One family of errors: a message says what was wanted, what came, and where."""

from __future__ import annotations

__all__ = ["ArabdateError", "CalendarError", "ConfigError", "InputError", "TableError"]


class ArabdateError(Exception):
    """Base of every error that arabdate raises on purpose."""


class InputError(ArabdateError, ValueError):
    """A caller gave something that is not text, not a date, or not a readable file."""


class ConfigError(ArabdateError, ValueError):
    """A mistake in a configuration or a baseline; the message names file and key, or file and line."""


class CalendarError(ArabdateError, ValueError):
    """A day that its calendar does not have, or a year outside a table's range."""


class TableError(ArabdateError):
    """A lexicon table or a grammar row is malformed; the message names file and row."""
