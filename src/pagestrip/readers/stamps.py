"""The day of publication that an app keeps in its scripts, for a page whose head says nothing of dates."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import regex

from pagestrip.model import Claim
from pagestrip.words import sections

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
    first = None
    for match in _matches(root):
        first = first or match
        if match["day"] != first["day"]:
            return
    if first:
        yield Claim("script", "published", first["moment"])


def _matches(root: Any) -> Iterator["regex.Match[str]"]:
    for script in root.iter("script"):
        if script.text and "ublish" in script.text:
            yield from _pattern().finditer(script.text)
