"""The cards of a related list in markup: a card is what leads to another story, and its headline is what the link says."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from pagestrip.cards.slices import Slice, chrome, is_told, may_head, words
from pagestrip.model import Block, Inline, Kind, Page
from pagestrip.text import fold, letters, prose
from pagestrip.words.classes import families
from pagestrip.words.pagers import without_pager
from pagestrip.words.phrases import family
from pagestrip.words.tags import leads_to_tag

LONGEST_SAID = 120  # letters; a longer link that is running text is a teaser
NO_PAGE = ("#", "javascript:", "mailto:", "tel:", "data:")


class Link(NamedTuple):
    """A link to another page: the block that holds it, its run there, and what it says."""

    at: int
    run: Inline
    text: str
    is_named: bool  # a heading, or an element whose class words say headline
    form: tuple[str, frozenset[str], frozenset[str]]  # the element's tag and class words, and the link's

    @property
    def url(self) -> str:
        """Where it leads to; a place inside that page is the same card."""
        return self.run.value.partition("#")[0]


def slices(page: Page, start: int, end: int) -> list[Slice]:
    """The cards of blocks[start:end], in page order."""
    said = chrome(page)
    links = [link for block in page.blocks[start:end] if block.index not in said for link in _links(page, block)]
    heads = _heads(links)
    heads |= _unlinked(page, links, heads, range(start, end))
    ordered = sorted(heads.values(), key=itemgetter(0))
    places = [link.at for link in ordered]
    return [Slice(*_extent(page, link.at, places, range(start, end)), link.at, link.text, link.url) for link in ordered]


def _links(page: Page, block: Block) -> Iterator[Link]:
    """The links of a block that lead to another page's story: not to a tag's page, and not from a pointer in the story's midst."""
    runs = [run for run in block.inlines if run.tag == "a" and run.value]
    if not runs or _points(block.text, page.keys[block.index]):
        return
    home = page.sections[page.home[block.index]] if page.home[block.index] >= 0 else None
    is_named = block.kind is Kind.HEADING or (home is not None and "headline" in home.families)
    for run in runs:
        if not run.value.startswith(NO_PAGE) and run.value != page.url and not leads_to_tag(run.value):
            form = (home.tag if home else "", home.words if home else frozenset(), run.words)
            yield Link(block.index, run, without_pager(block.text[run.start : run.end]), is_named or "headline" in families(run.words), form)


def _points(text: str, key: str) -> bool:
    """Whether a line points to another story from the midst of this one: "Read also: …", but no pager's "Previous article: …"."""
    begins = family("read_also").begins
    return bool(begins(key) and begins(fold(without_pager(text))))


def _heads(links: list[Link]) -> dict[str, Link]:
    """Of each address the link that says its headline: one that is named so before others, a line before running text.

    A short link, which might name a topic, counts where two of three links of its form say a headline.
    """
    counted = Counter(link.form for link in links if _may_head(link))
    told = Counter(link.form for link in links if _may_head(link) and (link.is_named or is_told(link.text)))
    heads: dict[str, Link] = {}
    for link in links:
        if _may_head(link) and (link.is_named or is_told(link.text) or 3 * told[link.form] >= 2 * counted[link.form]):
            had = heads.get(link.url)
            if had is None or (link.is_named, not prose(link.text)) > (had.is_named, not prose(had.text)):
                heads[link.url] = link
    return heads


def _may_head(link: Link) -> bool:
    """Whether a link is as long as a headline: not a teaser, nor one word alone, the name of a section."""
    return may_head(link.text) and words(link.text) > 1 and (link.is_named or letters(link.text) <= LONGEST_SAID or not prose(link.text))


def _unlinked(page: Page, links: list[Link], heads: dict[str, Link], inside: range) -> dict[str, Link]:
    """The cards of which only a button is a link ("Read more"): it leads where the heading in the same element says."""
    places = sorted(link.at for link in heads.values())
    found: dict[str, Link] = {}
    for link in links:
        if link.url in heads or link.url in found or not family("related").line(page.keys[link.at]):
            continue
        start, end = _extent(page, link.at, places, inside)
        headings = [b for b in page.blocks[start:end] if b.kind is Kind.HEADING and may_head(b.text, page.keys[b.index])]
        if len(headings) == 1:
            found[link.url] = link._replace(at=headings[0].index, text=headings[0].text, is_named=True)
    return found


def _extent(page: Page, at: int, heads: list[int], inside: range) -> tuple[int, int]:
    """The largest element around a block, within a region, that holds no other card's headline. `heads` are the headlines' blocks in page order."""
    start, end = at, at + 1
    own = bisect_left(heads, at + 1) - bisect_left(heads, at)
    for section in page.sections_of(at):
        if section.start < inside.start or section.end > inside.stop:
            break
        if bisect_left(heads, section.end) - bisect_left(heads, section.start) > own:
            break
        start, end = section.start, section.end
    return start, end
