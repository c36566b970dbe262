"""Datelines that a flattener parted from their stories: place, agency and dash on lines of their own."""

import pytest

from pagestrip.article import Dateline
from pagestrip.extractors import dateline
from pagestrip.model import Block, Context, Kind, Label, Mark, Page

STORY = "The council met again and said that the harbour would open next week, after two years of work on its walls."


def found(*lines: str, kind: str = "text", language: str = "en", item: int | None = None) -> Dateline | None:
    """The dateline of a page of a headline, these lines and a second paragraph; `item` is the number of a line that is a list's item."""
    texts = ("Harbour opens after two years", *lines, STORY)
    blocks = tuple(Block(n, text, Kind.ITEM if n == item else Kind.PARAGRAPH) for n, text in enumerate(texts))
    marks = (Mark(0, 1, Label.HEADLINE, "given"), *(Mark(n, n + 1, Label.BODY, "given") for n in range(1, len(texts))))
    page = Page(blocks, kind=kind, marks=marks, headline=(0,), body=tuple(range(1, len(texts))))
    return next((one.value for one in dateline.find(page, Context(page, {"language": language}))), None)


@pytest.mark.parametrize(
    ("lines", "text", "place", "agency"),
    [
        (("London/Tehran", f"- {STORY}"), "London/Tehran", "London/Tehran", None),
        (("Santa Barbara, California", f"—{STORY}"), "Santa Barbara, California", "Santa Barbara, California", None),
        (("NEW DELHI:", "The council", "met here again and said that its", "harbour", f"would open soon. {STORY}"), "NEW DELHI", "NEW DELHI", None),
        (("Berlin", "(dpa)", f"- {STORY}"), "Berlin (dpa)", "Berlin", "dpa"),
    ],
)
def test_a_dateline_on_lines_of_its_own_is_read_with_its_story(lines: tuple[str, ...], text: str, place: str, agency: str | None) -> None:
    value = found(*lines)
    assert value is not None
    assert (value.text, value.place, value.agency) == (text, place, agency)


def test_german_and_japanese_openings_on_lines_of_their_own() -> None:
    german = found(
        "Berlin.", "Der Rat hat am Montag getagt und will den Hafen in der nächsten Woche öffnen. So steht es im Beschluss.", language="de"
    )
    assert german is not None
    assert german.place == "Berlin"
    asian = found("【ソウル＝小池和樹】市の", "議会", "は３日、港を来週開くことを決めた。工事は二年続いた。", language="ja")
    assert asian is not None
    assert asian.place == "ソウル"


def test_a_dash_that_was_read_as_a_bullet() -> None:
    value = found("London/Tehran", STORY, item=2)
    assert value is not None
    assert value.place == "London/Tehran"


@pytest.mark.parametrize(
    "lines",
    [
        ("Bavaria", f"-{STORY}"),  # a compound that was cut at its link
        ("Bron:", "BELGA", STORY),  # a label over an agency; Bron is a city too
        ("(AP)", f"- {STORY}"),  # a picture's credit
        ("Wood", STORY),
        ("London", STORY.lower()),
    ],
)
def test_what_only_looks_like_one(lines: tuple[str, ...]) -> None:
    assert found(*lines) is None


def test_markup_parts_no_dateline() -> None:
    assert found("London/Tehran", f"- {STORY}", kind="html") is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (f"Date: March 13, 2031 {STORY}", None),
        (f"Date: On the thirteenth of March {STORY}", "Date"),  # a city as well
        (f"Holm Publisert 3. mai 2031 - {STORY}", None),
        (f"Holm, 3. mai 2031 - {STORY}", "Holm"),
    ],
)
def test_a_label_and_its_date_are_no_dateline(line: str, place: str | None) -> None:
    value = found(line)
    assert (value.place if value else None) == place
