"""Values that a script writes down: JSON, and the literals of JavaScript that are not quite JSON. Nothing is ever run.

The reading is lenient where the writing is free: a name stands for its parameter's value or for nothing; calls and signs between values are
passed over.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import regex

TOKEN = regex.compile(
    r"(?P<string>\"(?:[^\"\\]|\\.)*+(?:\"|\\?\Z)|'(?:[^'\\]|\\.)*+(?:'|\\?\Z)|`(?:[^`\\]|\\.)*+(?:`|\\?\Z))"
    r"|(?P<open>[\[{(])|(?P<close>[\]})])|(?P<comma>,)|(?P<colon>:)|(?P<word>[\w$.]++)|(?P<comment>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))|(?P<other>\S)",
    regex.DOTALL,
)
ESCAPE = regex.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", regex.DOTALL)
SIGNS = MappingProxyType({"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""})
FUNCTION = regex.compile(r"\(\s*+function\s*+\(([\w$,\s]*+)\)\s*+\{|\(\s*+\(([\w$,\s]*+)\)\s*+=>\s*+\{")
RETURN = regex.compile(r"\breturn\s*+(?=[{\[])")
CALLED = regex.compile(r"[\s;)}]*+(?=\()")
NOTHING: Mapping[str, Any] = MappingProxyType({})
WORDS = MappingProxyType({"true": True, "false": False, "null": None, "undefined": None})


def value(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at a place of a script, and where it ends: JSON, a literal, or what a function called on the spot returns."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        pass
    function = FUNCTION.match(text, at)
    if function:
        return _returned(text, function)
    return _literal(text, at, NOTHING)


def _returned(text: str, function: regex.Match[str]) -> tuple[Any, int]:
    """What `(function(a, b){return {…}}(1, 2))` returns: the arguments stand behind it, so it is read twice."""
    start = RETURN.search(text, function.end())
    if start is None:
        return None, function.end()
    found, end = _literal(text, start.end(), NOTHING)
    called = CALLED.match(text, end)
    if called is None or not (function[1] or function[2]):
        return found, end
    arguments, after = _literal(text, called.end(), NOTHING)
    names = (name.strip() for name in (function[1] or function[2]).split(","))
    known = dict(zip(names, arguments if isinstance(arguments, list) else (), strict=False))
    return _literal(text, start.end(), known)[0], max(end, after)


class _Open:
    """A list or an object that is not closed yet: its members, the key that waits for a value, the value that waits for its end."""

    def __init__(self, sign: str) -> None:
        self.members: Any = {} if sign == "{" else []
        self.key: str | None = None
        self.last: Any = None
        self.filled = False

    def take(self, found: Any) -> None:
        """A value; of several before a comma the last counts."""
        self.last, self.filled = found, True

    def end_member(self) -> None:
        """A comma or the end."""
        if isinstance(self.members, list):
            if self.filled:
                self.members.append(self.last)
        elif self.key is not None:
            self.members[self.key] = self.last
        self.key, self.last, self.filled = None, None, False


def _literal(text: str, at: int, known: Mapping[str, Any]) -> tuple[Any, int]:
    """The list or object that begins here, and where it ends; what is there of it where it never ends. An explicit stack stands for recursion."""
    stack: list[_Open] = []
    for token in TOKEN.finditer(text, at):
        kind, sign = token.lastgroup, token[token.lastgroup or 0]
        if kind == "open":
            stack.append(_Open(sign))
        elif not stack:
            return None, token.end()
        elif kind == "close":
            closed = stack.pop()
            closed.end_member()
            if not stack:
                return closed.members, token.end()
            stack[-1].take(closed.members)
        else:
            _member(stack[-1], kind, sign, known)
    found = None
    while stack:  # cut off
        closed = stack.pop()
        if found is not None:
            closed.take(found)
        closed.end_member()
        found = closed.members
    return found, len(text)


def _member(inside: _Open, kind: str | None, sign: str, known: Mapping[str, Any]) -> None:
    """A token inside a list or an object."""
    if kind == "comma":
        inside.end_member()
    elif kind == "string":
        inside.take(_unescaped(sign[1:-1]))
    elif kind == "word":
        inside.take(sign if isinstance(inside.members, dict) and inside.key is None else _worded(sign, known))
    elif kind == "colon" and inside.key is None and isinstance(inside.members, dict) and isinstance(inside.last, str):
        inside.key, inside.last, inside.filled = str(inside.last), None, False


def _worded(word: str, known: Mapping[str, Any]) -> Any:
    """What a word stands for: a parameter, a constant, a whole number; else nothing."""
    if word in known:
        return known[word]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 16 else WORDS.get(word)


def _unescaped(text: str) -> str:
    return ESCAPE.sub(_sign, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if "\\" in text else text


def _sign(escape: regex.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code is None:
        return SIGNS.get(escape[4], escape[4])
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
