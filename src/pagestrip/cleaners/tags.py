"""Tag lists: "Tags: …", <div class="tags">.

Why: keywords are no part of the text. They are read into `tags`.
Example: "Topics: Harbours, Ferries", <ul class="article-tags">.
Leaves alone: a sentence that begins with "Topics" without the colon.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements
from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.words.tags import is_hashtags, label_at


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tags", Label.META)
    for block in page.blocks:
        if label_at(block.text) is not None and not page.prose[block.index]:
            yield Mark(block.index, block.index + 1, Label.META, "a tag line")
        elif is_hashtags(block.text):
            yield Mark(block.index, block.index + 1, Label.META, "nothing but hashtags")


CLEANER = Cleaner("tags", find)
