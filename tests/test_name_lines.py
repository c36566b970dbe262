"""Writers' names in flattened text on lines that no byline's word opens."""

import datetime as dt

import pytest

import pagestrip
from pagestrip.extractors import authors
from pagestrip.model import Block, Context, Label, Mark, Page


def flat(*lines: str) -> Page:
    blocks = tuple(Block(at, line) for at, line in enumerate(lines))
    return Page(blocks, home=(-1,) * len(blocks), kind="text", headline=(0,), marks=(Mark(0, 1, Label.HEADLINE, "test"),))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee@annlee", ("Ann Lee",)),
        ("Ann Lee2 minutes ago", ("Ann Lee",)),
        ("Ann Lee 7 hours ago", ("Ann Lee",)),
        ("Ann LeeNews Reporter", ("Ann Lee",)),
        ("Ann Lee Deputy Harbour Editor", ("Ann Lee",)),
        ("14 March 2031 / Ann Lee", ("Ann Lee",)),
        ("14. März 2031 • Ann Lee • 3 Minuten", ("Ann Lee",)),
        ("Ann LeePublished 14 March 2031, 11:21", ("Ann Lee",)),
        ("Marbelow Harbour – ferries", ()),
        ("Ann Lee – boats and tides", ()),
        ("Ann Lee at the quay", ()),
        ("Ann Lee|Published 4 months ago", ("Ann Lee",)),
        ("Ann Lee 7 hours", ("Ann Lee",)),
        ("Ann LeeShowbiz & TV Reporter", ("Ann Lee",)),
        ("Ann Lee Parliamentary editor", ("Ann Lee",)),
        ("Leitender Wirtschaftsredakteur", ()),
        ("Ann Lee", ()),
    ],
)
def test_names_on_lines_of_flattened_text(line: str, names: tuple[str, ...]) -> None:
    assert signed(flat("Crews learn the new tide tables", line)) == names


@pytest.mark.parametrize("other", ["By Ann Lee", "Ann Lee is a reporter in Marbelow.", "14 March 2031"])
def test_a_name_alone_needs_something_that_speaks_for_it(other: str) -> None:
    assert signed(flat("Crews learn the new tide tables", "Ann Lee", other)) == ("Ann Lee",)
    assert signed(flat("Crews learn the new tide tables", "Ann Lee", "Boats and tides")) == ()


@pytest.mark.parametrize("line", ["Tide Tables", "Download Guide", "Add To Cart"])
def test_words_with_capitals_are_no_name_where_the_page_writes_them_small_or_furniture_is_made_of_them(line: str) -> None:
    assert signed(flat("Crews learn the new tide tables", line, "14 March 2031", "Our guide tells more")) == ()


def test_a_name_stays_one_where_an_address_has_it_small() -> None:
    lines = ("Ann Lee", "14 March 2031", "ann.lee@marbelow.example", "marbelow.example/people/ann-lee", "@lee")
    assert signed(flat("Crews learn the new tide tables", *lines)) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Ann Lee",), ("Ann Lee",)),
        (("Ann Lee By Ann Lee",), ("Ann Lee",)),
        (("Ann Lee and AP",), ("Ann Lee",)),
        (("Ann Lee", "Bo Roe"), ("Ann Lee", "Bo Roe")),
        (("By Ann Lee", "Bo Roe"), ("Ann Lee", "Bo Roe")),
        (("By", "Ann LeeNews Reporter", "Bo RoeNews Reporter"), ("Ann Lee", "Bo Roe")),
        (("Ida Holm",), ()),  # the story tells of her
        (("WATCH LIVE",), ()),
        (("By Ann Lee", "Key Points"), ("Ann Lee",)),
        (("By", "Ann Lee", ",", "Bo Roe", "and", "Cy Fisher"), ("Ann Lee", "Bo Roe", "Cy Fisher")),
        (("By", "Ann Lee", "News Reporter", "Bo Roe", "News Reporter"), ("Ann Lee", "Bo Roe")),
        (("By", "Ann Lee", ",", "Quayside today"), ("Ann Lee",)),
        (("By", "Associated Press"), ("Associated Press",)),
        (("14 March 2031 by", "Ann Lee"), ("Ann Lee",)),
    ],
)
def test_names_that_no_paragraph_tells_of_sign_it(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    page = flat("Crews learn the new tide tables", *lines, "Captain Ida Holm says that the tables of the harbour will be printed again in May.")
    assert signed(page.derived(body=(len(lines) + 1,)), dated=True) == names


def test_on_a_page_without_a_date_a_name_alone_is_none() -> None:
    page = flat("Crews learn the new tide tables", "Ann Lee", "Captain Ida Holm says that the tables of the harbour will be printed again in May.")
    assert signed(page.derived(body=(2,))) == ()


@pytest.mark.parametrize(("line", "names"), [("Ann Lee", ("Ann Lee",)), ("Ida Holm", ()), ("Harbour", ())])
def test_a_name_right_under_the_last_paragraph_signs_it(line: str, names: tuple[str, ...]) -> None:
    page = flat("Crews learn the new tide tables", "Captain Ida Holm says that the tables of the harbour will be printed again in May.", line)
    assert signed(page.derived(body=(1,)), dated=True) == names
    assert signed(page.derived(body=(1,))) == ()


def signed(page: Page, *, dated: bool = False) -> tuple[str, ...]:
    found = list(authors.EXTRACTOR.find(page, Context(page, {"published": dt.date(2031, 3, 14)} if dated else {})))
    return max(found, key=lambda f: f.confidence).value if found else ()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("홍길동 기자", "hong@marbelow.example", "김하나 기자", "hana@marbelow.example"), ("홍길동", "김하나")),
        (("홍길동 기자", "hong@marbelow.example"), ("홍길동",)),  # the other claimed one does not sign
    ],
)
def test_reporters_who_each_sign_on_a_line(lines: tuple[str, ...], found: tuple[str, ...]) -> None:
    claim = '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "홍길동"}, {"name": "김하나"}]}</script>'
    story = "시의회는 오늘 오전 항구의 새 다리를 놓기로 했다고 밝혔다. 공사는 내년 봄에 시작해 삼 년 동안 이어질 전망이다. " * 3
    below = "".join(f"<p>{line}</p>" for line in (*lines, story))
    assert pagestrip.extract(f"<html><head>{claim}</head><body><h1>항구에 새 다리가 놓인다</h1>{below}</body></html>").authors == found


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Van Der Lee|Published 4 months ago", ("Ann Van Der Lee",)),
        ("Ann Lee MARBELOW NEWS NETWORK", ("Ann Lee",)),
        ("Ann Lee Marbelow Harbour Post", ("Ann Lee",)),
        ("Ann Lee • HarbourOnline", ("Ann Lee",)),
        ("Ann LeeWriterIllustratorBo RoeEditor", ("Ann Lee",)),
        ("Ann Lee By Ann Lee", ("Ann Lee",)),
        ("Harbour Media - Ann Lee", ()),
        ("Join HarbourOnline", ()),
        ("Audio 03:07 Min. | 25.04.31 |Ann Lee", ()),
        ("Ann Lee Crosses Marbelow Harbour", ()),
    ],
)
def test_names_beside_an_outlet_or_a_trade_right_under_the_headline(line: str, names: tuple[str, ...]) -> None:
    assert signed(flat("Crews learn the new tide tables", line)) == names


