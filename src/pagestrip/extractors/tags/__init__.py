"""The tags: the list that the page shows beside its story, else the keywords that its head claims."""

import html
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

import regex

from pagestrip import dates, glue
from pagestrip.extractors import sites
from pagestrip.extractors.section import METHODS
from pagestrip.extractors.tags import taglists, told
from pagestrip.extractors.tags.taglists import Sign, TagList
from pagestrip.model import STORY_TYPES, Block, Context, Extractor, Found, Kind, Label, Page
from pagestrip.text import folded, letters, squeeze
from pagestrip.words.languages import language_of
from pagestrip.words.phrases import vocabulary as chrome
from pagestrip.words.tags import LONGEST_TAG, is_facet, is_heading, is_label, label_at, names_nothing, opening_end, tag_links

CLAIMED = {"keywords": 0.8, "news_keywords": 0.75, "parsely-tags": 0.72, "article:tag": 0.7, "sailthru.tags": 0.45, "classification-tags": 0.45}
META_KEYWORDS = 0.5  # <meta name="keywords"> is often the whole site's
STORY = (*STORY_TYPES, "WebPage", "CreativeWork", "Recipe")
SEPARATOR = regex.compile(r"\s?[,;|•·、،；，・\n]\s*+|(?:^|\s)#(?=\S)")
CLAIM_SEPARATOR = regex.compile(r"\s?[,;|、،；，]\s*+(?!&\s|(?:Inc|Ltd|LLC|Corp|Co|Jr|Sr)\b\.?\s?(?:[,;|]|$))")  # "Marbelow Tools, Inc." is one tag
# Some systems write what a keyword is before it
FACET = regex.compile(r"^\s*(?:category|keyword|section|tag|topic)\s?[:=]\s?", flags=regex.IGNORECASE)
NO_TAG = regex.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]+\.(?:com|net|org|html?|ca|de|uk)")
SIGN_OF_CODE = regex.compile(r"[:/]{2}|-/|\{")
GLUED = regex.compile(r"\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}|[)!?]\w|\w{18}")
MOST = 60  # tags of one list; a longer list is an index
MOST_LINES = 50  # tag lines of one page whose phrases part the others
SAMPLE = 2000  # letters of the story that tell its language
LONGEST_MEAN = 4.0  # words of a list's tags on the mean; more are headlines
LONGEST_AGE = 60  # characters of a line that says an age
MOST_LETTERS = 2  # tags of one letter; more are an index
MENU = 0.25  # share of a list's entries that are chrome, of which a story's tags may have one
CLOUD = 20  # tags of a list that may be the whole site's
CONFIRMED = 0.25  # share of a list's tags of which the story says a word; the keywords of a site have fewer
PARTED = "parted where the page's own words end"
ASIDE = regex.compile(r"\s*+(?:\([^()]*+\))?\s*+")  # "(opens in a new window)"
COUNTED = regex.compile(r"(?<=\S)\s?+\(\d{1,6}\)$")  # how many stories a tag has, printed behind it
NUMBERED = regex.compile(r"(?<=[^\d\s])\s?+\d{1,6}$")  # the same without parentheses, which may also be part of the tag
FEWEST_NUMBERED = 3  # tags of a list that all end in a number, before the numbers are taken for counts
MAY_LABEL = regex.compile(r"\s(?=\p{L}[\p{L}\p{M}\s-]{1,40}[:：])")
EDGES = " #\u00a0,;:|•·/→›»…"


def find(page: Page, context: Context) -> Iterator[Found]:
    """The visible tag lists in page order, then the claims."""
    no_topics = frozenset(_no_topics(page, context))
    for tag_list in _lists(page, context):
        yield from _shown(page, context, tag_list, no_topics)
    if page is context.whole:
        yield from _claimed(page, no_topics)


def _lists(page: Page, context: Context) -> Iterator[TagList]:
    """The visible lists, unnamed ones only of a dated or signed story; of a related card its labelled lines, for what stands beside is known."""
    if page is context.whole:
        is_story = any(context.known.get(field) for field in ("published", "authors", "dateline"))
        yield from (found for found in taglists.of(page) if (is_story or found.sign is not Sign.STORY) and not _is_a_cards(page, found))
    else:
        yield from (TagList((block,), Sign.LABEL) for block in page.labelled(Label.META) if label_at(block.text) is not None)


