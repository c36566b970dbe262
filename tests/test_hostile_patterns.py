"""No pattern of the library takes more than time in proportion to a text, whatever the text."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import pagestrip

MOST = 300  # seconds of CPU for all patterns together, which take about 60
PUMP = Path(__file__).with_name("pump.py")


def pumped(*, most: int, source: str = "") -> list[str]:
    command = [sys.executable, "-c", source] if source else [sys.executable, str(PUMP)]
    paths = f"{Path(pagestrip.__file__).parents[1]}:{PUMP.parents[1]}"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))

    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": paths}, preexec_fn=limited)  # Linux, one thread
    lines = done.stdout.splitlines()
    assert done.returncode == 0, f"stopped at: {lines[-1:]} {done.stderr[-500:]}"
    return lines


@pytest.mark.skipif(not os.environ.get("PAGESTRIP_LONG"), reason="takes a minute; set PAGESTRIP_LONG=1")
def test_every_pattern_is_linear() -> None:
    lines = pumped(most=MOST)
    assert len(lines) > 150
    assert [line for line in lines if line.startswith("slow: ")] == []


def test_a_pattern_that_is_not_is_caught() -> None:
    """The measure itself: white space before an end that never comes takes the square of its length."""
    source = "import re; re.compile(r'\\s+$').search(' ' * 300_000 + 'x'); print('slow: ')"
    with pytest.raises(AssertionError, match="stopped at"):
        pumped(most=1, source=source)
