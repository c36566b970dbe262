"""Which of two numbers is the day, by what is known of the page; and whether a line holds a date at all."""

import datetime as dt

import pytest

from pagestrip import dates

SIGNED = dt.date(2025, 6, 2)


@pytest.mark.parametrize(
    ("line", "beside", "latest", "expected"),
    [
        ("Maroc03/06/2025", (SIGNED,), None, True),
        ("Maroc06/03/2025", (SIGNED,), None, False),
        ("Maroc03/06/2025", (dt.date(2024, 1, 1),), None, None),
        ("Maroc03/06/2025", (), dt.date(2025, 4, 1), False),  # the third of June has not come yet
        ("Maroc03/06/2025", (), dt.date(2025, 8, 17), None),
        ("Maroc03-06-2025", (), None, True),  # no pattern puts the month first between dashes
        ("Maroc03-06-2025", (), dt.date(2025, 4, 1), False),
        ("Maroc03/06/2025, 12/25/2024", (SIGNED,), None, False),  # what the page itself shows comes first
    ],
)
def test_what_is_known_of_the_day_tells_the_order(line: str, beside: tuple[dt.date, ...], latest: dt.date | None, expected: bool | None) -> None:
    assert dates.day_first([line], "en", None, beside, latest) is expected


@pytest.mark.parametrize(("text", "expected"), [("Maroc03-06-2025", True), ("03/04/2031", True), ("3 May 2031", True), ("version 3.4.20", False)])
def test_a_date_that_can_be_read_two_ways_is_one_all_the_same(text: str, expected: bool) -> None:
    assert dates.is_dated(text) is expected
