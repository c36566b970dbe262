"""Pages that somebody has flattened to Markdown, and text that only looks like it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.model import Block, Kind
from pagestrip.readers import read

HEAD = "# Ferry crews learn to read the new tide tables\n\n"
STORY = (
    "The crews of the Marbelow ferries have begun to learn the new tide tables, which the harbour office printed in March.",
    "“We knew the old ones by heart,” said the mate, “and now we must look at the paper again before every crossing.”",
    "The office expects the first season with the new tables to end in October, when the winter boats take over.",
)
FENCE = re.compile(r"`{3}[^\n]*")
LINKS = "[Boats](/boats) [Crossings](/crossings) [Weather](/weather)\n\n"


def blocks(text: str) -> list[Block]:
    return list(read(text).blocks)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("told [the office](https://a.example/x) so", "told the office so"),
        ("a **bold** and an *odd* word, `tide()` too", "a bold and an odd word, tide() too"),
        (r"1\. not a list, 2 \* 3, a\_b", "1. not a list, 2 * 3, a_b"),
        ("![The mate](/mate.jpg) The mate", "The mate"),
        ("[![The mate](/mate.jpg)](/mate)", None),
        ("[Share](/s)[Save](/t)", "Share Save"),
        ('[the office](/x "The "old" office") says', "the office says"),
        ("[the office](https://a.example/the-\nold-office) says", "the office says"),
        ("[Mail it](mailto:?subject=New tide tables (all)&body=x)", "Mail it"),
        ("[Play](javascript:play();)", "Play"),
        ("Caf&eacute; &amp; bar", "Café & bar"),
        ("* * *", None),
        ("[1] is a note, and so is [2]", "[1] is a note, and so is [2]"),
        ("half an [open link and no more", "half an [open link and no more"),
    ],
)
def test_what_a_line_says(written: str, read_as: str | None) -> None:
    assert texts(HEAD + LINKS + written)[2:] == ([read_as] if read_as else [])


def test_kinds_levels_and_markers() -> None:
    page = blocks(
        f"{HEAD}{LINKS}- one\n  - two\n\n3. three\n\n> said\n\n```\nx = 1\n  y\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nTides\n-----\n"
    )
    assert [(block.kind, block.level, block.marker, block.text) for block in page[2:]] == [
        (Kind.ITEM, 1, "•", "one"),
        (Kind.ITEM, 2, "•", "two"),
        (Kind.ITEM, 1, "1.", "three"),
        (Kind.QUOTE, 0, "", "said"),
        (Kind.CODE, 0, "", "x = 1\n  y"),
        (Kind.ROW, 0, "", "a\tb"),
        (Kind.ROW, 0, "", "1\t2"),
        (Kind.HEADING, 2, "", "Tides"),
    ]


def test_a_link_keeps_its_address_and_place() -> None:
    block = blocks(f"{HEAD}{LINKS}It was [told *by* all](https://a.example/b) of them.")[2]
    link = next(run for run in block.inlines if run.tag == "a")
    assert (block.text[link.start : link.end], link.value) == ("told by all", "https://a.example/b")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (
            "## [Ferry crews learn to read the new tide tables](/crews-learn-to-read-\nthe-new-tide-tables)",
            "Ferry crews learn to read the new tide tables",
        ),
        ("## Ferry crews[](/crews-learn-to-read-the-new-tide-tables-of-the-old-harbour-\noffice)", "Ferry crews"),
        ("[Ferry crews](https://post.example/share?text=the new tables)", "Ferry crews"),
        ("#  __[Ferry crews](./)", "Ferry crews"),
        ("__Ferry crews", "Ferry crews"),
        ("__Ferry__ crews", "Ferry crews"),
        ("ferry__crews", "ferry__crews"),
    ],
)
def test_links_and_signs_that_a_flattener_broke(written: str, read_as: str) -> None:
    assert texts(f"{LINKS}{written}\n\n{STORY[0]}")[1] == read_as


def test_a_link_around_a_card_is_one_on_each_of_its_paragraphs() -> None:
    card = "[![Two gulls](/gulls.jpg)\n\nBoats\n\n### Gulls return to the pier\n\nThey came at night](/gulls)"
    _, *card_blocks, last = blocks(f"{LINKS}{card}\n\nThe mate [sat] down (again)")
    assert [block.text for block in card_blocks] == ["Boats", "Gulls return to the pier", "They came at night"]
    assert all(block.inlines[0].value == "/gulls" and block.link_chars == len(block.text) for block in card_blocks)
    assert last.text == "The mate [sat] down (again)"


def test_a_menu_that_links_to_a_writer_names_no_author() -> None:
    menu = "".join(f"[Pier {number}](/pier-{number})\n\n" for number in range(15))
    page = f"[Home](/) [Tables](/tables) [Nora Vale](/author/nora-vale)\n\n{menu}{HEAD}" + "\n\n".join(STORY)
    assert pagestrip.extract(page).authors == ()
    assert pagestrip.extract(f"{page}\n\n[Nora Vale](/author/nora-vale)\n").authors == ("Nora Vale",)


def test_a_picture_on_a_marked_down_page_is_read_into_images() -> None:
    article = pagestrip.extract(f"{HEAD}{STORY[0]}\n\n![The mate with her table](https://post.example/mate.jpg)\n\n{LINKS}{STORY[1]}\n\n{STORY[2]}\n")
    assert [image.url for image in article.images] == ["https://post.example/mate.jpg"]
    assert article.warnings == ()


def test_pictures_are_kept_with_their_place() -> None:
    page = read(f"{HEAD}{LINKS}![The mate](/mate.jpg)\n\n{STORY[0]}")
    assert [(picture.at, picture.url, picture.alt) for picture in page.pictures] == [(2, "/mate.jpg", "The mate")]


def test_wrapped_lines_are_whole_again_and_so_is_a_headline() -> None:
    title = "Ferry crews learn to read the new tide tables, and the mates of the sound help\nthem with it"
    wrapped = f"# {title}\n\n{LINKS}The crews of the Marbelow ferries have begun to learn the new tide tables,\nwhich the office printed."
    assert texts(wrapped)[0] == title.replace("\n", " ")
    assert texts(wrapped)[2].endswith("tide tables, which the office printed.")


def test_short_lines_below_one_another_stay_apart() -> None:
    assert texts(f"{HEAD}{LINKS}Boats\nCrossings\nWeather")[2:] == ["Boats", "Crossings", "Weather"]


def test_a_heading_and_the_paragraph_below_it_stay_apart() -> None:
    assert texts(f"{LINKS}## Tides\nThe office printed them.")[1:] == ["Tides", "The office printed them."]


@pytest.mark.parametrize(
    "plain",
    [
        "Ferry crews learn\n\n* one star\n* two stars\n\n2 * 3 * 4 is 24, and a_b_c a name.",
        "See [1](/a), as he wrote.\n\nThe crews *say* so.",
        "# the only number sign\n\nThe crews say so.",
        "The crews:\n\n---\n\nThey say so.",
    ],
)
def test_text_with_few_signs_is_read_as_it_stands(plain: str) -> None:
    kept = [text.strip("*# ") for text in plain.split("\n") if text]
    assert texts(plain) == kept


def test_a_flood_of_brackets_is_no_markdown() -> None:
    assert "".join(texts("[a](/b)\n\n[c](/d)\n\n[e](/f)\n\n" + "[" * 5000)).count("[") == 5003


def test_front_matter_is_what_a_head_would_claim() -> None:
    head = '---\ntitle: "Tide tables"\nauthors: ["Ann Lee", "Tom Fox"]\ndate: 2031-03-14\ntags:\n- ferries\n- tides\nsource: The Post\n---\n'
    article = pagestrip.extract(f"{head}\n# Tide tables\n\n" + "\n\n".join(STORY))
    assert (article.headline, article.authors, str(article.published), article.tags) == (
        "Tide tables",
        ("Ann Lee", "Tom Fox"),
        "2031-03-14",
        ("ferries", "tides"),
    )
    assert article.source is not None
    assert article.source.name == "The Post"
    assert article.body == "\n\n".join(STORY)


def test_the_library_reads_back_what_it_wrote() -> None:
    page = "".join(f"<p>{text}</p>" for text in STORY)
    head = '<meta property="article:published_time" content="2031-03-14T08:00:00Z"><meta property="og:site_name" content="The Marbelow Post">'
    article = pagestrip.extract(
        f"<html lang='en'><head>{head}</head><body><article><h1>Tide <b>tables</b> [new]</h1>{page}<ul><li>a*b</li></ul></article></body></html>"
    )
    again = pagestrip.extract(article.to_markdown())
    assert again.to_markdown() == article.to_markdown()
    assert again.warnings == ()


@given(
    st.lists(
        st.sampled_from(("[", "]", "(", ")", "](/a)", "!", "*", "**", "_", "`", "\\", "<b>", "#", ">", "-", "|", "\n", "\n\n", " ", "tide", "x-")),
        max_size=60,
    )
)
def test_whatever_stands_there_every_word_is_kept_once(pieces: list[str]) -> None:
    text = LINKS + "".join(pieces)
    said = FENCE.sub("", text)  # a word behind a fence names the language of its code
    page = read(text)
    kept, alts = "".join(block.text for block in page.blocks), "".join(picture.alt for picture in page.pictures)
    assert said.count("tide") <= kept.count("tide") + alts.count("tide")
    assert kept.count("tide") <= text.count("tide")


def test_a_menu_is_told_by_its_links() -> None:
    page = f"{HEAD}[Crossings](/crossings) | [Boats](/boats)\n\n" + "\n\n".join(STORY)
    assert pagestrip.extract(page).body == "\n\n".join(STORY)
