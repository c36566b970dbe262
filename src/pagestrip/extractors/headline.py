"""The headline: as the page prints it, without the site's name."""

import html
from collections.abc import Iterator
from functools import lru_cache

import regex

from pagestrip.model import Block, Claim, Context, Extractor, Found, Inline, Kind, Label, Page
from pagestrip.text import fold, squeeze
from pagestrip.words.classes import families

CLAIMS = (("headline", 0.8), ("og:title", 0.7), ("twitter:title", 0.65), ("title", 0.6), ("dc.title", 0.5))
STORY = ("Article", "Posting", "Report", "Review", "Recipe")

PRINTED = 0.95
LESS_SURE = 0.9  # no heading, or a main heading that the pipeline passed over although the head claims its words
UNCLAIMED = 0.6  # no main heading, and the head claims something else: below a story's own metadata
OTHER_HEADING = 0.4  # a main heading that nothing speaks for
ALIKE, SAME = 0.4, 0.8  # share of words in common with a claim

NAMES = ("og:site_name", "publisher.name", "application-name", "twitter:site", "articleSection", "article:section")  # what a title may end in
SEPARATOR = regex.compile(r"\s+[|–—»·:-]\s+|\s*[｜|»]\s*")
TAIL = 60  # characters of a site's name after a separator
SHORTEST_NAME = 5  # letters of a host's name that may begin a site's longer name
SHORTEST_TWICE = 20  # characters; shorter repetitions may be meant ("Bora Bora")


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The block where the headline stands, other main headings, then what the head claims."""
    site = _site_names(page)
    titles = [fold(trimmed(claim.value, site)) for claim in _titles(page)]
    for block in page.labelled(Label.HEADLINE):
        yield _printed(page, block, site, titles)
    for block in page.blocks:
        if block.kind is Kind.HEADING and block.level == 1 and block.index not in page.headline:
            value = trimmed(_own(block), site)
            yield _found(page, block, value, LESS_SURE if _likeness(value, titles) >= SAME else OTHER_HEADING)
    for name, confidence in CLAIMS:
        for claim in page.claimed(name):
            value = trimmed(claim.value, site)
            if value and _is_of_story(claim):
                where = f"{claim.of}.{claim.name}" if claim.of else claim.name
                yield Found(value, "json-ld" if claim.origin == "jsonld" else claim.origin, where, claim.value, confidence)


def _titles(page: Page) -> Iterator[Claim]:
    return (claim for name, _ in CLAIMS for claim in page.claimed(name) if _is_of_story(claim))


def _is_of_story(claim: Claim) -> bool:
    return claim.name != "headline" or not claim.of or claim.of.endswith(STORY)


def _printed(page: Page, block: Block, site: frozenset[str], titles: list[str]) -> Found:
    value = trimmed(_own(block), site)
    likeness = _likeness(value, titles)
    main = block.kind is Kind.HEADING and block.level == 1
    if titles and likeness < ALIKE and not main:
        return _found(page, block, value, UNCLAIMED)
    sure = block.kind is Kind.HEADING or page.kind == "text"
    note = f"the metadata say {next(_titles(page)).value!r}" if titles and likeness < SAME else ""
    return _found(page, block, value, PRINTED if sure else LESS_SURE, note)


def _found(page: Page, block: Block, value: str, confidence: float, note: str = "") -> Found:
    return Found(value, "markup" if page.kind == "html" else "text", f"block {block.index + page.offset}", block.text, confidence, note)


def _own(block: Block) -> str:
    """The heading's text less a kicker inside it: the run that is named as the headline, else what follows a run named as the section."""
    for run in block.inlines:
        if "headline" in families(run.words) and 2 * (run.end - run.start) > len(block.text):
            return block.text[run.start : run.end]
    first: Inline | None = next(iter(block.inlines), None)
    if first is not None and first.start == 0 and "section" in families(first.words) and 2 * first.end < len(block.text):
        return block.text[first.end :].lstrip(" :|–—-")
    return block.text


def _likeness(value: str, titles: list[str]) -> float:
    """How far the best of the claimed titles says the same, by the words of the shorter one."""
    words = set(fold(value).split())
    return max((len(words & set(title.split())) / max(1, min(len(words), len(title.split()))) for title in titles), default=0.0)


@lru_cache(maxsize=256)  # a page says its title several times
def trimmed(title: str, site: frozenset[str]) -> str:
    """A title without the site's name at its ends and without itself twice; entities and soft hyphens mended."""
    title = squeeze(html.unescape(title).replace("\u00ad", ""))
    while True:
        parts = list(SEPARATOR.finditer(title))
        if not parts:
            break
        head, tail = title[: parts[0].start()], title[parts[-1].end() :]
        if len(tail) <= min(TAIL, parts[-1].start()) and _names_site(tail, site):
            title = title[: parts[-1].start()]
        elif len(head) <= min(TAIL, len(title) - parts[0].end()) and _names_site(head, site):
            title = title[parts[0].end() :]
        else:
            break
    return _once(title)


def _once(title: str) -> str:
    """The title once where it is printed twice, with or without a space between."""
    half, odd = divmod(len(title), 2)
    if half < SHORTEST_TWICE // 2 or title[:half] != title[half + odd :] or (odd and title[half] != " "):
        return title
    return title[:half]


def _site_names(page: Page) -> frozenset[str]:
    names = {fold(claim.value) for claim in page.claimed(*NAMES)}
    for url in (page.url or "", *(claim.value for claim in page.claimed("canonical", "og:url"))):
        names.update(_host_names(url))
    return frozenset(names - {""})


def _host_names(url: str) -> Iterator[str]:
    """A host's name with and without its domain: "courier.example", "courier"."""
    host = fold(url.partition("://")[2].partition("/")[0].partition(":")[0].removeprefix("www."))
    yield host
    yield max(host.split(".")[:-1], key=len, default="")


def _names_site(part: str, site: frozenset[str]) -> bool:
    """Whether a part of a title is the site's name, also written together or followed by more ("The Courier Online" on courier.example)."""
    key = fold(part)
    plain = _plain(key)
    if not plain:
        return False
    names = {_plain(name) for name in site}
    return (
        key in site
        or plain in names
        or any(len(n) >= SHORTEST_NAME and plain.removeprefix("the").startswith(n) for n in names if len(key.split()) < 5)
    )


def _plain(key: str) -> str:
    return "".join(filter(str.isalnum, key))


EXTRACTOR = Extractor("headline", find)
