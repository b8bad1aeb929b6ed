"""Does the clause around a date tell of the past or of what is to come?

Only word lists and one prefix rule (`سـ` before an imperfect), nearest cue first; no parser. Where the
clause gives no cue the answer is None, and nothing is inferred from it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from arabdate.fold import fold_word
from arabdate.lexicon import cues

__all__ = ["Tense", "tense"]


class Tense(StrEnum):
    """PLANNED is a plan told from afterwards (`كان مقررا`): no statement about what happened."""

    PAST = "past"
    FUTURE = "future"
    PLANNED = "planned"


_BREAK = re.compile(rb"[.\n;:!\xbf]")
_WORD = re.compile(rb"[\x80-\xff]+")
_REACH = 160
"""How many letters before a date its clause may reach back."""
_AHEAD = 70


@cache
def _lists() -> dict[str, frozenset[bytes]]:
    """The one-word cues with the conjunctions that they may carry."""
    out = {}
    for name, words in cues().items():
        single = {w[0] for w in words if len(w) == 1}
        out[name] = frozenset(p + w for p in (b"", fold_word("و"), fold_word("ف")) for w in single)
    return out


@cache
def _planned() -> re.Pattern[bytes]:
    phrases = sorted(b" ".join(w) for w in cues()["planned"])
    return re.compile(b"|".join(map(re.escape, phrases)))


@cache
def _future_prefix() -> re.Pattern[bytes]:
    return re.compile(b"(?:%b|%b)?%b[%b]..+" % tuple(map(fold_word, ("و", "ف", "س", "يتنا"))), re.DOTALL)


def _is_future(word: bytes) -> bool:
    lists = _lists()
    return word in lists["future"] or (_future_prefix().fullmatch(word) is not None and word not in lists["future_not"])


def tense(data: bytes, start: int, end: int) -> Tense | None:
    """The tense of the clause around folded bytes `start:end`, None where it does not say.

    The nearest cue before the date decides; without one, the first after it in the same phrase.

    Examples:
        >>> from arabdate.fold import fold
        >>> text = fold("ومن المقرر أن يجتمع الطرفان في مايو").data
        >>> str(tense(text, len(text) - 4, len(text)))
        'future'
    """
    back = data[max(0, start - _REACH) : start]
    breaks = [m.end() for m in _BREAK.finditer(back)]
    clause = back[breaks[-1] :] if breaks else back
    if _planned().search(clause):
        return Tense.PLANNED
    for word in reversed(_WORD.findall(clause)):
        found = _cue(word)
        if found:
            return found
    ahead = data[end : end + _AHEAD]
    stop = _BREAK.search(ahead)
    for word in _WORD.findall(ahead[: stop.start()] if stop else ahead):
        found = _cue(word)
        if found:
            return found
    return None


def _cue(word: bytes) -> Tense | None:
    if _is_future(word):
        return Tense.FUTURE
    return Tense.PAST if word in _lists()["past"] else None
