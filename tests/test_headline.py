"""The headline: printed before claimed, without the site's name, kickers and repetitions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagestrip.extractors.headline import EXTRACTOR
from pagestrip.model import Block, Claim, Context, Found, Inline, Kind, Label, Mark, Page
from pagestrip.titles import trimmed

STORY = "Ferryman of Tolm retires after forty winters"
URL = "https://www.tolmgazette.example/a/1"
SITE = frozenset({"the tolm gazette", "tolmgazette.example", "tolmgazette"})


def page(*blocks: Block, claims: tuple[Claim, ...] = (), headline: int | None = 0, kind: str = "html", url: str | None = None) -> Page:
    at = () if headline is None else (headline,)
    marks = tuple(Mark(n, n + 1, Label.HEADLINE, "test") for n in at)
    return Page(
        tuple(b._replace(index=n) for n, b in enumerate(blocks)),
        home=(-1,) * len(blocks),
        claims=claims,
        kind=kind,
        url=url,
        marks=marks,
        headline=at,
    )


def candidates(of: Page) -> list[Found]:
    return list(EXTRACTOR.find(of, Context(of)))


def best(of: Page) -> Found:
    return max(candidates(of), key=lambda found: found.confidence)


def h1(text: str, *inlines: Inline) -> Block:
    return Block(0, text, Kind.HEADING, 1, inlines=inlines)


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


def test_the_printed_headline_wins_and_the_contradiction_is_told() -> None:
    found = best(page(h1(STORY), claims=(Claim("jsonld", "headline", "Veteran boatman hangs up his oars", "NewsArticle"),)))
    assert found.value == STORY
    assert found.where == "block 0"
    assert "hangs up his oars" in found.note


def test_agreement_leaves_no_note() -> None:
    assert best(page(h1(STORY), claims=(Claim("opengraph", "og:title", f"{STORY} | Gazette"),))).note == ""


def test_what_loses_stays_as_an_alternative() -> None:
    claims = (Claim("jsonld", "headline", "Boatman bows out", "NewsArticle"), Claim("opengraph", "og:title", "He rowed for forty years"))
    assert {"Boatman bows out", "He rowed for forty years", STORY} == {found.value for found in candidates(page(h1(STORY), claims=claims))}


def test_a_minor_heading_yields_to_the_storys_own_metadata() -> None:
    claims = (Claim("jsonld", "headline", STORY, "NewsArticle"),)
    assert best(page(Block(0, "More on: harbours", Kind.HEADING, 2), claims=claims)).value == STORY


def test_a_main_heading_that_the_head_claims_is_found_where_the_anchor_missed_it() -> None:
    blocks = (h1(STORY), Block(0, "More on: harbours", Kind.HEADING, 2))
    found = best(page(*blocks, claims=(Claim("opengraph", "og:title", STORY),), headline=1))
    assert (found.value, found.where) == (STORY, "block 0")


def test_a_main_heading_that_is_what_the_head_claims_beats_one_that_says_something_else() -> None:
    claims = (Claim("opengraph", "og:title", "Tolm ferries"),)
    assert best(page(h1("Why ferries are the best of all ways"), h1("Tolm ferries"), claims=claims)).value == "Tolm ferries"
    assert best(page(h1("Ferries: the fleet of Tolm"), h1("Tolm barges"), claims=claims)).value == "Ferries: the fleet of Tolm"


def test_metadata_of_other_things_do_not_count() -> None:
    assert candidates(page(headline=None, claims=(Claim("jsonld", "headline", "A video of boats", "VideoObject"),))) == []


def test_a_run_named_as_the_headline_is_the_headline() -> None:
    text = f"Shipping {STORY}"
    runs = (Inline(0, 8, "span", frozenset({"red"})), Inline(9, len(text), "span", frozenset({"headline"})))
    assert best(page(h1(text, *runs))).value == STORY


def test_a_kicker_in_front_goes() -> None:
    text = f"Shipping: {STORY}"
    assert best(page(h1(text, Inline(0, 8, "span", frozenset({"kicker"}))))).value == STORY


@pytest.mark.parametrize("claimed", [f"Shipping: {STORY}", f"Shipping – {STORY}"])
def test_a_kicker_in_the_heading_that_the_head_claims_too_stays_as_claimed(claimed: str) -> None:
    heading = h1(f"Shipping {STORY}", Inline(0, 8, "span", frozenset({"kicker"})))
    assert best(page(heading, claims=(Claim("jsonld", "headline", claimed, "NewsArticle"),))).value == claimed
    assert best(page(heading, claims=(Claim("jsonld", "headline", STORY, "NewsArticle"),))).value == STORY


def test_a_headline_in_two_headings_is_written_as_the_head_writes_it() -> None:
    claims = (Claim("opengraph", "og:title", f"Forty winters: {STORY}"),)
    two = page(h1("Forty winters"), h1(STORY), claims=claims).derived(headline=(0, 1), marks=(Mark(0, 2, Label.HEADLINE, "test"),))
    assert (best(two).value, best(two).where) == (f"Forty winters: {STORY}", "blocks 0 to 1")
    twice = page(h1(STORY), h1(STORY), claims=claims).derived(headline=(0, 1), marks=(Mark(0, 2, Label.HEADLINE, "test"),))
    assert best(twice).value == STORY


TITLE = (Claim("opengraph", "og:title", "Boat insurance for small crews"), Claim("title", "title", "Boat insurance for small crews | Tolm Mutual"))
SITE_CLAIM = Claim("opengraph", "og:site_name", "Tolm Mutual")


def test_a_slogan_on_a_page_that_is_no_story_yields_to_the_title_that_the_head_repeats() -> None:
    assert best(page(h1("Sleep while it storms"), claims=(*TITLE, SITE_CLAIM))).value == "Boat insurance for small crews"


@pytest.mark.parametrize(
    "claims",
    [
        (*TITLE, SITE_CLAIM, Claim("opengraph", "og:type", "article")),
        (*TITLE, SITE_CLAIM, Claim("jsonld", "headline", "Insurance", "NewsArticle")),
        (TITLE[0], Claim("title", "title", "Welcome to Tolm Mutual"), SITE_CLAIM),
    ],
)
def test_a_storys_main_heading_or_one_that_a_single_claim_contradicts_stays(claims: tuple[Claim, ...]) -> None:
    assert best(page(h1("Sleep while it storms"), claims=claims)).value == "Sleep while it storms"


@pytest.mark.parametrize("sign", ["¶", "#", "§"])
def test_the_sign_that_links_to_the_heading_itself_goes(sign: str) -> None:
    text = f"{STORY}{sign}"
    assert best(page(h1(text, Inline(len(STORY), len(text), "a", value="#ferryman")))).value == STORY
    assert best(page(h1(text, Inline(len(STORY), len(text), "a", value="/c-sharp")))).value == text
    assert best(page(h1(STORY, Inline(len(STORY) - 7, len(STORY), "a", value="#note-1")))).value == STORY


def test_an_unnamed_run_in_front_stays() -> None:
    text = f"Shipping: {STORY}"
    assert best(page(h1(text, Inline(0, 8, "b")))).value == text


def test_the_hosts_name_is_enough_to_know_the_site() -> None:
    found = best(page(headline=None, claims=(Claim("title", "title", f"{STORY} | Tolm Gazette"),), url="https://www.tolmgazette.example/a/1"))
    assert found.value == STORY


def test_a_flat_line_is_as_good_as_a_heading() -> None:
    found = best(page(Block(0, STORY), kind="text"))
    assert (found.value, found.method, found.confidence) == (STORY, "text", 0.95)


def test_blocks_of_a_view_are_named_by_their_place_in_the_whole_page() -> None:
    whole = page(Block(0, "x"), Block(0, "y"), h1(STORY), headline=None)
    card = whole.view(2, 3)
    card = card.derived(marks=(Mark(0, 1, Label.HEADLINE, "test"),), headline=(0,))
    assert next(EXTRACTOR.find(card, Context(whole))).where == "block 2"


def test_a_page_without_one_has_none() -> None:
    assert candidates(page(Block(0, "Just a line."), headline=None)) == []


@pytest.mark.parametrize(("front", "behind"), [("News ", ""), ("Title: ", ""), ("", " (tolmgazette.example)"), ("3 May 2031 ", " 12")])
def test_a_label_at_the_end_of_a_heading_goes_where_the_head_claims_the_rest(front: str, behind: str) -> None:
    text = f"{front}{STORY}{behind}"
    runs = (Inline(0, len(front), "span"), Inline(len(text) - len(behind), len(text), "a"))
    claims = (Claim("opengraph", "og:title", STORY),)
    assert best(page(h1(text, *runs), claims=claims)).value == STORY
    assert best(page(h1(text, *runs))).value == text.strip()


def test_the_pages_only_main_heading_is_printed_before_claimed() -> None:
    claims = (Claim("opengraph", "og:title", "Ferries of Tolm | Sund and Marl"),)
    blocks = [Block(0, "Ferries", Kind.HEADING, 1), Block(0, "Sign up", Kind.HEADING, 2)]
    assert best(page(Block(0, "Ferries of the Sund", Kind.HEADING, 1), claims=claims, headline=None)).value == "Ferries of the Sund"
    assert best(page(*blocks, Block(0, "Ferries of the Sund", Kind.HEADING, 1), claims=claims, headline=1)).value == "Ferries"
    assert best(page(h1("Cookies"), Block(0, "Ferries of the Sund", Kind.HEADING, 1), claims=claims, headline=None)).value == "Ferries of Tolm"


@pytest.mark.parametrize("genre", ["Opinion", "Editorial", "Kommentar", "Opinión", "社説"])
def test_a_genre_after_a_bar_is_no_part_of_a_headline(genre: str) -> None:
    assert trimmed(f"{STORY} | {genre}", frozenset()) == STORY
    assert trimmed(f"{STORY}: {genre}", frozenset()) == f"{STORY}: {genre}"


def test_a_short_name_behind_the_last_bar_of_a_claim_is_the_sites() -> None:
    claims = (Claim("title", "title", "Locks of the Sund | Handbook of Canals"),)
    assert best(page(headline=None, claims=claims)).value == "Locks of the Sund"
    assert best(page(h1("Locks of the Sund | Handbook of Canals"), claims=claims)).value == "Locks of the Sund | Handbook of Canals"
    long = "Locks of the Sund | all that can go wrong"
    assert best(page(headline=None, claims=(Claim("title", "title", long),))).value == long


def test_a_heading_that_nothing_speaks_for_yields_to_the_title_but_not_to_the_sites_name() -> None:
    other = Block(0, "Sign up for our letters", Kind.HEADING, 2)
    assert best(page(other, claims=(Claim("title", "title", "Locks of the Sund"),))).value == "Locks of the Sund"
    assert (
        best(page(headline=None, claims=(Claim("twitter", "twitter:title", "Tolm Gazette"), Claim("title", "title", STORY)), url=URL)).value == STORY
    )


@pytest.mark.parametrize(
    ("small", "main", "expected"),
    [
        ("All ferries", "Ferries of the Sund by night", "Ferries of the Sund by night"),
        ("Ferries of Tolm", "Ferries of the Sund by night", "Ferries of Tolm"),
        ("All ferries", "Sund by night", "All ferries"),
    ],
)
def test_the_only_main_heading_wins_over_a_smaller_one_that_nobody_claims(small: str, main: str, expected: str) -> None:
    claims = (Claim("title", "title", "Ferries of Tolm - Sund by night"),)
    of = page(Block(0, main, Kind.HEADING, 1), Block(0, small, Kind.HEADING, 2), claims=claims, headline=1)
    assert best(of).value == expected


def test_a_claim_in_other_words_is_told() -> None:
    claims = (Claim("opengraph", "og:title", "Ferryman of Tolm retires"), Claim("title", "title", STORY))
    assert best(page(h1(STORY), claims=claims)).note == "the metadata say 'Ferryman of Tolm retires'"
    assert best(page(h1(STORY), claims=claims[1:])).note == ""
    assert best(page(h1(STORY), claims=(Claim("opengraph", "og:title", f"{STORY} | Tolm Gazette"),))).note == ""


@pytest.mark.parametrize(("main", "expected"), [("Ferries of the Sund by night", "Ferries of the Sund by night"), ("Ferries", "Ferries of the Sund")])
def test_a_main_heading_in_the_heads_words_wins_over_a_line_that_is_no_heading(main: str, expected: str) -> None:
    claims = (Claim("title", "title", "By night: ferries of the Sund"),)
    assert best(page(Block(0, main, Kind.HEADING, 1), Block(0, "Ferries of the Sund"), claims=claims, headline=1)).value == expected
