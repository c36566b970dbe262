"""`dates.find`, `dates.day_first`, `dates.from_url`, `dates.label`: dates inside lines and what the page says about them."""

import datetime as dt
from typing import Any

import pytest
from dated_values import D, T
from hypothesis import given
from hypothesis import strategies as st

from pagestrip import dates

Expected = list[tuple[str, dt.date]]

LINES: list[tuple[str, dict[str, Any], Expected]] = [
    # glued to what stands beside it
    ("Maroc29-05-2025", {}, [("29-05-2025", D)]),
    ("Ann Lee2025-05-29T14:30:00", {}, [("2025-05-29T14:30:00", T)]),
    ("By Ann LeeMay 5, 2024", {}, [("May 5, 2024", dt.date(2024, 5, 5))]),
    ("ThursdayMay 29, 2025", {}, [("May 29, 2025", D)]),
    ("WIREMay 29, 2025", {}, [("May 29, 2025", D)]),
    ("Ann Lee.May 29, 2025", {}, [("May 29, 2025", D)]),
    ("发布May 29, 2025", {}, [("May 29, 2025", D)]),
    ("Redaktion12. Mai 2024", {}, [("12. Mai 2024", dt.date(2024, 5, 12))]),
    ("Publiziert29. Mai 2025, 14:30", {}, [("29. Mai 2025, 14:30", T)]),
    ("29 May 2025Updated", {}, [("29 May 2025", D)]),
    ("29.05.2025, 14:30Lesezeit: 5 Min.", {}, [("29.05.2025, 14:30", T)]),
    ("29.05.2025 - 14:30 UhrLesezeit", {}, [("29.05.2025 - 14:30 Uhr", T)]),
    ("November 21, 202501747", {}, [("November 21, 2025", dt.date(2025, 11, 21))]),
    ("Dec 05, 20232 Shares1530 Views", {}, [("Dec 05, 2023", dt.date(2023, 12, 5))]),
    ("April 25, 20232:26 PM", {}, [("April 25, 20232:26 PM", dt.datetime(2023, 4, 25, 14, 26))]),
    ("29/05/202514:30", {}, [("29/05/202514:30", T)]),
    ("29.05.20253 Kommentare", {}, [("29.05.2025", D)]),
    ("29.05.202530.05.2025", {}, [("29.05.2025", D)]),
    ("barnaby29.05.2514:30", {}, [("29.05.2514:30", T)]),
    ("barnaby29.05.2020:31", {}, [("29.05.2020:31", dt.datetime(2020, 5, 29, 20, 31))]),
    ("2025-05-29 14:30中央日報 記者", {}, [("2025-05-29 14:30", T)]),
    ("\u200f29 مايو 2025\u200f كتب", {}, [("29 مايو 2025", D)]),
    # in a line of other things
    ("Posted: 29 May 2025 | Section: Trade", {}, [("29 May 2025", D)]),
    ("By Ann Lee · May 29, 2025 2:30 PM · 3 min read", {}, [("May 29, 2025 2:30 PM", T)]),
    ("MAP: 28 mai 2025", {}, [("28 mai 2025", dt.date(2025, 5, 28))]),
    ("Nordhafen-29/05/2025 14:30", {}, [("29/05/2025 14:30", T)]),
    ("Ann Lee 14:30, 29 May 2025", {}, [("14:30, 29 May 2025", T)]),
    ("Nr. 4, Thu 29 May 2025 14.30", {}, [("29 May 2025 14.30", T)]),
    (
        "28 May 2025Updated 14:30, 29 May 2025",
        {},
        [("28 May 2025", dt.date(2025, 5, 28)), ("14:30, 29 May 2025", T)],
    ),
    (
        "Published Fri, May 28 20259:05 AM, updated May 29 20252:30 PM",
        {},
        [("May 28 20259:05 AM", dt.datetime(2025, 5, 28, 9, 5)), ("May 29 20252:30 PM", T)],
    ),
    ("May 28, 2025 9:05 AMMay 29, 2025", {}, [("May 28, 2025 9:05 AM", dt.datetime(2025, 5, 28, 9, 5)), ("May 29, 2025", D)]),
    ("公開日：2025/05/29 14:30　更新日：2025/05/30", {}, [("2025/05/29 14:30", T), ("2025/05/30", dt.date(2025, 5, 30))]),
    ("© 2024May 29, 2025", {}, [("May 29, 2025", D)]),
    ("In 2024, May 29 was a Wednesday", {}, [("2024, May 29", dt.date(2024, 5, 29))]),
    ("Apr 15 - May 13, 2026", {}, [("May 13, 2026", dt.date(2026, 5, 13))]),
    ("03/04/2025 and 29/05/2025", {}, [("29/05/2025", D)]),
    ("03/04/2025 and 29/05/2025", {"day_first": True}, [("03/04/2025", dt.date(2025, 4, 3)), ("29/05/2025", D)]),
    ("03/04/2025", {"language": "en-US"}, [("03/04/2025", dt.date(2025, 3, 4))]),
    # a time that is not the date's
    ("29.05.2025. 00:21 Min. Verfügbar bis morgen", {}, [("29.05.2025", D)]),
    ("29 May 2025 10:00-11:30", {}, [("29 May 2025", D)]),
    ("29 May 2025, Nordhafen beat Osthafen 14:30", {}, [("29 May 2025", D)]),
    ("Release 1.25, 29 May 2025", {}, [("29 May 2025", D)]),
    ("29 May 2025 12.50 euros", {}, [("29 May 2025", D)]),
    ("29 May 2025 14:3", {}, [("29 May 2025", D)]),
    # no dates
    ("Rated 4.5 of 5 in 2024", {}, []),
    ("Order 3.11.2024.1 shipped", {}, []),
    ("jing1989 Jul 10", {}, []),
    ("Fall 2023, Dec 10-16", {}, []),
    ("Wochenbericht 14. - 20. Januar 2022", {}, []),
    ("Tel. 06 11 20 24, Fax 12-34-567", {}, []),
    ("+81 158-23-2012", {}, []),
    ("18.2. 15:32 by Ann", {}, []),
    ("iPhone 12/13/14 cases", {}, []),
    ("11-2-23-markets", {"language": "en-US"}, []),
    ("Top 100 in May 2025", {}, []),
    ("Mars 20, Jupiter 2025", {}, []),
    ("On 5 people 2024", {}, []),
    ("the 2023-24 season", {}, []),
    ("ISBN 978-3-16-148410-0", {}, []),
    ("3 days ago", {}, []),
    ("Arnold Palmer Cup 3-2", {}, []),
]


