"""Menus, breadcrumbs and paging, by their words.

Why: not every menu is a <nav>, and a flattened one has no element at all.
Example: "Home", "Log in", "You are here: …", <ul class="breadcrumb">.
Leaves alone: a subhead of one word.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page

FAMILIES = ("navigation", "breadcrumb")


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for name in FAMILIES:
        yield from elements(page, name, Label.NAVIGATION)
    yield from lines(page, "navigation", Label.NAVIGATION)
    yield from beginnings(page, "navigation", Label.NAVIGATION)


CLEANER = Cleaner("navigation", find)
