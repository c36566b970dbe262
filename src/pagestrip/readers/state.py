"""What an app keeps as data in its page: JSON scripts, values that scripts assign or push, JSON in attributes.

Looked at only where the page's own markup says little. Scripts are told by their form, not by their site.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

import regex

from pagestrip.readers import js
from pagestrip.readers.events import Attributes, Events, begins, text_of

MOST = 3_000_000  # characters read of one page's scripts; the largest states of news pages are about 2 MB
SHORTEST = 200  # characters of a state; shorter ones hold no story
ASSIGNED = regex.compile(
    r"(?:\b(?:var|let|const)\s++|(?<=[\w$])\.|\[\s*+[\"'])([\w$-]{1,80}+)(?:[\"']\s*+\])?+\s*+=\s*+(?=[\[{(]|JSON\.parse\()"
    r"|\b([\w$]{1,80}+)\.push\(\s*+(?=\[)"
)
ROW = regex.compile(rb"\s*+[0-9a-f]{0,8}:(?:T([0-9a-f]{1,7}),|[A-Z]{0,2})")
NAMED = ("id", "data-component", "class")


class State(NamedTuple):
    """One value that the page keeps, and where."""

    where: str
    value: Any


def states(events: Events, warnings: list[str], said: str = "") -> Iterator[State]:
    """The states of a page that hold `said`, in its order. A warning says where the page held more than is read."""
    left = MOST
    streamed: list[str] = []
    for at, tag, attributes in begins(events):
        for where, text in _raw(events, at, tag, attributes):
            if said not in text and ".push(" not in text:
                continue
            if len(text) > left:
                warnings.append(f"of the data that the page keeps for its scripts only {MOST} characters were read")
                return
            left -= len(text)
            yield from _read(where, text, streamed)
    if streamed:
        yield State("pushed rows", list(_rows("".join(streamed))))


def _raw(events: Events, at: int, tag: str, attributes: Attributes) -> Iterator[tuple[str, str]]:
    """The scripts and long attributes of an element."""
    if tag == "script":
        text = text_of(events, at)
        if (len(text) >= SHORTEST or ".push(" in text) and "ld+json" not in attributes.get("type", ""):
            yield f"<script{_name(attributes)}>", text
    for key, value in attributes.items():
        if len(value) >= SHORTEST and value.lstrip()[:1] in ("{", "["):
            yield f"<{tag}{_name(attributes)} {key}>", value


def _name(attributes: Attributes) -> str:
    return next((f' {key}="{attributes[key][:60]}"' for key in NAMED if attributes.get(key)), "")


def _read(where: str, text: str, streamed: list[str]) -> Iterator[State]:
    """The states of one script or attribute."""
    start = text.strip()[:1]
    if start in ("{", "["):
        found = loaded(text)
        if found is not None:
            yield State(where, linked(referred(found)))
            return
    at = 0
    while (name := ASSIGNED.search(text, at)) is not None:
        found, at = js.value(text, name.end()) if text[name.end()] != "J" else js.value(text, text.index("(", name.end()))
        at = max(at, name.end() + 1)
        if name[2] and isinstance(found, list) and len(found) > 1 and isinstance(found[1], str):
            streamed.append(found[1])
        elif at - name.end() >= SHORTEST:
            yield State(f"{name[1] or name[2]} in a script", referred(found))


def loaded(text: str) -> Any:
    """The value of a JSON text, None where it is none; percent-encoded JSON too."""
    text = text.strip()
    if text[:3].lower() in ("%7b", "%5b"):
        text = unquote(text)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def linked(value: Any) -> Any:
    """A flat list whose objects and lists name their members by place, put together; any other value as it is."""
    if not isinstance(value, list) or len(value) < 3 or not _is_flat(value):
        return value
    made: list[Any] = [{} if isinstance(one, dict) else [] if isinstance(one, list) else one for one in value]
    for one, whole in zip(value, made, strict=True):
        if isinstance(one, dict):
            whole.update({key: made[at] for key, at in one.items() if _is_place(at, made)})
        elif isinstance(one, list):
            whole.extend(made[at] for at in one if _is_place(at, made))
    return made[0]


def referred(value: Any) -> Any:
    """A store whose objects name others by key ({"__ref": "Paragraph:1"}), put together; any other value as it is."""
    store: dict[str, dict[str, Any]] = {}
    places: list[tuple[Any, Any, str]] = []
    stack = [value]
    while stack:
        one = stack.pop()
        pairs = one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        for key, member in pairs:
            if isinstance(member, dict):
                name = member.get("__ref", member.get("id") if member.get("type") == "id" else None)
                if isinstance(name, str):
                    places.append((one, key, name))
                elif isinstance(key, str) and ":" in key:
                    store[key] = one
            stack.append(member)
    targets = {name: store[name].get(name) for _, _, name in places if name in store}
    for name in targets:
        store[name].pop(name, None)  # it is met where it is named
    for one, key, name in places:
        if name in targets:
            one[key] = targets[name]
    return value


def _is_flat(value: list[Any]) -> bool:
    """Whether the first members name others by number, as stores that were flattened do."""
    first = [one for one in value[:8] if isinstance(one, dict | list)]
    members = [member for one in first for member in (one.values() if isinstance(one, dict) else one)]
    return (
        isinstance(value[0], dict | list)
        and bool(members)
        and all(isinstance(member, int | str) for member in members)
        and any(map(_is_number, members))
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_place(at: Any, made: list[Any]) -> bool:
    return _is_number(at) and 0 <= at < len(made)


def _rows(text: str) -> Iterator[Any]:
    """The rows of a stream that a server pushed: a number and JSON up to the line's end, or a number, a length in bytes and a text."""
    data = text.encode("utf-8", "replace")
    at = 0
    while at < len(data):
        row = ROW.match(data, at)
        if row and row[1]:
            at = row.end() + int(row[1], 16)
            yield data[row.end() : at].decode("utf-8", "replace")
            continue
        end = data.find(b"\n", at)
        end = end if end >= 0 else len(data)
        found = loaded(data[row.end() : end].decode("utf-8", "replace")) if row else None
        if found is not None:
            yield found
        at = end + 1
