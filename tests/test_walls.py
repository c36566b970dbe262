"""Pages that hold no article have no body; stories about such pages do."""

import pytest

import pagestrip

STORY = (
    "For most readers such a page is a dead end. For a small group of designers it is the most honest page of all, and forty of them met in Leeds.",
    "The first of them hung in a museum for a year. Visitors stood before it for longer than before the paintings, said Tom Reed, who collects them.",
    "Next spring the group wants to print a book of a hundred pages that nobody was meant to see.",
)
WALLS = (  # headline, sentences
    ("404 Not Found", "The page you requested could not be found."),
    ("Article removed", "This article is no longer available."),
    (
        "Internal Server Error",
        "The server encountered an internal error and was unable to complete your request.",
        "Please contact the server administrator.",
    ),
    (
        "www.example.org",
        "Checking if the site connection is secure",
        "www.example.org needs to review the security of your connection before proceeding.",
    ),
    ("example.org", "This domain is for sale. Buy this domain now."),
    ("Index of /pub", "Parent Directory"),
    (
        "The Valley Post",
        "We recognize you are attempting to access this website from a country where we cannot offer it, so that no page can be shown to you.",
    ),
    ("Log in to your account", "Forgot your password?", "No account yet? Sign up for free and read three stories a month."),
    ("Das Talblatt", "Die von Ihnen gesuchte Seite gibt es leider nicht mehr, oder sie ist umgezogen."),
    ("La Vallée", "Désolé, la page que vous cherchez est introuvable."),
    ("谷报", "抱歉，您访问的页面不存在或已被删除。"),
    ("谷新聞", "お探しのページは見つかりませんでした。移動または削除された可能性があります。"),
    ("계곡신문", "요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주세요."),
    ("Вестник долины", "К сожалению, запрашиваемая страница не найдена."),
)
NEAR = (  # stories that speak of such pages
    ("Login – how one word changed the web", *STORY),
    ("Why the “404 not found” page became an art form", *STORY),
    ("The page you are looking for: a history", "“The page you requested could not be found” is the sentence that everybody has read.", *STORY),
    ("Access denied, again", *STORY, "This domain is for sale, says the last of them."),
)


def html(headline: str, *paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>{headline}</title>{head}</head><body><main><h1>{headline}</h1>{body}</main></body></html>"


def flat(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize("page", WALLS, ids=lambda page: page[0])
@pytest.mark.parametrize("form", [html, flat])
def test_a_page_that_is_no_article_has_no_body_and_says_why(form: object, page: tuple[str, ...]) -> None:
    article = pagestrip.extract(form(*page))  # type: ignore[operator]  # one of the two above
    assert (article.body, article.confidence, article.page_type) == ("", 0, "other")
    assert any(warning.startswith("no article: ") for warning in article.warnings)


@pytest.mark.parametrize("page", NEAR, ids=lambda page: page[0])
@pytest.mark.parametrize("form", [html, flat])
def test_a_story_about_such_pages_keeps_its_body(form: object, page: tuple[str, ...]) -> None:
    article = pagestrip.extract(form(*page))  # type: ignore[operator]  # one of the two above
    assert all(text in article.body for text in STORY)
    assert not any(warning.startswith("no article: ") for warning in article.warnings)


def test_a_heading_beside_other_stories_is_enough() -> None:
    cards = "".join(f"<li><a href='/{at}'>{text}</a></li>" for at, text in enumerate(STORY))
    page = html("Page not found | The Valley Post", "Please check the address.").replace("</main>", f"</main><h2>Latest stories</h2><ul>{cards}</ul>")
    assert pagestrip.extract(page).body == ""


def test_a_box_for_readers_who_log_in_does_not_make_a_page_of_cards_a_wall() -> None:
    cards = "".join(f"<article><h2><a href='/{at}'>{text}</a></h2></article>" for at, text in enumerate(STORY))
    page = f"<html><body><main>{cards}</main><aside><h2>Log in</h2></aside></body></html>"
    assert not any(warning.startswith("no article: ") for warning in pagestrip.extract(page).warnings)


def test_a_page_that_claims_a_day_of_publication_is_an_article() -> None:
    dated = '<meta property="article:published_time" content="2024-03-02T08:00:00Z">'
    assert pagestrip.extract(html("Access Denied", *STORY[:1], head=dated)).body == STORY[0]
    assert pagestrip.extract(html("Access Denied", *STORY[:1])).body == ""
