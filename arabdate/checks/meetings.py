"""Which rows of an archive may concern each other: joined by what is rare in it, never pair by pair.

The second of three steps (see `testimony.py`). Everything here is a join on equal keys, with a bound on how
many rows come of one key, so that its cost grows with the number of rows, and a database can do the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import NamedTuple

from arabdate import calendars
from arabdate.checks.testimony import ArticleRow, Testimony, same_text, testify
from arabdate.errors import CalendarError, InputError
from arabdate.events import concept
from arabdate.model import Calendar
from arabdate.normalize import Analysis

__all__ = ["COPY", "Archive", "Copies", "Meeting", "Rarity"]

# -- how rare a word is


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word tells by how few articles of the archive have it.

    1 for a word of `FEW` articles at most, and less, down to 0, the more of the archive's articles have it
    (inverse document frequency; Spärck Jones 1972).
    """

    articles: int
    counts: Mapping[str, int]

    def of(self, key: str) -> float:
        """From 0, in all articles, to 1, in a few.

        Examples:
            >>> rarity = Rarity(10_000, {"a": 3, "b": 1000})
            >>> rarity.of("a"), round(rarity.of("b"), 2)
            (1.0, 0.33)
        """
        count = self.counts.get(key, 1)
        if count <= FEW:
            return 1.0
        return max(0.0, log(self.articles / count) / log(self.articles / FEW))


FEW = 10


# -- dates of one event


class Meeting(NamedTuple):
    """A testimony, and those of other articles that share a rare word and a part of the date with it."""

    row: Testimony
    others: tuple[Testimony, ...]


RAREST = 8
"""How many of a clause's rarest words and numbers may join it to others."""
CROWD = 40
"""How many rows a key may bring to a meeting; of more, the first published are heard."""


class Archive:
    """The rows of an archive, in its order. All articles are added before anything is asked of it."""

    def __init__(self) -> None:
        self.articles: dict[str, ArticleRow] = {}
        self.rows: list[Testimony] = []

    def add(self, name: str, analysis: Analysis) -> None:
        """One more article.

        Raises:
            InputError: an article of this name is there already.
        """
        if name in self.articles:
            raise InputError(f"articles: wanted one article by each name, got two by {name!r}")
        self.articles[name], rows = testify(name, analysis)
        self.rows += rows

    @cached_property
    def rarity(self) -> Rarity:
        """How rare the words and events are that stand beside the archive's dates.

        A key is counted in each article that has a word of it: twice, at worst, where an article has two.
        """
        forms = {surface: keys for r in self.rows for surface, *keys in r.words}
        having: Counter[str] = Counter()
        for article in self.articles.values():
            having.update(filter(forms.__contains__, article.words.split()))
        counts = Counter(c for _, c in {(r.article, c) for r in self.rows for c in r.concepts})
        for form, number in having.items():
            for key in forms[form]:
                counts[key] += number
        return Rarity(len(self.articles), counts)

    def meetings(
        self, rows: Iterable[Testimony], may_be_wrong: Callable[[Testimony], bool]
    ) -> Iterator[Meeting]:
        """Those of some rows that may be wrong, each with those that others of them may hold against it."""
        heard = list(rows)
        met: dict[int, set[int]] = defaultdict(set)
        doubted = {i for i, row in enumerate(heard) if may_be_wrong(row)}
        for bucket in self._buckets(heard, doubted).values():
            if len({heard[i].first for i in bucket}) > 1:
                some = bucket if len(bucket) <= CROWD else _first_to_say(heard, bucket)
                for i in doubted.intersection(some):
                    met[i].update(some)
        for i in sorted(met):
            others = (heard[j] for j in sorted(met[i]) if heard[j].article != heard[i].article)
            yield Meeting(heard[i], tuple(others))

    def _buckets(self, rows: list[Testimony], doubted: set[int]) -> dict[_Key, list[int]]:
        """The rows by what they share with one that is doubted: a feature and a part of the date."""
        out: dict[_Key, list[int]] = {}
        features = list(map(self._features, rows))
        few = _few(rows, features)
        for i in sorted(doubted):
            for key in _keys(rows[i], features[i], few):
                out.setdefault(key, []).append(i)
        for i, (row, mine) in enumerate(zip(rows, features, strict=True)):
            if i not in doubted:
                for key in _keys(row, mine, few):
                    if key in out:
                        out[key].append(i)
        return out

    def _features(self, row: Testimony) -> list[str]:
        """The clause's rarest words that another article has too, and its numbers."""
        counts = self.rarity.counts
        shared = [k for k in row.keys if counts.get(k, 0) > 1]
        rarest = sorted(shared, key=lambda k: (counts[k], k))[:RAREST]
        return [*rarest, *(f"#{n}" for n in sorted(row.numbers)[:RAREST])]

    @cached_property
    def copies(self) -> tuple[Copies, ...]:
        """The pairs of articles that are nearly one text."""
        return tuple(_copies(self.articles))

    def of(self, article: str) -> list[Testimony]:
        """The rows of an article."""
        return self._by_article.get(article, [])

    @cached_property
    def _by_article(self) -> dict[str, list[Testimony]]:
        out: dict[str, list[Testimony]] = defaultdict(list)
        for row in self.rows:
            out[row.article].append(row)
        return out

    def on(self, first: int, last: int) -> list[Testimony]:
        """The rows that name a day or a month."""
        return self._by_days.get((first, last), [])

    @cached_property
    def _by_days(self) -> dict[tuple[int, int], list[Testimony]]:
        out: dict[tuple[int, int], list[Testimony]] = defaultdict(list)
        for row in self.rows:
            out[row.first, row.last].append(row)
        return out


