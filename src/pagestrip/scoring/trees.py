"""Boosted trees as plain arrays: complete binary trees, evaluated level by level for all rows and all trees at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FIRST = 48  # trees after which the clear cases are settled
SURE = 3.0  # log odds, 95 %; further trees seldom turn such a block


@dataclass(frozen=True, slots=True)
class Forest:
    """`trees` complete trees of one depth over the named columns.

    Node `k` of a tree has the children `2k + 1` (value at most the threshold) and `2k + 2`. `feature` and `threshold` hold a row a tree
    and a column a node, `leaf` a column a leaf. Tree `t` adds to output `t % outputs`, which begins at `bias`.
    """

    names: tuple[str, ...]
    feature: npt.NDArray[np.intp]
    threshold: npt.NDArray[np.float32]
    leaf: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def raw(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The sum of the trees for each row: log odds, one column an output."""
        total: npt.NDArray[np.float32] = self._of(rows, 0, len(self.feature)) + self.bias
        return total

    def sure(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The same for a forest of one output, a value a row; rows that the first trees are sure of see no more of them."""
        total: npt.NDArray[np.float32] = self._of(rows, 0, FIRST)[:, 0] + self.bias[0]
        open_rows = np.flatnonzero(np.abs(total) < SURE)
        if len(open_rows) and len(self.feature) > FIRST:
            total[open_rows] += self._of(rows[open_rows], FIRST, len(self.feature))[:, 0]
        return total

    def _of(self, rows: npt.NDArray[np.float32], start: int, stop: int) -> npt.NDArray[np.float32]:
        """The sum of the trees from `start` to `stop`."""
        inner = self.feature.shape[1]
        count = min(stop, len(self.feature)) - start
        values = np.ascontiguousarray(rows, dtype=np.float32).ravel()
        base = (np.arange(len(rows)) * rows.shape[1])[:, None]
        features, thresholds = self.feature[start:stop].ravel(), self.threshold[start:stop].ravel()
        first = np.arange(count) * inner
        node = np.zeros((len(rows), count), dtype=np.intp)
        for _ in range(inner.bit_length()):
            at = node + first
            node += node + 1 + (values.take(features.take(at) + base) > thresholds.take(at))
        leaves = self.leaf[start:stop].ravel().take(node + (np.arange(count) * (inner + 1) - inner))
        outputs = len(self.bias)
        total: npt.NDArray[np.float32] = leaves.reshape(len(rows), count // outputs, outputs).sum(axis=1, dtype=np.float32)
        return total


def load(file: Path | Any) -> Forest:
    """The forest of an .npz file; it holds plain arrays only, nothing is unpickled."""
    with np.load(file, allow_pickle=False) as data:
        return Forest(
            tuple(str(data["names"]).split()),
            data["feature"].astype(np.intp),
            data["threshold"].astype(np.float32),
            data["leaf"].astype(np.float32),
            data["bias"].astype(np.float32),
        )


def sigmoid(raw: Any) -> Any:
    """Log odds as probability."""
    return 1 / (1 + np.exp(-raw))
