"""Lines that shout.

A plug-in for pagestrip: a cleaner that sets lines in capitals aside, and an extractor that reads words with a tilde as tags.
"""

from collections.abc import Iterator

from pagestrip.model import Cleaner, Context, Extractor, Found, Label, Mark, Page


def shouting(page: Page) -> Iterator[Mark]:
    """Mark lines of several words that are all capitals and end with an exclamation mark."""
    for block in page.live():
        if block.text.isupper() and block.text.endswith("!") and " " in block.text:
            yield Mark(block.index, block.index + 1, Label.PROMO, "the line shouts")


def tildes(page: Page, context: Context) -> Iterator[Found]:
    """The words with a tilde of a line that holds nothing else."""
    for block in page.blocks:
        words = block.text.split()
        if words and all(word.startswith("~") and len(word) > 1 for word in words):
            tags = tuple(word.removeprefix("~") for word in words)
            yield Found(tags, "text", f"block {block.index}", block.text, 0.9)


SHOUTING = Cleaner("shouting", shouting)
TILDES = Extractor("tags", tildes)
