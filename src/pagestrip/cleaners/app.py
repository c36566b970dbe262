"""App and app-store promotions, store badges.

Why: the box at the foot of many pages ends in a real sentence.
Example: "DOWNLOAD THE APP", "Get it on Google Play".
Leaves alone: a story about an app.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "app", Label.PROMO)
    yield from lines(page, "app", Label.PROMO)
    yield from beginnings(page, "app", Label.PROMO)


CLEANER = Cleaner("app", find)
