"""Bylines in the markup that pages are seen to use: a hit and a near-miss for each rule."""

import pytest

from pagestrip.extractors import people
from pagestrip.extractors.authors import EXTRACTOR
from pagestrip.model import Block, Claim, Context, Inline, Kind, Label, Mark, Page, Section

HEADLINE = Block(0, "Ferry drill opens in Marbelow", Kind.HEADING, 1)
BODY = "The harbour of Marbelow opened its new basin to the ferry crews on Monday morning, and the first drill went well."


def page(*lines: str | Block, claims: tuple[Claim, ...] = (), named: tuple[int, int] | None = None, words: frozenset[str] = frozenset()) -> Page:
    """A headline, these lines, a body; `named` is the range of an element with a byline's class, `words` are those of an element inside it."""
    made = [HEADLINE, *(line if isinstance(line, Block) else Block(0, line) for line in lines), Block(0, BODY)]
    blocks = tuple(block._replace(index=n) for n, block in enumerate(made))
    sections = [Section(0, len(blocks), "main")]
    home = [0] * len(blocks)
    if named:
        sections += [
            Section(*named, "div", frozenset(("author",)), 0, families=frozenset(("byline",))),
            Section(named[0], named[0] + 1, "span", words, 1),
        ]
        home[named[0]] = 2
    last = len(blocks) - 1
    marks = (Mark(0, 1, Label.HEADLINE, ""), Mark(1, last, Label.META, ""), Mark(last, last + 1, Label.BODY, ""))
    return Page(blocks, tuple(sections), tuple(home), claims, marks=marks, headline=(0,), body=(last,))


def authors(of: Page) -> tuple[str, ...]:
    found = list(EXTRACTOR.find(of, Context(of)))
    return max(found, key=lambda one: one.confidence).value if found else ()


def link(text: str, name: str, tag: str = "a") -> Block:
    at = text.index(name)
    return Block(0, text, inlines=(Inline(at, at + len(name), tag),))


def test_the_nearest_element_with_a_class_says_that_a_line_is_a_byline() -> None:
    assert authors(page("Ann Lee", named=(1, 2))) == ("Ann Lee",)
    assert authors(page("Ann Lee", named=(1, 2), words=frozenset(("price",)))) == ()
    assert authors(page("Ann Lee", "a", "b", "c", "d", named=(1, 6))) == ()


@pytest.mark.parametrize("line", ["Fact checked by Ann Lee", "Medically reviewed by Ann Lee", "Contributions from: Ann Lee", "Edited by Ann Lee"])
def test_who_checked_or_helped_did_not_write(line: str) -> None:
    run = (Inline(line.index("Ann"), len(line), "a", frozenset(("author",)), "/author/ann-lee"),)
    assert authors(page(Block(0, line, inlines=run))) == ()
    assert authors(page(Block(0, "Written by Ann Lee", inlines=(Inline(11, 18, "a", frozenset(("author",)), "/author/ann-lee"),)))) == ("Ann Lee",)


def test_the_link_behind_the_opening_is_the_name() -> None:
    assert authors(page(link("By Ann Lee 3D View of all 12 Ferries Ever Built", "Ann Lee"))) == ("Ann Lee",)
    assert authors(page(link("By the numbers: ferries", "ferries"))) == ()


def test_a_name_alone_beside_the_date_just_under_the_headline() -> None:
    assert authors(page("Ann Lee", "3 May 2031")) == ("Ann Lee",)
    assert authors(page("Ferry Drill", "3 May 2031")) == ()
    assert authors(page("F T W", "3 May 2031")) == ()
    assert authors(page("x", "x", "x", "x", "Ann Lee", "3 May 2031")) == ()


def test_the_time_element_makes_a_line_a_date_line() -> None:
    line = "03/01/2031 by Ann Lee, Head of the Committee of All the Ferries"
    assert authors(page(Block(0, line, inlines=(Inline(0, 10, "time", value="2031-03-01"),)))) == ("Ann Lee",)
    assert authors(page(line)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Posted by Ann Lee on Tuesday, 3 May 2031", ("Ann Lee",)),
        ("Von Ann Lee am Dienstag, 3. Mai 2031", ("Ann Lee",)),
        ("By Ann Lee ⋅ Review Editor ⋅ Updated 3 May 2031", ("Ann Lee",)),
        ("Par Ann Lee le mardi 3 mai 2031", ("Ann Lee",)),
        ("By Monday Okoro, 3 May 2031", ("Monday Okoro",)),
    ],
)
def test_what_stands_between_a_name_and_its_date(text: str, names: tuple[str, ...]) -> None:
    assert people.read(text).people == names


