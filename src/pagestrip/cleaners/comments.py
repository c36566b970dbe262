"""Comment widgets: the heading, the count, the comments, the form.

Why: comments are prose by other people. They are read into `comments` and `comment_count`.
Example: "Comments", "No comments yet...", <section id="comments">.
Leaves alone: a story's sentence that begins with "Comments"; a forum's posts.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "comments", Label.COMMENTS)
    yield from lines(page, "comments", Label.COMMENTS)
    yield from beginnings(page, "comments", Label.COMMENTS)


CLEANER = Cleaner("comments", find)
