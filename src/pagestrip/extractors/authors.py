"""The authors: the people who wrote, by the visible byline and by what the head claims; a body only where nobody signs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.extractors import lines, opening_cjk, people, publisher, wire
from pagestrip.model import Block, Claim, Context, Extractor, Found, Inline, Kind, Label, Page
from pagestrip.words import places, sections
from pagestrip.words.bylines import begins_byline, prefix_end
from pagestrip.words.classes import families

TAIL = 6  # lines after the story that may hold its byline
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
INVERTED = ("citation_author", "dc.creator", "dcterms.creator")  # where one name may stand as "Lee, Ann"
# How far each witness is believed. Measured on 355 news pages: how often its names are the writers', where it names any.
TRUST = {"byline": 0.9, "markup": 0.86, "json-ld": 0.88, "microdata": 0.84, "meta": 0.8, "dateline": 0.86, "line": 0.7, "sign-off": 0.6}
AGREED = 0.97  # where the visible byline and the claims name somebody in common
BODY = 0.5  # of the trust, for a desk or an agency where nobody signs
STORY = ("Article", "Posting", "Report", "Review", "WebPage", "Recipe")
NOT_NAMES = regex.compile(r"^https?:|^www\.|^@|/author|\.(?:com|org|net)/")
BY = regex.compile(r"\s(?P<by>(?:by|By|von|Von|par|Par|por|Por)\s\p{Lu})")
NAME_WORDS = range(2, 5)  # of a name that stands alone on a line
BESIDE_DATE = 2  # lines between such a name and the date
CREDIT = frozenset(("caption", "credit"))


class Said(NamedTuple):
    """What one witness says about the writers."""

    names: people.Names
    method: str
    where: str
    text: str


def find(page: Page, context: Context) -> Iterator[Found]:
    """Yield the writers as the byline and the claims agree on them, then each witness's own."""
    source = context.known.get("source")
    site = people.key(source.name) if source and source.name else ""
    shown, others = _shown(page, site, context.known.get("language")), _others(page)
    claims = [said for said in (_claimed(page, name, site, others) for name in CLAIMS) if said]
    said = [*([shown] if shown else []), *claims]
    yield from _agreed(shown, next((claim for claim in claims if claim.names.people), None))
    for one in said:
        if one.names.people:
            yield _found(one, one.names.people, TRUST[one.method])
    for one in said:
        if one.names.bodies and not one.names.people:
            yield _found(one, one.names.bodies[:1], TRUST[one.method] * BODY)


def _agreed(shown: Said | None, claimed: Said | None) -> Iterator[Found]:
    """Yield the names where the byline's line holds a claimed one: the claim's spelling, and whom only the byline names."""
    if not shown or not claimed:
        return
    line = people.key(shown.text)
    common = [name for name in claimed.names.people if people.key(name) in line]
    if not common:
        return
    keys = [people.key(name) for name in common]
    more = [name for name in shown.names.people if not any(key in people.key(name) or people.key(name) in key for key in keys)]
    if _names_others(shown.text) or not all(map(people.is_plain, more)):
        more = []
    elif shown.method == "markup":
        common = list(claimed.names.people)
    yield _found(shown, (*common, *more), AGREED)


def _names_others(text: str) -> bool:
    """Whether a line also credits pictures or editing: "Ann Lee Writer Bo Roe Photographer"."""
    return any(word in people.entries("others") for word in text.casefold().replace(":", " ").split())


def _others(page: Page) -> frozenset[str]:
    """The lines beside the story that name its editors and photographers, as keys."""
    return frozenset(people.key(b.text) for b in (*lines.head(page), *lines.tail(page, TAIL)) if people.opens_others(b.text))


def _found(said: Said, names: tuple[str, ...], confidence: float) -> Found:
    return Found(names, said.method, said.where, said.text[:200], round(confidence, 3))


