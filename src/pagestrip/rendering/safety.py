"""What every rendering owes its reader: text that encodes and prints, addresses that do nothing but open, no empty members."""

import html
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import regex

BREAK = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls other than tab and line feed, the bidirectional embeddings, overrides and isolates (they reorder what stands after
# them, UAX #9), and the two noncharacters that XML forbids.
UNPRINTABLE = regex.compile(r"[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
AUTHORITY_OR_PATH = regex.compile(r"[/?#]")
PLAIN = regex.compile(r"(?:https?+:/)?+[/#][A-Za-z0-9/._~%?#=+-]*+")  # harmless as it stands: nothing to quote, no other scheme, no reference
UNQUOTED = regex.compile(r"[\s\"<>\\^`{|}]")
WEB = frozenset(("http", "https"))
LINKS = WEB | {"mailto"}
EMPTY: tuple[Any, ...] = (None, "", [], {})
URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986, beside the letters, digits and "_.-" that `quote` always leaves


def encodable(text: str) -> str:
    """The text as it encodes to UTF-8: surrogate pairs joined, a lone surrogate as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def printable(text: str) -> str:
    """The text without surrogates, control characters (but tab and line feed) and bidirectional controls."""
    if text.isprintable():
        return text  # nearly every text; the rest may still be, for a no-break space or a joiner
    return UNPRINTABLE.sub("", BREAK.sub("\n", encodable(text)))


def safe_url(url: str | None, schemes: frozenset[str] = LINKS) -> str | None:
    """The address, percent-encoded where it would end a quotation; None unless it is relative or of one of the schemes and can be parsed.

    The scheme is also looked for behind character references, because Markdown resolves them in addresses.
    """
    if url and PLAIN.fullmatch(url):
        return url
    url = printable(url or "").replace("\n", "").replace("\t", "").strip()  # as browsers do before they look for a scheme
    for form in (url, html.unescape(url)):
        scheme, colon, _ = AUTHORITY_OR_PATH.split(form, maxsplit=1)[0].partition(":")
        if colon and scheme.lower() not in schemes:
            return None
    if _parted(url) is None:
        return None
    return UNQUOTED.sub(lambda match: quote(match[0]), url) or None


def web_url(url: str | None, base: str | None = None) -> str | None:
    """The address as a whole http or https URI in ASCII, a relative one joined to `base`; None where it is none."""
    own = safe_url(url, WEB)
    if own is None:
        return None
    whole = urljoin(safe_url(base, WEB) or "", own)
    parts = _parted(whole)
    return quote(whole, safe=URI_CHARACTERS) if parts and parts.scheme in WEB and parts.netloc else None


def _parted(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # a host in brackets that is no IPv6 address
        return None


def tidy(value: Any) -> Any:
    """JSON-ready values with every text printable and without members that say nothing (None, "", empty)."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        members = ((name, tidy(member)) for name, member in value.items())
        return {name: member for name, member in members if member not in EMPTY}
    return [member for member in map(tidy, value) if member not in EMPTY] if isinstance(value, list) else value
