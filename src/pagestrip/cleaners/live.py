"""Furniture of live blogs and of pages that go on being updated.

Why: it stands between the entries, and says of the page what is no news to its reader.
Example: "This live blog is now closed", "Check back for updates", "More to follow".
Leaves alone: the entries, and their times, which the reader of dates knows.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "live", Label.META)
    yield from beginnings(page, "live", Label.META)


CLEANER = Cleaner("live", find)
