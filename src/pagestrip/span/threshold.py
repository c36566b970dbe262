"""The score from which on an unmarked block is taken: one for the whole page."""

from collections.abc import Sequence

from pagestrip.model import Page
from pagestrip.profiles import LIKELY
from pagestrip.span.reading import Reading

UNLIKELY = 0.15  # a block below it is no article text, however unsure the rest of the page is
HOPEFUL = 0.35  # a lower threshold: the scorer hardly knows the page's language, or the page is full of links
KNOWN = 0.9  # score of TOLD prose by which a story stands out however low the threshold: that is the links'
TOLD = 300  # letters, about two paragraphs
UNSURE = 0.6  # expected F1; below it, on a page that is no article, the scores say too little: its cards are body together or not at all
ALIKE = 0.7  # part of the threshold that stays there: out of fold, of blocks scored 0.2 to 0.4 on such pages half are body (0.3 elsewhere)
UNSURE_LISTING, ALIKE_LISTING = 0.8, 0.5  # the same two of a listing in markup: its cards are nearly all of it, and hardly any scores well alone
HOPELESS = 0.2  # expected F1; a page that lets no more be hoped for has no body
MANY = 20  # prints of one line, from which on it is no story's


def of(page: Page, scores: Sequence[float], reading: Reading) -> float:
    """The threshold of a page, UNLIKELY to LIKELY; 1.0 where the page lets no body be hoped for.

    In flattened text that is surely an article it is LIKELY: where a story stands among others the unsure lines are the others'.
    """
    best = _expected_f1(page, scores)
    least = min(LIKELY, max(UNLIKELY, best / 2)) if best >= HOPELESS else 1.0
    if page.kind == "text" and reading.is_surely_article and (least >= HOPEFUL or _stands_out(page, scores)):
        return LIKELY
    if reading.page_type == "article":
        return least
    is_listing = reading.page_type == "listing" and page.kind == "html"
    unsure, alike = (UNSURE_LISTING, ALIKE_LISTING) if is_listing else (UNSURE, ALIKE)
    return max(UNLIKELY, alike * least) if least < unsure / 2 else least


def _stands_out(page: Page, scores: Sequence[float]) -> bool:
    """Whether the scorer is sure of a few paragraphs."""
    return sum([page.prose[at] for at, mark in enumerate(page.labels) if mark is None and scores[at] >= KNOWN]) >= TOLD


def _expected_f1(page: Page, scores: Sequence[float]) -> float:
    """The best F1 that any threshold lets one expect of the page, 0 to 1, counted in characters. What is said over and over has no say.

    The threshold that reaches it is half of it (Lipton, Elkan and Narayanaswamy, Optimal thresholding of classifiers to maximize F1 measure,
    2014): near LIKELY for an article that the scorer is sure of, lower for a list of cards or a product page.
    """
    prints = page.prints
    sized = [(score, len(block.text)) for score, block in zip(scores, page.blocks, strict=True) if prints[block.text] <= MANY]
    hoped = sum([score * size for score, size in sized])
    best = hit = taken = 0.0
    for score, size in sorted(sized, reverse=True):
        hit += score * size
        taken += size
        best = max(best, 2 * hit / (taken + hoped))
    return best
