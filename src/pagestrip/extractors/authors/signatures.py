"""The lines that sign a story below it, and desks that stand alone on a line."""

from pagestrip.extractors import lines, people, roles
from pagestrip.extractors.authors import name_lines
from pagestrip.extractors.authors.author_claims import Said
from pagestrip.model import Block, Kind, Label, Page
from pagestrip.words.bylines import prefix_end

TAIL = 6  # lines after the story that may hold its byline
DESK_WORDS = 4  # of a desk's name that stands alone on a line
LAST = 2  # lines at the story's end, of which an appeal to the reader may be the last


def read(block: Block, text: str, method: str, site: str) -> Said | None:
    """What a text of a block says of the writers, None where it names nobody."""
    names = people.read(text, site)
    return Said(names, method, f"block {block.index}", text) if names.people or names.bodies else None


def after(page: Page, site: str, *, dated: bool) -> Said | None:
    """A byline after the story, also a name alone on its last line; `dated` says whether a flattened page has a date."""
    for block in lines.tail(page, TAIL):
        if prefix_end(block.text):
            said = read(block, block.text, "sign-off", site)
            if said:
                return said
        if page.kind == "text" and name_lines.is_over_suffix(page, block):
            return Said(people.Names((block.text,), ()), "sign-off", f"block {block.index}", block.text)
    if page.kind == "html":
        return _signed_off(page, site)
    found = name_lines.signed(page, site, dated=dated)
    return Said(found[0], "sign-off", f"block {found[1].index}", found[1].text) if found else None


def _signed_off(page: Page, site: str) -> Said | None:
    """A name alone on the story's last line."""
    last = next(reversed(list(page.labelled(Label.BODY, Label.CREDIT))), None)
    words = last.text.split(maxsplit=max(people.NAME_WORDS)) if last and last.kind is Kind.PARAGRAPH else []
    if (
        last is None
        or len(words) not in people.NAME_WORDS
        or not all(word[0].isupper() and word[-1].isalpha() for word in words)
        or not people.is_plain(last.text)
    ):
        return None
    return read(last, last.text, "sign-off", site)


def desk(page: Page, around: list[Block]) -> Said | None:
    """A desk alone on a line right under the headline, or at the story's end: "Harbour Post Staff"."""
    last = (*list(page.labelled(Label.BODY, Label.CREDIT))[-LAST:], *(lines.tail(page, 1) if page.kind == "text" else ()))
    under = [block for block in around if page.headline and page.headline[-1] < block.index <= page.headline[-1] + name_lines.JUST_UNDER]
    for block in (*under, *last):
        words = block.text.split()
        if block.kind is Kind.PARAGRAPH and 0 < len(words) <= DESK_WORDS and not words[0][0].islower() and roles.is_desk(block.text):
            name = next((part for part in people.PARTS.split(block.text) if part and roles.is_desk(part)), block.text)  # beside an agency
            return Said(people.Names((), (name,)), "line", f"block {block.index}", block.text)
    return None
