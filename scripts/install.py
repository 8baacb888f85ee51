r"""Makes ``.venv`` and installs the program in it; the second run sees that nothing has changed and ends at once.

Runs before anything is installed: standard library only, and readable by a Python too old for the program, so that it
can say so. ``make run`` and ``make test`` call it; on Windows it is run by hand: ``py scripts\install.py``.

torch is installed first and by itself, because of its size. PyTorch's own index holds CPU builds of some 200 MB; on
Linux the ordinary package index holds the CUDA build, which depends on another 3 GB (macOS and Windows get CPU builds
there). So:

1. Linux: where PyTorch's index answers, torch comes from it, and only torch (``--no-deps``): an unreachable extra index
   costs pip some seconds for every one of the 150 packages.
2. Otherwise torch comes from where pip is set up to look, such as a folder of wheels in PIP_FIND_LINKS.
3. The rest is installed by pip's ordinary resolver. It sees that torch is there and adds what the installed build asks
   for: a few small packages for a CPU build. If step 2 could find nothing but the CUDA build, its libraries follow,
   with a warning: leaving them out does not work, ``import torch`` then fails on libcudnn.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
# The measurements have an environment of their own, beside the program's.
VENV = ROOT / os.environ.get("KOMPASS_VENV", ".venv")
# Hashes of what was installed without a fault; removed with the environment.
STAMP = VENV / "installed.txt"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
# requires-python in pyproject.toml
OLDEST, NEWEST = (3, 11), (3, 13)
# The contract tests run the database suite on PostgreSQL too, and the chat models against servers of their own.
DEV_EXTRAS = ("dev", "postgresql", "openai", "anthropic", "ollama")
# One network operation of the probe, and the whole of it: a name server may hang longer than a socket.
PROBE_STEP_S, PROBE_TOTAL_S = 5, 15


class InstallError(Exception):
    """The installation cannot go on; the message is shown as it stands."""


class Candidate(NamedTuple):
    """What a Python on this machine is, when asked."""

    version: tuple[int, int]
    makes_environments: bool


def fits(version: tuple[int, int]) -> bool:
    """Whether the program runs on this version of Python."""
    return OLDEST <= version <= NEWEST


def python_commands(running: str, system: str) -> list[list[str]]:
    """The commands to try, in order: the Python that runs this file, then the newest that fits."""
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    if system == "Windows":
        return [[running], *(["py", f"-3.{minor}"] for minor in minors)]
    return [[running], *([f"python3.{minor}"] for minor in minors)]


def choose_python(
    commands: Iterable[Sequence[str]], ask: Callable[[Sequence[str]], Candidate | None], system: str
) -> Sequence[str]:
    """The first command whose Python fits and can make environments.

    Raises:
        InstallError: No Python fits, or the one that does lacks venv; the message says what to install.
    """
    incomplete = None
    for command in commands:
        candidate = ask(command)
        if candidate is None or not fits(candidate.version):
            continue
        if candidate.makes_environments:
            return command
        incomplete = incomplete or candidate.version
    if incomplete:
        version = ".".join(map(str, incomplete))
        remedy = (
            f"På Debian och Ubuntu: sudo apt install python{version}-venv" if system == "Linux" else "Installera om"
        )
        raise InstallError(f"Python {version} saknar modulerna venv och ensurepip. {remedy}, och kör sedan igen.")
    raise InstallError("Ingen Python 3.11, 3.12 eller 3.13 hittades. Installera en av dem och kör igen.")


def fingerprint(contents: Iterable[bytes], python: str, extras: Iterable[str]) -> str:
    """A hash that changes when the environment has to be installed anew."""
    parts = [*contents, python.encode(), ",".join(sorted(extras)).encode()]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def is_moved(configuration: str, folder: Path) -> bool:
    """Whether an environment (the text of its pyvenv.cfg) was made in another folder; its scripts then point there."""
    made_by = re.search(r"^command = .* -m venv (.+)$", configuration, re.MULTILINE)
    return made_by is not None and not made_by[1].strip().endswith(str(folder))


def torch_pin(constraints: str) -> str:
    """The requirement that names torch's exact version.

    Raises:
        InstallError: The constraints do not pin torch.
    """
    pin = re.search(r"^torch==[\w.]+$", constraints, re.MULTILINE)
    if pin is None:
        raise InstallError("constraints.txt saknar en rad som torch==2.13.0. Återställ filen och kör igen.")
    return pin[0]


def torch_commands(pin: str, *, cpu_index: bool) -> list[list[str]]:
    """Arguments to pip in the order to try them; the first that succeeds has installed torch."""
    plain = ["install", "--no-deps", pin]
    if not cpu_index:
        return [plain]
    # The probe has answered, so the time limit only ends a download that has stood still for half a minute.
    return [["install", "--no-deps", "--index-url", CPU_INDEX, "--retries", "0", "--timeout", "30", pin], plain]


def rest_command(extras: Sequence[str]) -> list[str]:
    """Arguments to pip for everything but torch, the program itself included."""
    return ["install", "-c", "constraints.txt", "-e", f".[{','.join(extras)}]" if extras else "."]


def wants_cuda(requirements: Iterable[str]) -> bool:
    """Whether an installed torch with these requirements is a CUDA build."""
    return any(requirement.startswith(("nvidia-", "cuda-")) for requirement in requirements)


def lists_version(page: str, pin: str) -> bool:
    """Whether a page of a package index lists a build of the pinned version."""
    return pin.replace("==", "-", 1) + "+" in page.replace("%2B", "+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Installs; returns the exit status."""
    parser = argparse.ArgumentParser(description="Installerar Kompassassistenten i .venv.")
    parser.add_argument("--dev", action="store_true", help="också det som testerna behöver")
    extras = DEV_EXTRAS if parser.parse_args(arguments).dev else ()
    try:
        _install(extras)
    except InstallError as error:
        print(f"FEL: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAvbrutet. Kör samma kommando igen för att fortsätta.", file=sys.stderr)
        return 130
    return 0


