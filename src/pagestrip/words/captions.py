"""Lines that end as only a caption does. The words are those of `phrases/photo.txt`."""

import regex

from pagestrip.text import fold
from pagestrip.words.phrases import family

CLOSING = (")", "）", "]")
BRACKET = regex.compile(r"[(（\[]([^()（）\[\]]{3,80})[)）\]]\s?$")
JAPANESE = regex.compile(r"＝[^。＝]{2,40}[（(][^（）()。]{2,14}[）)]$")  # "…の男性＝３０日、東京都（共同）": whom, when, where, whose picture


def ends_like_caption(text: str) -> bool:
    """Whether a line ends with a bracketed photo credit ("… on Monday. (Photo: Ann Lee)") or in the Japanese press's form."""
    if not text.endswith(CLOSING):
        return False
    bracket = BRACKET.search(text)
    return (bracket is not None and family("photo").begins(fold(bracket[1])) is not None) or JAPANESE.search(text) is not None
