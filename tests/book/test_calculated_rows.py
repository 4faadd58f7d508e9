"""Where Excel calculates customer numbers, or anything from the place of a row, no row leaves."""

import pytest
import xlsxwriter

from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area
from klantenbestand.book.row_plan import planned_gaps, planned_removal

LAST = 9
HEADERS = ("Klantnummer", "Achternaam", "E-mail", "Volgnummer")


def planned(tmp_path, make, *, totals=False):
    """Why rows 4 and 6 of a list of A1:D9 stay, and whether room can be made there; `make` gets book and sheet."""
    path = tmp_path / "Klanten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Klanten")
        for row in range(1, LAST):
            sheet.write_row(row, 0, [f"K{row}", "Jansen", "j@jansen.nl", row])
        columns = [{"header": one} for one in HEADERS]
        columns[0] |= {"total_function": "count"} if totals else {}
        sheet.add_table(0, 0, LAST - 1 + totals, 3, {"name": "Lijst", "columns": columns, "total_row": totals})
        make(book, sheet)
    package = Package.open(path)
    area = Area("Klanten", 1, 1, 4, LAST, "Lijst")
    removal = planned_removal(package, FileReader(package), area, [4, 6])
    return removal.stay, planned_gaps(package, FileReader(package), area, {4: 1}) is not None


def column(at, formula):
    """All cells of a column."""
    return lambda _book, sheet: [
        sheet.write_formula(row, at, formula.replace("{row}", str(row + 1)), None, row) for row in range(1, LAST)
    ]


def purchases(formula, *, name="Aankopen"):
    def make(book, _sheet):
        other = book.add_worksheet(name)
        other.write_row(0, 0, ["Ordernummer", "Datum", "Klantnummer", "Bedrag"])
        other.write_row(1, 0, ["O1", 45000, "K1", 10])
        other.write_formula(2, 2, formula, None, "K2")

    return make


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (column(0, "=ROW()-1"), "key"),
        (column(0, '="K"&ROW()-1'), "key"),
        (column(0, "=ROW()-ROW(Lijst[[#Headers],[Klantnummer]])"), "key"),
        (column(0, '="K"&D{row}'), "key"),
        (lambda _, sheet: sheet.write_formula("A9", '="K"&8', None, "K8"), "key"),
        (purchases("=VLOOKUP(A3,Bron!A:B,2)"), "key"),
        (purchases("=VLOOKUP(A3,Bron!A:B,2)", name="Verkoop shop"), "key"),
        (column(3, "=ROW()-1"), "place"),
        (column(3, "=ROWS(Lijst[[#Headers],[E-mail]]:Lijst[[#This Row],[E-mail]])"), "place"),
        (column(3, "=OFFSET(Lijst[[#This Row],[Volgnummer]],-1,0)+1"), "place"),
        (lambda book, sheet: [book.define_name("Nr", "=ROW()-1"), sheet.write_formula("D5", "=Nr", None, 4)], "place"),
        (column(3, "=LEN(B{row})"), ""),
        (column(3, '=VLOOKUP(B{row},Bron!$A:$B,2)&"ROW()"'), ""),
        (lambda book, _: book.add_worksheet("Rapport").write_row(0, 0, ["Klantnummer", "=Klanten!A:A"]), ""),
    ],
)
def test_rows_stay_where_their_place_is_calculated_with(tmp_path, make, why):
    stay, has_room = planned(tmp_path, make)
    assert stay == (dict.fromkeys([4, 6], why) if why else {})
    assert has_room == (not why)


def test_the_count_in_the_row_of_totals_is_no_customer_number(tmp_path):
    assert planned(tmp_path, lambda *_: None, totals=True) == ({}, True)
