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


OTHERS = "Why the ferry clerks of the eastern quay sit down at work, and who has paid for their forty chairs in the winter"
BELOW = [([OTHERS, "Boats"], ()), ([OTHERS, STORY], (11, 12)), (["Boats", STORY, OTHERS], (12, 13)), ([STORY, "Boats", OTHERS], (11,))]


@pytest.mark.parametrize(("lines", "taken"), BELOW)
def test_headlines_of_other_stories_below_a_story_are_not_taken_back(lines: list[str], taken: tuple[int, ...]) -> None:
    assert _taken_below(10, lines) == taken


def test_below_a_short_text_a_line_without_a_stop_may_be_the_storys() -> None:
    assert _taken_below(2, [OTHERS, "Boats"]) == (3,)


def _taken_below(told: int, lines: list[str]) -> tuple[int, ...]:
    """Which of these lines, where each but "Boats" reads like the story, are taken back from a list of related stories below it."""
    texts = [f"{number}: {STORY}" for number in range(told)] + ["Related stories", *lines]
    scores = [0.0 if text in ("Related stories", "Boats") else 0.9 for text in texts]
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), kind="text", home=(-1,) * len(texts))
    listed = page.marked((Mark(told, len(texts), Label.RELATED, "the heading opens it"),))
    return tuple(at for at in span.choose(listed, scores, ("article", 0.9)) if at > told)


def test_a_box_that_ends_with_a_line_of_its_own_kind_is_not_taken_back() -> None:
    texts = ["Boats for hire", STORY, "Support us", STORY.lower(), "Donate now", STORY.upper()]
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), kind="text", home=(-1,) * len(texts), headline=(0,))
    box, button = Mark(2, 5, Label.DONATION, "the heading opens it"), Mark(4, 5, Label.DONATION, "a phrase")
    assert span.choose(page.marked((box, button)), [0.0, 0.9, 0.1, 0.9, 0.1, 0.9], ("article", 0.9)) == (1, 5)
    assert span.choose(page.marked((box,)), [0.0, 0.9, 0.1, 0.9, 0.1, 0.9], ("article", 0.9)) == (1, 3, 5)
