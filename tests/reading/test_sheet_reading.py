"""One recognised sheet, read to a typed frame."""

import pandas as pd

from klantenbestand.reading.data import Data, SheetData, read_data
from reading.books import book_of


def customers(table: str, **options: object) -> tuple[SheetData, Data]:
    data = read_data(book_of({"Klanten": table}, **options))
    assert data.customers is not None
    return data.customers, data


def test_rows_keep_their_excel_numbers_past_titles_and_empty_rows() -> None:
    sheet, _ = customers(
        """
        | Klantnummer | Achternaam |
        | '1'         | Jansen     |
        |             |            |
        | '2'         | Smit       |
    """,
        start="C4",
    )
    assert sheet.frame["customer"].to_dict() == {5: "1", 7: "2"}
    assert sheet.letters == {"customer": "C", "last_name": "D"}


def test_rows_with_nothing_but_spaces_are_no_rows() -> None:
    sheet, _ = customers("""
        | Klantnummer | Achternaam |
        | '1'         | Jansen     |
        | ' '         | '  '       |
    """)
    assert sheet.frame.index.tolist() == [2]


def test_columns_stand_in_our_order_and_the_owners_are_remembered() -> None:
    sheet, _ = customers("""
        | Schoenmaat | Plaats  | Klantnummer | Kleur |
        | '43'       | Utrecht | '1'         | rood  |
    """)
    assert list(sheet.frame) == ["customer", "city"]
    assert sheet.headers == {"customer": "Klantnummer", "city": "Plaats"}
    assert sheet.extra == {"Schoenmaat": "A", "Kleur": "D"}


def test_texts_that_look_like_something_else_come_through_unharmed() -> None:
    sheet, data = customers("""
        | Klantnummer | Achternaam | Postcode | Telefoon     |
        | '007'       | NA         | 1234 AB  | '0612345678' |
        | '2'         | Null       | 1234 NL  | 0612345678   |
    """)
    assert sheet.frame["customer"].tolist() == ["007", "2"]
    assert sheet.frame["last_name"].tolist() == ["NA", "Null"]
    assert sheet.frame["phone"].tolist() == ["0612345678", "0612345678"]
    (finding,) = data.findings.with_code("zero-lost")
    assert finding.rows == [3]


def test_a_header_that_stands_there_twice_is_read_once() -> None:
    sheet, data = customers("""
        | Klantnummer | Telefoon     | telefoon     |
        | '1'         | '0301234567' | '0612345678' |
    """)
    assert sheet.frame["phone"].tolist() == ["0301234567"]
    (finding,) = data.findings.with_code("header-twice")
    assert (finding.column, finding.letter, finding.details["letter"]) == ("telefoon", "C", "B")
    assert sheet.extra == {"telefoon": "C"}


def test_two_columns_that_mean_the_same_are_pointed_out() -> None:
    _, data = customers("""
        | Klantnummer | Nr |
        | '1'         | 8  |
    """)
    (finding,) = data.findings.with_code("header-rival")
    assert (finding.column, finding.details["read"]) == ("Nr", "Klantnummer")


def test_a_header_that_is_nearly_ours_is_asked_about() -> None:
    sheet, data = customers("""
        | Klantnummer | Achternam |
        | '1'         | Jansen    |
    """)
    assert "last_name" not in sheet.frame
    (finding,) = data.findings.with_code("header-near")
    assert (finding.column, finding.details["name"]) == ("Achternam", "Achternaam")


def test_a_column_with_another_meaning_under_an_alias_stays_the_owners() -> None:
    """ "Status" may be Relatie; with "actief" in it, it is something of the owner."""
    sheet, data = customers("""
        | Klantnummer | Status   |
        | '1'         | actief   |
        | '2'         | inactief |
    """)
    assert "relation" not in sheet.frame
    assert sheet.extra == {"Status": "B"}
    assert [one.column for one in data.findings.with_code("column-other-meaning")] == ["Status"]
    assert data.findings.with_code("choice-unread") == ()


def test_the_same_column_under_our_own_header_is_named_cell_by_cell() -> None:
    sheet, data = customers("""
        | Klantnummer | Relatie |
        | '1'         | actief  |
        | '2'         | klant   |
    """)
    assert sheet.frame["relation"].to_dict()[3] == "klant"
    assert [list(one.rows) for one in data.findings.with_code("choice-unread")] == [[2]]


def test_rows_that_were_merged_away_are_left_out_and_counted() -> None:
    sheet, data = customers("""
        | Klantnummer | Achternaam | Samengevoegd met |
        | '1'         | Jansen     |                  |
        | '2'         | Janssen    | '1'              |
    """)
    assert sheet.frame["customer"].tolist() == ["1"]
    assert sheet.merged == data.merged == {"2": "1"}


def test_a_table_ends_where_it_ends_whatever_stands_below() -> None:
    book = book_of({"Klanten": "| Klantnummer | Achternaam |\n| '1' | Jansen |"}, tables={"Klanten": "Klanten"})
    sheet = read_data(book).customers
    assert sheet is not None
    assert (sheet.area.table, sheet.area.last_row) == ("Klanten", 2)


def test_an_empty_table_gives_an_empty_typed_frame() -> None:
    sheet, data = customers("| Klantnummer | Achternaam | Geboortedatum | Budget |")
    assert sheet.frame.empty
    assert sheet.frame.dtypes.astype(str).to_dict() == {
        "customer": "str", "last_name": "str", "birth_date": "datetime64[us]", "budget": "float64",
    }  # fmt: skip
    assert not [one for one in data.findings if one.sheet == "Klanten"]


def test_a_cell_with_an_error_is_named_with_its_place() -> None:
    sheet, data = customers("""
        | Klantnummer | Achternaam | Geboortedatum |
        | '1'         | #N/A       | #DIV/0!       |
        | '2'         | Smit       |               |
    """)
    assert pd.isna(sheet.frame.at[2, "last_name"])
    found = {(one.letter, *one.rows, *one.values) for one in data.findings.with_code("cell-error")}
    assert found == {("B", 2, "#N/B"), ("C", 2, "#DEEL/0!")}
