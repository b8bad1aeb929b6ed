"""The readers: paths in, articles out, one by one; what cannot be read is named and the rest goes on."""

from arabdate.archive.base import Article, BadRecord, Options
from arabdate.archive.reading import STDIN, is_one, read

__all__ = ["STDIN", "Article", "BadRecord", "Options", "is_one", "read"]
