"""Where the article's headline stands: what every region and field is measured from.

In markup the head claims a title: `by_title` finds the blocks that print it; without a claim `by_form` takes a heading above prose. In flattened
text `by_line` asks the scorer.
"""

from pagestrip.anchor import by_form, by_line, by_title
from pagestrip.anchor.by_title import titles_of
from pagestrip.model import Page

__all__ = ["find", "titles_of"]


def find(page: Page) -> Page:
    """The page with `headline` set to the blocks where the article's headline stands, in page order; () where none is sure."""
    headline = by_title.find(page)
    if headline or page.kind == "html":
        return page.derived(headline=headline or by_form.find(page))
    headline, trust = by_line.find(page)
    return page.derived(headline=headline, headline_trust=trust)
