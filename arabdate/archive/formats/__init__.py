"""The formats, discovered by being there: every module of this folder is one.

A format has a constant `SUFFIXES`, in lower case with their dot, and a function `read(stream, path, options)`
that yields articles and bad records (see `base.Reader`). Libraries that a format needs are imported inside
`read`. Nothing else has to be edited.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from arabdate.archive.base import Reader
from arabdate.errors import TableError

__all__ = ["readers"]


@cache
def readers() -> dict[str, Reader]:
    """The reader of each file name suffix, in the order of the suffixes.

    Raises:
        TableError: two formats claim one suffix.

    Examples:
        >>> ".txt" in readers()
        True
    """
    out: dict[str, Reader] = {}
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        for suffix in module.SUFFIXES:
            if suffix in out:
                raise TableError(f"archive/formats/{name}.py: the suffix {suffix} is taken")
            out[suffix] = module.read
    return dict(sorted(out.items()))
