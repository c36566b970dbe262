"""What is meant to crash, stall or swell the library, or to make it lose the story, does not; and each limit that acted says so."""

import subprocess
import sys
from pathlib import Path

import pytest
from hostile_pages import EMPTY, FIRST, LAST, PARAGRAPHS, STAYS, attributes, flat, story

import pagestrip
from pagestrip.readers import limits, tame

FAILED = " failed: "


@pytest.mark.parametrize("name", STAYS)
def test_the_story_stays(name: str) -> None:
    article = pagestrip.extract(STAYS[name]())
    assert FIRST in article.body
    assert name.startswith("cut ") or LAST in article.body
    assert not [warning for warning in article.warnings if FAILED in warning]
    for shown in (article.body, article.to_markdown(), article.to_html(), article.to_json()):
        assert shown.encode()
        assert not [letter for letter in shown if letter not in "\n\t" and (letter < " " or "\x7f" <= letter < "\xa0" or letter in "\ufffe\uffff")]


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_comes_of_nothing(name: str) -> None:
    article = pagestrip.extract(EMPTY[name]())
    assert len(article.body) < 60 or article.confidence < 0.5
    assert not [warning for warning in article.warnings if FAILED in warning]


def test_an_ordinary_page_meets_no_limit() -> None:
    assert pagestrip.extract(story()).warnings == ()
    assert pagestrip.extract(flat()).warnings == ()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (story("<div>" * 3000), "nests deeper than 500 elements"),
        (story("<div>" * 300 + "x"), "inside more than 250 blocks"),
        (story("<p>" + "<b>" * 60 + "x"), "or 50 inline elements"),
        (story("<b><div>x</b></div>" * 3000), "only what comes before was read"),
        (story("<p>x</p>" * 3000), "more than 2000 blocks"),
        (flat("\n".join(["x"] * 3000)), "more than 2000 blocks"),
        (story("<p>" + "<a href=/x>l</a> " * 3000 + "</p>"), "links or styles beyond 1000"),
        (story("<button>" + "<i></i>" * 6000), "1 buttons or drawings of more than 10000 parts were passed over"),
        (story(head="<meta name=a content=b>" * 4001), "only the first 4000 statements"),
        (story(head=f"<meta name=a content={'b' * 400_001}>"), "1 statements of the head were cut after 400000 characters"),
        (story(head=f"<script type='application/ld+json'>{' ' * 2_000_001}</script>"), "1 JSON-LD scripts were cut"),
    ],
)
def test_each_limit_is_told(page: str, said: str) -> None:
    assert any(said in warning for warning in pagestrip.extract(page).warnings)


@pytest.mark.parametrize(
    "page",
    [
        story("<div>" * 240 + "x"),
        story("<p>" + "<b>" * 45 + "x"),
        story(attributes(20_000)),
        story("<p>x</p>" * 1900),
        story("<p>" + "<a href=/x>l</a> " * 900 + "</p>"),
        story(head="<meta name=a content=b>" * 3900),
    ],
)
def test_what_a_large_page_may_hold_meets_none(page: str) -> None:
    assert pagestrip.extract(page).warnings == ()


SCRIPTS = ("var a = {" + " " * 200_000, "a" * 200_000, "a." * 100_000, "var a = [" * 20_000, "a['" * 50_000, "(function(" * 20_000)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script[:9])
def test_scripts_of_an_empty_page_are_read_at_once(script: str) -> None:
    assert pagestrip.extract(f"<html><body><div id=app></div><script>{script}</script></body></html>").body == ""


def test_lines_put_together_keep_their_words_order_and_links() -> None:
    lines = "".join(f"<p>n{number} <a href=/{number}>l{number}</a></p>" for number in range(3000))
    page = pagestrip.read(story(lines))
    words = " ".join(block.text for block in page.blocks).split()
    told = [word for word in words if word[1:].isdigit()]
    assert told == [word for number in range(3000) for word in (f"n{number}", f"l{number}")]
    last = page.blocks[-4]
    assert [last.text[run.start : run.end] for run in last.inlines] == [word for word in last.text.split() if word.startswith("l")]
    assert len(page.blocks) < limits.MANY + 200


def test_other_paragraphs_stand_alone_on_a_crowded_page() -> None:
    page = pagestrip.read(story("<p>x</p>" * 3000))
    assert [block.text for block in page.blocks[-3:]] == list(PARAGRAPHS[2:])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p a=1 a=2>x</p>", "<p a=1 a=2>x</p>"),
        ("<script>if (a<b) '<div>'</script><p>x", "<script>if (a<b) '<div>'</script><p>x"),
        ("<!-- <div> --><p>x</p>", "<!-- <div> --><p>x</p>"),
        ("x</div>y</b>z", "x<br>yz"),
        ("<p>a < b > c</p>", "<p>a < b > c</p>"),
        ("<title>a</title><textarea><b></textarea>", "<title>a</title><textarea><b></textarea>"),
        ("<img src='x>y'><br/>", "<img src='x>y'><br/>"),
        ("<svg>" + "<path d='M0'/>" * 600 + "</svg>", "<svg>" + "<path d='M0'/>" * 600 + "</svg>"),
        ("<!--><p>x</p><!-- </p> --!><p>y", "<!--><p>x</p><!-- </p> --!><p>y"),
    ],
)
def test_ordinary_markup_is_left_as_it_is(markup: str, expected: str) -> None:
    warnings: list[str] = []
    assert tame.tamed(markup.encode(), warnings).decode() == expected
    assert warnings == []


def test_taming_cuts_depth_alone() -> None:
    warnings: list[str] = []
    deep = tame.tamed(b"<div>" * 510 + b"<span>a</span>b</div>c" + b"</div>" * 509, warnings)
    assert deep == b"<div>" * 500 + b"<br>" * 10 + b"ab<br>c" + b"<br>" * 9 + b"</div>" * 500
    wide = attributes(5000).encode() + b"<p>y</p>"
    assert tame.tamed(wide, warnings) == wide
    assert len(warnings) == 1


RECURSION = """
import sys
sys.path.insert(0, sys.argv[1])
from hostile_pages import STAYS
import pagestrip
pagestrip.extract("<p>warm")
sys.setrecursionlimit(150)
print(sum(pagestrip.extract(STAYS[name]()).body != "" for name in STAYS if "inside one another" in name or "deep" in name))
"""


def test_nothing_recurses() -> None:
    done = subprocess.run([sys.executable, "-c", RECURSION, str(Path(__file__).parent)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("6\n", "")
