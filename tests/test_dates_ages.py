"""`dates.age` and `dates.resolve`, and the tables of words behind them."""

import datetime as dt

import pytest
from dated_values import D, T
from hypothesis import given
from hypothesis import strategies as st

from pagestrip import dates
from pagestrip.words import sections

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")

AGES: list[tuple[str, str, str, int]] = [
    ("a day ago", "a day ago", "day", 1),
    ("timea day ago", "a day ago", "day", 1),
    ("time3 hours ago", "3 hours ago", "hour", 3),
    ("Clock icon an hour ago", "an hour ago", "hour", 1),
    ("Ann Lee3 hours ago", "3 hours ago", "hour", 3),
    ("3h agoThe harbour opens", "3h ago", "hour", 3),
    ("3 hrs. ago", "3 hrs. ago", "hour", 3),
    ("Updated 5 MINUTES AGO", "5 MINUTES AGO", "minute", 5),
    ("Asked 13 years, 8 months ago", "13 years, 8 months ago", "year", 13),
    ("1 hour and 5 minutes ago", "1 hour and 5 minutes ago", "hour", 1),
    ("World 2 days ago By Ann Lee", "2 days ago", "day", 2),
    ("6\u00a0hours ago", "6\u00a0hours ago", "hour", 6),
    ("just now", "just now", "second", 0),
    ("Yesterday", "Yesterday", "day", 1),
    ("  yesterday.", "yesterday.", "day", 1),
    ("timeYesterday", "Yesterday", "day", 1),
    ("Today 11:10 am", "Today 11:10 am", "day", 0),
    ("Yesterday at 14:30", "Yesterday at 14:30", "day", 1),
    ("vor 2 Stunden", "vor 2 Stunden", "hour", 2),
    ("Vor 1 Std.", "Vor 1 Std", "hour", 1),
    ("vor einem Tag", "vor einem Tag", "day", 1),
    ("timevor 2 Stunden", "vor 2 Stunden", "hour", 2),
    ("Heute, 12:37 Uhr", "Heute, 12:37 Uhr", "day", 0),
    ("vorgestern", "vorgestern", "day", 2),
    ("il y a 3 jours", "il y a 3 jours", "day", 3),
    ("Publié il y a 3 heures, mis à jour à 09h42", "il y a 3 heures", "hour", 3),
    ("hier", "hier", "day", 1),
    ("hace 5 horas", "hace 5 horas", "hour", 5),
    ("hace un año", "hace un año", "year", 1),
    ("Hace 3 díasSociedad", "Hace 3 días", "day", 3),
    ("há 2 dias", "há 2 dias", "day", 2),
    ("2 dias atrás", "2 dias atrás", "day", 2),
    ("2 giorni fa", "2 giorni fa", "day", 2),
    ("un'ora fa", "un'ora fa", "hour", 1),
    ("fa 3 dies", "fa 3 dies", "day", 3),
    ("3 uur geleden", "3 uur geleden", "hour", 3),
    ("for 3 timer siden", "for 3 timer siden", "hour", 3),
    ("för en timme sedan", "för en timme sedan", "hour", 1),
    ("3 päivää sitten", "3 päivää sitten", "day", 3),
    ("2 часа назад", "2 часа назад", "hour", 2),
    ("час назад", "час назад", "hour", 1),
    ("вчера в 14:30", "вчера в 14:30", "day", 1),
    ("3 дні тому", "3 дні тому", "day", 3),
    ("3 dni temu", "3 dni temu", "day", 3),
    ("před týdnem", "před týdnem", "week", 1),
    ("pred 3 dňami", "pred 3 dňami", "day", 3),
    ("prije 2 sata", "prije 2 sata", "hour", 2),
    ("преди 3 часа", "преди 3 часа", "hour", 3),
    ("πριν από 3 ώρες", "πριν από 3 ώρες", "hour", 3),
    ("3 gün önce", "3 gün önce", "day", 3),
    ("DÜN", "DÜN", "day", 1),
    ("acum 3 ore", "acum 3 ore", "hour", 3),
    ("prieš 8 min.", "prieš 8 min", "minute", 8),
    ("pirms 3 dienām", "pirms 3 dienām", "day", 3),
    ("منذ 3 أيام", "منذ 3 أيام", "day", 3),
    ("منذ ٣ أيام", "منذ ٣ أيام", "day", 3),
    ("منذ يومين", "منذ يومين", "day", 2),
    ("قبل ساعة", "قبل ساعة", "hour", 1),
    ("לפני 3 שעות", "לפני 3 שעות", "hour", 3),
    ("לפני שעתיים", "לפני שעתיים", "hour", 2),
    ("۳ روز پیش", "۳ روز پیش", "day", 3),
    ("3 दिन पहले", "3 दिन पहले", "day", 3),
    ("3 jam yang lalu", "3 jam yang lalu", "hour", 3),
    ("sehari lalu", "sehari lalu", "day", 1),
    ("3 giờ trước", "3 giờ trước", "hour", 3),
    ("3 วันที่แล้ว", "3 วันที่แล้ว", "day", 3),
    ("5 ชม. ที่แล้ว", "5 ชม. ที่แล้ว", "hour", 5),
    ("3小时前", "3小时前", "hour", 3),
    ("3 個月前", "3 個月前", "month", 3),
    ("昨天 14:30", "昨天 14:30", "day", 1),
    ("3時間前", "3時間前", "hour", 3),
    ("2日前", "2日前", "day", 2),
    ("３か月前", "３か月前", "month", 3),
    ("3일 전", "3일 전", "day", 3),
]

