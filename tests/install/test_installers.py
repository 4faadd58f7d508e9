"""Installeren.cmd and Installeren.command: the second is run with a uv that writes down what it is told."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "addin" / "install"
CMD = (FOLDER / "Installeren.cmd").read_bytes().decode("ascii").replace("\r\n", "\n")
COMMAND = (FOLDER / "Installeren.command").read_text(encoding="utf-8")
INSTALL = "tool install --quiet --force --managed-python --python 3.13"
PATH_SET = "tool update-shell --quiet"

UV = """#!/bin/bash
echo "$@" >> "{log}"
case "$1 $2" in
    "tool install") exit {code} ;;
    "tool dir") echo "{bin}" ;;
    "tool update-shell") echo "error: no shell" >&2; exit 2 ;;
esac
"""


def test_both_do_the_same():
    for script in (CMD, COMMAND):
        assert INSTALL in script
        assert "tool dir --bin" in script
        assert PATH_SET in script
        assert re.search(r"klantenbestand(\.exe)?\"? installeren|\"\$program\" installeren", script)
    assert (FOLDER / "Installeren.command").read_bytes().startswith(b"#!/bin/bash\n")


def test_every_goto_of_the_windows_one_has_its_label():
    assert set(re.findall(r"\bgoto (\w+)", CMD)) == set(re.findall(r"^:(\w+)", CMD, re.MULTILINE))


def test_the_windows_one_never_runs_on_into_the_messages():
    before = CMD.split(":nowheel")[0].strip().splitlines()[-1]
    assert before == "exit /b 0"


def test_a_path_that_cannot_be_set_does_not_stop_the_windows_one():
    lines = CMD.splitlines()
    at = next(number for number, line in enumerate(lines) if PATH_SET in line)
    assert lines[at].endswith(">nul 2>nul")
    following = next(line for line in lines[at + 1 :] if line and not line.startswith("echo"))
    assert not following.startswith("if errorlevel")


@pytest.mark.parametrize("variable", re.findall(r'"%(\w+)%"', CMD))
def test_every_variable_of_the_windows_one_is_set_in_it(variable):
    assert re.search(rf'set "{variable}=', CMD)


@pytest.fixture
def bundle(tmp_path) -> Path:
    """What a user unpacked, in a folder with a space and an accent in its name."""
    folder = tmp_path / "Mijn dównloads"
    folder.mkdir()
    shutil.copy(FOLDER / "Installeren.command", folder)
    (folder / "klantenbestand-0.1.0-py3-none-any.whl").touch()
    return folder


def run(bundle: Path, *, code: int = 0, installed: int = 0) -> tuple[int, str, list[str]]:
    """Exit code, what was said, and what uv and klantenbestand were told."""
    log, bin_folder = bundle.parent / "log.txt", bundle.parent / "bin"
    bin_folder.mkdir(exist_ok=True)
    for path, text in (
        (bundle / "uv", UV.format(log=log, code=code, bin=bin_folder)),
        (bin_folder / "klantenbestand", f'#!/bin/bash\necho "klantenbestand $@" >> "{log}"\nexit {installed}\n'),
    ):
        path.write_text(text)
        path.chmod(0o755)
    done = subprocess.run(
        ["bash", str(bundle / "Installeren.command")],
        check=False, capture_output=True, text=True, input="\n\n", timeout=60,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return done.returncode, done.stdout, log.read_text().splitlines() if log.exists() else []


@pytest.mark.skipif(sys.platform == "win32", reason="a script for macOS")
def test_it_installs_the_wheel_beside_it_and_then_the_add_in(bundle):
    """Also where uv can set no path, as here."""
    code, said, told = run(bundle)
    wheel = bundle / "klantenbestand-0.1.0-py3-none-any.whl"
    assert (code, told) == (0, [f"{INSTALL} {wheel}", "tool dir --bin", PATH_SET, "klantenbestand installeren"])
    assert "Klaar" in said


@pytest.mark.skipif(sys.platform == "win32", reason="a script for macOS")
def test_it_stops_in_dutch_where_something_fails(bundle):
    assert run(bundle, code=1)[:1] == (1,)
    code, said, _ = run(bundle, installed=2)
    assert code == 1
    assert "niet gelukt" in said
    assert "Klaar" not in said
    (bundle / "klantenbestand-0.1.0-py3-none-any.whl").unlink()
    code, said, _ = run(bundle)
    assert code == 1
    assert "één map" in said
