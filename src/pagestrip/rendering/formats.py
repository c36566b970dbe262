"""An article as the text of a named format."""

import json
from collections.abc import Callable
from typing import Any

from pagestrip.article import Article

TRACE = ("blocks", "cleaners")  # how an article came about: larger than the article, and with times that differ from run to run


def values(article: Article) -> dict[str, Any]:
    """The article's fields as plain JSON-ready values, without the trace of how they came about. The same page gives the same values."""
    return {name: value for name, value in article.to_dict().items() if name not in TRACE}


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Article], str]] = {
    "json": lambda article: _json(values(article)),
    "markdown": Article.to_markdown,
    "text": lambda article: article.body,
    "html": Article.to_html,
    "jsonld": lambda article: _json(article.to_jsonld()),
    "ninjs": lambda article: _json(article.to_ninjs()),
}


def render(article: Article, name: str) -> str:
    """The article in the format of this name, ending with a line feed unless empty. Raises ValueError for a name not in `FORMATS`."""
    if name not in FORMATS:
        raise ValueError(f"no format named {name!r}; there are: {', '.join(FORMATS)}")
    text = FORMATS[name](article)
    return text if not text or text.endswith("\n") else text + "\n"
