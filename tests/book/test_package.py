"""A package tells what stands in a workbook without touching it, and what would make writing it unsafe."""

import zlib
from pathlib import Path

import pytest
import xlsxwriter

from klantenbestand.book.package import Package, write_refusal
from klantenbestand.words.errors import WorkbookError
from workbooks import edit_part, edit_parts, make_strict, workbook_from_markdown

SHEETS = {"Klanten": "| Klantnummer | Naam |\n|---|---|\n| 1 | Jansen |", "Verborgen": "| Naam |"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook_from_markdown(tmp_path, SHEETS, tables={"Klanten": "tblKlanten"}, start="B3")


def refusal(path: Path) -> str | None:
    error = write_refusal(Package.open(path))
    return error.code if error else None


def damaged(path: Path) -> bool:
    try:
        Package.open(path)
    except WorkbookError as error:
        return error.code == "file-damaged"
    return False


def test_sheets_names_and_tables_are_told(tmp_path: Path) -> None:
    path = tmp_path / "alles.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as workbook:
        data = workbook.add_worksheet("Klanten & co")
        data.add_table(
            "B3:C6", {"name": "tblKlanten", "total_row": True, "columns": [{"header": "Nr"}, {"header": "Naam"}]}
        )
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "='Klanten & co'!$B$4:$B$5"})
        workbook.add_chartsheet("Grafiek").set_chart(chart)
        workbook.add_worksheet("Diep").very_hidden()
        workbook.define_name("Btw", "=0.21")
        workbook.define_name("Diep!Lokaal", "=Diep!$A$1")
    package = Package.open(path)
    assert [(s.name, s.kind, s.state, s.position) for s in package.sheets] == [
        ("Klanten & co", "worksheet", "visible", 0),
        ("Grafiek", "chartsheet", "visible", 1),
        ("Diep", "worksheet", "veryHidden", 2),
    ]
    assert [(n.name, n.formula, n.position) for n in package.defined_names] == [
        ("Btw", "0.21", None),
        ("Lokaal", "Diep!$A$1", 2),
    ]
    (table,) = package.tables
    assert (table.name, table.sheet, table.headers) == ("tblKlanten", "Klanten & co", ("Nr", "Naam"))
    assert (table.first_row, table.first_column, table.last_row, table.last_column) == (3, 2, 6, 3)
    assert (table.header_rows, table.totals_rows) == (1, 1)
    assert package.date_1904
    assert write_refusal(package) is None


def test_every_part_can_be_copied_without_unpacking(path: Path) -> None:
    package = Package.open(path)
    for part in package.names:
        info, raw = package.raw(part)
        plain = zlib.decompress(bytes(raw), -15) if info.compress_type else bytes(raw)
        assert plain == package.read(part)
        assert zlib.crc32(plain) == package.info(part).CRC


def test_parts_are_found_whatever_their_case_and_slashes(path: Path) -> None:
    def shout(name: str, data: bytes) -> tuple[str, bytes]:
        return (name.replace("/", "\\").upper() if name.startswith("xl/worksheets/sheet") else name), data

    package = Package.open(edit_parts(path, shout))
    assert package.find("/xl/worksheets/sheet1.xml") == package.sheets[0].part
    assert package.sheets[0].part.replace("\\", "/") == "XL/WORKSHEETS/SHEET1.XML"  # Python turns \\ on Windows only
    assert package.read(package.sheets[0].part).startswith(b"<?xml")
    assert package.content_type("xl/Worksheets/Sheet1.xml").endswith("worksheet+xml")


def test_relations_lead_to_parts_and_outside(tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet("Klanten").write_url("A1", "https://example.nl/a?b=c")
    package = Package.open(path)
    (link,) = package.rels_of(package.sheets[0].part).values()
    assert (link.kind, link.target, link.external) == ("hyperlink", "https://example.nl/a?b=c", True)
    assert {rel.target for rel in package.rels_of("").values()} >= {"xl/workbook.xml", "docProps/app.xml"}


def test_strict_may_be_read_and_not_written(path: Path) -> None:
    package = Package.open(make_strict(path))
    assert package.is_strict
    assert [sheet.name for sheet in package.sheets] == ["Klanten", "Verborgen"]
    assert package.tables[0].name == "tblKlanten"
    assert refusal(path) == "file-strict"


def test_a_signed_package_may_be_read_and_not_written(path: Path) -> None:
    origin = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    relation = b'<Relationship Id="rIdS" Type="' + origin + b'" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    edit_part(path, "_rels/.rels", lambda xml: xml.replace(b"</Relationships>", relation))
    assert Package.open(path).is_signed
    assert refusal(path) == "file-signed"


def test_a_shared_workbook_of_the_old_kind_is_not_written(path: Path) -> None:
    relation = (
        b'<Relationship Id="rIdR" Target="revisions/revisionHeaders.xml"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders"/></Relationships>'
    )
    edit_part(path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"</Relationships>", relation))
    assert refusal(path) == "file-shared"


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_damaged(path: Path, cut: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    assert damaged(path)


def test_broken_xml_is_damage(path: Path) -> None:
    assert damaged(edit_part(path, "xl/workbook.xml", lambda xml: xml[:-20]))


def test_entities_are_refused(path: Path) -> None:
    doctype = b'<!DOCTYPE workbook [<!ENTITY secret SYSTEM "file:///etc/hostname">]><workbook'
    assert damaged(edit_part(path, "xl/workbook.xml", lambda xml: xml.replace(b"<workbook", doctype, 1)))


def test_a_sheet_without_part_is_damage(path: Path) -> None:
    assert damaged(edit_parts(path, lambda name, data: None if name.endswith("sheet2.xml") else (name, data)))


def test_a_changed_byte_is_seen_when_the_part_is_read(path: Path) -> None:
    package = Package.open(path)
    part = package.sheets[0].part
    info, raw = package.raw(part)
    data = bytearray(path.read_bytes())
    data[data.index(bytes(raw)) + info.compress_size // 2] ^= 0xFF
    package = Package(bytes(data), "stuk.xlsx")
    with pytest.raises(WorkbookError) as caught:
        package.read(part)
    assert caught.value.code == "file-damaged"


def test_a_document_is_no_workbook(path: Path) -> None:
    def as_document(xml: bytes) -> bytes:
        return xml.replace(b"spreadsheetml.sheet.main+xml", b"wordprocessingml.document.main+xml")

    edit_part(path, "[Content_Types].xml", as_document)
    with pytest.raises(WorkbookError) as caught:
        Package.open(path)
    assert caught.value.code == "file-not-workbook"


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-excel.sheet.macroEnabled.main+xml",
        "vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
        "vnd.ms-excel.template.macroEnabled.main+xml",
    ],
)
def test_macro_workbooks_and_templates_are_workbooks(path: Path, kind: str) -> None:
    own = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    edit_part(path, "[Content_Types].xml", lambda xml: xml.replace(own, kind.encode()))
    assert len(Package.open(path).sheets) == 2
