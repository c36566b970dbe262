"""The story's pictures: the lead image first, then those between its paragraphs."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, islice

import regex

from pagestrip.addresses import absolute, host
from pagestrip.article import Image
from pagestrip.extractors.images import picture_lines
from pagestrip.extractors.images.renditions import alike, name_of, told_side
from pagestrip.model import STORY_TYPES, Claim, Context, Extractor, Found, Label, Page, Picture, Section
from pagestrip.text import folded
from pagestrip.words import sections
from pagestrip.words.classes import families

CLAIMS = ("og:image", "og:image:url", "image.url", "image.contentUrl", "image", "twitter:image", "twitter:image:src")
STORY = (*STORY_TYPES, "Recipe", "Page")
SMALLEST = 100  # pixels of a side that is given; icons, avatars and counters are smaller
NO_PHOTO = (".svg", ".gif", ".ico")  # drawings of the page, counters, icons
PHOTO = (".jpg", ".jpeg", ".png", ".webp", ".avif")
MOST = 50
ALT_WORDS = 3  # before a name in an alternative text: "Profile photo of"
LOGO_WORDS = 5  # of an alternative text that says no more than whose logo it is
REACH = 1000  # pictures of a page that are looked at; the stories of public corpora have fewer
ABOVE = 6  # blocks above the headline where a lead image stands
LINKED = 0.8  # share of a card's headline that is its link
CARD = 12  # blocks of an element that is a card or a box rather than the story
CHROME = (
    Label.RELATED, Label.POPULAR, Label.AD, Label.NAVIGATION, Label.LOGO, Label.COMMENTS, Label.AUTHOR_BOX, Label.PROMO, Label.NEWSLETTER,
    Label.SHARE, Label.HIDDEN,
)  # fmt: skip
# Families of class words around what is no picture of the story, and those that also name an element of the story's pictures
NEVER = frozenset(
    ("byline", "author_box", "ad", "newsletter", "related", "popular", "comments", "login", "consent", "app", "donation", "post_signature")
)
SELDOM = frozenset(("share", "navigation", "tools", "sidebar", "footer", "search", "promo"))
PAID = frozenset(("ad",))
WORDS = regex.compile(r"[^\W\d_]+")


def find(page: Page, context: Context) -> Iterator[Found]:
    """The pictures of the story as one value."""
    images: dict[str, Image] = {}
    writers = frozenset(map(folded, context.known.get("authors") or ()))
    lead = next((claim for claim in _claims(page) if _is_photo(Picture(0, claim.value))), None)
    if lead is not None:
        near = chain(islice(_in_story(page), REACH), islice(page.pictures, REACH))
        printed = (picture for picture in near if alike(lead.value, picture.url))
        _add(images, page, next(printed, Picture(len(page.blocks), lead.value)), lead.value)
    for picture in islice(_in_story(page), REACH):
        if len(images) == MOST:
            break
        if (
            _is_photo(picture)
            and not (lead is not None and alike(lead.value, picture.url))
            and not (_is_portrait(picture, writers) or _is_furniture(page, picture))
        ):
            _add(images, page, picture, picture.url)
    if images:
        method, where = (lead.method, lead.place) if lead is not None else ("markup", "pictures of the story")
        yield Found(tuple(images.values()), method, where, lead.value if lead is not None else "", 0.8, _left_out(page, images))


def _left_out(page: Page, images: dict[str, Image]) -> str:
    """A note on the pictures that were not looked at or are not listed; "" where there are none."""
    if len(images) >= MOST:
        return f"no more than {MOST} pictures are listed"
    return f"of {len(page.pictures)} pictures the first {REACH} were looked at" if len(page.pictures) > REACH else ""


def _claims(page: Page) -> Iterator[Claim]:
    return (claim for claim in page.claimed(*CLAIMS) if claim.may_be_of(STORY))


def _in_story(page: Page) -> Iterator[Picture]:
    """The pictures from a little above the headline to the end of the body, less those in chrome."""
    body = [block.index for block in page.labelled(Label.BODY)]
    if not body:
        return
    first = min(page.headline[0], body[0]) if page.headline else body[0]
    inside = range(max(0, first - ABOVE), body[-1] + 2)
    yield from (picture for picture in page.pictures if picture.at in inside and page.label_at(picture.at) not in CHROME)


def _is_photo(picture: Picture) -> bool:
    """Whether an address may be a photo's: no drawing, no counter, not small, not named like furniture."""
    path = _path(picture.url)
    sides = [side for side in (picture.width, picture.height, told_side(picture.url)) if side]
    if path.startswith("data:") or path.endswith(NO_PHOTO) or any(side < SMALLEST for side in sides):
        return False
    folders, _, name = path.partition("//")[2].partition("/")[2].rpartition("/") if "//" in path else path.rpartition("/")
    return _no_picture("").isdisjoint(WORDS.findall(name)) and _no_picture("folders").isdisjoint(WORDS.findall(folders))


