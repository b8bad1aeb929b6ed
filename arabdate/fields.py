"""What an atom states outright: roles to calendar fields, nothing completed from elsewhere."""

from __future__ import annotations

import re

from arabdate.fold import fold_word
from arabdate.lexicon import MonthName
from arabdate.model import Calendar
from arabdate.tokens import ERA_KINDS, MONTH_KINDS, Token
from arabdate.values import Point

__all__ = [
    "LAST_BARE_HIJRI_YEAR",
    "clock_of",
    "counted",
    "explicit_point",
    "is_feminine",
    "is_of_era",
    "looks_like_version",
    "month_names",
    "month_of",
    "months_of_part",
    "reckons_in_hijri",
    "relation",
    "says_other_era",
    "stamp_numbers",
    "timed",
    "tradition_of",
    "which_weekday",
]

Roles = dict[str, Token]

_FEMININE, _FIRST_FEMININE = fold_word("ة"), fold_word("الأولى")
_ERAS = {
    "hijri": Calendar.UMM_AL_QURA,
    "before-hijra": Calendar.ISLAMIC_CIVIL,
    "gregorian": Calendar.GREGORIAN,
    "julian": Calendar.JULIAN,
    "solar-hijri": Calendar.SOLAR_HIJRI,
    "coptic": Calendar.COPTIC,
    "rumi": Calendar.RUMI,
}
NAMED_AS = {Calendar.JULIAN: Calendar.GREGORIAN, Calendar.ISLAMIC_CIVIL: Calendar.UMM_AL_QURA}
"""Whose month names a calendar uses that has none of its own."""
FISCAL_YEARS = (1256, 1341)
FIRST_EVERYDAY_FISCAL_YEAR = 1293
"""Rumi years were the treasury's until the 1870s, when offices and newspapers took to dating by them."""
LAST_JULIAN_YEAR = 1923
_LIBYAN_SOLAR, _LIBYAN_LUNAR = (1360, 1380), (1388, 1412)
_LIBYAN_SOLAR_OFFSET = 632


def relation(token: Token | None) -> str | None:
    """What a relative word asks for: past, next, this, same, following, previous, before-last, after-next."""
    if token is None:
        return None
    value = token.value("REL", "LATEST")
    if value is not None:
        return str(value)
    return "this" if token.may_be("THIS") else "same"


# -- months


def month_names(token: Token) -> list[MonthName]:
    """Every tradition's reading of a month word."""
    return token.values(*MONTH_KINDS)


def _is_levantine(names: list[MonthName]) -> bool:
    return any(n.tradition == "levantine" for n in names)


def reckons_in_hijri(atoms: list[Roles], undated: bool, paired: bool = False) -> bool:
    """Whether a text's years without an era are Hijri.

    They are where some year is said to be, by its era, its month or (`paired`) the Gregorian year beside it;
    and in an undated text, a chronicle or a biography, that names no year beyond what the Hijri count has
    reached, and none that its month shows to be Gregorian.
    """
    if paired:
        return True
    years = [(roles, roles["year"].number or 0) for roles in atoms if "year" in roles]
    if any(y <= LAST_BARE_HIJRI_YEAR and _says_hijri(roles) for roles, y in years):
        return True
    return (
        undated
        and bool(years)
        and all(
            y <= LAST_BARE_HIJRI_YEAR and _era(roles) is None and not _is_medieval(roles, y)
            for roles, y in years
        )
    )


def _is_medieval(roles: Roles, year: int) -> bool:
    """`تموز 1187`, `شباط 1258`: a month of the sun in a year in which no one dated by the Rumi count."""
    return (
        "month" in roles
        and not FIRST_EVERYDAY_FISCAL_YEAR <= year <= FISCAL_YEARS[1]
        and all(n.calendar in (Calendar.GREGORIAN, Calendar.RUMI) for n in month_names(roles["month"]))
    )


def _says_hijri(roles: Roles) -> bool:
    if "month" in roles:
        return any(n.calendar.is_hijri for n in month_names(roles["month"]))
    return (_era(roles) or ("hijri" if "hundreds" in roles else None)) == "hijri"


def _era(roles: Roles) -> str | None:
    """The era that is said, as far as its year bears it out.

    `شرقي` is Rumi with a Rumi year and Julian with one before 1924, when the last states had changed; a
    calendar's name behind a Gregorian year (`7 يناير 2020 حسب التقويم القبطي`) says by what a feast is kept,
    not how the year is counted.
    """
    if "era" not in roles:
        return None
    token, year = roles["era"], _year_number(roles) or 0
    era: str | None = token.value(*ERA_KINDS)
    fiscal = FISCAL_YEARS[0] <= year <= FISCAL_YEARS[1]
    if era == "eastern":
        era = "rumi" if fiscal else "julian"
    if (era == "rumi" and not fiscal) or (era == "julian" and year > LAST_JULIAN_YEAR):
        return None
    if token.has("CALENDAR_NAME") and year > LAST_BARE_HIJRI_YEAR and era not in ("gregorian", "julian"):
        return None
    return era


