"""The headline of a page that claims no title: a heading, else the line that best heads a run of prose."""

from collections.abc import Iterator

import regex

from pagestrip import dates
from pagestrip.model import PHRASE_LENGTH, Block, Kind, Page
from pagestrip.text import letters, words_of
from pagestrip.titles import SHORTEST
from pagestrip.words.bylines import begins_byline
from pagestrip.words.captions import ends_like_caption
from pagestrip.words.phrases import vocabulary as vocabulary_of_chrome

MAIN = 2  # level of a heading that may be a headline, at most
SOON = 12  # blocks below a headline in which its prose begins
GOOD = 1.1  # a line that heads an earlier run so well leaves no room for a later one
EARLIER = 0.4  # how much better a later line must be than an earlier one
BETWEEN_PROSE = 5  # lines between two paragraphs of one run
SHORTEST_RUN = 250  # letters of prose that a headline may stand over
TWICE, LIKE_HEADLINE, LIKE_TEXT, FARTHER = 0.35, 0.3, -0.3, -0.02  # what form is worth beside shared words, 0 to 1; set by hand. See `_line_score`
HEADLINE_LETTERS = range(25, 131)
ENOUGH_WORDS = 4  # shared words that settle it; a line of one word shares it by chance
PARAGRAPHS = 8  # of a run whose words are compared with a headline's
LOOK_BACK = 40  # lines above the first prose in which a headline stands
MENU = regex.compile(r"(?:[\[|•·][^\[|•·]{1,30}){3}")  # items parted by bars, bullets or brackets
ENDS_SENTENCE = regex.compile(r"[.。;:,：،]$")


def find(page: Page) -> tuple[int, ...]:
    """The first main heading that prose follows, else the best line above a run of prose, with its other prints near it."""
    headings = [block for block in page.blocks if block.kind is Kind.HEADING and block.level <= MAIN and _stands_over_prose(page, block)]
    if headings:
        return (min(headings, key=lambda block: (block.level, block.index)).index,)
    best, prose = _best_line(page)
    if best < 0:
        return ()
    key = page.keys[best]
    return tuple(at for at in range(max(0, prose - LOOK_BACK), prose + 1) if page.keys[at] == key)


def _stands_over_prose(page: Page, heading: Block) -> bool:
    return page.prose_in(heading.index + 1, heading.index + SOON) > 0


def _best_line(page: Page) -> tuple[int, int]:
    """The line that heads a run of prose best, and where that run begins; -1 where none does."""
    top, best, prose = 0.0, -1, 0
    for start, end in _prose_runs(page):
        if top >= GOOD:
            break
        vocabulary = _vocabulary(page, start, end)
        above = page.blocks[max(0, start - LOOK_BACK) : start + 1]
        scores = [_line_score(page, block, start, vocabulary) for block in above]
        highest = max(scores)
        if highest > top + (EARLIER if best >= 0 else 0):
            top, best, prose = highest, above[scores.index(highest)].index, start
    return best, prose


def _prose_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of prose with no more than a few other lines between; those too short beside the longest left out."""
    runs: list[list[int]] = []
    for at, count in enumerate(page.prose):
        if not count:
            continue
        if runs and at - runs[-1][1] <= BETWEEN_PROSE:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    totals = [page.prose_in(start, end + 1) for start, end in runs]
    least = max(SHORTEST_RUN, max(totals, default=0) / 10)
    return ((start, end + 1) for (start, end), total in zip(runs, totals, strict=True) if total >= least)


def _vocabulary(page: Page, start: int, end: int) -> frozenset[str]:
    """The words of a run's first paragraphs."""
    texts = [page.blocks[at].text for at in range(start + 1, end) if page.prose[at]][:PARAGRAPHS]
    return frozenset().union(*(words_of(text) for text in texts))


def _line_score(page: Page, block: Block, start: int, vocabulary: frozenset[str]) -> float:
    """How well a line heads the prose at `start`: words in common, printed twice, a headline's length, nearness."""
    key = page.keys[block.index]
    count = letters(block.text)
    words = words_of(block.text)
    if (
        not (SHORTEST <= count <= PHRASE_LENGTH)
        or not words
        or MENU.search(block.text)
        or ends_like_caption(block.text)
        or block.kind in (Kind.ROW, Kind.ITEM)
        or key in vocabulary_of_chrome()
    ):
        return 0.0
    common = len(words & vocabulary)
    shared = 0.5 * common / len(words) + 0.5 * min(common, ENOUGH_WORDS) / ENOUGH_WORDS
    beside = (*page.keys[block.index - 1 : block.index], *page.keys[block.index + 1 : block.index + 2])
    twice = TWICE if key in beside else 0.0
    length = LIKE_HEADLINE if count in HEADLINE_LETTERS else 0.0
    ends = LIKE_TEXT if ENDS_SENTENCE.search(block.text) else 0.0
    dated = LIKE_TEXT if dates.is_dated(block.text) or begins_byline(block.text) else 0.0
    return shared + twice + length + ends + dated + FARTHER * (start - block.index)
