"""The writer whom the page presents outside its byline: in a box about the author, by a link to the author's own page."""

from collections.abc import Iterator

from pagestrip.extractors import people
from pagestrip.extractors.author_claims import Said
from pagestrip.model import Block, Label, Page
from pagestrip.words import sections

# Where links to authors' pages are those of other stories and readers
OTHERS = frozenset((Label.RELATED, Label.POPULAR, Label.COMMENTS, Label.NAVIGATION, Label.AD, Label.CAPTION, Label.PLAYER))


def find(page: Page, site: str) -> Said | None:
    """The one person whom such boxes and links name; None where they name several."""
    found = [(name, block) for block in page.blocks if not _is_others(page, block) for name in _names(page, block) if people.is_full_name(name, site)]
    if len({people.key(name) for name, _ in found}) != 1:
        return None
    name, block = found[0]
    return Said(people.Names((name,), ()), "box", f"block {block.index}", block.text)


def _is_others(page: Page, block: Block) -> bool:
    mark = page.labels[block.index]
    return mark is not None and mark.label in OTHERS


def _names(page: Page, block: Block) -> Iterator[str]:
    """What a block may name: the text of its links to authors' pages; in a box about the author a short line."""
    if people.opens_others(block.text):
        return
    mark = page.labels[block.index]
    if mark is not None and mark.label is Label.AUTHOR_BOX:
        yield block.text
    for run in block.inlines:
        if run.tag == "a" and any(part in run.value.casefold() for part in sections("roles.txt")["author paths"]):
            yield block.text[run.start : run.end]
