"""Captions and photo credits.

Why: they stand between the paragraphs of the story and read like one. They are read into `images`.
Example: <figcaption>, <p class="wp-caption-text">, "Photo: …", the line in a picture's own box;
in flattened text a picture's alt text and the caption that says it again.
Leaves alone: a sentence about a photo; a table's caption inside the story's text; a pull quote above the paragraph that it is taken from.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from pagestrip.cleaners.common import beginnings, elements, is_small, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page, Section
from pagestrip.text import letters
from pagestrip.words.captions import CLOSING, ends_like_caption

LONGEST = 400  # letters of a caption
LONGEST_ALT = 700  # letters of a caption that stands right below itself or in its picture's box: agencies' are long
SHORTEST_ALT = 20  # letters; shorter lines recur by chance
LONGEST_CREDIT = 80  # characters by which a caption is longer than its picture's alt text
FAMILIES = ("caption", "credit")
BOX = 2  # lines in an element that is named like a picture: a caption and a credit; more are a text with a picture


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    caption = Kind.CAPTION
    for block in page.blocks:
        if block.kind is caption:
            yield Mark(block.index, block.index + 1, Label.CAPTION, "a caption element")
    for name in FAMILIES:
        yield from elements(page, name, Label.CAPTION)
    yield from elements(page, "picture", Label.CAPTION, partial(_is_picture_box, frozenset(picture.at for picture in page.pictures)))
    yield from lines(page, "photo", Label.CAPTION)
    yield from beginnings(page, "photo", Label.CAPTION)
    if page.kind == "text":
        yield from _below_alt(page)
    for block in page.blocks:
        if block.text.endswith(CLOSING) and ends_like_caption(block.text) and letters(block.text) <= LONGEST:
            yield Mark(block.index, block.index + 1, Label.CAPTION, "ends with a photo's credit")


def _is_picture_box(places: frozenset[int], page: Page, section: Section) -> bool:
    """Whether an element named like a picture holds one of those at `places` and a line or two beside it."""
    start, end = section.start, section.end
    if end - start > BOX or not is_small(page, section) or places.isdisjoint(range(start, end + 1)):
        return False
    beside = page.blocks[start:end]
    return all(block.kind is not Kind.HEADING for block in beside) and sum([letters(block.text) for block in beside]) <= LONGEST_ALT


def _below_alt(page: Page) -> Iterator[Mark]:
    """In flattened text: an alt text, and right below it the caption, the same or a little longer."""
    start = page.headline[-1] + 1 if page.headline else 0
    for alt, line in pairwise(page.blocks[start:]):
        if line.text.startswith(alt.text) and SHORTEST_ALT <= letters(alt.text) <= LONGEST_ALT and len(line.text) - len(alt.text) <= LONGEST_CREDIT:
            yield Mark(alt.index, line.index + 1, Label.CAPTION, "an alt text and its caption")


CLEANER = Cleaner("captions", find)
