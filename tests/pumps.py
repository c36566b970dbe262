"""Dull texts for a pattern, from its own parse tree: what each of its unbounded repeats takes, many times, then what it does not take.

A pattern goes quadratic where a repeat takes a run from each of its beginnings and then fails. So each repeat is reached by the shortest text that
the parts before it match, its run is ended by a sign that nothing takes, and the shortest text of the parts behind it follows, without
which an engine sees that it need not begin.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from re import _constants as sre  # type: ignore[attr-defined]  # private, but the one parser of patterns  # the parser has no public name
from re import _parser  # type: ignore[attr-defined]  # private, but the one parser of patterns
from types import MappingProxyType
from typing import Any

import regex

UNITS = (
    *("a", "A", "1", " ", "\n", "\t", "\u00a0", ".", ",", "-", "|", "(", "[", '"', "'", "/", ":", "&", "<", "=", "@", "\\", "\u0301", "\u4e2d"),
    *("a ", "A ", "Aa", "a.", "a-", "1/", "12:", "1 ", "<a ", "<p>", "&#", "a=", "a@", "http://a", '{"a":', "By Ann Lee ", "2 May 2000 ", "\u0645 "),
)
NOTHING_TAKES = "\x01"
MANY = 60  # repetitions; a repeat of fewer is bounded
PROPERTY = re.compile(r"\\([pP])\{(\w+)\}|\[\[:(\^?)(\w+):\]\]")
SAMPLES = {
    "Lu": "A",
    "Ll": "a",
    "L": "a",
    "Lo": "\u4e2d",
    "M": "\u0301",
    "N": "1",
    "Pi": "\u201c",
    "Ps": "(",
    "Pd": r"\-",
    "Han": "\u4e2d",
    "Hangul": "\ud55c",
}
DIFFERENCE = re.compile(r"--\[[^\]]*\]")  # of sets, which `re` does not have
LIST = re.compile(r"\\L<(\w+)>")
CATEGORIES = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_SPACE: "a"}
REPEATS = frozenset((sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT))


def pumps(pattern: Any, size: int) -> Iterator[str]:
    """The texts, each of about `size` characters."""
    tree = parsed(pattern)
    whole = shortest(tree)
    for unit in UNITS:
        yield unit * (size // len(unit))
        yield unit * (size // len(unit)) + NOTHING_TAKES + whole
    for before, unit, behind in repeats(tree):
        run = unit * (size // len(unit))
        yield f"{before}{run}{NOTHING_TAKES}{before}{unit}{behind}"
        yield (before + unit) * (size // len(before + unit)) + NOTHING_TAKES + whole


def parsed(pattern: Any) -> list[Any]:
    """The parse tree of a pattern of `re` or `regex`; Unicode properties and named lists stand as a letter or a word of theirs."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    lists = getattr(pattern, "named_lists", {})
    source = LIST.sub(lambda m: f"(?:{re.escape(min(lists[m[1]], key=len, default='a'))})", source)
    source = PROPERTY.sub(lambda m: SAMPLES.get(m[2], "a") if m[1] == "p" else r"\-", DIFFERENCE.sub("", source))
    verbose = bool(pattern.flags & (regex.VERBOSE if isinstance(pattern, regex.Pattern) else re.VERBOSE))
    return list(_parser.parse(source, re.VERBOSE if verbose else 0))


def shortest(nodes: list[Any]) -> str:
    """A short text that the nodes match, but for what looks around them."""
    return "".join(_shortest(*node) for node in nodes)


def _shortest(kind: Any, value: Any) -> str:
    write = WRITERS.get(kind)
    return write(value) if write else ""


def _repeated(value: Any) -> str:
    least, _, inside = value
    return shortest(list(inside)) * int(least)


def _member(members: list[Any]) -> str:
    """A sign of a set."""
    kind, value = members[0]
    if kind is sre.NEGATE:
        return "a"
    if kind is sre.CATEGORY:
        return CATEGORIES.get(value, "-")
    return chr(value if kind is sre.LITERAL else value[0])


WRITERS: Mapping[Any, Callable[[Any], str]] = MappingProxyType(
    {
        sre.LITERAL: chr,
        sre.IN: _member,
        sre.BRANCH: lambda value: min((shortest(list(branch)) for branch in value[1]), key=len),
        sre.SUBPATTERN: lambda value: shortest(list(value[-1])),
        sre.ATOMIC_GROUP: lambda value: shortest(list(value)),
        sre.ANY: lambda _: "a",
        sre.NOT_LITERAL: lambda _: "a",
        **dict.fromkeys(REPEATS, _repeated),
    }
)


def repeats(nodes: list[Any], before: str = "", behind: str = "") -> Iterator[tuple[str, str, str]]:
    """Each unbounded repeat: what leads to it, what it takes once, what follows it."""
    for at, (kind, value) in enumerate(nodes):
        left, right = before + shortest(nodes[:at]), shortest(nodes[at + 1 :]) + behind
        if kind in REPEATS and value[1] >= MANY:
            unit = shortest(list(value[2]))
            yield from ((left, one, right) for one in {unit, *_others(list(value[2]))} if one)
        for inside in _inside(kind, value):
            yield from repeats(inside, left, right)


def _others(nodes: list[Any]) -> Iterator[str]:
    """What a repeated set or choice takes, too."""
    if len(nodes) != 1:
        return
    kind, value = nodes[0]
    if kind is sre.IN and value[0][0] is not sre.NEGATE:
        yield from (_member([member]) for member in value)
    if kind is sre.BRANCH:
        yield from (shortest(list(branch)) for branch in value[1])
    if kind is sre.SUBPATTERN:
        yield from _others(list(value[-1]))


def _inside(kind: Any, value: Any) -> Iterator[list[Any]]:
    if kind in REPEATS:
        yield list(value[2])
    elif kind is sre.BRANCH:
        yield from map(list, value[1])
    elif kind is sre.SUBPATTERN:
        yield list(value[-1])
    elif kind is sre.ATOMIC_GROUP:
        yield list(value)
    elif kind in (sre.ASSERT, sre.ASSERT_NOT):
        yield list(value[1])
