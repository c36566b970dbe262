"""Published: what pages are seen to print beside a date, and what settles it."""

import datetime as dt

import pytest
from dated_pages import HEADLINE, best, claim, page, value

from pagestrip.extractors.published import MODIFIED
from pagestrip.model import Block, Claim, Inline, Kind


def test_a_label_alone_on_the_line_above_says_which_date_it_is() -> None:
    assert value(page("Published", "3 May 2031", "Updated on", "5 May 2031")) == dt.date(2031, 5, 3)
    assert value(page("Updated on", "5 May 2031"), MODIFIED) == dt.date(2031, 5, 5)
    assert value(page("Updated after the council had met again", "5 May 2031"), MODIFIED) is None


@pytest.mark.parametrize(
    ("claims", "url", "expected"),
    [
        ((Claim("html", "lang", "en-GB"),), None, dt.date(2031, 4, 3)),
        ((Claim("opengraph", "og:locale", "en_US"),), None, dt.date(2031, 3, 4)),
        ((Claim("opengraph", "og:locale", "en_US"),), "https://tolm.co.uk/a", dt.date(2031, 4, 3)),
        ((Claim("html", "lang", "fr-FR"),), None, None),
        ((), None, None),
    ],
)
def test_the_region_of_the_language_settles_the_order_the_domains_country_before_it(
    claims: tuple[Claim, ...], url: str | None, expected: object
) -> None:
    assert value(page("Published 03/04/2031", claims=claims, url=url)) == expected


def test_a_claimed_last_change_is_no_publication() -> None:
    assert value(page(claims=(claim("dateModified", "2031-05-03"),))) is None


def test_a_date_inside_the_headlines_element_is_the_storys() -> None:
    dated = Block(0, f"3 May 2031 {HEADLINE}", Kind.HEADING, 1, inlines=(Inline(0, 10, "time", value="2031-05-03"),))
    of = page()
    blocks = (dated, *of.blocks[1:])
    assert value(of.derived(blocks=blocks)) == dt.date(2031, 5, 3)
    assert value(of.derived(blocks=(dated._replace(inlines=()), *of.blocks[1:]))) is None


def test_the_metadata_win_where_the_address_names_their_month() -> None:
    claims = (claim("datePublished", "2031-08-14T10:00:00Z"),)
    printed = dt.date(2030, 8, 14)
    assert value(page("14/08/2030", claims=claims)) == printed
    assert value(page("14/08/2030", claims=claims, url="https://tolm.example/2030/08/a")) == printed
    found = best(page("14/08/2030", claims=claims, url="https://tolm.example/2031-08/a"))
    assert found is not None
    assert (found.value, found.note) == (
        dt.datetime(2031, 8, 14, 10, tzinfo=dt.UTC),
        "the page prints '14/08/2030', its address names the metadata's month",
    )


def test_of_two_dates_in_numbers_that_differ_by_their_order_the_one_that_can_be_read_one_way_wins() -> None:
    assert value(page("01.11.2031", claims=(claim("datePublished", "11/01/2031 12:43"),)), language="de") == dt.date(2031, 11, 1)
    assert value(page("01.11.2031", claims=(claim("datePublished", "2031-01-11"),)), language="de") == dt.date(2031, 1, 11)
