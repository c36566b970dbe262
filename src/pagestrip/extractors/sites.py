"""What the site calls itself, as the head and the address say it."""

from functools import lru_cache

import regex

from pagestrip.addresses import host
from pagestrip.model import Page, once_a_page
from pagestrip.words import places

NAMES = ("og:site_name", "publisher.name", "application-name")
PARTING = regex.compile(
    r"\s[|–—»·:\-•]\s|\s?[|｜]\s?|(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])[-_－–—](?=[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])"
)
LONGEST = 40  # characters of a name by which a site signs
SECOND_LEVEL = frozenset(["co", "com", "org", "net", "gov", "edu", "ac", "go", "or", "ne", "gob", "gouv"])


@lru_cache(maxsize=1024)
def stem(url: str) -> str:
    """The name in an address: "marbelowpost" of "https://news.marbelowpost.co.uk/x"; "" where it has none."""
    labels = host(url).removeprefix("www.").split(".")
    if len(labels) > 2 and labels[-2] in SECOND_LEVEL:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else ""


def addresses(page: Page) -> list[str]:
    """The page's own addresses, the canonical first."""
    claimed = [claim.value for claim in page.claimed("canonical", "og:url")]
    return [url for url in (*claimed, page.url) if url and "//" in url]


def stem_of(page: Page) -> str:
    """The name in the first of the page's own addresses that holds one; "" where none does."""
    return next(filter(None, map(stem, addresses(page))), "")


def suffixes(page: Page) -> list[str]:
    """What stands after the last separator of the page's title, the usual place of the site's name."""
    parts = [PARTING.split(claim.value) for claim in page.claimed("title") if claim.origin == "title"]
    return [piece.strip() for pieces in parts if len(pieces) > 1 for piece in (pieces[-1], *pieces[-2:-1][: len(pieces) > 2])]


@once_a_page
def keys(page: Page) -> tuple[str, ...]:
    """The names by which the site may sign a story, as keys; the last word of a name of two ("Avonia 247") included."""
    names = [claim.value for claim in page.claimed(*NAMES)] + suffixes(page)
    names = [name for name in names if len(name) <= LONGEST]
    found = {places.key(name) for name in names}
    found.update(places.key(name.split()[1]) for name in names if len(name.split()) == 2)
    return tuple(sorted(name for name in found if len(name) > 2 and not places.is_place(name)))
