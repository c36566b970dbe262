"""Furniture of video and audio players and picture galleries.

Why: durations, "Play video" and error messages stand where the player did.
Example: "Your browser does not support the audio element.", "1 / 12".
Leaves alone: a sentence that tells of a video.
"""

from collections.abc import Iterator

from pagestrip.cleaners.common import beginnings, elements, lines
from pagestrip.model import Cleaner, Label, Mark, Page


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    yield from elements(page, "player", Label.PLAYER)
    yield from elements(page, "gallery", Label.PLAYER)
    yield from lines(page, "player", Label.PLAYER)
    yield from beginnings(page, "player", Label.PLAYER)


CLEANER = Cleaner("player", find)
