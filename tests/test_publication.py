"""An article's own date: where it may stand, where it may not, and what is reckoned from it."""

import datetime as dt

import pytest

from arabdate import Resolution, normalize_dates
from arabdate.normalize import analyse

BODY = "أعلنت الوزارة أن أعمال الترميم تسير وفق الخطة الموضوعة ولم تواجه الفرق صعوبات تذكر. "


def own(text: str) -> list[tuple[str, str]]:
    return [(d.source, d.date.isoformat()) for d in analyse(text).own_dates]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"الرباط، 8 غشت 2018 - {BODY}", "2018-08-08"),
        (f"بيروت في 3 آذار 2019: {BODY}", "2019-03-03"),
        (f"عمان 3 أيار 2018 (بترا) - {BODY}", "2018-05-03"),
        (f"صنعاء في 3 يونيو 2019 - {BODY}", "2019-06-03"),
        (f"الجزائر، 14 جويلية 2017 – {BODY}", "2017-07-14"),
        (f"بغداد، الأحد 9 شباط/فبراير 2020 - {BODY}", "2020-02-09"),
        (f"القاهرة (12 مايو 2019) - {BODY}", "2019-05-12"),
        (f"جدة 3 رجب 1436 هـ الموافق 22 أبريل 2015 م واس\n{BODY}", "2015-04-22"),
        (f"نابلس 14-5-2013 وفا- {BODY}", "2013-05-14"),
        (f"الدوحة في 14 مارس 2016 /قنا/ {BODY}\n", None),  # no dash and no end of line behind the agency
        (f"الدوحة في 14 مارس 2016 /قنا/ - {BODY}", "2016-03-14"),
        (f"الكويت - 14 - 3 (كونا) - {BODY}", None),
    ],
)
def test_dateline(text: str, date: str | None) -> None:
    assert own(text) == ([("dateline", date)] if date else [])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"نشر في: 14/02/2020\n{BODY}", "2020-02-14"),
        (f"{BODY}\n23.11.2020", "2020-11-23"),
        (f"كتب مراسلنا\n12 نوفمبر 2020\n{BODY}", "2020-11-12"),
        (f"الاثنين 25.04.2022\n{BODY}", "2022-04-25"),
        (f"آخر تحديث 2022-04-25T10:00:00Z\n{BODY}", "2022-04-25"),
        (f"{BODY}\n\nحرر في 5/6/2019", "2019-06-05"),
        (f"٢٥/٠٤/٢٠٢٢\n{BODY}", "2022-04-25"),
        (f"افتتاح المتحف الوطني - الوكالة, 1920, 25.04.2022\n{BODY}", "2022-04-25"),
        (f"الثلاثاء, 14 يناير, 2014, 14:13 بتوقيت القدس\n{BODY}", "2014-01-14"),
        (f"30 نيسان 2014 03:04 عدد القراءات 1829\n{BODY}", "2014-04-30"),
        (f"الأحد 9 شوال 1433 هـ - الموافق 26 أغسطس 2012 العدد 6839\n{BODY}", "2012-08-26"),
        (f"الأربعاء، 11 تموز 2012 الموافق 21 شعبان 1433\n{BODY}", "2012-07-11"),
        (f"السبت 28 يوليوز 2012 آخر تحديث 01:40:21\n{BODY}", "2012-07-28"),
        (
            f"الوكالة: تمت إضافته في\n{BODY}\nتم إضافته يوم الجمعة 13/04/2012 م - الموافق 22-5-1433 هـ",
            "2012-04-13",
        ),
        (f"رأي في الكتابة\nسعاد الوردينشر في الصباح الجديد يوم 20 - 09 - 2012\n{BODY}", "2012-09-20"),
        (f"كتبت: سلمى\nPublished on 12/3/2019\n{BODY}", "2019-03-12"),
    ],
)
def test_stamp(text: str, date: str) -> None:
    assert own(text) == [("stamp", date)]


