"""The publisher's name by vote: what the head, the title's end, the address and the page's own lines agree on."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.addresses import host
from pagestrip.extractors import people, roles, sites
from pagestrip.extractors.source import owners
from pagestrip.model import STORY_TYPES, Block, Label, Page, once_a_page
from pagestrip.text import folded, letters, plain
from pagestrip.words import agencies, places, sections
from pagestrip.words.bylines import begins_byline

MOST_WORDS = 5  # of a name; longer ones are slogans
LONGEST = 60  # characters
# What a witness's word weighs. Measured on 355 news pages: how often the name it gives is the publisher's, against the others.
WEIGHTS = {
    "og:site_name": 3.0,
    "publisher.name": 2.6,
    "application-name": 1.2,
    "apple-mobile-web-app-title": 1.1,
    "title": 1.4,
    "site": 1.6,
    "copyright": 1.0,
    "line": 0.9,
    "source line": 3.0,  # on an aggregator's page, whose other names are the aggregator's own
    "url": 0.1,
    "spelled": 1.2,
}
FEWEST_LETTERS = 4  # of an address that a line spells
HOLDS = 0.5  # of the weight, for a witness whose longer name holds the candidate
HELD = 0.2  # for one whose shorter name the candidate holds: "Harbour Post Online" says little for a site that signs "Harbour Post"
IN_ADDRESS = 1.5  # for a name that the address spells; half of it for one that shares a part
URL = regex.compile(r"https?:|www\.|^@|/")
BARS = " |•·–—"  # what a claim keeps of a title's end
NAME_WORD = regex.compile(r"[\p{L}\p{M}\p{N}&'’-]++")
OF_ITS_NAME = 3  # of that many prints of a name one with "The" tells that it has it
STORY = (*STORY_TYPES, "WebPage")
SITE_TYPES = frozenset(("Organization", "NewsMediaOrganization", "WebSite", "Corporation", "Periodical", "Newspaper"))


class Vote(NamedTuple):
    """One witness's name for the site."""

    name: str
    witness: str
    where: str
    weight: float


class Choice(NamedTuple):
    """A name with what speaks for it, from 0 to 1."""

    name: str
    witness: str
    where: str
    confidence: float
    note: str


def choose(page: Page) -> list[Choice]:
    """The candidates for the publisher's name, the best first; the first of equals is the first that the page names."""
    votes = [vote for vote in _votes(page) if _may_be_name(vote.name, page)]
    sure = {_key(vote.name) for vote in votes if vote.witness != "copyright"}
    votes = [vote for vote in votes if vote.witness != "copyright" or _key(vote.name) in sure or _is_known(vote.name, page)]
    if any(not _is_wire(vote.name) for vote in votes):
        votes = [vote for vote in votes if not _is_wire(vote.name) or _in_address(vote.name, page)]
    votes = votes or list(_by_address(page))
    choices: dict[str, Choice] = {}
    for vote in votes:
        if _key(vote.name) not in choices:
            choices[_key(vote.name)] = _weighed(vote, votes, page)
    return sorted(choices.values(), key=lambda choice: -choice.confidence)


def _is_known(owner: str, page: Page) -> bool:
    """Whether more than a line of copyright names an owner, who may be a company behind the site, or a photographer.

    The page's address does, else another line around the story, or where its links lead.
    """
    if _stem(page):
        return _in_address(owner, page) > 0
    key = _key(owner)
    linked = (host(run.value).replace("-", "") for block in page.blocks for run in block.inlines if run.tag == "a" and "//" in run.value)
    return owners.is_named_elsewhere(page, owner) or (len(key) >= FEWEST_LETTERS and any(key in name for name in linked))


def _weighed(vote: Vote, votes: list[Vote], page: Page) -> Choice:
    own = _key(vote.name)
    heard: dict[str, float] = {}
    for other in votes:
        key = _key(other.name)
        agreement = 1.0 if key == own else 0.0
        if not agreement and len(min(key, own, key=len)) > 2:
            agreement = HOLDS if own in key else HELD if key in own else 0.0
        if agreement:
            heard[other.witness] = max(heard.get(other.witness, 0.0), agreement * other.weight)
    score = sum(heard.values()) + IN_ADDRESS * _in_address(vote.name, page)
    score *= 0.6 if owners.COMPANY.search(vote.name) else 1.0
    printed = max((v.name for v in votes if _key(v.name) == own), key=_is_written)
    return Choice(printed, vote.witness, vote.where, min(0.98, round(1 - 1 / (1 + score), 3)), f"said by {', '.join(heard)}")


