"""The names in a byline or an author's claim, without roles, places, dates and addresses; people apart from desks and agencies."""

import html
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.extractors import byline_text, roles
from pagestrip.extractors.roles import entries
from pagestrip.words import agencies, places
from pagestrip.words.bylines import prefix_end, suffix

LONGEST = 200  # characters of a byline; longer ones are a biography's
LONGEST_NAME = 60  # characters
MOST_WORDS = 6  # of a person's name with particles or initials in it
MOST_PLAIN = 5  # of one without
LONGEST_INITIAL = 2  # characters
AGENCY_WORDS = (3, 2)  # of an agency's name behind a person's; one word may be a surname
NAME_WORDS = range(2, 5)  # of a name that stands alone on a line
PARTS = regex.compile(r"\s?[|｜•●·⋅∙◦▪/／]\s?|\s[-–—]\s|\s?—\s?|[\n\t]")
PART_SIGNS = frozenset("|｜•●·⋅∙◦▪/／-–—\n\t")  # of which a line holds one where the pattern finds something
SHORTENED = regex.compile(r"(?<!\p{L})\p{L}{1,3}\.\s*$")  # an initial or "Jr." at a name's end keeps its dot
LISTED = regex.compile(r"\s?[;；]\s?|\s?[、，]\s?")
WIDE_NAME = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}ー・･ 　]{2,24}")
TWICE = regex.compile(r"(\p{Lu}[\p{L}’'-]+) ?& ?\1")  # "Lee & Lee", a firm
DOMAIN = regex.compile(r"\w\.\p{Ll}{2,4}$|\w\.\p{Ll}{2,4}\s")
DEGREES = regex.compile(r"(?:,?\s(?!I{2,3}\b|IV\b)(?:\p{Lu}{2,4}(?:-\p{Lu}{2,4})?|Ph\.?D\.?|M\.?D\.?))+$")
DEGREE = regex.compile(r"(?:\p{Lu}\p{Ll}?\.\s?){2,4}|(?:Ph|M|Ed|Psy|Pharm)\.?\s?D\.?")
GLUED_ROLE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu}\p{Ll}{3,})")
FOR = regex.compile(r"\s(?:for|on behalf of|para|für|pour|per)\s\p{Lu}.{2,40}$", regex.IGNORECASE)  # "Ann Lee For Marbelow.Com"


BY = regex.compile(r"\s?[:：]\s|\s(?:by|By|von|par|por|di|de|berichtet|berichten)\s")
NAME_WORD = regex.compile(r"\(?[\p{L}\p{M}\p{Pd}'’‘`.\"“”]+\)?,?")
MOST_BEFORE = 4  # words before it


class Names(NamedTuple):
    """Who a text names: people, and desks or bodies."""

    people: tuple[str, ...]
    bodies: tuple[str, ...]


@lru_cache(maxsize=4096)  # the same few names are held against each other
def key(name: str) -> str:
    """A name as a key: folded, letters and digits only."""
    return "".join(filter(str.isalnum, places.key(name)))


@cache
def _and() -> regex.Pattern[str]:
    return regex.compile(r"\s+(?:\L<words>)\s+|\s?&\s?|\s?,\s?(?:\L<words>)\s+", words=list(entries("and")), flags=regex.IGNORECASE)


@lru_cache(maxsize=1024)
def read(text: str, site: str = "", *, claimed: bool = False) -> Names:
    """The names of a byline. `site` is the site's own name as `key` gives it; `claimed` says that the text is metadata, so one word is a name."""
    text = html.unescape(text[:LONGEST]) if "&" in text else text[:LONGEST]
    text = byline_text.bare(text)
    if TWICE.fullmatch(text):
        return Names((), (text,))
    begins = begins_at(text)
    text = text[begins:]
    if opens_others(text):
        return Names((), ())
    if claimed and site and key(text) == site:
        return Names((), (text,))
    sorter = _Sorter(site, lone=claimed or begins > 0, claimed=claimed)
    for number, part in enumerate(PARTS.split(byline_text.names_part(text, claimed=claimed))):
        for listed in LISTED.split(part):
            for order, piece in enumerate(_pieces(listed)):
                sorter.add(piece, later=number + order > 0)
    if sorter.is_cut and claimed and not sorter.people and "," not in text:
        return Names((), (text,))
    return Names(tuple(sorter.people.values()), tuple(sorter.bodies.values()))


def _pieces(text: str) -> Iterable[str]:
    """The text parted at commas and words such as "and"; "Lee, Ann" and ", Jr." stay whole."""
    return (
        piece.strip(" ,:-–—*_") if SHORTENED.search(piece) else piece.strip(" ,.:-–—*_") for part in _and().split(text) for piece in part.split(",")
    )


