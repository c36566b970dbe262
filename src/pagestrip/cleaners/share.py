"""Share bars: network names, "Share this article", copy-link buttons.

Why: they stand right beside the byline and the end of the story.
Example: "Share on Facebook", "FacebookTwitterEmail".
Leaves alone: a sentence that names a network.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "share", Label.SHARE)
    yield from lines(page, "share", Label.SHARE)


CLEANER = Cleaner("share", find)
