"""Other goods that a shop shows beside the one of the page.

Why: they look like the goods that the page is about, and a card says more than a heading.
Example: "Frequently bought together", "Zuletzt angesehen", and the cards below such a heading.
Leaves alone: the goods of a list, which has a heading of its own.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "offers", Label.PROMO)


CLEANER = Cleaner("offers", find, guarded=False)  # a shop may have no other running text
