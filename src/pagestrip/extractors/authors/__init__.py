"""The authors: the people who wrote, by the visible byline and by what the head claims; a body only where nobody signs."""

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from pagestrip import dates
from pagestrip.extractors import lines, people, roles
from pagestrip.extractors.authors import author_boxes, author_claims, lone_names, name_lines, posters, signatures
from pagestrip.extractors.authors.author_claims import THREADS, Said, merged
from pagestrip.extractors.dateline import opening_cjk
from pagestrip.extractors.published.date_lines import BETWEEN
from pagestrip.extractors.source import publisher, wire
from pagestrip.model import Block, Context, Extractor, Found, Inline, Kind, Label, Page
from pagestrip.words.bylines import begins_byline, prefix_end, signs
from pagestrip.words.classes import families

# How far each witness is believed. Measured on 355 news pages: how often its names are the writers', where it names any.
TRUST = {
    "thread": 0.98,
    "byline": 0.9,
    "markup": 0.86,
    "json-ld": 0.88,
    "microdata": 0.84,
    "meta": 0.8,
    "dateline": 0.86,
    "line": 0.7,
    "sign-off": 0.6,
    "box": 0.38,
}
SHOWN = frozenset(("byline", "markup", "line", "sign-off", "box"))
LONE = 0.1  # less for one word: a full name that the head claims says more
LOGIN = regex.compile(r"\p{Ll}+[\d._-][\p{Ll}\d._-]*")  # "ann.lee2", no name that a page would sign with
LOGGED_IN = 0.55
AGREED = 0.97  # where the visible byline and the claims name somebody in common
POSTER = 0.5  # for the name of a reader, where the page names no writer
BODY = 0.5  # of the trust, for a desk or an agency where nobody signs
BY = regex.compile(r"\s(?P<by>(?:by|By|von|Von|par|Par|por|Por)\s\p{Lu})")
MOST_BEFORE_DATE = 12  # words of a byline and date line before its date; of more the line is running text
MOST_UNOPENED = 8  # the same, where no word opens the byline
LONGEST_PREFIX = 60  # characters of a line that is a byline's opening alone: "Written by"
SMALL = 4  # blocks of an element that is a byline
CREDIT = frozenset(("caption", "credit"))
UNWRITTEN = frozenset(("listing", "collection", "product"))  # types of pages whose names are those of entries' writers, makers and buyers
ADVERTISED = "service"  # the type of a page whose printed names are customers' and staff's; in flattened text it is told less surely


def find(page: Page, context: Context) -> Iterator[Found]:
    """Yield the writers as the byline and the claims agree on them, then each witness's own."""
    if page.page_type in UNWRITTEN:
        return
    source = context.known.get("source")
    site = people.key(source.name) if source and source.name else ""
    is_advertised = page.page_type == ADVERTISED and page.kind == "html"
    shown = None if is_advertised else _shown(page, site, context.known)
    others = _others(page)
    claims = list(author_claims.find(page, site, others))
    said = [*([shown] if shown else []), *claims]
    yield from _agreed(page, shown, next((claim for claim in claims if claim.names.people), None))
    for one in said:
        if one.names.people:
            yield _found(one, one.names.people, _trust(one))
    boxed = None if is_advertised or any(one.names.people for one in said) else author_boxes.find(page, site)
    if boxed:
        yield _found(boxed, boxed.names.people, TRUST["box"])
    poster = posters.first(page)
    if poster is not None:
        yield Found((poster[0],), "markup", f"block {poster[1].index}", poster[1].text[:200], POSTER)
    for one in said:
        if one.names.bodies and not one.names.people:
            yield _found(one, one.names.bodies, TRUST[one.method] * BODY)


def _trust(said: Said) -> float:
    """How far a witness is believed; less where it gives one word, least where the head gives the names that they log in with."""
    if said.where.startswith(THREADS):
        return TRUST["thread"]
    is_shown = said.method in SHOWN
    if not is_shown and all(LOGIN.fullmatch(name) for name in said.names.people):
        return LOGGED_IN
    return TRUST[said.method] - (LONE if is_shown and all(" " not in name and name.isascii() for name in said.names.people) else 0.0)


