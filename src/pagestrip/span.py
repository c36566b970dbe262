"""Which blocks are the article: the scorer proposes, the structure has the last word."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pagestrip import dates, profiles, regions
from pagestrip.model import Claim, Kind, Label, Mark, Page, Told
from pagestrip.profiles import LIKELY
from pagestrip.text import STOPS, is_printed, letters, prose

SURER = 0.1  # by which the scorer must be surer of a block of an article, or of flattened text, that a cleaner marked
SURE_OF_REGION = 0.45  # of a block in a region of a flattened article, however low the page's bar: a low bar is the sign of a page full of links
OPEN_TO_DOUBT = frozenset((Label.HIDDEN, Label.NAVIGATION, Label.COMMENTS, Label.RELATED, Label.POPULAR, Label.PLAYER))
OPEN_ELSEWHERE = OPEN_TO_DOUBT | {Label.CAPTION}  # on pages that are no article: their pictures' lines are what they show
ENCLOSED = frozenset((Kind.ROW, Kind.CODE))
SURE_OF_TYPE = 0.6  # probability of a page's type from which its profile holds; of LISTS it holds always
LISTS = ("listing", "collection")  # pages of cards and links: of what they say the cleaners, made for articles, take most
UNLIKELY = 0.15  # a block below it is no article text, however unsure the rest of the page is
HOPEFUL = 0.35  # a lower bar: the scorer hardly knows the page's language
UNSURE = 0.6  # expected F1; below it, on a page that is no article, the scores say too little: its cards are body together or not at all
ALIKE = 0.7  # part of the bar that stays there: out of fold, of blocks scored 0.2 to 0.4 on such pages half are body (0.3 elsewhere)
LISTED = (0.8, 0.5)  # the same two of a list in markup: its cards are nearly all of it, and hardly any scores well alone
HOPELESS = 0.2  # expected F1; a page that lets no more be hoped for has no body
POSSIBLE = 0.35  # of a paragraph that stands beside a likely one; less in the measure in which an article's bar is below LIKELY
AMIDST = 0.2  # of a paragraph or heading in the story's own element, between two chosen blocks
RESUMED = 0.25  # of a paragraph right beside one that was taken back from a region
ENDING = 0.2  # of a sentence that ends a run of paragraphs, where blank lines part such runs
RUN = 3  # such paragraphs
SENTENCE = 30  # letters
FEW = 3  # blocks of a hidden line or a player's caption
STRAY = 40  # letters
CLOSING = (*STOPS, "”", "»", '"')
FAR_LESS = 0.5  # share of the claimed body below which the chosen one is doubted
CREDIBLE = 300  # letters of a claimed body, about two paragraphs; a shorter one is a summary more often than not
MANY = 20  # prints of one line, from which on it is no story's
TOLD = 1000  # letters of sure prose above comments that are a story
LOOK = 40  # blocks of a region named comments in which dated lines are looked for
LONGEST_DATED = 80  # characters of a line that dates a comment
FEWEST_DATED = 2  # such lines; one may date the story
BESIDE = 3  # blocks: a time, a line of furniture may stand between
CERTAIN = 0.95  # score of a block below the story's <article> that is the story's all the same
LARGE = 0.2  # share of the page's prose in an <article> that is the story's; cards and comments hold less


def choose(page: Page, scores: Sequence[float], guess: tuple[str, float] = ("article", 1.0)) -> tuple[int, ...]:
    """The indexes of the article's blocks, in page order. `guess` is the page's type and its probability.

    In markup the scorer overrules the marks OPEN_TO_DOUBT, on an article where it is surer than usual: a class name may lie, a closed fold hold the
    story's second half, and of a box of links in the midst of a story nobody says where it ends. Around an article a list of cards or comments
    stands. In flattened text, where nothing but the lines says how far a region goes, it may overrule any region below its opening line,
    but dated comments below an article.
    """
    is_sure = guess[1] >= SURE_OF_TYPE
    is_article = guess[0] == "article" or not (is_sure or guess[0] in LISTS)
    scores = _even(page, profiles.judged(page, scores, guess[0], is_article=is_article))
    if is_article and is_sure:
        scores = _down_to(_end_of_article(page), scores)
    labels = page.labels
    bar = _bar(page, scores)
    unsure, alike = LISTED if guess[0] == "listing" and page.kind == "html" else (UNSURE, ALIKE)
    if page.kind == "text" and is_article and is_sure and bar >= HOPEFUL:
        bar = LIKELY  # where a story stands among others the unsure lines are the others'
    elif bar < unsure / 2 and guess[0] != "article":
        bar = max(UNLIKELY, alike * bar)
    surer = bar + SURER if is_article or page.kind == "text" else bar
    if page.kind == "text" and guess[0] == "article":
        surer = max(surer, SURE_OF_REGION)
    doubted = (
        _doubted(page, scores, surer, is_article=is_article, is_sure=is_article and is_sure)
        if page.kind == "html"
        else _in_regions(page, scores, is_article=is_article)
    )
    likely = [at for at, score in enumerate(scores) if score >= bar and (labels[at] is None or (at in doubted and score >= surer))]
    if page.kind == "text":
        likely = _without_refrains(page, likely)
    if not likely:
        return ()
    if page.kind == "text" and is_article:
        likely = list(_below_headline(page, likely))
    possible = POSSIBLE * bar / LIKELY if is_article or page.kind == "text" else POSSIBLE
    chosen = _with_midst(page, _with_neighbours(page, [at for at in likely if at not in page.headline], scores, possible), scores)
    return tuple(_with_end(page, chosen, scores) if page.kind == "text" and is_article else chosen)


def _end_of_article(page: Page) -> int:
    """The first block below the <article> that holds the story's paragraphs; the page's end where none does."""
    end, at = len(page.blocks), page.story_home
    while at >= 0:
        section = page.sections[at]
        if section.tag == "article":
            end = section.end
            large = page.prose_in(section.start, end) >= LARGE * page.prose_in(0, len(page.blocks))
        at = section.parent
    return end if end < len(page.blocks) and large else len(page.blocks)


def _down_to(end: int, scores: Sequence[float]) -> Sequence[float]:
    """The scores, 0 below `end` for all but CERTAIN blocks: what stands below a story's <article> is offered with it."""
    return [*scores[:end], *(score if score >= CERTAIN else 0.0 for score in scores[end:])]


