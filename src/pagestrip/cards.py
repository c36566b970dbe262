"""The entries of a related list: each card a slice of the page that the extractors read like a page of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import regex

from pagestrip import dates
from pagestrip.model import Block, Label, Mark, Page, Section
from pagestrip.text import STOPS, fold, letters
from pagestrip.words.phrases import family
from pagestrip.words.tags import label_at

SHORTEST_HEADLINE = 12  # letters
LONGEST_HEADLINE = 220  # letters; a longer line without a sentence's end is a teaser
LONGEST_SOURCE = 60  # letters of a source line
LONGEST_TAIL = 400  # characters of "Read also: … Tags: …" at a card's end
SENTENCE_END = regex.compile(rf"[{STOPS}][\"'”’»)\]」』]*+\s++")


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its page (marked, with its headline), and the parts that no field extractor reads."""

    page: Page
    headline: str
    source: str | None
    age: str | None
    body: str
    url: str | None


def of(page: Page) -> Iterator[Card]:
    """The cards of the page's related regions, in page order; each headline once."""
    seen = {_key(page, at) for at in page.headline}
    for start, end in _regions(page):
        for first, last in _slices(page, start, end):
            card = _read(page, first, last)
            if card and fold(card.headline) not in seen:
                seen.add(fold(card.headline))
                yield card


def _key(page: Page, at: int) -> str:
    return page.keys[at] or page.blocks[at].text


def _regions(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of blocks labelled RELATED by one mark."""
    for mark, run in groupby(page.labelled(Label.RELATED), key=lambda block: page.labels[block.index]):
        places = [block.index for block in run]
        if mark is not None and mark.by == "related":
            yield from _runs(places)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbours."""
    start = places[0]
    for before, at in pairwise((*places, -1)):
        if at != before + 1:
            yield start, before + 1
            start = at


def _slices(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cards of a region begin and end: by repeated elements, else by lines printed twice, else line by line."""
    starts = _element_starts(page, start, end) or _twin_starts(page, start, end) or _line_starts(page, start, end)
    return list(zip(starts, [*starts[1:], end], strict=True)) if starts else []


def _element_starts(page: Page, start: int, end: int) -> list[int]:
    """The starts of sibling elements of one kind that share the region out among them."""
    siblings: dict[tuple[int, str], list[Section]] = {}
    for section in [page.sections[at] for at in page.holding(start, end)]:
        if start <= section.start < section.end <= end and (section.end - section.start < end - start):
            siblings.setdefault((section.parent, section.tag), []).append(section)
    groups = [g for g in siblings.values() if len(g) > 1 and sum(_has_headline(page, s) for s in g) > 1]
    if not groups:
        return []
    widest = max(groups, key=lambda g: (sum(s.end - s.start for s in g), -g[0].parent))
    return sorted({s.start for s in widest if _has_headline(page, s)})


def _has_headline(page: Page, section: Section) -> bool:
    return any(_may_head(page.blocks[at]) for at in range(section.start, section.end))


def _may_head(block: Block) -> bool:
    return SHORTEST_HEADLINE <= letters(block.text) <= LONGEST_HEADLINE and dates.age(block.text) is None


def _twin_starts(page: Page, start: int, end: int) -> list[int]:
    """In flattened text an image's alt and the headline below it are the same line twice."""
    keys = [_key(page, at) for at in range(start, end)]
    return [start + n for n in range(len(keys) - 1) if keys[n] == keys[n + 1] and _may_head(page.blocks[start + n])]


def _line_starts(page: Page, start: int, end: int) -> list[int]:
    """A plain list: every line of a headline's length after the region's own heading."""
    opener = 1 if page.keys[start] in family("related").openers else 0
    return [b.index for b in page.blocks[start + opener : end] if _may_head(b) and not page.prose[b.index]]


def _read(page: Page, start: int, end: int) -> Card | None:
    view = _with_tail_parted(page.view(start, end))
    heads = [b for b in view.blocks if _may_head(b)]
    if not heads or family("read_also").begins(view.keys[heads[0].index]):
        return None  # an inline pointer is no entry of the list
    key = _key(view, heads[0].index)
    headline = tuple(at for at in range(len(view.blocks)) if _key(view, at) == key)
    view = view.derived(headline=headline)
    marks = tuple(_marks(view))
    view = view.marked(marks)
    body = [b.text for b in view.labelled(Label.BODY)]
    meta = [b.text for b in view.labelled(Label.META)]
    ages = [found.text for found in map(dates.age, meta) if found]
    source = next((t for t in meta if dates.age(t) is None and label_at(t) is None and letters(t) <= LONGEST_SOURCE and not dates.is_dated(t)), None)
    return Card(view, heads[0].text, source, ages[0] if ages else None, "\n\n".join(body), _link(view, headline))


def _marks(view: Page) -> Iterator[Mark]:
    """What each line of a card is: headline, body, a read-also line, else data about it."""
    for block in view.blocks:
        at = block.index
        if at in view.headline:
            yield Mark(at, at + 1, Label.HEADLINE, "the card's headline", "cards")
        elif family("read_also").begins(view.keys[at] or fold(block.text[:60])):
            yield Mark(at, at + 1, Label.RELATED, "points to another story", "cards")
        elif view.prose[at] and label_at(block.text) is None:
            yield Mark(at, at + 1, Label.BODY, "the card's text", "cards")
        else:
            yield Mark(at, at + 1, Label.META, "a line about the card", "cards")


def _with_tail_parted(view: Page) -> Page:
    """Parts "… last sentence. Read also: … Tags: …", run together in one paragraph, into lines of their own."""
    all_cuts = [_cuts(block.text) for block in view.blocks]
    if not any(all_cuts):
        return view
    parted: list[Block] = []
    for block, cuts in zip(view.blocks, all_cuts, strict=True):
        for number, (start, end) in enumerate(pairwise((0, *cuts, len(block.text)))):
            runs = tuple(r._replace(start=r.start - start, end=r.end - start) for r in block.inlines if start <= r.start and r.end <= end)
            text = block.text[start:end].rstrip()
            parted.append(block._replace(index=len(parted), text=text, gap=block.gap and not number, inlines=runs))
    return Page(tuple(parted), kind=view.kind, url=view.url, offset=view.offset, home=(-1,) * len(parted))


def _cuts(text: str) -> list[int]:
    """Where a paragraph is to be cut: before each "Read also:" and tag label that follows a sentence's end near its own end."""
    first = next((found.end() for found in SENTENCE_END.finditer(text) if _is_tail(text[found.end() :])), None)
    if first is None:
        return []
    tags = next((at for at in range(first, len(text)) if text[at - 1].isspace() and label_at(text[at:]) is not None), None)
    return [first] if tags in (None, first) else [first, tags]


def _is_tail(rest: str) -> bool:
    if not rest or len(rest) > LONGEST_TAIL:
        return False
    return label_at(rest) is not None or family("read_also").begins(fold(rest[:160])) is not None


def _link(view: Page, headline: tuple[int, ...]) -> str | None:
    """Where the card's headline leads to, else the card's first link."""
    order = [*headline, *range(len(view.blocks))]
    hrefs = (run.value for at in order for run in view.blocks[at].inlines if run.tag == "a" and run.value)
    return next(hrefs, None)
