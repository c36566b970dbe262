"""Newsletter and subscription boxes.

Why: they are set into the middle of stories.
Example: "Sign up for our newsletter", the small box around it, <div class="newsletter-signup">.
Leaves alone: a sentence that mentions a newsletter.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, boxes, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page

BOX = 4  # blocks: a heading, what one gets, a button, a word on privacy


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "newsletter", Label.NEWSLETTER)
    yield from boxes(page, lines(page, "newsletter", Label.NEWSLETTER), BOX)
    yield from beginnings(page, "newsletter", Label.NEWSLETTER)


CLEANER = Cleaner("newsletter", find)
