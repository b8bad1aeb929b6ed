"""Every table by its examples, every month by its spellings, and malformed tables by their errors."""

import datetime as dt
import re
from typing import Any

import pytest

from arabdate import Calendar, Mention, TableError, calendars, lexicon, normalize_dates
from arabdate.fold import fold_word
from arabdate.lexicon import MonthName, Reading, Tradition, load, tables

TRADITIONS = list(load().traditions.values())
EXAMPLES = [(t.id, e) for t in TRADITIONS for e in t.examples]
# How a year of each calendar is written where nothing else says which calendar it is.
WRITTEN = {
    Calendar.GREGORIAN: (2020, "{}"),
    Calendar.UMM_AL_QURA: (1442, "{} هـ"),
    Calendar.SOLAR_HIJRI: (1399, "{} هـ.ش"),
    Calendar.COPTIC: (1737, "{} للشهداء"),
    Calendar.RUMI: (1325, "{}"),
}


def year_of(tradition: Tradition) -> int:
    """A year in which the tradition was in use."""
    year = WRITTEN[tradition.calendar][0]
    first, last = tradition.years
    return year if first <= year <= last else last - 10


def claimed(mention: Mention) -> list[str]:
    """The traditions that the mention's month names belong to."""
    return re.split(r"[|/]", mention.tradition or "")


def spellings() -> list[tuple[Tradition, int, str]]:
    out = []
    for _, table in tables():
        if table["shape"] == "months":
            tradition = load().traditions[table["id"]]
            for month in table["month"]:
                for spelling in (month["name"], *month.get("spellings", ())):
                    out.append((tradition, month["number"], spelling))
    return out


SPELLINGS = spellings()


@pytest.mark.parametrize(("tradition", "example"), EXAMPLES, ids=[f"{t}-{e['value']}" for t, e in EXAMPLES])
def test_example(tradition: str, example: dict[str, str]) -> None:
    found = normalize_dates(example["text"])
    assert [m.value for m in found] == [example["value"]]
    assert tradition in claimed(found[0])


@pytest.mark.parametrize(
    ("tradition", "number", "spelling"), SPELLINGS, ids=[f"{t.id}-{n}-{s}" for t, n, s in SPELLINGS]
)
def test_spelling_beside_a_day_and_a_year_is_its_month(
    tradition: Tradition, number: int, spelling: str
) -> None:
    year, written = year_of(tradition), WRITTEN[tradition.calendar][1]
    day = 3 if number == 13 else 9
    said = f"{day} {spelling} {written.format(year)}"
    found = normalize_dates(f"وصل الوفد إلى المدينة في {said} برفقة الوسطاء")
    table = calendars.hijri_table(year) if tradition.calendar.is_hijri else tradition.calendar
    wanted = dt.date.fromordinal(calendars.to_day(table, year, number, day))
    assert [(m.text, m.value) for m in found] == [(said, wanted.isoformat())]
    assert found[0].calendar is table
    assert tradition.id in claimed(found[0])


@pytest.mark.parametrize("tradition", TRADITIONS, ids=[t.id for t in TRADITIONS])
def test_months_of_a_tradition_are_distinct(tradition: Tradition) -> None:
    mine = [(n, fold_word(s)) for t, n, s in SPELLINGS if t.id == tradition.id]
    by_form: dict[bytes, set[int]] = {}
    for number, form in mine:
        by_form.setdefault(form, set()).add(number)
    assert [form.decode("cp1256") for form, numbers in by_form.items() if len(numbers) > 1] == []


def test_every_calendar_of_months_has_a_table() -> None:
    assert {t.calendar for t in TRADITIONS} == set(WRITTEN)


@pytest.mark.parametrize("clitic", ["و", "ف", "ب", "ل", "ك", "ول", "وب"])
def test_proclitics_stay_outside(clitic: str) -> None:
    form = load().forms[fold_word(f"{clitic}نوفمبر")]
    assert form.clitics == clitic
    assert isinstance(form.readings[0].value, MonthName)
    assert form.readings[0].value.number == 11


