"""Draws how far the confidence holds: pages of like confidence against what their bodies reached."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks import svg
from training import calibration

BINS = 10  # of equal width; a bin that holds nothing has no dot


def draw(confidence: Sequence[float], reached: Sequence[float], file: Path) -> None:
    """Write the reliability diagram of these pages as SVG: confidence and word F1 are from 0 to 1, a value a page."""
    notes = (
        f"{len(confidence)} pages of unseen sites, each with the other folds' curve;",
        f"expected calibration error {calibration.error(confidence, reached):.3f}; bars: pages",
    )
    file.write_text(svg.reliability("Confidence, and the F1 that pages reached", notes, bins(confidence, reached)), "utf-8")


def bins(confidence: Sequence[float], reached: Sequence[float]) -> list[tuple[float, float, int]]:
    """For each bin that holds pages: their mean confidence, the mean of what they reached, their number."""
    filled: dict[int, list[tuple[float, float]]] = {}
    for pair in zip(confidence, reached, strict=True):
        filled.setdefault(min(int(pair[0] * BINS), BINS - 1), []).append(pair)
    return [(sum(c for c, _ in of) / len(of), sum(r for _, r in of) / len(of), len(of)) for _, of in sorted(filled.items())]
