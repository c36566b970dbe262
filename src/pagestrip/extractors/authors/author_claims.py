"""What the head claims about the writers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from pagestrip.extractors import people
from pagestrip.model import STORY_TYPES, Claim, Page
from pagestrip.words.bylines import begins_byline

CLAIMS = (
    "author.name",
    "mainEntity.author.name",
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "creator.name",
    "author.given-name",
)
LABELS = {"twitter:label1": "twitter:data1", "twitter:label2": "twitter:data2"}
ANY_NAME = "Ann Lee"
INVERTED = ("citation_author", "dc.creator", "dcterms.creator")  # where one name may stand as "Lee, Ann"
STORY = (*STORY_TYPES, "WebPage", "Recipe", "Question", "QAPage")
THREADS = ("DiscussionForumPosting", "Question", "QAPage")  # of whom the head names who began them; a byline is any poster's
NOT_NAMES = regex.compile(r"^https?:|^www\.|^@|/author|\.(?:com|org|net)/")


class Said(NamedTuple):
    """What one witness says about the writers."""

    names: people.Names
    method: str
    where: str
    text: str


def find(page: Page, site: str, others: frozenset[str]) -> Iterator[Said]:
    """What each property of the head says. `others` are the lines that name editors and photographers, as keys; `site` is the site's own name."""
    return (said for said in (_claimed(page, name, site, others) for name in (*CLAIMS, *_labelled(page))) if said)


def _labelled(page: Page) -> Iterator[str]:
    """The card's data that its label gives to a writer: `twitter:label1` "Written by" of `twitter:data1`."""
    labels = page.claimed(*LABELS)
    return (LABELS[claim.name] for claim in labels if begins_byline(f"{claim.value} {ANY_NAME}"))


def _claimed(page: Page, name: str, site: str, others: frozenset[str]) -> Said | None:
    """The names under one property of the head, less those whom the page shows as editors or photographers."""
    claims = [c for c in page.claimed(name) if c.may_be_of(STORY) and not NOT_NAMES.search(c.value)]
    if not claims:
        return None
    claims = _of_first_item(claims)
    names = merged([people.read(_in_order(claim), site, claimed=True) for claim in claims])
    if _is_organisation(page, claims):
        names = people.Names((), (*names.bodies, *names.people))
    names = names._replace(people=tuple(name for name in names.people if not _is_others(name, others)))
    if not names.people and not names.bodies:
        return None
    method = {"jsonld": "json-ld", "microdata": "microdata"}.get(claims[0].origin, "meta")
    return Said(names, method, f"{claims[0].of or claims[0].origin} {name}", "; ".join(claim.value for claim in claims))


def _is_others(name: str, others: frozenset[str]) -> bool:
    """Whether one of these lines names a person; a given name alone, which is part of many words, at its end."""
    key, is_lone = people.key(name), name.isascii() and " " not in name
    return any(line.endswith(key) if is_lone else key in line for line in others)


def _in_order(claim: Claim) -> str:
    """A claimed name with the given name first: libraries' metadata write "Lee, Ann"."""
    family, comma, given = claim.value.partition(", ")
    return f"{given} {family}" if comma and claim.name in INVERTED and len(given.split()) <= 2 and "," not in given else claim.value


def _is_organisation(page: Page, claims: list[Claim]) -> bool:
    """Whether the head says that all these writers are organisations."""
    path, _, last = claims[0].name.rpartition(".")
    types = [c.value for c in page.claimed(f"{path}.@type") if (c.origin, c.item) == (claims[0].origin, claims[0].item)] if last == "name" else []
    return bool(types) and all(kind.endswith(("Organization", "Corporation")) for kind in types)


def _of_first_item(claims: list[Claim]) -> list[Claim]:
    """The claims of the first object that makes any, an article before others."""
    first = next((c for c in claims if c.of.endswith(("Article", "Posting", "Report"))), claims[0])
    return [c for c in claims if (c.origin, c.item) == (first.origin, first.item)]


def merged(read: list[people.Names]) -> people.Names:
    """All the names, each once; of two where one begins with the other the shorter, since what follows a name is a role."""
    return people.Names(_once(name for names in read for name in names.people), _once(name for names in read for name in names.bodies))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(people.key(name), name)
    return tuple(name for key, name in by_key.items() if not any(key != other and key.startswith(other) for other in by_key))
