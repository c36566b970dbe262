"""Published and modified: what the page prints and what its head claims, held against each other."""

import datetime as dt

import pytest
from dated_pages import HEADLINE, PROSE, best, claim, page, value
from hypothesis import given, settings
from hypothesis import strategies as st

from pagestrip.extractors.published import MODIFIED, PUBLISHED
from pagestrip.model import Block, Claim, Context, Inline, Kind, Label, Mark, Page

UTC = dt.UTC


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Harbour Post29-05-2031", dt.date(2031, 5, 29)),
        ("Published: 3 May 2031", dt.date(2031, 5, 3)),
        ("By Ann Marl | May 3, 2031", dt.date(2031, 5, 3)),
        ("Veröffentlicht am 3. Mai 2031", dt.date(2031, 5, 3)),
        ("3 May 2031 at 14:20", dt.datetime(2031, 5, 3, 14, 20)),
        ("2031年5月3日", dt.date(2031, 5, 3)),
    ],
)
@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_printed_line_dates_the_story(line: str, expected: object, kind: str) -> None:
    assert value(page(line, kind=kind)) == expected


def test_the_place_of_a_printed_date_is_told() -> None:
    found = best(page("Harbour Post29-05-2031", kind="text"))
    assert found is not None
    assert (found.where, found.text, found.method) == ("block 1, characters 12-22", "29-05-2031", "text")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("datePublished", "2031-05-03T08:15:00+02:00", dt.datetime(2031, 5, 3, 8, 15, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        ("article:published_time", "2031-05-03", dt.date(2031, 5, 3)),
        ("parsely-pub-date", "2031-05-03T08:15:00Z", dt.datetime(2031, 5, 3, 8, 15, tzinfo=UTC)),
        ("dc.date.issued", "2031-05-03", dt.date(2031, 5, 3)),
    ],
)
def test_a_claim_keeps_its_time_and_zone(name: str, text: str, expected: object) -> None:
    assert value(page(claims=(claim(name, text),))) == expected


def test_published_and_updated_on_one_line() -> None:
    of = page("Published 3 May 2031 | Updated 5 May 2031")
    assert value(of) == dt.date(2031, 5, 3)
    assert value(of, MODIFIED) == dt.date(2031, 5, 5)


def test_without_a_label_nothing_is_modified() -> None:
    assert value(page("3 May 2031"), MODIFIED) is None


def test_a_labelled_line_beats_the_head_and_says_so() -> None:
    found = best(page("Published: 3 May 2031", claims=(claim("datePublished", "2031-05-09T08:00:00+02:00"),)))
    assert found is not None
    assert found.value == dt.date(2031, 5, 3)
    assert "2031-05-09" in found.note


