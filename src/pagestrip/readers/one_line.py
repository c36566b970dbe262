"""A page that somebody has put on one line, as `" ".join(text.split())` does: cut where its lines may have ended.

Nothing but the words says where. A cut on each side of chrome phrases, dates, bylines, of what the page prints twice (a headline stands in
the title too), before function words with a capital, bars and copyright signs, and behind sentences; none within what is printed twice.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

import regex

from pagestrip import dates
from pagestrip.text import STOPS, fold, letters
from pagestrip.words import sections
from pagestrip.words.bylines import prefix_end
from pagestrip.words.phrases import vocabulary

Words = list[str]
Run = tuple[int, int]  # words[start:end]

SHORTEST = 600  # letters; a shorter line is a paragraph
EDGE = 5  # a page's menu and footer stand in its first and last fifth
FEWEST = 6  # ends of phrases there; of the corpora's pages 97 % have so many, of their stories alone on one line 8 %
TWIN = 4  # words of what is printed twice; fewer recur in running text
LONGEST_UNIT = 25  # words of a headline; longer runs that are printed twice hold several lines
MENU = 6  # words with a capital in a row
NEAR = 4  # words on either side of a year that its date may have, and of a byline's opening
LABEL = 3  # words before a date that say which it is
ABBREVIATED = 5  # characters with the point: "Nov. 16", "No. 3"
BEGINS = regex.compile(r"['\"“‘«„(\[¿¡#@]*+[\p{Lu}\p{Lt}\p{Lo}\p{N}]")
CAPITAL = regex.compile(r"['\"“‘«„(\[¿¡#@]*+[\p{Lu}\p{Lt}]")
ENDED = regex.compile(rf"(?<!^\p{{Lu}}|^\d{{1,3}})[{STOPS}]['\"”’»)\]」』]{{0,3}}$")  # neither an initial nor an ordinal number
UNSTOPPED = regex.compile(r"[\w)\]»”\"']$")
BARS = frozenset("|•·»›/>×")
UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}。！？」』）]"
UNSPACED_END, UNSPACED_START = regex.compile(rf"{UNSPACED}$"), regex.compile(UNSPACED)
UNSPACED_STOP = regex.compile(r"(?<=[。！？][」』”]?)(?=[^\s。！？」』”）])")
YEAR = regex.compile(r"(?:19|20)\d\d|\d[./]\d\d?[./]\d\d|年")
TIME = regex.compile(r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|[ap]\.?m\.?|uhr|[A-Z]{2,4})[,.)]?", regex.IGNORECASE)


def parted(line: str) -> list[str]:
    """The line in pieces, in order; whole where it is no page but a story alone, which has no menu before it and no footer behind."""
    words = UNSPACED_STOP.sub(" ", line).split()
    phrases = set(_phrases(words))
    edge = len(words) // EDGE
    if letters(line) < SHORTEST or sum(not edge <= at < len(words) - edge for at in phrases) < FEWEST:
        return [line]
    twins = sorted(set(_twins(words)), key=lambda run: (run[0], -run[1]))
    ends = set(_ends(words, twins))
    cuts = phrases.union(*(rule(words) for rule in (_sentences, _function_words, _bars, _dates, _bylines, _unspaced)))
    cuts.update(_menus(words, cuts | ends))
    for start, end in twins:
        if end - start <= LONGEST_UNIT:
            cuts.difference_update(range(start + 1, end))
    return [" ".join(words[start:end]) for start, end in pairwise(sorted({0, *cuts, *ends, len(words)}))]


def _is_small(word: str) -> bool:
    return word[0].islower()


def _phrases(words: Words) -> Iterator[int]:
    """Both ends of chrome phrases, the longest first; none in running text, where a small letter follows, or stands before a single word."""
    keys = [fold(word) for word in words]
    sizes, known = _sizes(), vocabulary()
    done = 0
    for at, key in enumerate(keys):
        if at < done or key not in sizes or _is_small(words[at]):
            continue
        for size in sizes[key]:
            end = at + size
            if " ".join(filter(None, keys[at:end])) in known and _stands_alone(words, at, end):
                yield from (at, end)
                done = end
                break


def _stands_alone(words: Words, start: int, end: int) -> bool:
    if end > len(words) or (end < len(words) and _is_small(words[end])):
        return False
    return end > start + 1 or not start or not _is_small(words[start - 1]) or ENDED.search(words[start - 1]) is not None


@cache
def _sizes() -> dict[str, list[int]]:
    """By their first word how many words chrome phrases have, most first."""
    sizes: dict[str, set[int]] = {}
    for phrase in vocabulary():
        first, *others = phrase.split()
        sizes.setdefault(first, set()).add(1 + len(others))
    return {first: sorted(found, reverse=True) for first, found in sizes.items()}


def _twins(words: Words) -> Iterator[Run]:
    """The longest runs of words that stand on the page more than once."""
    last: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - TWIN + 1):
        opening = tuple(words[at : at + TWIN])
        before = last.get(opening)
        last[opening] = at
        if before is None or (before and words[before - 1] == words[at - 1]):
            continue
        size = TWIN
        while at + size < len(words) and words[at + size] == words[before + size]:
            size += 1
        yield before, before + size
        yield at, at + size


def _ends(words: Words, twins: list[Run]) -> Iterator[int]:
    """Both ends of such runs where a line may begin, but for those within a longer one. `twins` is in page order, the longest first."""
    reach = 0
    for run in twins:
        yield from (at for at in run if reach <= at < len(words) and (BEGINS.match(words[at]) or _opens_byline(words, at)))
        reach = max(reach, run[1])


def _sentences(words: Words) -> Iterator[int]:
    """Where a sentence begins behind another's end."""
    for at, (last, word) in enumerate(pairwise(words), 1):
        is_number = word[0].isdigit() and len(last) <= ABBREVIATED
        if ENDED.search(last) and BEGINS.match(word) and not is_number:
            yield at


