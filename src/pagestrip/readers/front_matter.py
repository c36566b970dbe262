"""What a Markdown file states of itself between two lines of dashes at its head: YAML of one level, as site generators and scrapers write it."""

import json
from collections.abc import Iterator

import regex

META = {
    "title": "og:title",
    "headline": "og:title",
    "date": "article:published_time",
    "published": "article:published_time",
    "modified": "article:modified_time",
    "author": "author",
    "authors": "author",
    "description": "description",
    "standfirst": "description",
    "language": "language",
    "lang": "language",
    "tags": "article:tag",
    "section": "article:section",
    "source": "og:site_name",
    "url": "og:url",
}  # what the head of a page in HTML calls the same
FENCE = regex.compile(r"\s*+---\n(?P<lines>(?:[\w-]{1,40}:[^\n]*+\n|[ \t]*+-[ \t][^\n]*+\n|\n)++)---[ \t]*+(?:\n|$)")
ENTRY = regex.compile(r"(?P<key>[\w-]++):(?P<value>.*)|[ \t]*+-[ \t](?P<item>.*)")


def parted(text: str) -> tuple[list[tuple[str, str]], str]:
    """The names and contents that a page's head would give these statements, and the text below; a text without front matter is whole."""
    fence = FENCE.match(text)
    return (list(_metas(fence["lines"])), text[fence.end() :]) if fence else ([], text)


def _metas(lines: str) -> Iterator[tuple[str, str]]:
    key = ""
    for line in filter(None, lines.split("\n")):
        entry = ENTRY.match(line)
        if entry is None:
            continue
        key = entry["key"].lower() if entry["key"] else key
        name = META.get(key)
        for value in _values((entry["value"] if entry["key"] else entry["item"]).strip()):
            if name and value:
                yield name, value


def _values(written: str) -> list[str]:
    """One value or several: a JSON string or list, which YAML holds, else the words as they stand, less the quotation marks around them."""
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):
        return [written.strip("\"'")]
    return [str(value) for value in (read if isinstance(read, list) else [read]) if isinstance(value, str | int | float)]
