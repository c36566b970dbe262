"""Which line of a flattened page is its headline: what the trees look at, a row a candidate.

Nothing says so but the words around: a headline says what the prose below it tells, other lines (an image's alt text, a breadcrumb, a
share link) say it again, a date or a byline stands near, and the page's address is often made of it.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import numpy as np
import regex

from pagestrip.model import Block, Kind, Page
from pagestrip.scoring import shape
from pagestrip.scoring.shape import Matrix
from pagestrip.text import letters, plain, words_of
from pagestrip.words.bylines import begins_byline
from pagestrip.words.captions import ends_like_caption
from pagestrip.words.phrases import vocabulary as chrome

SHORTEST, LONGEST = 8, 260  # letters of a line that may be a headline
MOST = 1500  # blocks from the top in which it stands
BELOW = 8  # blocks of prose under a line that it may head
WINDOW = (1 << BELOW) - 1
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


class Candidates(NamedTuple):
    """The blocks that may be the headline, and a row of the columns NAMES for each."""

    at: tuple[int, ...]
    columns: Matrix


def candidates(page: Page) -> Candidates:
    """The lines of a headline's length near the top, with what the trees look at; not those that a line of copyright names."""
    blocks = page.blocks[:MOST]
    owners = [key for block, key in zip(page.blocks, page.keys, strict=True) if key and OWNED.search(block.text)]
    at = tuple(b.index for b in blocks if page.keys[b.index] and _may_head(b) and not any(page.keys[b.index] in owner for owner in owners))
    if not at:
        return Candidates((), np.zeros((0, len(NAMES)), dtype=np.float32))
    forms = shape.columns([block.text for block in blocks])
    own = _own(page, blocks)
    places = list(at)
    words = _words(page, at)
    own_parts = (forms[places], own[places], _around(forms, own)[places], _same(page, at), _placed(page, at), _said(page, at, words), _told(page, at))
    table = np.concatenate(own_parts, axis=1, dtype=np.float32)
    rivals = table[:, [NAMES.index(name) for name in RIVAL]]
    parts = (table, _beside(page, at, words), _rivals(rivals, places, len(blocks)))
    return Candidates(at, np.concatenate(parts, axis=1, dtype=np.float32))


def _may_head(block: Block) -> bool:
    return SHORTEST <= letters(block.text) <= LONGEST and any(map(str.isalpha, block.text))


def _own(page: Page, blocks: tuple[Block, ...]) -> Matrix:
    """The columns OWN of every block."""
    known = chrome()
    rows = [
        (
            b.kind is Kind.HEADING,
            b.level,
            b.kind is Kind.ITEM,
            b.kind is Kind.ROW,
            b.gap,
            page.keys[b.index] in known,
            ends_like_caption(b.text),
            begins_byline(b.text),
            page.prose[b.index] > 0,
        )
        for b in blocks
    ]
    return np.array(rows, dtype=np.float32)


def _around(forms: Matrix, own: Matrix) -> Matrix:
    """The columns SEEN of the blocks AROUND; zero beyond the page's ends."""
    table = np.concatenate([own[:, [OWN.index(name) for name in SEEN[:4]]], forms[:, [shape.NAMES.index(name) for name in SEEN[4:]]]], axis=1)
    far, size = max(AROUND), len(table)
    padded = np.zeros((size + 2 * far, table.shape[1]), dtype=np.float32)
    padded[far : far + size] = table
    return np.concatenate([padded[far + step : far + step + size] for step in AROUND], axis=1)


def _same(page: Page, at: tuple[int, ...]) -> Matrix:
    keys = page.keys
    last = len(keys)
    return np.array([[0 <= i + step < last and keys[i + step] == keys[i] for step in (-2, -1, 1, 2)] for i in at], dtype=np.float32)


def _placed(page: Page, at: tuple[int, ...]) -> Matrix:
    """Where a line stands on the page and to the prose: counts of blocks, and shares of the page's letters of prose."""
    size, prose = len(page.blocks), page.prose
    total = max(1, page.prose_in(0, size))
    upcoming = [size] * (size + 1)
    for i in range(size - 1, -1, -1):
        upcoming[i] = i if prose[i] else upcoming[i + 1]
    last = list(accumulate((i if count else -NEAR for i, count in enumerate(prose)), max))
    rows = [
        (
            i / size,
            np.log1p(i),
            page.prose_in(0, i) / total,
            page.prose_in(i + 1, size) / total,
            np.log1p(page.prose_in(i + 1, i + 1 + NEAR)),
            min(30, upcoming[i + 1] - i),
            min(30, i - (last[i - 1] if i else -NEAR)),
        )
        for i in at
    ]
    return np.array(rows, dtype=np.float32)


def _words(page: Page, at: tuple[int, ...]) -> dict[str, frozenset[str]]:
    """For each key of these lines its words without accents, as an address has them."""
    return {key: frozenset(plain(key).split()) for key in {page.keys[i] for i in at}}


