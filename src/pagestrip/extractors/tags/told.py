"""Which keywords a story itself says."""

from collections.abc import Sequence

import regex

from pagestrip.model import Page, once_a_page
from pagestrip.text import words_of

REACH = 20_000  # letters of the story that are looked at
SYSTEM = regex.compile(r"[@_].*|.*\w_\w.*")  # what only a content system writes: "@subscribers", "type_review", "_prio_3"
SLUG = regex.compile(r"[a-z\d]+(?:-[a-z\d]+){2,}")  # "promo-banner-top" among tags that people wrote
BARE = regex.compile(r"[a-z\d]+(?:[-_][a-z\d]+)*")  # a word or a name of a system's: "long-review", "sidepromo"


def topics(page: Page, tags: Sequence[str]) -> tuple[str, ...]:
    """The tags less those of the content system itself: where it shows itself, of the bare words only those that the story says."""
    if not any(SYSTEM.fullmatch(tag) for tag in tags):
        written = sum(tag != tag.lower() or " " in tag for tag in tags)
        return tuple(tag for tag in tags if 2 * written < len(tags) or not SLUG.fullmatch(tag) or _is_said(page, tag.replace("-", " ")))
    kept = (" ".join(tag.replace("_", " ").split()) if SYSTEM.fullmatch(tag) else tag for tag in tags)
    return tuple(name for name, tag in zip(kept, tags, strict=True) if not (BARE.fullmatch(tag) or SYSTEM.fullmatch(tag)) or _is_said(page, name))


def share(page: Page, tags: Sequence[str]) -> float:
    """The share of some tags of which the story says a word, 0 to 1; words of four letters and more, by their first five."""
    story = words_of(_story(page))
    return sum(bool(words_of(tag) & story) or (len(tag) < 4 and _is_said(page, tag)) for tag in tags) / max(1, len(tags))


def _is_said(page: Page, tag: str) -> bool:
    return regex.search(rf"(?<!\w){regex.escape(tag.casefold())}(?!\w)", _story(page).casefold()) is not None


@once_a_page
def _story(page: Page) -> str:
    """The headline and the story, as far as they are looked at."""
    return "\n".join(page.blocks[at].text for at in (*page.headline, *page.body))[:REACH]
