"""What a worker process may take, and that it never outlives the run."""

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MIB = 1 << 20
PR_SET_PDEATHSIG = 1  # prctl(2)
PATIENCE = 4
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")  # each worker is one thread; numpy would start one a core in each


class Limits(NamedTuple):
    """What one page may take: `seconds` of a core's time, and `memory` in bytes beyond what a worker needs to stand ready.

    By the clock a page may take `PATIENCE` times that, so that a busy machine fails no page, and one that waits for ever ends too.
    """

    seconds: float = 60.0
    memory: int = 2048 * MIB


def prepare(parent: int) -> None:
    """Before anything heavy is loaded: one thread, no core dumps, the first to go when memory is short, and gone when `parent` is."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it went before the signal was asked for
            os._exit(1)


def confine(memory: int) -> None:
    """From now on this process can take `memory` more bytes of address space; Linux alone can say how much it holds already."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cpu_seconds(process: int) -> float | None:
    """The core time that a process has taken; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # utime and stime of proc(5)
    except (OSError, ValueError, IndexError, AttributeError):
        return None
