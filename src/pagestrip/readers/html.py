"""A page's events as a `Page`: blocks, sections, pictures and what the head claims."""

from collections.abc import Iterator
from itertools import islice

from pagestrip.model import Claim, Page
from pagestrip.readers import outside, stamps
from pagestrip.readers.events import TAG, Events, begins, inside


def read(events: Events, url: str | None, warnings: list[str] | None = None) -> Page:
    """The page of these events. `warnings` are those of its parsing."""
    warnings = [] if warnings is None else warnings
    walk, prose, told = outside.with_story(events, outside.walked(events), warnings)
    stream = walk.stream
    claims = (*_language_of_article(events), *walk.claims())
    claims = (*claims, *stamps.claims(events, claims))
    warnings += stream.limits.warnings()
    page = Page(
        blocks=tuple(stream.blocks),
        sections=tuple(stream.sections),
        home=tuple(stream.home),
        claims=claims,
        pictures=tuple(stream.pictures),
        kind="html",
        url=url,
        warnings=tuple(warnings),
        told=told,
    )
    page.count_prose(prose)
    return page


def _language_of_article(events: Events) -> Iterator[Claim]:
    """The language of a page that is one article's element and no more, as a saved article is."""
    root = next(begins(events), None)
    if root and root[1] == "html" and "lang" not in root[2]:
        shown = list(islice((index for index, path, _ in inside(events, root[0]) if path == ["html", "body"]), 2))
        first = events[shown[0]] if len(shown) == 1 else None
        if isinstance(first, dict) and first[TAG] == "article" and "lang" in first:
            yield Claim("html", "lang", first["lang"])
