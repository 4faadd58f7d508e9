"""Where a list stands on a sheet."""

from klantenbestand.book.protocol import Area, Book
from klantenbestand.reading.blocks import best_fit, blocks_of
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES
from reading.books import book_of


def area_of(book: Book, sheet: DataSheet = CUSTOMERS, name: str = "Blad1") -> Area:
    fit = best_fit(sheet, blocks_of(book, name, book.tables()))
    assert fit is not None
    return fit.block.area


LIST = """
    | Klantnummer | Achternaam | Plaats  |
    | '1'         | Jansen     | Utrecht |
    | '2'         | Smit       | Gouda   |
"""


def test_a_list_may_start_anywhere() -> None:
    assert area_of(book_of({"Blad1": LIST}, start="C4")) == Area("Blad1", 4, 3, 5)


def test_titles_above_the_list_are_no_headers() -> None:
    book = book_of(
        {
            "Blad1": """
        | Klantenbestand van Bakkerij Jansen |            |         |
        |                                    |            |         |
        | Stand per                          | 01-01-2026 |         |
        |                                    |            |         |
        | Klantnummer                        | Achternaam | Plaats  |
        | '1'                                | Jansen     | Utrecht |
    """
        }
    )
    assert area_of(book) == Area("Blad1", 5, 1, 3)


def test_a_row_of_data_with_words_of_headers_is_no_header_row() -> None:
    book = book_of(
        {
            "Blad1": """
        | Klantnummer | Soort klant | Relatie | Factuur |
        | '1'         | bedrijf     | klant   | mail    |
    """
        }
    )
    assert area_of(book).header_row == 1


def test_an_excel_table_goes_before_loose_rows() -> None:
    book = book_of({"Blad1": LIST}, start="B3", tables={"Blad1": "tblKlanten"})
    assert area_of(book) == Area("Blad1", 3, 2, 4, last_row=5, table="tblKlanten")


SIDE_BY_SIDE = {
    "Blad1": """
    | Klantnummer | Achternaam | Plaats  |  | Ordernummer | Datum      | Klantnummer | Bedrag |
    | '1'         | Jansen     | Utrecht |  | F1          | 01-02-2025 | '1'         | 10     |
    | '2'         | Smit       | Gouda   |  | F2          | 02-02-2025 | '1'         | 20     |
"""
}


def test_two_lists_side_by_side_are_two_blocks() -> None:
    book = book_of(SIDE_BY_SIDE)
    assert area_of(book, CUSTOMERS) == Area("Blad1", 1, 1, 3)
    assert area_of(book, PURCHASES) == Area("Blad1", 1, 5, 8)


def test_an_empty_column_within_a_list_does_not_end_it() -> None:
    book = book_of(
        {
            "Blad1": """
        | Klantnummer | Achternaam |  | Telefoon     | Plaats  |
        | '1'         | Jansen     |  | '0612345678' | Utrecht |
        | '2'         | Smit       |  |              | Gouda   |
    """
        }
    )
    assert area_of(book) == Area("Blad1", 1, 1, 5)


def test_a_shorter_legend_beside_the_list_is_not_part_of_it() -> None:
    book = book_of(
        {
            "Blad1": """
        | Klantnummer | Achternaam |  | Plaats             |
        | '1'         | Jansen     |  | hier de woonplaats |
        | '2'         | Smit       |  |                    |
        | '3'         | Boer       |  |                    |
    """
        }
    )
    assert area_of(book) == Area("Blad1", 1, 1, 2)


def test_a_sheet_without_a_word_of_ours_has_no_fit() -> None:
    book = book_of(
        {
            "Blad1": """
        | Gewicht | Kleur |
        | 1       | rood  |
    """
        }
    )
    assert best_fit(CUSTOMERS, blocks_of(book, "Blad1", ())) is None
