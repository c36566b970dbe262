"""Notices that stand in a story without being told by it: affiliate links, helplines, calls for tips and feedback, policies on corrections.

Why: they are set like the story's own paragraphs, on top of it, in it or below.
Example: "This post contains affiliate links.", "Was this article helpful?", "Got a tip?".
Leaves alone: a story about commissions or tips; a correction that says what was wrong.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines
from pagestrip.model import PHRASE_LENGTH, Cleaner, Label, Mark, Page
from pagestrip.text import fold
from pagestrip.words.phrases import family

LONGEST = 600  # characters of a notice; of the corpora's blocks that begin like one 96 % are no body up to here
HEAD = 80  # characters that are looked at; more than any beginning of the family has


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "notices", Label.PROMO)
    yield from beginnings(page, "notices", Label.PROMO)
    begins = family("notices").begins
    for block in page.blocks:
        if PHRASE_LENGTH < len(block.text) <= LONGEST and (phrase := begins(fold(block.text[:HEAD]))):
            yield Mark(block.index, block.index + 1, Label.PROMO, f"begins like {phrase!r}")


CLEANER = Cleaner("notices", find)