_ALIKE = frozenset({"month", "winter"})
"""What is left of two dates whose months are taken for each other."""


_Key = tuple[object, ...]
_Few = dict[str | tuple[str, int | None], set[str]]
"""The features of the rows of a calendar, and of those that name a month of a calendar's year."""


def _few(rows: list[Testimony], features: list[list[str]]) -> _Few:
    out: _Few = defaultdict(set)
    for row, mine in zip(rows, features, strict=True):
        out[row.calendar].update(mine)
        if row.is_month:
            out[row.calendar, row.year].update(mine)
    return dict(out)


def _keys(row: Testimony, features: list[str], few: _Few) -> Iterator[_Key]:
    """What a row is joined by: a feature with a part of its date.

    Months and other calendars are few: a row joins them only by a feature that some row of theirs has.
    """
    in_year = row.calendar, row.year
    for feature in few[in_year].intersection(features) if in_year in few else ():
        yield "months", *in_year, feature
    if not row.is_day:
        return
    alike = features + _kinds(row)
    for part in _parts(row.calendar, row.year, row.month, row.day):
        for feature in alike if part[0] in _ALIKE else features:
            yield *part, feature
    for calendar, theirs in few.items():
        if isinstance(calendar, str) and calendar != row.calendar and (both := theirs.intersection(features)):
            for part in _parts_in(Calendar(calendar), row.first):
                for feature in both:
                    yield *part, feature


def _kinds(row: Testimony) -> list[str]:
    """The clause's events with its things: `وكان المتحف قد افتتح` takes up what its article named before."""
    things = sorted(c for c in row.concepts if concept(c).kind not in ("event", "step"))
    return [f"@{event} {thing}" for event in sorted(row.dates) for thing in things]


def _first_to_say(rows: list[Testimony], bucket: list[int]) -> list[int]:
    """Of a crowd, those of every day who were the first to say so."""
    by_day: dict[int, list[int]] = defaultdict(list)
    for i in sorted(bucket, key=lambda i: (rows[i].published or 0, rows[i].article, rows[i].start)):
        by_day[rows[i].first].append(i)
    share = max(2, CROWD // len(by_day))
    return [i for day in by_day.values() for i in day[:share]]


def _parts_in(calendar: Calendar, day: int) -> Iterator[tuple[object, ...]]:
    """The parts of a day and of the days beside it in another calendar."""
    for number in (day - 1, day, day + 1):
        try:
            yield from _parts(calendar.value, *calendars.from_day(calendar, number))
        except CalendarError:
            continue


def _parts(
    calendar: str, year: int | None, month: int | None, day: int | None
) -> Iterator[tuple[object, ...]]:
    """What is left of a date when its month, year or day is taken away: what one slip leaves alike."""
    yield "month", calendar, year, day
    yield "year", calendar, month, day
    yield "day", calendar, year, month
    if month in (12, 1):
        yield "winter", calendar, (year or 0) + (month == 12), day


# -- copies of one text


class Copies(NamedTuple):
    """Two articles that are nearly one text, the first published first."""

    first: ArticleRow
    second: ArticleRow
    alike: float


COPY = 0.6
"""From which share of its runs of words an article is a copy of another: an agency's text that was cut, given
a new opening and a source keeps more, two reports of one event have a tenth."""
SHORTEST = 10
"""Runs of words below which two texts may be alike by chance."""
BANDS, TWICE = 24, 2
"""Classes of hashes, and in how many of them two articles must have one smallest hash to be compared: of two
that share three in ten of their runs one pair in five hundred does not."""
NEXT = 12
"""How many articles after it, in the order of publication, an article is compared with in each band."""


def _copies(articles: Mapping[str, ArticleRow]) -> Iterator[Copies]:
    """The pairs of articles that are nearly one text.

    The smallest hash of each of `BANDS` classes of hashes is a key: two texts share one as often as they are
    alike (Broder 1997; Li, Owen and Zhang 2012, one permutation for all keys).
    """
    having = Counter(key for row in articles.values() for key in _bands(row))
    bands: dict[int, list[str]] = {key: [] for key, number in having.items() if number > 1}
    for row in sorted(articles.values(), key=lambda r: (r.published or 0, r.article)):
        for key in bands.keys() & _bands(row):
            bands[key].append(row.article)
    seen: Counter[tuple[str, str]] = Counter()
    for names in bands.values():
        for i, one in enumerate(names):
            seen.update((one, two) for two in names[i + 1 : i + 1 + NEXT])
    for one, two in sorted(pair for pair, times in seen.items() if times >= TWICE):
        if min(articles[one].size, articles[two].size) >= SHORTEST:
            alike = same_text(articles[one], articles[two])
            if alike >= COPY:
                yield Copies(articles[one], articles[two], alike)


def _bands(row: ArticleRow) -> Iterable[int]:
    """The smallest hash of each class, which the hash itself tells."""
    return {value % BANDS: value for value in reversed(row.hashes)}.values()
