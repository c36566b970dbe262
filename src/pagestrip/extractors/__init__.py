"""The extractors, in the order in which they run: a later one may read what an earlier one found.

A field has a module of its name, or a folder where it takes more than one:

- `authors/`: `author_claims` (the head), `name_lines` and `lone_names` (lines without "By"), `signatures` (below the story), `author_boxes`,
  `posters` (a forum's first post)
- `dateline/`: `opening` and `opening_cjk` (a paragraph's first words, parsed by `opening_core`), `witness` (whether the story speaks of the place)
- `published/`: `date_lines` (what the page prints), `date_claims` (the head)
- `source/`: `publisher` (a vote of witnesses), `owners` (of copyright lines), `wire` (whose wire copy it is)
- `tags/`: `taglists` (where visible lists stand), `told` (which of the keywords the story itself says)
- `images/`: `picture_lines` (captions and credits), `renditions` (the same picture in other sizes)
- `comments/`: `comment_lines` (what a line among them is), `comment_claims` (the head)

Several fields ask `lines` (the short lines around the story), `sites` (what the site calls itself) and `people` (names; `byline_text` and `roles`
cut off what stands around them).
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
