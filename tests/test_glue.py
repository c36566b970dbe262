"""Glued runs: parted where the page's own words end, and never inside a word that the page has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagestrip.glue import Vocabulary, part

PROSE = [
    "At the counter the harbour board of Port Ellery met on Monday. Its chair, Nadia Okonjo-Brandt, said the dredger would stay.",
    "A ferry strike in the north has stopped the wool trade; the US and Norland signed a treaty on herring in 1998.",
    "The PayPal office at Macready Street is closed. Its old GDP figures were wrong, said the OECD.",
]
ENGLISH = Vocabulary.of(PROSE, "en")


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("Port ElleryNadia Okonjo-BrandtHarbour board", ("Port Ellery", "Nadia Okonjo-Brandt", "Harbour board")),
        ("Port Elleryferry strikeUS and NorlandHerring", ("Port Ellery", "ferry strike", "US and Norland", "Herring")),
        ("wool tradeGDPOECD figures", ("wool trade", "GDP", "OECD figures")),
        ("Treaty of 1998Herring", ("Treaty of 1998", "Herring")),
        ("Port Ellery (harbour)Wool", ("Port Ellery (harbour)", "Wool")),
        ("OECDGDP", ("OECD", "GDP")),
        ("YouTubeHerring", ("YouTube", "Herring")),  # a name with a capital inside is one piece
        ("Class of St.Herring", ("Class of St.", "Herring")),
        ("harbour-board strikePort", ("harbour-board strike", "Port")),
        ("#herring#wool", ("#herring", "#wool")),
        ("ferry strikestreaty", ("ferry strikes", "treaty")),  # the page says "strike"
        ("wool tradesardinesOld sardines", ("wool trade", "sardines", "Old sardines")),  # another tag says "sardines"
        ('"Wool"Herring', ('"Wool"', "Herring")),
    ],
)
def test_parted(run: str, pieces: tuple[str, ...]) -> None:
    assert part(run, ENGLISH) == pieces


@pytest.mark.parametrize(
    "run",
    [
        "Macready Street",  # a word of the page
        "PayPal",  # a word of the page, with a capital inside
        "YouTube",  # a name that is no word of this page
        "McAllister",
        "LaCroix",
        "Counterstrike",  # both halves are words of the page, but "Counter" is never written so
        "strikes",  # an ending more than the page's word
        "tradewinds",  # "winds" is no word of the page
        "OECD",
        "OECDX",  # "X" is no word
        '"Herring"-board',  # a quotation opens here
        "Herring.-board",
        "",
        "   ",
    ],
)
def test_whole(run: str) -> None:
    assert part(run, ENGLISH) == ((run.strip(),) if run.strip() else ())


KOREAN = Vocabulary.of(["항구위원회를 열었다. 여객선은 내일부터 운항한다. 부두공사가 끝났다."], "ko")


def test_korean_words_are_known_without_their_particles() -> None:
    assert part("항구위원회여객선부두공사", KOREAN) == ("항구위원회", "여객선", "부두공사")
    assert part("항구위원장", KOREAN) == ("항구위원장",)


def test_particles_and_counters_stay_with_their_words() -> None:
    assert part('"항구위원회"라고', KOREAN) == ('"항구위원회"라고',)
    assert part("여객선3척", KOREAN) == ("여객선3척",)


def test_compounds_stay_whole_in_languages_that_join_words() -> None:
    german = Vocabulary.of(["Der Hafen ist zu. Die Gebühr steigt, das Hafenamt schweigt. Die gebühr"], "de")
    assert part("Hafengebühr", Vocabulary.of(["Hafen", "Gebühr"], "de")) == ("Hafengebühr",)
    assert part("HafenGebühr", german) == ("Hafen", "Gebühr")
    assert part("hafengebühr", german) == ("hafengebühr",)


def test_names_written_small_are_parted_where_only_names_have_capitals() -> None:
    swedish = Vocabulary.of(["I Norland bor Anna Lindholm. USA och en hamn, en avgift"], "sv")
    assert part("norlandlindholmusa", swedish) == ("norland", "lindholm", "usa")
    assert part("hamnavgiften", swedish) == ("hamnavgiften",)


def test_a_phrase_of_another_list_parts_where_it_ends() -> None:
    assert part("Odo Pellxenial pots", ENGLISH) == ("Odo Pellxenial pots",)
    assert part("Odo Pellxenial pots", ENGLISH, {"Odo Pell"}) == ("Odo Pell", "xenial pots")


def test_a_known_phrase_does_not_part_a_word_of_the_page() -> None:
    vocabulary = Vocabulary.of(["The Odo Pells are a band."], "en")
    assert part("Odo Pells", vocabulary, {"Odo Pell"}) == ("Odo Pells",)


TOKENS = st.text(alphabet="abAB1-.)éßЖж你ا '", max_size=60)


@given(run=TOKENS, words=st.lists(st.text(alphabet="abAB1-éж", min_size=1, max_size=6), max_size=8), known=st.lists(TOKENS, max_size=3))
def test_nothing_is_invented_and_nothing_lost(run: str, words: list[str], known: list[str]) -> None:
    pieces = part(run, Vocabulary.of(words), known)
    assert "".join("".join(pieces).split()) == "".join(run.split())
    assert all(piece and piece == piece.strip() for piece in pieces)


@given(words=st.lists(st.sampled_from(["Port", "Ellery", "Herring", "Norland", "Monday"]), min_size=1, max_size=6))
def test_capitalised_words_of_the_page_come_apart(words: list[str]) -> None:
    assert part("".join(words), ENGLISH) == tuple(words)


def test_a_long_token_is_left_alone() -> None:
    run = "Port" * 100
    assert part(run, ENGLISH) == (run,)
