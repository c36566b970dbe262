"""Inline pointers to another story: "Read also: …", and teasers of one: "…. Read more".

Why: they stand between the paragraphs of the story and read like one.
Example: "Lesen Sie auch: …", "READ MORE: …", "【関連記事】…".
Leaves alone: a sentence that begins with "Read" without the colon, or ends with "read more"; a long paragraph, however it ends.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "read_also", Label.RELATED)
    yield from beginnings(page, "read_also", Label.RELATED)


CLEANER = Cleaner("read_also", find)
