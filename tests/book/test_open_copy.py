"""The copy of an open workbook, wherever that workbook lies."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from klantenbestand.book.backups import backups_of
from klantenbestand.book.open_copy import is_web_address, open_copy, taken_over
from klantenbestand.book.own_folders import data_folder, handover_folder
from klantenbestand.words.errors import WorkbookError
from owner_books import rich_bytes

NOW = datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 - a clock in a test


def book(whole, read_only=False):
    """What is asked of an open workbook."""
    name = whole.replace("\\", "/").rpartition("/")[2]
    word = SimpleNamespace(get=lambda: whole)
    api = SimpleNamespace(FullName=whole, ReadOnly=read_only, full_name=word)
    return SimpleNamespace(name=name, api=api)


def test_a_workbook_on_this_computer_has_its_own_backups(tmp_path):
    copy = open_copy(book(str(tmp_path / "Klanten.xlsx")), rich_bytes())
    assert (copy.path, copy.place, copy.name) == (tmp_path / "Klanten.xlsx", tmp_path / "Klanten.xlsx", "Klanten.xlsx")
    kept = copy.keep(NOW)
    assert kept.read_bytes() == rich_bytes()
    assert backups_of(tmp_path / "Klanten.xlsx") == [kept]


@pytest.mark.parametrize(
    ("whole", "file"), [("https://d.docs.live.net/1/Klanten.xlsx", "Klanten"), ("Map1", "Map1"), ("Map 2.5", "Map 2")]
)
def test_in_the_cloud_or_never_saved_it_has_backups_of_its_own_too(whole, file):
    copy = open_copy(book(whole), rich_bytes())
    assert copy.path is None
    kept = copy.keep(NOW)
    assert kept.is_relative_to(data_folder())
    assert kept.name.startswith(file)
    assert open_copy(book(whole), rich_bytes()).place == copy.place
    assert open_copy(book(whole.replace("1", "2")), rich_bytes()).place != copy.place or "1" not in whole


def test_the_copy_is_taken_away_from_where_excel_left_it(tmp_path):
    file = handover_folder() / "0123ABCD.xlsm"
    file.parent.mkdir(parents=True)
    file.write_bytes(rich_bytes())
    assert taken_over(book("C:\\Jo\\Klanten.xlsm", read_only=True), "0123ABCD").read_only
    assert not file.exists()


def test_a_copy_that_cannot_be_read_is_taken_away_too():
    file = handover_folder() / "0123ABCD.xls"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(WorkbookError):
        taken_over(book("C:\\Jo\\Klanten.xls"), "0123ABCD")
    assert not file.exists()


@pytest.mark.parametrize("token", ["", "ABCDEF01", "..", "*", "0123ABCD.xlsx"])
def test_without_a_copy_it_says_so(token):
    with pytest.raises(WorkbookError) as caught:
        taken_over(book("C:\\Jo\\Klanten.xlsx"), token)
    assert caught.value.code == "open-no-copy"


def test_an_address_is_no_path():
    assert is_web_address("https://bedrijf.sharepoint.com/Klanten.xlsx")
    assert not is_web_address(str(Path("/Users/jo/Klanten.xlsx")))
