"""The publisher's name in the lines of a flattened page, where no metadata say it."""

import pytest

import pagestrip

STORY = "\n\n".join(["The council met again on Friday and said that the harbour would open next week, after two years of work on its walls."] * 3)


def name_of(*lines: str, url: str | None = "https://www.marbelowpost.example/harbour") -> str | None:
    text = "\n\n".join(("Crews learn the new tide tables", *lines[:1], STORY, *lines[1:]))
    source = pagestrip.extract(text, url=url, kind="text").source
    return source.name if source else None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("", "About the Marbelow Post", "Marbelow Post on paper", "Read The Marbelow Post"), "The Marbelow Post"),
        (("", "About the Marbelow Post", *[f"Marbelow Post, edition {at}" for at in "abcd"], "Read The Marbelow Post"), "Marbelow Post"),
        (("", "Sobre Márbelow Post", "Lee Márbelow Post"), "Márbelow Post"),
        (("", "Copyright 2031 MarbelowpostAll rights reserved"), "Marbelowpost"),
    ],
)
def test_the_name_as_its_own_lines_print_it(lines: tuple[str, ...], name: str) -> None:
    assert name_of(*lines) == name


@pytest.mark.parametrize("line", ["Release date 14 March 2031", "Arts 14 March 2031", "Von dpa 14.03.2031, 18:58"])
def test_a_label_a_section_or_an_agency_beside_the_date_is_no_publisher(line: str) -> None:
    assert name_of(line) == "marbelowpost.example"


def test_a_name_with_a_newspapers_word_beside_the_date_is_one() -> None:
    assert name_of("Marbelow Tribune | 14 March 2031") == "Marbelow Tribune"


@pytest.mark.parametrize(
    ("line", "name"),
    [("Marbelow14-03-2031", "Marbelow"), ("Written on 14-03-2031", None), ("Audio 03:07 Min. 14-03-2031", None), ("Arts 14-03-2031", None)],
)
def test_without_an_address_a_name_beside_the_date_is_one_where_the_date_is_glued_to_it(line: str, name: str | None) -> None:
    assert name_of(line, url=None) == name
