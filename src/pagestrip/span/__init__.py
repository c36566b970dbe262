"""Which blocks are the article: the scorer proposes, the structure has the last word.

`choose` takes five steps, a module each: how to read the page (`reading`), scores corrected by its structure (`corrections`), the score from which a
block is taken (`threshold`), cleaners' marks that the scorer overrules (`overrule`), what stands beside the chosen blocks (`neighbours`).
`against_claims` then holds the result against the body that the head claims (`claimed`).
"""

from collections.abc import Sequence

from pagestrip.model import Page
from pagestrip.span import corrections, neighbours, overrule, threshold
from pagestrip.span.claimed import against_claims
from pagestrip.span.overrule import without_body
from pagestrip.span.reading import read_as

__all__ = ["against_claims", "choose", "without_body"]


def choose(page: Page, scores: Sequence[float], guess: tuple[str, float] = ("article", 1.0)) -> tuple[int, ...]:
    """The indexes of the article's blocks, in page order, without the headline's.

    `scores` holds for each block how likely it is article text, 0 to 1. `guess` is the page's type and its probability.
    """
    reading = read_as(*guess)
    scores = corrections.corrected(page, scores, reading)
    least = threshold.of(page, scores, reading)
    taken_back = overrule.taken_back(page, scores, reading, least)
    likely = [at for at, mark in enumerate(page.labels) if (scores[at] >= least if mark is None else at in taken_back)]
    if page.kind == "text":
        likely = neighbours.without_refrains(page, likely)
        likely = neighbours.below_headline(page, likely) if reading.is_article else likely
    chosen = neighbours.with_paragraphs(page, likely, scores, reading, least)
    chosen = neighbours.with_midst(page, chosen, scores)
    return tuple(neighbours.with_end(page, chosen, scores) if page.kind == "text" and reading.is_article else chosen)
