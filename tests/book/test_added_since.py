"""A sheet that a step made holds only what it wrote, or something of the owner: a cell, a note, a table, a drawing."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from klantenbestand.book.added_since import added_since
from klantenbestand.book.new_sheets import build_new
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import StaysWhy
from klantenbestand.words.sheets import CONTACTS, DATA_SHEETS
from klantenbestand.words.texts.changing import SHEET_STAYS

YELLOW = PatternFill("solid", fgColor="FFFFFF00")


def looked_at(change=lambda _sheet: None, data=None):
    """What is found on *Contacten* as a step makes it, once `change` was done to it and it was saved again."""
    book = openpyxl.load_workbook(BytesIO(data or build_new([CONTACTS], with_settings=False)))
    change(book.worksheets[0])
    stream = BytesIO()
    book.save(stream)
    package = Package(stream.getvalue(), "Klanten.xlsx")
    return added_since(package, package.sheets[0])


def put(place, value):
    return lambda sheet: setattr(sheet[place], "value", value)


def a_table(sheet):
    """Without a cell below its headers, and these are those that stand beside the list in what the step made."""
    table = Table(displayName="Eigen", ref="A40:B41")
    table._initialise_columns()
    sheet.add_table(table)


def a_chart(sheet):
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "R5")


def a_validation(sheet):
    rule = DataValidation(type="list", formula1='"ja,nee"', sqref="T2:T9")
    sheet.add_data_validation(rule)


def another_validation(sheet):
    """In a column of ours, instead of the one there."""
    (own,) = [each for each in sheet.data_validations.dataValidation if str(each.sqref).startswith("E2:")]
    own.type, own.formula1 = "list", '"klacht,vraag"'


def a_rule(sheet):
    sheet.conditional_formatting.add("E2:E9", CellIsRule(operator="equal", formula=['"klacht"'], fill=YELLOW))


def a_name(sheet):
    sheet.defined_names["Plek"] = DefinedName("Plek", attr_text="Klanten!$A$1")


OWN = {
    "beside": (put("T5", "mijn aantekening"), StaysWhy("cell", "T5")),
    "below": (put("B40", 7), StaysWhy("cell", "B40")),
    "in the list": (put("E2", "eigen gesprek"), StaysWhy("cell", "E2")),
    "formula": (put("R3", "=1+1"), StaysWhy("cell", "R3")),
    "column": (put("P1", "Mijn kolom"), StaysWhy("cell", "P1")),
    "header": (put("E1", "Waarover"), StaysWhy("cell", "E1")),
    "note": (lambda sheet: setattr(sheet["A1"], "comment", Comment("let op", "x")), StaysWhy("note", "A1")),
    "table": (a_table, StaysWhy("table", "Eigen")),
    "chart": (a_chart, StaysWhy("drawing")),
    "link": (lambda sheet: setattr(sheet["A1"], "hyperlink", "https://example.org"), StaysWhy("link")),
    "validation": (a_validation, StaysWhy("rule", "T")),
    "another validation": (another_validation, StaysWhy("rule", "E")),
    "rule": (a_rule, StaysWhy("rule", "E")),
    "name": (a_name, StaysWhy("name", "Plek")),
    "colour": (lambda sheet: setattr(sheet["C7"], "fill", YELLOW), StaysWhy("look", "C7")),
    "merged": (lambda sheet: sheet.merge_cells("R3:S4"), StaysWhy("look", "R3")),
}


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.key)
def test_on_what_a_step_makes_nothing_of_the_owner_is_found(sheet):
    assert looked_at(data=build_new([sheet], with_settings=False)) is None


@pytest.mark.parametrize("kind", OWN)
def test_what_the_owner_put_there_is_found(kind):
    change, why = OWN[kind]
    found = looked_at(change)
    assert found == why
    assert SHEET_STAYS[found.code].format(where=found.where)


def test_a_width_a_freeze_and_a_zoom_are_not_worth_a_tab():
    def resize(sheet):
        sheet.column_dimensions["E"].width = 80
        sheet.row_dimensions[2].height = 40
        sheet.freeze_panes = None
        sheet.sheet_view.zoomScale = 80
        sheet.print_area = "A1:D20"

    assert looked_at(resize) is None


def test_a_tab_that_has_another_name_by_now_is_known_by_its_headers():
    assert looked_at(lambda sheet: setattr(sheet, "title", "Gesprekken")) is None
