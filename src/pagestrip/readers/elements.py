"""What each HTML element does to the stream of blocks, and what one look at an element tells."""

from typing import Any

from pagestrip.words import sections

ROLES = {tag: role for role, tags in sections("elements.txt").items() for tag in tags}
BLOCK = frozenset(tag for tag, role in ROLES.items() if role in ("block", "row", "cell"))
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))  # the HTML standard's
BOXED = ("display:block", "display:flex", "display:grid", "display:table", "display:list-item")
DRAWINGS = frozenset(("svg", "math", "g"))
HOLDS_HTML = frozenset(("foreignobject", "foreignObject", "annotation-xml", "mtext", "desc", "title"))
BREAKS_OUT = frozenset(("p", "div", "h1", "h2", "h3", "ul", "ol", "table", "blockquote"))  # of those the standard names, what pages are made of
FEWEST_SWALLOWED = 3  # paragraphs
IMAGE_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
INVISIBLE = ("display:none", "visibility:hidden")
TELLING = frozenset(("hidden", "aria-hidden", "style", "itemprop", "itemscope"))  # attributes that hide an element or make it microdata


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element says that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and any(word in style.replace(" ", "").lower() for word in INVISIBLE)  # type: ignore[union-attr]  # bool(style) says so


def holds_page(element: Any, tag: str) -> bool:
    """Whether an element that is else skipped was never closed, so that the parser put the page inside it.

    In a drawing, HTML ends the drawing (HTML standard, 13.2.6.5), and a template is one of its own elements.
    """
    if tag == "button":
        return next(element.iter("main", "article", "h1"), None) is not None
    if tag in DRAWINGS:
        return any(one.tag in BREAKS_OUT and one.getparent().tag not in HOLDS_HTML for one in element.iter())
    return tag == "template" and (above := element.getparent()) is not None and above.tag in DRAWINGS


def swallowed(link: Any) -> bool:
    """Whether a link was never closed, so that the page's paragraphs stand in it; a card that is all link has one or two."""
    return sum(1 for _ in link.iterchildren("p")) >= FEWEST_SWALLOWED


def is_data_row(row: Any) -> bool:
    """Whether a table row holds text cells; one whose cells hold blocks or sub-tables is layout."""
    cells = 0
    for cell in row:
        if cell.tag in ("td", "th"):
            cells += 1
            if any(isinstance(child.tag, str) and child.tag in BLOCK for child in cell):
                return False
    return cells > 1


def is_boxed(style: str) -> bool:
    """Whether an inline element stands on a line of its own by its style alone: it parts words, but stays in the block."""
    style = style.replace(" ", "").lower()
    return any(word in style for word in BOXED)


def picture_url(attributes: dict[str, str]) -> str:
    """Where an image lies; "" where the element names only data of its own, or nothing."""
    sources = [attributes[name].strip() for name in IMAGE_SOURCES if attributes.get(name)]
    url = next((source for source in sources if not source.startswith("data:")), "")
    return url or attributes.get("srcset", "").lstrip().partition(" ")[0].rstrip(",")
