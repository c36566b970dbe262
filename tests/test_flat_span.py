"""What is chosen of a flattened page where it is a list, and where it holds one."""

import pytest

import pagestrip
from pagestrip import span
from pagestrip.cleaners import meta
from pagestrip.model import Block, Label, Mark, Page

STORY = "The ferry left the pier at nine with forty people and a piano on board, the harbour office said on Monday."


def test_a_flattened_list_is_what_no_blank_line_parts() -> None:
    page = pagestrip.read(f"{STORY}\n\n- {STORY}\n- Ropes\n\n- Crates\n\n{STORY}", kind="text")
    assert span.choose(page, [0.9, 0.9, 0.1, 0.1, 0.9]) == (0, 1, 2, 4)


@pytest.mark.parametrize(("told", "taken"), [(4, range(1, 5)), (1, range(1, 82))])
def test_a_story_that_is_sure_among_many_links_is_taken_without_them(told: int, taken: range) -> None:
    texts = [
        "Boats for hire",
        *[f"{number}: {STORY}" for number in range(told)],
        *[f"Boat {number} of the eastern quay, for hire by the day" for number in range(80)],
    ]
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), kind="text", home=(-1,) * len(texts), headline=(0,))
    assert span.choose(page, [0.0] + [0.95] * told + [0.3] * 80, ("article", 0.9)) == tuple(taken)


def test_a_storys_paragraphs_below_a_box_are_taken_back_but_not_its_opening_line() -> None:
    texts = ["Boats for hire", STORY, "Subscribe to our newsletter", STORY.lower(), STORY.upper(), "Your address"]
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), kind="text", home=(-1,) * len(texts), headline=(0,))
    box = page.marked((Mark(2, 6, Label.NEWSLETTER, "the heading opens it"),))
    assert span.choose(box, [0.0, 0.9, 0.9, 0.9, 0.9, 0.1], ("article", 0.9)) == (1, 3, 4)
    assert span.choose(box, [0.0, 0.9, 0.9, 0.4, 0.4, 0.1], ("article", 0.9)) == (1,)


def test_a_list_of_cards_has_no_headline_to_stand_below() -> None:
    page = pagestrip.read("\n\n".join([STORY] * 7), kind="text").derived(headline=(4,))
    scores = [0.9, 0.0, 0.0, 0.0, 0.0, 0.9, 0.9]
    assert span.choose(page, scores, ("collection", 0.9)) == (0, 5, 6)
    assert span.choose(page, scores, ("article", 0.9)) == (5, 6)


@pytest.mark.parametrize(("lines", "stories", "taken"), [(12, 1, 1), (2, 3, 3)])
def test_short_lines_that_are_most_of_a_body_are_its_entries(lines: int, stories: int, taken: int) -> None:
    texts = ["Boats for hire", *["A boat of the eastern quay"] * lines, "3 May 2031", *[STORY] * stories]
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), kind="text", home=(-1,) * len(texts), headline=(0,))
    assert len(list(meta.CLEANER.find(page.derived(body=tuple(range(1, len(texts))))))) == taken


@pytest.mark.parametrize(
    ("end", "score", "taken"),
    [
        ("A first convoy goes out on Monday.", 0.3, True),
        ("A first convoy goes out on Monday.", 0.1, False),  # the scorer is sure that it is none
        ("\nA first convoy goes out on Monday.", 0.3, False),  # a blank line parts it
        ("Boats, ropes and crates of the quay", 0.3, False),  # no sentence
        ("Subscribe now.", 0.3, False),
    ],
)
def test_a_short_last_sentence_of_a_run_of_paragraphs(end: str, score: float, taken: bool) -> None:
    page = pagestrip.read(f"Headline\n\n{STORY}\n{STORY}\n{STORY}\n{end}\n\nBoats", kind="text").derived(headline=(0,))
    chosen = span.choose(page, [0.0, 0.9, 0.9, 0.9, score, 0.0])
    assert chosen == ((1, 2, 3, 4) if taken else (1, 2, 3))


def test_without_blank_lines_a_last_sentence_must_be_as_likely_as_a_paragraph() -> None:
    page = pagestrip.read(f"Headline\n{STORY}\n{STORY}\n{STORY}\nA first convoy goes out on Monday.\nBoats", kind="text").derived(headline=(0,))
    assert span.choose(page, [0.0, 0.9, 0.9, 0.9, 0.3, 0.0]) == (1, 2, 3)
    assert span.choose(page, [0.0, 0.9, 0.9, 0.9, 0.4, 0.0]) == (1, 2, 3, 4)