def _claimed(page: Page, name: str, site: str, others: frozenset[str]) -> Said | None:
    """The names under one property of the head, less those whom the page shows as editors or photographers."""
    claims = [c for c in page.claimed(name) if (not c.of or c.of.endswith(STORY)) and not NOT_NAMES.search(c.value)]
    if not claims:
        return None
    claims = _of_first_item(claims)
    names = _merged([people.read(_in_order(claim), site, claimed=True) for claim in claims])
    if _is_organisation(page, claims):
        names = people.Names((), (*names.bodies, *names.people))
    names = names._replace(people=tuple(name for name in names.people if not any(people.key(name) in line for line in others)))
    if not names.people and not names.bodies:
        return None
    method = {"jsonld": "json-ld", "microdata": "microdata"}.get(claims[0].origin, "meta")
    return Said(names, method, f"{claims[0].of or claims[0].origin} {name}", "; ".join(claim.value for claim in claims))


def _in_order(claim: Claim) -> str:
    """A claimed name with the given name first: libraries' metadata write "Lee, Ann"."""
    family, comma, given = claim.value.partition(", ")
    return f"{given} {family}" if comma and claim.name in INVERTED and len(given.split()) <= 2 and "," not in given else claim.value


def _is_organisation(page: Page, claims: list[Claim]) -> bool:
    """Whether the head says that all these writers are organisations."""
    path, _, last = claims[0].name.rpartition(".") if claims else ("", "", "")
    types = [c.value for c in page.claimed(f"{path}.@type") if (c.origin, c.item) == (claims[0].origin, claims[0].item)] if last == "name" else []
    return bool(types) and all(kind.endswith(("Organization", "Corporation")) for kind in types)


def _of_first_item(claims: list[Claim]) -> list[Claim]:
    """The claims of the first object that makes any, an article before others."""
    first = next((c for c in claims if c.of.endswith(("Article", "Posting", "Report"))), claims[0] if claims else None)
    return [c for c in claims if first and (c.origin, c.item) == (first.origin, first.item)]


def _merged(read: list[people.Names]) -> people.Names:
    """All the names, each once; of two where one begins with the other the shorter, since what follows a name is a role."""
    return people.Names(_once(name for names in read for name in names.people), _once(name for names in read for name in names.bodies))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(people.key(name), name)
    return tuple(name for key, name in by_key.items() if not any(key != other and key.startswith(other) for other in by_key))


def _shown(page: Page, site: str, language: str | None) -> Said | None:
    """The visible byline: the first line around the headline, else after the story, that names somebody."""
    best: Said | None = None
    around = [piece for block in lines.head(page) for piece in _pieces(block)]
    if publisher.is_aggregated(page):
        around = [block for block in around if not publisher.source_line(block, aggregated=True)]
    for number, block in enumerate(around):
        said = _byline(page, block, around[number - 1] if number else None, site, language)
        if said and said.names.people:
            return _continued(said, around[number + 1 :], site)
        best = best or said
    return _in_dateline(page) or _beside_date(page, around, site) or _after(page, site) or best


def _in_dateline(page: Page) -> Said | None:
    """The reporter whom an East Asian dateline names."""
    block = next(page.labelled(Label.BODY), None)
    names = opening_cjk.reporters(block.text) if block else ()
    return Said(people.Names(names, ()), "dateline", f"block {block.index}", block.text[:60]) if block and names else None


def _pieces(block: Block) -> list[Block]:
    """A line parted by bars ("12 May | By Ann Lee | 1874 views") as lines of their own, where one of them opens like a byline."""
    parts = [part.strip() for part in block.text.split(" | ")]
    return [block._replace(text=part, inlines=()) for part in parts] if len(parts) > 1 and any(map(begins_byline, parts)) else [block]


def _beside_date(page: Page, around: list[Block], site: str) -> Said | None:
    """In flattened text: a name alone on a line under the headline, beside the line of the date."""
    if page.kind != "text" or not page.headline:
        return None
    dated = {b.index for b in around if any(dates.find(b.text)) or dates.age(b.text)}
    for block in around:
        near = any(at in dated for at in range(block.index - BESIDE_DATE, block.index + BESIDE_DATE + 1))
        words = block.text.split()
        if (
            near
            and block.index > page.headline[-1]
            and len(words) in NAME_WORDS
            and people.is_plain(block.text)
            and all(w[0].isupper() for w in words)
        ):
            said = _read(block, block.text, "line", site)
            if said and said.names.people and not places.is_place(block.text):
                return said
    return None