def _even(page: Page, scores: Sequence[float]) -> Sequence[float]:
    """The scores, those of one list's items replaced by their mean, by characters: a list is in the story as a whole or not at all.

    In markup the short items of an element are; in flattened text all that no blank line parts.
    """
    lists: dict[int, list[int]] = defaultdict(list)
    parted = 0
    for at, (block, home) in enumerate(zip(page.blocks, page.home, strict=True)):
        parted += block.gap or block.kind is not Kind.ITEM
        if block.kind is Kind.ITEM and (page.kind == "text" or (home >= 0 and not page.prose[at])):
            lists[page.sections[home].parent if home >= 0 else parted].append(at)
    evened = list(scores)
    for items in lists.values():
        size = sum([len(page.blocks[at].text) for at in items])
        mean = sum([scores[at] * len(page.blocks[at].text) for at in items]) / size
        for at in items:
            evened[at] = mean
    return evened


def _without_refrains(page: Page, likely: list[int]) -> list[int]:
    """The blocks less those that say one thing over and over: no story, but what a program or a broken file leaves."""
    counts = Counter(page.blocks[at].text for at in likely)
    return [at for at in likely if counts[page.blocks[at].text] <= MANY]


def _in_regions(page: Page, scores: Sequence[float], *, is_article: bool) -> frozenset[int]:
    """The blocks of flattened text in regions that the scorer may overrule, below the line that opens each: not comments below an article."""
    marks = {id(mark): mark for mark in page.labels if mark is not None and mark.label in OPEN_TO_DOUBT}
    sure = {key for key, mark in marks.items() if is_article and mark.label is Label.COMMENTS and _are_comments(page, scores, mark)}
    return frozenset(at for at, mark in enumerate(page.labels) if id(mark) in marks and id(mark) not in sure and mark is not None and mark.start < at)


