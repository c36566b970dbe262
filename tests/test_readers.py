"""What may be handed in, and how bytes become text."""

from typing import Any

import bs4
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip import readers
from pagestrip.readers import decode as decode_module
from pagestrip.readers import looks_like_html
from pagestrip.readers.decode import decode

FIRST = "The crews of the Marbelow ferries have begun to learn the new tide tables, which the harbour office printed in March."
SECOND = "“We knew the old ones by heart,” said the mate, “and now we must look at the paper again before every crossing.”"
MARKUP = f"<html><body><h1>Ferry crews learn the new tables</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"


@pytest.mark.parametrize(
    "page",
    [
        MARKUP,
        MARKUP.encode(),
        bytearray(MARKUP.encode()),
        memoryview(MARKUP.encode()),
        lxml.html.fromstring(MARKUP),
        lxml.html.fromstring(MARKUP).getroottree(),
        bs4.BeautifulSoup(MARKUP, "lxml"),
    ],
    ids=["str", "bytes", "bytearray", "memoryview", "element", "tree", "soup"],
)
def test_every_kind_of_page_reads_alike(page: Any) -> None:
    article = pagestrip.extract(page)
    assert article.headline == "Ferry crews learn the new tables"
    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_a_tree_is_left_as_it_was() -> None:
    tree = lxml.html.fromstring(MARKUP)
    before = lxml.html.tostring(tree)
    pagestrip.extract(tree)
    assert lxml.html.tostring(tree) == before


@pytest.mark.parametrize("page", [None, 7, ["<p>"], object()])
def test_another_type_is_refused_by_name(page: Any) -> None:
    with pytest.raises(TypeError, match=type(page).__name__):
        pagestrip.extract(page)


def test_misuse_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        pagestrip.extract("", kind="pdf")
    with pytest.raises(pagestrip.PagestripError, match="no cleaner named 'nope'"):
        pagestrip.DEFAULT.without("nope")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Küste und Fähre".encode(), "Küste und Fähre"),
        ("Küste und Fähre".encode("utf-8-sig"), "Küste und Fähre"),
        ("Küste und Fähre".encode("utf-16"), "Küste und Fähre"),
        ("Kai und Fahre".encode("utf-16-le"), "Kai und Fahre"),
        ("<meta charset=iso-8859-1>Küste – Fähre".encode("cp1252"), "<meta charset=iso-8859-1>Küste – Fähre"),
        ('<meta charset="windows-1251">Пристань'.encode("cp1251"), '<meta charset="windows-1251">Пристань'),
        ('<meta http-equiv=content-type content="text/html; charset=shift_jis">桟橋'.encode("cp932"), None),
        ('<?xml version="1.0" encoding="euc-jp"?>桟橋の船'.encode("euc-jp"), None),
        ("<meta charset=utf-7>Küste".encode(), "<meta charset=utf-7>Küste"),
        ("<meta charset=iso-8859-1>Küste in UTF-8".encode(), "<meta charset=iso-8859-1>Küste in UTF-8"),
        ("Küste – „Fähre“".encode().decode("latin-1").encode(), "Küste – „Fähre“"),
        ("Küste: “ü” stands for “ü”".encode(), "Küste: “ü” stands for “ü”"),
        ("KÃ¼ste is a word read in the wrong charset".encode(), "KÃ¼ste is a word read in the wrong charset"),
    ],
)
def test_decode(data: bytes, text: str | None) -> None:
    assert decode(data) == text if text else "桟橋" in decode(data)


def test_the_detector_is_shown_the_words_beside_signs_alone() -> None:
    page = b"A long line of plain words\n<p>a <b>caf\xe9 noir</b> at ten\nthe p\xe8re " + b"x" * 300 + b"\xe9"
    assert list(decode_module._telling(page)) == [b"caf\xe9 noir", b"the p\xe8re " + b"x" * 300 + b"\xe9"]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("shift_jis", "汽船の乗組員は新しい潮見表を読み始めた。港の事務所が三月に印刷したもので、古い表は壁から外された。"),
        ("euc-kr", "여객선 선원들은 새 조석표를 읽기 시작했다. 항만 사무소가 삼월에 찍은 것으로 옛 표는 벽에서 내려졌다. "),
        ("gb18030", "渡轮的船员开始读新的潮汐表。港务处三月印的，旧表已经从墙上取下来了。"),
        ("koi8-r", "Экипажи паромов учатся читать новые таблицы приливов, которые портовая контора напечатала в марте. "),
    ],
)
@pytest.mark.parametrize("wrapped", ["{}", "<html><body><p>{}</p></body></html>"])
def test_a_charset_that_nothing_declares_is_told_from_long_lines(charset: str, text: str, wrapped: str) -> None:
    page = wrapped.format("\n".join([text * 5] * 3))
    assert decode(page.encode(charset)) == page


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    article = pagestrip.extract(data)
    article.body.encode("utf-8")


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    pagestrip.extract(text).to_json().encode("utf-8")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>One", True),
        ("  <article>One</article>", True),
        ("Menu</li></ul><p>One</p><p>Two</p><p>Three</p>", True),
        ("Where a < b and c > d the boat turns.", False),
        ("A line with a stray </p> in it.", False),
        ("Learn\n\n" + "How a list is written. " * 100 + "\n\n<ul><li>One</li><li>Two</li></ul>\n<p>One</p><p>Two</p>", False),
        ("", False),
    ],
)
def test_markup_is_told_from_text(text: str, html: bool) -> None:
    assert looks_like_html(text) is html


