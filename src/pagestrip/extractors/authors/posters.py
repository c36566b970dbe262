"""Who began a thread: the reader's name at a forum's first post, which is often no name of a person."""

from pagestrip.extractors import roles
from pagestrip.model import Block, Inline, Kind, Page

LONGEST = 30  # characters of such a name
WORDS = 3  # of it, at most
REACH = 16  # blocks from the headline to the first post's head
SMALL = 2  # blocks of an element that holds a name, perhaps with its reader's rank
ABOVE = 2  # blocks over the headline, where some forums print the name
BELOW = 2  # blocks of the first post; some forums print the name beside its text
RULES = 2  # paragraphs over the first post, with what the forum is about; its headline may be another


def first(page: Page) -> tuple[str, Block] | None:
    """The first reader's name beside the headline, as far as the first post, by the element's class or the address of its link."""
    if page.kind != "html" or not page.headline or not page.body:
        return None
    start = max(0, page.headline[0] - ABOVE)
    for block in page.blocks[start : min(page.headline[-1] + REACH, page.body[: RULES + 1][-1] + BELOW)]:
        name = _name(page, block) if block.index not in page.headline else None
        if name and (block.index >= page.headline[0] or _leads_to(block, name)):
            return name, block
    return None


def _leads_to(block: Block, name: str) -> bool:
    """Whether a link of the block goes to the page of a reader of that name: "/user/Ferryman/"."""
    return any(run.tag == "a" and name in run.value.split("/") for run in block.inlines)


def _name(page: Page, block: Block) -> str | None:
    run = next((run for run in block.inlines if _is_poster(run)), None)
    text = block.text[run.start : run.end] if run else block.text if _is_named(page, block) else ""
    name = text.strip(" :·,@")
    is_short = 1 < len(name) <= LONGEST and len(name.split()) <= WORDS and block.kind is not Kind.HEADING
    return name if is_short and name.casefold() not in roles.entries("nobody") and any(map(str.isalpha, name)) else None


def _is_poster(run: Inline) -> bool:
    if run.tag == "a":
        address = run.value.casefold()
        return bool(run.words & roles.entries("poster words")) or any(part in address for part in roles.entries("poster paths"))
    return bool(run.words & roles.entries("poster words"))


def _is_named(page: Page, block: Block) -> bool:
    section = next((section for section in page.sections_of(block.index) if section.words), None)
    return section is not None and section.end - section.start <= SMALL and bool(section.words & roles.entries("poster words"))
