"""Cookie and consent boxes, privacy choices.

Why: the box is served with the page and often holds more sentences than the story.
Example: "We use cookies to …", <div class="cookie-banner">.
Leaves alone: a story about cookies or privacy law.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "consent", Label.CONSENT)
    yield from lines(page, "consent", Label.CONSENT)
    yield from beginnings(page, "consent", Label.CONSENT)


CLEANER = Cleaner("consent", find)