def test_a_picture_is_no_page() -> None:
    article = pagestrip.extract(b"\xff\xd8\xff\xe0" + bytes(200))
    assert (article.body, article.confidence, article.warnings) == ("", 0.0, ("not a page: a JPEG image",))


def blocks(markup: str, kind: str = "html") -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in pagestrip.read(markup, kind=kind).blocks]


def test_words_are_not_glued_across_elements() -> None:
    markup = "<div><a href=/a>Boats</a><a href=/b>Tides</a></div><p>One<br>Two</p><ul><li>Three<li>Four</ul><p>H<sub>2</sub>O and <b>b</b>old</p>"
    assert [text for _, text in blocks(markup)] == ["Boats Tides", "One", "Two", "Three", "Four", "H2O and bold"]


def test_kinds_of_blocks() -> None:
    markup = (
        "<h2>Head</h2><blockquote>Quote</blockquote><pre>a\n  b</pre><figure><img src=x.jpg><figcaption>Cap</figcaption></figure>"
        "<table><tr><td>1<td>2</table><ol><li>x</ol>"
    )
    assert blocks(markup) == [("heading", "Head"), ("quote", "Quote"), ("code", "a\n  b"), ("caption", "Cap"), ("row", "1\t2"), ("item", "x")]


def test_flattened_structure() -> None:
    text = "Head\n\n  • one\n    ◦ two\n\na\t\tb\nSalt &amp; rope<br>\n"
    page = pagestrip.read(text, kind="text")
    assert [(str(b.kind), b.level, b.gap, b.text) for b in page.blocks] == [
        ("paragraph", 0, True, "Head"),
        ("item", 1, True, "one"),
        ("item", 2, False, "two"),
        ("row", 0, True, "a\tb"),
        ("paragraph", 0, False, "Salt & rope"),
    ]


def test_broken_json_ld_is_read_where_it_is_sure() -> None:
    script = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Boats","author":{"name":"Ann Lee",},}</script>'
    claims = {(c.name, c.value) for c in pagestrip.read(f"<html><head>{script}</head><body><p>x</p></body></html>").claims}
    assert {("headline", "Boats"), ("author.name", "Ann Lee")} <= claims
    cut = '<script type="application/ld+json">{"headline":"Boats","datePublished":"2031-03-14","articleBody":"cut off he</script>'
    claims = {(c.name, c.value) for c in pagestrip.read(f"<html><head>{cut}</head><body><p>x</p></body></html>").claims}
    assert {("headline", "Boats"), ("datePublished", "2031-03-14")} <= claims


@pytest.mark.parametrize(
    "element",
    [
        '<script type="application/ld+json">/* who */ {"@type":"NewsArticle", // the writer\n"author":{"name":"Ann Lee","url":"https://a.eu"}}</script>',
        '<script type="application/ld+json">{"@type":"WebSite","name":"X"}{"@type":"NewsArticle","author":{"name":"Ann Lee"}}</script>',
        '<script type="application/ld+json">{&quot;@type&quot;:&quot;Article&quot;,&quot;author.name&quot;:&quot;Ann Lee&quot;}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle" "author":{"@type":"Person","name":"Ann Lee"},"image":{</script>',
        """<meta type="application/ld+json" content='{"@type":"NewsArticle","author":{"name":"Ann Lee"}}'>""",
    ],
)
def test_json_ld_with_comments_entities_or_in_a_meta_element(element: str) -> None:
    claims = [(c.name, c.value) for c in pagestrip.read(f"<html><head>{element}</head><body><p>x</p></body></html>").claims]
    assert claims.count(("author.name", "Ann Lee")) == 1
    assert ("author.url", "https://a.eu") in claims or "https" not in element  # an address is no comment


