"""A page whose own markup holds little running text: the walk that begins with the story which the page tells outside it.

Looked for only on such pages, so that others pay nothing for it.
"""

from operator import itemgetter
from typing import NamedTuple

import regex

from pagestrip import titles
from pagestrip.model import Told
from pagestrip.readers import rescue
from pagestrip.readers.events import Events, begins, text_of
from pagestrip.readers.markup import MOST_PARTS
from pagestrip.readers.parsing import parse
from pagestrip.readers.walk import Walk
from pagestrip.text import prose

EMPTY = 300  # letters of running text, about two paragraphs; an app's shell has fewer
SHORT = 2000  # letters of running text; what a wall leaves of a story, and its own words, are fewer
OPENING = 3  # paragraphs, the page's longest, of which one is surely the story's
FAR_MORE = 2  # times what the page prints of a story, where it prints only the beginning
MOST_OF_IT = 3  # times what the markup holds, where another place holds the page's text
PLAIN = regex.compile(r"[A-Za-z ]{24,}+|[\p{L} ]{16,}+")  # of a paragraph, what scripts write as the page does


class Walked(NamedTuple):
    """A walk, the letters of running text of each of its blocks, and the story outside the markup that it begins with."""

    walk: Walk
    prose: list[int]
    told: Told | None = None


def walked(events: Events, shown: str = "") -> Walked:
    """A walk over all events. `shown` is an element that is else skipped."""
    walk = Walk(shown=shown)
    walk.run(events)
    return Walked(walk, _prose_of(walk))


def with_story(events: Events, own: Walked, warnings: list[str]) -> Walked:
    """The walk that holds the page's story: the page's own walk, unless that holds little running text and the story is told elsewhere."""
    letters = sum(own.prose)
    if letters >= SHORT:
        return own
    if letters >= EMPTY:
        return _with_rest(events, own, warnings)
    return _with_told(events, _with_noscript(events, own), warnings)


def _with_noscript(events: Events, own: Walked) -> Walked:
    """A walk that shows what the page keeps for readers without scripts, where that is most of its text; else the walk as it was."""
    if not any(tag == "noscript" for _, tag, _ in begins(events)):
        return own
    second = walked(events, shown="noscript")
    return second if sum(second.prose) > max(EMPTY, MOST_OF_IT * sum(own.prose)) else own


def _with_told(events: Events, own: Walked, warnings: list[str]) -> Walked:
    """A walk that begins with a story told outside the markup, where that is most of the page's text; else the walk as it was."""
    letters = sum(own.prose)
    if letters >= EMPTY:
        return own
    is_shell = _spoken(own.walk) < EMPTY
    for told in rescue.candidates(events, own.walk.claims(), warnings):
        if not (is_shell or told.titled):
            continue
        story = walked(parse(told.page, warnings), own.walk.shown)
        if sum(story.prose) > max(told.least, MOST_OF_IT * letters):
            warnings.append(f"the page's own markup holds {letters} letters of running text; its story was read from {told.method}: {told.where}")
            return _before(story.walk, events, told, "the page's own markup holds nearly no running text", warnings)
    return own


def _with_rest(events: Events, own: Walked, warnings: list[str]) -> Walked:
    """A walk that begins with the whole story, where the markup prints only its beginning and a script keeps it all; else the walk as it was.

    What is behind a wall is often in the page all the same. Only where the head claims an article, and of scripts those that say one of
    the longest paragraphs, are read for it.
    """
    claims = own.walk.claims()
    opening = _opening_in_scripts(events, own) if titles.declares_story(claims) else None
    if opening is None:
        return own
    shown = {block.text: letters for block, letters in zip(own.walk.stream.blocks, own.prose, strict=True)}
    for told in rescue.candidates(events, claims, warnings, opening):
        story = walked(parse(told.page, warnings), own.walk.shown)
        whole = sum(story.prose)
        paragraphs = [block.text for block, letters in zip(story.walk.stream.blocks, story.prose, strict=True) if letters]
        printed = sum(shown.get(text, 0) for text in paragraphs)
        if told.titled and paragraphs and paragraphs[0] in shown and whole > FAR_MORE * printed:
            warnings.append(f"the markup prints {printed} letters of a story of {whole}; it was read from {told.method}: {told.where}")
            return _before(story.walk, events, told, "the page's own markup prints only its beginning", warnings)
    return own


def _opening_in_scripts(events: Events, own: Walked) -> str | None:
    """Words of one of the page's longest paragraphs that a script says too; None where none does."""
    longest = sorted(zip(own.prose, own.walk.stream.blocks, strict=True), key=itemgetter(0))[-OPENING:]
    runs = [run[0] for _, block in longest if (run := PLAIN.search(block.text))]
    scripts = [text_of(events, at) for at, tag, _ in begins(events) if tag == "script"]
    return next((run for run in runs if any(run in script for script in scripts)), None)


def _before(story: Walk, events: Events, told: rescue.Candidate, why: str, warnings: list[str]) -> Walked:
    """The walk of a story that goes on into the page's own markup."""
    if not told.is_whole:
        warnings.append(f"of the story in {told.where} only {MOST_PARTS} parts were read")
    end = len(story.stream.blocks)
    story.run(events)
    return Walked(story, _prose_of(story), Told(0, end, told.method, told.where, why))


def _prose_of(walk: Walk) -> list[int]:
    """Letters of running text of each block."""
    return [prose(block.text) for block in walk.stream.blocks]


def _spoken(walk: Walk) -> int:
    """Characters outside links: a list of cards has many in short lines, where it has no running text."""
    return sum([len(block.text) - block.link_chars for block in walk.stream.blocks])
