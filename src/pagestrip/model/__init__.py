"""The vocabulary: a page is a stream of blocks, cleaners yield marks, extractors yield found values.

Everything here is immutable.
"""

from pagestrip.model.blocks import (
    HEADING_TAGS,
    STORY_TYPES,
    Block,
    Claim,
    Found,
    Inline,
    Kind,
    Label,
    Mark,
    PagestripError,
    Picture,
    Section,
    Told,
    made,
    paragraphs,
)
from pagestrip.model.page import PHRASE_LENGTH, Page, once_a_page, once_for_blocks
from pagestrip.model.steps import Cleaner, Context, Extractor

__all__ = [
    "HEADING_TAGS",
    "PHRASE_LENGTH",
    "STORY_TYPES",
    "Block",
    "Claim",
    "Cleaner",
    "Context",
    "Extractor",
    "Found",
    "Inline",
    "Kind",
    "Label",
    "Mark",
    "Page",
    "PagestripError",
    "Picture",
    "Section",
    "Told",
    "made",
    "once_a_page",
    "once_for_blocks",
    "paragraphs",
]
