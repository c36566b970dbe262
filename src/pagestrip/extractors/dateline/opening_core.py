"""What can stand before a dateline's separator: a place with its region, a date, an agency, in any order that the press prints."""

from datetime import date, datetime
from enum import IntEnum
from typing import NamedTuple

import regex

from pagestrip import dates
from pagestrip.dates import lexicon
from pagestrip.words import agencies, places

LONGEST_NAME = 48  # characters of a place with its slashes ("SOUTHWEST MIAMI-DADE")
MOST_WORDS = 6  # of a place
FILL_IN = date(2000, 12, 31)  # a reference by which a date without a year is recognised, never a value

PIECE = regex.compile(
    r"""
    (?P<bracket>[(\[（［][^()\[\]（）［］]{1,70}[)\]）］])
    | (?P<slashed>(?<![\p{L}\p{N}])/[^/]{2,50}/)
    | (?P<comma>\s*+[,،;、]\s*+)
    | (?P<break>(?<!\d)\s++[-–—]{1,2}\s++|\s++[-–—]{1,2}\s++(?!\d)|-{2}\s*+|(?<=\p{L}{5})\.\s++(?=[\d\p{Lu}])|:\s++)
    """,
    regex.VERBOSE,
)
SPACE_OR_HYPHEN = regex.compile(r"[\s-]")
WORD = regex.compile(r"\S+")
NUMERIC_DATE = regex.compile(r"\d{1,4}\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?\d{2,4})?\.?")
LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]+")
YEAR = regex.compile(r"(?:19|20)\d\d\.?")
MONTH_YEAR = regex.compile(r"\p{L}[\p{L}\p{M}.]{2,14}\s(?:19|20)\d\d")
NAME_WORD = regex.compile(r"['’`]?\p{L}[\p{L}\p{M}\p{Pd}'’`.]*+(?:/[\p{L}\p{M}\p{Pd}'’.]++)*+")
SYLLABLE = regex.compile(r"\p{L}[\p{L}\p{M}]{2}|\p{Lo}{2}")  # initials alone are no place
ACRONYM = regex.compile(r"[\p{Lu}\p{N}][\p{Lu}\p{N}&./ -]{1,15}|(?:\p{Lu}\p{Ll}++){2,4}")
OUTLET = regex.compile(r"[\w-]{2,20}\.(?:com|net|org|co\.id|id|ru|tv|in)", regex.IGNORECASE)


class Trust(IntEnum):
    """How sure an agency is by its form alone."""

    NONE = 0
    SHAPE = 1  # capitals in brackets ("WSVN"), a domain
    KNOWN = 2  # in the table, or the site's own name


class Known(NamedTuple):
    """What is known before a dateline is read: the page's language, the site's own names as keys, the date that supplies a missing year."""

    language: str | None = None
    outlets: tuple[str, ...] = ()
    reference: date | None = None


