"""Marks of advertising and sponsored boxes.

Why: the mark stays in the text where the advertisement stood.
Example: "Advertisement", "Anzeige", "Story continues below".
Leaves alone: a story about advertising.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "ad", Label.AD)
    yield from lines(page, "ad", Label.AD)


CLEANER = Cleaner("ad", find)
