"""The titles that a page's head claims, and what is the site's name in them."""

import html
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from pagestrip.model import STORY_TYPES, Claim, Page
from pagestrip.text import folded, once, squeeze
from pagestrip.words import places

CLAIMS = (("headline", 0.8), ("og:title", 0.7), ("twitter:title", 0.65), ("title", 0.6), ("dc.title", 0.5))  # and how far each is believed
STORY = (*STORY_TYPES, "Recipe")
NAMES = ("og:site_name", "publisher.name", "application-name", "twitter:site", "articleSection", "article:section")  # what a title may end in
SIGNS = r"(?![|–—·•:｜-])"  # a "»" before another separator closes a quotation
SEPARATOR = regex.compile(rf"(?<!\s)\s++(?:[|–—»·•:-]\s++|[｜|»_]\s*+){SIGNS}|[｜|»_]\s*+{SIGNS}")  # linear on white space
BAR = regex.compile(r"(?<!\s)\s*+[|｜]\s*+(?=[^|｜]*+$)")  # the last of a title
DASH = regex.compile(r"(?<!\s)\s++[–—-]\s++(?=[^–—-]*+$)")
PARTING = " :|–—-·/"  # between a headline and a date, a kicker, a label in its element
OPENS = " |｜·•"  # before a title whose first part is empty
TAIL_WORDS = 3  # of a site's name after it
DASH_WORDS = 3  # of a title before a dash, at least
TAIL = 60  # characters of a site's name after a separator
SHORTEST_NAME = 5  # letters of a host's name that may begin a site's longer name
MOST_WORDS = 4  # of a site's longer name
SHORTEST = 12  # letters of a headline; a shorter line is a section's name
SHORTEST_TWICE = 20  # characters; shorter repetitions may be meant ("Bora Bora")


def claims(page: Page) -> Iterator[Claim]:
    """The claims of a title, the surest first; those of a video or another thing left out."""
    return (claim for name, _ in CLAIMS for claim in page.claimed(name) if is_of_story(claim))


def is_of_story(claim: Claim) -> bool:
    """Whether a claimed headline is a story's, as far as its item says."""
    return claim.name != "headline" or claim.may_be_of(STORY)


def declares_story(claimed: Iterable[Claim]) -> bool:
    """Whether the head says that the page is an article."""
    return any((c.name == "headline" and c.of.endswith(STORY)) or (c.name == "og:type" and c.value == "article") for c in claimed)


def parts(title: str, site: frozenset[str]) -> tuple[str, ...]:
    """The parts of a title between separators, in order, less those that name the site. Two slashes or more part a path of boards from its thread."""
    title = title.replace(" / ", " | ") if title.count(" / ") > 1 else title
    found = [part.strip() for part in SEPARATOR.split(title)]
    dropped = {part for part in set(found) if not part or names_site(part, site, whole=part == found[0])}
    return tuple(part for part in found if part not in dropped)


@lru_cache(maxsize=256)  # the anchor and the headline ask for the same titles
def key(title: str) -> str:
    """A title's letters and digits, case folded: what its spellings have in common."""
    return plain(unicodedata.normalize("NFKC", title).casefold())


@lru_cache(maxsize=256)  # a page says its title several times
def trimmed(title: str, site: frozenset[str]) -> str:
    """A title without the site's name or "| Opinion" at its ends and without itself twice; entities and soft hyphens mended."""
    title = squeeze(html.unescape(title).replace("\u00ad", "")).lstrip(OPENS)
    while True:
        found = list(SEPARATOR.finditer(title))
        if not found:
            break
        head, tail = title[: found[0].start()], title[found[-1].end() :]
        bar = BAR.search(title)
        if bar and bar.start() and folded(title[bar.end() :]) in places.words("genres"):
            title = title[: bar.start()]
        elif len(tail) <= min(TAIL, found[-1].start()) and names_site(tail, site):
            title = title[: found[-1].start()].rstrip()
        elif len(head) <= min(TAIL, len(title) - found[0].end()) and names_site(head, site, whole=True):
            title = title[found[0].end() :]
        else:
            break
    return once(title) if len(title) >= SHORTEST_TWICE else title


def before_bar(title: str) -> str:
    """A title without the short name after its last bar: a site's also where nothing else on the page gives it ("Locks | Handbook of Sund").

    After a dash ("How to oil a lock – Sund Tools") only where more than that name is left.
    """
    bar = BAR.search(title)
    dash = None if bar else DASH.search(title)
    sign = bar or (dash if dash and len(title[: dash.start()].split()) >= DASH_WORDS else None)
    return title[: sign.start()] if sign and sign.start() and len(title[sign.end() :].split()) <= TAIL_WORDS else title


def site_names(page: Page) -> frozenset[str]:
    """What the head and the address call the site, folded."""
    names = tuple([claim.value for claim in page.claimed(*NAMES)])
    return _site_names(names, (page.url or "", *(claim.value for claim in page.claimed("canonical", "og:url"))))


@lru_cache(maxsize=64)  # the anchor and the headline ask for the same page's
def _site_names(names: tuple[str, ...], urls: tuple[str, ...]) -> frozenset[str]:
    return frozenset({*map(folded, names), *(name for url in urls for name in _host_names(url))} - {""})


def _host_names(url: str) -> Iterator[str]:
    """A host's name with and without its domain: "courier.example", "courier"."""
    host = folded(url.partition("://")[2].partition("/")[0].partition(":")[0].removeprefix("www."))
    yield host
    yield max(host.split(".")[:-1], key=len, default="")


@lru_cache(maxsize=512)  # the parts of one title, asked about by the anchor and the headline
def names_site(part: str, site: frozenset[str], *, whole: bool = False) -> bool:
    """Whether a part of a title is the site's name, also written together or, unless `whole`, with more behind ("The Courier Online")."""
    key = folded(part)
    written = plain(key)
    if not written:
        return False
    names = _written(site)
    if key in site or written in names:
        return True
    if whole or len(key.split()) > MOST_WORDS:
        return False
    return any(len(name) >= SHORTEST_NAME and written.removeprefix("the").startswith(name) for name in names)


@lru_cache(maxsize=64)  # a page asks for each part of each title
def _written(site: frozenset[str]) -> frozenset[str]:
    """The letters and digits of a site's names."""
    return frozenset(map(plain, site))


def plain(key: str) -> str:
    """The letters and digits of a key."""
    return "".join(filter(str.isalnum, key))
