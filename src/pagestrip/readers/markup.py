"""A story that a page keeps as data, written as markup, so that one reader reads both."""

from collections.abc import Iterator
from html import escape, unescape
from itertools import pairwise
from typing import Any

import regex

from pagestrip.readers.story import HTML, WORDS, kind_of, text_of
from pagestrip.text import prose

MOST_PARTS = 50_000  # written of one story; a state that was put together may run in a circle
LEVEL = regex.compile(r"(?:^h|heading|header)([1-6]|one|two|three|four|five|six)$")
LEVELS = {"one": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
BLOCKS = regex.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|figure|section|table|pre)[\s>]", regex.IGNORECASE)
TITLES = ("heading", "title", "subtitle")  # members that hold a section's heading
LIST_KINDS = ("style", "ordered", "listType", "list_type")  # members that say whether a list has numbers
ORDERED = ("ordered", "number", "numbered", True)
GOES_ON = regex.compile(r"^[\s,.;:!?)»”\p{Ll}]")
CLOSED = ("p", "h2", "h3", "h4", "h5", "h6", "pre")  # what stands in them goes on in one line


def of(value: Any, headline: str) -> tuple[str, bool]:
    """A page with the headline and the story, and whether it is whole. An explicit stack stands for recursion."""
    written = ["<!DOCTYPE html><html><body><article>"]
    if headline:
        written.append(f"<h1>{escape(headline)}</h1>")
    stack: list[tuple[Any, str]] = [(value, "article")]
    left = MOST_PARTS
    while stack and left:
        left -= 1
        one, inside = stack.pop()
        if inside == "":
            written.append(one)
        elif isinstance(one, str):
            written.append(_text(one, inside))
        elif isinstance(one, list):
            stack.extend(reversed(list(_parts(one, inside))))
        elif isinstance(one, dict) and kind_of(one) not in WORDS["silent"]:
            stack.extend(reversed(list(_part(one, inside))))
    return "".join((*written, "</article></body></html>")), not stack


def _text(text: str, inside: str) -> str:
    """A string: HTML as it is, plain text a paragraph a line."""
    if "<" not in text and "&lt;" in text:
        text = unescape(text)
    html = HTML.search(text) is not None
    if inside in CLOSED or inside in ("line", "li"):
        return text if html else escape(unescape(text))
    if html:
        return text if BLOCKS.search(text) else f"<p>{text}</p>"
    return "".join(f"<p>{escape(unescape(line))}</p>" for line in map(str.strip, text.split("\n")) if line)


def _parts(parts: list[Any], inside: str) -> Iterator[tuple[Any, str]]:
    """The parts of a list: items, pieces of one line, or paragraphs."""
    if inside in ("ul", "ol"):
        for part in parts:
            tag = _tag(part) if isinstance(part, dict) else ""
            yield from ((part, inside),) if tag in ("li", "ul", "ol") else (("<li>", ""), (part, "li"), ("</li>", ""))
    elif inside not in CLOSED and inside not in ("line", "li") and _is_line(parts):
        yield from (("<p>", ""), *((part, "line") for part in parts), ("</p>", ""))
    else:
        yield from ((part, inside) for part in parts)


def _is_line(parts: list[Any]) -> bool:
    """Whether the parts are pieces of one line, cut where a style begins: some piece goes on without a capital or ends in a space."""
    texts = []
    for part in parts:
        text = text_of(part) if isinstance(part, dict) and not _tag(part) else part
        if not isinstance(text, str) or BLOCKS.search(text):
            return False
        texts.append(text)
    return any(GOES_ON.match(b) or (a[-1:].isspace() and not prose(a)) for a, b in pairwise(texts))


def _part(part: dict[str, Any], inside: str) -> Iterator[tuple[Any, str]]:
    """An editor's part: the element that its type names around its text; a section's heading before it."""
    tag = _tag(part)
    if tag == "br":
        yield "<br>", ""
        return
    inline = inside in CLOSED or inside == "line"
    title = next((one for key, one in part.items() if key.lower() in TITLES and isinstance(one, str)), "")
    body = text_of(part)
    if title and body is not title and not inline and tag in ("", "p"):
        yield f"<h2>{escape(title)}</h2>", ""
    if inline:
        tag = ""
    elif not tag and inside == "li":
        yield body, inside
        return
    if tag:
        yield f"<{tag}>", ""
    yield body, (tag or inside)
    if tag:
        yield f"</{tag}>", ""


def _tag(part: dict[str, Any]) -> str:
    """The element that a part's type names; "" for a piece of text or an unknown one."""
    kind = kind_of(part)
    if kind in WORDS["paragraph"]:
        return "p"
    level = LEVEL.search(kind)
    if level or kind in WORDS["heading"]:
        return f"h{_level(level[1] if level else part)}"
    if kind in WORDS["bulleted"]:
        return "ol" if any(part.get(key) in ORDERED for key in LIST_KINDS) else "ul"
    named = {"numbered": "ol", "item": "li", "quote": "blockquote", "code": "pre", "break": "br"}
    return next((tag for name, tag in named.items() if kind in WORDS[name]), "")


def _level(said: Any) -> int:
    """A subhead's level, 2 to 6, 2 where the part does not say: the page has one headline. `said` is a level, or the part that may hold one."""
    if isinstance(said, dict):
        inner: dict[str, Any] = next((said[key] for key in ("attrs", "data", "props") if isinstance(said.get(key), dict)), {})
        said = said.get("level") or inner.get("level")
    text = str(said)
    if text in LEVELS:
        return LEVELS[text]
    return max(2, min(6, int(text))) if text.isdecimal() and len(text) == 1 else 2
