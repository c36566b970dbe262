"""One walk over one lxml tree: blocks, sections, pictures and what the head claims."""

from collections.abc import Iterator
from typing import Any

from pagestrip.model import Claim, Page, Told
from pagestrip.readers import rescue, stamps, strays, tame
from pagestrip.readers.walk import Walk
from pagestrip.text import prose

RESOURCE_LIMIT = 114  # XML_ERR_RESOURCE_LIMIT of libxml2's xmlerror.h
EMPTY = 300  # letters of running text, about two paragraphs; an app's shell has fewer


def parse(text: str | bytes, warnings: list[str]) -> Any:
    """The lxml tree of a page; None where there is nothing to parse. Bytes must be UTF-8. A warning says what the parser could not hold."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    if tame.has_long_tag(data):
        data = tame.tamed(data, warnings)
    root, errors = parsed(data)
    if errors.filter_types([RESOURCE_LIMIT]):
        data = tame.tamed(data, warnings)
        root, errors = parsed(data)
    mended = strays.parted(data, strays.dropped(errors))
    return root if mended is data else parsed(mended)[0]


def parsed(data: bytes) -> tuple[Any, Any]:
    """The tree, and what the parser told on its way."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    return root, parser.error_log


def _language_of_article(root: Any) -> Iterator[Claim]:
    """The language of a page that is one article's element and no more, as a saved article is."""
    article = root.find("body/article[@lang]") if root.get("lang") is None else None
    if article is not None and len(article.getparent()) == 1:
        yield Claim("html", "lang", article.get("lang"))


def read(root: Any, url: str | None, warnings: list[str] | None = None) -> Page:
    """The page of an lxml element, walked once, without recursion. `warnings` are those of its parsing."""
    warnings = [] if warnings is None else warnings
    walk = Walk()
    walk.run(root)
    counts = _counts(walk)
    told = None
    if sum(counts) < EMPTY:
        walk, counts = _with_noscript(root, walk, counts)
        walk, counts, told = _with_told(root, walk, counts, warnings)
    stream = walk.stream
    claims = (*_language_of_article(root), *walk.claims())
    claims = (*claims, *stamps.claims(root, claims))
    warnings += stream.limits.warnings()
    page = Page(
        blocks=tuple(stream.blocks),
        sections=tuple(stream.sections),
        home=tuple(stream.home),
        claims=claims,
        pictures=tuple(stream.pictures),
        kind="html",
        url=url,
        warnings=tuple(warnings),
        told=told,
    )
    page.count_prose(counts)
    return page


def _counts(walk: "Walk") -> list[int]:
    """Letters of running text of each block."""
    return [prose(block.text) for block in walk.stream.blocks]


def _spoken(walk: "Walk") -> int:
    """Characters outside links: a list of cards has many in short lines, where it has no running text."""
    return sum([len(block.text) - block.link_chars for block in walk.stream.blocks])


def _with_told(root: Any, walk: "Walk", counts: list[int], warnings: list[str]) -> tuple["Walk", list[int], Told | None]:
    """A walk that begins with the story which the page tells outside its markup, where that is most of its text; else the walk as it was."""
    had = sum(counts)
    if had >= EMPTY:
        return walk, counts, None
    is_shell = _spoken(walk) < EMPTY
    for told in rescue.candidates(root, walk.claims(), warnings):
        tree = parse(told.page, warnings) if is_shell or told.titled else None
        if tree is None:
            continue
        second = Walk(shown=walk.shown)
        second.run(tree)
        has, blocks = sum(_counts(second)), second.stream.blocks
        if has > max(told.least, 3 * had):
            blocks[:] = [block._replace(line=0) for block in blocks]
            end = len(blocks)
            second.run(root)
            warnings.append(f"the page's own markup holds {had} letters of running text; its story was read from {told.method}: {told.where}")
            return second, _counts(second), Told(0, end, told.method, told.where)
    return walk, counts, None


def _with_noscript(root: Any, walk: "Walk", counts: list[int]) -> tuple["Walk", list[int]]:
    """A walk that shows what the page keeps for readers without scripts, where that is most of its text; else the walk as it was."""
    if next(root.iter("noscript"), None) is None:
        return walk, counts
    second = Walk(shown="noscript")
    second.run(root)
    found = _counts(second)
    return (second, found) if sum(found) > max(EMPTY, 3 * sum(counts)) else (walk, counts)
