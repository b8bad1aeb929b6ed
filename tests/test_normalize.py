"""The pipeline as a user meets it: bad input, every text whatever, huge texts, and dates that come back."""

import datetime as dt
import json
import re
import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabdate import (
    InputError,
    Mention,
    MentionType,
    Resolution,
    normalize_dates,
)
from arabdate.lexicon import tables
from arabdate.normalize import analyse, parse_published

# -- input ----------------------------------


@pytest.mark.parametrize("text", [None, 7, b"bytes", ["نوفمبر"], 2020.0, object()])
def test_text_that_is_no_str(text: object) -> None:
    with pytest.raises(InputError, match=f"text: wanted a str, got {type(text).__name__}"):
        normalize_dates(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "published", ["25/04/2022", "2022-02-30", "2022-13-01", "", "أمس", "2022", "٢٠٢٢-٠٤-٢٥", "0000-01-01"]
)
def test_published_that_is_no_date(published: str) -> None:
    with pytest.raises(InputError, match="published: wanted an ISO 8601 date") as raised:
        normalize_dates("أمس", published)
    assert repr(published) in str(raised.value)


@pytest.mark.parametrize("published", [20220425, 1.5, ("2022", "04", "25"), b"2022-04-25", dt.time(3, 4)])
def test_published_of_a_wrong_type(published: object) -> None:
    with pytest.raises(InputError, match=f"got {type(published).__name__}"):
        normalize_dates("أمس", published)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "published",
    [
        "2022-04-25",
        " 2022-04-25\n",
        "20220425",
        "2022-04-25T23:59:59",
        "2022-04-25T23:59:59+03:00",
        "2022-04-25T00:00:00Z",
        dt.date(2022, 4, 25),
        dt.datetime(2022, 4, 25, 23, 59),
        dt.datetime(2022, 4, 25, 23, 59, tzinfo=dt.UTC),
    ],
)
def test_published_in_every_accepted_form(published: str | dt.date) -> None:
    assert parse_published(published) == dt.date(2022, 4, 25)
    assert [m.value for m in normalize_dates("وصل الوفد أمس", published)] == ["2022-04-24"]


def test_none_is_unknown() -> None:
    assert parse_published(None) is None
    assert [m.resolution for m in normalize_dates("وصل الوفد أمس")] == [Resolution.UNRESOLVED]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\t ", "\u200f\u200e", "ًٌٍ", "ـــ", "\ufeff", "؟!…", "نص بلا تاريخ"]
)
def test_texts_without_a_mention(text: str) -> None:
    assert normalize_dates(text, "2022-04-25") == []


# 0001-01-01 is what Go and .NET write for a date that is not set, 9999-12-31 what databases do.
ENDS = ["1500-01-01", "1582-10-15", "2077-11-17", "2200-12-31"]
RELATIVE = {
    "days": "أمس وغدا وبعد غد وأول أمس",
    "weeks": "الأسبوع الماضي والأسبوع المقبل",
    "months": "الشهر الماضي والشهر المقبل والعام الماضي والعام المقبل",
    "leap days": "24 شباط/فبراير الماضي و24 شباط/فبراير المقبل و29 فبراير",
    "weekdays": "الاثنين الماضي والاثنين المقبل والاثنين",
    "feasts": "رمضان الماضي ورمضان المقبل و15 شعبان وعيد الفطر",
    "seasons": "نهاية الأسبوع والصيف الماضي ومطلع العام الجاري",
    "narrative": "في اليوم التالي والعام السابق",
}


@pytest.mark.parametrize(
    ("published", "what"),
    [(d, w) for d in ENDS for w in RELATIVE],
)
def test_publication_at_the_ends_of_the_calendars(published: str, what: str) -> None:
    assert_all_sound(RELATIVE[what], published)


@pytest.mark.parametrize("published", ["0001-01-01", "1499-12-31", "2201-01-01", "9999-12-31"])
def test_a_publication_date_that_says_not_set_is_refused(published: str) -> None:
    for value in (published, dt.date.fromisoformat(published), dt.datetime.fromisoformat(published)):
        with pytest.raises(InputError, match=f"wanted a year from 1500 to 2200, got {published}"):
            normalize_dates("أمس", value)


