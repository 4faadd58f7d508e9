"""Clickable addresses: which can leave with their row and come back, and how a closed workbook gets them again."""

import openpyxl
import pytest
import xlsxwriter

from klantenbestand.book.cell_links import NO_LINK, links_of, models_of, odd_links, with_links
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.book.row_bonds import bonds_of
from workbooks import edit_part

AREA = Area("Klanten", 1, 1, 3, 7)
ROWS = range(2, 8)


def link_book(path, make=None):
    """Customers 2 to 7; 2, 3 and 6 have an e-mail address that can be clicked, 3 a site, 7 an address as plain text."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("Klanten")
        sheet.write_row("A1", ["Klantnummer", "E-mail", "Website"])
        for row in ROWS:
            sheet.write(f"A{row}", f"K{row}")
        sheet.write_url("B2", "mailto:jo@jansen.nl")
        sheet.write_url("B3", "mailto:An@Visser.nl", string="an@visser.nl")
        sheet.write_url("C3", "http://www.visser.nl/", string="www.visser.nl")
        sheet.write_url("B6", "mailto:piet@smit.nl")
        sheet.write("B7", "kees@bos.nl")
        if make is not None:
            make(book, sheet)
    return path


def test_what_says_its_own_address_is_plain_and_a_cell_beside_it_that_looks_otherwise_is_known(tmp_path):
    package = Package.open(link_book(tmp_path / "Klanten.xlsx"))
    assert links_of(package, "Klanten", ROWS) == {
        (2, 2): "mailto:jo@jansen.nl",
        (3, 2): "mailto:An@Visser.nl",
        (3, 3): "http://www.visser.nl/",
        (6, 2): "mailto:piet@smit.nl",
        **dict.fromkeys([(4, 2), (5, 2), (7, 2), (2, 3), (4, 3), (5, 3), (6, 3), (7, 3)], NO_LINK),
    }
    assert odd_links(package, "Klanten", ROWS) == set()
    assert links_of(package, "Klanten", [4]) == {(4, 2): NO_LINK, (4, 3): NO_LINK}


ODD = {
    "a tip": lambda b, s: s.write_url("B4", "mailto:x@y.nl", tip="Bel eerst"),
    "another text": lambda b, s: s.write_url("B4", "mailto:x@y.nl", string="Xander"),
    "another address": lambda b, s: s.write_url("B4", "mailto:x@y.nl", string="z@y.nl"),
    "a subject": lambda b, s: s.write_url("B4", "mailto:x@y.nl?subject=Hoi", string="x@y.nl"),
    "a place on a page": lambda b, s: s.write_url("B4", "http://y.nl/#kop", string="y.nl/#kop"),
    "a sheet": lambda b, s: s.write_url("B4", "internal:Klanten!A1"),
    "a file": lambda b, s: s.write_url("B4", "external:offerte.docx"),
    "written in the file's own code": lambda b, s: s.write_url("B4", "http://y.nl/a b", string="y.nl/a%20b"),
    "no look of a link": lambda b, s: s.write_url("B4", "mailto:x@y.nl", b.add_format({"bold": True})),
}


@pytest.mark.parametrize("case", ODD)
def test_what_could_not_be_put_back_exactly_is_odd(tmp_path, case):
    package = Package.open(link_book(tmp_path / "Klanten.xlsx", ODD[case]))
    assert odd_links(package, "Klanten", ROWS) == {(4, 2)}
    assert bonds_of(package, AREA, 7, ROWS).rows == {4: "link"}


def test_a_link_over_several_cells_is_odd_in_each(tmp_path):
    path = edit_part(
        link_book(tmp_path / "Klanten.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b'ref="B6"', b'ref="B5:B6"'),
    )
    assert odd_links(Package.open(path), "Klanten", ROWS) == {(5, 2), (6, 2)}


def test_rows_with_and_without_a_link_may_go_as_long_as_another_looks_so(tmp_path):
    package = Package.open(link_book(tmp_path / "Klanten.xlsx"))
    for rows in ([2], [3], [4], [3, 4], [5, 6], [7]):
        assert bonds_of(package, AREA, 7, rows).rows == {}, rows
    assert bonds_of(package, AREA, 7, [4, 5, 7]).rows == {}, "as another column looks"
    held = link_book(tmp_path / "Regel.xlsx", lambda b, s: s.conditional_format("B2:B9", {"type": "duplicate"}))
    found = bonds_of(Package.open(held), AREA, 7, [4, 5, 7])
    assert [found.why(row) for row in (4, 5, 7)] == ["colour"] * 3, "it would bring its own rules along"


def test_a_bold_cell_beside_links_is_still_held(tmp_path):
    package = Package.open(
        link_book(tmp_path / "Klanten.xlsx", lambda b, s: s.write("B4", "x", b.add_format({"bold": True})))
    )
    assert bonds_of(package, AREA, 7, [4]).rows == {4: "colour"}
    assert bonds_of(package, AREA, 7, [5]).rows == {5: "colour"}, "under a bold one"


def test_the_nearest_cell_that_looks_as_one_should(tmp_path):
    package = Package.open(link_book(tmp_path / "Klanten.xlsx"))
    found = models_of(package, AREA, {(4, 2): "mailto:a@b.nl", (6, 2): NO_LINK, (9, 2): NO_LINK, (9, 3): "http://a.nl"})
    assert {place: (model.row, model.column) for place, model in found.items()} == {
        (4, 2): (3, 2),
        (6, 2): (5, 2),
        (9, 2): (7, 2),
        (9, 3): (3, 3),
    }


def test_a_closed_workbook_gets_links_that_excel_would_read(tmp_path):
    path = link_book(
        tmp_path / "Klanten.xlsx", lambda b, s: s.data_validation("A2:A9", {"validate": "list", "source": ["x"]})
    )
    package = Package.open(path)
    made = with_links(package, AREA, {(8, 2): "mailto:k8@x.nl", (8, 3): NO_LINK, (6, 2): "mailto:piet@smit.com"})
    path.write_bytes(made.data)
    sheet = openpyxl.load_workbook(path)["Klanten"]
    assert {cell.coordinate: cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink} == {
        "B2": "mailto:jo@jansen.nl",
        "B3": "mailto:An@Visser.nl",
        "C3": "http://www.visser.nl/",
        "B6": "mailto:piet@smit.com",
        "B8": "mailto:k8@x.nl",
    }
    assert sheet["B8"].style == "Hyperlink"
    assert sheet["C8"].style == "Normal"
    assert b"piet@smit.nl" not in made.read("xl/worksheets/_rels/sheet1.xml.rels")
    data = made.read("xl/worksheets/sheet1.xml")
    assert data.index(b"<dataValidations") < data.index(b"<hyperlinks") < data.index(b"<pageMargins")


def test_a_sheet_without_links_gets_its_first(tmp_path):
    path = tmp_path / "Klanten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Klanten").write_row("A1", ["Klantnummer", "E-mail"])
    path.write_bytes(with_links(Package.open(path), AREA, {(2, 2): "mailto:k8@x.nl"}).data)
    assert openpyxl.load_workbook(path)["Klanten"]["B2"].hyperlink.target == "mailto:k8@x.nl"
