"""The titles that the head claims: without the site's name, genres and repetitions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagestrip.titles import before_bar, trimmed

STORY = "Ferryman of Tolm retires after forty winters"
SITE = frozenset({"the tolm gazette", "tolmgazette.example", "tolmgazette"})


@pytest.mark.parametrize(
    "title",
    [
        f"{STORY} | The Tolm Gazette",
        f"{STORY} - The Tolm Gazette",
        f"{STORY} – Tolmgazette.example",
        f"{STORY}｜The Tolm Gazette",
        f"The Tolm Gazette » {STORY}",
        f"{STORY} | Tolm Gazette Online",
        f"{STORY} {STORY}",
        f"{STORY}{STORY}",
        "Ferryman of Tolm re\u00adtires after forty winters",
        "Ferryman of Tolm  retires after\nforty winters",
    ],
)
def test_the_site_and_the_repetition_go(title: str) -> None:
    assert trimmed(title, SITE) == STORY


@pytest.mark.parametrize(
    "title",
    [
        "Ferry, bridge or tunnel - the council must choose",
        "Gazette of the dead | A poem found in a wall",
        "Tolm: a town that rows to work",
        "Bora Bora",
        "The Tolm Gazette",
    ],
)
def test_a_title_without_the_site_stays(title: str) -> None:
    assert trimmed(title, SITE) == title


def test_entities_written_twice_are_read() -> None:
    assert trimmed("F&auml;hrmann h&ouml;rt auf &amp; geht", frozenset()) == "Fährmann hört auf & geht"


WORDS = st.lists(st.text("abcdefghij", min_size=3, max_size=9), min_size=6, max_size=12, unique=True).map(" ".join)


@settings(deadline=None)
@given(WORDS)
def test_any_title_comes_back_from_behind_the_site_and_from_a_repetition(title: str) -> None:
    assert trimmed(f"{title} | The Tolm Gazette", SITE) == title
    assert trimmed(f"{title} {title}", SITE) == title
    assert trimmed(title, SITE) == title


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_is_too_odd(title: str) -> None:
    assert trimmed(title, SITE) == trimmed(title, SITE).strip()


@pytest.mark.parametrize("genre", ["Opinion", "Editorial", "Kommentar", "Opinión", "社説"])
def test_a_genre_after_a_bar_is_no_part_of_a_headline(genre: str) -> None:
    assert trimmed(f"{STORY} | {genre}", frozenset()) == STORY
    assert trimmed(f"{STORY}: {genre}", frozenset()) == f"{STORY}: {genre}"


def test_what_begins_with_the_sites_name_stays_in_front() -> None:
    assert trimmed("Tolmgazette Letter #18 – A winter on the water", SITE) == "Tolmgazette Letter #18 – A winter on the water"
    assert trimmed("The Tolm Gazette – A winter on the water", SITE) == "A winter on the water"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("How to oil a lock – Sund Tools", "How to oil a lock"),
        ("How to oil a lock - what every keeper should know", "How to oil a lock - what every keeper should know"),
        ("Sund - The Lockkeeper", "Sund - The Lockkeeper"),
        ("How to oil a lock-gate", "How to oil a lock-gate"),
    ],
)
def test_a_short_name_behind_a_claims_last_dash_is_the_sites(title: str, expected: str) -> None:
    assert before_bar(title) == expected
