"""Page text on a terminal: safe to print, coloured by label."""

import regex
from rich.text import Text

from pagestrip.model import Label

# Escape sequences of ECMA-48 (CSI, then OSC and its like up to BEL or ST), other controls but tab and line feed, and the
# signs that turn the writing direction of what follows (UAX 9), which could make a line read as another
SEQUENCES = regex.compile(r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)?")
CONTROLS = regex.compile(r"[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]|\p{Cs}")
WIDEST = 100  # columns; longer lines are hard to read on wide terminals

STYLES: dict[Label, str] = {
    Label.HEADLINE: "bold green",
    Label.STANDFIRST: "green",
    Label.BODY: "",
    Label.CAPTION: "cyan",
    Label.META: "blue",
    Label.RELATED: "magenta",
    Label.POPULAR: "magenta",
    Label.COMMENTS: "yellow",
    Label.OUTSIDE: "dim",
}
SET_ASIDE = "red"  # every other label: what a cleaner stripped


def plain(text: str) -> str:
    """The text without anything that a terminal would obey: escape sequences, control characters, direction overrides."""
    return CONTROLS.sub("", SEQUENCES.sub("", text.replace("\r\n", "\n")))


def line(text: str) -> str:
    """`plain`, on one line."""
    return " ".join(plain(text).split())


def style_of(label: Label | None) -> str:
    """The colour of a label; none where there is no label."""
    return STYLES.get(label, SET_ASIDE) if label is not None else ""


def cropped(text: str, width: int, style: str = "") -> Text:
    """The text on one line, cut with an ellipsis to this many columns."""
    cell = Text(line(text[: 4 * width + 400]), style=style, no_wrap=True)
    cell.truncate(width, overflow="ellipsis")
    return cell
