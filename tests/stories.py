"""A grammar of pages: a known story, what stands around it on a page, and what may be done to a page without touching the story."""

from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

import pagestrip

WORDS = (
    *("harbour", "ferry", "crew", "storm", "quay", "lantern", "market", "roof", "engineer", "swell", "mooring", "captain", "table", "slate"),
    *("winter", "council", "ledger", "signal", "anchor", "voyage", "cargo", "pilot", "channel", "tide", "breakwater", "warehouse", "schedule"),
)
VERBS = ["counted", "mended", "carried", "painted", "measured", "followed", "remembered", "expected", "delivered", "watched", "reported", "described"]
LINKS = ("has", "had", "will have", "could have", "should have")
NAMES = ("Marbelow", "Tarn Haven", "Old Quay", "Sallow Point", "Northgate")
MARKS = "qz"  # every paragraph's own word begins so: no other word of a page does


@dataclass(frozen=True)
class Story:
    """The headline and the paragraphs of a story, and the markup before, between and after them."""

    headline: str
    paragraphs: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    wraps: tuple[str, ...] = ("article",)
    head: str = ""

    def html(self) -> str:
        """The page as markup."""
        inside = f"<h1>{self.headline}</h1>" + "\n".join(f"<p>{text}</p>" for text in self.paragraphs)
        for tag in self.wraps:
            inside = f"<{tag}>{inside}</{tag}>"
        title = f"<title>{self.headline}</title>"
        around = ("\n".join(self.before), inside, "\n".join(self.after))
        return f'<!DOCTYPE html><html lang="en"><head>{title}{self.head}</head><body>{"".join(around)}</body></html>'

    def flat(self) -> str:
        """The story without chrome as flattened text."""
        return "\n\n".join((self.headline, *self.paragraphs))

    @property
    def body(self) -> str:
        """What a reader reads as the story."""
        return "\n\n".join(self.paragraphs)

    def with_(self, **changes: Any) -> "Story":
        """The same story with other surroundings."""
        return replace(self, **changes)


CHROME_BEFORE = (
    '<header class="site-header"><a href="/">Marbelow Mercury</a></header>',
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>',
    '<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>',
    '<a class="skip-link" href="#main">Skip to content</a>',
)
CHROME_AFTER = (
    '<div class="share"><a href="#f">Facebook</a> <a href="#x">X</a> <a href="#w">WhatsApp</a></div>',
    '<div class="newsletter"><h3>Newsletter</h3><p>Subscribe to our newsletter</p></div>',
    '<aside class="related"><h2>Related articles</h2><ul><li><a href="/a">Fares</a></li><li><a href="/b">Gulls</a></li></ul></aside>',
    '<section class="comments"><h2>Comments</h2><p>Log in to comment</p></section>',
    "<footer><p>© 2031 Marbelow Mercury. All rights reserved.</p><ul><li><a href=/i>Imprint</a></li></ul></footer>",
    "<script>var state = {quiet: true};</script>",
)


def _sentence(parts: tuple[str, str, str, str, str, str], mark: str) -> str:
    name, first, link, verb, second, third = parts
    return f"The {first} of {name} {link} {verb} the {second} {mark}, and nobody who came to the {third} said otherwise."


word = st.sampled_from(WORDS)
sentence = st.tuples(st.sampled_from(NAMES), word, st.sampled_from(LINKS), st.sampled_from(VERBS), word, word)


@st.composite
def stories(draw: st.DrawFn, *, least: int = 3, most: int = 7) -> Story:
    """A story of some paragraphs, each of two to four sentences with a word of its own."""
    shapes = draw(st.lists(st.lists(sentence, min_size=2, max_size=4), min_size=least, max_size=most))
    marks = (f"{MARKS}{number:03}" for number in chain(range(1000)))
    paragraphs = tuple(" ".join(_sentence(one, next(marks)) for one in shape) for shape in shapes)
    headline = f"{draw(st.sampled_from(NAMES))} {draw(word)} waits for the {draw(word)} again"
    before = draw(st.lists(st.sampled_from(CHROME_BEFORE), unique=True, max_size=3))
    after = draw(st.lists(st.sampled_from(CHROME_AFTER), unique=True, max_size=4))
    wraps = draw(st.lists(st.sampled_from(("div", "main", "section", 'div class="wrapper"', 'div id="content"')), max_size=4))
    return Story(headline, paragraphs, tuple(before), tuple(after), ("article", *(tag.split()[0] for tag in wraps)))


@st.composite
def mutations(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with some of them flipped, cut out, doubled or replaced by what parsers stumble over."""
    spliced = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(spliced) - 1)))
        end = min(len(spliced), at + draw(st.integers(0, 40)))
        spliced[at:end] = draw(st.sampled_from((b"", bytes(spliced[at:end]) * 2, *STUMBLES)))
    return bytes(spliced)


STUMBLES = (
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"<?", b"&#", b"&#0;", b"&lt", b"'", b'"', b"=", b"\0", b"\r", b"\x1b[31m"),
    *(b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\xae", b"<script>", b"</script>", b"<style>", b"<noscript>", b"<title>", b"<br>"),
    *(b"<table>", b"</table>", b"<td>", b"<svg>", b"<template>", b"<select>", b"<a href=", b"<p>", b"</p>", b"<h1>", b"<li>", b"</ul>"),
    *(b"<div hidden>", b"<meta charset=utf-16>", b"srcset=' '", b"itemscope itemprop=a", b'<script type="application/ld+json">{"@graph":['),
    *(b"99999999999", b"2024-02-30", b"By ", b"Related articles", b"Comments (3)"),
)

FEW = settings(max_examples=settings().max_examples // 10)  # of pages, which take longer than numbers; the long profile has 400


def body_of(page: str | bytes, kind: str = "auto") -> str:
    return pagestrip.extract(page, kind=kind).body


def is_within(words: list[str], others: list[str]) -> bool:
    """Whether the words stand among the others, in order."""
    coming = iter(others)
    return all(word in coming for word in words)


def marks_of(text: str) -> list[str]:
    return [word.strip(",.") for word in text.split() if word.startswith(MARKS)]


def said_by(article: pagestrip.Article) -> tuple[object, ...]:
    """What `to_html` writes of an article."""
    source = article.source and article.source.name
    return article.headline, article.standfirst, article.body, article.authors, source, article.published, article.language
