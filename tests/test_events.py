"""Events: what words come to, where clauses part, and when two clauses tell of one event."""

import pytest

from arabdate.events import Event, Events, Match, apart, read_word
from arabdate.fold import fold_word
from arabdate.normalize import analyse


def read(text: str, published: str | None = None) -> tuple[Events, list[Event]]:
    analysis = analyse(text, published)
    events = Events(analysis)
    return events, [events.of(r) for r in analysis.resolved]


def concepts(word: str) -> set[str]:
    return {c.id for c in read_word(fold_word(word)).concepts}


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("انفجار", "explosion"), ("والانفجار", "explosion"), ("بانفجارها", "explosion"),
        ("انفجرت", "explosion"),
        ("ينفجر", "explosion"), ("ستنفجر", "explosion"), ("هزت", "explosion"), ("شبت", "fire"),
        ("للزلزال", "quake"), ("محكمته", "court"), ("إنشائها", "founding"), ("تنطلق", "launch"),
        ("اتفاقيتين", "accord"), ("وفاته", "death"), ("فوزهم", "victory"), ("استقالته", "resignation"),
    ],
)  # fmt: skip
def test_a_word_is_known_under_its_clitics_and_endings(word: str, concept: str) -> None:
    assert concept in concepts(word)


@pytest.mark.parametrize("word", ["فيلم", "تأخرت", "بغداديون", "x", "ليبيا"])
def test_other_words_are_not_taken_for_events(word: str) -> None:
    assert not any(c.kind == "event" for c in read_word(fold_word(word)).concepts)


def test_a_verb_is_not_taken_for_a_word_that_tells_events_apart() -> None:
    assert read_word(fold_word("تأخرت")).marks == ()  # not آخر


@pytest.mark.parametrize(
    ("one", "other"),
    [("السنغال", "والسنغاليين"), ("سوريا", "السورية"), ("عناقيد", "عنقود"), ("أذربيجان", "الأذربيجانية")],
)
def test_names_and_broken_plurals_meet(one: str, other: str) -> None:
    assert read_word(fold_word(one)).keys & read_word(fold_word(other)).keys


def test_particles_weigh_nothing_and_names_weigh_most() -> None:
    weights = [read_word(fold_word(w)).weight for w in ("الذي", "رئيس", "كارتر")]
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == (0, 1)


def test_a_clause_ends_between_dates() -> None:
    _, (agreed, in_force) = read("وقع الطرفان الاتفاق في 2 مايو 2015، ودخل حيز التنفيذ في 9 يونيو 2015.")
    assert agreed.steps["accord"] == {3}
    assert in_force.steps["accord"] == {4}
    assert agreed.end <= in_force.start


def test_the_dates_of_a_list_share_their_clause() -> None:
    _, (first, second) = read("قصفت الطائرات السوق في 2 و9 مايو 2015 وقتلت العشرات")
    assert (first.start, first.end) == (second.start, second.end)


def test_a_part_of_the_day_claims_no_clause() -> None:
    _, events = read("سرق الخنجر من الخزانة ليلا في 23 يونيو 2021")
    assert {c.id for c in events[-1].concepts} == {"theft"}


def test_signing_wants_something_to_sign() -> None:
    _, (took_place, signed) = read("وقعت المواجهة في 2 مايو 2015. وقعت الحكومة المعاهدة في 9 يونيو 2016.")
    assert "signing" not in {c.id for c in took_place.concepts}
    assert "signing" in {c.id for c in signed.concepts}


def test_a_phrase_is_read_before_its_words() -> None:
    _, (truce,) = read("أعلن وقف إطلاق النار في 9 نوفمبر 2020")
    assert {c.id for c in truce.concepts if c.kind == "event"} == {"truce"}


@pytest.mark.parametrize(
    ("text", "refers_back", "since"),
    [
        ("ينتظرون التعويض منذ انفجار الخزان في 6 يوليو 2014", True, True),
        ("يحتجون على الحكم الصادر في 6 يوليو 2014", True, False),
        ("عاينوا الخزان الذي انفجر في 6 يوليو 2014", True, False),
        ("التزموا ما ورد في اتفاقية 5 ديسمبر 2015", True, False),
        ("انفجر الخزان في 6 يوليو 2014", False, False),
        ("تعيش في المدينة منذ 6 يوليو 2014", False, False),
    ],
)
def test_what_refers_back(text: str, refers_back: bool, since: bool) -> None:
    _, (event,) = read(text)
    assert (event.refers_back, event.since) == (refers_back, since)