def _install(extras: Sequence[str]) -> None:
    contents = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    installed = _python_of_environment()
    if installed and fingerprint(contents, installed, extras) in _stamps():
        return
    started = time.monotonic()
    if installed is None:
        _say("Skapar .venv")
        _make_environment()
        installed = _python_of_environment()
        if installed is None:
            raise InstallError("Miljön i .venv gick inte att starta. Kör make clean och försök igen.")
    STAMP.unlink(missing_ok=True)
    _install_torch(torch_pin(contents[1].decode()))
    _say("Installerar övriga paket (omkring 1,5 GB på disk, några minuter)")
    if not _pip(rest_command(extras)):
        raise InstallError("Installationen misslyckades, se pip:s meddelande ovan. Kontrollera nätet och kör igen.")
    if not _runs(["-c", "import torch; torch.zeros(1)"]):
        raise InstallError("torch installerades men startar inte, se ovan. Kör make clean och försök igen.")
    # What the tests need includes what the program needs.
    stamps = {fingerprint(contents, installed, some) for some in ((), extras)}
    STAMP.write_text("\n".join(sorted(stamps)) + "\n", encoding="utf-8")
    _say(f"Installerat på {time.monotonic() - started:.0f} s")


def _install_torch(pin: str) -> None:
    version = "import importlib.metadata as m; print(m.version('torch').split('+')[0])"
    if _answer([str(_venv_python()), "-c", version]) == pin.split("==")[1]:
        return
    _say(f"Installerar {pin} (CPU-bygget är omkring 200 MB)")
    cpu_index = platform.system() == "Linux" and _cpu_index_has(pin)
    if not any(_pip(command) for command in torch_commands(pin, cpu_index=cpu_index)):
        raise InstallError(f"{pin} gick inte att installera, se pip:s meddelande ovan. Kontrollera nätet och kör igen.")
    requires = "import importlib.metadata as m; print('\\n'.join(m.requires('torch') or []))"
    if wants_cuda((_answer([str(_venv_python()), "-c", requires]) or "").splitlines()):
        _say(
            f"OBS: {CPU_INDEX} nås inte, och pip hittade bara CUDA-bygget av torch; omkring 3 GB till hämtas nu. "
            "Avbryt med Ctrl+C, lägg ett CPU-hjul i en mapp och sätt PIP_FIND_LINKS=mappen för att slippa det."
        )


