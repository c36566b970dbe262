"""What holds for every page: a known story is found whole, in every dress, and nothing else comes with it. `--hypothesis-profile=long` looks long."""

import copy
import json
import pickle
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from stories import CHROME_AFTER, CHROME_BEFORE, MARKS, NAMES, Story, stories

import pagestrip
from benchmarks.fixtures import fixtures
from pagestrip.article import Source

UNSEEN = ("<!-- a note -->", "<script>var a = '<p>x</p>';</script>", "<style>p { color: red }</style>", "<template><p>x</p></template>")
FEW = settings(max_examples=settings().max_examples // 10)  # of pages, which take longer than numbers; the long profile has 400


def body_of(page: str | bytes, kind: str = "auto") -> str:
    return pagestrip.extract(page, kind=kind).body


def is_within(words: list[str], others: list[str]) -> bool:
    """Whether the words stand among the others, in order."""
    coming = iter(others)
    return all(word in coming for word in words)


def marks_of(text: str) -> list[str]:
    return [word.strip(",.") for word in text.split() if word.startswith(MARKS)]


def said_by(article: pagestrip.Article) -> tuple[object, ...]:
    """What `to_html` writes of an article."""
    source = article.source and article.source.name
    return article.headline, article.standfirst, article.body, article.authors, source, article.published, article.language


@pytest.mark.parametrize("slug", [f.slug for f in fixtures()])
def test_cleaning_a_cleaned_fixture_changes_nothing(slug: str) -> None:
    first = next(f for f in fixtures() if f.slug == slug).article()
    assert said_by(pagestrip.extract(first.to_html())) == said_by(first)


# Found, whole, and alone


@FEW
@given(stories())
def test_every_paragraph_is_found(story: Story) -> None:
    assert body_of(story.html()) == story.body


@FEW
@given(stories())
def test_the_headline_is_found(story: Story) -> None:
    assert pagestrip.extract(story.html()).headline == story.headline


@FEW
@given(stories())
def test_nothing_is_invented(story: Story) -> None:
    page = story.html()
    plain = " ".join(etree.HTML(page).itertext()).split()  # type: ignore[arg-type]
    assert is_within(body_of(page).split(), plain)


@FEW
@given(stories())
def test_flattened_it_is_found_too(story: Story) -> None:
    assert marks_of(body_of(story.flat(), "text")) == marks_of(story.body)


@FEW
@given(stories(least=4))
def test_html_and_its_flattening_agree(story: Story) -> None:
    page = pagestrip.read(story.html())
    flat = "\n\n".join(block.text for block in page.blocks)
    assert marks_of(body_of(flat, "text")) == marks_of(body_of(story.html()))


@FEW
@given(stories())
def test_cleaning_the_text_again_changes_nothing(story: Story) -> None:
    once = body_of(story.html())
    assert body_of(f"{story.headline}\n\n{once}", "text") == once


@FEW
@given(stories())
def test_cleaning_the_html_again_changes_nothing(story: Story) -> None:
    article = pagestrip.extract(story.html())
    assert body_of(article.to_html()) == article.body


@FEW
@given(
    stories(),
    st.one_of(st.none(), st.sampled_from((*NAMES, "The Marbelow Mercury", "Hafenblatt"))),
    st.lists(st.sampled_from(("Ann Lee", "Joris van Dam", "Zdenka Malá")), unique=True, max_size=3),
    st.one_of(st.none(), st.dates(date(1995, 1, 1), date(2035, 1, 1))),
    st.sampled_from((None, "Nobody knows who will pay for it. The town asks for help.", "A night of waiting for those who came home last.")),
)
def test_the_cleaned_page_says_the_same_fields(
    story: Story, source: str | None, authors: list[str], published: date | None, standfirst: str | None
) -> None:
    """Whatever the head of the article holds: nothing of it is taken for body when the cleaned page is cleaned."""
    first = replace(
        pagestrip.extract(story.html()),
        source=Source(source) if source else None,
        authors=tuple(authors),
        published=published,
        standfirst=standfirst,
    )
    again = pagestrip.extract(first.to_html())
    assert said_by(again) == said_by(first)


# Surroundings that do not matter


@FEW
@given(stories())
def test_stripping_the_chrome_changes_nothing(story: Story) -> None:
    assert body_of(story.html()) == body_of(story.with_(before=(), after=()).html())


@FEW
@given(stories(), st.sampled_from(CHROME_BEFORE), st.sampled_from(CHROME_AFTER))
def test_more_chrome_changes_nothing(story: Story, before: str, after: str) -> None:
    more = story.with_(before=(before, *story.before), after=(*story.after, after))
    assert body_of(more.html()) == body_of(story.html())


@FEW
@given(stories(), st.sampled_from(("div", "main", "center", "form", "x-app", "font")))
def test_a_wrapper_changes_nothing(story: Story, tag: str) -> None:
    assert body_of(story.with_(wraps=(*story.wraps, tag)).html()) == body_of(story.html())


@FEW
@given(
    stories(),
    st.sampled_from(("<!-- a note -->", "<script>var a = '<p>x</p>';</script>", "<style>p { color: red }</style>", "<template><p>x</p></template>")),
)
def test_what_nobody_sees_changes_nothing(story: Story, unseen: str) -> None:
    assert body_of(story.html().replace("</p>", f"</p>{unseen}")) == body_of(story.html())


@FEW
@given(stories(), st.sampled_from(("\n\n\n", "<!-- end -->", " \t", "\r\n", "</body></html>")))
def test_what_trails_changes_nothing(story: Story, trail: str) -> None:
    assert pagestrip.extract(story.html() + trail) == pagestrip.extract(story.html())


@FEW
@given(stories(), st.sampled_from(("\r\n", "\r")))
def test_line_ends_do_not_matter(story: Story, end: str) -> None:
    page = story.html().replace("> ", ">\n")
    assert body_of(page.replace("\n", end)) == body_of(page)
    assert body_of(story.flat().replace("\n", end), "text") == body_of(story.flat(), "text")


@FEW
@given(stories())
def test_the_case_of_tags_does_not_matter(story: Story) -> None:
    page = story.html()
    assert body_of(page.replace("<p>", "<P>").replace("</p>", "</P>").replace("article>", "ARTICLE>")) == body_of(page)


@FEW
@given(stories())
def test_closings_that_may_be_left_out_do_not_matter(story: Story) -> None:
    assert body_of(story.html().replace("</p>\n<p>", "\n<p>")) == body_of(story.html())


@FEW
@given(stories())
def test_references_read_as_letters(story: Story) -> None:
    page = story.html()
    assert body_of(page.replace(" the ", " &#116;&#x68;e ")) == body_of(page)


@FEW
@given(stories(), st.sampled_from(("b", "i", "em", "span", "font", "u")))
def test_styles_do_not_matter(story: Story, tag: str) -> None:
    page = story.html()
    assert body_of(page.replace(" the ", f" <{tag}>the</{tag}> ")) == body_of(page)


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
    assert body_of(etree.HTML(story.html())) == body_of(story.html())  # type: ignore[arg-type]


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


def test_the_long_profile_is_long() -> None:
    assert settings.get_profile("long").max_examples >= 4000
