"""Plain questions about text, in any script."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

import regex

WORD = regex.compile(r"\w+")
LONG_WORD = regex.compile(r"(\w{4}\w?)\w*+")
ASCII_LONG_WORD = re.compile(r"(\w{4}\w?)\w*", re.ASCII)
SPACE = regex.compile(r"\s+")
DIGITS = re.compile(r"\d+")
ASCII_DIGITS = re.compile("[0-9]+")
STOPS = ".!?…。！？؟।۔։።။។"  # what ends a sentence: Latin, CJK, Arabic, Devanagari, Urdu, Armenian, Ethiopic, Burmese, Khmer
EDGES = " •*·–—-|<>»«›‹…:.!?¡¿。؟।۔[]()\"'→←↑↓▶►▸◀◄▼▲▾▴■□▪●○◦◆◇★☆※✕✖×¶_"
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]")
DOT_ABOVE = "\u0307"
DOTTED_I = regex.compile("i\u0307+")  # what case folding makes of the Turkish capital
LONGEST_RUN = 30
ELLIPSES = ("…", "...")
COLONS = (":", "：")
BULLETS = "•·▪◦‣●○*–-"  # before an item of a list, where nothing else marks it
SHORTEST_TWIN = 20  # letters of a line that is printed twice on purpose; shorter lines recur by chance
ENDS = 60  # characters at a text's beginning and end that are looked up in another
MAY_COMBINE = re.compile("[\u0300-\U0010ffff]{31}")  # where such a run may stand, for speed
ACCENT = regex.compile(r"\P{Canonical_Combining_Class=0}")
COMBINING_RUN = regex.compile(r"(\p{M}{30})\p{M}+")  # longer runs make normalisation quadratic and mean nothing
SYLLABLE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
MAY_BE_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\uffdf\U00020000-\U0003ffff]")  # ranges, for speed
WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
# Signs that nobody sees: controls but tab and newline, soft hyphens, zero-width and direction marks, noncharacters. Joiners stay, scripts need them.
INVISIBLE = dict.fromkeys(
    (
        *range(9),
        *range(11, 32),
        *range(0x7F, 0xA0),
        *(0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF, 0xFFFE, 0xFFFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFDD0, 0xFDF0),
    )
)


def squeeze(text: str) -> str:
    """The text with runs of white space as one space, none at the ends."""
    return " ".join(text.split())


def once(text: str) -> str:
    """The text once where it is printed twice in a row, with or without a space between."""
    half, odd = divmod(len(text), 2)
    return text[:half] if text[:half] == text[half + odd :] and (not odd or text[half] == " ") else text


def is_printed(text: str, whole: str) -> bool:
    """Whether a text stands in another, as its beginning and its end tell. Of `whole` the white space is squeezed."""
    return text[:ENDS] in whole and text[-ENDS:] in whole


def fold(text: str) -> str:
    """The text as a key for phrase lookup: NFKC, case folded, spaces squeezed, numbers as "#", edge punctuation gone.

    Folding twice changes nothing. The Turkish i with and without its dot are one, for capitals lose the difference.
    """
    if text.isascii():
        return squeeze(ASCII_DIGITS.sub("#", text.lower())).strip(EDGES)
    if len(text) > LONGEST_RUN and MAY_COMBINE.search(text):
        text = COMBINING_RUN.sub(r"\1", text)
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("ı", "i"))
    if DOT_ABOVE in text:
        text = DOTTED_I.sub("i", text)
    return squeeze(DIGITS.sub("#", unicodedata.normalize("NFKC", text))).strip(EDGES)


@lru_cache(maxsize=1024)  # titles, names and tags are held against each other
def folded(text: str) -> str:
    """What `fold` gives, for texts that are asked about again."""
    return fold(text)


def plain(text: str) -> str:
    """The text in lower case without accents and other marks on its letters: what an address keeps of a title."""
    return text.lower() if text.isascii() else ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold()))


def letters(text: str) -> int:
    """How much a text says, in letters of an alphabetic script: a sign for a syllable or word (Han, kana, Hangul) counts as three.

    Lets one threshold serve all scripts. Three: the mean number of Latin letters that one Chinese sign stands for in parallel text.
    """
    return len(text) if text.isascii() or not MAY_BE_WIDE.search(text) else len(text) + 2 * len(SYLLABLE.findall(text))


SENTENCE_END = re.compile(rf"[{STOPS}][\s\"'”’»)\]」』（]|[{STOPS}:][\"'”’»)\]」』]{{0,3}}$")
ENDS_LINE = regex.compile(rf"[{STOPS}:;\"”’»)\]]$")  # a sentence, a label or a quotation that a line does not break off
CLAUSE_MARK = re.compile("[，、؛،]|[,;] |[\u0e00-\u0eff] [\u0e00-\u0eff]")  # Thai and Lao write no stops, but a space between clauses
SHORTEST_PROSE = 60  # letters; most menu entries, captions' names and card headlines are shorter
SHORTEST_UNENDED = 120  # letters; a shorter line with a comma but no sentence's end may be a headline


def prose(text: str) -> int:
    """How many letters of running text a block holds: 0 where it is too short for a sentence or has no sentence's marks."""
    count = letters(text)
    if count < SHORTEST_PROSE:
        return 0
    return count if ". " in text or SENTENCE_END.search(text) or (count >= SHORTEST_UNENDED and CLAUSE_MARK.search(text)) else 0


def words_of(text: str) -> frozenset[str]:
    """The words of a text that carry meaning: four letters or more, by their first five; in scripts without spaces pairs of signs."""
    text = text.casefold()
    if text.isascii():
        return frozenset(ASCII_LONG_WORD.findall(text))
    if not MAY_BE_WIDE.search(text):
        return frozenset(LONG_WORD.findall(text))
    found: set[str] = set()
    for word in WORD.findall(text):
        if WIDE.match(word):
            found.update(a + b for a, b in pairwise(word))
        elif len(word) >= 4:
            found.add(word[:5])
    return frozenset(found)