NO_AGES = [
    "",
    "ago",
    "days ago",
    "long ago",
    "3 ago",
    "1.5 hours ago",
    "4,000 years ago",
    "1000 days ago",
    "900 years ago",
    "3 hours agony",
    "3 hours",
    "in 3 hours",
    "a good day agog",
    "the team met yesterday",
    "Yesterday we met",
    "yesterdays",
    "MA",
    "vor Stunden",
    "vor 3 Häusern",
    "davor 3 Stunden",
    "hace 3 goles",
    "il y a 3 ministres",
    "há 2 pessoas",
    "5月3日前",
    "5월 3일 전",
    "15일 전남에서",
    "назад",
    "3 heures ago",
    "before 3 days",
    "2025年前",
    "day 3 ago",
]


@pytest.mark.parametrize(("line", "text", "unit", "count"), AGES)
def test_relative_time_in_a_line(line: str, text: str, unit: str, count: int) -> None:
    found = dates.age(line)
    assert found is not None
    assert (found.text, found.unit, found.count) == (text, unit, count)
    assert line[found.start : found.end] == text


@pytest.mark.parametrize("line", NO_AGES)
def test_what_is_no_relative_time(line: str) -> None:
    assert dates.age(line) is None


def test_the_first_of_two_counts() -> None:
    found = dates.age("Posted 3 days ago, edited 2 hours ago")
    assert found is not None
    assert found.text == "3 days ago"


AGE_LANGUAGES = sorted(name for name in sections("dates/ages.txt") if name != "icons")


@pytest.mark.parametrize("language", AGE_LANGUAGES)
def test_every_language_reads_its_own_words(language: str) -> None:
    rows = {line.split()[0]: [word.replace("_", " ") for word in line.split()[1:]] for line in sections("dates/ages.txt")[language]}
    assert set(UNITS) <= rows.keys(), "a unit without words"
    for unit in UNITS:
        for word in rows[unit]:
            phrases = [f"{mark} 3 {word}" for mark in rows.get("before", [])] + [f"3 {word} {mark}" for mark in rows.get("after", [])]
            assert phrases
            for phrase in phrases:
                found = dates.age(phrase)
                assert found is not None, phrase
                assert (found.unit, found.count) == (unit, 3), phrase
    for head, words in rows.items():
        unit, sign, count = head.partition("=")
        for word in words if sign else []:
            found = dates.age(word)
            assert found is not None, word
            assert (found.unit, found.count) == (unit, int(count)), word


