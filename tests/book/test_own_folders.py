import doctest
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from klantenbestand.book import own_folders
from klantenbestand.book.own_folders import data_folder, handover_copy, handover_folder, synchronised_by

HOME = Path("/thuis/jo")


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(own_folders).failed == 0


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "/data/lokaal"}, Path("/data/lokaal/Klantenbestand")),
        ("win32", {}, HOME / "AppData" / "Local" / "Klantenbestand"),
        ("darwin", {}, HOME / "Library" / "Application Support" / "Klantenbestand"),
        ("linux", {}, HOME / ".local" / "share" / "klantenbestand"),
        ("linux", {"XDG_DATA_HOME": "/xdg"}, Path("/xdg/klantenbestand")),
        ("darwin", {"KLANTENBESTAND_DATA": "/elders"}, Path("/elders")),
    ],
)
def test_each_system_has_its_own_place_for_data_of_a_user(platform, environ, folder):
    assert data_folder(environ, platform, HOME) == folder


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath("C:/Users/Jo/OneDrive/Werk"), "OneDrive"),
        (PureWindowsPath("C:/Users/Jo/Dropbox (Bakkerij)/Werk"), "Dropbox"),
        (PureWindowsPath("G:/Mijn Drive/Werk"), "Google Drive"),
        (PurePosixPath("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/Werk"), "iCloud"),
        (PurePosixPath("/Users/jo/Library/CloudStorage/Box-Box/Werk"), "de cloud"),
        (PurePosixPath("/Users/jo/Documents/Werk"), ""),
        (PureWindowsPath("C:/Users/Jo/AppData/Local/Klantenbestand/Backups"), ""),
    ],
)
def test_folders_that_are_sent_elsewhere_are_known_by_name(folder, service):
    assert synchronised_by(folder, {}) == service


def test_a_folder_of_onedrive_under_another_name_is_known_by_what_windows_says():
    folder = PureWindowsPath("D:/Zaak/Werk")
    assert synchronised_by(folder, {"OneDriveCommercial": "D:/Zaak"}) == "OneDrive"


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "/data/lokaal"}, Path("/data/lokaal/Klantenbestand/Overdracht")),
        ("darwin", {}, HOME / "Library/Containers/com.microsoft.Excel/Data/Klantenbestand"),
        ("darwin", {"KLANTENBESTAND_DATA": "/elders"}, Path("/elders/Overdracht")),
    ],
)
def test_excel_hands_its_copy_over_where_it_may_write(platform, environ, folder):
    assert handover_folder(environ, platform, HOME) == folder


def test_the_copy_of_a_run_is_found_by_its_token():
    assert handover_copy("0123ABCD-0000") is None
    handover_folder().mkdir(parents=True)
    for name in ("0123ABCD-0000.start", "0123ABCD-0000.xlsm", "9999AAAA-0000.xlsx"):
        handover_folder().joinpath(name).touch()
    assert handover_copy("0123ABCD-0000") == handover_folder() / "0123ABCD-0000.xlsm"


@pytest.mark.parametrize("token", ["", "*", "..", "0123abcd-0000", "A/B00000"])
def test_a_token_that_could_name_another_file_is_refused(token):
    with pytest.raises(ValueError, match="token"):
        handover_copy(token)
