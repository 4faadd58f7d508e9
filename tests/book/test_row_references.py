"""Which cells a formula names, and whether it could be written back into a row that comes back."""

import pytest

from klantenbestand.book.protocol import Area
from klantenbestand.book.row_references import can_return, shifted, spans_of

AREA = Area("Mijn klanten", 3, 1, 5, 20)


@pytest.mark.parametrize(
    ("formula", "spans"),
    [
        ("B7", [(7, 7, 2, 2)]),
        ("SUM(B2:$C$9)*LOG10(4)", [(2, 9, 2, 3)]),
        ("\"A1\"&'Mijn klanten'!C3", [(3, 3, 3, 3)]),
        ("SUM(5:7)+SUM(B:C)", [(5, 7, 1, 16_384)]),
        ("Lijst[[#This Row],[A1]]+Lijst[B2]", []),
        ("Jaar2024+A1B2+Btw_21", []),
        ("b7+Lijst!b8", [(7, 7, 2, 2), (8, 8, 2, 2)]),
    ],
)
def test_the_cells_that_a_formula_names(formula, spans):
    assert [(one.first, one.last, one.first_column, one.last_column) for one in spans_of(formula)] == spans


@pytest.mark.parametrize(
    ("formula", "can"),
    [
        ("B7&C7", True),
        ("[@Naam]&Lijst[[#This Row],[Plaats]]", True),
        ("B$1*$C$2", True),  # above the list
        ("VLOOKUP(B7,Lijst!$A$2:$B$90,2,FALSE)", True),
        ("COUNTIF(A:A,A7)", True),
        ("'Mijn klanten'!B7", True),
        ("B6+C7", False),
        ("SUM(B4:B7)", False),
        ("$B$9", False),  # moves with the list
        ("Lijst!B7", False),  # another cell, two rows further
        ("_xlfn.XLOOKUP(B7,Lijst!$A:$A,Lijst!$B:$B)", False),
        ("#REF!+1", False),
    ],
)
def test_only_a_formula_that_reads_the_same_again_can_come_back(formula, can):
    assert can_return(formula, 7, AREA) == can


def test_rows_in_texts_and_of_other_sheets_keep_their_number():
    assert shifted("SUM($B$7:B9)&\"B7\"&Los!B7&'Mijn klanten'!C9", "Mijn klanten", {7: 6, 9: 8}) == (
        "SUM($B$6:B8)&\"B7\"&Los!B7&'Mijn klanten'!C8"
    )
