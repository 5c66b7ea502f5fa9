"""One line about where the figures come from: without it no ratio can be compared with another day's."""

import os
import platform
import statistics
import time
from pathlib import Path
from tempfile import NamedTemporaryFile

BLOCK = b"\0" * 4096
WRITES = 50


def machine() -> dict[str, str]:
    """System, processor, Python, and how long the disk takes to keep 4 KiB for good."""
    return {
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processors": str(os.cpu_count()),
        "load": _load(),
        "processor": _processor(),
        "python": platform.python_version(),
        "durable_write_ms": f"{_durable_write() * 1000:.2f}",
    }


def _durable_write() -> float:
    """The median time of writing 4 KiB with fsync, in the folder where the yardsticks work."""
    found = []
    with NamedTemporaryFile(prefix="hromada-desk-bench-") as file:
        for _ in range(WRITES):
            started = time.perf_counter()
            file.write(BLOCK)
            file.flush()
            os.fsync(file.fileno())
            found.append(time.perf_counter() - started)
    return statistics.median(found)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
