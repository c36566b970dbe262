"""Labels that open a visible tag list: "Tags:", "Schlagworte:", "标签：". The data is `tags.txt`, a section a language."""

from functools import cache

import regex

from pagestrip.words import sections

COLON = r"\s?[:：]"


@cache
def _label() -> regex.Pattern[str]:
    labels = [entry.rstrip(":：") for entries in sections("tags.txt").values() for entry in entries]
    return regex.compile(rf"(?i:\L<labels>){COLON}", labels=labels)


def label_at(text: str) -> int | None:
    """Where the tags begin in a line that opens with a tag label and a colon; None for another line."""
    found = _label().match(text.lstrip())
    return found.end() if found else None
