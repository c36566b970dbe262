"""Which lines date a story, and which names in its head."""

import datetime as dt

import pytest
from dated_pages import PROSE, claim, page, value

from pagestrip.model import Claim, Label


@pytest.mark.parametrize(
    "name", ["bt:pubDate", "iso-8601-publish-date", "w-published-date", "og:publish_date", "published_at", "citation_publication_date"]
)
def test_a_meta_name_that_is_spelled_like_a_publication_counts(name: str) -> None:
    assert value(page(claims=(Claim("meta", name.lower(), "2031-05-03"),))) == dt.date(2031, 5, 3)


@pytest.mark.parametrize("name", ["foundingdate", "startdate", "event-date", "release", "lastpublisheddate", "date_of_birth"])
def test_a_meta_name_of_another_date_does_not(name: str) -> None:
    assert value(page(claims=(Claim("meta", name, "2031-05-03"),))) is None


def test_an_object_inside_the_storys_does_not_date_it() -> None:
    assert value(page(claims=(claim("comment.datePublished", "2031-05-03"), claim("publisher.foundingDate", "1931-05-03")))) is None


@pytest.mark.parametrize(
    "line", ["Joined: 3 May 2029", "Member since 3 May 2029", "Registriert: 3. Mai 2029", "Dołączył: 3.05.2029", "Offer valid until 3 May 2029"]
)
def test_a_readers_or_an_offers_date_is_not_the_storys(line: str) -> None:
    assert value(page(line)) is None
    assert value(page(line, "by Marl » 7 May 2031")) == dt.date(2031, 5, 7)


def test_a_date_line_may_stand_under_the_lead() -> None:
    lead = {1: Label.BODY}
    assert value(page(PROSE, "3 May 2031, 05:39", labels=lead | {2: Label.OUTSIDE})) == dt.datetime(2031, 5, 3, 5, 39)
    later = page(PROSE, PROSE, "3 May 2031", labels=lead | {2: Label.BODY, 3: Label.OUTSIDE}, claims=(claim("datePublished", "2031-05-09"),))
    assert value(later) == dt.date(2031, 5, 9)


def test_a_date_line_in_the_author_box_above_the_text_is_the_storys() -> None:
    label = Label.AUTHOR_BOX
    lines = ["Ann Marl", "A line", "Ferries", "3 May 2031"]
    assert value(page(*lines, labels={1: label, 4: label})) == dt.date(2031, 5, 3)
    assert value(page(*lines[:3], PROSE, "3 May 2031", labels={4: Label.BODY, 5: label})) is None


@pytest.mark.parametrize(("line", "label"), [("3 May 2031", Label.NAVIGATION), ("12 May 2031", Label.META), ("Termin: 12.05.2031", Label.META)])
def test_a_menus_date_and_that_of_a_coming_event_do_not_beat_the_head(line: str, label: Label) -> None:
    claims = (claim("datePublished", "2031-05-01T08:00:00Z"), claim("dateModified", "2031-05-02T08:00:00Z"))
    assert value(page(line, claims=claims, labels={1: label})) == dt.datetime(2031, 5, 1, 8, tzinfo=dt.UTC)


def test_day_and_month_are_read_as_the_head_has_them() -> None:
    spanish = page("11/01/2031", "Fair: 27/03/2031", claims=(claim("datePublished", "2031-11-01"),), labels={2: Label.RELATED})
    assert value(spanish) == dt.date(2031, 11, 1)
    assert value(page("11 January 2031", claims=(claim("datePublished", "2031-11-01"),))) == dt.date(2031, 1, 11)
