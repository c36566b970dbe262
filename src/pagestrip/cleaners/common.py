"""What several cleaners do alike: look up phrases, take elements by their class words."""

from collections.abc import Iterator

from pagestrip.model import Label, Mark, Page, Section
from pagestrip.words.phrases import family

TOO_MUCH = 0.5  # share of the page's prose; an element that holds more is the page, whatever its class says


def lines(page: Page, name: str, label: Label) -> Iterator[Mark]:
    """Lines that are a family's phrase as a whole, and headings that open a region of it."""
    bank = family(name)
    for at in sorted(at for key in bank.openers & page.key_set for at in page.by_key[key]):
        yield Mark(at, None, label, f"the heading {page.blocks[at].text!r} opens it")
    for at in sorted(at for key in bank.lines & page.key_set for at in page.by_key[key]):
        yield Mark(at, at + 1, label, f"the phrase {page.blocks[at].text!r}")


def beginnings(page: Page, name: str, label: Label) -> Iterator[Mark]:
    """Short lines that begin or end like a family's phrase."""
    bank = family(name)
    for at in sorted(at for head in bank.beginnings.keys() & page.by_head.keys() for at in page.by_head[head]):
        phrase = bank.begins(page.keys[at])
        if phrase:
            yield Mark(at, at + 1, label, f"begins like {phrase!r}")
    for at in sorted(at for tail in bank.endings.keys() & page.by_tail.keys() for at in page.by_tail[tail]):
        phrase = bank.ends(page.keys[at])
        if phrase:
            yield Mark(at, at + 1, label, f"ends like {phrase!r}")


def elements(page: Page, name: str, label: Label) -> Iterator[Mark]:
    """Elements whose class, id or role words belong to a family; never one that holds the headline or most of the prose."""
    for section in page.of_family(name):
        if is_small(page, section):
            word = min(section.words, key=lambda word: (-len(word), word))
            yield Mark(section.start, section.end, label, f"<{section.tag}> named {word!r}")


def is_small(page: Page, section: Section) -> bool:
    """Whether an element is a part of the page rather than the page: without the headline, with less than half of the prose."""
    if any(section.start <= at < section.end for at in page.headline):
        return False
    return page.prose_in(section.start, section.end) <= TOO_MUCH * page.prose_in(0, len(page.blocks))
