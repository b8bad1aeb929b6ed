"""Dates in every calendar, tradition and spelling, written as texts write them and read back.

What they are worth comes from `rendering`, which asks other people's calendars. A case that the library reads
otherwise on purpose is left out where it is made, with its reason. No words name the Julian calendar: its
days are read in the fiscal years until 1917.
"""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rendering import (
    CONTROLS,
    CONVERT,
    DIGITS,
    HARAKAT,
    LATE_NEW_YEARS,
    PRESENTATION,
    TATWEEL,
    Spelling,
    in_digits,
    in_words,
    is_letter,
    ordinal,
    spellings,
)

from arabdate import Calendar, Mention, MentionType, Resolution, normalize_dates
from arabdate.fold import fold, fold_word
from arabdate.tokenizer import regions


@dataclass(frozen=True)
class Said:
    """A date as a text says it, and what it is worth."""

    words: str
    date: dt.date
    calendar: str
    traditions: tuple[str, ...]


SPELLINGS = list(spellings())
BY_TRADITION = {t: [s for s in SPELLINGS if s.tradition == t] for t in {s.tradition for s in SPELLINGS}}
TRADITIONS = sorted(BY_TRADITION)
GREGORIAN_YEARS = (1583, 2199)
"""From the reform on; a number beyond is no year to the grammar."""
ERAS = {
    "gregorian": ("م", "ميلادي", "ميلادية", "للميلاد"),
    "umm-al-qura": ("هـ", "ه", "هجري", "هجرية", "للهجرة"),
    "islamic-civil": ("هـ", "ه", "هجري", "هجرية", "للهجرة"),
    "solar-hijri": ("ه.ش", "هـ.ش", "هجري شمسي", "هجرية شمسية"),
    "coptic": ("للشهداء",),
    "ottoman-rumi": (),
}
SOLAR_YEARS = st.sampled_from([y for y in range(1178, 1500, 9) if LATE_NEW_YEARS.isdisjoint((y, y + 1))])
"""Few, for an equinox takes long to reckon."""
GLUED = ("م", "هـ", "ه", "ه.ش", "هـ.ش")
LONG_MONTHS = ("gregorian", "solar-hijri", "ottoman-rumi")
MONTHS = {"coptic": 13}
WEEKDAYS = (
    ("الاثنين", "الإثنين"),
    ("الثلاثاء", "الثلاثا"),
    ("الأربعاء", "الاربعاء"),
    ("الخميس",),
    ("الجمعة", "الجمعه"),
    ("السبت",),
    ("الأحد", "الاحد"),
)


# -- the parts of a date ----------------------------------


@st.composite
def month_days(draw: st.DrawFn, spelling: Spelling) -> tuple[str, int, int, dt.date]:
    """A day in a month of this spelling: calendar, year, day, and the Gregorian day."""
    first, last = spelling.years
    if spelling.calendar == "gregorian":
        first, last = max(first, GREGORIAN_YEARS[0]), min(last, GREGORIAN_YEARS[1])
    if spelling.calendar == "ottoman-rumi":
        first = 1293  # an earlier one is Rumi only beside a Hijri year
    year = draw(SOLAR_YEARS if spelling.calendar == "solar-hijri" else st.integers(first, last))
    calendar = spelling.calendar
    if calendar == "umm-al-qura" and not 1343 <= year <= 1500:
        calendar = "islamic-civil"
    day = draw(st.integers(1, 31 if calendar in LONG_MONTHS else 30))
    date = CONVERT[calendar](year, spelling.month, day)
    assume(date is not None)
    assert date is not None
    return calendar, year, day, date


def day_words(day: int, calendar: str) -> st.SearchStrategy[str]:
    """The day of the month: digits, an ordinal, and the first by its names."""
    said = [str(day), f"{day:02d}", ordinal(day), f"{ordinal(day)} من", f"{day} من"]
    if day == 1:
        said += ["غرة", "أول"] if calendar != "gregorian" else ["الفاتح من", "أول"]
    return st.sampled_from(said)


