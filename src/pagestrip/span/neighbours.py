"""What comes with the chosen blocks, and what goes, by where it stands: beside them, between two, below the headline."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pagestrip.model import Kind, Page
from pagestrip.profiles import LIKELY
from pagestrip.span.reading import Reading
from pagestrip.span.threshold import MANY
from pagestrip.text import STOPS, letters

POSSIBLE = 0.35  # of a paragraph that stands beside a likely one; less in the measure in which an article's threshold is below LIKELY
RESUMED = 0.25  # of a paragraph right beside one that was taken back from a region
AMIDST = 0.2  # of a paragraph or heading in the story's own element, between two chosen blocks
ENDING = 0.2  # of a sentence that ends a run of paragraphs, where blank lines part such runs
RUN = 3  # such paragraphs
SENTENCE = 30  # letters
BESIDE = 3  # blocks: a time, a line of furniture may stand between
ENCLOSED = frozenset((Kind.ROW, Kind.CODE))
STRAY = 40  # letters
CLOSING = (*STOPS, "”", "»", '"')


def without_refrains(page: Page, likely: list[int]) -> list[int]:
    """The blocks less those that say one thing over and over: no story, but what a program or a broken file leaves."""
    counts = Counter(page.blocks[at].text for at in likely)
    return [at for at in likely if counts[page.blocks[at].text] <= MANY]


def below_headline(page: Page, likely: list[int]) -> list[int]:
    """In flattened text: what follows the headline, without strays at its end."""
    start = page.below_headline
    run = [at for at in likely if at >= start]
    if not run or not page.prose_in(start, len(page.blocks)):
        return likely
    while run and _is_stray(page, run[-1]):
        run.pop()
    return run


def _is_stray(page: Page, at: int) -> bool:
    """A short line alone below the last paragraph, an image's alt text for one, is no story's end."""
    block = page.blocks[at]
    is_alone = block.gap or at + 1 == len(page.blocks) or page.labels[at + 1] is not None
    is_short = not page.prose[at] and block.kind is Kind.PARAGRAPH and letters(block.text) <= STRAY
    return is_alone and is_short and not block.text.endswith(CLOSING)


def with_paragraphs(page: Page, likely: list[int], scores: Sequence[float], reading: Reading, least: float) -> list[int]:
    """Less likely paragraphs too, where they stand beside likely ones: the two thresholds of hysteresis (Canny 1986). `least` is the upper one."""
    possible = POSSIBLE * least / LIKELY if reading.is_article or page.kind == "text" else POSSIBLE
    chosen = set(likely).difference(page.headline)
    for order in (range(len(scores)), reversed(range(len(scores)))):
        last: int | None = None
        for at in order:
            if at in chosen:
                last = at
            elif last is not None and abs(at - last) <= BESIDE and page.prose[at] and scores[at] >= _least_beside(page, at, last, possible):
                chosen.add(at)
                last = at
    return sorted(chosen.difference(page.headline))


def _least_beside(page: Page, at: int, chosen: int, possible: float) -> float:
    """The score from which a paragraph comes with a chosen block; a marked one only with one of the same region of flattened text.

    Where the scorer has taken back a part of a region the story goes on there, so the very next paragraph needs less.
    """
    mark = page.labels[at]
    if mark is None:
        return possible
    if page.kind == "html" or mark is not page.labels[chosen] or at == mark.start:
        return 1.0
    return min(possible, RESUMED) if abs(at - chosen) == 1 else possible


def with_midst(page: Page, chosen: list[int], scores: Sequence[float]) -> list[int]:
    """What stands between two chosen blocks too: tables and code alone there; paragraphs, quotations and headings of the story's own element."""
    found = set(chosen)
    for before, after in pairwise(chosen):
        between = [at for at in range(before + 1, after) if page.labels[at] is None]
        if between and all(page.blocks[at].kind in ENCLOSED for at in between):
            found.update(between)
        elif page.story_home >= 0:
            found.update(at for at in between if scores[at] >= AMIDST and page.holder(at) == page.story_home and _is_told(page, at))
        if after - 1 in between and _is_summary(page, after - 1, after):
            found.add(after - 1)
    return sorted(found.difference(page.headline))


def _is_summary(page: Page, at: int, chosen: int) -> bool:
    """Whether a line is what a fold shows while it is closed, and a chosen block the first in that fold."""
    one, fold = next(page.sections_of(at), None), page.holder(at)
    return one is not None and one.tag == "summary" and page.sections[fold].start == at and chosen < page.sections[fold].end


def with_end(page: Page, chosen: list[int], scores: Sequence[float]) -> list[int]:
    """In flattened text: the sentences right below the last paragraph too, where no blank line parts them from a run of paragraphs."""
    run = chosen[-RUN:]
    if len(run) < RUN or run[-1] - run[0] >= RUN or any(page.blocks[at].gap for at in run[1:]):
        return chosen
    least = ENDING if any(block.gap for block in page.blocks[1:]) else POSSIBLE
    found = list(chosen)
    for block in page.blocks[run[-1] + 1 :]:
        is_over = block.gap or page.labels[block.index] is not None or scores[block.index] < least
        if is_over or not block.text.endswith(CLOSING) or letters(block.text) < SENTENCE:
            break
        found.append(block.index)
    return found


def _is_told(page: Page, at: int) -> bool:
    """Whether a block is a paragraph of running text, a quotation that is a sentence, or a heading that says something."""
    block = page.blocks[at]
    if block.kind is Kind.QUOTE:
        return block.text.endswith(CLOSING)
    if block.kind is Kind.PARAGRAPH:
        return page.prose[at] > 0
    return block.kind is Kind.HEADING and any(map(str.isalnum, block.text))
