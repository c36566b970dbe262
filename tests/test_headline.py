"""The headline: printed before claimed, without the site's name, kickers and repetitions."""

import pytest

from pagestrip.extractors.headline import EXTRACTOR
from pagestrip.model import Block, Claim, Context, Found, Inline, Kind, Label, Mark, Page

STORY = "Ferryman of Tolm retires after forty winters"
URL = "https://www.tolmgazette.example/a/1"


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


@pytest.mark.parametrize(("page_type", "expected"), [("service", "Boat insurance for small crews"), ("article", "Insurance for rough boat days")])
def test_on_a_services_page_also_a_slogan_in_the_titles_words_yields(page_type: str, expected: str) -> None:
    of = page(h1("Insurance for rough boat days"), claims=(*TITLE, SITE_CLAIM))
    assert best(of.derived(page_type=page_type)).value == expected


@pytest.mark.parametrize(
    ("heading", "expected"), [("Placeholder", STORY), ("Boote", STORY), ("Ferryman", "Ferryman"), ("渡し守が四十年の勤めを終える", None)]
)
def test_a_heading_of_one_word_that_the_title_does_not_say_is_no_headline(heading: str, expected: str | None) -> None:
    assert best(page(h1(heading), claims=(Claim("title", "title", STORY),))).value == (expected or heading)


def test_a_heading_that_names_the_site_in_more_words_is_no_headline() -> None:
    of = page(h1("The Tolm Gazette Online"), claims=(Claim("title", "title", STORY), Claim("opengraph", "og:site_name", "Tolm Gazette")), url=URL)
    assert best(of).value == STORY


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
        ("All ferries", "Sund by night", "Ferries of Tolm"),
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
    claims = (Claim("title", "title", "Ferries of the Sund | By night"),)
    assert best(page(Block(0, main, Kind.HEADING, 1), Block(0, "Ferries of the Sund"), claims=claims, headline=1)).value == expected


def best_under(title: str, *blocks: Block, headline: int | None = 0) -> str:
    """The headline of these blocks below a head that says the title."""
    return str(best(page(*blocks, claims=(Claim("title", "title", title),), headline=headline)).value)


@pytest.mark.parametrize(("line", "expected"), [("Locks of the Sund", "Locks of the Sund"), ("Locks", "Locks and how to oil them")])
def test_a_line_that_is_no_heading_and_says_the_title_in_part_is_a_menus(line: str, expected: str) -> None:
    claims = (Claim("opengraph", "og:title", expected if line == "Locks" else f"{line} | The Lockkeeper"),)
    assert best(page(Block(0, line, Kind.ITEM, 1), claims=claims)).value == expected


@pytest.mark.parametrize(("other", "expected"), [(None, "Sleep while it storms"), (h1("Contact"), "Boat insurance for small crews")])
def test_one_of_several_main_headings_that_the_head_does_not_say_yields_to_it(other: Block | None, expected: str) -> None:
    blocks = [h1("Sleep while it storms"), *([other] if other else [])]
    assert best_under("Boat insurance for small crews", *blocks) == expected


@pytest.mark.parametrize(
    ("printed", "expected"), [("Tolm® Tug: a boat", "Tolm® Tug: a boat"), ("What a tug can do for you", "Tolm Tug, boat of boats")]
)
def test_signs_beside_words_and_one_word_in_common_tell_nothing(printed: str, expected: str) -> None:
    assert best_under("Tolm Tug, boat of boats", Block(0, printed, Kind.HEADING, 1), h1("Menu of the harbour")) == expected


def test_a_heading_much_longer_than_the_title_does_not_say_it() -> None:
    long = "Locks are oiled in spring, and whoever keeps one for a winter or two learns to tell from their sound alone what they need"
    assert best_under("Locks in spring", h1(long), Block(0, "Menu", Kind.HEADING, 1)) == "Locks in spring"


def test_what_a_claim_says_first_is_the_headline_where_it_is_a_main_heading() -> None:
    blocks = (h1("News"), Block(0, "Alliance of Lock Keepers"))
    assert best_under("News | Alliance of Lock Keepers", *blocks, headline=1) == "News"
    assert best_under("Alliance of Lock Keepers | News", *blocks, headline=1) == "Alliance of Lock Keepers"
