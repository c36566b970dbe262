"""Fits the curve that turns the scorer's expected F1 into a confidence that holds: what pages with such an expectation really reached."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

KNOTS = 20  # points of the curve; each stands for as many pages


def fit(expected: Sequence[float], reached: Sequence[float]) -> tuple[Any, Any]:
    """The knots (expected, confidence) of a rising curve: means of equally many pages, made monotone by pooling adjacent violators.

    Source: Zadrozny and Elkan, Transforming classifier scores into accurate multiclass probability estimates (KDD 2002), isotonic calibration.
    """
    order = np.argsort(np.asarray(expected, dtype=np.float64), kind="stable")
    groups = np.array_split(order, min(KNOTS, len(order)))
    x = [float(np.mean(np.take(expected, group))) for group in groups]
    pools = [[float(np.mean(np.take(reached, group))), 1.0] for group in groups]
    merged: list[list[float]] = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][0] >= merged[-1][0]:
            value, count = merged.pop()
            merged[-1] = [(merged[-1][0] * merged[-1][1] + value * count) / (merged[-1][1] + count), merged[-1][1] + count]
    y = [value for value, count in merged for _ in range(round(count))]
    return np.array([0.0, *x, 1.0]), np.array([0.0, *y, y[-1]])


def error(confidence: Sequence[float], reached: Sequence[float]) -> float:
    """The expected calibration error over ten equally filled bins (Naeini, Cooper and Hauskrecht, AAAI 2015)."""
    order = np.argsort(np.asarray(confidence), kind="stable")
    bins = np.array_split(order, 10)
    return float(sum(len(b) * abs(np.mean(np.take(confidence, b)) - np.mean(np.take(reached, b))) for b in bins if len(b)) / len(order))


def save(knots: tuple[Any, Any], file: Path) -> None:
    """Write the curve."""
    np.savez_compressed(file, expected=knots[0].astype(np.float32), confidence=knots[1].astype(np.float32))
