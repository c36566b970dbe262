"""What a pager says beside the title of the page that it leads to: "Previous article", "Nächster Beitrag:", arrows."""

from collections.abc import Callable
from functools import cache

from pagestrip.words import sections

ARROWS = "←→⟵⟶⇐⇒◀▶◄►❮❯|"
QUOTES = "«»‹›<>"  # arrows where they stand alone
COLONS = " \u00a0:："


@cache
def _phrases() -> tuple[str, ...]:
    """The phrases in lower case, the longest first; a single word with its colon."""
    return tuple(sorted({entry.lower() for listed in sections("pagers.txt").values() for entry in listed}, key=lambda entry: (-len(entry), entry)))


def without_pager(text: str) -> str:
    """The text less what a pager says before and after it; "" where it says nothing else."""
    while True:
        text = _without_arrows(text)
        low = text.lower()
        if len(low) != len(text):  # the Turkish capital i: places would not fit
            return text
        start = _longest(low, low.startswith)
        end = 0 if start else _longest(low, low.endswith)
        if not start and not end:
            return text
        text = text[start:].lstrip(COLONS) if start else text[:-end]


def _without_arrows(text: str) -> str:
    words = text.strip(f"{ARROWS} \t\n\u00a0").split()
    while words and not words[0].strip(QUOTES):
        del words[0]
    while words and not words[-1].strip(QUOTES):
        del words[-1]
    return " ".join(words)


def _longest(low: str, has: Callable[[str | tuple[str, ...]], bool]) -> int:
    """The length of the longest phrase that a text begins or ends with, where a word ends there."""
    if not has(_phrases()):
        return 0
    begins = has == low.startswith
    for said in _phrases():
        left, right = (said[-1], low[len(said) :][:1]) if begins else (low[: -len(said)][-1:], said[0])
        if has(said) and not (left.isalpha() and right.isalpha()):
            return len(said)
    return 0
