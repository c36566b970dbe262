"""Readers' comments: from the page's own list, else as the metadata claim them.

A comment is a head (a reader's name, a date) and the words that stand in the same element, or, where comments are no elements of their own,
between two heads. On a forum the posts are the body, so they are no comments: no words count twice.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pagestrip.article import Comment
from pagestrip.extractors.comments import comment_claims, comment_lines
from pagestrip.extractors.comments.comment_lines import Line
from pagestrip.model import Context, Extractor, Found, Label, Page
from pagestrip.words.phrases import family

BUTTON = 1  # lines between a name and its date: a badge, a picture's name


@dataclass
class Thread:
    """A comment as it is read: `lines[start:end]` is its head.

    `below` and `above` are the lines beside that, `own` whether one element holds it and its words, `closed` whether a button ends them.
    """

    start: int
    end: int
    name: str
    date: dt.date | dt.datetime | None = None
    below: Sequence[Line] = ()
    above: Sequence[Line] = ()
    own: bool = False
    closed: bool = False
    words: list[str] = field(default_factory=list)
    is_post: bool = False
    sure: bool = False


def find_comments(page: Page, context: Context) -> Iterator[Found]:
    """The comments of the page's own list, in page order, else those that the metadata claim."""
    marked = [block.index for block in page.labelled(Label.COMMENTS)]
    lines = [comment_lines.read(page, block, context) for block in page.blocks[marked[0] : marked[-1] + 1]] if marked else []
    threads = max((_read(page, lines, named=named) for named in (True, False)), key=len)
    if threads and (len(threads) == 1 or len({thread.words[0] for thread in threads}) > 1):  # the same words for all: teasers of opinion pieces
        comments = tuple(dict.fromkeys(Comment("\n\n".join(thread.words), thread.name, thread.date) for thread in threads))
        where = f"blocks {lines[threads[0].start].at} to {lines[threads[-1].start].at}"
        yield Found(comments, page.method, where, comments[0].text[:200], 0.9)
    yield from comment_claims.find(page, context)


def _read(page: Page, lines: Sequence[Line], *, named: bool) -> list[Thread]:
    """The comments with words, their heads known by what elements are called, or else by a name's line and a date."""
    threads = list(_heads(lines, named=named))
    for at, thread in enumerate(threads):
        before = threads[at - 1].end if at else 0
        after = threads[at + 1].start if at + 1 < len(threads) else len(lines)
        _surround(page, lines, thread, before, after)
    upward = _is_upward(threads)
    for thread in threads:
        found = thread.above if upward else thread.below
        beside = (*thread.below, *thread.above) if thread.own else found
        thread.date = thread.date or next((line.date for line in beside if line.date), None)
        thread.sure = thread.sure or any(line.what == "date" for line in beside)
        thread.words = [line.text for line in found if line.what == "words"]
        thread.is_post = any(line.what == "post" for line in found)
    if page.kind == "text":
        threads = _closed(threads)
    posts = sum(thread.is_post for thread in threads)
    kept = [thread for thread in threads if thread.words and thread.sure and not thread.is_post]
    return kept if posts < len(kept) else []


def _heads(lines: Sequence[Line], *, named: bool) -> Iterator[Thread]:
    thread: Thread | None = None
    for at, line in enumerate(lines):
        name = _name_at(lines, at, named=named)
        if name and (thread is None or at > thread.end or (thread.date and name != thread.name)):
            if thread:
                yield thread
            thread = Thread(at, at + 1, name, line.date, sure=line.sure)
        elif thread and at == thread.end and (name or line.what in ("date", "link", "")):
            thread.end += 1
            thread.date = thread.date or line.date
            thread.sure = thread.sure or line.sure
    if thread:
        yield thread


def _name_at(lines: Sequence[Line], at: int, *, named: bool) -> str:
    """The reader's name that a line says, or ""."""
    line = lines[at]
    if named or line.what == "name":
        return line.name if line.named or not named else ""
    below = next((other for other in lines[at + 1 : at + 2 + BUTTON] if other.what), None)
    return comment_lines.reader(line.text) or "" if line.what in ("words", "link") and below is not None and below.what == "date" else ""


def _surround(page: Page, lines: Sequence[Line], thread: Thread, before: int, after: int) -> None:
    """Find the lines that may be a comment's words: in the largest element with no other head, else up to the heads beside it."""
    bottom, top = lines[0].at, len(page.blocks)
    low, high = lines[before - 1].at if before else bottom - 1, lines[after].at if after < len(lines) else top
    start, end = lines[thread.start].at, lines[thread.end - 1].at + 1
    for section in page.sections_of(lines[thread.start].at):
        if section.start <= low or section.end > high or section.start < bottom:
            high = min(high, section.end) if section.start >= bottom else high
            break
        start, end = min(start, section.start), max(end, section.end)
    above = [line for line in lines[before : thread.start] if line.at >= start]
    below = [line for line in lines[thread.end : after] if line.at < end]
    thread.own = any(line.what in ("words", "post") for line in (*above, *below))
    thread.above = above if thread.own else lines[before : thread.start]
    thread.below = _to_end(below if thread.own else [line for line in lines[thread.end : after] if line.at < high])
    if page.kind == "text":
        bank = family("comments")
        stop = next((at for at, line in enumerate(thread.below) if bank.line(page.keys[line.at])), None)
        thread.closed, thread.below = stop is not None, thread.below[:stop]


def _to_end(lines: Sequence[Line]) -> Sequence[Line]:
    return lines[: next((at for at, line in enumerate(lines) if line.what == "end"), None)]


def _is_upward(threads: Sequence[Thread]) -> bool:
    """Whether the words stand above the names: as in most elements of one comment each, else as the first and the last comment tell."""
    said = [thread for thread in threads if thread.own]
    above, below = (
        sum(len(line.text) for lines in found for line in lines if line.what == "words")
        for found in ([t.above for t in said], [t.below for t in said])
    )
    if said or not threads:
        return above > below
    return _speaks(threads[0].above) and not _speaks(threads[-1].below)


def _speaks(lines: Sequence[Line]) -> bool:
    return any(line.what == "words" for line in lines)


def _closed(threads: list[Thread]) -> list[Thread]:
    """In text without markup the last comment may run on to the page's end: only where a button closes it. Where none is closed, all is doubtful."""
    if not any(thread.closed for thread in threads):
        return []
    return threads if threads[-1].closed else threads[:-1]


EXTRACTOR = Extractor("comments", find_comments)
