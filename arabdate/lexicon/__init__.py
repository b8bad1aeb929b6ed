"""The only reader of the lexicon tables, which are TOML files beside this one.

Five shapes of table, told apart by `shape`:

- ``months``: one month-name tradition. `id, calendar, regions, years, source`, twelve (or thirteen)
  ``[[month]]`` rows with `number, name, spellings`, and ``[[example]]`` rows that the tests run.
  Names that are everyday words too stand in `everyday`: they count only beside a day, a year,
  the word for month or another month name; `abbreviations` (`ج 1`) only between a day and a year.
  `years` are those of the tradition's use in its own calendar; `needs_year` (never, everyday, always)
  says which names count only beside a year within them; `dated` are names with years of their own,
  beside which alone they count.
- ``words``: a word class. ``[[word]]`` rows with the grammar `kind`, a `value` and `forms`.

- ``cues``: lists of words around a date that tell its tense, or that it is none; no part of any mention.
- ``confusables``: month names that newsrooms take for each other. ``[[confused]]`` rows with a `tradition`
  and `pairs` of its month numbers.
- ``events``: what news calls one event or thing. ``[[event]]``, ``[[step]]``, ``[[stage]]``, ``[[thing]]``,
  ``[[site]]`` and ``[[city]]`` rows with an `id` and `forms`; words that say little (`stop`, `common`),
  ``[marks]`` of what a clause says beside, ``[ordinals]`` that number events.

The loader folds the spellings, adds the clitics, and keeps every claimant of a shared form, so that
the resolver can tell which tradition matched. A malformed table raises `TableError` on load.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import tomli  # tomllib compiled: a third of the time, which every start feels

from arabdate.errors import TableError
from arabdate.fold import fold_word
from arabdate.model import Calendar

__all__ = [
    "Concept",
    "EventWords",
    "Feast",
    "Form",
    "Lexicon",
    "MonthName",
    "Reading",
    "Tradition",
    "confusables",
    "cues",
    "event_words",
    "listed_in",
    "load",
    "number_forms",
    "tables",
]

CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
"""Proclitics that an Arabic noun may carry; `ل` before the article gives `لل`."""


class MonthName(NamedTuple):
    """What a month word says: a month of a calendar, in the usage of a tradition.

    `years` bounds the tradition's use, counted in its own calendar; with `needs_year` the word is this
    month only beside a year within them.
    """

    calendar: Calendar
    number: int
    tradition: str
    years: tuple[int, int] = (1, 9999)
    needs_year: bool = False


class Feast(NamedTuple):
    """When a feast falls: month and day of a calendar, or days from an Easter; and its validity years.

    With an ISO `weekday` it is the `day`-th such weekday of the month, -1 the last, and `offset` days on.
    """

    calendar: str
    month: int = 0
    day: int = 1
    offset: int = 0
    weekday: int = 0
    days: int = 1
    since: int = 1
    until: int = 9999
    regions: tuple[str, ...] = ()


class Concept(NamedTuple):
    """What several words of news call one event, step, stage, thing, site or city (`kind`).

    `course` and `step` order the steps of a course; `needs` are the concepts without which the words mean
    something else; `recurs`: it may come every year on the same day; `repeats`: it comes to the same parties
    and places again; `broader` is the concept of the word that a text uses for it the second time.
    """

    id: str
    kind: str
    course: str = ""
    step: int = 0
    needs: frozenset[str] = frozenset()
    recurs: bool = False
    broader: str = ""
    repeats: bool = False


class EventWords(NamedTuple):
    """The vocabulary of events, as folded words: see the table for what the lists mean."""

    stop: tuple[tuple[bytes, ...], ...]
    common: tuple[tuple[bytes, ...], ...]
    marks: dict[str, tuple[tuple[bytes, ...], ...]]
    ordinals: dict[tuple[bytes, ...], int]
    concepts: dict[tuple[bytes, ...], tuple[Concept, ...]]


class Reading(NamedTuple):
    """One reading of a form: a grammar kind and its value."""

    kind: str
    value: Any


class Form(NamedTuple):
    """A surface word: its clitics, its readings alone, and the longer lexemes that it opens.

    `clitics` is the run of proclitic letters. `longer` holds (clitics, following words, readings),
    longest first. A longer lexeme may part the word otherwise than it is parted alone: `بعيد` is a
    preposition, and in `بعيد الفطر` it is `ب` and `عيد`.
    """

    clitics: str
    readings: tuple[Reading, ...]
    longer: tuple[tuple[str, tuple[bytes, ...], tuple[Reading, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tradition:
    """A month-name tradition as its table describes it."""

    id: str
    calendar: Calendar
    regions: tuple[str, ...]
    years: tuple[int, int]
    source: str
    names: tuple[str, ...]
    examples: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables, indexed for the tokenizer. `forms` maps a folded surface word to its `Form`; `lexemes` are
    the readings of each lexeme, the very tuples that its many forms share."""

    forms: dict[bytes, Form]
    lexemes: tuple[tuple[Reading, ...], ...]
    traditions: dict[str, Tradition]