@pytest.mark.parametrize(
    "text",
    [
        f"وقع الاتفاق في 12/3/2015 بحضور الوزراء. {BODY}",
        f"في 9 نوفمبر 2020 توقف القتال. {BODY}",
        f"صورة أرشيفية 12/3/2015\n{BODY}",
        f"المتحف الوطني، أرشيف, 12.03.2015\n{BODY}",
        f"نشر في: 31/02/2020\n{BODY}",
        f"نشر في: 14/02/1620\n{BODY}",
        f"نشر في: 12 رمضان 1442 هـ\n{BODY}",
        f"نوفمبر 2020\n{BODY}",
        f"نشر الكتاب أول مرة في بيروت عام 1956. {BODY}",
        f"{BODY * 12} وتسلم الطلب في 14/02/2020 {BODY * 12}",
        f"انتخابات 7 أكتوبر 2016 التشريعية\n{BODY}",
        f"14 تموز 1958 الوقوف عند الحافة\n{BODY}",
        f"طبعة بيروت 12/3/2015 عدد الصفحات 300 والحجم وسط\n{BODY}",
        f"تسلم المكتب الطلب في 12/3/2015 الساعة 10\n{BODY}",
        f"يبدأ التسجيل في 12/3/2015\n{BODY}",
        f"{BODY * 12}\n12 نوفمبر 2020\n{BODY * 12}\n13 نوفمبر 2020\n{BODY * 12}",
        f"نشر في بيروت 14 آذار 1956\n{BODY}",
        f"الجلسة الأولى - 12 مايو 2019\n{BODY}",
    ],
)
def test_neither(text: str) -> None:
    assert own(text) == []


def test_a_dateline_is_better_than_a_stamp() -> None:
    text = f"دمشق، 3 آذار 2019 - {BODY}\n5.3.2019"
    assert own(text) == [("dateline", "2019-03-03"), ("stamp", "2019-03-05")]
    assert analyse(text).reference.date == dt.date(2019, 3, 3)  # type: ignore[union-attr]


def test_relative_dates_are_reckoned_from_the_stamp_and_say_so() -> None:
    text = f"نشر في: 14/02/2020\nوصل الوفد أمس ويغادر الأحد المقبل. {BODY}"
    stamp, yesterday, sunday = normalize_dates(text)
    assert (stamp.value, stamp.resolution) == ("2020-02-14", Resolution.EXPLICIT)
    for mention, value in ((yesterday, "2020-02-13"), (sunday, "2020-02-16")):
        assert (mention.value, mention.resolution) == (value, Resolution.STAMP)
        assert mention.anchor is not None
        assert (mention.anchor.source, mention.anchor.span) == ("stamp", (stamp.start, stamp.end))


def test_the_given_date_wins_over_the_stamp() -> None:
    text = f"نشر في: 14/02/2020\nوصل الوفد أمس. {BODY}"
    yesterday = normalize_dates(text, "2021-03-02")[1]
    assert (yesterday.value, yesterday.resolution) == ("2021-03-01", Resolution.DEICTIC)
    assert yesterday.anchor is not None
    assert (yesterday.anchor.source, yesterday.anchor.span) == ("publication", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("06-19-2012 ثم 03-04-2012", ["2012-06-19", "2012-03-04"]),  # month first throughout
        ("19-06-2012 ثم 03-04-2012", ["2012-06-19", "2012-04-03"]),
        ("03-04-2012 ثم 05-06-2012", ["2012-04-03", "2012-06-05"]),
        (
            "06-19-2012 ثم 19-06-2012 ثم 03-04-2012",
            ["2012-06-19", "2012-06-19", "2012-04-03"],
        ),  # no one order
        ("2012-06-19 ثم 03-04-2012", ["2012-06-19", "2012-04-03"]),
    ],
)
def test_order_of_stamps(text: str, values: list[str]) -> None:
    assert [m.value for m in normalize_dates(text, "2022-04-25")] == values
