"""Lines that end as only a caption does. The words are those of `phrases/photo.txt`."""

import re

import regex

from pagestrip.model import Page, once_for_blocks
from pagestrip.text import fold
from pagestrip.words.phrases import family

CLOSING = (")", "）", "]")
BRACKET = regex.compile(r"[(（\[]([^()（）\[\]]{3,80})[)）\]]\s?$")
# "…の男性＝３０日、東京都（共同）", "…警察官ら＝ＡＰ": whom, when, where, whose picture
JAPANESE = regex.compile(r"＝(?:[^。＝]{2,40}[（(][^（）()。]{2,14}[）)]|[^。]{0,60}\d日[^。]{0,40}|[A-ZＡ-Ｚ]{2,9})$")
NAME = r"\p{Lu}[\p{L}\p{M}.'’-]*+"
SIGNED = regex.compile(rf"[.!?…”\"] ?\({NAME}(?: {NAME}){{1,3}} ?/ ?{NAME}(?: [^()]{{1,40}})?\)$")  # "… on Monday. (Ida Holm/Harbour Press)"
EAST_ASIAN = regex.compile(r"\p{Han}{0,6}(?:记者|記者)\s?\p{Han}{2,4}\s?[摄攝]影?|\p{Han}{2,5}\s?(?:撮影|摄影|攝影)")  # "新华社记者 林安 摄"
TAKEN = ("摄", "攝", "影")  # how such a credit ends
SHORTEST = 8  # characters; most of a menu's lines are shorter
LONGEST_CREDIT = 90  # characters behind a caption's last sentence
SENTENCE_END = re.compile(r"[.!?…。！？؟”\"»)\]]\s*+(?=\S)")
COPYRIGHT = regex.compile(r"©\s?[^\s\d]")


def ends_like_caption(text: str) -> bool:
    """Whether a line ends with a photo's credit, in brackets or behind its last sentence ("… on Monday. Photo: Ann Lee"), or as in Japan."""
    if text.endswith(TAKEN) and EAST_ASIAN.fullmatch(text):
        return True
    if len(text) < SHORTEST:
        return False
    if text.endswith(CLOSING):
        bracket = BRACKET.search(text)
        if (bracket and family("photo").begins(fold(bracket[1]))) or SIGNED.search(text):
            return True
    if "＝" in text and JAPANESE.search(text):
        return True
    return any(is_credit(text[end.end() :]) for end in SENTENCE_END.finditer(text, max(0, len(text) - LONGEST_CREDIT)))


@once_for_blocks
def endings(page: Page) -> list[bool]:
    """For each block of a page whether it ends like a caption."""
    return [ends_like_caption(block.text) for block in page.blocks]


def is_credit(rest: str) -> bool:
    """Whether a text is a photo's credit alone."""
    key, photo = fold(rest), family("photo")
    if photo.line(key) or photo.begins(key) or photo.ends(key):
        return True
    if rest.startswith("©"):
        return COPYRIGHT.match(rest) is not None
    return rest.endswith(TAKEN) and EAST_ASIAN.fullmatch(rest) is not None
