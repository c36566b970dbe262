import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rendering_samples import FERRY, body

from pagestrip import Article
from pagestrip.article import Dateline, Source
from pagestrip.model import Block, Inline, Kind, Label
from pagestrip.rendering.safety import printable
from pagestrip.text import squeeze

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ACTING = st.text(alphabet="ab1 .:)(*_`~[]<>!#&;=+-|\\/\n\té§渡", max_size=30)  # what a page could hope to be taken for markup
STYLES = st.sampled_from(["a", "strong", "em", "b", "i", "code", "span"])
INLINES = st.builds(
    Inline, st.integers(0, 30), st.integers(0, 30), STYLES, value=st.sampled_from(["", "https://quay.example/", "/ferry_(ship)?a=1&lt;=2"])
)


def story(*blocks: Block) -> str:
    return Article(blocks=blocks).to_markdown()


def shown(tokens: list[Token]) -> str:
    """The words that a reader of the rendered Markdown sees."""
    words = []
    for token in tokens:
        if token.type == "inline":
            words.append("".join(" " if part.type in ("softbreak", "hardbreak") else part.content for part in token.children or ()))
        elif token.type in ("fence", "code_block", "html_block"):
            words.append(token.content)
    return squeeze(" ".join(words))


def shape(markdown: str) -> list[str]:
    return [token.type.removesuffix("_open") for token in READER.parse(markdown) if token.nesting >= 0 and token.type != "inline"]


def test_front_matter_then_headline_then_body() -> None:
    assert FERRY.to_markdown() == (
        "---\n"
        'headline: "Ferry to Lowmere runs again"\n'
        'standfirst: "Six weeks after the storm the harbour is open."\n'
        'dateline: "LOWMERE (KNA)"\n'
        'source: "Quay Post"\n'
        'agency: "KNA"\n'
        'authors: ["Ann Reed", "Joss Hale"]\n'
        'published: "2024-05-03T07:30:00+00:00"\n'
        'modified: "2024-05-04"\n'
        'section: "Harbour"\n'
        'tags: ["ferries", "storms"]\n'
        'language: "en-GB"\n'
        'url: "https://quay.example/ferry"\n'
        "---\n\n"
        "# Ferry to Lowmere runs again\n\n"
        "LOWMERE (KNA) — The ferry sailed at dawn.\n\n"
        "Few were aboard.\n"
    )


def test_absent_fields_are_left_out() -> None:
    assert Article(published=dt.date(2024, 5, 3), source=Source(), dateline=Dateline("LOWMERE")).to_markdown() == (
        '---\ndateline: "LOWMERE"\npublished: "2024-05-03"\n---\n'
    )
    assert Article().to_markdown() == ""


def test_without_blocks_the_body_gives_the_paragraphs() -> None:
    assert Article(body="One.\n\n# Two\n\n").to_markdown() == "One.\n\n\\# Two\n"


def test_only_body_blocks_and_no_captions() -> None:
    assert story(body("Kept."), Block(1, "Read also", label=Label.RELATED), body("A ship", Kind.CAPTION), Block(2, "Unmarked")) == "Kept.\n"


def test_subheads_are_below_the_headline() -> None:
    assert story(body("Why", Kind.HEADING, 1), body("How", Kind.HEADING, 3), body("C #", Kind.HEADING, 9)) == "## Why\n\n### How\n\n###### C \\#\n"


def test_lists_nest_by_level() -> None:
    markdown = story(
        body("boats", Kind.ITEM, 1, "•"),
        body("ferry", Kind.ITEM, 2, "1."),
        body("tug", Kind.ITEM, 2, "2."),
        body("of 1926", Kind.ITEM, 2),
        body("docks", Kind.ITEM, 1, "–"),
    )
    assert markdown == "- boats\n  1. ferry\n  2. tug\n\n     of 1926\n- docks\n"
    assert shape(markdown).count("bullet_list") == 1


def test_numbers_out_of_turn_stay_what_they_are() -> None:
    markdown = story(
        body("bronze", Kind.ITEM, 1, "3."), body("silver", Kind.ITEM, 1, "2."), body("gold", Kind.ITEM, 1, "(1)"), body("tin", Kind.ITEM, 1, "2")
    )
    lists = [token.attrs.get("start", 1) for token in READER.parse(markdown) if token.type == "ordered_list_open"]
    assert lists == [3, 2, 1]
    assert shape(markdown).count("list_item") == 4


def test_a_number_other_than_one_begins_a_list_inside_an_item() -> None:
    assert "ordered_list" in shape(story(body("boats", Kind.ITEM, 1, "•"), body("tug", Kind.ITEM, 2, "4.")))


def test_markers_that_say_something_stay_in_the_text() -> None:
    assert story(body("the ferry", Kind.ITEM, 1, "b)"), body("the tug", Kind.ITEM, 1, "IV.")) == "- b) the ferry\n- IV. the tug\n"


def test_deep_lists_do_not_run_off_the_page() -> None:
    markdown = story(*(body("deep", Kind.ITEM, level, "•") for level in range(1, 400)))
    assert max(map(len, markdown.splitlines())) < 40
    assert shown(READER.parse(markdown)).count("deep") == 399


def test_quotes_and_code() -> None:
    assert story(body("One.\nTwo.", Kind.QUOTE), body("- Three", Kind.QUOTE)) == "> One.\\\n> Two.\n>\n> \\- Three\n"
    assert story(body("a = '```'\n  b", Kind.CODE)) == "````\na = '```'\n  b\n````\n"