def _function_words(words: Words) -> Iterator[int]:
    """Function words with a capital where no sentence has ended, on a page that also writes them small."""
    known = _capitalised()
    small = Counter(filter(str.islower, words))
    for at, (last, word) in enumerate(pairwise(words), 1):
        goes_on = _is_small(last) or (at + 1 < len(words) and _is_small(words[at + 1]))
        if word in known and small[word.lower()] > 1 and goes_on and UNSTOPPED.search(last):
            yield at


@cache
def _capitalised() -> frozenset[str]:
    entries = (entry for entries in sections("stopwords.txt").values() for entry in entries)
    return frozenset(word.capitalize() for entry in entries for word in entry.split() if len(word) > 1)


def _bars(words: Words) -> Iterator[int]:
    """Bars between the entries of a menu, and signs of copyright."""
    for at, word in enumerate(words):
        if word[0] == "©" or (word in BARS and (at + 1 == len(words) or BEGINS.match(words[at + 1]))):
            yield at


def _dates(words: Words) -> Iterator[int]:
    """Both ends of dates with their labels and times, but for dates in running text."""
    done = 0
    for at, word in enumerate(words):
        if at < done or not YEAR.search(word):
            continue
        first = max(done, at - NEAR)
        window = words[first : at + NEAR]
        found = next(dates.find(" ".join(window)), None)
        if found is None:
            continue
        places = list(accumulate(len(word) + 1 for word in window))
        start, done = first + bisect(places, found.start), first + bisect(places, found.end - 1) + 1
        while done < len(words) and TIME.fullmatch(words[done]):
            done += 1
        label = _label(words, start)
        begins = label < start or not start or not (_is_small(words[start - 1]) or words[start - 1][-1] in ",(")
        if begins and (done == len(words) or BEGINS.match(words[done])):
            yield from (label, done)


def _label(words: Words, start: int) -> int:
    """Where the label of a date begins that begins at `start`, the date's own beginning where it has none."""
    for at in range(max(0, start - LABEL), start):
        if CAPITAL.match(words[at]) and dates.label(" ".join(words[at:start])) and not dates.label(" ".join(words[at + 1 : start])):
            return at
    return start


def _bylines(words: Words) -> Iterator[int]:
    for at, word in enumerate(words):
        if (CAPITAL.match(word) or (at and ENDED.search(words[at - 1]))) and _opens_byline(words, at):
            yield at


def _opens_byline(words: Words, at: int) -> bool:
    return prefix_end(" ".join(words[at : at + NEAR])) > 0


def _unspaced(words: Words) -> Iterator[int]:
    """Spaces in scripts that have none between words: a line has ended there."""
    for at, (last, word) in enumerate(pairwise(words), 1):
        if UNSPACED_END.search(last) and UNSPACED_START.match(word):
            yield at


def _menus(words: Words, cuts: set[int]) -> Iterator[int]:
    """Where many words with a capital, a menu's, go over into running text: the last of them begins it."""
    run = 0
    for at, word in enumerate(words):
        run = 0 if at in cuts else run
        if _is_small(word):
            if run >= MENU:
                yield at - 1
            run = 0
        else:
            run += 1
