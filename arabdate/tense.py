"""Does the clause around a date tell of the past or of what is to come?

Only word lists and one prefix rule (`سـ` before an imperfect), nearest cue first; no parser. Where the
clause gives no cue the answer is None, and nothing is inferred from it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from itertools import pairwise

from arabdate.fold import fold_word
from arabdate.lexicon import cues

__all__ = ["PREPOSITIONS", "Tense", "cue", "foresees", "happened", "is_subjunctive", "tense"]


class Tense(StrEnum):
    """PLANNED is a plan told from afterwards (`كان مقررا`): no statement about what happened."""

    PAST = "past"
    FUTURE = "future"
    PLANNED = "planned"


_BREAK = re.compile(rb"[.\n;:!\xbf]")
_PAUSE = re.compile(rb"[.\n;:!\xbf,\xa1]")
_WORD = re.compile(rb"[\x80-\xff]+")
_REACH = 160
"""How many letters before a date its clause may reach back."""
_AHEAD = 70
_NEAR = 4
"""How many words a verb, its subject of two words and the preposition of its date are."""


_CONJUNCTIONS = (b"", fold_word("و"), fold_word("ف"))
# Not سأ: folded, it is سا, with which far more nouns and names begin than first persons in the news.
_FUTURE_STEMS = tuple(p + fold_word(f"س{c}") for p in _CONJUNCTIONS for c in "يتن")
_NOUN_ENDINGS = tuple(map(fold_word, ("ات", "ين")))
_FEMININE = fold_word("ت")
_IF = fold_word("إذا")
_WHEN = fold_word("عندما")
_HE = fold_word("ي")
_THAT = fold_word("أن")
_IMPERFECT = tuple(map(fold_word, "تي"))
_SINCE = tuple([c + fold_word(w)] for w in ("بعد", "منذ") for c in _CONJUNCTIONS)
PREPOSITIONS = frozenset(map(fold_word, ("على", "إلى", "في", "عن", "بعد", "قبل", "دون", "بهدف", "قصد")))
_PLURAL = fold_word("ات")
_THE = fold_word("ال")
_FULL_YEAR = re.compile(rb"[0-9]{4}")
_NOT_PERFECT = tuple(map(fold_word, ("ال", "وال", "بال", "لل", "ي", "ت", "وي", "وت")))


@cache
def _lists() -> dict[str, frozenset[bytes]]:
    """The one-word cues with the conjunctions that they may carry."""
    out = {}
    for name, words in cues().items():
        single = {w[0] for w in words if len(w) == 1}
        out[name] = frozenset(p + w for p in _CONJUNCTIONS for w in single)
    return out


@cache
def _planned() -> re.Pattern[bytes]:
    phrases = sorted(b" ".join(w) for w in cues()["planned"])
    said = b"|".join(map(re.escape, phrases))
    return re.compile(rb"(?<![\x80-\xff])[%b]?(?:%b)(?![\x80-\xff])" % (b"".join(_CONJUNCTIONS), said))


def tense(data: bytes, start: int, end: int) -> Tense | None:
    """The tense of the clause around folded bytes `start:end`, None where it does not say.

    Examples:
        >>> from arabdate.fold import fold
        >>> text = fold("ومن المقرر أن يجتمع الطرفان في مايو").data
        >>> str(tense(text, len(text) - 4, len(text)))
        'future'
    """
    found = cue(data, start, end)
    return None if found is None else found[0]


def happened(data: bytes, start: int) -> bool:
    """Whether a verb of what happened stands right before folded position `start`, its subject between them.

    Examples:
        >>> from arabdate.fold import fold
        >>> text = fold("توفي الفنان في مايو").data
        >>> happened(text, len(text) - 4)
        True
    """
    lists = _lists()
    words = _WORD.findall(_PAUSE.split(data[max(0, start - _AHEAD) : start])[-1])[-_NEAR:]
    return any(w in lists["past"] and w not in lists["was"] and w not in lists["past_or_noun"] for w in words)


def foresees(data: bytes, start: int) -> bool:
    """Whether عندما and an imperfect stand before folded position `start` in its phrase: what one waits for.

    Of the imperfects in تـ, which most perfects look like, only those of a fixture are known.

    Examples:
        >>> from arabdate.fold import fold
        >>> text = fold("عندما يحل ضيفا على جاره يوم الأحد").data
        >>> foresees(text, len(text) - 8)
        True
    """
    words = _WORD.findall(_PAUSE.split(data[max(0, start - _REACH) : start])[-1])
    known = _lists()["fixtures"]
    return any(when == _WHEN and (verb.startswith(_HE) or verb in known) for when, verb in pairwise(words))


def cue(data: bytes, start: int, end: int) -> tuple[Tense, bytes] | None:
    """The tense of the clause around folded bytes `start:end` and the word or phrase that tells it.

    The nearest cue before the date decides, a future one only in the same phrase; without one, a future cue
    after it in the same phrase. What may be a noun (`يعتزم عقد مؤتمره`) leaves it to a future cue before it;
    behind a preposition or a verb it is one (`اتفقا على عقد`, `قرر عقد`), and when that is to be is not told.
    An adjective that has its own date tells nothing of the next: `المقررة في 2019 وفضيحة نهاية مايو`.

    Examples:
        >>> from arabdate.fold import fold
        >>> text = fold("ستعقد الجولة في مايو").data
        >>> cue(text, len(text) - 4, len(text)) == (Tense.FUTURE, fold("ستعقد").data)
        True
    """
    low = max(0, start - _REACH)
    if low:  # not from within a word: استثمار without its first letter looks like a future
        low = data.find(b" ", low, start) + 1 or start
    back = data[low:start]
    broken = _BREAK.split(back)
    clause = broken[-1]
    if (planned := _planned().search(clause)) is not None:
        return Tense.PLANNED, planned[0]
    lists, reported = _lists(), False
    for farther, phrase in enumerate(reversed(_PAUSE.split(clause))):
        words = _WORD.findall(phrase)
        noun: tuple[Tense, bytes] | None = None
        for place in range(len(words) - 1, -1, -1):
            word = words[place]
            reported = reported or word in lists["complementizers"]
            found = _cue(word, reported, lists)
            if found is None:
                continue
            if found is Tense.FUTURE and not farther:
                if word.startswith(_THE) and _FULL_YEAR.search(phrase, phrase.rfind(word)):
                    continue
                return Tense.PLANNED if _was(words[:place]) else found, word
            if found is not Tense.PAST or is_subjunctive(words[: place + 1]):
                continue
            if word not in lists["past_or_noun"]:
                is_object = noun is not None and word not in lists["was"]
                return None if is_object else noun or (found, word)
            if place and words[place - 1] in PREPOSITIONS:
                return None
            noun = noun or (found, word)
        if noun is not None:
            return noun
    for word in _WORD.findall(_PAUSE.split(data[end : end + _AHEAD], 1)[0]):
        if word in lists["complementizers"]:
            break
        if _cue(word, True, lists) is Tense.FUTURE:
            return Tense.FUTURE, word
    return None


def is_subjunctive(words: list[bytes]) -> bool:
    """Whether the last of some words stands behind أن and looks like an imperfect: `ينتظر أن تسلم`.

    Behind `بعد أن` and `منذ أن` it may be a perfect: `بعد أن تسلم الجائزة`.
    """
    *before, word = words
    return before[-1:] == [_THAT] and word.startswith(_IMPERFECT) and before[-2:-1] not in _SINCE


def _was(before: list[bytes]) -> bool:
    """Whether `كان` stands before a future verb, and not `إذا كان`, which asks whether it will be."""
    return before[-1:] != [] and before[-1] in _lists()["was"] and before[-2:-1] != [_IF]


def _cue(word: bytes, reported: bool, lists: dict[str, frozenset[bytes]]) -> Tense | None:
    """The tense that a word shows; `reported` when أن stands between it and the date."""
    if word in lists["past"]:
        return Tense.PAST
    if word in lists["reporting"]:
        return None if reported else Tense.PAST
    if word in lists["future"] or (
        word.startswith(_FUTURE_STEMS)
        and len(word) >= 4
        and not word.endswith(_NOUN_ENDINGS)
        and word not in lists["future_not"]
    ):
        return Tense.FUTURE
    # أعلنت, نقلت: the feminine perfect shows itself; nouns in -ات and imperfects do not count.
    if (
        word.endswith(_FEMININE)
        and len(word) > 4
        and not word.endswith(_PLURAL)
        and not word.startswith(_NOT_PERFECT)
    ):
        return None if word in lists["past_not"] else Tense.PAST
    return None
