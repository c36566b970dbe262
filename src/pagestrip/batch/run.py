"""A whole folder: its pages through the workers into the output."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from pagestrip.batch import pool
from pagestrip.batch.inputs import Listing
from pagestrip.batch.outputs import Tally, is_rows, output
from pagestrip.batch.work import Outcome, Settings, failed, worker

Watch = Callable[[Iterator[Outcome], int], Iterator[Outcome]]


def run(listing: Listing, out: Path, settings: Settings, workers: int, watch: Watch = lambda outcomes, _: outcomes) -> Tally:
    """Extract every page of a listing into `out`: a JSON Lines file where it ends with .jsonl, else a folder.

    Every page has one outcome, in the order of the listing; a page that fails, or kills its worker twice, is a failed one. `watch` is given the
    outcomes and their number, and passes them on. Raises OSError where results cannot be written.
    """
    tally = Tally(skipped=listing.skipped)
    start = partial(worker, settings, is_rows(out))
    with output(out, settings.format) as results, closing(pool.run(start, listing.pages, workers, failed)) as outcomes:
        for outcome in watch(outcomes, len(listing.pages)):
            tally.add(results.write(outcome))
        results.finish(tally)
    return tally
