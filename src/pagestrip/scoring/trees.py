"""Boosted trees as plain arrays: complete binary trees, evaluated level by level for all rows and all trees at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pagestrip.scoring.shape import Matrix

FIRST = 48  # trees after which the clear cases are settled
SURE = 3.0  # log odds, 95 %; further trees seldom turn such a block


@dataclass(frozen=True, slots=True)
class Forest:
    """`trees` complete trees of one depth over the columns of a table, named by `names`.

    Node `k` of a tree has the children `2k + 1` (value at most the threshold) and `2k + 2`. `feature` and `threshold` hold a row a tree
    and a column a node, `leaf` a column a leaf. Tree `t` adds to output `t % outputs`, which begins at `bias`.
    """

    names: tuple[str, ...]
    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    leaf: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def raw(self, table: Matrix) -> Matrix:
        """The sum of the trees for each row: log odds, one column an output."""
        total: Matrix = self._of(table, np.arange(len(table)), 0, len(self.feature)) + self.bias
        return total

    def sure(self, table: Matrix, rows: npt.NDArray[np.intp]) -> Matrix:
        """The same for a forest of one output and these rows of a table, a value a row. Rows that the first trees are sure of see no more of them."""
        total: Matrix = self._of(table, rows, 0, FIRST)[:, 0] + self.bias[0]
        open_rows = np.flatnonzero(np.abs(total) < SURE)
        if len(open_rows) and len(self.feature) > FIRST:
            total[open_rows] += self._of(table, rows[open_rows], FIRST, len(self.feature))[:, 0]
        return total

    def _of(self, table: Matrix, rows: npt.NDArray[np.intp], start: int, stop: int) -> Matrix:
        """The sum of the trees from `start` to `stop`. The nodes of one level stand side by side, so that a child is twice its parent.

        Every index lies in its array: "clip" spares the check of each.
        """
        values, base = table.ravel(), (rows * table.shape[1]).astype(np.int32)[:, None]
        node: Any = np.arange(min(stop, len(self.feature)) - start, dtype=np.int32)[None]
        first = 0
        while first < self.feature.shape[1]:
            level = slice(first, 2 * first + 1)
            at = self.feature[start:stop, level].ravel().take(node, mode="clip") + base
            beyond = values.take(at, mode="clip") > self.threshold[start:stop, level].ravel().take(node, mode="clip")
            node = node * 2 + beyond
            first = 2 * first + 1
        leaves = self.leaf[start:stop].ravel().take(node, mode="clip")
        total: Matrix = leaves.reshape(len(rows), -1, len(self.bias)).sum(axis=1, dtype=np.float32)
        return total


def load(file: Path | Any, columns: Sequence[str]) -> Forest:
    """The forest of an .npz file, for tables of these columns; the file holds plain arrays only, nothing is unpickled."""
    places = {name: at for at, name in enumerate(columns)}
    with np.load(file, allow_pickle=False) as data:
        own = np.array([places[name] for name in str(data["names"]).split()], dtype=np.int32)
        return Forest(
            tuple(columns),
            own[data["feature"]],
            data["threshold"].astype(np.float32),
            data["leaf"].astype(np.float32),
            data["bias"].astype(np.float32),
        )


def sigmoid(raw: Any) -> Any:
    """Log odds as probability."""
    return 1 / (1 + np.exp(-raw))
