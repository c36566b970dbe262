"""What tells a flattened page's lines apart beyond their shape: runs, lines printed twice, regions opened above, and whether they tell one story."""

from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from pagestrip.model import Label, Mark, Page, once_for_blocks
from pagestrip.scoring import wording
from pagestrip.scoring.shape import NAMES as SHAPE
from pagestrip.scoring.shape import Matrix
from pagestrip.words.bylines import begins_byline
from pagestrip.words.captions import endings

OPENING = 5  # blocks of prose under the headline that say what the story is about
AROUND = 6  # blocks on either side whose words are looked at together
FAR = 40  # blocks; whatever is farther away is far
MOST_TWINS = 9
SHORTEST_TWIN = 12  # characters of a line whose second print says something
OPENED = (("comments", (Label.COMMENTS,)), ("related", (Label.RELATED, Label.POPULAR)))
NAMES = (
    *("byline", "caption_end", "same-1", "same+1", "first_class+1", "last_class-1", "begins_next", "extends_last", "said_before"),
    *("since_twin", "twins", "twins_since_headline"),
    *("headline_share", "headline_words", "opening_share", "opening_words", "before_share", "before_words"),
    *("opening_words_before", "opening_words_after", "headline_words_before", "headline_words_after"),
    *("run_lines", "run_place", "run_prose", "run_share", "page_gaps", "page_twins"),
    *(f"since_{name}" for name, _ in OPENED),
    *(f"prose_since_{name}" for name, _ in OPENED),
)


def columns(page: Page, own: Matrix) -> Matrix:
    """One row a block, one column a name in NAMES. `own` holds the blocks' shape."""
    twins = _twins(page)
    parts = (_said(page, own, twins), _twin_places(page, twins), _story(page), _runs(page, twins), *_opened(page))
    return np.concatenate(parts, axis=1, dtype=np.float32)


@once_for_blocks
def signs(page: Page) -> Matrix:
    """Two rows, a column a block: whether it begins like a byline, whether it ends like a caption."""
    return np.array(([begins_byline(block.text) for block in page.blocks], endings(page)), dtype=np.float32)


def _twins(page: Page) -> Any:
    """Whether each block prints the line above again."""
    keys = page.keys
    return np.array([at > 0 and len(key) >= SHORTEST_TWIN and key == keys[at - 1] for at, key in enumerate(keys)])


def _said(page: Page, own: Matrix, twins: Any) -> Matrix:
    table = np.zeros((len(page.blocks), 9), dtype=np.float32)
    table[:, :2] = signs(page).T
    table[:, 2] = twins
    table[:-1, 3] = twins[1:]
    table[:-1, 4] = own[1:, SHAPE.index("first_class")]
    table[1:, 5] = own[:-1, SHAPE.index("last_class")]
    extends = [_extends(line.text, last.text) for last, line in pairwise(page.blocks)]
    table[:-1, 6] = extends
    table[1:, 7] = extends
    table[:, 8] = [bool(key) and page.by_key[key][0] < at for at, key in enumerate(page.keys)]
    return table


def _extends(line: str, last: str) -> bool:
    """Whether a line says what the one above says, and more: a caption below its picture's alt text."""
    return len(line) > len(last) >= SHORTEST_TWIN and line.startswith(last)


def _twin_places(page: Page, twins: Any) -> Matrix:
    """How far above the last line printed twice stands, how many there were, and how many since the headline."""
    at = np.arange(len(twins))
    last = np.maximum.accumulate(np.where(twins, at, -FAR))
    count = np.cumsum(twins)
    headline = page.headline[-1] if page.headline else 0
    since = np.where(at > headline, count - count[headline], 0)
    return np.stack([np.minimum(at - last, FAR), np.minimum(count, MOST_TWINS), np.minimum(since, MOST_TWINS)], axis=1)


def _story(page: Page) -> Matrix:
    """How many of a block's words, and what share, the headline says, the prose right below it, and the prose right above the block."""
    said = wording.of(page)
    title = frozenset().union(*(said.sets[at] for at in page.headline))
    opening = {at: said.sets[at] for at in said.paragraphs[said.paragraphs >= page.below_headline][:OPENING].tolist()}
    told = said.among(title.union(*opening.values()))
    for at in opening:
        told[at] = len(said.sets[at] & title.union(*(other for place, other in opening.items() if place != at)))
    above = np.searchsorted(said.paragraphs, np.arange(len(said.sets)))
    before = said.sums(said.times(np.maximum(above - OPENING, 0), above) > 0)
    common = np.stack([said.among(title), told, before], axis=1)
    table = np.stack([common / np.maximum(1, said.sizes)[:, None], np.minimum(common, 30)], axis=2).reshape(len(common), -1)
    return np.concatenate([table, _around(table[:, 3]), _around(table[:, 1])], axis=1)


def _around(column: Matrix) -> Any:
    """The means of a column over the blocks right before and right after each block."""
    sums = np.concatenate([[0], np.cumsum(column)])
    at, size = np.arange(len(column)), len(column)
    before = sums[at] - sums[np.maximum(at - AROUND, 0)]
    after = sums[np.minimum(at + 1 + AROUND, size)] - sums[at + 1]
    return np.stack([before, after], axis=1) / AROUND


def _runs(page: Page, twins: Any) -> Matrix:
    """The run of lines without a blank line between that a block stands in: its lines, its prose; and how the page parts its lines."""
    gaps = np.array([block.gap or at == 0 for at, block in enumerate(page.blocks)])
    run = np.cumsum(gaps) - 1
    lines = np.bincount(run)
    prose = np.bincount(run, weights=np.array(page.prose, dtype=np.float64))
    place = np.arange(len(gaps)) - np.flatnonzero(gaps)[run]
    return np.stack(
        [
            np.log1p(lines[run]),
            place / lines[run],
            np.log1p(prose[run]),
            prose[run] / max(1.0, float(prose.sum())),
            np.full(len(run), gaps.mean()),
            np.full(len(run), twins.mean()),
        ],
        axis=1,
    )


def _opened(page: Page) -> tuple[Matrix, Matrix]:
    """How far above a region of comments, or of other stories, was last opened, in blocks and in the page's prose."""
    size = len(page.blocks)
    at = np.arange(size)
    before = np.array((0, *accumulate(page.prose)), dtype=np.float64)
    distances, amounts = [], []
    for _, labels in OPENED:
        starts = np.zeros(size, dtype=bool)
        starts[[mark.start for mark in page.marks if mark.label in labels and _is_region(mark)]] = True
        last = np.maximum.accumulate(np.where(starts, at, -1))
        distances.append(np.where(last < 0, -1, np.minimum(at - last, FAR)))
        amounts.append(np.where(last < 0, -1, np.log1p(before[at] - before[np.maximum(last, 0)])))
    return np.stack(distances, axis=1), np.stack(amounts, axis=1)


def _is_region(mark: Mark) -> bool:
    return mark.end is not None and mark.end > mark.start + 1
