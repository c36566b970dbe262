"""Comment widgets: the heading, the count, the comments, the form.

Why: comments are prose by other people. They are read into `comments` and `comment_count`.
Example: "Comments", "No comments yet...", "3 thoughts on “Ferry aground”", <section id="comments">.
Leaves alone: a story's sentence that begins with "Comments"; a forum's posts.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.words.comment_counts import heads_comments


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "comments", Label.COMMENTS)
    yield from lines(page, "comments", Label.COMMENTS)
    yield from beginnings(page, "comments", Label.COMMENTS)
    for key, places in page.by_key.items():
        if key.startswith("#") and heads_comments(key):
            yield from (Mark(at, None, Label.COMMENTS, "the number of comments on a title opens it") for at in places)


CLEANER = Cleaner("comments", find)