def _key(name: str) -> str:
    return people.key(name).removeprefix("the")


def _is_written(name: str) -> tuple[bool, bool]:
    """Sorts the spellings of one name: words with spaces before a handle, capitals before none."""
    return " " in name, any(map(str.isupper, name))


def _may_be_name(name: str, page: Page | None = None) -> bool:
    if not 1 < len(name) <= LONGEST or len(name.split()) > MOST_WORDS or URL.search(name) or not any(map(str.isalpha, name)):
        return False
    return folded(name) not in _never() or (page is not None and len(name) > 4 and _key(name) == _stem(page))


@cache
def _never() -> frozenset[str]:
    return frozenset(map(folded, sections("roles.txt")["not a site"]))


@once_a_page
def _stem(page: Page) -> str:
    return sites.stem_of(page).replace("-", "")


def _in_address(name: str, page: Page) -> float:
    """How far the address spells the name: 1 whole, a half in part."""
    stem, key = _stem(page), _key(name)
    if len(key) < 2 or len(stem) < 2:
        return 0.0
    if key in (stem, stem.removeprefix("the"), _key(_host(page))):
        return 1.0
    return 0.5 if key.startswith(stem) or (len(key) > 3 and key in stem) else 0.0


@once_a_page
def _host(page: Page) -> str:
    return next(filter(None, map(host, sites.addresses(page))), "").removeprefix("www.")


def _votes(page: Page) -> Iterator[Vote]:
    """Every name that a witness gives; a slogan around the name is taken apart."""
    for name in ("og:site_name", "publisher.name", "application-name", "apple-mobile-web-app-title"):
        for claim in page.claimed(name, *(("mainEntity.publisher.name",) if name == "publisher.name" else ())):
            if name != "publisher.name" or claim.may_be_of(STORY):
                yield from _parted(claim.value, name, f"{claim.of or claim.origin} {name}", WEIGHTS[name])
    for claim in page.claimed("name"):
        if claim.of in SITE_TYPES:
            yield from _parted(claim.value, "site", f"{claim.of}.name", WEIGHTS["site"])
    for claim in page.claimed("isPartOf.name"):
        if _in_address(claim.value, page) == 1.0:  # what a story is part of may be a series as well
            yield Vote(claim.value, "site", f"{claim.of}.isPartOf.name", WEIGHTS["site"])
    for suffix in sites.suffixes(page):
        yield Vote(suffix, "title", "the end of the title", WEIGHTS["title"])
    for name in owners.of(page):
        yield Vote(name, "copyright", "the copyright line", WEIGHTS["copyright"])
    yield from _lines(page)
    yield from _spelled(page)


def _spelled(page: Page) -> Iterator[Vote]:
    """Short lines that spell the address's name ("The Marbelow Post" on marbelowpost.com): a logo's text, a link home."""
    stem = _stem(page).removeprefix("the")
    if len(stem) < FEWEST_LETTERS:
        return
    heads = (stem[:2], "th") if stem[:2] != "th" else ("th",)
    near = [(at, key) for at, key in enumerate(page.keys) if key.startswith(heads)]
    for at in (at for head in heads for at, key in near if key.startswith(head)):
        text = page.blocks[at].text
        if len(text) <= LONGEST and _key(text) == stem and text != text.lower():
            yield Vote(text, "spelled", f"block {at}", WEIGHTS["spelled"])
            return
    if page.kind == "text":
        yield from _spelled_inside(page, stem)


