"""A closed workbook: rows neither go nor come in between. Only Excel knows all that refers to them."""

from collections.abc import Collection, Mapping

from klantenbestand.book.protocol import Area

IN_A_FILE = "file"


class RowsStay:
    """What a `Book` answers whose rows stay where they are."""

    def remove_rows(self, _area: Area, rows: Collection[int]) -> Mapping[int, str]:
        """As `Book`: all of them stay."""
        return dict.fromkeys(rows, IN_A_FILE)

    def insert_rows(self, _area: Area, _gaps: Mapping[int, int]) -> bool:
        """As `Book`: it cannot be."""
        return False
