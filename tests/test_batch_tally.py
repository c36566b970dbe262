"""What a run says that it did."""

from collections import Counter

from pagestrip.batch.items import Outcome, Source
from pagestrip.batch.journal import Journal
from pagestrip.batch.tally import tally


def test_failures_are_told_in_the_order_of_the_input_whoever_failed_first() -> None:
    with Journal(None, {}) as journal:
        journal.begin(Source("pages", None, "page"))
        for number in (2, 0, 1):
            journal.add(journal.source, number, f"{number}.html", Outcome("failed", "not-a-page", "it is empty"))
        journal.commit()
        assert [name for name, _ in tally(journal, Counter()).failed] == ["0.html", "1.html", "2.html"]


def test_a_lost_row_would_show() -> None:
    with Journal(None, {}) as journal:
        journal.begin(Source("a", None, "page"))
        journal.add(journal.source, 0, "a", Outcome("ok"))
        journal.counted(journal.source, 2, Counter())
        journal.commit()
        assert not tally(journal, Counter()).adds_up
