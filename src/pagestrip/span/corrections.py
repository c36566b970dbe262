"""The scorer's probabilities, corrected by what the page's type and structure say: of lists, and of what stands below the story's element."""

from collections import defaultdict
from collections.abc import Sequence

from pagestrip import profiles
from pagestrip.model import Kind, Page
from pagestrip.span.reading import Reading

CERTAIN = 0.95  # score of a block below the story's <article> that is the story's all the same
LARGE = 0.2  # share of the page's prose in an <article> that is the story's; cards and comments hold less


def corrected(page: Page, scores: Sequence[float], reading: Reading) -> Sequence[float]:
    """The scores, 0 to 1, as a page that is read so has them."""
    scores = profiles.judged(page, scores, reading.page_type, is_article=reading.is_article)
    scores = _evened(page, scores)
    return _only_certain_below_article(page, scores) if reading.is_surely_article else scores


def _evened(page: Page, scores: Sequence[float]) -> Sequence[float]:
    """The scores, those of one list's items replaced by their mean, by characters: a list is in the story as a whole or not at all."""
    evened = list(scores)
    for items in _lists(page):
        size = sum([len(page.blocks[at].text) for at in items])
        mean = sum([scores[at] * len(page.blocks[at].text) for at in items]) / size
        for at in items:
            evened[at] = mean
    return evened


def _lists(page: Page) -> list[list[int]]:
    """The items of each list: in markup the short ones of an element, in flattened text all that no blank line parts."""
    lists: dict[int, list[int]] = defaultdict(list)
    parted = 0  # how many blank lines and other blocks stand above; one number for each run of items
    for at, (block, home) in enumerate(zip(page.blocks, page.home, strict=True)):
        parted += block.gap or block.kind is not Kind.ITEM
        if block.kind is Kind.ITEM and (page.kind == "text" or (home >= 0 and not page.prose[at])):
            lists[page.sections[home].parent if home >= 0 else parted].append(at)
    return list(lists.values())


def _only_certain_below_article(page: Page, scores: Sequence[float]) -> Sequence[float]:
    """The scores, 0 below the story's <article> for all but CERTAIN blocks: what stands there is offered with the story."""
    end = _end_of_article(page)
    return [*scores[:end], *(score if score >= CERTAIN else 0.0 for score in scores[end:])]


def _end_of_article(page: Page) -> int:
    """The first block below the outermost <article> that holds the story's paragraphs; the page's end where none does, or only a small one."""
    articles = [section for section in page.sections_from(page.story_home) if section.tag == "article"]
    if not articles:
        return len(page.blocks)
    outermost = articles[-1]
    is_large = page.prose_in(outermost.start, outermost.end) >= LARGE * page.prose_in(0, len(page.blocks))
    return outermost.end if is_large else len(page.blocks)
