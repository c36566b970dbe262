"""The quality floor: what is reached on each field of each fixture, and on what truth. It falls only for a reason that stays on record."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import scoring
from benchmarks.fixtures import FIXTURES, PageFixture, fault, fixtures

FLOOR = Path(__file__).with_name("floor.json")
DIGITS = 4  # of a figure
DIGEST = 12  # hexadecimal digits, enough to see that a truth changed


class Figure(NamedTuple):
    """What was reached, 0 to 1, and a digest of the truth that it was measured against."""

    reached: float
    truth: str


Figures = dict[str, dict[str, Figure]]  # fixture -> field -> figure


class LowerFloorError(Exception):
    """The floor would fall and nobody says why."""


@cache
def measured() -> Figures:
    """What is reached now: a body's word F1, 1 or 0 for another field. The field "page" stands for the page itself and always reaches 1."""
    return {fixture.slug: {"page": Figure(1.0, _digest(_page(fixture))), **_fields(fixture)} for fixture in fixtures()}


def _page(fixture: PageFixture) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((FIXTURES / fixture.slug).iterdir()) if path.name != "expected.json")


def _fields(fixture: PageFixture) -> dict[str, Figure]:
    found = fixture.article().to_dict()
    return {field: Figure(_reached(field, truth, found), _digest(json.dumps(truth).encode())) for field, truth in fixture.expected.items()}


def _reached(field: str, truth: Any, found: dict[str, Any]) -> float:
    if field == "body":
        return round(scoring.words("\n\n".join(truth), found["body"]).f1, DIGITS)
    return 0.0 if fault(field, truth, found) else 1.0


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST]


def lost(floor: Figures, now: Figures) -> list[str]:
    """What falls below the floor, a sentence each: a figure, a field or fixture that is gone, a truth that is another one."""
    return list(_lost(floor, now))


def _lost(floor: Figures, now: Figures) -> Iterator[str]:
    for slug, fields in floor.items():
        for field, (least, truth) in fields.items():
            figure = now.get(slug, {}).get(field)
            if figure is None:
                yield f"{slug}: {field} is gone"
            elif figure.truth != truth:
                yield f"{slug}: the truth about {field} was changed" if field != "page" else f"{slug}: the page was changed"
            elif figure.reached < least:
                yield f"{slug}: {field} fell from {least} to {figure.reached}"


def gained(floor: Figures, now: Figures) -> list[str]:
    """What has no floor yet or a lower one, a sentence each."""
    return [
        f"{slug}: {field} reaches {figure.reached}"
        for slug, fields in now.items()
        for field, figure in fields.items()
        if (least := floor.get(slug, {}).get(field)) is None or figure.reached > least.reached
    ]


def load(file: Path = FLOOR) -> Figures:
    """The floor; empty where there is no file yet."""
    return {slug: {field: Figure(*figure) for field, figure in fields.items()} for slug, fields in _read(file)["fixtures"].items()}


def _read(file: Path) -> dict[str, Any]:
    empty: dict[str, Any] = {"lowered": [], "fixtures": {}}
    return json.loads(file.read_text("utf-8")) if file.exists() else empty


def renew(now: Figures, reason: str | None, file: Path = FLOOR) -> None:
    """Write the figures as the new floor, and the reason where it falls. Raises LowerFloorError where it falls without one."""
    fallen = lost(load(file), now)
    if fallen and not (reason or "").strip():
        raise LowerFloorError(told(fallen))
    kept = _read(file)["lowered"] + ([{"reason": reason, "lost": fallen}] if fallen else [])
    file.write_text(_written(kept, now), "utf-8")


def told(fallen: list[str]) -> str:
    """What fell, and how to lower the floor all the same."""
    return "\n".join(("below the quality floor:", *fallen, 'if that has to be, say why: make floor REASON="…"'))


def _written(lowered: list[dict[str, Any]], now: Figures) -> str:
    """JSON with a line an entry, so that changes read well and merge."""
    reasons = ",".join(f"\n  {json.dumps(entry, ensure_ascii=False)}" for entry in lowered)
    lines = ",".join(f"\n  {json.dumps(slug)}: {json.dumps(fields)}" for slug, fields in sorted(now.items()))
    return f'{{\n "lowered": [{reasons}\n ],\n "fixtures": {{{lines}\n }}\n}}\n'
