"""Pages as others flatten them: the same text in four styles, so that the scorer for lines leans on none of them."""

from collections.abc import Callable


def by_resiliparse(html: str) -> str:
    """Blank lines and bullets kept, images' alt texts glued to their neighbours, inline elements run together."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(
        html, main_content=False, preserve_formatting=True, list_bullets=True, alt_texts=True, links=False, form_fields=False
    )
    return text


def by_inscriptis(html: str) -> str:
    """As a text browser lays the page out."""
    from inscriptis import get_text

    text: str = get_text(html)
    return text


def by_soup(html: str) -> str:
    """One text node a line, as WET records have it."""
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(html, "lxml")
    for element in tree(["script", "style", "noscript", "template"]):
        element.decompose()
    return tree.get_text("\n", strip=True)


def by_html2text(html: str) -> str:
    """As Markdown: links with their addresses, lines broken at 78 characters."""
    from html2text import html2text

    text: str = html2text(html)
    return text


STYLES: dict[str, Callable[[str], str]] = {"resiliparse": by_resiliparse, "inscriptis": by_inscriptis, "soup": by_soup, "html2text": by_html2text}
SHARES = {"resiliparse": (0, 1, 2, 3), "inscriptis": (0,), "soup": (1,), "html2text": (2,)}  # of every four pages, those that are shown in a style
OF = 4
MARKED_DOWN = frozenset(("html2text",))  # styles that keep the links, which the model for plain lines is not shown