def _agreed(page: Page, shown: Said | None, claimed: Said | None) -> Iterator[Found]:
    """Yield the names where the byline holds a claimed one or each claimed one signs: the claim's spelling, and whom only the byline names."""
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
    elif shown.method == "markup" or set(map(people.key, claimed.names.people)) <= name_lines.signers(page):
        common = list(claimed.names.people)
    yield _found(shown, (*common, *more), AGREED)


def _names_others(text: str) -> bool:
    """Whether a line also credits pictures or editing: "Ann Lee Writer Bo Roe Photographer"."""
    return any(word in roles.entries("others") for word in text.casefold().replace(":", " ").split())


def _others(page: Page) -> frozenset[str]:
    """The lines beside the story that name its editors and photographers, as keys."""
    return frozenset(people.key(b.text) for b in (*lines.head(page), *lines.tail(page, signatures.TAIL)) if people.opens_others(b.text))


def _found(said: Said, names: tuple[str, ...], confidence: float) -> Found:
    return Found(names, said.method, said.where, said.text[:200], round(confidence, 3))


def _shown(page: Page, site: str, known: Mapping[str, Any]) -> Said | None:
    """The visible byline: the first line around the headline, else after the story, that names somebody."""
    best: Said | None = None
    language = known.get("language")
    around = [piece for block in lines.head(page) for piece in _pieces(block)]
    if publisher.is_aggregated(page):
        around = [block for block in around if not publisher.source_line(block, aggregated=True)]
    for number, block in enumerate(around):
        said = _byline(page, block, around[number - 1] if number else None, site, language)
        if said and said.names.people:
            after = around[number + 1 :]
            if page.kind == "text":
                return said._replace(names=merged([said.names, people.Names(name_lines.following(page, block, after, site), ())]))
            return _continued(said, after, site)
        best = best or said
    dated = page.kind == "text" and (bool(known.get("published")) or name_lines.is_dated(around))
    named = _in_dateline(page) or _on_name_line(page, around, site, dated=dated)
    return named or signatures.after(page, site, dated=dated) or best or signatures.desk(page, around)


def _in_dateline(page: Page) -> Said | None:
    """The reporter whom an East Asian dateline names."""
    block = next(page.labelled(Label.BODY), None)
    names = opening_cjk.reporters(block.text) if block else ()
    return Said(people.Names(names, ()), "dateline", f"block {block.index}", block.text[:60]) if block and names else None


def _pieces(block: Block) -> list[Block]:
    """A line parted by bars ("12 May | By Ann Lee | 1874 views") as lines of their own, where one of them opens like a byline."""
    parts = [part.strip() for part in block.text.split(" | ")]
    return [block._replace(text=part, inlines=()) for part in parts] if len(parts) > 1 and any(map(begins_byline, parts)) else [block]


def _on_name_line(page: Page, around: list[Block], site: str, *, dated: bool) -> Said | None:
    """Names under the headline that no byline's word opens; in markup one beside the date alone."""
    if page.kind != "text":
        return lone_names.beside_date(page, around, site)
    found = name_lines.names(page, around, site, dated=dated)
    return Said(found[0], "line", f"block {found[1].index}", found[1].text) if found else None


def _continued(said: Said, after: list[Block], site: str) -> Said:
    """The byline with the names on the lines that go on with it, each in an element of its own."""
    for block in after:
        more = _marked(block, site)
        if not more or not more.names.people or _names_others(block.text) or not all(map(people.is_plain, more.names.people)):
            break
        said = said._replace(names=merged([said.names, more.names]), text=f"{said.text} {more.text}")
    return said


def _byline(page: Page, block: Block, before: Block | None, site: str, language: str | None) -> Said | None:
    """What a line says of the writers: by its opening, by its marked names, by its element."""
    parts = [block.text] if people.PART_SIGNS.isdisjoint(block.text) else people.PARTS.split(block.text)
    opens = next((part for part in parts if people.begins_at(part)), None)
    if opens is not None:
        start = block.text.index(opens)
        return signatures.read(block, block.text[start:], "byline", site) or _linked(block, start + people.begins_at(opens), site)
    if people.opens_others(block.text):
        return None
    marked = signatures.read(block, block.text, "byline", site) if signs(block.text) else _marked(block, site)
    if marked:
        return marked
    above = before.text if before is not None and before.index == block.index - 1 else ""
    opening = _opening(above)
    if opening or "byline" in _families(page, block):
        text = f"{opening} {block.text}" if opening and page.kind == "text" else block.text  # markup names a desk or an agency by its element
        said = signatures.read(block, text, "byline" if opening else "markup", site)
        return said or (None if opening else _dated_line(page, block, site))
    agency = wire.in_byline(block.text, language)
    if agency:
        return Said(people.Names((), tuple(found.name for found in agency)), "byline", f"block {block.index}", block.text)
    dated = _dated_line(page, block, site)
    return dated if page.kind != "text" or dated is None or all(name[0].isupper() for name in dated.names.people) else None


