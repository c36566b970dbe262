"""Which line of a flattened page is its headline: what the trees look at, a row a candidate.

Nothing says so but the words around: a headline says what the prose below it tells, other lines (an image's alt text, a breadcrumb, a
share link) say it again, a date or a byline stands near, and the page's address is often made of it.

Two forests look, as in a cascade (Viola and Jones 2001): a small one at all lines of a headline's length, by columns that cost little for
many lines at once, and the large one at the few lines that the small one ranks first (`rivals.py`).
"""

from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote

import numpy as np
import regex

from pagestrip.addresses import parted
from pagestrip.model import Block, Kind, Page, once_for_blocks
from pagestrip.scoring import lines, rivals, shape, wording
from pagestrip.scoring.rivals import AROUND, Places
from pagestrip.scoring.shape import Matrix
from pagestrip.scoring.trees import Forest
from pagestrip.text import plain
from pagestrip.words.phrases import vocabulary as chrome

SHORTEST, LONGEST = 8, rivals.LONGEST  # letters of a line that may be a headline
MOST = 1500  # blocks from the top in which it stands
KEPT = 24  # lines that the large forest looks at: of 1,348 headlines that it finds among all lines, one is ranked lower
BELOW = 8  # blocks of prose under a line that it may head
NEAR = 12  # blocks in which prose counts as near
SHORTEST_SLUG = 3  # words of an address's part that is made of a title
WORD = regex.compile(r"\w+")
ENDING = regex.compile(r"\.\p{Ll}{3,5}$")  # ".html"
OWNED = regex.compile(r"©|\(c\)|^copyright\b", regex.IGNORECASE)
LETTERS, WORD_LENGTH = shape.NAMES.index("letters"), shape.NAMES.index("word_length")
OWN = ("heading", "level", "item", "row", "gap", "chrome", "caption", "byline", "prose")
SEEN = ("gap", "chrome", "byline", "prose", "letters", "ends", "digit_share")  # of the blocks AROUND
FIRST = (
    *shape.NAMES,
    *OWN,
    *(f"{name}{step:+d}" for step in AROUND for name in SEEN),
    *(f"same{step:+d}" for step in (-2, -1, 1, 2)),
    *("place", "from_start", "prose_before", "prose_after", "prose_near", "to_prose", "from_prose"),
    *("copies", "earlier_copies", "slug_of_line", "line_of_slug", "has_slug"),
    *("told_share", "told_words", "told_below", "page_share", "story_rank"),
)
NAMES = (*FIRST, *rivals.NAMES)
_AS_RIVAL = [FIRST.index(name) for name in rivals.OF_LINE]


class Candidates(NamedTuple):
    """The blocks that may be the headline, and a row of the columns FIRST for each."""

    at: Places
    columns: Matrix


def ranked(found: Candidates, forest: Forest, start: int = 0) -> Places:
    """The rows of the KEPT candidates from block `start` on that the small forest ranks first, in page order."""
    rows = np.flatnonzero(found.at >= start)
    if len(rows) <= KEPT:
        return rows
    likely = forest.raw(found.columns[rows])[:, 0]
    return np.sort(rows[np.argsort(-likely, kind="stable")[:KEPT]])


def columns(page: Page, rows: Places) -> Matrix:
    """One row for each of these candidates, in page order, one column a name in NAMES."""
    found = of(page)
    near = rivals.around(found.at, rows, len(page.blocks))
    known = found.columns[near][:, _AS_RIVAL]
    return np.concatenate([found.columns[rows], rivals.columns(page, found.at[near], known, np.searchsorted(near, rows))], axis=1, dtype=np.float32)


@once_for_blocks
def of(page: Page) -> Candidates:
    """The candidates of a page: the lines of a headline's length near the top; not those that a line of copyright names."""
    blocks, keys = page.blocks[:MOST], page.keys
    if not blocks:
        return Candidates(np.zeros(0, dtype=np.intp), np.zeros((0, len(FIRST)), dtype=np.float32))
    forms = shape.of(page)[:MOST]
    letters = forms[:, LETTERS]
    fits = (letters > np.log1p(SHORTEST - 0.5)) & (letters < np.log1p(LONGEST + 0.5)) & (forms[:, WORD_LENGTH] > 0)
    owners = [key for block, key in zip(page.blocks, keys, strict=True) if key and _names_owner(block.text)]
    places = np.array([i for i in np.flatnonzero(fits).tolist() if keys[i] and not any(keys[i] in owner for owner in owners)], dtype=np.intp)
    own = _own(page, blocks)
    parts = (forms[places], own[places], _around(forms, own)[places], _recurring(page, places), _addressed(page, places), _told(page, places))
    return Candidates(places, np.concatenate(parts, axis=1, dtype=np.float32))


