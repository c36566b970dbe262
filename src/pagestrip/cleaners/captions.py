"""Captions and photo credits.

Why: they stand between the paragraphs of the story and read like one. They are read into `images`.
Example: <figcaption>, <p class="wp-caption-text">, "Photo: …", the line in a picture's own box, the one that says its alt text;
a line that ends with a photo's credit, behind its last sentence ("… on Monday. Photo: Ann Lee") or in brackets;
in flattened text a picture's alt text and the caption that says it again, "Close-up of a hand", the line right above a credit,
another line with a number at its end ("The harbour at dusk 2").
Leaves alone: a sentence about a photo; a byline, a subhead or a standfirst above a credit, a longer paragraph;
a card's title, a link that says what its picture's alt text says;
a table's caption inside the story's text; a pull quote above the paragraph that it is taken from.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from pagestrip import dates
from pagestrip.cleaners.common import beginnings, elements, is_small, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page, Section
from pagestrip.text import STOPS, letters
from pagestrip.words.alt_texts import reads_like_alt
from pagestrip.words.bylines import begins_byline
from pagestrip.words.captions import endings

LONGEST = 400  # letters of an alt text
LONGEST_ALT = 700  # letters of a caption that ends with its credit, stands right below itself or in its picture's box: agencies' are long
SHORTEST_ALT = 20  # letters; shorter lines recur by chance
LONGEST_CREDIT = 80  # characters by which a caption is longer than its picture's alt text
LONGEST_NAME = 50  # letters of a credit that stands below its caption; a longer one is a caption itself
LONGEST_ABOVE = 150  # letters of a caption that a credit below it tells; a longer line is as often a paragraph
LONGEST_SUBHEAD = 60  # letters of a line without a stop that may be a subhead above a picture
ENDS = (*STOPS, '"', "”", "»", ")", "）")
NUMBERED = re.compile(r"(.+\S) #$")  # a key: numbers are folded
PICTURE = re.compile(r"\D\d{1,2}$")
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
    credit_lines = [*lines(page, "photo", Label.CAPTION), *beginnings(page, "photo", Label.CAPTION)]
    yield from credit_lines
    yield from _says_alt(page)
    if page.kind == "text":
        yield from _below_alt(page)
        yield from _above_credit(page, [mark.start for mark in credit_lines])
    signed = [block.index for block, ends in zip(page.blocks, endings(page), strict=True) if ends and letters(block.text) <= LONGEST_ALT]
    for at in signed:
        yield Mark(at, at + 1, Label.CAPTION, "ends with a photo's credit")
    if page.kind == "text":
        yield from _alt_above(page, signed)
        yield from _alts(page)
        yield from _numbered(page)
        yield from _twice_in_a_line(page)


def _is_picture_box(places: frozenset[int], page: Page, section: Section) -> bool:
    """Whether an element named like a picture holds one of those at `places` and a line or two beside it."""
    start, end = section.start, section.end
    if end - start > BOX or not is_small(page, section) or places.isdisjoint(range(start, end + 1)):
        return False
    beside = page.blocks[start:end]
    return all(block.kind is not Kind.HEADING for block in beside) and sum([letters(block.text) for block in beside]) <= LONGEST_ALT


def _says_alt(page: Page) -> Iterator[Mark]:
    """The line right behind a picture that says the picture's alt text, perhaps with a credit behind it."""
    for picture in page.pictures:
        if SHORTEST_ALT <= letters(picture.alt) <= LONGEST_ALT and picture.at < len(page.blocks) and picture.at not in page.headline:
            line = page.blocks[picture.at]
            is_title = line.kind is Kind.HEADING or page.link_chars[line.index] >= len(line.text)
            if not is_title and line.text.startswith(picture.alt) and len(line.text) - len(picture.alt) <= LONGEST_CREDIT:
                yield Mark(line.index, line.index + 1, Label.CAPTION, "says what its picture's alt text says")


def _below_alt(page: Page) -> Iterator[Mark]:
    """In flattened text: an alt text, and right below it the caption, the same or a little longer."""
    for alt, line in pairwise(page.blocks[page.below_headline :]):
        if (
            line.text.startswith(alt.text)
            and not begins_byline(alt.text)
            and SHORTEST_ALT <= letters(alt.text) <= LONGEST_ALT
            and len(line.text) - len(alt.text) <= LONGEST_CREDIT
        ):
            yield Mark(alt.index, line.index + 1, Label.CAPTION, "an alt text and its caption")


def _above_credit(page: Page, credit_lines: list[int]) -> Iterator[Mark]:
    """In flattened text: the line right above a line that is a picture's credit, no blank line between."""
    start = page.below_headline + 1  # below the headline stands the standfirst
    for at in credit_lines:
        above, credit = page.blocks[at - 1], page.blocks[at]
        if at > start and not credit.gap and letters(credit.text) <= LONGEST_NAME and _may_be_caption(above.text):
            yield Mark(at - 1, at, Label.CAPTION, f"right above the credit {credit.text!r}")


def _alt_above(page: Page, captions: list[int]) -> Iterator[Mark]:
    """In flattened text: one line, parted from what stands above it, right above a caption that names its credit."""
    start = page.below_headline + 1
    for at in captions:
        above = page.blocks[at - 1]
        if at > start and above.gap and not page.blocks[at].gap and letters(above.text) <= LONGEST:
            yield Mark(at - 1, at, Label.CAPTION, "an alt text above its picture's caption")


def _twice_in_a_line(page: Page) -> Iterator[Mark]:
    """In flattened text: an alt text and the caption that says it again, run together."""
    for block, prose in zip(page.blocks, page.prose, strict=True):
        half = len(block.text) // 2
        if prose and block.kind is Kind.PARAGRAPH and block.text[:half].rstrip() == block.text[-half:].lstrip():
            yield Mark(block.index, block.index + 1, Label.CAPTION, "an alt text and its caption in one line")


def _alts(page: Page) -> Iterator[Mark]:
    """In flattened text: lines that read like an alternative text."""
    for block, key in zip(page.blocks, page.keys, strict=True):
        if len(key) >= SHORTEST_ALT and block.index not in page.headline and reads_like_alt(block.text, key):
            yield Mark(block.index, block.index + 1, Label.CAPTION, "reads like a picture's alternative text")


def _numbered(page: Page) -> Iterator[Mark]:
    """In flattened text: another line once more with a number at its end, as content systems name the pictures of one story."""
    for block, key in zip(page.blocks, page.keys, strict=True):
        said = NUMBERED.match(key)
        if said and letters(said[1]) >= SHORTEST_ALT and said[1] in page.by_key and block.index not in page.headline and PICTURE.search(block.text):
            yield Mark(block.index, block.index + 1, Label.CAPTION, "a numbered alternative text")


def _may_be_caption(text: str) -> bool:
    """Whether a line is of a caption's length, and neither a subhead nor a byline."""
    size = letters(text)
    if not SHORTEST_ALT <= size <= LONGEST_ABOVE or (size < LONGEST_SUBHEAD and not text.endswith(ENDS)):
        return False
    return not (begins_byline(text) or dates.tells_when(text))


CLEANER = Cleaner("captions", find)
