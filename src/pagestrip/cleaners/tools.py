"""Print, save and reading tools, reading times, "back to top".

Why: they stand between headline and story.
Example: "4 min read", "Print", "Drucken".
Leaves alone: "print" or "save" inside a sentence.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tools", Label.TOOLS)
    yield from elements(page, "edit_link", Label.TOOLS)
    yield from lines(page, "tools", Label.TOOLS)
    yield from beginnings(page, "tools", Label.TOOLS)


CLEANER = Cleaner("tools", find)