@st.composite
def year_words(draw: st.DrawFn, year: int, calendar: str) -> str:
    """The year with what stands between it and the month, and its era if one is said."""
    noun = draw(st.sampled_from(["", "", "عام ", "سنة ", "من عام ", "لعام ", "لسنة ", "من سنة "]))
    era = draw(st.sampled_from(["", *ERAS[calendar]]))
    if noun and year < 2100 and draw(st.integers(0, 3)) == 0:
        # A small number in words behind a year is a count of years: عام واحد, سنة عشرة.
        assume(era or year >= 100)
        hundred = draw(st.sampled_from(["مئة", "مائة"]))
        words = in_words(year, feminine="سنة" in noun, nominative=draw(st.booleans()), hundred=hundred)
        return f"{noun}{words} {era}".rstrip()
    # Two digits are short for a year of publication's century. A bare number below a thousand counts.
    assume(era or year >= 1000 or (noun and year >= 100))
    # A round number opens no search, and neither does a name that is a month only beside its year.
    assume(noun or era or year % 100 or calendar == "gregorian")
    glue = draw(st.sampled_from(["", " "])) if era in GLUED else " "
    return f"{noun}{year}{glue if era else ''}{era}"


@st.composite
def weekday_words(draw: st.DrawFn, date: dt.date) -> str:
    """Nothing, or the weekday and what joins it to the date."""
    name = draw(st.sampled_from(WEEKDAYS[date.weekday()]))
    lead = draw(st.sampled_from(["", "{} ", "يوم {} ", "{}، ", "يوم {}، ", "{} الموافق ", "يوم {} - "]))
    return lead.format(name)


@st.composite
def plain_dates(draw: st.DrawFn) -> Said:
    """A whole date in one tradition."""
    spelling = draw(st.sampled_from(BY_TRADITION[draw(st.sampled_from(TRADITIONS))]))
    calendar, year, day, date = draw(month_days(spelling))
    words = " ".join([draw(day_words(day, calendar)), spelling.name, draw(year_words(year, calendar))])
    words = draw(weekday_words(date)) + in_digits(words, draw(st.sampled_from(DIGITS)))
    return Said(words, date, calendar, (spelling.tradition,))


@st.composite
def double_dates(draw: st.DrawFn) -> Said:
    """A date whose month is named in two traditions: `9 تشرين الثاني/نوفمبر 2020`."""
    one = draw(st.sampled_from(DOUBLED))
    other = draw(
        st.sampled_from([s for s in DOUBLED if s.month == one.month and s.tradition != one.tradition])
    )
    # One name that two traditions share is not written twice.
    assume(fold_word(one.name) != fold_word(other.name))
    date = draw(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)).filter(lambda d: d.day <= 28))
    date = date.replace(month=one.month)
    pattern = draw(st.sampled_from(["{}/{}", "{} / {}", "{}/ {}", "{} ({})", "{} - {}", "{} {}", "{} «{}»"]))
    day, year = draw(day_words(date.day, "gregorian")), draw(year_words(date.year, "gregorian"))
    words = f"{day} {pattern.format(one.name, other.name)} {year}"
    words = draw(weekday_words(date)) + in_digits(words, draw(st.sampled_from(DIGITS)))
    return Said(words, date, "gregorian", (one.tradition, other.tradition))


