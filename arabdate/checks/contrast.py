"""Whether two clauses give one noun two attributes, which tells their events apart without a word for it.

`الملف النووي` and `الملف اليمني`, `شركة توتال` and `شركة إيني`, `12 أسيرا` and `30 أسيرا` are no two names of
one thing where neither text has the other's word anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from arabdate.checks.testimony import ArticleRow, Testimony
from arabdate.events import Word, is_definite, read_word

__all__ = ["contrast"]


def contrast(a: Testimony, b: Testimony, one: ArticleRow, two: ArticleRow) -> tuple[str, str] | None:
    """What two clauses, of the articles `one` and `two`, say otherwise of one noun; None where nothing is.

    Examples:
        >>> from arabdate.checks.testimony import testify
        >>> from arabdate.normalize import analyse
        >>> said = ("وقع في 4 يونيو 2018 اتفاقا مع شركة توتال", "وقع في 4 يوليو 2018 اتفاقا مع شركة إيني")
        >>> (first, (a,)), (second, (b,)) = (testify(t, analyse(t)) for t in said)
        >>> contrast(a, b, first, second)
        ('شركه توتال', 'شركه ايني')
    """
    if (scores := _scores(a)) and (others := _scores(b)) and scores.isdisjoint(others):
        return min(scores), min(others)
    theirs = list(_attributes(b))
    for noun, mine in _attributes(a):
        for other, its in theirs:
            if _is_one(noun, other) and _differ(mine, its) and not (_has(two, mine) or _has(one, its)):
                return _quoted(noun, mine), _quoted(other, its)
    return None


def _scores(row: Testimony) -> frozenset[str]:
    """The results of matches, `2-1`, either side first."""
    return frozenset("-".join(sorted(n.split("-"))) for n in row.numbers if "-" in n)


_Attribute = tuple[Word | str, Word | str]
"""A noun and what is said of it: the word behind it, its number or, behind a title, the first name before."""


def _attributes(row: Testimony) -> Iterator[_Attribute]:
    titled = False
    last = ""
    for first, second in row.pairs:
        titled = titled and first == last
        if first[0].isdigit():
            yield _word(second), first
        elif second[0].isdigit():
            yield _word(first), second
        else:
            noun, behind = _word(first), _word(second)
            if is_definite(behind.surface) or (not is_definite(noun.surface) and _takes_names(noun)):
                yield noun, behind
            if titled and not is_definite(noun.surface) and not is_definite(behind.surface):
                yield behind, noun
        titled = is_definite(_word(first).surface) and not second[0].isdigit()
        last = second


def _takes_names(noun: Word) -> bool:
    """Whether a name may follow an indefinite noun (`شركة توتال`); behind others may stand what is next."""
    return noun.weight < 1.0 or bool(noun.concepts)


@lru_cache(maxsize=1 << 16)
def _word(surface: str) -> Word:
    return read_word(surface.encode("cp1256", "replace"))


def _is_one(a: Word | str, b: Word | str) -> bool:
    """Whether two nouns are one, and not the event itself, which may be called great and terrible in turn."""
    if isinstance(a, str) or isinstance(b, str):
        return False
    return not a.keys.isdisjoint(b.keys) and all(c.kind != "event" for c in a.concepts)


def _differ(a: Word | str, b: Word | str) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a != b
    if (
        min(a.weight, b.weight) < 1.0
        or "quality" in (*a.marks, *b.marks)
        or not set(a.concepts).isdisjoint(b.concepts)
    ):
        return False
    return is_definite(a.surface) == is_definite(b.surface) and a.keys.isdisjoint(b.keys)


def _has(article: ArticleRow, said: Word | str) -> bool:
    if isinstance(said, str):
        return said in article.numbers
    return not article.keys.isdisjoint(k.decode("cp1256", "replace") for k in said.keys)


def _quoted(noun: Word | str, attribute: Word | str) -> str:
    return " ".join(w if isinstance(w, str) else w.surface.decode("cp1256") for w in (noun, attribute))