def test_a_labelled_line_under_the_storys_text_does_not_beat_the_head() -> None:
    claims = (claim("datePublished", "2031-05-09T08:00:00+02:00"),)
    of = page(PROSE, PROSE, "First published: 3 May 2029", claims=claims, labels={1: Label.BODY, 2: Label.BODY})
    found = best(of)
    assert found is not None
    assert found.value == dt.datetime(2031, 5, 9, 8, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_the_one_date_that_the_page_shows_beats_the_head_and_says_so() -> None:
    found = best(page("3 May 2031", claims=(claim("datePublished", "2031-05-09T08:00:00+02:00"),)))
    assert found is not None
    assert found.value == dt.date(2031, 5, 3)
    assert "2031-05-09" in found.note


@pytest.mark.parametrize("lines", [("3 May 2031", "7 May 2031"), ("7 May 2031", "Updated: 3 May 2031")])
def test_one_of_several_unlabelled_dates_does_not_beat_the_head(lines: tuple[str, ...]) -> None:
    found = best(page(*lines, claims=(claim("datePublished", "2031-05-09T08:00:00+02:00"),)))
    assert found is not None
    assert found.value == dt.datetime(2031, 5, 9, 8, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_a_line_and_a_claim_of_the_same_day_give_the_fuller_value() -> None:
    found = best(page("Published: 3 May 2031", claims=(claim("datePublished", "2031-05-03T08:15:00+02:00"),)))
    assert found is not None
    assert found.value == dt.datetime(2031, 5, 3, 8, 15, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert found.note == ""


def test_the_same_moment_is_given_in_the_zone_that_the_page_prints() -> None:
    found = best(page("December 26, 2031 - 9:03AM", claims=(claim("datePublished", "2031-12-25T22:03:00Z"),)))
    assert found is not None
    assert isinstance(found.value, dt.datetime)
    assert found.value.date() == dt.date(2031, 12, 26)
    assert found.value == dt.datetime(2031, 12, 25, 22, 3, tzinfo=UTC)
    assert "9:03AM" in found.note


@settings(deadline=None)
@given(st.datetimes(dt.datetime(2001, 1, 3), dt.datetime(2040, 1, 1)), st.integers(-48, 56))
def test_any_zone_of_the_world_is_recognised(moment: dt.datetime, quarters: int) -> None:
    moment = moment.replace(second=0, microsecond=0)
    local = moment + quarters * dt.timedelta(minutes=15)
    found = best(page(f"{local:%d %B %Y, %H:%M}", claims=(claim("datePublished", f"{moment:%Y-%m-%dT%H:%M}:00Z"),)))
    assert found is not None
    assert isinstance(found.value, dt.datetime)
    assert found.value == moment.replace(tzinfo=UTC)
    assert found.value.date() == local.date()


def test_seven_minutes_are_no_zone() -> None:
    found = best(page("December 26, 2031 - 9:10AM", claims=(claim("datePublished", "2031-12-25T22:03:00Z"),)))
    assert found is not None
    assert (found.value, found.where) == (dt.datetime(2031, 12, 26, 9, 10), "block 1, characters 0-26")


def test_a_story_changed_on_its_own_day_is_still_dated_by_the_printed_line() -> None:
    claims = (claim("datePublished", "2031-05-03T08:15:00Z"), claim("dateModified", "2031-05-03T19:35:00Z"))
    found = best(page("3 May 2031, 10:15", claims=claims))
    assert found is not None
    assert isinstance(found.value, dt.datetime)
    assert found.value.utcoffset() == dt.timedelta(hours=2)


def test_a_day_printed_across_midnight_is_the_pages_own() -> None:
    assert value(page("1 January 2032", claims=(claim("datePublished", "2031-12-31T23:11:59Z"),))) == dt.date(2032, 1, 1)


@pytest.mark.parametrize("also", [(), (claim("datePublished", "2031-12-31T18:11:59-05:00", "Article", 2),)])
def test_noon_is_no_midnight_and_a_zone_in_the_head_settles_it(also: tuple[Claim, ...]) -> None:
    told = "2031-12-31T23:11:59Z" if also else "2031-12-31T12:00:00Z"
    found = best(page("1 January 2032", "5 January 2032", claims=(claim("datePublished", told), *also)))
    assert found is not None
    assert isinstance(found.value, dt.datetime)
    assert found.value.astimezone(UTC).date() == dt.date(2031, 12, 31)


CHANGED_LATER = (claim("datePublished", "2030-02-01T10:00:00+01:00"), claim("dateModified", "2031-05-03T10:00:00+01:00"))
CET = dt.timezone(dt.timedelta(hours=1))


def test_the_date_that_the_page_shows_for_its_story_is_its_date_although_the_head_calls_it_the_last_change() -> None:
    of = page("3 May 2031", claims=CHANGED_LATER)
    found = best(of)
    assert found is not None
    assert (found.value, "2030-02-01" in found.note) == (dt.date(2031, 5, 3), True)
    assert value(of, MODIFIED) == dt.datetime(2031, 5, 3, 10, tzinfo=CET)


def test_a_date_that_the_page_calls_the_last_change_is_not_the_publication() -> None:
    of = page("Updated 3 May 2031", claims=CHANGED_LATER)
    assert value(of) == dt.datetime(2030, 2, 1, 10, tzinfo=CET)
    assert value(of, MODIFIED) == dt.datetime(2031, 5, 3, 10, tzinfo=CET)


def test_only_a_last_change_is_a_weak_publication_with_a_note() -> None:
    found = best(page("Updated: 3 May 2031"))
    assert found is not None
    assert found.value == dt.date(2031, 5, 3)
    assert found.confidence < 0.5
    assert "last change" in found.note


def test_a_video_on_the_page_does_not_date_the_story() -> None:
    claims = (claim("datePublished", "2029-01-01", "VideoObject", 1), claim("datePublished", "2031-05-03", "NewsArticle", 2))
    assert value(page(claims=claims)) == dt.date(2031, 5, 3)


def test_another_story_described_in_the_head_does_not_date_this_one() -> None:
    claims = (
        claim("headline", "Salmon counted at the weir", item=1), claim("datePublished", "2029-01-01", item=1),
        claim("headline", HEADLINE, item=2), claim("datePublished", "2031-05-03", item=2),
    )  # fmt: skip
    assert value(page(claims=claims)) == dt.date(2031, 5, 3)


@pytest.mark.parametrize("label", [Label.RELATED, Label.COMMENTS, Label.LEGAL, Label.POPULAR, Label.AD])
def test_dates_of_other_things_are_not_the_storys(label: Label) -> None:
    lines = ["A line", "Another line", "A third", "4 June 2030", "Published: 4 June 2030"]
    assert value(page(*lines, labels={4: label, 5: label})) is None


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert value(page("© 2031 The Tolm Gazette")) is None


def test_the_mastheads_date_is_todays() -> None:
    masthead, top = Block(0, "Wednesday, 7 May 2031"), Block(1, HEADLINE, Kind.HEADING, 1)
    marks = (Mark(0, 1, Label.NAVIGATION, "test"), Mark(1, 2, Label.HEADLINE, "test"))
    assert value(Page((masthead, top), home=(-1, -1), marks=marks, headline=(1,))) is None


def test_a_label_under_the_story_dates_it_for_want_of_better() -> None:
    far = [f"Line {n}" for n in range(14)]
    lines = [*far, "First published: 3 May 2031", "A fair on 9 June 2031"]
    labels = dict.fromkeys(range(1, len(lines) + 1), Label.OUTSIDE)
    assert value(page(*lines, labels=labels)) == dt.date(2031, 5, 3)


def test_the_agencys_sign_off_is_no_date_of_publication() -> None:
    assert value(page("QNA: 28 May 2031", kind="text", labels={1: Label.CREDIT})) is None


@pytest.mark.parametrize(
    ("reference", "expected"),
    [(dt.date(2031, 5, 10), dt.date(2031, 5, 7)), (None, None)],
)
def test_relative_time_counts_from_the_reference_date_alone(reference: dt.date | None, expected: object) -> None:
    found = best(page("time3 days ago"), reference=reference)
    assert (found.value if found else None) == expected
    assert found is None or "2031-05-10" in found.note


def test_updated_some_hours_ago_is_a_change() -> None:
    of = page("Updated 3 hours ago")
    assert value(of, reference=dt.date(2031, 5, 10)) is None
    assert value(of, MODIFIED, reference=dt.date(2031, 5, 10)) == dt.date(2031, 5, 10)


def test_a_reference_at_the_beginning_of_time_raises_nothing() -> None:
    assert value(page("30 years ago"), reference=dt.date(2, 1, 1)) is None


@pytest.mark.parametrize(("other", "expected"), [("27.03.2031", dt.date(2031, 4, 3)), ("03/27/2031", dt.date(2031, 3, 4))])
def test_the_rest_of_the_page_tells_day_from_month(other: str, expected: dt.date) -> None:
    assert value(page("03/04/2031", "A line", "A line", "A line", f"Fair: {other}", labels={5: Label.RELATED})) == expected


def test_a_date_that_can_be_read_two_ways_is_none() -> None:
    assert value(page("03/04/2031")) is None


def test_the_text_of_a_time_element_beats_an_attribute_of_another_day() -> None:
    line = Block(0, "Published 29 June 2031", inlines=(Inline(10, 22, "time", value="2031-07-03T10:00:00Z"),))
    assert value(page(line)) == dt.date(2031, 6, 29)


def test_a_time_element_gives_the_time_that_its_text_leaves_out() -> None:
    line = Block(0, "3 May 2031", inlines=(Inline(0, 10, "time", value="2031-05-03T08:15:00+02:00"),))
    assert value(page(line)) == dt.datetime(2031, 5, 3, 8, 15, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_the_address_dates_a_story_that_nothing_else_dates() -> None:
    assert value(page(url="https://tolm.example/2031/05/03/ferryman")) == dt.date(2031, 5, 3)
    assert value(page("4 May 2031", url="https://tolm.example/2031/05/03/ferryman")) == dt.date(2031, 5, 4)


def test_a_card_is_dated_by_its_own_lines_not_by_the_pages_address() -> None:
    whole = page("3 May 2031", url="https://tolm.example/2031/05/03/ferryman")
    card = page("2 days ago", url=whole.url)
    assert [found.value for found in PUBLISHED.find(card, Context(whole, {}, dt.date(2031, 6, 10)))] == [dt.date(2031, 6, 8)]


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=40))
def test_no_page_is_too_odd(lines: list[str], told: str) -> None:
    of = page(*lines, claims=(claim("datePublished", told),))
    for extractor in (PUBLISHED, MODIFIED):
        assert all(0 <= found.confidence <= 1 for found in extractor.find(of, Context(of, {}, dt.date(2031, 5, 10))))
