"""The standfirst: the deck that the page shows between headline and story."""

from collections.abc import Iterator

from pagestrip import titles
from pagestrip.model import Context, Extractor, Found, Label, Page
from pagestrip.text import folded

SHOWN = 0.9
KICKER = 40  # letters and digits beside a headline that is said once more; a deck has more
NEAR = 8  # blocks under the headline


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The blocks that the cleaner `standfirst` marked; else a description that the page prints as a block of its own."""
    blocks = list(page.labelled(Label.STANDFIRST))
    text = " ".join(block.text for block in blocks)
    if blocks and not _is_headline(page, text):
        yield Found(text, page.method, f"block {blocks[0].index}", text, SHOWN)
    near = [block for block in page.labelled(Label.OUTSIDE, Label.META) if page.headline and 0 < block.index - page.headline[-1] < NEAR]
    claims = {folded(c.value): c for c in page.claimed("description", "og:description", "alternativeHeadline") if len(c.value) > 40} if near else {}
    for block in near:
        claim = claims.get(folded(block.text))
        if claim:
            yield Found(block.text, claim.method, claim.name, claim.value, SHOWN - 0.1)


def _is_headline(page: Page, text: str) -> bool:
    """Whether a text is the headline once more, perhaps with a kicker before or behind it."""
    key = titles.key(text)
    shown = titles.key(" ".join(page.blocks[at].text for at in page.headline))
    said = (shown, *(titles.key(claim.value) for claim in titles.claims(page)))
    return any(title in key and len(key) - len(title) < min(KICKER, len(title)) for title in said if title)


EXTRACTOR = Extractor("standfirst", find)
