"""Readers turn bytes, text or a tree into a `Page`."""

import json
from typing import Any

import regex

from pagestrip.model import Page
from pagestrip.readers import events, html, parsing, text
from pagestrip.readers.binary import binary_kind
from pagestrip.readers.decode import decoded

KINDS = ("auto", "html", "text")
MARKUP_START = regex.compile(r"\s*+(?:\ufeff)?<(?:!doctype|!--|\?xml|[a-z][a-z0-9-]*+[\s>/])", regex.IGNORECASE)
MARKUP = regex.compile(r"</(?:p|div|span|a|li|ul|ol|h[1-6]|td|tr|table|body|html|head|title|script|section|article)>", regex.IGNORECASE)
JSON_START = regex.compile(r"\s*+(?:\{\s*+[\"}]|\[\s*+[\"\[\]{\d])")
LONGEST_SIGNATURE = 512  # characters
LOOK = 20_000  # characters in which markup is looked for
FEWEST_TAGS = 5  # closing tags in them; a flattened page may keep a stray one or two
NEAR = 2_000  # characters in which the first closing tag stands; a flattened page that shows markup as code has a menu and a paragraph above it


def read(page: Any, *, url: str | None = None, kind: str = "auto") -> Page:
    """The page of str, bytes, an lxml element or tree, or a bs4 object.

    Raises TypeError for another type of page, ValueError for another kind; never for what the page holds.
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be str or None, not {type(url).__name__}")
    if isinstance(page, bytes | bytearray | memoryview):
        return _read_bytes(bytes(page), url, kind)
    if isinstance(page, str):
        return _read_str(str(page), url, kind)
    maker = {cls.__module__.partition(".")[0] for cls in type(page).__mro__}
    if "bs4" in maker and hasattr(page, "decode"):
        return _read_text(str(page.decode()), url, "html")
    if "lxml" in maker:
        root = page.getroot() if hasattr(page, "getroot") else page
        return html.read(events.of_tree(root), url) if root is not None else Page((), url=url)
    raise TypeError(f"a page is str, bytes, an lxml element or tree, or a bs4 object, not {type(page).__name__}")


def _read_bytes(data: bytes, url: str | None, kind: str) -> Page:
    what = binary_kind(data)
    if what:
        return _no_page(f"a {what}", url)
    markup, as_utf8 = decoded(data)
    return _read_text(markup, url, kind, as_utf8)


def _read_str(markup: str, url: str | None, kind: str) -> Page:
    """What JSON and file names leave in a str cannot always be encoded: pairs of surrogates are joined, lone ones replaced."""
    what = binary_kind(markup[:LONGEST_SIGNATURE].encode("latin-1", "replace"))
    if what:
        return _no_page(f"a {what}", url)
    try:
        data = markup.encode("utf-8")
    except UnicodeEncodeError:
        return _read_text(markup.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), url, kind)
    return _read_text(markup, url, kind, data)


def _read_text(markup: str, url: str | None, kind: str, data: bytes | None = None) -> Page:
    if kind == "text" or (kind == "auto" and not looks_like_html(markup)):
        return _no_page("a JSON value; give the text that it holds", url) if is_json(markup) else text.read(markup, url)
    warnings: list[str] = []
    return html.read(parsing.parse(markup if data is None else data, warnings), url, warnings)


def _no_page(what: str, url: str | None) -> Page:
    return Page((), kind="text", url=url, warnings=(f"not a page: {what}",))


def is_json(markup: str) -> bool:
    """Whether a text is one JSON object or list, as an interface answers it."""
    if not JSON_START.match(markup):
        return False
    try:
        json.loads(markup)
    except (ValueError, RecursionError):
        return False
    return True


def looks_like_html(markup: str) -> bool:
    """Whether a text is markup: it starts with a tag, or keeps several closing tags, the first near its start."""
    if MARKUP_START.match(markup):
        return True
    return MARKUP.search(markup, 0, NEAR) is not None and sum(1 for _ in MARKUP.finditer(markup, 0, LOOK)) >= FEWEST_TAGS


__all__ = ["looks_like_html", "read"]