def test_the_rest_of_a_bodys_name_is_nobody() -> None:
    assert people.read("Centre for Rivers and Research", claimed=True).people == ()
    assert people.read("Ann Lee and Bo Roe", claimed=True).people == ("Ann Lee", "Bo Roe")


@pytest.mark.parametrize("value", ["262588213843476", "12-34", "+++"])
def test_a_number_is_nobody(value: str) -> None:
    assert people.read(value, claimed=True).people == ()


def test_the_authors_of_a_paper() -> None:
    claims = tuple(Claim("meta", "citation_author", name) for name in ("Lee, Ann", "Roe, Bo M.", "Cai Dahl"))
    assert authors(page(claims=claims)) == ("Ann Lee", "Bo M. Roe", "Cai Dahl")
    assert authors(page(claims=(Claim("meta", "author", "Ann Lee, Bo Roe"),))) == ("Ann Lee", "Bo Roe")


@pytest.mark.parametrize("of", ["DiscussionForumPosting", "Question"])
def test_who_began_a_thread_is_its_author(of: str) -> None:
    claims = (Claim("microdata", "author.name", "harbourcat", of, 1),)
    assert authors(page("by dockside7 on 3 May 2031", "by Bo Roe 4 May 2031", claims=claims)) == ("harbourcat",)
    story = (Claim("microdata", "author.name", "Harbour Cat", "NewsArticle", 1),)
    assert authors(page("By Bo Roe 4 May 2031", claims=story)) == ("Bo Roe",)


def poster(text: str, name: str, tag: str = "a", words: tuple[str, ...] = (), href: str = "") -> Block:
    at = text.index(name)
    return Block(0, text, inlines=(Inline(at, at + len(name), tag, frozenset(words), href),))


@pytest.mark.parametrize(
    "block",
    [
        poster("dockside7 Member", "dockside7", "a", (), "memberlist.php?mode=viewprofile&u=12"),
        poster("dockside7 Member", "dockside7", "span", ("username",)),
        poster("@dockside7", "@dockside7", "a", (), "https://tolm.example/u/dockside7"),
    ],
)
def test_the_first_posts_reader_is_the_author_where_nobody_signs(block: Block) -> None:
    assert authors(page(block, "3 May 2031")) == ("dockside7",)
    assert authors(page("By Ann Lee", block)) == ("Ann Lee",)
    assert authors(page(*["x"] * 18, block)) == ()


def test_a_link_to_the_login_or_a_long_line_is_no_reader() -> None:
    assert authors(page(poster("Log in", "Log in", "a", (), "/users/sign_in"))) == ()
    assert authors(page(poster("See all the boats of our members here", "See all the boats of our members here", "a", (), "/members/"))) == ()


@pytest.mark.parametrize("line", ["Originally posted by dockside7", "Last edited by Ann Lee"])
def test_who_is_quoted_or_edited_did_not_write(line: str) -> None:
    assert authors(page(line, named=(1, 2))) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("3 May 2031 · Ann Lee", ("Ann Lee",)),
        ("3 May 2031 • Ann Lee in Harbours", ("Ann Lee",)),
        ("3 May 2031 Ann M. Lee", ("Ann M. Lee",)),
        ("3 May 2031 in Harbours", ()),
        ("3 May 2031 · Harbours", ()),
        ("3 May 2031 তারিখে সম্পাদিত সংস্করণ", ()),
    ],
)
def test_a_name_behind_the_date(line: str, names: tuple[str, ...]) -> None:
    assert authors(page(line)) == names
    assert authors(page(Block(0, line, Kind.HEADING, 2))) == ()


def ended(*blocks: Block, claims: tuple[Claim, ...] = ()) -> Page:
    """A page of three paragraphs and these blocks behind them, in a box about the author."""
    of = page(BODY, BODY, claims=claims)
    made = tuple(block._replace(index=n) for n, block in enumerate((*of.blocks, *blocks)))
    story = range(1, len(of.blocks))
    marks = (Mark(0, 1, Label.HEADLINE, ""), Mark(1, len(of.blocks), Label.BODY, ""), Mark(len(of.blocks), len(made), Label.AUTHOR_BOX, ""))
    return Page(made, of.sections, (0,) * len(made), claims, marks=marks, headline=(0,), body=tuple(story))


def to_author(name: str) -> Block:
    return Block(0, name, inlines=(Inline(0, len(name), "a", value="/authors/1"),))


