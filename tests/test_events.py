"""The events that the parser tells and those of its tree are the same page, whatever the markup."""

import gc
import weakref
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pagestrip.readers import events, html

PIECES = (
    *("<!-->", "<!-- x -->", "<!-- x --!>", "<!--", "-->", "<?a?>", "<![CDATA[", "]]>", "<!doctype html", "</", "&lt;", "&nbsp;", "&amp", "&#0;"),
    *(
        "<script>",
        "</script>",
        "<script/>",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<xmp>",
        "<iframe>",
        "<noscript>",
    ),
    *("<html lang=de>", "<head>", "</head>", "<body class=x>", "</body>", "</html>", "<base>", "<meta name=a content=b>", "<frameset>"),
    *(
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<div hidden>",
        "</div>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<br>",
        "</br>",
    ),
    *(
        "<a href=x>",
        "</a>",
        "<b>",
        "</b>",
        "<i class=y>",
        "</i>",
        "<svg>",
        "</svg>",
        "<foreignObject>",
        "<template>",
        "<button>",
        "</button>",
        "<select>",
    ),
    *("<form>", "<o:p>", "<x-y>", "<img alt='a>b'>", "<a b='", "'", '"', ">", "=", "\n", "\r", "\0", " ", "words ", "ｗide", "x"),
)
pages = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join)


def tree_of(page: bytes) -> Any:
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True))


@settings(max_examples=settings().max_examples * 10)
@given(pages)
def test_no_tree_is_needed(page: str) -> None:
    data = page.encode()
    root = tree_of(data)
    told = html.read(events.parsed(data).events, None)
    assert told == html.read(() if root is None else events.of_tree(root), None)


@given(pages)
def test_what_begins_ends(page: str) -> None:
    depth = 0
    for event in events.parsed(page.encode()).events:
        depth += 1 if isinstance(event, dict) else -1 if event is None else 0
        assert depth >= 0
    assert depth == 0


class Text(str):
    """A text that can be watched."""


def test_no_page_waits_for_the_garbage_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser stands in a cycle with its target: what that holds would stay in memory for many pages."""
    watched: list[weakref.ref[Text]] = []

    class Watching(events._Target):
        def start(self, tag: str, attributes: dict[str, str]) -> None:
            text = Text("x")
            watched.append(weakref.ref(text))
            super().start(tag, attributes)
            self.events.append(text)

    monkeypatch.setattr(events, "_Target", Watching)
    gc.disable()
    try:
        found = events.parsed(b"<p>Words</p>").events
        assert [ref() for ref in watched] == ["x"] * 3
        del found
        assert [ref() for ref in watched] == [None] * 3
    finally:
        gc.enable()
