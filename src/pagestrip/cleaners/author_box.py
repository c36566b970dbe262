"""Boxes about the author.

Why: a biography is prose in the third person and follows the last paragraph.
Example: "About the author", <div class="author-bio">.
Leaves alone: the byline, and a story's sentence about a writer.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "author_box", Label.AUTHOR_BOX)
    yield from lines(page, "author_box", Label.AUTHOR_BOX)
    yield from beginnings(page, "author_box", Label.AUTHOR_BOX)


CLEANER = Cleaner("author_box", find)
