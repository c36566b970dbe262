"""What a batch run costs beside the extraction itself: `python benchmarks/batch.py [PAGES]`.

Runs `pagestrip batch` over pages made from the fixtures with one and with two workers, and extracts the same pages in one process. Prints pages a
second, core time a page, the share of it that is not `extract`, and the run's own memory after a twentieth of the time and at the end.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pagestrip

FIXTURES = sorted(Path(__file__).parents[1].glob("fixtures/*/page.html"))


def make(folder: Path, count: int) -> None:
    """Pages from the fixtures, each with a number of its own, so that none is like another."""
    for number in range(count):
        page = FIXTURES[number % len(FIXTURES)].read_bytes()
        path = folder / f"{number % 100:02d}" / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.replace(b"</body>", f"<p>Number {number} of this run.</p></body>".encode()))


def children() -> float:
    """Core seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def batch(folder: Path, out: Path, workers: int) -> tuple[float, float, list[int]]:
    """A run's seconds by the clock and of cores, and the run's own memory in kB as it went."""
    before, started = children(), time.perf_counter()
    command = [sys.executable, "-m", "pagestrip", "batch", str(folder), "-o", str(out), "--quiet", "--workers", str(workers), "--anew"]
    memory: list[int] = []
    with subprocess.Popen(command) as process:  # noqa: S603 - our own command
        while process.poll() is None:
            time.sleep(0.2)
            memory.append(resident(process.pid))
    return time.perf_counter() - started, children() - before, [size for size in memory if size]


def resident(pid: int) -> int:
    """A process's resident memory in kB, 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def alone(folder: Path) -> float:
    """Core seconds of extracting the same pages in this process, warm."""
    paths = sorted(folder.rglob("*.html"))
    for path in paths[: len(FIXTURES)]:
        pagestrip.extract(path.read_bytes())
    started = time.process_time()
    for path in paths:
        pagestrip.extract(path.read_bytes())
    return time.process_time() - started


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "pages")
        make(folder, count)
        make(Path(name, "few"), 1)
        starts = {
            workers: batch(Path(name, "few"), Path(name, "few.jsonl"), workers)[1] for workers in (1, 2)
        }  # what a run costs before its first page
        bare = alone(folder)
        runs = {workers: batch(folder, Path(name, f"{workers}.jsonl"), workers) for workers in (1, 2)}
    for workers, (seconds, cores, memory) in runs.items():
        told = {
            "workers": workers,
            "pages": count,
            "pages_per_second": round(count / seconds, 1),
            "core_ms_per_page": round(1000 * cores / count, 3),
            "core_ms_extract_alone": round(1000 * bare / count, 3),
            "overhead_share": round(1 - bare / max(cores - starts[workers], 1e-9), 3),
            "run_memory_mb_early_late": [round(memory[len(memory) // 20] / 1024, 1), round(memory[-1] / 1024, 1)],
        }
        sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.write(json.dumps({"two_workers_over_one": round(runs[1][0] / runs[2][0], 2)}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