def test_who_is_presented_behind_the_story_wrote_it_where_nobody_signs() -> None:
    assert authors(ended(Block(0, "Ann Lee"))) == ("Ann Lee",)
    assert authors(ended(Block(0, "More by Ann"), to_author("Ann Lee"))) == ("Ann Lee",)
    assert authors(ended(to_author("Ann Lee"), to_author("Bo Roe"))) == ()
    assert authors(ended(to_author("Harbours"))) == ()


@pytest.mark.parametrize("line", ["Marbelow Post Staff", "Newsdesk", "MP-Redaktion", "Team Marbelow", "編集部"])
def test_a_desk_alone_under_the_headline_signs(line: str) -> None:
    assert authors(page(line)) == (line,)
    assert authors(page(f"{line} and a longer line that says something")) == ()


@pytest.mark.parametrize(("below", "expected"), [((), ("MP-Redaktion",)), (("Did you like this story?",), ("MP-Redaktion",)), ((BODY, BODY), ())])
def test_a_desk_at_the_storys_end_signs_also_above_an_appeal(below: tuple[str, ...], expected: tuple[str, ...]) -> None:
    of = page(BODY, BODY, BODY, BODY, BODY, "MP-Redaktion", *below)
    blocks = of.blocks[:-1]
    marks = (Mark(0, 1, Label.HEADLINE, ""), Mark(1, len(blocks), Label.BODY, ""))
    assert authors(Page(blocks, of.sections, (0,) * len(blocks), marks=marks, headline=(0,), body=tuple(range(1, len(blocks))))) == expected


def test_a_byline_behind_the_story_yields_to_the_claims() -> None:
    claims = (Claim("jsonld", "author.name", "Ann Lee", "NewsArticle", 1),)
    assert authors(ended(Block(0, "By Bo Roe"), claims=claims)) == ("Ann Lee",)
    assert authors(ended(Block(0, "By Bo Roe"))) == ("Bo Roe",)


def test_one_word_that_links_to_an_authors_page_is_a_name() -> None:
    line = Block(0, "annlee 3 May 2031", inlines=(Inline(0, 6, "a", value="/author/annlee"),))
    assert authors(page(line)) == ("annlee",)
    assert authors(page(line._replace(inlines=(Inline(0, 6, "a", value="/people/annlee"),)))) == ()


@pytest.mark.parametrize(
    ("label", "expected"), [("Written by", ("Ann Lee",)), ("Verfasst von", ("Ann Lee",)), ("Est. reading time", ()), ("Price", ())]
)
def test_the_cards_datum_that_is_labelled_as_a_writer_names_one(label: str, expected: tuple[str, ...]) -> None:
    claims = (Claim("twitter", "twitter:label1", label), Claim("twitter", "twitter:data1", "Ann Lee"))
    assert authors(page(claims=claims)) == expected
    assert authors(page("By Bo Roe", claims=claims)) == ("Bo Roe",)


def test_a_readers_name_over_the_headline_counts_where_its_link_goes_to_that_reader() -> None:
    for name, href, expected in (("dockside7", "/user/dockside7/", ("dockside7",)), ("Videos", "/user/dockside7/", ())):
        of = page("3 May 2031")
        blocks = (poster(name, name, href=href), *of.blocks)
        above = Page(tuple(b._replace(index=n) for n, b in enumerate(blocks)), marks=(Mark(1, 2, Label.HEADLINE, ""),), headline=(1,), body=(3,))
        assert authors(above) == expected


@pytest.mark.parametrize("page_type", ["listing", "collection", "product"])
def test_names_on_a_page_that_is_no_story_are_its_entries_and_buyers(page_type: str) -> None:
    of = page("By Ann Lee", claims=(Claim("meta", "author", "Ann Lee"),))
    assert authors(of) == ("Ann Lee",)
    assert authors(of.derived(page_type=page_type)) == ()


def test_a_services_page_is_signed_by_its_head_alone() -> None:
    claimed = page("By Ann Lee", claims=(Claim("meta", "author", "Bo Roe"),)).derived(page_type="service")
    assert authors(claimed) == ("Bo Roe",)
    assert authors(page("By Ann Lee").derived(page_type="service")) == ()
    assert authors(page("By Ann Lee").derived(page_type="article")) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Ann Lee", "Ann Lee is a reporter of the Harbour Post"), ("Ann Lee",)),
        (("Ann Lee", "Nine boats"), ()),  # nothing tells who that is
        (("Living Well", "3 May 2031", "the living are well"), ()),  # words that the page also writes small
        (("Ann Lee and Bo Roe have been married for five years since 3 May 2031",), ()),
    ],
)
def test_a_name_alone_on_a_line_needs_a_witness(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert authors(page(*lines)) == expected
