"""Posts of social networks that are set into a story.

Why: what others posted stands between the paragraphs of the story with the poster's name and a date, and the story goes on without it.
Example: <blockquote class="twitter-tweet">, <blockquote class="instagram-media">; in flattened text the line that signs a post,
"— Ann Lee (@annlee) May 3, 2024".
Leaves alone: a quote of the story's own; a sentence that names an account.
"""

from collections.abc import Iterator

import regex

from pagestrip.cleaners.common import elements
from pagestrip.model import Cleaner, Label, Mark, Page

SIGNED = regex.compile(r"[—–-] ?\S.{0,80}? ?\(@\w{1,30}\)(?: .{4,40})?")  # how X's own embed code signs a post, in every language


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "embed", Label.EMBED)
    for block in page.blocks:
        if "(@" in block.text and SIGNED.fullmatch(block.text):
            yield Mark(block.index, block.index + 1, Label.EMBED, "signs a post")


CLEANER = Cleaner("embeds", find)
