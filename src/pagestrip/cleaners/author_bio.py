"""The note on the author below a story.

Why: it is prose in the third person and follows the last paragraph, often in an element like those of the story.
Example: "Ansa Holm is a reporter at the Lantern and writes about harbours.", where the head or the byline names her; "Ansa writes about
harbours." right below the line "Ansa Holm".
Leaves alone: a person whom the story itself names at its end; an author's name anywhere above the last paragraphs.
"""

from collections.abc import Iterator

import regex

from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.text import fold
from pagestrip.words.bylines import CLAIMED, begins_byline, prefix_end

LAST = 3  # blocks of the body; below the note may stand another, or a line on where to follow the author
OPENING = "(*[•–—- "  # before a note
NEAR = 2  # lines above a note in which a name stands: once on a picture, once on its own
LONGEST = 70  # characters of a line that is a name and what its bearer does
NAME = regex.compile(r"(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,2})(?:\s?[,(|–—·:/-].*)?")
SHORTEST = 5  # characters of a name that is told from an initial or a word


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    first = next((at for at in page.body if page.prose[at]), -1)  # a short story's opening may name the paper: "Harbour Post – The ferry …"
    claimed = {fold(claim.value) for claim in page.claimed(*CLAIMED)}
    names = {name for name in claimed | set(_printed(page, first)) if len(name) >= SHORTEST and " " in name}
    for at in page.body[-LAST:] if len(page.body) > LAST else ():
        if at <= first or not page.prose[at]:
            continue
        if _opens_with(fold(page.blocks[at].text.lstrip(OPENING)), names):
            yield Mark(at, at + 1, Label.AUTHOR_BOX, "opens with the author's name below the story")
        elif _is_below_name(page, at, first):
            yield Mark(at, at + 1, Label.AUTHOR_BOX, "a note below a name, after the story")


def _printed(page: Page, first: int) -> Iterator[str]:
    """The first two words of each name in the bylines between headline and story."""
    start = page.headline[0] if page.headline else 0
    for block in page.blocks[start : max(start, first)]:
        if begins_byline(block.text):
            yield " ".join(fold(block.text[prefix_end(block.text) :]).split()[:2])


def _opens_with(key: str, names: set[str]) -> bool:
    return any(key.startswith((f"{name} ", f"{name},")) for name in names)


def _is_below_name(page: Page, at: int, first: int) -> bool:
    """Whether a paragraph opens like a name that stands alone right above it, outside the story or in its head too."""
    words = page.blocks[at].text.split()
    opening = fold(words[0]).removesuffix("'s")
    if opening in words:  # a word that the note also writes small is no name: "The ways in which the …"
        return False
    for line in page.blocks[max(first + 1, at - NEAR) : at]:
        name = NAME.fullmatch(line.text, prefix_end(line.text))
        key = fold(name[1]) if name and len(line.text) <= LONGEST else ""
        if len(opening) > 2 and key.partition(" ")[0] == opening and (line.index not in page.body or any(key in head for head in page.keys[:first])):
            return True
    return False


CLEANER = Cleaner("author_bio", find, trims=True)
