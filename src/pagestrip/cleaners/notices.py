"""Notices that stand in a story without being told by it: affiliate links, helplines, calls for tips and feedback, policies on corrections.

Why: they are set like the story's own paragraphs, on top of it, in it or below.
Example: "This post contains affiliate links.", "Was this article helpful?", "Got a tip?".
Leaves alone: a story about commissions or tips; a correction that says what was wrong.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines, paragraphs
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "notices", Label.PROMO)
    yield from beginnings(page, "notices", Label.PROMO)
    yield from paragraphs(page, "notices", Label.PROMO)


CLEANER = Cleaner("notices", find)
