"""What each HTML element does to the stream of blocks, and what one look at an element tells."""

from typing import Any

from pagestrip.words import sections

ROLES = {tag: role for role, tags in sections("elements.txt").items() for tag in tags}
BLOCK = frozenset(tag for tag, role in ROLES.items() if role in ("block", "row", "cell"))
BOXED = ("display:block", "display:flex", "display:grid", "display:table", "display:list-item")
INVISIBLE = ("display:none", "visibility:hidden")
TELLING = frozenset(("hidden", "aria-hidden", "style", "itemprop", "itemscope"))  # attributes that hide an element or make it microdata


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element says that it is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and any(word in style.replace(" ", "").lower() for word in INVISIBLE)  # type: ignore[union-attr]  # bool(style) says so


def holds_page(element: Any, tag: str) -> bool:
    """Whether a button was never closed, so that the parser put the page inside it."""
    return tag == "button" and len(element) > 0 and next(element.iter("main", "article", "h1"), None) is not None


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
