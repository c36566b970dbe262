"""The canonical address."""

from collections.abc import Iterator

from pagestrip.addresses import absolute, parted
from pagestrip.model import Context, Extractor, Found, Page

CLAIMS = (("canonical", 0.95), ("og:url", 0.85), ("mainEntityOfPage.@id", 0.7), ("mainEntityOfPage", 0.7), ("url", 0.5))
GIVEN = 0.6
FRONT = 0.3  # a site's front page, claimed as the address of a story that was scraped from elsewhere


def find(page: Page, _context: Context) -> Iterator[Found]:
    """What the page calls its own address, else the one it was given."""
    for name, confidence in CLAIMS:
        for claim in page.claimed(name):
            value = absolute(claim.value, page.url)
            if value and (name != "url" or claim.of.endswith(("Article", "Posting", "WebPage"))):
                trust = FRONT if _is_front(value) and not _is_front(page.url or value) else confidence
                yield Found(value, claim.method, name, claim.value, trust)
    if page.url:
        yield Found(page.url, "url", "url", page.url, GIVEN)


def _is_front(address: str) -> bool:
    """Whether an address names a site and nothing on it."""
    parts = parted(address)
    return bool(parts.netloc) and not parts.path.strip("/") and not parts.query


EXTRACTOR = Extractor("url", find)
