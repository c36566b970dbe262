"""The phrase bank: the data is sound, and it says what it should and no more."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import rows

import pagestrip
from pagestrip.text import WIDE, fold
from pagestrip.words import sections
from pagestrip.words.phrases import COLOUR, families, family, vocabulary

FAMILIES = (
    *(
        "ad",
        "ai",
        "app",
        "author_box",
        "comments",
        "consent",
        "notices",
        "credit",
        "donation",
        "legal",
        "live",
        "logo",
        "navigation",
        "newsletter",
        "no_article",
        "offers",
    ),
    *("paywall", "photo", "player", "popular", "read_also", "related", "share", "skip", "syndication", "tools"),
)
LANGUAGES = frozenset(
    (
        *("en", "fr", "de", "es", "pt", "it", "nl", "ru", "tr", "ar", "id", "zh", "ja"),
        *("sv", "no", "da", "pl", "cs", "uk", "ko", "fa", "hi", "vi", "el"),
        *("fi", "hu", "ro", "bg", "hr", "sk", "he", "th", "bn", "ur", "ca"),
    )
)
FEWEST = 3  # entries a language and family
SHARED = {  # families that may hold the same phrase, and why
    frozenset(("contact", "navigation")),  # heads the contact block of a press release, is a link in a menu elsewhere
    frozenset(("navigation", "no_article")),  # `no_article` holds titles of whole pages, not lines
    frozenset(("no_article", "paywall")),
    frozenset(("no_article", "player")),
}


def entries(name: str) -> Iterator[tuple[str, str]]:
    for section, phrases in sections(f"phrases/{name}.txt").items():
        for phrase in phrases:
            yield section, phrase


def is_whole(phrase: str) -> bool:
    return not phrase.startswith("…") and not phrase.endswith("…")


def test_the_families_are_there() -> None:
    assert set(FAMILIES) <= set(families())


@pytest.mark.parametrize("name", families())
def test_every_family_is_read_by_something(name: str) -> None:
    reading = re.compile(rf'(?:family\(|\(page, |\{{)"{name}"')
    assert any(reading.search(file.read_text(encoding="utf-8")) for file in Path(pagestrip.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_speaks_every_language(name: str) -> None:
    count = Counter(section.removesuffix(" opens") for section, _ in entries(name))
    assert {language for language in LANGUAGES if count[language] < FEWEST} == set()


@pytest.mark.parametrize("name", families())
def test_sections_are_languages(name: str) -> None:
    assert all(len(section.removesuffix(" opens")) == 2 for section, _ in entries(name))


@pytest.mark.parametrize("name", families())
def test_no_entry_is_lost_or_too_short(name: str) -> None:
    bank = family(name)
    for section, phrase in entries(name):
        key = fold(phrase.strip("…"))
        assert len(key) >= 2 or WIDE.search(key) or "©" in key or name == "no_article", (section, phrase)
        if is_whole(phrase):
            assert bank.line(fold(phrase.replace(COLOUR, sections("colours.txt").get(section[:2], ("",))[0]))), (section, phrase)
        elif phrase.endswith("…"):
            assert bank.begins(fold(phrase.removesuffix("…") + " z") if key[-1].isalnum() else fold(phrase.removesuffix("…") + "z")), (
                section,
                phrase,
            )
        else:
            assert bank.ends(fold("z " + phrase.removeprefix("…"))), (section, phrase)


@pytest.mark.parametrize("name", FAMILIES)
def test_no_entry_stands_twice_in_a_section(name: str) -> None:
    seen = Counter(
        (section, is_whole(phrase), phrase.endswith("…"), fold(phrase) if is_whole(phrase) else phrase.casefold())
        for section, phrase in entries(name)
    )
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("name", families())
def test_a_line_does_not_open_a_region_too(name: str) -> None:
    assert family(name).lines.keys() & family(name).openers.keys() == set()


def test_a_phrase_belongs_to_one_family() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for name in families():
        for key in (*family(name).lines, *family(name).openers):
            owners[key].add(name)
    assert {key: names for key, names in owners.items() if len(names) > 1 and frozenset(names) not in SHARED} == {}


def test_the_vocabulary_names_the_family() -> None:
    words = vocabulary()
    assert words["facebook"] == "share"
    assert words["gefällt mir"] == "tools"
    assert words["関連記事"] == "related"
    assert all(family(name).line(key) for key, name in words.items())


LINES = [
    ("comments", "3 COMMENTS"),
    ("comments", "Comments (52)"),
    ("comments", "No comments yet..."),
    ("comments", "Yorumlar (12)"),
    ("logo", "logo"),
    ("logo", "Orange background"),
    ("logo", "play-store"),
    ("logo", "Degradado verde"),
    ("logo", "خلفية برتقالية"),
    ("logo", "紫色渐变"),
    ("ai", "Try Our AI Features"),
    ("app", "DOWNLOAD THE APP"),
    ("app", "Get Started Now: Download the App"),
    ("related", "Related Articles"),
    ("related", "You may also like…"),
    ("related", "Das könnte Sie auch interessieren:"),
    ("related", "あわせて読みたい"),
    ("popular", "Most Read"),
    ("popular", "EN ÇOK OKUNANLAR"),
    ("popular", "SON DAKİKA"),
    ("skip", "Skip to main content"),
    ("skip", "本文へ移動"),
    ("share", "Tei\u00adlen"),
    ("share", "facebook"),
    ("tools", "4 min read"),
    ("tools", "Back to top ↑"),
    ("ad", "— Anzeige —"),
    ("ad", "[Sponsored]"),
    ("consent", "Do Not Sell or Share My Personal Information"),
    ("legal", "© 2031 All rights reserved."),
    ("paywall", "Already a subscriber?"),
    ("paywall", "S’abonner"),
    ("donation", "Jetzt spenden!"),
    ("navigation", "Sie sind hier:"),
    ("navigation", "الرئيسية"),
    ("newsletter", "Подписаться на рассылку"),
    ("author_box", "ABOUT THE AUTHOR"),
    ("player", "Video 0:42"),
    ("live", "This live blog is now closed"),
    ("notices", "Was this article helpful?"),
    ("offers", "Zuletzt angesehen"),
]


@pytest.mark.parametrize(("name", "line"), LINES)
def test_lines(name: str, line: str) -> None:
    assert family(name).line(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "Comment réagissent les pêcheurs ?",
        "Comments that the mayor made on Monday were recorded",
        "Related to the king by marriage",
        "He shared the flat with two students",
        "Most read the letter twice",
        "Background",
        "Hintergrund",
        "Recommendations",
        "Key takeaways",
        "Live",
        "Contact lenses",
        "The logo",
        "Blue wave",
        "Red Square",
        "Home is where the harbour is",
        "7 things to know",
        "2031",
        "",
    ],
)
def test_body_lines_are_no_familys(line: str) -> None:
    assert [name for name in FAMILIES if family(name).line(fold(line))] == []


BEGINNINGS = [
    ("read_also", "READ MORE: Harbour opens again"),
    ("read_also", "Lesen Sie auch: Der Hafen öffnet wieder"),
    ("read_also", "À lire aussi : le port rouvre"),
    ("read_also", "ЧИТАЙТЕ ТАКЖЕ: Порт снова открыт"),
    ("read_also", "Baca juga: Pelabuhan dibuka"),
    ("read_also", "【関連記事】港が再開"),
    ("read_also", "延伸閱讀：港口重開"),
    ("photo", "Foto: Ana Lima"),
    ("photo", "(사진=김하나)"),
    ("credit", "(Reporting by Ann Lee; Editing by Bo Ek)"),
    ("credit", "Quelle: Hafenblatt"),
    ("credit", "责任编辑：林安"),
    ("legal", "© 2031 Harbour Times"),
    ("legal", "©2031 Harbour Times"),
    ("syndication", "This article was originally published by Harbour Times"),
    ("live", "Last updated: 3 May 2031"),
    ("live", "최종수정 2031.05.03 10:00"),
    ("author_box", "View all posts by Ann Lee"),
    ("app", "Ready to dive into a world of stories? Download our app today."),
]
NO_BEGINNINGS = [
    ("read_also", "Read more than one newspaper a day"),
    ("read_also", "Read also"),
    ("read_also", "Related parties met on Monday"),
    ("read_also", "Videos: a short history"),
    ("photo", "Photos of the harbour were shown on Monday"),
    ("photo", "Fotografen müssen draußen bleiben"),
    ("credit", "Reporting bylaws changed on Monday"),
    ("credit", "Sources close to the mayor said so"),
    ("credit", "C'est la vie"),
    ("legal", "Copyrights are traded like houses"),
    ("live", "Updated plans for the harbour were shown"),
]


@pytest.mark.parametrize(("_language", "name", "line"), rows("chrome"))
def test_chrome_of_many_languages(_language: str, name: str, line: str) -> None:
    key = fold(line)
    said = {known for known in families() if family(known).line(key) or family(known).begins(key) or family(known).ends(key)}
    assert name in said if name != "-" else said == set()


@pytest.mark.parametrize(("name", "line"), BEGINNINGS)
def test_beginnings(name: str, line: str) -> None:
    assert family(name).begins(fold(line))


@pytest.mark.parametrize(("name", "line"), NO_BEGINNINGS)
def test_other_beginnings(name: str, line: str) -> None:
    assert family(name).begins(fold(line)) is None


def test_endings() -> None:
    assert family("logo").ends(fold("Harbour Times logo"))
    assert family("logo").ends(fold("Psychologo")) is None
    assert family("logo").ends(fold("logo")) is None
    assert family("newsletter").ends(fold("The harbour's news, straight to your inbox."))
    assert family("photo").ends(fold("Ana Lima / AFP"))
    assert family("photo").ends(fold("She flew to the camp")) is None


def test_a_products_name_may_stand_in_the_middle() -> None:
    assert family("ai").ends(fold("Explore what Brightloom AI can do for you:"))
    assert family("ai").ends(fold("Descubre lo que Plaza Nueva IA puede hacer por ti:"))
    assert family("ai").ends(fold("Nobody knows what AI can do")) is None


def test_the_longest_beginning_is_given() -> None:
    assert family("photo").begins(fold("Photo credit: Ana Lima")) == "photo credit:"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("aA1٣① \u00a0ßẞıİi̇ſﬁ…’'\u00ad\u200b©#.:。ーｶﾞ각́ͅΣς"), max_size=12))
def test_folding_twice_changes_nothing_in_hard_signs(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from(sorted(vocabulary())), st.sampled_from(("{}", "  {} ", "• {}:", "[{}]", "{} »", "\u200b{}…")))
def test_edges_do_not_hide_a_phrase(key: str, shape: str) -> None:
    assert fold(shape.format(key)) == key
