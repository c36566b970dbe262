"""Flattened pages: the line that is the headline, what the scorer of lines looks at, and regions that the story goes on below."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pagestrip
from pagestrip import anchor, regions, scoring, span
from pagestrip.cleaners import captions, donation
from pagestrip.model import Block, Label, Mark, Page
from pagestrip.scoring import features, headlines
from pagestrip.span import overrule, reading, threshold
from training import cards
from training.corpora import Case

HEADLINE = "Lock keeper counts the eels of Varrow"
FIRST = "The keeper of Varrow lock has begun to count the eels that climb the ladder, and has filled a notebook with them since March."
SECOND = "The canal board, which had wanted a gate in the place of the ladder, said that it would wait for the keeper's count of eels."
CAPTION = "The keeper of the lock beside the ladder, where the canal board wanted a gate, on Monday. (Photo: Ivo Brandt)"
MENU = ["Home", "News", "Boats", "Letters", "Sign in"]


def read(*lines: str, url: str | None = None) -> Page:
    return pagestrip.read("\n\n".join(lines), kind="text", url=url)


def column(page: Page, name: str) -> list[Any]:
    found: list[Any] = features.columns(page, {})[:, features.NAMES["text"].index(name)].tolist()
    return found


def test_a_headline_stands_above_a_caption_that_says_more_of_the_story() -> None:
    page = anchor.find(read(*MENU, HEADLINE, "By Ann Lee", "14 March 2031", CAPTION, FIRST, SECOND))
    assert [page.blocks[at].text for at in page.headline] == [HEADLINE]


@pytest.mark.parametrize(
    ("alt", "is_alt"),
    [(f"{HEADLINE} 2", True), ("Lock keeper counts the geese of Varrow 2", False), (f"{HEADLINE} 2031", False), (f"2 {HEADLINE}", False)],
)
def test_another_line_with_a_number_at_its_end_is_an_alternative_text(alt: str, is_alt: bool) -> None:
    marks = list(captions.find(anchor.find(read(*MENU, HEADLINE, FIRST, SECOND, alt, FIRST))))
    assert [mark.start for mark in marks if "numbered" in mark.reason] == ([8] if is_alt else [])


def test_a_box_ends_at_the_next_opening_though_the_headline_stands_far_below() -> None:
    page = Page(tuple(Block(at, f"line {at}") for at in range(20)), kind="text", home=(-1,) * 20, headline=(15,))
    opened = (Mark(1, None, Label.NEWSLETTER, "opens"), Mark(3, None, Label.SHARE, "opens"))
    assert [mark.end for mark in regions.close(page, opened)] == [3, 4]


APPEAL = "This newsroom of the harbour is paid by its readers. If you value what we do, consider giving five crowns a month."
BUTTONS = [("Donate now", 1, True), ("Donate now", 2, False), ("Boats and letters", 1, False)]


@pytest.mark.parametrize(("button", "paragraphs", "is_box"), BUTTONS)
def test_an_appeal_in_the_midst_of_a_story_ends_with_its_button(button: str, paragraphs: int, is_box: bool) -> None:
    page = anchor.find(read(*MENU, HEADLINE, FIRST, SECOND, "Support our journalism", *[APPEAL] * paragraphs, button, SECOND, FIRST))
    opened = next(mark for mark in regions.close(page, tuple(donation.find(page))) if mark.start == 8)
    assert opened.end == (11 if is_box else 9)


def test_a_menu_has_no_headline() -> None:
    assert anchor.find(read(*MENU, "About us", "Privacy policy", "© 2031 Varrow Herald")).headline == ()


def test_both_prints_of_a_headline_count_and_a_third_below_the_story_does_not() -> None:
    page = anchor.find(read(*MENU, HEADLINE, HEADLINE, "14 March 2031", FIRST, SECOND, FIRST, SECOND, HEADLINE))
    assert page.headline == (5, 6)


def seen(page: Page) -> dict[int, dict[str, float]]:
    """What the larger forest sees of each candidate, by its block and the column's name."""
    at = headlines.of(page).at
    rows = headlines.columns(page, np.arange(len(at))).tolist()
    return {i: dict(zip(headlines.NAMES, row, strict=True)) for i, row in zip(at.tolist(), rows, strict=True)}


