"""Lengths counted from publication: the phrase table has the days; here the hours, and what has no bounds."""

import datetime as dt

import pytest

from arabdate import Mention, Resolution, normalize_dates

AT = "2021-06-16T14:30:12.5+03:00"


def only(text: str, published: str | None) -> Mention:
    (mention,) = normalize_dates(text, published)
    return mention


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("انقطع الاتصال بالسفينة قبل ساعتين", "2021-06-16T12:30:12", "2021-06-16T12:30:12"),
        ("سيقلع المكوك بعد 45 دقيقة", "2021-06-16T15:15:12", "2021-06-16T15:15:12"),
        ("هطل المطر خلال الساعات الست الماضية", "2021-06-16T08:30:12", "2021-06-16T14:30:12"),
        ("غادر المدينة قبل يومين", "2021-06-14", "2021-06-14"),
    ],
)
def test_the_hour_of_publication_dates_hours(text: str, earliest: str, latest: str) -> None:
    mention = only(text, AT)
    said = mention.to_dict()
    assert (said["earliest"], said["latest"]) == (earliest, latest)
    assert mention.resolution is Resolution.DEICTIC
    assert mention.anchor is not None
    assert mention.anchor.source == "publication"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("انقطع الاتصال بالسفينة قبل ساعتين", "2021-06-16"),
        ("انقطع الاتصال بالسفينة قبل ساعتين", None),
        ("ظهر الإنسان هنا قبل 3000 عام", AT),
        ("استمر العرض ساعتين", AT),
        ("تغيرت القرية منذ عدة سنوات", AT),
    ],
)
def test_no_bounds_without_grounds(text: str, published: str | None) -> None:
    mention = only(text, published)
    assert (mention.earliest, mention.latest, mention.anchor) == (None, None, None)
    assert mention.resolution is Resolution.EXPLICIT


def test_a_length_beyond_the_calendar_is_no_error() -> None:
    assert only("بعد 9999 سنة", "2021-06-16").earliest is None
    assert only("قبل 9999 يوما", "2021-06-16").earliest == dt.date(2021, 6, 16) - dt.timedelta(9999)