def _is_portrait(picture: Picture, writers: frozenset[str]) -> bool:
    """Whether a picture without a caption shows who wrote, or a logo, by its alternative text: "Ann Lee", "Photo of Ann Lee", "Harbour logo"."""
    if not picture.alt or picture.caption:
        return False
    alt = folded(picture.alt)
    if alt.endswith((" logo", " logotype")):
        return len(alt.split()) <= LOGO_WORDS
    full = (name for name in writers if " " in name or name == alt)
    return any(alt.endswith(name) and len(alt.split()) - len(name.split()) <= ALT_WORDS for name in full)


@cache
def _no_picture(section: str) -> frozenset[str]:
    return frozenset(sections("no_picture.txt")[section])


def _is_furniture(page: Page, picture: Picture) -> bool:
    """Whether the elements around a picture say that it is none of the story's: a portrait, a button, a card that leads to another page."""
    if not _no_picture("classes").isdisjoint(picture.words) or _is_chrome(families(picture.words)):
        return True
    boxes = [section for section in page.sections_from(picture.home) if _is_box(page, section)]
    if any(_is_chrome(section.families) for section in boxes):
        return True
    if boxes and any(page.label_at(at) is Label.BODY for at in range(boxes[0].start, boxes[0].end)):
        return False  # a list's card, where the page is the list
    if _has_card(page, picture):
        return page.label_at(picture.at) is not Label.BODY and "product" not in families(picture.words)
    return _leads_away(page, picture)


def _has_card(page: Page, picture: Picture) -> bool:
    """Whether the line behind a picture is a link to where the picture leads, as the headline of a card is."""
    if not picture.link or picture.at >= len(page.blocks):
        return False
    block = page.blocks[picture.at]
    same = sum(run.end - run.start for run in block.inlines if run.tag == "a" and run.value == picture.link)
    return same >= LINKED * len(block.text) and not _path(picture.link).endswith(PHOTO)


def _is_chrome(kinds: frozenset[str]) -> bool:
    if "product" in kinds:
        kinds = kinds - PAID  # what a story recommends is in it, paid or not
    return not kinds.isdisjoint(NEVER) or ("picture" not in kinds and not kinds.isdisjoint(SELDOM))


def _is_box(page: Page, section: Section) -> bool:
    """Whether an element is a small part of the page, without the headline and most of the story."""
    return section.end - section.start <= CARD and not page.holds_headline(section.start, section.end) and not page.holds_story(section)


def _leads_away(page: Page, picture: Picture) -> bool:
    """Whether a picture is a link to another page of its site; one to itself in large, or to whom it is from, is not."""
    if not picture.link or picture.link.startswith(("#", "javascript:")):
        return False
    own, target = _address(page.url, picture.url), _address(page.url, picture.link)
    if _path(target).endswith(PHOTO) or _path(target) == _path(page.url or "") or alike(own, target):
        return False
    site = _site(target)
    return not site or site in (_site(page.url or ""), _site(own))


def _path(url: str) -> str:
    return url.partition("?")[0].partition("#")[0].rstrip("/").casefold()


def _site(url: str) -> str:
    return host(url).removeprefix("www.") if "//" in url else ""


def _add(images: dict[str, Image], page: Page, picture: Picture, url: str) -> None:
    """Take a picture up, or what another rendition of one that is there already says beside it."""
    caption, credit = picture_lines.of(page, picture)
    image = Image(_address(page.url, url), caption or None, credit or None, picture.alt or None)
    key = name_of(image.url)
    known = images.setdefault(key, image)
    if known is not image:
        images[key] = replace(known, caption=known.caption or image.caption, credit=known.credit or image.credit, alt=known.alt or image.alt)


def _address(base: str | None, url: str) -> str:
    """An address made whole; as written where it is broken, no http address, or relative to an unknown one."""
    return absolute(url, base) or url


EXTRACTOR = Extractor("images", find)
