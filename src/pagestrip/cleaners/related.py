"""Lists of related stories, cards with other stories' text.

Why: a card may hold another article's whole body, headline and date. It is read into `related`.
Example: "Related Articles", "Das könnte Sie auch interessieren", <div class="related-posts">.
Leaves alone: a subhead of the story that holds the word "related".
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "related", Label.RELATED)
    yield from lines(page, "related", Label.RELATED)


CLEANER = Cleaner("related", find)
