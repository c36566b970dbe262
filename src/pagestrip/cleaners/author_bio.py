"""The note on the author below a story.

Why: it is prose in the third person and follows the last paragraph, often in an element like those of the story.
Example: "Ansa Holm is a reporter at the Lantern and writes about harbours.", where the head or the byline names her.
Leaves alone: a person whom the story itself names at its end; an author's name anywhere above the last paragraphs.
"""

from collections.abc import Iterator

from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.text import fold
from pagestrip.words.bylines import CLAIMED, begins_byline, prefix_end

LAST = 3  # blocks of the body; below the note may stand another, or a line on where to follow the author
OPENING = "(*[•–—- "  # before a note
SHORTEST = 5  # characters of a name that is told from an initial or a word


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    first = next((at for at in page.body if page.prose[at]), -1)  # a short story's opening may name the paper: "Harbour Post – The ferry …"
    claimed = {fold(claim.value) for claim in page.claimed(*CLAIMED)}
    names = {name for name in claimed | set(_printed(page, first)) if len(name) >= SHORTEST and " " in name}
    for at in page.body[-LAST:] if names and len(page.body) > LAST else ():
        if at > first and page.prose[at] and _opens_with(fold(page.blocks[at].text.lstrip(OPENING)), names):
            yield Mark(at, at + 1, Label.AUTHOR_BOX, "opens with the author's name below the story")


def _printed(page: Page, first: int) -> Iterator[str]:
    """The first two words of each name in the bylines above the story."""
    for block in page.blocks[: max(0, first)]:
        if begins_byline(block.text):
            yield " ".join(fold(block.text[prefix_end(block.text) :]).split()[:2])


def _opens_with(key: str, names: set[str]) -> bool:
    return any(key.startswith((f"{name} ", f"{name},")) for name in names)


CLEANER = Cleaner("author_bio", find, trims=True)
