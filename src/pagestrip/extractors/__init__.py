"""The extractors, in the order in which they run: a later one may read what an earlier one found."""

from pagestrip.extractors import body, headline, images, published, standfirst, url
from pagestrip.model import Extractor

ORDER: tuple[Extractor, ...] = (
    url.EXTRACTOR,
    headline.EXTRACTOR,
    standfirst.EXTRACTOR,
    published.PUBLISHED,
    published.MODIFIED,
    body.EXTRACTOR,
    images.EXTRACTOR,
)
