"""Captions and photo credits.

Why: they stand between the paragraphs of the story and read like one. They are read into `images`.
Example: <figcaption>, <p class="wp-caption-text">, "Photo: …".
Leaves alone: a sentence about a photo; a table's caption inside the story's text.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page
from pagestrip.text import letters
from pagestrip.words.captions import CLOSING, ends_like_caption

LONGEST = 400  # letters of a caption
FAMILIES = ("caption", "credit")


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    caption = Kind.CAPTION
    for block in page.blocks:
        if block.kind is caption:
            yield Mark(block.index, block.index + 1, Label.CAPTION, "a caption element")
    for name in FAMILIES:
        yield from elements(page, name, Label.CAPTION)
    yield from lines(page, "photo", Label.CAPTION)
    yield from beginnings(page, "photo", Label.CAPTION)
    for block in page.blocks:
        if block.text.endswith(CLOSING) and ends_like_caption(block.text) and letters(block.text) <= LONGEST:
            yield Mark(block.index, block.index + 1, Label.CAPTION, "ends with a photo's credit")


CLEANER = Cleaner("captions", find)
