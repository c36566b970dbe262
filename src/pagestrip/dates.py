"""The one door to dateparser. Stands in until the real one lands."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class Dated(NamedTuple):
    """A date inside a line."""

    value: date
    start: int
    end: int
    text: str
    note: str = ""


class Age(NamedTuple):
    """A relative time as shown."""

    text: str
    start: int
    end: int
    unit: str
    count: int


def find(text: str, *, language: str | None = None, day_first: bool | None = None) -> Iterator[Dated]:  # noqa: ARG001  # stands in
    """The dates inside a line."""
    return iter(())


def age(text: str) -> Age | None:  # noqa: ARG001  # stands in
    """The relative time in a line."""
    return None
