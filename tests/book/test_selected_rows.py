"""The address of a selection as Excel writes it, and the hidden rows of the copy that it saved."""

import openpyxl
import pytest

from klantenbestand.book.own_folders import handover_folder
from klantenbestand.book.selected_rows import Rows, hidden_in_copy, rows_at
from klantenbestand.words.errors import UsageError

ALL = (1, 16_384)


@pytest.mark.parametrize(
    ("address", "areas"),
    [
        ("$B$3", [(3, 3, (2, 2))]),
        ("$A$2:$C$9", [(2, 9, (1, 3))]),
        ("$A$2:$A$3,$AA$7", [(2, 3, (1, 1)), (7, 7, (27, 27))]),
        ("A2; B5:B6", [(2, 2, (1, 1)), (5, 6, (2, 2))]),
        ("$2:$4", [(2, 4, ALL)]),
        ("$A:$B,$D$1", [(1, 1_048_576, (1, 2)), (1, 1, (4, 4))]),
    ],
)
def test_all_areas_of_an_address(address, areas):
    assert [(one.first, one.last, one.columns) for one in rows_at("Klanten", address).areas] == areas


def test_an_address_of_which_excel_may_have_left_out_a_part_is_refused():
    address = ",".join(f"$A${row}" for row in range(1000, 1050))
    with pytest.raises(UsageError, match="selection-too-loose"):
        rows_at("Klanten", address[:254])
    assert len(rows_at("Klanten", address[:216]).areas) > 20, "the selection of a person"


def test_the_rows_that_are_hidden_in_the_copy():
    book = openpyxl.Workbook()
    for row in range(1, 6):
        book.active.append([row])
    for row in (2, 4):
        book.active.row_dimensions[row].hidden = True
    handover_folder().mkdir(parents=True, exist_ok=True)
    book.save(handover_folder() / "0123ABCE.xlsx")
    assert hidden_in_copy("0123ABCE", book.active.title) == {2, 4}
    assert hidden_in_copy("0123ABCE", "Weg") == set()
    assert hidden_in_copy("0123ABCF", "Weg") == set()
    assert Rows("Klanten", 2, 2).areas == (Rows("Klanten", 2, 2),)
