"""Sign-offs after the story: agency and editing credits, initials, end marks.

Why: they close the text and are no part of it. They are read into `source` and `dateline`.
Example: "MAP: 28 mai 2025", "(dpa/kas)", "jmb/ros/lpt", an agency's number, "Reporting by …; Editing by …".
Leaves alone: a short last sentence, a heading ("FAQ"), and credits before the last paragraph.
"""

from collections.abc import Iterator

import regex

from pagestrip import dates
from pagestrip.model import Block, Cleaner, Kind, Label, Mark, Page
from pagestrip.text import letters
from pagestrip.words.phrases import family

NEAR = 5  # blocks after the last prose of the story
SHORT = 60  # letters of a sign-off
BESIDE_DATE = 25  # letters beside the date in a sign-off with one
LONGEST = 300  # letters of a credit that begins like one ("Reporting by …; Editing by …")
INITIALS = regex.compile(
    r"[(\[/–—-]{1,2}\s?\p{L}[\p{L}\p{M}/.,&+ -]{0,30}[)\]]?|\p{Lu}{2,4}|(?:\p{Ll}{2,5}/\s?){1,3}|\p{Ll}{2,4}(?:[/-]\p{Ll}{2,4}){1,3}"
    r"|\d{6,9}|[♦■●◆]|\(?完\)?|（完）"
)
ADDRESS = regex.compile(r"\S{2,40}@\S{2,40}\.\p{Ll}{2,}")


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    last = next((at for at in reversed(page.body) if page.prose[at] and not _begins(page, page.blocks[at])), None)
    if last is None:
        return
    signed = False
    for block in page.blocks[last + 1 : last + 1 + NEAR]:
        reason = _reason(page, block)
        if signed and not reason and block.index in page.body and not page.prose[block.index] and letters(block.text) <= SHORT:
            reason = "stands after the sign-off"
        if not reason:
            if block.index not in page.body:
                return
            continue
        signed = True
        yield Mark(block.index, block.index + 1, Label.CREDIT, reason)


def _reason(page: Page, block: Block) -> str:
    if letters(block.text) <= LONGEST and _begins(page, block):
        return "begins like a credit"
    if letters(block.text) > SHORT or page.labels[block.index] is not None:
        return ""
    if block.kind is not Kind.HEADING and INITIALS.fullmatch(block.text):
        return "initials or an end mark"
    if ADDRESS.fullmatch(block.text):
        return "the writer's address"
    found = next(iter(dates.find(block.text)), None)
    if found and letters(block.text) - (found.end - found.start) <= BESIDE_DATE:
        return "a name and a date after the story"
    return ""


def _begins(page: Page, block: Block) -> bool:
    key = page.keys[block.index]
    return bool(key) and (family("credit").begins(key) is not None or family("credit").line(key))


CLEANER = Cleaner("sign_offs", find, trims=True)
