"""Readers' comments, and how many the page says there are."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import regex

from pagestrip import dates
from pagestrip.article import Comment
from pagestrip.model import STORY_TYPES, Block, Context, Extractor, Found, Inline, Label, Page, Section
from pagestrip.text import squeeze
from pagestrip.words import sections
from pagestrip.words.comment_counts import count_in, may_count
from pagestrip.words.phrases import family
from pagestrip.words.phrases import vocabulary as chrome

SAYS = regex.compile(r"\s*\b(?:says|said|schreibt|sagt|dit|dice|diz|пишет|writes)?\s*[:：]?\s*$", flags=regex.IGNORECASE)
LONGEST_NAME = 40  # characters of a reader's name
LONGEST_HEAD = 120  # characters of a line with a reader's name and a date
LONGEST_COUNT = 120  # characters of a line that says the number
SMALL = 2  # blocks of an element named author or date; a larger one is the whole comment
TEASERS = 2  # different numbers; where a page shows more, they are those of a list of stories
STORY = (*STORY_TYPES, "Thread", "CreativeWork")


@dataclass
class Draft:
    """A comment as it is read, line by line."""

    author: str
    start: int
    published: dt.date | dt.datetime | None = None
    text: list[str] = field(default_factory=list)


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(sections("comment_parts.txt")[part])


def find_comments(page: Page, context: Context) -> Iterator[Found]:
    """The comments of the page's own list, in page order. In text without markup only those that a reply link closes."""
    read = _drafts if page.kind == "html" else _lines
    drafts = [draft for draft in read(page, context) if draft.text]
    if drafts and (len(drafts) == 1 or len({draft.text[0] for draft in drafts}) > 1):  # the same words for all: teasers of opinion pieces
        comments = tuple(dict.fromkeys(Comment("\n\n".join(d.text), d.author, d.published) for d in drafts))
        where = f"blocks {drafts[0].start} to {drafts[-1].start}"
        yield Found(comments, page.method, where, comments[0].text[:200], 0.9)


def _drafts(page: Page, context: Context) -> Iterator[Draft]:
    """Comments in markup: what stands in elements of one comment each, from one author's name to the next."""
    draft: Draft | None = None
    for block in page.labelled(Label.COMMENTS):
        part = _part(page, block)
        name = _name(block) if part in ("author", "head") else None
        if name:
            if draft:
                yield draft
            draft = Draft(name, block.index, _date(block, context))
        elif draft and (part == "date" or (part == "other" and any(run.tag == "time" for run in block.inlines))):
            draft.published = draft.published or _date(block, context)
        elif draft and part == "text" and block.link_chars * 2 <= len(block.text) and page.keys[block.index] not in chrome():
            draft.text.append(block.text)
        elif not part:
            if draft:
                yield draft
            draft = None
    if draft:
        yield draft


def _part(page: Page, block: Block) -> str:
    """What a block is to its comment: the nearest telling element decides; "" for a block of none."""
    around: list[Section] = []
    for section in page.sections_of(block.index):
        around.append(section)
        if section.words & _words("list"):
            break
    if not any(section.words & _words("one") and not section.words & _words("list") for section in around):
        return ""
    if len(block.text) <= LONGEST_HEAD and _named(block) is not None:
        return "head"
    for section in around:
        small = section.end - section.start <= SMALL
        if small and section.words & _words("author"):
            return "author"
        if small and section.words & _words("date"):
            return "date"
        if section.words & _words("text"):
            return "text" if not (len(block.text) <= LONGEST_HEAD and dates.parse(block.text)) else "date"
    return "other"


def _named(block: Block) -> Inline | None:
    """The run at a block's head that names the author, by its element."""
    return next((run for run in block.inlines if run.start < LONGEST_NAME and (run.tag == "cite" or run.words & _words("author"))), None)


def _name(block: Block) -> str | None:
    run = _named(block)
    name = squeeze(SAYS.sub("", block.text[run.start : run.end] if run else block.text))
    return name if 0 < len(name) <= LONGEST_NAME and any(map(str.isalnum, name)) else None


def _date(block: Block, context: Context) -> dt.date | dt.datetime | None:
    """The date of a line: as programs write it, else as printed."""
    language = context.known.get("language")
    for run in block.inlines:
        if run.tag == "time":
            found = dates.parse(run.value or block.text[run.start : run.end], language=language, reference_date=context.reference_date)
            if found:
                return found
    if len(block.text) > LONGEST_HEAD:
        return None
    whole = dates.parse(block.text, language=language, reference_date=context.reference_date)
    return whole or next((found.value for found in dates.find(block.text, language=language)), None)


def _lines(page: Page, context: Context) -> Iterator[Draft]:
    """Comments in text: a name, a line that is a date, the words, and a line like "Reply" that closes them."""
    bank = family("comments")
    draft: Draft | None = None
    before: Block | None = None
    for block in page.labelled(Label.COMMENTS):
        is_phrase = bank.line(page.keys[block.index]) or count_in(block.text) is not None
        if before and _is_date_line(block) and 0 < len(before.text) <= LONGEST_NAME:
            draft = Draft(before.text, before.index, _date(block, context))
            before = None
        elif is_phrase:
            if draft:
                yield draft
            draft = before = None
        else:
            if draft:
                draft.text.append(block.text)
            before = block


def _is_date_line(block: Block) -> bool:
    if len(block.text) > LONGEST_NAME:
        return False
    shown = dates.age(block.text)
    return (shown is not None and shown.end - shown.start >= len(block.text) - 2) or dates.parse(block.text) is not None


def find_count(page: Page, _context: Context) -> Iterator[Found]:
    """What the comment widget says, a line beside the story, the head's claim; never a number from another story's card."""
    elsewhere = _elsewhere(page)
    sure: list[Found] = []
    others: list[Found] = []
    near = sorted((at, key) for key in may_count(page.key_set) if len(key) <= LONGEST_COUNT for at in page.by_key[key])
    for at, key in near:
        count = count_in(page.blocks[at].text, key) if at not in elsewhere else None
        if count is not None:
            block, mark = page.blocks[at], page.labels[at]
            own = mark is not None and mark.label is Label.COMMENTS
            where = f"block {block.index}"
            (sure if own else others).append(Found(count, page.method, where, block.text, 0.9 if own else 0.6))
    if len({found.value for found in sure}) <= TEASERS:
        yield from sure
    if len({found.value for found in others}) == 1:
        yield others[0]
    for claim in page.claimed("commentCount"):
        if claim.value.isdecimal() and len(claim.value) <= 6 and (not claim.of or claim.of.endswith(STORY)):
            yield Found(int(claim.value), claim.method, f"{claim.of}.commentCount", claim.value, 0.7)


def _elsewhere(page: Page) -> frozenset[int]:
    """The blocks of other stories' cards and of lists of stories."""
    marks = (m for m in page.marks if m.label in (Label.RELATED, Label.POPULAR))
    return frozenset(at for mark in marks for at in range(mark.start, mark.end or mark.start + 1))


COMMENTS = Extractor("comments", find_comments)
COUNT = Extractor("comment_count", find_count)