def test_a_meta_property_outside_any_item_is_the_pages_own() -> None:
    head, credit = '<meta itemprop="datePublished" content="2031-03-14">', '<p>Photo: <span itemprop="author">Ann Lee</span></p>'
    claims = {(c.origin, c.of, c.name, c.value) for c in pagestrip.read(f"<html><head>{head}</head><body>{credit}</body></html>").claims}
    assert ("microdata", "", "datePublished", "2031-03-14") in claims
    assert not [claim for claim in claims if claim[2] == "author"]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x9b", "\u00ad", "\u200b", "\u202e", "\ufeff", "\ufffe"])
@pytest.mark.parametrize("kind", ["html", "text"])
def test_signs_that_nobody_sees_are_gone(sign: str, kind: str) -> None:
    text = f"<p>Bo{sign}ats and {sign} tides</p>" if kind == "html" else f"Bo{sign}ats and {sign} tides"
    assert [block.text for block in pagestrip.read(text, kind=kind).blocks] == ["Boats and tides"]


def test_a_date_is_no_numbered_item() -> None:
    page = pagestrip.read("28. April 2031, 19:50 Uhr\n\n3. Ropes and 12 buoys\n\n06. 01. 2031, 14:59 Uhr", kind="text")
    assert [(str(b.kind), b.text) for b in page.blocks] == [
        ("paragraph", "28. April 2031, 19:50 Uhr"),
        ("item", "Ropes and 12 buoys"),
        ("paragraph", "06. 01. 2031, 14:59 Uhr"),
    ]


def test_the_dash_before_speech_is_no_bullet() -> None:
    spoken = "– We knew the old tables by heart, said the mate of the ferry. – Now we look at the paper."
    page = pagestrip.read(f"{spoken}\n\n– ropes\n– buoys", kind="text")
    assert [(str(b.kind), b.text) for b in page.blocks] == [("paragraph", spoken), ("item", "ropes"), ("item", "buoys")]


@pytest.mark.parametrize("script", ["<style>p { color: red }\n// </script>\n</style>", "<script>var a = '</style>'.replace(/</g, '');</script>"])
def test_a_scripts_text_hides_no_markup_where_a_flood_is_tamed(script: str) -> None:
    flood = "<p>Flood</p>" + "<div>" * 3000
    of = readers.read(f"<html><head>{script}<title>Locks</title></head><body>{flood}<p>The locks of Sund.</p></body></html>")
    assert [block.text for block in of.blocks] == ["Flood", "The locks of Sund."]
    assert [claim.value for claim in of.claimed("title")] == ["Locks"]


@pytest.mark.parametrize(
    ("cells", "blocks"),
    [
        ("<td><p>Neap</p></td><td> <p>small <b>range</b></p> </td>", ["Neap\tsmall range"]),
        ("<td>Neap</td><td>a<p>b</p>c</td>", ["Neap\ta b c"]),
        ("<td><p>Neap</p><p>tide</p></td><td>small</td>", ["Neap", "tide", "small"]),
        ("<td><div><p>Neap</p></div></td><td>small</td>", ["Neap", "small"]),
    ],
)
def test_a_paragraph_alone_in_a_cell_is_the_cells_text(cells: str, blocks: list[str]) -> None:
    page = pagestrip.read(f"<table><tr>{cells}</tr></table>", kind="html")
    assert [block.text for block in page.blocks] == blocks


@pytest.mark.parametrize(("before", "blocks"), [("<h2>Tides</h2>", ["Tides", "[edit]", "Neap."]), ("<p>Tides</p>", ["Tides", "[edit] Neap."])])
def test_an_edit_link_behind_a_heading_stands_alone(before: str, blocks: list[str]) -> None:
    page = pagestrip.read(f"<div>{before}<span class='mw-editsection'>[edit]</span> Neap.</div>", kind="html")
    assert [block.text for block in page.blocks] == blocks


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>Read also?</span><a href='/1'>A piano</a>", "Read also? A piano"),
        ("a half<a href='/1'>-open</a> door", "a half-open door"),
        ("tide::<a href='/1'>Moon</a>", "tide::Moon"),
    ],
)
def test_a_label_is_parted_from_the_link_behind_it(markup: str, text: str) -> None:
    assert [block.text for block in pagestrip.read(f"<div>{markup}</div>", kind="html").blocks] == [text]