def test_the_address_speaks_for_a_line() -> None:
    share = seen(read(*MENU, HEADLINE, FIRST, url="https://herald.example/2031/03/lock-keeper-counts-the-eels-of-varrow.html"))
    assert share[5]["line_of_slug"] == share[5]["slug_of_line"] == 1
    assert share[6]["slug_of_line"] < 0.5
    assert not any(row["has_slug"] for row in seen(read(HEADLINE, FIRST)).values())


TITLE = "Eels of Varrow counted by lock keeper | Varrow Herald"
STORY = (
    FIRST,
    SECOND,
    "Nobody at the lock had asked her to, the keeper said on Monday.",
    "She will go on until the first frost, and then count again in March.",
)


def test_a_documents_title_on_top_of_a_page_yields_to_the_headline_that_the_page_prints() -> None:
    lines = [TITLE, *MENU, "Weather", "Tides", HEADLINE, "By Ann Lee", "14 March 2031", *STORY]
    page = anchor.find(pagestrip.read("\n".join(lines), kind="text"))
    assert [page.blocks[at].text for at in page.headline] == [HEADLINE]


def test_a_documents_title_yields_to_the_line_that_prints_it_without_the_site_also_above_prose() -> None:
    headline = "Keeper of Varrow lock counts eels – again"
    consent = "We use cookies to count our readers. You may say no, and nothing will happen to you or to your eels."
    lines = [f"{headline} | Varrow Herald", consent, *MENU, headline, "By Ann Lee", "14 March 2031", *STORY]
    page = anchor.find(pagestrip.read("\n".join(lines), kind="text"))
    assert [page.blocks[at].text for at in page.headline] == [headline]


@pytest.mark.parametrize(("opener", "end"), [("Read also:", 6), ("Read also", 8)])
def test_a_heading_with_a_colon_points_at_one_story(opener: str, end: int) -> None:
    lines = [HEADLINE, FIRST, SECOND, STORY[2], opener, "Bread is baked at night", "A count in March", STORY[3]]
    page = anchor.find(pagestrip.read("\n".join(lines), kind="text"))
    (mark,) = regions.close(page, (Mark(4, None, Label.RELATED, "the heading opens it"),))
    assert (mark.start, mark.end) == (4, end)


@pytest.mark.parametrize(
    "lines", [[HEADLINE, "By Ann Lee", *STORY, "What the eels of Varrow lock do next", *STORY], [TITLE, *MENU, "Weather", "Tides", *STORY]]
)
def test_the_first_line_is_the_headline_where_the_story_stands_below_it_or_nothing_else_prints_it(lines: list[str]) -> None:
    page = anchor.find(pagestrip.read("\n".join(lines), kind="text"))
    assert page.headline == (0,)


