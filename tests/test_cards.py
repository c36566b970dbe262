"""Related cards as data: what is a card's headline, where a card ends, where it leads to."""

import pytest

import pagestrip
from pagestrip.article import RelatedArticle
from pagestrip.cards import lines
from pagestrip.model import Label, Mark
from pagestrip.words.pagers import without_pager

STORY = "The keeper of the Orlane light counted the boats at dusk, as he has done each evening since the harbour was dredged. "
PARAGRAPHS = "".join(f"<p>{STORY * 3}</p>" for _ in range(4))


def related(inside: str, url: str | None = "https://orlane.example/news/lamp") -> tuple[RelatedArticle, ...]:
    page = f'<html><body><article><h1>The lamp is lit again</h1>{PARAGRAPHS}</article><aside class="related-stories">{inside}</aside></body></html>'
    return pagestrip.extract(page, url=url).related


def headlines(inside: str) -> list[str]:
    return [card.headline for card in related(inside)]


def in_text(*lines: str) -> tuple[RelatedArticle, ...]:
    story = "\n\n".join([STORY * 3] * 4)
    return pagestrip.extract("\n\n".join(("The lamp is lit again after nine years", story, "Related articles", *lines)), kind="text").related


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<h2>Related stories</h2><ul><li><a href="/a">Ferry bell returns to its old pitch</a></li></ul>', ["Ferry bell returns to its old pitch"]),
        ('<h2>Related stories</h2><p>Have a tip for our harbour desk?</p><a href="/tip">Get in touch</a>', []),
        ('<a href="/a">Previous article: Ferry bell returns to its old pitch</a>', ["Ferry bell returns to its old pitch"]),
        ('<a href="/a">← Ferry bell returns to its old pitch</a>', ["Ferry bell returns to its old pitch"]),
        ('<a href="/a"><span>Nächster Beitrag</span> Die Glocke der Fähre klingt wieder</a>', ["Die Glocke der Fähre klingt wieder"]),
        ('<h3><a href="/a">Fog horns</a></h3><h3><a href="/b">Old harbour wall to be rebuilt</a></h3>', ["Old harbour wall to be rebuilt"]),
        ('<h3><a href="/a">Gull wardens</a></h3>', ["Gull wardens"]),
        ('<h3><a href="/a">Entertainment</a></h3>', []),
        ('<a href="/topic/ferries">Ferries and their long history here</a>', []),
        ('<a href="/gulls">Gulls and terns</a> <a href="/boats">Boats and ferries</a>', []),
        ('<a href="#top">Back to the top of the long page</a><a href="javascript:void(0)">Show all of the other stories</a>', []),
        ('<a href="https://orlane.example/news/lamp">The lamp, with all of its pictures</a>', []),
        ('<div><h3>Night boat to Sable runs late again</h3><p>Short.</p><a href="/c">Read more</a></div>', ["Night boat to Sable runs late again"]),
        ("<div><h3>Night boat to Sable runs late again</h3><p>Short.</p></div>", []),
    ],
)
def test_what_heads_a_card_in_markup(inside: str, expected: list[str]) -> None:
    assert headlines(inside) == expected


def test_short_links_are_cards_where_most_of_their_form_say_a_headline() -> None:
    items = ["Seaweed bread for a long winter", "Bean soup with burnt lemon", "Ash artichokes"]
    assert headlines("".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(items))) == items
    topics = ["Bread and butter", "Ash artichokes", "Bean soup with burnt lemon"]
    assert headlines("".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(topics))) == topics[2:]


def test_a_card_is_the_largest_element_that_holds_no_other_cards_headline() -> None:
    card = '<div class="card"><time datetime="2031-05-0{n}">May {n}</time><a href="/{n}"><h3>{title}</h3></a><p>{text}</p></div>'
    inside = "".join(card.format(n=n, title=f"Harbour story of the day, number {n}", text=f"{STORY}{n}.") for n in (1, 2))
    first, second = related(inside)
    assert (first.headline, str(first.published), first.body, first.url) == (
        "Harbour story of the day, number 1",
        "2031-05-01",
        f"{STORY}1.",
        "https://orlane.example/1",
    )
    assert (str(second.published), second.body) == ("2031-05-02", f"{STORY}2.")


def test_an_address_is_one_card_with_the_headline_that_is_named_so() -> None:
    inside = f'<a href="/a"><p>{STORY}</p></a><h3><a href="/a#more">The gulls have left the quay</a></h3><a href="/a">Read more</a>'
    assert headlines(inside) == ["The gulls have left the quay"]


