"""The parts of the installer that decide; nothing here reaches a network or starts pip."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_installer() -> ModuleType:
    """The installer is a script and not part of the package."""
    specification = importlib.util.spec_from_file_location("install", ROOT / "scripts" / "install.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


install = load_installer()
PIN = "torch==2.13.0"
PLAIN = ["install", "--no-deps", PIN]
SMALL = ["--index-url", install.CPU_INDEX, "--retries", "0", "--timeout", "30"]


def python(minor: int, *, complete: bool = True):
    return install.Candidate((3, minor), complete)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ({"python3": python(11)}, "python3"),
        ({"python3": python(12), "python3.13": python(13)}, "python3"),
        ({"python3": python(14), "python3.13": python(13), "python3.11": python(11)}, "python3.13"),
        ({"python3": python(9), "python3.11": python(11)}, "python3.11"),
        ({"python3": python(11, complete=False), "python3.12": python(12)}, "python3.12"),
    ],
)
def test_the_running_python_is_taken_if_it_fits_and_else_the_newest_that_does(found, chosen):
    commands = install.python_commands("python3", "Linux")
    assert install.choose_python(commands, lambda command: found.get(command[0]), "Linux") == [chosen]


def test_windows_asks_its_launcher():
    assert install.python_commands("C:/python.exe", "Windows")[:2] == [["C:/python.exe"], ["py", "-3.13"]]


@pytest.mark.parametrize(
    ("found", "system", "told"),
    [
        ({}, "Linux", "Python 3.11, 3.12 eller 3.13"),
        ({"python3": python(10)}, "Linux", "Python 3.11, 3.12 eller 3.13"),
        ({"python3": python(11, complete=False)}, "Linux", "apt install python3.11-venv"),
        ({"python3": python(12, complete=False)}, "Darwin", "Installera om"),
    ],
)
def test_one_line_says_what_to_install(found, system, told):
    commands = install.python_commands("python3", system)
    with pytest.raises(install.InstallError, match=told) as error:
        install.choose_python(commands, lambda command: found.get(command[0]), system)
    assert "\n" not in str(error.value)


def test_the_oldest_and_newest_python_are_those_of_pyproject():
    oldest, newest = install.OLDEST[1], install.NEWEST[1]
    assert f'requires-python = ">=3.{oldest},<3.{newest + 1}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("contents", "version", "extras"),
    [
        ([b"a", b"c"], "3.11.7", ()),
        ([b"ab", b""], "3.11.7", ()),
        ([b"a", b"b"], "3.11.8", ()),
        ([b"a", b"b"], "3.11.7", ("dev",)),
        ([b"a", b"b"], "3.11.7", ("dev", "postgresql")),
    ],
)
def test_any_change_gives_another_fingerprint(contents, version, extras):
    assert install.fingerprint(contents, version, extras) != install.fingerprint([b"a", b"b"], "3.11.7", ())


def test_the_order_of_extras_is_no_change():
    assert install.fingerprint([], "3.11.7", ("a", "b")) == install.fingerprint([], "3.11.7", ("b", "a"))


@pytest.mark.parametrize(
    ("cpu_index", "commands"),
    [
        (True, [["install", "--no-deps", *SMALL, PIN], PLAIN]),
        (False, [PLAIN]),
    ],
)
def test_torch_comes_from_the_cpu_index_only_where_it_answers(cpu_index, commands):
    assert install.torch_commands(PIN, cpu_index=cpu_index) == commands


@pytest.mark.parametrize(
    ("extras", "target"),
    [((), "."), (("dev", "postgresql"), ".[dev,postgresql]")],
)
def test_the_rest_is_installed_with_the_recorded_versions(extras, target):
    assert install.rest_command(extras) == ["install", "-c", "constraints.txt", "-e", target]


@pytest.mark.parametrize(
    ("requirements", "cuda"),
    [
        (["filelock", "sympy>=1.13.3"], False),
        (["filelock", 'nvidia-cudnn-cu13==9.20.0.48; platform_system == "Linux"'], True),
        (["cuda-toolkit[cublas]==13.0.3"], True),
        ([], False),
    ],
)
def test_a_cuda_build_is_known_by_what_it_requires(requirements, cuda):
    assert install.wants_cuda(requirements) is cuda


@pytest.mark.parametrize(
    ("page", "listed"),
    [
        ('<a href="/whl/cpu/torch-2.13.0%2Bcpu-cp311-cp311-manylinux_2_28_x86_64.whl">', True),
        ("torch-2.13.0+cpu-cp313-cp313-manylinux_2_28_aarch64.whl", True),
        ("torch-2.12.0+cpu-cp313-cp313-manylinux_2_28_aarch64.whl", False),
        ("<html>Logga in på gästnätet</html>", False),
    ],
)
def test_a_page_counts_only_if_it_lists_the_pinned_version(page, listed):
    assert install.lists_version(page, PIN) is listed


def test_torch_is_pinned_alike_in_both_files():
    pin = install.torch_pin((ROOT / "constraints.txt").read_text("utf-8"))
    assert f'"{pin}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_a_missing_pin_is_told():
    with pytest.raises(install.InstallError, match=r"constraints\.txt"):
        install.torch_pin("torchvision==1.0\n")


@pytest.mark.parametrize(
    ("made_by", "moved"),
    [
        ("/usr/bin/python3 -m venv /home/anna/kompass/.venv", False),
        ("/usr/bin/python3 -m venv --clear /home/anna/kompass/.venv", False),
        ("/usr/bin/python3 -m venv /home/anna/gammal/.venv", True),
        (None, False),
    ],
)
def test_an_environment_copied_from_elsewhere_is_known(made_by, moved):
    configuration = "home = /usr/bin\n" + (f"command = {made_by}\n" if made_by else "")
    assert install.is_moved(configuration, Path("/home/anna/kompass/.venv")) is moved
