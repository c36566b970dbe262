"""Fits the lexicon: what each word of a block says for or against its being article text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from pagestrip.scoring import lexicon
from training import dataset

FEWEST_SITES = 8  # that print a word; a rarer one tells the site and not the page's part
KEPT = 6000  # words
ALPHA = 1e-5  # L2 penalty; of 3e-6, 1e-5 and 3e-5 the one whose word weights told unseen sites' blocks apart best
ROUNDS = 6
SEED = 1


class Lexicons:
    """The lexicons that these rows of HTML pages give when some folds are left out, each fitted once."""

    def __init__(self, rows: dataset.Rows, folds: Sequence[int], weights: Any) -> None:
        self._fold = np.array(folds)[rows.page]
        self._use = rows.label != dataset.UNKNOWN
        self._label, self._weights = rows.label, weights
        sites = [page["site"] for page in rows.pages]
        self._sites = np.array([sorted(set(sites)).index(site) for site in sites])[rows.page]
        self._words, self._counts = _counted(rows.texts())
        self._known: dict[frozenset[int], lexicon.Lexicon] = {}

    def without(self, folds: Iterable[int]) -> lexicon.Lexicon:
        """The lexicon of all sites but those of these folds."""
        key = frozenset(folds)
        if key not in self._known:
            self._known[key] = self._fit(self._use & ~np.isin(self._fold, list(key)))
        return self._known[key]

    def columns(self, rows: dataset.Rows, folds: Sequence[int], left_out: Iterable[int]) -> Any:
        """The lexicon's columns for these rows: each page is read with a lexicon that knows neither the folds left out nor the page's own."""
        texts = rows.texts()
        starts = np.flatnonzero(np.r_[True, rows.page[1:] != rows.page[:-1], True])
        found = []
        for start, end in pairwise(starts.tolist()):
            own = self.without({*left_out, folds[rows.page[start]]})
            found.append(lexicon.columns(own, texts[start:end]))
        return np.concatenate(found)

    def _fit(self, keep: Any) -> lexicon.Lexicon:
        counts, sites = self._counts[keep], self._sites[keep]
        entries = counts.tocoo()
        pairs = np.unique(np.stack([entries.col, sites[entries.row]]), axis=1)
        common = np.flatnonzero(np.bincount(pairs[0], minlength=counts.shape[1]) >= FEWEST_SITES)
        counts = counts[:, common]
        weights = self._weights[keep]
        model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=ROUNDS, tol=None, random_state=SEED)
        model.fit(counts, self._label[keep], sample_weight=weights / weights.mean())
        weigh = model.coef_[0]
        said = np.asarray((counts > 0).sum(axis=0))[0]
        best = np.sort(np.argsort(-np.abs(weigh) * np.sqrt(said), kind="stable")[:KEPT])
        return {self._words[common[at]]: float(np.float16(weigh[at])) for at in best}


def _counted(texts: Sequence[str]) -> tuple[list[str], Any]:
    """All words, and for each text how often it says each, over the root of its words' number."""
    number: dict[str, int] = defaultdict(lambda: len(number))
    ends, places, values = [0], [], []
    for text in texts:
        said = lexicon.words(text)
        places.extend([number[word] for word in said])
        values.extend([max(1, len(said)) ** -0.5] * len(said))
        ends.append(len(places))
    shape = (len(texts), len(number))
    return list(number), csr_matrix((np.array(values, dtype=np.float32), np.array(places), np.array(ends)), shape=shape)


def save(words: lexicon.Lexicon, file: Path) -> None:
    """Write a lexicon as .npz: its words, parted by spaces, and their weights."""
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, words=np.array(" ".join(words)), weights=np.array(list(words.values()), dtype=np.float16))
