"""What a page claims about itself: title, meta, links, JSON-LD, microdata."""

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import regex

from pagestrip.model import Claim
from pagestrip.text import squeeze

MOST_CLAIMS = 4000  # a page; an ordinary page has 20 to 300
LONGEST_JSON = 2_000_000  # characters of one script
LONGEST_VALUE = 400_000  # characters; articleBody is the only long one
BODIES = ("articleBody", "reviewBody", "text")  # of which the lines are paragraphs
MOST_MEMBERS = 500  # of one JSON-LD list
DEEPEST = 8  # of nested JSON-LD objects; author.address.country is 3
ORIGINS = (
    ("og:", "opengraph"),
    ("article:", "opengraph"),
    ("twitter:", "twitter"),
    ("dc.", "dublincore"),
    ("dcterms.", "dublincore"),
    ("parsely-", "parsely"),
)
WRAPPING = regex.compile(
    r"^\s*+(?:<!--|//\s*+<!\[CDATA\[|<!\[CDATA\[|/\*\s*+<!\[CDATA\[\s*+\*/)|(?:-->|//\s*+\]\]>|\]\]>|/\*\s*+\]\]>\s*+\*/|;)\s*+$"
)
TRAILING_COMMA = regex.compile(r",(\s*+[}\]])")
COMMENT = regex.compile(r'("(?:[^"\\]|\\.)*+(?:"|\Z))|/\*(?s:.*?)(?:\*/|\Z)|//[^\n]*+')  # not inside a string
BETWEEN = " \t\r\n,;\ufeff"  # around the documents of one script
PAIR = regex.compile(r'"(headline|datePublished|dateModified|articleSection|alternativeHeadline|description|url)"\s*+:\s*+"((?:[^"\\]|\\.)*+)"')
NAMED = regex.compile(r'"(author|publisher)"\s*+:\s*+\[?\s*+\{[^{}]{0,400}?"name"\s*+:\s*+"((?:[^"\\]|\\.)*+)"')


class Prop(NamedTuple):
    """One microdata property as the walk met it."""

    item: int
    of: str
    name: str
    value: str


def meta_claims(pairs: Iterable[tuple[str, str]]) -> Iterator[Claim]:
    """The claims of `<meta>` elements, given as (name or property, content)."""
    for raw_name, raw_value in pairs:
        name, value = raw_name.strip().lower(), squeeze(raw_value)[:LONGEST_VALUE]
        if name and value:
            origin = next((o for prefix, o in ORIGINS if name.startswith(prefix)), "meta")
            yield Claim(origin, name, value)


def microdata_claims(props: Iterable[Prop]) -> Iterator[Claim]:
    """The claims of microdata properties."""
    for prop in props:
        value = squeeze(prop.value)
        if value:
            yield Claim("microdata", prop.name, value, prop.of, prop.item)


def jsonld_claims(scripts: Iterable[str]) -> Iterator[Claim]:
    """The claims of JSON-LD scripts: every scalar under its dotted path, `@graph` members and lists as items of their own.

    Broken JSON is mended where it is sure (wrappings, comments, entities, trailing commas), else read pair by pair.
    """
    number = 0
    for script in scripts:
        data = _load(script[:LONGEST_JSON])
        if data is None:
            number += 1
            for name, value in PAIR.findall(script[:LONGEST_JSON]):
                yield Claim("jsonld", name, squeeze(_unescape(value)), "", number)
            for name, value in NAMED.findall(script[:LONGEST_JSON]):
                yield Claim("jsonld", f"{name}.name", squeeze(_unescape(value)), "", number)
            continue
        nodes = list(_nodes(data))
        by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
        for node in nodes:
            number += 1
            yield from _flatten(node, number, by_id)


def _load(script: str) -> list[Any] | None:
    """The documents of a script, one as a rule; None where the first cannot be read."""
    text = script.strip(BETWEEN)
    return _documents(text) or _documents(_mended(text)) or None


def _documents(text: str) -> list[Any]:
    """The JSON documents that a text begins with, one behind the other."""
    found: list[Any] = []
    decoder = json.JSONDecoder(strict=False)
    while text.startswith(("{", "[")) and len(found) < MOST_MEMBERS:
        try:
            data, end = decoder.raw_decode(text)
        except (ValueError, RecursionError):
            break
        found.append(data)
        text = text[end:].lstrip(BETWEEN)
    return found


def _mended(text: str) -> str:
    """The text without what is no JSON: wrappings, comments, entities in place of quotes, trailing commas."""
    if '"' not in text and "&quot;" in text:
        text = html.unescape(text)
    bare = COMMENT.sub(r"\1", WRAPPING.sub("", WRAPPING.sub("", text)))
    return TRAILING_COMMA.sub(r"\1", bare).strip(BETWEEN)


def _unescape(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top: of a list, of `@graph`, or the one there is."""
    queue = [data]
    while queue:
        value = queue.pop(0)
        if isinstance(value, list):
            queue = value[:MOST_MEMBERS] + queue
        elif isinstance(value, dict):
            graph = value.get("@graph")
            if isinstance(graph, list):
                queue = graph[:MOST_MEMBERS] + queue
            else:
                yield value


def _type(node: dict[str, Any]) -> str:
    """The schema.org type of an object, the first of several; "" where it names none."""
    kind = node.get("@type")
    first = kind[0] if isinstance(kind, list) and kind else kind
    return first.rpartition("/")[2] if isinstance(first, str) else ""


def _flatten(node: dict[str, Any], number: int, by_id: dict[str, dict[str, Any]]) -> Iterator[Claim]:
    """The scalars of an object under their dotted paths; an object that is only named by its id is read where it is named."""
    of = _type(node)
    stack: list[tuple[str, Any, int]] = [("", node, 0)]
    count = 0
    while stack and count < MOST_CLAIMS:
        path, value, depth = stack.pop()
        if isinstance(value, dict) and depth < DEEPEST:
            if set(value) == {"@id"} and value["@id"] in by_id and depth:
                value = {key: member for key, member in by_id[value["@id"]].items() if key != "@id"}
            members = [(key, member) for key, member in value.items() if isinstance(key, str) and key != "@context"]
            stack.extend((f"{path}.{key}" if path else key, member, depth + 1) for key, member in reversed(members))
        elif isinstance(value, list):
            stack.extend((path, member, depth + 1) for member in reversed(value[:MOST_MEMBERS]) if depth < DEEPEST)
        elif isinstance(value, str | int | float) and path:
            count += 1
            text = _plain(value)
            text = (text.strip() if path.endswith(BODIES) else squeeze(text))[:LONGEST_VALUE]
            if text:
                yield Claim("jsonld", path, text, of, number)


def _plain(value: str | float | bool) -> str:
    """A scalar as text; "" for a number so long that writing it out would cost more than it says."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and value.bit_length() > 64:
        return ""
    return str(value)