def test_what_stands_beside_a_card_is_its_source_only_where_it_is_named_so() -> None:
    card = '<div><a href="/a"><h3>Ferry bell returns to its old pitch</h3></a>{beside}<span>3 days ago</span></div>'
    assert related(card.format(beside='<p class="source">Gannet Chronicle</p>'))[0].source == "Gannet Chronicle"
    for beside in ("<p>Harbour</p>", "<p>Read more</p>", "<p>By Ann Orlan</p>", '<p class="tags">Boats</p>'):
        assert related(card.format(beside=beside))[0].source is None
    assert related(card.format(beside=""))[0].age == "3 days ago"


def test_an_address_without_the_pages_own_is_none() -> None:
    assert related('<a href="/a">Ferry bell returns to its old pitch</a>', url=None)[0].url is None
    assert related('<a href="//cdn.example/a">Ferry bell returns to its old pitch</a>')[0].url == "https://cdn.example/a"


def test_a_flattened_list_ends_before_the_pages_foot() -> None:
    found = in_text(
        "Ferry bell returns to its old pitch", "Old harbour wall to be rebuilt in spring", "All rights reserved.", "We sell boats of all kinds"
    )
    assert [card.headline for card in found] == ["Ferry bell returns to its old pitch", "Old harbour wall to be rebuilt in spring"]
    short = ("Home", "Boats", "Gulls", "Tides", "Maps", "Shop", "Jobs", "Talk to the people of the desk")
    assert [card.headline for card in in_text("Ferry bell returns to its old pitch", *short)] == ["Ferry bell returns to its old pitch"]


@pytest.mark.parametrize(
    "line",
    [
        "Boats and gulls",
        "By Ann Orlan and Ben Quay",
        "Editor of the harbour pages:",
        "12 May 2031, 10:15 am",
        "The boats lay still that night.",
        "3 days ago",
    ],
)
def test_a_flattened_line_that_is_no_headline(line: str) -> None:
    assert [card.headline for card in in_text("Ferry bell returns to its old pitch", line)] == ["Ferry bell returns to its old pitch"]


def test_dates_that_stand_above_the_headlines_of_a_flattened_list_are_not_taken_for_the_card_before() -> None:
    above = in_text(
        "3 May 2031", "Ferry bell returns to its old pitch", "2 May 2031", "Old harbour wall to be rebuilt in spring", "Sable boats run late again"
    )
    assert [card.published for card in above] == [None, None, None]
    below = in_text("Ferry bell returns to its old pitch", "3 May 2031", "Old harbour wall to be rebuilt in spring", "2 May 2031")
    assert [str(card.published) for card in below] == ["2031-05-03", "2031-05-02"]


def test_a_line_right_above_the_storys_next_paragraph_is_no_card_but_its_subhead() -> None:
    page = pagestrip.read(
        "\n\n".join(("Related articles", "Ferry bell returns to its old pitch", "The keepers have all grown old", STORY)), kind="text"
    )
    assert [found.headline for found in lines.slices(page, 0, 3)] == ["Ferry bell returns to its old pitch"]
    assert [found.headline for found in lines.slices(page, 0, 2)] == ["Ferry bell returns to its old pitch"]
    related = page.marked((Mark(0, 4, Label.RELATED, "", "related"),))
    assert [found.headline for found in lines.slices(related, 0, 3)][1:] == ["The keepers have all grown old"]


def test_a_list_of_items_ends_with_them() -> None:
    items = (
        "Related articles",
        "• Ferry bell returns to its old pitch",
        "• Old harbour wall to be rebuilt",
        "Our other pages for the harbour's friends",
    )
    page = pagestrip.read("\n\n".join((*items, "Write to the people of the desk")), kind="text")
    assert [found.headline for found in lines.slices(page, 0, 5)] == [
        "Ferry bell returns to its old pitch",
        "Old harbour wall to be rebuilt",
        "Our other pages for the harbour's friends",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Previous article Ferry bell returns", "Ferry bell returns"),
        ("Ferry bell returns Next article", "Ferry bell returns"),
        ("prev Vorheriger Artikel: Die Glocke", "Die Glocke"),
        ("Ferry bell returns »", "Ferry bell returns"),
        ("« Ferry bell » returns", "Ferry bell » returns"),
        ("La cloche «revient»", "La cloche «revient»"),
        ("Next: nine boats", "nine boats"),
        ("Next time in Orlane?", "Next time in Orlane?"),
        ("Previous PostNine boats", "Nine boats"),
        ("Nine boatsNext Post", "Nine boats"),
        ("Nächster BeitragNeun Boote", "Neun Boote"),
        ("Previous Posters of the year", "Previous Posters of the year"),
        ("Previous articles of the year", "Previous articles of the year"),
        ("上一篇：渔港的钟", "渔港的钟"),
        ("İstanbul'da vapur", "İstanbul'da vapur"),
        ("Next article", ""),
        ("→", ""),
        ("", ""),
    ],
)
def test_a_pagers_words_are_no_title(text: str, expected: str) -> None:
    assert without_pager(text) == expected
