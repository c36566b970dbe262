"""Popularity lists: most read, trending, latest.

Why: they are the same on every page of a site and have nothing to do with the story.
Example: "Most Read", "Meistgelesen", <div class="trending">.
Leaves alone: "most read" inside a sentence.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "popular", Label.POPULAR)
    yield from lines(page, "popular", Label.POPULAR)


CLEANER = Cleaner("popular", find)
