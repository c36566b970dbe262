"""The section that the story ran in: what the head claims, else the breadcrumb, else a kicker above the headline."""

import html
from collections.abc import Iterable, Iterator

import regex

from pagestrip import dates, titles
from pagestrip.extractors import sites
from pagestrip.model import STORY_TYPES, Block, Claim, Context, Extractor, Found, Page
from pagestrip.text import folded, letters, plain
from pagestrip.words.phrases import family, vocabulary
from pagestrip.words.tags import names_nothing

CLAIMED = {"articleSection": 0.85, "article:section": 0.8, "og:article:section": 0.75, "parsely-section": 0.75, "section": 0.7}
METHODS = {"jsonld": "json-ld", "microdata": "microdata", "opengraph": "opengraph"}  # of an origin as evidence names it; "meta" for others
LONGEST = 60  # letters of a section's name
MOST = 4  # sections of one story; a longer list is its tags
WORD = regex.compile(r"\w+")
EDGES = " ›‹»«/>|•·→←"
LIST = regex.compile(r",(?=\S)|\s?[|;]\s?")  # between sections in one claim; "Arts, Culture" is one
GLUED = regex.compile(r"\w:\w|\p{Ll}\p{Lu}\p{Ll}+\p{Lu}|\p{Ll}\p{Lu}\p{Lu}\p{Lu}")  # "Harbour, WeeklySubscribe:Old TowerRSS"
NEAR = 6  # blocks from the headline to its breadcrumb or kicker
LONGEST_TRAIL = 120  # characters of a breadcrumb on one line
STEP = regex.compile(r"\s?[›»→▸]\s?|\s[>/]\s")  # between its parts
STORY = (*STORY_TYPES, "WebPage")
CRUMBS = frozenset(("itemListElement.name", "itemListElement.item.name"))


def find(page: Page, _context: Context) -> Iterator[Found]:
    """Yield the candidates."""
    title = frozenset(titles.key(text) for text in (*(page.blocks[at].text for at in page.headline), *(claim.value for claim in titles.claims(page))))
    printed = list(_printed(page, title))
    names = {folded(found.value): found.value for found in printed}
    for claim in _claimed(page, names):
        name = _first(html.unescape(claim.value))
        if "//" not in claim.value and _is_name(name, title) and folded(name) not in _sites(page) and claim.may_be_of(STORY):
            name = names.get(folded(name.replace("-", " ")), name)  # "public-service" is printed "Public Service"
            yield Found(name, METHODS.get(claim.origin, "meta"), claim.place, claim.value, CLAIMED[claim.name])
    yield from printed
    yield from _trail(page, title)
    crumbs = [claim for claim in page.claims if claim.of == "BreadcrumbList" and claim.name in CRUMBS]
    yield from _last(crumbs, title)


def _claimed(page: Page, printed: Iterable[str]) -> Iterator[Claim]:
    """The claims, source by source. Where one names many sections, which are its tags, only those that the address or the page names."""
    for name in CLAIMED:
        claims = list(page.claimed(name))
        if len(claims) > MOST:
            address = frozenset((page.url or "").casefold().split("/"))
            claims = [c for c in claims if _slug(c.value) in address or folded(c.value) in printed]
        yield from claims


def _slug(name: str) -> str:
    return "-".join(WORD.findall(plain(html.unescape(name))))


def _first(name: str) -> str:
    """One section's name: the first of a list, the last of a path of lower-case names, without signs of a breadcrumb at its ends."""
    name = LIST.split(name.strip(EDGES), maxsplit=1)[0]
    return (name.rpartition("/")[2] if name == name.lower() else name).strip(EDGES)


def _is_name(text: str, title: frozenset[str]) -> bool:
    """Whether a text can be a section's: no number, date or address, nothing run together, not the story's title, no word for none."""
    if not 1 < letters(text) <= LONGEST or text.isdecimal() or GLUED.search(text):
        return False
    key = folded(text)
    return not (titles.key(text) in title or names_nothing(key) or family("navigation").line(key) or ("#" in key and dates.is_dated(text)))


def _last(crumbs: list[Claim], title: frozenset[str]) -> Iterator[Found]:
    """The last claimed crumb but the story itself; the first leads home."""
    if crumbs and (titles.key(html.unescape(crumbs[-1].value)) in title or letters(crumbs[-1].value) > LONGEST):
        crumbs = crumbs[:-1]
    if len(crumbs) > 1 and _is_name(crumbs[-1].value, title):
        yield Found(html.unescape(crumbs[-1].value), METHODS.get(crumbs[-1].origin, "meta"), "BreadcrumbList", crumbs[-1].value, 0.6)


def _printed(page: Page, title: frozenset[str]) -> Iterator[Found]:
    """A breadcrumb's last link but the story, a line of the family "section", both near above the headline."""
    if not page.headline:
        return
    top = page.headline[0]
    crumbs = [c for c in page.of_family("breadcrumb") if c.start <= top and c.end > top - 2 * NEAR]
    names = [(text, block) for c in crumbs[:1] for block in page.blocks[c.start : min(c.end, top)] for text in _links(block)]
    names = [(text, block) for text, block in names if titles.key(text) not in title][1:]  # the first leads home
    names = [(text, block) for text, block in names if _is_name(text, title) and folded(text) not in _sites(page)]
    if names:
        text, block = names[-1]
        yield Found(text, "markup", f"block {block.index}", text, 0.65)
    for kicker in page.of_family("section"):
        if top - NEAR <= kicker.start < kicker.end <= top + 2 and kicker.end - kicker.start == 1:
            text = page.blocks[kicker.start].text.strip(EDGES)
            if _is_name(text, title):
                yield Found(text, "markup", f"block {kicker.start}", text, 0.55)


def _sites(page: Page) -> frozenset[str]:
    """What the head calls the site."""
    return frozenset(folded(claim.value) for claim in page.claimed(*sites.NAMES))


def _trail(page: Page, title: frozenset[str]) -> Iterator[Found]:
    """The last part of a line above the headline that leads from the site's home: "Home › Harbour"."""
    for block in _trails(page):
        home, *others = STEP.split(block.text) if len(block.text) <= LONGEST_TRAIL else ("",)
        names = [part for part in others if _is_name(part, title)]
        is_menu = any(folded(part) in vocabulary() for part in others)  # "Log in / Sign up"
        if names and not is_menu and family("navigation").line(folded(home)):
            yield Found(names[-1], "text", f"block {block.index}", block.text, 0.6)


def _trails(page: Page) -> Iterator[Block]:
    """The lines above the headline, those around a sign of a breadcrumb that stands alone as one."""
    above = page.blocks[max(0, page.headline[0] - NEAR) : page.headline[0]] if page.headline else ()
    for number, block in enumerate(above):
        is_step = STEP.fullmatch(block.text) is not None and 0 < number < len(above) - 1
        yield block._replace(text=" ".join(line.text for line in above[number - 1 : number + 2])) if is_step else block


def _links(block: Block) -> list[str]:
    return [text for run in block.inlines if run.tag == "a" and (text := block.text[run.start : run.end].strip(EDGES))]


EXTRACTOR = Extractor("section", find)
