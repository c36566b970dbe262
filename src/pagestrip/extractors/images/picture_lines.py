"""What stands beside a picture, parted into its caption and its credit.

A credit is who made or gave the picture, as printed, without the label before it ("Photo:", "Image credits:"), the sign © and the
brackets around the whole of it. It is parted from a caption only where a label, a ©, a bracket or a known source tells where it begins.
"""

import unicodedata
from functools import cache

import regex

from pagestrip.model import Label, Page, Picture
from pagestrip.text import fold
from pagestrip.words import sections
from pagestrip.words.agencies import composite
from pagestrip.words.captions import is_credit
from pagestrip.words.phrases import family

LINES = 2  # behind a picture: a caption and a credit
BOX = 4  # blocks of the smallest element that holds a picture and the line that speaks of it
LONGEST = 120  # characters of a credit; more is a text that names a source on the way
SHORTEST = 3  # letters of a caption; a credit ("AP") has two
COUNTER = regex.compile(r"\D{0,8}\d{1,3}\s?(?:/|\||of|von|de|sur|di|из|の)\s?\d{1,3}\W*+")  # "1 / 7", "Image 2 of 9"
BRACKET = regex.compile(r"\s?[(（\[【]([^()（）\[\]【】]{2,120})[)）\]】][.。]?$")
EDGES = " \t\u00a0|·•:：=＝/／-–—,;©"
UNOPENED = regex.compile(r"^[^(（\[【]*[)）\]】]$")  # a bracket at the end that is opened before the credit
PERSON = regex.compile(r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}\s?/\s?\p{Lu}[^()]{1,40}")  # in brackets: "Ida Holm/Harbour Press"
DANGLING = regex.compile(r"[\s(（\[|/·•,;:–—-]+$")
BEHIND = regex.compile(r"(?<=[.!?…。\"”»)])\s+|\s[|/–—]\s|＝")  # where a bare source may begin: behind a sentence, a bar, a dash
IN_CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}.'’-]+(?:\s\p{Lu}[\p{Lu}.'’-]+){1,3}(?=\s\p{Lu}\p{Ll})")  # a name right before a sentence
WHOSE = regex.compile(r"\s*/\s*|\s(?:via|on|from|for)\s")  # "Ida Holm/Reuters", "Ida Holm via Getty Images"
SHORT_CREDIT = 15  # signs of an East Asian credit
WORDS_OF_SOURCE = 8


def of(page: Page, picture: Picture) -> tuple[str, str]:
    """A picture's caption and credit: those of its figure, else the lines right behind it in its own box. "" for none."""
    caption, credit = (picture.caption, picture.credit) if picture.caption or picture.credit else _beside(page, picture)
    if credit and credit in caption:
        head, _, tail = caption.rpartition(credit)
        caption = f"{_without_label(head)} {tail.lstrip(')）]】. ')}".strip()
    caption = _unlabelled(caption)
    if not credit:
        caption, credit = parted(caption, picture.alt)
    if not caption and not credit and BRACKET.fullmatch(picture.alt):
        credit = parted(picture.alt)[1]  # "(Ida Holm/Getty Images)"
    credit = bare(credit)
    return "" if _says_nothing(caption, SHORTEST) else caption, "" if _says_nothing(credit, SHORTEST - 1) else credit


def _beside(page: Page, picture: Picture) -> tuple[str, str]:
    """The caption and the credit that stand as lines right behind a picture which has no caption element."""
    caption = credit = ""
    for block in page.blocks[picture.at : picture.at + LINES]:
        if page.label_at(block.index) is not Label.CAPTION or not _in_one_box(page, picture, block.index):
            break
        caption, credit = (caption, block.text) if is_credit(block.text) else (caption or block.text, credit)
    return caption, credit


def _in_one_box(page: Page, picture: Picture, at: int) -> bool:
    """Whether a line stands in the picture's own element, or right behind it in one that holds both. Text has no elements."""
    home = picture.home
    while home >= 0 and not page.sections[home].start <= at < page.sections[home].end:
        home = page.sections[home].parent
    return home < 0 or page.kind == "text" or page.holder(at) == home or page.sections[home].end - page.sections[home].start <= BOX


