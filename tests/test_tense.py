"""The tense of a clause by its cues, and what it does to a date without a year."""

import pytest

from arabdate import normalize_dates
from arabdate.fold import fold, fold_word
from arabdate.lexicon import cues
from arabdate.tense import Tense, tense


def of(text: str) -> Tense | None:
    """The tense around the date that the text has in [ ]."""
    start, end = text.index("["), text.index("]") - 1
    return tense(fold(text.replace("[", "").replace("]", "")).data, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "وقع الانفجار في [3 مارس] وسط المدينة",
        "افتتح الوزير المعرض [الأحد]",
        "ووصلت القافلة إلى المخيم في [آذار]",
        "أعلنت الشركة نتائجها في [فبراير]",
        "وسيطر الجيش على البلدة في [آب]",
        "قال إن القذائف التي أطلقت على القرية في [أيلول]",
        "عقد المجلس جلسته في [آب]",
        "قال إن المجلس عقد جلسته في [آب]",
        "اعتزل بعد أن تسلم الجائزة في [آب]",
    ],
)
def test_past(text: str) -> None:
    assert of(text) is Tense.PAST


@pytest.mark.parametrize(
    "text",
    [
        "ستعقد القمة في [3 مارس] بالرياض",
        "وسيصل الوفد [الأحد]",
        "سوف ينظر المجلس في الطلب [الثلاثاء]",
        "ومن المقرر أن تنطلق البطولة في [مايو]",
        "تعتزم الشركة إطلاق القمر في [تموز]",
        "وسنلتقي بكم في [أيلول]",
        "ومن المنتظر أن يبدأ التسجيل في [شتنبر]",
        "في [3 مارس] ستفتح الصناديق",
        "سيصل الوفد في [3 مارس]",
        "سيتم الافتتاح في [3 مارس]",
    ],
)
def test_future(text: str) -> None:
    assert of(text) is Tense.FUTURE


@pytest.mark.parametrize(
    "text",
    [
        "كان مقررا أن يعقد اللقاء في [3 مارس]",
        "وكان من المقرر أن تصل السفينة [الأحد]",
    ],
)
def test_a_plan_told_from_afterwards(text: str) -> None:
    assert of(text) is Tense.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "موعد القمة في [3 مارس]",
        "سيارة جديدة في [مايو]",
        "سياسة الحكومة في [مايو]",
        "ستة ملايين في [مايو]",
        "وقع الاتفاق. موعد القمة في [3 مارس]",  # another sentence's cue does not count
        "ستعقد القمة. موعدها في [3 مارس]",
        "[3 مارس]",
        "اتفق الجانبان على عقد اجتماع في [3 مارس]",  # when a noun of action is to be is not told
        "قرر المجلس عقد جلسة في [3 مارس]",
        "يأمل المدير أن تسلم المفاتيح في [3 مارس]",
    ],
)
def test_no_cue(text: str) -> None:
    assert of(text) is None


def test_the_nearest_cue_decides() -> None:
    assert of("أعلن المتحدث أن القمة ستعقد في [3 مارس]") is Tense.FUTURE
    assert of("ستبحث القمة الاتفاق الذي وقع في [3 مارس]") is Tense.PAST


@pytest.mark.parametrize("text", ["", "[", "[3 مارس"])
def test_the_edges_of_a_text(text: str) -> None:
    data = fold(text.replace("[", "")).data
    assert tense(data, 0, len(data)) is None
    assert tense(data, len(data), len(data)) is None


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("وقع الانفجار في 20 تموز", "2022-03-01", "2021-07-20"),
        ("سيحدث الكسوف في 20 مارس", "2022-03-21", "2023-03-20"),
        ("موعد الكسوف 20 مارس", "2022-03-01", "2022-03-20"),
        ("وقع الانفجار في 20 مارس", "2022-03-20", "2022-03-20"),
        ("ستعقد القمة الثلاثاء", "2022-04-25", "2022-04-26"),
        ("عقدت القمة الثلاثاء", "2022-04-25", "2022-04-19"),
        ("عقدت القمة الاثنين", "2022-04-25", "2022-04-25"),
        ("كان مقررا أن تعقد القمة في 20 مارس", "2022-04-25", "2022-03-20"),
    ],
)
def test_what_tense_does_to_a_date(text: str, published: str, value: str) -> None:
    assert [m.value for m in normalize_dates(text, published)] == [value]


def test_no_word_is_a_cue_of_two_tenses() -> None:
    lists = cues()
    assert not lists["past"] & lists["future"]


def test_words_excepted_from_the_future_prefix_begin_like_it() -> None:
    prefixes = tuple(fold_word(f"{and_}س{c}") for and_ in ("", "و", "ف") for c in "يتن")
    assert [w for w in cues()["future_not"] if not w[0].startswith(prefixes)] == []
