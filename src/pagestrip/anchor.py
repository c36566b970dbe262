"""Where the article's headline stands: what every region and field is measured from."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from pagestrip import dates, titles
from pagestrip.model import Block, Kind, Page
from pagestrip.text import ELLIPSES, fold, letters, words_of
from pagestrip.words.bylines import begins_byline
from pagestrip.words.captions import ends_like_caption
from pagestrip.words.phrases import vocabulary as vocabulary_of_chrome

AGREES = 0.75  # from this agreement on a line prints the title
LEAST, MOST = 0.4, 2.5  # length of a line that may print a title, by the title's
FOLDS = 1.2  # how much longer a line may be before it is folded
FEWEST_WORDS = 3  # in common with the title, for a line that does not begin like it
LONGEST = 400  # characters of a line that may be a headline
SHORTEST = 12  # letters of a headline; a shorter line is a section's name
GOOD = 1.1  # a line that heads an earlier run so well leaves no room for a later one
EARLIER = 0.4  # how much better a later line must be than an earlier one
BETWEEN_PROSE = 5  # lines between two paragraphs of one run
SHORTEST_RUN = 250  # letters of prose that a headline may stand over
ENOUGH_WORDS = 4  # shared words that settle it; a line of one word shares it by chance
PARAGRAPHS = 8  # of a run whose words are compared with a headline's
LOOK_BACK = 40  # lines above the first prose in which a flattened page's headline stands
TITLE_ALONE = 5  # lines without prose below a document's title
TITLE_WORDS = 2  # that the printed headline says too
PARTING = " :|–—-·/"  # between a date and the headline
MENU = regex.compile(r"(?:[\[|•·][^\[|•·]{1,30}){3}")  # items parted by bars, bullets or brackets
ENDS_SENTENCE = regex.compile(r"[.。;:,：،]$")


def find(page: Page) -> Page:
    """The page with `headline` set to the blocks where the article's headline stands, in page order; () where none is sure."""
    at = _by_claims(page)
    if at or page.kind != "text":
        return page.derived(headline=at or _by_form(page))
    at, trust = _by_lines(page)
    return page.derived(headline=at, headline_trust=trust)


def _by_claims(page: Page) -> tuple[int, ...]:
    """Blocks that print what the head claims as the title. Headings first; among equals the one nearest before prose.

    The claims as a whole and their first part come first: what follows a separator may be the name of a series, a book or a section, which
    such a page prints larger than its own title.
    """
    whole, rest = titles_of(page)
    return _in_two(page, whole) or _printing(page, whole) or _printing(page, rest)


def _in_two(page: Page, wanted: list[str]) -> tuple[int, ...]:
    """Two headings, one under the other, that print a title together; not one whose parts a separator keeps apart."""
    site = titles.site_names(page)
    keys = {titles.key(parts[0]) for title in wanted if len(parts := titles.parts(title, site)) == 1}
    headings = [block for block in page.blocks if block.kind is Kind.HEADING]
    for one, other in pairwise(headings):
        if other.index == one.index + 1 and titles.key(f"{one.text} {other.text}") in keys:
            return (one.index, other.index)
    return ()


def _printing(page: Page, wanted: list[str]) -> tuple[int, ...]:
    """The blocks that print one of these titles best."""
    folded = [(title, frozenset(title.split())) for title in dict.fromkeys(map(fold, wanted)) if title]
    best: list[tuple[float, int]] = []
    for block, agreement in _agreeing(page, folded):
        best.append((agreement + _form(block) + _place(page, block.index), block.index))
    if not best:
        return ()
    top = max(best, key=lambda pair: (pair[0], -pair[1]))[1]
    key = fold(page.blocks[top].text)
    return tuple(sorted(index for _, index in best if fold(page.blocks[index].text) == key and _is_near(page, index, top)))


