"""What the caller gets: one `Article`, frozen and typed, with the evidence for each field."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pagestrip.model import Block


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency the story was filed, as the press prints it.

    `text` is verbatim and stops before the dash. `place` is as printed with its region ("LA CROSSE, Wis."), `agency` as the page
    writes it, `date` resolved where the page allows it.
    """

    text: str
    place: str | None = None
    agency: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the story (`name`, `url`), whose wire copy it is (`agency`), which aggregator shows it (`platform`)."""

    name: str | None = None
    url: str | None = None
    agency: str | None = None
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the story; never an icon, logo or tracking pixel. `alt` is its alternative text.

    `url` is absolute where the page's own address is known, and as the page writes it where it is broken.
    """

    url: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """One entry of the list offered with the article. `age` is the relative time as shown ("3 days ago")."""

    headline: str
    source: str | None = None
    published: dt.date | dt.datetime | None = None
    age: str | None = None
    dateline: Dateline | None = None
    tags: tuple[str, ...] = ()
    body: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment: its text, who wrote it, and when where the page tells."""

    text: str
    author: str | None = None
    published: dt.date | dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A candidate for a field that was not chosen; the members are those of `Evidence`."""

    value: Any
    method: str
    where: str
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field's value came from.

    `method` names the witness ("json-ld", "meta", "markup", "text", "url" …), `where` the place in it ("block 4, characters 0-5",
    "NewsArticle.headline"), `text` its raw words. `confidence` runs from 0 to 1. `note` tells what was repaired, left unresolved or contradicted.
    """

    method: str
    where: str
    text: str
    confidence: float
    alternatives: tuple[Alternative, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CleanerReport:
    """What one cleaner did on this page: how many blocks it was the first to mark, whether the guard overruled it, seconds of wall time it took."""

    name: str
    blocks: int
    overruled: bool = False
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True)
class Article:
    """A page, read. None, "" or () mean that the page does not say; docs/fields.md defines each field.

    `body` has its paragraphs parted by a blank line. `published` and `modified` are a date, or a datetime where the page gives a time, aware
    only where it gives a zone. `language` is a BCP 47 tag. `page_type` is article, forum, product, collection, listing, documentation, service or
    other. `confidence` runs from 0 to 1: the word F1 of the body that pages with such scores reached; a low one means that the body is not to be
    trusted. `evidence` tells for each field where its value came from, `warnings` what limits cut, which cleaners were overruled and which steps
    failed. `blocks` holds the whole page, `cleaners` what each cleaner did to it, in their order.
    """

    headline: str | None = None
    standfirst: str | None = None
    dateline: Dateline | None = None
    source: Source | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | dt.datetime | None = None
    modified: dt.date | dt.datetime | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    body: str = ""
    language: str | None = None
    url: str | None = None
    images: tuple[Image, ...] = ()
    related: tuple[RelatedArticle, ...] = ()
    comments: tuple[Comment, ...] = ()
    comment_count: int | None = None
    page_type: str = "other"
    confidence: float = 0.0
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    cleaners: tuple[CleanerReport, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values under the fields' own names; dates as ISO 8601. `from_dict` takes it back."""
        from pagestrip.rendering.plain import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Article":
        """The article that `to_dict` wrote. Raises ValueError, naming the field, where the values do not fit."""
        from pagestrip.rendering.plain import from_dict

        return from_dict(values)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text, UTF-8 letters kept as they are."""
        from pagestrip.rendering.plain import to_json

        return to_json(self, indent)

    def to_markdown(self) -> str:
        """YAML front matter with the fields, then the body as Markdown, the page's own markup escaped."""
        from pagestrip.rendering.markdown import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """The body as an `<article>` from an allow-list of tags, attributes and URL schemes."""
        from pagestrip.rendering.html import to_html

        return to_html(self)

    def to_jsonld(self) -> dict[str, Any]:
        """A schema.org NewsArticle."""
        from pagestrip.rendering.jsonld import to_jsonld

        return to_jsonld(self)

    def to_ninjs(self) -> dict[str, Any]:
        """An IPTC ninjs 2.1 news item."""
        from pagestrip.rendering.ninjs import to_ninjs

        return to_ninjs(self)
