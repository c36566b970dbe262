"""Cookie and consent boxes, privacy choices.

Why: the box is served with the page and often holds more sentences than the story.
Example: "We use cookies to …", <div class="cookie-banner">.
Leaves alone: a story about cookies or privacy law.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, is_small, lines, paragraphs
from pagestrip.model import Cleaner, Label, Mark, Page, Section


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "consent", Label.CONSENT, _is_box)
    yield from lines(page, "consent", Label.CONSENT)
    yield from beginnings(page, "consent", Label.CONSENT)
    yield from paragraphs(page, "consent", Label.CONSENT)


def _is_box(page: Page, section: Section) -> bool:
    """Whether an element is a part of the page. The box may hold all the prose of a list of cards: there its share of the blocks counts."""
    start, end = section.start, section.end
    is_aside = bool(page.headline) and not page.holds_headline(start, end) and 2 * (end - start) <= len(page.blocks)
    return is_aside or is_small(page, section)


CLEANER = Cleaner("consent", find, guarded=False)  # a page of cards may have no other running text
