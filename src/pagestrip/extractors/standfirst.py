"""The standfirst: the deck that the page shows between headline and story."""

from collections.abc import Iterator

from pagestrip.model import Context, Extractor, Found, Label, Page
from pagestrip.text import folded

SHOWN = 0.9
NEAR = 8  # blocks under the headline


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The blocks that the cleaner `standfirst` marked; else a description that the page prints as a block of its own."""
    blocks = list(page.labelled(Label.STANDFIRST))
    if blocks:
        text = " ".join(block.text for block in blocks)
        yield Found(text, page.method, f"block {blocks[0].index}", text, SHOWN)
    near = [block for block in page.labelled(Label.OUTSIDE, Label.META) if page.headline and 0 < block.index - page.headline[-1] < NEAR]
    claims = {folded(c.value): c for c in page.claimed("description", "og:description", "alternativeHeadline") if len(c.value) > 40} if near else {}
    for block in near:
        claim = claims.get(folded(block.text))
        if claim:
            yield Found(block.text, claim.method, claim.name, claim.value, SHOWN - 0.1)


EXTRACTOR = Extractor("standfirst", find)
