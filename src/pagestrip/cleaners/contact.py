"""Contact blocks: whom the press may call.

Why: they close a press release and are no part of its text.
Example: "Media contact:", a name, an address and a number below it.
Leaves alone: a sentence that says whom to contact; a press release's "About".
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for mark in lines(page, "contact", Label.CONTACT):
        yield mark if page.prose_in(0, mark.start) else mark._replace(end=mark.start + 1)


CLEANER = Cleaner("contact", find)