@st.composite
def stamps(draw: st.DrawFn) -> Said:
    """A date in digits: day first, year first, and month first where the day shows it."""
    date = draw(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
    mark = draw(st.sampled_from("/.-"))
    pad = draw(st.sampled_from(["{}", "{:02d}"]))
    day, month, year = pad.format(date.day), pad.format(date.month), str(date.year)
    orders = [(day, month, year), (year, month, day)]
    if date.day > 12:
        orders.append((month, day, year))
    # A round number in a text opens no search, and neither does a dash between spaces.
    glue = draw(st.sampled_from(["", "", " "])) if mark == "/" or date.year % 100 else ""
    words = f"{glue}{mark}{glue}".join(draw(st.sampled_from(orders)))
    era = draw(st.sampled_from(["", "", "م", " م"]))
    words = draw(weekday_words(date)) + in_digits(words, draw(st.sampled_from(DIGITS))) + era
    return Said(words, date, "gregorian", ())


DOUBLED = [s for s in SPELLINGS if s.calendar == "gregorian" and s.tradition != "libyan"]
whole_dates = st.one_of(plain_dates(), double_dates(), stamps())


# -- months and years ----------------------------------


@dataclass(frozen=True)
class Period:
    """A month or a year as a text says it, and its first and last day."""

    words: str
    first: dt.date
    last: dt.date
    calendar: str
    value: str


def last_day(calendar: str, year: int, month: int) -> dt.date:
    """The last day of a month: the first that there is of those that may be it."""
    found = (CONVERT[calendar](year, month, day) for day in (31, 30, 29, 28, 15, 6, 5))
    return next(date for date in found if date is not None)


@st.composite
def months(draw: st.DrawFn) -> Period:
    """A month and its year."""
    spelling = draw(st.sampled_from(BY_TRADITION[draw(st.sampled_from(TRADITIONS))]))
    calendar, year, _, _ = draw(month_days(spelling))
    first, last = CONVERT[calendar](year, spelling.month, 1), last_day(calendar, year, spelling.month)
    assert first is not None
    value = f"{first:%Y-%m}" if calendar == "gregorian" else f"{first}/{last}"
    head = draw(st.sampled_from(["", "", "شهر "]))
    words = f"{head}{spelling.name} {draw(year_words(year, calendar))}"
    return Period(in_digits(words, draw(st.sampled_from(DIGITS))), first, last, calendar, value)


@st.composite
def years(draw: st.DrawFn) -> Period:
    """A year with its noun and its era."""
    calendar = draw(st.sampled_from(["gregorian", "umm-al-qura", "solar-hijri", "coptic"]))
    low, high = {"gregorian": GREGORIAN_YEARS, "umm-al-qura": (1, 1600), "coptic": (1, 1800)}.get(
        calendar, (0, 0)
    )
    year = draw(SOLAR_YEARS if calendar == "solar-hijri" else st.integers(low, high))
    if calendar == "umm-al-qura" and not 1343 <= year <= 1500:
        calendar = "islamic-civil"
    first, last = CONVERT[calendar](year, 1, 1), last_day(calendar, year, MONTHS.get(calendar, 12))
    assert first is not None
    era = draw(st.sampled_from(ERAS[calendar]))
    noun = draw(st.sampled_from(["عام ", "سنة ", ""]))
    # Without its noun a number before م is metres.
    assume(noun or era != "م")
    words = f"{noun}{year} {era}"
    value = str(first.year) if calendar == "gregorian" else f"{first}/{last}"
    return Period(in_digits(words, draw(st.sampled_from(DIGITS))), first, last, calendar, value)


# -- orthography ----------------------------------


@st.composite
def disguised(draw: st.DrawFn, said: Said) -> Said:
    """The same words with vowel signs, tatweel, direction marks and presentation forms thrown in."""
    kind = draw(st.sampled_from(["vowels", "tatweel", "controls", "presentation", "all"]))
    out: list[str] = []
    for at, char in enumerate(said.words):
        last, letter = at == len(said.words) - 1, is_letter(char)
        if kind in ("presentation", "all") and char in PRESENTATION and draw(st.booleans()):
            char = PRESENTATION[char]
        out.append(char)
        if kind in ("vowels", "all") and letter:
            out.append(draw(st.sampled_from(["", "", *HARAKAT])))
        if kind in ("tatweel", "all") and letter and not last:
            out.append(TATWEEL * draw(st.integers(0, 2)))
        # A mark behind a control is on no letter.
        if kind in ("controls", "all") and not last and is_letter(said.words[at + 1]):
            out.append(draw(st.sampled_from(["", "", "", *CONTROLS])))
    return replace(said, words="".join(out))


# -- sentences ----------------------------------

FRAMES = (
    "انتهت الأعمال في {} كما قال المدير",
    "وصل الوفد {} إلى العاصمة",
    "منذ {} لم يعقد المجلس جلسة",
    "قال إن اللقاء كان ({}).",
    "{}",
    "العنوان\n{}\nالنص",
)


def assert_read(said: Said, before: str, after: str, published: dt.date | None = None) -> Mention:
    """The one mention of a sentence is this date, with everything that it is worth."""
    text = f"{before}{said.words}{after}"
    found = normalize_dates(text, published)
    assert [m.text for m in found] == [said.words], text
    (mention,) = found
    assert (mention.start, mention.end) == (len(before), len(before) + len(said.words))
    assert (mention.type, mention.value) == (MentionType.DATE, said.date.isoformat())
    assert (mention.earliest, mention.latest) == (said.date, said.date)
    assert mention.calendar is Calendar(said.calendar)
    assert mention.resolution is Resolution.EXPLICIT
    claimants = [part.split("|") for part in mention.tradition.split("/")] if mention.tradition else []
    assert len(said.traditions) == len(claimants)
    assert all(t in names for t, names in zip(said.traditions, claimants, strict=True)), mention.tradition
    return mention


published_days = st.one_of(st.none(), st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))


