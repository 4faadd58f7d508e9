"""Where the add-in goes: the folders that Excel and xlwings document, for both systems, computed on any."""

from pathlib import Path

import pytest

from klantenbestand.install.places import free_name, places


def test_windows():
    where = places("0.37.8", "windows", Path("/proef"))
    home = Path("/proef/Gebruiker")
    assert where.windows
    assert where.addin == home / "AppData/Roaming/Microsoft/Excel/XLSTART/Klantenbestand.xlam"
    assert where.config == home / ".klantenbestand/klantenbestand.conf", "where GetConfigFilePath of the VBA looks"
    assert where.handover == home / "AppData/Local/Klantenbestand/Overdracht"
    assert where.shortcut == home / "Desktop/Klantenbestand.lnk"
    assert where.script is None


def test_mac():
    where = places("0.37.8", "mac", Path("/proef"))
    library = Path("/proef/Gebruiker/Library")
    office = library / "Group Containers/UBF8T346G9.Office/User Content.localized"
    assert not where.windows
    assert where.addin == office / "Startup.localized/Excel/Klantenbestand.xlam"
    assert where.config == library / "Containers/com.microsoft.Excel/Data/klantenbestand.conf"
    assert where.handover.is_relative_to(library / "Containers/com.microsoft.Excel/Data"), "Excel may write there"
    assert where.script == library / "Application Scripts/com.microsoft.Excel/xlwings-0.37.8.applescript"


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_everything_of_a_trial_lies_below_its_folder(tmp_path, system):
    where = places("0.37.8", system, tmp_path)
    paths = [where.addin, where.config, where.handover, where.shortcut, where.script or where.addin]
    assert all(path.is_relative_to(tmp_path) for path in paths)


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    path = tmp_path / "a.xlsx"
    assert free_name(path) == path
    path.touch()
    (tmp_path / "a (2).xlsx").touch()
    assert free_name(path) == tmp_path / "a (3).xlsx"
