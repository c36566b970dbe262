"""The stream of blocks that a walk fills: text runs, the sections around them, inline runs inside them."""

import re
from functools import lru_cache
from itertools import pairwise

import regex

from pagestrip.model import Block, Inline, Kind, Picture, Section
from pagestrip.text import INVISIBLE
from pagestrip.words import sections
from pagestrip.words.classes import families

KINDS = {
    **{f"h{n}": Kind.HEADING for n in range(1, 7)},
    "li": Kind.ITEM,
    "blockquote": Kind.QUOTE,
    "pre": Kind.CODE,
    "listing": Kind.CODE,
    "xmp": Kind.CODE,
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
}
TOKEN = regex.compile(r"(?<![\p{L}\p{N}])\p{L}++(?=\d{0,3}(?![\p{L}\p{N}]))")  # letters, maybe numbered; "2c5ad" is a hash, no word
PART = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+")
FORMAT = frozenset(sections("elements.txt")["format"])  # never parts words
ASCII_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]++(?=[0-9]{0,3}(?![A-Za-z0-9]))")  # the same of plain names, for speed
ASCII_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
STYLING = frozenset(("b", "strong", "i", "em", "font", "u", "sup", "sub", "small"))
KEPT = frozenset(("a", "time", "strong", "b", "em", "i", "code", "sup", "sub", "mark", "q", "cite"))
NO_WORDS: frozenset[str] = frozenset()
EMPTY = Section(0, 0, "")
LISTS = frozenset(("ul", "ol", "menu", "dir"))
SPECIAL = LISTS | KINDS.keys() | {"figure"}
NAMING = ("class", "id", "role", "itemprop", "rel", "data-testid", "data-component")
MOST_PARTS = 6  # of a name; a longer one is a heading as a slug ("how-popular-are-meditation-apps-in-2025"), and its words are the story's
FEW_SHORT = 2  # names of one or two letters that an author may have chosen; more of them are a program's ("oe of ad hh"), and say nothing
LONGEST_NAMES = 400  # characters of class and id words that count

_new = tuple.__new__  # a named tuple from all its values, at half the cost of its own call


@lru_cache(maxsize=1 << 15)
def _name_words(name: str) -> frozenset[str]:
    if name.isascii():
        parts = ASCII_TOKEN.findall(name)
        if not name.islower():
            parts = " ".join(ASCII_PART.findall(" ".join(parts))).lower().split()
    else:
        parts = [part.lower() for token in TOKEN.findall(name) for part in PART.findall(token)]
    if len(parts) > MOST_PARTS:
        return frozenset((name.lower(),))
    return frozenset((name.lower(), *parts, *map("-".join, pairwise(parts))))


@lru_cache(maxsize=1 << 13)
def class_words(names: str) -> frozenset[str]:
    """The words of class, id, role and itemprop values: whole names, their parts, adjacent parts joined by a hyphen, all lower case."""
    listed = names[:LONGEST_NAMES].split()
    if sum(len(name) <= 2 for name in listed) > FEW_SHORT:
        listed = [name for name in listed if len(name) > 2]
    found = list(map(_name_words, listed))
    return found[0] if len(found) == 1 else NO_WORDS.union(*found)


def names_of(attributes: dict[str, str], tag: str) -> frozenset[str]:
    """The class words of an element. A heading's id is its text as a slug more often than not, and says nothing of its element."""
    names = [value for name, value in attributes.items() if name in NAMING and not (name == "id" and KINDS.get(tag) is Kind.HEADING)]
    if not names:
        return NO_WORDS
    joined = names[0] if len(names) == 1 else " ".join(names)
    if len(joined) > LONGEST_NAMES and len(names) > 1:  # the class counts first, wherever it is written
        joined = " ".join([attributes[name] for name in NAMING if name in attributes])
    return class_words(joined)


