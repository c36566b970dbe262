"""Which of the cleaners' marks the scorer may overrule, and from which score on.

In markup a class name may lie, a closed fold hold the story's second half, and of a box of links in the midst of a story nobody says where it ends;
but around an article a list of cards or comments stands. In flattened text, where nothing but the lines says how far a region goes, any region may
be overruled below its opening line, but dated comments below an article, the headlines of other stories there, and a box that ends with a line of
its own kind.
"""

from collections.abc import Iterator, Sequence

from pagestrip import dates, regions
from pagestrip.model import Label, Mark, Page
from pagestrip.profiles import LIKELY
from pagestrip.span.reading import Reading
from pagestrip.text import STOPS

OPEN_TO_DOUBT = frozenset((Label.HIDDEN, Label.NAVIGATION, Label.COMMENTS, Label.RELATED, Label.POPULAR, Label.PLAYER))
OPEN_ELSEWHERE = OPEN_TO_DOUBT | {Label.CAPTION}  # on pages that are no article: their pictures' lines are what they show
OPEN_IN_TEXT = OPEN_TO_DOUBT | {Label.NEWSLETTER, Label.PROMO, Label.AD, Label.DONATION}  # boxes that no markup ends
SURER = 0.1  # by which the scorer must be surer of a block of an article, or of flattened text, that a cleaner marked
SURE_OF_REGION = 0.45  # of a block in a region of a flattened article, however low the threshold, which is the sign of a page full of links
OFFERS = (Label.RELATED, Label.POPULAR)  # regions of other stories
ENDS = (*STOPS, "”", "»", '"', ":")
FEW = 3  # blocks of a hidden line or a player's caption
TOLD = 1000  # letters of sure prose above a region that are a story
LOOK = 40  # blocks of a region named comments in which dated lines are looked for
LONGEST_DATED = 80  # characters of a line that dates a comment
FEWEST_DATED = 2  # such lines; one may date the story


def taken_back(page: Page, scores: Sequence[float], reading: Reading, unmarked: float) -> frozenset[int]:
    """The marked blocks that are taken all the same. `unmarked` is the score from which unmarked ones are."""
    least = _threshold(page, reading, unmarked)
    doubted = _doubted_in_markup(page, scores, reading, least) if page.kind == "html" else _doubted_in_text(page, scores, reading)
    taken = frozenset([at for at in doubted if scores[at] >= least])
    return taken if page.kind == "html" or not reading.is_article else taken - _headlines(page, scores, taken)


def _headlines(page: Page, scores: Sequence[float], taken: frozenset[int]) -> set[int]:
    """Those of these blocks of flattened text that are headlines of other stories: below a story, no sentence's end in or beside them."""
    ended = {at for at in taken if page.blocks[at].text.endswith(ENDS)}
    beside = {near for at in ended for near in (at - 1, at, at + 1)}
    marks = {id(mark): mark for mark in map(page.labels.__getitem__, taken) if mark is not None and mark.label in OFFERS}
    offers = {key for key, mark in marks.items() if _has_story_above(page, scores, mark)}
    return {at for at in taken - beside if id(page.labels[at]) in offers}


def _threshold(page: Page, reading: Reading, unmarked: float) -> float:
    """The score from which a marked block is taken."""
    surer = unmarked + SURER if reading.is_article or page.kind == "text" else unmarked
    return max(surer, SURE_OF_REGION) if page.kind == "text" and reading.page_type == "article" else surer


def _doubted_in_markup(page: Page, scores: Sequence[float], reading: Reading, least: float) -> set[int]:
    """All blocks of each mark that covers a block which scores `least` and that may be wrong; on a sure article none that two cleaners name."""
    may_be_wrong = _Doubt(page, scores, reading, least)
    found: set[int] = set()
    for at, score in enumerate(scores):
        if score >= least and at not in found and (mark := page.labels[at]) is not None and may_be_wrong(at, mark):
            found.update(range(mark.start, mark.end or mark.start + 1))
    return found - _named_twice(page, found) if reading.is_surely_article else found


