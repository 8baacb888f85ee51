"""The command line from cold: a whole process, from its start to its printed answer, on the shipped base."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.results import save

_ROOT: Final = Path(__file__).resolve().parent.parent
_ROUNDS: Final = 7
_COMMANDS: Final = {
    "find": ("find", "klagomål från medborgare", "-k", "5"),
    "ask, about a figure": ("ask", "Vad fick Ljungby på 2.2?"),
    "ask, about how others work": ("ask", "Hur arbetar andra med brukarfokus?"),
    "--help": ("--help",),
}


def measure() -> None:
    """Run each command several times and keep median and worst."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "KOMPASS_DATA": folder}
        subprocess.run([sys.executable, "ingest.py"], cwd=_ROOT, env=environment, check=True, capture_output=True)
        for name, command in _COMMANDS.items():
            row = _seconds(command, environment)
            save("cold", "command line", name, row)
            print(f"{name}: {row['median_s']} s", flush=True)


def _seconds(arguments: tuple[str, ...], environment: dict[str, str]) -> dict[str, float]:
    taken = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        command = [sys.executable, "-m", "assistant", *arguments]
        subprocess.run(command, cwd=_ROOT, env=environment, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return {"median_s": round(statistics.median(taken), 2), "worst_s": round(max(taken), 2), "rounds": _ROUNDS}
