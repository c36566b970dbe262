"""What stands around the names of a byline and is cut off: addresses, brackets, dates, where the writer is and whom another line credits."""

import regex

from pagestrip import dates
from pagestrip.dates import lexicon
from pagestrip.extractors.roles import entries
from pagestrip.text import COLONS, squeeze
from pagestrip.words import agencies, places
from pagestrip.words.bylines import prefix_end

ADDRESS = regex.compile(r"\S{1,60}@\S{1,60}\.\w{2,10}|https?:\S{1,300}|(?<!\w)@\w{2,40}")
ASIDE = regex.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）")
GIVEN = regex.compile(r"\p{Lu}[\p{L}\p{M}.'’-]+(?:\s\p{Lu}[\p{L}\p{M}.'’-]+){0,2}")  # names in a bracket: a maiden name, initials
TOLD = regex.compile(r".*\bas told to\b", regex.IGNORECASE)
AWAY = regex.compile(r",?\s(?:in|aus|à)\s\p{Lu}.*")  # "Ann Lee in Marbelow", "TPN, in Business, Tourism"
VIA = regex.compile(r"\svia\s.*")  # "Ann Lee via Marbelow Post"
EN = regex.compile(r",?\sen\s(?P<place>\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)?).*")  # French and Spanish for "in", Dutch for "and"
NUMBER = regex.compile(r"\s\d|(?<=\p{Ll}{2})\d")
BEGINNING = regex.compile(r"^|,\s|\s\p{Ll}{1,3}\s|&\s|\)\s")


def bare(text: str) -> str:
    """A byline without addresses and brackets."""
    return squeeze(ASIDE.sub(_aside, _without_others(ADDRESS.sub(" ", text))))


def names_part(text: str, *, claimed: bool) -> str:
    """Of a byline from its first name on the part that holds names; `claimed` says that it is metadata, so a number may be part of a name."""
    return _home(TOLD.sub("", _undated(_own_part(text), claimed=claimed)))


def _aside(aside: "regex.Match[str]") -> str:
    """Nothing in place of a bracket, but for a name within a name: "Ann (Maria Bell) Lee"."""
    before, after = aside.string[: aside.start()].split(), aside.string[aside.end() : aside.end() + 2]
    inside = aside[0][1:-1]
    within = bool(before) and before[-1][0].isupper() and before[-1].isalpha() and after[:1] == " " and after[1:].isupper()
    is_name = GIVEN.fullmatch(inside) is not None and not places.is_place(inside) and not agencies.composite(inside)
    return aside[0] if within and is_name else " "


def _without_others(text: str) -> str:
    """The line without a name that a bracket gives another part: "Ann Lee (text) and Bo Roe (photography)"."""
    for aside in reversed(list(ASIDE.finditer(text))):
        if any(word in entries("others") for word in aside[0].strip("()[]（） ").casefold().split()):
            start = max((m.end() for m in BEGINNING.finditer(text[: aside.start()])), default=0)
            text = text[:start] + text[aside.end() :]
    return text


def _own_part(text: str) -> str:
    """The line before what it says of others: "Ann Lee Photos: Bo Roe", "Ann Lee Edited by Bo Roe"."""
    words = text.split()
    for at in range(2, len(words) - 1):
        names_others = words[at].rstrip(":：").casefold() in entries("others")
        if names_others and (words[at].endswith(COLONS) or prefix_end(" ".join(words[at + 1 :]))):
            return " ".join(words[:at])
    return text


def _undated(text: str, *, claimed: bool) -> str:
    """The text before a date, and before any number that follows a name ("Ann Lee 3 min read")."""
    day = next(iter(dates.find(text)), None)
    if day is not None and day.start > 1:
        text = _without_weekday(text[: day.start])
    number = NUMBER.search(text)
    if number is None or claimed or (text[number.start()].isdigit() and " " not in text[: number.start()].strip()):
        return text  # "by Ann07" signs a forum's post
    before, _, last = text[: number.start()].rpartition(" ")
    return before if before and dates.parse(f"1 {last} 2000") else text[: number.start()]


def _home(text: str) -> str:
    """The text before where its writer is: "Ann Lee in Marbelow", "Ann Lee en Madrid"."""
    away = EN.search(text)
    if away and places.is_place(away["place"]):
        text = text[: away.start()]
    return AWAY.sub("", VIA.sub("", text))


def _without_weekday(text: str) -> str:
    """What stands before a date without the words that belong to it: "Ann Lee on Tuesday, "."""
    words = text.split()
    while len(words) > 1 and (lexicon.key(words[-1].strip(",")) in lexicon.noise() or words[-1].strip(",").casefold() in entries("before date")):
        words.pop()
    return " ".join(words)
