"""The story in a value that a page keeps as data, told by its shape: a run of paragraphs, as HTML, as plain text or as an editor's parts."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

import regex

from pagestrip.readers import state
from pagestrip.text import fold, letters
from pagestrip.words import sections

MOST_VALUES = 300_000  # looked at on one page
SHORTEST = 60  # letters of a text that may be a paragraph
INNER = 0.9  # share of a run's text that shows the run inside it to be the story
TAG = regex.compile(r"<[^<>]*+>")
HTML = regex.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|figure|section|table)(?:\s[^<>]*+)?/?>", regex.IGNORECASE)
CODE = regex.compile(r"[{};=\\]|function\b|https?:")
CODE_SHARE = 0.02  # signs of code a character; running text has next to none
WORDS = {name: frozenset(words) for name, words in sections("state.txt").items()}
TYPES = ("type", "_type", "nodeType", "tag", "tagName", "blockType")  # members that say what a part is
LEVELS = 6  # of lists and objects in one another that are weighed
MOST_WEIGHED = 2000  # values of a level
HEADLINE = range(8, 401)  # characters
LIKELIEST = 3  # stories of a page that are tried
ADDRESSES = ("http://", "https://", "data:", "/", "#")


class Story(NamedTuple):
    """A run of paragraphs in a value: how much it says, the headline that stands beside it, where it was found, whether the page's title says it."""

    value: Any
    letters: int
    headline: str
    where: str
    titled: bool = False


class _Node:
    """A value in its place: what its story would be, and what it says as a part of a larger one."""

    __slots__ = ("headline", "key", "parent", "passed", "said", "silent", "value")

    def __init__(self, value: Any, parent: "_Node | None", key: str) -> None:
        self.value, self.parent, self.key = value, parent, key
        self.said = self.passed = 0
        self.headline: str = parent.headline if parent else ""
        self.silent = False


def stories(found: Iterable[state.State], titles: Iterable[str], warnings: list[str]) -> list[Story]:
    """The likeliest stories first: those under a headline that the page's title says, then by length."""
    keys = [key for key in map(fold, titles) if key]
    every = [story._replace(titled=_is_titled(fold(story.headline), keys)) for one in found for story in _of(one, warnings)]
    return sorted(every, key=lambda story: (not story.titled, -story.letters))[:LIKELIEST]


def _is_titled(key: str, titles: list[str]) -> bool:
    return len(key) > 8 and any(key in title or title in key for title in titles)


def _of(found: state.State, warnings: list[str]) -> Iterator[Story]:
    """The run that says most, and the one that says most under each headline."""
    nodes = _nodes(found.value, warnings)
    best: dict[str, _Node] = {}
    for node in reversed(nodes):  # children before parents
        _measure(node)
        if node.said and not node.silent:
            inner = best.get(node.headline)
            if inner is None or node.said * INNER > inner.said:
                best[node.headline] = node
    for headline, node in best.items():
        yield Story(node.value, node.said, headline, f"{found.where}, {_path(node)}")


def _nodes(value: Any, warnings: list[str]) -> list[_Node]:
    """Every value, parents before children; text that is JSON is opened. An explicit stack stands for recursion."""
    nodes: list[_Node] = []
    seen: set[int] = set()
    stack = [_Node(value, None, "")]
    while stack:
        node = stack.pop()
        if isinstance(node.value, str) and len(node.value) >= state.SHORTEST and node.value[:1] in "{[%":
            node.value = state.loaded(node.value) or node.value
        if isinstance(node.value, dict | list):
            if id(node.value) in seen:
                continue
            seen.add(id(node.value))
        if len(nodes) >= MOST_VALUES:
            warnings.append(f"of the data that the page keeps for its scripts only {MOST_VALUES} values were looked at")
            break
        nodes.append(node)
        stack.extend(reversed(list(_members(node))))
    return nodes


