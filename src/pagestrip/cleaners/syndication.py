"""Where a story was published first, whose translation it is, who distributes it.

Why: it closes the text and is no part of it.
Example: "This article first appeared in …", "Zuerst veröffentlicht am …".
Leaves alone: a sentence of the story about a publication.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "syndication", Label.CREDIT)
    yield from beginnings(page, "syndication", Label.CREDIT)


CLEANER = Cleaner("syndication", find)