@pytest.mark.parametrize(("line", "kwargs", "expected"), LINES)
def test_dates_in_a_line(line: str, kwargs: dict[str, Any], expected: Expected) -> None:
    assert [(found.text, found.value) for found in dates.find(line, **kwargs)] == expected


def test_a_note_tells_what_was_read_into_a_date() -> None:
    assert [found.note for found in dates.find("29.05.25, 29 พ.ค. 2568, 29 May 2025")] == ["two-digit year", "Buddhist year", ""]


def test_a_zone_makes_the_moment_aware() -> None:
    found = next(dates.find("Updated 14:30 GMT, 29 May 2025"))
    assert isinstance(found.value, dt.datetime)
    assert found.value == T.replace(tzinfo=dt.UTC)


def test_only_the_beginning_of_a_long_line_is_read() -> None:
    assert [found.start for found in dates.find("x" * 280 + " 29 May 2025")] == [281]
    assert not list(dates.find("x" * 300 + " 29 May 2025"))


LINE = st.text(st.sampled_from("0123459 .-/:年月日MayZTdeLe,|٢\u200f()pam"), max_size=60)


@given(st.one_of(st.text(max_size=80), LINE), st.booleans())
def test_every_date_found_is_a_piece_of_the_line(line: str, day_first: bool) -> None:
    end = 0
    for found in dates.find(line, day_first=day_first):
        assert found.start >= end
        assert line[found.start : found.end] == found.text
        assert found.text == found.text.strip()
        assert 1900 <= found.value.year <= 2100
        end = found.end


@given(st.text(st.characters(categories=["L", "P", "Zs"]), max_size=30), st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31)))
def test_a_date_is_found_behind_any_words(words: str, day: dt.date) -> None:
    found = [found.value for found in dates.find(f"{words} | {day.isoformat()}")]
    assert found == [day]


PUMPS = ("1", "1/", "1.", "0", "12:", "年月日", "1年1月", "29 May ", "May 5, ", "May", "29 de ", "(", "2025", "2025-", " ", "a", "٢", "+0", "\u0301")


