"""What a block's elements say: their tags and class-word families, how much of the page's prose each holds, how often their pattern recurs."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from pagestrip.model import Page, Section
from pagestrip.scoring.shape import Matrix
from pagestrip.words.classes import families

TAGS = (
    *("p", "li|ul|ol", "div|section", "td|tr|table|tbody|th", "article", "main", "aside", "nav", "header", "footer", "figure|figcaption"),
    *("blockquote", "form|fieldset|label", "dl|dt|dd", "pre", "h1|h2|h3|h4|h5|h6", "body", "details|summary"),
)
TAG_BIT = {tag: 1 << at for at, group in enumerate(TAGS) for tag in group.split("|")}
FAMILIES = (
    *("article", "headline", "standfirst", "byline", "date", "source", "caption", "credit", "tags", "section", "breadcrumb", "comments"),
    *("related", "popular", "share", "newsletter", "consent", "ad", "promo", "app", "paywall", "donation", "author_box", "navigation"),
    *("sidebar", "footer", "header", "player", "gallery", "tools", "hidden", "legal", "live", "login", "search", "skip", "product"),
    *("forum", "listing", "modal", "pullquote"),
)  # of words/classes.txt; the weights know these and no others
FAMILY_BIT = {name: 1 << at for at, name in enumerate(FAMILIES)}
LEVELS = 6  # ancestors that are looked at one by one
CHAIN = 14  # ancestors that are looked at at all
MAIN = 0.6  # share of the page's prose; the smallest element that holds so much is the main one
TABLE = ("prose_share", "prose_log", "link_share", "blocks", "prose_blocks")
NAMES = (
    *(f"tag_near_{tag}" for tag in TAGS),
    *(f"tag_any_{tag}" for tag in TAGS),
    *(f"family_near_{name}" for name in FAMILIES),
    *(f"family_close_{name}" for name in FAMILIES),
    *(f"family_any_{name}" for name in FAMILIES),
    *(f"{what}_{level}" for level in range(LEVELS) for what in TABLE),
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
    "article_number",
    "pattern_count",
    "pattern_prose_share",
    "pattern_prose_mean",
    "pattern_link_share",
    "place_in_parent",
    "place_in_grandparent",
)


def family_bits(names: frozenset[str]) -> int:
    """A set of families as bits."""
    return sum([FAMILY_BIT.get(name, 0) for name in names]) if names else 0


def word_bits(words: Iterable[frozenset[str]]) -> dict[frozenset[str], int]:
    """The families of each different set of class words as bits."""
    return {one: family_bits(families(one)) for one in set(words)}


def columns(page: Page, prose: Any, letters: Any, links: Any, inline_bits: Any) -> Matrix:
    """One row a block, one column a name in NAMES. The rest is counted a block, `inline_bits` are the families of its inlines."""
    tree = _Tree(page.sections)
    sums = _Sums(tree, prose, letters, links)
    chain = tree.chain(np.array(page.home, dtype=np.intp))
    return np.concatenate(
        [_named(tree, chain, inline_bits), sums.of_levels(chain), _placed(page, tree, sums, chain), _patterns(tree, sums, chain)],
        axis=1,
        dtype=np.float32,
    )


class _Tree:
    """The sections as arrays. One more stands at the end for "no section": it holds nothing and is its own parent."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.size = size = len(sections)
        start, end, tags, words, parent, hidden, names = zip(*sections, strict=True) if sections else ((),) * 7
        self.start = np.array((*start, 0), dtype=np.intp)
        self.end = np.array((*end, 0), dtype=np.intp)
        self.parent = np.array((*parent, size), dtype=np.intp)
        self.parent[self.parent < 0] = size
        self.hidden = np.array((*hidden, False))
        known: dict[tuple[str, frozenset[str], frozenset[str]], int] = {}
        self.pattern = np.array([*(known.setdefault(form, len(known)) for form in zip(tags, words, names, strict=True)), -1], dtype=np.intp)
        self.tags = np.array([*(TAG_BIT.get(tag, 0) for tag, _, _ in known), 0], dtype=np.int64).take(self.pattern)
        self.families = np.array([*(family_bits(own) for _, _, own in known), 0], dtype=np.int64).take(self.pattern)

    def chain(self, home: Any) -> Any:
        """The ancestors of each block, the innermost first, CHAIN of them."""
        home = np.where(home < 0, self.size, home)
        chain = np.empty((CHAIN, len(home)), dtype=np.intp)
        for level in range(CHAIN):
            chain[level] = home
            home = self.parent.take(home)
        return chain


