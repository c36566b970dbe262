"""A page's markup as events, whatever its state: what the parser could not hold or dropped is mended, and the page parsed again."""

from pagestrip.readers import strays, tame
from pagestrip.readers.events import Events, parsed


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
