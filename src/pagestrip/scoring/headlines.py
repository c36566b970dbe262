"""Which line of a flattened page is its headline: what the trees look at, a row a candidate.

Nothing says so but the words around: a headline says what the prose below it tells, other lines (an image's alt text, a breadcrumb, a
share link) say it again, a date or a byline stands near, and the page's address is often made of it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import numpy as np
import numpy.typing as npt
import regex

from pagestrip.model import Block, Kind, Page
from pagestrip.scoring import lines, shape, wording
from pagestrip.scoring.shape import Matrix
from pagestrip.scoring.wording import Pairs
from pagestrip.text import letters, plain
from pagestrip.words.phrases import vocabulary as chrome

SHORTEST, LONGEST = 8, 260  # letters of a line that may be a headline
MOST = 1500  # blocks from the top in which it stands
BELOW = 8  # blocks of prose under a line that it may head
FAR = 40  # blocks to a date or a byline from which on it is too far to count
SHORTEST_PART = 12  # letters of a line that another may begin or end with
FEWEST_WORDS = 3  # of a line that another may say
NEAR = 12  # blocks in which prose counts as near
AROUND = (-3, -2, -1, 1, 2, 3)  # blocks whose form a line is seen beside
SHORTEST_SAID = 16  # letters of a line whose recurrence inside other lines is no chance
LOOKED_THROUGH = 60_000  # characters of keys in which recurrences are counted
SHORTEST_SLUG = 3  # words of an address's part that is made of a title
WORD = regex.compile(r"\w+")
WHEN = regex.compile(r"\b(?:19|20)\d\d\b|\b\d\d?[:.h]\d\d\b|\d[년年]")
OWNED = regex.compile(r"©|\(c\)|^copyright\b", regex.IGNORECASE)
ENDING = regex.compile(r"\.\p{Ll}{3,5}$")  # ".html"
DIGITS = shape.NAMES.index("digit_share")
OWN = ("heading", "level", "item", "row", "gap", "chrome", "caption", "byline", "prose")
SEEN = ("gap", "chrome", "byline", "prose", "letters", "ends", "digit_share")  # of the blocks AROUND
BESIDE = ("is_opened", "opens", "is_ended", "closes", "says", "is_said", "to_date", "from_date", "to_byline", "from_byline")
RIVAL = ("letters", "copies", "said_within", "slug_of_line", "told_share", "told_words")  # of candidates AROUND
NAMES = (
    *shape.NAMES,
    *OWN,
    *(f"{name}{step:+d}" for step in AROUND for name in SEEN),
    *(f"same{step:+d}" for step in (-2, -1, 1, 2)),
    *("place", "from_start", "prose_before", "prose_after", "prose_near", "to_prose", "from_prose"),
    *("copies", "earlier_copies", "said_within", "slug_of_line", "line_of_slug", "has_slug"),
    *("told_share", "told_words", "told_below", "page_share", "story_rank"),
    *BESIDE,
    *(f"{name}_of{step:+d}" for step in AROUND for name in RIVAL),
)


Places = npt.NDArray[np.intp]  # of blocks


class Candidates(NamedTuple):
    """The blocks that may be the headline, and a row of the columns NAMES for each."""

    at: tuple[int, ...]
    columns: Matrix


def of(page: Page) -> Candidates:
    """The candidates of a page, worked out once."""
    found: Candidates | None = page.shared.get(of)
    if found is None:
        found = page.shared[of] = candidates(page)
    return found


def candidates(page: Page) -> Candidates:
    """The lines of a headline's length near the top, with what the trees look at; not those that a line of copyright names."""
    blocks, keys = page.blocks[:MOST], page.keys
    owners = [key for block, key in zip(page.blocks, keys, strict=True) if key and _names_owner(block.text)]
    at = tuple([b.index for b in blocks if keys[b.index] and _may_head(b) and not any(keys[b.index] in owner for owner in owners)])
    if not at:
        return Candidates((), np.zeros((0, len(NAMES)), dtype=np.float32))
    places = np.array(at)
    forms = shape.of(page)[:MOST]
    own = _own(page, blocks)
    said = [keys[i] for i in at]
    words = _words(said)
    own_parts = (forms[places], own[places], _around(forms, own)[places], _same(keys, places), _placed(page, places))
    table = np.concatenate((*own_parts, _said(page, said, words), _told(page, places)), axis=1, dtype=np.float32)
    rivals = table[:, [NAMES.index(name) for name in RIVAL]]
    texts = [block.text.casefold() for block in blocks[: at[-1] + max(AROUND) + 1]]
    dated = [i for i in np.flatnonzero(forms[: len(texts), DIGITS]).tolist() if len(texts[i]) <= LONGEST and WHEN.search(texts[i])]
    beside = (_beside(texts, at), _overlap([texts[i] for i in at], places, words))
    near = (*beside, _distances(dated, places), _distances(np.flatnonzero(own[: len(texts), OWN.index("byline")]), places))
    parts = (table, *near, _rivals(rivals, places, len(blocks)))
    return Candidates(at, np.concatenate(parts, axis=1, dtype=np.float32))


