"""Chrome phrases run together in one line.

Why: a flattener joins what stood in neighbouring links and images without a space.
Example: "FacebookTwitterEmail", "app-storeplay-store", "Home Search Login", two links side by side.
Leaves alone: a line of which any part is not a phrase of its own.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from pagestrip.model import Cleaner, Label, Mark, Page
from pagestrip.text import squeeze
from pagestrip.words import keyed
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
BARS = frozenset("|·•/")  # between the entries of a menu on one line
SHORTEST_PIECE = 3  # characters; shorter phrases fit anywhere
LONGEST_PIECE = 40
MANY = 3  # phrases with nothing but spaces between in one line of markup; two may be a subhead


def find(page: Page) -> Iterator[Mark]:
    """Yield the marks."""
    lengths = _lengths()
    for at, key in enumerate(page.keys):
        # in markup the reader parts neighbouring elements, but for inline ones; a bar parts a menu's entries, never a subhead's words
        spaced = page.kind == "html" and " " in key and BARS.isdisjoint(key)
        fewest = MANY if spaced and not _is_links(page, at) else 2
        if spaced and key.rpartition(" ")[2] not in _last_words():
            continue
        if 2 * SHORTEST_PIECE <= len(key) <= LONGEST and not page.prose[at]:
            opening = key[:SHORTEST_PIECE]
            pieces = _pieces(key) if opening in lengths or not BARS.isdisjoint(opening) else ()
            if len(pieces) >= fewest:
                label = LABELS.get(vocabulary()[pieces[0]], Label.NAVIGATION)
                yield Mark(at, at + 1, label, f"phrases run together: {' + '.join(pieces[:4])}")


def _is_links(page: Page, at: int) -> bool:
    """Whether a line is links and the spaces between them."""
    block = page.blocks[at]
    return page.link_chars[at] > 0 and page.link_chars[at] + block.text.count(" ") >= len(block.text)


@lru_cache(maxsize=4096)  # the words of menus are the same on most pages
def _pieces(key: str) -> tuple[str, ...]:
    """The key as phrases of the bank, the fewest; () where it cannot be parted wholly."""
    phrases, lengths = vocabulary(), _lengths()
    if key in phrases:
        return (key,)
    if any(map(key.__contains__, BARS)):
        key = squeeze("".join([" " if sign in BARS else sign for sign in key]))
    best: dict[int, tuple[str, ...]] = {0: ()}
    reached = 0  # the farthest end of a phrase so far
    for start in range(len(key)):
        if start > reached:
            return ()
        before = best.get(start)
        if before is None:
            continue
        if key[start] == " ":
            best.setdefault(start + 1, before)
            reached = max(reached, start + 1)
        for length in lengths.get(key[start : start + SHORTEST_PIECE], ()):
            end = start + length
            if end > len(key):
                break
            if key[start:end] in phrases and len(before) + 1 < len(best.get(end, key)):
                best[end] = (*before, key[start:end])
                reached = max(reached, end)
    return best.get(len(key), ())


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """By the first signs of every phrase the lengths of those that begin so, shortest first: most lines begin with none of them."""
    lengths: dict[str, set[int]] = {}
    for phrase in vocabulary():
        if SHORTEST_PIECE <= len(phrase) <= LONGEST_PIECE:
            lengths.setdefault(phrase[:SHORTEST_PIECE], set()).add(len(phrase))
    return {opening: tuple(sorted(found)) for opening, found in lengths.items()}


@cache
def _last_words() -> Mapping[str, None]:
    """The words that phrases end with: most lines end with none of them."""
    return keyed(phrase.rpartition(" ")[2] for phrase in vocabulary())


CLEANER = Cleaner("glued", find)
