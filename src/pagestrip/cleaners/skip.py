"""Skip links: "Skip to content", "Zum Inhalt springen".

Why: they are the first words of most pages and read like a headline once flattened.
Example: "Skip to main content".
Leaves alone: a sentence that talks of skipping ("Skip to the good part, she said").
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "skip", Label.NAVIGATION)


CLEANER = Cleaner("skip", find)
