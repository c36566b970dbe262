"""A page that somebody has already flattened: lines to blocks.

What survives of the structure is read back: blank lines, bullets and their indentation, tab-parted table rows, Markdown headings,
hard-wrapped paragraphs, sentences that were cut at their links.
"""

import html
from itertools import groupby
from statistics import median

import regex

from pagestrip import dates
from pagestrip.model import Block, Kind, Page
from pagestrip.readers import markdown
from pagestrip.readers.limits import MANY, Limits
from pagestrip.text import INVISIBLE, squeeze
from pagestrip.words.bylines import begins_byline

BULLET = regex.compile(r"^(\s{0,40})([•·▪◦‣●○*–-]|\d{1,3}[.)])\s++(?=\S)")
MARKDOWN_HEADING = regex.compile(r"^(#{1,6})\s++(?=\S)")
ENTITY = regex.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", regex.IGNORECASE)
STRAY_TAG = regex.compile(r"</?(?:p|br|div|span|b|i|em|strong|a|li|ul|ol|h[1-6])(?:\s[^<>]{0,300})?/?>", regex.IGNORECASE)
ANSI = regex.compile(r"\x1b\[[0-9;]{0,20}m")
SENTENCE_END = regex.compile(r"[.!?…。！？؟।:;\"”’»)\]]$")
WRAP_WIDTHS = range(50, 101)  # characters a line in mail and terminal text
FEWEST_WRAPPED = 3  # lines; two long lines may well be two paragraphs
GOES_ON = regex.compile(
    r"[,.;:!?)\]}”’»](?!\S)|['’]\p{Ll}{1,2}\b|\p{Ll}\S*+\s+\S|[\p{Ll}(][^\s,.;:]*+[,.;:)]"
)  # no beginning: the rest of a sentence
OPEN_END = regex.compile(r"[\p{Ll}\p{N},(“„‘\"]$")
LONGEST_CUT = 80  # characters of a link in mid-sentence
LONGEST_SPLICED = 4000  # characters from which on nothing more is joined to a text
SHORTEST_CUT = 60  # characters of a sentence's part that one of two pieces has at least


def read(text: str, url: str | None = None) -> Page:
    """The page of a flattened text."""
    text = ANSI.sub("", text).replace("\f", "\n\n").replace("\r\n", "\n").replace("\r", "\n")
    if markdown.is_marked_down(text):
        return markdown.read(STRAY_TAG.sub(" ", text), url)
    lines = text.translate(INVISIBLE).splitlines()
    blocks: list[Block] = []
    limits = Limits()
    groups = [list(group) for filled, group in groupby(enumerate(lines, 1), key=lambda pair: bool(pair[1].strip())) if filled]
    for group in _spliced(groups):
        for order, (number, line) in enumerate(_unwrapped(group)):
            block = _block(len(blocks), line, number, gap=order == 0)
            if block and not (len(blocks) >= MANY and limits.joins(blocks, block.text, block.kind)):
                blocks.append(block)
    return Page(tuple(blocks), kind="text", url=url, home=(-1,) * len(blocks), warnings=tuple(limits.warnings()))


def _block(index: int, line: str, number: int, *, gap: bool) -> Block | None:
    if "&" in line and ENTITY.search(line):
        line = html.unescape(line)
    if "<" in line:
        line = STRAY_TAG.sub(" ", line)
    heading, bullet = MARKDOWN_HEADING.match(line), _bullet(line)
    kind, level, marker = Kind.PARAGRAPH, 0, ""
    if heading:
        kind, level, line = Kind.HEADING, len(heading[1]), line[heading.end() :]
    elif bullet:
        kind, level, marker, line = Kind.ITEM, 1 + len(bullet[1].expandtabs(4)) // 4, bullet[2], line[bullet.end() :]
    elif "\t" in line.strip():
        kind = Kind.ROW
    text = "\t".join(filter(None, map(squeeze, line.split("\t")))) if kind is Kind.ROW else squeeze(line)
    return Block(index, text, kind, level, number, gap, marker) if text else None


def _bullet(line: str) -> regex.Match[str] | None:
    """The bullet or number that opens a list item; the day of a date ("28. April 2031") is none."""
    bullet = BULLET.match(line)
    if bullet and bullet[2][0].isdigit() and any(found.start <= bullet.start(2) for found in dates.find(line)):
        return None
    return bullet


def _spliced(groups: list[list[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """The runs of lines; of a page without blank lines the sentences that were cut at each link are whole again.

    Such a page has a text node a line, so a link in mid-sentence stands on a line of its own.
    """
    if len(groups) != 1:
        return groups
    lines: list[tuple[int, str]] = []
    for number, line in groups[0]:
        text = line.strip()
        lines.append((number, text))
        if (
            len(lines) < 2
            or len(lines[-2][1]) > LONGEST_SPLICED
            or not GOES_ON.match(text)
            or begins_byline(text)
            or SENTENCE_END.search(lines[-2][1])
        ):
            continue
        first = len(lines) - 2
        if first and len(lines[first][1]) <= LONGEST_CUT and _breaks_off(lines, first - 1):
            first -= 1
        if max(len(piece) for _, piece in lines[first:]) >= SHORTEST_CUT:
            lines[first:] = [(lines[first][0], _sentence([piece for _, piece in lines[first:]]))]
    return [lines]


def _breaks_off(lines: list[tuple[int, str]], at: int) -> bool:
    """Whether a line stops in mid-sentence: it is long, or follows the end of another sentence."""
    text = lines[at][1]
    return OPEN_END.search(text) is not None and (len(text) >= SHORTEST_CUT or (at > 0 and SENTENCE_END.search(lines[at - 1][1]) is not None))


def _sentence(pieces: list[str]) -> str:
    """The pieces as one text; no space before closing punctuation, or after what opens."""
    text = pieces[0]
    for piece in pieces[1:]:
        tight = piece[0] in ",.;:!?)]}”’»'" or text[-1] in "([{“„‘"
        text += piece if tight else f" {piece}"
    return text


def _unwrapped(group: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines of one run without blank lines; hard-wrapped ones joined to paragraphs again.

    A run is wrapped where nearly all its lines fill the same width and most break off in mid-sentence.
    """
    if len(group) < FEWEST_WRAPPED:
        return group
    widths = [len(line.rstrip()) for _, line in group]
    filled = widths[:-1]
    if max(widths) not in WRAP_WIDTHS or median(filled) < 0.8 * max(widths):
        return group
    broken_off = sum(not SENTENCE_END.search(line.rstrip()) for _, line in group[:-1])
    if broken_off < 0.6 * len(filled) or any(BULLET.match(line) for _, line in group):
        return group
    return [(group[0][0], " ".join(line.strip() for _, line in group))]
