"""The systems under comparison: each takes a page's bytes and its URL and gives the body's text. An adapter imports its system when it is called."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from pagestrip.readers.decode import decode

BLOCKS = ("blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "table", "td", "th", "tr")
ANYWHERE = "https://example.org/page"  # for systems that want a URL where the corpus has none


def _pagestrip(page: bytes, url: str | None) -> str:
    import pagestrip

    return pagestrip.extract(page, url=url).body


def _trafilatura(page: bytes, url: str | None) -> str:
    """With metadata, since pagestrip reads all its fields too; without comments, which no corpus counts as body."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    return (found.text or "") if found else ""


def _newspaper4k(page: bytes, url: str | None) -> str:
    from newspaper import Article

    article = Article(url or ANYWHERE, fetch_images=False)
    article.download(input_html=decode(page))
    article.parse()
    return str(article.text)


def _readability_lxml(page: bytes, url: str | None) -> str:
    from readability import Document

    return text_of(Document(decode(page), url=url).summary())


def text_of(html: str) -> str:
    """The text of a piece of HTML; that of a block does not run into its neighbours'."""
    import lxml.html

    tree = lxml.html.fromstring(html)
    for element in tree.iter(*BLOCKS):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return str(tree.xpath("string()"))


def _goose3(page: bytes, _url: str | None) -> str:
    return str(_goose().extract(raw_html=decode(page)).cleaned_text)


@cache
def _goose() -> Any:
    from goose3 import Goose

    return Goose({"enable_image_fetching": False})


def _justext(page: bytes, _url: str | None) -> str:
    """With the stop words of all its languages, since no page's language is told."""
    import justext

    return "\n".join(paragraph.text for paragraph in justext.justext(page, _stop_words()) if not paragraph.is_boilerplate)


@cache
def _stop_words() -> frozenset[str]:
    import justext

    return frozenset().union(*(justext.get_stoplist(language) for language in justext.get_stoplists()))


def _boilerpy3(page: bytes, _url: str | None) -> str:
    from boilerpy3.extractors import ArticleExtractor

    return str(ArticleExtractor(raise_on_failure=False).get_content(decode(page)))


def _resiliparse(page: bytes, _url: str | None) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(decode(page), main_content=True))


class System(NamedTuple):
    """A system under comparison."""

    name: str  # of its package, as pip knows it
    body: Callable[[bytes, str | None], str]

    @property
    def version(self) -> str | None:
        """The installed version, None where it is not installed."""
        try:
            return version(self.name)
        except PackageNotFoundError:
            return None


SYSTEMS = (
    System("pagestrip", _pagestrip),
    System("trafilatura", _trafilatura),
    System("newspaper4k", _newspaper4k),
    System("readability-lxml", _readability_lxml),
    System("goose3", _goose3),
    System("jusText", _justext),
    System("boilerpy3", _boilerpy3),
    System("resiliparse", _resiliparse),
)
