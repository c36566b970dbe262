"""What a block's elements say: their tags and class-word families, how much of the page's prose each holds, how often their pattern recurs."""

from functools import lru_cache
from typing import Any

import numpy as np

from pagestrip.model import Page, Section
from pagestrip.scoring.shape import Matrix

TAGS = [
    "p",
    "li|ul|ol",
    "div|section",
    "td|tr|table|tbody|th",
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "figure|figcaption",
    "blockquote",
    "form|fieldset|label",
    "dl|dt|dd",
    "pre",
    "h1|h2|h3|h4|h5|h6",
    "body",
    "details|summary",
]
TAG_BIT = {tag: 1 << at for at, group in enumerate(TAGS) for tag in group.split("|")}
FAMILIES = [
    "article",
    "headline",
    "standfirst",
    "byline",
    "date",
    "source",
    "caption",
    "credit",
    "tags",
    "section",
    "breadcrumb",
    "comments",
    "related",
    "popular",
    "share",
    "newsletter",
    "consent",
    "ad",
    "promo",
    "app",
    "paywall",
    "donation",
    "author_box",
    "navigation",
    "sidebar",
    "footer",
    "header",
    "player",
    "gallery",
    "tools",
    "hidden",
    "legal",
    "live",
    "login",
    "search",
    "skip",
    "product",
    "forum",
    "listing",
    "modal",
    "pullquote",
]  # of words/classes.txt; the weights know these and no others
FAMILY_BIT = {name: 1 << at for at, name in enumerate(FAMILIES)}
LEVELS = 6  # ancestors that are looked at one by one
CHAIN = 12  # ancestors that are counted
MAIN = 0.6  # share of the page's prose; the smallest element that holds so much is the main one
NAMES = (
    *(f"tag_near_{tag}" for tag in TAGS),
    *(f"tag_any_{tag}" for tag in TAGS),
    *(f"family_near_{name}" for name in FAMILIES),
    *(f"family_close_{name}" for name in FAMILIES),
    *(f"family_any_{name}" for name in FAMILIES),
    *(f"{what}_{level}" for level in range(LEVELS) for what in ("prose_share", "prose_log", "link_share", "blocks", "prose_blocks")),
    "depth",
    "hidden",
    "levels_below_half",
    "levels_to_headline",
    "share_at_headline",
    "direct_prose_parent",
    "direct_prose_grandparent",
    "in_main",
    "from_main_start",
    "from_main_end",
    "in_parent_best",
    "from_parent_best_start",
    "from_parent_best_end",
    "in_grandparent_best",
    "pattern_count",
    "pattern_prose_share",
    "pattern_prose_mean",
    "pattern_link_share",
    "place_in_parent",
    "place_in_grandparent",
)


@lru_cache(maxsize=4096)
def family_bits(families: frozenset[str]) -> int:
    """A set of families as bits."""
    return sum(FAMILY_BIT.get(name, 0) for name in families)


def columns(page: Page, letters: Any, links: Any, inline_bits: Any) -> Matrix:
    """One row a block, one column a name in NAMES. `letters` and `links` are counted a block, `inline_bits` the families of its inlines."""
    tree = _Tree(page.sections)
    sums = _Sums(page, tree, letters, links)
    chain = tree.chain(np.array(page.home, dtype=np.intp))
    return np.concatenate(
        [_named(tree, chain, inline_bits), sums.of_levels(chain), _placed(page, tree, sums, chain), _patterns(tree, sums, chain)],
        axis=1,
        dtype=np.float32,
    )