def _continued(said: Said, after: list[Block], site: str) -> Said:
    """The byline with the names on the lines that go on with it, each in an element of its own."""
    for block in after:
        more = _marked(block, site)
        if not more or not more.names.people or _names_others(block.text) or not all(map(people.is_plain, more.names.people)):
            break
        said = said._replace(names=_merged([said.names, more.names]), text=f"{said.text} {more.text}")
    return said


def _after(page: Page, site: str) -> Said | None:
    """A byline after the story, also a name alone on its last line."""
    after = list(lines.tail(page, TAIL))
    for block in after:
        if prefix_end(block.text):
            said = _read(block, block.text, "byline", site)
            if said and said.names.people:
                return said
    return _signed_off(page, site) if page.kind == "html" else None


def _signed_off(page: Page, site: str) -> Said | None:
    """A name alone on the story's last line."""
    last = next(reversed(list(page.labelled(Label.BODY, Label.CREDIT))), None)
    words = last.text.split() if last and last.kind is Kind.PARAGRAPH else []
    if (
        last is None
        or len(words) not in NAME_WORDS
        or not all(word[0].isupper() and word[-1].isalpha() for word in words)
        or not people.is_plain(last.text)
    ):
        return None
    return _read(last, last.text, "sign-off", site)


def _byline(page: Page, block: Block, before: Block | None, site: str, language: str | None) -> Said | None:
    """What a line says of the writers: by its opening, by its marked names, by its element."""
    opens = next((part for part in people.PARTS.split(block.text) if people.begins_at(part)), None)
    if opens is not None:
        return _read(block, block.text[block.text.index(opens) :], "byline", site)
    if people.opens_others(block.text):
        return None
    marked = _marked(block, site)
    if marked:
        return marked
    opened = before is not None and before.index == block.index - 1 and prefix_end(f"{before.text} Xx") == len(before.text) + 1
    if opened or "byline" in _families(page, block):
        return _read(block, block.text, "byline" if opened else "markup", site)
    agency = wire.in_byline(block.text, language)
    if agency:
        return Said(people.Names((), tuple(found.name for found in agency)), "byline", f"block {block.index}", block.text)
    return _dated_line(block, site)


def _marked(block: Block, site: str) -> Said | None:
    """The names that a line's elements mark as writers'."""
    marked = [block.text[run.start : run.end] for run in block.inlines if _is_author(run)]
    names = _merged([people.read(text, site) for text in marked])
    return Said(names, "markup", f"block {block.index}", block.text) if names.people or names.bodies else None


def _dated_line(block: Block, site: str) -> Said | None:
    """A name in the line of the date: "posted on 3 May 2031 by Ann Lee", "Ann Lee 3 May 2031"."""
    day = next(iter(dates.find(block.text)), None)
    if day is None or _names_others(block.text):
        return None
    cut = BY.search(block.text)
    if cut:
        return _read(block, block.text[cut.start("by") :], "byline", site)
    said = _read(block, block.text[: day.start], "line", site) if day.start > 3 and dates.label(block.text[: day.start]) is None else None
    return said if said and len(said.names.people) == 1 and " " in said.names.people[0] and not said.names.bodies else None


def _read(block: Block, text: str, method: str, site: str) -> Said | None:
    names = people.read(text, site)
    return Said(names, method, f"block {block.index}", text) if names.people or names.bodies else None


def _families(page: Page, block: Block) -> frozenset[str]:
    section = next(page.sections_of(block.index), None)
    return section.families if section else frozenset()


def _is_author(run: Inline) -> bool:
    """Whether an inline element names a writer: a link to an author's page, an element of that class; never in a caption or credit."""
    kinds = families(run.words)
    if kinds & CREDIT or not run.end - run.start > 2:
        return False
    if run.tag == "a":
        path = run.value.casefold()
        return "byline" in kinds or any(part in path for part in sections("roles.txt")["author paths"])
    return "byline" in kinds and "author" in run.words


EXTRACTOR = Extractor("authors", find)
