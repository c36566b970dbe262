"""In markup: the writer's name alone on a line under the headline, which no byline's word opens."""

from pagestrip import dates
from pagestrip.extractors import people
from pagestrip.extractors.authors import name_lines, signatures
from pagestrip.extractors.authors.author_claims import Said
from pagestrip.model import Block, Kind, Page
from pagestrip.words import places

BESIDE_DATE = 2  # lines between such a name and the date


def beside_date(page: Page, around: list[Block], site: str) -> Said | None:
    """A name alone on a line under the headline, beside the line of the date."""
    if not page.headline:
        return None
    last = page.headline[-1]
    for block in around:
        under = last < block.index <= last + name_lines.JUST_UNDER
        if under and _is_lone_name(block) and not _words(block) <= _words(page.blocks[last]) and _is_vouched(page, block, around):
            said = signatures.read(block, block.text, "line", site)
            if said and said.names.people and not places.is_place(block.text):
                return said
    return None


def _is_vouched(page: Page, block: Block, around: list[Block]) -> bool:
    """Whether a name's line stands beside the date, or another line tells who that is; common words are no name."""
    return (_is_beside_date(block, around) or name_lines.is_known(page, block, block.text)) and not name_lines.is_wording(page, block.text)


def _is_beside_date(block: Block, around: list[Block]) -> bool:
    beside = (other.text for other in around if abs(other.index - block.index) <= BESIDE_DATE)
    return any(map(dates.tells_when, beside))


def _words(block: Block) -> set[str]:
    return set(block.text.casefold().split())


def _is_lone_name(block: Block) -> bool:
    words = block.text.split()
    return (
        block.kind is Kind.PARAGRAPH
        and len(words) in people.NAME_WORDS
        and people.is_plain(block.text)
        and all(word[0].isupper() for word in words)
        and any(len(word) > 2 for word in words)
    )
