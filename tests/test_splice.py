"""Flattened pages of one text node a line: the lines of one sentence are one block again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.readers.splice import spliced

SENTENCE = "The crews of the Marbelow ferries have begun to learn the tables that the"


def texts(*lines: str) -> list[str]:
    return [block.text for block in pagestrip.read("\n".join(lines), kind="text").blocks]


def test_a_sentence_cut_at_its_links_is_whole_again() -> None:
    cut = (
        "The crews of the Marbelow ferries have begun to learn what the",
        "Harbour Office",
        "printed in March, and some of them",
        "complained",
        ", she said.",
    )
    assert texts("Ferries", "Crews learn the new tide tables", "by Ann Lee", *cut, "Nobody else did.") == [
        "Ferries",
        "Crews learn the new tide tables",
        "by Ann Lee",
        "The crews of the Marbelow ferries have begun to learn what the Harbour Office printed in March, and some of them complained, she said.",
        "Nobody else did.",
    ]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ((SENTENCE, "Harbour Office", "printed, she said."), None),
        (("The", "Marbelow ferries", "have begun to learn the new tables, said their oldest captain."), None),
        (("For months,", "Captain Lee of the Marbelow ferries had asked for tables. None came."), None),
        (("Nobody had asked them, say the crews of the", "Marbelow", "ferries. They would have said no."), None),
        ((SENTENCE, "harbour", "office, she said, had printed."), None),
        (
            ("The crews who learn “", "The Tables", "” by heart say that they sing them at night."),
            "The crews who learn “The Tables” by heart say that they sing them at night.",
        ),
        (("Die Mannschaften lernen seit März, was das", "Hafenamt", "gedruckt hat, sagt sie."), None),
        ((SENTENCE, "Harbour Office", "– which few had asked for – printed."), None),
        ((SENTENCE, "Harbour Office", "(and nobody else) printed."), None),
        ((SENTENCE, "Harbour Office", "printed, the", "Marbelow", "and", "Ostrey Boats", "among them. They sang."), None),
        ((SENTENCE + " office calls “", "hard", "”. They sang."), SENTENCE + " office calls “hard”. They sang."),
        (
            ("マーベロー港の事務所は三月に新しい潮汐表を印刷した。渡し船の", "乗組員", "は夜になるとそれを歌って覚えているという。"),
            "マーベロー港の事務所は三月に新しい潮汐表を印刷した。渡し船の乗組員は夜になるとそれを歌って覚えているという。",
        ),
        (
            ("马贝洛港务局三月印制了新的潮汐表，渡轮的船员们把它叫作", "夜歌", "，因为他们每天晚上都唱着背诵。"),
            "马贝洛港务局三月印制了新的潮汐表，渡轮的船员们把它叫作夜歌，因为他们每天晚上都唱着背诵。",
        ),
    ],
)
def test_lines_of_one_sentence_are_one(cut: tuple[str, ...], whole: str | None) -> None:
    assert texts("Ferries", *cut, "Nobody else did.") == ["Ferries", whole or " ".join(cut), "Nobody else did."]


@pytest.mark.parametrize(
    "lines",
    [
        ("Home", "about us", "ferries and tides", "tide tables", "all our boats", "contact"),  # a menu in lower case
        ("Harbour Office", "Tide tables", "New ferries"),
        (SENTENCE + " office printed.", "harbour news, she said"),  # a sentence that has ended
        ("The crews of the Marbelow ferries have learned the tables", "by Ann Lee and the editors of the harbour paper."),
        ("Crews of the Marbelow ferries learn the tide tables by heart", "Harbour Office prints them", "They sing at night."),
        ("Captains:", "their oldest has learned all the tables. He sings."),
        ("Ferries", "(new)", "Tide tables", "[more]", "all our boats"),  # a menu's asides
        ("Captain Lee has learned all the tables of the harbour.", "(pictured) He sings."),
        ("渡し船", "潮汐表", "お知らせ", "はじめての方へ"),  # a menu; what begins with a particle's sign is a word
        ("渡轮", "潮汐表", "港务局", "联系我们"),
    ],
)
def test_other_lines_stay_as_they_are(lines: tuple[str, ...]) -> None:
    assert texts(*lines) == list(lines)


def test_lines_of_a_page_with_blank_lines_are_left_as_they_are() -> None:
    assert texts("Ferries", "", SENTENCE, "harbour office, she said.") == ["Ferries", SENTENCE, "harbour office, she said."]


def test_a_blank_line_in_a_long_page_does_not_tell_how_it_was_made() -> None:
    menu = [f"Boat {number}" for number in range(60)]
    assert texts(*menu, "", SENTENCE, "harbour office printed, she said.") == [*menu, f"{SENTENCE} harbour office printed, she said."]


@given(st.lists(st.text(alphabet="aB ,.:(”的1", min_size=1, max_size=60).filter(str.strip), max_size=12))
def test_no_sign_is_lost_and_no_line_moves(lines: list[str]) -> None:
    numbered = list(enumerate(lines, 1))
    found = list(spliced(numbered))
    assert "".join("".join(text for _, text in found).split()) == "".join("".join(lines).split())
    assert [number for number, _ in found] == sorted({number for number, _ in found})
