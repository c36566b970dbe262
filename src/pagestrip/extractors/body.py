"""The body: the article's paragraphs, parted by a blank line."""

from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from pagestrip.model import Block, Context, Extractor, Found, Kind, Label, Page, Told, paragraphs
from pagestrip.text import ENDS_LINE, squeeze


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The blocks labelled as body, in page order; the claimed body where `span` found that no block prints it."""
    blocks, told = list(page.labelled(Label.BODY)), page.told
    if not blocks:
        if told and told.end == told.start:
            yield _claimed(page, told)
        return
    where = f"blocks {blocks[0].index} to {blocks[-1].index}"
    blocks = paragraphs(blocks, page.blocks)
    pieces = [blocks[0].text]
    for before, block in pairwise(blocks):
        pieces.append("\n" if _continues(page, before, block) else "\n\n")
        pieces.append(block.text)
    text = "".join(pieces)
    if told:
        yield Found(text, told.method, f"{told.where}, {where}", text[:200], 1.0, told.why)
    else:
        yield Found(text, page.method, where, text[:200], 1.0)


def _claimed(page: Page, told: Told) -> Found:
    """The longest body that the head claims, a paragraph a line."""
    raw = max((claim.value for claim in page.claimed("articleBody")), key=len)
    text = "\n\n".join(line for line in map(squeeze, unescape(raw).splitlines()) if line)
    return Found(text, told.method, told.where, text[:200], 0.8, told.why)


def _continues(page: Page, before: Block, block: Block) -> bool:
    """Lines of one paragraph: code, and in markup a line broken in mid-sentence."""
    if block.index != before.index + 1 or block.kind is not before.kind:
        return False
    return block.kind is Kind.CODE or (page.kind == "html" and not block.gap and block.kind is Kind.PARAGRAPH and not ENDS_LINE.search(before.text))


EXTRACTOR = Extractor("body", find)
