"""What holds for every page, in whatever form it comes and its answer goes."""

import copy
import json
import pickle
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from stories import FEW, Story, body_of, is_within, marks_of, stories

import pagestrip

# The same page in another form


@FEW
@given(stories(), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")))
def test_bytes_read_as_their_text(story: Story, charset: str) -> None:
    page = story.html().replace("©", "")
    assert pagestrip.extract(page.encode(charset)) == pagestrip.extract(page)


@FEW
@given(stories())
def test_every_kind_of_bytes_is_the_same(story: Story) -> None:
    page = story.html().encode()
    assert pagestrip.extract(page) == pagestrip.extract(bytearray(page)) == pagestrip.extract(memoryview(page))


@FEW
@given(stories())
def test_a_tree_reads_as_its_markup(story: Story) -> None:
    assert body_of(etree.HTML(story.html())) == body_of(story.html())  # type: ignore[arg-type]  # the stubs know bytes alone


@FEW
@given(stories())
def test_the_kind_may_be_said(story: Story) -> None:
    assert pagestrip.extract(story.html(), kind="html") == pagestrip.extract(story.html())


@FEW
@given(stories(), stories())
def test_pages_know_nothing_of_one_another(first: Story, second: Story) -> None:
    alone = pagestrip.extract(second.html())
    pagestrip.extract(first.html())
    assert pagestrip.extract(second.html()) == alone


@FEW
@given(stories())
def test_an_address_changes_no_body(story: Story) -> None:
    assert pagestrip.extract(story.html(), url="https://mercury.example/2031/03/storm").body == body_of(story.html())


# The answer in another form


@FEW
@given(stories())
def test_plain_values_come_back(story: Story) -> None:
    article = pagestrip.extract(story.html())
    assert pagestrip.Article.from_dict(article.to_dict()) == article


@FEW
@given(stories())
def test_json_comes_back(story: Story) -> None:
    article = pagestrip.extract(story.html())
    assert pagestrip.Article.from_dict(json.loads(article.to_json())) == article


@FEW
@given(stories())
def test_copies_are_equal(story: Story) -> None:
    article = pagestrip.extract(story.html())
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301  # our own
    assert copy.deepcopy(article) == article


@FEW
@given(stories())
def test_markdown_says_the_body(story: Story) -> None:
    article = pagestrip.extract(story.html())
    assert is_within(marks_of(article.body), marks_of(article.to_markdown()))


@FEW
@given(stories())
def test_html_says_the_body_and_is_well_formed(story: Story) -> None:
    article = pagestrip.extract(story.html())
    said = " ".join(ET.fromstring(article.to_html()).itertext())  # noqa: S314  # our own
    assert is_within(article.body.split(), said.split())


@FEW
@given(stories())
def test_blocks_are_numbered_labelled_and_hold_the_body(story: Story) -> None:
    article = pagestrip.extract(story.html())
    assert [block.index for block in article.blocks] == list(range(len(article.blocks)))
    assert all(block.label is not None and block.by and block.reason for block in article.blocks)
    assert article.body == "\n\n".join(block.text for block in article.blocks if block.label == "body")


@FEW
@given(stories())
def test_every_value_has_its_evidence(story: Story) -> None:
    article = pagestrip.extract(story.html())
    named = {"headline", "standfirst", "published", "modified", "section", "language", "url"}
    assert {name for name in named if getattr(article, name) is not None} <= set(article.evidence)


@FEW
@given(stories())
def test_no_step_fails_and_no_limit_acts(story: Story) -> None:
    assert pagestrip.extract(story.html()).warnings == ()
