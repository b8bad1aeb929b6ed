"""An explanation speaks of the reading that the pipeline makes, and of everything that came to nothing."""

import json
from typing import Any

import pytest
from test_phrases import PHRASES  # the same sentences

from arabdate import normalize_dates
from arabdate.explain import Explanation, explain
from arabdate.explain.listener import Listener
from arabdate.explain.rows import Explained, Leftover, Sense
from arabdate.narrative import Narrative

PUBLISHED = "2022-04-25"


def only(told: Explanation) -> Explained:
    (expression,) = (e for region in told.regions for e in region.expressions)
    return expression


def steps(told: Explained) -> list[tuple[str, str]]:
    return [(step.what, step.said) for step in told.steps]


def leftovers(told: Explanation) -> list[Leftover]:
    return [left for region in told.regions for left in region.leftovers] + list(told.outside)


# -- it is the same reading ----------------------------------


@pytest.mark.parametrize("part", range(8))
def test_the_mentions_are_those_of_the_pipeline(part: int) -> None:
    for row in PHRASES[part::8]:
        told = explain(row["text"], row["published"])
        assert told.mentions == normalize_dates(row["text"], row["published"]), row["id"]
        assert_whole(told)


def assert_whole(told: Explanation) -> None:
    """Every quotation is the text's, every expression a mention or refused, one year at most has won."""
    for region in told.regions:
        for quoted in (region, *region.words, *region.expressions, *region.leftovers):
            assert told.text[quoted.start : quoted.end] == quoted.text
        for expression in region.expressions:
            assert (expression.mention is None) != (expression.refusal is None)
            assert expression.rows
            for step in expression.steps:
                won = [year for year in step.considered if year.lost is None]
                assert not step.considered or len(won) <= 1
    json.dumps(told.to_dict(), ensure_ascii=False)


def test_the_listener_only_listens_to_what_the_narrative_asks() -> None:
    own = {"_note", "_shift", "_years"}
    heard = {name for name, what in vars(Listener).items() if callable(what)} - own
    assert heard <= set(vars(Narrative)), "a question that the narrative no longer asks"


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "نص بلا تاريخ", "ـ", "9", "9 و" * 500])
def test_any_text(text: str) -> None:
    assert_whole(explain(text))


# -- what it says ----------------------------------


def test_tokens_with_their_tables() -> None:
    (region,) = explain("وفي 9 تشرين الثاني/نوفمبر").regions
    month = region.words[3]
    assert month.text == "تشرين الثاني"
    assert month.senses[0] == Sense("MONTH", "levantine 11", ("levantine.toml",))
    assert [w.number for w in region.words] == [None, None, 9, None, None, None]


def test_the_row_its_roles_and_its_rivals() -> None:
    (row,) = only(explain("صدر في 10 تشرين الثاني/نوفمبر", PUBLISHED)).rows
    assert (row.row, row.roles) == (
        "day-month",
        {"day": "10", "month": "تشرين الثاني", "alias": "نوفمبر"},
    )
    assert ("day-rare-month", "as long, but a later row of the table") in [(r.row, r.why) for r in row.rivals]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("وصل في 24 شباط الماضي", ("relation", "«الماضي» asks for: past")),
        ("ستعقد القمة في 24 شباط", ("tense", "«ستعقد» tells of the future")),
        ("عقدت القمة في 24 شباط", ("tense", "«عقدت» tells of the past")),
        ("يعقد 9 و10 نوفمبر", ("list", "its list lends it month «نوفمبر»")),
        (
            "وقعت الحرب في عام 1973 وفي 6 أكتوبر عبر الجيش",
            ("narrative", "reckoned from what the text had set: «عام 1973»"),
        ),
        (
            "في سنة 1078 (1667 م) توفي",
            ("pair", "the date beside it shows its year to be Hijri"),
        ),
        ("وصل غدا الاثنين", ("weekday", "moved by -1 to the weekday beside it, the better witness")),
        (
            "في 31 نوفمبر 2020",
            ("impossible", "its calendar has no such day in that month: the day is left open"),
        ),
        (
            "من 20 ديسمبر إلى 5 يناير 2021",
            ("turned", "its year is turned, so that the range does not run backwards"),
        ),
        ("وصل أمس", ("reference", "reckoned from 2022-04-25 (publication)")),
    ],
)
def test_a_step(text: str, wanted: tuple[str, str]) -> None:
    told = explain(text, PUBLISHED)
    assert wanted in [step for region in told.regions for e in region.expressions for step in steps(e)]


