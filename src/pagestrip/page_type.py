"""The type of a page: the scorer's guess, corrected by what was found on the page."""

from collections.abc import Mapping
from typing import Any

from pagestrip.model import Page
from pagestrip.span.reading import SURE_OF_TYPE

UNSIGNED = frozenset(("service", "other", "collection"))  # types of pages that nobody dates or signs
SIGNATURES = ("published", "authors", "dateline")  # fields that date or sign a page
FEWEST_PARAGRAPHS = 3
LIKELY = {"html": 0.4, "text": 0.6}  # probability of a page's type from which the extractors reckon with it; there are seven types
SMALL = 10  # blocks; of 1,900 pages of public corpora 20 have so few


def likely(page: Page, page_type: str, probability: float) -> str:
    """The guess, where the scorer may know: not of a page so small that it has seen few like it, nor below LIKELY; else ""."""
    return page_type if len(page.blocks) > SMALL and probability >= LIKELY[page.kind] else ""


def settled(page: Page, page_type: str, probability: float, values: Mapping[str, Any]) -> str:
    """The type of a page with its body, from the scorer's guess, the guess's probability (0 to 1) and the values of the fields.

    Where the guess is not sure, a page that dates or signs several paragraphs is an article; so is such a text without markup. Of a page so small
    that the scorer has seen few like it, and of a short text, only what is dated, signed or an <article> is one.
    """
    paragraphs = sum(1 for at in page.body if page.prose[at])
    is_signed = any(values.get(field) for field in SIGNATURES)
    if page.kind == "html" and len(page.blocks) <= SMALL and not any(page.claimed("@type", "og:type")):
        return "article" if is_signed or paragraphs >= FEWEST_PARAGRAPHS or _is_in_article(page) else "other"
    if paragraphs < FEWEST_PARAGRAPHS:
        if page.kind == "html":
            return page_type
        return "article" if is_signed and paragraphs else "other"
    is_doubtful = page_type in UNSIGNED or probability < SURE_OF_TYPE
    return "article" if page.kind == "text" or (is_signed and is_doubtful) else page_type


def _is_in_article(page: Page) -> bool:
    """Whether the body begins in an <article>."""
    return any(section.tag == "article" for at in page.body[:1] for section in page.sections_of(at))
