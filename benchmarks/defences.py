"""What the defences cost an ordinary page: `python -m benchmarks.defences --data DIR --limit 60`.

The CPU milliseconds of a page that go into looking for end tags that the parser dropped: the least of some runs, which take turns with a
bare parse of the same page, to hold them against.
"""

import argparse
from collections.abc import Callable, Sequence
from statistics import fmean, median
from time import process_time

import click

from benchmarks.pages import ask, asked
from benchmarks.tables import markdown
from pagestrip.readers import events, strays
from pagestrip.readers.decode import decode

RUNS = 7


def costs(page: bytes) -> dict[str, float]:
    """Milliseconds of each, by its name."""
    errors = events.parsed(page).errors
    parts: dict[str, Callable[[], object]] = {
        "looking for dropped end tags": lambda: strays.parted(page, strays.dropped(errors)),
        "parsing": lambda: events.parsed(page),
    }
    least = dict.fromkeys(parts, float("inf"))
    for _ in range(RUNS):
        for name, part in parts.items():
            began = process_time()
            part()
            least[name] = min(least[name], 1000 * (process_time() - began))
    return least


def is_parsed_again(page: bytes) -> bool:
    """Whether the parser drops an end tag that parts words."""
    return strays.parted(page, strays.dropped(events.parsed(page).errors)) is not page


def table(pages: Sequence[bytes]) -> str:
    """A line for each part: its median and mean over the pages."""
    rows = [costs(page) for page in pages]
    lines = [(name, f"{median(row[name] for row in rows):.3f}", f"{fmean(row[name] for row in rows):.3f}") for name in rows[0]]
    return markdown(("part", "median ms", "mean ms"), lines)


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask(parser)
    args = parser.parse_args()
    pages = [decode(case.html).encode() for case in asked(args)]
    again = sum(map(is_parsed_again, pages))
    click.echo(f"{len(pages)} pages, median {median(map(len, pages)) / 1000:.0f} kB; {again} are parsed again\n\n{table(pages)}")


if __name__ == "__main__":
    main()
