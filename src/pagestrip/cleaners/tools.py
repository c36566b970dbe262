"""Print, save and reading tools, reading times, "back to top", the settings of a page's programs.

Why: they stand between headline and story.
Example: "4 min read", "Print", "Drucken", settings printed as JSON.
Leaves alone: "print" or "save" inside a sentence; a subhead that is named like the anchor beside it.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, is_no_heading, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tools", Label.TOOLS)
    yield from elements(page, "edit_link", Label.TOOLS, is_no_heading)
    yield from lines(page, "tools", Label.TOOLS)
    yield from beginnings(page, "tools", Label.TOOLS)
    for block in page.blocks:
        if block.text.startswith('{"') and block.text.endswith("}") and block.kind is not Kind.CODE:
            yield Mark(block.index, block.index + 1, Label.TOOLS, "a program's settings")


CLEANER = Cleaner("tools", find)
