"""The markup as a flat list of events, in the page's order: an element begins, text, an element ends.

The parser tells them as it reads (libxml2's SAX interface). No tree is made, walked and freed; and a tag's attributes cost no more than
their number, where the tree's builder takes its square.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

TAG = ""  # under which an element's own attributes keep its tag: a pair of them would be one more thing for the garbage collector to watch
Attributes = Mapping[str, str]
Event = Attributes | str | None  # an element begins; text; None: the innermost open element ends
Events = Sequence[Event]
DEEPEST = 2048  # open elements; where there are more, each end tag that ends nothing costs the parser as many steps


REACH = 10_000  # events that a look into an element reads at most; of elements inside one another each may be looked into


class _TooDeepError(Exception):
    """More than DEEPEST elements stand inside one another."""


class Parsed(NamedTuple):
    """The events of a page, what the parser told of its errors, and whether it was stopped where more than DEEPEST elements were open."""

    events: Events
    errors: Any
    is_cut: bool


class _Target:
    """What lxml tells the events to."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.data = self.events.append
        self.bare: dict[str, Attributes] = {}  # elements without attributes, one a tag
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if attributes:
            attributes[TAG] = tag
            self.events.append(attributes)
        else:
            self.events.append(self.bare.get(tag) or self.bare.setdefault(tag, {TAG: tag}))
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeepError

    def end(self, _: str) -> None:
        self.events.append(None)
        self.depth -= 1

    def close(self) -> None:
        pass


def parsed(data: bytes) -> Parsed:
    """What the parser tells of a page in UTF-8; every element that begins ends."""
    from lxml import etree

    target: Any = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    is_cut = False
    try:
        etree.fromstring(data, parser)
    except _TooDeepError:
        is_cut = True
    except (etree.LxmlError, ValueError, AssertionError):
        return Parsed((), parser.error_log, is_cut=False)
    events = [*target.events, *repeat(None, target.depth)]
    target.events.clear()  # lxml has the parser and its target in a cycle: what that holds would wait for the garbage collector
    return Parsed(events, parser.error_log, is_cut)


def of_tree(root: Any) -> Events:
    """The events of an lxml element with all in it, and of what a page says after its `</html>`, which the parser puts beside the root."""
    events: list[Event] = []
    for top in (root, *(root.itersiblings() if root.getparent() is None else ())):
        if isinstance(top.tag, str):
            events += _told(top)
    return events


def _told(top: Any) -> Iterator[Event]:
    """The events of an element, depth first. A comment holds nothing, but text may follow it."""
    coming: list[Any] = [top]
    while coming:
        one = coming.pop()
        if one is None or isinstance(one, str):
            yield one
            continue
        if one.tail and one is not top:
            coming.append(one.tail)
        if isinstance(one.tag, str):
            yield {**dict(one.items()), TAG: one.tag.rpartition("}")[2].lower()}
            coming.extend((None, *reversed(one)))
            if one.text:
                yield one.text


def begins(events: Events) -> Iterator[tuple[int, str, Attributes]]:
    """Each element: where it begins, its tag and attributes."""
    for at, event in enumerate(events):
        if event is not None and not isinstance(event, str):
            yield at, event[TAG], event


def inside(events: Events, at: int) -> Iterator[tuple[int, list[str], str]]:
    """Each element inside the one that begins at `at`, within REACH: where it begins, the tags around it from that one's on, its own."""
    path: list[str] = []
    for index in range(at, min(at + REACH, len(events))):
        event = events[index]
        if event is None:
            path.pop()
            if not path:
                return
        elif not isinstance(event, str):
            tag = event[TAG]
            if path:
                yield index, path, tag
            path.append(tag)


def text_of(events: Events, at: int) -> str:
    """The text inside the element that begins at `at`, within REACH."""
    texts: list[str] = []
    depth = 0
    for index in range(at, min(at + REACH, len(events))):
        event = events[index]
        if isinstance(event, str):
            texts.append(event)
        else:
            depth += 1 if event is not None else -1
            if not depth:
                break
    return "".join(texts)
