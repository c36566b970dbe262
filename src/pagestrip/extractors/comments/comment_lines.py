"""What a line among readers' comments is: who wrote, when, a button, or words."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from pagestrip import dates
from pagestrip.extractors.published.date_claims import day
from pagestrip.model import Block, Context, Inline, Kind, Label, Page, Section
from pagestrip.text import STOPS, fold, letters, squeeze
from pagestrip.words import sections
from pagestrip.words.bylines import prefix_end
from pagestrip.words.comment_counts import count_in
from pagestrip.words.phrases import family, vocabulary

LONGEST_NAME = 40  # characters of a reader's name
MOST_WORDS = 6  # of one
LONGEST_HEAD = 120  # characters of a line with a reader's name and a date
LONGEST_BUTTONS = 60  # characters of a line of buttons
CLOCK = 10  # letters that may follow a date on its own line: "Z+00:00"
REST = 24  # letters that may follow name and date in such a line: "Permanent link"
FORM = 30  # blocks of a form; some pages have one around all of them
NAMED_FORM = 12  # of an element that is named so; a larger one may hold the comments too
SMALL = 2  # blocks of an element named author or date; a larger one is the whole comment
QUOTES = frozenset('“”„«»"/:{}')  # that no name holds
JOINTS = " \t/|·•,;:：()[]–—-#>»*@✓…"  # between a name and a date
TAG = re.compile(r"</?[a-z]+/?>")  # that a page prints by mistake


class Line(NamedTuple):
    """A block among the comments.

    `what` is "name", "date", "words", "link", "post" (the page's body holds it), "end" (a heading after the comments) or "" for furniture.
    A "link" is a short one, maybe to the reader's page. `named` tells that an element says whose name it is, `sure` that a date or the element
    of one comment does.
    """

    at: int
    what: str
    text: str
    name: str = ""
    date: dt.date | dt.datetime | None = None
    named: bool = False
    sure: bool = False


@cache
def part(name: str) -> frozenset[str]:
    """The entries of a section of comment_parts.txt."""
    return frozenset(sections("comment_parts.txt")[name])


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(map(fold, part(name)))


@cache
def _openings(name: str) -> tuple[str, ...]:
    return tuple(fold(entry) for entry in sorted(part(name)))


def read(page: Page, block: Block, context: Context) -> Line:
    """What a block is to the comments around it."""
    label = page.label_at(block.index)
    if label is not Label.COMMENTS:
        return Line(block.index, "post" if label is Label.BODY else "", block.text)
    if _is_in_form(page, block.index):
        return Line(block.index, "", block.text)
    key = page.keys[block.index]
    if _ends(page, block, key):
        return Line(block.index, "end", block.text)
    around = _around(page, block.index)
    return _head(block, around, context) or Line(block.index, _kind(block, key, around), block.text)


def _ends(page: Page, block: Block, key: str) -> bool:
    """Whether a heading or a form's opening line stands here: "Leave a reply"."""
    return key in family("comments").openers and (page.kind == "text" or block.kind is Kind.HEADING)


def _head(block: Block, around: list[Section], context: Context) -> Line | None:
    """A block that says who wrote, when, or both."""
    if len(block.text) > LONGEST_HEAD:
        return None
    when, start, end = _dated(block, context)
    run = _named(block)
    if run is not None or _is_in(around, "author"):
        said = block.text[run.start : run.end] if run else block.text[: start or None] if end else block.text
        if name := reader(said):
            return Line(block.index, "name", block.text, name, when, named=True, sure=bool(end) or any(s.words & part("one") for s in around))
    if end:
        rest = f"{block.text[:start]} {block.text[end:]}"
        is_alone = not any(map(str.isalnum, _without_joints(rest))) or (start == 0 and letters(rest.strip()) <= CLOCK)
        if is_alone or _is_in(around, "date"):
            return Line(block.index, "date", block.text, "", when, sure=True)
        name = reader(block.text[:start]) if letters(block.text[end:].strip(JOINTS)) <= REST else None
        return Line(block.index, "name", block.text, name, when, sure=True) if name else None
    is_dated = _is_in(around, "date") and any(map(str.isdigit, block.text))
    return Line(block.index, "date", block.text, "", when, sure=True) if is_dated else None


def _dated(block: Block, context: Context) -> tuple[dt.date | dt.datetime | None, int, int]:
    """The date of a line, and where it stands there; 0 and 0 for none. Where it is relative and counts from no known day, it has no value."""
    language, reference, text = context.known.get("language"), context.reference_date, block.text
    for run in block.inlines:
        if run.tag == "time" and (when := dates.parse(run.value or text[run.start : run.end], language=language, reference_date=reference)):
            return when, run.start, max(run.end, 1)
    if found := next(dates.find(text, language=language), None):
        return found.value, found.start, found.end
    if shown := dates.age(text):
        return dates.parse(shown.text, reference_date=reference), shown.start, shown.end
    if short := next((tail for tail in (text, *_tails(text)) if fold(tail) in _keys("age")), ""):
        return None, len(text) - len(short), len(text)
    some_day = reference or context.known.get("published") or dt.date(2000, 12, 31)
    if (
        len(text) <= LONGEST_NAME
        and any(map(str.isdigit, text))
        and (when := dates.parse(_without_joints(text), language=language, reference_date=day(some_day)))
    ):
        return (when if reference else None), 0, len(text)
    return None, 0, 0


def _tails(text: str) -> list[str]:
    """The last word of a line, and the last two."""
    return [" ".join(text.split()[-count:]) for count in (1, 2)]


def _without_joints(text: str) -> str:
    """A line without what joins a date to a name: "on", "at", "commented", "Posted"."""
    words = text.strip(JOINTS).split()
    while words and _is_joint(words[0]):
        del words[0]
    while words and _is_joint(words[-1]):
        del words[-1]
    return " ".join(words).strip(JOINTS)


def _is_joint(word: str) -> bool:
    """Whether a word joins; an initial does not ("Ada O.")."""
    bare = word.strip(JOINTS + ".")
    return bare.casefold() in part("joint") and not (len(bare) == 1 and bare.isupper())


def reader(text: str) -> str | None:
    """The reader whom a line names, without what stands around the name; None for a line that is no name."""
    said = squeeze(TAG.sub(" ", text)).strip(JOINTS)
    name = _without_joints(said[prefix_end(said) :])
    if not 0 < len(name) <= LONGEST_NAME or len(name.split()) > MOST_WORDS or name[-1] in STOPS.replace(".", "") or QUOTES.intersection(name):
        return None
    key = fold(name)
    is_known = key in vocabulary() or key in _keys("furniture") or key in _keys("age") or count_in(name) is not None
    is_number = len(name) <= 3 if name.isdigit() else not key.strip("#.,%k")
    return name if any(map(str.isalnum, name)) and not is_known and not is_number else None


def _named(block: Block) -> Inline | None:
    """The run at a block's head that names the author, by its element."""
    return next((run for run in block.inlines if run.start < LONGEST_NAME and (run.tag == "cite" or run.words & part("author"))), None)


def _around(page: Page, at: int) -> list[Section]:
    """The elements around a block, up to the comments' list."""
    around: list[Section] = []
    for section in page.sections_of(at):
        if section.words & part("list"):
            break
        around.append(section)
    return around


def _is_in(around: list[Section], name: str) -> bool:
    return any(section.end - section.start <= SMALL and section.words & part(name) for section in around)


def _is_in_form(page: Page, at: int) -> bool:
    """Whether a block stands in a form or a dialog, that is not around the page or the list of comments."""
    for section in page.sections_of(at):
        if section.words & part("list") or page.holds_headline(section.start, section.end):
            return False
        size = section.end - section.start
        if size <= FORM and (section.tag == "form" or (size <= NAMED_FORM and section.tag != "article" and section.words & part("form"))):
            return True
    return False


def _kind(block: Block, key: str, around: list[Section]) -> str:
    """What a line is that is neither a name nor a date."""
    if _is_in(around, "not words") or _is_furniture(block, key):
        return ""
    return "words" if block.link_chars * 2 <= len(block.text) else "link" if len(block.text) <= LONGEST_NAME else ""


def _is_furniture(block: Block, key: str) -> bool:
    """Whether a line is a button, a count of votes, a badge or a rank."""
    if not key:
        return len(block.text) <= LONGEST_HEAD
    if key in vocabulary() or key in _keys("furniture") or count_in(block.text, key) is not None:
        return True
    if len(block.text) <= LONGEST_HEAD and key.startswith(_openings("furniture begins")):
        return True
    return len(block.text) <= LONGEST_BUTTONS and all(_is_button(word) for word in key.replace("|", " ").replace("·", " ").split())


def _is_button(word: str) -> bool:
    bare = word.strip(JOINTS + "+")
    return not bare.strip("#%k.") or bare in _keys("furniture") or bare in vocabulary()
