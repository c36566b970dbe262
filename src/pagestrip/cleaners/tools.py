"""Print, save and reading tools, filters and the heads of tabs, reading times, "back to top", the settings of a page's programs.

Why: they stand between headline and story.
Example: "4 min read", "Print", "Drucken", settings printed as JSON.
Leaves alone: "print" or "save" inside a sentence; a subhead that is named like the anchor beside it.
"""

from collections.abc import Iterator
from functools import partial

from pagestrip.cleaners.common import beginnings, elements, is_no_heading, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page, Section

COUNTED = dict.fromkeys(map(ord, "0123456789 \t\n"))
OPENED = frozenset((Kind.CODE, Kind.ROW))  # kinds of blocks that a tab opens
PANELS = frozenset(("tabpanel", "tab-pane", "tab-content", "panel", "collapse"))  # what an accordion's tabs open is named so


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tools", Label.TOOLS)
    yield from elements(page, "edit_link", Label.TOOLS, is_no_heading)
    yield from elements(page, "choices", Label.TOOLS, partial(_is_choice, frozenset(picture.at for picture in page.pictures)))
    yield from lines(page, "tools", Label.TOOLS)
    yield from beginnings(page, "tools", Label.TOOLS)
    for block in page.blocks:
        if block.kind is Kind.CODE and "\n" in block.text and not block.text.translate(COUNTED):
            yield Mark(block.index, block.index + 1, Label.TOOLS, "the numbers of the lines of code beside it")
        if block.text.startswith('{"') and block.text.endswith("}") and block.kind is not Kind.CODE:
            yield Mark(block.index, block.index + 1, Label.TOOLS, "a program's settings")


def _is_choice(pictures: frozenset[int], page: Page, section: Section) -> bool:
    """Whether an element named after filters or tabs holds the choices alone: no running text, code, rows, panel, or picture at `pictures`."""
    start, end = section.start, section.end
    if page.prose_in(start, end) or not pictures.isdisjoint(range(start, end)) or not is_no_heading(page, section):
        return False
    inside = [inner for inner in map(page.sections.__getitem__, page.holding(start, end)) if start <= inner.start and inner.end <= end]
    return all(block.kind not in OPENED for block in page.blocks[start:end]) and all(PANELS.isdisjoint(inner.words) for inner in inside)


CLEANER = Cleaner("tools", find)