def _opening(above: str) -> str:
    """The words of a line that open a byline and no more, perhaps behind a date: "Written by", "14 March 2031 by"; "" for another line."""
    if not 0 < len(above) <= LONGEST_PREFIX or not (above[-1].isalpha() or above[-1] in ":："):
        return ""
    day = next(iter(dates.find(above)), None) if any(map(str.isdigit, above)) else None  # "14 March 2031 by"
    words = above[day.end :].strip(BETWEEN) if day else above
    return words if words and prefix_end(f"{words} Xx") == len(words) + 1 else ""


def _linked(block: Block, start: int, site: str) -> Said | None:
    """The name that is a link right behind a byline's opening: "By Ann Lee View in print"."""
    run = next((run for run in block.inlines if run.tag == "a" and abs(run.start - start) <= 1), None)
    return signatures.read(block, f"{block.text[:start]}{block.text[run.start : run.end]}", "byline", site) if run else None


def _marked(block: Block, site: str) -> Said | None:
    """The names that a line's elements mark as writers'."""
    marked = [run for run in block.inlines if _is_author(run)]
    if not marked:
        return None
    names = merged([people.read(block.text[run.start : run.end], site, claimed=_signs(run)) for run in marked])
    names = names._replace(people=tuple(name for name in names.people if not _goes_on(name)))
    return Said(names, "markup", f"block {block.index}", block.text) if names.people or names.bodies else None


def _goes_on(name: str) -> bool:
    """Whether a name's last word alone is small, as where a link holds more than the name: "Ann Lee reports"."""
    before, _, last = name.rpartition(" ")
    return last.islower() and bool(before) and not before.islower()


def _signs(run: Inline) -> bool:
    """Whether a link says itself that it leads to an author, so that also one word is a name; "/people/" may be a topic's."""
    return run.tag == "a" and ("author" in run.words or "author" in run.value.casefold())


def _dated_line(page: Page, block: Block, site: str) -> Said | None:
    """A name in the line of the date: "posted on 3 May 2031 by Ann Lee", "Ann Lee 3 May 2031"."""
    day = next(iter(dates.find(block.text)), None)
    timed = any(run.tag == "time" for run in block.inlines)
    if (day is None and not timed) or _names_others(block.text) or (day and len(block.text[: day.start].split()) > MOST_BEFORE_DATE):
        return None
    cut = BY.search(block.text)
    if cut:
        return signatures.read(block, block.text[cut.start("by") :], "byline", site)
    is_trail = " / " in block.text and bool(page.headline) and block.index < page.headline[0]
    if day is None or is_trail or len(block.text[: day.start].split()) > MOST_UNOPENED:
        return None
    after = block.text[day.end :].lstrip(BETWEEN) if block.kind is not Kind.HEADING else ""
    around = (block.text[: day.start], after if after[:1].isupper() else "")  # only a capital tells a name from words that go on
    said = (signatures.read(block, text, "line", site) for text in around if len(text) > 3 and dates.label(text) is None)
    alone = (one for one in said if one and len(one.names.people) == 1 and " " in one.names.people[0] and not one.names.bodies)
    return next((one for one in alone if not name_lines.is_wording(page, one.names.people[0])), None)


def _families(page: Page, block: Block) -> frozenset[str]:
    """The families of the nearest element around a block that has class words, if it holds little more than the block."""
    around = (section for section in page.sections_of(block.index) if section.words or section.families)
    section = next(around, None)
    return section.families if section and section.end - section.start <= SMALL else frozenset()


def _is_author(run: Inline) -> bool:
    """Whether an inline element names a writer: a link to an author's page, an element of that class; never in a caption or credit."""
    kinds = families(run.words)
    if kinds & CREDIT or not run.end - run.start > 2:
        return False
    if run.tag == "a":
        return "byline" in kinds or author_boxes.leads_to_author(run.value)
    return "byline" in kinds and "author" in run.words


EXTRACTOR = Extractor("authors", find)
