"""The short lines around the story: above and below the headline, and after the last paragraph."""

from collections.abc import Iterator

from pagestrip.model import Block, Kind, Label, Page, once_a_page
from pagestrip.text import letters
from pagestrip.words.bylines import begins_byline

ABOVE = {"html": 5, "text": 10}  # blocks over the headline; a flattener makes a line of each element
ABOVE_STORY = 20  # blocks of a flattened page over the story's first paragraph, where that stands far below the headline
BELOW = 40  # blocks under it, at most
SHORT = 160  # letters of such a line
PROSE = 90  # letters of running text that make a story's paragraph
PARAGRAPHS = 2  # of the story after which its head is over: one may be a lead; one right above a photo's credit is a caption
BESIDE = frozenset((Label.NAVIGATION, Label.POPULAR, Label.HIDDEN))  # over the headline they are a menu's or another story's
FOREIGN = frozenset(
    (Label.RELATED, Label.COMMENTS, Label.CAPTION, Label.AD, Label.NEWSLETTER, Label.LEGAL, Label.HEADLINE, Label.CONSENT, Label.PAYWALL)
)
SIGN_OFF = 6  # blocks from the end of the story in which a sign-off stands
BUT_CREDITS = FOREIGN - {Label.CAPTION, Label.LEGAL}  # under the story a caption's or copyright's form is a sign-off: "© dpa", "Source: AFP"


@once_a_page
def head(page: Page) -> tuple[Block, ...]:
    """The short lines around the headline, up to the story's second paragraph. Whatever their label: cleaners look at chrome, not at bylines."""
    return tuple(_head(page))


def _head(page: Page) -> Iterator[Block]:
    story = [at for at in _story(page) if page.prose[at] >= PROSE]
    last = page.headline[-1] if page.headline else (story[0] if story else 0)
    first = page.headline[0] if page.headline and last - page.headline[0] < BELOW else last
    far = page.kind == "text" and bool(story) and story[0] - ABOVE_STORY > last + BELOW
    around = page.blocks[max(0, first - ABOVE[page.kind]) : last + BELOW]
    seen = 0
    for block in (*around, *(page.blocks[story[0] - ABOVE_STORY : story[0] + BELOW] if far else ())):
        seen += block.index > last and block.index in story and not _is_above_credit(page, block)
        if seen == PARAGRAPHS:
            return
        if _is_own(page, block) and (block.index > last or page.label_at(block.index) not in BESIDE):
            yield block


def _is_above_credit(page: Page, block: Block) -> bool:
    return page.kind == "text" and page.label_at(block.index + 1) is Label.CAPTION


def tail(page: Page, count: int, foreign: frozenset[Label] = FOREIGN) -> tuple[Block, ...]:
    """The short lines from the story's last paragraph on, but for those under a `foreign` label."""
    last = max(_story(page), default=None)
    after = page.blocks[max(0, last - 1) : last + 1 + count] if last is not None else ()
    return tuple([block for block in after if _is_own(page, block, foreign)])


def _story(page: Page) -> tuple[int, ...]:
    return page.body or tuple(b.index for b in page.labelled(Label.BODY))


def _is_own(page: Page, block: Block, foreign: frozenset[Label] = FOREIGN) -> bool:
    if letters(block.text) > SHORT or block.kind is Kind.CAPTION:
        return False
    return page.label_at(block.index) not in foreign or _is_styled_byline(page, block)


def _is_styled_byline(page: Page, block: Block) -> bool:
    """Whether a line that reads or is set as captions are is a byline: by its element's name, or right under the headline by its first words."""
    if page.label_at(block.index) is not Label.CAPTION:
        return False
    own = next(page.sections_of(block.index), None)
    return (own is not None and "byline" in own.families) or (block.index - 1 in page.headline and begins_byline(block.text))
