"""`python -m training.thresholds --data DIR --folds DIR`: whether the constants of `span` hold on sites that they were not chosen on.

Each page is scored with weights that have not seen its site. For every constant, each fold's pages are cut with the value that is best on the
other folds, and the figure is held against that of the value in `span`: a constant that was tuned to the pages it is reported on would lose.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

import pagestrip
from benchmarks.scoring import words
from pagestrip import scoring, span
from pagestrip.model import Page
from pagestrip.readers.decode import decode
from training import flatten
from training.corpora import FOLDS, WHOLE, Case, cases, folds_of

TRIED = {  # by module and name
    "html": {
        "overrule.SURER": (0.0, 0.1, 0.2, 0.3),
        "reading.SURE_OF_TYPE": (0.5, 0.6, 0.7, 0.9),
        "threshold.UNLIKELY": (0.05, 0.15, 0.25),
        "neighbours.POSSIBLE": (0.25, 0.35, 0.45, 0.5),
        "threshold.UNSURE": (0.5, 0.6, 0.7),
        "threshold.ALIKE": (0.6, 0.7, 0.8, 1.0),
    },
    "text": {
        "overrule.SURER": (0.0, 0.1, 0.2, 0.3),
        "reading.SURE_OF_TYPE": (0.5, 0.6, 0.7, 0.9),
        "overrule.SURE_OF_REGION": (0.35, 0.45, 0.55),
        "threshold.HOPEFUL": (0.25, 0.35, 0.45),
        "neighbours.RESUMED": (0.15, 0.25, 0.35),
        "threshold.ALIKE": (0.6, 0.7, 0.8, 1.0),
    },
}


class Cut(NamedTuple):
    """A page as `span.choose` meets it, and what it should find."""

    page: Page
    scores: Sequence[float]
    guess: tuple[str, float]
    case: Case
    fold: int

    def reached(self) -> float:
        """The word F1 of what `span.choose` takes."""
        body = "\n\n".join(self.page.blocks[at].text for at in span.choose(self.page, self.scores, self.guess))
        return words(body, self.case.body).f1


def main() -> None:
    """Read the arguments and print a line a constant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--folds", type=Path, required=True, help="where `python -m training --folds` wrote the weights of each fold")
    parser.add_argument("--kind", choices=TRIED, default="html", help="pages as they are, or flattened by Resiliparse")
    parser.add_argument("--step", type=int, default=1, help="every so many pages")
    args = parser.parse_args()
    cuts = list(cut(list(cases(args.data)), args.folds, args.kind, args.step))
    weights, folds = equal_corpora(cuts), np.array([one.fold for one in cuts])
    for name, values in TRIED[args.kind].items():
        print(verdict(name, {value: reached(cuts, name, value) for value in values}, weights, folds))  # noqa: T201  # its output


def cut(all_cases: list[Case], folder: Path, kind: str, step: int) -> Iterator[Cut]:
    """The pages with a known body, each scored with its fold's weights."""
    scorers = [scoring.load(folder / str(number)) for number in range(FOLDS)]
    known = [pair for pair in zip(all_cases, folds_of([case.site for case in all_cases]), strict=True) if pair[0].corpus in WHOLE and pair[0].body]
    for case, fold in known[::step]:
        shown = case.html if kind == "html" else flatten.STYLES["resiliparse"](decode(case.html))
        with caught() as met, patch.object(scoring, "default", lambda fold=fold: scorers[fold]):
            pagestrip.extract(shown, url=case.url)
        yield from (Cut(page, scores, guess, case, fold) for page, scores, guess in met[:1])


@contextmanager
def caught() -> Iterator[list[Any]]:
    """What `span.choose` is called with."""
    met: list[Any] = []
    choose = span.choose

    def noted(page: Page, scores: Sequence[float], guess: tuple[str, float]) -> tuple[int, ...]:
        met.append((page, scores, guess))
        return choose(page, scores, guess)

    with patch.object(span, "choose", noted):
        yield met


def equal_corpora(cuts: Sequence[Cut]) -> Any:
    """A weight a page, so that each corpus counts the same."""
    names = [one.case.corpus for one in cuts]
    share = np.array([1 / names.count(name) for name in names])
    return share / share.sum()


def reached(cuts: Sequence[Cut], name: str, value: float) -> Any:
    """What each page reaches with a constant at a value."""
    with patch(f"pagestrip.span.{name}", value):
        return np.array([one.reached() for one in cuts])


def verdict(name: str, figures: dict[float, Any], weights: Any, folds: Any) -> str:
    """One line: the mean with the constant as it is, and with what the other folds choose for each fold."""
    own = resolve_name(f"pagestrip.span.{name}")
    chosen = {fold: max(figures, key=lambda value: float((figures[value] * weights)[folds != fold].sum())) for fold in range(FOLDS)}
    elsewhere = sum(float((figures[value] * weights)[folds == fold].sum()) for fold, value in chosen.items())
    means = ", ".join(f"{value}: {float((figure * weights).sum()):.4f}" for value, figure in figures.items())
    picked = " ".join(str(value) for value in chosen.values())
    return f"{name} = {own}  word F1 {float((figures[own] * weights).sum()):.4f}; chosen on the other folds ({picked}) {elsewhere:.4f}; all: {means}"


if __name__ == "__main__":
    main()