def is_of_era(year: Roles, donor: Roles) -> bool:
    """Whether a bare year may be counted by the era of a later one: years BC fall, 2010 is no Hijri year."""
    era, number, later = _era(donor), year["year"].number or 0, donor["year"].number or 0
    return number > later if era == "bc" else era != "hijri" or number <= LAST_BARE_HIJRI_YEAR


def says_other_era(roles: Roles) -> bool:
    """Whether a year is said to be of another era than the Hijri."""
    return _era(roles) not in (None, "hijri")


def _year_number(roles: Roles) -> int | None:
    """The year as a number; `سنة 328 مالية` leaves its thousand out."""
    if "year" not in roles:
        return None
    token = roles["year"]
    styled = "era" in roles and roles["era"].may_be("STYLE", "STYLE_IN_BRACKETS")
    if "hundreds" in roles:  # سنة ثلاث بعد المئتين والألف
        beyond = (int(roles[r].value("HUNDREDS_DEF")) for r in ("hundreds", "thousand") if r in roles)
        return (token.number or 0) + sum(beyond)
    return (token.number or 0) + 1000 if styled and token.may_be("ELIDED_YEAR") else token.number


def month_of(roles: Roles, hijri_years: bool = True) -> MonthName | None:
    """The reading of a month word that its company bears out; None where none does.

    In order: the reading that the second name confirms, the one of the era's calendar, the one whose
    years of use are the narrowest that hold the year said (`نيسان 1327` is Ottoman; before 1293 only where
    the text reckons in `hijri_years`, else شباط 1258 is the month in which Baghdad fell). A name that needs
    a year, because it is an everyday word or another calendar's too, is no month without one.
    """
    names = month_names(roles["month"])
    if "alias" in roles:
        others = {(n.calendar, n.number) for n in month_names(roles["alias"])}
        confirmed = [n for n in names if (n.calendar, n.number) in others]
        if confirmed:
            return min(confirmed, key=lambda n: n.needs_year)
        # Where the two disagree, trust the one that is not Levantine: تشرين and كانون come in pairs that
        # are easily confused, and the slips of real archives are mostly theirs.
        names = min(names, month_names(roles["alias"]), key=_is_levantine)
    era = _era(roles)
    year = _year_number(roles)
    if era in _ERAS:
        wanted = NAMED_AS.get(_ERAS[era], _ERAS[era])
        return next((n for n in names if n.calendar is wanted), names[0])
    if year is None:
        return next((n for n in names if not n.needs_year), None)
    if era == "libyan" and year <= _LIBYAN_SOLAR[1]:
        year += _LIBYAN_SOLAR_OFFSET
    fitting = [n for n in names if n.years[0] <= year <= n.years[1]]
    if not hijri_years and year < FIRST_EVERYDAY_FISCAL_YEAR:
        fitting = [n for n in fitting if n.calendar is not Calendar.RUMI] or fitting
    fallback = next((n for n in names if not n.needs_year), None)
    return min(fitting, key=lambda n: n.years[1] - n.years[0], default=fallback)


def tradition_of(roles: Roles, calendar: Calendar) -> str | None:
    """The tables whose names were used: `levantine/egyptian` for a double name, `|` between claimants."""
    if "month" not in roles:
        return None
    said = []
    for role in ("month", "alias"):
        if role in roles:
            names = month_names(roles[role])
            kept = [n for n in names if n.calendar is calendar and not n.needs_year] or names
            said.append("|".join(dict.fromkeys(n.tradition for n in kept)))
    return "/".join(said)


# -- stamps


def _stamp_parts(surface: bytes) -> list[bytes]:
    return [p.strip() for p in surface.replace(b".", b"/").replace(b"-", b"/").split(b"/")]


