"""Plain questions about text, in any script."""

import unicodedata

import regex

SPACE = regex.compile(r"\s+")
DIGITS = regex.compile(r"\d+")
EDGES = "\u200b\u200e\u200f\ufeff\u00ad •*·–—-|>»«›‹…:.!?…#[]()\"'"
COMBINING_RUN = regex.compile(r"(\p{M}{30})\p{M}+")  # longer runs make normalisation quadratic and mean nothing
WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


def squeeze(text: str) -> str:
    """The text with runs of white space as one space, none at the ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text as a key for phrase lookup: NFKC, case folded, spaces squeezed, numbers as "#", edge punctuation gone."""
    text = unicodedata.normalize("NFKC", COMBINING_RUN.sub(r"\1", text)).casefold()
    return DIGITS.sub("#", squeeze(text).strip(EDGES)).replace("’", "'")


def letters(text: str) -> int:
    """How much a text says, in letters of an alphabetic script: a wide sign (Han, kana, Hangul, Thai …) counts as three.

    Lets one threshold serve scripts with and without spaces. Three: the mean number of Latin letters that one Chinese sign stands for in
    parallel text.
    """
    return len(text) if text.isascii() else len(text) + 2 * len(WIDE.findall(text))


SENTENCE_MARK = regex.compile(r"[.!?…。！？؟।][\s\"'”’»)\]」』]|[.!?…。！？؟।:][\"'”’»)\]」』]{0,3}$|[，、؛،]|[,;] ")
SHORTEST_PROSE = 60  # letters; most menu entries, captions' names and card headlines are shorter


def prose(text: str) -> int:
    """How many letters of running text a block holds: 0 where it is too short for a sentence or has no sentence's marks."""
    count = letters(text)
    return count if count >= SHORTEST_PROSE and SENTENCE_MARK.search(text) else 0
