"""Nothing lost, nothing twice: every visible word of any tree comes out once, whole, in reading order, and parted where elements part it."""

import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pagestrip
from pagestrip.rendering.html import to_html
from pagestrip.rendering.markdown import to_markdown

BLOCKS = ("p", "div", "section", "article", "blockquote", "h2", "h3", "figure", "figcaption", "address", "details", "summary", "main", "center")
FORMATS = ("b", "i", "em", "strong", "code", "sup", "mark", "u", "font")
UNSEEN = ("script", "style", "template", "noscript")
BOXES = (
    "<svg></svg>",
    "<iframe></iframe>",
    "<select><option>u2x</select>",
    "<button></button>",
    "<img src=a>",
    "<input>",
    "<embed src=a>",
    "</br>",
)
INLINES = frozenset((*FORMATS, "span", "a", "word", "whole", "br", "ruby", "unseen"))

Node = tuple[str, object]  # an element with its children, or "word"; "whole" is one word under two styles

leaves = st.one_of(
    st.just(("word", None)),
    st.just(("word", None)),
    st.just(("whole", None)),
    st.just(("br", None)),
    st.just(("ruby", None)),
    st.just(("unseen", None)),
    st.just(("box", None)),
)
inlines = st.recursive(leaves, lambda inner: st.tuples(st.sampled_from((*FORMATS, "span", "a", "x-note")), st.lists(inner, max_size=3)), max_leaves=5)


def grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(inner, max_size=3)
    return st.one_of(
        st.tuples(st.sampled_from((*BLOCKS, "a", "span", "b")), some),  # blocks may stand in inline elements
        st.tuples(st.sampled_from(("ul", "ol")), st.lists(some, max_size=3)),
        st.tuples(st.just("table"), st.lists(st.lists(some, min_size=1, max_size=3), max_size=3)),
        st.tuples(st.just("dl"), st.lists(some, max_size=3)),
    )


trees = st.lists(st.recursive(inlines, grown, max_leaves=14), max_size=5)


