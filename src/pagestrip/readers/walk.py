"""The walk over an lxml tree: what each element does to the stream of blocks, and what the head claims."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any

from pagestrip.model import Claim
from pagestrip.readers import head
from pagestrip.readers.elements import FEWEST_SWALLOWED, ROLES, TELLING, holds_page, is_boxed, is_data_row, is_hidden, picture_url, swallowed
from pagestrip.readers.names import HEADINGS, LONGEST_NAMES, NAMING, names_of, said_by
from pagestrip.readers.stream import CODE, HEADING, Stream
from pagestrip.text import squeeze

LINKS = frozenset(("canonical", "amphtml", "shortlink", "alternate"))
EDIT_LINK = "edit_link"  # family of class words: what stands behind a heading's words and is none of them
STYLING = frozenset(("b", "strong", "i", "em", "font", "u", "sup", "sub", "small"))

Leave = Callable[[], None]
Opener = Callable[["Walk", Any, Any], Leave | None]


class Walk:
    """The state of one walk: the stream that it fills and the head's raw statements. `shown` is an element that is else skipped."""

    def __init__(self, shown: str = "") -> None:
        self.shown = shown
        self.stream = Stream()
        self.close_block: Leave = self.stream.close_block
        self.close_inline: Leave = self.stream.close_inline
        self.own: list[Claim] = []
        self.scripts: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.props: list[head.Prop] = []
        self.items: list[tuple[int, str, str]] = []  # open microdata items: number, type, path
        self.item_count = 0

    def claims(self) -> tuple[Claim, ...]:
        """What the head states."""
        limits = self.stream.limits
        limits.long_json = sum(1 for script in self.scripts if len(script) > head.LONGEST_JSON)
        more = (head.jsonld_claims(self.scripts), head.meta_claims(self.metas), head.microdata_claims(self.props))
        claims = (*self.own, *islice(chain.from_iterable(more), head.MOST_CLAIMS))
        limits.claims = max(0, len(claims) - head.MOST_CLAIMS)
        limits.long_values = sum(1 for claim in claims if len(claim.value) >= head.LONGEST_VALUE)
        return claims[: head.MOST_CLAIMS]

    def run(self, root: Any) -> None:
        """Walk the tree depth first. An explicit stack of (element, what comes after it, how to leave it) stands for recursion.

        What a page says after its `</html>` the parser puts beside the root; browsers show it.
        """
        stream, openers, other = self.stream, OPENERS, Walk.other
        add = stream.add
        stack: list[tuple[Any, Iterator[Any], Leave]] = []
        coming: Iterator[Any] = chain((root,), root.itersiblings() if root.getparent() is None else ())
        while True:
            for element in coming:
                tag = element.tag
                leave = openers.get(tag, other)(self, element, tag)
                if leave is not None:
                    if len(element):
                        stack.append((element, coming, leave))
                        coming = iter(element)
                        break
                    leave()
                if (text := element.tail) and stack and (stream.length or not text.isspace() or stream.kind is CODE):
                    add(text)
            else:
                if not stack:
                    break
                element, coming, leave = stack.pop()
                leave()
                if (text := element.tail) and stack and (stream.length or not text.isspace() or stream.kind is CODE):
                    add(text)
        stream.flush()

    def other(self, element: Any, tag: Any) -> Leave | None:
        """Enter an element whose tag the data do not name as it is written; a comment has none."""
        if not isinstance(tag, str):
            return None
        tag = tag.rpartition("}")[2].lower()
        if tag in OPENERS:
            return OPENERS[tag](self, element, tag)
        if "-" in tag:
            return self.custom(element, tag) if self.stream.open_runs else self.block(element, tag)
        return self.inline(element, tag)

    def custom(self, element: Any, tag: str) -> Leave:
        """Enter an element of the page's own making in a line of text."""
        self.stream.boxed = True
        return partial(self.close_custom, self.inline(element, tag))

    def close_custom(self, leave: Leave) -> None:
        """Leave an element of the page's own making."""
        leave()
        self.stream.boxed = True

    def box(self, element: Any, tag: str) -> Leave | None:
        """Enter an element that is seen, but whose text is no running text: words before and after it are apart."""
        self.stream.boxed = True
        return self.skip(element, tag)

    def skip(self, element: Any, tag: str) -> Leave | None:
        """Enter an element whose text no reader sees."""
        if tag == self.shown or (len(element) and holds_page(element, tag)):
            return self.block(element, tag)
        self.skipped(element, tag)
        return None

    def block(self, element: Any, tag: str) -> Leave:
        """Enter an element that begins and ends a block."""
        items = element.items()
        stream = self.stream
        leave = self.close_figure if tag == "figure" else self.close_block
        names, telling = "", False
        for name, value in items:
            if name in NAMING and (name != "id" or tag not in HEADINGS):
                names = f"{names} {value}" if names else value
            telling = telling or name in TELLING
        if telling or len(names) > LONGEST_NAMES:
            attributes = dict(items)
            stream.open_block(tag, names_of(items, tag), is_hidden(attributes), element.sourceline or 0)
            leave = self.microdata(element, tag, attributes, leave)
        else:
            stream.open_block(tag, names, False, element.sourceline or 0)
        if (text := element.text) and (not text.isspace() or stream.kind is CODE):
            stream.add(text)
        return leave

    def row(self, element: Any, tag: str) -> Leave:
        """Enter a table row: one block if it holds text cells."""
        items = element.items()
        attributes = dict(items)
        self.stream.open_block(tag, names_of(items, tag), is_hidden(attributes), element.sourceline or 0)
        leave = self.close_block
        if is_data_row(element):
            self.stream.open_row()
            leave = self.close_row
        return self.entered(element, tag, attributes, leave)

    def cell(self, element: Any, tag: str) -> Leave:
        """Enter a table cell."""
        if not self.stream.in_row:
            return self.block(element, tag)
        self.stream.next_cell()
        return self.entered(element, tag, dict(element.items()), self.close_cell)

    def inline(self, element: Any, tag: str) -> Leave:
        """Enter an element that stands in a line of text."""
        if tag == "a" and len(element) >= FEWEST_SWALLOWED and swallowed(element):
            return self.block(element, tag)
        stream = self.stream
        leave = self.close_inline
        items = element.items()
        if items:
            if stream.kind is HEADING and stream.length and EDIT_LINK in said_by(names_of(items, tag))[1]:
                return self.block(element, tag)
            attributes = dict(items)
            if "style" in attributes and is_boxed(attributes["style"]):
                stream.space = True
                leave = self.close_boxed
            classed = bool(attributes.get("class"))
            apart = tag not in STYLING and (classed or tag != "span" or bool(attributes.get("id")))
            value = attributes.get("href") or attributes.get("datetime") or ""
            stream.open_inline(tag, names_of(items, tag), value, classed=classed, apart=apart)
            if "itemprop" in attributes or "itemscope" in attributes:
                leave = self.microdata(element, tag, attributes, leave)
        else:
            stream.open_inline(tag, "", "", classed=False, apart=tag not in STYLING and tag != "span")
        if text := element.text:
            stream.add(text)
        return leave

    def entered(self, element: Any, tag: str, attributes: dict[str, str], leave: Leave) -> Leave:
        """What the opening of every rarer element ends with: its microdata and its text."""
        leave = self.microdata(element, tag, attributes, leave)
        if text := element.text:
            self.stream.add(text)
        return leave

    def close_boxed(self) -> None:
        """Leave an inline element that stands apart by its style."""
        self.close_inline()
        self.stream.space = True

    def close_cell(self) -> None:
        """Leave a cell of a row; some pages have text after it."""
        self.stream.space = True

    def close_row(self) -> None:
        """Leave a table row."""
        self.stream.close_row()
        self.stream.close_block()

    def close_figure(self) -> None:
        """Leave a figure."""
        self.stream.close_block()
        self.stream.end_figure()

    def void(self, element: Any, tag: str) -> Leave:
        """Enter an element without text of its own: a line break, an image, the root with its language."""
        attributes = dict(element.items())
        if tag == "br":
            self.stream.line_break()
        elif tag == "html":
            if language := attributes.get("lang") or attributes.get("xml:lang"):
                self.own.append(Claim("html", "lang", language))
        else:
            self.stream.boxed = True
            if tag != "embed":
                self.picture(attributes)
        return self.entered(element, tag, attributes, _nothing)

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
        elif tag == "button" and self.stream.kind is HEADING:
            self.stream.add("".join(element.itertext()))

    def meta(self, element: Any) -> None:
        """A `<meta>` element: a name and its content, or a microdata property."""
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if content and name:
            self.metas.append((name, content))
        names = element.get("itemprop")
        if content and names and self.items:
            self.property(names, content)
        elif content and names:  # of no item: what the page says of itself
            self.props.extend(head.Prop(0, "", name, content) for name in names.split())

    def microdata(self, element: Any, tag: str, attributes: dict[str, str], leave: Leave) -> Leave:
        """Note a microdata property or open an item. Returns what leaves the element and closes the item."""
        if "itemprop" not in attributes and "itemscope" not in attributes:
            return leave
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
        if url := picture_url(attributes):
            self.stream.add_picture(url, attributes)


def _nothing() -> None:
    """How to leave an element that opened nothing."""


BY_ROLE: dict[str, Opener] = {
    "skip": Walk.skip,
    "box": Walk.box,
    "block": Walk.block,
    "row": Walk.row,
    "cell": Walk.cell,
    "inline": Walk.inline,
    "format": Walk.inline,
    "void": Walk.void,
}
OPENERS = {tag: BY_ROLE[role] for tag, role in ROLES.items()}