def parted(caption: str, alt: str = "") -> tuple[str, str]:
    """A caption parted from the credit at its end, or before what the picture's alternative text says; "" where there is none."""
    if alt and caption != alt and caption.endswith(alt) and _labelled(caption[: -len(alt)]) == 0:
        return alt, caption[: -len(alt)]
    start = _labelled(caption)
    if start == 0 and (label := _credit_label().match(caption)) and (name := IN_CAPITALS.match(caption, label.end())):
        return caption[name.end() :].lstrip(), name[0]
    if start >= 0:
        return DANGLING.sub("", caption[:start]), caption[start:]
    bracket = BRACKET.search(caption)
    if bracket:
        is_source = _is_source(bracket[1]) or PERSON.fullmatch(bracket[1])
        return (caption[: bracket.start()], bracket[1]) if is_source else (caption, "")
    for end in reversed(list(BEHIND.finditer(caption, max(0, len(caption) - LONGEST)))):
        if _is_source(caption[end.end() :]):
            return DANGLING.sub("", caption[: end.start()]), caption[end.end() :]
    return ("", caption) if _is_source(caption) else (caption, "")


def bare(credit: str) -> str:
    """A credit without its label, © and the brackets around all of it."""
    credit = credit.strip()
    bracket = BRACKET.match(credit)
    credit = (bracket[1] if bracket and bracket.end() == len(credit) else credit).strip(EDGES)
    label = _credit_label().match(credit)
    credit = (credit[label.end() :] if label else credit).strip(EDGES)
    return credit if UNOPENED.search(credit) is None else credit[:-1].rstrip(EDGES)


def _unlabelled(caption: str) -> str:
    """A caption without the label before it."""
    label = _caption_label().match(caption)
    return caption[label.end() :] if label else caption


def _without_label(head: str) -> str:
    """What stands before a credit, without the credit's label and its opening bracket."""
    head = DANGLING.sub("", head.rstrip(EDGES))
    label = _label_at_end().search(head)
    return DANGLING.sub("", head[: label.start()]) if label else head


def _says_nothing(text: str, shortest: int) -> bool:
    return sum(map(str.isalpha, text)) < shortest or fold(text) in _nothing() or COUNTER.fullmatch(text) is not None


def _labelled(text: str) -> int:
    """Where a labelled credit begins that goes on to the text's end, -1 for none."""
    found = next((hit for hit in _credit_label().finditer(text) if len(text) - hit.end() <= LONGEST), None)
    if found is None or found.end() == len(text):
        return -1
    return found.start()


def _is_source(text: str) -> bool:
    """Whether a text is a source of pictures alone, perhaps with who took the picture: "Getty Images", "Ida Holm/Reuters", "AP Photo/Ida Holm"."""
    text = text.strip(EDGES)
    if not text or len(text.split()) > WORDS_OF_SOURCE or text.endswith(","):
        return False
    key, photo = fold(text), family("photo")
    if key in _nothing():
        return False
    if photo.line(key) or photo.ends(key) or composite(unicodedata.normalize("NFKC", text)) or _opening().match(text) or _gave(text):
        return True
    sides = WHOSE.split(text)
    return len(sides) > 1 and any(photo.line(fold(side)) or composite(side) for side in sides if side)


def _gave(text: str) -> bool:
    """Whether a short text ends as an East Asian credit does: "警視庁提供"."""
    return len(text) <= SHORT_CREDIT and text.endswith(tuple(sections("picture_lines.txt")["ending"]))


@cache
def _credit_label() -> regex.Pattern[str]:
    """A label with the sign behind it, a "by" without one, or ©."""
    signed = r"\s?[:：=＝©／]\s?(?:©\s?)?|\s[-–—/|]\s"
    pattern = rf"(?<![\p{{L}}\p{{N}}])(?:(?:\L<labels>)(?:{signed})|(?:\L<by>)\s(?=\p{{Lu}})|©\s?(?=[\p{{L}}]))"
    return regex.compile(pattern, regex.IGNORECASE, labels=_entries("credit", "credit by"), by=_entries("credit by"))


@cache
def _label_at_end() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}])(?:\L<labels>)$", regex.IGNORECASE, labels=_entries("credit", "credit by"))


@cache
def _caption_label() -> regex.Pattern[str]:
    return regex.compile(r"(?:\L<labels>)\s?[:：,،，]\s?", regex.IGNORECASE, labels=_entries("caption"))


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(r"(?:\L<labels>)[\s/]", regex.IGNORECASE, labels=_entries("opening"))


def _entries(*names: str) -> list[str]:
    return [entry.casefold() for name in names for entry in sections("picture_lines.txt")[name]]


@cache
def _nothing() -> frozenset[str]:
    return frozenset(map(fold, sections("picture_lines.txt")["nothing"]))
