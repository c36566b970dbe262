"""The scorer may overrule a cleaner, where it is surer than usual; the clear cases cost a part of the trees."""

import numpy as np
import pytest

import pagestrip
from pagestrip import profiles, scoring, span
from pagestrip.model import Block, Kind, Label, Mark, Page, Section
from pagestrip.readers import names
from pagestrip.scoring import features, trust
from pagestrip.span import corrections, neighbours, overrule, reading, threshold
from training import calibration

PAGE = Page(tuple(Block(at, f"Sentence {at} of the story, long enough to be one.") for at in range(6)), home=(-1,) * 6)
RELATED = Mark(2, 5, Label.RELATED, "the heading opens it", "related")


def test_on_a_page_that_is_no_article_a_mark_is_one_more_sign() -> None:
    page = PAGE.marked((RELATED,))
    assert span.choose(page, [0.99, 0.45, 0.01, 0.99, 0.45, 0.01], ("forum", 0.9)) == (0, 1, 3, 4)
    assert span.choose(page, [0.99, 0.45, 0.01, 0.99, 0.3, 0.01], ("forum", 0.9)) == (0, 1, 3)


@pytest.mark.parametrize(("line", "found"), [("Line {} of a choir.", (0,)), ("The choir, as ever.", (0, 1, 2))])
def test_what_is_said_over_and_over_has_no_say_in_the_bar(line: str, found: tuple[int, ...]) -> None:
    choir = 2 * threshold.MANY
    texts = ["The ferry left the pier.", "The piano stayed on board.", "Nobody sang.", *[line.format(at) for at in range(choir)]]
    page = Page(tuple(Block(at, text) for at, text in enumerate(texts)), home=(-1,) * len(texts))
    assert tuple(at for at in span.choose(page, [0.6, 0.45, 0.45] + [0.99] * choir) if at < 3) == found


def _side_by_side(sizes: tuple[int, ...], texts: tuple[str, ...], mark: Mark) -> Page:
    """A page whose blocks stand in `<div>`s of these sizes, all under one mark."""
    sections, home, start = [Section(0, sum(sizes), "main")], [], 0
    for number, size in enumerate(sizes, 1):
        sections.append(Section(start, start + size, "div", parent=0))
        home.extend([number] * size)
        start += size
    return Page(tuple(Block(at, text) for at, text in enumerate(texts)), tuple(sections), tuple(home)).marked((mark,))


STORY = "The ferry left the pier at nine with forty people and a piano on board, the harbour office said on Monday."
CARD = ("A headline of the list", STORY)


def test_a_marked_block_of_an_article_needs_a_surer_score() -> None:
    page = _side_by_side((2, 4), ("Trending", "A video", STORY, "A subhead", STORY, STORY), Mark(0, 6, Label.POPULAR, "the heading opens it"))
    bar = profiles.LIKELY
    assert 2 in span.choose(page, [0.0, 0.0, bar + overrule.SURER + 0.05, 0.0, 0.99, 0.99])
    assert 2 not in span.choose(page, [0.0, 0.0, bar - 0.05 + overrule.SURER / 2, 0.0, 0.99, 0.99])


def test_the_story_after_a_box_is_no_part_of_it() -> None:
    page = _side_by_side((2, 4), ("Trending", "A video", STORY, "A subhead", STORY, STORY), Mark(0, 6, Label.POPULAR, "the heading opens it"))
    assert span.choose(page, [0.1, 0.1, 0.9, 0.9, 0.9, 0.9]) == (2, 3, 4, 5)


def test_a_list_of_cards_stands_beside_an_article_and_is_a_listing() -> None:
    page = _side_by_side((2, 2, 2), CARD * 3, Mark(0, 6, Label.RELATED, "the heading opens it"))
    assert span.choose(page, [0.9] * 6, ("article", 0.9)) == ()
    assert span.choose(page, [0.9] * 6, ("listing", 0.9)) == (0, 1, 2, 3, 4, 5)


@pytest.mark.parametrize(("page_type", "found"), [("listing", 6), ("collection", 6), ("service", 0)])
def test_what_may_be_a_list_is_one(page_type: str, found: int) -> None:
    page = _side_by_side((2, 2, 2), CARD * 3, Mark(0, 6, Label.RELATED, "the heading opens it"))
    assert len(span.choose(page, [0.9] * 6, (page_type, reading.SURE_OF_TYPE - 0.2))) == found


