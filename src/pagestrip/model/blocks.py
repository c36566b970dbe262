"""Blocks, sections, marks, claims and found values: what a page is made of and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

STORY_TYPES = ("Article", "Posting", "Report", "Review")  # how the names of schema.org's types of stories end
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

made = tuple.__new__  # a named tuple from all its values, at half the cost of its own call


class PagestripError(Exception):
    """Base of the errors that misuse of the library raises; page content never raises one."""


class Kind(StrEnum):
    """What a block is by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    ROW = "row"
    CAPTION = "caption"


class Label(StrEnum):
    """What a block is to a reader. The first five make up the story, the rest is set aside."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    META = "meta"  # byline, date, source and tag lines: read into fields, not part of the body

    HIDDEN = "hidden"
    NAVIGATION = "navigation"
    LOGO = "logo"
    SHARE = "share"
    PROMO = "promo"
    NEWSLETTER = "newsletter"
    CONSENT = "consent"
    COMMENTS = "comments"
    RELATED = "related"
    POPULAR = "popular"
    AD = "ad"
    PLAYER = "player"
    EMBED = "embed"  # a post of a social network
    AUTHOR_BOX = "author box"
    DONATION = "donation"
    PAYWALL = "paywall"
    LEGAL = "legal"
    TOOLS = "tools"
    CREDIT = "credit"
    CONTACT = "contact"
    DUPLICATE = "duplicate"
    OUTSIDE = "outside"  # not stripped by a cleaner, but not part of the article's run either


class Inline(NamedTuple):
    """A run inside a block that came from one inline element: a link, a time, emphasis, a classed span."""

    start: int
    end: int
    tag: str
    words: frozenset[str] = frozenset()  # of class, id, rel and itemprop, lower case
    value: str = ""  # href of a link, datetime of a time


class Block(NamedTuple):
    """One run of text that a reader sees as a unit.

    `line` is the 1-based line of a flattened page (0 in HTML, whose parser tells none). `gap` tells whether white space parts the
    block from the one before it, as a blank line does in text; in HTML it is always true. `level` is 1 to 6 for a
    heading, the depth from 1 for a list item, else 0. `marker` is a list item's bullet or number as printed.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs of a block
    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    line: int = 0
    gap: bool = True
    marker: str = ""
    inlines: tuple[Inline, ...] = ()
    label: Label | None = None
    by: str = ""
    reason: str = ""

    @property
    def link_chars(self) -> int:
        """How many of the text's characters stand inside links."""
        return sum([run.end - run.start for run in self.inlines if run.tag == "a"]) if self.inlines else 0


def paragraphs(body: Sequence[Block], page: Sequence[Block]) -> list[Block]:
    """The blocks of a body; where all of a page's blocks stood on one line, what stood side by side is one paragraph: nobody knows its others."""
    if not body or page[0].line != page[-1].line or not page[0].line:
        return list(body)
    runs: list[list[Block]] = []
    for block in body:
        if runs and runs[-1][-1].index + 1 == block.index:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [run[0]._replace(text=" ".join(block.text for block in run)) for run in runs]


class Section(NamedTuple):
    """`blocks[start:end]` came from one element. `parent` is the enclosing section's index, -1 for none."""

    start: int
    end: int
    tag: str
    words: frozenset[str] = frozenset()  # of class, id, role and itemprop: whole names and their parts, lower case
    parent: int = -1
    hidden: bool = False
    families: frozenset[str] = frozenset()  # of class words, as words/classes.txt sorts them


class Picture(NamedTuple):
    """An image of the page: `at` is the index of the block that follows it, `home` that of the innermost section around it, -1 for none."""

    at: int
    url: str
    alt: str = ""
    caption: str = ""  # all that its figure says of it, the credit among it
    credit: str = ""  # the part of the caption that an element's name says is one
    width: int = 0
    height: int = 0
    home: int = -1
    link: str = ""  # href of the link that it stands in
    words: frozenset[str] = frozenset()  # of class, id … of the image and of elements around it that hold no text


class Claim(NamedTuple):
    """One statement of the page's metadata about itself.

    `origin` is jsonld, microdata, opengraph, twitter, dublincore, parsely, meta, link, title or html. `name` is the property as
    the origin writes it, nested ones parted by a dot ("author.name"). `of` is the schema.org type, "" elsewhere. `item` numbers the
    object that the claim belongs to, so that properties of one object can be read together.
    """

    origin: str
    name: str
    value: str
    of: str = ""
    item: int = 0

    @property
    def method(self) -> str:
        """The witness, as evidence names it: "json-ld", else the origin."""
        return "json-ld" if self.origin == "jsonld" else self.origin

    def may_be_of(self, types: tuple[str, ...]) -> bool:
        """Whether the claim is about a thing of one of these schema.org types, told by how their names end, as far as its origin says."""
        return not self.of or self.of.endswith(types)

    @property
    def place(self) -> str:
        """The place in the head, as evidence names it: "NewsArticle.headline", "og:title"."""
        return f"{self.of}.{self.name}" if self.of else self.name.lstrip(".")


class Told(NamedTuple):
    """A story that the page tells outside its markup: `blocks[start:end]`, by which witness ("json-ld", "app state"), where, and why it counts."""

    start: int
    end: int
    method: str
    where: str
    why: str


class Mark(NamedTuple):
    """A cleaner's verdict: `blocks[start:end]` are `label`, because of `reason`.

    With `end` None a region opens at `start`; `regions` decides where it ends. The pipeline fills `by`.
    """

    start: int
    end: int | None
    label: Label
    reason: str
    by: str = ""

    @property
    def places(self) -> range:
        """The blocks that it covers; of an open region the line that opens it."""
        return range(self.start, self.start + 1 if self.end is None else self.end)


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate for a field's value.

    `method` names the witness ("json-ld", "meta", "markup", "text", "url" …), `where` the place in it ("block 4, characters
    0-5", "NewsArticle.headline"), `text` the raw words, `confidence` runs from 0 to 1.
    """

    value: Any
    method: str
    where: str
    text: str
    confidence: float
    note: str = ""
