"""Paragraphs of the story that are nothing but a link to another one.

Why: they stand between the story's paragraphs, often in capitals, and are read as a sentence of it.
Example: "<p><a>WHO OWNS THE HARBOUR? A GUIDE</a></p>" between two paragraphs.
Leaves alone: a link that a paragraph ending in a colon announces, an address, a run of links, a link at the story's beginning or end; an anchor
within the page, as questions of an interview may be.
"""

from collections.abc import Iterator

from pagestrip.model import Cleaner, Kind, Label, Mark, Page
from pagestrip.text import letters

SHORTEST = 25  # letters; a shorter link names what it leads to: a download, a table
NEARLY_ALL = 0.9  # share of the characters that stand in the link
ANNOUNCING = (":", "：")
ADDRESS = "http"


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for before, at, after in zip(page.body, page.body[1:], page.body[2:], strict=False):
        is_within = page.prose[before] and page.prose[after] and all(page.holder(one) == page.story_home for one in (before, at, after))
        if is_within and _is_link(page, at) and not page.blocks[before].text.endswith(ANNOUNCING):
            yield Mark(at, at + 1, Label.RELATED, "nothing but a link between two paragraphs")


def _is_link(page: Page, at: int) -> bool:
    block = page.blocks[at]
    links = block.kind is Kind.PARAGRAPH and page.link_chars[at] >= NEARLY_ALL * len(block.text)
    leads_away = links and all(run.value and not run.value.startswith("#") for run in block.inlines if run.tag == "a")
    return leads_away and letters(block.text) >= SHORTEST and not block.text.startswith(ADDRESS)


CLEANER = Cleaner("pointers", find, trims=True)
