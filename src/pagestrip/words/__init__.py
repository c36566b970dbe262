"""The words of the trade as data: chrome phrases, class words, agencies, places.

Each file is plain UTF-8 text: "#" opens a comment line, `[section]` opens a section, every other line is one entry. A new phrase is
one line and no code.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def keyed(names: Iterable[str]) -> Mapping[str, None]:
    """Names to be looked up, where they are many. No set: a full garbage collection walks the members of every set, and those of no dict of text."""
    return dict.fromkeys(names)


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of the data file `name` ("phrases/comments.txt"), by section, in the file's order."""
    found: dict[str, list[str]] = {}
    entries: list[str] = found.setdefault("", [])
    text = files("pagestrip.words").joinpath(name).read_text(encoding="utf-8")
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            entries = found.setdefault(line[1:-1].strip(), [])
        elif line and not line.startswith("#"):
            entries.append(line)
    return MappingProxyType({key: tuple(value) for key, value in found.items() if value})