class _Doubt:
    """Whether a mark in markup may be wrong, by what the marked element holds."""

    def __init__(self, page: Page, scores: Sequence[float], reading: Reading, least: float) -> None:
        self.page, self.reading = page, reading
        self.labels = OPEN_TO_DOUBT if reading.is_article else OPEN_ELSEWHERE
        live = (at for at, score in enumerate(scores) if score >= least and page.labels[at] is None and page.prose[at])
        self.first_sure = next(live, len(scores))
        self.holding_others: dict[tuple[int, int], bool] = {}

    def __call__(self, at: int, mark: Mark) -> bool:
        """Whether the mark of the block at `at` may be wrong. Around an article only a paragraph makes one doubt."""
        if mark.label not in self.labels:
            return False
        end = mark.end or mark.start + 1
        if not self.page.prose[at] and end - mark.start <= (FEW if self.reading.is_article else 1):
            return False  # a line of furniture
        if not self.reading.is_article or mark.label not in regions.RUNNING:
            return True
        if mark.label is Label.COMMENTS and self.first_sure < mark.start:
            return False  # however much like a story it reads
        return self.page.prose[at] > 0 and end - mark.start > 1 and not self.holds_others(mark.start, end)

    def holds_others(self, start: int, end: int) -> bool:
        """Whether other stories stand in blocks[start:end]: cards, or one with a headline of its own."""
        if (start, end) not in self.holding_others:
            is_other = self.reading.is_surely_article and self.page.is_headed(start, end)
            self.holding_others[start, end] = is_other or regions.holds_cards(self.page, start, end)
        return self.holding_others[start, end]


def _named_twice(page: Page, doubted: set[int]) -> set[int]:
    """The doubted blocks that marks of two labels cover, "hidden" and "related" for one: two cleaners' word stands."""
    twice: set[int] = set()
    for mark in page.marks:
        covered = [at for at in range(mark.start, mark.end or mark.start + 1) if at in doubted]
        twice.update(at for at in covered if (first := page.labels[at]) is not None and first.label is not mark.label)
    return twice


def _doubted_in_text(page: Page, scores: Sequence[float], reading: Reading) -> set[int]:
    """The blocks of flattened text in regions, below the line that opens each; not dated comments below an article."""
    last_lines = {(mark.label, mark.end) for mark in page.marks if mark.end == mark.start + 1}
    regions_of = {id(mark): mark for mark in page.labels if mark is not None and mark.label in OPEN_IN_TEXT}
    regions_of = {key: mark for key, mark in regions_of.items() if mark.label in regions.RUNNING or (mark.label, mark.end) not in last_lines}
    if reading.is_article:
        regions_of = {key: mark for key, mark in regions_of.items() if mark.label is not Label.COMMENTS or not _are_comments(page, scores, mark)}
    return {at for at, mark in enumerate(page.labels) if mark is not None and id(mark) in regions_of and mark.start < at}


def _are_comments(page: Page, scores: Sequence[float], mark: Mark) -> bool:
    """Whether a story stands above a region named comments, and dated lines in it."""
    if not _has_story_above(page, scores, mark):
        return False
    inside = page.blocks[mark.start + 1 : min(mark.end or 0, mark.start + LOOK)]
    return sum(len(block.text) <= LONGEST_DATED and dates.tells_when(block.text) for block in inside) >= FEWEST_DATED


def _has_story_above(page: Page, scores: Sequence[float], mark: Mark) -> bool:
    """Whether much sure prose stands above a region."""
    return sum([page.prose[at] for at in range(mark.start) if page.labels[at] is None and scores[at] >= LIKELY]) >= TOLD


def without_body(marks: tuple[Mark, ...], body: tuple[int, ...]) -> Iterator[Mark]:
    """The marks less the article's blocks, where the scorer has overruled the cleaner; the headline's stay whole."""
    chosen = frozenset(body)
    for mark in marks:
        start, end = mark.start, mark.end if mark.end is not None else mark.start + 1
        if mark.label is Label.HEADLINE or chosen.isdisjoint(range(start, end)):
            yield mark
            continue
        for at in range(start, end + 1):
            if at == end or at in chosen:
                if at > start:
                    yield mark._replace(start=start, end=at)
                start = at + 1
