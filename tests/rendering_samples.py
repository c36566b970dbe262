"""Articles for the tests of the renderings: one written out, and a strategy that makes any."""

import datetime as dt
from typing import Any, TypeVar, get_type_hints

from hypothesis import strategies as st

from pagestrip.article import Alternative, Article, CleanerReport, Comment, Dateline, Evidence, Image, RelatedArticle, Source
from pagestrip.model import Block, Inline, Kind, Label

T = TypeVar("T")


def body(text: str, kind: Kind = Kind.PARAGRAPH, level: int = 0, marker: str = "", *inlines: Inline) -> Block:
    """A block of the story."""
    return Block(0, text, kind, level, marker=marker, inlines=inlines, label=Label.BODY)


FERRY = Article(
    headline="Ferry to Lowmere runs again",
    standfirst="Six weeks after the storm the harbour is open.",
    dateline=Dateline("LOWMERE (KNA)", "LOWMERE", "KNA", dt.date(2024, 5, 3)),
    source=Source("Quay Post", "https://quay.example/", "KNA", "Readers' Shelf"),
    authors=("Ann Reed", "Joss Hale"),
    published=dt.datetime(2024, 5, 3, 7, 30, tzinfo=dt.UTC),
    modified=dt.date(2024, 5, 4),
    section="Harbour",
    tags=("ferries", "storms"),
    body="LOWMERE (KNA) — The ferry sailed at dawn.\n\nFew were aboard.",
    language="en-GB",
    url="https://quay.example/ferry",
    images=(Image("/ferry.jpg", "The ferry at dawn.", "Joss Hale", "A white ship"), Image("https://quay.example/map.png")),
    comment_count=0,
    page_type="article",
    confidence=0.9,
    blocks=(
        Block(0, "Ferry to Lowmere runs again", Kind.HEADING, 1, label=Label.HEADLINE),
        Block(1, "LOWMERE (KNA) — The ferry sailed at dawn.", label=Label.BODY),
        Block(2, "Advertisement", label=Label.AD, by="phrases", reason="ad phrase"),
        Block(3, "Few were aboard.", label=Label.BODY),
    ),
)

CONFIDENCES = st.floats(0, 1)
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
MOMENTS = st.none() | st.dates() | st.datetimes(timezones=st.none() | OFFSETS)


def every(record: type[T], **given: Any) -> st.SearchStrategy[T]:
    """Records with all members drawn, those with a default too."""
    hints = {name: hint for name, hint in get_type_hints(record).items() if name not in given}
    return st.builds(record, **given, **{name: st.from_type(hint) for name, hint in hints.items()})


def some(members: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(members, max_size=2).map(tuple)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    name: st.from_type(hint) for name, hint in get_type_hints(Article).items() if name not in ("evidence", "blocks")
}
FIELDS |= {
    "dateline": st.none() | every(Dateline),
    "source": st.none() | every(Source),
    "published": MOMENTS,
    "modified": MOMENTS,
    "images": some(every(Image)),
    "related": some(every(RelatedArticle, published=MOMENTS, dateline=st.none() | every(Dateline))),
    "comments": some(every(Comment, published=MOMENTS)),
    "confidence": CONFIDENCES,
    "cleaners": some(every(CleanerReport, seconds=CONFIDENCES)),
}


def _evidence(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Evidence]:
    return every(Evidence, confidence=CONFIDENCES, alternatives=some(every(Alternative, value=values, confidence=CONFIDENCES)))


BLOCKS = some(every(Block, inlines=some(every(Inline))))
ARTICLES: st.SearchStrategy[Article] = st.builds(
    Article,
    **FIELDS,
    blocks=BLOCKS,
    evidence=st.fixed_dictionaries(
        {}, optional={name: _evidence(FIELDS[name]) for name in ("headline", "dateline", "source", "published", "tags", "images", "comment_count")}
    ),
)