class _Sums:
    """What each section holds."""

    def __init__(self, tree: _Tree, prose: Any, letters: Any, links: Any) -> None:
        before = np.zeros((len(prose) + 1, 4))
        for at, column in enumerate((prose, letters, links, prose > 0)):
            np.cumsum(column, out=before[1:, at])
        inside = before.take(tree.end, axis=0) - before.take(tree.start, axis=0)
        self.prose, inside_letters, inside_links, prose_blocks = inside.T
        self.blocks = (tree.end - tree.start).astype(np.float64)
        self.total = max(1.0, float(before[-1, 0]))
        self.block_prose, self.block_letters, self.block_links = prose, letters, links
        self.share = self.prose / self.total
        self.table = np.empty((len(self.prose), len(TABLE)), dtype=np.float32)
        self.table[:, 0] = self.share
        self.table[:, 1] = np.log1p(self.prose)
        self.table[:, 2] = inside_links / np.maximum(inside_letters, 1)
        self.table[:, 3] = np.log1p(self.blocks)
        self.table[:, 4] = prose_blocks / np.maximum(self.blocks, 1)

    def of_levels(self, chain: Any) -> Any:
        """The table's row of each of a block's nearest ancestors."""
        return np.concatenate([self.table.take(chain[level], axis=0) for level in range(LEVELS)], axis=1)


def _bits(mask: Any, count: int) -> Any:
    """The first bits of each mask, a column a bit."""
    return np.unpackbits(mask.astype("<u8")[:, None].view(np.uint8), axis=1, count=count, bitorder="little")


def _named(tree: _Tree, chain: Any, inline_bits: Any) -> Any:
    """Tags and families: of the two innermost elements, of five, of all."""
    tags, names = tree.tags.take(chain), tree.families.take(chain)
    near = names[0] | names[1] | inline_bits
    return np.concatenate(
        [
            _bits(tags[0] | tags[1], len(TAGS)),
            _bits(np.bitwise_or.reduce(tags, axis=0), len(TAGS)),
            _bits(near, len(FAMILIES)),
            _bits(np.bitwise_or.reduce(names[:5], axis=0) | near, len(FAMILIES)),
            _bits(np.bitwise_or.reduce(names, axis=0) | near, len(FAMILIES)),
        ],
        axis=1,
        dtype=np.float32,
    )


def _placed(page: Page, tree: _Tree, sums: _Sums, chain: Any) -> Any:
    """Where a block stands against the headline, the main element, and the element with most paragraphs of its own."""
    at = np.arange(len(page.blocks))
    headline = page.headline[0] if page.headline else -1
    holds = ((tree.start <= headline) & (headline < tree.end)).take(chain)
    level = np.where(holds.any(axis=0), holds.argmax(axis=0), CHAIN)
    shares = sums.share.take(chain)
    direct = np.bincount(chain[1], weights=sums.block_prose, minlength=tree.size + 1)
    grand = np.bincount(chain[2], weights=sums.block_prose, minlength=tree.size + 1)
    direct[-1] = grand[-1] = 0
    main = _smallest(tree, sums)
    best, grand_best = int(direct.argmax()), int(grand.argmax())
    articles = np.bincount(tree.start[(tree.tags == TAG_BIT["article"])], minlength=len(at) + 1)[: len(at)].cumsum()
    return np.stack(
        [
            (chain < tree.size).sum(axis=0),
            tree.hidden.take(chain).any(axis=0),
            (shares < 0.5).sum(axis=0),
            level,
            shares[np.minimum(level, CHAIN - 1), at],
            direct.take(chain[1]) / sums.total,
            grand.take(chain[2]) / sums.total,
            _inside(tree, main, at),
            (at - tree.start[main]) / len(at),
            (tree.end[main] - at) / len(at),
            _inside(tree, best, at),
            at - tree.start[best],
            tree.end[best] - at,
            _inside(tree, grand_best, at),
            np.minimum(articles, 9),
        ],
        axis=1,
        dtype=np.float32,
    )


def _inside(tree: _Tree, section: int, at: Any) -> Any:
    return (tree.start[section] <= at) & (at < tree.end[section])


def _smallest(tree: _Tree, sums: _Sums) -> int:
    """The smallest section that holds most of the prose; the innermost of equals."""
    large = np.flatnonzero(sums.share[:-1] >= MAIN)
    return int(large[np.lexsort((-large, sums.blocks[large]))[0]]) if len(large) else tree.size


def _patterns(tree: _Tree, sums: _Sums, chain: Any) -> Any:
    """How often a block's pattern (its element and the one around, with their class words) recurs, and what such blocks hold."""
    key = tree.pattern.take(chain[0]) * (tree.size + 1) + tree.pattern.take(chain[1])
    _, group = np.unique(key, return_inverse=True)
    count = np.bincount(group)
    prose = np.bincount(group, weights=sums.block_prose)
    links = np.bincount(group, weights=sums.block_links) / np.maximum(np.bincount(group, weights=sums.block_letters), 1)
    at = np.arange(len(group))
    places = [(at - tree.start.take(around) + 0.5) / np.maximum(sums.blocks.take(around), 1) for around in chain[1:3]]
    return np.stack(
        [np.log1p(count).take(group), (prose / sums.total).take(group), np.log1p(prose / count).take(group), links.take(group), *places],
        axis=1,
        dtype=np.float32,
    )
