"""`python -m training --data DIR`: makes the scorer's weights."""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from pagestrip import scoring
from pagestrip.scoring import features, pages
from training import dataset, flatten, headlines, model
from training.corpora import FOLDS, SEGMENTS, Case, cases, folds_of

KINDS = ("html", "text")
ROUNDS = 220
SEGMENTS_WEIGH = 0.3  # of a page whose truth is a few segments: about their share of such a page's blocks
WEIGHS = {"cards": 0.3}  # pages that were put together, beside those of the corpora
WEIGHTS = Path(scoring.__file__).parent / "weights"


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
    folds = folds_of(sites)
    folder = args.folds or args.cache / "folds"
    if "text" in args.kinds:
        train_headlines(all_cases, folds, args.cache, folder)
    judges = [scoring.load(folder / str(number)) for number in range(FOLDS)]
    tables = {kind: {name: dataset.rows(all_cases, folds, name, args.cache, judges) for name in dataset.variants(kind)} for kind in args.kinds}
    for number in range(FOLDS) if args.folds else ():
        train(tables, all_cases, np.array(folds) != number, folder / str(number))
    if args.folds:
        (args.folds / "sites.json").write_text(json.dumps(dict(zip(sites, folds, strict=True)), indent=1))
    train(tables, all_cases, np.ones(len(all_cases), dtype=bool), WEIGHTS)


def train_headlines(all_cases: list[Case], folds: list[int], cache: Path, folder: Path) -> None:
    """Fit the model that finds headlines; also without each fold's sites, for the rows of the line scorer are made with those."""
    tables = [headlines.rows(all_cases, folds, style, cache) for style in flatten.STYLES]
    for number in range(FOLDS):
        model.save(headlines.fit(tables, np.array(folds) != number), folder / str(number) / "headline.npz")
    model.save(headlines.fit(tables, np.ones(len(all_cases), dtype=bool)), WEIGHTS / "headline.npz")


def train(tables: dict[str, dict[str, dataset.Rows]], all_cases: list[Case], keep: Any, folder: Path) -> None:
    """Fit every model on the pages to keep and write the weights."""
    for kind, variants in tables.items():
        model.save(fit_blocks(variants, kind, keep), folder / f"{kind}.npz")
    if "html" in tables:
        model.save(fit_types(tables["html"]["marked"], all_cases, keep), folder / "page_type.npz")


def fit_blocks(variants: dict[str, dataset.Rows], kind: str, keep: Any) -> Any:
    """The forest that scores the blocks of one kind of page."""
    headline = features.NAMES[kind].index("is_headline")
    columns, label, weight = [], [], []
    for name, rows in variants.items():
        use = keep[rows.page] & (rows.columns[:, headline] == 0) & (rows.label != dataset.UNKNOWN)
        columns.append(rows.columns[use])
        label.append(rows.label[use])
        weight.append(WEIGHS.get(name, 1.0) * page_weights(rows, use))
    return model.fit(np.concatenate(columns), np.concatenate(label), np.concatenate(weight), features.NAMES[kind], rounds=ROUNDS)


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
