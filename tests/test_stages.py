"""The benchmark of the stages: each is timed without those inside it, and each name stands for a function that a page goes through."""

from dataclasses import replace
from unittest.mock import patch

from benchmarks import stages
from benchmarks.pages import of_fixtures


def test_a_stage_is_timed_without_those_inside_it() -> None:
    clock = stages.Clock()
    inner = clock.timed("inner", lambda: None)
    with patch.object(stages, "process_time", iter((0, 1, 3, 5, 7, 9)).__next__):
        clock.timed("outer", lambda: (inner(), inner()))()
    assert clock.spent == {"inner": 2000 + 2000, "outer": 9000 - 4000}


def test_a_page_goes_through_every_stage() -> None:
    (page,) = of_fixtures()[:1]
    (row,) = stages.by_stage([page])
    assert row.keys() == {stage for stage, _, _ in stages.READERS["html"] + stages.STAGES} | {stages.REST}
    text = replace(page, html=f"The headline of a story\n\n{page.body}".encode())
    (row,) = stages.by_stage([text], "text")
    assert row.keys() == {stage for stage, _, _ in stages.READERS["text"] + stages.STAGES} | {stages.REST}


def test_the_table_tells_means_medians_and_shares() -> None:
    made = stages.table([{"walk": 1.0}, {"walk": 2.0, "span": 3.0}, {"walk": 6.0}], whole=4.0)
    assert "| walk | 3.00 | 2.00 | 75 % |" in made
    assert "| span | 1.00 | 0.00 | 25 % |" in made