@pytest.mark.parametrize(
    ("unit", "count", "reference", "expected"),
    [
        ("day", 3, D, dt.date(2025, 5, 26)),
        ("day", 0, T, D),
        ("day", 3, T, dt.date(2025, 5, 26)),
        ("week", 2, D, dt.date(2025, 5, 15)),
        ("month", 3, D, dt.date(2025, 2, 28)),
        ("month", 5, D, dt.date(2024, 12, 29)),
        ("month", 18, D, dt.date(2023, 11, 29)),
        ("year", 1, dt.date(2024, 2, 29), dt.date(2023, 2, 28)),
        ("year", 25, T, dt.date(2000, 5, 29)),
        ("hour", 3, T, dt.datetime(2025, 5, 29, 11, 30)),
        ("hour", 20, T, dt.datetime(2025, 5, 28, 18, 30)),
        ("minute", 45, T.replace(tzinfo=dt.UTC), dt.datetime(2025, 5, 29, 13, 45, tzinfo=dt.UTC)),
        ("second", 0, T, T),
        ("hour", 3, D, D),
        ("hour", 30, D, dt.date(2025, 5, 28)),
        ("minute", 5, D, D),
    ],
)
def test_an_age_counts_from_the_reference(unit: str, count: int, reference: dt.date, expected: dt.date) -> None:
    resolved = dates.resolve(dates.Age("", 0, 0, unit, count), reference)
    assert type(resolved) is type(expected)
    assert resolved == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Yesterday at 14:20", dt.datetime(2031, 5, 3, 14, 20)),
        ("heute um 14:30 Uhr", dt.datetime(2031, 5, 4, 14, 30)),
        ("Heute 14.30 Uhr", dt.datetime(2031, 5, 4, 14, 30)),
        ("hier à 14h30", dt.datetime(2031, 5, 3, 14, 30)),
        ("сегодня в 14:30", dt.datetime(2031, 5, 4, 14, 30)),
        ("昨天 14:30", dt.datetime(2031, 5, 3, 14, 30)),
        ("Today, 9:15 p.m.", dt.datetime(2031, 5, 4, 21, 15)),
        ("Yesterday", dt.date(2031, 5, 3)),
        ("3 days ago 14:20", dt.date(2031, 5, 1)),  # a time of something else, perhaps
    ],
)
def test_a_phrase_keeps_its_time_of_day(line: str, expected: dt.date) -> None:
    age = dates.age(line)
    assert age is not None
    resolved = dates.resolve(age, dt.date(2031, 5, 4))
    assert type(resolved) is type(expected)
    assert resolved == expected


@given(st.sampled_from(UNITS), st.integers(0, 99), st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1)))
def test_an_age_never_lies_after_its_reference(unit: str, count: int, reference: dt.datetime) -> None:
    age = dates.Age("", 0, 0, unit, count)
    for known in (reference, reference.date()):
        resolved = dates.resolve(age, known)
        assert (resolved.year, resolved.month, resolved.day) <= (known.year, known.month, known.day)


PIECES = ("ago", "vor", "前", " ", "3", "12", "h", "day", "Tagen", "a", "月", "fa", "s", ",", "time", "L", "назад", "час", "Yesterday")
AGE_LIKE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.one_of(st.text(max_size=80), AGE_LIKE))
def test_an_age_is_a_piece_of_its_line(line: str) -> None:
    found = dates.age(line)
    if found is not None:
        assert line[found.start : found.end] == found.text != ""
        assert 0 <= found.count <= 999
        assert found.unit in UNITS
        dates.resolve(found, T)


def test_every_month_name_is_its_month() -> None:
    names = 0
    for language, rows in sections("dates/months.txt").items():
        for row in rows:
            assert len(row.split()) == 12, (language, row)
            for month, name in enumerate(row.split(), start=1):
                if name != "-":
                    names += 1
                    shown = f"17 {name.replace('_', ' ')} 2025"
                    assert dates.parse(shown, language=language) == dt.date(2025, month, 17), (language, shown)
                    assert dates.parse(shown) in {dt.date(2025, month, 17), None}, (language, shown)
    assert names > 1_000


def test_the_tables_speak_of_thirty_languages_and_more() -> None:
    assert len(sections("dates/months.txt")) >= 50
    assert len(AGE_LANGUAGES) >= 50
    labels = sections("dates/labels.txt")
    for kind in ("published", "modified"):
        languages = [name for name in labels if name.startswith(f"{kind}.")]
        assert len(languages) >= 40
        for name in languages:
            assert all(dates.label(f"{label} ") == kind for label in labels[name]), name


@given(st.sampled_from(AGE_LANGUAGES), st.text(max_size=20))
def test_a_language_of_any_name_is_accepted(language: str, text: str) -> None:
    assert dates.parse(text, language=text) == dates.parse(text, language=text)
    assert dates.parse("29 May 2025", language=language) == D
