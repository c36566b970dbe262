"""The headline: as the page prints it, without the site's name."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pagestrip import titles
from pagestrip.model import Block, Context, Extractor, Found, Inline, Kind, Label, Page
from pagestrip.text import COLONS, MAY_BE_WIDE, WORD, folded, squeeze
from pagestrip.words.classes import families

PRINTED = 0.95
DIFFERENT = 0.94  # a heading that says something else than the head
EXACT = 0.945  # another main heading that is word for word what the head claims
MAIN = 0.905  # one whose words are the head's: above a line that is no heading
LESS_SURE = 0.9  # no heading, or a main heading that the pipeline passed over although the head claims its words
SURER = 0.955  # the page's only main heading, where the headline was looked for under a smaller one that nobody claims
IN_PART = 0.59  # a line that is no heading and says a claim only in part, as menus do: below what it is part of
SOLE = 0.85  # the page's only main heading, where the head claims some of its words: above every claim
BELIEVED = 0.5  # probability below which a line of a flattened page is no headline: of 24 such lines of public corpora 3 were right
UNCLAIMED = 0.55  # not what the head claims, and no main heading of a story: below what the page itself is called
OTHER_HEADING = 0.4  # a main heading that nothing speaks for
THE_SITE = 0.58  # a claim that is the site's name and no more: above a heading that nothing speaks for
ALIKE, SAME = 0.4, 0.8  # share of words in common with a claim
MOST = 2.5  # words of a line, by those of the title that it says
FEW_WORDS, FEWEST_SHARED = 2, 2  # a line of a few words may have one in common with a title, a longer one has two
LONGEST_LABEL = 12  # letters of one word that is a section's name rather than a headline
ADVERTISED = "service"  # the type of a page whose main heading is a slogan more often than its title
LONGEST = 1000  # characters of a heading whose parts are looked at
MOST_RUNS = 8  # inline elements of a heading that are looked at


class Said(NamedTuple):
    """What the head claims as titles: as written by their keys, each as words, and each as the keys of its parts."""

    by_key: dict[str, str]
    words: list[frozenset[str]]
    parts: list[tuple[str, ...]]


def _said(page: Page, site: frozenset[str]) -> Said:
    claimed = dict.fromkeys(titles.trimmed(claim.value, site) for claim in titles.claims(page))
    by_key = {titles.key(title): title for title in reversed(claimed)}
    words = dict.fromkeys(frozenset(WORD.findall(folded(title))) for title in claimed)
    return Said(by_key, list(words), [tuple(map(titles.key, titles.parts(title, site))) for title in by_key.values()])


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The block where the headline stands, other main headings, then what the head claims."""
    site = titles.site_names(page)
    said = _said(page, site)
    yield from _in_parts(page, said)
    for block in page.labelled(Label.HEADLINE) if page.headline_trust >= BELIEVED else ():
        yield _printed(page, block, site, said)
    main = [block for block in page.blocks if block.kind is Kind.HEADING and block.level == 1]
    for block in main:
        if block.index not in page.headline:
            value = titles.trimmed(_own(block, said), site)
            sole = len(main) == 1 and not _in_chrome(page, block)
            yield _found(page, block, value, _passed_over(value, site, said, sole=sole, doubted=sole and _is_doubted(page, said)))
    yield from _claimed(page, site)


def _passed_over(value: str, site: frozenset[str], said: Said, *, sole: bool, doubted: bool) -> float:
    """How far a main heading is believed under which the pipeline did not look for the story."""
    if titles.key(value) in said.by_key or _is_first_part(value, said):
        return EXACT
    likeness = 0.0 if _is_later_part(value, said) else _likeness(value, said)
    if likeness >= ALIKE and doubted:
        return SURER
    if likeness >= SAME:
        return MAIN if len(value.split()) > 1 and not titles.names_site(value, site) else LESS_SURE
    return SOLE if likeness >= ALIKE and sole else OTHER_HEADING


def _is_first_part(value: str, said: Said) -> bool:
    """Whether a line is what a claim says before its first separator."""
    key = titles.key(value)
    return any(key in parts[:1] for parts in said.parts)


def _is_later_part(value: str, said: Said) -> bool:
    """Whether a heading is what stands behind the page's own title in a claim: the name of a series, a book or the site."""
    key = titles.key(value)
    return any(key in parts[1:] for parts in said.parts)


def _is_doubted(page: Page, said: Said) -> bool:
    """Whether the headline stands in smaller headings, none of which says a claim or its first part word for word."""
    first = {parts[0] for parts in said.parts if parts}
    found = [page.blocks[at] for at in page.headline]
    keys = [titles.key(block.text) for block in found if block.kind is Kind.HEADING]
    return bool(keys) and len(keys) == len(found) and not any(key in first or key in said.by_key for key in keys)


def _in_chrome(page: Page, block: Block) -> bool:
    return any(section.tag in ("nav", "aside", "footer") or section.hidden for section in page.sections_of(block.index))


def _claimed(page: Page, site: frozenset[str]) -> Iterator[Found]:
    for name, confidence in titles.CLAIMS:
        for claim in page.claimed(name):
            value = titles.before_bar(titles.trimmed(claim.value, site))
            if value and titles.is_of_story(claim):
                trust = THE_SITE if titles.names_site(value, site) else confidence
                yield Found(value, claim.method, claim.place, claim.value, trust)


def _in_parts(page: Page, said: Said) -> Iterator[Found]:
    """A headline that the page prints on two lines, as the head writes it in one."""
    for one, other in pairwise(page.headline):
        text = f"{page.blocks[one].text} {page.blocks[other].text}"
        title = said.by_key.get(titles.key(text))
        if title is not None and other == one + 1:
            where = f"blocks {one + page.offset} to {other + page.offset}"
            yield Found(title, page.method, where, squeeze(text), PRINTED)


