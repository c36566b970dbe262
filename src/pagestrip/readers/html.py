"""One walk over one lxml tree: blocks, sections, pictures and what the head claims."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from pagestrip.model import Claim, Kind, Page, Told
from pagestrip.readers import head, rescue
from pagestrip.readers.stream import Stream
from pagestrip.text import prose, squeeze
from pagestrip.words import sections

ROLES = {tag: role for role, tags in sections("elements.txt").items() for tag in tags}
BLOCK = frozenset(tag for tag, role in ROLES.items() if role in ("block", "row", "cell"))
BOXED = ("display:block", "display:flex", "display:grid", "display:table", "display:list-item")
INVISIBLE = ("display:none", "visibility:hidden")
EMPTY = 300  # letters of running text, about two paragraphs; an app's shell has fewer
LINKS = frozenset(("canonical", "amphtml", "shortlink", "alternate"))
IMAGE_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


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
    warnings: list[str] = []
    told = None
    if _running(walk) < EMPTY:
        walk = _with_noscript(root, walk)
        walk, told = _with_told(root, walk, warnings)
    stream = walk.stream
    return Page(
        blocks=tuple(stream.blocks),
        sections=tuple(stream.sections),
        home=tuple(stream.home),
        claims=walk.claims(),
        pictures=tuple(stream.pictures),
        kind="html",
        url=url,
        warnings=tuple(warnings),
        told=told,
    )


def _running(walk: "Walk") -> int:
    """Letters of running text."""
    return sum(prose(block.text) for block in walk.stream.blocks)


def _with_told(root: Any, walk: "Walk", warnings: list[str]) -> tuple["Walk", Told | None]:
    """A walk that begins with the story which the page tells outside its markup, where that is most of its text; else the walk as it was."""
    had = _running(walk)
    if had >= EMPTY:
        return walk, None
    for told in rescue.candidates(root, walk.claims(), warnings):
        tree = parse(told.page)
        if tree is None:
            continue
        second = Walk(shown=walk.shown)
        second.run(tree)
        has, blocks = _running(second), second.stream.blocks
        if has > max(told.least, 3 * had):
            blocks[:] = [block._replace(line=0) for block in blocks]
            end = len(blocks)
            second.run(root)
            warnings.append(f"the page's own markup holds {had} letters of running text; its story was read from {told.method}: {told.where}")
            return second, Told(0, end, told.method, told.where)
    return walk, None


def _with_noscript(root: Any, walk: "Walk") -> "Walk":
    """A walk that shows what the page keeps for readers without scripts, where that is most of its text; else the walk as it was."""
    if next(root.iter("noscript"), None) is None:
        return walk
    second = Walk(shown="noscript")
    second.run(root)
    return second if _running(second) > max(EMPTY, 3 * _running(walk)) else walk


class Walk:
    """The state of one walk: the stream that it fills and the head's raw statements. `shown` is an element that is else skipped."""

    def __init__(self, shown: str = "") -> None:
        self.shown = shown
        self.stream = Stream()
        self.own: list[Claim] = []
        self.scripts: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.props: list[head.Prop] = []
        self.items: list[tuple[int, str, str]] = []  # open microdata items: number, type, path
        self.item_count = 0

    def claims(self) -> tuple[Claim, ...]:
        """What the head states."""
        more = (head.jsonld_claims(self.scripts), head.meta_claims(self.metas), head.microdata_claims(self.props))
        return (*self.own, *chain.from_iterable(more))[: head.MOST_CLAIMS]

    def run(self, root: Any) -> None:
        """Walk the tree depth first. An explicit stack of (element, children, how to leave it) stands for recursion."""
        add = self.stream.add
        stack: list[tuple[Any, Iterator[Any], str]] = []
        element: Any = root
        while True:
            tag = element.tag
            leave = self.open(element, tag) if isinstance(tag, str) else None
            if leave is not None and len(element):
                stack.append((element, iter(element), leave))
            else:
                if leave:
                    self.close(leave)
                if stack and (tail := element.tail):
                    add(tail)
            element = None
            while stack and element is None:
                parent, children, leave = stack[-1]
                element = next(children, None)
                if element is None:
                    stack.pop()
                    self.close(leave)
                    if stack and (tail := parent.tail):
                        add(tail)
            if element is None:
                break
        self.stream.flush()

    def open(self, element: Any, tag: str) -> str | None:
        """Enter an element. Returns how to leave it, None where its inside is not to be walked."""
        role = ROLES.get(tag)
        if role is None:
            tag = tag.rpartition("}")[2].lower()
            role = ROLES.get(tag) or ("custom" if "-" in tag else "inline")
        if role == "skip":
            if tag != self.shown and not _holds_page(element, tag):
                self.skipped(element, tag)
                return None
            role = "block"
        attributes = dict(element.items())
        leave = self.enter(element, tag, role, attributes)
        if "itemprop" in attributes or "itemscope" in attributes:
            leave += self.microdata(element, tag, attributes)
        text = element.text
        if text:
            self.stream.add(text)
        return leave

    def enter(self, element: Any, tag: str, role: str, attributes: dict[str, str]) -> str:
        """Tell the stream what kind of element begins. The letters returned name what `close` has to undo."""
        stream = self.stream
        if role == "cell" and stream.in_row:
            stream.next_cell()
            return ""
        if role == "inline" or (role == "custom" and stream.open_runs):
            boxed = "style" in attributes and _is_boxed(attributes["style"])
            stream.space = stream.space or boxed
            stream.open_inline(tag, attributes, parted=True)
            return "is" if boxed else "i"
        if role == "format":
            stream.open_inline(tag, attributes, parted=False)
            return "i"
        if role == "void":
            self.void(tag, attributes)
            return ""
        row = role == "row" and _is_data_row(element)
        stream.open_block(tag, attributes, hidden=bool(attributes) and _is_hidden(attributes), line=element.sourceline or 0)
        if row:
            stream.open_row()
        return "rb" if row else "bf" if tag == "figure" else "b"

    def void(self, tag: str, attributes: dict[str, str]) -> None:
        """Elements without text of their own: a line break, an image, the root with its language."""
        if tag == "br":
            self.stream.line_break()
        elif tag == "html":
            if attributes.get("lang"):
                self.own.append(Claim("html", "lang", attributes["lang"]))
        else:
            self.picture(attributes)

    def close(self, leave: str) -> None:
        """Leave an element."""
        for letter in leave:
            if letter == "b":
                self.stream.close_block()
            elif letter == "i":
                self.stream.close_inline()
            elif letter == "r":
                self.stream.close_row()
            elif letter == "s":
                self.stream.space = True
            elif letter == "f":
                self.stream.end_figure()
            else:
                self.items.pop()

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

    def microdata(self, element: Any, tag: str, attributes: dict[str, str]) -> str:
        """Note a microdata property or open an item. Returns the letter that closes the item."""
        names = attributes.get("itemprop", "").split()
        if "itemscope" in attributes:
            kind = attributes.get("itemtype", "").rpartition("/")[2]
            if names and self.items:
                number, of, path = self.items[-1]
                self.items.append((number, of, f"{path}{names[0]}."))
            else:
                self.item_count += 1
                self.items.append((self.item_count, kind, ""))
            return "m"
        if names and names[0] not in ("articleBody", "text", "reviewBody"):
            value = attributes.get("content") or attributes.get("datetime")
            if value is None:
                value = attributes.get("href") or attributes.get("src") if tag in ("a", "img", "link") and names[0] in ("url", "image") else None
            self.property(attributes["itemprop"], value if value is not None else "".join(element.itertext())[:1000])
        return ""

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


def _is_hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and any(word in style.replace(" ", "").lower() for word in INVISIBLE)  # type: ignore[union-attr]  # bool(style) says so


def _is_boxed(style: str) -> bool:
    """Whether an inline element stands on a line of its own by its style alone: it parts words, but stays in the block."""
    style = style.replace(" ", "").lower()
    return any(word in style for word in BOXED)


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
