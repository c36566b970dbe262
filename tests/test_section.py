"""The section: what the head claims, else the breadcrumb, else the kicker."""

import pytest

import pagestrip

STORY = "<h1>The lock keeper of Hollin Reach retires after forty years</h1>" + (
    "<p>On Friday morning Ottoline Marsh closed the upper gate for the last time, and the whole town had come to watch her do it.</p>" * 3
)
CRUMBS = '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/region">Region</a></li><li><a href="/region/hollin">Hollin</a></li></ol>'
LISTED = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
{"@type": "ListItem", "position": 1, "name": "Home"}, {"@type": "ListItem", "position": 2, "item": {"@id": "/region", "name": "Region"}},
{"@type": "ListItem", "position": 3, "name": "The lock keeper of Hollin Reach retires after forty years"}]}</script>"""


MANY = "".join(f'<meta property="article:section" content="{name}">' for name in ("Boats", "Gates", "Hollin", "Locks", "Retirement"))


def section(head: str = "", before: str = "", url: str | None = None) -> str | None:
    return pagestrip.extract(f"<html><head>{head}</head><body><main><article>{before}{STORY}</article></main></body></html>", url=url).section


@pytest.mark.parametrize(("url", "expected"), [("https://courier.example/locks/forty-years", "Locks"), ("https://courier.example/7", None)])
def test_of_many_claimed_sections_the_one_that_the_address_names(url: str, expected: str | None) -> None:
    assert section(MANY, url=url) == expected


@pytest.mark.parametrize("trail", ["Startseite › Region", "Startseite\n›\nRegion"])
def test_a_breadcrumb_of_flattened_text(trail: str) -> None:
    story = "On Friday morning Ottoline Marsh closed the upper gate for the last time, and the whole town had come to watch her do it."
    title = "The lock keeper of Hollin Reach retires after forty years"
    head = f"{trail}\n\n{title}\n\nVon Ansa Holm\n14. März 2031"
    text = f"{head}\n\n{story}\n\nThe lock keeper of Hollin Reach said so. {story}\n\n{story} It rained."
    assert pagestrip.extract(text, kind="text").section == "Region"


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        ('<meta property="article:section" content="Region">', CRUMBS, "Region"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Region", "Life"]}</script>', "", "Region"),
        (LISTED, "", "Region"),
        ("", CRUMBS, "Hollin"),
        ('<meta property="article:section" content="hollin">', CRUMBS, "Hollin"),  # as the page prints it
        ('<meta property="article:section" content="Locks &amp;amp; Weirs">', "", "Locks & Weirs"),
        ("", '<p class="kicker">Canals</p>', "Canals"),
        ("", "<div>Home › Region › Hollin</div>", "Hollin"),
        ("", "<div>Log in / Sign up</div>", None),  # a menu
        ("", "<div>Hollin › Region</div>", None),  # it does not lead from the site's home
        ("", '<ol class="breadcrumb"><li><a href="/">Home</a></li></ol>', None),  # the first crumb only leads home
        ('<meta property="article:section" content="https://courier.example/region">', "", None),
        ('<meta property="article:section" content="Uncategorized">', "", None),
        ('<meta property="article:section" content="Unsorted catch">', "", "Unsorted catch"),
        ('<meta property="article:section" content="Region,Life">', "", "Region"),
        ('<meta property="article:section" content="Region, Life and Canals">', "", "Region, Life and Canals"),
        ('<meta property="article:section" content="news/region">', "", "region"),
        ('<meta property="article:section" content="Radio/TV">', "", "Radio/TV"),
        ('<meta property="article:section" content="Harbour, WeeklySubscribe:Old TowerRSS">', "", None),  # a page's furniture
        ('<meta property="article:section" content="The lock-keeper of Hollin Reach retires, after forty years">', "", None),
        ("", '<p class="kicker">/ Canals</p>', "Canals"),
        ("", '<p class="kicker">Canals March 14, 2031</p>', None),
        ("", '<p class="breadcrumb"><a href="/">Start</a> <a href="/region">‹ Back</a></p>', None),
        ("", "", None),
    ],
)
def test_section(head: str, before: str, expected: str | None) -> None:
    assert section(head, before) == expected


def test_the_sites_own_name_is_no_section() -> None:
    site = '<meta property="og:site_name" content="Reach Courier"><meta property="article:section" content="{}">'
    assert section(site.format("Reach Courier")) is None
    assert section(site.format("Reach")) == "Reach"
