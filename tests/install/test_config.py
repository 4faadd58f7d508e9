"""The configuration: the lines that the VBA reads, in ASCII also for a user called José."""

import doctest
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from klantenbestand.install import config
from klantenbestand.install.config import config_bytes, config_text, portable, read_config
from klantenbestand.install.places import places
from klantenbestand.words.errors import InstallError
from klantenbestand.words.texts import error_sentence

WINDOWS = {
    "APPDATA": "C:\\Users\\José\\AppData\\Roaming",
    "LOCALAPPDATA": "C:\\Users\\José\\AppData\\Local",
    "USERPROFILE": "C:\\Users\\José",
}


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(config).failed == 0


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (
            r"C:\Users\José\AppData\Roaming\uv\tools\klantenbestand\Scripts\python.exe",
            r"%APPDATA%\uv\tools\klantenbestand\Scripts\python.exe",
        ),
        (r"C:\Users\José\AppData\Local\Klantenbestand\Overdracht", r"%LOCALAPPDATA%\Klantenbestand\Overdracht"),
        (r"C:\Users\José\venv\python.exe", r"%USERPROFILE%\venv\python.exe"),
        (r"D:\Python\python.exe", r"D:\Python\python.exe"),
    ],
)
def test_folders_of_the_user_are_written_as_variables_on_windows(path, written):
    assert portable(PureWindowsPath(path), True, WINDOWS) == written


def test_the_home_folder_is_a_variable_on_a_mac():
    path = PurePosixPath("/Users/josé/.local/share/uv/tools/klantenbestand/bin/python")
    assert portable(path, False, {"HOME": "/Users/josé"}) == "$HOME/.local/share/uv/tools/klantenbestand/bin/python"


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_it_names_python_and_the_handover_and_keeps_the_workbooks_folder_off_the_path(tmp_path, system):
    where = places("0.37.8", system, tmp_path)
    text = config_text(where, Path("/opt/python"), {})
    where.config.parent.mkdir(parents=True)
    where.config.write_bytes(config_bytes(text, windows=where.windows))
    assert read_config(where.config, windows=where.windows) == {
        "INTERPRETER_WIN" if where.windows else "INTERPRETER_MAC": "/opt/python",
        "OVERDRACHT": str(where.handover),
        "ADD_WORKBOOK_TO_PYTHONPATH": "false",
    }
    assert (b"\r\n" in where.config.read_bytes()) is where.windows


def test_a_path_that_excel_cannot_read_is_refused():
    with pytest.raises(InstallError) as stopped:
        config_bytes('"INTERPRETER_WIN","D:\\Łódź\\python.exe"\r\n', windows=True)
    assert stopped.value.code == "install-path-unwritable"
    assert stopped.value.details == {"path": r"D:\Łódź\python.exe", "letters": "Ł"}


def test_which_of_the_paths_that_is_is_said(tmp_path):
    where = places("0.37.8", "windows", tmp_path / "日本")
    with pytest.raises(InstallError) as stopped:
        config_bytes(config_text(where, Path("/opt/python"), {}), windows=True)
    assert stopped.value.details == {"path": str(where.handover), "letters": "日本"}
    assert "map van --proef" in error_sentence(stopped.value)


def test_without_a_file_there_are_no_values(tmp_path):
    assert read_config(tmp_path / "weg.conf", windows=True) == {}