def _agreeing(page: Page, wanted: list[tuple[str, frozenset[str]]]) -> Iterator[tuple[Block, float]]:
    """The blocks that may print one of the titles, with how far they do."""
    if not wanted:
        return
    said, openings = frozenset().union(*(words for _, words in wanted)), frozenset(title[:SHORTEST] for title, _ in wanted)
    shortest, longest = LEAST * min(len(title) for title, _ in wanted), MOST * max(len(title) for title, _ in wanted)
    for block, short_key in zip(page.blocks, page.keys, strict=True):
        key = short_key or (fold(block.text) if len(block.text) <= min(LONGEST, FOLDS * longest) else "")
        if shortest < len(key) < longest and (len(key) >= SHORTEST or _may_be_short(page, block)):
            if len(said.intersection(key.split())) < FEWEST_WORDS and key[:SHORTEST] not in openings:
                continue
            forms = [(form, set(form.split())) for form in _forms(block, key)]
            agreement = max([_agreement(form, words, title, others) for form, words in forms for title, others in wanted])
            if agreement >= AGREES:
                yield block, agreement


def _forms(block: Block, key: str) -> Iterator[str]:
    """A line's key, and that of a heading without the date that it begins with."""
    yield key
    date = next((run for run in block.inlines if run.tag == "time" and run.start == 0), None) if block.kind is Kind.HEADING else None
    if date is not None and 2 * date.end < len(block.text):
        yield fold(block.text[date.end :].strip(PARTING))


def _may_be_short(page: Page, block: Block) -> bool:
    """Whether a short line is more than a menu's entry or a section's name: a main heading without another heading right below it."""
    below = page.blocks[block.index + 1 : block.index + 2]
    return block.kind is Kind.HEADING and block.level == 1 and not any(other.kind is Kind.HEADING for other in below)


def titles_of(page: Page) -> tuple[list[str], list[str]]:
    """What the head claims as the title, the surest first: the claims and the first part of each, then the other parts that are long enough."""
    site = titles.site_names(page)
    first: dict[str, None] = {}
    others: dict[str, None] = {}
    for claim in titles.claims(page):
        first.setdefault(claim.value)
        parts = titles.parts(claim.value, site) if claim.name != "headline" else ()
        if len(parts) > 1 or (parts and parts[0] != claim.value):
            first.setdefault(parts[0])
            others.update(dict.fromkeys(part for part in parts[1:] if letters(part) >= SHORTEST))
    return list(first), list(others)


def _agreement(key: str, words: set[str], title: str, others: frozenset[str]) -> float:
    """How far a line says the title, 0 to 1: as a whole, as one's beginning, by shared words."""
    if not key or not title:
        return 0.0
    if key == title:
        return 1.0
    if not LEAST < len(key) / len(title) < MOST:
        return 0.0
    short, long = (key, title) if len(key) <= len(title) else (title, key)
    if len(short) >= SHORTEST and long.startswith(short) and len(short) > 0.5 * len(long):
        return 0.9
    shared = len(words & others)
    return 0.85 * 2 * shared / (len(words) + len(others)) if shared >= FEWEST_WORDS else 0.0


def _form(block: Block) -> float:
    if block.kind is Kind.HEADING:
        return 0.5 if block.level == 1 else 0.25
    return -0.25 if block.link_chars else 0.0


def _place(page: Page, index: int) -> float:
    """Prose soon after a headline speaks for it; standing in a navigation, related or hidden section against it."""
    follows = 0.2 if page.prose_in(index + 1, index + 15) else 0.0
    around = {family for section in page.sections_of(index) for family in section.families}
    chrome = any(s.tag in ("nav", "aside", "footer") or s.hidden for s in page.sections_of(index))
    return follows - (0.6 if chrome or around & {"related", "popular", "navigation", "comments", "breadcrumb", "hidden"} else 0.0)


def _is_near(page: Page, index: int, top: int) -> bool:
    """A second print of the headline belongs to it where no prose stands between the two."""
    low, high = sorted((index, top))
    return low == high or page.prose_in(low + 1, high) == 0


def _by_lines(page: Page) -> tuple[tuple[int, ...], float]:
    """In flattened text: the line that the scorer takes for the headline, with its other prints beside it; how far it is believed."""
    from pagestrip import scoring  # brings numpy

    found = scoring.headline(page)
    if found is None:
        return (), 1.0
    best, trust = found
    if best == 0:
        best = _without_site(page) or best
    if best == 0 and _opens_with_title(page):
        printed = scoring.headline(page, start=1)
        if printed is not None and len(words_of(page.blocks[0].text) & words_of(page.blocks[printed[0]].text)) >= TITLE_WORDS:
            best = printed[0]
    best = _uncut(page, best)
    return tuple(at for at in page.by_key.get(page.keys[best], (best,)) if at == best or _is_near(page, at, best)), trust


