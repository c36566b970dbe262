"""Addresses of pages and pictures."""

import re
from urllib.parse import urljoin, urlsplit

WHOLE = re.compile(r"https?://[\w.-]+/[^\s?#;]*(?:\?[^\s#]+)?", re.ASCII)  # what joining leaves as it is
LONGEST = 2048  # characters; longer ones are no addresses that a server takes


def absolute(address: str, base: str | None) -> str | None:
    """An http address, resolved against the page's own; None where it is none."""
    address = address.strip()
    if WHOLE.fullmatch(address):
        return address if len(address) <= LONGEST else None
    try:
        value = urljoin(base or "", address)
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc and len(value) <= LONGEST else None
