"""The stream of blocks that a walk fills: text runs, the sections around them, inline runs inside them."""

import html

from pagestrip.model import Block, Inline, Kind, Picture, Section, made
from pagestrip.readers.elements import is_hidden
from pagestrip.readers.events import Attributes
from pagestrip.readers.limits import DEEPEST, MANY, MOST_OPEN, MOST_RUNS, Limits
from pagestrip.readers.names import NO_WORDS, names_of, said_by
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
FORMAT = frozenset(sections("elements.txt")["format"])  # never parts words
KEPT = frozenset(("a", "time", "strong", "b", "em", "i", "code", "sup", "sub", "mark", "q", "cite"))
WHOLE = frozenset(("a", "time", "label", "output"))  # never a part of a word
MOST_TOGETHER = 32  # pictures in an element without text
EMPTY = Section(0, 0, "")
UNNAMED = (NO_WORDS, NO_WORDS)
CODE, ROW, ITEM, HEADING, PARAGRAPH = Kind.CODE, Kind.ROW, Kind.ITEM, Kind.HEADING, Kind.PARAGRAPH  # Python 3.11 takes long to look up a member
Run = tuple[str, Attributes, bool, int]  # an open inline element: tag, attributes, whether it stands apart, start
LABEL_ENDS = (":", "?", "!")  # what parts a label from the link behind it, "Read also:<a>", whatever the style sheet puts between
LISTS = frozenset(("ul", "ol", "menu", "dir"))
SPECIAL = LISTS | KINDS.keys() | {"figure"}