@pytest.mark.parametrize("pump", PUMPS)
@pytest.mark.parametrize("head", ["", "29 May 2025 ", "vor 3 "])
def test_long_repetitions_end(head: str, pump: str) -> None:
    """A pattern that backtracks would run for hours on 100,000 characters."""
    text = head + pump * (100_000 // len(pump))
    assert dates.parse(text, language="br") == (D if pump == " " and head.startswith("29") else None)
    assert len(list(dates.find(text, day_first=True))) <= 40
    assert dates.age(text) is None
    assert dates.label(text) is None
    assert dates.from_url(f"https://example.org/{text}") is None or pump == "2025-"
    assert dates.day_first([text], None, text) in {True, False, None}


@pytest.mark.parametrize(
    ("texts", "language", "url", "expected"),
    [
        (["29/05/2025"], None, None, True),
        (["05/29/2025"], None, None, False),
        (["x", "03/04/2025", "on 5-29-2025 and"], "de", None, False),
        (["29/05/2025", "05/29/2025"], None, None, None),
        (["29/05/2025", "05/29/2025"], "fr", None, True),
        (["03/04/2025"], None, None, None),
        (["03/04/2025"], "en", None, None),
        (["03/04/2025"], "en-US", None, False),
        (["03/04/2025"], "en_us", None, False),
        (["03/04/2025"], "en-GB", None, True),
        (["03/04/2025"], "de-AT", None, True),
        (["03/04/2025"], "es-US", None, False),
        (["03/04/2025"], "fr-CA", None, None),
        (["03/04/2025"], "zh-Hant-TW", None, None),
        (["03/04/2025"], "xx", None, None),
        ([], "pt-BR", None, True),
        (["03/04/2025"], "en", "https://example.org/2025/04/03/x", True),
        (["03/04/2025"], "en", "https://example.org/2025/03/04/x", False),
        (["03/04/2025", "03/06/2025"], "en", "https://example.org/news/2025/03/x/", False),
        (["03/04/2025", "04/03/2025"], "en", "https://example.org/2025/03/x/", None),
        (["03/03/2025"], "en", "https://example.org/2025/03/x/", None),
        (["03/04/2024"], "en", "https://example.org/2025/03/x/", None),
        (["03/04/2025"], "en", "https://example.co.uk/x", True),
        (["03/04/2025"], "en", "https://news.example.us:8080/x", False),
        (["03/04/2025"], "en", "//example.de", True),
        (["03/04/2025"], "en-US", "https://example.co.uk/x", True),
        (["03/04/2025"], "en", "https://example.com/x", None),
        (["03/04/2025"], None, "not an address", None),
        (["1/1/29/2025", "3.11.2024.1"], None, None, None),
    ],
)
def test_the_page_settles_the_order(texts: list[str], language: str | None, url: str | None, expected: bool | None) -> None:
    assert dates.day_first(texts, language, url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2025/05/29/title", D),
        ("https://example.org/2025/5/29", D),
        ("https://example.org/news/2025-05-29-title.html", D),
        ("https://example.org/title-2025-05-29", D),
        ("https://example.org/title_2025_05_29.html", D),
        ("https://example.org/20250529/title", D),
        ("https://example.org/202505/t20250529_123.html", D),
        ("https://example.org/2025-05/29/c_1.htm", D),
        ("https://example.org/2025/0529/c1.html", D),
        ("https://example.org/world/2025/may/29/title", D),
        ("/2025/05/29/", D),
        ("https://example.org/2025/05/", None),
        ("https://example.org/2025/05/title", None),
        ("https://example.org/2025/05/290123", None),
        ("https://example.org/2025/13/29/", None),
        ("https://example.org/2025/02/30/", None),
        ("https://example.org/?day=2025-05-29", None),
        ("https://example.org/#2025/05/29/", None),
        ("https://example.org/a-20250529", None),
        ("https://example.org/120250529/", None),
        ("https://example.org/1825/05/29/", None),
        ("https://2025-05-29.example.org/", None),
        ("https://[::1/2025/05/29/", D),
        ("https://example.org/news/29-05-2025", D),
        ("https://example.org/29.05.2025-title.html", D),
        ("https://example.org/05-05-2025/title", dt.date(2025, 5, 5)),
        ("https://example.org/news/03-05-2025", None),
        ("https://example.org/129-05-20251", None),
        ("", None),
    ],
)
def test_the_date_of_an_address(url: str, expected: dt.date | None) -> None:
    assert dates.from_url(url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published ", "published"),
        ("Published on: ", "published"),
        ("Published by Ann Lee · Last updated ", "modified"),
        ("UPDATED: ", "modified"),
        ("28 May 2025Updated ", "modified"),
        ("Ann LeePublished ", "published"),
        ("Veröffentlicht am ", "published"),
        ("Zuletzt aktualisiert: ", "modified"),
        ("Publié le 28 mai 2025, mis à jour le ", "modified"),
        ("Güncelleme: ", "modified"),
        ("GÜNCELLEME ", "modified"),
        ("Yayınlanma Tarihi: ", "published"),
        ("Обновлено ", "modified"),
        ("نُشر في ", "published"),
        ("آخر تحديث ", "modified"),
        ("发布时间：", "published"),
        ("更新日：", "modified"),
        ("기사입력 ", "published"),
        ("최종수정 ", "modified"),
        ("Joined: ", "other"),
        ("Member since ", "other"),
        ("Registriert: ", "other"),
        ("Miembro desde ", "other"),
        ("Зарегистрирован: ", "other"),
        ("Published, valid until ", "other"),
        ("Joined 2029 · Posted ", "published"),
        ("Adjoined ", None),
        ("By Ann Lee ", None),
        ("unpublished ", None),
        ("Publisher ", None),
        ("an updatedness of ", None),
        ("", None),
    ],
)
def test_the_last_label_says_which_date_follows(text: str, expected: str | None) -> None:
    assert dates.label(text) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_none_of_them_raises(text: str, url: str) -> None:
    dates.label(text)
    dates.from_url(url)
    dates.day_first([text], text, url)