def _spelled_inside(page: Page, stem: str) -> Iterator[Vote]:
    """In flattened text, which has no other sign of it, also words inside longer short lines that spell the name: "About the Marbelow Post"."""
    forms: Counter[str] = Counter()
    said = _unspaced("\n".join(page.keys))
    for block, key in zip(page.blocks, page.keys, strict=True) if stem in said else ():
        if stem in _unspaced(key):
            words = NAME_WORD.findall(block.text)
            runs = (" ".join(words[at : at + count]) for count in range(1, MOST_WORDS) for at in range(len(words) - count + 1))
            forms.update(run for run in runs if stem in (_key(run), _unspaced(run)) and run[0].isupper())
    if forms:
        best = max(forms, key=lambda form: (forms[form], form))
        whole = f"The {best}"
        yield Vote(whole if OF_ITS_NAME * forms[whole] >= forms[best] else best, "spelled", "the page's lines", WEIGHTS["spelled"])


def _unspaced(key: str) -> str:
    return plain(key).replace(" ", "").replace("-", "")


def _by_address(page: Page) -> Iterator[Vote]:
    """The host, where nothing on the page names the site."""
    name = _host(page)
    if name:
        yield Vote(name, "url", "the page's address", WEIGHTS["url"])


def _is_wire(name: str) -> bool:
    return any(agency.wire for agency in agencies.composite(name))


def _parted(value: str, witness: str, where: str, weight: float) -> Iterator[Vote]:
    yield Vote(value.strip(BARS), witness, where, weight)
    pieces = sites.PARTING.split(value.replace(": ", " | "))
    if len(pieces) > 1:
        yield from (Vote(piece.strip(), witness, where, weight * 0.9) for piece in (pieces[0], pieces[-1]))


def _lines(page: Page) -> Iterator[Vote]:
    """The visible source line: a name that a date is glued to ("Harbour Post14-03-2031"), or that a date line follows."""
    lines = [b for b in page.labelled(Label.META) if not page.headline or b.index > page.headline[0] - 4]
    aggregated = is_aggregated(page)
    for block in lines[:8]:
        name = source_line(block, aggregated=aggregated) or (aggregated and _above_date(page, block)) or None
        if name and (aggregated or _is_supported(page, name, block.text)):
            yield Vote(name, "line", f"block {block.index}", WEIGHTS["source line" if aggregated else "line"])


def _above_date(page: Page, block: Block) -> str | None:
    """The name that stands alone between an aggregator's headline and a date alone, where each text of the page has a line."""
    below = "".join(other.text for other in page.blocks[block.index + 1 : block.index + 2])
    is_over_date = block.index - 1 in page.headline and any(day.text == below for day in dates.find(below, day_first=True))
    return block.text if is_over_date and _may_be_name(block.text) and not begins_byline(block.text) else None


def _is_supported(page: Page, name: str, line: str) -> bool:
    """Whether more than its place says that a name beside a date is the site's, and no label or section.

    The page's address does, a newspaper's word in the name, or, where no address is known, that the date is glued to it.
    """
    glued = not _stem(page) and line.startswith(name) and not line[len(name)].isspace()
    return glued or _in_address(name, page) > 0 or any(word in roles.entries("site words") for word in name.casefold().split())


@once_a_page
def is_aggregated(page: Page) -> bool:
    """Whether the page's related cards show an age, as an aggregator's do; there a name beside the date is a source, never a person."""
    return any(len(block.text) <= LONGEST and dates.age(block.text) for block in page.labelled(Label.RELATED))


def source_line(block: Block, *, aggregated: bool = False) -> str | None:
    """The name before a date in one line, None where the line says anything else. A person's name is none but on an aggregator's page."""
    if letters(block.text) > 2 * LONGEST or begins_byline(block.text):
        return None
    day = next(iter(dates.find(block.text, day_first=True)), None)
    if day is None:
        return None
    name = block.text[: day.start].strip(" ,|•·–—-:")
    if not _may_be_name(name) or name[0].islower() or dates.label(name) or dates.parse(f"{name} 3 May 2000"):
        return None
    if not aggregated and places.is_place(name) and not block.text.startswith(name + day.text):
        return None  # where the story was written: "Marbelow - 3 May 2031"
    one = " " not in name
    return (
        name
        if one or aggregated or not people.is_person(name) or any(word in roles.entries("site words") for word in name.casefold().split())
        else None
    )
