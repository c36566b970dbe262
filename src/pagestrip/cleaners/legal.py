"""Copyright and legal lines.

Why: they close most pages, often right after the story.
Example: "All rights reserved", "© …".
Leaves alone: a sentence about copyright.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page

TYPED_SIGN = ("c)#", "c) #")  # "(c) 2031 …", folded


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for at, key in enumerate(page.keys):
        if key.startswith(TYPED_SIGN):
            yield Mark(at, at + 1, Label.LEGAL, "begins with a copyright sign in letters")
    yield from elements(page, "legal", Label.LEGAL)
    yield from lines(page, "legal", Label.LEGAL)
    yield from beginnings(page, "legal", Label.LEGAL)


CLEANER = Cleaner("legal", find)
