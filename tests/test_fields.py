"""Address, standfirst, and the day that scripts keep."""

import pytest

import pagestrip
from pagestrip import Article

PARAGRAPHS = [
    f"<p>{text}</p>"
    for text in (
        "Nobody in Tolm can remember a morning on which the ferry did not cross, and nobody there wants to remember one now.",
        "The boat has had three hulls and one ferryman. He keeps the old rudders in a shed, and he can tell them apart in the dark.",
        "His niece takes the oars on Monday. She has asked for a bell, a lamp and a second pair of gloves, and she will get the gloves.",
        "The toll stays what it has been since the flood, when a crossing was priced at the cost of a loaf and never priced again.",
    )
]
ADDRESS = "https://tolm.example/news/ferryman"


def extract(head: str = "", above: str = "", url: str | None = ADDRESS) -> Article:
    story = f"<h1>Ferryman of Tolm retires after forty winters</h1>{above}{''.join(PARAGRAPHS)}"
    return pagestrip.extract(f"<html><head>{head}</head><body><main><article>{story}</article></main></body></html>", url=url)


def link(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (link("https://tolm.example/news/7"), ADDRESS, "https://tolm.example/news/7"),
        (link("/news/7"), ADDRESS, "https://tolm.example/news/7"),
        ('<meta property="og:url" content="https://tolm.example/og">', ADDRESS, "https://tolm.example/og"),
        (link("https://tolm.example/news/7") + '<meta property="og:url" content="https://tolm.example/og">', None, "https://tolm.example/news/7"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://tolm.example/ld"}}</script>', None,
         "https://tolm.example/ld"),
        ('<script type="application/ld+json">{"@type":"Organization","url":"https://tolm.example/about"}</script>', None, None),
        (link("https://tolm.example/"), ADDRESS, ADDRESS),  # many stories of some sites claim the front page
        (link("https://tolm.example/"), "https://tolm.example/", "https://tolm.example/"),
        (link("javascript:void(0)"), ADDRESS, ADDRESS),
        (link("ftp://tolm.example/news/7"), ADDRESS, ADDRESS),
        (link("http://[broken"), ADDRESS, ADDRESS),
        ("", None, None),
    ],
)  # fmt: skip
def test_url(head: str, url: str | None, expected: str | None) -> None:
    assert extract(head, url=url).url == expected


DECK = "He rowed eleven thousand crossings and never once asked for the fare twice."


def test_a_named_deck_is_the_standfirst() -> None:
    assert extract(above=f'<p class="standfirst">{DECK}</p>').standfirst == DECK


def test_a_description_that_the_page_does_not_print_is_none() -> None:
    assert extract(head=f'<meta name="description" content="{DECK}">').standfirst is None


def test_the_headline_once_more_is_no_standfirst() -> None:
    title = "Ferryman of Tolm retires after forty winters"
    assert extract(above=f'<p class="standfirst">Crossings: {title}</p>').standfirst is None
    assert extract(above=f'<p class="standfirst">{title}, and {DECK.lower()}</p>').standfirst is not None


def test_the_first_paragraph_is_no_standfirst() -> None:
    assert extract().standfirst is None


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('window.state = {"post": {"published_at": "2031-05-03T08:00:00Z", "title": "Ferry"}}', "2031-05-03T08:00:00+00:00"),
        ('var s = "{\\"publishedDate\\":\\"2031-05-03\\"}"', "2031-05-03"),
        ('{"publishedAt": "2031-05-03", "related": [{"publishedAt": "2031-05-03T10:00:00Z"}]}', "2031-05-03"),
        ('{"publishedAt": "2031-05-03", "related": [{"publishedAt": "2031-04-01"}]}', None),  # several days: a list's
        ('{"unpublished_at": "2031-05-03"}', None),
        ('{"published_at": "soon"}', None),
    ],
)
def test_the_day_that_scripts_keep_where_nothing_else_tells_one(script: str, expected: str | None) -> None:
    article = extract(f"<script>{script}</script>")
    assert (article.published and article.published.isoformat()) == expected
    claimed = extract(f'<meta name="date" content="2030-01-01"><script>{script}</script>')
    assert claimed.published is not None
    assert claimed.published.isoformat() == "2030-01-01"