def test_the_years_considered_and_why_they_lost() -> None:
    (years,) = (s for s in only(explain("وصل في 24 شباط الماضي", PUBLISHED)).steps if s.considered)
    assert [(year.date, year.lost) for year in years.considered] == [
        ("2021-02-24", "425 days from the reference, against 60"),
        ("2022-02-24", None),
        ("2023-02-24", "is not before the reference"),
    ]


def test_a_tense_that_lies_too_far_is_another_verbs() -> None:
    (years,) = (s for s in only(explain("أعلنت الفرقة حفل 3 أيار", PUBLISHED)).steps if s.considered)
    assert [(year.date, year.lost) for year in years.considered] == [
        ("2021-05-03", "357 days from the reference, against 8: too far for the tense to be this date's"),
        ("2022-05-03", None),
        ("2023-05-03", "373 days from the reference, against 8"),
    ]


def test_nothing_to_reckon_from() -> None:
    said = steps(only(explain("وصل الوفد في شباط")))
    assert said[-1] == ("unresolved", "no publication day, no stamp: nothing to reckon from")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("شارع 26 يوليو", "a name that holds a date"),
        ("الرقم 99/99/9999", "no date: a number is out of the range of its place, or nothing is said"),
        ("فازوا 13:24", "two numbers that are no hour, or that count: a score, a ratio"),
    ],
)
def test_a_refusal(text: str, wanted: str) -> None:
    assert only(explain(text, PUBLISHED)).refusal == wanted


# -- why is my date not found? ----------------------------------


def test_a_number_that_asks_for_other_neighbours() -> None:
    (left,) = leftovers(explain("باع 1920 نسخة"))
    bare = next(row for row in left.near if row.row == "year-bare")
    assert left.text == bare.text == "1920"
    assert "before it PREP|TO" in bare.why
    assert "behind it no COUNTED" in bare.why


@pytest.mark.parametrize("text", ["وصل في 9 نوفمبرر 2020", "صدر في 9 نوفمبرر"])
def test_a_month_that_no_table_knows(text: str) -> None:
    found: list[Any] = [left for left in leftovers(explain(text)) if left.unknown]
    assert found
    assert {(left.unknown, left.spellings) for left in found} == {("نوفمبرر", ("نوفمبر",))}


@pytest.mark.parametrize("text", ["وصل الوفد في تشرين", "وقع الاتفاق خلال تشرين 2020", "بين أيلول وتشرين"])
def test_a_month_that_does_not_say_which(text: str) -> None:
    (left,) = (left for left in leftovers(explain(text)) if left.text.endswith("تشرين"))
    assert left.why.endswith("does not say which: «تشرين الأول», «تشرين الثاني»")


def test_a_number_out_of_reach() -> None:
    (left,) = leftovers(explain("حضر 45 وزيرا"))
    assert (left.text, left.why.startswith("by itself it is no date")) == ("45", True)


# -- from what it was read ----------------------------------


def test_the_reference_and_the_order_of_stamps() -> None:
    told = explain("الرباط في 8 غشت 2018 - وصل الوفد أمس. انظر 06/19/2012\nنشر في 06/20/2012")
    assert told.reference is not None
    assert (told.reference.source, told.reference.date.isoformat()) == ("dateline", "2018-08-08")
    assert [(a.source, a.date.isoformat()) for a in told.passed_over] == [("stamp", "2012-06-20")]
    assert told.month_first
    row = told.to_dict()
    assert row["reference"] == {"source": "dateline", "date": "2018-08-08", "span": [10, 20]}
    assert (row["month_first"], row["hijri_years"]) == (True, False)
