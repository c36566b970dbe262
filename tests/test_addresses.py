"""Addresses of pages: made whole, their hosts, and broken ones, which raise nothing."""

import pytest
from hostile_pages import flat, story

import pagestrip
from pagestrip import addresses

PAGE = "https://courier.example/news/ferry?id=3"
BROKEN = "http://[courier/ferry"  # the host in brackets is no IPv6 address


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://courier.example/a", "https://courier.example/a"),
        (" /pier.jpg ", "https://courier.example/pier.jpg"),
        ("pier.jpg", "https://courier.example/news/pier.jpg"),
        ("//media.example/pier.jpg", "https://media.example/pier.jpg"),
        ("mailto:desk@courier.example", None),
        ("data:image/png;base64,AAAA", None),
        (f"/{'a' * addresses.LONGEST}", None),
        (BROKEN, None),
    ],
)
def test_addresses_are_made_whole(address: str, whole: str | None) -> None:
    assert addresses.absolute(address, PAGE) == whole


def test_a_relative_address_stays_unknown_without_the_pages_own() -> None:
    assert addresses.absolute("/pier.jpg", None) is None


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://ann:secret@Courier.example:8080/a", "courier.example"),
        ("courier.example/a", "courier.example"),
        ("//courier.example.", "courier.example"),
        ("/a/b", ""),
        (BROKEN, ""),
    ],
)
def test_hosts(address: str, host: str) -> None:
    assert addresses.host(address) == host


@pytest.mark.parametrize("page", [story(), flat()], ids=["html", "text"])
def test_a_broken_address_of_a_page_raises_nothing(page: str) -> None:
    article = pagestrip.extract(page, url=BROKEN)
    assert article.body
    assert article.source is None