@pytest.mark.parametrize(
    "text",
    [
        "31 نوفمبر 2020",
        "30 شباط الماضي",
        "29 فبراير 2023",
        "29 فبراير",
        "0 يناير 2020",
        "32 يناير 2020",
        "99/99/9999",
        "00/00/0000",
        "0000-00-00",
        "31/02/2020",
        "الساعة 27:00",
        "الساعة 24:00 يوم 9 نوفمبر 2020",
        "الساعة 23:59:60",
        "31 رمضان 1442 هـ",
        "30 صفر 9999 هـ",
        "1 محرم 1 هـ",
        "6 النسيء 1737 للشهداء",
        "30 إسفند 1400 هـ.ش",
        "عام 0",
        "عام 9999",
        "عام 99999",
        "سنة 0 ق.م",
        "سنة 9999 ق.م",
        "القرن المئة",
        "القرن الأول والقرن التسعين",
        "من 11 إلى 9 نوفمبر 2020",
        "بين عامي 2020 و2014",
        "9/11/0001 و31/12/9999",
        "٩٩٩٩-١٢-٣١",
        "0001-01-01T00:00",
        "9999-12-31T23:59:59Z",
        "كل 0 أيام وكل ألف ألف عام",
        "مدة 999999999999 عاما",
        "مدة 10.5.5 أيام و%12 يوما",
        "سنة 9999 هـ",
        "شعبان هذا العام",
        "القرن الخامس قبل الميلاد والقرن الثاني الهجري",
        "أول خميس في مارس وآخر يوم من العام الماضي",
        "الجمعة الخامسة من رمضان",
        "الأسبوع الرابع من شباط والأسبوع الأخير من عام 9999",
        "بعد 9999 سنة",
        "قبل 9999 سنة",
        "يوم خميس 1443/9/30",
    ],
)
@pytest.mark.parametrize("published", [None, "2022-04-25", "1500-01-01", "2200-12-31"])
def test_impossible_and_extreme_dates_are_no_crash(text: str, published: str | None) -> None:
    assert_all_sound(text, published)


# -- what holds for every mention of every text ----------------------------------

_YEAR = r"(?:(?!0000)\d{4}|XXXX)"  # there is no year 0; before it years are BC
_DATE = (
    rf"(?:BC\d\d(?:\d\d)?|\d\d|\d{{3}}|{_YEAR}(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?|-Q[1-4X]|-H[12X]"
    rf"|-(?:SP|SU|FA|WI))?)"
)
_TIME = rf"{_DATE}?T(?:\d\d:\d\d(?::\d\d)?|MO|AF|EV|NI|DT|XX)"
_LENGTH = r"P(?:T(?:\d+(?:\.\d+)?|X)[HMS]|(?:\d+(?:\.\d+)?|X)(?:D|W|M|Y|DE|CE))"
VALUES = {
    MentionType.DATE: re.compile(rf"(?:PAST|PRESENT|FUTURE)_REF|{_DATE}(?:/{_DATE})?"),
    MentionType.TIME: re.compile(rf"(?:{_TIME}|{_DATE})(?:/(?:{_TIME}|{_DATE}))?"),
    MentionType.DURATION: re.compile(rf"{_LENGTH}(?:/{_LENGTH})?"),
    MentionType.SET: re.compile(rf"{_LENGTH}|XXXX-WXX-[1-7]|{_DATE}|{_TIME}"),
}
MODS = {
    None, "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "MORE_THAN", "LESS_THAN",
    "EQUAL_OR_MORE", "EQUAL_OR_LESS",
}  # fmt: skip


def day(x: dt.date) -> dt.date:
    return x.date() if isinstance(x, dt.datetime) else x


def assert_sound(mention: Mention, text: str) -> None:
    assert 0 <= mention.start < mention.end <= len(text)
    assert mention.text == text[mention.start : mention.end]
    assert mention.text.strip() == mention.text
    assert VALUES[mention.type].fullmatch(mention.value), mention.value
    assert mention.mod in MODS
    assert (mention.earliest is None) == (mention.latest is None)
    if mention.earliest is not None and mention.latest is not None:
        assert day(mention.earliest) <= day(mention.latest)
    for part in re.findall(r"\d{4}-\d\d-\d\d", mention.value):
        dt.date.fromisoformat(part)  # never a day that its calendar does not have
    json.dumps(mention.to_dict(), ensure_ascii=False)


def assert_all_sound(text: str, published: str | None) -> None:
    found = normalize_dates(text, published)
    end = 0
    for mention in found:
        assert mention.start >= end, "mentions are in order and do not overlap"
        end = mention.end
        assert_sound(mention, text)
        if mention.pair is not None:
            other = next(m for m in found if (m.start, m.end) == mention.pair)
            assert other.pair == (mention.start, mention.end)
        if mention.anchor is not None and mention.anchor.span is not None:
            assert mention.anchor.span[1] <= len(text)
        if published is None and mention.anchor is not None:
            assert mention.anchor.source != "publication"
    assert normalize_dates(text, published) == found, "the same text is read the same way"


