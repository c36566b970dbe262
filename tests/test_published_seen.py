"""Published: what pages are seen to print beside a date, and what settles it."""

import datetime as dt

import pytest
from dated_pages import HEADLINE, PROSE, best, claim, page, value

from pagestrip.extractors.published import MODIFIED
from pagestrip.model import Block, Claim, Inline, Kind, Label, Mark, Page


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


FOOT = [Block(0, f"{PROSE} It went on for {count} winters more.") for count in range(12)]


def _under(*lines: str | Block) -> Page:
    """A page whose story is followed by these lines, which no label names."""
    body = tuple(range(1, len(FOOT) + 2))
    of = page(*FOOT, labels=dict.fromkeys(body, Label.BODY))
    more = [line if isinstance(line, Block) else Block(0, line) for line in lines]
    blocks = (*of.blocks, *(block._replace(index=len(of.blocks) + n) for n, block in enumerate(more)))
    marks = (*of.marks, Mark(len(of.blocks), len(blocks), Label.OUTSIDE, "test"))
    return Page(blocks, home=(-1,) * len(blocks), kind="html", url="https://tolm.example/harbour/ferry", marks=marks, headline=(0,), body=body)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Written by Nora Vale", "3 May 2031"), dt.date(2031, 5, 3)),
        (("Date: 3 May 2031", "Author: Nora Vale"), dt.date(2031, 5, 3)),
        (("3 May 2031 By Nora Vale",), dt.date(2031, 5, 3)),
        (("3 May 2031", "Ferries of the north"), None),  # no byline
        (("By Nora Vale", "The next meeting of the harbour board is on 3 May 2031"), None),  # the date does not open its line
        (("© 3 May 2031", "By Nora Vale"), None),
        (("By Nora Vale", *map(str, range(12)), "By Bo Roe", "3 May 2031"), None),  # far below: another story's
    ],
)
def test_a_date_beside_the_byline_under_the_story_is_the_storys(lines: tuple[str, ...], expected: object) -> None:
    assert value(_under(*lines)) == expected


def test_a_date_before_a_labelled_last_change_on_one_line_is_the_publication() -> None:
    of = _under("3 May 2031. Updated: 5 May 2031")
    assert value(of) == dt.date(2031, 5, 3)
    assert value(of, MODIFIED) == dt.date(2031, 5, 5)
    found = best(_under("Updated: 5 May 2031"))
    assert found is not None
    assert found.note == "the page dates only its last change"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/harbour/ferry", dt.date(2031, 5, 3)),
        ("https://tolm.example/harbour/ferry/", dt.date(2031, 5, 3)),
        ("/harbour/lock", None),
        ("/harbour/ferry#comments", None),
    ],
)
def test_a_date_that_links_to_the_page_itself_is_its_own(address: str, expected: object) -> None:
    assert value(_under(Block(0, "3 May 2031", inlines=(Inline(0, 10, "a", value=address),)))) == expected


def test_a_longer_link_to_the_page_is_no_date_line() -> None:
    card = "3 May 2031 Ferryman of Tolm retires"
    assert value(_under(Block(0, card, inlines=(Inline(0, len(card), "a", value="/harbour/ferry"),)))) is None


def test_a_date_between_two_prints_of_the_headline_stands_near() -> None:
    of = page("A day on the water", "3 May 2031", HEADLINE, labels={1: Label.OUTSIDE, 2: Label.TOOLS, 3: Label.HEADLINE})
    assert value(of.derived(headline=(0, 3))) == dt.date(2031, 5, 3)


def test_of_two_claims_alike_the_earlier_is_the_publication() -> None:
    claims = (Claim("meta", "published-time", "2031-05-09T08:00:00Z"), Claim("meta", "published-date", "2031-05-03"))
    assert value(page(claims=claims)) == value(page(claims=claims[::-1])) == dt.date(2031, 5, 3)


@pytest.mark.parametrize(
    ("page_type", "picture", "expected"),
    [
        ("article", "https://tolm.example/img/2031/04/ferry.jpg", dt.date(2031, 5, 3)),
        ("article", "https://tolm.example/img/2029/04/ferry.jpg", None),
        ("article", "https://tolm.example/img/ferry-2029.jpg", dt.date(2031, 5, 3)),
        ("documentation", "https://tolm.example/img/ferry.jpg", None),
        ("", "https://tolm.example/img/ferry.jpg", dt.date(2031, 5, 3)),
    ],
)
def test_a_last_change_stands_for_the_publication_only_where_nothing_tells_of_an_earlier_one(page_type: str, picture: str, expected: object) -> None:
    of = page("Updated: 3 May 2031", claims=(Claim("opengraph", "og:image", picture),)).derived(page_type=page_type)
    assert value(of) == expected
    assert value(of, MODIFIED) == dt.date(2031, 5, 3)


@pytest.mark.parametrize(("page_type", "dated"), [("article", True), ("listing", False), ("collection", False), ("product", False)])
def test_an_unlabelled_date_on_a_page_of_entries_is_an_entrys(page_type: str, dated: bool) -> None:
    assert (value(page("3 May 2031").derived(page_type=page_type)) is not None) == dated
    assert value(page("Published: 3 May 2031").derived(page_type=page_type)) == dt.date(2031, 5, 3)
    film = (Claim("jsonld", "uploadDate", "2031-05-03", "VideoObject", 1),)
    assert (value(page("Harbour", claims=film).derived(page_type=page_type)) is not None) == dated
