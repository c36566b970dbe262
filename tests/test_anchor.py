"""Where the headline stands: which line prints the title that the head claims."""

import pytest

from pagestrip import anchor, readers
from pagestrip.model import Page
from pagestrip.titles import parts

TEXT = "The lock keepers of Sund count every barge by hand, and in forty years they have not lost one of them in the fog."
SERIES, CHAPTER = "Handbook of Inland Shipping", "How a lock is filled"


def page(title: str, *markup: str, site: str = "") -> Page:
    name = f'<meta property="og:site_name" content="{site}">' if site else ""
    body = "".join(markup) + f"<p>{TEXT}</p>" * 3
    return anchor.find(readers.read(f"<html><head><title>{title}</title>{name}</head><body><main>{body}</main></body></html>", kind="html"))


def headline(of: Page) -> list[str]:
    return [of.blocks[at].text for at in of.headline]


@pytest.mark.parametrize("separator", [" | ", " – ", " - ", " · ", "｜", " » "])
def test_the_first_part_of_the_title_is_the_pages_own(separator: str) -> None:
    assert headline(page(f"{CHAPTER}{separator}{SERIES}", f"<h1>{SERIES}</h1><h2>{CHAPTER}</h2>")) == [CHAPTER]


def test_a_later_part_heads_a_page_that_does_not_print_the_first() -> None:
    assert headline(page(f"Shipping | {SERIES}", f"<h1>{SERIES}</h1>")) == [SERIES]


def test_a_short_first_part_must_be_a_main_heading() -> None:
    assert headline(page(f"Locks | {SERIES}", f"<h1>{SERIES}</h1><h1>Locks</h1>")) == ["Locks"]
    assert headline(page(f"Locks | {SERIES}", f"<h2>Locks</h2><h1>{SERIES}</h1>")) == [SERIES]


def test_the_sites_name_is_no_part_of_a_title() -> None:
    of = page(f"Tolm Gazette | {CHAPTER}", f"<h1>Tolm Gazette</h1><h2>{CHAPTER}</h2>", site="Tolm Gazette")
    assert headline(of) == [CHAPTER]
    assert parts("Tolm Gazette | Locks | Canals", frozenset({"tolm gazette"})) == ("Locks", "Canals")


def test_a_title_in_two_headings() -> None:
    title = "The keepers of Sund: forty years in fog"
    assert headline(page(title, "<h1>The keepers of Sund</h1><h2>Forty years in fog</h2>")) == ["The keepers of Sund", "Forty years in fog"]
    assert headline(page(f"{CHAPTER} | {SERIES}", f"<h1>{CHAPTER}</h1><h2>{SERIES}</h2>")) == [CHAPTER]
    assert headline(page(title, "<h1>The keepers of Sund</h1><p>Forty years in fog</p>")) == ["The keepers of Sund"]
    assert headline(page(title, "<h1>The keepers of Sund</h1><h2>Locks and barges</h2>")) == ["The keepers of Sund"]


def test_a_date_over_the_title_is_no_part_of_it() -> None:
    assert headline(page(CHAPTER, f"<h3>02.01.2031</h3><h1>{CHAPTER}</h1>")) == [CHAPTER]


def test_a_section_over_the_headline_is_not_the_title() -> None:
    assert headline(page(f"Opinion | {CHAPTER}", f"<h1>Opinion</h1><h1>{CHAPTER}</h1>")) == [CHAPTER]


def test_a_date_before_the_headline_in_its_element_is_no_part_of_it() -> None:
    crumbs = "<nav><ol><li>Ferry stops at noon today</li></ol></nav>"
    date = "3 May 2031, Saturday, on the quay"
    dated = f"<h1><time datetime='2031-05-03'>{date}</time> Ferry stops at noon today for a long repair</h1>"
    assert headline(page("Ferry stops at noon today for a long repair", crumbs, dated)) == [f"{date} Ferry stops at noon today for a long repair"]


def test_a_headline_as_long_as_a_paragraph_is_found_where_the_head_claims_it() -> None:
    long = (
        "How the lock keepers of Sund, who count every barge by hand, came to lose none in forty years of fog, ice and flood, and what they say of it"
    )
    assert headline(page(f"Sund Courier: {long}", f"<h1>{long}</h1><p>{TEXT}</p><h1>About the locks</h1>", site="Sund Courier")) == [long]


def test_a_path_behind_the_title_is_no_part_of_it() -> None:
    shown = "<h1>Sund Boards</h1><h3>How a lock is filled</h3>"
    assert headline(page("How a lock is filled / Locks / Sund Boards", shown)) == ["How a lock is filled"]
    assert headline(page("How a lock is filled / emptied", "<h1>How a lock is filled / emptied</h1>")) == ["How a lock is filled / emptied"]
