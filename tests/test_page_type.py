"""The types of pages so small that the scorer has seen few like them, and of short texts."""

import pytest

import pagestrip

STORY = (
    "The crews of the Marbelow ferries have begun to learn the new tide tables, which the harbour office printed in March.",
    "“We knew the old ones by heart,” said the mate, “and now we must look at the paper again before every crossing.”",
    "The office expects the first season with the new tables to end in October, when the winter boats take over.",
)
OFFER = '{"@type": "Offer", "price": "12.00"}'
ITEM = f'{{"@type": "Product", "description": "{STORY[0]} {STORY[2]}", "offers": {OFFER}}}'
PRODUCT = f'<script type="application/ld+json">{ITEM}</script>'


def paragraphs(count: int) -> str:
    return "<h1>Ferry crews learn to read the new tide tables</h1>" + "".join(f"<p>{text}</p>" for text in STORY[:count])


@pytest.mark.parametrize(
    ("page", "page_type"),
    [
        (f"<article>{paragraphs(1)}</article>", "article"),
        (f"<article>{paragraphs(1)}<p>Fog. All boats wait.</p></article>", "article"),
        (f"<div>{paragraphs(3)}</div>", "article"),
        (f"<div><p>By Ann Lee</p>{paragraphs(1)}</div>", "article"),
        (f"<div>{paragraphs(1)}</div>", "other"),
        (f"{PRODUCT}<h1>Tide tables</h1><span>12.00</span><button>Add to cart</button>", "product"),
    ],
)
def test_a_small_page(page: str, page_type: str) -> None:
    assert pagestrip.extract(f"<html><body>{page}</body></html>").page_type == page_type


@pytest.mark.parametrize(
    ("claimed", "page_type"), [("DiscussionForumPosting", "forum"), ("QAPage", "forum"), ("NewsArticle", "article"), ("FAQPage", "article")]
)
def test_a_claim_that_settles_the_type(claimed: str, page_type: str) -> None:
    claim = f'<script type="application/ld+json">{{"@type": "{claimed}", "datePublished": "2031-03-14"}}</script>'
    found = pagestrip.extract(f"<html><head>{claim}</head><body><article>{paragraphs(3)}</article></body></html>")
    assert found.page_type == page_type
    assert found.body.split("\n\n") == list(STORY)


@pytest.mark.parametrize(("line", "page_type"), [("MARBELOW, March 14, 2031 (AP) — ", "article"), ("", "other")])
def test_a_short_text(line: str, page_type: str) -> None:
    assert pagestrip.extract(f"Ferry crews learn to read the new tide tables\n\n{line}{STORY[0]}").page_type == page_type


@pytest.mark.parametrize("page", ["word", "A", "<p>word</p>", "# Word"])
def test_a_word_is_no_story_to_be_trusted(page: str) -> None:
    assert pagestrip.extract(page).confidence < 0.3
