"""`python -m benchmarks --data DIR`: body quality and CPU a page of pagestrip and its peers, over the same pages in one process.

Without --data the project's own fixtures are the corpus. They are few and were written with this library in mind: take the CPU from there, not the
quality. benchmarks/README.md tells where the public corpora are and how their folders look.
"""

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import compare
from benchmarks.pages import Unseen, ask, asked
from benchmarks.systems import SYSTEMS, System


def main() -> None:
    """Read the arguments, run the systems, print and write what they reached."""
    args = _arguments()
    logging.disable(logging.CRITICAL)  # what the peers say about pages
    systems = list(installed(args.systems))
    pages = asked(args)
    rows = list(compare.measured(systems, pages, Unseen(args.weights) if args.weights else None))
    found = compare.summary(rows)
    print(compare.table(found))  # noqa: T201  # its output
    if args.json:
        args.json.write_text(json.dumps(found, indent=1), "utf-8")
    if args.docs:
        compare.document(found, out_of_fold=bool(args.weights))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask(parser)
    parser.add_argument("--systems", nargs="+", choices=[system.name for system in SYSTEMS], default=[system.name for system in SYSTEMS])
    parser.add_argument("--weights", type=Path, help="weights by folds: pagestrip judges each page with those made without its site")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--docs", action="store_true", help="write the table and the plot into docs/")
    return parser.parse_args()


def installed(names: Sequence[str]) -> Iterator[System]:
    """The systems of these names that are installed; a sentence says which are not."""
    for system in SYSTEMS:
        if system.name in names and system.version:
            yield system
        elif system.name in names:
            print(f"{system.name} is left out: it is not installed; `pip install {system.name}` brings it in")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
