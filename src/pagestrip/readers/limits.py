"""What a reader takes of a page that is meant to choke it: floods are put together, nothing is left out, and a warning says so."""

from pagestrip.model import Block, Inline, Kind
from pagestrip.readers import head
from pagestrip.readers.events import REACH
from pagestrip.text import SHORTEST_PROSE

MANY = 2000  # blocks; of 700 pages of public corpora the longest has 1,616
TOO_MANY = 4000  # blocks, after which longer lines are put together, too, and lines of different kinds
LONGEST_JOINED = 1000  # characters of lines put together
DEEPEST = 250  # block elements inside one another that are told apart
MOST_OPEN = 50  # inline elements inside one another that are told apart
MOST_RUNS = 1000  # links and the like of one block that are told apart


class Limits:
    """How often each limit has acted on a page."""

    def __init__(self) -> None:
        self.joined = 0  # lines put together with the one before
        self.deep = 0  # elements beyond DEEPEST or MOST_OPEN
        self.merged = 0  # runs beyond MOST_RUNS
        self.claims = self.long_values = self.long_json = 0  # statements of the head beyond head.MOST_CLAIMS, and cut ones
        self.passed = 0  # buttons and drawings longer than REACH
        self._open = False  # the last block takes more lines

    def joins(self, blocks: list[Block], text: str, kind: Kind, inlines: tuple[Inline, ...] = ()) -> bool:
        """Put a line to the last block, where a page has too many blocks and both are short; False where the line needs a block of its own."""
        last = blocks[-1]
        crowded = len(blocks) >= TOO_MANY
        was_open, self._open = self._open, crowded or len(text) < SHORTEST_PROSE
        fits = len(last.text) + len(text) < LONGEST_JOINED and (crowded or kind is last.kind)
        if not (was_open and self._open and fits):
            return False
        by = len(last.text) + 1
        moved = tuple([run._replace(start=run.start + by, end=run.end + by) for run in inlines])
        blocks[-1] = last._replace(text=f"{last.text}\n{text}", inlines=last.inlines + moved)
        self.joined += 1
        return True

    def warnings(self) -> list[str]:
        """A sentence for each limit that acted; none on an ordinary page."""
        told = (
            (self.deep, f"{self.deep} elements stand inside more than {DEEPEST} blocks or {MOST_OPEN} inline elements; only their text was read"),
            (self.merged, f"{self.merged} links or styles beyond {MOST_RUNS} of a block were read as one with the one before"),
            (self.passed, f"{self.passed} buttons or drawings of more than {REACH} parts were passed over; a page that stands in one was not read"),
            (self.claims, f"only the first {head.MOST_CLAIMS} statements of the head were read"),
            (self.long_values, f"{self.long_values} statements of the head were cut after {head.LONGEST_VALUE} characters"),
            (self.long_json, f"{self.long_json} JSON-LD scripts were cut after {head.LONGEST_JSON} characters"),
            (self.joined, f"the page has more than {MANY} blocks; {self.joined} lines were put together with the one before"),
        )
        return [sentence for count, sentence in told if count]
