"""Where an opened region ends: the one place that decides it.

A cleaner finds a heading such as "Related Articles" and opens a region there. In markup the region is the element that the heading
heads. In flattened text it runs on to the next opened region, to the headline of the article, or to where the article's prose resumes.
"""

from pagestrip.model import Kind, Label, Mark, Page, Section
from pagestrip.text import COLONS, SHORTEST_TWIN, letters

RUNNING = frozenset((Label.COMMENTS, Label.RELATED, Label.POPULAR))  # regions that hold prose of their own
RUNNING_ON = RUNNING | {Label.CONTACT}  # regions that a line in bold may open as a heading does: below "Media contact" stand a name and a number
LOWEST = 6  # rank of a heading
WHOLE = frozenset(("body", "main", "article", "td"))  # elements that are the page or the story, whatever they begin with
BRIEF = 6  # blocks: a promo, newsletter or consent box in flattened text is a handful of lines
MOST_IN_BOX = 1  # paragraphs between a box's heading and its last line
CARD_HEAD = 7  # lines above a card's body in which its headline, source and age stand
LARGEST = 2 / 3  # share of all cards' blocks; an element that holds more is the rest of the page
DECK = 150  # letters of prose; where flattened text has no more above the number of comments it stands under the headline, not the story
RESUMED = 2  # blocks of prose in a row, none headed like a card, that show the article going on


