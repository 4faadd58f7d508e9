"""A workbook file as what it is: a zip of parts with relations between them. Never written to; nothing is unpacked
before it is asked for.

    package = Package.open(path)         # or Package(data, "Klanten.xlsx"); WorkbookError says why not
    package.names                        # the parts as the zip spells them, in its order, no folders
    package.find("/xl/Workbook.xml")     # how the zip spells a part ("" where there is none); case does not matter
    package.read(part), package.xml(part)
    with package.damage(), package.stream(part) as stream: ...    # what breaks is WorkbookError there too
    package.raw(part)                    # (ZipInfo, compressed bytes), to copy a part without unpacking it
    package.rels_of(part)                # id -> Rel, target resolved to the part's spelling; "" for the package itself
    package.content_type(part)
    package.sheets, package.defined_names, package.tables, package.date_1904, package.is_strict, package.is_signed
    write_refusal(package)               # why it may not be written, or None

A part is named without leading slash, as `names` spells it. `xml` parses afresh, so its tree may be changed.
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from lxml import etree

from klantenbestand.book import ooxml, outline
from klantenbestand.book.opening import load_file, open_zip
from klantenbestand.book.outline import DefinedName, Rel, Sheet, SheetTable
from klantenbestand.words.errors import WorkbookError

_WORKBOOK_TYPES = (
    "sheet.main+xml",
    "sheet.macroEnabled.main+xml",
    "template.main+xml",
    "template.macroEnabled.main+xml",
)
_SIGNATURE = "/digital-signature/"
_LEGACY_SHARED = ("/revisionHeaders", "/usernames")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    ooxml.UnsafeXmlError,
    etree.XMLSyntaxError,
)


class Package:
    """The parts of one .xlsx, .xlsm, .xltx or .xltm, read into memory once; safe for reading from several threads.

    Raises WorkbookError when it is something else, has a password, is damaged or unpacks to more than 3 GB.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self.file = file
        self._zip = open_zip(data, file)
        self._entries = {
            info.filename: info for info in self._zip.infolist() if not info.filename.endswith(("/", "\\"))
        }
        self._spelling = {_plain(name): name for name in self._entries}
        self._rels: dict[str, Mapping[str, Rel]] = {}
        self.workbook_part = self._find_workbook_part()
        if not self.sheets:
            raise self._damaged()

    @classmethod
    def open(cls, path: Path) -> "Package":
        """The package in a file."""
        return cls(load_file(path), path.name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All parts, in the order of the zip."""
        return tuple(self._entries)

    def find(self, part: str) -> str:
        """The part as the zip spells it, whatever the case and slashes of the question; "" where there is none."""
        return self._spelling.get(_plain(part), "") or self._spelling.get(_plain(unquote(part)), "")

    def info(self, part: str) -> zipfile.ZipInfo:
        """The zip's entry of a part: sizes, CRC, compression. KeyError where there is none."""
        return self._entries[part]

    def read(self, part: str) -> bytes:
        """The unpacked contents. KeyError where there is no such part."""
        info = self._entries[part]
        with self.damage():
            return self._zip.read(info)

    def stream(self, part: str) -> IO[bytes]:
        """The contents to read piece by piece, within `damage()`."""
        info = self._entries[part]
        with self.damage():
            return self._zip.open(info)

    def raw(self, part: str) -> tuple[zipfile.ZipInfo, memoryview]:
        """The entry and its bytes as they stand in the file, compressed as `compress_type` says."""
        info = self._entries[part]
        header = self.data[info.header_offset : info.header_offset + 30]
        if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
            raise self._damaged()
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start = info.header_offset + 30 + name_length + extra_length
        if start + info.compress_size > len(self.data):
            raise self._damaged()
        return info, memoryview(self.data)[start : start + info.compress_size]

    def xml(self, part: str) -> etree._Element:
        """The root of a part, parsed afresh and safely."""
        data = self.read(part)
        with self.damage():
            return ooxml.parse_xml(data)

    def rels_of(self, part: str) -> Mapping[str, Rel]:
        """The relations of a part by id; those of the package itself for "". Each part of them is parsed once."""
        if part not in self._rels:
            self._rels[part] = self._parsed_rels(part)
        return self._rels[part]

    def _parsed_rels(self, part: str) -> Mapping[str, Rel]:
        folder, name = posixpath.split(part.replace("\\", "/"))
        rels = self.find(posixpath.join(folder, "_rels", f"{name}.rels"))
        if not rels:
            return {}
        found = outline.relation_targets(self.xml(rels), folder)
        return {rel.id: rel if rel.external else replace(rel, target=self.find(rel.target)) for rel in found}

    def content_type(self, part: str) -> str:
        """What [Content_Types].xml says of a part; "" where it says nothing."""
        defaults, overrides = self._content_types
        plain = _plain(part)
        return overrides.get(plain) or defaults.get(plain.rpartition(".")[2], "")

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets in order, chart sheets too."""
        with self.damage():
            return outline.sheets_of(self._workbook, self.rels_of(self.workbook_part))

    @cached_property
    def defined_names(self) -> tuple[DefinedName, ...]:
        """All names, those of one sheet too."""
        with self.damage():
            return outline.defined_names_of(self._workbook)

    @cached_property
    def tables(self) -> tuple[SheetTable, ...]:
        """All Excel tables, by sheet and in the order of the sheet's relations."""
        found = ((sheet, rel) for sheet in self.sheets for rel in self.rels_of(sheet.part).values())
        with self.damage():
            return tuple(
                outline.table_of(self.xml(rel.target), sheet.name, rel.target)
                for sheet, rel in found
                if rel.kind == "table" and rel.target
            )

    @cached_property
    def date_1904(self) -> bool:
        """Whether day 0 is 1 January 1904 (workbooks that began on an old Mac)."""
        return any(ooxml.is_true(element.get("date1904")) for element in ooxml.children(self._workbook, "workbookPr"))

    @cached_property
    def is_strict(self) -> bool:
        """Whether it is a 'Strict Open XML' workbook, with other namespaces than all others."""
        return etree.QName(self._workbook).namespace == ooxml.STRICT_MAIN

    @cached_property
    def is_signed(self) -> bool:
        """Whether the package carries a digital signature, which any change makes invalid."""
        return any(_SIGNATURE in rel.type for rel in self.rels_of("").values())

    @cached_property
    def is_shared(self) -> bool:
        """Whether it is a shared workbook of the old kind, with a log of revisions."""
        return any(rel.type.endswith(_LEGACY_SHARED) for rel in self.rels_of(self.workbook_part).values())

    @cached_property
    def is_structure_protected(self) -> bool:
        """Whether Excel lets nobody add, move or remove sheets; in the file nothing prevents it."""
        return any(
            ooxml.is_true(each.get("lockStructure")) for each in ooxml.children(self._workbook, "workbookProtection")
        )

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.xml(self.find("[Content_Types].xml"))
        defaults = {
            element.get("Extension", "").lower(): element.get("ContentType", "")
            for element in ooxml.children(root, "Default")
        }
        overrides = {
            _plain(element.get("PartName", "")): element.get("ContentType", "")
            for element in ooxml.children(root, "Override")
        }
        return defaults, overrides

    @cached_property
    def _workbook(self) -> etree._Element:
        return self.xml(self.workbook_part)

    def _find_workbook_part(self) -> str:
        mains = [rel for rel in self.rels_of("").values() if rel.kind == "officeDocument"]
        part = next((rel.target for rel in mains if rel.target), "")
        if not part:
            raise self._damaged() if self.find("xl/workbook.xml") else self._error("file-not-workbook")
        if not self.content_type(part).endswith(_WORKBOOK_TYPES):
            raise self._error("file-not-workbook")  # a document, a presentation, an add-in
        return part

    @contextmanager
    def damage(self) -> Iterator[None]:
        """Around what reads `stream` or parses a part: broken zip, XML or values become one error with words."""
        try:
            yield
        except _BROKEN as error:
            raise self._damaged() from error

    def _damaged(self) -> WorkbookError:
        return self._error("file-damaged")

    def _error(self, code: str) -> WorkbookError:
        return WorkbookError(code, file=self.file)


def write_refusal(package: Package) -> WorkbookError | None:
    """Why this package may be read but not written: Strict, signed, or a shared workbook of the old kind; else None."""
    reasons = (
        ("file-strict", package.is_strict),
        ("file-signed", package.is_signed),
        ("file-shared", package.is_shared),
    )
    code = next((code for code, holds in reasons if holds), None)
    return WorkbookError(code, file=package.file) if code else None


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
