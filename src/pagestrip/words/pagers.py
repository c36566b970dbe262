"""What a pager says beside the title of the page that it leads to: "Previous article", "Nächster Beitrag:", arrows."""

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
        start = _leading(text, low)
        end = 0 if start else _trailing(text, low)
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


def _leading(text: str, low: str) -> int:
    """The length of the longest phrase that a text begins with, where a word ends there. `low` is the text in lower case."""
    if not low.startswith(_phrases()):
        return 0
    return next((len(said) for said in _phrases() if low.startswith(said) and _parts(said, text[: len(said)][-1], text[len(said) :][:1])), 0)


def _trailing(text: str, low: str) -> int:
    """The length of the longest phrase that a text ends with, where a word begins there. `low` is the text in lower case."""
    if not low.endswith(_phrases()):
        return 0
    return next((len(said) for said in _phrases() if low.endswith(said) and _parts(said, text[: -len(said)][-1:], text[-len(said)])), 0)


def _parts(said: str, left: str, right: str) -> bool:
    """Whether a word ends between two signs, also where a phrase is glued to the title: "Previous PostHarbour opens"."""
    return not (left.isalpha() and right.isalpha()) or (" " in said and left.islower() and right.isupper())
