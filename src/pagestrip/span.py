"""Which blocks are the article: the scorer proposes, the structure has the last word."""

from collections.abc import Iterable, Sequence

from pagestrip.model import Claim, Kind, Label, Mark, Page, Told
from pagestrip.text import letters, prose

LIKELY = 0.5
POSSIBLE = 0.35  # of a paragraph that stands beside a likely one
STRAY = 40  # letters
STOPS = (".", "!", "?", "…", "”", "»", '"', "。", "！", "？")
FAR_LESS = 0.5  # share of the claimed body below which the chosen one is doubted
CREDIBLE = 300  # letters of a claimed body, about two paragraphs; a shorter one is a summary more often than not
ENDS = 60  # characters at a block's beginning and end that are looked up in the claimed body
BESIDE = 3  # blocks: a time, a line of furniture may stand between


def choose(page: Page, scores: Iterable[float]) -> tuple[int, ...]:
    """The indexes of the article's blocks, in page order."""
    labels = page.labels
    likely = [at for at, score in enumerate(scores) if score >= LIKELY and labels[at] is None]
    if not likely:
        return ()
    if page.kind == "text":
        likely = list(_run_of_lines(page, likely, labels))
    return tuple(_with_neighbours(page, [at for at in likely if at not in page.headline], list(scores)))


def witnessed(page: Page, body: tuple[int, ...]) -> Page:
    """The page with this body, or with what a surer witness names: a story told outside the markup, the blocks that print the claimed body.

    Where the body is empty and no block prints the claimed one, `told` says so: the claim itself is the body.
    """
    if page.told is not None:
        return page.derived(body=tuple(at for at in range(page.told.start, page.told.end) if page.labels[at] is None and at not in page.headline))
    claim = max(page.claimed("articleBody"), key=lambda claim: len(claim.value), default=None)
    claimed = " ".join(claim.value.split()) if claim else ""
    had = sum(page.prose[at] for at in body)
    if claim is None or not prose(claimed) or letters(claimed) < max(CREDIBLE, had / FAR_LESS):
        return page.derived(body=body)
    live = [block for block in page.live() if block.index not in page.headline]
    printed = [block.index for block in live if len(block.text) > STRAY / 2 and _prints(block.text, claimed)]
    has = sum(page.prose[at] for at in printed)
    if has > had / FAR_LESS:
        subheads = [block.index for block in live if block.kind is Kind.HEADING and printed[0] < block.index < printed[-1]]
        warning = "the body is what prints the articleBody that the head claims"
        return page.derived(body=tuple(sorted({*printed, *subheads})), warnings=(*page.warnings, warning))
    return page.derived(body=body) if body or printed else _claim_alone(page, claim)


def _prints(text: str, claimed: str) -> bool:
    return text[:ENDS] in claimed and text[-ENDS:] in claimed


def _claim_alone(page: Page, claim: Claim) -> Page:
    where = f"{claim.of}.{claim.name}".lstrip(".")
    warning = f"nothing in the markup prints the story; the body is what the head claims as {where}"
    return page.derived(body=(), told=Told(0, 0, "json-ld", where), warnings=(*page.warnings, warning))


def _with_neighbours(page: Page, likely: list[int], scores: list[float]) -> list[int]:
    """Less likely paragraphs too, where they stand beside likely ones: the two thresholds of hysteresis (Canny 1986)."""
    chosen = set(likely)
    for order in (range(len(scores)), reversed(range(len(scores)))):
        last: int | None = None
        for at in order:
            if at in chosen:
                last = at
            elif last is not None and abs(at - last) <= BESIDE and scores[at] >= POSSIBLE and page.prose[at] and page.labels[at] is None:
                chosen.add(at)
                last = at
    return sorted(chosen - set(page.headline))


def _run_of_lines(page: Page, likely: list[int], labels: Sequence[Mark | None]) -> tuple[int, ...]:
    """In flattened text: what follows the headline, up to the region that ends the story."""
    start = page.headline[-1] + 1 if page.headline else 0
    after = [at for at in likely if at >= start]
    if not page.prose_in(start, len(page.blocks)) or not after:
        return tuple(likely)
    first = next((at for at in after if page.prose[at]), after[0])
    stop = len(page.blocks)
    for at in range(first, len(page.blocks)):
        mark = labels[at]
        if mark is not None and mark.label in (Label.COMMENTS, Label.RELATED) and mark.end is not None and mark.end - mark.start > 1:
            stop = at
            break
    run = [at for at in after if at < stop]
    while run and _is_stray(page, run[-1]):
        run.pop()
    return tuple(run)


def _is_stray(page: Page, at: int) -> bool:
    """A short line alone below the last paragraph, an image's alt text for one, is no story's end."""
    block = page.blocks[at]
    alone = block.gap or at + 1 == len(page.blocks) or page.labels[at + 1] is not None
    return alone and not page.prose[at] and block.kind is Kind.PARAGRAPH and letters(block.text) <= STRAY and not block.text.endswith(STOPS)
