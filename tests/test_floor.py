"""The quality floor holds, and it does not fall in silence."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import floor
import pytest
from floor import Figure, Figures

from benchmarks.fixtures import fixtures

HELD: Figures = {"one": {"body": Figure(0.9, "a"), "headline": Figure(1.0, "b")}, "two": {"body": Figure(1.0, "c")}}


def test_nothing_falls_below_the_floor(request: pytest.FixtureRequest) -> None:
    held, now = floor.load(), floor.measured()
    if request.config.getoption("--accept"):
        sys.stdout.writelines(f"{line}\n" for line in floor.gained(held, now))
        try:
            floor.renew(now, request.config.getoption("--lower-floor"))
        except floor.LowerFloorError as refusal:
            pytest.fail(str(refusal), pytrace=False)
    elif fallen := floor.lost(held, now):
        pytest.fail(floor.told(fallen), pytrace=False)


def test_every_field_of_every_fixture_has_a_floor() -> None:
    bare = [f"{slug}: {field}" for slug, fields in floor.measured().items() for field in fields if field not in floor.load().get(slug, {})]
    assert bare == [], "take it with `make floor`"


def changed(slug: str, field: str, figure: Figure | None) -> Figures:
    fields = {name: value for name, value in (HELD[slug] | {field: figure}).items() if value is not None}
    return HELD | {slug: fields}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (changed("one", "body", Figure(0.8999, "a")), "one: body fell from 0.9 to 0.8999"),
        (changed("one", "headline", Figure(1.0, "other")), "one: the truth about headline was changed"),
        (changed("one", "headline", None), "one: headline is gone"),
        ({"one": HELD["one"]}, "two: body is gone"),
    ],
)
def test_a_fall_is_refused_and_with_a_reason_recorded(now: Figures, said: str, tmp_path: Path) -> None:
    file = tmp_path / "floor.json"
    floor.renew(HELD, None, file)
    before = file.read_bytes()
    for reason in (None, "", "  "):
        with pytest.raises(floor.LowerFloorError, match="make floor REASON"):
            floor.renew(now, reason, file)
        assert file.read_bytes() == before
    floor.renew(now, "the old truth held a caption", file)
    assert floor.load(file) == now
    assert json.loads(file.read_text("utf-8"))["lowered"] == [{"reason": "the old truth held a caption", "lost": [said]}]


@pytest.mark.parametrize(
    "now",
    [
        HELD,
        changed("one", "body", Figure(0.95, "a")),
        changed("two", "tags", Figure(0.0, "d")),
        HELD | {"three": {"body": Figure(0.2, "e")}},
    ],
)
def test_a_rise_needs_no_reason_and_records_none(now: Figures, tmp_path: Path) -> None:
    file = tmp_path / "floor.json"
    floor.renew(HELD, None, file)
    floor.renew(now, "a reason for nothing", file)
    assert floor.load(file) == now
    assert json.loads(file.read_text("utf-8"))["lowered"] == []


def test_reasons_stay_on_record(tmp_path: Path) -> None:
    file = tmp_path / "floor.json"
    floor.renew(HELD, None, file)
    floor.renew(changed("one", "body", Figure(0.5, "a")), "first", file)
    floor.renew(HELD, None, file)
    floor.renew(changed("two", "body", Figure(0.5, "c")), "second", file)
    assert [entry["reason"] for entry in json.loads(file.read_text("utf-8"))["lowered"]] == ["first", "second"]


def test_a_bent_truth_has_another_digest() -> None:
    fixture = fixtures()[0]
    bent = replace(fixture, expected=fixture.expected | {"body": fixture.expected["body"][1:]})
    was, now = floor._fields(fixture), floor._fields(bent)
    assert {field for field in was if was[field].truth != now[field].truth} == {"body"}
    assert now["body"].reached < was["body"].reached


def test_pages_have_their_own_digests() -> None:
    assert len({fields["page"].truth for fields in floor.measured().values()}) == len(fixtures())


def test_the_floor_file_is_written_by_the_command() -> None:
    assert floor.FLOOR.read_text("utf-8") == floor._written(floor._read(floor.FLOOR)["lowered"], floor.load())
