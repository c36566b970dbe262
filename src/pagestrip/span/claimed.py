"""The chosen blocks held against what the page tells outside its markup, and against the body that its head claims."""

from pagestrip.model import Claim, Kind, Page, Told
from pagestrip.text import is_printed, letters, prose

FAR_LESS = 0.5  # share of the claimed body below which the chosen one is doubted
CREDIBLE = 300  # letters of a claimed body, about two paragraphs; a shorter one is a summary more often than not
SHORTEST = 20  # characters; a shorter block stands in a long text by chance


def against_claims(page: Page, body: tuple[int, ...]) -> Page:
    """The page with this body, or with a surer one: a story told outside the markup, the blocks that print the claimed body.

    Where no block prints the claimed body, and there is next to no other, `told` says so: the claim itself is the body.
    """
    if page.told is not None:
        told = range(page.told.start, page.told.end)
        return page.derived(body=tuple(at for at in told if page.labels[at] is None and at not in page.headline))
    claim = max(page.claimed("articleBody"), key=lambda claim: len(claim.value), default=None)
    claimed = " ".join(claim.value.split()) if claim else ""
    chosen_prose = sum(page.prose[at] for at in body)
    if claim is None or not prose(claimed) or letters(claimed) < max(CREDIBLE, chosen_prose / FAR_LESS):
        return page.derived(body=body)
    printed = _printing(page, claimed)
    if sum(page.prose[at] for at in printed) > chosen_prose / FAR_LESS:
        warning = "the body is what prints the articleBody that the head claims"
        return page.derived(body=_with_subheads(page, printed), warnings=(*page.warnings, warning))
    return page.derived(body=body) if chosen_prose >= CREDIBLE or printed else _claim_alone(page, claim)


def _printing(page: Page, claimed: str) -> list[int]:
    """The blocks that no mark covers and that stand in the claimed body."""
    live = (block for block in page.live() if block.index not in page.headline)
    return [block.index for block in live if len(block.text) > SHORTEST and is_printed(block.text, claimed)]


def _with_subheads(page: Page, printed: list[int]) -> tuple[int, ...]:
    """These blocks with the headings that stand among them."""
    among = range(printed[0], printed[-1])
    subheads = [block.index for block in page.live() if block.kind is Kind.HEADING and block.index in among and block.index not in page.headline]
    return tuple(sorted({*printed, *subheads}))


def _claim_alone(page: Page, claim: Claim) -> Page:
    """The page without a body of blocks: `told` says that the claim is it."""
    told = Told(0, 0, "json-ld", claim.place, "nothing in the page's markup prints it")
    warning = f"nothing in the markup prints the story; the body is what the head claims as {claim.place}"
    return page.derived(body=(), told=told, warnings=(*page.warnings, warning))
