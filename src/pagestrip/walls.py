"""Pages that stand where an article should: error pages, checks for robots, logins, consent walls, closed and parked sites."""

from collections.abc import Iterator

from pagestrip import titles
from pagestrip.model import PHRASE_LENGTH, Block, Kind, Page
from pagestrip.text import fold
from pagestrip.words.phrases import Phrases, family

FAMILIES = {"no_article": "an error page, a check or a login", "consent": "a consent wall"}
DATES = ("datePublished", "article:published_time")
MOST_OF_IT = 0.5  # share of a page's running text
MORE = "x"  # what a beginning or an end is looked for beside
SHORT = 300  # letters of running text, about two paragraphs


def reason(page: Page) -> str:
    """Why a page holds no article, "" where it may hold one: its headline, or most of its text, is chrome by itself.

    Wrong is worse than empty: such a page's sentences are no story's. A page that claims a day of publication is not such a page.
    """
    if next(iter(page.claimed(*DATES)), None) is not None:
        return ""
    is_short = page.prose_in(0, len(page.blocks)) < SHORT
    for name, what in FAMILIES.items():
        bank = family(name)
        for line in _names(page, is_short=is_short):
            if bank.line(fold(line)) or (is_short and _says(bank, fold(line[:PHRASE_LENGTH]))):
                return f"no article: the headline {line!r} is that of {what}"
    said = _wall_sentence(page)
    return f"no article: {said!r} is what {FAMILIES['no_article']} says, and most of this page is such sentences" if said else ""


def _wall_sentence(page: Page) -> str:
    """The first of the sentences that such pages say, if they are most of what the page says; "" else."""
    live = [(block, page.prose[block.index]) for block in page.live() if 2 * page.link_chars[block.index] < len(block.text)]
    if not any(count for _, count in live):
        live = [(block, len(block.text)) for block, _ in live]
    bank = family("no_article")
    said = [(block, count) for block, count in live if count and _says(bank, _opening_key(page, block))]
    is_most = said and sum(count for _, count in said) >= MOST_OF_IT * sum(count for _, count in live)
    return said[0][0].text[:PHRASE_LENGTH] if is_most else ""


def _opening_key(page: Page, block: Block) -> str:
    """A block's key, or that of its beginning where it is too long for one."""
    return page.keys[block.index] or fold(block.text[:PHRASE_LENGTH])


def _names(page: Page, *, is_short: bool) -> Iterator[str]:
    """What the page calls itself: its headline, else its first heading and its title; each less the site's name, of a short page also in parts."""
    site = titles.site_names(page)
    names = [page.blocks[at].text for at in page.headline]
    if not names:
        names = [block.text for block in page.live() if block.kind is Kind.HEADING][:1]
        names += [claim.value for claim in page.claimed("title")]
    for name in names:
        yield name
        parts = titles.parts(name, site)
        if is_short or len(parts) == 1:
            yield from parts


def _says(bank: Phrases, key: str) -> bool:
    """Whether a folded text is one of a family's lines, beginnings or ends, or has one."""
    return bank.line(key) or bank.begins(f"{key} {MORE}") is not None or bank.ends(f"{MORE} {key}") is not None
