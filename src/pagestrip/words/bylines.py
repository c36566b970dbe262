"""Words that open a byline: "By", "Von", "Par", "بقلم". The data is the sections `[prefix.LANG]` of `roles.txt`."""

from functools import cache

import regex

from pagestrip.words import sections

LONGEST = 120  # characters of a byline


@cache
def _prefix() -> regex.Pattern[str]:
    words = [entry for name, entries in sections("roles.txt").items() if name.startswith("prefix") for entry in entries]
    return regex.compile(r"(?:\L<words>)(?:\s?[:：]\s?|\s+)(?=[\p{Lu}\p{Lo}])", words=sorted(words, key=len, reverse=True), flags=regex.IGNORECASE)


def begins_byline(text: str) -> bool:
    """Whether a line opens like a byline: a byline's word, then a name's capital (or a script without capitals)."""
    return len(text) <= LONGEST and _prefix().match(text) is not None
