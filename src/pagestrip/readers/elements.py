"""What each HTML element does to the stream of blocks, and what one look at an element tells."""

import re
from collections.abc import Iterator

from pagestrip.readers.events import REACH, TAG, Attributes, Events, inside
from pagestrip.words import sections

ROLES = {tag: role for role, tags in sections("elements.txt").items() for tag in tags}
BLOCK = frozenset(tag for tag, role in ROLES.items() if role in ("block", "row", "cell"))
CELLS = frozenset(("td", "th"))
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))  # the HTML standard's
BOXED = ("display:block", "display:flex", "display:grid", "display:table", "display:list-item")
DRAWINGS = frozenset(("svg", "math", "g"))
HOLDS_HTML = frozenset(("foreignobject", "annotation-xml", "mtext", "desc", "title"))
HEADED = frozenset(("main", "article", "h1"))
BREAKS_OUT = frozenset(("p", "div", "h1", "h2", "h3", "ul", "ol", "table", "blockquote"))  # of those the standard names, what pages are made of
FEWEST_SWALLOWED = 3  # paragraphs
IMAGE_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")  # where a script loads the picture later, "src" is a placeholder
LISTED = re.compile(r"\s[\d.]{1,6}[wx](?:,.*)?$", re.DOTALL)  # what makes an address an entry of a srcset, which some write as the address
INVISIBLE = ("display:none", "visibility:hidden")


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element says that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and any(word in style.replace(" ", "").lower() for word in INVISIBLE)  # type: ignore[union-attr]  # bool(style) says so


def holds_page(events: Events, at: int, tag: str) -> bool:
    """Whether an element that is else skipped was never closed, so that the parser put the page inside it.

    In a drawing, HTML ends the drawing (HTML standard, 13.2.6.5).
    """
    if tag == "button":
        return any(inner in HEADED for _, _, inner in inside(events, at))
    return tag in DRAWINGS and any(inner in BREAKS_OUT and path[-1] not in HOLDS_HTML for _, path, inner in inside(events, at))


def drawn_templates(events: Events, at: int) -> Iterator[int]:
    """Where in a drawing templates begin that are elements of the drawing."""
    return (index for index, path, inner in inside(events, at) if inner == "template" and path[-1] in DRAWINGS)


def swallowed(events: Events, at: int) -> bool:
    """Whether a link was never closed, so that the page's paragraphs stand in it; a card that is all link has one or two."""
    if events[at + 1] is None or (events[at + 2] is None and isinstance(events[at + 1], str)):
        return False  # most hold a text alone
    depth = paragraphs = 0
    for index in range(at, min(at + REACH, len(events))):  # not by `inside`: links are many
        event = events[index]
        if event is None:
            depth -= 1
            if not depth:
                return False
        elif not isinstance(event, str):
            paragraphs += depth == 1 and event[TAG] == "p"
            if paragraphs == FEWEST_SWALLOWED:
                return True
            depth += 1
    return False


def is_data_row(events: Events, at: int) -> bool:
    """Whether a table row holds text cells; one whose cells hold blocks or sub-tables, more than a paragraph alone, is layout."""
    cells = last = 0  # the last cell with a paragraph
    for _, path, tag in inside(events, at):
        if len(path) == 1:
            cells += tag in CELLS
        elif len(path) == 2 and path[1] in CELLS and tag in BLOCK:
            if tag != "p" or cells == last:
                return False
            last = cells
    return cells > 1


def is_boxed(style: str) -> bool:
    """Whether an inline element stands on a line of its own by its style alone: it parts words, but stays in the block."""
    style = style.replace(" ", "").lower()
    return any(word in style for word in BOXED)


def picture_url(attributes: Attributes) -> str:
    """Where an image lies; "" where the element names only data of its own, or nothing."""
    sources = [LISTED.sub("", attributes[name].strip()) for name in IMAGE_SOURCES if attributes.get(name)]
    url = next((source for source in sources if not source.startswith("data:") and ("/" in source or "." in source)), "")
    return url or attributes.get("srcset", "").lstrip().partition(" ")[0].rstrip(",")
