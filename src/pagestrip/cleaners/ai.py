"""Promotions of a site's own AI features.

Why: they stand between story and comments and look like a subhead with a paragraph.
Example: "Try Our AI Features", "Explore what … AI can do for you:".
Leaves alone: a story about AI; only whole lines of known shape are taken.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "ai", Label.PROMO)
    yield from beginnings(page, "ai", Label.PROMO)


CLEANER = Cleaner("ai", find)