@cache
def tables() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every table as (file name, parsed TOML), in file-name order."""
    folder = os.path.dirname(__file__)
    names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    return tuple((name, _parse(name, _read(os.path.join(folder, name)))) for name in names)


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as e:
        raise TableError(f"{name}: not TOML: {e}") from e
    if not table.get("source"):
        raise TableError(f"{name}: wanted a 'source' that says where the table comes from, got none")
    return table


@cache
def load() -> Lexicon:
    """Read, check and index all tables; done once, at first use.

    Examples:
        >>> form = load().forms[fold_word("ونوفمبر")]
        >>> form.clitics, form.readings[0].kind, form.readings[0].value.number
        ('و', 'MONTH', 11)
    """
    rows: dict[tuple[bytes, ...], list[Reading]] = {}
    bare: set[tuple[bytes, ...]] = set()
    traditions: dict[str, Tradition] = {}
    for name, table in tables():
        if table.get("shape") == "months":
            tradition, readings = _months(name, table)
            traditions[tradition.id] = tradition
        elif table.get("shape") == "words":
            readings = _words(name, table, bare)
        elif table.get("shape") in ("cues", "confusables", "events"):
            continue
        else:
            wanted = "'months', 'words', 'cues', 'confusables' or 'events'"
            raise TableError(f"{name}: wanted shape = {wanted}, got {table.get('shape')!r}")
        for spelling, reading in readings:
            known = rows.setdefault(_key(spelling), [])
            if reading not in known:
                known.append(reading)
    lexemes = {words: tuple(readings) for words, readings in sorted(rows.items())}
    return Lexicon(_index(lexemes, bare), tuple(lexemes.values()), traditions)


@cache
def listed_in() -> dict[Reading, tuple[str, ...]]:
    """The files of the tables that list a reading; for a person who asks where a word is from.

    Examples:
        >>> listed_in()[Reading("DEICTIC", -1)]
        ('deictics.toml',)
    """
    found: dict[Reading, tuple[str, ...]] = {}
    for name, table in tables():
        rows: list[tuple[str, Reading]] = []
        if table.get("shape") == "months":
            rows = _months(name, table)[1]
        elif table.get("shape") == "words":
            rows = _words(name, table, set())
        for reading in {r for _, r in rows}:
            found[reading] = (*found.get(reading, ()), name)
    return found


_WORD = re.compile(rb"\d+|[^\d\s]+")


@cache
def cues() -> dict[str, frozenset[tuple[bytes, ...]]]:
    """The cues by list name, each cue as its folded words."""
    out: dict[str, frozenset[tuple[bytes, ...]]] = {}
    for _, table in tables():
        if table.get("shape") == "cues":
            lists = {k: v for k, v in table.items() if isinstance(v, list)}
            out |= {k: frozenset(_key(w) for w in words) for k, words in lists.items()}
    return out


@cache
def number_forms(kind: str, value: int) -> tuple[str, ...]:
    """The spellings of a number word (CARDINAL, ORDINAL ...) in the order of its table; none beyond it.

    Examples:
        >>> number_forms("ORDINAL", 7)
        ('السابع', 'السابعة')
    """
    rows = (row for _, table in tables() for row in table.get("word", ()))
    return tuple(form for r in rows if (r["kind"], r.get("value")) == (kind, value) for form in r["forms"])


@cache
def confusables() -> dict[tuple[str, int], tuple[int, ...]]:
    """For a month of a tradition, (id, number), the months that newsrooms take it for, likeliest first.

    Examples:
        >>> confusables()["egyptian", 6]
        (7,)
    """
    out: dict[tuple[str, int], tuple[int, ...]] = {}
    for name, table in tables():
        if table.get("shape") != "confusables":
            continue
        for row in table["confused"]:
            tradition = row["tradition"]
            if tradition not in load().traditions:
                raise TableError(f"{name}: no months table has the id {tradition!r}")
            for a, b in [(a, b) for pair in row["pairs"] for a, b in (pair, pair[::-1])]:
                out[tradition, a] = (*out.get((tradition, a), ()), b)
    return out


@cache
def event_words() -> EventWords:
    """The words by which clauses are compared.

    Examples:
        >>> [c.id for c in event_words().concepts[(fold_word("زلزال"),)]]
        ['quake']
    """
    for name, table in tables():
        if table.get("shape") == "events":
            return _event_words(name, table)
    raise TableError("lexicon: no table of shape 'events'")


def _event_words(name: str, table: dict[str, Any]) -> EventWords:
    concepts: dict[tuple[bytes, ...], tuple[Concept, ...]] = {}
    for kind in ("event", "step", "stage", "thing", "site", "city"):
        for row in table[kind]:
            course, _, step = row.get("phases", "").partition(":")
            if not row.get("forms") or (course and not step.isdigit()):
                wanted = "'forms', and 'phases' as 'course:step'"
                raise TableError(f"{name}: {kind} row wants {wanted}, got {row}")
            needs = frozenset(row.get("needs", ()))
            rest = needs, row.get("recurs", False), row.get("broader", ""), row.get("repeats", False)
            concept = Concept(row["id"], kind, course, int(step or 0), *rest)
            for form in row["forms"]:
                known = concepts.get(_key(form), ())
                concepts[_key(form)] = known if concept in known else (*known, concept)
    return EventWords(
        tuple(map(_key, table["stop"])),
        tuple(map(_key, table["common"])),
        {mark: tuple(map(_key, words)) for mark, words in table["marks"].items()},
        {_key(form): int(n) for n, forms in table["ordinals"].items() for form in forms},
        concepts,
    )


def _key(spelling: str) -> tuple[bytes, ...]:
    """The words of a spelling as the tokenizer cuts them: `ت2` is a letter and a digit."""
    return tuple(_WORD.findall(fold_word(spelling)))


def _months(name: str, table: dict[str, Any]) -> tuple[Tradition, list[tuple[str, Reading]]]:
    for field in ("id", "calendar", "regions", "month", "example"):
        if field not in table:
            raise TableError(f"{name}: a months table wants '{field}'")
    calendar = Calendar(table["calendar"])
    wanted = 13 if calendar is Calendar.COPTIC else 12
    numbers = [m["number"] for m in table["month"]]
    if numbers != list(range(1, wanted + 1)):
        raise TableError(f"{name}: wanted months 1 to {wanted} in order, got {numbers}")
    years, needs_year = tuple(table.get("years", (1, 9999))), table.get("needs_year", "never")
    if needs_year not in ("never", "everyday", "always"):
        raise TableError(f"{name}: wanted needs_year = never, everyday or always, got {needs_year!r}")
    out = []
    for month in table["month"]:
        everyday, number = set(month.get("everyday", ())), month["number"]
        for spelling in dict.fromkeys([month["name"], *month.get("spellings", ())]):
            unsure = needs_year == "always" or (needs_year == "everyday" and spelling in everyday)
            kind = "RARE_MONTH" if unsure else "EVERYDAY_MONTH" if spelling in everyday else "MONTH"
            out.append((spelling, Reading(kind, MonthName(calendar, number, table["id"], years, unsure))))
        for spelling in month.get("abbreviations", ()):
            out.append(
                (spelling, Reading("SHORT_MONTH", MonthName(calendar, number, table["id"], years, True)))
            )
        for spelling, own in month.get("dated", {}).items():
            value = MonthName(calendar, number, table["id"], tuple(own), True)
            out.append((spelling, Reading("RARE_MONTH", value)))
        unknown = everyday - {month["name"], *month.get("spellings", ())}
        if unknown:
            raise TableError(f"{name}: month {month['number']}: everyday forms {unknown} are no spellings")
    tradition = Tradition(
        table["id"],
        calendar,
        tuple(table["regions"]),
        years,
        table["source"],
        tuple(m["name"] for m in table["month"]),
        tuple(table["example"]),
    )
    return tradition, out


def _words(name: str, table: dict[str, Any], bare: set[tuple[bytes, ...]]) -> list[tuple[str, Reading]]:
    out = []
    for i, row in enumerate(table.get("word", ())):
        if not row.get("forms") or "kind" not in row:
            raise TableError(f"{name}: word row {i + 1} wants 'kind' and 'forms', got {row}")
        reading = Reading(row["kind"], _value(name, row))
        out += [(form, reading) for form in row["forms"]]
        if not row.get("clitics", True):
            bare |= {_key(form) for form in row["forms"]}
    return out


def _value(name: str, row: dict[str, Any]) -> Any:
    value = row.get("value")
    if not isinstance(value, dict):
        return value
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
    try:
        return Feast(**fields)
    except TypeError as e:
        raise TableError(f"{name}: {row['forms'][0]}: {e}") from e


_LONG_NAMES = frozenset({"ZONE"})
"""Kinds whose lexemes hold words of every kind (الولايات, المتحدة): known only behind their first."""

_ARTICLE = fold_word("ال")
_PREFIXES = tuple((clitics, fold_word(clitics), clitics.endswith("ل")) for clitics in CLITICS)


def _with_clitics(word: bytes) -> list[tuple[str, bytes]]:
    """The word with each proclitic run it may carry; `ل` + `ال` is written `لل`."""
    definite, tail = word.startswith(_ARTICLE), word[1:]
    return [(clitics, prefix + (tail if definite and li else word)) for clitics, prefix, li in _PREFIXES]


def _index(
    lexemes: dict[tuple[bytes, ...], tuple[Reading, ...]], bare: set[tuple[bytes, ...]]
) -> dict[bytes, Form]:
    """Surface first words to forms. A word as listed wins over another word with a clitic."""
    alone: dict[bytes, tuple[str, tuple[Reading, ...]]] = {}
    longer: dict[bytes, list[tuple[str, tuple[bytes, ...], tuple[Reading, ...]]]] = {}
    inner: set[bytes] = set()
    for key, readings in lexemes.items():
        if any(r.kind not in _LONG_NAMES for r in readings):
            inner.update(key[1:])
        for clitics, surface in _with_clitics(key[0]):
            if clitics and key in bare:
                continue
            if len(key) > 1:
                longer.setdefault(surface, []).append((clitics, key[1:], readings))
            elif surface not in alone or len(clitics) < len(alone[surface][0]):
                alone[surface] = (clitics, readings)
    forms = {word: Form("", (), ()) for word in inner}
    forms |= {surface: Form(*own, ()) for surface, own in alone.items()}
    for surface, found in longer.items():
        clitics, readings = alone.get(surface) or (min((c for c, _, _ in found), key=len), ())
        if any(r.kind == "CARDINAL" for r in readings):  # واحد وأربعين is no و before أحد وأربعين
            found = [tail for tail in found if tail[0] == clitics]
        if len(found) > 1:
            found.sort(key=lambda tail: (-len(tail[1]), tail[0] != clitics))
        forms[surface] = Form(clitics, readings, tuple(found))
    return forms
