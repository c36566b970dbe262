"""Which addresses are renditions of one picture: content systems write its size, its shape and a revision into its name or beside it."""

from functools import cache, lru_cache
from urllib.parse import unquote

import regex

from pagestrip.words import sections

ENOUGH = 8  # letters and digits that tell one picture's name from another's; a shorter one ("header", "image-2") needs its folder beside it
EMBEDDED = regex.compile(r"(?<=.)https?:/{1,2}(?=[\w.-]+/)")  # "https://proxy.example/w=300/https://…"
NAMED = regex.compile(r"[?&](?:url|src|image|img|file)=([^&]*[./][^&]*)")  # "/_next/image?url=/p/ferry.jpg&w=640"
HOST = regex.compile(r"^(?:\w+:)?//[^/]*+|^https?:/[^/]++")
ENDING = regex.compile(r"\.(?:jpe?g|png|webp|avif|gif|bmp|tiff?|jfif|ece|cms|img|image)$", flags=regex.IGNORECASE)
SCRIPT = regex.compile(r"\.(?:php|aspx?|ashx|jsp|cgi|dll|axd)$", flags=regex.IGNORECASE)
PARTS = regex.compile(r"[-_.,+@ ~!()\[\]:;=]++")
# "300x200", "1200x", "w640", "640w", "2x", "16x9"
SIZE = regex.compile(r"\d{1,4}x\d{0,4}|x\d{2,4}|[whsl]\d{2,4}|\d{2,4}(?:w|h|px|pix)", flags=regex.IGNORECASE)
QUALITY = regex.compile(r"(?<=[a-z0-9])-(?!(?:19|20)\d\d)\d{3,4}-(?:[5-9]\d|100)$", flags=regex.IGNORECASE)  # "…-1200-80": width and quality
EDITED = regex.compile(r"e\d{10,13}")  # what WordPress adds to an edited picture: the time
REVISION = regex.compile(r"(?=[A-Za-z]*\d)(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])[A-Za-z\d]{5,16}|[0-9a-f]{8,64}")  # a part that chance has written
SHORTEST_REVISION = 6  # letters and digits
GOES_ON = regex.compile(rf"[-_]?(?=[a-z\d]*\d)[a-z\d]{{{SHORTEST_REVISION},}}")  # a revision behind a name; "-2" and "-interior" are other pictures
TOLD = regex.compile(r"(?:^|[/?&,_;-])(?:w|width|h|height|wid|hei|imwidth)[=_:](\d{1,4})(?!\d)|[?&](?:resize|fit|size)=(\d{1,4})(?:[,x]|$)")


@lru_cache(maxsize=2048)  # each picture is held against the others
def name_of(url: str) -> str:
    """What the addresses of one picture share: its name without ending, size and shape, as many folders before it as it takes to tell it."""
    path = _path(url)
    if SCRIPT.search(path):
        return url  # its query names the picture
    name = ""
    for folder in reversed(path.split("/")):
        own = "-".join(_own_parts(folder))
        name = f"{own}/{name}" if own else name
        if sum(map(str.isalnum, name)) >= ENOUGH:
            return name.rstrip("/").casefold()
    return name.rstrip("/").casefold() or url


def _path(url: str) -> str:
    """The path of an address, of the picture's own where it stands inside another one's."""
    text = unquote(unquote(url)) if "%" in url else url
    inner = [found.start() for found in EMBEDDED.finditer(text)]
    if inner:
        text = text[inner[-1] :].partition("&")[0]
    elif named := NAMED.search(text):
        text = named[1]
    return HOST.sub("", text).partition("?")[0].partition("#")[0]


def _own_parts(folder: str) -> list[str]:
    """A name's parts but those that say which rendition it is."""
    stem = QUALITY.sub("", ENDING.sub("", folder))
    return [part for part in PARTS.split(stem) if part and not SIZE.fullmatch(part) and not EDITED.fullmatch(part) and part.lower() not in _shapes()]


@cache
def _shapes() -> frozenset[str]:
    return frozenset(sections("renditions.txt")[""])


def alike(claimed: str, printed: str) -> bool:
    """Whether a picture that the head claims is one that the page prints: the same name, one that goes on, or one with another revision."""
    one, other = name_of(claimed), name_of(printed)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if sum(map(str.isalnum, short)) >= 2 * ENOUGH and long.startswith(short):
        rest, last = long[len(short) :], PARTS.split(short)[-1]
        return (not rest[0].isalnum() or len(last) >= SHORTEST_REVISION) and GOES_ON.fullmatch(rest) is not None
    return bool(root := _root(claimed)) and root == _root(printed)


def _root(url: str) -> str:
    """A long name without the parts at its end that chance has written; "" for a short one."""
    parts = _own_parts(_path(url).rpartition("/")[2])
    while parts and REVISION.fullmatch(parts[-1]):
        parts.pop()
    root = "-".join(parts)
    return root if sum(map(str.isalpha, root)) >= 2 * ENOUGH else ""


def told_side(url: str) -> int:
    """A side in pixels that an address tells: "?w=640", "/width=640,", "?resize=640,480"; 0 where it tells none."""
    found = TOLD.search(unquote(url) if "%" in url else url)
    return int(found[1] or found[2]) if found else 0
