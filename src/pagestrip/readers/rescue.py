"""Where an empty page's story may be told instead: what the head claims as its body, then what the page keeps for its scripts.

Looked at only where the page's own markup holds little running text, so that other pages pay nothing for it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from pagestrip.model import Claim
from pagestrip.readers import state, story
from pagestrip.readers.events import Events
from pagestrip.readers.markup import of

BODIES = ("articleBody", "mainEntity.articleBody", "text", "reviewBody", "description")
SITE = regex.compile(r"\s[|–—·»-]\s[^|–—·»]{1,40}$")  # the site's name behind a title
PRODUCT = "Product"
SAID = 100  # letters of running text in a field that is a body by its name
FOUND = 300  # in a value that only looks like one, about two paragraphs
POSTS = ("Article", "Posting", "Review", "Report", "Question")
TITLES = ("headline", "og:title", "twitter:title", "title")


class Candidate(NamedTuple):
    """A story told outside the page's markup: it as a page of its own, its witness, and the place there."""

    page: str
    is_whole: bool  # it was written to its end
    method: str
    where: str
    least: int  # letters of running text that make it credible
    titled: bool  # it is the page's own: claimed as its body, or under the headline that its title says


def candidates(events: Events, claims: tuple[Claim, ...], warnings: list[str], said: str = "") -> Iterator[Candidate]:
    """What may be the story, the surest first. Of the page's scripts only those that hold `said` are read."""
    titles = [claim.value for name in TITLES for claim in claims if claim.name == name]
    named = SITE.sub("", next(iter(titles), ""))
    for claim in sorted((c for c in claims if c.name in BODIES and _is_body(c)), key=lambda c: BODIES.index(c.name)):
        headline = next((c.value for c in claims if c.item == claim.item and c.origin == claim.origin and c.name in ("headline", "name")), named)
        yield Candidate(*of(claim.value, headline), "json-ld", claim.place, SAID, titled=True)
    for found in story.stories(state.states(events, warnings, said), titles, warnings):
        yield Candidate(*of(found.value, found.headline or named), "app state", found.where, FOUND, found.titled)


def _is_body(claim: Claim) -> bool:
    if claim.origin != "jsonld":
        return False
    if claim.name == "description":
        return claim.of == PRODUCT
    return claim.name.endswith("rticleBody") or claim.of.endswith(POSTS)