class Stream:
    """Collects blocks. Text is squeezed as it comes; offsets of inline runs count in the squeezed text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.home: list[int] = []
        self.pictures: list[Picture] = []
        self.sections: list[Section] = []
        self.section = -1  # the innermost open one
        # The open sections, and what `close_block` restores: parent, kind, level. Words are read at the end, if there is text.
        self.opened: list[tuple[int, str, dict[str, str], bool, int, Kind | None, int]] = []
        self.kind: Kind | None = None
        self.level = 0
        self.depth = 0  # of lists
        self.marker = ""
        self.counters: list[int] = []  # of open lists; 0 for a bulleted one
        self.pieces: list[str] = []
        self.length = 0
        self.space = False
        self.gap = True
        self.in_row = False
        self.cells = 0
        self.open_runs: list[tuple[str, dict[str, str], int]] = []
        self.runs: list[Inline] = []
        self.line = 0  # of the source
        self.just_closed = False  # an inline element that stands apart has just ended
        self.figure_start = -1

    def add(self, text: str) -> None:
        """Text at the present place."""
        if self.kind is Kind.CODE:
            text = text.translate(INVISIBLE)
            self.pieces.append(text)
            self.length += len(text)
            return
        if not text or text.isspace():
            self.space = True
            return
        piece = " ".join(text.split())
        if not piece.isprintable():
            piece = " ".join(piece.translate(INVISIBLE).split())
            if not piece:
                return
        self.just_closed = False
        if self.length and (self.space or text[0].isspace()):
            piece = f" {piece}"
        self.pieces.append(piece)
        self.length += len(piece)
        self.space = text[-1].isspace()

    def line_break(self) -> None:
        """`<br>`: ends a block; the next one follows without a gap unless another break comes first."""
        if self.kind is Kind.CODE or self.in_row:
            self.add("\n")
            return
        had_text = self.length > 0
        self.flush()
        self.gap = not had_text

    def open_block(self, tag: str, attributes: dict[str, str], hidden: bool, line: int) -> None:
        """A block element begins."""
        if self.length:
            self.flush()
        self.space = self.just_closed = False
        self.gap = True
        self.line = line
        self.opened.append((len(self.blocks), tag, attributes, hidden, self.section, self.kind, self.level))
        self.section = len(self.sections)
        self.sections.append(EMPTY)  # until it ends
        if tag in SPECIAL:
            self._open_special(tag)

    def _open_special(self, tag: str) -> None:
        kind = KINDS.get(tag)
        if kind is not None:
            self.kind = kind
            self.level = int(tag[1]) if kind is Kind.HEADING else self.depth if kind is Kind.ITEM else 0
        if tag in LISTS:
            self.depth += 1
            self.counters.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self.marker = self._next_marker()
        elif tag == "figure":
            self.figure_start = len(self.pictures)

    def _next_marker(self) -> str:
        if not self.counters or not self.counters[-1]:
            return "•"
        self.counters[-1] += 1
        return f"{self.counters[-1] - 1}."

    def close_block(self) -> None:
        """The innermost block element ends."""
        if self.length:
            self.flush()
        self.space = self.just_closed = False
        self.gap = True
        start, tag, attributes, hidden, parent, self.kind, self.level = self.opened.pop()
        end = len(self.blocks)
        words = names_of(attributes, tag) if end > start and attributes and tag != "body" else NO_WORDS
        self.sections[self.section] = _new(Section, (start, end, tag, words, parent, hidden, families(words) if words else NO_WORDS))
        self.section = parent
        if tag in LISTS:
            self.depth -= 1
            self.counters.pop()

    def open_inline(self, tag: str, attributes: dict[str, str]) -> None:
        """An inline element begins. One that stands apart is parted by a space from another that has just ended."""
        if self.just_closed and self.length and (tag == "a" or attributes.get("class")) and tag not in FORMAT:
            self.space = True
        self.open_runs.append((tag, attributes, self.length + 1 if self.space and self.length else self.length))

    def close_inline(self) -> None:
        """The innermost inline element ends."""
        run = self.open_runs.pop()
        tag, attributes, start = run
        if self.length > start:
            self._note_run(run)
        self.just_closed = tag not in STYLING and (tag != "span" or bool(attributes.get("class") or attributes.get("id")))

    def _note_run(self, run: tuple[str, dict[str, str], int]) -> None:
        tag, attributes, start = run
        if self.length > start and (attributes or tag in KEPT):
            words = names_of(attributes, tag) if attributes else NO_WORDS
            if words or tag in KEPT:
                value = attributes.get("href") or attributes.get("datetime") or ""
                self.runs.append(_new(Inline, (start, self.length, tag, words, value)))

    def open_row(self) -> None:
        """A table row of text cells begins: one block, cells parted by tabs."""
        self.in_row, self.cells = True, 0

    def next_cell(self) -> None:
        """The next cell of the row."""
        if self.cells:
            self.pieces.append("\t")
            self.length += 1
        self.cells += 1
        self.space = False

    def close_row(self) -> None:
        """The row ends."""
        self.kind, kind = Kind.ROW, self.kind
        self.flush()
        self.kind = kind
        self.in_row = False

    def add_picture(self, url: str, attributes: dict[str, str]) -> None:
        """An image; its caption may follow in the same figure."""
        alt = " ".join(attributes.get("alt", "").split())
        self.pictures.append(
            Picture(len(self.blocks) + bool(self.length), url, alt, "", "", _pixels(attributes.get("width")), _pixels(attributes.get("height")))
        )

    def end_figure(self) -> None:
        """The captions inside a figure go to its pictures."""
        start = self.figure_start
        self.figure_start = -1
        if start < 0 or start >= len(self.pictures):
            return
        first = self.pictures[start].at
        captions = [b for b in self.blocks[first:] if b.kind is Kind.CAPTION]
        credit = next((b.text[r.start : r.end] for b in captions for r in b.inlines if "credit" in families(r.words)), "")
        caption = " ".join(b.text for b in captions)
        caption = caption.replace(credit, "").strip() if credit != caption else ""
        self.pictures[start:] = [p._replace(caption=caption, credit=credit) for p in self.pictures[start:]]

    def flush(self) -> None:
        """End the present block."""
        self.space = self.just_closed = False
        if not self.length:
            self.gap = True
            return
        text = "".join(self.pieces) if len(self.pieces) > 1 else self.pieces[0]
        if self.kind is Kind.CODE:
            text = text.strip("\n").rstrip()
        elif self.kind is Kind.ROW:
            text = text.strip(" ")
        if text and not text.isspace():
            self._emit(text)
        self.pieces.clear()
        self.length = 0
        self.gap = True
        if self.runs:
            self.runs = []
        if self.open_runs:
            self.open_runs = [(tag, attributes, 0) for tag, attributes, _ in self.open_runs]

    def _emit(self, text: str) -> None:
        for run in self.open_runs:
            self._note_run(run)
        marker, self.marker = (self.marker, "") if self.kind is Kind.ITEM else ("", self.marker)
        kind = self.kind or Kind.PARAGRAPH
        if self.runs and len(self.runs) > 1:
            self.runs.sort()
        level = self.level if kind is Kind.HEADING or kind is Kind.ITEM else 0
        block = (len(self.blocks), text, kind, level, self.line, self.gap, marker, tuple(self.runs), None, "", "")
        self.blocks.append(_new(Block, block))
        self.home.append(self.section)


def _pixels(value: str | None) -> int:
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