def stamp_numbers(surface: bytes, month_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day of a numeric stamp, day first unless that is impossible; None for no date.

    A year of two digits comes back as it stands, below 100.

    Examples:
        >>> stamp_numbers(b"25.04.2022", False), stamp_numbers(b"2012-04-03", False)
        ((2022, 4, 25), (2012, 4, 3))
        >>> stamp_numbers(b"06-19-2012", False), stamp_numbers(b"03/04/2022", True)
        ((2012, 6, 19), (2022, 3, 4))
        >>> stamp_numbers(b"10.0.0", False) is None
        True
    """
    parts = _stamp_parts(surface)
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = (a, b, c) if b <= 12 else (a, c, b)
    elif len(parts[0]) <= 2 and len(parts[2]) in (2, 4):
        swap = (month_first and a <= 12) or b > 12 >= a
        year, month, day = (c, a, b) if swap else (c, b, a)
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _stamp_point(roles: Roles, month_first: bool, near: int) -> Point:
    surface = roles["stamp"].surface
    numbers = stamp_numbers(surface, month_first)
    if numbers is None:
        return Point()
    year, month, day = numbers
    if year < 100:
        year = _century(year, near)
    point = Point(_stamp_calendar(year, roles), year, month, day)
    if "day" in roles:  # lent to an item of its list, which says its own day: `19 و20/5/2020`
        point.day = roles["day"].number
    if "month_number" in roles:
        point.month = roles["month_number"].number
    return point


def looks_like_version(roles: Roles, day: int | None) -> bool:
    """`1.2.34`, as sections, versions and scores are written: not a day of two digits first."""
    if "stamp" not in roles or "weekday" in roles:
        return False
    surface = roles["stamp"].surface
    parts = _stamp_parts(surface)
    return (
        b"." in surface
        and max(map(len, parts)) < 4
        and (len(parts[1]) < 2 or parts[0] != b"%02d" % (day or 0))
    )


def _century(year: int, near: int) -> int:
    """The full year of two digits: closest to publication, not after it by more than five years."""
    base = near // 100 * 100 + year
    return next(y for y in (base + 100, base, base - 100) if y <= near + 5)


def _stamp_calendar(year: int, roles: Roles) -> Calendar:
    """As its era says; without one, years that only the Hijri count can have are Hijri."""
    era = _era(roles)
    if era in _ERAS:
        return _ERAS[era]
    return Calendar.UMM_AL_QURA if 1343 <= year <= 1500 else Calendar.GREGORIAN


def _iso_point(surface: bytes) -> Point:
    text = surface.decode("ascii")
    clock = text[11:].rstrip("z")
    for mark in (".", "+", "-"):
        clock = clock.split(mark, 1)[0]
    point = Point(year=int(text[:4]), month=int(text[5:7]), day=int(text[8:10]))
    point.clock = clock if int(clock[:2]) < 24 else None
    return point if 1 <= (point.month or 0) <= 12 else Point()


# -- clock


def clock_of(roles: Roles) -> str | None:
    """The 24-hour clock of `clock`/`hour` and `half`; None for an hour that no day has (`27:00`)."""
    half = roles.get("half") or roles.get("daypart") or roles.get("instant") or _tonight(roles)
    if "clock" in roles:
        surface = roles["clock"].surface
        written = (
            re.findall(rb"\d+", surface) if roles["clock"].number is None else [surface[:2], surface[2:]]
        )
        if len(written) < 2 or len(written[1]) != 2:
            return None  # 9.5 is a number
        hour, minute, *second = map(int, written)
    else:
        hour, minute, second = roles["hour"].number or 0, _minutes(roles), []
    if half is not None and hour <= 12:
        twelve_of_morning = hour == 12 and minute < 0 and _part(half) == "MO"  # 11:45 قبل الظهر
        hour = 12 if twelve_of_morning else _hour_of_day(hour, half, not (minute or second))
    if minute < 0:
        hour, minute = (hour - 1) % 24, minute + 60
    if hour > 24 or any(x > 59 for x in (minute, *second)) or (hour == 24 and (minute or second)):
        return None
    return ":".join(f"{x:02d}" for x in (hour, minute, *second))


def _tonight(roles: Roles) -> Token | None:
    """`الليلة الساعة 8`: what says the day says its half too."""
    token = roles.get("deictic")
    return token if token is not None and token.may_be("TONIGHT") else None


def _part(half: Token) -> str | None:
    part: str | None = half.value("DAYPART", "THE_DAYPART", "ADVERB_DAYPART")
    return "NI" if part is None and half.may_be("TONIGHT") else part


def _minutes(roles: Roles) -> int:
    """How many minutes past the hour; less than none for `إلا ربعا`."""
    past = 0
    if "extra" in roles:
        past += round(60 * float(roles["extra"].value("FRACTION", "FRACTION_DEF", "SPOKEN_HALF")))
    if "minute" in roles:
        past += roles["minute"].number or 0
    if "minutes" in roles:
        past += roles["minutes"].value("MINUTES")
    if "less" in roles:
        past -= roles["less"].value("LESS")
    return past


def _hour_of_day(hour: int, half: Token, full: bool) -> int:
    """A 12-hour clock turned by ص, مساء, ليلا ...; night hours before six are the morning's.

    Midnight by that name is the end of its day, twelve at night its beginning.
    """
    part = _part(half)
    instant = half.value("INSTANT", "INSTANT_OF")
    if instant is not None:
        part = "NI" if instant == "24:00" else "AF"
    afternoon = (half.may_be("PM") and part != "NI") or part in ("AF", "EV") or (part == "NI" and hour >= 6)
    if hour < 12:
        return hour + 12 if afternoon else hour
    if full and (instant == "24:00" or half.may_be("TONIGHT")):
        return 24
    return 0 if half.may_be("AM") or part in ("MO", "NI") else hour


# -- the point


def explicit_point(
    roles: Roles, month_first: bool = False, near: int | None = None, hijri_years: bool = False
) -> Point | None:
    """What an atom states outright; None where its month word turns out to be none.

    `near` is the year of publication, which places years of two digits (2000 where unknown). With
    `hijri_years` a year without an era is Hijri where it can be, as in texts that reckon so.
    """
    if "stamp" in roles:
        return timed(_stamp_point(roles, month_first, near if near is not None else PRESENT), roles)
    if "iso" in roles:
        return _iso_point(roles["iso"].surface)
    point = Point()
    if "month" in roles:
        name = month_of(roles, hijri_years)
        if name is None:
            return None
        point.calendar, point.month = name.calendar, name.number
        if point.calendar is Calendar.GREGORIAN and _era(roles) == "julian":
            point.calendar = Calendar.JULIAN
        _second_month(point, roles)
    elif "month_number" in roles:
        point.month = roles["month_number"].number
    elif "nth_month" in roles:
        point.month = roles["nth_month"].number or 12
    _said_year(point, roles, near, hijri_years)
    point.nth = which_weekday(roles)
    if "day" in roles and point.nth is None:
        point.day = counted(roles["day"])
    if "passed" in roles:
        point.day = _day_by_nights(roles)
    if "season" in roles:
        point.suffix = roles["season"].value("SEASON")
    if "fraction" in roles and "ordinal" in roles:
        point.suffix = _part_of_year(roles)
    if "weekday" in roles and point.day is None:
        point.weekday = roles["weekday"].value("WEEKDAY", "BARE_WEEKDAY")
    return timed(point, roles)


def which_weekday(roles: Roles) -> int | None:
    """Which of its month's such weekdays is meant: `أول خميس في مارس`, `الجمعة الثانية من رمضان`.

    A feminine ordinal counts weekdays, a masculine one is the day of the month.
    """
    if "weekday" not in roles:
        return None
    if "nth" in roles:
        return counted(roles["nth"])
    day = roles.get("day")
    return day.number if day is not None and is_feminine(day) else None


def is_feminine(token: Token) -> bool:
    """Whether a token is a feminine ordinal: it counts times, hours or weekdays, never days."""
    return (
        not token.digits
        and token.has("ORDINAL")
        and (token.surface.endswith(_FEMININE) or token.surface == _FIRST_FEMININE)
    )


def counted(token: Token) -> int | None:
    """A place in a row of days or weeks: from the first, or -1 for the last."""
    if token.number is not None:
        return token.number
    return -1 if token.may_be("LATEST") else token.value("FIRST", "LAST")


LAST_BARE_HIJRI_YEAR = 1460
"""Beyond this a year without an era is Gregorian in every text."""


PRESENT = 2000
"""The year near which years of two digits lie where none is known."""


def _said_year(point: Point, roles: Roles, near: int | None, hijri_years: bool) -> None:
    era = _era(roles)
    point.bc = era == "bc"
    if "month" not in roles and era in _ERAS:
        point.calendar = _ERAS[era]
    if "year" not in roles:
        return
    token = roles["year"]
    point.year = _year_number(roles)
    if era == "before-hijra":
        point.year = 1 - (point.year or 0)
    elif era == "libyan":
        _libyan_year(point)
    elif "hundreds" in roles:
        if era is None:
            point.calendar = Calendar.UMM_AL_QURA
    elif token.digits == 2 and era is None:
        _two_digits(point, near, hijri_years and "month" not in roles)
    elif hijri_years and "month" not in roles and era is None and _begins_by(point.year or 9999, near):
        point.calendar = Calendar.UMM_AL_QURA
    if point.calendar.is_hijri and era not in ("hijri", "bc") and (point.year or 0) > 1600:
        point.gregorian_year, point.year = point.year, None


def _two_digits(point: Point, near: int | None, hijri_years: bool) -> None:
    """`رمضان 37` is 1437 in the news of 2016; in a chronicle without a date `سنة 37` is the year 37."""
    year = point.year or 0
    if near is None and (point.calendar.is_hijri or hijri_years):
        point.calendar = Calendar.UMM_AL_QURA
    elif point.calendar.is_hijri:
        point.year = _century(year, _hijri_year_in(near or PRESENT))
    else:
        point.year = _century(year, near or PRESENT)


def _hijri_year_in(gregorian: int) -> int:
    """The Hijri year that begins in a Gregorian one, or just before it."""
    return int((gregorian + 1 - 621.57) / 0.970224)


def _libyan_year(point: Point) -> None:
    """Years from the Prophet's death: 11 behind the Hijri count until 2000, 632 behind the Gregorian after.

    The gazettes print `1397 و.ر الموافق 1988 م` and `القانون رقم 1 لسنة 1369 و.ر` (2001): the two counts do
    not meet. A solar month in a lunar year is left without its year.
    """
    year, point.year = point.year or 0, None
    lunar = point.month is None or point.calendar.is_hijri
    if _LIBYAN_SOLAR[0] <= year <= _LIBYAN_SOLAR[1] and not point.calendar.is_hijri:
        point.year = year + _LIBYAN_SOLAR_OFFSET
    elif _LIBYAN_LUNAR[0] <= year <= _LIBYAN_LUNAR[1] and lunar:
        point.calendar, point.year = Calendar.UMM_AL_QURA, year + 11


def _day_by_nights(roles: Roles) -> int | None:
    """`لسبع خلون` is the 7th, `لسبع بقين` the 23rd: chroniclers count down from a month of thirty days.

    So Wright, A Grammar of the Arabic Language, II 111.
    """
    token = roles["nights"]
    nights = token.number if token.number is not None else 2 if token.may_be("DUAL") else 1
    if not 1 <= nights <= 29:
        return None
    return nights if roles["passed"].value("NIGHTS") == "past" else 30 - nights


def _begins_by(hijri: int, gregorian: int | None) -> bool:
    """Whether a Hijri year has begun by the end of a Gregorian one, or of the next."""
    return hijri * 0.970224 + 621.57 <= (gregorian or PRESENT) + 1


def _second_month(point: Point, roles: Roles) -> None:
    """`يوليو/أغسطس`, two names of one tradition in order, is two months and not a double name."""
    if "alias" not in roles or "day" in roles:
        return
    first, second = month_names(roles["month"]), month_names(roles["alias"])
    if any((a.calendar, a.number) == (b.calendar, b.number) for a in first for b in second):
        return
    for a in first:
        for b in second:
            if a.tradition == b.tradition and b.number > a.number:
                point.calendar, point.month, point.last_month = a.calendar, a.number, b.number
                return


def months_of_part(roles: Roles) -> tuple[int, int] | None:
    """The months of a part of a year that has no value of its own: `الثلث الأول`, `الأشهر التسعة الأولى`."""
    if "many" in roles:
        many = roles["many"].number or 0
        if roles["first_of"].value("THE_UNITS", "UNITS") != "M" or not 1 <= many <= MONTHS:
            return None
        nth = counted(roles["nth"])
        return (1, many) if nth == 1 else (MONTHS + 1 - many, MONTHS) if nth == -1 else None
    if "fraction" not in roles or "ordinal" not in roles:
        return None
    parts = round(1 / roles["fraction"].value("FRACTION_DEF"))
    nth = counted(roles["ordinal"]) or 1
    nth = parts if nth < 0 else nth
    months = MONTHS // parts
    return (months * (nth - 1) + 1, months * nth) if 1 <= nth <= parts else None


MONTHS = 12
"""Of a year."""


def _part_of_year(roles: Roles) -> str | None:
    """Q1 to Q4 and H1, H2; `الأخير` is the last."""
    letter, parts = {0.25: ("Q", 4), 0.5: ("H", 2)}.get(roles["fraction"].value("FRACTION_DEF"), ("", 0))
    number = roles["ordinal"].number
    number = parts if number is None else number
    return f"{letter}{number}" if letter and 1 <= number <= parts else None


def timed(point: Point, roles: Roles) -> Point:
    """The point with the clock, or else the part of the day, that the atom says."""
    if "clock" in roles or "hour" in roles:
        point.clock = clock_of(roles)
    elif "instant" in roles:
        point.clock = roles["instant"].value("INSTANT", "INSTANT_OF")
    if point.clock is None:
        said = roles.get("daypart") or roles.get("half")
        if said is not None:
            point.part = said.value("DAYPART", "THE_DAYPART", "ADVERB_DAYPART")
    return point
