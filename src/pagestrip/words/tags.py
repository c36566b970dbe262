"""What gives a visible tag list away: its label ("Tags:", "Schlagworte:", "标签："), its hashtags, where its links lead.

The data is `tags.txt`, a section a language, `tag_links.txt`, and `no_tag.txt` with what names no topic.
"""

from functools import cache, lru_cache

import regex

from pagestrip.model import Block, Inline
from pagestrip.text import fold
from pagestrip.words import sections

COLON = regex.compile("[:：]")
LONGEST_LABEL = 60  # characters
LONGEST_TAG = 80  # characters; more is a headline
LINKED = 0.5  # share of a tag line's text that its links to tags hold
NAMED = frozenset(("tag", "keywords"))  # words of a link's rel, class or itemprop
HASHTAGS = regex.compile(r"\s*+#[\p{L}\p{N}][^#.!?]{0,60}(?:#[\p{L}\p{N}][^#.!?]{0,60}){1,30}")
PATH = regex.compile(r"(?:^\w{2,9}:)?(?://[^/?#]*+)?([^?#]*+)")


@cache
def _labels() -> frozenset[str]:
    lists = sections("tags.txt")
    return frozenset(entry.casefold() for name, entries in lists.items() if not name.endswith(" headings") for entry in entries)


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(fold, _labels()))


@cache
def _headings() -> frozenset[str]:
    lists = sections("tags.txt")
    return frozenset(fold(entry) for name, entries in lists.items() if name.endswith(" headings") for entry in entries)


@cache
def _folders() -> frozenset[str]:
    return frozenset(sections("tag_links.txt")[""])


@cache
def _nothing() -> frozenset[str]:
    return frozenset(map(fold, sections("no_tag.txt")["nothing"]))


def names_nothing(key: str) -> bool:
    """Whether a folded tag or section names no topic: "uncategorized", "front page", "featured"."""
    return key in _nothing()


@cache
def _facets() -> frozenset[str]:
    return frozenset(sections("no_tag.txt")["facets"])


def is_facet(text: str) -> bool:
    """Whether a tag is a system's own: a word for what it says, a colon, and that: "Region: Global", "site:courier"."""
    head, colon, _ = text.partition(":")
    return bool(colon) and head.strip().rpartition(" ")[2].casefold() in _facets()


def label_at(text: str) -> int | None:
    """Where the tags begin in a line that opens with a tag label and a colon; None for another line."""
    head = text[:LONGEST_LABEL]
    if ":" not in head and "：" not in head:
        return None
    found = COLON.search(head)
    return found.end() if found and head[: found.start()].strip().casefold() in _labels() else None


def opening_end(text: str) -> int:
    """Where a tag begins behind a label or a heading that stands before it in its own link: "More on: Ferries"; 0 without one."""
    found = COLON.search(text[:LONGEST_LABEL])
    head = text[: found.start()] if found else ""
    return found.end() if found and (is_label(head) or is_heading(head)) else 0


def is_label(text: str, key: str | None = None) -> bool:
    """Whether a text is nothing but a tag label, with or without its colon. `key` is the folded text, where it is known."""
    return len(text) <= LONGEST_LABEL and (fold(text) if key is None else key) in _keys()


def is_heading(text: str, key: str | None = None) -> bool:
    """Whether a text is a heading that stands over tags or over stories: "More on", "Mehr zum Thema"."""
    return len(text) <= LONGEST_LABEL and (fold(text) if key is None else key) in _headings()


def is_hashtags(text: str) -> bool:
    """Whether a line is nothing but two or more hashtags: "#ferries #Old harbour"."""
    return "#" in text and text.lstrip()[:1] == "#" and HASHTAGS.fullmatch(text) is not None


@lru_cache(maxsize=4096)  # cleaners and extractors ask for the same links
def leads_to_tag(href: str) -> bool:
    """Whether a link's address has a folder for tags in its path: "/tag/ferries", "https://example.org/themen/biber/"."""
    if _folders().isdisjoint(href.lower().replace(":", "/").split("/")):
        return False
    path = PATH.match(href)
    return path is not None and not _folders().isdisjoint(path[1].lower().split("/")[:-1])


def tag_links(block: Block, *, by_address: bool = True) -> list[Inline]:
    """The links of a block that say they lead to a tag: by rel, class or itemprop, or by their address. A category is a section."""
    return [run for run in block.inlines if run.tag == "a" and _is_tag_link(run, by_address=by_address)]


def _is_tag_link(link: Inline, *, by_address: bool) -> bool:
    if NAMED.isdisjoint(link.words):
        return by_address and leads_to_tag(link.value)
    return "category" not in link.words


def is_tag_links(block: Block, *, by_address: bool = True) -> bool:
    """Whether a block is mostly links to tags."""
    links = tag_links(block, by_address=by_address)
    if not links:
        return False
    lengths = [run.end - run.start for run in links]
    return sum(lengths) >= LINKED * len(block.text) and max(lengths) <= LONGEST_TAG
