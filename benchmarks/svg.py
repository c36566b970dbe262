"""Plots as SVG: rows of dots, and a curve against the diagonal. They are plain text, so that a change of a figure shows in a diff."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

FONT = "system-ui, sans-serif"
INK, PALE, GRID, OURS, OTHERS, PAPER = "#1f2328", "#59636e", "#d1d9e0", "#0b6bcb", "#818b98", "#ffffff"


@dataclass(frozen=True, slots=True)
class Panel:
    """A column of a dot plot: a figure for each row, None where it has none."""

    title: str
    unit: str
    values: Sequence[float | None]
    digits: int = 3
    log: bool = False  # figures that differ by factors


def dots(title: str, rows: Sequence[str], panels: Sequence[Panel]) -> str:
    """A dot plot (Cleveland, The Elements of Graphing Data, 1985): a line a row, a panel a measure; the first row stands out."""
    left, wide, gap, top, line = 150, 124, 24, 78, 26
    width, height = left + len(panels) * (wide + gap) + 10, top + line * len(rows) + 16
    parts = [_text(12, 24, title, size=15, bold=True)]
    for at, row in enumerate(rows):
        parts.append(_text(left - 14, top + line * at + line / 2 + 4, row, anchor="end", bold=at == 0))
    for number, panel in enumerate(panels):
        parts.extend(_panel(panel, left + number * (wide + gap), top, wide, line))
    return _picture(width, height, title, parts)


def _panel(panel: Panel, x: float, y: float, wide: float, line: float) -> Iterator[str]:
    scale = [None if value is None else math.log(value) if panel.log else value for value in panel.values]
    known = [value for value in scale if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    room = wide - 56  # the figure stands beside its dot
    yield _text(x, y - 26, panel.title, bold=True)
    yield _text(x, y - 10, panel.unit, size=12, fill=PALE)
    for at, (value, place) in enumerate(zip(panel.values, scale, strict=True)):
        middle = y + line * at + line / 2
        yield _line(x, middle, x + wide, middle, GRID)
        if value is None or place is None:
            continue
        dot = x + 6 + room * (place - low) / (high - low or 1)
        yield f'<circle cx="{dot:.1f}" cy="{middle:.1f}" r="5" fill="{OURS if at == 0 else OTHERS}"/>'
        yield _text(dot + 10, middle + 4, f"{value:.{panel.digits}f}", size=12, bold=at == 0, halo=True)


def reliability(title: str, notes: Sequence[str], bins: Sequence[tuple[float, float, int]]) -> str:
    """A reliability diagram: for each bin (mean confidence, mean reached, pages) a dot against the diagonal, and a bar for its pages.

    Source: Niculescu-Mizil and Caruana, Predicting good probabilities with supervised learning (ICML 2005).
    """
    left, top, side, bars = 64, 90, 380, 70
    parts = [_text(12, 24, title, size=15, bold=True), *(_text(12, 44 + 17 * at, note, size=12, fill=PALE) for at, note in enumerate(notes))]
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        x, y = left + side * tick, top + side * (1 - tick)
        parts += [_line(left, y, left + side, y, GRID), _line(x, top, x, top + side, GRID)]
        parts += [_text(left - 8, y + 4, f"{tick:g}", anchor="end", size=12), _text(x, top + side + bars + 34, f"{tick:g}", anchor="middle", size=12)]
    parts.append(_line(left, top + side, left + side, top, PALE, dashed=True))
    points = [(left + side * mean, top + side * (1 - reached)) for mean, reached, _ in bins]
    parts.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="{OURS}" stroke-width="2"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{OURS}"/>' for x, y in points]
    parts.extend(_counts(bins, left, top + side + 18, side, bars))
    parts.append(_text(left + side / 2, top + side + bars + 54, "confidence", anchor="middle", fill=PALE))
    parts.append(_text(18, top + side / 2, "word F1 reached", anchor="middle", fill=PALE, turned=True))
    return _picture(left + side + 24, top + side + bars + 70, title, parts)


def _counts(bins: Sequence[tuple[float, float, int]], x: float, y: float, side: float, tall: float) -> Iterator[str]:
    most = max((count for _, _, count in bins), default=1)
    for mean, _, count in bins:
        size = tall * count / most
        middle = x + side * mean
        yield f'<rect x="{middle - 4:.1f}" y="{y + tall - size:.1f}" width="8" height="{size:.1f}" fill="{OTHERS}"/>'
    yield _line(x, y + tall, x + side, y + tall, GRID)
    yield _text(x - 8, y + 10, f"{most}", anchor="end", size=12)
    yield _text(x - 8, y + 26, "pages", anchor="end", size=12, fill=PALE)


def _picture(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" role="img" aria-label='
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return "\n".join((f"{head}{quoteattr(title)} font-family={quoteattr(FONT)}>", f"<title>{escape(title)}</title>", paper, *parts, "</svg>", ""))


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str, *, dashed: bool = False) -> str:  # noqa: PLR0913  # two points and a pen
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}"{dash}/>'


def _text(x: float, y: float, text: str, *, size: int = 13, anchor: str = "start", fill: str = INK, **style: bool) -> str:  # noqa: PLR0913  # as a pen has
    """`style`: bold; turned, to be read upwards; halo, so that a line behind it does not touch it."""
    weight = ' font-weight="600"' if style.get("bold") else ""
    turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if style.get("turned") else ""
    ring = f' paint-order="stroke" stroke="{PAPER}" stroke-width="4"' if style.get("halo") else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}"'
    return f"<text {place}{weight}{turn}{ring}>{escape(text)}</text>"
