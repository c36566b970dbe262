"""The source: the publisher's name by vote, whose wire it is, which aggregator shows it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pagestrip
from pagestrip.article import Dateline, Source
from pagestrip.extractors import sites, source
from pagestrip.extractors.source import wire
from pagestrip.model import Block, Claim, Context, Kind, Label, Mark, Page
from pagestrip.words import agencies

STORY = "The council met again on Friday and said that the harbour would open next week, after two years of work on its walls."
URL = "https://www.marbelowpost.example/2031/05/harbour"


def page_of(*lines: tuple[str, Label], claims: tuple[Claim, ...] = (), url: str | None = URL, kind: str = "html") -> Page:
    lines = lines or ((STORY, Label.BODY),)
    blocks = tuple(Block(n, text, Kind.CAPTION if label is Label.CAPTION else Kind.PARAGRAPH) for n, (text, label) in enumerate(lines))
    marks = tuple(Mark(n, n + 1, label, "given") for n, (_, label) in enumerate(lines))
    headline = tuple(n for n, (_, label) in enumerate(lines) if label is Label.HEADLINE)
    body = tuple(n for n, (_, label) in enumerate(lines) if label is Label.BODY)
    return Page(blocks, home=(-1,) * len(blocks), claims=claims, marks=marks, url=url, kind=kind, headline=headline, body=body)


def source_of(page: Page, **known: object) -> Source | None:
    candidates = list(source.find(page, Context(page, known)))
    best = max(candidates, key=lambda found: found.confidence, default=None)
    value = best.value if best else None
    assert value is None or isinstance(value, Source)
    return value


def name_of(*claims: Claim, url: str | None = URL) -> str | None:
    found = source_of(page_of(claims=claims, url=url))
    return found.name if found else None


def og(name: str) -> Claim:
    return Claim("opengraph", "og:site_name", name)


def publisher(name: str, of: str = "NewsArticle") -> Claim:
    return Claim("jsonld", "publisher.name", name, of, 1)


def title(text: str) -> Claim:
    return Claim("title", "title", text)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((og("Marbelow Post"),), "Marbelow Post"),
        ((publisher("Marbelow Post"),), "Marbelow Post"),
        ((title("Harbour opens | Marbelow Post"),), "Marbelow Post"),
        ((title("Harbour opens - Business - Marbelow Post"),), "Marbelow Post"),
        ((og("Marbelow Post"), publisher("Harbour Media Holding AG"), title("Harbour opens | Marbelow Post")), "Marbelow Post"),
        ((og("Premium"), publisher("Marbelow Post")), "Marbelow Post"),
        ((og("https://www.marbelowpost.example"), publisher("Marbelow Post")), "Marbelow Post"),
        ((og("@marbelowpost"), title("Harbour opens – Marbelow Post")), "Marbelow Post"),
        ((og("Marbelow Post | News from the harbour and the town since 1871"),), "Marbelow Post"),
        ((og("marbelowpost"), title("Harbour opens | Marbelow Post")), "Marbelow Post"),
        ((publisher("Associated Press"), title("Harbour opens | Marbelow Post")), "Marbelow Post"),
        ((og("Post Online"), publisher("Marbelow Post"), title("Harbour opens | Marbelow Post Online")), "Marbelow Post"),
        ((Claim("jsonld", "mainEntity.publisher.name", "Marbelow Post", "WebPage", 1),), "Marbelow Post"),
        ((Claim("jsonld", "isPartOf.publisher.name", "Harbour Holding", "NewsArticle", 1), og("Marbelow Post")), "Marbelow Post"),
    ],
)
def test_the_publishers_name(claims: tuple[Claim, ...], expected: str) -> None:
    assert name_of(*claims) == expected


def test_an_agencys_own_site_is_its_publisher() -> None:
    assert name_of(og("AP News"), publisher("AP News"), url="https://apnews.com/x") == "AP News"
    assert name_of(publisher("Reuters"), url="https://www.reuters.com/x") == "Reuters"


def test_a_bar_at_a_claims_end_is_no_part_of_the_name() -> None:
    assert name_of(og("Harbour Post |")) == "Harbour Post"


def test_without_a_name_the_address_speaks_and_without_an_address_nobody() -> None:
    assert name_of() == "marbelowpost.example"
    assert source_of(page_of(url=None)) is None


def test_lines_of_the_page_name_it_too() -> None:
    spelled = page_of(("The Marbelow Post", Label.NAVIGATION), (STORY, Label.BODY), kind="text")
    assert source_of(spelled) == Source("The Marbelow Post", "https://www.marbelowpost.example")
    owned = page_of((STORY, Label.BODY), ("© 2031 Marbelow Post Ltd. All rights reserved.", Label.LEGAL), kind="text")
    assert source_of(owned) == Source("Marbelow Post", "https://www.marbelowpost.example")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Maroc29-05-2031", "Maroc"),
        ("Harbour Post14-03-2031", "Harbour Post"),
        ("Paris - 14 May 2031", None),
        ("Ann Lee 3 May 2031", None),
        ("Updated 3 May 2031", None),
        ("Wed, 3 May 2031", None),
    ],
)
def test_the_name_glued_to_the_date(line: str, expected: str | None) -> None:
    page = page_of(("Harbour opens", Label.HEADLINE), (line, Label.META), (STORY, Label.BODY), url=None, kind="text")
    found = source_of(page)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("By Associated Press", Label.META, "Associated Press"),
        ("Von dpa", Label.META, "dpa"),
        ("Par Le Courrier et AFP", Label.META, "AFP"),
        ("By Ann Lee and AP", Label.META, "Associated Press"),
        ("By Ann Lee - Associated Press - Friday, May 2, 2031", Label.META, "Associated Press"),
        ("AFP, MARBELOW", Label.META, "AFP"),
        ("Associated Press in Valencia", Label.META, "Associated Press"),
        ("Quelle: ntv.example, ino/dpa", Label.META, "dpa"),
    ],
)
def test_the_agency_in_a_byline(line: str, label: Label, expected: str) -> None:
    page = page_of(("Harbour opens", Label.HEADLINE), (line, label), (STORY, Label.BODY))
    found = source_of(page, language="de")
    assert found is not None
    assert found.agency == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Quelle: APA/sda/dpa)", "APA"),
        ("Quelle: sid/dpa", "sid"),
        ("sak/Reuters", "Reuters"),
        ("© dpa-infocom, dpa:310516-99-53606/3", "dpa"),
        ("Mit Material der dpa", "dpa"),
        ("Additional reporting from PA", "PA"),
        ("—Associated Press writer Ann Lee in Paris contributed to this report.", "Associated Press"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        ("(NTB/Reuters)", "NTB"),
        ("来源：新华网", "新华网"),  # in another script as the page writes it
    ],
)
def test_the_agency_in_a_credit(line: str, expected: str) -> None:
    page = page_of((STORY, Label.BODY), (STORY, Label.BODY), (line, Label.CREDIT))
    found = source_of(page, language="de")
    assert found is not None
    assert found.agency == expected


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Foto: REUTERS/Ann Lee", Label.CREDIT),
        ("Photo: AFP", Label.META),
        ("BILD: SN/APA/ANN LEE", Label.CREDIT),
        ("Ann Lee in the harbour. (AP)", Label.CAPTION),
        ("The council told AFP that the harbour would open.", Label.BODY),
        ("RSS", Label.OUTSIDE),
        ("AA", Label.TOOLS),
        ("MAP of the harbour", Label.OUTSIDE),
    ],
)
def test_photographs_mentions_and_words_credit_nobody(line: str, label: Label) -> None:
    page = page_of(("Harbour opens", Label.HEADLINE), (STORY, Label.BODY), (STORY, Label.BODY), (line, label), url=None)
    assert source_of(page) is None


def test_the_dateline_names_the_agency_first() -> None:
    page = page_of(("Harbour opens", Label.HEADLINE), ("By Reuters", Label.META), (STORY, Label.BODY))
    found = source_of(page, dateline=Dateline("LONDON (AP)", "LONDON", "AP"))
    assert found is not None
    assert found.agency == "Associated Press"


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("به گزارش خبرگزاری ایسنا، قطار گرگان از این هفته ده دقیقه بیشتر می‌ماند.", "ایسنا"),
        ("به گزارش ایسنا، قطار گرگان از این هفته ده دقیقه بیشتر می‌ماند.", "ایسنا"),
        ("مدیر راه‌آهن در گفت‌وگو با ایسنا خبر داد که قطار گرگان ده دقیقه بیشتر می‌ماند.", None),
    ],
)
def test_the_agency_whose_report_a_story_opens_as(opening: str, agency: str | None) -> None:
    found = source_of(page_of((opening, Label.BODY)), language="fa")
    assert (found.agency if found else None) == agency


def test_a_local_stations_letters_are_no_agency() -> None:
    found = source_of(page_of(), dateline=Dateline("HOUSTON (KTXQ)", "HOUSTON", "KTXQ"))
    assert found is not None
    assert found.agency is None


def test_an_author_of_the_head_may_be_an_agency() -> None:
    found = source_of(page_of(claims=(Claim("jsonld", "author.name", "dpa", "NewsArticle", 1),)))
    assert found is not None
    assert found.agency == "dpa"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Explore what Daywire AI can do for you:", "Daywire"),
        ("Download Daywire app today from your preferred app store", "Daywire"),
        ("Get the Daywire app", "Daywire"),
        ("Download our free app", None),
        ("DOWNLOAD THE APP", None),
        ("Download the Harbour Post app", None),
    ],
)
def test_the_platform(line: str, expected: str | None) -> None:
    page = page_of(
        ("Harbour opens", Label.HEADLINE), ("Harbour Post14-03-2031", Label.META), (STORY, Label.BODY), (line, Label.PROMO), url=None, kind="text"
    )
    found = source_of(page)
    assert found is not None
    assert (found.name, found.platform) == ("Harbour Post", expected)


@pytest.mark.parametrize(
    ("url", "stem"),
    [
        ("https://news.marbelowpost.co.uk/a", "marbelowpost"),
        ("https://www.marbelow.example/", "marbelow"),
        ("marbelow.example", "marbelow"),
        ("http://[broken", ""),
        ("localhost", ""),
    ],
)
def test_stems(url: str, stem: str) -> None:
    assert sites.stem(url) == stem


@pytest.mark.parametrize(
    ("form", "language", "name"),
    [
        ("AP", None, "Associated Press"),
        ("APA", "de", "APA"),
        ("APA", "fr", "APA News"),
        ("reuters", None, "Reuters"),
        ("map", None, None),
        ("aa", None, None),
        ("dpa/lno", None, None),
    ],
)
def test_forms(form: str, language: str | None, name: str | None) -> None:
    found = agencies.named(form, language)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("APA/sda/dpa", ["APA", "Keystone-SDA", "dpa"]),
        ("dpa/lno", ["dpa"]),
        ("NTB-AFP", ["NTB", "AFP"]),
        ("(dpa)", ["dpa"]),
        ("AP and friends", []),
        ("sak/ino", []),
        ("", []),
    ],
)
def test_composites(text: str, names: list[str]) -> None:
    assert [agency.name for agency in agencies.composite(text)] == names


def test_every_form_of_the_table_is_found_in_a_line_and_names_an_agency() -> None:
    for form in ("AFP Relaxnews", "연합뉴스", "РИА Новости", "Europa Press", "LUSA", "BERNAMA"):
        assert [hit.form for hit in agencies.mentions(f"… ({form}) …")] == [form]
    assert list(agencies.mentions("mapped, sapped, DPAs and @AFP")) == []


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_line_is_read(text: str) -> None:
    for found in (*wire.in_byline(text), *wire.in_credit(text)):
        assert found.name


@pytest.mark.parametrize(("whole", "name"), [("Marbelow Post", "Marbelow Post"), ("Harbours of the World", "marbelowpost.example")])
def test_what_the_story_is_part_of_names_the_site_where_the_address_spells_it(whole: str, name: str) -> None:
    assert name_of(Claim("jsonld", "isPartOf.name", whole, "NewsArticle", 1)) == name


@pytest.mark.parametrize(("element", "agency"), [("byline", "APA"), ("picture-credit", None)])
def test_two_agencies_sign_where_the_element_is_a_bylines(element: str, agency: str | None) -> None:
    html = f"<h1>The harbour will open next week</h1><p class={element}>APA/dpa</p>" + f"<p>{STORY}</p>" * 3
    found = pagestrip.extract(f"<article>{html}</article>").source
    assert (found.agency if found else None) == agency


def test_a_desk_signs_without_the_agency_beside_it() -> None:
    html = "<h1>The harbour will open next week</h1><p class=byline>Redacción / EFE</p>" + f"<p>{STORY}</p>" * 3
    assert pagestrip.extract(f"<article>{html}</article>").authors == ("Redacción",)