class _Sorter:
    """Sorts the pieces of one byline into people and bodies."""

    def __init__(self, site: str, *, lone: bool, claimed: bool) -> None:
        self.site, self.lone, self.claimed = site, lone, claimed
        self.is_cut = False  # whether a piece was the rest of a body's name: "Centre for Rivers and Research"
        self.people: dict[str, str] = {}
        self.bodies: dict[str, str] = {}

    def add(self, piece: str, *, later: bool) -> None:
        """Take a piece; `later` says that a name may stand before it, so that it may be a place, an outlet or a degree."""
        if piece.casefold() in entries("nobody"):
            return
        if piece.endswith(tuple(entries("reported"))):
            piece = "" if later else piece.rpartition(" ")[0]  # where the reporter is: "王小明 北京报道"
        if not piece or piece.split()[0] in entries("others"):
            return
        bare = _without_role(suffix().sub("", piece).strip())
        letters = bare.isupper() and bare.isascii() and len(bare) <= 5
        if later and (places.is_place(bare) or letters or DEGREE.fullmatch(bare) or roles.is_post(bare)):
            return
        if not bare or (letters and not later) or is_body(bare, self.site, later=later) or roles.ends_as_desk(_without_outlet(piece)):
            if piece.casefold() not in entries("not a site") and 2 < len(piece) <= LONGEST_NAME and self.lone and not _opens_otherwise(piece.split()):
                self.bodies.setdefault(key(piece), piece)
        elif self.bodies and " " not in bare:
            self.is_cut = True
        elif is_person(bare, claimed=self.claimed, lone=self.lone) and (" " in bare or not later or self._has_lone_names()):
            self.people.setdefault(key(bare), bare)

    def _has_lone_names(self) -> bool:
        """Whether all the names so far are of one word, so that another may follow: "Ann and Bo", not "Ann Lee, Harbours"."""
        return bool(self.people) and not any(" " in name for name in self.people.values())


def is_body(text: str, site: str = "", *, later: bool = False) -> bool:
    """Whether a name is a desk's, an agency's, a company's or the site's own; `later` in a line any paper's word is enough."""
    own = key(text)
    if agencies.composite(text) or (site and (own == site or (min(len(site), len(own)) > 3 and (site in own or own in site)))):
        return True
    folded = text.casefold()
    parts = roles.SPACE_OR_HYPHEN.split(folded)
    if folded in entries("desk") or any(word in entries("desk") for word in parts) or DOMAIN.search(text):
        return True
    papers = [word for word in parts if word in entries("site words")]
    return bool(papers) and (later or len(parts) > 2 or not all(word in entries("also surnames") for word in papers))


def is_person(text: str, *, claimed: bool = False, lone: bool = False) -> bool:
    """Whether a text can be a person's name: a few capitalised words (or a script without capitals), no digits.

    `lone` lets one word be a name, `claimed` also a handle with digits or in lower case.
    """
    folded = text.casefold()
    if not 1 < len(text) <= LONGEST_NAME or folded in entries("nobody") or folded in entries("site words") or not any(map(str.isalpha, text)):
        return False
    if WIDE_NAME.fullmatch(text):
        return len(text) <= 8 or " " in text or "・" in text
    words = text.split()
    if len(words) == 1:
        return claimed or (lone and text[0].isupper() and len(text) > 2 and not text.isupper() and text.isalpha() and not _is_no_name(folded))
    most = MOST_PLAIN if all(word[0].isupper() and len(word) > LONGEST_INITIAL for word in words) else MOST_WORDS
    return len(words) <= most and not _says_more(words) and _is_capitalised(words, claimed=claimed)


def _is_no_name(word: str) -> bool:
    """Whether one word is a month's or a label's rather than a name."""
    return word in entries("no name word") or dates.parse(f"1 {word} 2000") is not None


def _says_more(words: list[str]) -> bool:
    """Whether words speak of pictures or editing, open like something else, or say nothing but a trade."""
    bare = [word.casefold().strip(".:") for word in words]
    if _opens_otherwise(bare) or any(word in entries("others") or word in entries("no name word") for word in bare):
        return True
    return all(roles.is_trade(word) or word in entries("nobody") for word in bare)


def _opens_otherwise(words: list[str]) -> bool:
    return bool(words) and words[0].casefold() in entries("no first word")


