"""Which of the cleaners' marks the scorer may overrule, and from which score on.

In markup a class name may lie, a closed fold hold the story's second half, and of a box of links in the midst of a story nobody says where it ends;
but around an article a list of cards or comments stands. In flattened text, where nothing but the lines says how far a region goes, any region may
be overruled below its opening line, but dated comments below an article, the headlines of other stories there, and a box that ends with a line of
its own kind.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from pagestrip import dates, regions
from pagestrip.model import Label, Mark, Page
from pagestrip.profiles import LIKELY
from pagestrip.span.reading import Reading
from pagestrip.text import COLONS, STOPS

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
    told = _told(page, scores)
    return {at for at in taken - beside if (mark := page.labels[at]) is not None and mark.label in OFFERS and mark.start >= told}


def _threshold(page: Page, reading: Reading, unmarked: float) -> float:
    """The score from which a marked block is taken."""
    surer = unmarked + SURER if reading.is_article or page.kind == "text" else unmarked
    return max(surer, SURE_OF_REGION) if page.kind == "text" and reading.page_type == "article" else surer


def _doubted_in_markup(page: Page, scores: Sequence[float], reading: Reading, least: float) -> set[int]:
    """All blocks of each mark that covers a block which scores `least` and that may be wrong; on a sure article none that two cleaners name."""
    sure = [at for at, score in enumerate(scores) if score >= least]
    first_unmarked = next((at for at in sure if page.labels[at] is None and page.prose[at]), len(scores))
    sure_of: dict[Mark, list[int]] = {}
    for at in sure:
        if (mark := page.labels[at]) is not None:
            sure_of.setdefault(mark, []).append(at)
    found = {at for mark, places in sure_of.items() if _may_be_wrong(page, reading, mark, places, first_unmarked) for at in mark.places}
    return found - _named_twice(page, found) - _pointing(page, found) if reading.is_surely_article else found


def _may_be_wrong(page: Page, reading: Reading, mark: Mark, sure: Sequence[int], first_unmarked: int) -> bool:
    """Whether a mark may be wrong that covers the blocks `sure` of the scorer; `first_unmarked` is the first such paragraph without a mark."""
    size, holds_prose = len(mark.places), any(page.prose[at] for at in sure)
    if mark.label not in (OPEN_TO_DOUBT if reading.is_article else OPEN_ELSEWHERE):
        return False
    if not holds_prose and size <= (FEW if reading.is_article else 1):
        return False  # a line of furniture
    if not reading.is_article or mark.label not in regions.RUNNING:
        return True
    if mark.label is Label.COMMENTS and first_unmarked < mark.start:
        return False  # however much like a story it reads
    return holds_prose and size > 1 and not _holds_others(page, reading, mark.places)


def _holds_others(page: Page, reading: Reading, places: range) -> bool:
    """Whether other stories stand in these blocks: cards, or one with a headline of its own."""
    start, end = places.start, places.stop
    return (reading.is_surely_article and page.is_headed(start, end)) or regions.holds_cards(page, start, end)


def _named_twice(page: Page, doubted: set[int]) -> set[int]:
    """The doubted blocks that marks of two labels cover, "hidden" and "related" for one: two cleaners' word stands."""
    twice: set[int] = set()
    for mark in page.marks:
        twice.update(at for at in doubted.intersection(mark.places) if page.label_at(at) is not mark.label)
    return twice


def _pointing(page: Page, doubted: set[int]) -> set[int]:
    """The doubted blocks of a box of links in the midst of a story: links alone, and the line with a colon right above the first."""
    boxed = [at for at in doubted if (mark := page.labels[at]) is not None and mark.label in regions.RUNNING]
    links = {at for at in boxed if page.link_chars[at] >= len(page.blocks[at].text)}
    return links | {at for at in boxed if at + 1 in links and page.blocks[at].text.endswith(COLONS)}


def _doubted_in_text(page: Page, scores: Sequence[float], reading: Reading) -> set[int]:
    """The blocks of flattened text in regions, below the line that opens each; not dated comments below an article."""
    last_lines = {(mark.label, mark.end) for mark in page.marks if mark.end == mark.start + 1}
    doubted = {mark for mark in page.labels if mark is not None and mark.label in OPEN_IN_TEXT}
    doubted = {mark for mark in doubted if mark.label in regions.RUNNING or (mark.label, mark.end) not in last_lines}
    if reading.is_article:
        told = _told(page, scores)
        doubted = {mark for mark in doubted if mark.label is not Label.COMMENTS or mark.start < told or not _are_comments(page, mark)}
    return {at for at, mark in enumerate(page.labels) if mark in doubted and mark.start < at}


def _are_comments(page: Page, mark: Mark) -> bool:
    """Whether dated lines stand in a region named comments."""
    inside = page.blocks[mark.start + 1 : min(mark.end or 0, mark.start + LOOK)]
    return sum(len(block.text) <= LONGEST_DATED and dates.tells_when(block.text) for block in inside) >= FEWEST_DATED


def _told(page: Page, scores: Sequence[float]) -> int:
    """The first block above which so much sure prose stands that it is a story; beyond the page's end where there is none."""
    sure = (count if mark is None and score >= LIKELY else 0 for count, mark, score in zip(page.prose, page.labels, scores, strict=True))
    return next((at for at, count in enumerate(accumulate(sure), 1) if count >= TOLD), len(page.blocks) + 1)


def without_body(marks: tuple[Mark, ...], body: tuple[int, ...]) -> Iterator[Mark]:
    """The marks less the article's blocks, where the scorer has overruled the cleaner; the headline's stay whole."""
    chosen = frozenset(body)
    for mark in marks:
        start, end = mark.start, mark.places.stop
        if mark.label is Label.HEADLINE or chosen.isdisjoint(mark.places):
            yield mark
            continue
        for at in range(start, end + 1):
            if at == end or at in chosen:
                if at > start:
                    yield mark._replace(start=start, end=at)
                start = at + 1
