from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from klantenbestand.book.backups import KEPT, backup, backups_of, folder_of
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.texts import ERRORS

NOW = datetime(2024, 3, 5, 14, 30, 9, tzinfo=UTC)


def test_a_backup_is_the_bytes_under_the_workbooks_name_and_the_moment(tmp_path):
    copy = backup(tmp_path / "Klanten.xlsx", b"inhoud", NOW)
    assert copy.read_bytes() == b"inhoud"
    assert copy.name == "Klanten 2024-03-05 143009.xlsx"
    assert backups_of(tmp_path / "Klanten.xlsx") == [copy]


def test_backups_stand_in_the_products_own_folder_and_never_beside_the_workbook(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    (tmp_path / "werk").mkdir()
    copy = backup(tmp_path / "werk" / "Klanten.xlsx", b"inhoud", NOW)
    assert copy.is_relative_to(tmp_path / "data" / "Backups")
    assert list((tmp_path / "werk").iterdir()) == []


def test_two_in_one_second_are_two(tmp_path):
    backup(tmp_path / "k.xlsx", b"een", NOW)
    backup(tmp_path / "k.xlsx", b"twee", NOW)
    assert {copy.read_bytes() for copy in backups_of(tmp_path / "k.xlsx")} == {b"een", b"twee"}


def test_the_last_ten_of_each_workbook_are_kept(tmp_path):
    for minute in range(KEPT + 3):
        backup(tmp_path / "k.xlsx", b"%d" % minute, NOW + timedelta(minutes=minute))
    backup(tmp_path / "ander.xlsx", b"ander", NOW)
    assert [copy.read_bytes() for copy in backups_of(tmp_path / "k.xlsx")] == [b"%d" % at for at in range(3, 13)]
    assert [copy.read_bytes() for copy in backups_of(tmp_path / "ander.xlsx")] == [b"ander"]


def test_workbooks_of_one_name_in_two_folders_do_not_push_each_other_out(tmp_path):
    assert folder_of(tmp_path / "a" / "k.xlsx") != folder_of(tmp_path / "b" / "k.xlsx")
    assert folder_of(tmp_path / "k.xlsx") == folder_of(tmp_path / "x" / ".." / "k.xlsx")


def test_a_very_long_name_still_fits_in_what_excel_opens(tmp_path):
    copy = backup(tmp_path / f"{'lange naam ' * 18}.xlsx", b"inhoud", NOW)
    assert len(copy.name) + len(copy.parent.name) < 160


def test_a_folder_that_is_synchronised_gets_no_backup(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "OneDrive - Bakkerij Jo" / "data"))
    with pytest.raises(SafetyError) as caught:
        backup(tmp_path / "k.xlsx", b"inhoud", NOW)
    assert caught.value.code == "backup-synchronised"
    assert "OneDrive" in ERRORS[caught.value.code].format(**caught.value.details)
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_there_is_no_backup_and_an_error_that_says_so(tmp_path, monkeypatch):
    Path(tmp_path / "bestand").write_bytes(b"")
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "bestand"))
    with pytest.raises(SafetyError) as caught:
        backup(tmp_path / "k.xlsx", b"inhoud", NOW)
    assert caught.value.code == "backup-folder"


def test_of_many_backups_in_one_second_the_last_ones_stay(tmp_path):
    for number in range(14):
        backup(tmp_path / "Klanten (2).xlsx", b"%d" % number, NOW)
    kept = [copy.read_bytes() for copy in backups_of(tmp_path / "Klanten (2).xlsx")]
    assert kept == [b"%d" % number for number in range(4, 14)]