@pytest.mark.parametrize(
    ("told", "dates", "page_type", "stay"),
    [(10, 2, "article", True), (10, 1, "article", False), (9, 2, "article", False), (10, 2, "forum", False)],
)
def test_comments_below_a_flattened_story_stay_comments(told: int, dates: int, page_type: str, stay: bool) -> None:
    lines = [*[STORY] * told, "Comments", *["3 May 2031"] * dates, STORY]
    page = Page(tuple(Block(at, text) for at, text in enumerate(lines)), kind="text", home=(-1,) * len(lines))
    page = page.marked((Mark(told, len(lines), Label.COMMENTS, "the heading opens it"),))
    scores = [0.9 if text == STORY else 0.1 for text in lines]
    assert (len(lines) - 1 not in span.choose(page, scores, (page_type, 0.9))) == stay


@pytest.mark.parametrize(
    ("page_type", "name", "other"),
    [
        ("product", "customer-reviews", "service"),
        ("collection", "reviews", "listing"),
        ("forum", "signature", "service"),
        ("forum", "notice", "product"),
        ("service", "footnotes", "documentation"),
        ("listing", "promo-bar", "article"),
        ("documentation", "dialog", "article"),
    ],
)
def test_what_a_page_of_a_type_never_says_itself_is_no_body_of_it(page_type: str, name: str, other: str) -> None:
    page = pagestrip.read(f"<main><div><p>{STORY}</p></div><div class='{name}'><p>{STORY} Twice.</p></div></main>", kind="html")
    assert span.choose(page, [0.9, 0.9], (page_type, 0.9)) == (0,)
    assert span.choose(page, [0.9, 0.9], (other, 0.9)) == (0, 1)


@pytest.mark.parametrize(
    ("page_type", "said", "chosen"),
    [("product", STORY, (0, 1)), ("service", STORY, (0,)), ("product", "Kettles of copper. " * 6, (0,))],
)
def test_what_the_head_says_of_a_product_is_its_body(page_type: str, said: str, chosen: tuple[int, ...]) -> None:
    head = f'<meta name="description" content="{said}">'
    page = pagestrip.read(f"<head>{head}</head><main><div><p>{STORY} Twice.</p></div><div><p>{STORY}</p></div></main>", kind="html")
    assert span.choose(page, [0.9, 0.1], (page_type, 0.9)) == chosen


def test_comments_that_are_most_of_a_forums_page_are_its_posts() -> None:
    page = _side_by_side((1, 2, 1), (STORY, STORY, STORY, STORY), Mark(1, 3, Label.COMMENTS, "<li> named 'comment'"))
    for marks, chosen in ((page.marks, (0, 1, 2, 3)), ((page.marks[0]._replace(end=2),), (0, 3))):
        named = page.derived(marks=marks)
        assert span.choose(named, [0.9, 0.1, 0.1, 0.9], ("forum", 0.9)) == chosen
    assert span.choose(page, [0.9, 0.1, 0.1, 0.9], ("article", 0.9)) == (0, 3)


def test_an_element_named_so_around_the_headline_is_the_page() -> None:
    page = pagestrip.read(f"<main class='reviews'><h1>A kettle</h1><p>{STORY}</p></main>", kind="html").derived(headline=(0,))
    assert span.choose(page, [0.0, 0.9], ("product", 0.9)) == (1,)


def test_a_lists_cards_need_less_than_those_of_a_shop() -> None:
    page = Page(tuple(Block(at, f"{STORY} Card {at}.") for at in range(12)), home=(-1,) * 12)
    scores = [0.75] * 6 + [0.2] * 6
    assert span.choose(page, scores, ("collection", 0.9)) == tuple(range(6))
    assert span.choose(page, scores, ("listing", 0.9)) == tuple(range(12))


def test_cards_have_captions_for_texts_and_articles_do_not() -> None:
    page = _side_by_side((2, 2, 2), CARD * 3, Mark(0, 6, Label.CAPTION, "<div> named 'caption'"))
    assert span.choose(page, [0.9] * 6, ("collection", 0.9)) == (0, 1, 2, 3, 4, 5)
    assert span.choose(page, [0.9] * 6, ("article", 0.9)) == ()


def test_comments_below_an_article_stay_comments_and_a_story_named_so_is_one() -> None:
    page = _side_by_side((2, 2), (STORY, STORY, STORY, STORY), Mark(2, 4, Label.COMMENTS, "<li> named 'comment'"))
    assert span.choose(page, [0.9, 0.9, 0.9, 0.9]) == (0, 1)
    assert span.choose(page, [0.0, 0.0, 0.9, 0.9]) == (2, 3)
    assert span.choose(page, [0.9, 0.9, 0.9, 0.9], ("forum", 0.9)) == (0, 1, 2, 3)


