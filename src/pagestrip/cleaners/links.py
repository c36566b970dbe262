"""Link farms: runs of blocks that are nothing but links.

Why: a menu, tag cloud or list of teasers often has no telling name.
Example: five list items in a row, each one link.
Leaves alone: a paragraph with a few links, a linked headline, a single linked line.
"""

from collections.abc import Iterator

from pagestrip.model import Cleaner, Label, Mark, Page

NEARLY_ALL = 0.8  # share of the letters that stand in links
FEWEST = 4  # blocks in a row


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    if page.kind != "html":
        return
    start, last = 0, len(page.blocks)
    for at in range(last + 1):
        if at < last and page.link_chars[at] > NEARLY_ALL * len(page.blocks[at].text) and at not in page.headline:
            continue
        if at - start >= FEWEST:
            yield Mark(start, at, Label.NAVIGATION, f"{at - start} blocks in a row are links")
        start = at + 1


CLEANER = Cleaner("links", find)
