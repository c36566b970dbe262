"""The words of a trade, an office or a desk beside a name. The data is `roles.txt`."""

from functools import cache
from itertools import pairwise

import regex

from pagestrip.words import sections

SHORTEST_HEAD = 8  # letters of a trade that may end another's name, which no surname ends with
SPACE_OR_HYPHEN = regex.compile(r"[\s-]")


@cache
def entries(section: str) -> frozenset[str]:
    """The words of one section of `roles.txt`, case folded."""
    return frozenset(word.casefold() for word in sections("roles.txt")[section])


def is_desk(text: str) -> bool:
    """Whether a whole line is a desk's name: its first or last word says so, also behind a hyphen ("Newsdesk", "Team Harbour", "HP-Redaktion")."""
    parts = SPACE_OR_HYPHEN.split(text.casefold())
    return parts[-1] in entries("signing desk") or parts[0] in entries("signing desk")


def ends_as_desk(piece: str) -> bool:
    """Whether what follows the name makes it a desk's: "Harbour Post Staff", not "Ann Lee Travel News Reporter"."""
    last = piece.casefold().split()[-1]
    return last in entries("desk") and last not in entries("beside role")


def is_post(text: str) -> bool:
    """Whether a piece behind a name says what its bearer does: "Sr. Director of Operations", "Shipping Expert"."""
    words = text.split()
    return len(words) > 1 and (is_role(words[-1]) or any(is_role(word) and after in entries("of") for word, after in pairwise(words)))


def is_role(word: str) -> bool:
    """Whether a word is a trade's or an office's: "Reporter", "Wirtschaftsredakteur"."""
    folded = word.casefold().strip(".,")
    return folded in entries("role") or folded.endswith(_heads())


@cache
def _heads() -> tuple[str, ...]:
    """The trades that languages which join words end a longer trade with."""
    return tuple(entry for entry in entries("role") if len(entry) >= SHORTEST_HEAD)


def is_trade(word: str) -> bool:
    """Whether a word may stand in a trade's name: "Travel", "News", "Reporter"."""
    folded = word.casefold().strip(".,'")
    return is_role(folded) or folded in entries("beside role") or any(part in entries("role") for part in folded.split("-"))
