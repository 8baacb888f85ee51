"""Installs Chromium, PostgreSQL and LibreOffice for the tests where they are missing: on Debian and Ubuntu, as root or with sudo.

Elsewhere it says what is missing and goes on: the tests that need them are skipped with a reason, or fail where CI is
set. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

CLUSTERS = "/etc/postgresql-common/createcluster.conf"
# Waits for another apt-get for a minute; a network that does not answer is given up in half a minute.
APT = ["apt-get", "-y", "-qq", "-o", "DPkg::Lock::Timeout=60", "-o", "Acquire::Retries=1"]
APT += ["-o", "Acquire::http::Timeout=30", "-o", "Dpkg::Use-Pty=0"]
INSTALL = [*APT, "install", "--no-install-recommends"]


class Need(NamedTuple):
    """A program that the tests start, and the commands that install it."""

    name: str
    present: bool
    commands: tuple[Sequence[str], ...]


def needs() -> list[Need]:
    """What the tests want from the machine."""
    chromium = any(Path("/usr/bin", name).exists() for name in ("chromium-headless-shell", "chromium"))
    postgresql = any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None
    office = shutil.which("soffice") is not None or shutil.which("libreoffice") is not None
    # writes the PDF of a report and computes its workbook anew; Carlito is as wide as the Calibri of the Word file
    libreoffice = [*INSTALL, "libreoffice-writer", "libreoffice-calc", "fonts-crosextra-carlito"]
    return [
        # without windows: a page opens in three quarters of the time; a font as well, or it has no letters to measure
        Need("chromium", chromium, ([*INSTALL, "chromium-headless-shell", "fonts-liberation"],)),
        Need(
            "postgresql",
            postgresql,
            (
                [*INSTALL, "postgresql-common"],
                # The tests make clusters of their own; without this line the package makes and starts one.
                ["sed", "-i", "s/^#create_main_cluster.*/create_main_cluster = false/", CLUSTERS],
                [*INSTALL, "postgresql"],
            ),
        ),
        Need("libreoffice", office, (libreoffice,)),
    ]


def prefix() -> list[str] | None:
    """What to put before a command to run it as root, or ``None`` where that or apt-get is not to be had."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def main() -> int:
    """Installs what can be installed; the exit status is always 0, as the tests decide what a lack means."""
    missing = [need for need in needs() if not need.present]
    if not missing:
        return 0
    names = ", ".join(need.name for need in missing)
    as_root = prefix()
    if as_root is None:
        print(f"== Saknas för en del av testerna: {names}. Kan inte installeras härifrån; installera dem själv.")
        return 0
    print(f"== Installerar för testerna: {names} (apt-get)", flush=True)
    _succeeds([*as_root, *APT, "update"])
    for need in missing:
        if not all(_succeeds([*as_root, *command]) for command in need.commands):
            print(f"== {need.name} gick inte att installera, se ovan; tester som behöver det hoppas över.", flush=True)
    return 0


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(list(command), check=False, stdin=subprocess.DEVNULL).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
