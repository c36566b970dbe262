"""The writer whom the page presents outside its byline: in a box about the author, by a link to the author's own page."""

from collections.abc import Iterator
from functools import cache, lru_cache

from pagestrip.extractors import people
from pagestrip.extractors.authors.author_claims import Said
from pagestrip.model import Block, Label, Page
from pagestrip.words import sections

ABOVE = 3  # lines above a headline in which its writer may stand
# Where links to authors' pages are those of other stories and readers
OTHERS = frozenset((Label.RELATED, Label.POPULAR, Label.COMMENTS, Label.NAVIGATION, Label.AD, Label.CAPTION, Label.PLAYER))


def find(page: Page, site: str) -> Said | None:
    """The one person whom such boxes and links name; None where they name several."""
    found = [(name, block) for block in _own(page) for name in _names(page, block) if people.is_full_name(name, site)]
    if len({people.key(name) for name, _ in found}) != 1:
        return None
    name, block = found[0]
    return Said(people.Names((name,), ()), "box", f"block {block.index}", block.text)


@lru_cache(maxsize=2048)  # a page's links stand on it twice and more
def leads_to_author(address: str) -> bool:
    """Whether a link's address is that of an author's page, by a part of its path."""
    return any(map(address.casefold().__contains__, _paths()))


@cache
def _paths() -> tuple[str, ...]:
    return tuple(map(str.casefold, sections("roles.txt")["author paths"]))


def _own(page: Page) -> Iterator[Block]:
    """The blocks that may name the writer: those with links outside others' stories, and boxes about the author.

    In flattened text nothing but the headline parts a story from a menu that lists writers.
    """
    start = max(0, page.headline[0] - ABOVE) if page.kind == "text" and page.headline else 0
    for block in page.blocks[start:]:
        label = page.label_at(block.index)
        if label is Label.AUTHOR_BOX or (block.inlines and label not in OTHERS):
            yield block


def _names(page: Page, block: Block) -> Iterator[str]:
    """What a block may name: the text of its links to authors' pages; in a box about the author a short line."""
    links = ((block.text[run.start : run.end], run.value) for run in block.inlines if run.tag == "a")
    names = [text for text, address in links if len(text.split()) in people.NAME_WORDS and leads_to_author(address)]
    if page.label_at(block.index) is Label.AUTHOR_BOX:
        names.append(block.text)
    return iter(names if names and not people.opens_others(block.text) else ())
