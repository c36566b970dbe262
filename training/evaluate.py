"""`python -m training.evaluate --data DIR --folds DIR`: body quality on pages of sites that the weights have not seen, and the confidence's curve."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any
from unittest.mock import patch

import numpy as np

import pagestrip
from benchmarks.scoring import Hits, shingles, words
from pagestrip import scoring
from training import calibration, reliability
from training.corpora import WHOLE, Case, cases, folds_of


def main() -> None:
    """Read the arguments, extract every page with its fold's weights, print a line a corpus, write the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--folds", type=Path, required=True, help="where `python -m training --folds` wrote the weights of each fold")
    parser.add_argument("--rows", type=Path, help="write a row a page here, as JSON")
    parser.add_argument("--plot", type=Path, help="draw the reliability diagram here, as SVG")
    args = parser.parse_args()
    found = list(rows(list(cases(args.data)), args.folds))
    groups = defaultdict(list)
    for row in found:
        groups[row["corpus"]].append(row)
    for name, of in groups.items():
        mean = Hits(fmean(row["precision"] for row in of), fmean(row["recall"] for row in of))
        print(f"{name:14} shingle F1 {mean.f1:.4f}  word F1 {fmean(row['f1'] for row in of):.4f}  {len(of)} pages")  # noqa: T201  # its output
    confidence, reached = held_out(found)
    error = calibration.error(confidence, reached)
    print(f"confidence: calibration error {error:.4f}, each fold with the other folds' curve")  # noqa: T201  # its output
    calibration.save(calibration.fit(*_pairs(found)), Path(scoring.__file__).parent / "weights" / "confidence.npz")
    if args.rows:
        args.rows.write_text(json.dumps(found))
    if args.plot:
        reliability.draw(confidence, reached, args.plot)


def rows(all_cases: list[Case], folder: Path) -> Iterator[dict[str, Any]]:
    """What each page with a known body reached, with the weights of its fold."""
    fold = folds_of([case.site for case in all_cases])
    scorers = [scoring.load(folder / str(number)) for number in range(max(fold) + 1)]
    for case, number in zip(all_cases, fold, strict=True):
        if case.corpus not in WHOLE or not case.body:
            continue
        with patch.object(scoring, "default", lambda number=number: scorers[number]), patch.object(scoring.trust, "curve", lambda: None):
            article = pagestrip.extract(case.html, url=case.url)
        hits = shingles(article.body, case.body)
        yield {
            "corpus": case.corpus,
            "name": case.name,
            "fold": number,
            "precision": hits.precision,
            "recall": hits.recall,
            "f1": words(article.body, case.body).f1,
            "expected": article.confidence,
        }


def _pairs(found: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    return [row["expected"] for row in found], [row["f1"] for row in found]


def held_out(found: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """The confidence of each page by the curve that the other folds give, and the F1 that it reached."""
    confidence, reached = [], []
    for number in sorted({row["fold"] for row in found}):
        x, y = calibration.fit(*_pairs([row for row in found if row["fold"] != number]))
        mine = [row for row in found if row["fold"] == number]
        confidence += [float(np.interp(row["expected"], x, y)) for row in mine]
        reached += [row["f1"] for row in mine]
    return confidence, reached


if __name__ == "__main__":
    main()
