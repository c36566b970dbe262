"""Menus, breadcrumbs and paging, by their words.

Why: not every menu is a <nav>, and a flattened one has no element at all.
Example: "Home", "Log in", "You are here: …", <ul class="breadcrumb">.
Leaves alone: a subhead of one word; a heading whose class names the menu that it scrolls below; a release's "■会社概要".
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, is_no_heading, lines
from pagestrip.model import Cleaner, Label, Mark, Page

FAMILIES = ("navigation", "breadcrumb")
SUBHEAD = ("■", "□", "◆", "◇", "●", "【")  # how East Asian texts begin a subhead: "■会社概要" is a release's "About"


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for name in FAMILIES:
        yield from elements(page, name, Label.NAVIGATION, is_no_heading)
    yield from (mark for mark in lines(page, "navigation", Label.NAVIGATION) if not page.blocks[mark.start].text.startswith(SUBHEAD))
    yield from beginnings(page, "navigation", Label.NAVIGATION)


CLEANER = Cleaner("navigation", find)
