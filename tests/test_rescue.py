"""Pages whose markup is empty or nearly so: the story is read from the head's claims or from what an app keeps for its scripts."""

import html
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pagestrip
from pagestrip.model import Block, Claim, Page
from pagestrip.readers import js, state
from pagestrip.span import against_claims

HEADLINE = "Ferry crews learn the new tables"
STORY = [
    "The crews of the Marbelow ferries have begun to learn the new tide tables, which the harbour office printed in March.",
    "“We knew the old ones by heart,” said the mate, “and now we must look at the paper again before every crossing.”",
    "The first table came out in 1911, when the harbour had two boats, a lamp and a clerk who could not swim.",
    "Copies are sold at the office for two marks, and the sailors say that they fit no pocket of theirs at all.",
]
MARKUP = "".join(f"<p>{text}</p>" for text in STORY)
OTHER = {
    "title": "The bell of Osk rings again",
    "url": "/osk",
    "body": "The bell came back by cart, wrapped in a sail, its clapper in a stocking. " * 12,
}


def page(inside: str, shown: str = '<div id="app"></div>') -> str:
    return f"<html><head><title>{HEADLINE} | The Post</title></head><body>{shown}{inside}</body></html>"


def data(value: Any) -> str:
    return f'<script type="application/json">{json.dumps(value)}</script>'


def script(text: str) -> str:
    return f"<script>{text}</script>"


