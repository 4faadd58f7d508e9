"""The checker itself: it finds each thing that Excel repairs in a workbook that is good but for that thing."""

import pytest

from excel_repairs import repairs
from owner_books import rich_book, with_chain
from workbooks import edit_part

SHEET, TABLE, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml", "xl/styles.xml"
LINKS = b"<hyperlinks>" + b'<hyperlink ref="A1" location="A1"/>' * 65_531 + b"</hyperlinks>"
LONG = b"x" * 32_768

BROKEN = [
    ("a table without a row", TABLE, b'ref="A1:C4"', b'ref="A1:C1"', "no data row"),
    ("a header that is no text", SHEET, b'<c r="A1" t="s"><v>0</v></c>', b'<c r="A1"><v>0</v></c>', "header cell None"),
    ("a header that differs", TABLE, b'name="Naam"', b'name="Namen"', "header cell 'Naam'"),
    ("two headers but for case", TABLE, b'name="Omzet"', b'name="naam"', "header 'naam' twice"),
    (
        "merged cells",
        SHEET,
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
        "over merged",
    ),
    ("a name that is a cell", TABLE, b'displayName="Klanten"', b'displayName="AVG2"', "table name AVG2"),
    ("a name that is R1C1", TABLE, b'displayName="Klanten"', b'displayName="R1C1"', "table name R1C1"),
    ("a name taken", TABLE, b'displayName="Klanten"', b'displayName="Totaal"', "is a defined name too"),
    ("two filters", SHEET, b"</sheetData>", b'</sheetData><autoFilter ref="B1:C4"/>', "two filters"),
    ("too many links", SHEET, b"<pageMargins", LINKS + b"<pageMargins", "65532 links"),
    ("a long list", SHEET, b'"10,20,30"', b'"' + b"1," * 128 + b'"', "a list of 256 characters"),
    ("a long text", "xl/sharedStrings.xml", b"<t>Jansen</t>", b"<t>" + LONG + b"</t>", "over 32,767"),
    ("a long sheet name", BOOK, b'name="Verborgen"', b'name="' + b"V" * 32 + b'"', "sheet name"),
    ("a Dutch formula", SHEET, b"SUM(Klanten[Omzet])", b"SOM(Klanten[Omzet])", "a Dutch formula"),
    ("semicolons", SHEET, b"SUM(Klanten[Omzet])", b"SUM(A1;A2)", "a Dutch formula"),
    ("a dynamic array", SHEET, b"SUM(Klanten[Omzet])", b"_xlfn.UNIQUE(A1:A3)", "a dynamic array"),
    ("a table format", TABLE, b'dataDxfId="', b'dataDxfId="9', "dataDxfId"),
    ("a rule's format", SHEET, b'dxfId="', b'dxfId="9', "dxfId"),
    ("a named style", STYLES, b'xfId="1"', b'xfId="7"', "xfId 7"),
    ("a sheet id", BOOK, b'sheetId="2"', b'sheetId="1"', "sheetId 1 twice"),
    ("a relation id", BOOK, b'r:id="rId2"', b'r:id="rId1"', "r:id rId1 twice"),
    ("the order", BOOK, b"<calcPr", b"<fileSharing/><calcPr", "out of order"),
    (
        "a bar without partner",
        SHEET,
        b'type="dataBar" id="{DA7ABA51',
        b'type="dataBar" id="{DA7ABA52',
        "has no partner",
    ),
    ("a scope", BOOK, b'localSheetId="1"', b'localSheetId="9"', "of sheet 9, which is not there"),
    ("a name to nowhere", BOOK, b">Klanten!$E$2<", b">Weg!$E$2<", "points at sheet weg"),
    ("a format", SHEET, b'<c r="E2" s="', b'<c r="E2" s="9', "format 9"),
    ("a row double", SHEET, b'<row r="3"', b'<row r="2"', "rows out of order"),
    (
        "a relation to nowhere",
        "xl/worksheets/_rels/sheet1.xml.rels",
        b"table1.xml",
        b"table9.xml",
        "which is not there",
    ),
    ("a missing relation", SHEET, b'<tablePart r:id="', b'<tablePart r:id="x', "wants relation"),
    ("no content type", "[Content_Types].xml", b'Extension="vml"', b'Extension="vmx"', "no content type for"),
    ("the sheet in front", BOOK, b"<workbookView ", b'<workbookView activeTab="2" ', "active sheet 2"),
    ("a number", SHEET, b"<v>20</v>", b"<v>NaN</v>", "number 'NaN'"),
]


@pytest.mark.parametrize(
    ("part", "old", "new", "point"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_it_finds_what_is_wrong(tmp_path, part, old, new, point):
    path = rich_book(tmp_path / "k.xlsx")
    edit_part(path, part, lambda xml: xml.replace(old, new))
    assert any(point in found for found in repairs(path)), repairs(path)


def test_it_finds_nothing_in_a_good_workbook(tmp_path):
    assert repairs(rich_book(tmp_path / "k.xlsx")) == []


def test_it_finds_a_calculation_chain_that_names_a_missing_cell(tmp_path):
    assert repairs(with_chain(rich_book(tmp_path / "k.xlsx"), [(1, "E2")])) == []
    path = with_chain(rich_book(tmp_path / "k.xlsx"), [(1, "E2"), (1, "E9"), (9, "A1")])
    assert repairs(path) == [
        "chain: calculation chain names E9 of sheet 1",
        "chain: calculation chain names A1 of sheet 9",
    ]


def test_what_was_wrong_before_can_be_left_out(tmp_path):
    before = rich_book(tmp_path / "voor.xlsx")
    edit_part(before, TABLE, lambda xml: xml.replace(b'displayName="Klanten"', b'displayName="AVG2"'))
    after = tmp_path / "na.xlsx"
    after.write_bytes(before.read_bytes())
    edit_part(after, BOOK, lambda xml: xml.replace(b'sheetId="2"', b'sheetId="1"'))
    assert repairs(after, before) == ["workbook: sheetId 1 twice"]
