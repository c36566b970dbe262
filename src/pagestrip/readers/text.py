"""A page that somebody has already flattened: lines to blocks.

What survives of the structure is read back: blank lines, bullets and their indentation, tab-parted table rows, Markdown headings,
hard-wrapped paragraphs, code, sentences that were cut at their links.
"""

import html
import re
from collections.abc import Iterator
from itertools import groupby
from statistics import median
from textwrap import dedent

import regex

from pagestrip import dates
from pagestrip.model import Block, Kind, Page
from pagestrip.readers import code, markdown, one_line
from pagestrip.readers.limits import MANY, Limits
from pagestrip.readers.splice import spliced
from pagestrip.text import BULLETS, ENDS_LINE, INVISIBLE, prose, squeeze

SPEECH = "–"  # before what somebody says in Scandinavian, Polish, Finnish and other pages
BULLET = regex.compile(rf"^(\s{{0,40}})([{BULLETS}]|\d{{1,3}}[.)])\s++(?=\S)")
MARKDOWN_HEADING = regex.compile(r"^(#{1,6})\s++(?=\S)")
ENTITY = regex.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", regex.IGNORECASE)
STRAY_TAG = regex.compile(r"</?(?:p|br|div|span|b|i|em|strong|a|li|ul|ol|h[1-6])(?:\s[^<>]{0,300})?/?>", regex.IGNORECASE)
INVISIBLE_SIGN = re.compile(f"[{re.escape(''.join(map(chr, INVISIBLE)))}]")  # faster on a whole page than to translate it
ANSI = regex.compile(r"\x1b\[[0-9;]{0,20}m")
FEWEST_IN_A_RUN = 40  # lines, where blank lines say nothing: what a text node held itself
WRAP_WIDTHS = range(50, 101)  # characters a line in mail and terminal text
FEWEST_WRAPPED = 3  # lines; two long lines may well be two paragraphs


def read(text: str, url: str | None = None) -> Page:
    """The page of a flattened text."""
    text = ANSI.sub("", text).replace("\f", "\n\n").replace("\r\n", "\n").replace("\r", "\n")
    if markdown.is_marked_down(text):
        return markdown.read(STRAY_TAG.sub(" ", text), url)
    lines = INVISIBLE_SIGN.sub("", text).splitlines()
    blocks: list[Block] = []
    limits = Limits()
    pieces = _pieces(lines)
    for block in _of_pieces(blocks, pieces) if pieces else _of_lines(blocks, lines):
        if not (len(blocks) >= MANY and limits.joins(blocks, block.text, block.kind)):
            blocks.append(block)
    cut = [f"the page stands on one line; it was cut into {len(pieces)} pieces by its words, and its paragraphs cannot be told"] if pieces else []
    return Page(tuple(blocks), kind="text", url=url, home=(-1,) * len(blocks), warnings=(*cut, *limits.warnings()))


def _pieces(lines: list[str]) -> list[str]:
    """The pieces of a page that stands on one line; none of any other text."""
    filled = [line for line in lines if line.strip()]
    pieces = one_line.parted(_plain(filled[0])) if len(filled) == 1 else []
    return pieces if len(pieces) > 1 else []


def _of_pieces(blocks: list[Block], pieces: list[str]) -> Iterator[Block]:
    """The pieces as blocks, to be put behind `blocks`."""
    for number, piece in enumerate(pieces):
        yield Block(len(blocks), piece, line=1, gap=not number)


def _of_lines(blocks: list[Block], lines: list[str]) -> Iterator[Block]:
    """The lines as blocks, to be put behind `blocks`."""
    groups = [list(group) for filled, group in groupby(enumerate(lines, 1), key=lambda pair: bool(pair[1].strip())) if filled]
    is_cut = (len(groups) - 1) * FEWEST_IN_A_RUN <= sum(map(len, groups))
    for group in groups:
        gap = True
        for is_code, run in code.parted(group):
            for number, line in [(run[0][0], _joined(run))] if is_code else _unwrapped(list(spliced(run)) if is_cut else run):
                block = Block(len(blocks), line, Kind.CODE, 0, number, gap) if is_code else _block(len(blocks), line, number, gap=gap)
                gap = False
                if block:
                    yield block


def _joined(code_lines: list[tuple[int, str]]) -> str:
    """The lines of code as they were printed, less the indentation that they share."""
    return dedent("\n".join(line.rstrip() for _, line in code_lines))


def _block(index: int, line: str, number: int, *, gap: bool) -> Block | None:
    line = _plain(line)
    opening = line.lstrip()[:1]
    heading = MARKDOWN_HEADING.match(line) if opening == "#" else None
    bullet = _bullet(line) if opening in BULLETS or opening.isdigit() else None
    kind, level, marker = Kind.PARAGRAPH, 0, ""
    if heading:
        kind, level, line = Kind.HEADING, len(heading[1]), line[heading.end() :]
    elif bullet:
        kind, level, marker, line = Kind.ITEM, 1 + len(bullet[1].expandtabs(4)) // 4, bullet[2], line[bullet.end() :]
    elif "\t" in line and "\t" in line.strip():
        kind = Kind.ROW
    text = "\t".join(filter(None, map(squeeze, line.split("\t")))) if kind is Kind.ROW else squeeze(line)
    return Block(index, text, kind, level, number, gap, marker) if text else None


def _plain(line: str) -> str:
    """The line without entities and stray tags."""
    if "&" in line and ENTITY.search(line):
        line = html.unescape(line)
    return STRAY_TAG.sub(" ", line) if "<" in line else line


def _bullet(line: str) -> regex.Match[str] | None:
    """The bullet or number that opens a list item; neither the day of a date ("28. April 2031") nor the dash before speech ("– Well, he said.")."""
    bullet = BULLET.match(line)
    if bullet and bullet[2] == SPEECH and prose(line):
        return None
    if bullet and bullet[2][0].isdigit() and any(found.start <= bullet.start(2) for found in dates.find(line)):
        return None
    return bullet


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
    broken_off = sum(not ENDS_LINE.search(line.rstrip()) for _, line in group[:-1])
    if broken_off < 0.6 * len(filled) or any(BULLET.match(line) for _, line in group):
        return group
    return [(group[0][0], " ".join(line.strip() for _, line in group))]
