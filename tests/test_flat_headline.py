"""Which line of a flattened page is taken for its headline."""

from unittest.mock import patch

import numpy as np
import pytest

import pagestrip
from pagestrip import anchor, scoring
from pagestrip.readers import read
from pagestrip.scoring import trees


@pytest.mark.parametrize(("believed", "found"), [((1.0, 0.9), 1), ((1.0, 0.8), 0), ((0.9, 1.0), 1), ((-1.5, -1.5), None)])
def test_of_lines_that_are_believed_nearly_alike_the_longest_is_the_headline(believed: tuple[float, float], found: int | None) -> None:
    page = read("Harbour Post\n\nThe council opens a bridge over the harbour\n", kind="text")
    with patch.object(trees.Forest, "raw", return_value=np.array(believed)[:, None]):
        best = scoring.headline(page)
        assert (best[0] if best else None) == found


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (None, "unaddressed"),
        ("https://harbour.example/news/4711", "unaddressed"),
        ("https://harbour.example/council-opens-a-bridge", "headline"),
    ],
)
def test_a_page_whose_address_says_nothing_is_read_by_the_forest_that_learned_without_addresses(url: str | None, asked: str) -> None:
    page = read("Harbour Post\n\nThe council opens a bridge over the harbour\n", url=url, kind="text")
    own = scoring.default()
    with patch.object(trees.Forest, "raw", autospec=True, return_value=np.array([[0.0], [1.0]])) as raw:
        own.head(page)
    assert raw.call_args.args[0] is getattr(own, asked)


BODY = "\n\nThe council met again on Friday and said that the harbour would open next week, after two years of work on its walls." * 3


def believed(page: str, at: int, raw: float) -> pagestrip.Article:
    """The article where the scorer believes the block `at` to be the headline."""
    with patch.object(scoring.Scorer, "head", return_value=(at, float(trees.sigmoid(np.array(raw))))):
        return pagestrip.extract(page, kind="text")


@pytest.mark.parametrize(("raw", "headline"), [(0.5, "The council opens a bridge"), (-0.1, None)])
def test_a_line_that_is_hardly_believed_is_no_headline_and_the_evidence_says_how_far_it_is(raw: float, headline: str | None) -> None:
    article = believed("The council opens a bridge" + BODY, 0, raw)
    assert article.headline == headline
    assert headline is None or article.evidence["headline"].confidence == pytest.approx(1 / (1 + np.exp(-raw)), abs=0.001)


def test_a_headline_may_be_longer_than_any_phrase() -> None:
    long = "The council opens a bridge over the harbour and says who paid for it, " * 3
    assert believed(f"{long.strip()}{BODY}", 0, 4.0).headline == long.strip()


@pytest.mark.parametrize(
    ("cut", "found"),
    [
        ("The council opens a bri…", "The council opens a bridge"),
        ("The council opens...", "The council opens a bridge"),
        ("The council shuts a bri…", "The council shuts a bri…"),
    ],
)
def test_of_a_line_that_is_cut_off_the_whole_print_is_the_headline(cut: str, found: str) -> None:
    assert believed(f"{cut}\n\nMenu\n\nThe council opens a bridge{BODY}", 0, 4.0).headline == found


def test_a_line_that_begins_with_a_colon_goes_on_with_the_line_above() -> None:
    assert believed(f"Marbelow builds\n: The council opens a bridge{BODY}", 1, 4.0).headline == "Marbelow builds: The council opens a bridge"


RUN_TOGETHER = [
    ("Marbelow PostSign in", True),
    ("HomeNewsLetters", True),
    ("Nora McKenzie of PayPal", False),
    ("LockBoat keeps the tide", False),
    ("marbelowPost.example", False),
]


@pytest.mark.parametrize(("line", "is_menu"), RUN_TOGETHER)
def test_a_menu_run_together_is_no_headline(line: str, is_menu: bool) -> None:
    page = read(f"{line}\n\nLockBoat is new\n\nThe harbour opens next week\n", kind="text")
    with patch.object(scoring.Scorer, "head", side_effect=[(0, 0.9), (2, 0.8)]):
        assert anchor.find(page).headline == ((2,) if is_menu else (0,))


def test_a_menu_run_together_is_kept_where_nothing_else_may_be_the_headline() -> None:
    page = read("HomeNewsLetters\n\nThe harbour\n", kind="text")
    with patch.object(scoring.Scorer, "head", side_effect=[(0, 0.9), None]):
        assert anchor.find(page).headline == (0,)