def _lexicon_words() -> list[str]:
    words = []
    for _, table in tables():
        for row in (*table.get("word", ()), *table.get("month", ())):
            words += [*row.get("forms", ()), *row.get("spellings", ())] + (
                [row["name"]] if "name" in row else []
            )
    return sorted(set(words))


_GLUE = [
    "", "و", "/", "-", "،", "من", "إلى", "(", ")", "في", "بين", "أو", ":", ".", "\n", "ـ", "9", "10",
    "11", "31", "2020", "1442", "هـ", "م", "ق.م", "الماضي", "المقبل", "الجاري", "منه", "٢٠٢٠",
    "12/11/2020", "13:24",
]  # fmt: skip
pieces = st.one_of(
    st.sampled_from(_lexicon_words()),
    st.sampled_from(_GLUE),
    st.integers(0, 3000).map(str),
    st.text(max_size=4),
    st.sampled_from(["وصل الوفد", "ستجرى", "في", "من المقرر أن", "كان مقررا"]),
)
published_days = st.one_of(st.none(), st.dates(dt.date(1850, 1, 1), dt.date(2150, 1, 1)).map(str))


@settings(max_examples=600)
@given(st.lists(pieces, max_size=14), st.sampled_from(["", " ", " ", "\n"]), published_days)
def test_any_heap_of_date_words_is_read_soundly(words: list[str], glue: str, published: str | None) -> None:
    assert_all_sound(glue.join(words), published)


@given(st.text(st.characters(exclude_categories=()), max_size=80), published_days)
def test_any_text_is_read_soundly(text: str, published: str | None) -> None:
    assert_all_sound(text, published)


@given(st.text(st.sampled_from("0123456789٠١٢/.-:, \nمهـ()"), max_size=40), published_days)
def test_any_digits_are_read_soundly(text: str, published: str | None) -> None:
    assert_all_sound(text, published)


def test_analysis_speaks_of_the_same_mentions() -> None:
    text = "وقع الاتفاق في 9 تشرين الثاني/نوفمبر 2020 ودخل حيز التنفيذ في اليوم التالي"
    analysis = analyse(text, "2022-04-25")
    assert analysis.mentions == normalize_dates(text, "2022-04-25")
    assert (analysis.text, analysis.published) == (text, dt.date(2022, 4, 25))


def test_texts_do_not_influence_each_other() -> None:
    told = "وقعت الحرب عام 1973. وفي 6 أكتوبر عبر الجيش"
    bare = "وفي 6 أكتوبر عبر الجيش"
    before = normalize_dates(bare, "2022-04-25")
    normalize_dates(told, "2022-04-25")
    assert normalize_dates(bare, "2022-04-25") == before


# -- huge texts ----------------------------------

MEGABYTE = 1_000_000
HEAPS = {
    "digits": "7",
    "spaces": " ",
    "newlines": "\n",
    "marks": "\u064e",
    "tatweel": "ـ",
    "brackets": "(",
    "a month name": "نوفمبر ",
    "a glued month name": "نوفمبر",
    "days": "9 و",
    "numbers and slashes": "1/",
    "numbers and dots": "1.1.",
    "number words": "ألف و",
    "the word day": "يوم ",
    "ordinals": "الثاني ",
    "presentation forms": "\ufe8e",
    "lone surrogates": "\ud800",
    "deictics": "أمس الأحد ",
    "clocks": "13:24 ",
    "stamps": "25.04.2022 ",
}


@pytest.mark.parametrize(
    "heap", ["digits", "spaces", "newlines", "marks", "a month name", "a glued month name"]
)
def test_a_megabyte(heap: str) -> None:
    unit = HEAPS[heap]
    text = unit * (MEGABYTE // len(unit))
    found = normalize_dates(text, "2022-04-25")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.value == "2021-11" for m in found)


def _cost(run: Callable[[], object]) -> int:
    """How many calls a run makes: the same on every machine, which seconds are not."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("heap", HEAPS)
def test_work_grows_with_length_not_with_its_square(heap: str) -> None:
    """Eight times the text costs about eight times the work; a square law would make it sixty-four."""
    unit = HEAPS[heap]
    short = unit * (4_000 // len(unit))
    normalize_dates("في 25 نيسان 2022", "2022-04-25")  # loads the tables; a cache must not favour either text
    few = _cost(lambda: normalize_dates(short, "2022-04-25"))
    many = _cost(lambda: normalize_dates(short * 8, "2022-04-25"))
    assert many <= 16 * few
