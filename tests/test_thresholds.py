"""Whether a constant holds on sites that it was not chosen on."""

import numpy as np
import pytest

from pagestrip.model import Block, Page
from pagestrip.span import overrule, threshold
from training import thresholds
from training.corpora import FOLDS

FOLD = np.arange(FOLDS)
EVEN = np.full(FOLDS, 1 / FOLDS)


def test_a_constant_that_suits_one_folds_pages_alone_loses_by_what_the_others_choose() -> None:
    lucky = np.array([1.0, *[0.5] * (FOLDS - 1)])
    steady = np.array([0.0, *[0.6] * (FOLDS - 1)])
    line = thresholds.verdict("overrule.SURER", {overrule.SURER: lucky, 0.3: steady}, EVEN, FOLD)
    assert "word F1 0.6000" in line
    assert "(0.3 0.1 0.1 0.1 0.1) 0.4000" in line


def test_each_corpus_counts_the_same() -> None:
    cuts = [thresholds.Cut(Page(()), [], ("article", 1.0), _Case(corpus), 0) for corpus in ("one", "one", "two")]  # type: ignore[arg-type]  # its corpus alone is read
    assert thresholds.equal_corpora(cuts).tolist() == [0.25, 0.25, 0.5]


class _Case:
    def __init__(self, corpus: str) -> None:
        self.corpus = corpus
        self.body = "The ferry left the pier at nine with forty people on board."


def test_what_a_page_reaches_follows_the_constant() -> None:
    page = Page(
        (
            Block(0, "The ferry left the pier at nine with forty people on board."),
            Block(1, "Nobody on the pier knows the rest of it, the mate of the ferry said on Monday, and nobody on board has asked him since."),
        ),
        home=(-1, -1),
    )
    cut = thresholds.Cut(page, [0.9, 0.2], ("article", 1.0), _Case("one"), 0)  # type: ignore[arg-type]  # its body alone is read
    assert thresholds.reached([cut], "threshold.UNLIKELY", threshold.UNLIKELY).tolist() == pytest.approx([1.0])
    assert thresholds.reached([cut], "neighbours.POSSIBLE", 0.1)[0] < 1.0