def _names_owner(text: str) -> bool:
    return ("©" in text or "(" in text or text[0] in "cC") and OWNED.search(text) is not None


def _may_head(block: Block) -> bool:
    return SHORTEST <= letters(block.text) <= LONGEST and any(map(str.isalpha, block.text))


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
    far, size = max(AROUND), len(table)
    padded = np.zeros((size + 2 * far, table.shape[1]), dtype=np.float32)
    padded[far : far + size] = table
    return np.concatenate([padded[far + step : far + step + size] for step in AROUND], axis=1)


def _same(keys: Sequence[str], places: Places) -> Matrix:
    """Whether the lines one and two blocks away are the same."""
    number: dict[str, int] = {}
    padded = np.array([-1, -1, *[number.setdefault(key, len(number)) for key in keys], -1, -1])
    here = padded[places + 2]
    return np.stack([padded[places + 2 + step] == here for step in (-2, -1, 1, 2)], axis=1)


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


def _words(keys: Sequence[str]) -> Pairs:
    """The words of these keys without accents, as an address has them."""
    of = {key: frozenset(plain(key).split()) for key in set(keys)}
    return Pairs([of[key] for key in keys])


def _said(page: Page, keys: Sequence[str], words: Pairs) -> Matrix:
    """How often a line recurs, as a whole and inside longer ones, and how far it and the page's address say the same."""
    lines = sorted("\n".join(filter(None, page.keys))[:LOOKED_THROUGH].split("\n"), key=len, reverse=True)
    ends = [0, *accumulate(len(line) + 1 for line in lines)]
    text, lengths = "\n".join(lines), [-len(line) for line in lines]
    seen: dict[str, int] = {}
    rows = []
    for key in keys:
        longer = ends[bisect_left(lengths, -len(key))]
        rows.append((len(page.by_key[key]), seen.get(key, 0), min(9, text.count(key, 0, longer)) if len(key) >= SHORTEST_SAID else 0))
        seen[key] = seen.get(key, 0) + 1
    slug = _slug(page.url)
    common = words.among(slug)
    shares = (common / np.maximum(1, words.sizes), common / max(1, len(slug)), np.full(len(keys), bool(slug)))
    return np.concatenate([np.array(rows), np.stack(shares, axis=1)], axis=1)


def _slug(url: str | None) -> frozenset[str]:
    """The words of the address's part that is made of the title: the one with most words in it."""
    path = urlsplit(url).path if url else ""
    parts = [WORD.findall(plain(ENDING.sub("", unquote(part)).replace("_", " "))) for part in path.split("/")]
    best = max(parts, key=len)
    return frozenset(word for word in best if not word.isdigit()) if len(best) >= SHORTEST_SLUG else frozenset()


