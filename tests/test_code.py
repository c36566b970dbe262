"""Flattened pages that show code: its lines are one block, as they were printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.model import Kind
from pagestrip.readers.code import parted

PROSE = "The crews of the Marbelow ferries read the tables with a small program that the office wrote."
CODE = "def tide(hour):\n    # high water, in metres\n    return heights[hour % 12]\n"


def blocks(*parts: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in pagestrip.read("\n\n".join(parts), kind="text").blocks]


def test_code_is_one_block_with_its_indentation() -> None:
    assert blocks(PROSE, CODE, PROSE) == [(Kind.PARAGRAPH, PROSE), (Kind.CODE, CODE.rstrip()), (Kind.PARAGRAPH, PROSE)]


def test_code_keeps_tags_and_entities_and_loses_the_indentation_that_all_lines_share() -> None:
    assert blocks(PROSE, "    <ul>\n      <li>Marbelow &amp; Aldmouth</li>\n    </ul>") == [
        (Kind.PARAGRAPH, PROSE),
        (Kind.CODE, "<ul>\n  <li>Marbelow &amp; Aldmouth</li>\n</ul>"),
    ]


def test_code_in_the_midst_of_lines_without_blank_ones_is_found() -> None:
    page = "\n".join(("How the tables are read", PROSE, "Example", CODE.rstrip(), PROSE))
    assert [block.kind for block in pagestrip.read(page, kind="text").blocks].count(Kind.CODE) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "Harbour Office\n  Quay 4,\n  Marbelow",
        "  • Tables\n  • Tides\n    ◦ High water",
        "The tide = the moon's work",
        "  The boat goes out at six;\n  the mate is late,\n  and nobody knows why",
        "    Sales (in thousands)\n    2030",
        "  return heights[hour % 12];",
    ],
)
def test_what_is_indented_or_has_one_sign_of_code_is_none(lines: str) -> None:
    assert Kind.CODE not in [kind for kind, _ in blocks(PROSE, lines, PROSE)]


@given(st.lists(st.text("ab {}=;#\t•.", max_size=12), max_size=12))
def test_no_line_is_lost_or_moved(texts: list[str]) -> None:
    lines = list(enumerate(texts))
    assert [line for _, run in parted(lines) for line in run] == lines


def test_code_between_two_paragraphs_of_a_story_is_the_storys() -> None:
    story = "\n\n".join(f"{PROSE} They have done so since the {day}th of March, said the mate." for day in range(4, 9))
    above = "How the crews read the tables\n\nBy Ann Lee\n\n3 March 2031"
    page = f"{above}\n\n{story}\n\nThis is what it does:\n\n{CODE}\n\n{story.replace('March', 'April')}"
    assert CODE.strip() in pagestrip.extract(page, kind="text").body
