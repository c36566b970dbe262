"""Appeals for donations and membership.

Why: they are written as prose by the same editors.
Example: "Support our journalism", "Jetzt spenden".
Leaves alone: a story about donations.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "donation", Label.DONATION)
    yield from lines(page, "donation", Label.DONATION)
    yield from beginnings(page, "donation", Label.DONATION)


CLEANER = Cleaner("donation", find)
