"""Fits boosted trees with LightGBM and turns them into the plain arrays that the library evaluates."""

from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from pagestrip.scoring.trees import Forest

DEPTH = 6
COMMON = {
    "verbosity": -1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 7,
    "num_threads": 1,  # more wait for each other on a busy machine; the trees are the same
    "max_bin": 63,
    "max_depth": DEPTH,
}


def fit(columns: Any, label: Any, weight: Any, names: tuple[str, ...], rounds: int, **settings: Any) -> Forest:
    """A forest for two classes, or for `num_class` of them."""
    parameters = COMMON | {
        "objective": "binary",
        "num_leaves": 31,
        "learning_rate": 0.08,
        "feature_fraction": 0.3,
        "min_data_in_leaf": 60,
        "lambda_l2": 3.0,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
    }
    data = lightgbm.Dataset(columns, label=label, weight=weight, free_raw_data=True)
    booster = lightgbm.train(parameters | settings, data, num_boost_round=rounds)
    return forest_of(booster, names)


def forest_of(booster: Any, names: tuple[str, ...]) -> Forest:
    """The booster's trees as complete trees over the columns that they use."""
    dump = booster.dump_model()
    outputs = dump["num_tree_per_iteration"]
    trees = [tree["tree_structure"] for tree in dump["tree_info"]]
    depth = max(_depth(tree) for tree in trees)
    inner = 2**depth - 1
    feature = np.zeros((len(trees), inner), dtype=np.intp)
    threshold = np.zeros((len(trees), inner), dtype=np.float32)
    leaf = np.zeros((len(trees), inner + 1), dtype=np.float32)
    for at, tree in enumerate(trees):
        _fill(tree, 0, inner, feature[at], threshold[at], leaf[at])
    used = np.unique(feature)
    renumbered = np.searchsorted(used, feature)
    return Forest(tuple(names[at] for at in used), renumbered, threshold, leaf, np.zeros(outputs, dtype=np.float32))


def _depth(node: dict[str, Any]) -> int:
    return 0 if "leaf_value" in node else 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))


def _fill(node: dict[str, Any], at: int, inner: int, feature: Any, threshold: Any, leaf: Any) -> None:  # noqa: PLR0913, PLR0917  # the arrays that it fills
    """Write a node and what is below it; a leaf above the last level is repeated below."""
    if "leaf_value" in node:
        while at < inner:
            _fill(node, 2 * at + 2, inner, feature, threshold, leaf)
            at = 2 * at + 1
        leaf[at - inner] = node["leaf_value"]
        return
    feature[at] = node["split_feature"]
    threshold[at] = _rounded_down(node["threshold"])
    _fill(node["left_child"], 2 * at + 1, inner, feature, threshold, leaf)
    _fill(node["right_child"], 2 * at + 2, inner, feature, threshold, leaf)


def _rounded_down(value: float) -> np.float32:
    """The largest float32 that is not above a value, so that no row changes its side of a threshold."""
    near = np.float32(value)
    return np.nextafter(near, np.float32(-np.inf)) if near > value else near


def save(forest: Forest, file: Path) -> None:
    """Write a forest as .npz: small integers for features, float32 thresholds, float16 leaves."""
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        file,
        names=np.array(" ".join(forest.names)),
        feature=forest.feature.astype(np.uint16),
        threshold=forest.threshold,
        leaf=forest.leaf.astype(np.float16),
        bias=forest.bias,
    )