def close(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks, each with an end. A running region with no prose of the article before it is one line."""
    opened = [m for m in marks if m.end is None]
    if not opened:
        return marks
    starts = sorted({m.start for m in opened})
    running = [m.start for m in opened if m.label in RUNNING and _has_story_before(page, m) and not _points(page, m.start)]
    furniture: set[int] = set()
    if any(m.label in RUNNING for m in opened):
        furniture.update(*[range(m.start, m.end) for m in marks if m.end is not None and m.label not in RUNNING])

    def closed(mark: Mark) -> Mark:
        if mark.end is not None:
            return mark
        end = _end(page, mark, starts, running)
        return mark._replace(end=_without_tail(mark, end, furniture) if mark.label in RUNNING else max(end, _last_line(page, mark, marks)))

    return tuple(map(closed, marks))


def _without_tail(mark: Mark, end: int, furniture: set[int]) -> int:
    """A running region gives back the lines at its end that others know as theirs: the page's footer is no part of the last card."""
    while end - 1 > mark.start and end - 1 in furniture:
        end -= 1
    return end


def _last_line(page: Page, box: Mark, marks: tuple[Mark, ...]) -> int:
    """In flattened text: the end of the last line of a box's own kind near its heading, as a button stands below an appeal's one paragraph."""
    near = range(box.start + 2, box.start + BRIEF)
    ends = [mark.end for mark in marks if mark.end is not None and mark.label is box.label and mark.start in near] if page.kind == "text" else []
    between = max(ends, default=box.start)
    is_one_box = sum(1 for count in page.prose[box.start : between] if count) <= MOST_IN_BOX and not page.holds_headline(box.start, between)
    return between if is_one_box else box.start


def _has_story_before(page: Page, mark: Mark) -> bool:
    """Whether prose stands between the headline and a region, above comments in flattened text more than a deck."""
    headline = page.headline[0] if page.headline else 0
    return page.prose_in(min(headline, mark.start), mark.start) >= (DECK if mark.label is Label.COMMENTS and page.kind == "text" else 1)


def _end(page: Page, mark: Mark, openings: list[int], running: list[int]) -> int:
    """Where an opened region ends. `openings` is where any region opens, `running` where one that holds prose does below the story."""
    if page.home and page.home[mark.start] >= 0:
        return _end_in_markup(page, mark, openings)
    stop = min((at for at in (*openings, *page.headline) if at > mark.start), default=len(page.blocks))
    if mark.label not in RUNNING:
        return _end_of_box(page, mark.start, stop, over=any(at < mark.start for at in running))
    if mark.start not in running:
        return min(stop, mark.start + 1 + _points(page, mark.start))
    return _end_of_run(page, mark.start, stop)


def _end_in_markup(page: Page, mark: Mark, starts: list[int]) -> int:
    """The end of the largest element that the heading heads and that does not hold the headline."""
    end, parent = mark.start + 1, None
    for section in page.sections_of(mark.start):
        if section.start < mark.start or section.tag in WHOLE or page.holds_headline(section.start, section.end):
            parent = section
            break
        end = max(end, section.end)
    if end > mark.start + 1 or parent is None:
        return end
    return _end_of_siblings(page, mark, parent, starts)


def _end_of_siblings(page: Page, mark: Mark, parent: Section, starts: list[int]) -> int:
    """A heading that is alone in its element heads what follows in the parent, up to the next region, heading of its rank or the story."""
    opener = page.blocks[mark.start]
    if opener.kind is not Kind.HEADING and mark.label not in RUNNING_ON:
        return mark.start + 1
    rank = opener.level if opener.kind is Kind.HEADING else LOWEST if mark.label is Label.CONTACT else 0
    resumes = _resumes(page, mark.start + 1, parent.end) if mark.label in RUNNING else parent.end
    for at in range(mark.start + 1, resumes):
        block = page.blocks[at]
        if (block.kind is Kind.HEADING and block.level <= rank) or at in starts or (page.prose[at] and mark.label not in RUNNING):
            return at
    return resumes


def _resumes(page: Page, start: int, end: int) -> int:
    """Where the story's own paragraphs go on in blocks[start:end]; `end` where they don't, but for a line or two at the story's end."""
    story = page.story_home
    own = [at for at in range(start, end) if page.prose[at] and page.blocks[at].kind is Kind.PARAGRAPH and page.holder(at) == story]
    return own[0] if len(own) > RESUMED else end


def _end_of_box(page: Page, start: int, stop: int, *, over: bool) -> int:
    """A box in flattened text: a handful of lines. While the story may go on it ends before the first prose."""
    last = min(stop, start + BRIEF)
    if over:
        return last
    for at in range(start + 1, last):
        if page.prose[at] and (at > start + 1 or page.blocks[at].gap):
            return at
    return start + 1 if stop > last else last


def _end_of_run(page: Page, start: int, stop: int) -> int:
    """Comments and cards hold prose; the region ends where prose without a card's head runs on."""
    resumed = 0
    for i in range(start + 1, stop):
        if not page.prose[i]:
            continue
        if has_card_head(page, i, start):
            resumed = 0
            continue
        resumed = resumed + 1 if page.blocks[i].kind is Kind.PARAGRAPH and page.prose[i] >= 200 else 0
        if resumed > RESUMED and not page.blocks[i].gap:
            return _run_start(page, i, start)
    return stop


def _points(page: Page, start: int) -> bool:
    """Whether a heading in the midst of a story ends with a colon ("Read also:"): it points at one other story, whose title is the next line."""
    first, last = start + 1, start + 2 + BRIEF
    return page.blocks[start].text.endswith(COLONS) and any(page.prose[first + 1 : last]) and not page.prose[first]


def _run_start(page: Page, index: int, floor: int) -> int:
    """Where the run of prose that a block stands in begins, below `floor`."""
    while index - 1 > floor and page.prose[index - 1] and not page.blocks[index].gap:
        index -= 1
    return index


def holds_cards(page: Page, start: int, end: int) -> bool:
    """Whether most of `blocks[start:end]` stands in elements of one kind, side by side, that hold several blocks each: cards, comments."""
    sizes: dict[tuple[int, str], list[int]] = {}
    for section in map(page.sections.__getitem__, page.holding(start, end)):
        if start <= section.start and section.end <= end and section.end - section.start > 1:
            sizes.setdefault((section.parent, section.tag), []).append(section.end - section.start)
    return any(2 * sum(cards) > end - start and max(cards) < LARGEST * sum(cards) for cards in sizes.values())


def has_card_head(page: Page, index: int, floor: int) -> bool:
    """Whether a line printed twice, as a card's image alt and headline are, stands right above a block."""
    keys = [page.keys[i] for i in range(max(floor, index - CARD_HEAD), index) if letters(page.keys[i]) >= SHORTEST_TWIN]
    return len(set(keys)) < len(keys)
