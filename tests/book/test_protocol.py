"""Cells that do not fit always come in the same shape."""

from klantenbestand.book.protocol import RawTable, bad_cells


def test_bad_cells_have_their_types_also_when_there_are_none() -> None:
    for cells in (bad_cells(), bad_cells([2], [1], ["#N/A"], [True])):
        assert cells.dtypes.astype(str).to_dict() == {
            "row": "int64",
            "column": "int64",
            "raw": "str",
            "is_error": "bool",
        }


def test_a_table_without_bad_cells_has_an_empty_frame_of_them() -> None:
    assert len(RawTable(bad_cells()).bad) == 0
