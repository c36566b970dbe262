"""Pages that stand where an article should: error pages, checks for robots, logins, consent walls."""

from pagestrip.model import Page
from pagestrip.text import fold
from pagestrip.words.phrases import family

FAMILIES = {"no_article": "an error page, a check or a login", "consent": "a consent wall"}


def reason(page: Page) -> str:
    """Why a page holds no article, "" where it may hold one: its headline, or the title of a page without one, is chrome by itself.

    Wrong is worse than empty: such a page's sentences are no story's.
    """
    lines = [page.blocks[at].text for at in page.headline] or [claim.value for claim in page.claimed("title")]
    for name, what in FAMILIES.items():
        if any(family(name).line(fold(line)) for line in lines):
            return f"no article: the headline {lines[0]!r} is that of {what}"
    return ""
