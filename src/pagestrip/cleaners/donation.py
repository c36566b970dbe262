"""Appeals for donations and membership.

Why: they are written as prose by the same editors.
Example: "Support our journalism", "Jetzt spenden"; the whole of a box in which such a line stands.
Leaves alone: a story about donations; the paragraphs beside such a line in the story's own element.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, boxes, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "donation", Label.DONATION)
    yield from boxes(page, lines(page, "donation", Label.DONATION))
    yield from boxes(page, beginnings(page, "donation", Label.DONATION))


CLEANER = Cleaner("donation", find)
