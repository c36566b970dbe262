"""`python -m training --data DIR`: makes the scorer's weights."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pagestrip import scoring
from pagestrip.scoring import features, pages
from pagestrip.scoring.lexicon import NAMES as STORY_WORDS
from training import dataset, flatten, headlines, lexicon, model
from training.corpora import FOLDS, SEGMENTS, Case, cases, folds_of

KINDS = ("html", "text")
ROUNDS = 220
SEGMENTS_WEIGH = 0.3  # of a page whose truth is a few segments: about their share of such a page's blocks
UNTOLD_WEIGHS = 0.3  # of a page without its address, when types are told
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
    judges = [headlines.judge(folder / str(number)) for number in range(FOLDS)]
    pages_as_they_are = dataset.rows(all_cases, folds, "marked", args.cache, judges)
    lexicons = lexicon.Lexicons(pages_as_they_are, folds, page_weights(pages_as_they_are, pages_as_they_are.label != dataset.UNKNOWN))
    tables = {kind: {name: dataset.rows(all_cases, folds, name, args.cache, judges) for name in dataset.variants(kind)} for kind in args.kinds}
    trainer = Trainer(all_cases, folds, tables, lexicons)
    for number in range(FOLDS) if args.folds else ():
        trainer.train(folder / str(number), (number,))
    if args.folds:
        (args.folds / "sites.json").write_text(json.dumps(dict(zip(sites, folds, strict=True)), indent=1))
    trainer.train(WEIGHTS)


def train_headlines(all_cases: list[Case], folds: list[int], cache: Path, folder: Path) -> None:
    """Fit the two models that find headlines; also without each fold's sites, for the rows of the line scorer are made with those."""
    tables = [headlines.rows(all_cases, folds, style, cache) for style in flatten.STYLES]
    for name in headlines.SETTINGS:
        for number in range(FOLDS):
            model.save(headlines.fit(tables, np.array(folds) != number, name), folder / str(number) / f"{name}.npz")
        model.save(headlines.fit(tables, np.ones(len(all_cases), dtype=bool), name), WEIGHTS / f"{name}.npz")


@dataclass(frozen=True)
class Trainer:
    """Fits the models that look at whole pages, on the rows of each kind of page and variant."""

    cases: list[Case]
    folds: list[int]
    tables: dict[str, dict[str, dataset.Rows]]
    lexicons: lexicon.Lexicons

    def train(self, folder: Path, left_out: tuple[int, ...] = ()) -> None:
        """Fit every model on the pages of the folds that are not left out and write the weights."""
        keep = ~np.isin(self.folds, left_out)
        lexicon.save(self.lexicons.without(left_out), folder / "words.npz")
        for kind, variants in self.tables.items():
            plain = {name: rows for name, rows in variants.items() if name not in flatten.MARKED_DOWN}
            model.save(self._blocks(plain, kind, left_out), folder / f"{kind}.npz")
            if len(plain) < len(variants):
                model.save(self._blocks(variants, kind, left_out), folder / "markdown.npz")
            whole = [variants[name] for name in variants if name in ("marked", *flatten.STYLES)]
            model.save(fit_types(whole, self.cases, keep), folder / f"{kind}_type.npz")

    def _blocks(self, variants: dict[str, dataset.Rows], kind: str, left_out: tuple[int, ...]) -> Any:
        """The forest that scores the blocks of one kind of page."""
        names = features.NAMES[kind]
        keep = ~np.isin(self.folds, left_out)
        columns, label, weight = [], [], []
        for name, rows in variants.items():
            use = keep[rows.page] & (rows.columns[:, names.index("is_headline")] == 0) & (rows.label != dataset.UNKNOWN)
            own = rows.columns[use]
            if kind == "text":
                own[:, names.index(STORY_WORDS[0]) :] = self.lexicons.columns(rows, self.folds, left_out)[use]
            columns.append(own)
            label.append(rows.label[use])
            weight.append(WEIGHS.get(name, 1.0) * page_weights(rows, use)[use])
        return model.fit(np.concatenate(columns), np.concatenate(label), np.concatenate(weight), names, rounds=ROUNDS)


def page_weights(rows: dataset.Rows, use: Any) -> Any:
    """Each page weighs the same, one with a few known segments less; within it a block weighs the square root of its letters, which are capped."""
    weight = np.sqrt(np.minimum(rows.size, 400) + 20)
    total = np.bincount(rows.page, weights=np.where(use, weight, 0))
    share = np.array([SEGMENTS_WEIGH if page["corpus"] in SEGMENTS else 1.0 for page in rows.pages])
    return 100 * share[rows.page] * weight / np.maximum(total, 1)[rows.page]


def fit_types(tables: list[dataset.Rows], all_cases: list[Case], keep: Any) -> Any:
    """The forest that tells a page's type, from the columns that all blocks of a page share.

    Each page is shown again without its address, for users often have none.
    """
    columns, label = [], []
    for rows in tables:
        first = np.flatnonzero(np.r_[True, rows.page[1:] != rows.page[:-1]])
        known = [at for at in first if keep[rows.page[at]] and all_cases[rows.page[at]].page_type]
        columns.append(rows.columns[known][:, features.OF_PAGE])
        label.extend(pages.TYPES.index(all_cases[rows.page[at]].page_type or "other") for at in known)
    settings = {
        "objective": "multiclass",
        "num_class": len(pages.TYPES),
        "num_leaves": 8,
        "min_data_in_leaf": 20,
        "learning_rate": 0.1,
        "feature_fraction": 0.4,
    }
    told = np.concatenate(columns)
    untold = np.where([name in pages.OF_ADDRESS for name in pages.NAMES], 0, told)
    weights = np.repeat([1.0, UNTOLD_WEIGHS], len(label))
    return model.fit(np.concatenate([told, untold]), np.array(label * 2), weights, pages.NAMES, rounds=60, **settings)


if __name__ == "__main__":
    main()
