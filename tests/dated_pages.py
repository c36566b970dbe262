"""Pages of a headline, date lines and a paragraph, for the tests of dates."""

import datetime as dt

from pagestrip.extractors.published import PUBLISHED
from pagestrip.model import Block, Claim, Context, Extractor, Found, Kind, Label, Mark, Page

HEADLINE = "Ferryman of Tolm retires after forty winters"
PROSE = "Nobody in Tolm can remember a morning on which the ferry did not cross, and nobody wants to."


def page(
    *lines: str | Block, claims: tuple[Claim, ...] = (), kind: str = "html", url: str | None = None, labels: dict[int, Label] | None = None
) -> Page:
    """A headline, then these lines, then a paragraph of body. Lines are META unless `labels` says otherwise; numbers count from the headline, 0."""
    blocks = [Block(0, HEADLINE, Kind.HEADING, 1), *(line if isinstance(line, Block) else Block(0, line) for line in lines), Block(0, PROSE)]
    named = {0: Label.HEADLINE, **dict.fromkeys(range(1, len(blocks) - 1), Label.META), len(blocks) - 1: Label.BODY, **(labels or {})}
    marks = tuple(Mark(n, n + 1, label, "test") for n, label in named.items())
    numbered = tuple(block._replace(index=n) for n, block in enumerate(blocks))
    return Page(numbered, home=(-1,) * len(blocks), claims=claims, kind=kind, url=url, marks=marks, headline=(0,), body=(len(blocks) - 1,))


def best(of: Page, extractor: Extractor = PUBLISHED, *, reference: dt.date | None = None, language: str | None = "en") -> Found | None:
    known = {"language": language, "headline": HEADLINE}
    return max(extractor.find(of, Context(of, known, reference)), key=lambda found: found.confidence, default=None)


def value(of: Page, extractor: Extractor = PUBLISHED, *, reference: dt.date | None = None, language: str | None = "en") -> object:
    found = best(of, extractor, reference=reference, language=language)
    return found.value if found else None


def claim(name: str, text: str, of: str = "NewsArticle", item: int = 1) -> Claim:
    return Claim("jsonld", name, text, of, item)