def test_what_is_recalled_stands_close_to_the_date() -> None:
    _, (near, far) = read(
        "لم يناموا منذ انفجار الخزان في 6 يوليو 2014. "
        "ومنذ الانفجار، يعمل المصنع كما كان يعمل في 6 يونيو 2013."
    )
    assert "explosion" in near.recalled
    assert far.recalled == frozenset()


def match(text: str) -> Match | None:
    analysis = analyse(text)
    first, second = analysis.resolved
    return Events(analysis).same_event(first, second)


SAME = {
    "synonyms": ("اهتزت الأرض في 4 آب 2020. ويبيتون في العراء منذ الزلزال في 4 تموز 2020", "quake"),
    "verb and noun": ("اغتيل الوزير في 4 آب 2020. وأوقف ستة منذ مقتل الوزير في 4 تموز 2020", "killing"),
    "broader name": ("التهمت النيران السوق في 4 آب 2020. وعوض التجار بعد الكارثة في 4 تموز 2020", "disaster"),
    "phrase": ("رأت النور جامعتهم في 4 آب 2020. وتوسعت منذ تأسيسها في 4 تموز 2020", "founding"),
}


@pytest.mark.parametrize(("text", "event"), SAME.values(), ids=SAME)
def test_paraphrases_are_one_event(text: str, event: str) -> None:
    found = match(text)
    assert found is not None
    assert event in found.events


APART = {
    "rounds": "اختتمت الجولة الأولى في 4 تموز 2020. وتعثرت الجولة الثانية في 4 آب 2020",
    "another of the kind": "انفجر لغم في 4 تموز 2020. وانفجر لغم مماثل في 4 آب 2020",
    "plan and postponement": "كان الافتتاح مقررا في 4 تموز 2020. وتأجل الافتتاح إلى 4 آب 2020",
    "correction": "قلنا إن الجسر انهار في 4 تموز 2020، والصواب أنه هوى في 4 آب 2020",
    "places": "انفجر لغم في مدينة درعا في 4 تموز 2020. وانفجر لغم في مدينة حماة في 4 آب 2020",
    "cities": "أضرب السائقون في بيروت في 4 تموز 2020. وأضرب السائقون في دمشق في 4 آب 2020",
    "parties": "صادق مساهمو «النهر» على الدمج في 4 تموز 2020. وصادق مساهمو «الجبل» على الدمج في 4 آب 2020",
    "steps": "أوقف الكاتب في 4 تموز 2020. وأفرج عن الكاتب في 4 آب 2020",
    "stages": "فاز النادي في نصف النهائي في 4 تموز 2020. وفاز النادي في المباراة النهائية في 4 آب 2020",
    "chronicle": "في 4 تموز 2020 قصفت الطائرات السوق. وفي 4 آب 2020 قصفت الطائرات السوق",
    "reckonings": "اندلعت الثورة في 25 أكتوبر 1917 وفق التقويم اليولياني. ويؤرخها آخرون في 7 نوفمبر 1917",
    "one sentence": "انهار الجسر في 4 تموز 2020 وانهار في 4 آب 2020",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_what_the_text_tells_apart(text: str) -> None:
    _, (first, second) = read(text)
    assert apart(first, second) is not None
    assert match(text) is None


def test_steps_may_be_asked_to_pass() -> None:
    _, (agreed, in_force) = read("توصلا إلى هدنة في 9 مايو 2015. ودخلت الهدنة حيز التنفيذ في 10 مايو 2015")
    assert apart(agreed, in_force) == "two steps of one course"
    assert apart(agreed, in_force, steps=False) is None


def test_what_an_article_is_full_of_weighs_little() -> None:
    said = "انفجر الخزان في 4 آب 2020. وانفجر الخزان في 4 تموز 2020. "
    few = match(said)
    analysis = analyse(said + "وقع انفجار ثم انفجار. " * 20)
    many = Events(analysis).same_event(*analysis.resolved[:2])
    assert few is not None
    assert many is not None
    assert many.strongest < few.strongest


def test_a_match_reads_the_same_from_both_sides() -> None:
    events, (a, b) = read("غرقت العبارة قبالة جدة في 4 آب 2006. وغرق 900 راكب في العبارة في 4 تموز 2006")
    assert events.likeness(a, b).score == pytest.approx(events.likeness(b, a).score, abs=0.5)
    assert events.likeness(a, b).events == events.likeness(b, a).events
