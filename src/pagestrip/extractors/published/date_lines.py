"""The lines that date a story: around the headline, in byline and date lines, and behind a label anywhere on the page."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from pagestrip import dates
from pagestrip.addresses import parted
from pagestrip.extractors import sites
from pagestrip.extractors.published.date_claims import day
from pagestrip.model import Block, Kind, Label, Page
from pagestrip.words.bylines import begins_byline

ABOVE, BELOW = 2, 10  # blocks from the headline in which a date line stands
SHORT = 120  # characters of a line that is no sentence
BESIDE = 60  # characters beside the date that a date line may hold: a name, a section, a reading time
OTHERS = (Label.RELATED, Label.POPULAR, Label.COMMENTS, Label.AD, Label.LEGAL, Label.AUTHOR_BOX)
MASTHEAD = (Label.NAVIGATION, Label.LOGO)  # above the headline their date is today's
IN_HEADING = 20  # characters beside the date in a heading that says the date; a longer one says when its event was
OPENS = 30  # characters before a date that opens a longer line: a label, a weekday
ADJACENT = 3  # blocks under the headline; a date that stands there alone is the story's, whatever a cleaner took it for
BETWEEN = " ,;|·•∙/–—-"  # a date and what follows it
LABEL = 25  # characters of a line that is a label and no more: "Published" over the date
FOOT = 12  # blocks behind the story in which a date beside its byline stands
LEAD = 1  # paragraphs of running text that may stand between the headline and the date line


class Line(NamedTuple):
    """A date as printed. `role` is what its label announces; `place` is "near" the headline, "beside" more text there, "opening" the body, or "far".

    `distance` counts the blocks from the headline, 0 where the page has none.
    """

    value: dt.date | dt.datetime
    role: dates.Role | None
    place: str
    block: int
    start: int
    end: int
    text: str
    note: str = ""
    distance: int = 0


def near(page: Page, blocks: list[Block], language: str | None, day_first: bool | None) -> list[Line]:
    """The dates of the blocks around the headline, in page order."""
    return [line for block in blocks if _has_number(page, block) for line in _lines(page, block, language, day_first)]


def _has_number(page: Page, block: Block) -> bool:
    """Whether a block may hold a date: a digit, or an element that gives a time."""
    key = page.keys[block.index]
    return "#" in key or not key or (bool(block.inlines) and any(run.tag == "time" for run in block.inlines))


def far(page: Page, around: list[Block], language: str | None, day_first: bool | None) -> Iterator[Line]:
    """The dates of short lines elsewhere that a label or the byline gives to the story ("Published: 1 May 2031" under it)."""
    seen = {block.index for block in around}
    last = max(page.body, default=len(page.blocks))
    for block in page.blocks:
        if not _has_number(page, block) or len(block.text) > SHORT or block.index in seen or page.label_at(block.index) in OTHERS:
            continue
        found = _dated(block, language, day_first)
        roles = [_role(page, block, date) for date in found]
        if roles and roles[0] is None:
            is_own = "modified" in roles[1:] or _is_permalink(page, block, found[0]) or _is_signed(page, block, found[0], last)
            roles[0] = "published" if is_own else None
        yield from (_line(block, date, role, "far") for date, role in zip(found, roles, strict=True) if role in ("published", "modified"))


def _own_paths(page: Page) -> frozenset[str]:
    """The paths of the page's own addresses; a site's root is none."""
    return frozenset(filter(None, map(_path, sites.addresses(page))))


def _path(address: str) -> str:
    return parted(address).path.rstrip("/")


def _is_permalink(page: Page, block: Block, date: dates.Dated) -> bool:
    """Whether a date is the text of a link to the page itself, as the entries of lists print it."""
    around = [run for run in block.inlines if run.tag == "a" and run.start <= date.start and date.end <= run.end <= date.end + len(BETWEEN)]
    paths = _own_paths(page) if around else frozenset()
    return any("#" not in run.value and _path(run.value) in paths for run in around)


def _is_signed(page: Page, block: Block, date: dates.Dated, last: int) -> bool:
    """Whether a date under the story opens its line beside the byline: on the same line, on the one above or below."""
    rest = block.text[date.end :].strip(BETWEEN)
    if not last < block.index <= last + FOOT or date.start > LABEL or len(rest) > BESIDE or "©" in block.text:
        return False
    beside = (other.text for at in (block.index - 1, block.index + 1) for other in page.blocks[at : at + 1])
    return begins_byline(rest) or any(map(begins_byline, beside))


def _role(page: Page, block: Block, date: dates.Dated) -> dates.Role | None:
    """What the words before a date announce; of one that opens its line the line above, where that is a label and no more."""
    if date.start == 0 and block.index:
        above = page.blocks[block.index - 1].text
        return dates.label(above) if len(above) <= LABEL else None
    return dates.label(block.text[: date.start])


def blocks_near(page: Page) -> list[Block]:
    """The blocks that may hold a date line: those marked as such, and short ones around the headline."""
    if not page.headline:
        return list(page.labelled(Label.META))
    first, last = page.headline[0], page.headline[-1]
    around = range(max(0, first - ABOVE), min(len(page.blocks), last + BELOW + 1))
    found = [page.blocks[at] for at in around if _may_date(page, page.blocks[at])]
    return found + [block for block in page.labelled(Label.META) if block.index not in around]


def _may_date(page: Page, block: Block) -> bool:
    label = page.label_at(block.index)
    below, above = _below(page, block), page.headline[0] - block.index
    if label is Label.META or (block.index in page.headline and any(run.tag == "time" for run in block.inlines)):
        return True
    if label is Label.BODY:
        return 0 < below <= BELOW or (0 < above <= ABOVE and not page.prose[block.index])
    if len(block.text) > SHORT:
        return False
    if label in OTHERS:
        return 0 < below <= ADJACENT or (label is Label.AUTHOR_BOX and 0 < below <= BELOW and not _paragraphs_above(page, block))
    return 0 < below <= BELOW or (0 < above <= ABOVE and label not in MASTHEAD)


def _below(page: Page, block: Block) -> int:
    """How many blocks a block stands under the headline, under the nearest of its prints above; negative over all of them."""
    first, last = page.headline[0], page.headline[-1]
    return block.index - (last if not first < block.index < last else max(at for at in page.headline if at < block.index))


def _lines(page: Page, block: Block, language: str | None, day_first: bool | None) -> Iterator[Line]:
    label = page.label_at(block.index)
    found = _dated(block, language, day_first)
    if not found:
        return
    distance = min((abs(block.index - at) for at in page.headline), default=0)
    if label is Label.BODY and (page.prose[block.index] or distance > ADJACENT):
        yield from (_line(block, date, dates.label(block.text[: date.start]), "opening") for date in found[:1] if date.start <= OPENS)
        return
    alone = len(block.text) - sum(date.end - date.start for date in found) <= BESIDE
    for date in found:
        role = _role(page, block, date)
        if role == "other" or (role is None and label is Label.CREDIT):
            continue
        if role is None and block.kind is Kind.HEADING and len(block.text) - len(date.text) > IN_HEADING:
            yield _line(block, date, role, "opening")
        elif alone or date.start <= OPENS or (distance <= ADJACENT and not page.prose[block.index]):
            yield _line(block, date, role, _place(page, block, alone=alone))._replace(distance=distance)


def _place(page: Page, block: Block, *, alone: bool) -> str:
    """Under the story's lead a line is no longer near the headline."""
    if page.headline and _paragraphs_above(page, block) > LEAD:
        return "far"
    return "near" if alone else "beside"


