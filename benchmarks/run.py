"""Speed and body quality on the project's fixtures, beside trafilatura where it is installed: `python benchmarks/run.py`.

All systems see the same pages in one process, one page after the other, so the ratio holds on a noisy machine. The fixtures are few and were
written with this library in mind: take the speed from here, not the quality.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

import pagestrip

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
ROUNDS = 5


def of_pagestrip(page: bytes) -> str:
    """The body as this library finds it."""
    return pagestrip.extract(page).body


def of_trafilatura(page: bytes) -> str:
    """The body as trafilatura finds it, metadata read too."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, with_metadata=True, include_comments=False)
    return str(found.text or "") if found else ""


def word_f1(got: str, wanted: str) -> float:
    """F1 of two bags of lower-cased words; both empty counts as 1."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (got, wanted))
    hits = sum((a & b).values())
    return 2 * hits / (sum(a.values()) + sum(b.values())) if a or b else 1.0


def main() -> None:
    """Print a line a system."""
    systems: dict[str, Callable[[bytes], str]] = {"pagestrip": of_pagestrip}
    if find_spec("trafilatura"):
        systems["trafilatura"] = of_trafilatura
    pages = [(path.read_bytes(), json.loads((path.parent / "expected.json").read_text("utf-8"))) for path in sorted(FIXTURES.glob("*/page.html"))]
    seconds, quality = dict.fromkeys(systems, 0.0), {name: list[float]() for name in systems}
    for extract in systems.values():
        extract(pages[0][0])
    for page, expected in pages * ROUNDS:
        for name, extract in systems.items():
            started = time.process_time()
            body = extract(page)
            seconds[name] += time.process_time() - started
            if "body" in expected:
                quality[name].append(word_f1(body, "\n".join(expected["body"])))
    for name in systems:
        print(f"{name:12} {1000 * seconds[name] / len(pages) / ROUNDS:7.2f} ms a page   body word F1 {fmean(quality[name]):.3f}")  # noqa: T201  # its output


if __name__ == "__main__":
    main()
