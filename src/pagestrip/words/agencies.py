"""News agencies by the names that pages print. The data is `agencies.txt`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from pagestrip.words import sections

SHORT = 4  # letters; a form no longer counts as written, since its letters in another case are often a word ("map", "aa", "beta")
INITIALS = regex.compile(r"\p{Ll}{1,4}|red\.?|[\p{L}\d-]+\.(?:at|de|ch|com|net|org)")  # of the editor in "ino/dpa", the site in "ntv.de, dpa"
PARTS = regex.compile(r"\s?[/,;+&•·|]\s?|\s(?:und|and|et|y|e|en|och|og|i|mit|with)\s|(?<=\p{Lu})-(?=\p{Lu})")
ASCII_WORD = re.compile("[A-Za-z0-9]+")
A_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
LONGEST = 80  # characters of a composite ("Quelle: ORF.at/Agenturen/APA/dpa")


class Agency(NamedTuple):
    """One agency. `doubtful` are the forms that are also words or another body's letters; `wire` is false for an outlet's own name."""

    name: str
    forms: tuple[str, ...]
    doubtful: frozenset[str]
    country: str
    languages: tuple[str, ...]
    wire: bool = True

    def doubts(self, form: str) -> bool:
        """Whether this form of it is doubtful."""
        return _key(form) in map(_key, self.doubtful)


class Mention(NamedTuple):
    """An agency's form in a text."""

    agency: Agency
    form: str
    start: int
    end: int


@cache
def _all() -> tuple[Agency, ...]:
    return tuple(_agency(line, section == "agencies") for section, lines in sections("agencies.txt").items() for line in lines)


def _agency(line: str, wire: bool) -> Agency:
    name, forms, country, languages = (part.strip() for part in line.split("|"))
    printed = [form.strip() for form in forms.split(";")]
    doubtful = frozenset(form[:-1] for form in printed if form.endswith("?"))
    return Agency(name, tuple(form.removesuffix("?") for form in printed), doubtful, country, tuple(languages.split()), wire)


def _key(form: str) -> str:
    return form if len(form) <= SHORT else form.casefold()


@cache
def _by_form() -> Mapping[str, tuple[Agency, ...]]:
    index: dict[str, tuple[Agency, ...]] = {}
    for agency in _all():
        for form in (*agency.forms, agency.name):
            if agency not in index.get(_key(form), ()):
                index[_key(form)] = (*index.get(_key(form), ()), agency)
    return MappingProxyType(index)


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}@#])(?:\L<forms>)(?![\p{L}\p{N}])", forms=sorted(_written(), key=len, reverse=True))


def _written() -> frozenset[str]:
    """The forms as they may be printed: as written, the longer ones also in capitals."""
    forms = {form for agency in _all() for form in agency.forms}
    return frozenset(forms | {form.upper() for form in forms if len(form) > SHORT})


@lru_cache(maxsize=4096)
def named(form: str, language: str | None = None) -> Agency | None:
    """The agency or outlet of this printed form; of two that share it the one that writes in `language` (BCP 47), else the first."""
    candidates = _by_form().get(_key(form.strip()), ())
    if len(candidates) > 1 and language:
        spoken = language.partition("-")[0].lower()
        candidates = tuple(a for a in candidates if spoken in a.languages) or candidates
    return candidates[0] if candidates else None


@lru_cache(maxsize=4096)
def composite(text: str, language: str | None = None) -> tuple[Agency, ...]:
    """The agencies of a text that names nothing else: "dpa/lno", "APA/sda/dpa", "NTB-AFP"; () where it says anything more.

    Lower-case initials and regional suffixes of up to four letters beside an agency do not count.
    """
    whole = named(text, language) or named(text.strip(" ()[]/©."), language)
    text = text.strip(" ()[]/©.")
    if whole:
        return (whole,)
    if not text or len(text) > LONGEST:
        return ()
    found: list[Agency] = []
    for part in PARTS.split(text):
        agency = named(part.strip(" ()©"), language)
        if agency:
            found.append(agency)
        elif not INITIALS.fullmatch(part.strip(" ()")):
            return ()
    return tuple(found)


@cache
def _telling_words() -> frozenset[str]:
    """The longest word of each form: a text without any of them names no agency."""
    return frozenset(max(words, key=len) for form in _written() if (words := A_WORD.findall(form)))


def mentions(text: str, language: str | None = None) -> Iterator[Mention]:
    """The agencies that a short text names, as written, from left to right."""
    if _telling_words().isdisjoint((ASCII_WORD if text.isascii() else A_WORD).findall(text)):
        return
    for hit in _pattern().finditer(text):
        agency = named(hit[0], language)
        if agency:
            yield Mention(agency, hit[0], hit.start(), hit.end())
