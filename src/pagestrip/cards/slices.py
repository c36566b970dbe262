"""What a card of a related list is made of, and what may be its headline."""

from typing import NamedTuple

from pagestrip import dates
from pagestrip.model import Label, Page
from pagestrip.text import MAY_BE_WIDE, fold, letters
from pagestrip.titles import SHORTEST
from pagestrip.words.phrases import vocabulary
from pagestrip.words.tags import is_hashtags, is_label

LONGEST_HEADLINE = 220  # letters; a longer line without a sentence's end is a teaser
FEWEST_WORDS = 4  # of a line that nothing names a headline; topics, sections and authors have fewer
LETTERS_A_WORD = 6  # where a script puts no spaces between words
FOOT = frozenset((Label.LEGAL, Label.NEWSLETTER, Label.CONTACT, Label.DONATION, Label.PAYWALL, Label.CONSENT, Label.POPULAR))  # of a page
CHROME = FOOT | {Label.AD, Label.PROMO, Label.SHARE, Label.TOOLS, Label.AUTHOR_BOX, Label.PLAYER, Label.CREDIT}


class Slice(NamedTuple):
    """A card: `blocks[start:end]`, the block of its headline, the headline, and where it leads to."""

    start: int
    end: int
    head: int
    headline: str
    url: str | None = None


def may_head(text: str, key: str | None = None) -> bool:
    """Whether a text is as long as a headline, and neither an age, a label nor a phrase of chrome. `key` is the folded text, where it is known."""
    if not SHORTEST <= letters(text) <= LONGEST_HEADLINE:
        return False
    key = key or fold(text)
    return key not in vocabulary() and dates.age(text) is None and not is_label(text, key) and not is_hashtags(text)


def words(text: str) -> float:
    """How many words a text has; in a script without spaces by its letters."""
    return letters(text) / LETTERS_A_WORD if MAY_BE_WIDE.search(text) else len(text.split())


def is_told(text: str) -> bool:
    """Whether a text has as many words as a headline, where nothing else says that it is one."""
    return words(text) >= FEWEST_WORDS


def chrome(page: Page) -> dict[int, Label]:
    """The lines that cleaners know as no card's, whichever of them came first; an element named so may hold a list of cards."""
    alone = (mark for mark in page.marks if mark.label in CHROME and mark.end == mark.start + 1)
    return {mark.start: mark.label for mark in alone}
