"""`dates.parse`: a whole string is one date, or it is none."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from dated_values import D, T, at, same
from hypothesis import given
from hypothesis import strategies as st

from pagestrip import dates
from pagestrip.dates import scan
from pagestrip.dates.plain import opens_word

MACHINE: list[tuple[str, dt.date | dt.datetime | None]] = [
    ("2025-05-29", D),
    ("20250529", D),
    ("2025-W22-4", D),
    ("2025-05-29T14:30", T),
    ("2025-05-29 14:30", T),
    ("2025-05-29t14:30:00", T),
    ("2025-05-29T14:30:00Z", at(0)),
    ("2025-05-29T14:30:00z", at(0)),
    ("2025-05-29T14:30:00.000Z", at(0)),
    ("2025-05-29T14:30:00.000000000Z", at(0)),
    ("2025-05-29T14:30:00,5+02:00", at(2, T.replace(microsecond=500_000))),
    ("2025-05-29T14:30:00+02:00", at(2)),
    ("2025-05-29T14:30:00+0200", at(2)),
    ("2025-05-29T14:30:00+02", at(2)),
    ("2025-05-29T14:30:00-03:30", at(-3.5)),
    ("2025-05-29 14:30:00 +0200", at(2)),
    ("2025-05-29 14:30:00 -04:00", at(-4)),
    ("2025-05-29T14:30-04:00", at(-4)),
    ("2025-05-29T14:30:00+02:00[Europe/Berlin]", at(2)),
    ("2025-05-29 14:30:00 +0200 CEST", at(2)),
    ("2025-05-29 14:30:00 +0200 +0200", at(2)),
    ("2025 05 29", D),
    ("2025 05 29 14:30:00", T),
    ("20250529T143000Z", at(0)),
    ("20250529T1430", T),
    ("20250529143000", T),
    ("202505291430", T),
    ("2025-05-29Z", D),
    ("2025-05-29+02:00", D),
    (" 2025-05-29\n", D),
    ("1748529000", at(0)),
    ("1748529000000", at(0)),
    ("２０２５-０５-２９", D),
    ("1900-01-01", dt.date(1900, 1, 1)),
    ("2100-12-31", dt.date(2100, 12, 31)),
    ("1899-12-31", None),
    ("2101-01-01", None),
    ("0000-00-00", None),
    ("0001-01-01T00:00:00Z", None),
    ("-0001-11-30T00:00:00+00:00", None),
    ("2025-02-29", None),
    ("2025-13-01", None),
    ("2025-05-29T25:00:00Z", None),
    ("2025-05-29T14:30:00+25:00", None),
    ("2025-05 29", None),
    ("2025-05", None),
    ("2025", None),
    ("20251329", None),
    ("99999999", None),
    ("20259929143000", None),
    ("0000000000", None),
    ("0612345678", None),
    ("9999999999999", None),
    ("12345678901", None),
    ("2025-05-29T14:30:00Z2025-05-29", None),
]

NUMBERS: list[tuple[str, dict[str, Any], dt.date | None]] = [
    ("29/05/2025", {}, D),
    ("05/29/2025", {}, D),
    ("29.05.2025", {}, D),
    ("29. 5. 2025", {}, D),
    ("29.5.2025.", {}, D),
    ("29-05-2025", {}, D),
    ("2025/05/29", {}, D),
    ("2025.05.29", {}, D),
    ("2025. 5. 29.", {}, D),
    ("2025-5-29", {}, D),
    ("29 / 05 / 2025", {}, D),
    ("29/05/25", {}, D),
    ("5/29/25", {}, D),
    ("29.05.25", {}, D),
    ("25.05.29", {"language": "ko"}, D),
    ("25.05.29", {"language": "de"}, dt.date(2029, 5, 25)),
    ("25/05/29", {"language": "ja-JP"}, D),
    ("01.02.69", {}, dt.date(1969, 2, 1)),
    ("01.02.68", {}, dt.date(2068, 2, 1)),
    ("6.11.23", {"language": "de"}, dt.date(2023, 11, 6)),
    ("29-05-25", {"language": "fr"}, D),
    ("29/05/2568", {"language": "th"}, D),
    ("2568-05-29", {"language": "th"}, D),
    ("٢٩/٠٥/٢٠٢٥", {}, D),
    ("۲۹/۰۵/۲۰۲۵", {}, D),
    ("२९/०५/२०२५", {}, D),
    ("２９／０５／２０２５", {}, D),
    ("\u200f29\u200f/05\u200f/2025", {}, D),
    ("05/05/2025", {}, dt.date(2025, 5, 5)),
    # which comes first is the page's to say
    ("03/04/2025", {}, None),
    ("03-04-2025", {}, None),
    ("03/04/2025", {"day_first": True}, dt.date(2025, 4, 3)),
    ("03/04/2025", {"day_first": False}, dt.date(2025, 3, 4)),
    ("03/04/2025", {"language": "en"}, None),
    ("03/04/2025", {"language": "en-US"}, dt.date(2025, 3, 4)),
    ("03/04/2025", {"language": "en-GB"}, dt.date(2025, 4, 3)),
    ("03/04/2025", {"language": "de"}, dt.date(2025, 4, 3)),
    ("03/04/2025", {"language": "zh"}, None),
    ("03/04/2025", {"language": "de", "day_first": False}, dt.date(2025, 3, 4)),
    ("03.04.2025", {}, dt.date(2025, 4, 3)),
    ("03.04.2025", {"day_first": False}, dt.date(2025, 3, 4)),
    ("29/05/2025", {"day_first": False}, D),
    ("03/04/25", {}, None),
    # not dates
    ("29-05-25", {}, None),
    ("6.11.23", {}, None),
    ("30/02/2025", {}, None),
    ("32/01/2025", {}, None),
    ("13/13/2025", {}, None),
    ("29/05-2025", {}, None),
    ("29/05/202", {}, None),
    ("29/05", {}, None),
    ("05/2025", {}, None),
    ("1/1/1/1/1", {}, None),
    ("3.11.2024.1", {}, None),
    ("1.3.11.2024", {}, None),
    ("v3.11.2024", {}, None),
    ("192.168.10.24", {}, None),
    ("10.12.11.24", {}, None),
    ("01 23 45 67 89", {}, None),
    ("01.02.03.04.05", {}, None),
    ("030-12-2024", {}, None),
    ("+49 30 12052024", {}, None),
    ("1,299.00", {}, None),
    ("12.05.2024 €", {"language": "de"}, None),
    ("€ 1.299", {}, None),
    ("24/7/365", {}, None),
    ("12:30", {}, None),
    ("3-2", {}, None),
    ("978-3-16-148410-0", {}, None),
    ("27.-29.05.2025", {}, None),
    ("01.05.2025-03.05.2025", {}, None),
    ("12/13/14", {}, None),
]


@pytest.mark.parametrize(("text", "expected"), MACHINE)
def test_a_string_that_is_one_date(text: str, expected: dt.date | None) -> None:
    assert same(dates.parse(text), expected), dates.parse(text)


@pytest.mark.parametrize(("text", "kwargs", "expected"), NUMBERS)
def test_numbers_are_read_in_the_order_of_the_page(text: str, kwargs: dict[str, Any], expected: dt.date | None) -> None:
    assert same(dates.parse(text, **kwargs), expected), dates.parse(text, **kwargs)


def test_white_space_does_not_count_but_long_text_is_no_date() -> None:
    assert dates.parse("May 29,\n\t" + " " * 300 + "2025") == D
    assert dates.parse("May 29, 2025" + " " * 5_000) == D
    assert dates.parse("May 29, 2025" + " " * 600 + "x") is None
    assert dates.parse("May 29, 2025" + " (Thursday)" * 20) is None


def test_relative_time_needs_a_reference() -> None:
    assert dates.parse("3 days ago") is None
    assert dates.parse("3 days ago", reference_date=D) == dt.date(2025, 5, 26)
    assert dates.parse("2 hours ago", reference_date=T) == dt.datetime(2025, 5, 29, 12, 30)
    assert dates.parse("gestern", reference_date=T) == dt.date(2025, 5, 28)
    assert dates.parse("posted 3 days ago by Ann", reference_date=D) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 28", dt.date(2025, 5, 28)),
        ("28. Mai", dt.date(2025, 5, 28)),
        ("5月28日", dt.date(2025, 5, 28)),
        ("30 May", dt.date(2025, 5, 30)),  # tomorrow: a zone ahead of the reference
        ("31 May", dt.date(2024, 5, 31)),
        ("Dec. 31", dt.date(2024, 12, 31)),
        ("29 Feb", dt.date(2024, 2, 29)),
        ("May", None),
        ("12:30", None),
        ("5", None),
    ],
)
def test_a_date_without_a_year_is_the_last_before_the_reference(text: str, expected: dt.date | None) -> None:
    assert dates.parse(text, reference_date=D) == expected
    assert dates.parse(text) is None


FORMATS = (
    "%Y-%m-%d",
    "%Y%m%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d %B %Y",
    "%B %d, %Y",
    "%a, %d %b %Y",
    "%A, %B %d, %Y",
    "%d-%b-%Y",
    "%d.%m.%Y",
    "%Y年%m月%d日",
    "%Y년 %m월 %d일",
    "%d de %B de %Y",
)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(FORMATS))
def test_every_date_comes_back_from_every_form(day: dt.date, form: str) -> None:
    assert dates.parse(day.strftime(form)) == day


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 12, 31)), st.integers(-12 * 4, 14 * 4))
def test_every_moment_comes_back(moment: dt.datetime, quarters: int) -> None:
    aware = at(quarters / 4, moment)
    assert same(dates.parse(moment.isoformat()), moment)
    assert same(dates.parse(aware.isoformat()), aware)
    assert same(dates.parse(aware.strftime("%a, %d %b %Y %H:%M:%S %z")), aware.replace(microsecond=0))
    assert dates.parse(moment.strftime("%B %d, %Y, %I:%M %p")) == moment.replace(second=0, microsecond=0)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(("/", "-")))
def test_numbers_that_can_be_read_two_ways_are_never_guessed(day: dt.date, sign: str) -> None:
    for first in (True, False):
        shown = f"{day.day:02}{sign}{day.month:02}{sign}{day.year}" if first else f"{day.month:02}{sign}{day.day:02}{sign}{day.year}"
        assert dates.parse(shown, day_first=first) == day
        assert dates.parse(shown) in {None, day}
        assert (dates.parse(shown) is None) == (day.day <= 12 and day.day != day.month)


@given(st.text(max_size=120))
def test_parse_never_raises(text: str) -> None:
    dates.parse(text)
    dates.parse(text, language="de", day_first=True, reference_date=D)


DATE_LIKE = st.text(st.sampled_from("0129 .-/:年月日MayZTde+٢\u200f()p"), max_size=40)


@given(DATE_LIKE)
def test_what_parses_lies_in_range(text: str) -> None:
    value = dates.parse(text, day_first=True)
    assert value is None or 1900 <= value.year <= 2100


@given(DATE_LIKE, st.sampled_from((None, "en", "th", "ko")))
def test_parse_agrees_with_itself(text: str, language: str | None) -> None:
    assert dates.parse(text, language=language) == dates.parse(f"  {text}\n", language=language)


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (dates.machine.read, "21001231235959", dt.datetime(2100, 12, 31, 23, 59, 59)),
        (dates.machine.read, "21010101000000", None),
        (dates.machine.read, "19000101000000", dt.datetime(1900, 1, 1)),
        (dates.machine.read, "18991231235959", None),
        (dates.from_url, "https://quay.example/13-11-2024/x", dt.date(2024, 11, 13)),
        (dates.from_url, "https://quay.example/12-11-2024/x", None),
        (dates.from_url, "https://quay.example/11-11-2024/x", dt.date(2024, 11, 11)),
    ],
)
def test_the_edges_of_what_is_a_date(read: Callable[[str], dt.date | None], text: str, expected: dt.date | None) -> None:
    assert read(text) == expected


def test_the_first_and_the_last_year() -> None:
    years = range(scan.FIRST_YEAR - 1, scan.LAST_YEAR + 2)
    assert [year for year in years if scan.dated(year, 5, 3) is None] == [years[0], years[-1]]


@pytest.mark.parametrize(("text", "at", "expected"), [("XyZ", 2, True), ("xYz", 2, False), ("XYZ", 2, False), (" z", 1, True), ("z", 0, True)])
def test_where_a_word_can_begin(text: str, at: int, expected: bool) -> None:
    assert opens_word(text, at) is expected
