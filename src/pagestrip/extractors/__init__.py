"""The extractors, in the order in which they run: a later one may read what an earlier one found."""

from pagestrip.extractors import body, comments, language, section, tags
from pagestrip.model import Extractor

ORDER: tuple[Extractor, ...] = (language.EXTRACTOR, body.EXTRACTOR, section.EXTRACTOR, tags.EXTRACTOR, comments.COMMENTS, comments.COUNT)