class Writer:
    """Writes a tree as markup and notes the words that a reader sees, in order."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.words: list[str] = []

    def word(self) -> str:
        self.words.append(f"w{next(self.numbers)}x")
        return self.words[-1]

    def write(self, nodes: object) -> str:
        assert isinstance(nodes, list)
        written = ""
        before = ""
        for tag, inside in nodes:
            apart = before in INLINES and tag in INLINES and "br" not in (before, tag)  # blocks and breaks part words without a space
            written += " " * apart + self.node(tag, inside)
            before = tag
        return written

    def node(self, tag: str, inside: object) -> str:
        if tag == "word":
            return self.word()
        if tag in LEAVES:
            return LEAVES[tag](self)
        assert isinstance(inside, list)
        if tag in ("ul", "ol", "dl"):
            item = "dd" if tag == "dl" else "li"
            return f"<{tag}>{''.join(f'<{item}>{self.write(one)}</{item}>' for one in inside)}</{tag}>"
        if tag == "table":
            rows = ("".join(f"<td>{self.write(cell)}</td>" for cell in row) for row in inside)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        return f"<{tag}>{self.write(inside)}</{tag}>"

    def whole(self) -> str:
        word = self.word()
        return f"<b>{word[:1]}</b>{word[1:-1]}<i>{word[-1:]}</i>"

    def ruby(self) -> str:
        return f"<ruby>{self.word()}<rp>(</rp><rt>u0x</rt><rp>)</rp></ruby>"

    def unseen(self) -> str:
        tag = UNSEEN[next(self.numbers) % len(UNSEEN)]
        return f"<{tag}>u1x</{tag}>"

    def box(self) -> str:
        return BOXES[next(self.numbers) % len(BOXES)]


LEAVES: dict[str, Callable[[Writer], str]] = {
    "br": lambda _: "<br>",
    "whole": Writer.whole,
    "ruby": Writer.ruby,
    "unseen": Writer.unseen,
    "box": Writer.box,
}


def texts(markup: str) -> list[str]:
    return [block.text for block in pagestrip.read(f"<html><body>{markup}</body></html>", kind="html").blocks]


@settings(max_examples=150, deadline=None)
@given(trees)
def test_every_word_comes_out_once_whole_and_in_order(tree: list[Node]) -> None:
    writer = Writer()
    markup = writer.write(tree)
    assert " ".join(texts(markup)).split() == writer.words, markup


PARTED = (
    "<br>",
    "</p><p>",
    "</div><div>",
    "</li><li>",
    "</td><td>",
    "</td></tr><tr><td>",
    "</h2><p>",
    "</p>\n",
    "<hr>",
    "</dt><dd>",
    "<ul><li>",
    "</td>",
    "</div><tr>",
    "</p>",
    "</h2>",
    "</br>",
    "<x-card>",
    " &#8203; ",
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(PARTED), min_size=1, max_size=6),
    st.sampled_from(("<p>", "<div>", "<ul><li>", "<table><tr><td>", "<td>", "<dl><dt>", "")),
)
def test_elements_part_words_that_touch_them(between: list[str], start: str) -> None:
    words = [f"w{n}x" for n in range(len(between) + 1)]
    markup = start + words[0] + "".join(f"{tags}{word}" for tags, word in zip(between, words[1:], strict=True))
    assert " ".join(texts(markup)).split() == words, markup


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><b>w</b>ord", ["word"]),
        ("<p>wo<wbr>rd", ["word"]),
        ("<p>wo&shy;rd", ["word"]),
        ("<p><span>w</span>ord", ["word"]),
        ("<p><span class=cap>W</span>ord", ["Word"]),
        ("<p><span class=a>One</span><span class=b>Two</span>", ["One Two"]),
        ("<p><a href=/a>One</a><a href=/b>Two</a>", ["One Two"]),
        ("<p>wo<!-- c -->rd", ["word"]),
        ("<p>wo<script>x</script>rd", ["word"]),
        ("<p>H<sub>2</sub>O, 10<sup>3</sup>", ["H2O, 103"]),
        ("<p>“<em>Yes</em>”, he said", ["“Yes”, he said"]),
        ("<p>one&nbsp;two", ["one two"]),
        ("<p><p></p>one</p>two", ["one", "two"]),
        ("<h2>one<p>two</p>three</h2><i>four</i>", ["one", "two", "three", "four"]),
        ("<h2>one<p>two</p>three</h2><script>'</h2>one'</script>", ["one", "two", "three"]),
        ("<p>one</i>two</span>three</p>", ["onetwothree"]),  # what the parser drops parts nothing in a browser either
        ("one</br>two", ["one", "two"]),
        ("<p>one<button>x</button>two<img src=a>, <a href=/a>three<svg></svg></a>.", ["one two, three."]),
        ("<p>one<embed src=a>two", ["one two"]),
        ("<p>one<dialog>x</dialog>two", ["onetwo"]),
        ("<table><tr>one<td>two</td>three<td>four</table>", ["one\ttwo three\tfour"]),
        ("<p><b>one</b> &#8203; two<i>&#8203; three &#8203;</i>four&#8203;five", ["one two three fourfive"]),
        ("<p><b>one<x-a>two</x-a>three<x-b>!</x-b></b>", ["one two three!"]),
        ("<p><label>one</label><time>two</time><b>three</b>", ["one twothree"]),
        ("<p>one<marquee>two</marquee>three", ["one", "two", "three"]),
        ("<td>one</td><td>two</td>", ["one\ttwo"]),
        ("<table><tr><th>one<td>two<tr><td>three<td>four</table>", ["one\ttwo", "three\tfour"]),
        ("<table><tr><td>one<br>two<td>three</table>", ["one two\tthree"]),
        ("<table><tr><td><p>one</p><td>two</table>", ["one\ttwo"]),
        ("<table><tr><td><p>one</p><p>more</p><td>two</table>", ["one", "more", "two"]),
        ('<p><span style="display: block">one</span>two<span style="display:flex">three</span><i>four</i>', ["one two three four"]),
        ('<p><span style="color: red">w</span><span style="color: blue">ord</span>', ["word"]),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>を読む", ["漢字を読む"]),
        ("<ruby><rb>漢</rb><rb>字</rb><rtc><rt>かん</rt><rt>じ</rt></rtc></ruby>を", ["漢字を"]),
        ("<p dir=rtl>وصلت <b>السفينة</b> إلى الميناء<br>مساءً", ["وصلت السفينة إلى الميناء", "مساءً"]),
        ("<p>ה<b>אניה</b> הגיעה</p><p>בערב</p>", ["האניה הגיעה", "בערב"]),
        ("<p>船<b>は</b>港<a href=/x>に</a>着いた。</p><p>夜", ["船は港に着いた。", "夜"]),
        ("<p>می\u200cروم", ["می\u200cروم"]),
    ],
)
def test_words(markup: str, expected: list[str]) -> None:
    if markup.startswith("<td>"):
        markup = f"<table><tr>{markup}</tr></table>"
    assert texts(markup) == expected


FILLER = "The crews of the Marbelow ferries have begun to learn the new tide tables, which the harbour office printed in March."
FORMS = f"""<html><head><title>Ferry crews learn the new tables</title></head>
<body><article><h1>Ferry crews learn the new tables</h1>
<p>{FILLER}</p><h2>What they learn</h2><p>The mate keeps {FILLER}</p><ol><li>the hours of the flood, which come first;<ul><li>those of
spring tides,</li><li>and those of neaps;</li></ul></li>
<li>the hours of the ebb, which come second.</li></ol><blockquote>I knew the old ones by heart, and now I
look at the paper again before every crossing.</blockquote><p>The clerk prints {FILLER}</p><pre>flood 06:10
  ebb 12:25</pre><table><tr><th>Place</th><th>Flood</th></tr><tr><td>Marbelow</td><td>06:10</td></tr></table><p>The office says {FILLER}</p>
</article></body></html>"""


def test_renderings_keep_forms_and_order() -> None:
    article = pagestrip.extract(FORMS)
    markdown = to_markdown(article)
    for part in (
        "## What they learn\n",
        "1. the hours of the flood, which come first;\n   - those of spring tides,\n   - and those of neaps;\n2. the hours of the ebb",
        "> I knew the old ones by heart",
        "```\nflood 06:10\n  ebb 12:25\n```",
        "| Place | Flood |\n| --- | --- |\n| Marbelow | 06:10 |",
    ):
        assert part in markdown
    html = to_html(article)
    for part in (
        "<h2>What they learn</h2>",
        "<ol><li>the hours of the flood, which come first;<ul><li>those of spring tides,</li><li>and those of neaps;</li></ul></li>",
        "</ul></li><li>the hours of the ebb",
        "<blockquote><p>I knew the old ones",
        "<pre><code>flood 06:10\n  ebb 12:25</code></pre>",
        "<td>Marbelow</td><td>06:10</td>",
    ):
        assert part in html
    marks = ("Ferry crews", "What they learn", "spring tides", "second", "by heart", "flood 06:10", "Marbelow | 06:10", "The office says")
    places = [markdown.index(mark) for mark in marks]
    assert places == sorted(places)
    assert list(_order(markdown)) == list(_order(html))


def _order(text: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"mate keeps|flood, which|neaps|ebb, which|by heart|clerk prints|ebb 12:25|office says", text))
