"""The gold phrases of `data/phrases/`: each is read to exactly the mentions that its row lists."""

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from arabdate import Mention, MentionType, Resolution, normalize_dates

FOLDER = Path(__file__).parent.parent / "data" / "phrases"
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


OPEN = rows(FOLDER / "open.jsonl")
PHRASES = [row for path in sorted(FOLDER.glob("*.jsonl")) if path.stem != "open" for row in rows(path)]
FIELDS = {
    "text",
    "start",
    "type",
    "value",
    "mod",
    "earliest",
    "latest",
    "calendar",
    "tradition",
    "granularity",
    "resolution",
    "quant",
    "freq",
    "zone",
    "tz",
    "pair",
}


def told(mention: Mention, wanted: Row, places: list[Row]) -> Row:
    """What the library says of a mention, in the fields that the row asks for and always `mod`."""
    said = mention.to_dict()
    if "pair" in wanted:
        spans = [[m["start"], m["start"] + len(m["text"])] for m in places]
        said["pair"] = spans.index(said["pair"]) if said["pair"] in spans else said["pair"]
    return {field: said[field] for field in wanted} | {"mod": said["mod"], "end": said["end"]}


@pytest.mark.parametrize("row", PHRASES, ids=[r["id"] for r in PHRASES])
def test_phrase(row: Row) -> None:
    found = normalize_dates(row["text"], row["published"])
    wanted = [{"mod": None, "end": m["start"] + len(m["text"]), **m} for m in row["mentions"]]
    if len(found) == len(wanted):
        assert [told(f, m, wanted) for f, m in zip(found, row["mentions"], strict=True)] == wanted, row[
            "text"
        ]
    else:
        places = [(f.text, f.value) for f in found]
        assert places == [(m["text"], m["value"]) for m in wanted], row["text"]


# -- the table itself ----------------------------------


def test_ids_and_texts_are_unique() -> None:
    every = PHRASES + OPEN
    for field in ("id", "text"):
        assert [x for x, n in Counter(r[field] for r in every).items() if n > 1] == []


def test_the_table_is_large_and_a_third_of_it_is_negative() -> None:
    assert len(PHRASES) >= 400
    every = PHRASES + OPEN
    assert sum("negative" in r["tags"] for r in every) >= 0.3 * len(every)


@pytest.mark.parametrize("row", PHRASES + OPEN, ids=[r["id"] for r in PHRASES + OPEN])
def test_row_is_well_formed(row: Row) -> None:
    assert set(row) - {"got"} == {"id", "text", "published", "mentions", "tags"}
    if row["published"] is not None:
        dt.date.fromisoformat(row["published"])
    end = 0
    for mention in row["mentions"]:
        assert set(mention) <= FIELDS
        assert {"text", "start", "type", "value"} <= set(mention)
        assert mention["start"] >= end
        end = mention["start"] + len(mention["text"])
        assert row["text"][mention["start"] : end] == mention["text"]
        MentionType(mention["type"])
        Resolution(mention.get("resolution", "explicit"))


# Traditions and constructions that the table must speak of; more tags are welcome.
TAGS = [
    "levantine", "dual", "egyptian", "morocco", "algeria", "tunisia", "mauritania", "libya", "hijri",
    "pair", "solar-hijri", "coptic", "rumi", "weekday", "stamp", "list", "range", "deictic", "anaphoric",
    "duration", "clock", "season", "quarter", "decade", "century", "bc", "feast", "no-publication",
    "tashkeel", "tatweel", "bidi", "presentation", "arabic-indic", "persian-digits", "two-digit",
    "tense", "narrative", "set", "clitic", "ordinal", "mod",
]  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
def test_every_construction_has_rows(tag: str) -> None:
    assert sum(tag in r["tags"] for r in PHRASES) >= 1