def _names_owner(text: str) -> bool:
    return ("©" in text or "(" in text or text[0] in "cC") and OWNED.search(text) is not None


def _own(page: Page, blocks: tuple[Block, ...]) -> Matrix:
    """The columns OWN of every block."""
    known, keys = chrome(), page.keys
    kinds = [block.kind for block in blocks]
    columns = (
        [kind is Kind.HEADING for kind in kinds],
        [block.level for block in blocks],
        [kind is Kind.ITEM for kind in kinds],
        [kind is Kind.ROW for kind in kinds],
        [block.gap for block in blocks],
        [key in known for key in keys[: len(blocks)]],
        *lines.signs(page)[::-1, : len(blocks)],
        np.array(page.prose[: len(blocks)]) > 0,
    )
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


def _around(forms: Matrix, own: Matrix) -> Matrix:
    """The columns SEEN of the blocks AROUND; zero beyond the page's ends."""
    table = np.concatenate([own[:, [OWN.index(name) for name in SEEN[:4]]], forms[:, [shape.NAMES.index(name) for name in SEEN[4:]]]], axis=1)
    return rivals.beside(table, np.arange(len(table)), len(table))


def _recurring(page: Page, places: Places) -> Matrix:
    """Whether the lines one and two blocks away are the same; where the line stands; how often it stands on the page, and how often above."""
    size = len(page.blocks)
    prints = [(at, 1, 0) for at in range(size)]  # where the line stands first, how often, and how often above
    for places_of in page.by_key.values():
        if len(places_of) > 1:
            for earlier, at in enumerate(places_of):
                prints[at] = (places_of[0], len(places_of), earlier)
    table = np.array(prints)
    padded = np.concatenate([[-1, -1], table[:, 0], [-1, -1]])
    same = np.stack([padded[places + 2 + step] == table[places, 0] for step in (-2, -1, 1, 2)], axis=1)
    return np.concatenate([same, _placed(page, places), table[places, 1:]], axis=1)


def _placed(page: Page, places: Places) -> Matrix:
    """Where a line stands on the page and to the prose: counts of blocks, and shares of the page's letters of prose."""
    size = len(page.blocks)
    before = np.array((0, *accumulate(page.prose)))
    total = max(1, int(before[-1]))
    paragraphs = np.flatnonzero(page.prose)
    above = np.searchsorted(paragraphs, places)
    upcoming = np.append(paragraphs, size)[np.searchsorted(paragraphs, places, side="right")]
    below = places + 1
    columns = (
        places / size,
        np.log1p(places),
        before[places] / total,
        (before[size] - before[below]) / total,
        np.log1p(before[np.minimum(below + NEAR, size)] - before[below]),
        np.minimum(30, upcoming - places),
        np.minimum(30, places - np.concatenate([[-NEAR], paragraphs])[above]),
    )
    return np.stack(columns, axis=1)


def _addressed(page: Page, places: Places) -> Matrix:
    """How far a line and the page's address say the same, and whether there is one that says anything."""
    slug = _slug(page.url)
    table = np.zeros((len(places), 3), dtype=np.float32)
    if slug:
        said = [frozenset(plain(page.keys[i]).split()) for i in places.tolist()]
        common = np.array([len(words & slug) for words in said])
        table[:] = np.stack([common / [len(words) for words in said], common / len(slug), np.ones(len(said))], axis=1)
    return table


def _slug(url: str | None) -> frozenset[str]:
    """The words of the address's part that is made of the title: the one with most words in it."""
    path = parted(url or "").path
    parts = [WORD.findall(plain(ENDING.sub("", unquote(part)).replace("_", " "))) for part in path.split("/")]
    best = max(parts, key=len)
    return frozenset(word for word in best if not word.isdigit()) if len(best) >= SHORTEST_SLUG else frozenset()


def _told(page: Page, places: Places) -> Matrix:
    """How far the prose below a line, and the page's prose as a whole, have its words."""
    said = wording.of(page)
    count = np.maximum(1, said.sizes)
    below = np.searchsorted(said.paragraphs, np.arange(len(page.blocks)), side="right")
    most = min(MOST, len(said.paragraphs))
    last = np.minimum(below + BELOW, most)
    times = said.times(np.minimum(below, last), last)
    near, all_times, held = said.sums(times > 0), said.sums(times), said.told(most)
    shares = (near / count, near, all_times / np.maximum(1, last - below) / count, held / count)
    rank = (-near[places]).argsort(kind="stable").argsort(kind="stable")
    return np.concatenate([np.stack(shares, axis=1)[places], rank[:, None]], axis=1)
