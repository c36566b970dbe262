"""Logos, icons and other images' alternative texts that were left as lines.

Why: a flattener writes an image's alt text where the image stood.
Example: "logo", "Orange background", "app-storeplay-store".
Leaves alone: a caption, and a line that happens to hold the word "logo".
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "logo", Label.LOGO)


CLEANER = Cleaner("logo", find)
