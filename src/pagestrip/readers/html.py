"""One walk over the markup: blocks, sections, pictures and what the head claims."""

from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

import regex

from pagestrip import titles
from pagestrip.model import Claim, Page, Told
from pagestrip.readers import rescue, stamps, strays, tame
from pagestrip.readers.events import TAG, Events, begins, inside, parsed, text_of
from pagestrip.readers.markup import MOST_PARTS
from pagestrip.readers.walk import Walk
from pagestrip.text import prose

EMPTY = 300  # letters of running text, about two paragraphs; an app's shell has fewer
SHORT = 2000  # letters of running text; what a wall leaves of a story, and its own words, are fewer
OPENING = 3  # paragraphs, the page's longest, of which one is surely the story's
FAR_MORE = 2  # times what the page prints of a story, where it prints only the beginning
PLAIN = regex.compile(r"[A-Za-z ]{24,}+|[\p{L} ]{16,}+")  # of a paragraph, what scripts write as the page does


def parse(text: str | bytes, warnings: list[str]) -> Events:
    """What the parser finds in a page. Bytes must be UTF-8. A warning says what it could not hold."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    found = parsed(data)
    if found.is_cut:
        data = tame.tamed(data, warnings)
        found = parsed(data)
    if found.is_cut:
        warnings.append("the parser takes the page's elements to stand inside one another without end; only what comes before was read")
    mended = strays.parted(data, strays.dropped(found.errors))
    return found.events if mended is data else parsed(mended).events


def _language_of_article(events: Events) -> Iterator[Claim]:
    """The language of a page that is one article's element and no more, as a saved article is."""
    root = next(begins(events), None)
    if root and root[1] == "html" and "lang" not in root[2]:
        shown = list(islice((index for index, path, _ in inside(events, root[0]) if path == ["html", "body"]), 2))
        first = events[shown[0]] if len(shown) == 1 else None
        if isinstance(first, dict) and first[TAG] == "article" and "lang" in first:
            yield Claim("html", "lang", first["lang"])


def read(events: Events, url: str | None, warnings: list[str] | None = None) -> Page:
    """The page of these events, walked once. `warnings` are those of its parsing."""
    warnings = [] if warnings is None else warnings
    walk = Walk()
    walk.run(events)
    counts = _counts(walk)
    told = None
    if sum(counts) < EMPTY:
        walk, counts = _with_noscript(events, walk, counts)
        walk, counts, told = _with_told(events, walk, counts, warnings)
    elif sum(counts) < SHORT:
        walk, counts, told = _with_rest(events, walk, counts, warnings)
    stream = walk.stream
    claims = (*_language_of_article(events), *walk.claims())
    claims = (*claims, *stamps.claims(events, claims))
    warnings += stream.limits.warnings()
    page = Page(
        blocks=tuple(stream.blocks),
        sections=tuple(stream.sections),
        home=tuple(stream.home),
        claims=claims,
        pictures=tuple(stream.pictures),
        kind="html",
        url=url,
        warnings=tuple(warnings),
        told=told,
    )
    page.count_prose(counts)
    return page


def _counts(walk: "Walk") -> list[int]:
    """Letters of running text of each block."""
    return [prose(block.text) for block in walk.stream.blocks]


def _spoken(walk: "Walk") -> int:
    """Characters outside links: a list of cards has many in short lines, where it has no running text."""
    return sum([len(block.text) - block.link_chars for block in walk.stream.blocks])


def _with_told(events: Events, walk: "Walk", counts: list[int], warnings: list[str]) -> tuple["Walk", list[int], Told | None]:
    """A walk that begins with the story which the page tells outside its markup, where that is most of its text; else the walk as it was."""
    had = sum(counts)
    if had >= EMPTY:
        return walk, counts, None
    is_shell = _spoken(walk) < EMPTY
    for told in rescue.candidates(events, walk.claims(), warnings):
        if not (is_shell or told.titled):
            continue
        second = Walk(shown=walk.shown)
        second.run(parse(told.page, warnings))
        has = sum(_counts(second))
        if has > max(told.least, 3 * had):
            warnings.append(f"the page's own markup holds {had} letters of running text; its story was read from {told.method}: {told.where}")
            return _before(second, events, told, "the page's own markup holds nearly no running text", warnings)
    return walk, counts, None


def _with_rest(events: Events, walk: "Walk", counts: list[int], warnings: list[str]) -> tuple["Walk", list[int], Told | None]:
    """A walk that begins with the whole story, where the markup prints only its beginning and a script keeps it all; else the walk as it was.

    What is behind a wall is often in the page all the same. Only where the head claims an article, and of scripts those that say one of
    the longest paragraphs, are read for it.
    """
    claims = walk.claims()
    if not titles.declares_story(claims):
        return walk, counts, None
    longest = sorted(zip(counts, walk.stream.blocks, strict=True), key=itemgetter(0))[-OPENING:]
    runs = [run[0] for _, block in longest if (run := PLAIN.search(block.text))]
    scripts = [text_of(events, at) for at, tag, _ in begins(events) if tag == "script"]
    said = next((run for run in runs if any(run in script for script in scripts)), None)
    shown = {block.text: count for block, count in zip(walk.stream.blocks, counts, strict=True)}
    for told in rescue.candidates(events, claims, warnings, said) if said else ():
        second = Walk(shown=walk.shown)
        second.run(parse(told.page, warnings))
        whole = _counts(second)
        paragraphs = [block.text for block, count in zip(second.stream.blocks, whole, strict=True) if count]
        printed = sum(shown.get(text, 0) for text in paragraphs)
        if told.titled and paragraphs and paragraphs[0] in shown and sum(whole) > FAR_MORE * printed:
            warnings.append(f"the markup prints {printed} letters of a story of {sum(whole)}; it was read from {told.method}: {told.where}")
            return _before(second, events, told, "the page's own markup prints only its beginning", warnings)
    return walk, counts, None


def _before(story: "Walk", events: Events, told: rescue.Candidate, why: str, warnings: list[str]) -> tuple["Walk", list[int], Told | None]:
    """The walk of a story that goes on into the page's own markup."""
    if not told.is_whole:
        warnings.append(f"of the story in {told.where} only {MOST_PARTS} parts were read")
    end = len(story.stream.blocks)
    story.run(events)
    return story, _counts(story), Told(0, end, told.method, told.where, why)


def _with_noscript(events: Events, walk: "Walk", counts: list[int]) -> tuple["Walk", list[int]]:
    """A walk that shows what the page keeps for readers without scripts, where that is most of its text; else the walk as it was."""
    if not any(tag == "noscript" for _, tag, _ in begins(events)):
        return walk, counts
    second = Walk(shown="noscript")
    second.run(events)
    found = _counts(second)
    return (second, found) if sum(found) > max(EMPTY, 3 * sum(counts)) else (walk, counts)
