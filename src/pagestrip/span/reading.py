"""How the blocks of a page are chosen: as those of an article, or of a page of another type."""

from typing import NamedTuple

SURE_OF_TYPE = 0.6  # probability of a page's type from which its profile holds; of LISTS it holds always
LISTS = ("listing", "collection")  # pages of cards and links: of what they say the cleaners, made for articles, take most


class Reading(NamedTuple):
    """A page's type, whether the page is read as an article (as it is where its type is unsure), and whether it surely is one."""

    page_type: str
    is_article: bool
    is_surely_article: bool


def read_as(page_type: str, probability: float) -> Reading:
    """How a page is read that is of a type with a probability from 0 to 1."""
    is_sure = probability >= SURE_OF_TYPE
    is_article = page_type == "article" or not (is_sure or page_type in LISTS)
    return Reading(page_type, is_article, is_article and is_sure)
