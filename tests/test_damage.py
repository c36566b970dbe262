"""Damaged pages are answered: cut, mutated, or no pages at all."""

import html
import random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import FEW, STUMBLES, Story, body_of, mutations, stories

import pagestrip
from benchmarks.fixtures import fixtures


@FEW
@given(stories(least=5), st.floats(0.5, 1))
def test_a_cut_page_keeps_what_ended_before_the_cut(story: Story, share: float) -> None:
    page = story.html()
    start = page.index("<h1>")
    at = start + int((len(page) - start) * share)
    kept = [text for text in story.paragraphs if 0 <= page.find(f"{text}</p>") + len(text) + 4 <= at]
    body = body_of(page[:at])
    assert len(kept) < 3 or all(text in body for text in kept[:-1])


@FEW
@given(st.data())
def test_damaged_pages_are_answered(data: st.DataObject) -> None:
    page = data.draw(stories()).html().encode()
    assert_answered(data.draw(mutations(page)))


@FEW
@given(stories())
def test_escaped_markup_is_text(story: Story) -> None:
    page = story.html().replace(" the ", " &lt;b&gt;the&lt;/b&gt; ")
    assert html.escape("<b>the</b>") not in body_of(page)
    assert "<b>the</b>" in body_of(page)


@FEW
@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    assert_answered(text)


def assert_answered(page: str | bytes) -> None:
    article = pagestrip.extract(page)
    assert not [warning for warning in article.warnings if " failed: " in warning], article.warnings
    for shown in (article.body, article.to_markdown(), article.to_html(), article.to_json()):
        shown.encode()
    ET.fromstring(article.to_html())  # noqa: S314  # our own
    assert pagestrip.Article.from_dict(article.to_dict()) == article


@pytest.mark.parametrize("seed", range(12))
def test_mutated_fixtures_are_answered(seed: int, request: pytest.FixtureRequest) -> None:
    """3,000 mutations of the project's pages in a run; `--mutations` sets another number."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    pages = [f.page.encode() if isinstance(f.page, str) else f.page for f in fixtures()]
    for _ in range(-(-request.config.getoption("--mutations") // 12)):
        page = chance.choice(pages)
        start = chance.randrange(len(page))
        data = bytearray(page[start : start + chance.randrange(200, 4000)] if chance.random() < 0.7 else page)
        for _ in range(chance.randrange(1, 8)):
            at = chance.randrange(len(data) + 1)
            end = at + chance.randrange(60)
            data[at:end] = chance.choice((b"", bytes(data[at:end]) * 2, bytes([chance.randrange(256)]), *STUMBLES))
        article = pagestrip.extract(bytes(data))
        assert not [warning for warning in article.warnings if " failed: " in warning], (bytes(data), article.warnings)
        (article.to_markdown() + article.to_html() + article.to_json()).encode()
