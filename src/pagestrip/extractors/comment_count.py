"""How many comments the page says there are."""

from collections.abc import Iterator

from pagestrip.model import STORY_TYPES, Context, Extractor, Found, Label, Page
from pagestrip.words.comment_counts import count_in, may_count

LONGEST = 120  # characters of a line that says the number
LEAST = 2  # of so many comments that are read the page says one at least: some count no replies
TEASERS = 2  # different numbers; where a page shows more, they are those of a list of stories
STORY = (*STORY_TYPES, "Thread", "CreativeWork")


def find(page: Page, context: Context) -> Iterator[Found]:
    """What the comment widget says, a line beside the story, the head's claim; never a number from another story's card."""
    fewest = len(context.known.get("comments", ()))
    yield from (found for found in (*_printed(page), *_claimed(page)) if found.value * LEAST >= fewest)


def _printed(page: Page) -> Iterator[Found]:
    elsewhere = _elsewhere(page)
    sure: list[Found] = []
    others: list[Found] = []
    near = sorted((at, key) for key in may_count(page.key_set) if len(key) <= LONGEST for at in page.by_key[key])
    for at, key in near:
        count = count_in(page.blocks[at].text, key) if at not in elsewhere else None
        if count is not None:
            own = page.label_at(at) is Label.COMMENTS
            (sure if own else others).append(Found(count, page.method, f"block {at}", page.blocks[at].text, 0.9 if own else 0.6))
    if len({found.value for found in sure}) <= TEASERS:
        yield from sure
    if len({found.value for found in others}) == 1:
        yield others[0]


def _claimed(page: Page) -> Iterator[Found]:
    for claim in page.claimed("commentCount"):
        if claim.value.isdecimal() and len(claim.value) <= 6 and claim.may_be_of(STORY):
            yield Found(int(claim.value), claim.method, f"{claim.of}.commentCount", claim.value, 0.7)


def _elsewhere(page: Page) -> frozenset[int]:
    """The blocks of other stories' cards and of lists of stories."""
    return frozenset(at for mark in page.marks if mark.label in (Label.RELATED, Label.POPULAR) for at in mark.places)


EXTRACTOR = Extractor("comment_count", find)
