"""Lists of related stories, cards with other stories' text.

Why: a card may hold another article's whole body, headline and date. It is read into `related`.
Example: "Related Articles", "Das könnte Sie auch interessieren", <div class="related-posts">, a second <article> with its own <h1>.
In markup teasers cut off at one length: "The keeper lit the second lamp on Sunday evening, before the whole …".
In flattened text also a list without a heading: a headline printed twice and then a third time or with an age.
Leaves alone: a subhead of the story that holds the word "related".
"""

from collections.abc import Iterator, Sequence

from pagestrip import dates
from pagestrip.cleaners.common import elements, lines
from pagestrip.model import Block, Cleaner, Kind, Label, Mark, Page
from pagestrip.text import ELLIPSES, SHORTEST_TWIN, letters
from pagestrip.words.captions import ends_like_caption
from pagestrip.words.phrases import family

CARD_LINES = 6  # from a card's twin headline to its age and third print
NEXT = 3  # stories that are loaded below a story; more are a list of stories
TEASERS = 4  # of one length
STORY = 2  # paragraphs above them
SPREAD = 6  # letters by which their lengths differ
SHORTEST_TEASER = 60  # letters
CUT = (*ELLIPSES, "[…]", "[...]")


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "related", Label.RELATED)
    yield from lines(page, "related", Label.RELATED)
    yield from _next_stories(page)
    if page.kind == "html":
        yield from _teasers(page)
    else:
        yield from _first_card(page)


def _next_stories(page: Page) -> Iterator[Mark]:
    """Other stories, whole, that a page which scrolls on and on has below its own: each, like its own, an <article> with a headline of its own."""
    below = page.below_headline
    if not below or all(section.tag != "article" for section in page.sections_of(below - 1)):
        return
    articles = (section for section in page.sections if section.tag == "article" and section.start >= below)
    others = [section for section in articles if page.prose_in(below, section.start) and page.is_headed(section.start, section.end)]
    if len(others) <= NEXT:
        for section in others:
            yield Mark(section.start, section.end, Label.RELATED, "another <article> with its own headline")


def _teasers(page: Page) -> Iterator[Mark]:
    """Beginnings of other stories that a page cuts off at one length, below a story of its own: a page that is a list has none.

    In flattened text nothing tells such a page from an article, and there its cards would be lost.
    """
    paragraphs = (block for block in page.blocks if block.kind is Kind.PARAGRAPH and len(block.text) >= SHORTEST_TEASER)
    cut = sorted((len(block.text), block.index) for block in paragraphs if block.text.endswith(CUT))
    alike: set[int] = set()
    for first in range(len(cut) - TEASERS + 1):
        group = cut[first : first + TEASERS]
        if group[-1][0] - group[0][0] <= SPREAD:
            alike.update(at for _, at in group)
    start = page.below_headline
    first_cut = min((at for _, at in cut), default=start)
    if sum(1 for at in range(start, first_cut) if page.prose[at]) >= STORY:
        yield from (Mark(at, at + 1, Label.RELATED, "one of several teasers cut off at the same length") for at in sorted(alike))


def _first_card(page: Page) -> Iterator[Mark]:
    """A list without a heading: the first line after the story's prose that is printed twice like a card's alt text and headline."""
    start = page.below_headline
    headline = page.blocks[start - 1].text if start else ""
    for at in range(start, len(page.blocks) - 1):
        line = page.blocks[at].text
        if letters(line) < SHORTEST_TWIN or line != page.blocks[at + 1].text or line == headline or not page.prose_in(start, at):
            continue
        below = page.blocks[at + 2 : at + 2 + CARD_LINES]
        if any(block.text == line or dates.age(block.text) for block in below) and not _is_picture(page, at, below):
            yield Mark(at, None, Label.RELATED, "a headline printed twice, as on a card, after the story")
            return


def _is_picture(page: Page, at: int, below: Sequence[Block]) -> bool:
    """Whether a line printed again and again is a picture's caption: it, or a line right above or below, is a credit."""
    photo = family("photo")
    keys = page.keys[at - 1 : at + 2 + len(below)]
    return any(photo.begins(key) or photo.line(key) for key in keys) or ends_like_caption(page.blocks[at].text)


CLEANER = Cleaner("related", find)
