"""The entries of a related list: each card a slice of the page that the extractors read like a page of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from pagestrip import dates
from pagestrip.addresses import absolute
from pagestrip.cards import lines, linked, tails
from pagestrip.cards.slices import Slice
from pagestrip.model import Block, Label, Mark, Page
from pagestrip.text import fold, letters
from pagestrip.words.bylines import begins_byline
from pagestrip.words.classes import families
from pagestrip.words.phrases import family, vocabulary
from pagestrip.words.tags import label_at

LONGEST_SOURCE = 60  # letters of a source line


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its page (marked, with its headline), and the parts that no field extractor reads."""

    page: Page
    headline: str
    source: str | None
    age: str | None
    body: str
    url: str | None


def of(page: Page) -> Iterator[Card]:
    """The cards of the page's related regions, in page order; each headline once."""
    seen = {page.blocks[at].text.casefold() for at in page.headline}
    slices = linked.slices if page.kind == "html" else lines.slices
    for start, end in _regions(page):
        for found in slices(page, start, end):
            said = found.headline.casefold()
            if said not in seen and not family("read_also").begins(fold(found.headline)):  # an inline pointer is no entry of the list
                seen.add(said)
                yield _read(page, found)


def _regions(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of blocks labelled RELATED by one mark, less what a heading in it says is most read.

    In flattened text only the first run counts, below the line that opens it: nobody says where such a region ends, and what follows the
    story's own paragraphs in it is the story's.
    """
    for mark, run in groupby(page.labelled(Label.RELATED), key=lambda block: page.labels[block.index]):
        if mark is not None and mark.by == "related":
            runs = list(_runs([block.index for block in run]))
            for start, end in runs if page.kind == "html" else runs[:1]:
                yield start, next((at for at in range(start, end) if page.keys[at] in family("popular").openers), end)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbours."""
    start = places[0]
    for before, at in pairwise((*places, -1)):
        if at != before + 1:
            yield start, before + 1
            start = at


def _read(page: Page, found: Slice) -> Card:
    view = tails.parted(page.view(found.start, found.end))
    head = page.blocks[found.head].text.casefold()
    view = view.derived(headline=tuple(block.index for block in view.blocks if block.text.casefold() == head))
    view = view.marked(tuple(_marks(view)))
    body = [block.text for block in view.labelled(Label.BODY)]
    age = next((age.text for block in view.labelled(Label.META) if (age := dates.age(block.text))), None)
    return Card(view, found.headline, _source(view), age, "\n\n".join(body), absolute(found.url, page.url) if found.url else None)


def _marks(view: Page) -> Iterator[Mark]:
    """What each line of a card is: headline, body, a read-also line, else data about it."""
    for block in view.blocks:
        at = block.index
        if at in view.headline:
            yield Mark(at, at + 1, Label.HEADLINE, "the card's headline", "cards")
        elif family("read_also").begins(view.keys[at] or fold(block.text[: tails.FOLDED])):
            yield Mark(at, at + 1, Label.RELATED, "points to another story", "cards")
        elif view.prose[at] and label_at(block.text) is None:
            yield Mark(at, at + 1, Label.BODY, "the card's text", "cards")
        else:
            yield Mark(at, at + 1, Label.META, "a line about the card", "cards")


def _source(view: Page) -> str | None:
    """What an element named so says, else a line printed twice, once beside an age, as aggregators do; others are sections or authors."""
    lines = [block for block in view.labelled(Label.META) if _may_be_source(block)]
    for block in lines:
        if any("source" in section.families for section in islice(view.sections_of(block.index), 1)):
            return block.text
        for run in block.inlines:
            if "source" in families(run.words):
                return block.text[run.start : run.end]
    aged = {block.index for block in view.labelled(Label.META) if dates.age(block.text)}
    beside = [block for block in lines if block.index not in aged and not aged.isdisjoint((block.index - 1, block.index + 1))]
    keys = Counter(view.keys)
    return next((block.text for block in beside if keys[view.keys[block.index]] > 1), None)


def _may_be_source(block: Block) -> bool:
    text = block.text
    return letters(text) <= LONGEST_SOURCE and label_at(text) is None and fold(text) not in vocabulary() and not begins_byline(text)
