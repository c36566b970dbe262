"""When the story was published and last changed."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from pagestrip import dates
from pagestrip.dates.labels import label
from pagestrip.model import Block, Context, Extractor, Found, Label, Page

CLAIMS = {
    "published": (
        ("datePublished", 0.85), ("article:published_time", 0.84), ("og:article:published_time", 0.84), ("parsely-pub-date", 0.8), ("date", 0.72),
        ("dc.date.issued", 0.75), ("dcterms.created", 0.7), ("dc.date", 0.7), ("pubdate", 0.75), ("publishdate", 0.75), ("publish-date", 0.75),
        ("sailthru.date", 0.75), ("article.published", 0.75), ("dateCreated", 0.66), ("uploadDate", 0.6), ("cxenseparse:recs:publishtime", 0.75),
        ("og:published_time", 0.75), ("article_date_original", 0.75), ("originalpublicationdate", 0.75), ("created", 0.6), ("dc.created", 0.7),
        ("dcterms.date", 0.7), ("last-modified", 0.2), ("dateModified", 0.25), ("article:modified_time", 0.25),
    ),
    "modified": (
        ("dateModified", 0.85), ("article:modified_time", 0.84), ("og:updated_time", 0.7), ("dcterms.modified", 0.7), ("lastmod", 0.6),
        ("last-modified", 0.5), ("dc.date.modified", 0.7),
    ),
}  # fmt: skip
STORY = ("Article", "Posting", "Report", "Review", "Recipe", "Page", "")
VISIBLE = {"published": 0.8, "unlabelled": 0.74, "time": 0.78}  # below a story's own metadata, above a bare `date` meta
FLAT = 0.15  # more for visible dates where there is no metadata to contradict them
FROM_URL = 0.6
AGE = 0.55


def find(page: Page, context: Context, *, role: str) -> Iterator[Found]:
    """Candidates for one role, "published" or "modified": metadata, date lines around the headline, the address."""
    language = context.known.get("language")
    day_first = _day_first(page, context, language)
    yield from _claimed(page, role, language, day_first)
    for block in _lines(page):
        yield from _visible(page, block, role, dates_in(block, language, day_first))
        if role == "published":
            yield from _aged(page, block, context)
    if role == "published" and page.url and context.whole is page:
        value = dates.from_url(page.url)
        if value:
            yield Found(value, "url", page.url, value.isoformat(), FROM_URL)


def _day_first(page: Page, context: Context, language: str | None) -> bool | None:
    texts = [b.text for b in context.whole.blocks if len(b.text) < 120 and any(map(str.isdigit, b.text))]
    return dates.day_first(texts, language, page.url)


def _claimed(page: Page, role: str, language: str | None, day_first: bool | None) -> Iterator[Found]:
    for name, confidence in CLAIMS[role]:
        for claim in page.claimed(name):
            if not claim.of.endswith(STORY):
                continue
            value = dates.parse(claim.value, language=language, day_first=day_first)
            if value is not None:
                method = "json-ld" if claim.origin == "jsonld" else claim.origin
                yield Found(value, method, f"{claim.of}.{name}".lstrip("."), claim.value, confidence)


def _lines(page: Page) -> list[Block]:
    """The lines around the headline that may date the story: byline and date lines, and those that a time element stands in."""
    meta = [block for block in page.labelled(Label.META)]
    if meta or not page.headline:
        return meta
    last = page.headline[-1]
    return [b for b in page.blocks[last + 1 : last + 8] if len(b.text) < 120 and not page.prose[b.index]]


def dates_in(block: Block, language: str | None, day_first: bool | None) -> list[dates.Dated]:
    """The absolute dates of a block: of its time elements, else of its text."""
    timed = []
    for run in block.inlines:
        if run.tag == "time" and run.value:
            value = dates.parse(run.value, language=language, day_first=day_first)
            if value is not None:
                timed.append(dates.Dated(value, run.start, run.end, block.text[run.start : run.end], "time element"))
    return timed or list(dates.find(block.text, language=language, day_first=day_first))


def _visible(page: Page, block: Block, role: str, found: list[dates.Dated]) -> Iterator[Found]:
    for date in found:
        announced = label(block.text[: date.start])
        if announced not in (None, role) or (role == "modified" and announced is None):
            continue
        kind = "published" if announced else "time" if date.note == "time element" else "unlabelled"
        confidence = VISIBLE[kind] + (FLAT if page.kind == "text" else 0)
        where = f"block {block.index + page.offset}, characters {date.start}-{date.end}"
        yield Found(date.value, "markup" if page.kind == "html" else "text", where, date.text, confidence, date.note)


def _aged(page: Page, block: Block, context: Context) -> Iterator[Found]:
    shown = dates.age(block.text)
    if shown is None or context.reference_date is None:
        return
    value: dt.date | dt.datetime = dates.resolve(shown, context.reference_date)
    where = f"block {block.index + page.offset}, characters {shown.start}-{shown.end}"
    yield Found(value, "text", where, shown.text, AGE, f"counted back from {context.reference_date.isoformat()}")


PUBLISHED = Extractor("published", partial(find, role="published"))
MODIFIED = Extractor("modified", partial(find, role="modified"))
