"""Words that open a byline: "By", "Von", "Par", "بقلم". The data is `roles.txt`: `[prefix.LANG]`, and `[label.LANG]` before a colon."""

from functools import cache, lru_cache

import regex

from pagestrip.words import sections

CLAIMED = ("author.name", "author", "article:author")  # names of the claims that most pages name their writers by
LONGEST = 120  # characters of a byline
READ = 120  # characters in which the opening ends and the name begins
EAST_ASIAN_NAME = r"[\p{Han}\p{Hiragana}\p{Katakana}]{2,8}?|\p{Hangul}{2,4}"
GLUED_TRADE = regex.compile(r"(?:本[报報])?(?:记者|記者)[・:：]?(?=\p{Han}{2,4}(?:$|[／/\s（(|｜]))")  # "記者林宜蓁／花蓮報導"
NAME = r"(?=[\p{Lu}\p{Lt}\p{Lo}])"  # a name's capital, or a script without capitals


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?i:\L<words>)(?:\s?[:：]\s?|\s+){NAME}|(?i:\L<labels>)\s?[:：/／|｜＝=]\s?{NAME}", words=_entries("prefix"), labels=_entries("label")
    )


@cache
def _glued() -> regex.Pattern[str]:
    return regex.compile(r"(?:\L<words>)(?=\p{Lu})", words=_entries("glued"))


def _entries(kind: str) -> list[str]:
    found = {entry for name, entries in sections("roles.txt").items() if name.partition(".")[0] == kind for entry in entries}
    return sorted(found, key=len, reverse=True)


def prefix_end(text: str) -> int:
    """Where the name begins in a line that opens with a byline's word; 0 for another line. Also without a space: "ByAnn Lee"."""
    return _prefix_end(text[:READ])


@cache
def _beginnings() -> frozenset[str]:
    """The first two signs of every opening, or the first: most lines begin with none of them."""
    return frozenset((*(entry[:2].casefold() for kind in ("prefix", "label", "glued") for entry in _entries(kind)), "本"))


@lru_cache(maxsize=1024)  # cleaners and extractors ask for the same lines
def _prefix_end(text: str) -> int:
    if text[:2].casefold() not in _beginnings() and text[:1] not in _beginnings():
        return 0
    hit = _opening().match(text) or _glued().match(text) or GLUED_TRADE.match(text)
    return hit.end() if hit else 0


def begins_byline(text: str) -> bool:
    """Whether a line opens like a byline: a byline's word, then a name's capital (or a script without capitals); or names a reporter alone."""
    return len(text) <= LONGEST and (prefix_end(text) > 0 or signs(text))


@cache
def suffix() -> regex.Pattern[str]:
    """What follows an East Asian reporter's name at its end."""
    return regex.compile(r"(?:\L<words>)\s?$", words=_entries("suffix"))


@cache
def _signature() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{EAST_ASIAN_NAME})\s?(?:\L<words>)(?:\s\S{{1,40}}@\S{{1,40}})?", words=_entries("suffix"))


def signs(text: str) -> bool:
    """Whether a line is an East Asian reporter's name with the trade behind it, perhaps with an address: "김하나 기자 hana@…"."""
    return not text.isascii() and len(text) <= LONGEST and _signature().fullmatch(text) is not None