def test_rows_make_a_table_as_wide_as_its_widest_row() -> None:
    markdown = story(body("Team\tPoints", Kind.ROW), body("Reds | Blues\t3\t(of 4)", Kind.ROW))
    assert markdown == "| Team | Points |  |\n| --- | --- | --- |\n| Reds \\| Blues | 3 | (of 4) |\n"
    assert shape(markdown).count("td") == 3


def test_links_and_emphasis() -> None:
    text = "The ferry sailed, x = 1!here"
    inlines = (
        Inline(0, 3, "b"),
        Inline(4, 16, "a", value="https://quay.example/f(1)"),
        Inline(10, 16, "i"),
        Inline(18, 23, "code"),
        Inline(24, 28, "a", value="/here"),
    )
    assert story(body(text, Kind.PARAGRAPH, 0, "", *inlines)) == "**The** [ferry *sailed*](https://quay.example/f%281%29), `x = 1`\\![here](/here)\n"


def test_addresses_stay_what_they_are() -> None:
    markdown = story(body("ferry", Kind.PARAGRAPH, 0, "", Inline(0, 5, "a", value="/f?a=1&lt;=2&b=(3)")))
    links = [part.attrs["href"] for token in READER.parse(markdown) for part in token.children or () if part.type == "link_open"]
    assert links == ["/f?a=1&lt;=2&b=%283%29"]


def test_an_address_that_acts_is_left_out() -> None:
    assert replace(FERRY, url="javascript:steal()").to_markdown() == replace(FERRY, url=None).to_markdown()


def test_inline_runs_keep_to_their_cells() -> None:
    row = body("ferry\ttug", Kind.ROW, 0, "", Inline(0, 9, "strong"), Inline(6, 9, "a", value="/tug"))
    assert story(row).startswith("| **ferry** | [**tug**](/tug) |\n")


@pytest.mark.parametrize("text", ["a < b", "snake_case", "AT&T", "Oh!", "3.5 per cent", "C# and F#", "well-known", "1986 was wet", "17:00-18:00"])
def test_harmless_signs_stay_readable(text: str) -> None:
    assert story(body(text)) == f"{text}\n"


@settings(max_examples=400, deadline=None)
@given(ACTING, st.sampled_from([kind for kind in Kind if kind not in (Kind.ROW, Kind.CAPTION)]), st.lists(INLINES, max_size=3))
@example("**a*****b****c*", Kind.PARAGRAPH, [])
@example("abc", Kind.PARAGRAPH, [Inline(0, 2, "strong"), Inline(1, 3, "em")])
@example("&lt;", Kind.PARAGRAPH, [Inline(0, 1, "em")])
@example("a\n===\nb\n---", Kind.PARAGRAPH, [])
@example("[a]: /b", Kind.PARAGRAPH, [])
@example("a|b\n:-|-:", Kind.PARAGRAPH, [])
def test_text_stands_for_itself(text: str, kind: Kind, inlines: list[Inline]) -> None:
    tokens = READER.parse(story(body(text, kind, 1, "•", *inlines), body("Last.")))
    assert shown(tokens) == squeeze(f"{text} Last.")
    wraps = {Kind.ITEM: ["bullet_list", "list_item"], Kind.QUOTE: ["blockquote"]}.get(kind, [])
    block = {Kind.HEADING: "heading", Kind.CODE: "fence"}.get(kind, "paragraph")
    expected = [*wraps, block, "paragraph"] if text.strip() or kind is Kind.CODE else ["paragraph"]
    assert [token.type.removesuffix("_open") for token in tokens if token.nesting >= 0 and token.type != "inline"] == expected


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(ACTING.map(squeeze), min_size=1, max_size=3), min_size=1, max_size=3), st.lists(INLINES, max_size=2))
def test_cells_stand_for_themselves(rows: list[list[str]], inlines: list[Inline]) -> None:
    tokens = READER.parse(story(*(body("\t".join(row), Kind.ROW, 0, "", *inlines) for row in rows)))
    assert shown(tokens) == squeeze(" ".join(cell for row in rows for cell in row))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["•", "1.", "2.", "7)", "", "a)"])), min_size=1, max_size=8))
def test_every_item_keeps_its_number(marked: list[tuple[int, str]]) -> None:
    blocks = [body(f"boat{n}", Kind.ITEM, level, marker) for n, (level, marker) in enumerate(marked)]
    numbers: list[int] = []
    starts: list[int | None] = []
    for token in READER.parse(story(*blocks)):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            starts.append(int(token.attrs.get("start", 1)) if token.type.startswith("o") else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            starts.pop()
        elif token.type == "list_item_open" and starts[-1] is not None:
            numbers.append(starts[-1])
            starts[-1] += 1
    assert numbers == [int(marker[0]) for _, marker in marked if marker[:1].isdigit()]


@settings(deadline=None)
@given(st.text(), st.text())
def test_front_matter_holds_one_json_value_a_line(headline: str, tag: str) -> None:
    markdown = replace(FERRY, headline=headline or "a", tags=(tag,), standfirst='"\n---\nevil: true').to_markdown()
    fences = [n for n, line in enumerate(markdown.split("\n")) if line == "---"]
    lines = markdown.split("\n")[1 : fences[1]]
    values = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}
    assert values["standfirst"] == '" --- evil: true'
    assert values["headline"] == squeeze(printable(headline or "a"))
    assert values["tags"] == [squeeze(printable(tag))]
