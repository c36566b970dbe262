"""The day of publication that an app keeps in its scripts, for a page whose head says nothing of dates."""

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from pagestrip.model import Claim
from pagestrip.readers.events import Events, begins, text_of
from pagestrip.words import sections

IN_NAMES = ("ublish", "date")  # what the names of claimed dates hold


@cache
def _pattern() -> "regex.Pattern[str]":
    names = sections("date_claims.txt")["published in scripts"]
    return regex.compile(r'"\L<names>\\?"\s*+:\s*+\\?"(?P<moment>(?P<day>\d{4}-\d\d-\d\d)[T\d:.Z+-]*+)', names=names)


def claims(events: Events, claimed: Iterable[Claim]) -> Iterator[Claim]:
    """The claim of a publication that the scripts of a page make, where `claimed` tells no date and they know one day alone.

    Several days are those of a list's entries. Nothing is run.
    """
    if any(part in claim.name.lower() for claim in claimed for part in IN_NAMES):
        return
    first = None
    for match in _matches(events):
        first = first or match
        if match["day"] != first["day"]:
            return
    if first:
        yield Claim("script", "published", first["moment"])


def _matches(events: Events) -> Iterator["regex.Match[str]"]:
    for at, tag, _ in begins(events):
        if tag == "script" and "ublish" in (text := text_of(events, at)):
            yield from _pattern().finditer(text)
