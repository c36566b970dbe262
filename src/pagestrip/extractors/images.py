"""The story's pictures: the lead image first, then those between its paragraphs."""

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin

from pagestrip.article import Image
from pagestrip.model import Context, Extractor, Found, Label, Page, Picture
from pagestrip.text import fold

CLAIMS = ("og:image", "image.url", "image", "twitter:image", "og:image:url")
SMALLEST = 100  # pixels of a side that is given; icons, avatars and counters are smaller
NO_PICTURE = frozenset(
    ("logo", "icon", "avatar", "pixel", "sprite", "spacer", "blank", "placeholder", "badge", "emoji", "loader", "button", "tracking")
)
MOST = 50
ABOVE = 6  # blocks above the headline where a lead image stands


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The pictures of the story as one value."""
    images: dict[str, Image] = {}
    lead = next((c for c in page.claimed(*CLAIMS) if c.value.startswith(("http", "/"))), None)
    shown = {_key(p.url): p for p in page.pictures}
    if lead and _is_story_image(Picture(0, lead.value)):
        images[_key(lead.value)] = _image(shown.get(_key(lead.value), Picture(0, lead.value)), lead.value, page)
    for picture in _between_paragraphs(page):
        if _is_story_image(picture) and len(images) < MOST:
            images.setdefault(_key(picture.url), _image(picture, picture.url, page))
    if images:
        where = lead.name if lead else "pictures of the story"
        yield Found(tuple(images.values()), lead.origin if lead else "markup", where, lead.value if lead else "", 0.8)


def _between_paragraphs(page: Page) -> list[Picture]:
    body = [b.index for b in page.labelled(Label.BODY)]
    if not body:
        return []
    first = min(page.headline[0], body[0]) if page.headline else body[0]
    inside = range(max(0, first - ABOVE), body[-1] + 2)
    labels = page.labels
    chrome = (Label.RELATED, Label.POPULAR, Label.AD, Label.NAVIGATION, Label.COMMENTS, Label.AUTHOR_BOX, Label.PROMO, Label.SHARE, Label.HIDDEN)
    return [p for p in page.pictures if p.at in inside and not (p.at < len(labels) and (m := labels[p.at]) is not None and m.label in chrome)]


def _is_story_image(picture: Picture) -> bool:
    sides = [side for side in (picture.width, picture.height) if side]
    words = set(fold(picture.url.rpartition("/")[2].replace("-", " ").replace("_", " ").replace(".", " ")).split())
    return all(side >= SMALLEST for side in sides) and not words & NO_PICTURE and not picture.url.endswith((".svg", ".gif"))


def _image(picture: Picture, url: str, page: Page) -> Image:
    with suppress(ValueError):
        url = urljoin(page.url or "", url)
    return Image(url, picture.caption or None, picture.credit or None, picture.alt or None)


def _key(url: str) -> str:
    """The file's address without its size parameters."""
    return url.partition("?")[0].partition("//")[2] or url


EXTRACTOR = Extractor("images", find)
