"""What a card's last paragraph ends with: "… last sentence. Read also: … Tags: …"."""

from itertools import pairwise

import regex

from pagestrip.model import Block, Page
from pagestrip.text import STOPS, fold
from pagestrip.words.phrases import family
from pagestrip.words.tags import label_at

FOLDED = 160  # characters of a line that tell whether it begins with a pointer
LONGEST_TAIL = 400  # characters of "Read also: … Tags: …" at a card's end
SENTENCE_END = regex.compile(rf"[{STOPS}][\"'”’»)\]」』]*+\s++")


def parted(view: Page) -> Page:
    """The view with what is run together in one paragraph in lines of their own."""
    all_cuts = [_cuts(block.text) for block in view.blocks]
    if not any(all_cuts):
        return view
    parted: list[Block] = []
    for block, cuts in zip(view.blocks, all_cuts, strict=True):
        for number, (start, end) in enumerate(pairwise((0, *cuts, len(block.text)))):
            runs = tuple(r._replace(start=r.start - start, end=r.end - start) for r in block.inlines if start <= r.start and r.end <= end)
            text = block.text[start:end].rstrip()
            parted.append(block._replace(index=len(parted), text=text, gap=block.gap and not number, inlines=runs))
    return Page(tuple(parted), kind=view.kind, url=view.url, offset=view.offset, home=(-1,) * len(parted))


def _cuts(text: str) -> list[int]:
    """Where a paragraph is to be cut: before each "Read also:" and tag label that follows a sentence's end near its own end."""
    first = next((found.end() for found in SENTENCE_END.finditer(text) if _is_tail(text[found.end() :])), None)
    if first is None:
        return []
    tags = next((at for at in range(first, len(text)) if text[at - 1].isspace() and label_at(text[at:]) is not None), None)
    return [first] if tags in (None, first) else [first, tags]


def _is_tail(rest: str) -> bool:
    if not rest or len(rest) > LONGEST_TAIL:
        return False
    return label_at(rest) is not None or family("read_also").begins(fold(rest[:FOLDED])) is not None
