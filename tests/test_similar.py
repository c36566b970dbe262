"""Near-duplicates: the same story in two files is one group, another story is none."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagestrip.batch.items import Outcome, Source
from pagestrip.batch.journal import Journal
from pagestrip.batch.similar import Group, groups, likeness, signature

pytest.importorskip("rensa", reason="rensa is not installed")

FERRY = " ".join(f"The ferry to island {n} sailed again after a storm had broken the ramp on its eastern side." for n in range(12))
BRIDGE = " ".join(f"Bridge number {n} was closed for a week while masons mended what the flood had carried off." for n in range(12))
EDITED = FERRY.replace("island 3", "isle 3").removesuffix(" on its eastern side.") + " last week."


def grouped(*bodies: tuple[str, str]) -> dict[str, Group]:
    with Journal(None, {}) as journal:
        for number, (body, published) in enumerate(bodies):
            journal.begin(Source(f"{number}", None, "page"))
            journal.add(journal.source, 0, f"{number}", Outcome("ok", signature=signature(body), published=published))
            journal.counted(journal.source, 1, Counter())
        journal.commit()
        return groups(journal)


def test_the_same_story_is_one_group_named_by_its_earliest() -> None:
    found = grouped((FERRY, "2031-03-05"), (BRIDGE, "2031-03-01"), (EDITED, "2031-03-02T10:00:00"), (FERRY, ""))
    assert found == {name: Group("2", 3) for name in ("0", "2", "3")}


def test_other_stories_and_short_ones_are_none() -> None:
    assert grouped((FERRY, ""), (BRIDGE, ""), ("Too short.", ""), ("Too short.", "")) == {}


def test_scripts_without_spaces_are_compared_by_their_signs() -> None:
    story = "渡船在风暴后九天再次启航港务长表示新坡道可承载四十吨卡车岛民的邮件由渔船送达学校通过电话授课一周"
    assert set(grouped((story, ""), (story + "完", ""), (story[::-1], ""))) == {"0", "1"}


@given(st.text(alphabet="abc def", min_size=200))
def test_a_body_is_like_itself(body: str) -> None:
    sign = signature(body)
    assert not sign or likeness(sign, signature(body.upper())) == 1.0