class _Tree:
    """The sections as arrays. One more stands at the end for "no section": it holds nothing and is its own parent."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.size = len(sections)
        rows = [(s.start, s.end, s.parent, s.hidden) for s in sections]
        table = np.array([*rows, (0, 0, -1, False)], dtype=np.intp)
        self.start, self.end, self.parent, self.hidden = table.T.copy()
        self.parent[self.parent < 0] = self.size
        tags = [TAG_BIT.get(s.tag, 0) for s in sections]
        families = [family_bits(s.families) if s.families else 0 for s in sections]
        depths, tags_any, families_any, hidden = [], [], [], []
        for at, (_, _, parent, is_hidden) in enumerate(rows):
            if parent < 0:
                depths.append(1)
                tags_any.append(tags[at])
                families_any.append(families[at])
                hidden.append(is_hidden)
            else:
                depths.append(depths[parent] + 1)
                tags_any.append(tags_any[parent] | tags[at])
                families_any.append(families_any[parent] | families[at])
                hidden.append(hidden[parent] or is_hidden)
        own = np.array(
            [(*pair, d, h) for *pair, d, h in zip(tags, families, tags_any, families_any, depths, hidden, strict=True)] + [(0,) * 6], np.int64
        )
        self.tags, self.families, self.tags_any, self.families_any, self.depth, self.hidden_any = own.T.copy()
        names: dict[Any, int] = {}
        self.pattern = np.array([*(names.setdefault((s.tag, s.words), len(names)) for s in sections), -1], dtype=np.intp)

    def chain(self, home: Any) -> Any:
        """The ancestors of each block, the innermost first, CHAIN of them."""
        home = np.where(home < 0, self.size, home)
        chain = np.empty((CHAIN, len(home)), dtype=np.intp)
        for level in range(CHAIN):
            chain[level] = home
            home = self.parent[home]
        return chain


class _Sums:
    """What each section holds."""

    def __init__(self, page: Page, tree: _Tree, letters: Any, links: Any) -> None:
        prose = np.array(page.prose, dtype=np.float64)
        stack = np.stack([prose, letters, links, prose > 0], axis=1)
        before = np.concatenate([np.zeros((1, 4)), stack.cumsum(axis=0)])
        inside = before[tree.end] - before[tree.start]
        self.prose, self.letters, self.links, self.prose_blocks = inside.T
        self.blocks = (tree.end - tree.start).astype(np.float64)
        self.total = max(1.0, float(prose.sum()))
        self.block_prose = prose
        self.block_letters = letters
        self.block_links = links
        self.share = self.prose / self.total
        self.table = np.stack(
            [
                self.share,
                np.log1p(self.prose),
                self.links / np.maximum(self.letters, 1),
                np.log1p(self.blocks),
                self.prose_blocks / np.maximum(self.blocks, 1),
            ],
            axis=1,
        )

    def of_levels(self, chain: Any) -> Any:
        """The table's row of each of a block's nearest ancestors."""
        return np.concatenate([self.table[chain[level]] for level in range(LEVELS)], axis=1)


def _bits(mask: Any, count: int) -> Any:
    return (mask[:, None] >> np.arange(count)) & 1


def _named(tree: _Tree, chain: Any, inline_bits: Any) -> Any:
    """Tags and families: of the two innermost elements, of five, of all."""
    near_tags = tree.tags[chain[0]] | tree.tags[chain[1]]
    near = tree.families[chain[0]] | tree.families[chain[1]] | inline_bits
    close = near | tree.families[chain[2]] | tree.families[chain[3]] | tree.families[chain[4]]
    tags, families = len(TAGS), len(FAMILIES)
    return np.concatenate(
        [
            _bits(near_tags, tags),
            _bits(tree.tags_any[chain[0]], tags),
            _bits(near, families),
            _bits(close, families),
            _bits(tree.families_any[chain[0]], families),
        ],
        axis=1,
    )


def _placed(page: Page, tree: _Tree, sums: _Sums, chain: Any) -> Any:
    """Where a block stands against the headline, the main element, and the element with most paragraphs of its own."""
    at = np.arange(len(page.blocks))
    home = chain[0]
    headline = page.headline[0] if page.headline else -1
    holds = (tree.start[chain] <= headline) & (headline < tree.end[chain])
    level = np.where(holds.any(axis=0), holds.argmax(axis=0), CHAIN)
    shares = sums.share[chain]
    shared = shares[np.minimum(level, CHAIN - 1), at]
    direct = np.bincount(chain[1], weights=sums.block_prose, minlength=tree.size + 1)
    grand = np.bincount(chain[2], weights=sums.block_prose, minlength=tree.size + 1)
    direct[-1] = grand[-1] = 0
    main = _smallest(tree, sums)
    best, grand_best = int(direct.argmax()), int(grand.argmax())
    count = max(1, len(page.blocks))
    return np.stack(
        [
            tree.depth[home],
            tree.hidden_any[home],
            (shares < 0.5).sum(axis=0),
            level,
            shared,
            direct[chain[1]] / sums.total,
            grand[chain[2]] / sums.total,
            _inside(tree, main, at),
            (at - tree.start[main]) / count,
            (tree.end[main] - at) / count,
            _inside(tree, best, at),
            at - tree.start[best],
            tree.end[best] - at,
            _inside(tree, grand_best, at),
        ],
        axis=1,
    )


def _inside(tree: _Tree, section: int, at: Any) -> Any:
    return (tree.start[section] <= at) & (at < tree.end[section])


def _smallest(tree: _Tree, sums: _Sums) -> int:
    """The smallest section that holds most of the prose."""
    large = np.flatnonzero(sums.share[:-1] >= MAIN)
    return int(large[np.lexsort((-large, sums.blocks[large]))[0]]) if len(large) else tree.size


def _patterns(tree: _Tree, sums: _Sums, chain: Any) -> Any:
    """How often a block's pattern (its element and the one around, with their class words) recurs, and what such blocks hold."""
    key = tree.pattern[chain[0]] * (tree.size + 1) + tree.pattern[chain[1]]
    _, group = np.unique(key, return_inverse=True)
    count = np.bincount(group)
    prose = np.bincount(group, weights=sums.block_prose)
    links = np.bincount(group, weights=sums.block_links) / np.maximum(np.bincount(group, weights=sums.block_letters), 1)
    at = np.arange(len(group))
    places = []
    for level in (1, 2):
        around = chain[level]
        places.append((at - tree.start[around] + 0.5) / np.maximum(sums.blocks[around], 1))
    return np.stack([np.log1p(count)[group], (prose / sums.total)[group], np.log1p(prose / count)[group], links[group], *places], axis=1)
