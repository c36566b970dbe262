"""Sentences that a flattener cut at their links: a page without blank lines has a text node a line, so each link stands on a line of its own.

Lines are one again on the evidence of how the one ends, how the next begins, and whether the line after it goes on in mid-sentence.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex

from pagestrip.text import STOPS, prose
from pagestrip.words.bylines import begins_byline

ENDED = regex.compile(rf"[{STOPS}]['\"”’»)\]」』]{{0,3}}$|[:：;]$")
CLOSES = regex.compile(r"[,.;:!?)\]}”’»%]{1,4}(?!\S)|['’]\p{Ll}{1,2}\b")  # how no line begins
GOES_ON = regex.compile(r"\p{Ll}\S*+\s+\S|[\p{Ll}(][^\s,.;:]*+[,.;:)]")  # no beginning: the rest of a sentence
LOWER_WORD = regex.compile(r"\p{Ll}++$")
LEANING = regex.compile(r"(?<!\S)\p{L}\p{Ll}{0,3}$")  # an article, a preposition: a last word so short is seldom a line's
UNCLOSED = regex.compile(r"[,،、(\[{„]$|(?<!\S)[“‘\"]$")  # how no line ends
LONGEST_LINK = 80  # characters of a link in mid-sentence
LONGEST = 4000  # characters from which on nothing more is joined to a text
RUNNING = 40  # characters of a line that is running text rather than a menu's entry

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
        size += len(line) + 1
    yield from _joined(run)


def _goes_with(run: list[Line], size: int, line: str, after: str) -> bool:
    """Whether a line goes on with the sentence in which the run of `size` characters breaks off; `after` is the line below it."""
    last = run[-1][1]
    if CLOSES.match(line):
        return True
    if ENDED.search(last) or begins_byline(line):
        return False
    if UNCLOSED.search(last):
        return True
    resumes = bool(CLOSES.match(after) or GOES_ON.match(after))
    begun = not run[0][1][0].islower()
    if GOES_ON.match(line):
        return len(run) > 1 or (begun and (resumes or max(size, len(line)) >= RUNNING))
    if LOWER_WORD.match(line):
        return resumes
    is_link = resumes and len(line) <= LONGEST_LINK
    return is_link and (len(run) > 1 or (begun and size >= RUNNING) or LEANING.search(last) is not None)


def _joined(run: list[Line]) -> list[Line]:
    if len(run) < 2:
        return run
    text = _sentence([line for _, line in run])
    return [(run[0][0], text)] if prose(text) else run


def _sentence(pieces: list[str]) -> str:
    """The pieces as one text; no space before closing punctuation, or after what opens."""
    text = pieces[0]
    for piece in pieces[1:]:
        tight = piece[0] in ",.;:!?)]}”’»'" or text[-1] in "([{“„‘"
        text += piece if tight else f" {piece}"
    return text
