"""Tags: the list beside the story, its glue, and what the head claims."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.words.tags import is_hashtags, is_label, label_at, leads_to_tag

STORY = (
    "<h1>The lock keeper of Hollin Reach retires after forty years</h1>"
    "<p>On Friday morning Ottoline Marsh closed the upper gate for the last time, and the whole town had come to watch her do it.</p>"
    "<p>She had kept the lock since 1989, through two floods and one wedding, and says that she never once dropped the windlass.</p>"
    "<p>The canal board has not said who will follow her. Until it does, boats are asked to work the gates themselves, with care.</p>"
)


def tags_of(after: str = "", head: str = "", before: str = "") -> tuple[str, ...]:
    return pagestrip.extract(f"<html><head>{head}</head><body><main><article>{before}{STORY}{after}</article></main></body></html>").tags


@pytest.mark.parametrize(
    "markup",
    [
        '<ul class="tags"><li><a href="/a">Canals</a></li><li><a href="/b">Hollin Reach</a></li></ul>',
        '<div class="x"><a rel="tag" href="/a">Canals</a> <a rel="tag" href="/b">Hollin Reach</a></div>',
        '<div><a href="/topic/canals">Canals</a><a href="/topic/hollin">Hollin Reach</a></div>',
        "<p>Tags: Canals, Hollin Reach</p>",
        "<p>Filed under: Canals | Hollin Reach</p>",
        "<div>#Canals #Hollin Reach</div>",
        '<h3>Topics</h3><ul><li><a href="/x">Canals</a></li><li><a href="/y">Hollin Reach</a></li></ul>',
        '<div class="tags"><span>Tags</span> <a href="/a">Canals <i>(12)</i></a> <a href="/b">Hollin Reach <i>(3)</i></a></div>',
        '<p>In: <a rel="category tag" href="/c">News</a> <a rel="tag" href="/t/1">Canals</a> <a rel="tag" href="/t/2">Hollin Reach</a></p>',
    ],
)
def test_visible_lists(markup: str) -> None:
    assert tags_of(markup) == ("Canals", "Hollin Reach")


@pytest.mark.parametrize(
    "markup",
    [
        '<ul class="list"><li><a href="/a">Canals</a></li><li><a href="/b">Hollin Reach</a></li></ul>',  # nothing says that these are tags
        '<div class="tags"><p>The Courier brings you the news of the valley, every day, on paper.</p></div>',
        (
            '<div class="topics"><a href="/1">Why the heron moved to the weir and would not be moved back</a>'
            '<a href="/2">Ten bridges that ought to be longer than they are, says the mayor</a></div>'
        ),
        '<h3>In this article</h3><ul><li><a href="#a">Hollin Reach</a></li><li><a href="#b">Ottoline Marsh</a></li></ul>',  # a table of contents
        '<div class="tags"><a href="/a">A</a> <a href="/b">B</a> <a href="/c">C</a> <a href="/d">D</a></div>',  # an index of letters
    ],
)
def test_what_is_no_tag_list(markup: str) -> None:
    assert tags_of(markup) == ()


@pytest.mark.parametrize("lines", [30, 35, 38])
def test_a_list_that_begins_within_reach_is_read_whole(lines: int) -> None:
    between = "".join(f"<div>Notice {n} of the board</div>" for n in range(lines))
    named = ("Canals", "Hollin Reach", "Windlasses", "Gates", "Floods", "Weddings")
    links = "".join(f'<li><a href="/x{n}">{name}</a></li>' for n, name in enumerate(named))
    assert tags_of(f"{between}<h3>Topics</h3><ul>{links}</ul>") == named


def test_a_list_above_the_headline_is_the_sites() -> None:
    assert tags_of(before='<div><a href="/topic/cup">The Cup</a> <a href="/topic/snow">Snow</a></div>') == ()


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": ["Canals", "Hollin Reach"]}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": "Canals, Hollin Reach"}</script>',
        '<meta property="article:tag" content="Canals"><meta property="article:tag" content="Hollin Reach">',
        '<meta name="news_keywords" content="Canals, Hollin Reach">',
        '<meta name="keywords" content="Canals; Hollin Reach; Canals">',
        '<meta property="og:site_name" content="Valley Courier"><meta name="keywords" content="Valley Courier, Canals, Hollin Reach">',
        '<meta name="keywords" content="Category: Canals, Tag: Hollin Reach">',
    ],
)
def test_claims(head: str) -> None:
    assert tags_of(head=head) == ("Canals", "Hollin Reach")


def test_the_visible_list_wins_and_the_claim_is_kept() -> None:
    page = (
        '<html><head><meta name="keywords" content="boats, locks, news"></head><body><article>'
        + STORY
        + "<p>Tags: Canals, Hollin Reach</p></article></body></html>"
    )
    article = pagestrip.extract(page)
    assert article.tags == ("Canals", "Hollin Reach")
    assert [other.value for other in article.evidence["tags"].alternatives] == [("boats", "locks", "news")]


def test_json_ld_wins_over_meta_keywords() -> None:
    assert tags_of(
        head='<meta name="keywords" content="news"><script type="application/ld+json">{"@type": "Article", "keywords": ["Canals"]}</script>'
    ) == ("Canals",)


def test_keywords_of_another_object_do_not_count() -> None:
    assert tags_of(head='<script type="application/ld+json">{"@type": "Product", "keywords": ["Windlass"]}</script>') == ()


def keywords(*names: str) -> str:
    return '<script type="application/ld+json">{"@type": "Article", "keywords": [' + ", ".join(f'"{name}"' for name in names) + "]}</script>"


@pytest.mark.parametrize(
    "others",
    [
        ("Uncategorized", "Front Page"),
        ("Region: Global", "site:courier"),
        ("e", "a", "n"),
        ("type_review", "@subscribers", "top-sticky-bar", "sidepromo"),
        ("_prio_3",),
        ("NLP Category: General", "category-/locks"),
        ("Evergreen", "Headlines", "Alle Themen"),
        ("promo-banner-top",),
    ],
)
def test_what_a_content_system_writes_among_the_keywords(others: tuple[str, ...]) -> None:
    assert tags_of(head=keywords("Canals", *others, "Hollin Reach")) == ("Canals", "Hollin Reach")


def test_a_systems_bare_words_are_kept_where_nothing_shows_the_system_or_the_story_says_them() -> None:
    assert tags_of(head=keywords("canals", "open-air")) == ("canals", "open-air")
    assert tags_of(head=keywords("canal", "open-air", "hollin_reach", "type_news")) == ("canal", "hollin reach")


def test_a_companys_form_is_no_tag_of_its_own() -> None:
    assert tags_of(head=keywords("Canals", "Marsh Locks, Inc.", "Income")) == ("Canals", "Marsh Locks, Inc.", "Income")


def test_a_label_inside_a_tags_link_is_none_of_it() -> None:
    assert tags_of('<div class="tags"><a href="/a">More on: Canals</a> <a href="/b">Hollin Reach</a></div>') == ("Canals", "Hollin Reach")


def test_a_title_with_a_colon_is_a_tag() -> None:
    assert tags_of(head=keywords("Canals", "Locks: A History")) == ("Canals", "Locks: A History")


def test_who_wrote_is_no_tag_of_the_story() -> None:
    byline = '<p class="byline">By Ansa Holm</p>'
    assert tags_of(f"{byline}<p>Tags: Canals, Ansa Holm, Ottoline Marsh</p>") == ("Canals", "Ottoline Marsh")


def meta(*names: str) -> str:
    return f'<meta name="keywords" content="{", ".join(names)}">'


def test_keywords_of_which_the_story_says_nothing_are_the_sites() -> None:
    assert tags_of(head=meta("daily paper", "weather", "cinema", "small ads", "jobs")) == ()
    assert tags_of(head=meta("weather", "lock keepers", "canal boats")) == ("weather", "lock keepers", "canal boats")


def test_a_cloud_of_tags_is_the_sites() -> None:
    names = [f"{kind} {place}" for kind in ("Bakers", "Dances", "Chess") for place in ("Ebrin", "Sund", "Tolm", "Quay", "Mara", "Vell", "Osk")]
    cloud = '<div class="tags">{}</div>'
    assert tags_of(cloud.format("".join(f'<a href="/tag/{n}">{name}</a> ' for n, name in enumerate(names)))) == ()
    near = [f"Canal of {name}" for name in names]
    assert tags_of(cloud.format("".join(f'<a href="/tag/{n}">{name}</a> ' for n, name in enumerate(near)))) == tuple(near)


def test_a_menu_is_no_tag_list() -> None:
    links = '<ul class="tags"><li><a href="/a">{}</a></li><li><a href="/b">{}</a></li><li><a href="/c">Locks</a></li></ul>'
    assert tags_of(links.format("Contact", "Imprint")) == ()
    assert tags_of(links.format("Canals", "Gates")) == ("Canals", "Gates", "Locks")


def test_a_glued_line_of_a_flat_page_is_parted_and_says_so() -> None:
    text = "\n\n".join(
        [
            "The lock keeper of Hollin Reach retires after forty years",
            "On Friday morning Ottoline Marsh closed the upper gate for the last time, and the whole town of Hollin Reach had come to watch.",
            "She had kept the lock since 1989, through two floods and one wedding, and says that she never once dropped the windlass.",
            "The canal board has not said who will follow her. Until it does, boats are asked to work the gates themselves, with care.",
            "Tags: Ottoline Marshcanal boardHollin Reach",
        ]
    )
    article = pagestrip.extract(text)
    assert article.tags == ("Ottoline Marsh", "canal board", "Hollin Reach")
    assert "parted" in article.evidence["tags"].note


def test_a_glued_line_is_no_witness_for_its_own_words() -> None:
    text = "\n\n".join([*re.findall(r">([^<>]+)</", STORY), "Tags:\nOttoline Marsh\nHollin ReachFriday"])
    assert pagestrip.extract(text).tags == ("Ottoline Marsh", "Hollin Reach", "Friday")


UNNAMED = ("Hollin Reach", "Ottoline Marsh", "windlass")


@pytest.mark.parametrize(("date", "tags"), [("14 March 2031, 12:30", UNNAMED), ("", ())])
def test_in_flattened_text_a_list_that_nothing_names_is_a_dated_storys_tags(date: str, tags: tuple[str, ...]) -> None:
    story = re.findall(r">([^<>]+)</", STORY)
    lines = ["The lock keeper of Hollin Reach retires", *([date] if date else []), *story, "\n".join(f"  • {tag}" for tag in UNNAMED)]
    assert pagestrip.extract("\n\n".join(lines), kind="text").tags == tags


def test_with_markup_a_list_that_nothing_names_is_a_menu() -> None:
    assert tags_of("<ul>" + "".join(f'<li><a href="/x/{at}">{tag}</a></li>' for at, tag in enumerate(UNNAMED)) + "</ul>") == ()


def test_a_list_parted_by_spaces_alone_stays_one_tag() -> None:
    assert tags_of("<p>Tags: canals locks retirement</p>") == ("canals locks retirement",)


@pytest.mark.parametrize(
    "line", ["Tags: a", "TOPICS : a", "Schlagwörter: a", "Mots-clés : a", "关键词：图书馆", "Etiketler: a", "الوسوم: a", "Ключевые слова: a"]
)
def test_labels(line: str) -> None:
    assert label_at(line) is not None
    assert is_label(line[: label_at(line)])


@pytest.mark.parametrize("line", ["Topics in this lecture were many", "Tagsüber: geschlossen", "Themenabend: heute", "", ": a"])
def test_no_labels(line: str) -> None:
    assert label_at(line) is None


@pytest.mark.parametrize(
    ("line", "are"),
    [
        ("#ferries #Old harbour", True),
        ("#Сухое озеро #маяки", True),
        ("#1 on the list", False),
        ("We are #1. They are #2.", False),
        ("#alone", False),
    ],
)
def test_hashtags(line: str, are: bool) -> None:
    assert is_hashtags(line) is are


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/tag/ferries", True),
        ("https://news.example/themen/hafen/", True),
        ("//news.example/a/topic/x?y=1", True),
        ("/tag", False),
        ("/news/tagging-of-geese", False),
        ("/news/story?from=/tag/x", False),
        ("", False),
    ],
)
def test_addresses(href: str, leads: bool) -> None:
    assert leads_to_tag(href) is leads


@given(st.text(max_size=80))
def test_no_text_of_a_tag_line_breaks_it(text: str) -> None:
    tags = pagestrip.extract(
        "\n\n".join(["A headline that stands over a story about a lock", "She kept the lock, and she kept it well. " * 8, f"Tags: {text}"])
    ).tags
    assert all(isinstance(tag, str) and tag for tag in tags)
