"""Chrome phrases run together in one line.

Why: a flattener joins what stood in neighbouring links and images without a space.
Example: "FacebookTwitterEmail", "app-storeplay-store", "Home Search Login".
Leaves alone: a line of which any part is not a phrase of its own.
"""

from collections.abc import Iterator

from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.words.phrases import vocabulary

LABELS = {
    "ad": Label.AD,
    "app": Label.PROMO,
    "comments": Label.COMMENTS,
    "consent": Label.CONSENT,
    "legal": Label.LEGAL,
    "logo": Label.LOGO,
    "newsletter": Label.NEWSLETTER,
    "player": Label.PLAYER,
    "share": Label.SHARE,
    "skip": Label.NAVIGATION,
    "tools": Label.TOOLS,
}
LONGEST = 120  # characters of a line
SHORTEST_PIECE = 3  # characters; shorter phrases fit anywhere
LONGEST_PIECE = 40


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    for at, key in enumerate(page.keys):
        if 2 * SHORTEST_PIECE <= len(key) <= LONGEST and not page.prose[at]:
            pieces = _pieces(key)
            if len(pieces) > 1:
                label = LABELS.get(vocabulary()[pieces[0]], Label.NAVIGATION)
                yield Mark(at, at + 1, label, f"phrases run together: {' + '.join(pieces[:4])}")


def _pieces(key: str) -> list[str]:
    """The key as phrases of the bank, the fewest; [] where it cannot be parted wholly."""
    phrases = vocabulary()
    best: list[list[str] | None] = [[]] + [None] * len(key)
    for end in range(1, len(key) + 1):
        if key[end - 1] == " " and best[end - 1] is not None:
            best[end] = best[end - 1]
        for start in range(max(0, end - LONGEST_PIECE), end - SHORTEST_PIECE + 1):
            before, piece = best[start], key[start:end]
            if before is not None and piece in phrases and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = [*before, piece]
    return best[len(key)] or []


CLEANER = Cleaner("glued", find)
