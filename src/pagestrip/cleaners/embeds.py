"""Posts of social networks that are set into a story.

Why: what others posted stands between the paragraphs of the story with the poster's name and a date, and the story goes on without it.
Example: <blockquote class="twitter-tweet">, <blockquote class="instagram-media">; in flattened text the line that signs a post,
"— Ann Lee (@annlee) May 3, 2024", and the one above it; a paragraph that ends with X's short link to its picture.
Leaves alone: a quote of the story's own; a sentence that names an account.
"""

from collections.abc import Iterator

import regex

from pagestrip.cleaners.common import elements
from pagestrip.model import Cleaner, Label, Mark, Page

SHORT_LINK = regex.compile(r"\bpic\.(?:twitter|x)\.com/\w{6,16}$|\bhttps?://t\.co/\w{6,16}$")  # what X sets behind a post with a picture or a link
LINK = 45  # characters; more than any such link has
LONGEST = 350  # characters of a post that X's embed code prints: 280, and its links
SIGNED = regex.compile(r"[—–-] ?\S.{0,80}? ?\(@\w{1,30}\)(?: .{4,40})?")  # how X's own embed code signs a post, in every language


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "embed", Label.EMBED)
    for block in page.blocks:
        if "(@" in block.text and SIGNED.fullmatch(block.text):
            yield Mark(block.index - _is_post(page, block.index - 1), block.index + 1, Label.EMBED, "a post and who signs it")
        elif "/" in (tail := block.text[-LINK:]) and SHORT_LINK.search(tail):
            yield Mark(block.index, block.index + 1, Label.EMBED, "ends with a post's short link")


def _is_post(page: Page, at: int) -> bool:
    """Whether the block above a signature is the post: in markup it stands in the post's own element."""
    return page.kind == "text" and at >= 0 and len(page.blocks[at].text) <= LONGEST


CLEANER = Cleaner("embeds", find)
