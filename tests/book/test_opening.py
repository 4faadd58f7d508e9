"""Whatever is not a workbook that we can read is named for what it is, so that the owner knows what to do."""

import re
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from klantenbestand.book.opening import UNPACKED_LIMIT, load_file, open_zip
from klantenbestand.words.errors import WorkbookError
from klantenbestand.words.texts import error_sentence
from klantenbestand.words.texts.book import ERRORS
from workbooks import workbook_from_markdown

CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def _stream(name: str) -> bytes:
    return CONTAINER + name.encode("utf-16-le") + bytes(64)


def _zip(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return buffer.getvalue()


def _code(action: Callable[[], object]) -> str:
    with pytest.raises(WorkbookError) as caught:
        action()
    assert error_sentence(caught.value)  # the catalogue has the words, and they need no other details
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (_stream("EncryptedPackage"), "klanten.xlsx", "file-encrypted"),
        (_stream("Workbook"), "klanten.xls", "file-xls"),
        (_stream("Book"), "klanten.xlsx", "file-xls"),
        (_stream("WordDocument"), "brief.doc", "file-not-workbook"),
        (b"\x09\x08\x10\x00\x00\x06", "oud.xls", "file-xls"),
        (b"Klantnummer;Naam\r\n1;Jansen\r\n", "klanten.csv", "file-text"),
        (b"Klantnummer;Naam\r\n1;Jansen\r\n", "klanten.xlsx", "file-text"),
        ("Naam\tPlaats\r\n".encode("utf-16"), "klanten.txt", "file-text"),
        (b"\xef\xbb\xbfNaam;Plaats", "klanten.xlsx", "file-text"),
        (b"  <html><body><table>", "export.xls", "file-web-page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "export.xls", "file-web-page"),
        (b"%PDF-1.7\x00\x01\x02", "factuur.pdf", "file-not-workbook"),
        (bytes(range(256)), "klanten.xlsx", "file-damaged"),
        (b"PK\x03\x04 and then nothing", "klanten.xlsx", "file-damaged"),
        (_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>"), "k.ods", "file-ods"),
        (_zip(xl__workbook_bin="x"), "klanten.xlsb", "file-xlsb"),
        (_zip(readme_txt="x"), "archief.zip", "file-not-workbook"),
    ],
)
def test_another_kind_of_file_is_named(data: bytes, name: str, code: str) -> None:
    assert _code(lambda: open_zip(data, name)) == code


@pytest.mark.parametrize("name", ["klanten.xlsb", "KLANTEN.XLS", "klanten.zip", "klanten.ods"])
def test_a_workbook_under_a_name_with_which_excel_does_not_open_it_is_refused(tmp_path: Path, name: str) -> None:
    data = workbook_from_markdown(tmp_path, {"Klanten": "| Klantnummer |\n|---|\n| K1 |"}).read_bytes()
    assert _code(lambda: open_zip(data, name)) == "file-other-name"
    for fine in ("klanten.xlsx", "KLANTEN.XLSM", "klanten.xltx", "klanten.xltm", "Map1", "Map 2.5"):
        assert open_zip(data, fine).namelist()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert _code(lambda: load_file(tmp_path / "weg.xlsx")) == "file-missing"


def test_a_folder(tmp_path: Path) -> None:
    assert _code(lambda: load_file(tmp_path)) == "file-is-folder"


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "leeg.xlsx").write_bytes(b"")
    assert _code(lambda: load_file(tmp_path / "leeg.xlsx")) == "file-empty"


@pytest.mark.parametrize(("error", "code"), [(PermissionError, "file-locked"), (OSError, "file-unreadable")])
def test_a_file_that_excel_or_the_network_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], code: str
) -> None:
    def refuse(path: Path) -> bytes:
        raise error(5, "no")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert _code(lambda: load_file(tmp_path / "klanten.xlsx")) == code


def test_a_package_that_says_it_unpacks_to_more_than_3_gb(tmp_path: Path) -> None:
    data = bytearray(workbook_from_markdown(tmp_path, {"Klanten": "| Naam |"}).read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", UNPACKED_LIMIT)
    assert _code(lambda: open_zip(bytes(data), "groot.xlsx")) == "file-too-large"


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    data = bytearray(workbook_from_markdown(tmp_path, {"Klanten": "| Naam |"}).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert _code(lambda: open_zip(bytes(data), "geheim.xlsx")) == "file-encrypted"


def test_a_part_that_occurs_twice() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "XL/Workbook.xml"):
            archive.writestr(name, "<x/>")
    assert _code(lambda: open_zip(buffer.getvalue(), "dubbel.xlsx")) == "file-damaged"


@pytest.mark.parametrize("code", [code for code in ERRORS if code.startswith("file-")])
def test_every_refusal_names_the_file_and_what_to_do(code: str) -> None:
    sentence = error_sentence(WorkbookError(code, file="Mijn klanten.xlsx"))
    assert "Mijn klanten.xlsx" in sentence
    assert sentence.count(".") >= 2  # a name with a dot and at least one full sentence
    verbs = r"(?i)\b(open|kies|sluit|kijk|neem|zet|verwijder|maak|probeer)\b"
    assert re.search(verbs, sentence)