def _is_a_cards(page: Page, tag_list: TagList) -> bool:
    """Whether a list stands below the age of an aggregator's card, which prints its own story's tags."""
    first = next((block.index for block in tag_list.blocks if page.label_at(block.index) is Label.RELATED), None)
    if page.kind != "text" or first is None:
        return False
    return any(block.index < first and len(block.text) <= LONGEST_AGE and dates.age(block.text) for block in page.labelled(Label.RELATED))


def _shown(page: Page, context: Context, tag_list: TagList, no_topics: frozenset[str]) -> Iterator[Found]:
    """What a visible list says; one that only its element's name speaks for must be made of links."""
    blocks = [b for b in tag_list.blocks if tag_list.sign is not Sign.NAME or b.link_chars >= taglists.LINKED * len(b.text)]
    tags: list[str] = []
    parted = False
    for block in blocks:
        pieces, was_glued = _pieces(block, context)
        tags.extend(pieces)
        parted = parted or was_glued
    kept = _clean(_uncounted([tag for tag in tags if not ASIDE.fullmatch(tag)]), no_topics)
    if not _is_list(kept) or (len(kept) >= CLOUD and told.share(page, kept) < CONFIRMED):
        return
    where = f"block {blocks[0].index}" if len(blocks) == 1 else f"blocks {blocks[0].index} to {blocks[-1].index}"
    text = " ".join(block.text for block in blocks)[:300]
    yield Found(kept, page.method, where, text, _confidence(page, tag_list, len(kept)), PARTED if parted else "")


def _is_list(tags: tuple[str, ...]) -> bool:
    """Whether these are tags: not headlines, not an index of letters, no chrome ("Load more"), of which a menu has several."""
    furniture = sum(folded(tag) in chrome() for tag in tags)
    if furniture == len(tags) or (furniture > 1 and furniture >= MENU * len(tags)):
        return False
    return sum(len(tag.split()) for tag in tags) <= LONGEST_MEAN * len(tags) and sum(len(tag) == 1 for tag in tags) <= MOST_LETTERS


def _confidence(page: Page, tag_list: TagList, count: int) -> float:
    """Several tags with a label or links to tags are sure; a lone one may be a card's."""
    first = tag_list.blocks[0]
    if tag_list.sign is Sign.LABEL and (count > 1 or not first.link_chars):
        return 0.9
    if count > 1:
        return 0.78 if tag_list.sign is not Sign.STORY else 0.65
    return 0.6 if page.label_at(first.index) is Label.META else 0.4


def _uncounted(tags: list[str]) -> list[str]:
    """The tags without the number of stories behind each."""
    tags = [COUNTED.sub("", tag.strip()) for tag in tags]
    bare = [tag[: found.start()] for tag in tags if (found := NUMBERED.search(tag))]
    return bare if len(bare) == len(tags) >= FEWEST_NUMBERED else tags


def _pieces(block: Block, context: Context) -> tuple[list[str], bool]:
    """The tags of one block, and whether they had to be parted: its links, else what separators part, else the glued run."""
    links = tag_links(block) or [run for run in block.inlines if run.tag == "a"]
    if links:
        said = (block.text[run.start : run.end] for run in links)
        return [text[opening_end(text) :] for text in said], False
    start = label_at(block.text)
    text = block.text[start or 0 :].strip()
    if is_label(text):
        return [], False
    if block.kind is Kind.ITEM and start is None:
        return [text], False
    pieces = [piece for piece in SEPARATOR.split(text) if piece]
    if len(pieces) > 1 or not GLUED.search(text):
        return pieces, False
    parts = glue.part(text, *_words(context.whole, block.text))
    return list(parts), len(parts) > 1


def _words(whole: Page, run: str) -> tuple[glue.Vocabulary, frozenset[str]]:
    """The words of the page less its tag lines and the run itself, and the phrases of several words that tag lines hold."""
    story = "\n".join(whole.blocks[at].text for at in whole.body)[:SAMPLE]
    return _words_of(tuple(block.text for block in whole.blocks if block.text != run), story)


