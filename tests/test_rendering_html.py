import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from rendering_samples import ARTICLES, FERRY, body

from pagestrip import Article
from pagestrip.article import Image
from pagestrip.model import Block, Inline, Kind, Label
from pagestrip.rendering.html import direction
from pagestrip.text import squeeze

OPENED = '<article itemscope="" itemtype="https://schema.org/Article" {}>'


def story(*blocks: Block) -> str:
    """The inside of the article element."""
    lines = Article(blocks=blocks, language="en").to_html().splitlines()
    assert (lines[0], lines[-1]) == (OPENED.format('lang="en" dir="ltr"'), "</article>")
    return "".join(lines[1:-1])


def test_headline_standfirst_byline_body_images() -> None:
    assert FERRY.to_html() == (
        '<article itemscope="" itemtype="https://schema.org/NewsArticle" lang="en-GB" dir="ltr">\n'
        '<header><h1 itemprop="headline">Ferry to Lowmere runs again</h1>\n'
        '<p class="standfirst" itemprop="description">Six weeks after the storm the harbour is open.</p>\n'
        '<p class="byline"><span itemprop="author">Ann Reed</span>, <span itemprop="author">Joss Hale</span> · '
        '<span itemprop="publisher" itemscope="" itemtype="https://schema.org/Organization"><span itemprop="name">Quay Post</span></span> · '
        '<time itemprop="datePublished" datetime="2024-05-03T07:30:00+00:00">2024-05-03</time></p></header>\n'
        "<p>LOWMERE (KNA) — The ferry sailed at dawn.</p>\n"
        "<p>Few were aboard.</p>\n"
        '<figure><img src="/ferry.jpg" alt="A white ship"/><figcaption>The ferry at dawn. Joss Hale</figcaption></figure>\n'
        '<figure><img src="https://quay.example/map.png" alt=""/></figure>\n'
        "</article>\n"
    )


def test_an_empty_article_is_an_empty_element() -> None:
    assert Article().to_html() == OPENED.format('dir="auto"') + "\n</article>\n"


def test_a_day_is_no_moment() -> None:
    assert (
        '<p class="byline"><time itemprop="datePublished" datetime="2024-05-03">2024-05-03</time></p>'
        in Article(published=dt.date(2024, 5, 3)).to_html()
    )


def test_only_body_blocks_and_no_captions() -> None:
    assert story(body("Kept."), Block(1, "Read also", label=Label.RELATED), body("A ship", Kind.CAPTION)) == "<p>Kept.</p>"


def test_blocks_by_kind() -> None:
    assert story(body("Why", Kind.HEADING, 1), body("How", Kind.HEADING, 4)) == "<h2>Why</h2><h4>How</h4>"
    assert story(body("One.", Kind.QUOTE), body("Two.", Kind.QUOTE)) == "<blockquote><p>One.</p><p>Two.</p></blockquote>"
    assert story(body("if a < b:", Kind.CODE)) == "<pre><code>if a &lt; b:</code></pre>"
    assert story(body("Reds\t3", Kind.ROW), body("Blues", Kind.ROW)) == "<table><tr><td>Reds</td><td>3</td></tr><tr><td>Blues</td></tr></table>"
    assert story(body("One\ntwo")) == "<p>One<br/>two</p>"


def test_lists_nest_and_keep_their_numbers() -> None:
    assert story(
        body("boats", Kind.ITEM, 1, "•"),
        body("ferry", Kind.ITEM, 2, "1."),
        body("tug", Kind.ITEM, 2, "5."),
        body("of 1926", Kind.ITEM, 2),
        body("docks", Kind.ITEM, 1, "•"),
        body("quays", Kind.ITEM, 1, "1."),
    ) == ('<ul><li>boats<ol><li>ferry</li><li value="5">tug<p>of 1926</p></li></ol></li><li>docks</li></ul><ol><li>quays</li></ol>')


def test_links_and_emphasis() -> None:
    inlines = (Inline(0, 3, "b"), Inline(4, 16, "a", value="/f?a=1&b=2"), Inline(10, 16, "i"), Inline(17, 20, "sup"))
    assert story(body("The ferry sailed now", Kind.PARAGRAPH, 0, "", *inlines)) == (
        '<p><strong>The</strong> <a href="/f?a=1&amp;b=2">ferry <em>sailed</em></a> now</p>'
    )


def test_runs_that_overlap_are_closed_in_order() -> None:
    inlines = (Inline(0, 2, "strong"), Inline(1, 3, "em"), Inline(-4, 99, "a", value="/f"))
    assert story(body("abc", Kind.PARAGRAPH, 0, "", *inlines)) == ('<p><a href="/f"><strong>a</strong><strong><em>b</em></strong><em>c</em></a></p>')


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("ur", "rtl"),
        ("fa-AF", "rtl"),
        ("pa-Arab-PK", "rtl"),
        ("en", "ltr"),
        ("sd-Deva", "ltr"),
        ("az", "ltr"),
        ("zh-Hant", "ltr"),
    ],
)
def test_direction_follows_language_and_script(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_a_language_that_is_no_tag_is_left_out() -> None:
    assert Article(language='en" onload="x').to_html().startswith(OPENED.format('dir="auto"'))


def test_images_without_a_web_address_are_left_out() -> None:
    assert "figure" not in Article(images=(Image("data:image/png;base64,AAAA", "A ship"), Image(""))).to_html()


@settings(max_examples=100, deadline=None)
@given(ARTICLES)
def test_any_article_is_well_formed_and_keeps_its_words(article: Article) -> None:
    ET.fromstring(article.to_html())  # noqa: S314  # our own output; raises ParseError
    labelled = replace(article, blocks=tuple(block._replace(label=Label.BODY, kind=Kind.PARAGRAPH) for block in article.blocks), images=())
    root = ET.fromstring(labelled.to_html())  # noqa: S314  # our own output
    shown = {squeeze("".join(element.itertext())) for element in root}
    assert {squeeze(block.text) for block in article.blocks if block.text.isprintable()} - {""} <= shown
