"""Class words: which families an element's names belong to, and which not."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagestrip.readers.names import said_by
from pagestrip.words import classes, sections

CLASSES = [
    ("related", "related-articles"),
    ("related", "article__readMore"),
    ("related", "taboola-below-article"),
    ("comments", "commentlist"),
    ("comments", "PostComments"),
    ("share", "social_sharing_bar"),
    ("newsletter", "newsletterSignup"),
    ("ad", "ad-slot"),
    ("ad", "adsbygoogle"),
    ("consent", "onetrust-banner-sdk"),
    ("navigation", "main-nav"),
    ("breadcrumb", "breadcrumbs"),
    ("author_box", "author-bio"),
    ("hidden", "sr-only"),
    ("hidden", "visuallyHidden"),
    ("article", "article-body__content"),
    ("standfirst", "article-standfirst"),
    ("byline", "story-byline"),
    ("caption", "wp-caption-text"),
    ("popular", "mostRead"),
    ("toc", "ez-toc-container"),
    ("listing", "teaser"),
    ("forum", "message-body"),
    ("tools", "text-size"),
    ("share", "follow-links"),
    ("tags", "blockquote tag"),
    ("ad", "table_ad__k2kQA"),
    ("navigation", "page__navBar"),
    ("navigation", "left_MENU"),
    ("sidebar", "col_Rail"),
]
NO_CLASSES = [
    ("ad", "heading"),
    ("ad", "header-addon"),
    ("ad", "ad-free"),
    ("ad", "shadow-lg"),
    ("hidden", "overflow-hidden"),
    ("hidden", "d-none d-md-block"),
    ("sidebar", "no-sidebar"),
    ("sidebar", "elementor-widget elementor-widget-container"),
    ("comments", "no-comments"),
    ("popular", "post-1 type-post category-top_stories"),
    ("tags", "hentry tag-harbour"),
    ("tools", "has-small-font-size"),
    ("consent", "cmp-text"),
    ("navigation", "unavailable"),
    ("related", "unrelated"),
    ("header", "article-header"),
    ("legal", "wp-block-post-terms"),
    ("tools", "text-size-medium"),
    ("share", "hero__follow-up"),
    ("tags", "blockquote-tag blockquote-tag-note"),
    ("ad", "table_root__adKQA"),
    ("caption", "admonitionContent_BuS1"),
]


@pytest.mark.parametrize(("name", "names"), CLASSES)
def test_class_words(name: str, names: str) -> None:
    assert name in classes.families(said_by(names)[0])


@pytest.mark.parametrize(("name", "names"), NO_CLASSES)
def test_other_class_words(name: str, names: str) -> None:
    assert name not in classes.families(said_by(names)[0])


def test_class_words_are_written_as_the_reader_gives_them() -> None:
    found = sections("classes.txt")
    assert {name.removesuffix(" not") for name in found} - {"any"} <= found.keys()
    for name, words in found.items():
        assert [word for word, count in Counter(words).items() if count > 1] == [], name
        assert [word for word in words if word != word.lower() or " " in word] == [], name
        assert set(words) & set(found.get(f"{name} not", ())) == set(), name


@given(st.lists(st.sampled_from(("qzx", "c1", "row", "wrapper"))))
def test_strange_words_change_nothing(words: list[str]) -> None:
    names = " ".join(["related-posts", *words])
    assert classes.families(said_by(names)[0]) == {"related"}
