"""The blocks that print what the head claims as the title."""

from collections.abc import Iterator
from itertools import pairwise

from pagestrip import titles
from pagestrip.model import Block, Kind, Page, Section
from pagestrip.text import fold, letters
from pagestrip.titles import SHORTEST

AGREES = 0.75  # from this agreement on a line prints the title; 1.0 is the same key
BEGINNING = 0.9  # agreement of a line that is more than half of a title's beginning, or goes on behind it
IN_WORDS = 0.85  # the most that shared words tell: below a beginning
MAIN, MINOR, LINKED = 0.5, 0.25, -0.25  # for a heading of the first rank, another heading, a link. Set by hand, as the two below
HEADS, IN_CHROME = 0.2, -0.6  # for a line above prose, for one in chrome
NEAR_PROSE = 14  # blocks below a line in which that prose begins
LEAST, MOST = 0.4, 2.5  # length of a line that may print a title, by the title's
FOLDS = 1.2  # how much longer a line may be before it is folded
FEWEST_WORDS = 3  # in common with the title, for a line that does not begin like it
LONGEST = 400  # characters of a line that may be a headline
CHROME_TAGS = ("nav", "aside", "footer")
CHROME = frozenset(("related", "popular", "navigation", "comments", "breadcrumb", "hidden"))  # families of class words


def find(page: Page) -> tuple[int, ...]:
    """Blocks that print what the head claims as the title. Headings first; among equals the one nearest before prose.

    The claims as a whole and their first part come first: what follows a separator may be the name of a series, a book or a section, which
    such a page prints larger than its own title.
    """
    whole, rest = titles_of(page)
    return _in_two(page, whole) or _printing(page, whole) or _printing(page, rest)


def _in_two(page: Page, wanted: list[str]) -> tuple[int, ...]:
    """Two headings, one under the other, that print a title together; not one whose parts a separator keeps apart."""
    site = titles.site_names(page)
    keys = {titles.key(parts[0]) for title in wanted if len(parts := titles.parts(title, site)) == 1}
    headings = [block for block in page.blocks if block.kind is Kind.HEADING]
    for one, other in pairwise(headings):
        if other.index == one.index + 1 and titles.key(f"{one.text} {other.text}") in keys:
            return (one.index, other.index)
    return ()


def _printing(page: Page, wanted: list[str]) -> tuple[int, ...]:
    """The blocks that print one of these titles best."""
    folded = [(title, frozenset(title.split())) for title in dict.fromkeys(map(fold, wanted)) if title]
    scores = {block.index: agreement + _form(block) + _place(page, block.index) for block, agreement in _agreeing(page, folded)}
    if not scores:
        return ()
    top = max(scores, key=lambda index: (scores[index], -index))
    key = fold(page.blocks[top].text)
    return tuple(sorted(index for index in scores if fold(page.blocks[index].text) == key and is_near(page, index, top)))


def _agreeing(page: Page, wanted: list[tuple[str, frozenset[str]]]) -> Iterator[tuple[Block, float]]:
    """The blocks that may print one of the titles, with how far they do."""
    if not wanted:
        return
    said = frozenset().union(*(words for _, words in wanted))
    openings = frozenset(title[:SHORTEST] for title, _ in wanted)
    lengths = [len(title) for title, _ in wanted]
    shortest, longest = LEAST * min(lengths), MOST * max(lengths)
    for block, short_key in zip(page.blocks, page.keys, strict=True):
        key = short_key or (fold(block.text) if len(block.text) <= min(LONGEST, FOLDS * longest) else "")
        if shortest < len(key) < longest and (len(key) >= SHORTEST or _may_be_short(page, block)):
            if len(said.intersection(key.split())) < FEWEST_WORDS and key[:SHORTEST] not in openings:
                continue
            forms = [(form, set(form.split())) for form in _forms(block, key)]
            agreement = max([_agreement(form, words, title, others) for form, words in forms for title, others in wanted])
            if agreement >= AGREES:
                yield block, agreement


def _forms(block: Block, key: str) -> Iterator[str]:
    """A line's key, and that of a heading without the date that it begins with."""
    yield key
    opening = (run for run in block.inlines if run.tag == "time" and run.start == 0)
    date = next(opening, None) if block.kind is Kind.HEADING else None
    if date is not None and 2 * date.end < len(block.text):
        yield fold(block.text[date.end :].strip(titles.PARTING))


def _may_be_short(page: Page, block: Block) -> bool:
    """Whether a short line is more than a menu's entry or a section's name: a main heading without another heading right below it."""
    below = page.blocks[block.index + 1 : block.index + 2]
    return block.kind is Kind.HEADING and block.level == 1 and not any(other.kind is Kind.HEADING for other in below)


def titles_of(page: Page) -> tuple[list[str], list[str]]:
    """What the head claims as the title, the surest first: the claims and the first part of each, then the other parts that are long enough."""
    site = titles.site_names(page)
    first: dict[str, None] = {}
    others: dict[str, None] = {}
    for claim in titles.claims(page):
        first.setdefault(claim.value)
        parts = titles.parts(claim.value, site) if claim.name != "headline" else ()
        if len(parts) > 1 or (parts and parts[0] != claim.value):
            first.setdefault(parts[0])
            others.update(dict.fromkeys(part for part in parts[1:] if letters(part) >= SHORTEST))
    return list(first), list(others)


def _agreement(key: str, words: set[str], title: str, others: frozenset[str]) -> float:
    """How far a line says the title, 0 to 1: as a whole, as one's beginning, by shared words."""
    if not key or not title:
        return 0.0
    if key == title:
        return 1.0
    if not LEAST < len(key) / len(title) < MOST:
        return 0.0
    short, long = (key, title) if len(key) <= len(title) else (title, key)
    if len(short) >= SHORTEST and long.startswith(short) and len(short) > 0.5 * len(long):
        return BEGINNING
    shared = len(words & others)
    return IN_WORDS * 2 * shared / (len(words) + len(others)) if shared >= FEWEST_WORDS else 0.0


def _form(block: Block) -> float:
    """A heading speaks for a headline, the higher the more; a link against it."""
    if block.kind is Kind.HEADING:
        return MAIN if block.level == 1 else MINOR
    return LINKED if block.link_chars else 0.0


def _place(page: Page, index: int) -> float:
    """Prose soon after a headline speaks for it; standing in a navigation, related or hidden section against it."""
    follows = HEADS if page.prose_in(index + 1, index + 1 + NEAR_PROSE) else 0.0
    return follows + (IN_CHROME if any(map(_is_chrome, page.sections_of(index))) else 0.0)


def _is_chrome(section: Section) -> bool:
    return section.hidden or section.tag in CHROME_TAGS or not CHROME.isdisjoint(section.families)


def is_near(page: Page, index: int, top: int) -> bool:
    """Whether a second print of the headline belongs to it: no prose stands between the two."""
    low, high = sorted((index, top))
    return low == high or page.prose_in(low + 1, high) == 0
