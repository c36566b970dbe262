"""What holds for every page: a known story is found whole, and nothing else comes with it, whatever stands around it.

`--hypothesis-profile=long` looks long.
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from stories import CHROME_AFTER, CHROME_BEFORE, FEW, NAMES, Story, body_of, is_within, marks_of, said_by, stories

import pagestrip
from benchmarks.fixtures import fixtures
from pagestrip.article import Source

UNSEEN = ("<!-- a note -->", "<script>var a = '<p>x</p>';</script>", "<style>p { color: red }</style>", "<template><p>x</p></template>")


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
    plain = " ".join(etree.HTML(page).itertext()).split()  # type: ignore[arg-type]  # the stubs know bytes alone
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


def test_the_long_profile_is_long() -> None:
    assert settings.get_profile("long").max_examples >= 4000