@lru_cache(maxsize=2)  # a page's cards ask one after the other
def _words_of(texts: tuple[str, ...], story: str) -> tuple[glue.Vocabulary, frozenset[str]]:
    kept: list[str] = []
    lines: list[str] = []
    labelled = False
    for text in texts:
        rest, tail = ("", text) if labelled else _tail(text)
        kept.append(rest)
        if tail and len(lines) < MOST_LINES:
            lines.append(tail)
        labelled = is_label(text) or is_heading(text)
    vocabulary = glue.Vocabulary.of(kept, language_of(story or "\n".join(kept)))
    return vocabulary, frozenset(piece for line in lines for piece in glue.part(line, vocabulary) if " " in piece)


def _tail(text: str) -> tuple[str, str]:
    """A block's text parted before the tag label in it, if there is one near its end."""
    near = max(0, len(text) - 400)
    for start in (0, *(found.end() for found in MAY_LABEL.finditer(text, near))):
        offset = label_at(text[start:])
        if offset is not None:
            return text[:start], text[start + offset :].strip()
    return text, ""


def _claimed(page: Page, no_topics: frozenset[str]) -> Iterator[Found]:
    """What the head claims: one candidate a source. Keywords of which the story says next to nothing are the site's."""
    claims = [c for c in page.claimed(*CLAIMED) if c.may_be_of(STORY)]
    for (origin, name, of, _), group in groupby(claims, key=lambda c: (c.origin, c.name, c.of, c.item)):
        values = [claim.value for claim in group]
        tags = values if len(values) > 1 else CLAIM_SEPARATOR.split(values[0])
        kept = told.topics(page, _clean((FACET.sub("", tag) if ":" in tag or "=" in tag else tag for tag in tags), no_topics))
        is_meta = (origin, name) == ("meta", "keywords")
        if kept and not (is_meta and told.share(page, kept) < CONFIRMED):
            confidence = META_KEYWORDS if is_meta else CLAIMED[name]
            yield Found(kept, METHODS.get(origin, "meta"), f"{of}.{name}" if of else name, ", ".join(values)[:300], confidence)


def _clean(tags: Iterable[str], no_topics: frozenset[str]) -> tuple[str, ...]:
    """Each tag once, as first written; what is no topic left out."""
    kept: dict[str, str] = {}
    for tag in tags:
        text = squeeze(html.unescape(tag) if "&" in tag else tag).strip(EDGES)
        key = folded(text)
        if key and key not in no_topics and _is_tag(text, key):
            kept.setdefault(key, text)
            if len(kept) > MOST:
                return ()
    return tuple(kept.values())


def _no_topics(page: Page, context: Context) -> Iterator[str]:
    """What may stand among a story's tags and is not what it is about: its headline, the site's name, who wrote it; as keys."""
    headline = " ".join(page.blocks[at].text for at in page.headline).casefold()
    yield from (folded(page.blocks[at].text) for at in page.headline)
    source = context.known.get("source")
    for name in (*(c.value for c in page.claimed(*sites.NAMES)), source.name if source and source.name else ""):
        yield from (folded(name), folded(f"The {name}"), folded(name.replace(" ", "")))
    for author in context.known.get("authors") or ():
        if author.casefold() not in headline:
            first, _, last = author.rpartition(" ")
            yield from (folded(author), folded(f"{last} {first}"))


def _is_tag(text: str, key: str) -> bool:
    """Whether a text can be a tag: no label, no number, no date, no address or identifier, no sentence."""
    return (
        letters(text) <= LONGEST_TAG
        and any(map(str.isalpha, text))
        and not (names_nothing(key) or is_facet(text) or (len(text) == 1 and text.islower()))
        and not (NO_TAG.fullmatch(text) or SIGN_OF_CODE.search(text))
        and not (is_label(text, key) or is_heading(text, key))
        and not ("#" in key and dates.is_dated(text))
    )


EXTRACTOR = Extractor("tags", find)
