"""The day of publication that an app keeps in its scripts, for a page whose head claims none."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import regex

from pagestrip.model import Claim
from pagestrip.words import sections

MOST = 3_000_000  # characters read of one page's scripts, as of its state
IN_NAMES = ("ublish", "date")  # what the names of claimed dates hold


@cache
def _pattern() -> "regex.Pattern[str]":
    names = sections("date_claims.txt")["published in scripts"]
    return regex.compile(r'"\L<names>\\?"\s*+:\s*+\\?"(?P<moment>(?P<day>\d{4}-\d\d-\d\d)[T\d:.Z+-]*+)', names=names)


def claims(root: Any, claimed: Iterable[Claim]) -> Iterator[Claim]:
    """The claim of a publication that the scripts of an lxml tree make, where `claimed` tells no date and they know one day alone.

    Several days are those of a list's entries. Nothing is run.
    """
    if any(part in claim.name.lower() for claim in claimed for part in IN_NAMES):
        return
    found = list(_moments(root))
    if len({day for day, _ in found}) == 1:
        yield Claim("script", "published", found[0][1])


def _moments(root: Any) -> Iterator[tuple[str, str]]:
    left = MOST
    for script in root.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        if "ublish" in text:
            yield from ((match["day"], match["moment"]) for match in islice(_pattern().finditer(text), 1000))
