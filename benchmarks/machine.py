"""What a measurement was made on, so that a figure can be judged."""

import os
import platform
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

_PACKAGES: Final = (
    "numpy", "chromadb", "bm25s", "rank-bm25", "langchain-core", "langchain-classic", "langchain-community",
    "langchain-chroma", "langchain-text-splitters", "sentence-transformers", "torch", "txtai", "faiss-cpu",
)  # fmt: skip


def described() -> dict[str, Any]:
    """Processor, cores, memory, load, pace, versions and time of this moment."""
    import psutil

    return {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "load": round(os.getloadavg()[0], 1) if sys.platform != "win32" else None,
        "pace_s": round(_pace(), 2),
        "versions": {name: found for name in _PACKAGES if (found := _version(name))},
    }


def _pace() -> float:
    """Seconds that five million additions take: a machine that others share runs at another pace from hour to hour."""
    began = time.perf_counter()
    total = 0
    for number in range(5_000_000):
        total += number
    return time.perf_counter() - began


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