def test_li_before_the_article_is_lil() -> None:
    form = load().forms[fold_word("للخميس")]
    assert (form.clitics, form.readings) == ("ل", (Reading("WEEKDAY", 4),))


def test_a_listed_word_wins_over_another_with_a_clitic() -> None:
    # بابه is a Coptic month and must not be ب + آب + ه; وجوان is و + جوان.
    assert load().forms[fold_word("وجوان")].clitics == "و"
    assert load().forms[fold_word("بابه")].clitics == ""


def test_a_shared_name_keeps_every_claimant() -> None:
    claims = load().forms[fold_word("ماي")].readings
    assert {r.value.tradition for r in claims if isinstance(r.value, MonthName)} == {
        "moroccan",
        "algerian_tunisian",
    }


@pytest.mark.parametrize(("name", "table"), tables(), ids=[n for n, _ in tables()])
def test_table_names_its_source(name: str, table: dict[str, Any]) -> None:
    assert len(table["source"]) > 10
    assert table["shape"] in lexicon.__doc__


# -- malformed tables ----------------------------------

MONTHS: dict[str, Any] = {
    "shape": "months",
    "id": "test",
    "calendar": "gregorian",
    "regions": ["001"],
    "source": "a test",
    "month": [{"number": n, "name": f"شهر{n}"} for n in range(1, 13)],
    "example": [],
}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"shape": "poem", "source": "a test"}, "wanted shape"),
        ({"source": "a test"}, "got None"),
        (MONTHS | {"month": MONTHS["month"][:11]}, "wanted months 1 to 12"),
        (MONTHS | {"month": MONTHS["month"][::-1]}, "wanted months 1 to 12"),
        (MONTHS | {"calendar": "coptic"}, "wanted months 1 to 13"),
        ({k: v for k, v in MONTHS.items() if k != "regions"}, "wants 'regions'"),
        ({k: v for k, v in MONTHS.items() if k != "example"}, "wants 'example'"),
        (
            MONTHS | {"month": [MONTHS["month"][0] | {"everyday": ["ليس"]}, *MONTHS["month"][1:]]},
            "are no spellings",
        ),
        (MONTHS | {"needs_year": "sometimes"}, "wanted needs_year"),
        (
            {"shape": "words", "source": "a test", "word": [{"kind": "REF"}]},
            "word row 1 wants 'kind' and 'forms'",
        ),
        ({"shape": "words", "source": "a test", "word": [{"forms": ["هنا"]}]}, "word row 1 wants"),
        (
            {
                "shape": "words",
                "source": "a test",
                "word": [{"kind": "FEAST", "forms": ["عيد"], "value": {"moon": 1}}],
            },
            "عيد",
        ),
    ],
)
def test_malformed_table_is_a_table_error(
    monkeypatch: pytest.MonkeyPatch, table: dict[str, Any], said: str
) -> None:
    monkeypatch.setattr(lexicon, "tables", lambda: (("test.toml", table),))
    with pytest.raises(TableError, match=said) as raised:
        lexicon.load.__wrapped__()
    assert str(raised.value).startswith("test.toml: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shape = ", "not TOML"),
        ("shape = 'months'", "wanted a 'source'"),
        ("shape = 'months'\nsource = ''", "wanted a 'source'"),
    ],
)
def test_unreadable_table_is_a_table_error(text: str, said: str) -> None:
    with pytest.raises(TableError, match=f"test.toml: {said}"):
        lexicon._parse("test.toml", text)


def test_unknown_tradition_in_confusables_is_a_table_error(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {
        "shape": "confusables",
        "source": "a test",
        "confused": [{"tradition": "martian", "pairs": [[1, 2]]}],
    }
    monkeypatch.setattr(lexicon, "tables", lambda: (("test.toml", table),))
    with pytest.raises(TableError, match="martian"):
        lexicon.confusables.__wrapped__()


def test_confusable_months_go_both_ways() -> None:
    confused = lexicon.confusables()
    for (tradition, a), others in confused.items():
        for b in others:
            assert a in confused[tradition, b]
