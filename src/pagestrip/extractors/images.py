"""The story's pictures: the lead image first, then those between its paragraphs."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from urllib.parse import urljoin

import regex

from pagestrip.article import Image
from pagestrip.model import STORY_TYPES, Claim, Context, Extractor, Found, Label, Page, Picture
from pagestrip.words import sections
from pagestrip.words.captions import is_credit

CLAIMS = ("og:image", "og:image:url", "image.url", "image.contentUrl", "image", "twitter:image", "twitter:image:src")
STORY = (*STORY_TYPES, "Recipe", "Page")
SMALLEST = 100  # pixels of a side that is given; icons, avatars and counters are smaller
NO_PHOTO = (".svg", ".gif", ".ico")  # drawings of the page, counters, icons
MOST = 50
LINES = 2  # behind a picture: a caption and a credit
ABOVE = 6  # blocks above the headline where a lead image stands
CHROME = (
    Label.RELATED, Label.POPULAR, Label.AD, Label.NAVIGATION, Label.LOGO, Label.COMMENTS, Label.AUTHOR_BOX, Label.PROMO, Label.NEWSLETTER,
    Label.SHARE, Label.HIDDEN,
)  # fmt: skip
WORDS = regex.compile(r"[^\W\d_]+")
WHOLE = re.compile(r"https?://[\w.-]+/[^\s?#;]*(?:\?[^\s#]+)?", re.ASCII)  # what joining leaves as it is
SIZE = regex.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled)(?=\.\w{3,4}$)")  # what content systems write before the ending: "-300x200"


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The pictures of the story as one value."""
    images: dict[str, Image] = {}
    lead = next((claim for claim in _claims(page) if _is_story_image(Picture(0, claim.value))), None)
    if lead is not None:
        key = _key(_address(page.url, lead.value))
        name = key.rpartition("/")[2].partition(".")[0]  # a quick look before the close one
        alike = (picture for picture in reversed(page.pictures) if name in picture.url)
        shown = next((picture for picture in alike if _key(_address(page.url, picture.url)) == key), Picture(len(page.blocks), lead.value))
        _add(images, page, shown, lead.value)
    for picture in _in_story(page):
        if _is_story_image(picture) and len(images) < MOST:
            _add(images, page, picture, picture.url)
    if images:
        method, where = (lead.method, lead.place) if lead is not None else ("markup", "pictures of the story")
        yield Found(tuple(images.values()), method, where, lead.value if lead is not None else "", 0.8)


def _claims(page: Page) -> Iterator[Claim]:
    return (claim for claim in page.claimed(*CLAIMS) if not claim.of or claim.of.endswith(STORY))


def _in_story(page: Page) -> Iterator[Picture]:
    """The pictures from a little above the headline to the end of the body, less those in chrome."""
    body = [block.index for block in page.labelled(Label.BODY)]
    if not body:
        return
    first = min(page.headline[0], body[0]) if page.headline else body[0]
    inside = range(max(0, first - ABOVE), body[-1] + 2)
    for picture in page.pictures:
        mark = page.labels[picture.at] if picture.at < len(page.labels) else None
        if picture.at in inside and (mark is None or mark.label not in CHROME):
            yield picture


def _is_story_image(picture: Picture) -> bool:
    path = picture.url.partition("?")[0].partition("#")[0].casefold()
    sides = [side for side in (picture.width, picture.height) if side]
    if path.endswith(NO_PHOTO) or any(side < SMALLEST for side in sides):
        return False
    return _no_picture().isdisjoint(WORDS.findall(path.rpartition("/")[2]))


@cache
def _no_picture() -> frozenset[str]:
    return frozenset(sections("no_picture.txt")[""])


def _add(images: dict[str, Image], page: Page, picture: Picture, url: str) -> None:
    address = _address(page.url, url)
    if not address.startswith("data:"):
        caption, credit = (picture.caption, picture.credit) if picture.caption or picture.credit else _beside(page, picture)
        images.setdefault(_key(address), Image(address, caption or None, credit or None, picture.alt or None))


def _beside(page: Page, picture: Picture) -> tuple[str, str]:
    """The caption and the credit that stand as lines right behind a picture which has no caption element."""
    caption = credit = ""
    behind = slice(picture.at, picture.at + LINES)
    for block, mark in zip(page.blocks[behind], page.labels[behind], strict=True):
        if mark is None or mark.label is not Label.CAPTION:
            break
        caption, credit = (caption, block.text) if is_credit(block.text) else (caption or block.text, credit)
    return caption, credit


@lru_cache(maxsize=1024)
def _address(base: str | None, url: str) -> str:
    """An address made absolute where the page's own is known; one that is broken stays as written."""
    if not base or WHOLE.fullmatch(url):
        return url
    with suppress(ValueError):
        return urljoin(base, url)
    return url


def _key(url: str) -> str:
    """What addresses of one picture share: no scheme, no size."""
    path = url.partition("?")[0]
    path = path.partition("//")[2] or path
    return SIZE.sub("", path) if "x" in path or "scaled" in path else path


EXTRACTOR = Extractor("images", find)
