"""The standfirst: the deck between headline and story.

Why: it sums the story up and is a field of its own.
Example: <p class="standfirst"> under the headline; in flattened text the sentence between headline and byline.
Leaves alone: the first paragraph of the story, also where it is set in bold in the story's own element; what stands below it, a subhead that is
named so for one.
"""

from collections.abc import Iterator

from pagestrip import dates
from pagestrip.model import Cleaner, Label, Mark, Page, Section
from pagestrip.text import STOPS, letters
from pagestrip.words.bylines import begins_byline

NEAR = 12  # blocks from the headline
SHORTEST = 40  # letters; a shorter line is a kicker or a byline
LONGEST = 600  # letters; a longer deck is the story
LONGEST_UNNAMED = 250  # letters of one that only its place tells; a longer paragraph is the story's first
LONGEST_DATED = 100  # characters of a date or byline line
OTHERS = frozenset((Label.CAPTION, Label.EMBED))  # their dates are not the story's
SHARE = 0.5  # of the running text below it, at most; what is more than that is the text, a product's description in an "excerpt" for one


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    if not page.headline:
        return
    top, below = page.headline[0], page.headline[-1]
    story = _below_headline(page)
    last = min(below + NEAR, next((at for at in page.body if at > below and page.prose[at]), len(page.blocks)))
    ended = -1
    for section in page.of_family("standfirst"):
        near = top - 3 <= section.start <= last and not page.holds_headline(section.start, section.end)
        alone = ended < 0 or section.start <= ended  # a page whose every part has an intro has no deck beyond the first
        if near and alone and _is_short(page, section) and section.parent != story:
            yield Mark(section.start, section.end, Label.STANDFIRST, f"<{section.tag}> named as a standfirst")
            ended = max(ended, section.end)
    yield from _above_byline(page, below + 1, story)


def _below_headline(page: Page) -> int:
    """The story's own element, where the headline stands outside it: what that holds is story, a deck stands above it. -2 for none."""
    story = page.story_home
    return -2 if story < 0 or page.holds_headline(page.sections[story].start, page.sections[story].end) else story


def _is_short(page: Page, section: Section) -> bool:
    below = sum([page.prose[at] for at in page.body if at >= section.end])
    length = page.prose_in(section.start, section.end) or _lone_line(page, section)
    return 0 < length <= min(LONGEST, SHARE * below)


def _lone_line(page: Page, section: Section) -> int:
    """Letters of a deck that is one line, too short for running text; 0 where it is a kicker."""
    line = page.blocks[section.start].text if section.end - section.start == 1 else ""
    return letters(line) if letters(line) >= SHORTEST or line.endswith(tuple(STOPS)) else 0


def _above_byline(page: Page, start: int, story: int) -> Iterator[Mark]:
    """A sentence between the headline and a line that holds a date or a byline."""
    if start + 2 >= len(page.blocks) or page.holder(start) == story:
        return
    deck = page.blocks[start]
    if not SHORTEST <= letters(deck.text) <= LONGEST_UNNAMED or dates.tells_when(deck.text):
        return
    if any(_dates_the_story(page, block.index) for block in page.blocks[start + 1 : start + 3]):
        yield Mark(start, start + 1, Label.STANDFIRST, "stands between the headline and the date line")


def _dates_the_story(page: Page, at: int) -> bool:
    text = page.blocks[at].text
    if page.prose[at] or len(text) > LONGEST_DATED or page.label_at(at) in OTHERS:
        return False
    return begins_byline(text) or dates.tells_when(text)


CLEANER = Cleaner("standfirst", find, trims=True)