@given(plain_dates(), st.sampled_from(FRAMES), published_days)
def test_a_date_of_every_tradition(said: Said, frame: str, published: dt.date | None) -> None:
    before, after = frame.split("{}")
    assert_read(said, before, after, published)


@given(double_dates(), st.sampled_from(FRAMES), published_days)
def test_a_date_with_two_names_of_its_month(said: Said, frame: str, published: dt.date | None) -> None:
    before, after = frame.split("{}")
    assert_read(said, before, after, published)


@given(stamps(), st.sampled_from(FRAMES), published_days)
def test_a_date_in_digits(said: Said, frame: str, published: dt.date | None) -> None:
    before, after = frame.split("{}")
    assert_read(said, before, after, published)


@given(st.one_of(months(), years()), st.sampled_from(FRAMES), published_days)
def test_a_month_and_a_year(said: Period, frame: str, published: dt.date | None) -> None:
    found = normalize_dates(frame.format(said.words), published)
    assert [(m.text, m.value, m.earliest, m.latest) for m in found] == [
        (said.words, said.value, said.first, said.last)
    ]
    assert found[0].calendar is Calendar(said.calendar)


@given(st.integers(1, 9999), st.sampled_from(["ق.م", "ق. م", "قبل الميلاد"]), st.sampled_from(["عام", "سنة"]))
def test_a_year_before_the_era(year: int, era: str, noun: str) -> None:
    said = f"{noun} {year} {era}"
    (mention,) = normalize_dates(f"بني المعبد {said} على الضفة")
    assert (mention.text, mention.value, mention.earliest) == (said, f"BC{year:04d}", None)


@given(whole_dates.flatmap(disguised), st.sampled_from(FRAMES))
def test_a_date_in_disguise(said: Said, frame: str) -> None:
    before, after = frame.split("{}")
    assert_read(said, before, after)


@given(whole_dates, st.sampled_from(["و", "ف", "ب", "ل", "ك", "وب", "ول", "بـ", "لـ"]))
def test_a_date_behind_a_clitic(said: Said, clitic: str) -> None:
    article = said.words.startswith("ال")
    assume(not (clitic == "لـ" and article))  # written للثلاثاء
    assume(not (clitic == "ك" and said.words[0] in "12١٢۱۲"))  # ك1 is كانون الأول
    if clitic.endswith("ل") and article:
        said = replace(said, words=said.words[1:])
    assert_read(said, f"وصل الوفد {clitic}", " إلى العاصمة")


def test_every_spelling_of_every_month() -> None:
    for spelling in SPELLINGS:
        year = {"gregorian": 2009, "umm-al-qura": 1431, "coptic": 1726}.get(
            spelling.calendar, max(spelling.years[0], 1301)
        )
        calendar = spelling.calendar
        for day in (2, 13, 28 if spelling.month != 13 else 5):
            date = CONVERT[calendar](year, spelling.month, day)
            if date is not None:
                said = Said(f"{day} {spelling.name} {year}", date, calendar, (spelling.tradition,))
                assert_read(said, "وقع ذلك في ", " في المدينة")


# -- two dates ----------------------------------

