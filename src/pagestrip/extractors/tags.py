"""The tags: the list that the page shows beside its story, else the keywords that its head claims."""

import html
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import regex

from pagestrip import glue
from pagestrip.model import Block, Context, Extractor, Found, Kind, Label, Page, Section
from pagestrip.text import fold, letters, squeeze
from pagestrip.words.languages import language_of
from pagestrip.words.tags import is_hashtags, is_label, is_tag_links, label_at, tag_links

CLAIMED = {"keywords": 0.8, "news_keywords": 0.75, "parsely-tags": 0.72, "article:tag": 0.7, "sailthru.tags": 0.45, "classification-tags": 0.45}
META_KEYWORDS = 0.5  # <meta name="keywords"> is often the whole site's
METHODS = {"jsonld": "json-ld", "microdata": "microdata", "opengraph": "opengraph"}
STORY = ("Article", "Posting", "Report", "Review", "WebPage", "CreativeWork", "Recipe")
SITE_NAMES = ("og:site_name", "publisher.name", "application-name")
SEPARATOR = regex.compile(r"\s*+[,;|•·、،；，・\n]\s*+|(?:^|\s++)#(?=\S)")
CLAIM_SEPARATOR = regex.compile(r"\s*+[,;|、،；，]\s*+")
FACET = regex.compile(
    r"^\s*(?:category|keyword|section|tag|topic)\s?[:=]\s?", flags=regex.IGNORECASE
)  # some systems write what a keyword is before it
NO_TAG = regex.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]+\.(?:com|net|org|html?|ca|de|uk)|.*[:/]{2}.*|.*\{.*")
GLUED = regex.compile(r"\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}|[)!?]\w|\w{18}")
LONGEST = 80  # letters of a tag; more is a sentence
MOST = 60  # tags of one list; a longer list is an index
AFTER = 40  # blocks behind the body in which a story's tag list stands
LINKED = 0.5  # share of a block's text that its links to tags hold
LONGEST_MEAN = 5.0  # words of a list's tags on the mean; more are headlines
CLOSED = frozenset((Label.HIDDEN, Label.POPULAR, Label.COMMENTS, Label.BODY, Label.AD, Label.HEADLINE, Label.STANDFIRST))
PARTED = "parted where the page's own words end"
COUNTED = regex.compile(r"(.*\D)\s\(?\d{1,6}\)?")  # how many stories a tag has, printed behind it
EDGES = " #\u00a0,;:|•·/→›»…"


class TagList(NamedTuple):
    """The blocks of one visible list, and how sure it is that they are one: by its label, its links, its element's name."""

    blocks: tuple[Block, ...]
    sure: bool


def find(page: Page, context: Context) -> Iterator[Found]:
    """The visible tag lists in page order, then the claims."""
    for tag_list in _lists(page, context):
        yield from _shown(page, context, tag_list)
    if page is context.whole:
        yield from _claimed(page)


def _lists(page: Page, context: Context) -> Iterator[TagList]:
    """The runs of blocks that are tag lists, where a story's tags stand."""
    if page is not context.whole:
        yield from (TagList((block,), True) for block in page.labelled(Label.META) if label_at(block.text) is not None)
        return
    start, end = _window(page)
    kinds = _kinds(page, start, end)
    for kind, group in groupby(page.blocks[start:end], key=lambda block: kinds.get(block.index)):
        if kind is not None:
            yield TagList(tuple(group), kind)


def _window(page: Page) -> tuple[int, int]:
    """The blocks from the headline to some way behind the body."""
    start = page.headline[0] if page.headline else page.body[0] if page.body else 0
    last = page.body[-1] if page.body else page.headline[-1] if page.headline else 0
    return start, min(len(page.blocks), last + AFTER)


def _kinds(page: Page, start: int, end: int) -> dict[int, bool]:
    """The blocks of tag lists, each with whether it is surely one."""
    kinds: dict[int, bool] = {}
    opened = False
    holder: Section | None = None
    for block in page.blocks[start:end]:
        mark = page.labels[block.index]
        if mark is None or mark.label in CLOSED:
            opened = False
            continue
        is_menu = mark.label is Label.NAVIGATION and mark.by == "declared"
        if not is_menu and (is_label(block.text) or label_at(block.text) is not None):
            kinds[block.index] = opened = True
            holder = None
        elif (
            is_hashtags(block.text)
            or is_tag_links(block, by_address=not is_menu)
            or (opened and _is_item(block) and holder in (None, _holder(page, block)))
        ):
            kinds[block.index] = True
            holder = _holder(page, block)
        else:
            opened = False
            if mark.by == "tags":
                kinds[block.index] = False
    return kinds


def _holder(page: Page, block: Block) -> Section | None:
    """The list that an item stands in."""
    return next((s for s in page.sections_of(block.index) if s.end - s.start > 1), None)


def _is_item(block: Block) -> bool:
    return block.kind is Kind.ITEM and letters(block.text) <= LONGEST


def _shown(page: Page, context: Context, tag_list: TagList) -> Iterator[Found]:
    """What a visible list says; one that only its element's name speaks for must be made of links."""
    blocks = [b for b in tag_list.blocks if tag_list.sure or b.link_chars >= LINKED * len(b.text)]
    tags: list[str] = []
    parted = False
    for block in blocks:
        pieces, was_glued = _pieces(block, context)
        tags.extend(pieces)
        parted = parted or was_glued
    kept = _clean(_uncounted(tags), page)
    if not kept or sum(len(tag.split()) for tag in kept) > LONGEST_MEAN * len(kept) or sum(len(tag) == 1 for tag in kept) > 2:
        return
    where = f"block {blocks[0].index}" if len(blocks) == 1 else f"blocks {blocks[0].index} to {blocks[-1].index}"
    text = " ".join(block.text for block in blocks)[:300]
    yield Found(kept, "markup" if page.kind == "html" else "text", where, text, _confidence(page, tag_list, len(kept)), PARTED if parted else "")


def _confidence(page: Page, tag_list: TagList, count: int) -> float:
    """Several tags with a label or links to tags are sure; a lone one may be a card's."""
    first = tag_list.blocks[0]
    mark = page.labels[first.index]
    if tag_list.sure and (count > 1 or not first.link_chars or (mark is not None and mark.label is Label.META)):
        return 0.9
    if count > 1:
        return 0.78
    return 0.6 if mark is not None and mark.label is Label.META else 0.4


def _uncounted(tags: list[str]) -> list[str]:
    """The tags without the number of stories behind each, where all have one."""
    bare = [found[1] for tag in tags if (found := COUNTED.fullmatch(tag.strip()))]
    return bare if len(bare) == len(tags) > 1 else tags


def _pieces(block: Block, context: Context) -> tuple[list[str], bool]:
    """The tags of one block, and whether they had to be parted: its links, else what separators part, else the glued run."""
    links = tag_links(block) or [run for run in block.inlines if run.tag == "a"]
    if links:
        return [block.text[run.start : run.end] for run in links], False
    text = block.text[label_at(block.text) or 0 :].strip()
    if is_label(text):
        return [], False
    pieces = [piece for piece in SEPARATOR.split(text) if piece]
    if len(pieces) > 1 or not GLUED.search(text):
        return pieces, False
    parts = glue.part(text, *_words(context.whole))
    return list(parts), len(parts) > 1


def _words(whole: Page) -> tuple[glue.Vocabulary, frozenset[str]]:
    """The words of the page less its tag lines, and the phrases of several words that its tag lines hold."""
    texts: list[str] = []
    lines: list[str] = []
    for block in whole.blocks:
        text, tail = _tail(block.text)
        texts.append(text)
        if tail:
            lines.append(tail)
    vocabulary = glue.Vocabulary.of(texts, language_of("\n".join(whole.blocks[at].text for at in whole.body) or "\n".join(texts)))
    known = frozenset(piece for line in lines for piece in glue.part(line, vocabulary) if " " in piece)
    return vocabulary, known


def _tail(text: str) -> tuple[str, str]:
    """A block's text parted before the tag label in it, if there is one near its end."""
    near = max(0, len(text) - 400)
    for start in (0, *(found.end() for found in regex.finditer(r"\s(?=\p{L}[\p{L}\p{M}\s-]{1,40}[:：])", text, pos=near))):
        offset = label_at(text[start:])
        if offset is not None:
            return text[:start], text[start + offset :].strip()
    return text, ""


def _claimed(page: Page) -> Iterator[Found]:
    """What the head claims: one candidate a source."""
    claims = [c for c in page.claimed(*CLAIMED) if not c.of or c.of.endswith(STORY)]
    for (origin, name, of, _), group in groupby(claims, key=lambda c: (c.origin, c.name, c.of, c.item)):
        values = [claim.value for claim in group]
        tags = values if len(values) > 1 else CLAIM_SEPARATOR.split(values[0])
        kept = _clean((FACET.sub("", tag) for tag in tags), page)
        if kept:
            confidence = META_KEYWORDS if (origin, name) == ("meta", "keywords") else CLAIMED[name]
            yield Found(kept, METHODS.get(origin, "meta"), f"{of}.{name}" if of else name, ", ".join(values)[:300], confidence)


def _clean(tags: Iterable[str], page: Page) -> tuple[str, ...]:
    """Each tag once, as first written; labels, numbers, addresses, the headline, the site's name and whole sentences left out."""
    other = {fold(page.blocks[at].text) for at in page.headline} | {fold(claim.value) for claim in page.claimed(*SITE_NAMES)}
    kept: dict[str, str] = {}
    for tag in tags:
        text = squeeze(html.unescape(tag)).strip(EDGES)
        key = fold(text)
        if (
            key
            and key not in other
            and not is_label(text)
            and letters(text) <= LONGEST
            and any(map(str.isalpha, text))
            and not NO_TAG.fullmatch(text)
        ):
            kept.setdefault(key, text)
    return tuple(kept.values()) if len(kept) <= MOST else ()


EXTRACTOR = Extractor("tags", find)
