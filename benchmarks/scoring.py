"""How much of a page's true body a system found: the measures that the public benchmarks use, each on plain text."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any, NamedTuple

from pagestrip.text import squeeze

WORD = re.compile(r"\w+")
SHINGLE = 4  # words


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of what was wanted, as shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def shingles(got: str, wanted: str) -> Hits:
    """Agreement of the four-word sequences, counted with their repeats; a shorter text is one sequence. Case counts.

    Source: the article extraction benchmark of Scrapinghub (now Zyte), https://github.com/scrapinghub/article-extraction-benchmark.
    """
    return _agreement(_sequences(WORD.findall(got)), _sequences(WORD.findall(wanted)))


def words(got: str, wanted: str) -> Hits:
    """Agreement of the words, counted with their repeats, whatever their order and case.

    Source: the Web Content Extraction Benchmark, https://github.com/Murrough-Foley/web-content-extraction-benchmark.
    """
    return _agreement(WORD.findall(got.lower()), WORD.findall(wanted.lower()))


@dataclass(frozen=True, slots=True)
class Segments:
    """How many segments that belong to the body, and how many that do not, stand in what a system found."""

    right: int  # segments of the body that were found
    missed: int  # segments of the body that were not
    wrong: int  # segments from elsewhere on the page that were found

    def __add__(self, other: "Segments") -> "Segments":
        """Both counts together."""
        return Segments(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def hits(self) -> Hits:
        """Precision and recall of the segments; 0 where nothing was found or wanted."""
        return Hits(self.right / max(1, self.right + self.wrong), self.right / max(1, self.right + self.missed))


def segments(got: str, wanted: Sequence[str], unwanted: Sequence[str]) -> Segments:
    """Which segments stand in a text; only the kind of white space between words does not count.

    Source: the evaluation of trafilatura, https://github.com/adbar/trafilatura/tree/master/tests.
    """
    text = squeeze(got)
    right = sum(squeeze(segment) in text for segment in wanted)
    return Segments(right, len(wanted) - right, sum(squeeze(segment) in text for segment in unwanted))


class Score(NamedTuple):
    """What was found of one page's truth: of its whole body, or of the segments where only those are known."""

    shingles: Hits | None = None
    words: Hits | None = None
    segments: Segments | None = None


def score(got: str, truth: dict[str, Any]) -> Score:
    """A text held against a truth row: its "body", else its segments "with" and "without"."""
    if truth.get("body"):
        return Score(shingles(got, truth["body"]), words(got, truth["body"]))
    return Score(segments=segments(got, truth["with"], truth.get("without", ()))) if truth.get("with") else Score()


def figures(scores: Iterable[Score]) -> dict[str, float]:
    """The figures of a corpus, 0 to 1; a figure is absent where no page's truth speaks of it.

    `shingle_f1` is the harmonic mean of mean `precision` and mean `recall`, `word_f1` the mean of the pages' F1, `segment_f1` counts the
    segments of all pages together: as the benchmarks named above do.
    """
    of = list(scores)
    found: dict[str, float] = {}
    if whole := [score.shingles for score in of if score.shingles]:
        mean = Hits(fmean(hits.precision for hits in whole), fmean(hits.recall for hits in whole))
        found = {"precision": mean.precision, "recall": mean.recall, "shingle_f1": mean.f1}
        found["word_f1"] = fmean(score.words.f1 for score in of if score.words)
    if counted := [score.segments for score in of if score.segments]:
        found["segment_f1"] = sum(counted, Segments(0, 0, 0)).hits.f1
    return found


def _sequences(tokens: list[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[at : at + SHINGLE]) for at in range(max(1, len(tokens) - SHINGLE + 1))] if tokens else []


def _agreement(got: Iterable[Hashable], wanted: Iterable[Hashable]) -> Hits:
    """Two multisets' agreement; nothing found where nothing was wanted is right."""
    ours, theirs = Counter(got), Counter(wanted)
    if not ours and not theirs:
        return Hits(1.0, 1.0)
    common = (ours & theirs).total()
    return Hits(common / max(1, ours.total()), common / max(1, theirs.total()))