def _are_comments(page: Page, scores: Sequence[float], mark: Mark) -> bool:
    """Whether a story stands above a region named comments, and dated lines in it."""
    told = sum([page.prose[at] for at in range(mark.start) if page.labels[at] is None and scores[at] >= LIKELY])
    inside = page.blocks[mark.start + 1 : min(mark.end or 0, mark.start + LOOK)]
    return told >= TOLD and sum(1 for block in inside if len(block.text) <= LONGEST_DATED and _is_dated(block.text)) >= FEWEST_DATED


def _is_dated(text: str) -> bool:
    return dates.age(text) is not None or dates.is_dated(text)


def _doubted(page: Page, scores: Sequence[float], bar: float, *, is_article: bool, is_sure: bool) -> frozenset[int]:
    """The blocks whose marks the scorer may overrule: those of a mark that covers a block above the bar, around an article a paragraph.

    What is named comments below an article's first sure paragraph is that, however much like a story it reads; so is what two cleaners name,
    and a story with a headline of its own is another one.
    """
    found: set[int] = set()
    told = next((at for at, score in enumerate(scores) if score >= bar and page.labels[at] is None and page.prose[at]), len(scores))
    holds_others = cache(lambda start, end: regions.holds_cards(page, start, end) or (is_sure and page.is_headed(start, end)))
    for at, score in enumerate(scores):
        mark = page.labels[at]
        if score < bar or at in found or mark is None or mark.label not in (OPEN_TO_DOUBT if is_article else OPEN_ELSEWHERE):
            continue
        end = mark.end or mark.start + 1
        running = mark.label in regions.RUNNING
        if is_article and mark.label is Label.COMMENTS and told < mark.start:
            continue
        is_line = not page.prose[at] and end - mark.start <= (FEW if is_article else 1)
        if not (is_line or (is_article and running and (not page.prose[at] or end - mark.start == 1 or holds_others(mark.start, end)))):
            found.update(range(mark.start, end))
    return frozenset(found - _named_twice(page, found) if is_sure else found)


def _named_twice(page: Page, doubted: set[int]) -> set[int]:
    """The doubted blocks that marks of two labels cover, "hidden" and "related" for one: two cleaners' word stands."""
    labels = page.labels
    covered = ((at, mark.label) for mark in page.marks for at in range(mark.start, mark.end or mark.start + 1) if at in doubted)
    return {at for at, label in covered if (first := labels[at]) is not None and first.label is not label}


def _bar(page: Page, scores: Sequence[float]) -> float:
    """The score from which on blocks are taken: the one that lets most F1 be expected of the page, counted in characters.

    It is half of that F1 (Lipton, Elkan and Narayanaswamy, Optimal thresholding of classifiers to maximize F1 measure, 2014): near LIKELY
    for an article that the scorer is sure of, lower for a list of cards or a product page. What is said over and over has no say.
    """
    prints = page.prints
    ranked = sorted([(score, len(block.text)) for score, block in zip(scores, page.blocks, strict=True) if prints[block.text] <= MANY], reverse=True)
    hoped = sum([score * size for score, size in ranked])
    best = hit = taken = 0.0
    for score, size in ranked:
        hit += score * size
        taken += size
        best = max(best, 2 * hit / (taken + hoped))
    return min(LIKELY, max(UNLIKELY, best / 2)) if best >= HOPELESS else 1.0


def witnessed(page: Page, body: tuple[int, ...]) -> Page:
    """The page with this body, or with what a surer witness names: a story told outside the markup, the blocks that print the claimed body.

    Where no block prints the claimed body, and there is next to no other, `told` says so: the claim itself is the body.
    """
    if page.told is not None:
        return page.derived(body=tuple(at for at in range(page.told.start, page.told.end) if page.labels[at] is None and at not in page.headline))
    claim = max(page.claimed("articleBody"), key=lambda claim: len(claim.value), default=None)
    claimed = " ".join(claim.value.split()) if claim else ""
    had = sum(page.prose[at] for at in body)
    if claim is None or not prose(claimed) or letters(claimed) < max(CREDIBLE, had / FAR_LESS):
        return page.derived(body=body)
    live = [block for block in page.live() if block.index not in page.headline]
    printed = [block.index for block in live if len(block.text) > STRAY / 2 and is_printed(block.text, claimed)]
    has = sum(page.prose[at] for at in printed)
    if has > had / FAR_LESS:
        subheads = [block.index for block in live if block.kind is Kind.HEADING and printed[0] < block.index < printed[-1]]
        warning = "the body is what prints the articleBody that the head claims"
        return page.derived(body=tuple(sorted({*printed, *subheads})), warnings=(*page.warnings, warning))
    return page.derived(body=body) if had >= CREDIBLE or printed else _claim_alone(page, claim)


