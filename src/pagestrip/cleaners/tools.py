"""Print, save and reading tools, reading times, "back to top", the settings of a page's programs.

Why: they stand between headline and story.
Example: "4 min read", "Print", "Drucken", settings printed as JSON.
Leaves alone: "print" or "save" inside a sentence; a subhead that is named like the anchor beside it.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, is_small, lines
from pagestrip.model import HEADING_TAGS, Cleaner, Kind, Label, Mark, Page, Section


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tools", Label.TOOLS)
    yield from elements(page, "edit_link", Label.TOOLS, _is_beside_heading)
    yield from lines(page, "tools", Label.TOOLS)
    yield from beginnings(page, "tools", Label.TOOLS)
    for block in page.blocks:
        if block.text.startswith('{"') and block.text.endswith("}") and block.kind is not Kind.CODE:
            yield Mark(block.index, block.index + 1, Label.TOOLS, "a program's settings")


def _is_beside_heading(page: Page, section: Section) -> bool:
    """Whether an element named like a heading's anchor is no heading: some sites give that name to the heading itself."""
    return section.tag not in HEADING_TAGS and is_small(page, section)


CLEANER = Cleaner("tools", find)
