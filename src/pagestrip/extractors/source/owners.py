"""Whom a page's copyright lines name: the site, the company behind it, or a photographer."""

from collections.abc import Iterator

import regex

from pagestrip.model import Label, Page
from pagestrip.text import folded
from pagestrip.words.phrases import family

COMPANY = regex.compile(
    r"(?:,\s|\s)(?:AG|GmbH|SE|KG|Inc|LLC|Ltd|Limited|Corp|Corporation|S\.?\s?L\.?\s?U?|S\.?A\.?|S\.?p\.?A|B\.?V|Pty|plc|PLC|e\.\s?V|Co)\.?(?:[,\s]|$)"
)
COPYRIGHT = regex.compile(
    r"(?i:©|\(c\)|copyright)\s*+(?i:copyright\s*+)?(?:\d{4}\s?(?:[-–]\s?)?(?:\d{4})?,?\s*+)?(?:by\s)?"
    r"(?P<name>[\p{Lu}\p{Lo}][\p{L}\p{M}\d.&'’ -]{1,50})"
)
CHROME = frozenset((Label.LEGAL, Label.OUTSIDE, Label.NAVIGATION, Label.PROMO, Label.CONSENT))
SIGNED = regex.compile(r"(?i)©|\(c\)|copyright")
STORY_LABELS = frozenset((Label.BODY, Label.STANDFIRST, Label.CAPTION, Label.COMMENTS))
TOLD = STORY_LABELS | {Label.META, Label.CREDIT}  # where a photographer is named too
FOOT = 12  # blocks at the page's end
LONGEST_OWNER = 300  # characters of a line with a copyright sign
CUT = regex.compile(r"[.,|•·]\s|\s(?:\d{4}|All|Alle|Tous|Todos|Tutti|Rights|is|reserves)\b|(?<=\p{Ll})(?=All\s[Rr]ights)")


def of(page: Page) -> Iterator[str]:
    """Whom the page's copyright lines name: those of its chrome, and whatever stands at its foot outside the story."""
    foot = len(page.blocks) - FOOT
    for block in page.blocks:
        text = block.text
        if not ("©" in text or "opyright" in text or "(c)" in text or "OPYRIGHT" in text) or len(text) >= LONGEST_OWNER:
            continue
        label = page.label_at(block.index)
        hit = COPYRIGHT.search(text) if label in CHROME or (block.index >= foot and label not in STORY_LABELS) else None
        if hit:
            yield _without_company(_without_rights(CUT.split(hit["name"])[0].strip(" -.")))


def _without_rights(name: str) -> str:
    """The name without the words of law at its end, "" where there is nothing else: "釧路新聞 無断転載を禁じます"."""
    key = folded(name)
    end = key if family("legal").line(key) else family("legal").ends(key)
    at = name.casefold().rfind(end) if end else -1
    return name[:at].rstrip(" ,-|") if at >= 0 else name


def _without_company(name: str) -> str:
    """The name without a company's form at its end: "Harbour Post Ltd"."""
    form = COMPANY.search(name)
    return name[: form.start()].rstrip(" ,") if form and form.end() == len(name) and form.start() > 1 else name


def is_named_elsewhere(page: Page, owner: str) -> bool:
    """Whether another line around the story than one of copyright names an owner."""
    said = folded(owner)
    around = (block for block in page.blocks if page.label_at(block.index) not in TOLD)
    return any(said in page.keys[block.index] and not SIGNED.search(block.text) for block in around)