def _claim_alone(page: Page, claim: Claim) -> Page:
    where = f"{claim.of}.{claim.name}".lstrip(".")
    warning = f"nothing in the markup prints the story; the body is what the head claims as {where}"
    return page.derived(body=(), told=Told(0, 0, "json-ld", where, "nothing in the page's markup prints it"), warnings=(*page.warnings, warning))


def _with_neighbours(page: Page, likely: list[int], scores: Sequence[float], possible: float) -> list[int]:
    """Less likely paragraphs too, where they stand beside likely ones: the two thresholds of hysteresis (Canny 1986)."""
    chosen = set(likely)
    for order in (range(len(scores)), reversed(range(len(scores)))):
        last: int | None = None
        for at in order:
            if at in chosen:
                last = at
            elif last is not None and abs(at - last) <= BESIDE and page.prose[at] and scores[at] >= _least(page, at, last, possible):
                chosen.add(at)
                last = at
    return sorted(chosen - set(page.headline))


def _least(page: Page, at: int, last: int, possible: float) -> float:
    """The score from which a paragraph comes with a chosen block; a marked one only with one of the same region of flattened text.

    Where the scorer has taken back a part of a region the story goes on there, so the very next paragraph needs less.
    """
    mark = page.labels[at]
    if mark is None:
        return possible
    taken_back = page.kind == "text" and mark is page.labels[last] and mark.start < at
    return (min(possible, RESUMED) if abs(at - last) == 1 else possible) if taken_back else 1.0


def _with_midst(page: Page, chosen: list[int], scores: Sequence[float]) -> list[int]:
    """What stands between two chosen blocks too: tables and code where nothing else does, paragraphs and headings of the story's own element."""
    found = list(chosen)
    for before, after in pairwise(chosen):
        between = [at for at in range(before + 1, after) if page.labels[at] is None]
        if between and all(page.blocks[at].kind in ENCLOSED for at in between):
            found.extend(between)
        elif page.story_home >= 0:
            found.extend(at for at in between if scores[at] >= AMIDST and page.holder(at) == page.story_home and _is_told(page, at))
    return sorted(set(found) - set(page.headline))


def _with_end(page: Page, chosen: list[int], scores: Sequence[float]) -> list[int]:
    """In flattened text: the sentences right below the last paragraph too, where no blank line parts them from a run of paragraphs."""
    found = list(chosen)
    run = found[-RUN:]
    if len(run) < RUN or run[-1] - run[0] >= RUN or any(page.blocks[at].gap for at in run[1:]):
        return found
    least = ENDING if any(block.gap for block in page.blocks[1:]) else POSSIBLE
    for block in page.blocks[run[-1] + 1 :]:
        ends = block.gap or page.labels[block.index] is not None or scores[block.index] < least
        if ends or not block.text.endswith(CLOSING) or letters(block.text) < SENTENCE:
            break
        found.append(block.index)
    return found


def _is_told(page: Page, at: int) -> bool:
    block = page.blocks[at]
    return page.prose[at] > 0 if block.kind is Kind.PARAGRAPH else block.kind is Kind.HEADING and any(map(str.isalnum, block.text))


def _below_headline(page: Page, likely: list[int]) -> tuple[int, ...]:
    """In flattened text: what follows the headline, without strays at its end."""
    start = page.headline[-1] + 1 if page.headline else 0
    run = [at for at in likely if at >= start]
    if not run or not page.prose_in(start, len(page.blocks)):
        return tuple(likely)
    while run and _is_stray(page, run[-1]):
        run.pop()
    return tuple(run)


def _is_stray(page: Page, at: int) -> bool:
    """A short line alone below the last paragraph, an image's alt text for one, is no story's end."""
    block = page.blocks[at]
    alone = block.gap or at + 1 == len(page.blocks) or page.labels[at + 1] is not None
    return alone and not page.prose[at] and block.kind is Kind.PARAGRAPH and letters(block.text) <= STRAY and not block.text.endswith(CLOSING)
