"""Byline, date and source lines around the headline.

Why: they are no part of the story's text. They are read into `authors`, `published` and `source`.
Example: "By Ann Lee", "Updated 3 May 2024", "Maroc29-05-2025", <div class="byline">.
Leaves alone: a first paragraph that names a date; a short first paragraph, where nothing else stands between it and the next.
"""

from collections.abc import Iterator

from pagestrip import dates
from pagestrip.model import Block, Cleaner, Kind, Label, Mark, Page
from pagestrip.text import letters
from pagestrip.words.bylines import begins_byline

ABOVE, BELOW = 4, 4  # blocks from the headline
UNDER = 2  # blocks below a deck as long as a paragraph, in which a byline or date line tells that it is one
TOO_MUCH = 0.4  # share of the body that short lines above the first prose hold; such a body is a list, and they its entries
SHORT = 90  # letters of a line that is no sentence
LONGEST = 250  # letters of a line that its element names byline or date
FAMILIES = frozenset(("byline", "date", "source"))


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    start, end = _window(page)
    story = _story_start(page, end) if page.kind == "text" else 0
    for block in page.blocks[start:end]:
        reason = _reason(page, block, story)
        if reason:
            yield Mark(block.index, block.index + 1, Label.META, reason)
    for at in page.body:
        if at >= end and letters(page.blocks[at].text) <= LONGEST and _named(page, at):
            yield Mark(at, at + 1, Label.META, "its element is named byline or date")


def _window(page: Page) -> tuple[int, int]:
    """From a little above the headline to the first prose of the body."""
    prose = [at for at in page.body if page.prose[at] >= SHORT]
    if not any(page.prose[at] for at in page.body):  # short paragraphs of a script without stops, as in a Thai interview
        prose = [at for at in page.body if letters(page.blocks[at].text) >= SHORT]
    if not prose:
        return 0, 0
    first = prose[0]
    if len(prose) > 1 and any(_dates_or_signs(block.text) for block in page.blocks[first + 1 : min(prose[1], first + 1 + UNDER)]):
        first = prose[1]
    top = page.headline[0] if page.headline and page.headline[0] < first else first
    return max(0, top - ABOVE), first


def _dates_or_signs(text: str) -> bool:
    """Whether a line is the byline or date line that a long deck stands above."""
    return begins_byline(text) or (letters(text) <= SHORT and dates.is_dated(text))


def _story_start(page: Page, first: int) -> int:
    """Where the run of the body's blocks begins that leads into its first prose, unbroken by a byline or date: short lines there are the story's."""
    body = frozenset(page.body)
    start = next((at + 1 for at in range(first - 1, -1, -1) if at not in body or _reason(page, page.blocks[at], 0)), 0)
    size = {at: len(page.blocks[at].text) for at in page.body if at >= page.below_headline}
    return start if sum([size[at] for at in size if at < start]) <= TOO_MUCH * sum(size.values()) else 0


def _reason(page: Page, block: Block, story: int) -> str:
    text = block.text
    if block.index in page.headline or letters(text) > LONGEST:
        return ""
    if begins_byline(text):
        return "a byline"
    if letters(text) <= SHORT and dates.tells_when(text):
        return "a date line"
    if _named(page, block.index):
        return "its element is named byline or date"
    if page.kind == "html" and _stands_beside_date(page, block):
        return "a short line beside the date line"
    between = bool(page.headline) and page.headline[0] < block.index < story
    return "a short line between headline and story" if between and letters(text) <= SHORT and not page.prose[block.index] else ""


def _stands_beside_date(page: Page, block: Block) -> bool:
    """Whether a short line under the headline stands right above or below the date line, as a name without a byline's word does."""
    near = bool(page.headline) and 0 < block.index - page.headline[-1] <= BELOW
    if not near or letters(block.text) > SHORT or page.prose[block.index] or block.kind is Kind.HEADING:
        return False
    beside = (other.text for at in (block.index - 1, block.index + 1) for other in page.blocks[at : at + 1])
    return any(letters(text) <= SHORT and dates.is_dated(text) for text in beside)


def _named(page: Page, at: int) -> bool:
    section = next(page.sections_of(at), None)
    return section is not None and bool(section.families & FAMILIES) and section.end - section.start <= 4


CLEANER = Cleaner("meta", find, trims=True)
