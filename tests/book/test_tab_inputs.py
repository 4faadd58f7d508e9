"""Drop-downs and notes, as they stand in the file."""

from io import BytesIO

import openpyxl
import pandas as pd

from klantenbestand.book.tab_inputs import fits_drop_down
from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.words.tab import Field, Group, Tab, Table


def validations(*fields, rows=3):
    table = Table("Proef", pd.DataFrame({"x": ["a"] * rows}), fields)
    stream = BytesIO()
    write_tabs([Tab("Proef", Group.DATA, "Proef", "Proef.", tables=(table,), frozen=True)], stream)
    sheet = openpyxl.load_workbook(stream)["Proef"]
    return {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}, sheet.tables["Proef"].ref


def test_an_editable_column_gets_a_drop_down_over_its_rows():
    rules, area = validations(Field("x", "Besluit", editable=True, choices=("Samenvoegen", "Niet dezelfde")))
    first, last = area.split(":")
    (rule,) = rules.values()
    assert rule.type == "list"
    assert rule.formula1 == '"Samenvoegen,Niet dezelfde"'
    assert str(rule.sqref) == f"B{int(first[1:]) + 1}:{last}"
    assert "Kies" in rule.errorTitle


def test_choices_of_a_column_that_is_ours_give_no_drop_down():
    assert validations(Field("x", "Besluit", choices=("ja", "nee")))[0] == {}


def test_a_note_is_shown_at_the_header_and_cut_to_what_excel_takes():
    rules, area = validations(Field("x", "Kop " * 20, note="Uitleg. " * 60))
    rule = rules[area.split(":")[0]]
    assert rule.prompt.startswith("Uitleg.")
    assert (len(rule.promptTitle), len(rule.prompt)) == (32, 255)


def test_what_excel_cannot_hold_is_no_drop_down():
    assert fits_drop_down(("ja", "nee"))
    assert fits_drop_down(("x" * 127, "y" * 127))  # 255 with the comma
    assert not fits_drop_down(("x" * 127, "y" * 128))
    assert not fits_drop_down(("een, twee",))
    assert not fits_drop_down(('een "twee"',))
    assert not fits_drop_down(("een", ""))
    assert not fits_drop_down(())
    assert validations(Field("x", "X", editable=True, choices=("een, twee",)))[0] == {}
