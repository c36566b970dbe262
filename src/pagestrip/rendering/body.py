"""What several renderers read of an article: groups of like blocks, runs of one style, items of nested lists, cells of a row."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

import regex

from pagestrip.article import Article
from pagestrip.model import Block, Inline, Kind, Label, paragraphs
from pagestrip.rendering.safety import printable, safe_url

STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
DEEPEST = 8  # lists below are written at this depth; markdown-it drops what stands below 20 levels, two a list
TEXT, STYLE = itemgetter(0), itemgetter(1, 2)  # of a run
NUMBER = regex.compile(r"^[(\[]?(\d{1,9})[.):\]]{0,2}$")


class Run(NamedTuple):
    """Text of one style: `styles` holds "strong", "em" or both, or "code" alone; `href` is a safe address, "" outside links."""

    text: str
    styles: tuple[str, ...] = ()
    href: str = ""


class Item(NamedTuple):
    """A list item. `depth` counts from 1; `number` is None under a bullet.

    `expected` says that the number is the one a program would count by itself; `continues` that the text is a further paragraph of
    the item before it.
    """

    depth: int
    number: int | None
    expected: bool
    continues: bool
    runs: list[Run]


def body_blocks(article: Article) -> list[Block]:
    """The article's blocks that are body text, captions left out; its body's paragraphs where it has none."""
    blocks = [block for block in article.blocks if block.label is Label.BODY and block.kind is not Kind.CAPTION]
    return paragraphs(blocks, article.blocks) or [Block(i, text) for i, text in enumerate(article.body.split("\n\n")) if text.strip()]


def agency(article: Article) -> str | None:
    """Whose wire the story is: the source's agency, else the dateline's."""
    named = [part.agency for part in (article.source, article.dateline) if part and part.agency]
    return named[0] if named else None


def schema_type(article: Article) -> str:
    """What schema.org calls it: a NewsArticle, or an Article where the page is of another type than "article"."""
    return "NewsArticle" if article.page_type == "article" else "Article"


def groups(article: Article) -> Iterator[tuple[Kind, list[Block]]]:
    """The body's blocks, those of one kind that follow one another together."""
    for kind, blocks in groupby(body_blocks(article), key=lambda block: block.kind):
        yield kind, list(blocks)


def runs(block: Block) -> Iterator[Run]:
    """The block's text in order, cut where a style or a link begins or ends."""
    for run in joined(_pieces(block)) if block.inlines else (Run(block.text),):
        yield Run(printable(run.text), run.styles, run.href)


def joined(parts: Iterable[Run]) -> Iterator[Run]:
    """The runs, those of one style and link that follow one another as one."""
    for (styles, href), same in groupby(parts, key=STYLE):
        yield Run("".join(map(TEXT, same)), styles, href)


def _pieces(block: Block) -> Iterator[Run]:
    """The text between two edges of inline runs; of links inside one another the inner one counts."""
    text, depths = block.text, Counter[str]()
    styles: tuple[str, ...] = ()
    links: list[tuple[int, str]] = []  # end and address
    changes = _changes(block)
    for at, after in pairwise(sorted(changes)):
        for inline, step in changes[at]:
            if inline.tag != "a":
                depths[STYLES[inline.tag]] += step
                styles = ("code",) if depths["code"] else tuple(style for style in ("em", "strong") if depths[style])
            elif step > 0:
                links.append((inline.end, safe_url(inline.value) or ""))
        while links and links[-1][0] <= at:
            links.pop()
        yield Run(text[at:after], styles, links[-1][1] if links else "")


def _changes(block: Block) -> dict[int, list[tuple[Inline, int]]]:
    """Where a link or style begins (1) or ends (-1), and the block's own two ends."""
    last = len(block.text)
    changes: dict[int, list[tuple[Inline, int]]] = {0: [], last: []}
    for inline in block.inlines:
        start, end = max(0, inline.start), min(last, inline.end)
        if start < end and (inline.tag == "a" or inline.tag in STYLES):
            changes.setdefault(start, []).append((inline, 1))
            changes.setdefault(end, []).append((inline, -1))
    return changes


def cells(row: Block) -> list[list[Run]]:
    """The cells of a table row, as runs."""
    row_cells: list[list[Run]] = [[]]
    for run in runs(row):
        first, *others = run.text.split("\t")
        row_cells[-1].append(run._replace(text=first))
        row_cells.extend([run._replace(text=text)] for text in others)
    return row_cells


def items(blocks: Iterable[Block]) -> Iterator[Item]:
    """List items with their depth among one another. An item without a marker goes on with the one before it."""
    opened: list[tuple[int, int | None]] = []  # level and number of the open item of each depth
    for block in blocks:
        level = max(1, min(DEEPEST, block.level))
        before: int | None = None  # the number of the item before it in its list
        while opened and opened[-1][0] > level:
            before = opened.pop()[1]
        if opened and opened[-1][0] == level:
            if not block.marker:
                yield Item(len(opened), opened[-1][1], expected=True, continues=True, runs=list(runs(block)))
                continue
            before = opened.pop()[1]
        found = NUMBER.match(block.marker)
        number = int(found[1]) if found else None
        opened.append((level, number))
        yield Item(len(opened), number, number == (before or 0) + 1, continues=False, runs=_item_runs(block, numbered=bool(found)))


def _item_runs(block: Block, *, numbered: bool) -> list[Run]:
    """The item's runs; a marker that is neither bullet nor number ("a)", "IV.") stays in the text."""
    spoken = not numbered and any(letter.isalnum() for letter in block.marker)
    return [Run(printable(f"{block.marker} "))] * spoken + list(runs(block))
