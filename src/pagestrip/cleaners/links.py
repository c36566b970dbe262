"""Link farms: runs of blocks that are nothing but links, and lines of links parted by bars.

Why: a menu, tag cloud or list of teasers often has no telling name.
Example: five list items in a row, each one link; "About us | Privacy", each a link.
Leaves alone: a paragraph with a few links, a linked headline, a single linked line.
"""

from collections.abc import Iterator
from itertools import pairwise

from pagestrip.model import Cleaner, Label, Mark, Page

NEARLY_ALL = 0.8  # share of the letters that stand in links
FEWEST = 4  # blocks in a row
BARS = frozenset("|•·")


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    if page.kind == "text":  # its regions have no end but the next mark, so a run of links would cut a list of related stories
        yield from (Mark(at, at + 1, Label.NAVIGATION, "links parted by bars") for at in range(len(page.blocks)) if _is_menu(page, at))
        return
    start, last = 0, len(page.blocks)
    for at in range(last + 1):
        if at < last and page.link_chars[at] > NEARLY_ALL * len(page.blocks[at].text) and at not in page.headline:
            continue
        if at - start >= FEWEST:
            yield Mark(start, at, Label.NAVIGATION, f"{at - start} blocks in a row are links")
        start = at + 1


def _is_menu(page: Page, at: int) -> bool:
    """Whether a block is links with nothing but bars between them."""
    text, links = page.blocks[at].text, [run for run in page.blocks[at].inlines if run.tag == "a"]
    between = {text[before.end : after.start].strip() for before, after in pairwise(links)}
    return bool(between) and between <= BARS and links[0].start == 0 and links[-1].end == len(text)


CLEANER = Cleaner("links", find)
