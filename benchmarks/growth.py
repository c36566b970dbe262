"""How the time of one page grows with its size, on pages that are all one shape: `python -m benchmarks.growth`.

For each shape the CPU seconds of a whole `extract()` at sizes that double, the least of some runs, and the exponent that fits the last of
them best: 1 is in proportion, 2 its square. A shape that grows with more than LIMIT, or costs more than SECONDS a megabyte at its largest
(OF_MARKDOWN in Markdown), is a fault; the exit status says so.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable, Mapping
from statistics import linear_regression
from types import MappingProxyType

import click

import pagestrip

LIMIT = 1.15  # exponent
SECONDS = 1.0  # a megabyte, beside BASE
BASE = 0.1  # seconds a page
OF_MARKDOWN = 3.0  # seconds a megabyte of a shape in Markdown, whose parser is Python
FITTED = 3  # of the largest sizes
SENTENCE = "The harbour office of Marbelow has counted every boat that came in before the storm, and the list is longer than last year's. "
STORY = f"<h1>Harbour counts its boats after the storm</h1>{f'<p>{SENTENCE * 3}</p>' * 6}"


MARKDOWN = f"# Harbour counts its boats\n\n[one](/a) [two](/b) [three](/c)\n\n{SENTENCE * 3}\n\n"


def _repeated(unit: str, *, around: tuple[str, str] = ("", "")) -> Callable[[int], str]:
    return lambda size: around[0] + unit * (size // len(unit)) + around[1]


SHAPES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "deep blocks": _repeated("<div>x"),
        "deep inline": _repeated("<b><i>x"),
        "short siblings": _repeated("<p>x</p>"),
        "paragraphs": _repeated(f"<p>{SENTENCE * 3}</p>"),
        "links": _repeated('<a href="/x">link</a> '),
        "one long text": _repeated(SENTENCE, around=("<p>", "</p>")),
        "tables": _repeated("<table><tr><td>a</td><td>b</td></tr></table>"),
        "table rows": _repeated("<tr><td>a</td><td>b</td></tr>", around=("<table>", "</table>")),
        "list items": _repeated("<li>an item of a list</li>", around=("<ul>", "</ul>")),
        "lines": _repeated("a line of text<br>", around=("<div>", "</div>")),
        "spans in a paragraph": _repeated("<span>word</span> ", around=("<p>", "</p>")),
        "spaces": _repeated(" ", around=("<p>a", "b</p>")),
        "one word": _repeated("a", around=("<p>", "</p>")),
        "brackets": _repeated("<", around=("<p>", "</p>")),
        "properties inside one another": _repeated("<b>x</b> ", around=("<span itemprop=name>" * 400, "")),
        "attributes": lambda size: f"<div {' '.join(f'a{n}' for n in range(size // 8))}>x</div>",
        "Markdown list": _repeated("- an [item](/x) of a list\n", around=(MARKDOWN, "")),
        "Markdown links": _repeated("[link](/x-y) ", around=(MARKDOWN, "")),
        "Markdown paragraphs": _repeated(f"{SENTENCE * 3}\n\n", around=(MARKDOWN, "")),
        "comments": _repeated("<!-- a comment --><p>x</p>"),
    }
)
FLATTENED = frozenset(("Markdown list", "Markdown links", "Markdown paragraphs"))  # shapes that are pages by themselves
LARGE = ("paragraphs", "links", "table rows", "one long text", "short siblings")  # measured further


def seconds(page: str, runs: int) -> float:
    """The least CPU time of some runs."""
    least = math.inf
    for _ in range(runs):
        began = time.process_time()
        pagestrip.extract(page)
        least = min(least, time.process_time() - began)
    return least


def exponent(sizes: list[int], times: list[float]) -> float:
    """The slope of the line through the logarithms of the last sizes and times."""
    return linear_regression([math.log(size) for size in sizes[-FITTED:]], [math.log(spent) for spent in times[-FITTED:]]).slope


def main() -> int:
    """Measure, print a table, and say by the exit status whether a shape is a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="least", type=int, default=50, metavar="KB", help="kilobytes of the smallest page (50)")
    parser.add_argument("--to", type=int, default=800, metavar="KB", help="kilobytes of the largest page (800)")
    parser.add_argument("--large", type=int, default=0, metavar="KB", help=f"go on to so many kilobytes on {', '.join(LARGE)}")
    parser.add_argument("--runs", type=int, default=2, help="runs of each page, of which the fastest counts (2)")
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    options = parser.parse_args()
    pagestrip.extract(f"<html><body>{STORY}</body></html>")
    click.echo("| shape | exponent | seconds at the largest size | seconds a megabyte |\n|---|---:|---:|---:|")
    faults = 0
    for name, shape in SHAPES.items():
        if options.only not in name:
            continue
        largest = max(options.to, options.large) if name in LARGE else options.to
        sizes = [options.least * 1000 << step for step in range(1 + int(math.log2(largest / options.least)))]
        around = ("", "") if name in FLATTENED else (f"<html><body><article>{STORY}", f"{STORY}</article></body></html>")
        times = [seconds(shape(size).join(around), options.runs) for size in sizes]
        grows, rate = exponent(sizes, times), max(0.0, times[-1] - BASE) / (sizes[-1] / 1e6)
        fault = (grows > LIMIT and times[-1] > BASE) or rate > (OF_MARKDOWN if name in FLATTENED else SECONDS)
        faults += fault
        click.echo(f"| {name} | {grows:.2f} | {times[-1]:.2f} at {sizes[-1] // 1000} kB | {rate:.2f} |{' <- too much' * fault}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
