"""`extract_many`: each page's result, whatever it does to its process."""

from collections.abc import Iterator
from datetime import date

import pytest
from batch_pages import story

import pagestrip


def test_results_are_those_of_extract_in_order() -> None:
    pages = [story(n) for n in range(6)]
    results = list(pagestrip.extract_many(pages, workers=2))
    assert [result.position for result in results] == list(range(6))
    assert [result.article for result in results] == [pagestrip.extract(page) for page in pages]
    assert {result.status for result in results} == {"ok"}


def test_a_page_may_bring_its_own_address_and_date() -> None:
    page = {"page": story(1).decode(), "url": "https://example.org/a/b", "reference_date": date(2031, 3, 5)}
    (result,) = pagestrip.extract_many([page], workers=1)
    assert result.article == pagestrip.extract(story(1), url="https://example.org/a/b", reference_date=date(2031, 3, 5))


def test_a_page_without_an_article_is_empty() -> None:
    (result,) = pagestrip.extract_many([b"<p></p>"], workers=1)
    assert (result.status, result.article is not None) == ("empty", True)


def test_pages_may_be_without_end() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield story(1)

    results = pagestrip.extract_many(endless(), workers=1, ordered=False)
    assert [next(results).status for _ in range(3)] == ["ok"] * 3


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (7, "not int"),
        ({"html": "x"}, "not NoneType"),
        ({"page": "x", "colour": 1}, "no colour"),
        ({"page": "x", "reference_date": "now"}, "reference_date"),
    ],
)
def test_misuse_raises(page: object, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        list(pagestrip.extract_many([page], workers=1))


def test_no_workers_are_misuse() -> None:
    with pytest.raises(ValueError, match="workers is 1 or more"):
        pagestrip.extract_many([], workers=0)
