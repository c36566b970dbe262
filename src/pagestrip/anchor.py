"""Where the article's headline stands: what every region and field is measured from."""

import regex

from pagestrip.model import Block, Claim, Kind, Page
from pagestrip.text import fold, letters

TITLE_CLAIMS = ("headline", "og:title", "twitter:title", "title")
STORY_TYPES = ("Article", "Posting", "Report", "Review", "LiveBlog")
SITE_PART = regex.compile(r"\s[|–—»·:-]\s|\s?[|｜»]\s?|_")
SHORTEST, LONGEST = 12, 250  # letters of a headline; a shorter line is a section's name, a longer one a paragraph
LOOK_BACK = 14  # lines above the first prose in which a flattened page's headline stands
ENDS_SENTENCE = regex.compile(r"[.。;:,：،]$")


def find(page: Page) -> Page:
    """The page with `headline` set to the blocks where the article's headline stands, in page order; () where none is sure."""
    at = _by_claims(page) or _by_form(page)
    return page.derived(headline=at)


def _by_claims(page: Page) -> tuple[int, ...]:
    """Blocks that print what the head claims as the title. Headings first; among equals the one nearest before prose."""
    titles = [fold(title) for title in titles_of(page)]
    if not titles:
        return ()
    best: list[tuple[float, int]] = []
    for block in page.blocks:
        if len(block.text) > 400:
            continue
        agreement = max(_agreement(page.keys[block.index] or fold(block.text), title) for title in titles)
        if agreement >= 0.75:
            best.append((agreement + _form(block) + _place(page, block.index), block.index))
    if not best:
        return ()
    top = max(best, key=lambda pair: (pair[0], -pair[1]))
    key = fold(page.blocks[top[1]].text)
    return tuple(sorted(index for _, index in best if fold(page.blocks[index].text) == key and _is_near(page, index, top[1])))


def titles_of(page: Page) -> list[str]:
    """What the head claims as the title, the surest first, each also without a site name at either end."""
    found: dict[str, None] = {}
    for claim in page.claimed(*TITLE_CLAIMS):
        if claim.name == "headline" and not _is_story(claim):
            continue
        found.setdefault(claim.value)
        parts = SITE_PART.split(claim.value) if claim.name != "headline" else []
        if len(parts) > 1:
            longest = max(parts, key=len)
            if letters(longest) >= SHORTEST:
                found.setdefault(longest.strip())
    return list(found)


def _is_story(claim: Claim) -> bool:
    return not claim.of or any(claim.of.endswith(kind) for kind in STORY_TYPES) or claim.of.startswith(("News", "Web", "Tech"))


def _agreement(key: str, title: str) -> float:
    """How far a line says the title, 0 to 1: as a whole, as one's beginning, by shared words."""
    if not key or not title:
        return 0.0
    if key == title:
        return 1.0
    short, long = sorted((key, title), key=len)
    if len(short) >= SHORTEST and long.startswith(short) and len(short) > 0.5 * len(long):
        return 0.9
    words, others = set(key.split()), set(title.split())
    shared = len(words & others)
    return 0.85 * 2 * shared / (len(words) + len(others)) if shared > 2 else 0.0


def _form(block: Block) -> float:
    if block.kind is Kind.HEADING:
        return 0.5 if block.level == 1 else 0.25
    return -0.25 if block.link_chars else 0.0


def _place(page: Page, index: int) -> float:
    """Prose soon after a headline speaks for it; standing in a navigation, related or hidden section against it."""
    follows = 0.2 if page.prose_in(index + 1, index + 15) else 0.0
    around = {family for section in page.sections_of(index) for family in section.families}
    chrome = any(s.tag in ("nav", "aside", "footer") or s.hidden for s in page.sections_of(index))
    return follows - (0.6 if chrome or around & {"related", "popular", "navigation", "comments", "breadcrumb", "hidden"} else 0.0)


def _is_near(page: Page, index: int, top: int) -> bool:
    """A second print of the headline belongs to it where no prose stands between the two."""
    low, high = sorted((index, top))
    return page.prose_in(low + 1, high) == 0


def _by_form(page: Page) -> tuple[int, ...]:
    """Without a claim: the first main heading that prose follows, else the best line above the first prose."""
    headings = [b.index for b in page.blocks if b.kind is Kind.HEADING and b.level <= 2 and page.prose_in(b.index + 1, b.index + 12)]
    if headings and page.kind == "html":
        top = min(headings, key=lambda i: (page.blocks[i].level, i))
        return (top,)
    start = next((i for i, count in enumerate(page.prose) if count >= 120), None)
    if start is None:
        return ()
    lines = [b for b in page.blocks[max(0, start - LOOK_BACK) : start] if _may_be_headline(b)]
    if not lines:
        return ()
    keys = [fold(b.text) for b in page.blocks[: start + 1]]
    top_line = max(lines, key=lambda b: (keys.count(fold(b.text)) > 1, b.kind is Kind.HEADING, min(letters(b.text), 90), b.index))
    key = fold(top_line.text)
    return tuple(b.index for b in lines if fold(b.text) == key)


def _may_be_headline(block: Block) -> bool:
    return SHORTEST <= letters(block.text) <= LONGEST and not ENDS_SENTENCE.search(block.text) and block.kind in (Kind.PARAGRAPH, Kind.HEADING)