def claimed(**values: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


PARTS = [{"type": "paragraph", "text": text} for text in STORY]
PIECES = [{"type": "paragraph", "content": [{"type": "text", "text": t[:41]}, {"type": "text", "text": t[41:], "marks": []}]} for t in STORY]
FLAT = [
    ["Reactive", 1],
    {"data": 2},
    {"post": 3},
    {"title": 4, "body": 5},
    HEADLINE,
    [6, 7, 8, 9],
    *({"type": 10, "text": 11 + n} for n in range(4)),
    "paragraph",
    *STORY,
]
STORE = {
    **{f"Paragraph:{n}": {"text": text} for n, text in enumerate(STORY)},
    "Post:1": {"title": HEADLINE, "content": {"paragraphs": [{"__ref": f"Paragraph:{n}"} for n in range(4)]}},
}
ARGUMENTS = f"{json.dumps(HEADLINE)},{json.dumps(MARKUP)},null"
ROWS = f'1:["$","article",null,{{"body":"$2"}}]\n2:T{len(MARKUP.encode()):x},{MARKUP}3:["x"]\n'
STATES = {
    "html": data({"props": {"article": {"title": HEADLINE, "body": MARKUP}, "more": [OTHER]}}),
    "parts": data({"article": {"title": HEADLINE, "body": PARTS}, "related": [OTHER], "latest": [OTHER]}),
    "strings": script(f"window.__STATE__ = {json.dumps({'a': {'title': HEADLINE, 'lines': STORY}})};"),
    "pieces": script(f"window.__INITIAL_STATE__={json.dumps({'doc': {'type': 'doc', 'content': PIECES}})}"),
    "function": script(f"window.__NUXT__=(function(a,b,c){{return {{data:[{{post:{{title:a,html:b,views:c}}}}],ok:!0}}}}({ARGUMENTS}));"),
    "literal": script(f"var state = {{post: {{title: '{HEADLINE}', text: [{', '.join(map(json.dumps, STORY))},], seen: undefined}}}};"),
    "flat": data(FLAT),
    "store": script(f"window.__APOLLO_STATE__={json.dumps(STORE)}"),
    "dotted": script(f"App.globalContent={json.dumps({'content_elements': [{'type': 'text', 'content': t} for t in STORY]})};App.x={{}}"),
    "text in text": script(f"window.S = JSON.parse({json.dumps(json.dumps({'title': HEADLINE, 'body': MARKUP}))})"),
    "attribute": f'<div data-preloaded="{html.escape(json.dumps({"t": json.dumps({"posts": [{"user": "a", "cooked": p} for p in STORY]})}))}"></div>',
    "pushed": script(f"self.f.push([1,{json.dumps(ROWS[:150])}])") + script(f"self.f.push([1,{json.dumps(ROWS[150:])}])"),
}


@pytest.mark.parametrize("inside", STATES.values(), ids=STATES)
def test_a_story_in_an_apps_data_is_read(inside: str) -> None:
    article = pagestrip.extract(page(inside))
    assert article.headline == HEADLINE
    assert article.body.split("\n\n") == STORY
    assert article.evidence["body"].method == "app state"
    assert any("app state" in warning for warning in article.warnings)


def test_a_claimed_body_is_read() -> None:
    for claims in (
        {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n".join(STORY)},
        {"@type": "DiscussionForumPosting", "headline": HEADLINE, "text": "\n\n".join(STORY)},
        {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": MARKUP},
    ):
        article = pagestrip.extract(page(claimed(**claims)))
        assert (article.headline, article.body.split("\n\n")) == (HEADLINE, STORY)
        assert article.evidence["body"].method == "json-ld"
    product = pagestrip.extract(page(claimed(**{"@type": "Product", "name": "A tide table", "description": STORY[0]})))
    assert product.body == STORY[0]


@pytest.mark.parametrize(
    "inside",
    [
        data({"cookies": {"text": MARKUP}}),
        data({"latest": [OTHER | {"title": "Short"}], "menu": [{"text": "Home"}, {"text": "Harbour"}] * 200}),
        data({"css": "a{b:c} " * 400, "code": "if (a) { b = c; } else { d = e; } " * 90}),
        script("window.x = {" * 3000),
        script('window.x = "' + "[{(" * 3000),
        data({"text": STORY[0]}),
        '<script type="application/json">' + '{"a":' * 3000 + "</script>",
    ],
)
def test_other_data_is_no_story(inside: str) -> None:
    assert pagestrip.extract(page(inside)).body == "" or "bell" in inside


def test_a_page_with_text_of_its_own_is_left_alone() -> None:
    own = "".join(f"<p>{text.replace('ferries', 'barges')}</p>" for text in STORY)
    article = pagestrip.extract(page(data({"title": HEADLINE, "body": MARKUP * 5}), f"<h1>{HEADLINE}</h1>{own}"))
    assert "barges" in article.body
    assert "ferries" not in article.body
    assert article.warnings == ()


REST = {"title": HEADLINE, "body": MARKUP}


def opening(*shown: str) -> str:
    return f"<article><h1>{HEADLINE}</h1>{''.join(f'<p>{text}</p>' for text in shown)}<p>Subscribe to read on.</p></article><p>{LONG}</p>"


NEWS = claimed(**{"@type": "NewsArticle", "headline": HEADLINE})
LONG = "The Post is read on eleven islands and has been printed by the same family, on the same press, since the year of the flood." * 2


def test_the_rest_of_a_story_of_which_only_the_beginning_is_printed() -> None:
    article = pagestrip.extract(page(NEWS + data({"story": REST, "more": [OTHER]}), opening(STORY[0])))
    assert article.body.split("\n\n") == STORY
    assert article.evidence["body"].method == "app state"
    assert [warning for warning in article.warnings if "the markup prints" in warning]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (data({"story": REST}), opening(STORY[0])),  # the head claims no article
        (NEWS + data({"story": REST}), opening(*STORY[:3])),  # most of it is printed
        (NEWS + data({"story": OTHER | {"body": MARKUP}}), opening(STORY[0])),  # another story that says the same
        (NEWS + data({"story": {"title": HEADLINE, "body": OTHER["body"] * 3}, "note": STORY[0]}), opening(STORY[0])),  # not the story printed
        (NEWS + data({"story": REST}), opening(STORY[1])),  # not its beginning
    ],
)
def test_no_rest_where_most_is_printed_or_the_data_hold_another_story(inside: str, shown: str) -> None:
    article = pagestrip.extract(page(inside, shown))
    assert article.evidence["body"].method == "markup"
    assert STORY[3] not in article.body
    assert article.warnings == ()


CARDS = "".join(f"<div><h3>Lantern number {at}</h3><p>Brass, {at} marks</p></div>" for at in range(20))


def test_a_page_of_cards_is_no_shell_around_one_cards_text() -> None:
    article = pagestrip.extract(page(data({"items": [OTHER]}), CARDS), kind="html")
    assert not any("app state" in warning for warning in article.warnings)
    assert OTHER["body"][:40] not in article.body


def test_a_story_that_the_title_says_is_read_beside_short_lines_too() -> None:
    article = pagestrip.extract(page(data({"story": {"title": HEADLINE, "body": MARKUP}}), CARDS), kind="html")
    assert article.body.startswith(STORY[0])


def test_parts_keep_their_form() -> None:
    parts = [
        *PARTS[:2],
        {"type": "heading", "level": 3, "text": "Marks and pockets"},
        {"type": "image", "caption": "A clerk, who could not swim, in front of the lamp of the harbour."},
        {"type": "list", "style": "ordered", "items": ["one mark", {"content": "two marks"}]},
        {"type": "quote", "text": "I <b>never</b> learned them &amp; never will."},
        *PARTS[2:],
        {"type": "paragraph", "children": ["see ", {"type": "link", "children": [{"text": "the table"}]}, ", please"]},
    ]
    blocks = pagestrip.read(page(data({"title": HEADLINE, "body": parts}))).blocks[1:]
    assert [(str(b.kind), b.level, b.text) for b in blocks[2:-3]] == [
        ("heading", 3, "Marks and pockets"),
        ("item", 1, "one mark"),
        ("item", 1, "two marks"),
        ("quote", 0, "I never learned them & never will."),
    ]
    assert blocks[-1].text == "see the table, please"
    assert all(block.line == 0 for block in blocks)


def test_a_circle_ends() -> None:
    circle = {
        "Post:1": {"title": HEADLINE, "body": [{"__ref": "Block:1"}] * 3},
        "Block:1": {"text": STORY[0] * 4, "children": [{"__ref": "Block:1"}] * 3},
    }
    pagestrip.extract(page(script(f"window.S={json.dumps(circle)}")))


KEYS = st.sampled_from(("type", "text", "content", "children", "title", "url", "level", "style", "items", "__ref", "id", "a:1", "attrs", "\ud800"))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 9), st.sampled_from(("paragraph", "heading", "list", "a:1", "h3", "<p>\ud800", STORY[0] * 4))
)
VALUES = st.recursive(SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)), max_leaves=25)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_any_data_is_read(value: Any) -> None:
    story = {"title": HEADLINE, "body": [*PARTS, value]}
    for kept in (value, story, [value, story]):
        for inside in (data(kept), script(f"window.S={json.dumps(kept)}"), claimed(**{"@type": "NewsArticle", "articleBody": kept})):
            article = pagestrip.extract(page(inside))
            assert not any("failed" in warning for warning in article.warnings)
            article.to_json().encode("utf-8")


