"""The walk over a page's markup: what each element does to the stream of blocks, and what the head claims."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice

from pagestrip.model import Claim
from pagestrip.readers import head
from pagestrip.readers.elements import DRAWINGS, ROLES, drawn_templates, holds_page, is_boxed, is_data_row, picture_url, swallowed
from pagestrip.readers.events import REACH, TAG, Attributes, Event, Events, text_of
from pagestrip.readers.names import names_of, said_by
from pagestrip.readers.stream import CODE, HEADING, Stream
from pagestrip.text import squeeze

LINKS = frozenset(("canonical", "amphtml", "shortlink", "alternate"))
EDIT_LINK = "edit_link"  # family of class words: what stands behind a heading's words and is none of them
MAY_HOLD_PAGE = DRAWINGS | {"button"}
STYLING = frozenset(("b", "strong", "i", "em", "font", "u", "sup", "sub", "small"))

Leave = Callable[[], None]
Opener = Callable[["Walk", str, Attributes, int], Leave | None]


class Walk:
    """The state of one walk: the stream that it fills and the head's raw statements. `shown` is an element that is else skipped."""

    def __init__(self, shown: str = "") -> None:
        self.events: Events = ()
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
        self.drawn: set[int] = set()  # where templates begin that are elements of a drawing

    def claims(self) -> tuple[Claim, ...]:
        """What the head states."""
        limits = self.stream.limits
        limits.long_json = sum(1 for script in self.scripts if len(script) > head.LONGEST_JSON)
        more = (head.jsonld_claims(self.scripts), head.meta_claims(self.metas), head.microdata_claims(self.props))
        claims = (*self.own, *islice(chain.from_iterable(more), head.MOST_CLAIMS))
        limits.claims = max(0, len(claims) - head.MOST_CLAIMS)
        limits.long_values = sum(1 for claim in claims if len(claim.value) >= head.LONGEST_VALUE)
        return claims[: head.MOST_CLAIMS]

    def run(self, events: Events) -> None:
        """Read a page's events in order. Elements that a walk enters lie on a stack, as what leaves them."""
        self.events = events
        self.drawn.clear()
        stream, openers, other = self.stream, OPENERS, Walk.other
        add = stream.add
        leaves: list[Leave] = []
        coming = enumerate(events)
        for at, event in coming:
            if event is None:
                leaves.pop()()
            elif isinstance(event, str):
                if leaves and (stream.length or not event.isspace() or stream.kind is CODE):
                    add(event)
            else:
                leave = openers.get(event[TAG], other)(self, event[TAG], event, at)
                if leave is not None:
                    leaves.append(leave)
                else:
                    stream.limits.passed += _pass(coming) - at > REACH and event[TAG] in MAY_HOLD_PAGE
        stream.flush()

    def other(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter an element whose tag the data do not name."""
        if "-" in tag:
            return self.custom(tag, attributes, at) if self.stream.open_runs else self.block(tag, attributes, at)
        return self.inline(tag, attributes, at)

    def custom(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter an element of the page's own making in a line of text."""
        self.stream.boxed = True
        return partial(self.close_custom, self.inline(tag, attributes, at))

    def close_custom(self, leave: Leave) -> None:
        """Leave an element of the page's own making."""
        leave()
        self.stream.boxed = True

    def box(self, tag: str, attributes: Attributes, at: int) -> Leave | None:
        """Enter an element that is seen, but whose text is no running text: words before and after it are apart."""
        self.stream.boxed = True
        return self.skip(tag, attributes, at)

    def skip(self, tag: str, attributes: Attributes, at: int) -> Leave | None:
        """Enter an element whose text no reader sees."""
        if tag == self.shown or at in self.drawn:
            return self.block(tag, attributes, at)
        if tag in MAY_HOLD_PAGE and holds_page(self.events, at, tag):
            self.drawn.update(drawn_templates(self.events, at))
            return self.block(tag, attributes, at)
        self.skipped(tag, attributes, at)
        return None

    def block(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter an element that begins and ends a block; a paragraph alone in a cell of a row does not."""
        if self.stream.in_row and tag == "p":
            self.stream.space = True
            return self.close_cell
        self.stream.open_block(tag, attributes)
        leave = self.close_figure if tag == "figure" else self.close_block
        return self.microdata(tag, attributes, at, leave) if "itemprop" in attributes or "itemscope" in attributes else leave

    def row(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter a table row: one block if it holds text cells."""
        leave = self.block(tag, attributes, at)
        if not is_data_row(self.events, at):
            return leave
        self.stream.open_row()
        return partial(self.close_row, leave)

    def cell(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter a table cell."""
        if not self.stream.in_row:
            return self.block(tag, attributes, at)
        self.stream.next_cell()
        return self.microdata(tag, attributes, at, self.close_cell)

    def inline(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter an element that stands in a line of text."""
        if tag == "a" and swallowed(self.events, at):
            return self.block(tag, attributes, at)
        stream = self.stream
        if len(attributes) == 1:  # its tag
            stream.open_inline(tag, attributes, apart=tag not in STYLING and tag != "span")
            return self.close_inline
        if stream.is_behind_heading() and EDIT_LINK in said_by(names_of(attributes, tag))[1]:
            return self.block(tag, attributes, at)
        leave = self.close_inline
        if "style" in attributes and is_boxed(attributes["style"]):
            stream.space = True
            leave = self.close_boxed
        named = bool(attributes.get("class") or attributes.get("id"))
        stream.open_inline(tag, attributes, apart=tag not in STYLING and (named or tag != "span"))
        return self.microdata(tag, attributes, at, leave) if "itemprop" in attributes or "itemscope" in attributes else leave

    def close_boxed(self) -> None:
        """Leave an inline element that stands apart by its style."""
        self.close_inline()
        self.stream.space = True

    def close_cell(self) -> None:
        """Leave a cell of a row; some pages have text after it."""
        self.stream.space = True

    def close_row(self, leave: Leave) -> None:
        """Leave a row of text cells."""
        self.stream.close_row()
        leave()

    def close_figure(self) -> None:
        """Leave a figure."""
        self.stream.close_block()
        self.stream.end_figure()

    def void(self, tag: str, attributes: Attributes, at: int) -> Leave:
        """Enter an element without text of its own: a line break, an image, the root with its language."""
        if tag == "br":
            self.stream.line_break()
        elif tag == "html":
            if language := attributes.get("lang") or attributes.get("xml:lang"):
                self.own.append(Claim("html", "lang", language))
        else:
            self.stream.boxed = True
            if tag != "embed":
                self.picture(attributes)
        return self.microdata(tag, attributes, at, _nothing)

    def skipped(self, tag: str, attributes: Attributes, at: int) -> None:
        """Elements whose text no reader sees; the head's are kept as claims."""
        if tag == "script":
            if "ld+json" in attributes.get("type", "").lower() and (script := text_of(self.events, at)):
                self.scripts.append(script)
        elif tag == "meta":
            self.meta(attributes)
        elif tag == "link":
            rel, href = attributes.get("rel", "").lower(), attributes.get("href")
            if href and rel in LINKS:
                self.own.append(Claim("link", rel, href.strip()))
            if href and attributes.get("itemprop"):
                self.property(attributes["itemprop"], href)
        elif tag == "title":
            if (title := squeeze(text_of(self.events, at))) and not any(c.origin == "title" for c in self.own):
                self.own.append(Claim("title", "title", title))
        elif tag == "button" and self.stream.kind is HEADING:
            self.stream.add(text_of(self.events, at))

    def meta(self, attributes: Attributes) -> None:
        """A `<meta>` element: a name and its content, or a microdata property."""
        content = attributes.get("content")
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        if content and name:
            self.metas.append((name, content))
        elif content and "ld+json" in attributes.get("type", "").lower():
            self.scripts.append(content)
        names = attributes.get("itemprop")
        if content and names and self.items:
            self.property(names, content)
        elif content and names:  # of no item: what the page says of itself
            self.props.extend(head.Prop(0, "", name, content) for name in names.split())

    def microdata(self, tag: str, attributes: Attributes, at: int, leave: Leave) -> Leave:
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
            self.property(attributes["itemprop"], value if value is not None else text_of(self.events, at)[:1000])
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

    def picture(self, attributes: Attributes) -> None:
        """An image stands at the next block."""
        if url := picture_url(attributes):
            self.stream.add_picture(url, attributes)


def _pass(coming: Iterator[tuple[int, Event]]) -> int:
    """Pass what stands inside an element, and its end. Returns where that is."""
    depth, at = 1, 0
    while depth:
        at, event = next(coming, (at, None))  # a flood cut short may end before its elements do
        if event is None:
            depth -= 1
        elif not isinstance(event, str):
            depth += 1
    return at


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
