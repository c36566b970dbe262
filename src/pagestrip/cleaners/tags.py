"""Tag lists: "Tags: …", <div class="tags">.

Why: keywords are no part of the text. They are read into `tags`.
Example: "Topics: Harbours, Ferries", "#harbours #ferries", <ul class="article-tags">.
Leaves alone: a sentence that begins with "Topics" without the colon.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements
from pagestrip.model import Block, Cleaner, Kind, Label, Mark, Page
from pagestrip.text import letters
from pagestrip.words.tags import is_hashtags, is_label, label_at

LONGEST = 60  # letters of a tag


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tags", Label.META)
    for block in page.blocks:
        if label_at(block.text) is not None and not page.prose[block.index]:
            yield Mark(block.index, block.index + 1, Label.META, "a tag line")
        elif is_hashtags(block.text):
            yield Mark(block.index, block.index + 1, Label.META, "nothing but hashtags")
        elif is_label(block.text):
            end = next((b.index for b in page.blocks[block.index + 1 :] if not _is_linked_item(b)), len(page.blocks))
            if end > block.index + 1:
                yield Mark(block.index, end, Label.META, "a tag label and linked items")


def _is_linked_item(block: Block) -> bool:
    return block.kind is Kind.ITEM and letters(block.text) <= LONGEST and block.link_chars * 2 > len(block.text)


CLEANER = Cleaner("tags", find)
