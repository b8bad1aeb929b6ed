"""Numbers in words, written by a speller of our own and read back."""

import pytest
from rendering import in_words, ordinal

from arabdate import normalize_dates
from arabdate.fold import fold
from arabdate.tokenizer import regions


def numbers(text: str) -> list[int]:
    return [t.number for r in regions(fold(text)) for t in r.tokens if t.number is not None]


@pytest.mark.parametrize("feminine", [False, True], ids=["masculine", "feminine"])
@pytest.mark.parametrize("nominative", [True, False], ids=["nominative", "oblique"])
@pytest.mark.parametrize("hundred", ["مئة", "مائة"])
def test_every_number_to_3000(feminine: bool, nominative: bool, hundred: str) -> None:
    for n in range(1, 3001):
        if (n > 100 and n % 100 == 11 and not feminine) or 2100 <= n < 3000:
            continue  # open: see the two tests below
        words = in_words(n, feminine=feminine, nominative=nominative, hundred=hundred)
        assert numbers(f"بلغت المدة {words} يوما") == [n], words


def test_and_eleven_is_added() -> None:
    # و + أحد عشر folds to the same letters as واحد عشر.
    for n in range(111, 1000, 100):
        words = in_words(n, feminine=False, nominative=True, hundred="مئة")
        assert numbers(f"بلغت المدة {words} يوما") == [n], words


@pytest.mark.parametrize("nominative", [True, False])
def test_hundreds_are_added_to_two_thousand(nominative: bool) -> None:
    for n in range(2100, 3000):
        words = in_words(n, feminine=True, nominative=nominative, hundred="مئة")
        assert numbers(f"بلغت المدة {words} يوما") == [n], words


@pytest.mark.parametrize(("first", "last"), [(3, 10), (11, 99), (100, 110)])
def test_a_length_in_words(first: int, last: int) -> None:
    noun = "أيام" if last <= 10 else "يوما"
    for n in range(first, last + 1):
        words = in_words(n, feminine=False, nominative=True, hundred="مئة")
        assert [m.value for m in normalize_dates(f"استمر الحصار {words} {noun} في المدينة")] == [f"P{n}D"], (
            words
        )


def test_a_year_in_words() -> None:
    for year in range(1800, 2030):
        words = in_words(year, feminine=True, nominative=False, hundred="مئة")
        found = normalize_dates(f"تأسست الجمعية سنة {words} في المدينة")
        assert [(m.text, m.value) for m in found] == [(f"سنة {words}", str(year))]


@pytest.mark.parametrize("day", range(1, 32))
def test_a_day_as_an_ordinal(day: int) -> None:
    said = f"{ordinal(day)} من مايو 2020"
    found = normalize_dates(f"افتتح المعرض في {said} بحضور الوزير")
    assert [(m.text, m.value) for m in found] == [(said, f"2020-05-{day:02d}")]


HOURS = [
    "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة",
    "العاشرة", "الحادية+عشرة", "الثانية+عشرة",
]  # fmt: skip


@pytest.mark.parametrize("hour", range(1, 13))
def test_an_hour_as_an_ordinal(hour: int) -> None:
    said = f"الساعة {HOURS[hour - 1].replace('+', ' ')}"
    found = normalize_dates(f"يبدأ البث عند {said} على القناة الأولى")
    assert [(m.text, m.value) for m in found] == [(said, f"XXXX-XX-XXT{hour:02d}:00")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("بعد ثلاث وثماني سنوات", [3, 8]),  # two counts side by side stay two
        ("مدة 5 آلاف يوم", [5000]),
        ("مدة ثلاثة آلاف وخمسمئة يوم", [3500]),
        ("مدة ألف ومئة يوم", [1100]),
        ("مدة مئتين وخمسين يوما", [250]),
        ("مدة مئتي يوم", [200]),
        ("مدة ثلاث مئة وستين يوما", [360]),
        ("مدة أربعا وعشرين ساعة", [24]),
        ("مدة ثمان وأربعين ساعة", [48]),
        ("سنة ألف وثلاثمائة وأربع وثلاثين", [1334]),
    ],
)
def test_reads_as(text: str, wanted: list[int]) -> None:
    assert numbers(text) == wanted


@pytest.mark.parametrize("text", ["لا أحد في المكان منذ أعوام", "الاثنين والثلاثاء", "واحة سيوة في يوم غائم"])
def test_no_number(text: str) -> None:
    assert numbers(text) == []
