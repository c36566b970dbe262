"""Readers' comments, and how many the page says there are."""

from collections.abc import Iterator

import regex

from pagestrip import dates
from pagestrip.article import Comment
from pagestrip.model import Block, Context, Extractor, Found, Label, Page, Section
from pagestrip.text import squeeze
from pagestrip.words.comment_counts import count_in

ONE = frozenset(("comment", "kommentar", "commentaire", "comentario", "commento", "reply", "review", "yorum", "komentar"))
LIST = frozenset(("comments", "comment-list", "commentlist", "comment-form", "respond", "comments-area", "comments-section"))
AUTHOR = frozenset(("author", "fn", "name", "username", "user", "nickname", "nick", "vcard", "byline", "display-name"))
TEXT = frozenset(("content", "text", "body", "message", "description", "comment-content", "comment-text", "comment-body"))
DATE = frozenset(("date", "time", "timestamp", "datetime", "metadata", "published"))
SAYS = regex.compile(r"\s+(?:says|said|schrieb|sagt|dit|dice|diz|написал|пишет|wrote|meint)\s*:?\s*$|\s*:\s*$", flags=regex.IGNORECASE)
LONGEST_NAME = 60  # characters of a reader's name
LONGEST_COUNT = 120  # characters of a line that says the number
STORY = ("Article", "Posting", "Report", "Review", "Thread", "CreativeWork")


def find_comments(page: Page, _context: Context) -> Iterator[Found]:
    """The comments of the page's own list, in page order: elements that hold one reader's text each."""
    found = []
    where: list[int] = []
    for section in _single(page):
        comment = _comment(page, section)
        if comment and comment not in found:
            found.append(comment)
            where.append(section.start)
    if found:
        yield Found(tuple(found), "markup", f"blocks {where[0]} to {where[-1]}", found[0].text[:200], 0.9)


def _single(page: Page) -> Iterator[Section]:
    """The elements of one comment each; of nested ones the inner, and its own part of the outer."""
    for section in page.sections:
        if section.end > section.start and not section.hidden and section.words & ONE and not section.words & LIST and _holds_one(page, section):
            yield section


def _holds_one(page: Page, section: Section) -> bool:
    inside = range(section.start, section.end)
    mark = page.labels[section.start]
    return mark is not None and mark.label is Label.COMMENTS and len(inside) >= 2 and not set(inside) & set(page.headline)


def _comment(page: Page, section: Section) -> Comment | None:
    author: str | None = None
    published = None
    text: list[str] = []
    for block in page.blocks[section.start : section.end]:
        part = _part(page, block, section)
        if part == "text":
            text.append(block.text)
        elif part == "author" and author is None and len(block.text) <= LONGEST_NAME + 40:
            author = _name(block)
        if published is None and part != "text":
            published = next(iter(dates.find(block.text)), None)
    if not text or author is None:
        return None
    return Comment("\n\n".join(text), author, published.value if published else None)


def _part(page: Page, block: Block, comment: Section) -> str:
    """What a block is to its comment: the nearest telling element decides."""
    for section in page.sections_of(block.index):
        if section.start <= comment.start and section.end >= comment.end:
            break
        for part, words in (("author", AUTHOR), ("date", DATE), ("text", TEXT)):
            if section.words & words:
                return part
    return ""


def _name(block: Block) -> str | None:
    name = squeeze(SAYS.sub("", block.text))
    return name if 0 < len(name) <= LONGEST_NAME else None


def find_count(page: Page, _context: Context) -> Iterator[Found]:
    """What the comment widget says, a line beside the story, the head's claim; never a number from another story's card."""
    elsewhere = _elsewhere(page)
    outside: list[Found] = []
    for block in page.blocks:
        if len(block.text) > LONGEST_COUNT or block.index in elsewhere:
            continue
        count = count_in(block.text)
        if count is None:
            continue
        mark = page.labels[block.index]
        sure = mark is not None and mark.label is Label.COMMENTS
        found = Found(count, "markup" if page.kind == "html" else "text", f"block {block.index}", block.text, 0.9 if sure else 0.6)
        if sure:
            yield found
        else:
            outside.append(found)
    if len({found.value for found in outside}) == 1:
        yield outside[0]
    for claim in page.claimed("commentCount"):
        if claim.value.isdecimal() and len(claim.value) <= 6 and (not claim.of or claim.of.endswith(STORY)):
            yield Found(int(claim.value), "json-ld" if claim.origin == "jsonld" else claim.origin, f"{claim.of}.commentCount", claim.value, 0.7)


def _elsewhere(page: Page) -> frozenset[int]:
    """The blocks of other stories' cards and of lists of stories."""
    marks = (m for m in page.marks if m.label in (Label.RELATED, Label.POPULAR))
    return frozenset(at for mark in marks for at in range(mark.start, mark.end or mark.start + 1))


COMMENTS = Extractor("comments", find_comments)
COUNT = Extractor("comment_count", find_count)
