"""The extractors, in the order in which they run: a later one may read what an earlier one found.

A field has a module of its name. What else lives here helps them:

- authors: `author_claims` (the head), `name_lines` (lines without "By"), `signatures` (below the story), `author_boxes`, `posters` (a forum's first
  post); `people` reads names, `byline_text` and `roles` cut off what stands around them
- dateline: `opening` and `opening_cjk` (a paragraph's first words, parsed by `opening_core`), `witness` (whether the story speaks of the place)
- published: `date_lines` (what the page prints), `date_claims` (the head)
- source: `publisher` (a vote of witnesses), `wire` (whose wire copy it is), `sites` (what the site calls itself)
- tags: `taglists` (where visible lists stand)
- comments: `comment_lines` (what a line among them is), `comment_claims` (the head)
- several: `lines` (the short lines around the story)
"""

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
