"""One walk over one lxml tree: blocks, sections, pictures and what the head claims."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pagestrip.model import Claim, Kind, Page
from pagestrip.readers import head
from pagestrip.readers.stream import Stream
from pagestrip.text import prose, squeeze
from pagestrip.words import sections

ROLES = {tag: role for role, tags in sections("elements.txt").items() for tag in tags}
BLOCK = frozenset(tag for tag, role in ROLES.items() if role in ("block", "row", "cell"))
INVISIBLE = ("display:none", "visibility:hidden")
EMPTY = 300  # letters of running text, about two paragraphs; an app's shell has fewer
LINKS = frozenset(("canonical", "amphtml", "shortlink", "alternate"))
IMAGE_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
BARE: dict[str, str] = {}  # the attributes of every element without any

Leave = Callable[[], None]


def parse(text: str | bytes) -> Any:
    """The lxml tree of a page; None where there is nothing to parse. Bytes must be UTF-8."""
    from lxml import etree

    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def read(root: Any, url: str | None) -> Page:
    """The page of an lxml element, walked once, without recursion."""
    walk = Walk()
    walk.run(root)
    counts = [prose(block.text) for block in walk.stream.blocks]
    if sum(counts) < EMPTY:
        walk, counts = _with_noscript(root, walk, counts)
    stream = walk.stream
    claims = (
        *walk.own,
        *head.jsonld_claims(walk.scripts),
        *head.meta_claims(walk.metas),
        *head.microdata_claims(walk.props),
    )
    page = Page(
        blocks=tuple(stream.blocks),
        sections=tuple(stream.sections),
        home=tuple(stream.home),
        claims=claims[: head.MOST_CLAIMS],
        pictures=tuple(stream.pictures),
        kind="html",
        url=url,
    )
    page.count_prose(counts)
    return page


def _with_noscript(root: Any, walk: "Walk", counts: list[int]) -> tuple["Walk", list[int]]:
    """A walk that shows what the page keeps for readers without scripts, where that is most of its text; else the walk as it was."""
    if next(root.iter("noscript"), None) is None:
        return walk, counts
    second = Walk(shown="noscript")
    second.run(root)
    found = [prose(block.text) for block in second.stream.blocks]
    return (second, found) if sum(found) > max(EMPTY, 3 * sum(counts)) else (walk, counts)


class Walk:
    """The state of one walk: the stream that it fills and the head's raw statements. `shown` is an element that is else skipped."""

    def __init__(self, shown: str = "") -> None:
        self.shown = shown
        self.stream = Stream()
        self.close_block, self.close_inline = self.stream.close_block, self.stream.close_inline
        self.own: list[Claim] = []
        self.scripts: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.props: list[head.Prop] = []
        self.items: list[tuple[int, str, str]] = []  # open microdata items: number, type, path
        self.item_count = 0

    def run(self, root: Any) -> None:
        """Walk the tree depth first. An explicit stack of (element, what comes after it, how to leave it) stands for recursion."""
        enter, add = self.open, self.stream.add
        stack: list[tuple[Any, Iterator[Any], Leave]] = []
        coming: Iterator[Any] = iter((root,))
        while True:
            for element in coming:
                leave = enter(element)
                if leave is not None:
                    if len(element):
                        stack.append((element, coming, leave))
                        coming = iter(element)
                        break
                    leave()
                if stack and (tail := element.tail):
                    add(tail)
            else:
                if not stack:
                    break
                element, coming, leave = stack.pop()
                leave()
                if stack and (tail := element.tail):
                    add(tail)
        self.stream.flush()

    def open(self, element: Any) -> Leave | None:
        """Enter an element. Returns how to leave it, None where its inside is not to be walked."""
        tag = element.tag
        role = ROLES.get(tag)
        if role is None:
            if not isinstance(tag, str):
                return None  # a comment
            tag = tag.rpartition("}")[2].lower()
            role = ROLES.get(tag) or ("custom" if "-" in tag else "inline")
        if role == "skip":
            if tag != self.shown and not _holds_page(element, tag):
                self.skipped(element, tag)
                return None
            role = "block"
        items = element.items()
        attributes = dict(items) if items else BARE
        leave = self.enter(element, tag, role, attributes)
        if items and ("itemprop" in attributes or "itemscope" in attributes):
            leave = self.microdata(element, tag, attributes, leave)
        text = element.text
        if text:
            self.stream.add(text)
        return leave

    def enter(self, element: Any, tag: str, role: str, attributes: dict[str, str]) -> Leave:
        """Tell the stream what kind of element begins. Returns what undoes it."""
        stream = self.stream
        if role == "cell" and stream.in_row:
            stream.next_cell()
            return _nothing
        if role == "inline" or (role == "custom" and stream.open_runs):
            stream.open_inline(tag, attributes, parted=True)
            return self.close_inline
        if role == "format":
            stream.open_inline(tag, attributes, parted=False)
            return self.close_inline
        if role == "void":
            self.void(tag, attributes)
            return _nothing
        row = role == "row" and _is_data_row(element)
        stream.open_block(tag, attributes, hidden=attributes is not BARE and _is_hidden(attributes), line=element.sourceline or 0)
        if row:
            stream.open_row()
            return self.close_row
        return self.close_figure if tag == "figure" else self.close_block

    def close_row(self) -> None:
        """Leave a table row."""
        self.stream.close_row()
        self.stream.close_block()

    def close_figure(self) -> None:
        """Leave a figure."""
        self.stream.close_block()
        self.stream.end_figure()

    def void(self, tag: str, attributes: dict[str, str]) -> None:
        """Elements without text of their own: a line break, an image, the root with its language."""
        if tag == "br":
            self.stream.line_break()
        elif tag == "html":
            if attributes.get("lang"):
                self.own.append(Claim("html", "lang", attributes["lang"]))
        else:
            self.picture(attributes)

    def skipped(self, element: Any, tag: str) -> None:
        """Elements whose text no reader sees; the head's are kept as claims."""
        if tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                self.scripts.append(element.text)
        elif tag == "meta":
            self.meta(element)
        elif tag == "link":
            rel, href = (element.get("rel") or "").lower(), element.get("href")
            if href and rel in LINKS:
                self.own.append(Claim("link", rel, href.strip()))
            if href and element.get("itemprop"):
                self.property(element.get("itemprop"), href)
        elif tag == "title":
            if element.text and element.text.strip() and not any(c.origin == "title" for c in self.own):
                self.own.append(Claim("title", "title", squeeze(element.text)))
        elif tag == "button" and self.stream.kind is Kind.HEADING:
            self.stream.add("".join(element.itertext()))

    def meta(self, element: Any) -> None:
        """A `<meta>` element: a name and its content, or a microdata property."""
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if content and name:
            self.metas.append((name, content))
        if content and element.get("itemprop"):
            self.property(element.get("itemprop"), content)

    def microdata(self, element: Any, tag: str, attributes: dict[str, str], leave: Leave) -> Leave:
        """Note a microdata property or open an item. Returns what leaves the element and closes the item."""
        names = attributes.get("itemprop", "").split()
        if "itemscope" in attributes:
            kind = attributes.get("itemtype", "").rpartition("/")[2]
            if names and self.items:
                number, of, path = self.items[-1]
                self.items.append((number, of, f"{path}{names[0]}."))
            else:
                self.item_count += 1
                self.items.append((self.item_count, kind, ""))
            return partial(self.close_item, leave)
        if names and names[0] not in ("articleBody", "text", "reviewBody"):
            value = attributes.get("content") or attributes.get("datetime")
            if value is None:
                value = attributes.get("href") or attributes.get("src") if tag in ("a", "img", "link") and names[0] in ("url", "image") else None
            self.property(attributes["itemprop"], value if value is not None else "".join(element.itertext())[:1000])
        return leave

    def close_item(self, leave: Leave) -> None:
        """Leave an element that is a microdata item."""
        leave()
        self.items.pop()

    def property(self, names: str, value: str) -> None:
        """One microdata property of the open item."""
        if self.items:
            number, of, path = self.items[-1]
            self.props.extend(head.Prop(number, of, path + name, value) for name in names.split())

    def picture(self, attributes: dict[str, str]) -> None:
        """An image stands at the next block."""
        sources = [attributes[name].strip() for name in IMAGE_SOURCES if attributes.get(name)]
        url = next((s for s in sources if not s.startswith("data:")), "")
        if not url and attributes.get("srcset"):
            url = attributes["srcset"].strip().split(maxsplit=1)[0].rstrip(",")
        if url:
            self.stream.add_picture(url, attributes)


def _nothing() -> None:
    """How to leave an element that opened nothing."""


def _is_hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and any(word in style.replace(" ", "").lower() for word in INVISIBLE)  # type: ignore[union-attr]  # bool(style) says so


def _holds_page(element: Any, tag: str) -> bool:
    """Whether a button was never closed, so that the parser put the page inside it."""
    return tag == "button" and len(element) > 0 and next(element.iter("main", "article", "h1"), None) is not None


def _is_data_row(row: Any) -> bool:
    """Whether a table row holds text cells; one whose cells hold blocks or sub-tables is layout."""
    cells = 0
    for cell in row:
        if cell.tag in ("td", "th"):
            cells += 1
            if any(isinstance(child.tag, str) and child.tag in BLOCK for child in cell):
                return False
    return cells > 1