def test_below_an_articles_element_a_page_that_may_be_a_list_goes_on() -> None:
    stories = "".join(f"<p>{STORY} Number {number} of them.</p>" for number in range(4))
    page = pagestrip.read(f"<article><div>{stories}</div></article><div><p>{STORY} Below.</p></div>", kind="html")
    assert 4 not in span.choose(page, [0.9] * 5, ("article", 0.9))
    assert 4 in span.choose(page, [0.9] * 5, ("article", 0.4))


def test_furniture_beside_an_article_is_not_doubted() -> None:
    for text, chosen in ((STORY, (0, 1, 2, 3, 4, 5)), ("Picture ends", (0, 1, 3, 4, 5))):
        page = Page((*PAGE.blocks[:2], Block(2, text), *PAGE.blocks[3:]), home=(-1,) * 6).marked((Mark(2, 3, Label.HIDDEN, "is hidden"),))
        assert span.choose(page, [0.9] * 6) == chosen


def test_what_a_phrase_says_is_not_doubted() -> None:
    page = PAGE.marked((RELATED._replace(label=Label.SHARE),))
    assert span.choose(page, [0.99] * 6, ("forum", 0.9)) == (0, 1, 5)


def test_an_unsure_page_lowers_the_bar() -> None:
    assert span.choose(PAGE, [0.99, 0.99, 0.99, 0.3, 0.01, 0.01]) == (0, 1, 2)
    assert span.choose(PAGE, [0.3, 0.3, 0.3, 0.3, 0.01, 0.01]) == (0, 1, 2, 3)


@pytest.mark.parametrize(("kind", "guess", "found"), [("html", "listing", 6), ("html", "article", 3), ("text", "listing", 6), ("text", "article", 3)])
def test_on_a_very_unsure_page_that_is_no_article_the_cards_go_together(kind: str, guess: str, found: int) -> None:
    page = PAGE.derived(kind=kind)
    assert len(span.choose(page, [0.35, 0.3, 0.25, 0.2, 0.18, 0.16], (guess, 0.5))) == found
    assert len(span.choose(page, [0.99, 0.99, 0.99, 0.2, 0.18, 0.16], (guess, 0.5))) == 3


def test_a_hopeless_page_has_no_body() -> None:
    assert span.choose(PAGE, [0.1, 0.05, 0.05, 0.05, 0.05, 0.05]) == ()


def test_released_marks_leave_the_articles_blocks_and_nothing_else() -> None:
    marks = tuple(span.without_body((RELATED, Mark(5, 6, Label.AD, "ad", "ad")), (0, 3)))
    assert [(mark.start, mark.end, mark.by) for mark in marks] == [(2, 3, "related"), (4, 5, "related"), (5, 6, "ad")]


def test_a_mark_wholly_overruled_is_gone() -> None:
    assert not list(span.without_body((RELATED,), (2, 3, 4)))


def test_rows_that_the_first_trees_are_sure_of_stay_on_their_side() -> None:
    forest = scoring.default().html
    rows = np.random.default_rng(5).normal(size=(200, len(forest.names))).astype(np.float32) * 3
    whole, quick = forest.raw(rows)[:, 0], forest.sure(rows, np.arange(len(rows)))
    same = np.abs(whole - quick) < 1e-4
    assert same.any()
    assert np.all(same | (np.abs(quick) >= 3.0))


def test_a_cleaners_verdict_is_a_sign_for_the_scorer() -> None:
    names = features.NAMES["html"]
    bare, marked = (features.columns(page, {})[:, names.index("own_mark_related")] for page in (PAGE, PAGE.marked((RELATED,))))
    assert not bare.any()
    assert marked.tolist() == [0, 0, 1, 1, 1, 0]


def test_a_headline_as_a_name_lends_no_class_words() -> None:
    assert "popular" in names.said_by("most-popular")[0]
    assert "popular" not in names.said_by("how-popular-are-meditation-apps-in-your-town")[0]


def test_the_curve_rises_and_holds_on_what_it_was_made_of() -> None:
    rng = np.random.default_rng(3)
    expected = rng.uniform(0, 1, 500)
    reached = np.clip(expected**2 + rng.normal(0, 0.02, 500), 0, 1)
    x, y = calibration.fit(expected.tolist(), reached.tolist())
    assert np.all(np.diff(y) >= 0)
    held = np.interp(expected, x, y)
    assert calibration.error(held.tolist(), reached.tolist()) < 0.03 < calibration.error(expected.tolist(), reached.tolist())


def test_no_body_no_confidence() -> None:
    assert trust.of(PAGE, np.ones(6), ()) == 0


def test_a_table_in_the_midst_of_the_story_is_not_lost() -> None:
    rows = tuple(block._replace(kind=Kind.ROW) if block.index in {2, 3, 5} else block for block in PAGE.blocks)
    scores = [0.9, 0.9, 0.2, 0.2, 0.9, 0.1]
    assert span.choose(Page(rows, home=(-1,) * 6), scores) == (0, 1, 2, 3, 4)
    assert span.choose(PAGE, scores) == (0, 1, 4)


