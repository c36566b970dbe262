"""Inline pointers to another story: "Read also: …", and teasers of one: "…. Read more".

Why: they stand between the paragraphs of the story and read like one.
Example: "Lesen Sie auch: …", "READ MORE: …", "【関連記事】…".
Leaves alone: a sentence that begins with "Read" without the colon, or ends with "read more"; a long paragraph, however it ends;
a heading that is no link, above running text.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, lines
from pagestrip.model import Cleaner, Kind, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from lines(page, "read_also", Label.RELATED)
    yield from (mark for mark in beginnings(page, "read_also", Label.RELATED) if not _heads_its_own(page, mark.start))


def _heads_its_own(page: Page, at: int) -> bool:
    """Whether a line is a heading in markup that leads nowhere, with running text below it."""
    return page.kind == "html" and page.blocks[at].kind is Kind.HEADING and not page.link_chars[at] and any(page.prose[at + 1 : at + 3])


CLEANER = Cleaner("read_also", find)