def _members(node: _Node) -> Iterator[_Node]:
    """The values in a value, less those under keys that never hold a story."""
    if isinstance(node.value, list):
        yield from (_Node(one, node, node.key) for one in node.value)
    elif isinstance(node.value, dict):
        node.silent = kind_of(node.value) in WORDS["silent"]
        if not node.silent:
            node.headline = _headline(node.value) or node.headline
            members = ((key, one) for key, one in node.value.items() if isinstance(key, str) and plain(key) not in WORDS["never"])
            yield from (_Node(one, node, key) for key, one in members)


def _measure(node: _Node) -> None:
    """What a value says goes to its parent: of a list's parts the sum, of an object's texts the longest."""
    if isinstance(node.value, str):
        node.said = said(node.value)
    else:
        node.said = node.passed
    parent = node.parent
    if parent is None or not node.said:
        return
    if isinstance(parent.value, list):
        parent.passed += 0 if isinstance(node.value, dict) and _is_page(node.value) else node.said
    elif plain(node.key) in WORDS["text"] or isinstance(node.value, str):
        parent.passed = max(parent.passed, node.said)


def said(text: str) -> int:
    """How many letters of running text a string may hold: none where it is short, an address or code."""
    if len(text) < SHORTEST // 3 or text.startswith(ADDRESSES):
        return 0
    bare = TAG.sub(" ", text) if "<" in text else text
    count = letters(bare)
    if count < SHORTEST or (bare.isascii() and bare.count(" ") * 25 < len(bare)):
        return 0
    return 0 if sum(1 for _ in CODE.finditer(bare)) > CODE_SHARE * len(bare) else count


def plain(key: str) -> str:
    """A key or type in lower case, less the signs that part its words."""
    return key.lower().replace("-", "").replace("_", "").replace(" ", "") if len(key) < 60 else ""


def kind_of(part: dict[str, Any]) -> str:
    """What a part calls itself."""
    kind = next((part[key] for key in TYPES if isinstance(part.get(key), str)), "")
    return plain(kind.rpartition("/")[2])


def text_of(part: dict[str, Any]) -> Any:
    """The member of an object that holds its text or its parts: of those under a text's key the one that says most."""
    named = [one for key, one in part.items() if plain(key) in WORDS["text"] and isinstance(one, str | list | dict)]
    return max(named, key=_weight, default=None) or next((one for one in part.values() if isinstance(one, str) and said(one)), "")


def _weight(value: Any) -> int:
    """Something like the text of a value; a list or object counts for what it holds down to a few levels."""
    weight, level = 0, [value]
    for _ in range(LEVELS):
        weight += sum(letters(one) for one in level if isinstance(one, str))
        level = [inner for one in level for inner in _text_members(one)][:MOST_WEIGHED]
    return weight


def _text_members(value: Any) -> Iterable[Any]:
    """The members of a list, and those of an object that stand under a text's key."""
    if isinstance(value, dict):
        return [member for key, member in value.items() if plain(key) in WORDS["text"]]
    return value if isinstance(value, list) else ()


def _headline(part: dict[str, Any]) -> str:
    """The headline that an object names as its own."""
    for key, one in part.items():
        if plain(key) in WORDS["headline"]:
            texts = one.values() if isinstance(one, dict) else (one,)
            text = next((text for text in texts if isinstance(text, str)), "")
            if len(text) in HEADLINE:
                return unescape(TAG.sub("", text))
    return ""


def _is_page(part: dict[str, Any]) -> bool:
    """Whether a list's member is a page of its own, as in a list of related stories."""
    return bool(_headline(part)) and any(plain(key) in WORDS["page"] for key in part)


def _path(node: _Node) -> str:
    """Where a value stands: the last keys on the way to it."""
    keys: list[str] = []
    at: _Node | None = node
    while at is not None and len(keys) < 6:
        if at.key and (not keys or keys[-1] != at.key):
            keys.append(at.key[:40])
        at = at.parent
    return ".".join(reversed(keys)).encode("utf-8", "replace").decode("utf-8") or "whole"  # a key may hold half a sign
