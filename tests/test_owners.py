"""The publisher whom a line of copyright names."""

import pytest
from test_source import STORY, page_of, source_of

from pagestrip.article import Source
from pagestrip.model import Label


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright 1996– The Marbelow Channel.", "The Marbelow Channel"),
        ("© 2031 後山日報 版權所有", "後山日報"),
        ("© Riproduzione riservata", None),
        ("© Harbour Post Reserve", "Harbour Post Reserve"),
    ],
)
def test_words_of_law_are_no_owners_name(line: str, name: str | None) -> None:
    home = (name or "Riproduzione riservata", Label.NAVIGATION)
    found = source_of(page_of(home, (STORY, Label.BODY), (line, Label.LEGAL), kind="text", url=None))
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (("About the Harbour Post", Label.NAVIGATION), "Harbour Post"),
        (("© 2029 Harbour Post", Label.LEGAL), None),  # it may be the company that owns the site
        (("Photo: Harbour Post", Label.CREDIT), None),
        (("By Harbour Post", Label.META), None),
        (("The Harbour Post counted the boats.", Label.BODY), None),
        (("All rights reserved", Label.LEGAL), None),
    ],
)
def test_without_an_address_an_owner_is_the_publisher_where_another_line_around_the_story_names_it(
    other: tuple[str, Label], name: str | None
) -> None:
    found = source_of(page_of(other, (STORY, Label.BODY), ("© 2031 Harbour Post", Label.LEGAL), kind="text", url=None))
    assert (found.name if found else None) == name


def test_a_photographers_copyright_names_no_publisher() -> None:
    page = page_of((STORY, Label.BODY), ("© Bo Roe", Label.OUTSIDE), kind="text")
    assert source_of(page) == Source("marbelowpost.example", "https://www.marbelowpost.example")
