"""What the parts of a workbook say becomes plain values, Strict or not."""

import pytest

from klantenbestand.book.ooxml import parse_xml
from klantenbestand.book.outline import (
    DefinedName,
    Rel,
    Sheet,
    defined_names_of,
    relation_targets,
    sheets_of,
    table_of,
)

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@pytest.mark.parametrize(
    ("target", "resolved"),
    [
        ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("/xl/a.xml", "xl/a.xml"),
        ("../docProps/b.xml", "docProps/b.xml"),
        ("./c.xml#Blad1!A1", "xl/c.xml"),
    ],
)
def test_targets_count_from_the_root_of_the_package(target: str, resolved: str) -> None:
    rels = parse_xml(
        f'<Relationships><Relationship Id="a" Type="x/worksheet" Target="{target}"/></Relationships>'.encode()
    )
    assert list(relation_targets(rels, "xl")) == [Rel("a", "x/worksheet", resolved)]


def test_a_target_outside_stays_as_it_is() -> None:
    rels = parse_xml(b'<R><Relationship Id="a" Type="t" Target="https://a.nl/../b#c" TargetMode="External"/></R>')
    assert list(relation_targets(rels, "xl")) == [Rel("a", "t", "https://a.nl/../b#c", external=True)]


@pytest.mark.parametrize("space", [OFFICE, STRICT])
def test_sheets_lead_to_their_parts(space: str) -> None:
    sheet = '<sheet name="A &amp; B" sheetId="7" r:id="r1" state="hidden"/>'
    workbook = parse_xml(f'<workbook xmlns:r="{space}"><sheets>{sheet}</sheets></workbook>'.encode())
    rels = {"r1": Rel("r1", f"{space}/chartsheet", "xl/x.xml")}
    assert sheets_of(workbook, rels) == (Sheet(0, "A & B", "xl/x.xml", "chartsheet", "hidden", 7, "r1"),)
    with pytest.raises(ValueError):
        sheets_of(workbook, {})


def test_names_of_a_sheet_and_of_the_workbook() -> None:
    workbook = parse_xml(
        b"<workbook><definedNames><definedName name='Btw'>0.21</definedName>"
        b"<definedName name='_klantenbestand' localSheetId='2' hidden='1'> \"Start|1\" </definedName>"
        b"</definedNames></workbook>"
    )
    assert defined_names_of(workbook) == (
        DefinedName("Btw", "0.21"),
        DefinedName("_klantenbestand", '"Start|1"', position=2, hidden=True),
    )


def test_a_table_has_a_range_and_headers() -> None:
    table = table_of(
        parse_xml(
            b'<table id="3" name="x" displayName="tbl" ref="B2:C9" totalsRowCount="1">'
            b'<tableColumns><tableColumn name="Nr"/><tableColumn name="Naam"/></tableColumns></table>'
        ),
        "Klanten",
        "xl/tables/table3.xml",
    )
    assert (table.name, table.table_id, table.headers) == ("tbl", 3, ("Nr", "Naam"))
    assert (table.first_row, table.first_column, table.last_row, table.last_column) == (2, 2, 9, 3)
    assert (table.header_rows, table.totals_rows) == (1, 1)


def test_a_table_without_range_is_refused() -> None:
    with pytest.raises(ValueError):
        table_of(parse_xml(b"<table ref='overal'/>"), "Klanten", "x")
