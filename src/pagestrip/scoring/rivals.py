"""What tells the few lines apart that may be a flattened page's headline: columns that cost too much to be worked out for every line."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import regex

from pagestrip.model import Page
from pagestrip.scoring import lines, shape
from pagestrip.scoring.shape import Matrix
from pagestrip.scoring.wording import Pairs
from pagestrip.text import plain

LONGEST = 260  # characters of a line with a date
FAR = 40  # blocks to a date or a byline from which on it is too far to count
SHORTEST_PART = 12  # letters of a line that another may begin or end with
FEWEST_WORDS = 3  # of a line that another may say
AROUND = (-3, -2, -1, 1, 2, 3)  # blocks that a line is seen beside
SHORTEST_SAID = 16  # letters of a line whose recurrence inside other lines is no chance
LOOKED_THROUGH = 60_000  # characters of keys in which recurrences are counted
WHEN = regex.compile(r"\b(?:19|20)\d\d\b|\b\d\d?[:.h]\d\d\b|\d[년年]")
DIGITS = shape.NAMES.index("digit_share")
OF_LINE = ("letters", "copies", "slug_of_line", "told_share", "told_words")  # what a line already knows of itself and learns of its rivals
BESIDE = ("is_opened", "opens", "is_ended", "closes", "says", "is_said", "to_date", "from_date", "to_byline", "from_byline")
RIVAL = (*OF_LINE, "said_within")  # of the rivals AROUND
NAMES = ("said_within", *BESIDE, *(f"{name}_of{step:+d}" for step in AROUND for name in RIVAL))

Places = npt.NDArray[np.intp]  # of blocks


def around(at: Places, rows: Places, size: int) -> Places:
    """Of the candidates at these of `size` blocks the rows of those that stand AROUND one of `rows`, themselves included."""
    near = np.zeros((size, 1), dtype=np.float32)
    near[at[rows]] = 1
    return np.flatnonzero((near[at] + beside(near, np.arange(size), size)[at].max(axis=1, keepdims=True))[:, 0])


def columns(page: Page, places: Places, known: Matrix, asked: Places) -> Matrix:
    """One row for each of the candidates `asked`, in page order, one column a name in NAMES.

    `places` holds the blocks of these and of the candidates AROUND them, `known` the columns OF_LINE of each; `asked` are rows of it.
    """
    if not len(asked):
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    keys = [page.keys[i] for i in places.tolist()]
    own = places[asked]
    within = _within(page, keys)
    rivals = beside(np.concatenate([known, within], axis=1), places, len(page.blocks))
    nearest = (_distances(_dated(page), own), _distances(np.flatnonzero(lines.signs(page)[0]), own))
    return np.concatenate([within[asked], _parted(page, own.tolist()), _overlap(keys, places)[asked], *nearest, rivals[asked]], axis=1)


def beside(table: Matrix, places: Places, size: int) -> Matrix:
    """What a table, a row for each of these of `size` blocks, says of the blocks AROUND each of them; zero where it says nothing."""
    far = max(AROUND)
    padded = np.zeros((size + 2 * far, table.shape[1]), dtype=np.float32)
    padded[places + far] = table
    return np.concatenate([padded[places + far + step] for step in AROUND], axis=1)


def _within(page: Page, keys: Sequence[str]) -> Matrix:
    """How often a line recurs inside longer ones."""
    longest_first = sorted("\n".join(filter(None, page.keys))[:LOOKED_THROUGH].split("\n"), key=len, reverse=True)
    ends = [0, *accumulate(len(line) + 1 for line in longest_first)]
    text, lengths = "\n".join(longest_first), [-len(line) for line in longest_first]
    longer = [ends[bisect_left(lengths, -len(key))] for key in keys]
    counts = [min(9, text.count(key, 0, end)) if len(key) >= SHORTEST_SAID else 0 for key, end in zip(keys, longer, strict=True)]
    return np.array(counts, dtype=np.float32)[:, None]


def _dated(page: Page) -> list[int]:
    """The lines with a year or a time of day."""
    numbered = np.flatnonzero(shape.of(page)[:, DIGITS]).tolist()
    return [i for i in numbered if len(page.blocks[i].text) <= LONGEST and WHEN.search(page.blocks[i].text)]


def _parted(page: Page, at: Sequence[int]) -> Matrix:
    """How far the lines around print parts of a line.

    A caption is an image's alt text with a credit behind; a headline's other print has the section's name in front.
    """
    table = np.zeros((len(at), 4), dtype=np.float32)
    for row, i in enumerate(at):
        text, around = page.blocks[i].text.casefold(), page.blocks[max(0, i + AROUND[0]) : i + AROUND[-1] + 1]
        table[row] = _parts(text, [other for other in (block.text.casefold() for block in around) if other != text])
    return table


def _parts(text: str, others: list[str]) -> tuple[bool, bool, bool, bool]:
    """Whether a longer line begins with a text, and the text with a shorter one; the same of endings. A part has SHORTEST_PART letters."""
    long = len(text) >= SHORTEST_PART
    opens = any(len(other) >= SHORTEST_PART and text.startswith(other) for other in others)
    ends = any(len(other) >= SHORTEST_PART and text.endswith(other) for other in others)
    return any(other.startswith(text) for other in others), opens, long and any(other.endswith(text) for other in others), ends


def _overlap(keys: Sequence[str], places: Places) -> Matrix:
    """The most of the words of a rival around that a line says, and the most of its own that a rival says, 0 to 1."""
    words = Pairs([frozenset(plain(key).split()) for key in keys])
    number: dict[str, int] = {}
    same = np.array([number.setdefault(key, len(number)) for key in keys])
    sizes = np.where(words.sizes >= FEWEST_WORDS, words.sizes, np.inf)
    row = np.full(places[-1] + max(AROUND) + 1, -1)
    row[places] = np.arange(len(places))
    table = np.zeros((len(places), 2), dtype=np.float32)
    for step in (step for step in AROUND if step > 0):
        other = row[places + step]
        fits = (other >= 0) & (same != same[other])
        common = words.common(np.where(fits, other, -1))[fits]
        one, other = np.flatnonzero(fits), other[fits]
        shares = np.stack([common / sizes[other], common / sizes[one]], axis=1)
        table[one] = np.maximum(table[one], shares)
        table[other] = np.maximum(table[other], shares[:, ::-1])
    return table


def _distances(of: Sequence[int] | Places, places: Places) -> Matrix:
    """How many blocks below and above each place the nearest of these stands, FAR at most."""
    padded = np.concatenate([[-FAR], of, [places[-1] + FAR]])
    below, above = np.searchsorted(of, places, side="right"), np.searchsorted(of, places)
    table: Matrix = np.minimum(FAR, np.stack([padded[below + 1] - places, places - padded[above]], axis=1), dtype=np.float32)
    return table
