"""What a byline names, what stands around the names, and which witness of the writers is believed."""

import pytest

import pagestrip
from pagestrip.extractors import people

PAGE = """<html><head><title>Crews learn the new tide tables</title><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Crews learn the new tide tables", "author": {{"@type": "Person", "name": "{claimed}"}}}}
</script></head><body><article><h1>Crews learn the new tide tables</h1><p class="byline">By <a href="/author/x">{printed}</a></p>
<p>The council met again on Friday and said that the harbour would open next week, after two years of work on its walls.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann LeeTwitter", ("Ann Lee",)),
        ("By Ann McBellReporter", ("Ann McBell",)),
        ("By Ann Lee via Marbelow Post", ("Ann Lee",)),
        ("By Ann Lee, NSCA-CPT", ("Ann Lee",)),
        ("By Ann Lee and From Harbour Tales", ("Ann Lee",)),
        ("By Ann Lee and Bo From", ("Ann Lee", "Bo From")),
        ("By December 30", ()),
        ("By Collection", ()),
        ("By Ferryman07", ()),
        ("Visit the Harbour Store", ()),
        ("Ann Lee One Two Three Four", ()),
        ("Ann Lee de la Torre Bell", ("Ann Lee de la Torre Bell",)),
    ],
)
def test_what_a_byline_names_and_what_it_does_not(text: str, names: tuple[str, ...]) -> None:
    assert people.read(text).people == names


@pytest.mark.parametrize("body", ["Centre for Rivers and Research", "Contributors to Harbour projects"])
def test_a_claimed_body_stays_whole(body: str) -> None:
    assert people.read(body, claimed=True) == people.Names((), (body,))


def test_a_site_whose_own_name_holds_an_and_is_one_body() -> None:
    assert people.read("Quay & i", people.key("Quay & i"), claimed=True) == people.Names((), ("Quay & i",))
    assert people.read("Quay & i", "", claimed=True) != people.Names((), ("Quay & i",))


@pytest.mark.parametrize(
    ("printed", "claimed", "author"),
    [
        ("Ann Lee", "ann.lee2", "Ann Lee"),
        ("HarbourAnn", "Ann Lee", "Ann Lee"),
        ("Ann Lee", "Bo Roe", "Ann Lee"),
    ],
)
def test_a_full_name_is_believed_before_a_login_or_one_word(printed: str, claimed: str, author: str) -> None:
    assert pagestrip.extract(PAGE.format(printed=printed, claimed=claimed)).authors == (author,)


def test_an_element_named_as_a_byline_may_begin_with_the_date() -> None:
    page = (
        "<main><p class='author'>Dec 17, 2031 Ann K. Lee</p><h1>Crews learn the new tide tables</h1><p>"
        + "The council met again on Friday. " * 9
        + "</p></main>"
    )
    assert pagestrip.extract(page).authors == ("Ann K. Lee",)


@pytest.mark.parametrize(("line", "authors"), [("By Ann Lee, Bo Roe, +5 more", ("Ann Lee", "Bo Roe")), ("Ann Lee", ())])
def test_a_byline_right_under_the_headline_may_be_set_in_the_style_of_captions(line: str, authors: tuple[str, ...]) -> None:
    story = "<p>" + "The council met again on Friday. " * 9 + "</p>"
    assert pagestrip.extract(f"<main><h1>Crews learn the new tide tables</h1><p class='caption'>{line}</p>{story}{story}</main>").authors == authors


def test_sections_beside_the_date_over_the_headline_are_no_names() -> None:
    page = (
        "<main><p class='author'>Dec 17, 2031 / Living Well / Harbours</p><h1>Crews learn the new tide tables</h1><p>"
        + "The council met again on Friday. " * 9
        + "</p></main>"
    )
    assert pagestrip.extract(page).authors == ()