class Core:
    """What has been read of one candidate so far."""

    def __init__(self, head: str, known: Known) -> None:
        self.head = head
        self.language = known.language
        self.outlets = known.outlets
        self.reference = known.reference
        self.place: tuple[int, int] | None = None
        self.region: str | None = None
        self.agency: str | None = None
        self.date: tuple[int, int] | None = None
        self.trust = Trust.NONE
        self.glossed = False

    def read(self) -> bool:
        """Whether the head is a dateline whole."""
        at, after_comma = 0, False
        for hit in PIECE.finditer(self.head):
            if not self.run(at, hit.start(), after_comma):
                return False
            after_comma = hit.lastgroup == "comma"
            if hit.lastgroup == "bracket" and not self.bracket(hit.start(), hit.end()):
                return False
            if hit.lastgroup == "slashed" and not self.slashed(hit[0]):
                return False
            at = hit.end()
        return self.run(at, len(self.head), after_comma) and not (self.glossed and self.agency is None)

    def run(self, start: int, end: int, after_comma: bool) -> bool:
        """Words between brackets and commas: a place, a region, a date, an agency, or some of these in a row."""
        start, end = _trimmed(self.head, start, end)
        if start == end:
            return True
        if self.date and self.extends_date(end):
            return True
        dated = self.dated(start, end)
        if dated is None:
            return self.name(start, end, after_comma)
        if self.date is not None:
            return False
        self.date = dated
        before, after = _trimmed(self.head, start, dated[0]), _trimmed(self.head, dated[1], end)
        before = _without_last(self.head, *before)
        return (before[0] == before[1] or self.name(*before, after_comma)) and (after[0] == after[1] or self.name(*after, after_comma=False))

    def extends_date(self, end: int) -> bool:
        """Whether the date read before goes on to here: "May 3, 2024", "2024. május 3., péntek"."""
        assert self.date is not None  # noqa: S101  # asked only then
        longer = self.head[self.date[0] : end]
        last = longer.rpartition(",")[2].strip()
        if not YEAR.fullmatch(last) and not (len(last) < 16 and last.isalpha() and self.is_date(longer)):
            return False
        self.date = self.date[0], end
        return True

    def dated(self, start: int, end: int) -> tuple[int, int] | None:
        """The longest run of words with a digit that is a date."""
        if not any(map(str.isdigit, self.head[start:end])):
            return None
        words = [(m.start(), m.end()) for m in WORD.finditer(self.head, start, end)]
        digit = next((n for n, (a, b) in enumerate(words) if any(map(str.isdigit, self.head[a:b]))), None)
        if digit is None or len(words) > 9:
            return None
        for first in range(max(0, digit - 1), digit + 1):
            for last in range(min(len(words), digit + 6), digit, -1):
                a, b = words[first][0], words[last - 1][1]
                if self.is_date(self.head[a:b]):
                    return a, b
        return None

    def is_date(self, text: str) -> bool:
        """Whether a text is a date, also one without a year, or a month with its year."""
        if NUMERIC_DATE.fullmatch(text):
            return True
        if not any(lexicon.key(word) in lexicon.months() for word in LETTERS.findall(text)):
            return False
        if MONTH_YEAR.fullmatch(text) and dates.parse(f"1 {text}"):
            return True
        return dates.parse(text, language=self.language, reference_date=FILL_IN) is not None

    def name(self, start: int, end: int, after_comma: bool) -> bool:
        """A run without a date: an agency, a place, the region after a place, or a place and an agency in one."""
        text = self.head[start:end]
        trust = self.trust_of(text)
        if trust and not (self.place is None and self.is_doubtful(text)):
            return self.take_agency(text, trust)
        if self.place is None:
            return self.take_place(start, end)
        if after_comma and self.date is None and self.agency is None and is_name(text):
            self.region = text
            self.place = self.place[0], end
            return True
        return False

    def take_place(self, start: int, end: int) -> bool:
        """Take a name as the place, parted from an agency that follows it."""
        text = self.head[start:end]
        for cut in (m.start() for m in SPACE_OR_HYPHEN.finditer(text, 0, LONGEST_NAME)):
            agency, place = text[cut + 1 :], text[:cut]
            if places.is_place(place) and self.trust_of(agency) == Trust.KNOWN and (text[cut] == "-" or not self.is_doubtful(agency)):
                self.place = start, start + cut
                return self.take_agency(agency, Trust.KNOWN)
        if not is_name(text):
            return False
        self.place = start, end
        return True

    def take_agency(self, text: str, trust: Trust) -> bool:
        """Take the agency; a dateline has one."""
        if self.agency is not None:
            return False
        self.agency, self.trust = text, trust
        return True

    def bracket(self, start: int, end: int) -> bool:
        """An agency, a date, both, or a gloss on the place; at the very start also the place itself."""
        text = self.head[start + 1 : end - 1].strip()
        agency, day = self.parted(text)
        if agency and self.agency is None:
            if day and self.date is None:
                at = self.head.index(day, start)
                self.date = at, at + len(day)
            return self.take_agency(agency, Trust.KNOWN)
        if self.date is None and self.is_date(text):
            self.date = start + 1, end - 1
            return True
        if self.place is None:
            self.place = start + 1, end - 1
            return places.is_place(text)
        if self.agency is None and ACRONYM.fullmatch(text) and not places.is_place(text):
            return self.take_agency(text, Trust.SHAPE)
        if self.date is None and not self.head[self.place[1] : start].strip() and is_name(text):
            self.glossed = True
            self.place = self.place[0], end
            return True
        return False

    def parted(self, text: str) -> tuple[str, str]:
        """The agency and the date of a bracket that holds the one or both: "AP", "Newsfile Corp. - May 3, 2024", "May 3, 2024 / JNS"."""
        if self.trust_of(text) == Trust.KNOWN:
            return text, ""
        for mark in (" - ", " – ", ", ", " / "):
            for agency, day in (text.partition(mark)[::2], text.rpartition(mark)[::-2]):
                if self.trust_of(agency) == Trust.KNOWN and self.is_date(day):
                    return agency, day
        return "", ""

    def slashed(self, text: str) -> bool:
        """An agency between slashes, with a word or two beside it: "/ТАСС/", "/PRNewswire/", "/Корр. БЕЛТА/"."""
        inner = text.strip("/ ")
        hits = list(agencies.mentions(inner, self.language))
        if not hits or len(inner.split()) > 4:
            return False
        return self.take_agency(inner if self.trust_of(inner) else hits[0].form, Trust.KNOWN)

    def trust_of(self, text: str) -> Trust:
        """How sure a text is an agency."""
        if agencies.composite(text, self.language) or places.key(text) in self.outlets:
            return Trust.KNOWN
        return Trust.SHAPE if self.place is not None and OUTLET.fullmatch(text) else Trust.NONE

    def is_doubtful(self, text: str) -> bool:
        """Whether an agency's form is also another word or body."""
        agency = agencies.named(text, self.language)
        return agency is not None and agency.doubts(text)

    def value(self) -> date | None:
        """The date, its year taken from the reference where it has none."""
        if self.date is None:
            return None
        text = self.head[slice(*self.date)]
        found = dates.parse(text, language=self.language, reference_date=self.reference)
        return found.date() if isinstance(found, datetime) else found


def is_name(text: str) -> bool:
    """Whether a run of words can be a place: capitals (or a script without), small particles only inside, no word of another trade."""
    if places.is_place(text):
        return True
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST_NAME or places.key(text) in places.words("never", "genres"):
        return False
    if (
        SYLLABLE.search(text) is None
        or places.key(words[0]) in places.words("never first")
        or not _is_capital(words[0])
        or not _is_capital(words[-1])
    ):
        return False
    return all(NAME_WORD.fullmatch(w) and (_is_capital(w) or places.key(w) in places.words("particles")) for w in words)


def _is_capital(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and not first.islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends and without a full stop that is no abbreviation's."""
    while start < end and (text[start].isspace() or text[start] in ".:"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end and text[end - 1] == "." and not is_abbreviated(text[start:end]):
        end -= 1
    return start, end


def is_abbreviated(text: str) -> bool:
    """Whether a text that ends in a full stop ends in an abbreviation: "Wis.", "D.C."."""
    last = text.rsplit(maxsplit=1)[-1]
    return places.is_region(text) or places.is_place(text) or last.count(".") > 1 or places.is_region(last)


def _without_last(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a small word that leads to the date: "في", "on", "le"."""
    words = text[start:end].rsplit(maxsplit=1)
    if words and places.key(words[-1]) in places.words("before dates"):
        return _trimmed(text, start, end - len(words[-1]))
    return start, end
