"""Print, save and reading tools, filters and the heads of tabs, reading times, "back to top", the settings of a page's programs.

Why: they stand between headline and story.
Example: "4 min read", "Print", "Drucken", settings printed as JSON.
Leaves alone: "print" or "save" inside a sentence; a subhead that is named like the anchor beside it.
"""

from collections.abc import Iterator
from functools import partial

from pagestrip.cleaners.common import beginnings, elements, is_no_heading, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page, Section


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tools", Label.TOOLS)
    yield from elements(page, "edit_link", Label.TOOLS, is_no_heading)
    yield from elements(page, "choices", Label.TOOLS, partial(_is_choice, frozenset(picture.at for picture in page.pictures)))
    yield from lines(page, "tools", Label.TOOLS)
    yield from beginnings(page, "tools", Label.TOOLS)
    for block in page.blocks:
        if block.text.startswith('{"') and block.text.endswith("}") and block.kind is not Kind.CODE:
            yield Mark(block.index, block.index + 1, Label.TOOLS, "a program's settings")


def _is_choice(pictures: frozenset[int], page: Page, section: Section) -> bool:
    """Whether an element named after filters or tabs holds the choices alone: what they sort has running text, or pictures at `pictures`."""
    start, end = section.start, section.end
    return is_no_heading(page, section) and not page.prose_in(start, end) and pictures.isdisjoint(range(start, end))


CLEANER = Cleaner("tools", find)
