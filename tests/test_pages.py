"""Every fixture, one test a field; and the golden stream of its blocks."""

import sys
from difflib import unified_diff
from typing import Any

import pytest
from pages import GOLDENS, golden, known_failures, plain

from benchmarks.fixtures import fault, fixtures

FIELDS = [(fixture.slug, field) for fixture in fixtures() for field in fixture.expected]
EXPECTED = {fixture.slug: fixture.expected for fixture in fixtures()}
SLUGS = [fixture.slug for fixture in fixtures()]


def items() -> list[Any]:
    failing = known_failures()
    xfail = pytest.mark.xfail(strict=True, reason="listed in tests/known_failures.txt")
    return [pytest.param(slug, field, id=f"{slug}-{field}", marks=xfail if f"{slug}-{field}" in failing else ()) for slug, field in FIELDS]


@pytest.mark.parametrize(("slug", "field"), items())
def test_field(slug: str, field: str) -> None:
    wrong = fault(field, EXPECTED[slug][field], plain(slug))
    if wrong:
        pytest.fail(wrong, pytrace=False)


def test_known_failures_name_existing_items() -> None:
    assert known_failures() <= {f"{slug}-{field}" for slug, field in FIELDS}


@pytest.mark.parametrize("slug", SLUGS)
def test_golden(slug: str, request: pytest.FixtureRequest) -> None:
    path = GOLDENS / f"{slug}.txt"
    accepted = path.read_text("utf-8") if path.exists() else None
    now = golden(slug)
    if accepted == now:
        return
    diff = "\n".join(unified_diff((accepted or "").splitlines(), now.splitlines(), f"{slug} accepted", f"{slug} now", lineterm="", n=1))
    if request.config.getoption("--accept"):
        sys.stdout.write(f"\n{diff}\n")
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, "utf-8")
    elif accepted is None:
        pytest.fail(f"no golden for {slug}: look at its blocks and accept them with `make accept`", pytrace=False)
    else:
        pytest.fail(f"the blocks of {slug} changed; if rightly so, `make accept`:\n{diff}", pytrace=False)


def test_every_golden_has_a_fixture() -> None:
    assert {path.stem for path in GOLDENS.glob("*.txt")} <= set(SLUGS)