def _told(page: Page, places: Places) -> Matrix:
    """How far the prose below a line, and the page's prose as a whole, have its words."""
    said = wording.of(page)
    below = np.searchsorted(said.paragraphs, np.arange(len(page.blocks)), side="right")
    most = min(MOST, len(said.paragraphs))
    last = np.minimum(below + BELOW, most)
    times = said.times(np.minimum(below, last), last)
    near, all_times = said.sums(times > 0), said.sums(times)
    held = said.sums(said.times(np.zeros_like(last), np.full_like(last, most)) > 0)
    count = np.maximum(1, said.sizes)
    table = np.stack([near / count, near, all_times / np.maximum(1, last - below) / count, held / count], axis=1)[places]
    rank = (-table[:, 1]).argsort(kind="stable").argsort(kind="stable")
    return np.concatenate([table, rank[:, None]], axis=1)


def _rivals(columns: Matrix, places: Places, size: int) -> Matrix:
    """The columns RIVAL of the candidates AROUND each; zero where no candidate stands."""
    far = max(AROUND)
    padded = np.zeros((size + 2 * far, columns.shape[1]), dtype=np.float32)
    padded[places + far] = columns
    return np.concatenate([padded[places + far + step] for step in AROUND], axis=1)


def _beside(texts: Sequence[str], at: tuple[int, ...]) -> Matrix:
    """How far the lines around print parts of a line.

    A caption is an image's alt text with a credit behind; a headline's other print has the section's name in front.
    """
    starts, ends = [text[:SHORTEST_PART] for text in texts], [text[-SHORTEST_PART:] for text in texts]
    table = np.zeros((len(at), 4), dtype=np.float32)
    for row, i in enumerate(at):
        text, around = texts[i], slice(max(0, i + AROUND[0]), i + AROUND[-1] + 1)
        if starts[around].count(starts[i]) > 1 or ends[around].count(ends[i]) > 1 or len(text) < SHORTEST_PART:
            table[row] = _parts(text, [other for other in texts[around] if other != text])
    return table


def _parts(text: str, others: list[str]) -> tuple[bool, bool, bool, bool]:
    """Whether a longer line begins with a text, and the text with a shorter one; the same of endings. A part has SHORTEST_PART letters."""
    long = len(text) >= SHORTEST_PART
    opens = any(len(other) >= SHORTEST_PART and text.startswith(other) for other in others)
    ends = any(len(other) >= SHORTEST_PART and text.endswith(other) for other in others)
    return any(other.startswith(text) for other in others), opens, long and any(other.endswith(text) for other in others), ends


def _overlap(texts: Sequence[str], places: Places, words: Pairs) -> Matrix:
    """The most of the words of another candidate around that a line says, and the most of its own that another says, 0 to 1."""
    number: dict[str, int] = {}
    same = np.array([number.setdefault(text, len(number)) for text in texts])
    sizes = np.where(words.sizes >= FEWEST_WORDS, words.sizes, np.inf)
    candidate = np.full(places[-1] + max(AROUND) + 1, -1)
    candidate[places] = np.arange(len(places))
    table = np.zeros((len(places), 2), dtype=np.float32)
    for step in (step for step in AROUND if step > 0):
        other = candidate[places + step]
        fits = (other >= 0) & (same != same[other])
        common = words.common(np.where(fits, other, -1))[fits]
        one, other = np.flatnonzero(fits), other[fits]
        shares = np.stack([common / sizes[other], common / sizes[one]], axis=1)
        table[one] = np.maximum(table[one], shares)
        table[other] = np.maximum(table[other], shares[:, ::-1])
    return table


def _distances(of: Sequence[int] | Places, places: Places) -> Matrix:
    """How many blocks below and above each place the nearest of these stands, FAR at most."""
    padded = np.concatenate([[-FAR], of, [MOST + FAR]])
    below, above = np.searchsorted(of, places, side="right"), np.searchsorted(of, places)
    table: Matrix = np.minimum(FAR, np.stack([padded[below + 1] - places, places - padded[above]], axis=1), dtype=np.float32)
    return table
