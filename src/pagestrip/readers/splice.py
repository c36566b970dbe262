"""Sentences that a flattener cut at their links: a page without blank lines has a text node a line, so each link stands on a line of its own.

Lines are one again on the evidence of how the one ends, how the next begins, and whether the line after it goes on in mid-sentence.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex

from pagestrip.text import STOPS, letters, prose
from pagestrip.words.bylines import begins_byline

ENDED = regex.compile(rf"[{STOPS}]['\"”’»)\]」』]{{0,3}}$|[:：;]$")
CLOSES = regex.compile(r"[,.;:!?)\]}”’»%]{1,4}(?!\S)|['’]\p{Ll}{1,2}\b|[，。、；：！？）」』】》〉]")  # how no line begins
GOES_ON = regex.compile(r"\p{Ll}\S*+\s+\S|[\p{Ll}(][^\s,.;:]*+[,.;:)]")  # no beginning: the rest of a sentence
ASIDE = regex.compile(r"[—–]\s?\p{Ll}|-\p{L}\p{Ll}|[(\[]\p{Ll}|[\"”“«»’](?=[\s.,;:!?)]|$)")  # nor this, below what has not ended
PARTICLE = regex.compile(r"を|[がはのにでとも](?=[\p{Han}\p{Katakana}\p{N}、「（])")  # of Japanese, behind a name
LOWER_WORD = regex.compile(r"\p{Ll}++$")
LEANING = regex.compile(r"(?<!\S)\p{L}\p{Ll}{0,3}$")  # an article, a preposition: a last word so short is seldom a line's
UNCLOSED = regex.compile(r"[,،、，(\[{（「『《„]$|(?<!\S)[“‘\"]$|[\p{Han}\p{Katakana}][のをが]$")  # how no line ends
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]{2}|.?[，。、；：！？（）「」『』《》]")  # two signs that no space parts
LONGEST_LINK = 80  # letters of a link in mid-sentence
LONGEST = 4000  # letters from which on nothing more is joined to a text
RUNNING = 40  # letters of a line that is running text rather than a menu's entry

Line = tuple[int, str]  # with its number


def spliced(lines: list[Line]) -> Iterator[Line]:
    """The lines, those of one sentence as one under the number of its first; what would be no running text stays as it is."""
    run: list[Line] = []
    size = 0
    lines = [(number, line.strip()) for number, line in lines]
    for (number, line), (_, after) in pairwise([*lines, (0, "")]):
        if run and not (size <= LONGEST and _goes_with(run, size, line, after)):
            yield from _joined(run)
            run, size = [], 0
        run.append((number, line))
        size += letters(line) + 1
    yield from _joined(run)


def _goes_with(run: list[Line], size: int, line: str, after: str) -> bool:
    """Whether a line goes on with the sentence in which the run of `size` letters breaks off; `after` is the line below it."""
    last = run[-1][1]
    if CLOSES.match(line):
        return True
    if ENDED.search(last) or begins_byline(line):
        return False
    return UNCLOSED.search(last) is not None or PARTICLE.match(line) is not None or _links(run, size, line, after)


def _links(run: list[Line], size: int, line: str, after: str) -> bool:
    """Whether a line that may as well begin one goes on, by what is told of the sentence so far and below."""
    cut = len(run) > 1
    resumes = any(sign.match(after) for sign in (CLOSES, GOES_ON, ASIDE, PARTICLE)) or (cut and LOWER_WORD.match(after) is not None)
    begun = not run[0][1][0].islower()
    if ASIDE.match(line):
        return cut or size >= RUNNING
    if GOES_ON.match(line):
        return cut or (begun and (resumes or max(size, len(line)) >= RUNNING))
    if LOWER_WORD.match(line):
        return resumes or size >= 2 * RUNNING or (cut and size >= RUNNING)
    is_link = resumes and letters(line) <= LONGEST_LINK
    return is_link and (cut or (begun and size >= RUNNING) or LEANING.search(run[-1][1]) is not None)


def _joined(run: list[Line]) -> list[Line]:
    if len(run) < 2:
        return run
    text = _sentence([line for _, line in run])
    return [(run[0][0], text)] if prose(text) else run


def _sentence(pieces: list[str]) -> str:
    """The pieces as one text; no space before closing punctuation, behind what opens, or between signs of a script without spaces."""
    text = pieces[0]
    for piece in pieces[1:]:
        tight = piece[0] in ",.;:!?)]}”’»'" or text[-1] in "([{“„‘" or UNSPACED.match(text[-1] + piece[0]) is not None
        text += piece if tight else f" {piece}"
    return text