def _paragraphs_above(page: Page, block: Block) -> int:
    """How many of the story's paragraphs stand between its headline and a block."""
    return sum(1 for at in range(page.below_headline, block.index) if page.prose[at] and page.label_at(at) is Label.BODY)


def _line(block: Block, found: dates.Dated, role: dates.Role | None, place: str) -> Line:
    return Line(found.value, role, place, block.index, found.start, found.end, found.text, found.note)


def _dated(block: Block, language: str | None, day_first: bool | None) -> list[dates.Dated]:
    """The dates of a block's text; those of its time elements where the text has none that can be read."""
    printed = list(dates.find(block.text, language=language, day_first=day_first))
    timed = []
    for run in block.inlines:
        if run.tag == "time" and run.value:
            value = dates.parse(run.value, language=language, day_first=day_first)
            if value is not None:
                timed.append(dates.Dated(value, run.start, run.end, block.text[run.start : run.end], "time element"))
    return [_fuller(date, timed) for date in printed] or timed


def _fuller(date: dates.Dated, timed: list[dates.Dated]) -> dates.Dated:
    """A printed date with the time and zone of the element that it stands in, unless that names another day."""
    for element in timed:
        if element.start <= date.start and date.end <= element.end and day(element.value) == day(date.value):
            return element._replace(start=date.start, end=date.end, text=date.text)
    return date
