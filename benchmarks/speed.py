"""How fast and how large: every contestant at every size, each in processes of its own, one at a time."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from benchmarks import contestant, corpus
from benchmarks.results import save

_ROOT: Final = Path(__file__).resolve().parent.parent
#: Texts and indexes; large, and made again where missing.
WORK: Final = _ROOT / "data" / "benchmarks"
_READ_BY_MINILM: Final = (contestant.TEXTBOOK, contestant.ENSEMBLE, contestant.TXTAI)


def measure(names: tuple[str, ...], sizes: tuple[int, ...], limit_s: int) -> None:
    """Build and search; a contestant that takes longer than `limit_s` for either is said to."""
    WORK.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        texts = WORK / f"{size}.pickle"
        if not texts.exists():
            corpus.write(texts, size)
        encoding = _encoded(texts, limit_s) if set(names) & set(_READ_BY_MINILM) else None
        for name in names:
            _measure_one(name, size, texts, encoding if name in _READ_BY_MINILM else 0.0, limit_s)


def _measure_one(name: str, size: int, texts: Path, encoding_s: float | None, limit_s: int) -> None:
    if encoding_s is None:
        row: dict[str, Any] = {"failed": f"its encoder does not read the texts within {limit_s} s"}
    else:
        folder = WORK / f"{size}-{contestant.NAMES.index(name)}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        vectors = ["--vectors", str(texts.with_suffix(".npy"))] if name in _READ_BY_MINILM else []
        row = _run(["build", name, str(texts), str(folder), *vectors], limit_s)
        if "failed" not in row:
            seconds = row["seconds"] + encoding_s
            served = _run(["serve", name, str(texts), str(folder)], limit_s)
            row = {
                "seconds": round(seconds, 1),
                "encoding_s": round(encoding_s, 1),
                "passages_a_second": round(size / seconds),
                "disk_mb": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 2**20,
                "build_peak_mb": row["peak_mb"],
                **served,
            }
        shutil.rmtree(folder, ignore_errors=True)
    save("speed", str(size), name, row)
    print(f"{size}: {name}: {json.dumps(row, ensure_ascii=False)}", flush=True)


def _encoded(texts: Path, limit_s: int) -> float | None:
    """Seconds that the MiniLM takes to read the texts, by this run or an earlier one; None beyond `limit_s`."""
    taken = texts.with_suffix(".seconds")
    if not taken.exists():
        row = _run(["encode", contestant.TEXTBOOK, str(texts), str(texts.parent)], limit_s)
        if "failed" in row:
            return None
        taken.write_text(str(row["seconds"]), encoding="utf-8")
    return float(taken.read_text(encoding="utf-8"))


def _run(arguments: list[str], limit_s: int) -> dict[str, Any]:
    """What a worker measured, or why it did not."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.worker", *arguments]
    try:
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=limit_s, check=False)
    except subprocess.TimeoutExpired:
        return {"failed": f"more than {limit_s} s to {arguments[0]}"}
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return {"failed": f"stopped after {time.perf_counter() - began:.0f} s: {done.stderr.strip().splitlines()[-1]}"}
    return json.loads(done.stdout)
