"""`python -m training.evaluate --data DIR --folds DIR`: body quality on pages of sites that the weights have not seen, and the confidence's curve."""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any
from unittest.mock import patch

import numpy as np

import pagestrip
from pagestrip import scoring
from training import calibration
from training.corpora import WHOLE, Case, cases, folds_of

WORD = re.compile(r"\w+")


def main() -> None:
    """Read the arguments, extract every page with its fold's weights, print a line a corpus, write the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--folds", type=Path, required=True, help="where `python -m training --folds` wrote the weights of each fold")
    parser.add_argument("--rows", type=Path, help="write a row a page here, as JSON")
    args = parser.parse_args()
    found = list(rows(list(cases(args.data)), args.folds))
    groups = defaultdict(list)
    for row in found:
        groups[row["corpus"]].append(row)
    for name, of in groups.items():
        precision, recall = (fmean(row[key] for row in of) for key in ("precision", "recall"))
        shingle_f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:14} shingle F1 {shingle_f1:.4f}  word F1 {fmean(row['f1'] for row in of):.4f}  {len(of)} pages")  # noqa: T201  # its output
    print(f"confidence: calibration error {_held_out_error(found):.4f}, each fold with the other folds' curve")  # noqa: T201  # its output
    calibration.save(calibration.fit(*_pairs(found)), Path(scoring.__file__).parent / "weights" / "confidence.npz")
    if args.rows:
        args.rows.write_text(json.dumps(found))


def rows(all_cases: list[Case], folder: Path) -> Iterator[dict[str, Any]]:
    """What each page with a known body reached, with the weights of its fold."""
    fold = folds_of([case.site for case in all_cases])
    scorers = [scoring.load(folder / str(number)) for number in range(max(fold) + 1)]
    for case, number in zip(all_cases, fold, strict=True):
        if case.corpus not in WHOLE or not case.body:
            continue
        with patch.object(scoring, "default", lambda number=number: scorers[number]), patch.object(scoring.trust, "curve", lambda: None):
            article = pagestrip.extract(case.html, url=case.url)
        precision, recall = shingles(article.body, case.body)
        yield {
            "corpus": case.corpus,
            "name": case.name,
            "fold": number,
            "precision": precision,
            "recall": recall,
            "f1": word_f1(article.body, case.body),
            "expected": article.confidence,
        }


def _pairs(found: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    return [row["expected"] for row in found], [row["f1"] for row in found]


def _held_out_error(found: list[dict[str, Any]]) -> float:
    confidence, reached = [], []
    for number in sorted({row["fold"] for row in found}):
        x, y = calibration.fit(*_pairs([row for row in found if row["fold"] != number]))
        mine = [row for row in found if row["fold"] == number]
        confidence += [float(np.interp(row["expected"], x, y)) for row in mine]
        reached += [row["f1"] for row in mine]
    return calibration.error(confidence, reached)


def shingles(got: str, wanted: str) -> tuple[float, float]:
    """Precision and recall of two texts' four-word shingles."""
    ours, theirs = (_counted(WORD.findall(text)) for text in (got, wanted))
    hits = sum((ours & theirs).values())
    return hits / max(1, sum(ours.values())), hits / max(1, sum(theirs.values()))


def _counted(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def word_f1(got: str, wanted: str) -> float:
    """F1 of two texts' bags of words."""
    ours, theirs = (Counter(WORD.findall(text.lower())) for text in (got, wanted))
    return 2 * sum((ours & theirs).values()) / max(1, sum(ours.values()) + sum(theirs.values()))


if __name__ == "__main__":
    main()
