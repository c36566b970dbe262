"""Lines of the story that the page has already said.

Why: an image's alt text repeats the headline below it, a phone layout repeats the desktop's, short furniture recurs between paragraphs.
Example: a paragraph twice, "Article content" four times.
Leaves alone: the headline's own second print, a refrain shorter than a sentence that occurs twice, table rows.
"""

from collections import Counter
from collections.abc import Iterator

from pagestrip.model import Cleaner, Kind, Label, Mark, Page

OFTEN = 3  # times; a short line that recurs so often is furniture
SHORT = 40  # characters
LINE_KINDS = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.CAPTION, Kind.QUOTE))


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    keys = [key or block.text for key, block in zip(page.keys, page.blocks, strict=True)]
    counts = Counter(keys)
    seen: set[str] = set()
    for at in page.body:
        key, block = keys[at], page.blocks[at]
        if block.kind not in LINE_KINDS:
            continue
        if key in seen and (page.prose[at] or (at and keys[at - 1] == key)):
            yield Mark(at, at + 1, Label.DUPLICATE, "the page has already said it")
        elif counts[key] >= OFTEN and 1 < len(key) <= SHORT:
            yield Mark(at, at + 1, Label.DUPLICATE, f"{counts[key]} times on the page")
        seen.add(key)


CLEANER = Cleaner("doubled", find, trims=True)
