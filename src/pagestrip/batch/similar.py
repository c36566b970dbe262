"""Near-duplicates: the same story in several files, found by MinHash signatures in bands (Broder 1997; Leskovec, Rajaraman, Ullman, ch. 3)."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

import regex

from pagestrip.batch.items import MissingExtraError, printable
from pagestrip.batch.journal import Journal, named

HASHES = 128  # of a signature: a standard error of at most 0.045 in the similarity that is estimated
BAND = 8  # hashes a band: with 16 bands, pages of similarity 0.8 share one with a chance of 0.95, of 0.5 with 0.06
SEED = 1
ALIKE = 0.75  # Jaccard similarity of the shingles from which on two bodies are the same story
SHINGLE = 5  # words, signs in scripts without spaces
SHORTEST = 30  # words or signs; shorter bodies say too little
TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|\w+")
BANDS = HASHES // BAND
BAND_BYTES = 4 * BAND
FORM = struct.Struct(f"<{HASHES}I")


class Group(NamedTuple):
    """Pages with the same story. `id` is that of the earliest: by the date it was published, then by its place in the input."""

    id: str
    size: int


def check() -> None:
    """Raises MissingExtraError where the library is missing."""
    signature("")


def signature(body: str) -> bytes:
    """What a body is compared by; b"" for one that is too short."""
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise MissingExtraError("finding near-duplicates", "similar") from error
    tokens = TOKEN.findall(body.casefold())
    if len(tokens) < SHORTEST:
        return b""
    hashed = RMinHash(num_perm=HASHES, seed=SEED)
    hashed.update([" ".join(tokens[start : start + SHINGLE]) for start in range(len(tokens) - SHINGLE + 1)])
    return FORM.pack(*hashed.digest())


def likeness(one: bytes, other: bytes) -> float:
    """The similarity that two signatures tell, 0 to 1."""
    pairs = zip(FORM.unpack(one), FORM.unpack(other), strict=True)
    return sum(bool(a == b) for a, b in pairs) / HASHES


def groups(journal: Journal) -> dict[str, Group]:
    """The group of each page that is in one, by the page's name. The candidates lie on disk, the groups alone in memory."""
    journal.ask("CREATE TEMP TABLE IF NOT EXISTS bands (band INTEGER, hashes BLOB, page INTEGER)")
    journal.ask("DELETE FROM bands")
    query = "SELECT pages.rowid, signature FROM pages JOIN sources ON sources.id = source WHERE signature != ? ORDER BY position, number"
    for page, sign in journal.stream(query, b""):
        for band in range(BANDS):
            journal.ask("INSERT INTO bands VALUES (?, ?, ?)", band, sign[band * BAND_BYTES : (band + 1) * BAND_BYTES], page)
    leaders: dict[int, int] = {}
    for one, other in _alike(journal):
        _join(leaders, one, other)
    return _named(journal, leaders)


def _alike(journal: Journal) -> Iterator[tuple[int, int]]:
    """Pairs of a band that are really alike: each page with the first of its band."""
    query = "SELECT band, hashes, page, signature FROM bands JOIN pages ON pages.rowid = page ORDER BY band, hashes, page"
    key, first, sign = None, 0, b""
    for band, hashes, page, own in journal.stream(query):
        if (band, hashes) != key:
            key, first, sign = (band, hashes), page, own
        elif likeness(sign, own) >= ALIKE:
            yield first, page


def _join(leaders: dict[int, int], one: int, other: int) -> None:
    """Put two pages into one group: union-find, whose leader is the page that came first."""
    a, b = _leader(leaders, one), _leader(leaders, other)
    leaders[max(a, b)] = min(a, b)


def _leader(leaders: dict[int, int], page: int) -> int:
    """The leader of a page's group, paths halved on the way."""
    leaders.setdefault(page, page)
    while leaders[page] != page:
        leaders[page] = leaders[leaders[page]]
        page = leaders[page]
    return page


def _named(journal: Journal, leaders: dict[int, int]) -> dict[str, Group]:
    """The group of each page by its name, from the pages' leaders."""
    members: dict[int, list[tuple[str, int, int, bytes]]] = {}
    query = "SELECT published, position, number, pages.name FROM pages JOIN sources ON sources.id = source WHERE pages.rowid = ?"
    for page in leaders:
        (published, position, number, name), *_ = journal.ask(query, page)
        members.setdefault(_leader(leaders, page), []).append((published[:10] or "9999", position, number, name))
    found: dict[str, Group] = {}
    for pages in members.values():
        group = Group(printable(named(min(pages)[3])), len(pages))
        found.update((named(name), group) for *_, name in pages)
    return found
