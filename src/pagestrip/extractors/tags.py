"""The tags: the list that the page shows beside its story, else the keywords that its head claims."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import regex

from pagestrip import glue
from pagestrip.model import Block, Context, Extractor, Found, Label, Page
from pagestrip.text import fold, letters, squeeze
from pagestrip.words.languages import language_of
from pagestrip.words.tags import is_label, label_at

CLAIMED = {"keywords": 0.8, "article:tag": 0.75, "parsely-tags": 0.72, "news_keywords": 0.7, "sailthru.tags": 0.65}
META_KEYWORDS = 0.5  # <meta name="keywords"> is often the whole site's
METHODS = {"jsonld": "json-ld", "microdata": "microdata", "opengraph": "opengraph"}
STORY = ("Article", "Posting", "Report", "Review", "WebPage", "CreativeWork", "Recipe", "VideoObject")
SEPARATOR = regex.compile(r"\s*+[,;|•·、،；，・\n]\s*+|(?:^|\s++)#(?=\S)")
CLAIM_SEPARATOR = regex.compile(r"\s*+[,;|、،；，]\s*+")
LONGEST = 80  # letters of a tag; more is a sentence
MOST = 60  # tags of one list; a longer list is an index
AFTER = 40  # blocks behind the body in which its tag list stands
PARTED = "parted where the page's own words end"
EDGES = " #\u00a0,;:|•·/→›»…"


def find(page: Page, context: Context) -> Iterator[Found]:
    """The visible tag lists in page order, then the claims."""
    for blocks, confidence in _lists(page, context):
        yield from _shown(page, context, blocks, confidence)
    if page is context.whole:
        yield from _claimed(page)


def _lists(page: Page, context: Context) -> Iterator[tuple[list[Block], float]]:
    """The runs of blocks that are tag lists, with what their place is worth."""
    card = page is not context.whole
    for key, group in groupby(page.blocks, key=lambda block: _tag_mark(page, block, card)):
        if key is not None:
            blocks = list(group)
            confidence = 0.9 if card else _place(page, blocks)
            if confidence:
                yield blocks, confidence


def _tag_mark(page: Page, block: Block, card: bool) -> object | None:
    """What makes neighbouring blocks one tag list; None for a block of none."""
    mark = page.labels[block.index]
    if mark is None or mark.label is not Label.META:
        return None
    if card:
        return block.index if label_at(block.text) is not None else None
    return mark if mark.by == "tags" else None


def _place(page: Page, blocks: list[Block]) -> float:
    """How sure it is that a list belongs to the story: behind its body, between headline and body; 0 elsewhere."""
    first, last = (page.body[0], page.body[-1]) if page.body else (-1, -1)
    at = blocks[0].index
    if page.headline and at < page.headline[0] - 4:
        return 0.0
    if at > last:
        return 0.9 if at - last <= AFTER else 0.0
    return 0.85 if at < first or page.headline else 0.0


def _shown(page: Page, context: Context, blocks: list[Block], confidence: float) -> Iterator[Found]:
    tags: list[str] = []
    parted = False
    for block in blocks:
        pieces, was_glued = _pieces(block, context)
        tags.extend(pieces)
        parted = parted or was_glued
    kept = _clean(tags, page)
    if kept:
        where = f"block {blocks[0].index}" if len(blocks) == 1 else f"blocks {blocks[0].index} to {blocks[-1].index}"
        text = " ".join(block.text for block in blocks)[:300]
        yield Found(kept, "markup" if page.kind == "html" else "text", where, text, confidence, PARTED if parted else "")


def _pieces(block: Block, context: Context) -> tuple[list[str], bool]:
    """The tags of one block, and whether they had to be parted: its links, else what separators part, else the glued run."""
    links = [block.text[run.start : run.end] for run in block.inlines if run.tag == "a"]
    if links:
        return links, False
    text = block.text[label_at(block.text) or 0 :].strip()
    if is_label(text):
        return [], False
    pieces = [piece for piece in SEPARATOR.split(text) if piece]
    if len(pieces) > 1 or not text:
        return pieces, False
    parts = glue.part(text, *_words(context.whole))
    return list(parts), len(parts) > 1


def _words(whole: Page) -> tuple[glue.Vocabulary, frozenset[str]]:
    """The words of the page less its tag lines, and the phrases of several words that its other tag lines hold."""
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
    """A block's text parted before the tag label in it, if there is one."""
    for at in (0, *(m.end() for m in regex.finditer(r"\s(?=\p{L}{2,20}[\s\p{L}-]{0,20}[:：])", text[-400:]))):
        start = at if at == 0 else max(0, len(text) - 400) + at
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
        kept = _clean(tags, page)
        if kept:
            confidence = META_KEYWORDS if (origin, name) == ("meta", "keywords") else CLAIMED[name]
            yield Found(kept, METHODS.get(origin, "meta"), f"{of}.{name}" if of else name, ", ".join(values)[:300], confidence)


def _clean(tags: Iterable[str], page: Page) -> tuple[str, ...]:
    """Each tag once, as first written; labels, numbers, the headline itself and whole sentences left out."""
    title = {fold(page.blocks[at].text) for at in page.headline}
    kept: dict[str, str] = {}
    for tag in tags:
        text = squeeze(tag).strip(EDGES)
        key = fold(text)
        if key and key not in title and not is_label(text) and letters(text) <= LONGEST and "//" not in text and any(map(str.isalpha, text)):
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values()) if len(kept) <= MOST else ()


EXTRACTOR = Extractor("tags", find)
