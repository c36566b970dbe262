"""The headline: as the page prints it, without the site's name."""

from collections.abc import Iterator

import regex

from pagestrip.model import Claim, Context, Extractor, Found, Kind, Label, Page
from pagestrip.text import fold, squeeze

CLAIMS = (("headline", 0.8), ("og:title", 0.7), ("twitter:title", 0.65), ("title", 0.6), ("dc.title", 0.5))
SEPARATOR = regex.compile(r"\s+[|–—»·:-]\s+|\s*[｜|»]\s*")
PRINTED = 0.95
TAIL = 60  # characters of a site's name after a separator
STORY = ("Article", "Posting", "Report", "Review")


def find(page: Page, _context: Context) -> Iterator[Found]:
    """The block where the headline stands, then what the head claims."""
    site = _site_names(page)
    for block in page.labelled(Label.HEADLINE):
        value = trimmed(block.text, site)
        confidence = PRINTED if block.kind is Kind.HEADING or page.kind == "text" else PRINTED - 0.05
        yield Found(
            value, "markup" if page.kind == "html" else "text", f"block {block.index + page.offset}", block.text, confidence, _note(page, value)
        )
    for name, confidence in CLAIMS:
        for claim in page.claimed(name):
            if claim.name == "headline" and claim.of and not claim.of.endswith(STORY):
                continue
            value = trimmed(claim.value, site)
            if value:
                yield Found(value, claim.origin if claim.origin != "jsonld" else "json-ld", _where(claim), claim.value, confidence)


def _where(claim: Claim) -> str:
    return f"{claim.of}.{claim.name}" if claim.of else claim.name


def _note(page: Page, value: str) -> str:
    """Where the metadata say something else."""
    titles = [claim.value for name in ("headline", "og:title") for claim in page.claimed(name)]
    if titles and all(fold(value) not in fold(title) and fold(title) not in fold(value) for title in titles):
        return f"the metadata say {titles[0]!r}"
    return ""


def _site_names(page: Page) -> frozenset[str]:
    names = {fold(claim.value) for claim in page.claimed("og:site_name", "publisher.name", "application-name", "twitter:site")}
    if page.url:
        names.add(_stem(page.url))
    for claim in page.claimed("canonical", "og:url"):
        names.add(_stem(claim.value))
    return frozenset(names - {""})


def _stem(url: str) -> str:
    host = url.partition("://")[2].partition("/")[0].removeprefix("www.")
    return fold(host.partition(":")[0])


def trimmed(title: str, site: frozenset[str]) -> str:
    """A title without site name at its ends and without itself twice; soft hyphens gone."""
    title = squeeze(title.replace("\u00ad", ""))
    while True:
        parts = list(SEPARATOR.finditer(title))
        if not parts:
            break
        head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
        if len(tail) <= TAIL and _names_site(tail, site):
            title = head
        elif len(title[: parts[0].start()]) <= TAIL and _names_site(title[: parts[0].start()], site):
            title = title[parts[0].end() :]
        else:
            break
    half = len(title) // 2
    return title[:half] if len(title) > 20 and title[:half] == title[half + 1 :] and title[half] == " " else title


def _names_site(part: str, site: frozenset[str]) -> bool:
    key = fold(part)
    plain = key.replace(" ", "").replace("-", "")
    return bool(key) and any(key == name or plain == name.replace(" ", "").rpartition(".")[0] or plain == name.replace(" ", "") for name in site)


EXTRACTOR = Extractor("headline", find)
