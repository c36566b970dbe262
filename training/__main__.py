"""`python -m training --data DIR`: makes the scorer's weights."""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

import pagestrip.scoring
from pagestrip.scoring import features, pages
from training import dataset, model
from training.corpora import SEGMENTS, Case, cases, folds_of

KINDS = ("html", "text")
ROUNDS = 220
SEGMENTS_WEIGH = 0.3  # of a page whose truth is a few segments: about their share of such a page's blocks
WEIGHTS = Path(pagestrip.scoring.__file__).parent / "weights"


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--cache", type=Path, default=Path("training/cache"), help="where rows are kept between runs")
    parser.add_argument("--folds", type=Path, help="write weights made without each fold's sites here too")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="the kinds of page whose weights are made anew")
    args = parser.parse_args()
    all_cases = list(cases(args.data))
    sites = [case.site for case in all_cases]
    fold = np.array(folds_of(sites))
    tables = {kind: [dataset.rows(all_cases, variant, args.cache) for variant in dataset.variants(kind)] for kind in args.kinds}
    for number in range(max(fold) + 1) if args.folds else ():
        train(tables, all_cases, fold != number, args.folds / str(number))
    if args.folds:
        (args.folds / "sites.json").write_text(json.dumps(dict(zip(sites, fold.tolist(), strict=True)), indent=1))
    train(tables, all_cases, np.ones(len(all_cases), dtype=bool), WEIGHTS)


def train(tables: dict[str, list[dataset.Rows]], all_cases: list[Case], keep: Any, folder: Path) -> None:
    """Fit every model on the pages to keep and write the weights."""
    for kind, variants in tables.items():
        model.save(fit_blocks(variants, kind, keep), folder / f"{kind}.npz")
    if "html" in tables:
        model.save(fit_types(tables["html"][0], all_cases, keep), folder / "page_type.npz")


def fit_blocks(variants: list[dataset.Rows], kind: str, keep: Any) -> Any:
    """The forest that scores the blocks of one kind of page."""
    used = [keep[rows.page] & _judged(rows, kind) & (rows.label != dataset.UNKNOWN) for rows in variants]
    columns = np.concatenate([rows.columns[use] for rows, use in zip(variants, used, strict=True)])
    label = np.concatenate([rows.label[use] for rows, use in zip(variants, used, strict=True)])
    weight = np.concatenate([page_weights(rows, use) for rows, use in zip(variants, used, strict=True)])
    return model.fit(columns, label, weight, features.NAMES[kind], rounds=ROUNDS)


def _judged(rows: dataset.Rows, kind: str) -> Any:
    """The blocks that the scorer will be asked about."""
    return rows.columns[:, features.NAMES[kind].index("is_headline")] == 0 if kind == "html" else ~rows.marked


def page_weights(rows: dataset.Rows, use: Any) -> Any:
    """Each page weighs the same, one with a few known segments less; within it a block weighs the square root of its letters, which are capped."""
    weight = np.sqrt(np.minimum(rows.size, 400) + 20)
    total = np.bincount(rows.page, weights=np.where(use, weight, 0))
    share = np.array([SEGMENTS_WEIGH if page["corpus"] in SEGMENTS else 1.0 for page in rows.pages])
    return 100 * (share[rows.page] * weight / np.maximum(total, 1)[rows.page])[use]


def fit_types(rows: dataset.Rows, all_cases: list[Case], keep: Any) -> Any:
    """The forest that tells a page's type, from the columns that all blocks of a page share."""
    first = np.searchsorted(rows.page, np.arange(len(all_cases)))
    known = [at for at, case in enumerate(all_cases) if keep[at] and case.page_type and first[at] < len(rows.page) and rows.page[first[at]] == at]
    places = [features.NAMES["html"].index(name) for name in pages.NAMES]
    label = np.array([pages.TYPES.index(all_cases[at].page_type) for at in known])
    columns = rows.columns[first[known]][:, places]
    settings = {
        "objective": "multiclass",
        "num_class": len(pages.TYPES),
        "num_leaves": 8,
        "min_data_in_leaf": 8,
        "learning_rate": 0.1,
        "feature_fraction": 0.4,
    }
    return model.fit(columns, label, None, pages.NAMES, rounds=40, **settings)


if __name__ == "__main__":
    main()
