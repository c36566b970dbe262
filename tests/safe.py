"""What a rendering may hold: an allow-list, held against what programs make of the rendering that read it, and read it again."""

from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib
import lxml.html
import regex
from markdown_it import MarkdownIt

TAGS = {
    *("article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "table", "tr", "td"),
    *("a", "strong", "em", "br", "span", "time", "figure", "img", "figcaption"),
}
ATTRIBUTES = {"href", "src", "alt", "lang", "dir", "datetime", "value", "class", "itemscope", "itemtype", "itemprop"}
AROUND = ("html", "head", "body", "tbody")  # what parsers put around a part of a page


class Reader(MarkdownIt):
    """Follows every link; the usual check would hide what we must not write."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002  # the method that it overrides
        return True


READER = Reader("commonmark", {"html": True}).enable(["table", "strikethrough"])


def assert_harmless(address: str | None) -> None:
    assert address is not None
    assert urlsplit(address).scheme in ("", "http", "https", "mailto")
    assert not regex.search(r"[\s\"<>\\]", address)


class Browser(HTMLParser):
    """Notes what an HTML parser makes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.others: list[str] = []

    @classmethod
    def of(cls, page: str) -> "Browser":
        browser = cls()
        browser.feed(page)
        return browser

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def assert_html_is_allowed(page: str) -> None:
    root = ET.fromstring(page)  # noqa: S314  # our own output; raises where it is not well-formed
    browser = Browser.of(page)
    assert browser.tags == [element.tag for element in root.iter()]
    assert set(browser.tags) <= TAGS
    assert not browser.others
    assert {name for name, _ in browser.attributes} <= ATTRIBUTES
    for name, value in browser.attributes:
        if name in ("href", "src"):
            assert_harmless(value)
    assert_parsers_agree(page)


def assert_parsers_agree(page: str) -> None:
    """What parsers make of a page, and of what they write of it, is the same: nothing turns into something else when it is read again."""
    written, tags = page, [element.tag for element in ET.fromstring(page).iter()]  # noqa: S314  # our own output
    for _ in range(2):
        tree = html5lib.parse(written, namespaceHTMLElements=False)
        assert [element.tag for element in tree.iter() if element.tag not in AROUND] == tags
        written = html5lib.serialize(tree, omit_optional_tags=False, quote_attr_values="always", minimize_boolean_attributes=False)
        assert [element.tag for element in lxml.html.document_fromstring(written).iter() if element.tag not in AROUND] == tags
    assert set(Browser.of(written).attributes) == set(Browser.of(page).attributes)


def assert_markdown_is_plain(page: str) -> None:
    """Read by a program that knows no front matter, too, and so takes it for text."""
    tokens = READER.parse(page)
    parts = tokens + [part for token in tokens for part in token.children or ()]
    assert not {"html_block", "html_inline", "image"} & {part.type for part in parts}
    for part in parts:
        if part.type == "link_open":
            assert_harmless(str(part.attrs["href"]))
    shown = Browser.of(READER.render(page))
    for tree in (html5lib.parse(READER.render(page), namespaceHTMLElements=False), lxml.html.document_fromstring(READER.render(page) or "<p>")):
        assert {element.tag for element in tree.iter()} - set(AROUND) <= set(shown.tags) <= TAGS | {"hr", "s", "thead", "tbody", "th"}
    assert {name for name, _ in shown.attributes} <= {"href", "class", "start", "style", "title"}
