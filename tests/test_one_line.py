"""Pages on one line: cut by their words; a story alone on one line stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.readers import one_line, text

MENU = "Home News Sport Business Weather Search Sign in Subscribe"
STORY = (
    "The harbour council has approved a second lock after eleven years of talks, its chair told reporters on Friday. "
    "Work on the basin is to begin in the spring and will cost the town nine million crowns. "
    "Fishermen had warned that the old gate would not last another winter. "
    "“It leaks more every week,” said Ivo Brandt, who has kept the gate since 2009. "
    "The council will hear the neighbours once more in October, and in November it decides on the bridge."
)
FOOTER = "Share Print Comments Related articles Terms of use Privacy policy Contact us © 2031 Marbelow Post"
TITLE = "A second lock for the old harbour"
PAGE = f"{TITLE} | Marbelow Post Skip to content {MENU} {TITLE} By Nora Vale Published 3 May 2031 {STORY} {FOOTER}"


def test_a_page_on_one_line_is_read_like_another() -> None:
    article = pagestrip.extract(PAGE, kind="text")
    assert article.body == STORY
    assert article.headline == TITLE
    assert str(article.published) == "2031-05-03"
    assert article.authors == ("Nora Vale",)
    assert any("stands on one line" in warning for warning in article.warnings)


def test_a_story_alone_on_one_line_stays_whole() -> None:
    story = f"{STORY} {STORY.replace('lock', 'gate')} Search the archive, the chair said."
    article = pagestrip.extract(story, kind="text")
    assert article.body == story
    assert len(article.blocks) == 1


def test_a_page_of_several_lines_is_not_cut() -> None:
    page = text.read(f"{PAGE}\nA second line.")
    assert len(page.blocks) == 2


def test_every_rendering_joins_what_stood_side_by_side() -> None:
    article = pagestrip.extract(PAGE, kind="text")
    assert STORY in article.to_markdown()
    assert article.to_html().count("<p>") == 1


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("bridge over the river The council has agreed and the mayor the clerk", "The council"),
        ("of the lock Published 3 May 2031 Share", "Published 3 May 2031"),
        ("of the lock By Nora Vale Share", "By Nora Vale"),
        ("of the lock Sign up Nora spoke", "Sign up"),
        ("of the lock | Marbelow", "| Marbelow"),
        ("Boats Nets Ropes Sails Oars Anchors Fishermen had warned", "Fishermen had"),
        ("旧港の水門 市議会は承認した。来年の春に工事が始まる。", "来年の"),
        ("旧港の水門 市議会は承認した。", "市議会は"),
    ],
)
def test_where_a_line_may_begin(line: str, start: str) -> None:
    assert any(piece.startswith(start) for piece in one_line.parted(_framed(line)))


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("said in The Hague that he saw Van Gogh there", "he saw Van Gogh"),
        ("that he was told on 3 May 2031 by the clerk", "told on 3 May 2031 by"),
        ("that the book By the Sea was sold", "book By the Sea"),
        ("that the Search Committee of the town met", "the Search Committee"),
        ("that on Nov. 16 the gate broke", "on Nov. 16 the gate"),
        ("that J. Brandt came on the 2. Mai", "that J. Brandt came on the 2. Mai"),
    ],
)
def test_running_text_is_not_cut(line: str, whole: str) -> None:
    assert any(whole in piece for piece in one_line.parted(_framed(line)))


def test_what_is_printed_twice_is_one_piece() -> None:
    title = "Lock Keepers: Why the Old Gate Leaks. And What It Costs"
    pieces = one_line.parted(f"{title} {_framed(f'Harbour {title} Nora went there')}")
    assert pieces[0] == title
    assert pieces.count(title) == 2


@given(st.lists(st.sampled_from([*PAGE.split(), "©", "|", "年", "2031", "a", "。", "By", "1."]), min_size=1, max_size=300))
def test_the_pieces_are_the_line(words: list[str]) -> None:
    line = _framed(" ".join(words))
    assert " ".join(one_line.parted(line)).replace(" ", "") == line.replace(" ", "")


def _framed(line: str) -> str:
    """The line between a menu and a footer, long enough for a page."""
    return f"{MENU} {STORY} so that it ended {line} and so on. {STORY.upper()} {FOOTER}"
