"""Is this file a workbook that we can read? If not, which kind of file is it, so that the owner learns what to do."""

import zipfile
from io import BytesIO
from pathlib import Path

from klantenbestand.words.errors import WorkbookError

UNPACKED_LIMIT = 3_000_000_000  # bytes; a package that says it unpacks to more would fill the memory

_CFB = bytes.fromhex("D0CF11E0A1B11AE1")  # the container of .xls, .doc, .msg and of every file with a password
_OLD_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")  # .xls of Excel 2 to 5 without a container
# Not the other way round: a new workbook "Begroting 2.5" has no suffix.
_OTHER_SUFFIXES = frozenset({".xlsb", ".xls", ".xlt", ".xla", ".ods", ".zip", ".csv", ".txt"})
_TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".tab"})


def load_file(path: Path) -> bytes:
    """The bytes of a file. Raises WorkbookError: missing, a folder, locked, unreadable, empty."""
    try:
        if path.is_dir():
            raise WorkbookError("file-is-folder", file=path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbookError("file-missing", file=path.name) from error
    except PermissionError as error:  # Windows: Excel holds the file open
        raise WorkbookError("file-locked", file=path.name) from error
    except OSError as error:  # a network drive that went away, a cloud file that is not here
        raise WorkbookError("file-unreadable", file=path.name) from error
    if not data:
        raise WorkbookError("file-empty", file=path.name)
    return data


def open_zip(data: bytes, file: str) -> zipfile.ZipFile:
    """The package as a zip. Raises WorkbookError that says what the file is instead, or what is wrong with it."""
    if not data.startswith(b"PK"):
        raise WorkbookError(_kind_of_other_file(data, Path(file).suffix.lower()), file=file)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise WorkbookError("file-damaged", file=file) from error
    _refuse_odd_archive(archive, file)
    return archive


def _refuse_odd_archive(archive: zipfile.ZipFile, file: str) -> None:
    entries = archive.infolist()
    names = [entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise WorkbookError("file-encrypted", file=file)
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise WorkbookError("file-too-large", file=file)
    if "xl/workbook.bin" in names:
        raise WorkbookError("file-xlsb", file=file)
    if "[content_types].xml" not in names:
        open_document = "mimetype" in names and "content.xml" in names
        raise WorkbookError("file-ods" if open_document else "file-not-workbook", file=file)
    if len(set(names)) < len(names):
        raise WorkbookError("file-damaged", file=file)
    if Path(file).suffix.lower() in _OTHER_SUFFIXES and "xl/workbook.xml" in names:
        raise WorkbookError("file-other-name", file=file)  # Excel opens neither it nor a result of that name


def _kind_of_other_file(data: bytes, suffix: str) -> str:
    if data.startswith(_CFB):
        return _kind_of_container(data)
    if data.startswith(_OLD_BIFF):
        return "file-xls"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):
        return "file-web-page"  # what many web shops call "export to Excel"
    if suffix in _TEXT_SUFFIXES or _is_text(data[:4096]):
        return "file-text"
    return "file-damaged" if suffix in (".xlsx", ".xlsm", ".xltx", ".xltm") else "file-not-workbook"


def _kind_of_container(data: bytes) -> str:
    def has_stream(name: str) -> bool:
        # directory entries lie on 128 byte borders, their names in UTF-16 with a closing zero
        return (name + "\0").encode("utf-16-le") in data

    if has_stream("EncryptedPackage"):
        return "file-encrypted"
    return "file-xls" if has_stream("Workbook") or has_stream("Book") else "file-not-workbook"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True  # UTF-16, as Excel's "Unicode-tekst"
    # control characters other than tab and line ends do not occur in text of any code page
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
