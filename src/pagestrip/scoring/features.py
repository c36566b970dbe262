"""What the trees look at: for each block of a page a row of numbers."""

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

import numpy as np

from pagestrip.model import Inline, Kind, Label, Page
from pagestrip.scoring import containers, lexicon, lines, pages, shape
from pagestrip.scoring.shape import Matrix

KINDS = tuple(Kind)
KIND_AT = {kind: at for at, kind in enumerate(KINDS)}
NEIGHBOURS = (1, 2, 3)  # blocks away on either side
WINDOWS = (5, 12)  # blocks on either side that are summed
GROUPS = (
    ("site", (Label.HIDDEN, Label.NAVIGATION, Label.LOGO, Label.CONSENT, Label.LEGAL)),
    ("tools", (Label.SHARE, Label.TOOLS, Label.PLAYER)),
    ("promo", (Label.PROMO, Label.NEWSLETTER, Label.AD, Label.DONATION, Label.PAYWALL)),
    ("comments", (Label.COMMENTS,)),
    ("related", (Label.RELATED, Label.POPULAR)),
    ("caption", (Label.CAPTION, Label.CREDIT)),
    ("meta", (Label.META, Label.AUTHOR_BOX, Label.STANDFIRST)),
    ("headline", (Label.HEADLINE,)),
)  # labels that say the same about what stands beside them
GROUP_OF: dict[Label | None, int] = {label: at for at, (_, labels) in enumerate(GROUPS) for label in labels}
OWN_MARKS = (
    ("hidden", (Label.HIDDEN,)),
    ("site", (Label.NAVIGATION, Label.LOGO, Label.CONSENT, Label.LEGAL)),
    ("tools", (Label.SHARE, Label.TOOLS)),
    ("player", (Label.PLAYER,)),
    ("promo", (Label.PROMO, Label.NEWSLETTER, Label.AD, Label.DONATION, Label.PAYWALL)),
    ("comments", (Label.COMMENTS,)),
    ("related", (Label.RELATED,)),
    ("popular", (Label.POPULAR,)),
    ("caption", (Label.CAPTION, Label.CREDIT)),
    ("meta", (Label.META, Label.AUTHOR_BOX, Label.STANDFIRST)),
)  # what a cleaner said of the block itself: the scorer weighs it, so that it can overrule it
OWN_MARK_OF: dict[Label | None, int] = {label: at for at, (_, labels) in enumerate(OWN_MARKS) for label in labels}
OWN = (
    *shape.NAMES,
    *(f"kind_{kind}" for kind in KINDS),
    "level",
    "gap",
    "marker",
    "link_share",
    "links",
    "bold_share",
    "has_time",
    "prose",
    "copies",
)
PLACE = (
    "place",
    "from_start",
    "from_end",
    "prose_before",
    "prose_after",
    "from_headline",
    "prose_since_headline",
    "since_heading",
    "until_heading",
    "heading_level",
    "is_headline",
    "in_claimed_body",
    "in_claimed_description",
)
PASSED = ("letters", "ends", "link_share", "prose", "kind_heading", "kind_item", "gap")  # columns that a block learns of its neighbours
SUMMED = ("letters", "ends", "link_share", "prose", "kind_heading")
MARKS = tuple(f"{where}_{name}" for where in ("before5", "after5", "earlier", "later") for name, _ in GROUPS)
BASE = (
    *OWN,
    *PLACE,
    *(f"{name}{step:+d}" for step in (*(-n for n in NEIGHBOURS), *NEIGHBOURS) for name in PASSED),
    *(f"{name}_{side}{size}" for size in WINDOWS for side in ("before", "after") for name in SUMMED),
    *MARKS,
    *pages.NAMES,
)
OF_PAGE = slice(len(BASE) - len(pages.NAMES), len(BASE))  # the columns of the page as a whole
MARKED = tuple(f"own_mark_{name}" for name, _ in OWN_MARKS)
NAMES = {"html": (*BASE, *containers.NAMES, *MARKED), "text": (*BASE, *lines.NAMES, *MARKED, *lexicon.NAMES)}


def columns(page: Page, words: lexicon.Lexicon) -> Matrix:
    """One row a block, one column a name in NAMES[page.kind]. The page must have blocks; `words` has the weights of the lexicon.

    What markup says of an element says more than its words do, so a page with markup is not asked for them.
    """
    own, inlines, prose = _own(page)
    whole = pages.columns(page, own, inlines.links, prose)
    labels = [mark and mark.label for mark in page.labels]
    marked = _marked(labels, GROUP_OF, len(GROUPS))
    parts = [own, _places(page, own, prose), _neighbours(own), *_windows(own, marked), np.broadcast_to(whole, (len(own), len(whole)))]
    own_marks = _marked(labels, OWN_MARK_OF, len(OWN_MARKS))
    if page.kind == "html":
        parts += (containers.columns(page, prose, np.expm1(own[:, 0]), inlines.links, inlines.families), own_marks)
    else:
        parts += (lines.columns(page, own), own_marks, lexicon.columns(words, [block.text for block in page.blocks]))
    return np.concatenate(parts, axis=1, dtype=np.float32)


_AT = {name: at for at, name in enumerate(OWN)}


class _Inlines:
    """What the inline runs of each block amount to, in characters; their families as bits."""

    def __init__(self, runs: Sequence[tuple[Inline, ...]]) -> None:
        size = len(runs)
        links, counts, bold, times, bits = [0] * size, [0] * size, [0] * size, [0] * size, [0] * size
        bits_of = containers.word_bits(run.words for block_runs in runs for run in block_runs)
        for at, block_runs in enumerate(runs):
            for start, end, tag, words, _ in block_runs:
                if tag == "a":
                    links[at] += end - start
                    counts[at] += 1
                elif tag in ("b", "strong"):
                    bold[at] += end - start
                elif tag == "time":
                    times[at] = 1
                bits[at] |= bits_of[words]
        self.links, self.counts, self.bold, self.times = (np.array(column, dtype=np.float64) for column in (links, counts, bold, times))
        self.families = np.array(bits, dtype=np.int64)


