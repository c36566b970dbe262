"""Elements that a browser does not show.

Why: closed menus, dialogs and texts for screen readers are in the page but not in front of its reader.
Example: <div style="display:none">, <span class="sr-only">.
Leaves alone: an element that holds the headline or most of the prose; some pages hide the story until a script runs.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements, outermost
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for section in outermost(page, (section for section in page.sections if section.hidden)):
        yield Mark(section.start, section.end, Label.HIDDEN, f"<{section.tag}> is hidden")
    yield from elements(page, "hidden", Label.HIDDEN)


CLEANER = Cleaner("hidden", find)
