"""A box that a story holds: what it offers is not the story's, what it folds away is."""

import pytest

import pagestrip
from pagestrip import span
from pagestrip.model import Label, Mark

STORY = "The ferry left the pier at nine with forty people and a piano on board, the harbour office said on Monday."
BOX = "<p>Read also:</p><ul><li><a href='/1'>A piano goes to sea</a></li></ul>"


@pytest.mark.parametrize("is_link", [True, False])
def test_a_box_that_points_at_another_story_is_not_taken_back_with_the_story_around_it(is_link: bool) -> None:
    box = BOX if is_link else BOX.replace("<a href='/1'>", "").replace("</a>", "")
    page = pagestrip.read(f"<main><div><p>{STORY}</p>{box}<p>{STORY} Twice.</p></div></main>", kind="html")
    page = page.marked((Mark(1, 4, Label.RELATED, "the heading opens it"),))
    assert span.choose(page, [0.99] * 4, ("article", 0.9)) == ((0, 3) if is_link else (0, 1, 2, 3))


@pytest.mark.parametrize(
    ("fold", "chosen"), [("<details><summary>Why?</summary><p>{}</p></details>", (0, 1, 2)), ("<div><p>Why?</p><p>{}</p></div>", (0, 2))]
)
def test_what_a_closed_fold_shows_comes_with_what_it_holds(fold: str, chosen: tuple[int, ...]) -> None:
    page = pagestrip.read(f"<main><div><p>{STORY}</p>{fold.format(STORY + ' Twice.')}</div></main>", kind="html")
    assert span.choose(page, [0.99, 0.1, 0.99], ("article", 0.9)) == chosen


@pytest.mark.parametrize(("words", "chosen"), [("You never finish a boat.", (0, 1, 2)), ("The boat", (0, 2))])
def test_a_quotation_amid_the_storys_paragraphs_is_told_where_it_is_a_sentence(words: str, chosen: tuple[int, ...]) -> None:
    rest = f"<p>{STORY} Twice.</p><p>{STORY} Thrice.</p>"
    page = pagestrip.read(f"<main><div><p>{STORY}</p><blockquote><p>{words}</p></blockquote>{rest}</div></main>", kind="html")
    assert span.choose(page, [0.99, 0.3, 0.99, 0.1], ("article", 0.9)) == chosen