class Stream:
    """Collects blocks. Text is squeezed as it comes; offsets of inline runs count in the squeezed text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.home: list[int] = []
        self.pictures: list[Picture] = []
        self.sections: list[Section] = []
        self.section = -1  # the innermost open one
        # The open sections, and what `close_block` restores: parent, kind, level. Attributes are read at the end, if there is text.
        self.opened: list[tuple[int, str, Attributes, int, Kind | None, int]] = []
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
        self.open_runs: list[Run] = []
        self.runs: list[Inline] = []
        self.line = 0
        self.just_closed = False  # an inline element that stands apart has just ended
        self.boxed = False  # something that is seen has stood since the last word, a button or a picture
        self.figure_start = -1
        self.limits = Limits()
        self.unnoted = 0  # open inline elements beyond MOST_OPEN

    def add(self, text: str) -> None:
        """Text at the present place."""
        if self.kind is CODE:
            text = text.translate(INVISIBLE)
            self.pieces.append(text)
            self.length += len(text)
            return
        if not text or text.isspace():
            self.space = True
            return
        piece = " ".join(text.split())
        if not piece.isprintable():
            text = " ".join(f".{text}.".split())[1:-1].translate(INVISIBLE)  # its spaces part words, also before and after what is not seen
            piece = " ".join(text.split())
            if not piece:
                self.space = self.space or bool(text)
                return
        self.just_closed = False
        if self.length and (self.space or text[0].isspace() or (self.boxed and self._glues(piece))) and self.pieces[-1] != "\t":
            piece = f" {piece}"
        self.boxed = False
        self.pieces.append(piece)
        self.length += len(piece)
        self.space = text[-1].isspace()

    def _glues(self, piece: str) -> bool:
        """Whether a piece would run together with the word before it."""
        return piece[0].isalnum() and self.pieces[-1][-1].isalnum()

    def is_behind_heading(self) -> bool:
        """Whether the present place is right behind a heading's words, in its element or beside it."""
        if self.length:
            return self.kind is HEADING
        return bool(self.blocks) and self.blocks[-1].kind is HEADING

    def line_break(self) -> None:
        """`<br>`: ends a block; the next one follows without a gap unless another break comes first."""
        if self.kind is CODE or self.in_row:
            self.add("\n")
            return
        had_text = self.length > 0
        self.flush()
        self.gap = not had_text

    def open_block(self, tag: str, attributes: Attributes, line: int = 0) -> None:
        """A block element begins, on a line of the source where that is known."""
        if self.length:
            self.flush()
        self.space = self.just_closed = False
        self.gap = True
        self.line = line
        self.opened.append((len(self.blocks), tag, attributes, self.section, self.kind, self.level))
        if len(self.opened) <= DEEPEST:
            self.section = len(self.sections)
            self.sections.append(EMPTY)  # until it ends
        else:
            self.limits.deep += 1
        if tag in SPECIAL:
            self._open_special(tag)

    def _open_special(self, tag: str) -> None:
        kind = KINDS.get(tag)
        if kind is not None:
            self.kind = kind
            self.level = int(tag[1]) if kind is HEADING else self.depth if kind is ITEM else 0
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
        start, tag, attributes, parent, self.kind, self.level = self.opened.pop()
        end = len(self.blocks)
        if len(self.opened) < DEEPEST:
            if end > start or tag == "article" or self.section < len(self.sections) - 1:
                bare = len(attributes) == 1  # its tag
                words, kinds = UNNAMED if bare or end == start or tag == "body" else said_by(names_of(attributes, tag))
                self.sections[self.section] = made(Section, (start, end, tag, words, parent, not bare and is_hidden(attributes), kinds))
            else:  # nothing stands in it; the scorer counts cards without text too, where they are articles
                self.sections.pop()
                if self.pictures and self.pictures[-1].home == self.section:
                    self._let_go(tag, attributes, parent)
            self.section = parent
        if tag in LISTS:
            self.depth -= 1
            self.counters.pop()

    def open_inline(self, tag: str, attributes: Attributes, *, apart: bool) -> None:
        """An inline element begins. One that stands apart, and does not only style text, is parted by a space from another that has just ended."""
        if self.just_closed and self.length and (tag in WHOLE or (tag not in FORMAT and attributes.get("class"))):
            self.space = True
        if tag == "a" and self.length and self.pieces[-1].endswith(LABEL_ENDS) and self.pieces[-1][-2:-1].isalpha():
            self.space = True
        if len(self.open_runs) < MOST_OPEN:
            self.open_runs.append((tag, attributes, apart, self.length + 1 if self.space and self.length else self.length))
        else:
            self.unnoted += 1
            self.limits.deep += 1

    def close_inline(self) -> None:
        """The innermost inline element ends."""
        if self.unnoted:
            self.unnoted -= 1
            return
        run = self.open_runs.pop()
        if self.length > run[3]:
            self._note_run(run)
        self.just_closed = run[2]

    def _note_run(self, run: Run) -> None:
        tag, attributes, _, start = run
        if self.length > start and (tag in KEPT or len(attributes) > 1):
            words = said_by(names_of(attributes, tag))[0]
            if words or tag in KEPT:
                if len(self.runs) >= MOST_RUNS and self.runs[-1].tag == tag:
                    self.runs[-1] = self.runs[-1]._replace(end=self.length)
                    self.limits.merged += 1
                    return
                value = attributes.get("href") or attributes.get("datetime") or ""
                self.runs.append(made(Inline, (start, self.length, tag, words, value)))

    def open_row(self) -> None:
        """A table row of text cells begins: one block, cells parted by tabs."""
        self.in_row, self.cells = True, 0

    def next_cell(self) -> None:
        """The next cell of the row."""
        if self.cells or self.length:
            self.pieces.append("\t")
            self.length += 1
        self.cells += 1
        self.space = False

    def close_row(self) -> None:
        """The row ends."""
        self.kind, kind = ROW, self.kind
        self.flush()
        self.kind = kind
        self.in_row = False

    def add_picture(self, url: str, attributes: Attributes) -> None:
        """An image; its caption may follow in the same figure."""
        alt = " ".join(html.unescape(attributes.get("alt", "")).split())
        width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
        link = next((run[1].get("href", "") for run in reversed(self.open_runs) if run[0] == "a"), "")
        words = _words(attributes, "img").union(*[_words(run[1], run[0]) for run in self.open_runs if len(run[1]) > 1])
        at = len(self.blocks) + bool(self.length)
        self.pictures.append(Picture(at, url, alt, "", "", width, height, self.section, link, words))

    def _let_go(self, tag: str, attributes: Attributes, parent: int) -> None:
        """An element without text ends: what it is called goes to the pictures in it, and they to the element around it.

        One that holds many is no picture's own: these lose their place, so that a flood of pictures is moved once and not at every element around it.
        """
        words = _words(attributes, tag) if len(attributes) > 1 else NO_WORDS
        at = len(self.pictures)
        while at and self.pictures[at - 1].home == self.section:
            at -= 1
        together = self.pictures[at:]
        if len(together) > MOST_TOGETHER:
            self.pictures[at:] = [picture._replace(home=-1) for picture in together]
        else:
            self.pictures[at:] = [picture._replace(home=parent, words=picture.words | words) for picture in together]

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
        self.pictures[start:] = [p._replace(caption=caption, credit=credit) for p in self.pictures[start:]]

    def flush(self) -> None:
        """End the present block."""
        self.space = self.just_closed = self.boxed = False
        if not self.length:
            self.gap = True
            return
        text = "".join(self.pieces) if len(self.pieces) > 1 else self.pieces[0]
        if self.kind is CODE:
            text = text.strip("\n").rstrip()
        elif self.kind is ROW:
            text = text.strip(" ")
        if text and not text.isspace():
            self._emit(text)
        self.pieces.clear()
        self.length = 0
        self.gap = True
        if self.runs:
            self.runs = []
        if self.open_runs:
            self.open_runs = [(*run[:3], 0) for run in self.open_runs]

    def _emit(self, text: str) -> None:
        for run in self.open_runs:
            self._note_run(run)
        marker, self.marker = (self.marker, "") if self.kind is ITEM else ("", self.marker)
        kind = self.kind or PARAGRAPH
        if self.runs and len(self.runs) > 1:
            self.runs.sort()
        if len(self.blocks) >= MANY and self.limits.joins(self.blocks, text, kind, tuple(self.runs)):
            return
        level = self.level if kind is HEADING or kind is ITEM else 0
        block = (len(self.blocks), text, kind, level, self.line, self.gap, marker, tuple(self.runs), None, "", "")
        self.blocks.append(made(Block, block))
        self.home.append(self.section)


def _words(attributes: Attributes, tag: str) -> frozenset[str]:
    return said_by(names_of(attributes, tag))[0]


def _pixels(value: str | None) -> int:
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
