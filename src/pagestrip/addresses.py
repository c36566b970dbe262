"""Addresses of pages and pictures."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

WHOLE = re.compile(r"https?://[\w.-]+/[^\s?#;]*(?:\?[^\s#]+)?", re.ASCII)  # what joining leaves as it is
LONGEST = 2048  # characters; longer ones are no addresses that a server takes


def absolute(address: str, base: str | None) -> str | None:
    """An http address, resolved against the page's own; None where it is none."""
    address = address.strip()
    if WHOLE.fullmatch(address):
        return address if len(address) <= LONGEST else None
    try:
        value = urljoin(base or "", address)
    except ValueError:
        return None
    return value if root(value) and len(value) <= LONGEST else None


def parted(address: str) -> SplitResult:
    """An address in its parts; all are empty where it is broken ("http://[")."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def host(address: str) -> str:
    """The host of an address, lower case, without user and port; "" where it has none."""
    return (parted(address if "//" in address else f"//{address}").hostname or "").rstrip(".")


def root(address: str) -> str:
    """The address of the site: scheme and host; "" where it is no http address."""
    parts = parted(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""