def _said(page: Page, at: tuple[int, ...], words: dict[str, frozenset[str]]) -> Matrix:
    """How often a line recurs, as a whole and inside others, and how far it and the page's address say the same."""
    text = "\n".join(filter(None, page.keys))[:LOOKED_THROUGH]
    slug = _slug(page.url)
    seen: dict[str, int] = {}
    rows = []
    for i in at:
        key = page.keys[i]
        copies = len(page.by_key[key])
        own = words[key]
        common = len(own & slug)
        within = min(9, max(0, text.count(key) - copies)) if len(key) >= SHORTEST_SAID else 0
        rows.append((copies, seen.get(key, 0), within, common / max(1, len(own)), common / max(1, len(slug)), bool(slug)))
        seen[key] = seen.get(key, 0) + 1
    return np.array(rows, dtype=np.float32)


def _slug(url: str | None) -> frozenset[str]:
    """The words of the address's part that is made of the title: the one with most words in it."""
    path = urlsplit(url).path if url else ""
    parts = [WORD.findall(plain(ENDING.sub("", unquote(part)).replace("_", " "))) for part in path.split("/")]
    best = max(parts, key=len)
    return frozenset(word for word in best if not word.isdigit()) if len(best) >= SHORTEST_SLUG else frozenset()


def _told(page: Page, at: tuple[int, ...]) -> Matrix:
    """How far the prose below a line, and the page's prose as a whole, have its words."""
    prose_at = [i for i, count in enumerate(page.prose) if count][:MOST]
    holds: dict[str, int] = {}  # for each word the paragraphs that have it, a bit each
    for number, i in enumerate(prose_at):
        for word in words_of(page.blocks[i].text):
            holds[word] = holds.get(word, 0) | 1 << number
    rows = []
    for i in at:
        first = bisect_right(prose_at, i)
        below = max(1, min(BELOW, len(prose_at) - first))
        own = words_of(page.blocks[i].text)
        count = max(1, len(own))
        held = [holds[word] for word in own if word in holds]
        near = [bits for bits in [(bits >> first) & WINDOW for bits in held] if bits]
        rows.append([len(near) / count, len(near), sum(map(int.bit_count, near)) / below / count, len(held) / count, 0.0])
    table = np.array(rows, dtype=np.float32)
    table[:, 4] = (-table[:, 1]).argsort(kind="stable").argsort(kind="stable")
    return table


def _rivals(columns: Matrix, places: list[int], size: int) -> Matrix:
    """The columns RIVAL of the candidates AROUND each; zero where no candidate stands."""
    far = max(AROUND)
    padded = np.zeros((size + 2 * far, columns.shape[1]), dtype=np.float32)
    padded[[at + far for at in places]] = columns
    return np.concatenate([padded[[at + far + step for at in places]] for step in AROUND], axis=1)


def _beside(page: Page, at: tuple[int, ...], words: dict[str, frozenset[str]]) -> Matrix:
    """How far the lines around print parts of a line, and how near dates and bylines stand.

    A caption is an image's alt text with a credit behind; a headline's other print has the section's name in front.
    """
    texts = [block.text.casefold() for block in page.blocks[: at[-1] + max(AROUND) + 1]]
    ends = [text[-SHORTEST_PART:] for text in texts]
    dated = [i for i, text in enumerate(texts) if len(text) <= LONGEST and WHEN.search(text)]
    signed = [block.index for block in page.blocks[: len(texts)] if begins_byline(block.text)]
    candidates = frozenset(at)
    rows = []
    for i in at:
        text, around = texts[i], [i + step for step in AROUND if 0 <= i + step < len(texts)]
        around = [k for k in around if texts[k] != text]
        alike = [texts[k] for k in around if texts[k][:SHORTEST_PART] == text[:SHORTEST_PART] or texts[k].startswith(text)]
        ending = [texts[k] for k in around if ends[k] == ends[i]]
        others = [words[page.keys[k]] for k in around if k in candidates]
        rows.append((*_parts(text, alike, ending), *_overlap(words[page.keys[i]], others), *_distance(dated, i), *_distance(signed, i)))
    return np.array(rows, dtype=np.float32)


def _parts(text: str, alike: list[str], ending: list[str]) -> tuple[bool, bool, bool, bool]:
    """Whether a longer line begins with a text, and the text with a shorter one; the same of endings. A part has SHORTEST_PART letters."""
    opens = any(len(other) >= SHORTEST_PART and text.startswith(other) for other in alike)
    ends = any(len(other) >= SHORTEST_PART and text.endswith(other) for other in ending)
    long = len(text) >= SHORTEST_PART
    return any(other.startswith(text) for other in alike), opens, long and any(other.endswith(text) for other in ending), ends


def _overlap(words: frozenset[str], others: list[frozenset[str]]) -> tuple[float, float]:
    """The most of a line's words that another says, and the most of another's that it says, 0 to 1."""
    says = max((len(words & other) / len(other) for other in others if len(other) >= FEWEST_WORDS), default=0.0)
    return says, max((len(words & other) / len(words) for other in others), default=0.0) if len(words) >= FEWEST_WORDS else 0.0


def _distance(places: list[int], at: int) -> tuple[int, int]:
    """How many blocks below and above `at` the nearest of these places is, FAR at most."""
    below, above = bisect_right(places, at), bisect_left(places, at)
    return min(FAR, places[below] - at) if below < len(places) else FAR, min(FAR, at - places[above - 1]) if above else FAR