def _printed(page: Page, block: Block, site: frozenset[str], said: Said) -> Found:
    value = titles.trimmed(_with_kicker(page, block) or _own(block, said), site)
    likeness = _likeness(value, said)
    main = block.kind is Kind.HEADING and block.level == 1
    least = ALIKE if main and page.page_type != ADVERTISED else SAME
    if said.words and likeness < least and (not main or _is_one_of_many(page) or _is_slogan(page, site) or _is_label(value, site)):
        return _found(page, block, value, UNCLAIMED)
    sure = block.kind is Kind.HEADING or page.kind == "text"
    if not sure and said.words and not (titles.key(value) in said.by_key or _is_first_part(value, said)):
        return _found(page, block, value, IN_PART)
    different = bool(said.words) and likeness < SAME
    return _found(page, block, value, (DIFFERENT if different else PRINTED) if sure else LESS_SURE, _contradiction(page, value, site))


def _with_kicker(page: Page, block: Block) -> str:
    """A flattened line that begins with a colon with the line above, from which a flattener has parted it; "" for another line."""
    if page.kind != "text" or block.text[0] not in COLONS or not block.index:
        return ""
    return f"{page.blocks[block.index - 1].text}{block.text}"


def _contradiction(page: Page, value: str, site: frozenset[str]) -> str:
    """A note on the surest claim that words the headline otherwise: of JSON-LD and OpenGraph, else of the title; "" where they agree."""
    named = [claim for claim in page.claimed("headline", "og:title") if titles.is_of_story(claim)] or list(page.claimed("title"))
    others = (claim for claim in named if titles.key(titles.before_bar(titles.trimmed(claim.value, site))) != titles.key(value))
    other = next(others, None)
    return f"the metadata say {other.value!r}" if other else ""


def _is_one_of_many(page: Page) -> bool:
    """Whether a page prints several things as its main heading, so that none is by its rank alone."""
    return len({titles.key(block.text) for block in page.blocks if block.kind is Kind.HEADING and block.level == 1}) > 1


def _is_slogan(page: Page, site: frozenset[str]) -> bool:
    """Whether a main heading that says nothing of the title is no headline: the page declares no story, and its head gives one title twice."""
    said = [{folded(titles.trimmed(claim.value, site)) for claim in page.claimed(name)} for name in ("og:title", "title")]
    return not titles.declares_story(page.claims) and not said[0].isdisjoint(said[1])


def _is_label(value: str, site: frozenset[str]) -> bool:
    """Whether a heading that says nothing of the title is a section's name, a placeholder or the site's own name, by its one word or its words."""
    is_one_word = len(value) < LONGEST_LABEL and " " not in value and not MAY_BE_WIDE.search(value)
    return is_one_word or titles.names_site(value, site)


def _found(page: Page, block: Block, value: str, confidence: float, note: str = "") -> Found:
    return Found(value, page.method, f"block {block.index + page.offset}", block.text, min(confidence, page.headline_trust), note)


def _own(block: Block, said: Said) -> str:
    """The heading's text less what else stands in it: a kicker, a label, a date.

    By the head's claims; else the run that is named as the headline; else what follows a run named as the section, but for
    a heading that the head claims as a whole: that is the headline, as the head writes it.
    """
    block = _without_anchor(block)
    part = _claimed_part(block, said)
    if part:
        return part
    own = _without_kicker(block)
    return own if own == block.text else said.by_key.get(titles.key(block.text), own)


def _claimed_part(block: Block, said: Said) -> str:
    """What is left of a heading without the elements at its ends (a kicker, a label, a date, a count), where the head claims exactly that."""
    runs = block.inlines[:MOST_RUNS] if len(block.text) <= LONGEST else ()
    starts = sorted({run.end for run in runs if 2 * run.end < len(block.text)} | {0})
    ends = sorted({run.start for run in runs if 2 * run.start > len(block.text)} | {len(block.text)})
    parts = (block.text[start:end].strip(titles.PARTING) for start in starts for end in ends if end - start < len(block.text))
    return next((part for part in parts if part and titles.key(part) in said.by_key), "")


def _without_anchor(block: Block) -> Block:
    """The heading without the sign at its end that links to the heading itself: "¶", "#"."""
    last = block.inlines[-1] if block.inlines else None
    if last is None or last.tag != "a" or not last.value.startswith("#") or last.end < len(block.text.rstrip()) or last.start == 0:
        return block
    sign = block.text[last.start : last.end]
    return block if any(map(str.isalnum, sign)) else block._replace(text=block.text[: last.start].rstrip(), inlines=block.inlines[:-1])


def _without_kicker(block: Block) -> str:
    for run in block.inlines:
        if "headline" in families(run.words) and 2 * (run.end - run.start) > len(block.text):
            return block.text[run.start : run.end]
    first: Inline | None = next(iter(block.inlines), None)
    if first is not None and first.start == 0 and "section" in families(first.words) and 2 * first.end < len(block.text):
        return block.text[first.end :].lstrip(titles.PARTING)
    return block.text


def _likeness(value: str, said: Said) -> float:
    """How far the best of the claimed titles says the same, by the words of the shorter one; of a longer line one word in common tells nothing."""
    if _is_first_part(value, said):
        return 1.0
    words = set(WORD.findall(folded(value)))
    least = 1 if len(words) <= FEW_WORDS else FEWEST_SHARED
    shared = ((len(words & others), min(len(words), len(others))) for others in said.words)
    return max((both / max(1, shorter) for both, shorter in shared if both >= least and len(words) <= MOST * max(3, shorter)), default=0.0)


EXTRACTOR = Extractor("headline", find)
