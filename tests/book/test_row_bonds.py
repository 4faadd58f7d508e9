"""A row that carries something, or that something points at, stays where it is; and it is said why."""

from io import BytesIO

import pytest
import xlsxwriter

from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.book.row_bonds import bonds_of
from owner_books import _PNG, rich_book
from workbooks import edit_part

LAST = 9


def held(tmp_path, make=None, rows=range(2, LAST + 1), *, table=True):
    """Why each of these rows of a list of A1:D9 stays; `make` gets workbook and sheet."""
    path = tmp_path / "Klanten.xlsx"
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Klanten")
        sheet.write_row(0, 0, ["Klantnummer", "Naam", "Omzet", "Som"])
        for row in range(1, LAST):
            sheet.write_row(row, 0, [f"K{row + 1}", "Jansen", row * 10, row])
        if table:
            headers = [{"header": one} for one in ("Klantnummer", "Naam", "Omzet", "Som")]
            sheet.add_table(0, 0, LAST - 1, 3, {"name": "Lijst", "columns": headers})
        if make is not None:
            make(book, sheet)
    package = Package.open(path)
    area = Area("Klanten", 1, 1, 4, LAST, "Lijst" if table else "")
    bonds = bonds_of(package, area, LAST, rows)
    return {row: why for row in rows if (why := bonds.why(row))}


def until(row, why):
    return dict.fromkeys(range(2, row + 1), why)


def other(book):
    return book.add_worksheet("Blad2")


