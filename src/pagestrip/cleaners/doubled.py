"""Lines of the story that the page has already said.

Why: an image's alt text repeats the headline below it, a phone layout repeats the desktop's, short furniture recurs between paragraphs.
Example: a paragraph twice, "Article content" four times, a pull quote that repeats words of the
paragraph beside it, the headline over a reply ("Re: …").
Leaves alone: the headline's own second print, a refrain shorter than a sentence that occurs twice, table rows, paragraphs that their author
repeats within one element; a subhead that recurs in each part of the story ("Pros:"); in a body of short lines, a list of products for one,
prices that recur.
"""

from collections.abc import Iterator
from itertools import islice

from pagestrip.model import Block, Cleaner, Kind, Label, Mark, Page
from pagestrip.text import COLONS, letters

OFTEN = 3  # times; a short line that recurs so often is furniture
SHORT = 40  # letters
NEAR = 12  # blocks of the body between a pull quote and the paragraph that it repeats
SHORTEST_QUOTE = 15  # letters of a pull quote; fewer words recur by chance
ELEMENTS = 3  # innermost ones that may be named as a pull quote
QUOTES = " \"'.…“”„‟‘’‚‹›«»「」『』"
LINE_KINDS = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.CAPTION, Kind.QUOTE))


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    texts = [block.text for block in page.blocks]
    counts = page.prints
    seen: dict[str, int] = {}
    tells = 2 * sum([page.prose[at] for at in page.body]) > sum([len(texts[at]) for at in page.body])
    headline = texts[page.headline[0]] if page.headline else ""
    for at in page.body:
        text, block = texts[at], page.blocks[at]
        if block.kind not in LINE_KINDS:
            continue
        first = seen.setdefault(text, at)
        if headline and text.endswith(headline) and text.removesuffix(headline).rstrip().endswith(COLONS):
            yield Mark(at, at + 1, Label.DUPLICATE, "the headline over a reply")
        elif first != at and (not _are_siblings(page, first, at) if page.prose[at] else texts[at - 1] == text):
            yield Mark(at, at + 1, Label.DUPLICATE, "the page has already said it")
        elif tells and counts[text] >= OFTEN and _is_furniture(block):
            yield Mark(at, at + 1, Label.DUPLICATE, f"{counts[text]} times on the page")
    yield from _pull_quotes(page)


def _pull_quotes(page: Page) -> Iterator[Mark]:
    """Quotes set apart whose words stand in a paragraph nearby."""
    for place, at in enumerate(page.body):
        words = page.blocks[at].text.strip(QUOTES)
        if letters(words) < SHORTEST_QUOTE or not _is_set_apart(page, at):
            continue
        beside = (page.blocks[other] for other in page.body[max(0, place - NEAR) : place + NEAR + 1] if other != at)
        if any(block.kind is Kind.PARAGRAPH and words in block.text for block in beside):
            yield Mark(at, at + 1, Label.DUPLICATE, "a pull quote: a paragraph nearby says it")


def _is_set_apart(page: Page, at: int) -> bool:
    around = islice(page.sections_of(at), ELEMENTS)
    return page.blocks[at].kind is Kind.QUOTE or any("pullquote" in section.families for section in around)


def _is_furniture(block: Block) -> bool:
    """Whether a line that recurs says nothing of the story: the same subhead in each of its parts, "Pros:", does."""
    return 1 < letters(block.text) <= SHORT and block.kind is not Kind.HEADING and not block.text.endswith(COLONS)


def _are_siblings(page: Page, first: int, second: int) -> bool:
    """Whether two paragraphs stand side by side in one element: then it is their author who says it twice, not the page's layouts."""
    one, other = (next(page.sections_of(at), None) for at in (first, second))
    if one is None or other is None:
        return False
    return one.end - one.start == other.end - other.start == 1 and one.parent == other.parent


CLEANER = Cleaner("doubled", find, trims=True)