@pytest.mark.parametrize(
    ("markup", "by"),
    [
        ('<h3 id="share-of-the-catch">The sixth part belongs to the harbour</h3>', "span"),
        ('<h3 class="share">The sixth part belongs to the harbour</h3>', "share"),
        ('<div class="oe of ad hh">The sixth part belongs to the harbour</div>', "span"),
        ('<div class="box ad">The sixth part belongs to the harbour</div>', "ad"),
    ],
)
def test_a_headings_id_and_a_programs_class_names_say_nothing(markup: str, by: str) -> None:
    page = f"<html><body><main><h1>The ferry and the piano</h1><p>{STORY}</p>{markup}<p>{STORY} Nobody sang.</p></main></body></html>"
    assert next(block.by for block in pagestrip.extract(page).blocks if block.text.startswith("The sixth")) == by


LIST = (
    "<html><body><h1>Ferry leaves with a piano</h1>"
    + f"<p>{STORY}</p>" * 2
    + "<ul><li>Tuner</li><li>Two ropes</li><li>A crate of rum</li></ul>"
    + "</body></html>"
)


def test_a_list_of_short_items_is_in_the_story_as_a_whole_or_not_at_all() -> None:
    page = pagestrip.read(LIST)
    story, items = [1, 2], [3, 4, 5]
    assert [page.blocks[at].kind for at in items] == [Kind.ITEM] * 3
    assert span.choose(page, [0.0, 0.9, 0.9, 0.9, 0.9, 0.3]) == (*story, *items)
    assert span.choose(page, [0.0, 0.9, 0.9, 0.0, 0.0, 0.6]) == tuple(story)


def test_items_of_two_lists_are_judged_apart() -> None:
    page = pagestrip.read(LIST.replace("<li>A crate", "</ul><ul><li>A crate"))
    assert span.choose(page, [0.0, 0.9, 0.9, 0.2, 0.2, 0.8]) == (1, 2, 5)


def _below_an_article(page_type: str, score: float) -> tuple[int, ...]:
    """What is chosen of a page with a story of three paragraphs in an <article> and one paragraph below it."""
    paragraphs = "".join(f"<p>{STORY} So it was on day {day}.</p>" for day in range(3))
    page = pagestrip.read(f"<main><article>{paragraphs}</article><div><p>{STORY}</p></div></main>", kind="html")
    return span.choose(page, [0.9, 0.9, 0.9, score], (page_type, 0.9))


def test_below_the_storys_article_only_what_is_certain_is_the_storys() -> None:
    assert _below_an_article("article", corrections.CERTAIN - 0.05) == (0, 1, 2)
    assert _below_an_article("article", corrections.CERTAIN + 0.01) == (0, 1, 2, 3)
    assert _below_an_article("forum", corrections.CERTAIN - 0.05) == (0, 1, 2, 3)


def test_a_card_that_is_an_article_does_not_end_the_story() -> None:
    card = "".join(f"<p>{STORY} So it was on day {day}.</p>" for day in range(3))
    story = "".join(f"<section><p>{STORY}</p><h3>Day {day}</h3></section>" for day in range(15))
    page = pagestrip.read(f"<main><article>{card}</article>{story}</main>", kind="html")
    assert len(span.choose(page, [0.9] * len(page.blocks), ("article", 0.9))) == len(page.blocks)


@pytest.mark.parametrize(
    ("between", "is_lost"), [("<h3>The piano</h3>", False), (f"<p>{STORY} Still.</p>", False), ("<p>Piano</p>", True), ("<h3>***</h3>", True)]
)
def test_in_the_midst_of_the_story_paragraphs_and_headings_are_not_lost(between: str, is_lost: bool) -> None:
    page = pagestrip.read(f"<main><p>{STORY}</p><p>{STORY}</p>{between}<p>{STORY}</p></main>", kind="html")
    assert (2 not in span.choose(page, [0.9, 0.9, neighbours.AMIDST + 0.05, 0.9])) == is_lost
    assert 2 not in span.choose(page, [0.9, 0.9, neighbours.AMIDST - 0.05, 0.9])


def test_a_heading_of_a_box_in_the_story_is_not_the_storys() -> None:
    box = "<div><h3>The piano</h3><span>Upright</span></div>"
    page = pagestrip.read(f"<main><p>{STORY}</p><p>{STORY}</p>{box}<p>{STORY}</p></main>", kind="html")
    assert span.choose(page, [0.9, 0.9, neighbours.AMIDST + 0.05, 0.0, 0.9]) == (0, 1, 4)
