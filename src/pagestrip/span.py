"""Which blocks are the article: the scorer proposes, the structure has the last word."""

from collections.abc import Iterable, Sequence

from pagestrip.model import Kind, Label, Mark, Page
from pagestrip.text import letters

LIKELY = 0.5
POSSIBLE = 0.35  # of a paragraph that stands beside a likely one
STRAY = 40  # letters
STOPS = (".", "!", "?", "…", "”", "»", '"', "。", "！", "？")
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
