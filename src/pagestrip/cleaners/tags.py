"""Tag lists: "Tags: …", <div class="tags">.

Why: keywords are no part of the text. They are read into `tags`.
Example: "Topics: Harbours, Ferries", "#harbours #ferries", <ul class="article-tags">.
Leaves alone: a sentence that begins with "Topics" without the colon.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import elements
from pagestrip.model import Block, Cleaner, Kind, Label, Mark, Page
from pagestrip.words.tags import LINKED, is_hashtags, is_label, is_tag_links, label_at

LONGEST = 5  # words of a tag; headlines have more
MENUS = frozenset(("nav", "header", "footer", "aside"))  # a story's own tag list in one of them is the extractor's to find


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "tags", Label.META)
    for block, key, linked in zip(page.blocks, page.keys, page.link_chars, strict=True):
        text = block.text
        is_signed = ":" in text or "：" in text or "#" in text  # a tag line without links is
        reason = (_said(page, block) if is_signed else "") or (_linked(page, block) if linked >= LINKED * len(text) else "")
        if reason:
            yield Mark(block.index, block.index + 1, Label.META, reason)
        elif is_label(text, key):
            end = block.index + 1
            while end < len(page.blocks) and _is_linked_item(page.blocks[end]):
                end += 1
            if end > block.index + 1:
                yield Mark(block.index, end, Label.META, "a tag label and linked items")


def _said(page: Page, block: Block) -> str:
    """Why a block's text makes it a tag line; "" where it makes it none."""
    if label_at(block.text) is not None and not page.prose[block.index]:
        return "a tag line"
    return "nothing but hashtags" if is_hashtags(block.text) else ""


def _linked(page: Page, block: Block) -> str:
    """Why a block of links is a tag line; "" where it is none. An address with a folder for tags may be a menu's above the story."""
    below = bool(page.headline) and block.index > page.headline[-1]
    if is_tag_links(block, by_address=below) and not any(s.tag in MENUS for s in page.sections_of(block.index)):
        return "its links lead to tags"
    return ""


def _is_linked_item(block: Block) -> bool:
    return block.kind is Kind.ITEM and len(block.text.split()) <= LONGEST and block.link_chars * 2 > len(block.text)


CLEANER = Cleaner("tags", find)
