"""Which token sequences are temporal expressions: a table that a linguist can read.

One row a construction: its name, what the resolver makes of it, the pattern over token kinds, and an
example whose quoted part the row must match. Patterns are explained in `patterns.py`; kinds come from
the lexicon tables and from `tokens.py`. At each place the longest match wins, then the earlier row.

Rows match *atoms*. `normalize.py` ties atoms that stand in lists, ranges and calendar pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple, TypeVar

from arabdate.errors import TableError
from arabdate.patterns import Compiler, Look, Opening, Pattern
from arabdate.tokenizer import TRIGGERS, symbol_classes

__all__ = ["FRAGMENTS", "ROWS", "Match", "NearMiss", "Row", "contenders", "near_misses", "parse"]


class Row(NamedTuple):
    """A construction. `make` names what the resolver does with it."""

    name: str
    make: str
    pattern: str
    example: str


class Match(NamedTuple):
    """A row that matched tokens `start:end`; `roles` are (role, token index)."""

    row: Row
    start: int
    end: int
    roles: tuple[tuple[str, int], ...]


# Shared pieces of pattern. `m` is any month word, `month` one with its name in a second tradition.
FRAGMENTS: dict[str, str] = {
    "m": "(MONTH|EVERYDAY_MONTH)",
    "any_m": "(MONTH|EVERYDAY_MONTH|RARE_MONTH)",
    "alias": "((SLASH|DASH)? {m}:alias | (SLASH|DASH) RARE_MONTH:alias | OPEN {any_m}:alias CLOSE | QUOTE {any_m}:alias QUOTE)",
    # `25 تشرين الأول (أكتوبر 2019)`: the second name with the year of both.
    "alias_of_year": "OPEN {any_m}:alias ((PREP|FROM)? YEAR_NOUN)? YEAR:year ERA:era? CLOSE",
    "month": "(MONTH_NOUN|MONTHS_NOUN)? {m}:month {alias}?",
    # A month name that stands alone: everyday words only behind شهر or beside their other name.
    "named_month": "((MONTH_NOUN|MONTHS_NOUN)? {m}:month {alias} | RARE_MONTH:month (SLASH MONTH:alias | OPEN MONTH:alias CLOSE) | (MONTH_NOUN|MONTHS_NOUN) {m}:month | MONTH:month | EVERYDAY_MONTH:month (?=REL|AND {m} (YEAR|YEAR_NOUN)))",
    "style": "(STYLE:era | OPEN (STYLE:era|STYLE_IN_BRACKETS:era) CLOSE)",
    # `15 تموز (شرقي) سنة 1910`, `15 تموز غ 1910`: the style behind the month.
    "month_style": "(STYLE:era|STYLE_IN_BRACKETS:era|OPEN (STYLE:era|STYLE_IN_BRACKETS:era) CLOSE)",
    # Eras that are words of every day, behind سنة; مالية and شرقية behind the years that they can mean.
    "year_of_era": "(ELIDED_YEAR:year {style} | YEAR_NUMBER:year NOUN_ERA:era"
    " | (?!RECENT) (YEAR_NUMBER:year|WORDS:year) (FROM|PREP) ERA_NAME:era | WORDS:year ERA:era)",
    "nth_year": "(THE_YEAR ORDINAL:year (ERA:era|(FROM|PAST_THE) ERA_NAME:era)"
    " | YEAR_NOUN (WORDS:year|ORDINAL:year|YY:year|DAY:year) PAST_THE HUNDREDS_DEF:hundreds (AND HUNDREDS_DEF:thousand)? ERA:era?)",
    # A line may break between a month and its year, and behind the noun of the year.
    "year": "(COMMA? ((PREP|FROM|LI|BY)? YEAR_NOUN)? STYLED_YEAR:year {style}"
    " | (COMMA|NEWLINE)? (PREP|FROM|LI|BY)? YEAR_NOUN NEWLINE? ({year_of_era} | YEAR_NUMBER:year ERA:era?)"
    " | COMMA? YEAR:year ERA:era? | (COMMA|FROM)? YEAR_WORDS:year (?!COUNTED|PERCENT|OTHER|OTHER_ACCUSATIVE|UNIT|UNITS|UNIT_ACC|AND) | NEWLINE YEAR:year (?!COUNTED|PERCENT|OTHER_ACCUSATIVE) ERA:era? | (?!HOUR METRE) YEAR_NUMBER:year ERA:era)",
    "its_number": "(RECENT:year (?!COUNTED|PERCENT|OTHER_ACCUSATIVE) ERA:era? | YEAR:year ERA:era)",
    "relative_year": "FROM? (THE_YEAR (REL:yrel|SAME:yrel|LATEST:yrel) | THIS:yrel THE_YEAR | THAT:yrel THE_YEAR"
    " | SAME_BEFORE:yrel THE_YEAR) {its_number}?",
    "bracketed_year": "OPEN (YEAR_NOUN YEAR_NUMBER:year | YEAR:year) ERA:era? CLOSE",
    "some_year": "({year} | {relative_year})",
    "some_part": "(DAYPART:daypart|THE_DAYPART:daypart EARLY|THE_DAYPART:daypart (?!DAY_NOUN)|ADVERB_DAYPART:daypart|INSTANT:instant|INSTANT_OF:instant)",
    "part": "{some_part} FROM?",
    "in_part": "IN (HOW_LATE FROM?)? THE_DAYPART:daypart EARLY? (?!OTHER_DEFINITE|REL|DAY_NOUN)",
    "weekday": "(OPEN WEEKDAY:weekday CLOSE | DAY_NOUN? WEEKDAY:weekday)",
    "deictic": "(DAY_NOUN? (DEICTIC:deictic|SPOKEN_TOMORROW:deictic (?=THE_DAYPART|ADVERB_DAYPART|CLOCK_NOUN|WEEKDAY)|TODAY:deictic (?!REL|SAME)|TONIGHT:deictic) | THIS TODAY:deictic)",
    "head": "({deictic} COMMA? {weekday} REL:wrel? | {deictic} | {weekday} REL:wrel?)",
    "lead": "({head} (COMMA|DASH)? (PAIR LI?|BY? AT_DATE)? | {weekday} IN | DAYS_NOUN WEEKDAY:weekday | LATIN_WEEKDAY COMMA?)?",
    "dom": "(DAY:day LATIN_ORDINAL? | ORDINAL_DAY:day | ORDINAL_INDEF:day (?=FROM? MONTH_NOUN? {m}) | FIRST:day | LAST:day)",
    "nights": "(NUMBER:nights (UNIT|UNITS|UNIT_ACC)? | DUAL:nights | UNIT:nights) NIGHTS:passed",
    "half": "(AM:half|PM:half|DAYPART:half|ADVERB_DAYPART:half|PREP? (INSTANT:half|THE_DAYPART:half))",
    "turn": "(TURN:half | PREP? INSTANT:half)",
    "past_hour": "(AND (FRACTION_DEF:extra|FRACTION:extra|SPOKEN_HALF:extra (?!OTHER_DEFINITE)) (AND NUMBER:minute MINUTES | LESS:less)? | AND (NUMBER:minute MINUTES | WORDS:minute (?=TURN))"
    " | AND MINUTES:minutes | AND THE_UNIT ORDINAL:minute | COMMA? LESS:less)",
    # Behind a definite noun of their gender they are its adjective: `الدورة الثانية مساء السبت`.
    "hour_name": "(?<!DEFINITE_FEMININE|THE_UNIT|NUMBERED) HOUR_NAME:hour {past_hour}?",
    "clock": "((CLOCK_NOUN|CLOCK_MARK)? CLOCK:clock {half}? | CLOCK_NOUN OPEN CLOCK:clock CLOSE {half}? | CLOCK_NOUN DECIMAL:clock {half}?"
    " | CLOCK_NOUN HHMM:clock {half}? | CLOCK_NOUN HOUR:hour COMMA NUMBER:minute {half}? | CLOCK_NOUN (ARTICLE? HOUR:hour|ORDINAL_HOUR:hour|HOUR_WORD:hour (?=AND|LESS|AM|PM|THE_DAYPART|DAYPART|ADVERB_DAYPART|PREP) |HOUR_WORD:hour {nothing_behind}) {past_hour}? {half}?"
    " | CLOCK_MARK HOUR:hour TURN:half | {hour_name} {turn} | {hour_and_part})",
    # With its quarter or half an hour needs no noun before it nor part of the day behind: `في الثامنة والنصف`.
    "hour_and_part": "(?<!DEFINITE_FEMININE|THE_UNIT|NUMBERED) HOUR_NAME:hour (AND FRACTION_DEF:extra LESS:less?|LESS:less|AND FRACTION:extra (?!OTHER|OTHER_DEFINITE|THE_UNIT|UNIT|COUNTED)) (?!ORDINAL|LATEST|FROM|REL)",
    # What tells the time before its day: `فجر`, `الساعة 3 من بعد ظهر`, `الثالثة عصر`.
    "at": "({clock} (COMMA? FROM|PREP|COMMA)? {part}? | {hour_name} FROM? {part} | {part})",
    # `من 4 إلى 6 مساء الخميس`, `بين 5 مساء و6 مساء الأحد`; not `ارتفع إلى 5 مساء اليوم`.
    "closing_hour": "((?<=(TURN|FRACTION_DEF|TODAY|DEICTIC) TO|TURN AND)|(?<=(FROM|CLOCK_NOUN) HOUR TO)) HOUR:hour TURN:half",
    "count": "(NUMBER:count | DECIMAL:count | OPEN NUMBER:count CLOSE)",
    # Not the score of `3-1 يوم السبت`, nor the count of `335 مليونا عام 2011`.
    "units": "((?!(DAY_NOUN|DAYS_NOUN) (WEEKDAY|DAY|ORDINAL_DAY FROM)|YEAR_NOUN (YEAR|YEAR_NUMBER IN_IT)|MONTH_NOUN {m}) (UNITS:unit | UNIT:unit | UNIT_ACC:unit))",
    "the_month": "(THE_MONTH (REL:rel|SAME:rel|LATEST:rel) | THIS:rel THE_MONTH | THAT:rel THE_MONTH | SAME_BEFORE:rel THE_MONTH)",
    "counted_day": "(ORDINAL_INDEF:day|FIRST:day|LAST:day)",
    "counted": "(ORDINAL_INDEF:nth|FIRST:nth|LAST:nth)",
    "within": "(FROM|IN|BY)",
    "bare_end": "(?!OTHER|OTHER_DEFINITE|OTHER_ACCUSATIVE|NUMBER|ORDINAL|YEAR|EPITHET|LATEST)",
    "said_month": "({month} REL:rel? ({some_year})? | {the_month} | THE_MONTH:rel {bare_end} | {month_by_number} ({some_year})? | THE_MONTH ORDINAL:nth_month FROM? {some_year})",
    "month_by_number": "MONTH_NOUN (MONTH_NUMBER:month_number|MONTH_WORD:month_number (?!UNITS|UNIT_ACC))",
    "said_week": "(THE_WEEK (REL:week|SAME:week) | THIS:week THE_WEEK | SAME_BEFORE:week THE_WEEK)",
    "said_century": "THE_CENTURY:unit (REL:rel | ORDINAL:ordinal | ARTICLE? NUMBER:ordinal)",
    # `مساء الساعة 8`: what stands before the clock says its half of the day.
    "part_and_clock": "(ADVERB_DAYPART:half|THE_DAYPART:half) ((COMMA|PREP|ON)? CLOCK_NOUN (CLOCK:clock|ARTICLE? HOUR:hour|ORDINAL_HOUR:hour) {past_hour}? | CLOCK:clock)",
    "nth_century": "(ORDINAL:ordinal | ARTICLE? DAY:ordinal)",
    "nth": "(ORDINAL|DAY)",
    "joined": "(AND|OR|TO|DASH)",
    "so_long": "(DUAL:so_long | NUMBER:so_many (UNITS:so_long|UNIT:so_long|UNIT_ACC:so_long))",
    "at_hour": "(COMMA|PREP|ON)? HOUR:hour (TURN:half|AM:half|PM:half)",
    "at_clock": "((COMMA|DASH|PREP|ON)? ({clock} | CLOCK_NOUN INSTANT:instant))",
    # `الاثنين 8-9 صباحا`, `4 مساء - 5 مساء`; not the score of `فاز 3-1 مساء أمس`.
    "hour_of_range": "((?<=(WEEKDAY|DEICTIC|TODAY|REL|FROM|BETWEEN|CLOCK_NOUN|OR) HOUR DASH) | (?<=TURN DASH))",
    # A text that opens with an hour, as a field of a table does.
    "nothing_before": "(?<!OTHER|OTHER_DEFINITE|OTHER_ACCUSATIVE|FUNCTION|MARK|EQUALS|DASH|SLASH|DOT|COLON|COMMA|SEMICOLON|NEWLINE|OPEN|CLOSE|QUOTE|BAR|PERCENT"
    "|NUMBERED|NUMBER|DECIMAL|COUNTED|ORDINAL|MONTH|EVERYDAY_MONTH|UNIT|UNITS|NAMED)",
    "nothing_behind": "(?!OTHER|OTHER_DEFINITE|OTHER_ACCUSATIVE|FUNCTION|DASH|SLASH|DOT NUMBER|COLON|PERCENT|NUMBERED|NUMBER|DECIMAL|COUNTED|ORDINAL|MONTH|EVERYDAY_MONTH"
    "|RARE_MONTH|MONTH_NOUN|FROM|ARTICLE|DAY_NOUN|DAYS_NOUN|UNIT|UNITS|UNIT_ACC|THE_UNIT|THE_UNITS|WEEKDAY|DEICTIC|TODAY|IN)",
    # `آخر الشهر`, its end; behind a noun آخر is another: `اجتماع آخر الشهر المقبل`.
    "edge": "(EDGE:mod | (?<!OTHER|OTHER_ACCUSATIVE) LATE_EDGE:mod)",
    "some_day_noun": "(DAY_NOUN|DAYS_NOUN)",
    # `من 1 إلى 5 ومن 10 إلى 15 يونيو`: the mark of a list may open another range.
    "sep": "((AND|COMMA|TO|DASH|OR|SAID)+ (FROM|BETWEEN)?)",
}

_NOT_A_NAME = "(?<!NAMED)"
_NOT_COUNTING = (
    "(?!COUNTED|PERCENT|UNITS|UNIT|UNIT_ACC|DECADES|DECIMAL|SLASH|(AND|TO|DASH) RECENT (COUNTED|PERCENT))"
)

ROWS: tuple[Row, ...] = (
    # -- whole days ---------------------------------------------------------------------------
    Row("day-month-in-brackets", "date", "(?<=OPEN) {dom} FROM? {month} (?=CLOSE YEAR_NOUN? YEAR:year (?!COUNTED|PERCENT|OTHER_ACCUSATIVE))",
        "25 أكتوبر ([7 نوفمبر]) 1917"),
    # العشر الأول من رمضان are ten days, not its first.
    Row("day-month", "date", "((?<!NAMED)|(?=DAY_NOUN))(?<!CARDINAL_DEF)({at}|{closing_hour} FROM?)? {lead} {some_day_noun}? {dom} FROM? (MONTH_NOUN? {m}:month {alias_of_year} | {month} REL:rel? ({some_year})?)"
        " ({at_clock} | {at_hour} | {part_and_clock} | {some_part} | {in_part})?", "[الثلاثاء 10 تشرين الثاني/نوفمبر 2020]"),
    Row("nth-year", "date", "(({lead} {some_day_noun}? {dom} FROM?)? {month} (FROM|PREP|COMMA)? | MOD:mod)? {nth_year}", "[17 رمضان من السنة الثانية للهجرة]"),
    Row("weekday-and-bracketed-date", "date", "({part})? {deictic}? DAY_NOUN? WEEKDAY:weekday OPEN {dom} FROM? {month} (REL:rel|{some_year})? CLOSE", "[يوم الجمعة (7 أبريل 2023)]"),
    Row("month-and-bracketed-year", "date", "({part})? {lead} {some_day_noun}? {dom} FROM? {month} {bracketed_year} | (MOD:mod (FROM|DAYS_NOUN)?)? (MONTH_NOUN {m}:month|MONTH:month {alias}?) {bracketed_year}", "[10 آب (1926)]"),
    Row("day-month-styled", "date", "({part})? {lead} DAY_NOUN? {dom} FROM? {month} {month_style} (FROM|PREP)? YEAR_NOUN? STYLED_YEAR:year", "[15 تموز (شرقي) سنة 1910]"),
    Row("day-month-marked", "date", "({part})? {lead} DAY_NOUN? DAY:day (DASH|SLASH) {m}:month (DASH|SLASH) YEAR_NUMBER:year ERA:era?"
        " | ({part})? {lead} (DAY_NOUN? DAY:day DOT {m}:month DOT YEAR:year | DAY_NOUN DAY:day DOT {m}:month)"
        " | {nothing_before} DAY:day DOT {m}:month YEAR:year {at_clock}?",
        "[07-سبتمبر-2012]"),
    Row("day-slash-name", "date", "{lead} DAY_NOUN? DAY:day SLASH {month} REL:rel? ({some_year})?", "[10/ سبتمبر]"),
    Row("day-rare-month", "date", "({part})? {lead} DAY_NOUN? {dom} FROM? MONTH_NOUN?"
        " (RARE_MONTH:month (SLASH MONTH:alias | OPEN MONTH:alias CLOSE) ({some_year})? | (RARE_MONTH:month|SHORT_MONTH:month) {year})", "[7 الفاتح 1995]"),
    Row("day-by-nights", "date", "(({part})? {weekday} (COMMA|PAIR)? LI {nights} | (?<=LI) {nights}) FROM? {month} ({some_year})?",
        "[يوم السبت لثلاث خلون من شوال سنة 247]"),
    Row("day-of-ordinal-month", "date", "({part})? {lead} DAY_NOUN? {dom} FROM THE_MONTH (ORDINAL:nth_month|LATEST:nth_month) FROM? {some_year}",
        "[3 من الشهر الثالث سنة 1911]"),
    Row("named-after-a-day", "name", "NAMED ({dom} FROM? {m} {alias}? YEAR? | FEAST | WEEKDAY (?!REL|DAY|ORDINAL_DAY|PAIR|COMMA DAY))"
        " | (NAMED_EVENT|NUMBERED) {dom} FROM? {m} ({alias} | (?!{alias})) (?!REL|{some_year}|SLASH {dom} {m} YEAR)", "[شارع 26 يوليو]"),
    Row("number-of-a-year", "name", "NUMBERED NUMBER (SLASH|DASH) YEAR", "القانون [رقم 12/2013]"),
    Row("named-after-a-month", "name", "(NAMED|NAMED_EVENT) {m} (?!YEAR|YEAR_NOUN|LI YEAR_NOUN|REL|SLASH|OPEN|{m})", "[مجموعة أكتوبر]"),
    Row("day-numbered-month", "date", "({part})? {lead} DAY_NOUN? {dom}"
        " (FROM? {month_by_number} | FROM THE_MONTH ORDINAL:nth_month (?!FROM|OTHER_DEFINITE)) ({some_year})?",
        "[3 شهر 11 سنة 2020]"),
    Row("month-day-latin", "date", "{month} DAY:day LATIN_ORDINAL? COMMA? YEAR:year {at_clock}?", "[نوفمبر 9، 2020]"),
    Row("day-of-month-said-before", "date", "({part})? {lead} DAY_NOUN? ({dom} FROM {the_month} | DAY:day {the_month}) | (?<=DAY (TO|DASH|AND)) DAY:day IN {the_month}", "[28 من الشهر ذاته]"),
    Row("same-of-year", "date", "(THE_MONTH SAME:same_month | SAME_BEFORE THE_MONTH:same_month | TODAY SAME:same_day | SAME_BEFORE TODAY:same_day)"
        " (FROM? YEAR_NOUN YEAR:year | FROM RECENT:year (?!COUNTED|PERCENT|OTHER_ACCUSATIVE) | {relative_year})", "مقابل [الشهر نفسه من سنة 2016]"),
    Row("day-alone", "date", "(?<!EVERY) ({clock} (FROM|PREP|COMMA)?)? DAY_NOUN DAY:day (COMMA? {clock} | COMMA HOUR:hour TURN:half | (?!SLASH|DASH|COUNTED|PERCENT|UNITS|UNIT|UNIT_ACC|OTHER_ACCUSATIVE|NUMBER|DECIMAL|FROM|MONTH_NOUN|MONTH|EVERYDAY_MONTH|RARE_MONTH|COLON|DOT {m}|{sep} (NUMBER|ORDINAL_DAY|DAY_NOUN|WEEKDAY)))",
        "سيلتقيان [يوم 12] في الدوحة"),
    Row("day-of-the-current", "date", "({weekday} | DAY_NOUN) {dom} FROM? REL:rel | {dom} FROM REL:rel", "[الخميس 5 الجاري]"),
    Row("part-of-month", "part-of", "(FRACTION_DEF:portion (ORDINAL:nth|LATEST:nth) | TEN_DAYS:ten_days) FROM ({month} REL:rel? ({some_year})? | {the_month})",
        "[النصف الثاني من يناير]"),
    Row("day-of-it", "date", "({head} | DAY_NOUN | (?<=IN|PREP|LI|FROM|TO|BETWEEN|AND|DASH)) {dom} OF_IT:rel", "في [التاسع منه]"),
    Row("stamp", "date", "(?<!NUMBERED)({at}|{closing_hour} FROM?)? {lead} DAY_NOUN? STAMP:stamp (ERA:era? {at_clock} | {at_hour} | ERA:era)?", "[الاثنين 25.04.2022]"),
    Row("iso", "date", "ISO:iso", "[2022-04-25T15:00:00Z]"),
    Row("day-slash-month", "date",
        "({head} (OPEN DAY:day SLASH MONTH_NUMBER:month_number CLOSE | PREP? DAY:day SLASH MONTH_NUMBER:month_number (?!SLASH) ({at_clock}|{at_hour})?)"
        " | DAY_NOUN DAY:day SLASH MONTH_NUMBER:month_number (?!SLASH)"
        " | DAY:day SLASH MONTH_NUMBER:month_number (?=COMMA? CLOCK_NOUN) {at_clock}"
        " | (?<=AT_DATE) DAY:day SLASH MONTH_NUMBER:month_number (?!SLASH)"
        # No fraction of the kind has a day beyond twelve: `في 22/10`, and month first where nothing else can be.
        " | (?<=IN) (?!MONTH_NUMBER) DAY:day SLASH MONTH_NUMBER:month_number (?!SLASH|COUNTED|PERCENT|DASH) ({relative_year})?"
        " | (?<=IN) MONTH_NUMBER:month_number SLASH (?!MONTH_NUMBER) DAY:day (?!SLASH|COUNTED|PERCENT|DASH)"
        " | (?<=FROM) DAY:day SLASH MONTH_NUMBER:month_number (?=TO (?!MONTH_NUMBER) DAY SLASH MONTH_NUMBER (?!SLASH|COUNTED|PERCENT))"
        " | (?<=FROM DAY SLASH MONTH_NUMBER TO) (?!MONTH_NUMBER) DAY:day SLASH MONTH_NUMBER:month_number (?!SLASH|COUNTED|PERCENT)"
        " | DAY:day SLASH MONTH_NUMBER:month_number (?=AND? (AND|TO|DASH) STAMP))", "[أمس الأول (7/2)]"),
    Row("weekly-but", "set", "((?<=EXCEPT)|(?<=EXCEPT WEEKDAY AND)) DAY_NOUN? WEEKDAY:weekday (?!REL|DAY|ORDINAL_DAY|PAIR|COMMA DAY)", "يوميا عدا [الجمعة]"),
    Row("day-relative", "date",
        "((NIGHT:daypart|INSTANT_OF:instant) WEEKDAY:weekday (DASH|SLASH|TO)? WEEKDAY:morrow (?!DAY)"
        " | {part} {head} (COMMA|PREP)? {clock} | ({clock}|{hour_name}) FROM? {head} ADVERB_DAYPART:half | {at} {head} | {closing_hour} {head} | {head} {part_and_clock} | {head} {some_part} | {part} THIS WEEKDAY:weekday | {head} COMMA? {in_part} | {head} (COMMA|DASH|PREP)? ({clock}|INSTANT:instant) | {head} {at_hour}"
        # `الخميس بعد أسبوعين`, and nothing that happens then.
        " | DAY_NOUN? WEEKDAY:weekday AFTER {so_long} {nothing_behind} | AFTER {so_long} DAY_NOUN? WEEKDAY:weekday (?!REL|DAY)"
        " | WEEKDAY:weekday REL:wrel | DAY_NOUN WEEKDAY:weekday REL:wrel? | {deictic} COMMA? {weekday} REL:wrel?"
        " | DAY_NOUN DEICTIC:deictic | {nothing_before} SPOKEN_TOMORROW:deictic ({nothing_behind} | (?=ON CARDINAL_DEF)) | DAY_NOUN SPOKEN_TOMORROW:deictic | DEICTIC:deictic | WEEKDAY:weekday | TONIGHT:deictic (?!LATEST|ORDINAL|THAT)"
        " | DAY_NOUN BARE_WEEKDAY:weekday (?!OTHER_DEFINITE))", "[مساء أمس الخميس]"),
    Row("today", "date", "(?<!THIS)(?<!THAT)(?<!IN)(?<!BY)(?<!THROUGHOUT) TODAY:deictic (?!REL|LATEST|LAST_BUT_ONE|ORDINAL|DEFINITE_NISBA|ONE|THAT|THIS|SAME|NUMBER)", "وصل [اليوم] وفد"),
    Row("day-anaphoric", "unit", "{at}? (TODAY:unit REL:rel | TODAY:unit SAME:rel | SAME_BEFORE:rel TODAY:unit | THAT:rel TODAY:unit)", "في [اليوم التالي]"),
    Row("weekday-of-month", "date", "({counted} DAY_NOUN? BARE_WEEKDAY:weekday | DAY_NOUN? WEEKDAY:weekday (LATEST:nth|ORDINAL:nth (?=IN))) {within} {said_month}",
        "[أول خميس في مارس]"),
    Row("weekday-of-week", "date", "DAY_NOUN? WEEKDAY:weekday (FROM|IN)? {said_week} | BARE_WEEKDAY:weekday {said_week}"
        " | {said_week} (FROM|BETWEEN) DAY_NOUN? WEEKDAY:weekday (?=(TO|AND) DAY_NOUN? WEEKDAY) | {said_week} (DAY_NOUN|DAYS_NOUN)? WEEKDAY:weekday ({at_clock} | HOUR:hour TURN:half)?",
        "[الجمعة من الأسبوع المقبل]"),
    Row("counted-day", "date", "({counted_day} DAY_NOUN {within} | {counted_day} DAYS_NOUN FROM? | TODAY LATEST:day {within}) {said_month}"
        " | (LAST:day DAY_NOUN | TODAY LATEST:day) {within} ({some_year} | THE_YEAR:yrel {bare_end})", "[آخر يوم من أكتوبر]"),
    Row("list-day", "list-day", "((DAY_NOUN|DAYS_NOUN)? WEEKDAY:weekday {dom} (?=({sep} DAY_NOUN? WEEKDAY {dom})* {sep} DAY_NOUN? WEEKDAY {dom} FROM? MONTH_NOUN? {m})"
        " | ({part})? {some_day_noun}? {dom} (?=FROM? ({sep} {dom})* {sep} DAY_NOUN? WEEKDAY? {dom} (FROM? (MONTH_NOUN? {m}|MONTH_NOUN MONTH_NUMBER|THIS? THE_MONTH) | IN {the_month} | OF_IT))"
        " | ({part})? {some_day_noun}? (?<!SLASH) DAY:day (?=((AND|COMMA|TO|DASH|OR)+ DAY)* (AND|TO|DASH|OR)+ STAMP))",
        "[9] و10 نوفمبر"),
    # The day is one of a month at hand that is such a weekday, else the number is none of it.
    Row("weekday-numbered", "date", "DAY_NOUN? WEEKDAY:weekday (DAY:day|LATE_ORDINAL_DAY:day) (?!AM|PM|ON|OTHER|OTHER_DEFINITE|OTHER_ACCUSATIVE|FUNCTION|IN|PREP|FROM|NUMBER|COUNTED|PERCENT|SLASH|DASH|COLON|DOT NUMBER|UNIT|UNITS|UNIT_ACC"
        "|AND|OR|BY|LI|MONTH_NOUN|MONTH|EVERYDAY_MONTH|RARE_MONTH|COMMA NUMBER)", "يسافر [الخميس 14]."),
    # `يوليو 13-15`; of `مايو 2-1`, a score, neither number is beyond twelve.
    Row("month-days", "date", "{m}:month DAY:day (?=CLOCK) {clock} | {m}:month DAY:day (?=(DASH|TO) (?!MONTH_NUMBER) DAY (?!{m}|FROM|DECIMAL|COUNTED)"
        " | TO DAY FROM? MONTH_NOUN? {m})", "بين [يوليو 13]-15"),
    Row("days-of-month-before", "list-day", "(?<={m} DAY (DASH|TO)) (?!MONTH_NUMBER) DAY:day (?!{m}|FROM|DECIMAL|COUNTED)",
        "يوليو 13-[15]"),
    Row("weekly", "set", "UNITS WEEKDAY:weekday (?!AND|COMMA|OR|TO|DASH|SLASH|OPEN|NUMBER|REL|LATEST|PAIR)", "يجتمعون [أيام الجمعة] في القرية"),
    Row("weekday-list", "date", "DAYS_NOUN WEEKDAY:weekday", "[يومي الثلاثاء] والأربعاء"),
    # -- months, years and longer ---------------------------------------------------------------
    Row("unit-relative", "unit",
        "(MOD:mod (FROM|DAYS_NOUN)? | {edge} (?=THE_MONTH|THE_YEAR|THE_WEEK))? ((THE_UNIT:unit|SEASON_NOUN? SEASON:unit) (REL:rel|LATEST:rel (?!FROM)|SAME:rel) | THIS:rel (THE_UNIT:unit|THE_SEASON:unit)"
        " | THAT:rel (THE_UNIT:unit|THE_SEASON:unit) | SAME_BEFORE:rel (THE_UNIT:unit|THE_SEASON:unit)"
        " | (THE_MONTH:unit|THE_YEAR:unit|THE_WEEK:unit) THIS:rel (?!OTHER|OTHER_DEFINITE|OTHER_ACCUSATIVE|FUNCTION|THE_UNIT|TODAY|NUMBER|PREP|WEEKDAY|SEASON|THE_DAYPART))", "خلال [الأسبوع الماضي]"),
    Row("month-year", "date", _NOT_A_NAME + "(MOD:mod (FROM|DAYS_NOUN)?)? ({month} REL:rel? {some_year} REL? | MONTH_NOUN? {m}:month {alias_of_year})", "[نوفمبر 2020]"),
    Row("month", "date", _NOT_A_NAME + "(MOD:mod (FROM|DAYS_NOUN)?)? {named_month} REL:rel? | (?<=IN) EVERYDAY_MONTH:month {nothing_behind}", "في [شباط/فبراير الماضي]"),
    Row("week-of", "week-of", "(THE_WEEK (ORDINAL:nth|LATEST:nth) | {counted} A_WEEK) ({within}|LI) ({said_month} | {some_year})",
        "[الأسبوع الأول من مايو]"),
    Row("month-of-year", "date", "THE_MONTH (ORDINAL:nth_month|LATEST:nth_month) {within}? {some_year}", "[الشهر الأول من عام 2015]"),
    Row("month-slash-year", "date", "(?<!NUMBERED|NAMED|OTHER|OTHER_DEFINITE|OTHER_ACCUSATIVE|SLASH|DASH|NUMBER|COUNTED|SEASON_OF|TERM_YEAR)"
        " (MONTH_NOUN? MONTH_NUMBER:month_number SLASH RECENT:year | RECENT:year SLASH MONTH_NUMBER:month_number) (?!SLASH|DASH|NUMBER|COUNTED)", "منذ [3/2015]"),
    Row("numbered-month", "date", "(MOD:mod)? MONTH_NOUN MONTH_NUMBER:month_number (?!UNITS|UNIT_ACC|DECIMAL|SLASH) (REL:rel|{some_year})?"
        " | (MOD:mod)? MONTH_NOUN MONTH_WORD:month_number (REL:rel|{some_year})", "[شهر 3]"),
    Row("century-listed", "century", "((?<=THE_CENTURIES {nth} {joined})|(?<=THE_CENTURIES ARTICLE {nth} {joined})) {nth_century} ERA:era?"
        " | ((?<=THE_CENTURY {nth} {joined}) | (?<=THE_CENTURY ARTICLE {nth} {joined})"
        " | (?<=(THE_CENTURY|THE_HUNDRED|THE_CENTURIES|CENTURY_SHORT) {nth} ERA ({joined}|SLASH|OPEN)) | (?<=(THE_CENTURY|THE_CENTURIES) ARTICLE {nth} ERA ({joined}|SLASH|OPEN))) {nth_century} ERA:era", "بين القرنين التاسع عشر و[العشرين]"),
    Row("volume", "name", "VOLUME_YEAR DAY (?!ERA|STYLE|(FROM|PREP) ERA_NAME|NOUN_ERA|OTHER_ERA) | THE_YEAR DAY (?=ON)", "الجزء الثالث من [السنة 2]"),
    Row("year", "date", "(MOD:mod)? (YEAR_NOUN (STYLED_YEAR:year {style} | {year_of_era})"
        " | (YEAR_NOUN|YEARS_NOUN (?!DAY (?!(AND|TO|DASH) NUMBER|ERA))) (YEAR_NUMBER:year|OPEN (YEAR_NUMBER:year ERA:era|YEAR:year) CLOSE) (?!COUNTED|PERCENT) ERA:era?"
        " | ((?<=PREP|IN|FROM|TO) YEAR_NOUN NEWLINE YEAR:year | (?<=OTHER_DEFINITE) YEAR_NOUN NEWLINE YEAR:year (?!OTHER)) (?!COUNTED|PERCENT|OTHER_ACCUSATIVE) ERA:era?"
        " | YEAR_NUMBER:year YEAR_NOUN BC:era) | MOD:mod RECENT:year" + _NOT_COUNTING,
        "[عام 2020]"),
    Row("year-era", "date", "YEAR_NUMBER:year (?!METRE) ERA:era | (?<=OPEN) STYLED_YEAR:year {style}", "[1442 هـ]"),
    Row("year-of-another-era", "name", "YEAR_NOUN (YEAR_NUMBER|WORDS) OTHER_ERA", "[سنة 1702 للإسكندر]"),
    Row("calendar-named", "name", "CALENDAR_NAME:era", "في 25 أكتوبر 1917 ب[التقويم اليولياني]"),
    Row("year-meem", "date", "((?<=PREP|LI|BY|FROM|TO|AND|COMMA|EVENT) RECENT:year | (?<=OPEN|PAIR|DASH|SLASH) YEAR:year | ((?<=PAIR)|(?<=PAIR LI)) YEAR_NUMBER:year) METRE:era (?!NUMBER) | YEAR:year METRE:era (?=CLOSE|COLON)"
        " | ((?<=HIJRI_ERA) | (?<=(HIJRI_ERA|YEAR_NUMBER) OPEN) | (?<=HIJRI_ERA (OR|DASH|SLASH|EQUALS)) | (?<=YEAR_NOUN YEAR_NUMBER EQUALS) | (?<=HIJRI_ERA (OPEN|DASH|SLASH) YEAR_NUMBER (DASH|OR|TO)))"
        " YEAR_NUMBER:year METRE:era"
        " | (?<=YEAR_NOUN HUNDREDS (DASH|TO|AND|OR|SLASH)) (HUNDREDS:year|YEAR:year) METRE:era", "في [2004م]"),
    Row("year-listed", "date", "((?<=YEAR_NUMBER (AND|COMMA|OR)) (YEAR:year|YY:year) | (?<=RECENT (DASH|SLASH)) YY:year (?!OTHER_ACCUSATIVE) | (?<=EVENT YY (DASH|SLASH)) YY:year)" + _NOT_COUNTING
        + " | (?<=YEAR_NUMBER (AND|OR)) (YEAR_NUMBER:year ERA:era | YEAR_NUMBER:year (?=(AND|OR) YEAR_NUMBER ERA))"
        " | ((?<=YEAR_NOUN HUNDREDS OR) HUNDREDS:year | ((?<=YEAR_NUMBER SAID)|(?<=YEAR_NUMBER HIJRI_ERA SAID)) (HUNDREDS:year|YEAR:year)) (?!OTHER_ACCUSATIVE)"
        + _NOT_COUNTING, "عامي 2014 و[2015]"),
    Row("year-elided", "date", "(?<=(YEAR_NOUN|YEARS_NOUN) YEAR (DASH|SLASH)) DAY:year"
        " (?!{m}|RARE_MONTH|MONTH_NOUN|OTHER|OTHER_ACCUSATIVE|COUNTED|PERCENT|UNITS|UNIT|UNIT_ACC|DECADES|DECIMAL|COLON|(SLASH|DASH|TO|AND|COMMA) NUMBER) ERA:era?", "سنة 1885-[6]"),
    Row("year-bare", "date", "(((?<=PREP|TO|BETWEEN|FROM|MOD|EVENT|BY|LI|TERM_YEAR) RECENT:year | (?<=OPEN) RECENT:year (?!BY|ZONE) | (?<=SINCE) YEAR:year) (?!OTHER_ACCUSATIVE)"
        " | (?<=IN) RECENT:year | (?<=DASH|SLASH) (?<!NUMBER (DASH|SLASH)) YEAR:year | (?<=RECENT DASH|YEAR SLASH) YEAR:year"
        " | (?<=YEAR DASH) (RECENT:year | YEAR:year (?=CLOSE)) | (?<=(YEAR_NOUN|YEARS_NOUN) YEAR (DASH|TO)) YEAR:year)"
        + _NOT_COUNTING,
        "منذ [2011]"),
    Row("year-to-year", "date", "(RECENT:year (?=(DASH|SLASH|TO) YEAR|(DASH|SLASH) YY) | YEAR:year (?=DASH RECENT|(DASH|SLASH) YEAR ERA) (?!(DASH|SLASH) YEAR METRE)"
        " | (?<=OPEN) YEAR:year (?=DASH YEAR (CLOSE|ERA))"
        " | (?<=EVENT) YY:year (?=(DASH|SLASH) YY)) (?!(DASH|SLASH|TO) (YEAR|YY) (COUNTED|PERCENT|SLASH|DASH))"
        " | (?!YY|DAY|RECENT) YEAR_NUMBER:year (?=(DASH|SLASH|TO|OR) YEAR_NUMBER (HIJRI_ERA|BC_ERA))"
        " | (?<=OPEN|BETWEEN|YEARS_NOUN) YY:year (?=DASH (?!YEAR) YEAR_NUMBER HIJRI_ERA) | (?<=BETWEEN) YEAR_NUMBER:year (?=AND YEAR_NUMBER (HIJRI_ERA|BC_ERA))"
        " | (?<=HIJRI_ERA (OPEN|DASH|SLASH)) YEAR_NUMBER:year (?=(DASH|OR|TO) YEAR_NUMBER METRE) | (?<=THAT_IS) YEAR:year (?=DASH YEAR METRE)", "خطة [2024]-2029"),
    Row("year-glossing", "date", "((?<=HIJRI_ERA (OPEN|SLASH|DASH|EQUALS)) | (?<=(HIJRI_ERA|YEAR_NUMBER) PAIR) | (?<=(HIJRI_ERA|YEAR_NUMBER) PAIR LI) | (?<=YEAR_NOUN YEAR_NUMBER EQUALS)) (HUNDREDS:year|YEAR:year)", "سنة 656 هـ ([1258])"),
    Row("year-of-two-counts", "date", "((?<=OPEN|IN|PREP)|(?<=OPEN OTHER)) (HUNDREDS:year|YEAR:year) (?=SLASH (HUNDREDS|YEAR) (?!SLASH|DASH|COUNTED|PERCENT))"
        " | ((?<=(OPEN|IN|PREP) (HUNDREDS|YEAR) SLASH)|(?<=OPEN OTHER (HUNDREDS|YEAR) SLASH)) (HUNDREDS:year|YEAR:year) (?!SLASH|DASH|COUNTED|PERCENT)", "توفي ([505]/1111)"),
    Row("year-relative", "unit", "(MOD:mod FROM?)? (THE_YEAR:unit REL:rel | THIS:rel THE_YEAR:unit) {its_number}",
        "خلال [العام الماضي 2011]"),
    Row("school-year", "unit", "(SCHOOL_YEAR:unit REL:rel | THIS:rel SCHOOL_YEAR:unit) (?!YEAR|NUMBER|YEAR_NUMBER)", "خلال [العام الدراسي الحالي]"),
    Row("unit-at-hand", "unit", "((?<=DURING) THE_UNIT:unit | (?<=REST) (THE_WEEK:unit|THE_MONTH:unit|THE_YEAR:unit) | (MOD:mod|{edge}) (THE_MONTH:unit|THE_YEAR:unit)) (?!NUMBER|ORDINAL|OTHER_DEFINITE|REL|LATEST|SAME|YEAR)", "خلال [الأسبوع]"),
    Row("month-of-fasting", "fasting", "THIS? THE_MONTH EPITHET:epithet", "[الشهر الفضيل]"),
    Row("weekend", "unit", "WEEKEND:unit (REL:rel|LATEST:rel)?", "خلال [عطلة نهاية الأسبوع]"),
    Row("season-year", "date", "(MOD:mod)? SEASON_NOUN? (WINTER:season (FROM|LI)? YEAR_NOUN? YEAR:year (SLASH|DASH) (YEAR|YY) | SEASON:season ((FROM|LI|PREP)? {some_year} | YY:year (?!COUNTED|PERCENT|UNIT|UNITS|UNIT_ACC)))", "[صيف عام 2018]"),
    Row("rare-month-year", "date", "(MOD:mod (FROM|DAYS_NOUN)?)? MONTH_NOUN? RARE_MONTH:month {year}", "[هانيبال 1990]"),
    Row("part-of-year", "part-of", "FRACTION_DEF:fraction (ORDINAL:ordinal|LATEST:ordinal) ((FROM|LI|PREP)? {some_year}"
        " | FROM THE_YEAR:at_hand (?!OTHER_DEFINITE|NUMBER|ORDINAL|REL|LATEST|SAME|YEAR))",
        "[الربع الأول من عام 2019]"),
    # Not الأيام الأخيرة من العام, which are not counted; nor those الأولى من الحملة.
    Row("first-units", "part-of", "(THE_UNITS:first_of (ARTICLE? NUMBER:many|CARDINAL_DEF:many) | CARDINAL_DEF:many (THE_UNITS:first_of|UNITS:first_of)) (ORDINAL:nth|LATEST:nth) FROM"
        " ({some_year} | {month} REL:rel? ({some_year})? | {the_month} | THE_YEAR:at_hand (?!OTHER_DEFINITE|NUMBER|ORDINAL|REL|LATEST|SAME|YEAR))", "[الأشهر التسعة الأولى من عام 2022]"),
    # Of which year, its text leaves to the reader: نتائج الربع الثاني.
    Row("quarter", "date", "(?<=DURING) FRACTION_DEF:fraction (ORDINAL:ordinal|LATEST:ordinal) (?!FROM|LI|PREP|YEAR|YEAR_NOUN|OTHER_DEFINITE|NUMBER)", "خلال [الربع الأخير]"),
    Row("clock", "clock", "{clock} | HOUR:hour AND (FRACTION_DEF:extra|SPOKEN_HALF:extra) TURN:half | ((?<=PREP|LENGTH_PREP|TO|FROM|BETWEEN|AND|ON|OPEN|OR) (ARTICLE? HOUR:hour|DECIMAL:clock) | {hour_of_range} HOUR:hour | {nothing_before} HOUR:hour) TURN:half"
        " (?!WEEKDAY|DAY_NOUN|DEICTIC|TODAY) | (?<=TO) HOUR:hour PREP THE_DAYPART:half"
        " | (?<=(TODAY|DEICTIC|WEEKDAY|REL) FROM) HOUR_NAME:hour (?=TO HOUR_NAME (?!OTHER_DEFINITE|OTHER_ACCUSATIVE|ORDINAL|FROM)) | (?<=(TODAY|DEICTIC|WEEKDAY|REL) FROM HOUR_NAME TO) HOUR_NAME:hour (?!OTHER_DEFINITE|OTHER_ACCUSATIVE|ORDINAL|FROM)"
        " | (?<=ON|LI|PREP) CARDINAL_DEF:hour {past_hour}? THE_DAYPART:half | (?<=FROM) HOUR:hour (?=TO CLOCK)"
        # 8 ص إلى 10 م; by themselves 4 م and 11 م are metres.
        " | (?<=FROM|BETWEEN) HOUR:hour AM:half (?=(TO|AND|DASH) HOUR (AM|PM)) | (?<=AM (TO|AND|DASH)) HOUR:hour (AM:half|PM:half)"
        " | (?<=(WEEKDAY|TODAY|DEICTIC) FROM) HOUR:hour PM:half (?=TO HOUR (AM|PM)) | (?<=(WEEKDAY|TODAY|DEICTIC) FROM HOUR PM TO) HOUR:hour (AM:half|PM:half)"
        " | ((?<=(TURN|CLOCK) TO)|(?<=CLOCK_NOUN HOUR TO)) MONTH_NUMBER:hour {nothing_behind}", "عند [الساعة 13:24]"),
    Row("clock-behind-part", "clock", "{part_and_clock}",
        "نلتقي [بعد الظهر الساعة 4]"),
    # Agencies give the other zone's clock in brackets, in their own spelling.
    Row("clock-in-brackets", "clock", "(?<=OPEN) (HHMM:clock | DECIMAL:clock | HOUR:hour) (?=BY|ZONE)", "الساعة 15:00 ([1200] بتوقيت غرينتش)"),
    Row("list-hour", "list-hour", "((?<=FROM|BETWEEN) ARTICLE? HOUR:hour | (?<=PREP|FROM|BETWEEN) HOUR_NAME:hour) (AND FRACTION_DEF:extra)?"
        " (?=(TO|AND|DASH) AND? CLOCK_NOUN? ARTICLE? (HOUR|HOUR_NAME) (AND FRACTION_DEF)? (TURN|PREP THE_DAYPART))"
        " | (?<=WEEKDAY|DEICTIC|TODAY|REL|OR) HOUR:hour (?=DASH HOUR TURN (?!WEEKDAY|DAY_NOUN|DEICTIC|TODAY)) | HOUR:hour TURN:half (?=DASH HOUR TURN)", "بين [الثالثة] والخامسة عصرا"),
    Row("instant", "date", "CLOCK_NOUN? INSTANT:instant (?!OTHER_DEFINITE)", "قبيل [منتصف الليل]"),
    Row("century", "century", "(MOD:mod)? (THE_UNIT:unit (ORDINAL:ordinal | ARTICLE NUMBER:ordinal) | THE_CENTURY:unit NUMBER:ordinal) ERA:era?"
        " | (MOD:mod)? THE_CENTURIES {nth_century} ERA:era? | (MOD:mod)? (THE_HUNDRED ORDINAL:ordinal | CENTURY_SHORT DAY:ordinal) ERA:era", "في [القرن العشرين]"),
    Row("decade", "decade", "(MOD:mod)? (YEARS_NOUN? DECADE:decade ((FROM|PREP)? {said_century})? | THE_DECADE (ORDINAL:nth|LATEST:nth) (FROM|PREP) {said_century})", "في [الستينات من القرن الماضي]"),
    Row("feast", "feast", "((ORDINAL_INDEF:nth|FIRST:nth) (DAYS_NOUN|DAY_NOUN (FROM|IN|LI)) | TODAY ORDINAL:nth (FROM|LI))? FEAST:feast (REL:rel|{some_year})?"
        " | (ORDINAL_INDEF:nth|FIRST:nth) THE_EID:feast", "[عيد الفطر]"),
    Row("reference", "reference", "(?<!SAME_BEFORE) REF:ref (?!FROM|SAME|OF_IT) | (?<!ELATIVE) AT_ONCE:ref", "[مؤخرا]"),
    Row("the-past", "past-future", "(?<=IN) (THE_PAST:ref (?!OTHER_DEFINITE|YEAR|NUMBER) | THE_FUTURE:ref (?!DEFINITE_NISBA))", "كما حدث في [الماضي]"),
    # -- clock ------------------------------------------------------------------------------------
    Row("this-part", "date", "THIS THE_DAYPART:daypart ((PREP|ON) HOUR_NAME:hour (?!OTHER_DEFINITE))? | TONIGHT:deictic (PREP|ON) HOUR_NAME:hour (?!OTHER_DEFINITE) | ({hour_name}|{clock}) (FROM|COMMA)? (THIS THE_DAYPART:daypart | THIS? TONIGHT:deictic)", "وصل [هذا الصباح]"),
    Row("daypart", "daypart", "((?<=PREP|BY|TO) (FIRST|LAST|MOD:mod)? THE_DAYPART:daypart EARLY? | {nothing_before} MOD:mod THE_DAYPART:daypart | HOW_LATE FROM? THE_DAYPART:daypart | ADVERB_DAYPART:daypart) (?!OTHER_DEFINITE|REL)", "تحرك في [الصباح]"),
    # -- lengths ------------------------------------------------------------------------------------
    Row("length", "length", "FIRST? ((ODD:odd AND)? (DECIMAL:factor WORDS:count | {count}) {units} (AND ODD:odd)? | (WORDS:count|(?<=LENGTH_PREP|QUALIFIER|SINCE) NUMBER:count) DECADES:unit) (AND FRACTION:extra (FRACTION_DEF|THE_UNIT)?)?", "لمدة [ثلاثة أيام]"),
    Row("length-definite", "length", "(CARDINAL_DEF:count|NUMBER:count) THE_UNITS:unit (REL:rel|LATEST:rel)? | (?<=ARTICLE) NUMBER:count (UNIT:unit|UNITS:unit|UNIT_ACC:unit) (REL:rel|LATEST:rel) | CARDINAL_DEF:count (UNITS:unit|DECADES:unit) (REL:rel|LATEST:rel)", "[الستة الشهور الماضية]"),
    Row("length-dual", "length", "FIRST? DUAL:dual (AND FRACTION:extra THE_UNIT?)?", "قبل [يومين]"),
    Row("length-the-dual", "length", "THE_DUAL:dual (REL:rel|LATEST:rel)? (?!NUMBER)", "خلال [اليومين الماضيين]"),
    Row("length-one-said", "length", "(UNIT:unit|UNIT_ACC:unit) (ONE|WHOLE)", "لمدة [شهر واحد]"),
    Row("length-one-half", "length", "(UNIT:unit|UNIT_ACC:unit|DECADES:unit) AND FRACTION:extra THE_UNIT?", "نحو [شهر ونصف]"),
    Row("length-less", "length", "UNIT:unit LESS:less", "بعد [ساعة إلا ربعا]"),
    Row("length-fraction", "length", "FRACTION:fraction (UNIT:unit|THE_UNIT:unit) (?!{m}) | SPOKEN_HALF:fraction UNIT:unit", "بعد [نصف ساعة]"),
    Row("length-one", "length", "((?<=LENGTH_PREP|BY|QUALIFIER) UNIT:unit | UNIT:unit (?=FROM REF) | (?<=SINCE) SINGULAR:unit (?!OTHER|OTHER_ACCUSATIVE)"
        # قبل عقد اجتماع is before a meeting is held, قبل أكثر من عقد is years ago.
        " | (?<=(SINCE|LENGTH_PREP) QUALIFIER) SINGULAR:unit (?!OTHER_ACCUSATIVE))"
        " (?!ONE|WEEKDAY|NUMBER|YEAR|DEICTIC|MONTH|EVERYDAY_MONTH|STAMP|ORDINAL|TODAY|OTHER_DEFINITE|DECADE)", "منذ [عام]"),
    # A unit by itself counts only beside another: `سنة وثلاثة أشهر`, `سنتين وشهر`.
    Row("length-part", "list-length", "(?<!EVERY|NUMBER) (UNIT:unit|UNIT_ACC:unit) (?=AND (NUMBER (UNITS|UNIT|UNIT_ACC)|DUAL|UNIT|UNIT_ACC))"
        " | (?<=(UNITS|UNIT|UNIT_ACC|DUAL) AND) (UNIT:unit|UNIT_ACC:unit)"
        " (?!OTHER|OTHER_DEFINITE|WEEKDAY|BARE_WEEKDAY|NUMBER|YEAR|DEICTIC|MONTH|EVERYDAY_MONTH|RARE_MONTH|STAMP|ORDINAL|TODAY|DECADE|FEAST|AND FRACTION)",
        "عمرها [سنة] وثلاثة أشهر"),
    Row("length-vague", "length", "(VAGUE_COUNT:vague AND? NUMBER {units} | VAGUE_COUNT:vague (UNITS:unit|DECADES:unit|THE_UNITS:unit|THE_DECADES:unit) | UNITS:unit VAGUE_AFTER:vague"
        " | ((?<=LENGTH_PREP|BY|LI|QUALIFIER) UNITS:unit | (?<=SINCE) (?!SINGULAR) DECADES:unit) (?!NUMBER|DECADE|YEAR|OTHER_DEFINITE|WEEKDAY|THE_DAYPART|THE_UNIT|FEAST))",
        "منذ [عدة سنوات]"),
    Row("length-past", "length", "(THE_UNITS:unit|THE_DECADES:unit) (ARTICLE? NUMBER:count|CARDINAL_DEF:count|FEW)? (REL:rel|LATEST:rel)", "خلال [الأشهر الثلاثة الماضية]"),
    Row("length-range", "length-range", "{count} ({units}? (TO|DASH|OR|LI) ARTICLE? | AND) (NUMBER:count_to|DECIMAL:count_to)"
        " (?!DAY_NOUN WEEKDAY) (?!MONTH_NOUN ({m}|MONTH_NUMBER)) (UNITS:unit_to|UNIT:unit_to (?!YEAR)|UNIT_ACC:unit_to|DECADES:unit_to)", "[3 إلى 15 عاما]"),
    Row("length-range-dual", "length-range", "(UNIT:unit|DUAL:dual) OR (NUMBER:count_to {units}? | DUAL:dual_to)"
        " | (?<=BETWEEN) (DUAL:dual|UNIT:unit) AND (NUMBER:count_to (UNITS:unit_to|UNIT_ACC:unit_to) | DUAL:dual_to)", "[يومين أو ثلاثة]"),
    # -- repetition -----------------------------------------------------------------------------------
    Row("every-weekday", "set", "DAYPART:daypart? (EVERY_WEEKDAY:weekday | EVERY:every DAY_NOUN? (WEEKDAY:weekday|BARE_WEEKDAY:weekday)) {at_clock}? | {clock} EVERY:every DAY_NOUN? (WEEKDAY:weekday|BARE_WEEKDAY:weekday)", "[كل يوم جمعة]"),
    Row("day-of-every", "set", "(?<!AND|OR|TO|DASH|COMMA)(DAY_NOUN? ({dom} FROM? {month} | {dom}) | {month}) FROM EVERY UNIT:unit"
        " | ({counted} DAY_NOUN? BARE_WEEKDAY | DAY_NOUN? WEEKDAY (ORDINAL|LATEST)) FROM EVERY UNIT:unit | EVERY:every MONTH_NOUN? {m}:month", "[15 أبريل من كل عام]"),
    Row("every-part", "set", "EVERY:every (DAYPART:daypart|SEASON:season) | DAYPART:daypart EVERY:every DAY_NOUN:unit", "[كل صباح]"),
    Row("times-in-unit", "set", "(?<!ORDINAL_INDEF|FIRST|LAST|EVERY) (ONCE:times|TWICE:times|NUMBER:times (TIMES|ONCE)) ONE?"
        " IN THE_UNIT:unit (?!REL|LATEST|SAME|ORDINAL|NUMBER|YEAR|OTHER_DEFINITE|WEEKDAY|DEICTIC|FROM)",
        "[مرتين في الأسبوع]"),
    Row("every-day-at", "set", "EVERY:every DAY_NOUN:unit {at_clock} | {clock} EVERY:every DAY_NOUN:unit (?!WEEKDAY|BARE_WEEKDAY)", "[كل يوم الساعة 8 صباحا]"),
    Row("every-unit", "set", "EVERY:every NUMBER:count? (UNIT:unit|UNITS:unit|DUAL:dual)", "[كل عام]"),
    Row("set-adverb", "set", "SET_ADVERB:adverb", "[سنويا]"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Compiled:
    """For each symbol the alternatives that may start with it, in the order of the table, with the row and the
    opening of each; and what `parse` needs to cut up a text.

    `run` finds the stretches that rows may take in, from a symbol that may start one to one that may end
    one; `trigger` whether a stretch is worth a look; `behind` and `ahead` give, for a symbol that rows look for
    there, the symbols that those rows may start with.
    """

    by_symbol: dict[str, list[tuple[Row, Pattern, Opening]]]
    run: re.Pattern[str]
    trigger: re.Pattern[str]
    behind: _LookedFor
    ahead: _LookedFor


@cache
def _compiled() -> _Compiled:
    classes = symbol_classes()
    compiler = Compiler(classes, FRAGMENTS)
    by_symbol: dict[str, list[tuple[Row, Pattern, Opening]]] = {}
    patterns: list[Pattern] = []
    for row in ROWS:
        try:
            options = [compiler.compile(pattern) for pattern in compiler.alternatives(row.pattern)]
        except TableError as e:
            raise TableError(f"grammar row {row.name!r}: {e}") from e
        patterns += options
        for pattern in options:
            for opening in pattern.openings:
                for symbol in opening.first:
                    by_symbol.setdefault(symbol, []).append((row, pattern, opening))
    taken, first, last = ("".join(sorted(frozenset[str]().union(*sets))) for sets in (
        (p.taken for p in patterns), (p.first | p.reach_back for p in patterns),
        (p.last | p.reach_ahead for p in patterns)))  # fmt: skip
    triggers = "".join(classes[kind] for kind in sorted(TRIGGERS) if kind in classes)
    return _Compiled(
        by_symbol,
        re.compile(f"[{first}](?:[{taken}]*[{last}])?"),
        re.compile(f"[{triggers}]"),
        _LookedFor((p.behind, p.first) for p in patterns),
        _LookedFor((p.ahead, p.first) for p in patterns),
    )


class _LookedFor(dict[str, frozenset[str]]):
    """For each symbol that rows look for, the symbols that such rows start with; made when first asked."""

    def __init__(self, looks: Iterable[tuple[frozenset[str], frozenset[str]]]) -> None:
        self._looks = tuple(looks)

    def __missing__(self, symbol: str) -> frozenset[str]:
        firsts = (first for symbols, first in self._looks if symbol in symbols)
        return self.setdefault(symbol, frozenset[str]().union(*firsts))


_ANY = "~"
"""Stands for a neighbour that makes no difference."""


def parse(kinds: str) -> list[tuple[int, Match]]:
    """The rows that match a kind string, left to right, longest first, without overlap.

    Each match comes with the position from which its token numbers count.
    """
    return _read(kinds, _parse)


def contenders(kinds: str) -> list[tuple[int, list[Match]]]:
    """For each match of `parse` all rows that match where it begins: itself, then those that lost to it.

    Examples:
        >>> from arabdate.fold import fold
        >>> from arabdate.tokenizer import regions
        >>> (region,) = regions(fold("في شباط الماضي"))
        >>> [[(m.row.name, m.end - m.start) for m in rivals] for _, rivals in contenders(region.kinds)]
        [[('month', 2)]]
    """
    return _read(kinds, _rivals)


class NearMiss(NamedTuple):
    """A row that would match tokens `start:end` but for what stands around them, and which of its looks
    fail there."""

    row: Row
    start: int
    end: int
    wants: tuple[Look, ...]


def near_misses(kinds: str, at: int) -> list[NearMiss]:
    """The rows that do not match at a place of a kind string and would with other neighbours, longest first.

    Examples:
        >>> from arabdate.fold import fold
        >>> from arabdate.tokenizer import regions
        >>> (region,) = regions(fold("باع 1920 نسخة"))
        >>> [(m.row.name, len(m.wants)) for m in near_misses(region.kinds, 1)]
        [('year-listed', 9), ('year-bare', 10), ('year-to-year', 15), ('year-glossing', 4), ('year-of-two-counts', 6), ('clock-in-brackets', 2)]
    """
    found = []
    for row, pattern, looks in _loose():
        match = pattern.match(kinds, at)
        if match is not None:
            end = match.end()
            wants = [look for look, seen in looks if not seen.match(kinds, at if look.back else end)]
            if wants:
                found.append(NearMiss(row, at, end, tuple(wants)))
    return sorted(found, key=lambda m: -m.end)


@cache
def _loose() -> tuple[tuple[Row, re.Pattern[str], list[tuple[Look, re.Pattern[str]]]], ...]:
    """The rows as if nothing stood around them, and their looks; for whoever asks why nothing matched."""
    compiler = Compiler(symbol_classes(), FRAGMENTS, looking=False)
    loose = [(row, compiler.compile(row.pattern)) for row in ROWS]
    return tuple((row, p.regex, [(look, re.compile(look.source)) for look in p.looks]) for row, p in loose)


_T = TypeVar("_T")


def _read(kinds: str, read: Callable[[str, int], Iterable[_T]]) -> list[tuple[int, _T]]:
    """What is read from the stretches of a kind string that can hold an expression, each with where it begins.

    A stretch comes with a token of context on either side, neutral where no row that may start within it looks
    for that token. Stretches recur from text to text, so `_parse` answers nearly always from its cache.
    """
    compiled = _compiled()
    found: list[tuple[int, _T]] = []
    for run in compiled.run.finditer(kinds):
        start, end = run.span()
        if compiled.trigger.search(kinds, start, end):
            stretch, before, after = run[0], kinds[start - 1 : start], kinds[end : end + 1]
            if before and compiled.behind[before].isdisjoint(stretch):
                before = _ANY
            if after and compiled.ahead[after].isdisjoint(stretch):
                after = _ANY
            base = start - len(before)
            found += [(base, match) for match in read(before + stretch + after, len(before))]
    return found


@lru_cache(maxsize=1 << 16)
def _parse(kinds: str, at: int) -> tuple[Match, ...]:
    """The matches of a run from its position `at` on: a pure function of the kind string."""
    out: list[Match] = []
    may_begin = _compiled().by_symbol
    while at < len(kinds):
        if kinds[at] not in may_begin or not (fits := _fits(kinds, at)):
            at += 1
        else:
            # Of several as long, the earliest row: `max` keeps the first.
            out.append(_match(*max(fits, key=_end)))
            at = out[-1].end
    return tuple(out)


def _rivals(kinds: str, at: int) -> list[list[Match]]:
    """The rows that match where a match of a run begins, the longest first and of these the earliest."""
    fits = [_fits(kinds, match.start) for match in _parse(kinds, at)]
    return [[_match(*fit) for fit in sorted(f, key=_end, reverse=True)] for f in fits]


_Fit = tuple[re.Match[str], Row, Pattern]


def _fits(kinds: str, at: int) -> list[_Fit]:
    """The rows that match at a place, in the order of the table; of a row its first alternative."""
    found = []
    for row, options in _candidates(kinds[at : at + 2]):
        for pattern in options:
            match = pattern.regex.match(kinds, at)
            if match is not None:
                found.append((match, row, pattern))
                break
    return found


@cache
def _candidates(symbols: str) -> tuple[tuple[Row, tuple[Pattern, ...]], ...]:
    """The rows and alternatives that may match where two symbols stand, or one at the end of a text."""
    found: dict[Row, list[Pattern]] = {}
    for row, pattern, opening in _compiled().by_symbol.get(symbols[0], ()):
        if opening.alone or symbols[1:] in opening.second:
            patterns = found.setdefault(row, [])
            if pattern not in patterns:
                patterns.append(pattern)
    return tuple((row, tuple(patterns)) for row, patterns in found.items())


def _end(fit: _Fit) -> int:
    return fit[0].end()


def _match(match: re.Match[str], row: Row, pattern: Pattern) -> Match:
    roles: dict[str, int] = {}
    for role, group in compress(pattern.roles, match.groups()):
        if role not in roles:
            roles[role] = match.start(group)
    return Match(row, match.start(), match.end(), tuple(roles.items()))