EGYPTIAN = list({s.month: s.name for s in reversed(BY_TRADITION["egyptian"])}.values())[::-1]
days_of_now = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


def assert_two(text: str, wanted: list[tuple[str, dt.date]]) -> list[Mention]:
    """The mentions of a text are these days."""
    found = normalize_dates(text)
    assert [(m.text, m.value) for m in found] == [(words, date.isoformat()) for words, date in wanted], text
    return found


@given(
    st.sampled_from(BY_TRADITION["hijri"]),
    st.integers(1343, 1500),
    st.integers(1, 29),
    st.sampled_from(["هـ", " هـ", " للهجرة", " هجرية", ""]),
    st.sampled_from(
        [
            "{} الموافق {}",
            "{} الموافق لـ{}",
            "{} ({})",
            "{}/ {}",
            "{} - {}",
            "{}، الموافق {}",
            "{} المصادف {}",
        ]
    ),
    st.booleans(),
)
def test_a_hijri_pair_is_two_mentions_of_one_day(
    spelling: Spelling, year: int, day: int, era: str, tie: str, hijri_first: bool
) -> None:
    date = CONVERT["umm-al-qura"](year, spelling.month, day)
    assume(date is not None)  # Ramadan 1343 had 28 days
    assert date is not None
    words = [f"{day} {spelling.name} {year}{era}", f"{date.day} {EGYPTIAN[date.month - 1]} {date.year}"]
    words = words if hijri_first else words[::-1]
    found = assert_two(f"افتتح الملتقى في {tie.format(*words)} بمدينة الرياض", [(w, date) for w in words])
    assert [m.pair for m in found] == [(found[1].start, found[1].end), (found[0].start, found[0].end)]


@given(
    days_of_now,
    st.integers(1, 400),
    st.sampled_from(["من {} إلى {}", "من {} حتى {}", "بين {} و{}", "{} - {}"]),
)
def test_a_range_of_whole_dates(first: dt.date, length: int, tie: str) -> None:
    last = first + dt.timedelta(length)
    said = [f"{d.day} {EGYPTIAN[d.month - 1]} {d.year}" for d in (first, last)]
    text = f"يقام المعرض {tie.format(*said)} في الرباط"
    (mention,) = normalize_dates(text)
    assert (mention.value, mention.earliest, mention.latest) == (f"{first}/{last}", first, last)
    assert (
        mention.text
        == text[text.index(said[0]) : text.index(said[1], text.index(said[0]) + 1) + len(said[1])]
    )


@given(
    days_of_now, st.integers(1, 25), st.sampled_from(["من {} إلى {}", "من {} حتى {}", "بين {} و{}", "{}-{}"])
)
def test_a_range_within_a_month(first: dt.date, length: int, tie: str) -> None:
    last = first + dt.timedelta(length)
    assume(first.month == last.month)
    for opening, closing in ((str(first.day), str(last.day)), (ordinal(first.day), ordinal(last.day))):
        # `5-9` is written in digits, and الخامس والعشرين is one number.
        if not opening.isdigit() and ("-" in tie or last.day % 10 == 0):
            continue
        text = (
            f"يقام المعرض {tie.format(opening, closing)} {EGYPTIAN[first.month - 1]} {first.year} في الرباط"
        )
        (mention,) = normalize_dates(text)
        assert (mention.value, mention.earliest, mention.latest) == (f"{first}/{last}", first, last), text


@given(days_of_now, st.sets(st.integers(1, 28), min_size=2, max_size=4), st.sampled_from([" و", "، ", "، و"]))
def test_a_list_of_days_of_one_month(month: dt.date, days: set[int], glue: str) -> None:
    said = [str(day) for day in sorted(days)]
    said[-1] = f"{said[-1]} {EGYPTIAN[month.month - 1]} {month.year}"
    found = normalize_dates(f"تعقد الجلسات أيام {glue.join(said)} في جنيف")
    assert [(m.text.removeprefix("أيام "), m.earliest) for m in found] == [
        (words, month.replace(day=day)) for words, day in zip(said, sorted(days), strict=True)
    ]


# -- days told from publication ----------------------------------


