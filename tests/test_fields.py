"""Address, images, standfirst."""

from typing import Any

import pytest

import pagestrip
from pagestrip import Article
from pagestrip.article import Image

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


def extract(head: str = "", above: str = "", inside: str = "", below: str = "", url: str | None = ADDRESS) -> Article:
    story = f"<h1>Ferryman of Tolm retires after forty winters</h1>{above}{''.join(PARAGRAPHS[:2])}{inside}{''.join(PARAGRAPHS[2:])}"
    return pagestrip.extract(f"<html><head>{head}</head><body><main><article>{story}</article></main>{below}</body></html>", url=url)


def link(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def test_lines_behind_a_picture_are_its_caption_and_credit() -> None:
    picture = '<div><img src="/p/ferry.jpg" alt="The ferry in the first light of dawn"><div>The ferry in the first light of dawn</div>{}</div>'
    (image,) = images(inside=picture.format("<div>Photo: Ida Holm</div>"))
    assert (image.caption, image.credit) == ("The ferry in the first light of dawn", "Ida Holm")
    (image,) = images(inside=picture.format("").replace("<div>The ferry in the first light of dawn</div>", "<p>It rained all day.</p>"))
    assert (image.caption, image.credit) == (None, None)


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


def images(**parts: Any) -> tuple[Image, ...]:
    return extract(**parts).images


def test_an_image_of_the_story_with_its_words() -> None:
    caption = 'The ferry at dawn. <span class="credit">Ida Holm</span>'
    figure = f'<figure><img src="/p/ferry.jpg" alt="A flat boat" width="800"><figcaption>{caption}</figcaption></figure>'
    assert images(inside=figure) == (Image("https://tolm.example/p/ferry.jpg", "The ferry at dawn.", "Ida Holm", "A flat boat"),)


def test_a_caption_without_a_named_credit_stays_whole() -> None:
    (image,) = images(inside='<figure><img src="/p/ferry.jpg"><figcaption>The ferry, by Ida Holm</figcaption></figure>')
    assert (image.caption, image.credit) == ("The ferry, by Ida Holm", None)


def test_the_lead_image_comes_first_and_once() -> None:
    head = '<meta property="og:image" content="https://tolm.example/p/lead.jpg?w=1200">'
    body = '<img src="/p/second.jpg" width="600"><img src="/p/lead.jpg?w=400" alt="The lead" width="400">'
    found = images(head=head, inside=body)
    assert [image.url for image in found] == ["https://tolm.example/p/lead.jpg?w=1200", "https://tolm.example/p/second.jpg"]
    assert found[0].alt == "The lead"


def test_sizes_of_one_picture_are_one_picture() -> None:
    head = '<meta property="og:image" content="https://tolm.example/p/boat.jpg">'
    assert len(images(head=head, inside='<img src="/p/boat-300x200.jpg" width="300">')) == 1


@pytest.mark.parametrize(
    "furniture",
    [
        '<img src="/p/site-logo.png">',
        '<img src="/p/pixel.png">',
        '<img src="/p/arrow.svg">',
        '<img src="/p/face.jpg" width="40" height="40">',
        '<img src="data:image/png;base64,iVBORw0KGgo=">',
        '<div class="related"><p>Read also</p><img src="/p/other.jpg" width="600"><p><a href="/o">Salmon counted at the weir again</a></p></div>',
    ],
)
def test_furniture_is_no_image_of_the_story(furniture: str) -> None:
    assert images(inside=furniture) == ()


def test_a_file_that_only_sounds_like_furniture_is_kept() -> None:
    assert len(images(inside='<img src="/p/silicon-valley.jpg" width="600">')) == 1


def test_the_image_of_something_else_is_not_the_lead() -> None:
    head = '<script type="application/ld+json">{"@type":"Organization","image":"https://tolm.example/p/office.jpg"}</script>'
    assert images(head=head) == ()


def test_a_broken_address_is_kept_as_written() -> None:
    assert [image.url for image in images(inside='<img src="http://[broken/p.jpg" width="600">')] == ["http://[broken/p.jpg"]


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
