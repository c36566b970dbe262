"""Chrome that the page itself declares: nav, header, footer and aside elements, and their ARIA roles.

Why: the author of the page has already said that this is not the story.
Example: <nav>, <footer>, <div role="navigation">.
Leaves alone: the header, footer and aside of an <article>, and whatever holds the headline or most of the prose.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import is_small, outermost
from pagestrip.model import Cleaner, Label, Mark, Page, Section

ALWAYS = frozenset(("nav", "menu", "search"))
OUTSIDE_STORY = frozenset(("header", "footer", "aside"))
ROLES = frozenset(("navigation", "menubar", "menu", "search", "contentinfo"))


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for section in outermost(page, page.sections, _is_declared):
        yield Mark(section.start, section.end, Label.NAVIGATION, f"<{section.tag}> is declared chrome")


def _is_declared(page: Page, section: Section) -> bool:
    """Whether an element is chrome by its tag or role; a header, footer or aside only where it is the site's, not the story's."""
    if section.tag in ALWAYS or not ROLES.isdisjoint(section.words):
        return is_small(page, section)
    is_sites = section.tag in OUTSIDE_STORY and all(around.tag != "article" for around in page.sections_from(section.parent))
    return is_sites and is_small(page, section)


CLEANER = Cleaner("declared", find)