@given(st.dates(dt.date(1990, 1, 10), dt.date(2040, 12, 20)), st.integers(-2, 2))
def test_deictics_count_from_publication(published: dt.date, shift: int) -> None:
    word = {-2: "أول أمس", -1: "أمس", 0: "اليوم", 1: "غدا", 2: "بعد غد"}[shift]
    date = published + dt.timedelta(shift)
    for said in (word, f"{word} {WEEKDAYS[date.weekday()][0]}"):
        found = normalize_dates(f"يجتمع الوفدان {said} في جنيف", published)
        assert [(m.text, m.value) for m in found] == [(said, date.isoformat())]


@given(st.dates(dt.date(1990, 1, 10), dt.date(2040, 12, 20)), st.integers(0, 6))
def test_weekdays_look_strictly_before_and_after(published: dt.date, weekday: int) -> None:
    past = normalize_dates(f"وصل الوفد {WEEKDAYS[weekday][0]} الماضي إلى جنيف", published)[0]
    coming = normalize_dates(f"يصل الوفد {WEEKDAYS[weekday][0]} المقبل إلى جنيف", published)[0]
    for mention, low, high in ((past, -7, -1), (coming, 1, 7)):
        date = dt.date.fromisoformat(mention.value)
        assert date.weekday() == weekday
        assert low <= (date - published).days <= high


@given(
    st.dates(dt.date(1990, 1, 10), dt.date(2040, 12, 20)),
    days_of_now.filter(lambda d: (d.month, d.day) != (2, 29)),
)
def test_a_day_and_month_look_strictly_before_and_after(published: dt.date, date: dt.date) -> None:
    name = EGYPTIAN[date.month - 1]
    for rel, before in (("الماضي", True), ("المقبل", False)):
        (mention,) = normalize_dates(f"اجتمع الوفدان في {date.day} {name} {rel} في جنيف", published)
        value = dt.date.fromisoformat(mention.value)
        assert (value.month, value.day) == (date.month, date.day)
        assert (value < published) is before
        assert value != published
        assert abs((value - published).days) <= 366


@pytest.mark.parametrize(
    ("published", "past", "coming"),
    [
        ("2000-01-01", "1996-02-29", "2000-02-29"),
        ("2000-02-29", "1996-02-29", "2004-02-29"),
        ("2003-12-31", "2000-02-29", "2004-02-29"),
        ("1899-06-01", "1896-02-29", "1904-02-29"),
    ],
)
def test_a_leap_day_looks_strictly_before_and_after(published: str, past: str, coming: str) -> None:
    text = "اجتمعا في 29 فبراير الماضي ويجتمعان في 29 فبراير المقبل"
    assert [m.value for m in normalize_dates(text, published)] == [past, coming]


# -- what holds for every text of dates ----------------------------------


@settings(max_examples=40)
@given(st.lists(st.tuples(whole_dates, st.sampled_from(FRAMES)), min_size=2, max_size=4), published_days)
def test_paragraphs_keep_their_dates(said: list[tuple[Said, str]], published: dt.date | None) -> None:
    """What is said in full is read the same, whatever other paragraphs say.

    Stamps stay out: whether the month comes first in them is the whole document's.
    """
    text, wanted = "", []
    for one, frame in said:
        assume(one.traditions)
        before, after = frame.split("{}")
        wanted.append((len(text) + len(before), one.words, one.date))
        text += f"{before}{one.words}{after}\n"
    found = normalize_dates(text, published)
    assert [(m.start, m.text, m.earliest) for m in found] == wanted
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[m.start : m.end] == m.text for m in found)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(whole_dates, st.sampled_from(FRAMES)), max_size=4), st.sampled_from(["", " ", "\n"])
)
def test_a_letter_is_read_once(said: list[tuple[Said, str]], glue: str) -> None:
    """Regions lie one behind the other, so that there are never more tokens than letters."""
    folded = fold(glue.join(frame.format(one.words) for one, frame in said))
    tokens = [token for region in regions(folded) for token in region.tokens]
    assert all(a.end <= b.start for a, b in pairwise(tokens))
