"""What a run did, counted in its journal."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pagestrip.batch.items import printable
from pagestrip.batch.journal import Journal, named

STATUSES = ("ok", "empty", "skipped", "failed")
BANDS = (0.9, 0.7, 0.5, 0.3, 0.0)  # lower ends of the confidence bands
SUSPICIOUS = 10  # pages
FAILED = """
SELECT pages.name, reason FROM pages JOIN sources ON sources.id = source WHERE status = 'failed' ORDER BY position, number LIMIT ?
"""  # in the order of the input, whichever failed first
NAMED = 20  # failures, skipped inputs


class Suspect(NamedTuple):
    """A page whose body had better be looked at."""

    name: str
    confidence: float
    page_type: str
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A run's counts. `inputs` is what was handed out, counted apart from the rows, so that a lost page would show;
    `done` how many of them this run did itself.
    """

    inputs: int
    statuses: Counter[str]
    failures: Counter[str]
    hosts: Counter[str]
    languages: Counter[str]
    page_types: Counter[str]
    confidence: Counter[str]
    passed: Counter[str]
    suspicious: tuple[Suspect, ...]
    failed: tuple[tuple[str, str], ...]
    groups: int = 0
    done: int = field(default=0, compare=False)

    @property
    def adds_up(self) -> bool:
        """Whether every input has one row."""
        return self.inputs == self.statuses.total()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values."""
        return {
            "inputs": self.inputs,
            **{status: self.statuses[status] for status in STATUSES},
            "adds_up": self.adds_up,
            "failures": dict(self.failures.most_common()),
            "page_types": dict(self.page_types.most_common()),
            "languages": dict(self.languages.most_common()),
            "hosts": dict(self.hosts.most_common()),
            "confidence": dict(self.confidence),
            "near_duplicate_groups": self.groups,
            "not_pages": dict(self.passed.most_common()),
            "suspicious": [suspect._asdict() for suspect in self.suspicious],
            "failed_pages": [{"path": name, "reason": reason} for name, reason in self.failed],
        }


def tally(journal: Journal, passed: Counter[str], done: int = 0) -> Tally:
    """Count a journal. `passed` is what folders hold beside pages; what containers hold is in the journal."""
    read = "status IN ('ok', 'empty')"
    (inputs,), *_ = journal.ask("SELECT coalesce(sum(records), 0) FROM sources")
    for (counts,) in journal.ask("SELECT passed FROM sources WHERE passed IS NOT NULL"):
        passed = passed + Counter(json.loads(counts))
    return Tally(
        inputs,
        _counter(journal, "status", "1"),
        _counter(journal, "failure", "status = 'failed'"),
        _counter(journal, "CASE host WHEN '' THEN 'unknown' ELSE host END", read, 1000),
        _counter(journal, "CASE language WHEN '' THEN 'unknown' ELSE language END", read),
        _counter(journal, "page_type", read),
        _bands(journal),
        passed,
        tuple(Suspect(printable(named(name)), *rest) for name, *rest in journal.ask(_worst())),
        tuple((printable(named(name)), reason) for name, reason in journal.ask(FAILED, NAMED)),
        done=done,
    )


def _counter(journal: Journal, value: str, where: str, most: int = 200) -> Counter[str]:
    query = f"SELECT {value} AS v, count(*) AS n FROM pages WHERE {where} GROUP BY v ORDER BY n DESC, v LIMIT {most}"  # noqa: S608 - own words alone
    return Counter(dict(journal.ask(query)))


def _bands(journal: Journal) -> Counter[str]:
    counts: Counter[str] = Counter()
    above = 2.0
    for low in BANDS:
        (number,), *_ = journal.ask("SELECT count(*) FROM pages WHERE status = 'ok' AND confidence >= ? AND confidence < ?", low, above)
        counts[f"{low:.1f} to {min(above, 1.0):.1f}"] = number
        above = low
    return counts


def _worst() -> str:
    return f"SELECT name, confidence, page_type, note FROM pages WHERE status = 'ok' ORDER BY confidence, source, number LIMIT {SUSPICIOUS}"  # noqa: S608 - the module's own number