@given(st.lists(st.text(max_size=80), max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_lines_have_a_headline_among_them_or_none(lines: list[str]) -> None:
    page = pagestrip.read("\n".join(lines), kind="text")
    best = scoring.headline(page)
    assert best is None or best[0] in headlines.of(page).at


def test_of_many_lines_the_large_forest_sees_a_few_and_the_headline_is_among_them() -> None:
    links = [f"The council of ward {at} meets about the quay" for at in range(4 * headlines.KEPT)]
    page = read(*links, HEADLINE, "By Ann Lee", "14 March 2031", FIRST, SECOND, *links)
    found = headlines.of(page)
    rows = headlines.ranked(found, scoring.default().candidate)
    assert len(rows) == headlines.KEPT < len(found.at)
    assert (np.diff(rows) > 0).all()
    assert len(links) in found.at[rows]
    assert len(links) not in found.at[headlines.ranked(found, scoring.default().candidate, start=len(links) + 1)]


def test_a_block_of_another_story_shares_no_words_with_this_one() -> None:
    other = "Bakers of Stronday have raised the price of rye bread, and the millers say that rain in June had spoiled a third of the harvest."
    page = anchor.find(read(HEADLINE, FIRST, SECOND, other))
    told = column(page, "opening_words")
    assert min(told[1:3]) > 2
    assert told[3] <= 2


def test_alt_text_and_the_caption_that_goes_on_from_it() -> None:
    page = read("The eel ladder of Varrow", "The eel ladder of Varrow on Monday. Photo: Ivo Brandt", "The eel ladders")
    assert column(page, "begins_next") == [1, 0, 0]
    assert column(page, "extends_last") == [0, 1, 0]


def test_how_far_above_a_region_was_opened() -> None:
    page = read(HEADLINE, "Related", "Bread", "Boats").marked((Mark(1, 3, Label.RELATED, "the heading opens it", "related"),))
    assert column(page, "since_related") == [-1, 0, 1, 2]
    assert column(page, "since_comments") == [-1, -1, -1, -1]


def test_a_story_goes_on_below_a_region_that_nothing_closes() -> None:
    page = Page(tuple(Block(at, f"Sentence {at} of the story, long enough to be one.") for at in range(6)), home=(-1,) * 6, kind="text")
    page = page.marked((Mark(2, 6, Label.RELATED, "the heading opens it", "related"),))
    assert span.choose(page, [0.99, 0.99, 0.01, 0.02, 0.9, 0.9]) == (0, 1, 4, 5)
    assert span.choose(page, [0.99, 0.99, 0.01, 0.02, 0.3, 0.3]) == (0, 1)


def test_cards_come_from_the_same_fold_and_stand_below_the_story() -> None:
    body = "\n".join((FIRST, SECOND, FIRST, SECOND))
    cases = [Case("made", str(at), b"", {"title": f"{HEADLINE} {at}", "body": body, "url": f"https://site{at}.example/"}) for at in range(6)]
    found = cards.candidates(cases, [0, 0, 0, 1, 1, 1])
    others = cards.others_of(0, 0, found)
    assert set(others) <= {1, 2}
    text = cards.appended(f"{HEADLINE}\n{body}\nFooter", cases[0], [cases[at] for at in others], 0)
    assert text.startswith(f"{HEADLINE}\n{body}\n")
    assert text.endswith("\nFooter")
    assert text.count(f"{HEADLINE} 1") == 3


def test_one_line_over_and_over_is_no_story() -> None:
    assert pagestrip.extract("\n".join([FIRST] * 40), kind="text").body == ""
    assert pagestrip.extract("\n\n".join([HEADLINE, "14 March 2031", FIRST, SECOND, FIRST]), kind="text").body.startswith(FIRST)


def test_a_candidate_is_seen_beside_the_lines_that_print_parts_of_it() -> None:
    alt, credit, head = "The lock keeper beside his nets", "The lock keeper beside his nets (Ann Lee)", "Lock keeper counts the eels of Varrow"
    rows = seen(read(alt, credit, "Rivers Lock keeper counts the eels of Varrow", head, "By Ann Lee", "14 March 2031", FIRST))
    told = {line: rows[at] for at, line in enumerate((alt, credit, "kicker", head))}
    assert told[alt]["is_opened"] == told[credit]["opens"] == told[head]["is_ended"] == told["kicker"]["closes"] == 1
    assert told[head]["is_opened"] == told[head]["opens"] == told[alt]["is_ended"] == 0
    assert told[head]["to_byline"] == 1
    assert told[head]["to_date"] == 2


@pytest.mark.parametrize(("page_type", "score", "is_taken"), [("article", 0.4, False), ("article", 0.47, True), ("service", 0.4, True)])
def test_a_low_bar_lets_no_links_of_a_flattened_articles_regions_in(page_type: str, score: float, is_taken: bool) -> None:
    lines = ["More news", *[f"{FIRST} {at}" for at in range(20)]]
    page = Page(tuple(Block(at, text) for at, text in enumerate(lines)), kind="text", home=(-1,) * len(lines))
    page = page.marked((Mark(0, 2, Label.RELATED, "the heading opens it"),))
    scores = [0.1, score, *[0.4] * 4, *[0.2] * 15]
    assert threshold.of(page, scores, reading.read_as(page_type, 0.5)) + overrule.SURER < 0.4
    assert (1 in span.choose(page, scores, (page_type, 0.5))) == is_taken