def test_a_trade_in_the_midst_of_a_line_needs_another_line_that_tells_who_the_name_is() -> None:
    line = "Ann Lee Senior Writer Author expertise"
    assert signed(flat("Crews learn the new tide tables", line, "Ann Lee Senior Writer")) == ("Ann Lee",)
    assert signed(flat("Crews learn the new tide tables", line)) == ()


@pytest.mark.parametrize(("other", "names"), [("林安の写真", ("林安",)), ("林安の釣り", ())])
def test_a_name_without_capitals_needs_a_date_and_a_line_that_says_it_is_one(other: str, names: tuple[str, ...]) -> None:
    assert signed(flat("Crews learn the new tide tables", "林安", "2031/3/14 12:30", other)) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Ann Lee", "|", "Published", "4 months ago"), ("Ann Lee",)),  # signs and a label stand between the name and the date
        (("Ann Lee", "Harbours", "Tides", "4 months ago"), ()),
        (("Ann Lee", "Staff Writer"), ("Ann Lee",)),
        (("Ann Lee", "Writers of boats"), ()),
        (("Ann Lee, General Editor, Ferries",), ("Ann Lee",)),
        (("Ann Lee, Boats, Ferries",), ()),
    ],
)
def test_what_stands_between_a_name_and_what_speaks_for_it(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert signed(flat("Crews learn the new tide tables", *lines)) == names


@pytest.mark.parametrize(("below", "names"), [("기자", ("김하나",)), ("항구", ())])
def test_an_east_asian_name_over_the_word_for_a_reporter(below: str, names: tuple[str, ...]) -> None:
    page = flat(
        "항구가 다음 주에 열린다",
        "시의회가 오늘 다시 모여 항구를 다음 주에 열기로 했다. 이 년 동안의 공사가 끝났다고 관계자가 말했다.",
        "김하나",
        below,
    )
    assert signed(page.derived(body=(1,))) == names


def test_the_line_under_the_headline_comes_before_those_between_its_prints() -> None:
    page = flat("Crews learn the new tide tables", "Moon Harbour", "3 May 2031", "Crews learn the new tide tables", "Ann Lee", "3 May 2031")
    assert signed(page.derived(headline=(0, 3))) == ("Ann Lee",)


STORY = "The crews of Marbelow have learned the new tide tables by heart, and the harbour master said on Monday that she was glad of it."


@pytest.mark.parametrize(("between", "names"), [(2, ("Ann Lee",)), (30, ())])
def test_a_byline_over_a_story_far_below_the_headline(between: int, names: tuple[str, ...]) -> None:
    lines = ("Crews learn the new tide tables", *["Menu"] * 70, "By", "Ann Lee", *["Menu"] * between, STORY)
    page = flat(*lines)
    marks = (*page.marks, Mark(len(lines) - 1, len(lines), Label.BODY, "test"))
    assert signed(page.derived(marks=marks, body=(len(lines) - 1,))) == names
