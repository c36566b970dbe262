"""The authors: names out of bylines, people apart from desks, the visible page beside what the head claims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagestrip.article import Source
from pagestrip.extractors import authors, people
from pagestrip.model import Block, Claim, Context, Inline, Kind, Label, Mark, Page, Section
from pagestrip.words.bylines import begins_byline, prefix_end

STORY = "The council met again on Friday and said that the harbour would open next week, after two years of work on its walls."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("ByAnn Lee", ["Ann Lee"]),
        ("by: Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Roe", ["Ann Lee", "Bo Roe"]),
        ("By Ann Lee, Bo Roe and Cy O’Dee", ["Ann Lee", "Bo Roe", "Cy O’Dee"]),
        ("By Ann Lee | Staff Writer", ["Ann Lee"]),
        ("By Ann Lee, Chief Political Correspondent", ["Ann Lee"]),
        ("By Ann Lee Travel News Reporter", ["Ann Lee"]),
        ("By Ann LeeCorrespondent", ["Ann Lee"]),
        ("By Ann Lee Follow", ["Ann Lee"]),
        ("By Ann Lee 3 min read", ["Ann Lee"]),
        ("By Ann Lee March 12", ["Ann Lee"]),
        ("By Ann LeeMay 5, 2031", ["Ann Lee"]),
        ("By Ann Lee ann.lee@marbelow.example", ["Ann Lee"]),
        ("By Ann Lee (@annlee)", ["Ann Lee"]),
        ("By Ann Lee For Marbelow Online", ["Ann Lee"]),
        ("By Ann Lee in Marbelow", ["Ann Lee"]),
        ("By Ann Lee, London", ["Ann Lee"]),
        ("By Ann Lee - Associated Press - Friday, May 2, 2031", ["Ann Lee"]),
        ("By Ann Lee | The Harbour Journal", ["Ann Lee"]),
        ("By Ann Lee, RDN", ["Ann Lee"]),
        ("By Ann Lee (reporting) and Bo Roe (photography)", ["Ann Lee"]),
        ("Words and photos by Ann Lee", ["Ann Lee"]),
        ("Bo Roe as told to Ann Lee", ["Ann Lee"]),
        ("Von Änne van der Leh und Bo Röh", ["Änne van der Leh", "Bo Röh"]),
        ("Von Ann Lee, Berlin", ["Ann Lee"]),
        ("Ein Kommentar von Ann Lee", ["Ann Lee"]),
        ("Text: Ann Lee", ["Ann Lee"]),
        ("Par Anne L’Hée et Bo Roux", ["Anne L’Hée", "Bo Roux"]),
        ("Por Ana Lía y Bo Roa", ["Ana Lía", "Bo Roa"]),
        ("Di Anna Lei e Bo Roi", ["Anna Lei", "Bo Roi"]),
        ("Door Anna de Lee", ["Anna de Lee"]),
        ("Автор: Анна Лиина", ["Анна Лиина"]),
        ("بقلم: آنا لي", ["آنا لي"]),
        ("Oleh Ana Lestari", ["Ana Lestari"]),
        ("文/王小明", ["王小明"]),
        ("記者：王小明", ["王小明"]),
        ("홍길동 기자", ["홍길동"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(people.read(text, "").people) == names


@pytest.mark.parametrize(
    "text",
    [
        "By Associated Press",
        "Von dpa",
        "By Marbelow Post Staff",
        "Online-Redaktion",
        "By Newsroom",
        "By University of Marbelow",
        "By harbour.example",
        "Photography by Bo Roe",
        "Edited by Bo Roe",
        "Foto: Bo Roe",
        "Staff Writer",
        "By the way, the harbour opens",
        "Social Links",
        "https://www.example.com/annlee",
        "12 May 2031",
        "",
    ],
)
def test_nobodies(text: str) -> None:
    assert people.read(text, "").people == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("By Associated Press", "Associated Press"),
        ("By TPN", "TPN"),
        ("Redaktion harbour.example", "Redaktion harbour.example"),
        ("By News Staff", "News Staff"),
        ("Lee & Lee", "Lee & Lee"),
    ],
)
def test_bodies(text: str, body: str) -> None:
    assert people.read(text, "", claimed=True).bodies == (body,)


def test_the_sites_own_name_is_a_body() -> None:
    assert people.read("Harbour Post", people.key("Harbour Post"), claimed=True) == people.Names((), ("Harbour Post",))


def test_a_handle_is_a_name_only_where_it_is_claimed() -> None:
    assert people.read("annlee99", "").people == ()
    assert people.read("annlee", "", claimed=True).people == ("annlee",)


@pytest.mark.parametrize("line", ["By Ann Lee", "VON ANN LEE", "Par Anne Lée", "ByAnn Lee", "文/王小明", "Autor: Ann Lee"])
def test_what_begins_a_byline(line: str) -> None:
    assert begins_byline(line)


@pytest.mark.parametrize("line", ["By the way", "Byron was here", "Di", "DiCaprio came too", "Vonovia buys", "Text of the treaty", "Autor Ann", ""])
def test_what_begins_none(line: str) -> None:
    assert prefix_end(line) == 0


def page_of(*blocks: Block | tuple[str, Label], claims: tuple[Claim, ...] = (), kind: str = "html", byline: tuple[int, ...] = ()) -> Page:
    made = tuple(b if isinstance(b, Block) else Block(n, b[0]) for n, b in enumerate(blocks))
    labels = [Label.META if isinstance(b, Block) else b[1] for b in blocks]
    marks = tuple(Mark(n, n + 1, label, "given") for n, label in enumerate(labels))
    sections = (Section(0, len(made), "main"), *(Section(n, n + 1, "div", families=frozenset(("byline",)), parent=0) for n in byline))
    home = tuple(byline.index(n) + 1 if n in byline else 0 for n in range(len(made)))
    headline = tuple(n for n, label in enumerate(labels) if label is Label.HEADLINE)
    body = tuple(n for n, label in enumerate(labels) if label is Label.BODY)
    return Page(made, sections, home, claims, kind=kind, marks=marks, headline=headline, body=body)


def authors_of(page: Page, **known: object) -> tuple[str, ...]:
    candidates = list(authors.find(page, Context(page, {"source": Source("Harbour Post"), **known})))
    best = max(candidates, key=lambda found: found.confidence, default=None)
    return tuple(best.value) if best else ()


HEAD, BODY = ("Harbour opens after two years", Label.HEADLINE), (STORY, Label.BODY)


def claim(name: str, origin: str = "jsonld", prop: str = "author.name", of: str = "NewsArticle", item: int = 1) -> Claim:
    return Claim(origin, prop, name, of if origin == "jsonld" else "", item if origin == "jsonld" else 0)


@pytest.mark.parametrize(
    "claims",
    [
        (claim("Ann Lee"), claim("Bo Roe")),
        (claim("Ann Lee and Bo Roe"),),
        (claim("Ann Lee, Bo Roe", "meta", "author"),),
        (claim("Ann Lee; Bo Roe", "meta", "byl"),),
        (claim("Ann Lee", prop="mainEntity.author.name", of="WebPage"), claim("Bo Roe", prop="mainEntity.author.name", of="WebPage")),
        (claim("ann lee"), claim("Ann Lee"), claim("Bo Roe")),
    ],
)
def test_claims(claims: tuple[Claim, ...]) -> None:
    names = authors_of(page_of(HEAD, BODY, claims=claims))
    assert [people.key(name) for name in names] == ["annlee", "boroe"]


@pytest.mark.parametrize(
    "claims",
    [
        (claim("https://www.example.com/annlee", "opengraph", "article:author"),),
        (claim("admin"),),
        (claim("Ann Lee", of="Comment"),),
        (claim("Ann Lee", of="Product"),),
    ],
)
def test_claims_that_name_no_writer(claims: tuple[Claim, ...]) -> None:
    assert authors_of(page_of(HEAD, BODY, claims=claims)) == ()


def test_the_first_storys_writers_not_anothers() -> None:
    assert authors_of(page_of(HEAD, BODY, claims=(claim("Ann Lee"), claim("Bo Roe", item=2)))) == ("Ann Lee",)


def test_the_visible_byline_wins_where_both_name_people() -> None:
    page = page_of(HEAD, ("By Ann Lee", Label.META), BODY, claims=(claim("Bo Roe"),))
    found = sorted(authors.find(page, Context(page, {})), key=lambda f: -f.confidence)
    assert [(f.value, f.method) for f in found] == [(("Ann Lee",), "byline"), (("Bo Roe",), "json-ld")]


def test_where_they_agree_the_fuller_list_in_the_claims_spelling() -> None:
    page = page_of(HEAD, ("BY ANN LEE, BO ROE AND CY DEE", Label.META), BODY, claims=(claim("Ann Lee"), claim("Bo Roe"), claim("Cy Dee")))
    assert authors_of(page) == ("Ann Lee", "Bo Roe", "Cy Dee")
    page = page_of(HEAD, ("By Ann Lee and Bo Roe", Label.META), BODY, claims=(claim("Ann Lee"),))
    assert authors_of(page) == ("Ann Lee", "Bo Roe")


def test_a_claimed_name_that_the_page_shows_as_editor_is_no_author() -> None:
    page = page_of(HEAD, ("Ann Lee", Label.META), BODY, BODY, ("Editor: Bo Roe", Label.CREDIT), claims=(claim("Bo Roe"),), byline=(1,))
    assert authors_of(page) == ("Ann Lee",)


def test_a_given_name_alone_is_not_the_editors_that_begins_like_it() -> None:
    lines = (HEAD, BODY, ("Photo: Annette Roe", Label.CREDIT))
    assert authors_of(page_of(*lines, claims=(claim("Ann & Bo"),))) == ("Ann", "Bo")
    assert authors_of(page_of(*lines, claims=(claim("Annette Roe"),))) == ()
    assert authors_of(page_of(HEAD, BODY, ("Editor: Annette", Label.CREDIT), claims=(claim("Annette"),))) == ()


def test_all_organisations_where_nobody_signs() -> None:
    assert authors_of(page_of(HEAD, BODY, claims=(claim("Marbelow Newsdesk"), claim("Reuters")))) == ("Marbelow Newsdesk", "Reuters")
    assert authors_of(page_of(HEAD, BODY, claims=(claim("Reuters"), claim("Agencies")))) == ("Reuters",)


def test_an_organisation_only_where_nobody_signs() -> None:
    body = (claim("Harbour Post"), Claim("jsonld", "author.@type", "Organization", "NewsArticle", 1))
    assert authors_of(page_of(HEAD, BODY, claims=body)) == ("Harbour Post",)
    assert authors_of(page_of(HEAD, ("By Ann Lee", Label.META), BODY, claims=body)) == ("Ann Lee",)


def test_an_agencys_byline_is_the_fallback_too() -> None:
    assert authors_of(page_of(HEAD, ("By Associated Press", Label.META), BODY)) == ("Associated Press",)


def linked(text: str, name: str, words: tuple[str, ...] = (), href: str = "") -> Block:
    at = text.index(name)
    return Block(1, text, Kind.PARAGRAPH, inlines=(Inline(at, at + len(name), "a", frozenset(words), href),))


@pytest.mark.parametrize(
    "block",
    [
        linked("Ann Lee Travel desk", "Ann Lee", ("author",)),
        linked("Ann Lee Travel desk", "Ann Lee", (), "/authors/ann-lee"),
    ],
)
def test_links_to_a_writers_page(block: Block) -> None:
    assert authors_of(page_of(HEAD, block, BODY)) == ("Ann Lee",)


def test_a_photographers_link_and_a_plain_one_name_nobody() -> None:
    assert authors_of(page_of(HEAD, linked("Photo Ann Lee", "Ann Lee", ("author", "credit")), BODY)) == ()
    assert authors_of(page_of(HEAD, linked("Ann Lee opens the harbour", "Ann Lee", (), "/tag/ann-lee"), BODY)) == ()


def test_the_name_on_the_line_after_the_word() -> None:
    assert authors_of(page_of(HEAD, ("By", Label.META), ("Ann Lee", Label.META), BODY)) == ("Ann Lee",)


def test_names_each_on_a_line() -> None:
    one = linked("Ann Lee News Reporter", "Ann Lee", ("author",))
    two = linked("Bo Roe Crime Reporter", "Bo Roe", ("author",))._replace(index=2)
    assert authors_of(page_of(HEAD, one, two, BODY, byline=(1, 2))) == ("Ann Lee", "Bo Roe")


@pytest.mark.parametrize("line", ["posted on 3 May 2031 by Ann Lee", "Ann Lee 3 May 2031", "Ann LeeMay 3, 2031"])
def test_the_name_in_the_line_of_the_date(line: str) -> None:
    assert authors_of(page_of(HEAD, (line, Label.META), BODY, kind="text")) == ("Ann Lee",)


def test_a_name_alone_beside_the_date_of_flattened_text() -> None:
    assert authors_of(page_of(HEAD, ("Ann Lee", Label.META), ("3 May 2031", Label.META), BODY, kind="text")) == ("Ann Lee",)
    assert authors_of(page_of(HEAD, ("Travel News", Label.META), ("3 May 2031", Label.META), BODY, kind="text")) == ()


def test_a_name_alone_on_the_last_line() -> None:
    assert authors_of(page_of(HEAD, BODY, ("Ann Lee", Label.BODY))) == ("Ann Lee",)
    assert authors_of(page_of(HEAD, BODY, ("Harbour opens", Label.RELATED))) == ()


@pytest.mark.parametrize("label", [Label.RELATED, Label.COMMENTS, Label.CAPTION])
def test_others_bylines_are_not_the_storys(label: Label) -> None:
    assert authors_of(page_of(HEAD, BODY, BODY, ("By Ann Lee", label))) == ()


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_names_are_its_words(text: str) -> None:
    for name in people.read(text, "", claimed=True).people:
        assert name == name.strip()
        assert 0 < len(name) <= people.LONGEST_NAME


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("【ソウル＝港野太郎】会議は今日、再び開かれた。", ("港野太郎",)),
        ("【ワシントン＝港野太郎、ロンドン＝岸本次郎】会議は今日、再び開かれた。", ("港野太郎", "岸本次郎")),
        ("【ワシントン共同】会議は今日、再び開かれた。", ()),
        ("新华社北京4月24日电（记者王小明、李小红）会议今天在这里再次举行。", ("王小明", "李小红")),
        ("新华社北京4月24日电 会议今天在这里再次举行。", ()),
        ("(서울=연합뉴스) 홍길동 기자 = 시의회가 오늘 다시 모였다.", ("홍길동",)),
        ("[부산=스포츠조선 홍길동 기자] 시의회가 오늘 다시 모였다.", ("홍길동",)),
    ],
)
def test_the_reporter_in_an_east_asian_dateline(opening: str, names: tuple[str, ...]) -> None:
    assert authors_of(page_of(HEAD, (opening, Label.BODY))) == names


def test_a_byline_among_other_data_of_the_line() -> None:
    assert authors_of(page_of(HEAD, ("12 мая 2031, 14:20 | Автор: Анна Лиина | Просмотров: 1874", Label.META), BODY)) == ("Анна Лиина",)