def _own(page: Page) -> tuple[Matrix, _Inlines, Any]:
    """The columns OWN, what the inline runs amount to, and the letters of prose."""
    _, texts, kinds, levels, _, gaps, markers, runs, *_ = zip(*page.blocks, strict=True)
    inlines = _Inlines(runs)
    copies = page.prints
    lengths = np.fromiter(map(len, texts), dtype=np.float64, count=len(texts))
    forms = np.empty((len(texts), len(OWN) - len(shape.NAMES)), dtype=np.float32)
    prose = np.array(page.prose, dtype=np.float64)
    forms[:, : len(KINDS)] = np.array([KIND_AT[kind] for kind in kinds])[:, None] == np.arange(len(KINDS))
    rest = forms[:, len(KINDS) :]
    rest[:, 0] = levels
    rest[:, 1] = gaps
    rest[:, 2] = [marker != "" for marker in markers]
    rest[:, 3] = np.minimum(inlines.links / lengths, 1)
    rest[:, 4] = np.minimum(inlines.counts, 20)
    rest[:, 5] = np.minimum(inlines.bold / lengths, 1)
    rest[:, 6] = inlines.times
    rest[:, 7] = np.log1p(prose)
    rest[:, 8] = np.minimum([copies[text] for text in texts], 9)
    return np.concatenate([shape.of(page), forms], axis=1), inlines, prose


def _places(page: Page, own: Matrix, counts: Any) -> Any:
    size = len(page.blocks)
    at = np.arange(size)
    prose = np.zeros(size + 1)
    np.cumsum(counts, out=prose[1:])
    total = max(1.0, float(prose[-1]))
    headline = page.headline[-1] if page.headline else 0
    is_headline = np.zeros(size)
    is_headline[list(page.headline)] = 1
    levels = own[:, _AT["level"]] * own[:, _AT["kind_heading"]]
    headings = np.flatnonzero(levels)
    after = np.searchsorted(headings, at, side="right")
    last = np.concatenate([[-30], headings])[after]
    upcoming = np.concatenate([headings, [size + 30]])[after]
    return np.stack(
        [
            at / size,
            np.log1p(at),
            np.log1p(size - at),
            prose[:-1] / total,
            (total - prose[1:]) / total,
            np.clip(at - headline, -60, 200) if page.headline else np.full(size, -99),
            (prose[:-1] - prose[headline]) / total,
            np.minimum(at - last, 30),
            np.minimum(upcoming - at, 30),
            np.concatenate([[0], levels[headings]])[after],
            is_headline,
            *_claimed(page),
        ],
        axis=1,
    )


def _claimed(page: Page) -> tuple[Any, Any]:
    """Whether a block's words stand in the body, or the description, that the head claims: 1 or 0, -1 where it claims none."""
    found = []
    texts = [block.text for block in page.blocks]
    for names in (("articleBody", "text"), ("description", "og:description")):
        claimed = " ".join(claim.value for claim in page.claimed(*names) if len(claim.value) > 60)
        if claimed:
            claimed = " ".join(claimed.split())
            found.append(np.array([len(text) > 20 and text[:60] in claimed for text in texts], dtype=np.float64))
        else:
            found.append(np.full(len(page.blocks), -1.0))
    return found[0], found[1]


def _neighbours(own: Matrix) -> Any:
    """The PASSED columns of the blocks before and after; zero beyond the page's ends."""
    passed = own[:, [_AT[name] for name in PASSED]]
    far, size = max(NEIGHBOURS), len(own)
    padded = np.zeros((size + 2 * far, len(PASSED)), dtype=np.float32)
    padded[far : far + size] = passed
    return np.concatenate([padded[far + step : far + step + size] for step in (*(-n for n in NEIGHBOURS), *NEIGHBOURS)], axis=1)


def _windows(own: Matrix, marked: Any) -> tuple[Any, ...]:
    """Means of the SUMMED columns over the blocks before and after, how many marked blocks stand near, and whether any stands on a side at all."""
    summed = own[:, [_AT[name] for name in SUMMED]]
    values = np.concatenate([summed, marked], axis=1)
    width = summed.shape[1]
    size = len(values)
    sums = np.zeros((size + 1, values.shape[1]))
    np.cumsum(values, axis=0, out=sums[1:])
    (before, after), (before_far, after_far) = (_sides(sums, size, reach) for reach in WINDOWS)
    counted = sums[:, width:]
    earlier, later = counted[:-1] > 0, counted[-1] - counted[1:] > 0
    near = (before[:, :width], after[:, :width], before_far[:, :width], after_far[:, :width])
    return (*near, before[:, width:], after[:, width:], earlier, later)


def _sides(sums: Any, size: int, reach: int) -> tuple[Any, Any]:
    """For each row the mean over the `reach` rows before it, and over those after it."""
    at = np.arange(size)
    earlier = sums[:-1] - sums.take(np.maximum(at - reach, 0), axis=0)
    later = sums.take(np.minimum(at + 1 + reach, size), axis=0) - sums[1:]
    return earlier / reach, later / reach


def _marked(labels: Sequence[Label | None], column_of: Mapping[Label | None, int], width: int) -> Any:
    """Which blocks a mark covers, a column for each group of labels."""
    column = np.array(list(map(column_of.get, labels, repeat(-1))))
    return column[:, None] == np.arange(width)
