"""What a file is: by its name in folders and archives, by its first bytes where it was named itself."""

FORMS = {
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "page",
    ".md": "page",
    ".markdown": "page",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".warc": "warc",
    ".wet": "warc",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".parquet": "parquet",
    ".zip": "zip",
    ".wacz": "zip",
}
PACKED = (".gz", ".zst", ".bz2")
SIGNATURES = ((b"WARC/", "warc"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PAR1", "parquet"), (b"{", "lines"))


def form_of(name: str) -> str | None:
    """The form that a file's name tells, a packed one's without its last suffix; None for a name that tells none."""
    low = name.lower()
    for packed in PACKED:
        low = low.removesuffix(packed)
    return next((form for suffix, form in FORMS.items() if low.endswith(suffix)), None)


def form_by(head: bytes) -> str:
    """The form that the first bytes of a file's unpacked contents tell; what they do not tell is a page."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((form for signature, form in SIGNATURES if text.startswith(signature)), "page")