def _is_capitalised(words: list[str], *, claimed: bool) -> bool:
    """Whether words are letters alone, one or more with a capital, in a printed name also the last."""
    if not claimed and (words[-1].islower() or any(word[0].islower() and not _joins_names(word) for word in words)):
        return False
    return not all(word[0].islower() for word in words) and all(map(_is_name_word, words))


def _joins_names(word: str) -> bool:
    """Whether a small word may stand in a name: "van", "d'Arc", "al-Amin"."""
    return word in entries("particle") or any(sign in word for sign in "'’-")


def _is_name_word(word: str) -> bool:
    return (word.isascii() and word.isalpha()) or NAME_WORD.fullmatch(word) is not None


def is_plain(name: str) -> bool:
    """Whether a name is two words or more, none of them of a trade or of a page's furniture."""
    words = [word for word in name.casefold().split() if word not in entries("particle")]
    return (len(words) > 1 or not name.isascii()) and not any(
        roles.is_role(word) or word in entries("beside role") or word in entries("nobody") for word in words
    )


def is_full_name(text: str, site: str = "") -> bool:
    """Whether a whole line can only be a person's name: two to four words with capitals, no trade, no place, no desk and not the site's name."""
    words = text.split()
    return (
        len(words) in NAME_WORDS
        and "," not in text
        and all(word[0].isupper() for word in words)
        and is_plain(text)
        and _before_glued_trade(words) == words
        and is_person(text)
        and not is_body(text, site)
        and not places.is_place(text)
    )


def _without_outlet(text: str) -> str:
    """The name without whom it is for: "Ann Lee for Marbelow.com", "Ann Lee Associated Press"."""
    words = text.split()
    if len(words) <= 2:
        return text
    agency = next((count for count in AGENCY_WORDS if len(words) - count > 1 and agencies.composite(" ".join(words[-count:]))), 0)
    return " ".join(words[:-agency]) if agency else FOR.sub("", text)


def _without_role(text: str) -> str:
    """The name without the words of a trade before and after it: "Ann Lee Travel News Reporter", "Staff Writer Ann Lee"."""
    words = _before_glued_trade(_without_outlet(text).split())
    half = len(words) // 2
    if half > 1 and words[:half] == words[-half:]:
        words = words[:half]  # a picture's alt text and the name, perhaps a word between: "Ann Lee Headshot Ann Lee"
    while len(words) > 2 and words[-1].casefold() in entries("nobody") and not roles.is_role(words[-1]):
        words.pop()
    end = len(words)
    while end and roles.is_trade(words[end - 1]):
        end -= 1
    if not any(roles.is_role(word) for word in words[end:]):
        end = len(words)
    start = 0
    while start < end and roles.is_trade(words[start]):
        start += 1
    if not any(roles.is_role(word) for word in words[:start]):
        start = 0
    if start and words[start : start + 1] and words[start] in entries("of"):
        return ""  # "Contributors to Harbour Tales"
    name = " ".join(words[start:end])
    return DEGREES.sub("", name) if len(words[start:end]) > 2 and not name.isupper() else name


def _before_glued_trade(words: list[str]) -> list[str]:
    """The words up to one to which a trade or a link to a network is glued: "LeeCorrespondent", "LeeShowbiz Writer", "LeeTwitter"."""
    for at, word in enumerate(words):
        first, *glued = GLUED_ROLE.split(word)
        end = next((number for number, part in enumerate(glued) if roles.is_trade(part) or part.casefold() in entries("glued behind name")), None)
        if end is not None:
            return [*words[:at], "".join((first, *glued[:end]))]
    return words


@lru_cache(maxsize=1024)  # a line is asked about by each witness
def opens_others(text: str) -> bool:
    """Whether a line names photographers, editors, translators: "Photography by Ann Lee"."""
    first = text.partition(" ")[0].rstrip(":：").casefold()
    if first not in entries("others") and ":" not in first and "：" not in first and text[:1].strip():
        return False  # no pattern needed for most lines
    opening = BY.split(text, maxsplit=1)[0]
    words = opening.casefold().split()
    return (
        opening != text and 0 < len(words) <= MOST_BEFORE and words[0] in entries("others") and not any(word in entries("writing") for word in words)
    )


def begins_at(text: str) -> int:
    """Where the name begins in a line that opens like a byline; 0 for another line."""
    return prefix_end(text) or _written_by(text)


def _written_by(text: str) -> int:
    """Where the name begins after words such as "Words and photos by"; 0 without them."""
    hit = BY.search(text)
    before = text[: hit.start()].casefold().split() if hit else []
    return hit.end() if hit and len(before) <= MOST_BEFORE and any(word in entries("writing") for word in before) else 0
