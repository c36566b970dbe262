"""The body: the article's paragraphs, parted by a blank line."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from pagestrip.model import Block, Context, Extractor, Found, Kind, Label, Page

ENDS = regex.compile(r"[.!?…。！？؟।:;\"”’»)\]]$")


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The blocks labelled as body, in page order."""
    blocks = list(page.labelled(Label.BODY))
    if not blocks:
        return
    pieces = [blocks[0].text]
    for before, block in pairwise(blocks):
        pieces.append("\n" if _continues(page, before, block) else "\n\n")
        pieces.append(block.text)
    text = "".join(pieces)
    where = f"blocks {blocks[0].index} to {blocks[-1].index}"
    yield Found(text, "markup" if page.kind == "html" else "text", where, text[:200], 1.0)


def _continues(page: Page, before: Block, block: Block) -> bool:
    """Lines of one paragraph: code, and in markup a line broken in mid-sentence."""
    if block.index != before.index + 1 or block.kind is not before.kind:
        return False
    return block.kind is Kind.CODE or (page.kind == "html" and not block.gap and block.kind is Kind.PARAGRAPH and not ENDS.search(before.text))


EXTRACTOR = Extractor("body", find)
