"""The extractors, in the order in which they run: a later one may read what an earlier one found."""

from pagestrip.extractors import (
    authors,
    body,
    comment_count,
    comments,
    dateline,
    headline,
    images,
    language,
    published,
    section,
    source,
    standfirst,
    tags,
    url,
)
from pagestrip.model import Extractor

ORDER: tuple[Extractor, ...] = (
    url.EXTRACTOR,
    language.EXTRACTOR,
    headline.EXTRACTOR,
    standfirst.EXTRACTOR,
    published.PUBLISHED,
    published.MODIFIED,
    body.EXTRACTOR,
    dateline.EXTRACTOR,
    source.EXTRACTOR,
    authors.EXTRACTOR,
    section.EXTRACTOR,
    tags.EXTRACTOR,
    images.EXTRACTOR,
    comments.EXTRACTOR,
    comment_count.EXTRACTOR,
)