def test_too_much_data_is_told() -> None:
    warnings: list[str] = []
    found = list(state.states(_tree(data({"a": "x" * 500}) + data("y" * state.MOST)), warnings))
    assert len(found) == 1
    assert "only 3000000 characters were read" in warnings[0]


def test_a_story_of_too_many_parts_is_told() -> None:
    value = {"story": {"title": HEADLINE, "body": [{"type": "paragraph", "text": f"{STORY[0]} {n}"} for n in range(18_000)]}}
    article = pagestrip.extract(page(data(value)))
    assert any("only 50000 parts were read" in warning for warning in article.warnings)


def _tree(markup: str) -> Any:
    from pagestrip.readers.parsing import parse

    return parse(page(markup), [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, 2]} rest', {"a": [1, 2]}),
        ("{a: 'it\\'s', \"b\": `x\\u0041\\x42`, c: !0, d: -3, e: void 0,}", {"a": "it's", "b": "xAB", "c": 0, "d": 3, "e": 0}),
        ("[new Date(5), 'x' /* , 'y' */, // z\n 'w']", [[5], "x", "w"]),
        ("(function(a,b){return {x:a,y:[b,a]}})('p', {q:1})", {"x": "p", "y": [{"q": 1}, "p"]}),
        ("((a)=>{return {x:a}})('p')", {"x": "p"}),
        ("{a: {b: 'cut", {"a": {"b": "cu"}}),
    ],
)
def test_literals(text: str, value: Any) -> None:
    assert js.value(text, 0)[0] == value


def _page(claim: str, *texts: str) -> Page:
    blocks = tuple(Block(n, text) for n, text in enumerate(texts))
    return Page(blocks, home=(-1,) * len(blocks), claims=(Claim("jsonld", "articleBody", claim, "NewsArticle", 1),))


def test_the_blocks_that_print_the_claimed_body_are_the_body() -> None:
    claim = " ".join(STORY)
    found = against_claims(_page(claim, "Menu", OTHER["body"][:80], *STORY, "Imprint"), (1,))
    assert found.body == (2, 3, 4, 5)
    assert "articleBody" in found.warnings[0]
    assert against_claims(_page(claim, *STORY), (0, 1, 2)).body == (0, 1, 2)  # chosen well enough
    assert against_claims(_page(claim, STORY[0]), (0,)).body == (0,)  # a wall: the markup prints the beginning only
    assert against_claims(_page("Too short. It is.", *STORY), ()).body == ()


def test_a_claimed_body_that_nothing_prints_is_the_body_where_none_was_found() -> None:
    found = against_claims(_page(" ".join(STORY), "Menu"), ())
    assert (found.told and found.told.where, found.body) == ("NewsArticle.articleBody", ())
    assert "nothing in the markup" in found.warnings[0]


def test_a_claimed_body_that_nothing_prints_is_the_body_where_next_to_none_was_found() -> None:
    deck, other = "A table, a clerk and eleven islands that wait for the ferry.", OTHER["body"][:444]
    claim = " ".join(STORY) * 3
    found = against_claims(_page(claim, deck), (0,))
    assert (found.told and found.told.where, found.body) == ("NewsArticle.articleBody", ())
    kept = against_claims(_page(claim, other), (0,))
    assert (kept.told, kept.body) == (None, (0,))
