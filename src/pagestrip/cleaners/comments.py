"""Comment widgets: the heading, the count, the comments, the form.

Why: comments are prose by other people. They are read into `comments` and `comment_count`.
Example: "Comments", "No comments yet...", "3 thoughts on “Ferry aground”", <section id="comments">.
Leaves alone: a story's sentence that begins with "Comments"; a forum's posts; "Comments:" before a value, over and over.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.text import COLONS
from pagestrip.words.comment_counts import heads_comments

FIELDS = 3  # prints of a heading with a colon, from which on it is a field's name; one or two may head a story's comments


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "comments", Label.COMMENTS)
    yield from (mark for mark in lines(page, "comments", Label.COMMENTS) if mark.end is not None or not _is_label(page, mark.start))
    yield from beginnings(page, "comments", Label.COMMENTS)
    for key, places in page.by_key.items():
        if key.startswith("#") and heads_comments(key):
            yield from (Mark(at, None, Label.COMMENTS, "the number of comments on a title opens it") for at in places)


def _is_label(page: Page, at: int) -> bool:
    """Whether a heading is a field's name before its value, as in a list of papers: "Comments:" over and over."""
    return page.blocks[at].text.endswith(COLONS) and len(page.by_key[page.keys[at]]) >= FIELDS


CLEANER = Cleaner("comments", find)