def _uncut(page: Page, best: int) -> int:
    """Of a line that is cut off with an ellipsis the one that prints it whole, as above a story that a bar at the page's top names."""
    said = page.blocks[best].text.rstrip(".…")
    if not page.blocks[best].text.endswith(ELLIPSES) or letters(said) < SHORTEST:
        return best
    longer = (block.index for block in page.blocks if len(block.text) <= LONGEST and block.text.startswith(said.rstrip()))
    return next((at for at in longer if not page.blocks[at].text.endswith(ELLIPSES)), best)


def _without_site(page: Page) -> int | None:
    """The line that prints the first one up to a separator ("A lock fills" of "A lock fills | Sund Post"), which is the document's title then."""
    title = page.blocks[0].text
    lines = (block for block in page.blocks[1:] if letters(block.text) >= SHORTEST and title.startswith(block.text))
    return next((line.index for line in lines if titles.SEPARATOR.match(title, len(line.text))), None)


def _opens_with_title(page: Page) -> bool:
    """Whether the first line is the document's title rather than the story's: it has a text node a line, no blank lines, and no story right below."""
    return not any(block.gap for block in page.blocks[1:]) and not page.prose_in(1, 1 + TITLE_ALONE)


def _by_form(page: Page) -> tuple[int, ...]:
    """Without a claim: the first main heading that prose follows, else the best line above a run of prose."""
    headings = [b.index for b in page.blocks if b.kind is Kind.HEADING and b.level <= 2 and page.prose_in(b.index + 1, b.index + 12)]
    if headings and page.kind == "html":
        return (min(headings, key=lambda i: (page.blocks[i].level, i)),)
    best: tuple[float, int, int] = (0.0, -1, 0)
    for start, end in _prose_runs(page):
        if best[0] >= GOOD:
            break
        vocabulary = _vocabulary(page, start, end)
        scored = [(_line_score(page, block, start, vocabulary), block.index, start) for block in page.blocks[max(0, start - LOOK_BACK) : start + 1]]
        top = max(scored, key=lambda row: row[0])
        if top[0] > best[0] + (EARLIER if best[1] >= 0 else 0):
            best = top
    if best[1] < 0:
        return ()
    key = page.keys[best[1]]
    return tuple(at for at in range(max(0, best[2] - LOOK_BACK), best[2] + 1) if page.keys[at] == key)


def _prose_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of prose with no more than a few other lines between; those too short beside the longest left out."""
    runs: list[list[int]] = []
    for at, count in enumerate(page.prose):
        if not count:
            continue
        if runs and at - runs[-1][1] <= BETWEEN_PROSE:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    totals = [page.prose_in(start, end + 1) for start, end in runs]
    least = max(SHORTEST_RUN, max(totals, default=0) / 10)
    return ((start, end + 1) for (start, end), total in zip(runs, totals, strict=True) if total >= least)


def _vocabulary(page: Page, start: int, end: int) -> frozenset[str]:
    """The words of a run's first paragraphs."""
    texts = [page.blocks[at].text for at in range(start + 1, end) if page.prose[at]][:PARAGRAPHS]
    return frozenset().union(*(words_of(text) for text in texts))


def _line_score(page: Page, block: Block, start: int, vocabulary: frozenset[str]) -> float:
    """How well a line heads the prose at `start`: words in common, printed twice, a headline's length, nearness."""
    key = page.keys[block.index]
    count = letters(block.text)
    words = words_of(block.text)
    if (
        not (SHORTEST <= count <= 170)
        or not words
        or MENU.search(block.text)
        or ends_like_caption(block.text)
        or block.kind in (Kind.ROW, Kind.ITEM)
        or key in vocabulary_of_chrome()
    ):
        return 0.0
    common = len(words & vocabulary)
    shared = 0.5 * common / len(words) + 0.5 * min(common, ENOUGH_WORDS) / ENOUGH_WORDS
    twice = 0.35 if page.keys[block.index - 1 : block.index] == (key,) or page.keys[block.index + 1 : block.index + 2] == (key,) else 0.0
    length = 0.3 if 25 <= count <= 130 else 0.0
    ends = 0.3 if ENDS_SENTENCE.search(block.text) else 0.0
    dated = 0.3 if dates.is_dated(block.text) or begins_byline(block.text) else 0.0
    return shared + twice + length - ends - dated - 0.02 * (start - block.index)
