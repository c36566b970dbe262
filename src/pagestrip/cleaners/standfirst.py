"""The standfirst: the deck between headline and story.

Why: it sums the story up and is a field of its own.
Example: <p class="standfirst"> under the headline; in flattened text the sentence between headline and byline.
Leaves alone: the first paragraph of the story, also where it is set in bold in the story's own element.
"""

from collections.abc import Iterator

from pagestrip import dates
from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.regions import story_home

NEAR = 12  # blocks from the headline
LONGEST = 600  # letters; a longer deck is the story


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    if not page.headline:
        return
    top, below = page.headline[0], page.headline[-1]
    story = story_home(page)
    for section in page.of_family("standfirst"):
        near = top - 3 <= section.start <= below + NEAR and not _holds_headline(page, section.start, section.end)
        if near and 0 < page.prose_in(section.start, section.end) <= LONGEST and section.parent != story:
            yield Mark(section.start, section.end, Label.STANDFIRST, f"<{section.tag}> named as a standfirst")
    if page.kind == "text":
        yield from _above_byline(page, below + 1)


def _holds_headline(page: Page, start: int, end: int) -> bool:
    return any(start <= at < end for at in page.headline)


def _above_byline(page: Page, start: int) -> Iterator[Mark]:
    """One sentence between the headline and a line that holds a date."""
    if start + 2 >= len(page.blocks) or not 0 < page.prose[start] <= LONGEST:
        return
    after = page.blocks[start + 1 : start + 3]
    if any(not page.prose[b.index] and len(b.text) < 100 and (any(dates.find(b.text)) or dates.age(b.text)) for b in after):
        yield Mark(start, start + 1, Label.STANDFIRST, "stands between the headline and the date line")


CLEANER = Cleaner("standfirst", find, trims=True)
