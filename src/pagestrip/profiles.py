"""What a page's type says of its blocks, beside what the scorer thinks of each."""

from collections.abc import Sequence

from pagestrip.model import Label, Page
from pagestrip.text import is_printed, squeeze

AROUND = ("announcement", "dialog")  # the elements, by class words, whose text is no body on a page that is no article
NOT_OURS = {
    "product": (*AROUND, "reviews", "footnotes"),
    "collection": (*AROUND, "reviews", "footnotes"),
    "service": (*AROUND, "footnotes"),
    "forum": (*AROUND, "notices", "post_signature"),
}  # the same on a page of that type
DESCRIPTIONS = ("description", "og:description", "hasVariant.description")  # of a product: what the head says of it
TELLING = 100  # characters of a description; a shorter one is a slogan
SHORTEST = 40  # characters of a paragraph that is looked up in it
LIKELY = 0.5  # the score from which on a block is body, however surely the page is an article


def judged(page: Page, scores: Sequence[float], page_type: str, *, is_article: bool) -> Sequence[float]:
    """The scores, 0 to 1, as a page of this type has them: 0 for what it never says itself, LIKELY at least for what it surely says.

    `is_article` is whether the page is read as an article, as it is where its type is unsure.
    """
    judged_scores = list(scores)
    for family in NOT_OURS.get(page_type, () if is_article else AROUND):
        for section in page.of_family(family):
            if not page.holds_headline(section.start, section.end):
                judged_scores[section.start : section.end] = [0.0] * (section.end - section.start)
    for at in _surely_said(page, page_type, is_article=is_article):
        judged_scores[at] = max(judged_scores[at], LIKELY)
    return judged_scores


def _surely_said(page: Page, page_type: str, *, is_article: bool) -> list[int]:
    """The blocks that a page with markup surely says itself, for its type."""
    if page.kind == "html" and page_type == "product":
        return _described(page)
    if page.kind == "html" and page_type == "forum" and not is_article:
        return _posts(page)
    return []


def _described(page: Page) -> list[int]:
    """A product's paragraphs that the head claims as its description."""
    claims = [squeeze(claim.value) for claim in page.claimed(*DESCRIPTIONS) if len(claim.value) >= TELLING]
    live = [block for block in page.live() if page.prose[block.index] and len(block.text) > SHORTEST] if claims else []
    return [block.index for block in live if any(is_printed(block.text, claim) for claim in claims)]


def _posts(page: Page) -> list[int]:
    """A forum's paragraphs that are named comments, where they are most of it. Below questions and answers, which have other names, they are less."""
    named = [block.index for block in page.labelled(Label.COMMENTS) if page.prose[block.index]]
    live = sum([page.prose[block.index] for block in page.live()])
    return named if sum([page.prose[at] for at in named]) >= live else []