def _cpu_index_has(pin: str) -> bool:
    """Asks PyTorch's index; an answer within some seconds, or no."""
    found = threading.Event()
    # A daemon thread, since looking up a name has no time limit of its own.
    probe = threading.Thread(target=_probe, args=(pin, found), daemon=True)
    probe.start()
    probe.join(PROBE_TOTAL_S)
    return found.is_set()


def _probe(pin: str, found: threading.Event) -> None:
    try:
        trust = ssl.create_default_context(cafile=os.environ.get("PIP_CERT") or None)
        with urllib.request.urlopen(f"{CPU_INDEX}/torch/", timeout=PROBE_STEP_S, context=trust) as page:  # noqa: S310 - https, see CPU_INDEX
            text = page.read().decode("utf-8", "replace")
    except (OSError, HTTPException, ValueError):
        return  # not found is the answer; pip's own sources are tried next
    if lists_version(text, pin):
        found.set()


def _make_environment() -> None:
    command = choose_python(python_commands(sys.executable, platform.system()), _ask, platform.system())
    if subprocess.run([*command, "-m", "venv", "--clear", str(VENV)], check=False).returncode:
        raise InstallError("Miljön .venv gick inte att skapa, se ovan. Finns det plats och får du skriva i mappen?")


def _ask(command: Sequence[str]) -> Candidate | None:
    """What the Python behind a command is; ``None`` where there is none, or it does not start."""
    if shutil.which(command[0]) is None:
        return None
    look = "import sys, importlib.util as u; print(*sys.version_info[:2], bool(u.find_spec('ensurepip')))"
    words = (_answer([*command, "-c", look]) or "").split()
    return Candidate((int(words[0]), int(words[1])), words[2] == "True") if len(words) == 3 else None


def _python_of_environment() -> str | None:
    """The version of the environment's Python; ``None`` if the environment is to be made (again)."""
    configuration = VENV / "pyvenv.cfg"
    if not configuration.exists() or is_moved(configuration.read_text(encoding="utf-8"), VENV):
        return None
    # pip is missing where making the environment was interrupted, or where the system's Python has changed under it.
    look = "import sys, importlib.util as u; print('%d.%d.%d' % sys.version_info[:3] if u.find_spec('pip') else '')"
    version = _answer([str(_venv_python()), "-c", look])
    return version if version and fits((int(version.split(".")[0]), int(version.split(".")[1]))) else None


def _stamps() -> set[str]:
    return set(STAMP.read_text(encoding="utf-8").split()) if STAMP.exists() else set()


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if platform.system() == "Windows" else "bin/python")


def _answer(command: Sequence[str]) -> str | None:
    """What a short command prints; ``None`` if it fails."""
    try:
        done = subprocess.run(list(command), capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _runs(arguments: Sequence[str]) -> bool:
    # A person's setting "install for me alone" has no meaning inside an environment and makes pip refuse.
    environment = dict(os.environ, PIP_USER="0")
    return not subprocess.run([str(_venv_python()), *arguments], cwd=ROOT, env=environment, check=False).returncode


def _pip(arguments: Sequence[str]) -> bool:
    """Runs pip with its own progress on a terminal; in a log only its errors."""
    quiet = [] if sys.stdout.isatty() else ["-qq"]
    return _runs(["-m", "pip", "--disable-pip-version-check", *quiet, *arguments])


def _say(text: str) -> None:
    print(f"== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
