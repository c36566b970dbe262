"""Where a story's visible tag lists stand, and what each is known by."""

from collections.abc import Iterator
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from pagestrip.model import Block, Kind, Label, Page, Section
from pagestrip.text import letters
from pagestrip.words.phrases import vocabulary as chrome
from pagestrip.words.tags import LONGEST_TAG, is_hashtags, is_heading, is_label, is_tag_links, label_at

AFTER = 40  # blocks behind the body in which a story's tag list stands
LINKED = 0.5  # share of an entry's text that is its link
FEWEST = 3  # entries of a list that nothing names
CONFIRMED = 2 / 3  # share of its entries that the story itself says
LONGEST_ENTRY = 4  # words of a line that is an entry by its place alone
CLOSED = frozenset((Label.HIDDEN, Label.POPULAR, Label.COMMENTS, Label.BODY, Label.AD, Label.HEADLINE, Label.STANDFIRST, Label.SHARE, Label.CAPTION))


class Sign(IntEnum):
    """What a tag list is known by, the surest last."""

    HEADING = 1  # a heading stands over it that may also stand over stories
    NAME = 2  # its element is named tags
    STORY = 3  # the story says its entries
    LABEL = 4  # a label stands before it, or its links lead to tags


class TagList(NamedTuple):
    """The blocks of one visible list."""

    blocks: tuple[Block, ...]
    sign: Sign


def of(page: Page) -> Iterator[TagList]:
    """The runs of blocks that are tag lists, in page order. None stands above the headline: those are the site's."""
    start = page.headline[0] if page.headline else page.body[0] if page.body else 0
    last = page.body[-1] if page.body else page.headline[-1] if page.headline else 0
    end = last + AFTER
    while end < len(page.blocks) and page.blocks[end].kind is page.blocks[end - 1].kind is Kind.ITEM:
        end += 1  # a list that begins within reach is read whole
    blocks = page.blocks[start:end]
    signs = _signs(page, blocks)
    for sign, group in groupby(blocks, key=lambda block: signs.get(block.index)) if signs else ():
        run = tuple(group)
        if sign is Sign.HEADING and _is_confirmed(page, run[1:]) and not _is_contents(page, run[1:]):
            yield TagList(run[1:], Sign.LABEL)
        elif sign is not None and sign is not Sign.HEADING:
            yield TagList(run, sign)
    if page.kind != "text":
        return  # where there is markup a list that nothing names is a menu or a table of contents: on 58 of 58 pages of public corpora
    unnamed = [block for block in blocks if block.index > last and block.index not in signs]
    yield from (TagList(run, Sign.STORY) for run in _entries(page, unnamed) if _is_confirmed(page, run))


def _signs(page: Page, blocks: tuple[Block, ...]) -> dict[int, Sign]:
    """The blocks of lists that something names, each with what names it."""
    signs: dict[int, Sign] = {}
    opened: Block | None = None  # a label, or the last entry behind it
    for block in blocks:
        if _is_closed(page, block):
            opened = None
            continue
        opener = _opener(page, block)
        if opener:
            signs[block.index] = opener
            opened = block
            continue
        goes_on = opened is not None and _continues(page, opened, block)
        sign = _own_sign(page, block) or (signs[opened.index] if goes_on and opened else None)
        if sign:
            signs[block.index] = sign
        opened = block if goes_on else None
    return signs


def _opener(page: Page, block: Block) -> Sign | None:
    """Whether a line is a label of tags, or a heading that may be one."""
    text, key = block.text, page.keys[block.index]
    is_tags = is_label(text, key) or label_at(text) is not None
    if not (is_tags or is_heading(text, key)) or _is_menu(page, block):
        return None
    return Sign.LABEL if is_tags else Sign.HEADING


def _own_sign(page: Page, block: Block) -> Sign | None:
    """What a block by itself is known by."""
    linked = page.link_chars[block.index]
    if (linked and linked >= LINKED * len(block.text) and is_tag_links(block, by_address=not _is_menu(page, block))) or is_hashtags(block.text):
        return Sign.LABEL
    mark = page.labels[block.index]
    return Sign.NAME if mark is not None and mark.by == "tags" else None


def _is_closed(page: Page, block: Block) -> bool:
    return (page.label_at(block.index) or Label.BODY) in CLOSED


def _is_menu(page: Page, block: Block) -> bool:
    mark = page.labels[block.index]
    return mark is not None and mark.label is Label.NAVIGATION and mark.by == "declared"


def _continues(page: Page, before: Block, block: Block) -> bool:
    """Whether a line goes on with the list that a label opened: an item of one list, in text also a short line close below."""
    if block.kind is Kind.ITEM:
        first = before.kind is not Kind.ITEM
        return letters(block.text) <= LONGEST_TAG and (first or _holder(page, before) is _holder(page, block))
    if page.kind != "text" or before.kind is Kind.ITEM or page.prose[block.index] or page.keys[block.index] in chrome():
        return False
    return is_label(before.text) or is_heading(before.text) or (not block.gap and len(block.text.split()) <= LONGEST_ENTRY)


def _holder(page: Page, block: Block) -> Section | None:
    """The list that an item stands in."""
    return next((s for s in page.sections_of(block.index) if s.end - s.start > 1), None)


def _entries(page: Page, blocks: list[Block]) -> Iterator[tuple[Block, ...]]:
    """Runs of short items."""
    for is_entry, group in groupby(blocks, key=lambda block: _is_entry(page, block)):
        run = tuple(group)
        if is_entry and len(run) >= FEWEST:
            yield run


def _is_entry(page: Page, block: Block) -> bool:
    if block.kind is not Kind.ITEM or _is_closed(page, block) or page.keys[block.index] in chrome():
        return False
    return len(block.text.split()) <= LONGEST_ENTRY


def _is_contents(page: Page, run: tuple[Block, ...]) -> bool:
    """Whether entries are a table of contents: links within the page, or lines that the story prints as well."""
    printed = {page.keys[at] for at in page.body if not page.prose[at]}
    inside = [b for b in run if page.keys[b.index] in printed or any(r.tag == "a" and r.value.startswith("#") for r in b.inlines)]
    return 2 * len(inside) > len(run)


def _is_confirmed(page: Page, run: tuple[Block, ...]) -> bool:
    """Whether the story says most of the entries, word for word."""
    story = "\n".join(page.blocks[at].text for at in (*page.headline, *page.body)).casefold()
    return sum(_says(story, block.text.casefold().strip(" #")) for block in run) >= CONFIRMED * len(run)


def _says(story: str, entry: str) -> bool:
    """Whether an entry occurs in the story, not inside a word."""
    at = story.find(entry) if entry else -1
    while at >= 0:
        end = at + len(entry)
        if not (story[at - 1 : at].isalnum() or story[end : end + 1].isalnum()):
            return True
        at = story.find(entry, at + 1)
    return False
