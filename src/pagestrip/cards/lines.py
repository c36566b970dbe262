"""The cards of a related list in flattened text, where nothing but the lines says where one begins and where the list ends."""

from bisect import bisect_left
from itertools import pairwise

from pagestrip import dates
from pagestrip.cards.slices import FOOT, Slice, chrome, is_told, may_head
from pagestrip.model import Kind, Page
from pagestrip.words.bylines import begins_byline
from pagestrip.words.captions import ends_like_caption
from pagestrip.words.pagers import without_pager

BETWEEN = 6  # lines in a row that are no card's headline or text; more are a menu or the page's foot
ENDED = (".", "。", "।", "۔", ":", "：")  # what a sentence or a label ends with, and a headline hardly ever


def slices(page: Page, start: int, end: int) -> list[Slice]:
    """The cards of blocks[start:end]: from each headline that is printed twice on, else each line that may be a headline."""
    heads = _twins(page, start, end)
    if heads:
        return [_slice(page, at, stop) for at, stop in pairwise((*heads, end))]
    heads, end = _plain(page, start, end)
    stops = _stops(page, heads, range(start + 1, end))
    return [_slice(page, at, min(stop, at + 1 + BETWEEN)) for at, stop in zip(heads, stops, strict=True)]


def _slice(page: Page, at: int, stop: int) -> Slice:
    return Slice(at, stop, at, without_pager(page.blocks[at].text), _address(page, at))


def _stops(page: Page, heads: list[int], inside: range) -> list[int]:
    """Where each card ends: before the next headline, or before a date that may be the next one's.

    It may where the list's dates stand nearer to the headlines below them than to those above.
    """
    ends = [*heads[1:], inside.stop][: len(heads)]
    to_above = to_below = 0
    first_dated: dict[int, int] = {}  # by the number of headlines above it
    for at in sorted(set(inside).difference(heads)):
        if not page.prose[at] and dates.tells_when(page.blocks[at].text):
            above = bisect_left(heads, at)
            to_above += at - heads[above - 1] if above else BETWEEN
            to_below += heads[above] - at if above < len(heads) else BETWEEN
            first_dated.setdefault(above, at)
    return ends if to_above <= to_below else [first_dated.get(above, end) for above, end in enumerate(ends, 1)]


def _twins(page: Page, start: int, end: int) -> list[int]:
    """An image's alt and the headline below it are the same line twice."""
    keys = [page.keys[at] or page.blocks[at].text for at in range(start, end)]
    return [start + n for n in range(len(keys) - 1) if keys[n] == keys[n + 1] and may_head(page.blocks[start + n].text, keys[n])]


def _plain(page: Page, start: int, end: int) -> tuple[list[int], int]:
    """The headlines of a list without twins, and where it ends: at what cleaners know as the page's foot, or before a long run of short lines."""
    said = chrome(page)
    heads: list[int] = []
    last = start
    for at in range(start + 1, end):
        if said.get(at) in FOOT or at - last > BETWEEN:
            end = min(at, last + 1)
            break
        if at not in said and _is_headline(page, at):
            heads.append(at)
        if page.prose[at] or heads[-1:] == [at]:
            last = at
    return _within(page, heads, end), end


def _within(page: Page, heads: list[int], end: int) -> list[int]:
    """The headlines less those below a list of items, and less the last where the story goes on right below: it may be its subhead."""
    items = [at for at in heads if page.blocks[at].kind is Kind.ITEM]
    if items[:1] == heads[:1]:
        heads = [at for at in heads if at <= items[-1] + 1] if items else []
    goes_on = end < len(page.blocks) and page.prose[end] and page.labels[end] is None
    return heads[:-1] if goes_on and heads[-1:] == [end - 1] else heads


def _is_headline(page: Page, at: int) -> bool:
    text = page.blocks[at].text
    if page.prose[at] or text.endswith(ENDED) or not is_told(text) or begins_byline(text) or ends_like_caption(text):
        return False
    return may_head(without_pager(text), page.keys[at]) and not any(len(text) < 2 * (found.end - found.start) for found in dates.find(text))


def _address(page: Page, at: int) -> str | None:
    """Where a headline's link leads to, in text that kept its links."""
    return next((run.value for run in page.blocks[at].inlines if run.tag == "a" and run.value), None)
