"""The extractors, in the order in which they run: a later one may read what an earlier one found."""

from pagestrip.extractors import body, comments, language
from pagestrip.model import Extractor

ORDER: tuple[Extractor, ...] = (language.EXTRACTOR, body.EXTRACTOR, comments.COMMENTS, comments.COUNT)
