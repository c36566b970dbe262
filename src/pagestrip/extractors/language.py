"""The language: what the text is in, with the region that the page's head claims where the two agree."""

from collections.abc import Iterator

import regex

from pagestrip.extractors import section
from pagestrip.model import Context, Extractor, Found, Label, Page
from pagestrip.words.languages import LONGEST, language_of

NAMES = ("lang", "inLanguage", "og:locale", "content-language", "dc.language", "language")
TAG = regex.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")
# What tags write for the same language, and two mistakes that are common ("kr" and "jp" are countries)
ALIKE = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "bs": "sr", "sh": "sr", "prs": "fa", "cmn": "zh", "kr": "ko", "jp": "ja"}
NORWEGIAN = ("nb", "nn")  # a claim tells the two apart better than a few function words
METHODS = {**section.METHODS, "html": "markup"}


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The text's own language, then each language that the head claims; a claim that the text supports is surest."""
    text, where = _sample(page)
    spoken = language_of(text)
    if spoken:
        yield Found(spoken, "text", where, text[:80], 0.9)
    for claim in page.claimed(*NAMES):
        language = base(claim.value)
        if language is None or (claim.origin == "jsonld" and claim.of == "WebSite"):
            continue
        language = language if language in NORWEGIAN else ALIKE.get(language, language)
        agrees = spoken is not None and ALIKE.get(language, language) == spoken
        confidence = 0.95 if agrees else 0.4 if spoken else 0.7
        note = "" if agrees or not spoken else f"the text is {spoken}"
        yield Found(language, METHODS.get(claim.origin, "meta"), claim.place, claim.value, confidence, note)


def base(tag: str) -> str | None:
    """The language of a language tag, lower case, without script and region: "pt" for "pt_BR"; None for what is no tag."""
    found = TAG.fullmatch(tag.strip())
    return found.group(1).lower() if found else None


def _sample(page: Page) -> tuple[str, str]:
    """The body's first letters; where there is no body, the page's prose, else whatever the page says."""
    blocks = list(page.labelled(Label.BODY)) or [b for b in page.blocks if page.prose[b.index]] or list(page.blocks[:200])
    pieces, count = [], 0
    for block in blocks:
        pieces.append(block.text[:LONGEST])
        count += len(block.text)
        if count >= LONGEST:
            break
    where = f"blocks {blocks[0].index} to {blocks[len(pieces) - 1].index}" if blocks else ""
    return "\n".join(pieces), where


EXTRACTOR = Extractor("language", find)
