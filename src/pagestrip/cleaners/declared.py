"""Chrome that the page itself declares: nav, header, footer and aside elements, and their ARIA roles.

Why: the author of the page has already said that this is not the story.
Example: <nav>, <footer>, <div role="navigation">.
Leaves alone: the header, footer and aside of an <article>, and whatever holds the headline or most of the prose.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import is_small
from pagestrip.model import Cleaner, Label, Mark, Page, Section

ALWAYS = frozenset(("nav", "menu", "search"))
OUTSIDE_STORY = frozenset(("header", "footer", "aside"))
TAGS = ALWAYS | OUTSIDE_STORY
ROLES = frozenset(("navigation", "menubar", "menu", "search", "contentinfo"))


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    marked = 0
    declared = [section for section in page.sections if section.tag in TAGS or not ROLES.isdisjoint(section.words)]
    for section in declared:
        tag = section.tag
        if section.end <= max(marked, section.start):
            continue  # what lies within a marked element is marked
        if (tag not in OUTSIDE_STORY or not ROLES.isdisjoint(section.words) or _is_site_edge(page, section)) and is_small(page, section):
            marked = section.end
            yield Mark(section.start, section.end, Label.NAVIGATION, f"<{tag}> is declared chrome")


def _is_site_edge(page: Page, section: Section) -> bool:
    """Whether a header, footer or aside is the site's, not the story's."""
    return all(around.tag != "article" for around in page.sections_from(section.parent))


CLEANER = Cleaner("declared", find)
