"""Whatever a page says, no rendering of it acts: payloads in every field and every kind of block, read back by programs that would act."""

import json
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from safe import assert_harmless, assert_html_is_allowed, assert_markdown_is_plain

from pagestrip import Article
from pagestrip.article import Dateline, Image, Source
from pagestrip.model import Block, Inline, Kind, Label
from pagestrip.rendering.safety import encodable, printable, safe_url, tidy, web_url

FORBIDDEN = regex.compile(r"[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

ADDRESSES = [
    "javascript:steal()",
    "JaVaScRiPt:steal()",
    " \x01javascript:steal()",
    "java\tscript:steal()",
    "java\r\nscript:steal()",
    "javascript&colon;steal()",
    "javascript&#58;steal()",
    "&#x6A;avascript:steal()",
    "java&Tab;script:steal()",
    "\u202ejavascript:steal()",
    "java\x00script:steal()",
    "javascript\u2028:steal()",
    "javascript://quay.example/%0asteal()",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:steal",
    "file:///etc/hosts",
    "blob:https://quay.example/1",
    "view-source:javascript:steal()",
    "quay.example:80/ferry",
    "ht\ud800tp:steal",
]
TEXTS = [
    "<script>steal()</script>",
    "</script><script>steal()</script>",
    "<img src=x onerror=steal()>",
    "<svg/onload=steal()>",
    "</p></article><iframe src='javascript:steal()'>",
    "<!-- --><![CDATA[<b>]]><?xml x?>",
    "&lt;script&gt;steal()&lt;/script&gt;",
    "&#60;script&#62;",
    '" onmouseover="steal()" x="',
    "' autofocus onfocus='steal()",
    "[open](javascript:steal())",
    "![open](javascript:steal())",
    "[open][1]\n\n[1]: javascript:steal()",
    "[1]: javascript:steal() 'x'",
    "<javascript:steal()>",
    "](javascript:steal()) [",
    "[open](<javascript:steal()>)",
    "`` ` ``<script>steal()</script>`",
    "```\n<script>steal()</script>\n```",
    "    <script>steal()</script>",
    "~~~html\n<b>",
    "\\[open](javascript:steal())",
    "\\\\<b>bold</b>\\",
    "a | b\n--- | ---\n<b> | [x](javascript:steal())",
    "---\nheadline: other\n---\n# Other",
    "...\n!!python/object/apply:os.system ['steal']",
    "Title\n=====\n\n---",
    "&amp;lt;b&amp;gt;",
    "x\x1b]0;title\x07\x1b[31mred\x00\x08\x9b\x85y",
    "price \u202e99\u202c \u2066now\u2069",
    "half \ud800 pair \ud83d\ude00 \udfff",
    "page\x0cbreak\x0b\u2028line\u2029end\ufffe\uffff",
]


def poisoned(text: str, address: str) -> Article:
    """An article with the text in every field and kind of block, and the address wherever one goes."""
    links = (Inline(0, 5, "a", value=address), Inline(1, 3, "strong"), Inline(2, len(text), "em"))
    kinds = [
        block
        for kind in Kind
        for block in (Block(0, text, kind, 2, marker=text, inlines=links, label=Label.BODY), Block(1, text, kind, 1, label=Label.BODY))
    ]
    return Article(
        headline=text,
        standfirst=text,
        dateline=Dateline(text, text, text),
        source=Source(text, address, text, text),
        authors=(text, text),
        section=text,
        tags=(text,),
        body=text,
        language=text,
        url=address,
        images=(Image(address, text, text, text), Image("/ferry.jpg", text, text, text)),
        page_type="article",
        blocks=tuple(kinds),
    )


def texts_of(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    members = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for member in members for text in texts_of(member)]


CASES = [(text, "https://quay.example/") for text in TEXTS] + [("The ferry", address) for address in ADDRESSES]


@pytest.mark.parametrize(("text", "address"), CASES)
def test_nothing_of_the_page_acts(text: str, address: str) -> None:
    article = poisoned(text, address)
    assert_html_is_allowed(article.to_html())
    assert_markdown_is_plain(article.to_markdown())


@pytest.mark.parametrize(("text", "address"), CASES)
def test_front_matter_ends_where_it_should(text: str, address: str) -> None:
    lines = poisoned(text, address).to_markdown().split("\n")
    assert lines[0] == "---"
    for line in lines[1 : lines.index("---", 1)]:
        name, _, value = line.partition(": ")
        assert name in ("headline", "standfirst", "dateline", "source", "agency", "authors", "section", "tags", "language", "url")
        assert isinstance(json.loads(value), str | list)
        assert value[0] in '"['


@pytest.mark.parametrize(("text", "address"), CASES)
def test_data_holds_harmless_addresses_alone(text: str, address: str) -> None:
    article = poisoned(text, address)
    jsonld, ninjs = article.to_jsonld(), article.to_ninjs()
    addresses = [jsonld.get("url"), jsonld.get("mainEntityOfPage"), jsonld["publisher"].get("url"), ninjs["infosources"][0].get("uri")]
    addresses += [image["url"] for image in jsonld.get("image", [])]
    addresses += [rendition["href"] for picture in ninjs.get("associations", []) for rendition in picture["renditions"]]
    for found in filter(None, addresses):
        assert_harmless(found)
    assert ninjs["uri"].startswith(("https://quay.example/", "urn:sha256:"))


@pytest.mark.parametrize(("text", "address"), CASES)
def test_every_rendering_encodes_and_prints(text: str, address: str) -> None:
    article = poisoned(text, address)
    for shown in (article.to_markdown(), article.to_html(), *texts_of(article.to_jsonld()), *texts_of(article.to_ninjs())):
        assert not FORBIDDEN.search(shown)
        assert shown.encode()
    assert article.to_json().encode()
    assert not regex.search(r"[\x00-\x1f]", article.to_json())


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_act_are_refused(address: str) -> None:
    assert safe_url(address) is None
    assert web_url(address, "https://quay.example/") is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://quay.example/a?b=1&c=2#d", "https://quay.example/a?b=1&c=2#d"),
        ("HTTP://quay.example", "HTTP://quay.example"),
        ("mailto:ann@quay.example", "mailto:ann@quay.example"),
        ("//quay.example/a", "//quay.example/a"),
        ("/a:b", "/a:b"),
        ("../a?time=12:30", "../a?time=12:30"),
        ("#top", "#top"),
        ("/Fähre/渡船", "/Fähre/渡船"),
        (" /a b\n", "/a%20b"),
        ("ht\ttps://quay.example/a\nb", "https://quay.example/ab"),
        ('/a"onload="x', "/a%22onload=%22x"),
        ("/a\\b<c>", "/a%5Cb%3Cc%3E"),
        ("/a%20b", "/a%20b"),
        ("", None),
        (" \t", None),
        (None, None),
    ],
)
def test_addresses_that_open_a_page_stay(address: str | None, expected: str | None) -> None:
    assert safe_url(address) == expected


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("/a", "https://quay.example/b", "https://quay.example/a"),
        ("//cdn.example/a", "https://quay.example/b", "https://cdn.example/a"),
        ("https://quay.example/ä?q=ü%20", None, "https://quay.example/%C3%A4?q=%C3%BC%20"),
        ("/a", None, None),
        ("//cdn.example/a", None, None),
        ("mailto:ann@quay.example", None, None),
        ("/a", "javascript:steal()", None),
        ("http://[quay/", None, None),
        ("https:///a", None, None),
        ("a", "https://quay.example/\ud800/b", "https://quay.example/%EF%BF%BD/a"),
        (None, None, None),
    ],
)
def test_web_addresses_are_whole_and_ascii(address: str | None, base: str | None, expected: str | None) -> None:
    assert web_url(address, base) == expected


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_printable_text_encodes_and_stays_printable(text: str) -> None:
    shown = printable(text)
    assert not FORBIDDEN.search(shown)
    assert shown.encode().decode() == shown
    assert printable(shown) == shown


def test_what_readers_need_stays() -> None:
    kept = "tab\tline\nمی\u200cخواهم 👩\u200d🔧 \u200fעברית e\u0301"
    assert printable(kept) == kept
    assert printable("a\r\nb\rc\x0cd") == "a\nb\nc\nd"
    assert encodable("\ud83d\ude00\ud800") == "😀\ufffd"


def test_tidy_keeps_zero_and_drops_silence() -> None:
    assert tidy({"a": 0, "b": False, "c": None, "d": "\x00", "e": [None, ""], "f": {"g": ""}, "h": ["x\x00", {}]}) == {"a": 0, "b": False, "h": ["x"]}
