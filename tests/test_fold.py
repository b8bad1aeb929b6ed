"""Orthography: what is folded, what is deleted, and that every position maps back."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdate import fold as fold_module
from arabdate.fold import fold, fold_word

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670"
CONTROLS = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad"
)
TATWEEL = "\u0640"
PRESENTATION = [chr(c) for c in (*range(0xFB50, 0xFD3E), *range(0xFD40, 0xFE00), *range(0xFE70, 0xFEFD))]

letters = st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئءٱپچژگیکہھ")
digits = st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
anything = st.characters(exclude_categories=())  # lone surrogates too: a Python str may hold them
arabic = st.text(
    st.one_of(letters, digits, st.sampled_from(f"{MARKS}{CONTROLS}{TATWEEL} \n/-.,،؛()«»"), anything),
    max_size=60,
)
mixed = st.text(
    st.one_of(
        letters, digits, st.sampled_from(PRESENTATION), st.sampled_from(f"{MARKS}{CONTROLS} "), anything
    ),
    max_size=60,
)


def unfolded(data: bytes) -> str:
    """Folded bytes as a text again."""
    return "".join(fold_module._DECODING[b] for b in data)


# -- properties ----------------------------------


@given(mixed)
def test_any_text_folds_and_every_span_is_within_it(text: str) -> None:
    folded = fold(text)
    n = len(folded.data)
    assert folded.origin(n) <= len(text)
    for i in range(n):
        start, end = folded.span(i, i + 1)
        assert 0 <= start == folded.origin(i) < end <= len(text)
    for i in range(0, n, 3):
        start, end = folded.span(i, n)
        assert folded.slice(i, n) == text[start:end]


@given(mixed)
def test_order_is_kept(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(i) for i in range(len(folded.data) + 1)]
    assert origins == sorted(origins)
    spans = [folded.span(i, i + 1) for i in range(len(folded.data))]
    assert all(a[1] <= b[1] for a, b in pairwise(spans))


@given(mixed.filter(lambda t: TATWEEL not in t))
def test_each_folded_byte_is_the_fold_of_its_letter(text: str) -> None:
    folded = fold(text)
    for i, byte in enumerate(folded.data):
        assert bytes([byte]) in fold(text[folded.origin(i)]).data


@given(arabic)
def test_folding_its_own_output_changes_nothing(text: str) -> None:
    data = fold(text).data
    assert fold(unfolded(data)).data == data


@given(mixed)
def test_folding_is_a_function_of_the_text(text: str) -> None:
    assert fold(text).data == fold(text).data
    assert fold(text).text is text


@given(st.lists(st.tuples(letters, st.text(st.sampled_from(MARKS + CONTROLS), max_size=3)), min_size=1))
def test_marks_and_controls_vanish_and_marks_stay_with_their_letter(pieces: list[tuple[str, str]]) -> None:
    text = "".join(letter + marks for letter, marks in pieces)
    folded = fold(text)
    assert folded.data == fold("".join(letter for letter, _ in pieces)).data
    start, end = folded.span(0, len(pieces))
    assert (start, text[:end].rstrip(MARKS)) == (0, text[:end].rstrip(MARKS))
    assert not text[end:].startswith(tuple(MARKS))


@given(st.text(letters, min_size=1, max_size=12), st.integers(0, 11), st.integers(1, 4))
def test_tatweel_inside_a_word_vanishes(word: str, at: int, how_many: int) -> None:
    at = min(at, len(word) - 1)
    stretched = word[: at + 1] + TATWEEL * how_many + word[at + 1 :]
    assert fold(stretched).data == fold(word).data


@given(st.text(letters, min_size=1, max_size=12))
def test_spelling_of_alef_yeh_teh_and_kaf_does_not_matter(word: str) -> None:
    plain = word.translate(str.maketrans("أإآٱىیةہھک", "ااااييهههك"))
    assert fold(plain).data == fold(word).data


@given(st.integers(0, 10**12))
def test_digits_of_every_script_are_ascii(number: int) -> None:
    ascii_digits = str(number)
    for zero in (0x660, 0x6F0):
        written = "".join(chr(zero + int(d)) for d in ascii_digits)
        assert fold(written).data == ascii_digits.encode()


# -- presentation forms ----------------------------------


@pytest.mark.parametrize("block", [PRESENTATION[i : i + 64] for i in range(0, len(PRESENTATION), 64)])
def test_presentation_forms_fold_as_their_letters(block: list[str]) -> None:
    for char in block:
        assert fold(char).data == fold(unicodedata.normalize("NFKC", char)).data, f"U+{ord(char):04X}"


def test_a_ligature_maps_back_to_one_place() -> None:
    folded = fold("9 \ufefb 2020")  # lam-alef, one code point
    assert folded.data == fold("9 لا 2020").data
    assert folded.span(2, 3) == folded.span(3, 4) == folded.span(2, 4) == (2, 3)
    assert folded.slice(5, 9) == "2020"


def test_words_after_a_presentation_form_keep_their_places() -> None:
    text = "\ufdf2 ثم ٩ نوفمـبر"
    folded = fold(text)
    at = folded.data.index(fold_word("نوفمبر"))
    assert folded.slice(at, at + 6) == "نوفمـبر"


# -- what is folded ----------------------------------


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("إبريل", "ابريل"),
        ("أيّار", "ايار"),
        ("آذَار", "اذار"),
        ("الأُولى", "الاولي"),
        ("جُمادى", "جمادي"),
        ("الآخرة", "الاخره"),
        ("نوفمـــبر", "نوفمبر"),
        ("تشرین", "تشرين"),
        ("أکتوبر", "اكتوبر"),
        ("٩/١١/٢٠٢٠", "9/11/2020"),
        ("۱۲٫۵", "12.5"),
        ("DECEMBER", "december"),
        ("9–11", "9-11"),
        ("9 — 11", "9 - 11"),
        ("2007 ــ 2011", "2007 - 2011"),
        ("«أمس»", '"امس"'),
        ("[2020]", "(2020)"),
        ("9\u00a0نوفمبر", "9 نوفمبر"),
        ("9\tنوفمبر", "9 نوفمبر"),
        ("أ\\ب", "ا/ب"),
        ("\u202b15/10\u202c", "15/10"),
        ("أ\r\nب", "ا\n\nب"),
    ],
)
def test_folds_as(written: str, same: str) -> None:
    assert fold(written).data == fold(same).data
    assert fold(same).data == unfolded(fold(same).data).encode("cp1256", "replace")


def test_what_is_no_letter_of_ours_is_no_letter_of_a_word() -> None:
    assert fold("نو中فمبر").data == fold("نو?فمبر").data
    assert fold("😀").data == fold("\ud83d").data == b"?"


def test_different_words_stay_different() -> None:
    for one, other in [("آذار", "أيار"), ("يونيو", "يوليو"), ("شباط", "شعبان"), ("حزيران", "حزيرات")]:
        assert fold(one).data != fold(other).data


def test_empty_text() -> None:
    folded = fold("")
    assert (folded.data, folded.origin(0)) == (b"", 0)