CASES = {
    "nothing": (lambda b, s: None, {}),
    "names of columns": (lambda b, s: other(b).write_formula("A1", "=SUM(Lijst[Omzet])+SUM(Klanten!C:C)"), {}),
    "a range around it": (lambda b, s: other(b).write_formula("A1", "=SUM(Klanten!C3:C6)"), {3: "named", 6: "named"}),
    "header and further than the end": (lambda b, s: other(b).write_formula("A1", "=COUNTA(Klanten!A1:A99)"), {}),
    "one cell": (lambda b, s: other(b).write_formula("A1", "=Klanten!$B$5"), {5: "named"}),
    "another sheet": (lambda b, s: other(b).write_formula("A1", "=Blad3!B5&[1]Klanten!B5&'Oude Klanten'!B4"), {}),
    "a name": (lambda b, s: b.define_name("Vaste", "=Klanten!$A$7:$D$7"), {7: "named"}),
    "a text that names it": (lambda b, s: other(b).write_formula("A1", '=INDIRECT("Klanten!B5")'), until(5, "named")),
    "a text that is finished later": (
        lambda b, s: other(b).write_formula("A1", '=INDIRECT("Klanten!B"&C1)'),
        until(LAST, "named"),
    ),
    "a link to it": (lambda b, s: other(b).write_url("A1", "internal:Klanten!A4"), until(4, "named")),
    "the fifth row": (lambda b, s: other(b).write_formula("A1", "=INDEX(Klanten!A:A,5)"), until(LAST, "position")),
    "the fifth row of the table": (
        lambda b, s: other(b).write_formula("A1", "=INDEX(Lijst[Naam],5)"),
        until(LAST, "position"),
    ),
    "row by row": (
        lambda b, s: other(b).write_formula("A1", "=OFFSET(Klanten!$A$1,ROW()-1,0)"),
        until(LAST, "position"),
    ),
    "a place that is looked up": (
        lambda b, s: [
            other(b).write_formula("A1", "=INDEX(Klanten!A:A,MATCH(5,Klanten!C:C,0))&INDEX(Klanten!$A$1:$D$1,3)"),
            b.define_name("Alle", "=OFFSET(Klanten!$A$1,0,0,COUNTA(Klanten!$A:$A),1)"),
        ],
        {},
    ),
    "wider than the list": (lambda b, s: other(b).write_formula("A1", "=SUM(Klanten!A4:Z4)"), until(4, "named")),
    "whole rows": (lambda b, s: other(b).write_formula("A1", "=SUM(Klanten!3:4)"), until(4, "named")),
    "a formula of its own row": (lambda b, s: [s.write_formula(r, 3, f"=C{r + 1}*2") for r in range(1, LAST)], {}),
    "the row above": (
        lambda b, s: s.write_formula("D6", "=D5+C6"),
        {5: "named", 6: "formula"},
    ),
    "a lookup": (
        lambda b, s: [s.write_formula(r, 3, f"=VLOOKUP(B{r + 1},Lijsten!$A$1:$B$9,2)&[@Naam]") for r in range(1, LAST)],
        {},
    ),
    "a new function": (
        lambda b, s: s.write_formula("D6", "=_xlfn.XLOOKUP(B6,Lijsten!$A:$A,Lijsten!$B:$B)"),
        {6: "formula"},
    ),
    "an array formula": (lambda b, s: s.write_array_formula("D6:D6", "{=SUM(C6*2)}"), {6: "formula"}),
    "a note": (lambda b, s: s.write_comment("B4", "Belt op maandag"), {4: "note"}),
    "a note beside": (lambda b, s: s.write_comment("G4", "Belt op maandag"), until(4, "beside")),
    "a link with its own address as text": (lambda b, s: s.write_url("B4", "mailto:jo@jansen.nl"), {}),
    "a link with a tip": (lambda b, s: s.write_url("B4", "mailto:jo@jansen.nl", tip="Bel eerst"), {4: "link"}),
    "a picture": (lambda b, s: s.insert_image("B3", "punt.png", {"image_data": BytesIO(_PNG)}), until(3, "picture")),
    "a picture beside": (lambda b, s: s.insert_image("G3", "punt.png", {"image_data": BytesIO(_PNG)}), {}),
    "partly bold": (lambda b, s: s.write_rich_string("B4", "Jan", b.add_format({"bold": True}), "sen"), {4: "looks"}),
    "one colour for all": (
        lambda b, s: [
            s.write(r, 1, "Jansen", b.add_format({"bg_color": "red", "num_format": "@" * (r % 2)}))
            for r in range(1, LAST)
        ],
        {},
    ),
    "beside": (lambda b, s: s.write("G5", "let op"), until(5, "beside")),
    "coloured beside": (lambda b, s: s.write_blank("G5", None, b.add_format({"bg_color": "red"})), {}),
    "below": (lambda b, s: s.write("A20", "einde"), until(LAST, "beside")),
    "a merged title above": (lambda b, s: s.merge_range("F1:H1", "Titel"), {}),
    "a hidden row": (lambda b, s: s.set_row(4, None, None, {"hidden": True}), until(5, "hidden")),
    "grouped rows": (lambda b, s: s.set_row(4, None, None, {"level": 1}), until(5, "hidden")),
    "drop-down of the column": (
        lambda b, s: s.data_validation("B2:B9", {"validate": "list", "source": ["a"]}),
        {2: "rule"},
    ),
    "drop-down of the sheet": (lambda b, s: s.data_validation("B1:B999", {"validate": "list", "source": ["a"]}), {}),
    "colours of one row": (
        lambda b, s: s.conditional_format("A4:D4", {"type": "cell", "criteria": ">", "value": "$C$8"}),
        {4: "rule", 8: "named"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_holds_a_row_is_found_and_nothing_else(tmp_path, case):
    make, expected = CASES[case]
    assert held(tmp_path, make) == expected


def test_a_row_that_looks_otherwise_than_the_one_above_it_stays(tmp_path):
    def red(book, sheet):
        for row in (4, 5, 8):
            sheet.write(row - 1, 1, "Jansen", book.add_format({"bg_color": "red"}))

    assert held(tmp_path, red, [4, 7, 8]) == {4: "colour", 8: "colour"}
    assert held(tmp_path, red, [5]) == {}, "the row above it is red too"
    assert held(tmp_path, red, [2, 3]) == {2: "colour", 3: "colour"}, "below the header comes the red one"


def test_a_formula_that_is_not_that_of_its_column_stays_with_its_row(tmp_path):
    def formulas(_book, sheet):
        for row in range(1, LAST):
            sheet.write_formula(row, 3, f"=C{row + 1}*{3 if row in (5, 6) else 2}")

    assert held(tmp_path, formulas, [3, 6, 8]) == {6: "formula", 8: "formula"}, "8 stands under one that counts by 3"


def test_merged_cells_in_a_list_hold_all_above(tmp_path):
    assert held(tmp_path, lambda b, s: s.merge_range("B4:C4", "x"), table=False) == until(4, "merged")


def test_rows_that_the_filter_of_the_table_hides_hold_nothing(tmp_path):
    hidden = held(tmp_path, lambda _book, sheet: sheet.set_row(4, None, None, {"hidden": True}))
    assert hidden == until(5, "hidden")
    path = edit_part(
        tmp_path / "Klanten.xlsx",
        "xl/tables/table1.xml",
        lambda data: data.replace(
            b'<autoFilter ref="A1:D9"/>',
            b'<autoFilter ref="A1:D9"><filterColumn colId="0"><filters><filter val="K2"/></filters></filterColumn>'
            b"</autoFilter>",
        ),
    )
    bonds = bonds_of(Package.open(path), Area("Klanten", 1, 1, 4, LAST, "Lijst"), LAST, range(2, 10))
    assert [row for row in range(2, 10) if bonds.why(row)] == []


def test_a_formula_that_was_filled_down_elsewhere_names_each_row(tmp_path):
    held(tmp_path, lambda b, s: [other(b).write_formula(0, 0, "=1")])
    path = edit_part(
        tmp_path / "Klanten.xlsx",
        "xl/worksheets/sheet2.xml",
        lambda data: data.replace(b"<f>1</f>", b'<f t="shared" ref="A1:A3" si="0">Klanten!B3*2</f>'),
    )
    bonds = bonds_of(Package.open(path), Area("Klanten", 1, 1, 4, LAST, "Lijst"), LAST, range(2, 10))
    assert {row for row in range(2, 10) if bonds.why(row)} == {3, 4, 5}


def test_a_rich_workbook_keeps_its_rows(tmp_path):
    package = Package.open(rich_book(tmp_path / "Klanten.xlsx"))
    bonds = bonds_of(package, Area("Klanten", 1, 1, 3, 4, "Klanten"), 4, [2, 3, 4])
    assert [bonds.why(row) for row in (2, 3, 4)] == ["rule", "beside", "named"]
