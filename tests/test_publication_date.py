"""When a page was published: what each source says, which is believed, and what is refused."""

import datetime as dt
import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdate import InputError, Publication, publication_date
from arabdate.publication.candidates import Role, Source, Verdict
from arabdate.publication.readings import readings

BODY = "أعلنت البلدية أن أعمال الترميم في السوق القديم تسير وفق الخطة الموضوعة ولم تواجه الفرق صعوبات. " * 3
TITLE = "البلدية ترمم السوق القديم"


def page(head: str = "", byline: str = "", before: str = "", after: str = "", body: str = BODY) -> str:
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><title>{TITLE} - الخبر</title>{head}</head>
<body><header><a>الخبر</a>{before}</header><main><article><h1>{TITLE}</h1>{byline}
<div class="content"><p>{body}</p><p>{BODY}</p></div></article></main>{after}
<footer>© 2024</footer></body></html>"""


def meta(key: str, value: str, kind: str = "property") -> str:
    return f'<meta {kind}="{key}" content="{value}">'


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def linked(**properties: object) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **properties}
    return script(json.dumps(thing, ensure_ascii=False))


def found(html: str, **given: object) -> tuple[str | None, str | None]:
    publication = publication_date(html=html, **given)  # type: ignore[arg-type]
    return (
        None if publication.date is None else publication.date.isoformat(),
        None if publication.source is None else publication.source.value,
    )


DAY = "2022-04-25"


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2022-04-25", [DAY]),
        ("2022-04-25T10:00:00Z", [DAY]),
        ("2022-04-25T23:15:00+03:00", [DAY]),
        ("2022-04-25T23:15:00+0300", [DAY]),
        ("2022-04-25 10:00:00 AST", [DAY]),
        ("2022-04-25 23:00:00 AST", [DAY]),
        ("2022-04-25T19:59Z", [DAY]),
        ("2022-04-25T20:00Z", [DAY, "2022-04-26"]),
        ("2022-04-25T23:15", [DAY, "2022-04-26"]),
        ("2022/4/25", [DAY]),
        ("٢٠٢٢-٠٤-٢٥", [DAY]),
        ("\u200f25/04/2022\u200f", [DAY]),
        ("25.04.2022 10:00", [DAY]),
        ("04/25/2022", [DAY]),
        ("4/25/2022 3:45:00 PM", [DAY]),
        ("3/4/2022", ["2022-04-03", "2022-03-04"]),
        ("3/4/2022 10:00:00 AM", ["2022-03-04", "2022-04-03"]),
        ("4/4/2022", ["2022-04-04"]),
        ("20220425", [DAY]),
        ("20220425T101500Z", [DAY]),
        ("202204251015", [DAY]),
        ("1650880800", [DAY]),
        ("1650880800000", [DAY]),
        ("Mon, 25 Apr 2022 10:00:00 GMT", [DAY]),
        ("Mon, 25 Apr 2022 22:00:00 GMT", [DAY, "2022-04-26"]),
        ("Mon Apr 25 2022 23:00:00 GMT+0300 (Arabian Standard Time)", [DAY]),
        ("April 25, 2022", [DAY]),
        ("Sept. 5th, 2021", ["2021-09-05"]),
        ("25 avril 2022", [DAY]),
        ("الاثنين 25 نيسان/أبريل 2022", [DAY]),
        ("25 أبريل 2022 - 10:30 م", [DAY]),
        ("24 رمضان 1443 هـ - 25 أبريل 2022 م", [DAY]),
        ("1443-09-24", [DAY, "2022-04-26", "2022-04-24"]),
        ("1443-09-24T10:00:00+03:00", [DAY, "2022-04-26", "2022-04-24"]),
        ("24/09/1443", [DAY, "2022-04-26", "2022-04-24"]),
        ("24 رمضان 1443", [DAY, "2022-04-26", "2022-04-24"]),
        ("1401-02-05", [DAY]),  # Solar Hijri: as a lunar year it is 1980
        ("2022-02-30", []),
        ("2022-25-04", []),
        ("1443-13-01", []),
        ("2022", []),
        ("أبريل 2022", []),
        ("منذ ساعتين", []),
        ("202204251", []),
        ("99999999999999", []),
        ("", []),
    ],
)
def test_a_string_and_the_days_that_it_may_mean(value: str, days: list[str]) -> None:
    assert [r.date.isoformat() for r in readings(value)] == days


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (page(linked(datePublished="2022-04-25T10:00:00+03:00")), "json-ld"),
        (page(linked(datePublished=["2022-04-25"])), "json-ld"),
        (page(linked(datePublished={"@type": "Date", "@value": "2022-04-25"})), "json-ld"),
        (page(linked(datePublished=1650880800)), "json-ld"),
        (page(linked(datePublished="1443-09-24T08:00:00+03:00")), "json-ld"),
        (page(linked(datePublished="الاثنين، 25 أبريل 2022 - 10:09 ص")), "json-ld"),
        (
            page(
                '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},'
                '{"@type": ["WebPage"], "datePublished": "2022-04-25"}]}</script>'
            ),
            "json-ld",
        ),
        (
            page(script('[{"@type": "Article", "datePublished": "2022-04-25",}]')),
            "json-ld",
        ),
        (
            page(script('{"headline": "قال "نعم" ثم", "datePublished": "2022-04-25"}')),
            "json-ld",
        ),
        (
            page(script('<!-- {"datePublished":\n"2022-04-25"} -->')),
            "json-ld",
        ),
        (page(meta("article:published_time", "2022-04-25T10:00:00+00:00")), "meta"),
        (page(meta("Article:Published_Time", "4/25/2022 3:45:00 PM")), "meta"),
        (page(meta("DC.date.issued", DAY, "name")), "meta"),
        (page(meta("parsely-pub-date", "2022-04-25T07:00:00Z", "name")), "meta"),
        (page(meta("sailthru.date", "Mon, 25 Apr 2022 10:00:00 +0300", "name")), "meta"),
        (page(meta("pubdate", "20220425", "name")), "meta"),
        (page(meta("date", DAY, "name")), "meta"),
        (page(meta("og:published_time", "1650880800000")), "meta"),
        (page(meta("article:published_time", "24 رمضان 1443 هـ")), "meta"),
        (page(meta("datePublished", DAY, "itemprop")), "microdata"),
        (page(byline='<span itemprop="datePublished" content="2022-04-25T10:00">أمس</span>'), "microdata"),
        (page(byline='<span itemprop="datePublished">25 أبريل 2022</span>'), "microdata"),
        (page(byline='<div property="dc:date dc:created" content="2022-04-25">الاثنين</div>'), "microdata"),
        (page(byline='<time datetime="2022-04-25T10:00:00+03:00">قبل يومين</time>'), "time"),
        (page(byline="<time pubdate>25 نيسان 2022</time>"), "time"),
        (page(byline='<time datetime="1443-09-24">24 رمضان 1443</time>'), "time"),
        (page(byline="<div>الاثنين 25 أبريل 2022 10:30 ص</div>"), "byline"),
        (page(byline="<div>الاثنين، 25 أبريل 2022 - 10:30 م</div>"), "byline"),
        (page(byline="<div>كتبت: سلمى الوردي | 25 نيسان/أبريل 2022</div>"), "byline"),
        (page(byline="<span>تم نشره</span> <span>الاثنين 25 نيسان / أبريل 2022 09:22 مساءً</span>"), "byline"),
        (page(byline="<div>التاريخ: ٢٥ / ٤ / ٢٠٢٢</div>"), "byline"),
        (page(byline="<div>الاثنين 24 رمضان 1443هـ - 25 أبريل 2022م</div>"), "byline"),
        (page(byline="<div>الاثنين ٢٤ رمضان ١٤٤٣</div>"), "byline"),
        (page(byline="<div>عمان - الدستور</div><ul><li>مشاركة</li></ul><div>April 25, 2022</div>"), "byline"),
        (page(body="طرابلس، 25 أبريل 2022 - " + BODY), "dateline"),
        (page(body="الرياض 24 رمضان 1443 هـ الموافق 25 أبريل 2022 م واس " + "<br>" + BODY), "byline"),
        (page(body="افتتح الوزير اليوم الاثنين 25 أفريل 2022 معرض الكتاب. " + BODY), "today"),
        (page(byline="<footer class='submitted'>الاثنين 25 أبريل 2022</footer>"), "byline"),
        (page(byline="<span>نُشر 25 أبريل 2022</span><span>25/4/2022</span>"), "byline"),
        (page(byline="<time class='entry-date published updated' datetime='2022-04-25'></time>"), "time"),
        (
            page(byline="<abbr itemprop='datePublished' title='2022-04-25T10:00:00+03:00'>10:00</abbr>"),
            "microdata",
        ),
        (page(byline="<span>Monday 25 April 2022</span>"), "byline"),
        # Blogger: the day is a heading above the title; an old page: the title is none
        (f"<title>{TITLE}</title><h2>الاثنين، 25 أبريل 2022</h2><h3>{TITLE}</h3><div>{BODY}</div>", "byline"),
        (
            f"<title>{TITLE}</title><table><td>{TITLE}</td><td>25/04/2022</td><td>{BODY}</td></table>",
            "byline",
        ),
    ],
)
def test_each_source_alone(html: str, source: str) -> None:
    assert found(html) == (DAY, source)


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(meta("article:published_time", "0001-01-01T00:00:00")),
        page(meta("article:published_time", "1970-01-01T00:00:00Z")),
        page(meta("article:published_time", "0")),
        page(meta("article:published_time", "")),
        page(meta("article:published_time", "2022-02-30")),
        page(meta("article:published_time", "منذ ساعتين")),
        page(meta("article:expiration_time", DAY)),
        page(meta("creation_date", "10-Nov-2000", "name")),
        page(meta("viewport", DAY, "name")),
        page(linked(**{"@type": "Organization", "foundingDate": DAY})),
        page(
            linked(
                **{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": DAY}]}
            )
        ),
        page(linked(comment={"@type": "Comment", "dateCreated": DAY})),
        page(linked(**{"@type": "VideoObject", "uploadDate": DAY})),
        page(linked(**{"@type": "Event", "datePublished": DAY})),
        page('<script>var x = {"datePublished": "2022-04-25"}</script>'),
        page(before="<div>الاثنين 25 أبريل 2022</div>"),
        page(before="<div class='today'>القاهرة: الاثنين، 25 أبريل 2022 12:19 م</div>"),
        page(byline="<h2>انتخابات 25 أبريل 2022</h2>"),
        f"<title>{TITLE}</title><div class=top>الاثنين 25 أبريل 2022</div><h1>{TITLE}</h1><p>{BODY}</p>",
        "<title>الخبر</title><h1>الخبر</h1><h2>خبر</h2><p>موجز</p><h2>غيره</h2><p>25 أبريل 2022</p>",
        "<title>الخبر</title><h1>الخبر</h1><article><h2>خبر</h2><p>25 أبريل 2022</p></article>",
        page(after="<aside><time datetime='2022-04-25'>أمس</time></aside>"),
        page(after="<div class='related-posts'><h3>خبر آخر</h3><span>25 أبريل 2022</span></div>"),
        page(after="<article><h2>خبر آخر</h2><time datetime='2022-04-25'>25 أبريل</time></article>"),
        page(after="<div class='most-read'><p>نشر في 25/04/2022</p></div>"),
        page(after="<section id='comments'><p>سامي</p><p>25 أبريل 2022 10:30</p></section>"),
        page(byline="<figure><figcaption>السوق في 25 أبريل 2022</figcaption></figure>"),
        page(byline="<p>أرشيفية 25 أبريل 2022</p>"),
        page(byline="<p>يفتتح المعرض في 25 أبريل 2022</p>"),
        page(byline="<p>10:30</p>"),
        page(byline="<time>قبل ثلاث ساعات</time>"),
        page(body="وقعت البلدية العقد في 25 أبريل 2022 بحضور الوزراء. " + BODY),
        page(body="ولد الكاتب يوم 25 أبريل 2022 في المدينة. " + BODY),
        page(body="قال إن اليوم الخامس والعشرين من أبريل 2022 يبقى في الذاكرة. " + BODY),
        page(byline="<template><time datetime='2022-04-25'></time></template>", body=BODY).replace(
            "<time", "<i"
        ),
        "<p>25 أبريل 2022</p>",  # no title to stand by
        "",
        "لا وسوم هنا",
    ],
)
def test_no_date_is_better_than_a_wrong_one(html: str) -> None:
    assert found(html) == (None, None)


OTHER = "2019-03-02"


@pytest.mark.parametrize(
    "html",
    [
        # the last change, whichever source says it
        page(linked(dateModified=OTHER) + meta("article:published_time", DAY)),
        page(
            meta("og:updated_time", OTHER) + meta("article:modified_time", OTHER) + meta("date", DAY, "name")
        ),
        page(byline=f"<time class='updated' datetime='{OTHER}'></time><time datetime='{DAY}'></time>"),
        page(byline="<p>نشر في 25/04/2022، آخر تحديث 02/03/2019</p>"),
        page(byline="<p>آخر تحديث: 02/03/2019</p><p>نشر: 25/04/2022</p>"),
        page(linked(datePublished=DAY, dateModified=OTHER)),
        # other things on the page
        page(linked(datePublished=DAY) + linked(**{"@type": "VideoObject", "uploadDate": OTHER})),
        page(linked(itemListElement=[{"@type": "NewsArticle", "datePublished": OTHER}], datePublished=DAY)),
        page(
            '<link rel="canonical" href="https://khabar.example/2">'
            + linked(url="https://khabar.example/1", datePublished=OTHER)
            + linked(url="https://khabar.example/2", datePublished=DAY)
        ),
        page(
            linked(headline="غيره", datePublished=OTHER)
            + linked(headline=f"{TITLE} - الخبر", datePublished=DAY)
        ),
        page(
            '<link rel="canonical" href="https://khabar.example/2">'
            + linked(**{"@type": "WebPage", "url": "https://khabar.example/2", "dateModified": OTHER})
            + linked(headline="عنوان آخر للخبر", datePublished=DAY)
        ),
        page(
            byline="<p>25 أبريل 2022</p>",
            after="<div><h3>خبر</h3><p>2 مارس 2019</p><h3>خبر</h3><p>2 مارس 2019</p></div>",
        ),
        page(before="<p>2 مارس 2019</p>", byline="<p>25 أبريل 2022</p>"),
        page(
            byline="<div class='related'><p>2 مارس 2019</p></div><p>الاثنين 25 أبريل 2022</p>",
        ),
        # a field that was not set
        page(linked(datePublished="0001-01-01T00:00:00") + meta("pubdate", DAY, "name")),
        page(meta("date", "1900-01-01", "name"), byline="<p>25/04/2022</p>"),
        # trust: metadata before the byline, the byline before a vague field
        page(linked(datePublished=DAY), byline="<p>2 مارس 2019</p>"),
        page(meta("date", OTHER, "name"), byline="<p>25 أبريل 2022</p>"),
        page(byline="<p>25 أبريل 2022</p>", body="طرابلس، 2 مارس 2019 - " + BODY),
    ],
)
def test_which_of_two(html: str) -> None:
    assert found(html)[0] == DAY


def test_the_day_is_the_one_that_the_site_prints() -> None:
    html = page(
        meta("article:published_time", "2022-04-24T22:40:00Z"), byline="<p>الاثنين 25 أبريل 2022 - 01:40</p>"
    )
    publication = publication_date(html=html)
    assert publication.date == dt.date(2022, 4, 25)
    assert "the next day where the site is, by UTC" in publication.reason
    assert [c.verdict for c in publication.candidates] == [Verdict.CHOSEN, Verdict.CONFIRMS]
    alone = publication_date(html=page(meta("article:published_time", "2022-04-24T22:40:00Z")))
    assert alone.date == dt.date(2022, 4, 24)


def test_a_local_twin_of_a_clock_in_utc() -> None:
    both = meta("article:published_time", "2022-04-24T22:40:00+00:00")
    html = page(linked(datePublished="2022-04-25T01:40:00+03:00") + both)
    assert found(html) == (DAY, "json-ld")
    html = page(
        linked(datePublished="2022-04-24T22:40:00Z") + meta("pubdate", "2022-04-25T01:40+03:00", "name")
    )
    assert found(html) == (DAY, "json-ld")


def test_a_morning_in_utc_is_no_other_day() -> None:
    html = page(meta("article:published_time", "2022-04-24T09:40:00Z"), byline="<p>25 أبريل 2022</p>")
    publication = publication_date(html=html)
    assert publication.date == dt.date(2022, 4, 24)
    assert publication.candidates[1].verdict is Verdict.OUTRANKED


def test_day_and_month_are_ordered_by_the_other_dates() -> None:
    american = page(meta("pubdate", "03/04/2022", "name"), byline="<p>4 مارس 2022</p>")
    arab = page(meta("pubdate", "03/04/2022", "name"), byline="<p>3 أبريل 2022</p>")
    assert found(american) == ("2022-03-04", "meta")
    assert found(arab) == ("2022-04-03", "meta")
    assert "read month first" in publication_date(html=american).reason
    clock = page(meta("pubdate", "3/4/2022 10:00:00 AM", "name"))
    assert found(clock, url="https://khabar.example/2022/04/03/suq") == ("2022-04-03", "meta")


def test_a_weekday_tells_the_order_and_the_moon() -> None:
    assert found(page(byline="<p>الأحد 03/04/2022</p>"))[0] == "2022-04-03"
    assert found(page(byline="<p>الجمعة 03/04/2022</p>"))[0] == "2022-03-04"
    assert found(page(byline="<p>الثلاثاء 24 رمضان 1443</p>"))[0] == "2022-04-26"


def test_a_date_with_the_weekday_of_another_day_is_not_believed() -> None:
    publication = publication_date(html=page(byline="<p>الجمعة 25 أبريل 2022</p>"))
    assert publication.date is None
    assert "another weekday" in publication.candidates[0].reason
    assert publication_date(f"تم اليوم الخميس 25 أفريل 2022 فتح المسلخ البلدي. {BODY}").date is None


def test_two_voices_outvote_one() -> None:
    html = page(
        linked(datePublished=OTHER) + meta("article:published_time", OTHER), byline="<p>25 أبريل 2022</p>"
    )
    assert found(html) == (OTHER, "json-ld")
    publication = publication_date(html=html, url="https://khabar.example/2022/04/25/suq")
    assert (publication.date, publication.source) == (dt.date(2022, 4, 25), Source.BYLINE)
    assert "alone with 2019-03-02 against two independent sources" in publication.reason


def test_a_hijri_date_beside_a_gregorian_one_bears_witness() -> None:
    agrees = publication_date(html=page(byline="<p>الاثنين 24 رمضان 1443هـ - 25 أبريل 2022م</p>"))
    assert "the Hijri date beside it agrees" in agrees.reason
    differs = publication_date(html=page(byline="<p>الاثنين 14 رمضان 1443هـ - 25 أبريل 2022م</p>"))
    assert "the Hijri date beside it is 2022-04-15" in differs.reason


def test_a_hijri_day_yields_to_a_gregorian_one_beside_it_in_time() -> None:
    html = page(meta("article:published_time", "1443-09-24"), byline="<p>الثلاثاء 26 أبريل 2022</p>")
    publication = publication_date(html=html)
    assert publication.date == dt.date(2022, 4, 26)
    assert publication.chosen is not None
    assert publication.chosen.calendar.is_hijri
    assert "a day after the table" in publication.reason


def test_only_the_last_change_is_dated() -> None:
    publication = publication_date(html=page(meta("og:updated_time", DAY)))
    assert (publication.date, publication.role) == (dt.date(2022, 4, 25), Role.MODIFIED)
    assert "on this day or before" in publication.reason
    clock = publication_date(html=page(byline="<p>الاثنين، 25 نيسان 2022، آخر تحديث 14:00 (GMT+0400)</p>"))
    assert (clock.date, clock.role) == (dt.date(2022, 4, 25), Role.MODIFIED)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://khabar.example/2022/04/25/suq.html", DAY),
        ("https://khabar.example/2022/4/25/suq", DAY),
        ("https://khabar.example/news/2022-04-25-1.38743", DAY),
        ("https://khabar.example/news/20220425/suq", DAY),
        ("https://khabar.example/2022/local_news/4/25/suq", DAY),
        ("https://khabar.example/%D8%AE%D8%A8%D8%B1/2022/04/25", DAY),
        ("/2022/04/25/suq", DAY),
        ("https://khabar.example/2022/04/suq", None),
        ("https://khabar.example/20220425123", None),
        ("https://khabar.example/120220425", None),
        ("https://khabar.example/2022/13/25", None),
        ("https://khabar.example/2022/04/25/2019/03/02", None),
        ("https://2022-04-25.example/suq?d=2022-04-25", None),
        ("https://khabar.example/1985/04/25", None),
        ("http://[bad", None),
        ("", None),
    ],
)
def test_the_day_in_an_address(url: str, day: str | None) -> None:
    publication = publication_date(url=url)
    assert (publication.date and publication.date.isoformat()) == day
    if day is not None:
        assert publication.chosen is not None
        assert publication.chosen.span is not None
        assert url[slice(*publication.chosen.span)] == publication.chosen.raw


def test_the_address_is_the_pages_own_where_none_is_given() -> None:
    assert found(page('<link rel="canonical" href="https://khabar.example/2022/04/25/suq">')) == (DAY, "url")


def test_headers_are_the_last_resort_and_bound_the_rest() -> None:
    sent = {"Last-Modified": "Mon, 25 Apr 2022 10:00:00 GMT", "Date": "Tue, 26 Apr 2022 09:00:00 GMT"}
    publication = publication_date(html=page(), headers=sent)
    assert (publication.date, publication.source) == (dt.date(2022, 4, 25), Source.HEADER)
    later = page(meta("article:published_time", "2023-01-01"), byline="<p>24 أبريل 2022</p>")
    publication = publication_date(html=later, headers=sent)
    assert publication.date == dt.date(2022, 4, 24)
    assert any("after 2022-04-26, when the page was fetched" in c.reason for c in publication.candidates)


def test_the_day_of_fetching_is_no_publication() -> None:
    for name in ("Date", "WARC-Date"):
        publication = publication_date(html=page(), headers={name: "2022-04-26T09:00:00Z"})
        assert publication.date is None
        assert [c.verdict for c in publication.candidates] == [Verdict.REJECTED]


def test_a_page_made_when_it_is_sent_has_no_last_change() -> None:
    sent = {"Last-Modified": "Mon, 25 Apr 2022 10:00:00 GMT", "Date": "Mon, 25 Apr 2022 10:00:01 GMT"}
    assert publication_date(html=page(), headers=sent).date is None


def test_a_day_after_fetching_may_be_another_zones() -> None:
    html = page(meta("article:published_time", "2022-04-25T01:00:00+03:00"))
    assert found(html, headers={"date": "Sun, 24 Apr 2022 22:30:00 GMT"}) == (DAY, "meta")


@pytest.mark.parametrize(
    ("text", "source", "role"),
    [
        (f"الرباط في 25 أبريل 2022 - {BODY}", "dateline", Role.PUBLISHED),
        (f"نشر في: 25/04/2022\n{BODY}", "stamp", Role.PUBLISHED),
        (f"آخر تحديث: 25/04/2022\n{BODY}", "stamp", Role.MODIFIED),
        (f"تمكنت المصالح اليوم الاثنين 25 أفريل 2022 من فتح الطريق. {BODY}", "today", Role.PUBLISHED),
    ],
)
def test_a_text_alone(text: str, source: str, role: Role) -> None:
    publication = publication_date(text)
    assert (publication.date, publication.source, publication.role) == (dt.date(2022, 4, 25), source, role)
    assert publication.chosen is not None
    assert publication.chosen.span is not None
    assert text[slice(*publication.chosen.span)] == publication.chosen.raw


def test_a_text_may_be_older_than_the_web() -> None:
    assert publication_date(f"القاهرة في 3 يونيو 1956 - {BODY}").date == dt.date(1956, 6, 3)


def test_every_candidate_says_where_it_stands() -> None:
    html = page(
        linked(datePublished=DAY) + meta("pubdate", "25/04/2022", "name"),
        byline="<p>نشر في <b>25 أبريل 2022</b></p><time datetime='2022-04-25'>أمس</time>",
    )
    publication = publication_date(html=html)
    assert [c.source.value for c in publication.candidates] == ["json-ld", "meta", "time", "byline"]
    for candidate in publication.candidates:
        assert candidate.span is not None
        place = html[slice(*candidate.span)]
        assert candidate.raw in place or candidate.raw in re.sub("<[^>]+>", "", place)
        assert candidate.reason


def test_rows_are_json() -> None:
    html = page(linked(datePublished=DAY, dateModified=OTHER), byline="<p>24 رمضان 1443</p>")
    row = json.loads(json.dumps(publication_date(html=html).to_dict()))
    assert (row["date"], row["source"], row["role"]) == (DAY, "json-ld", "published")
    assert [c["verdict"] for c in row["candidates"]] == ["chosen", "confirms", "rejected"]
    nothing = publication_date(html=page()).to_dict()
    assert (nothing["date"], nothing["reason"]) == (None, "no date was found")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "wanted text, html, headers or url"),
        ({"html": b"<p>"}, "html: wanted a str, got bytes"),
        ({"text": 3}, "text: wanted a str, got int"),
        ({"url": 3}, "url: wanted a str, got int"),
        ({"headers": [("Date", "x")]}, "headers: wanted a mapping of names to values, got list"),
    ],
)
def test_what_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        publication_date(**given)  # type: ignore[arg-type]


PIECES = [
    "<h1>", "</h1>", "<p>", "</p>", "<div class='related'>", "</div>", "<article>",
    "</article>", "<time datetime=", "<time>", "</time>", "2022-04-25", "'1443-09-24'",
    ">", "<", "<![CDATA[", "<![if x]>", "]]>", "<!", "<!--", "-->", "&#", "&amp;",
    "<script type='application/ld+json'>", "</script>",
    '{"datePublished": "2022-04-25"', "}", "[", "<title>", "</title>", "\n", "<svg>",
    "<meta name=date content=", "<span itemprop='datePublished'>", "</span>",
    "25 أبريل 2022", "نشر في ", "24 رمضان 1443", "\x00", "<?", "?>", "20:61",
    "9999-12-31T23:59Z", "0001-01-01", "<footer>", "<nav>", "</nav>", "<main",
    "طرابلس، 25 أبريل 2022 - ", "اليوم الاثنين 25/4/2022",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join))
def test_no_page_breaks_it_and_each_has_one_answer(html: str) -> None:
    first = publication_date(html=html)
    assert isinstance(first, Publication)
    assert first == publication_date(html=html)
    for candidate in first.candidates:
        assert candidate.span is None or 0 <= candidate.span[0] <= candidate.span[1] <= len(html)


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<!", "<![CDATA[", "&#", "<a ", "<a b='", "<!--", "<?", "<div>", "</div>", "<time>x",
        "<div class=related>", "<h1>خبر</h1>", "<h2>خبر</h2>", "<p>نص</p>", "<p>25 أبريل 2022</p>",
        "<meta name=date content=2022-4-5>", "<span itemprop='datePublished'>x",
    ],
)  # fmt: skip
def test_a_long_page_of_one_thing_is_read_in_its_length(piece: str) -> None:
    started = time.process_time()
    publication_date(html="<h1>خبر</h1>" + piece * 4000)
    assert time.process_time() - started < 5


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_address_and_no_header_breaks_it(url: str, value: str) -> None:
    publication_date(url=url, headers={"Date": value, "Last-Modified": value, "X": value})


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2077, 10, 1)),
    st.sampled_from(["iso", "words", "numbers", "seconds"]),
)
def test_a_published_time_is_read_back(day: dt.date, how: str) -> None:
    months = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()  # noqa: SIM905
    value = {
        "iso": day.isoformat() + "T10:00:00+03:00",
        "words": f"{day.day} {months[day.month - 1]} {day.year}",
        "numbers": f"{day.day:02}/{day.month:02}/{day.year}",
        "seconds": str((day.toordinal() - dt.date(1970, 1, 1).toordinal()) * 86400 + 36000),
    }[how]
    expected = None if how == "seconds" and len(value) < 10 else day.isoformat()
    assert found(page(meta("article:published_time", value)))[0] == expected
