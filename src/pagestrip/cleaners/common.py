"""What several cleaners do alike: look up phrases, take elements by their class words."""

from collections.abc import Callable, Iterable, Iterator

from pagestrip.model import HEADING_TAGS, PHRASE_LENGTH, Label, Mark, Page, Section, once_for_blocks
from pagestrip.text import fold
from pagestrip.words.classes import speaking
from pagestrip.words.phrases import Said, family, said

LONGEST = 600  # characters; of the corpora's paragraphs that begin like a notice 96 %, like a consent text 99 %, are no body up to here
HEAD = 80  # characters that are looked at; more than any beginning of these families has
BOX = 12  # blocks of an element that a line of a family tells the whole of
TOO_MUCH = 0.5  # share of the page's prose; an element that holds more is the page, whatever its class says


def lines(page: Page, name: str, label: Label) -> Iterator[Mark]:
    """Lines that are a family's phrase as a whole, and headings that open a region of it."""
    found = _said(page, name)
    if found:
        for at in sorted(at for key in found.openers for at in page.by_key[key]):
            yield Mark(at, None, label, f"the heading {page.blocks[at].text!r} opens it")
        for at in sorted(at for key in found.lines for at in page.by_key[key]):
            yield Mark(at, at + 1, label, f"the phrase {page.blocks[at].text!r}")


def beginnings(page: Page, name: str, label: Label) -> Iterator[Mark]:
    """Short lines that begin or end like a family's phrase."""
    found = _said(page, name)
    if found:
        for at, phrase in sorted((at, phrase) for key, phrase in found.beginnings.items() for at in page.by_key[key]):
            yield Mark(at, at + 1, label, f"begins like {phrase!r}")
        for at, phrase in sorted((at, phrase) for key, phrase in found.endings.items() for at in page.by_key[key]):
            yield Mark(at, at + 1, label, f"ends like {phrase!r}")


def paragraphs(page: Page, name: str, label: Label) -> Iterator[Mark]:
    """Paragraphs, longer than a phrase's line, that begin like a family's phrase: for the families that are precise there too."""
    begins = family(name).begins
    for at, head in _heads(page):
        if phrase := begins(head):
            yield Mark(at, at + 1, label, f"begins like {phrase!r}")


@once_for_blocks
def _heads(page: Page) -> list[tuple[int, str]]:
    """Where such paragraphs stand, and how they begin, folded."""
    return [(block.index, fold(block.text[:HEAD])) for block in page.blocks if PHRASE_LENGTH < len(block.text) <= LONGEST]


def _said(page: Page, name: str) -> Said | None:
    """What the page's keys say of a family; None for nothing. Raises FileNotFoundError for a family that has no file."""
    return said(page.key_set).get(name) if family(name) else None


def is_small(page: Page, section: Section) -> bool:
    """Whether an element is a part of the page rather than the page: without the headline, with less than half of the prose."""
    if page.holds_headline(section.start, section.end):
        return False
    return page.prose_in(section.start, section.end) <= TOO_MUCH * page.prose_in(0, len(page.blocks))


def is_no_heading(page: Page, section: Section) -> bool:
    """Whether an element is such a part and no heading: some pages name a heading after its anchor, or after the menu that it scrolls below."""
    return section.tag not in HEADING_TAGS and is_small(page, section)


def elements(page: Page, name: str, label: Label, fits: Callable[[Page, Section], bool] = is_small) -> Iterator[Mark]:
    """Elements whose class, id or role words belong to a family, and that fit: never one that is the page."""
    for section in outermost(page, page.of_family(name), fits):
        yield Mark(section.start, section.end, label, f"<{section.tag}> named {speaking(section.words, name)!r}")


def outermost(page: Page, sections: Iterable[Section], fits: Callable[[Page, Section], bool] = is_small) -> Iterator[Section]:
    """Those of some elements, in page order, that hold text and fit, less what lies within one that came before."""
    end = 0
    for section in sections:
        if section.end > max(section.start, end) and fits(page, section):
            end = section.end
            yield section


def boxes(page: Page, marks: Iterable[Mark], most: int = BOX) -> Iterator[Mark]:
    """Lines' marks, each for the whole of the largest box that its line stands in: `most` blocks, without the headline and the story."""
    for mark in marks:
        start, end = mark.start, mark.end
        for section in page.sections_of(mark.start) if end is not None and page.story_home >= 0 else ():
            if section.end - section.start > most or page.holds_headline(section.start, section.end) or page.holds_story(section):
                break
            start, end = section.start, section.end
        yield mark._replace(start=start, end=end)
