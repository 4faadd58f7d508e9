"""What is empty is filled from what stands beside it; what is filled in stays."""

import pandas as pd

from klantenbestand.reading.data import SheetData, read_data
from reading.books import book_of


def customers(table: str) -> SheetData:
    data = read_data(book_of({"Klanten": table})).customers
    assert data is not None
    return data


def row(data: SheetData, number: int) -> dict[str, str]:
    """What stands in a row, without the empty cells."""
    return {str(key): value for key, value in data.frame.loc[number].items() if pd.notna(value)}


def test_a_name_in_one_column_fills_the_columns_of_its_parts() -> None:
    data = customers("""
        | Klantnummer | Naam                   |
        | '1'         | Berg, mevr. A. van den |
        | '2'         | Jansen B.V.            |
    """)
    assert row(data, 2) == {
        "customer": "1", "gender": "v", "initials": "A.", "infix": "van den", "last_name": "Berg",
        "name": "Berg, mevr. A. van den",
    }  # fmt: skip
    assert row(data, 3) == {
        "customer": "2", "customer_type": "bedrijf", "company": "Jansen B.V.", "legal_form": "bv",
        "name": "Jansen B.V.",
    }  # fmt: skip
    assert data.made_from["last_name"] == "name"
    assert (data.headers["last_name"], data.letters["last_name"]) == ("Naam", "B")


def test_a_name_that_is_already_in_parts_is_not_touched() -> None:
    data = customers("""
        | Klantnummer | Naam        | Voornaam | Achternaam |
        | '1'         | Anna Jansen | An       | Janssen    |
        | '2'         | Els Boer    |          |            |
    """)
    assert (data.frame.at[2, "first_name"], data.frame.at[2, "last_name"]) == ("An", "Janssen")
    assert (data.frame.at[3, "first_name"], data.frame.at[3, "last_name"]) == ("Els", "Boer")
    assert "last_name" not in data.made_from


def test_beside_a_first_name_the_name_is_the_surname() -> None:
    data = customers("""
        | Klantnummer | Voornaam | Naam         |
        | '1'         | Maria    | Garcia Lopez |
        | '2'         | Jan      | de Vries     |
    """)
    assert data.frame["last_name"].tolist() == ["Garcia Lopez", "Vries"]
    assert data.frame.at[3, "infix"] == "de"
    assert data.frame["first_name"].tolist() == ["Maria", "Jan"]


def test_a_surname_with_its_tussenvoegsel_comes_apart_unless_it_is_belgian() -> None:
    data = customers("""
        | Klantnummer | Voornaam | Tussenvoegsel | Achternaam   |
        | '1'         | Jan      |               | van der Berg |
        | '2'         | Piet     | van           | de Berg      |
        | '3'         | Patsy    |               | Van Damme    |
    """)
    assert data.frame["last_name"].tolist() == ["Berg", "de Berg", "Van Damme"]
    assert data.frame["infix"].fillna("").tolist() == ["van der", "van", ""]


def test_a_legal_form_is_read_from_the_name_of_the_company() -> None:
    data = customers("""
        | Klantnummer | Bedrijfsnaam | Rechtsvorm |
        | '1'         | Kok & Zn vof |            |
        | '2'         | Kok B.V.     | stichting  |
        | '3'         | Garage Kok   |            |
    """)
    assert data.frame["legal_form"].fillna("").tolist() == ["vof", "stichting", ""]


def test_an_address_in_one_column_fills_its_parts() -> None:
    data = customers("""
        | Klantnummer | Adres                            |
        | '1'         | Kerkstraat 12a, 3511 ab  Utrecht |
    """)
    assert row(data, 2) == {
        "customer": "1", "street": "Kerkstraat", "house_number": "12", "house_addition": "a",
        "address": "Kerkstraat 12a, 3511 ab Utrecht", "postcode": "3511 AB", "city": "Utrecht",
    }  # fmt: skip


def test_postcode_and_place_are_never_taken_from_two_addresses() -> None:
    data = customers("""
        | Klantnummer | Adres                         | Postcode | Plaats |
        | '1'         | Kerkstraat 1, 3511 AB Utrecht | 9999 XX  |        |
        | '2'         | Kerkstraat 1, 3511 AB Utrecht |          | Gouda  |
        | '3'         | Kerkstraat 1, 3511 AB Utrecht | 3511 AB  |        |
    """)
    assert data.frame["postcode"].fillna("").tolist() == ["9999 XX", "", "3511 AB"]
    assert data.frame["city"].fillna("").tolist() == ["", "Gouda", "Utrecht"]


def test_a_number_behind_the_street_moves_to_its_own_column() -> None:
    data = customers("""
        | Klantnummer | Straat        | Huisnummer |
        | '1'         | Kerkstraat 12 |            |
        | '2'         | Kerkstraat 12 | '3'        |
        | '3'         | Plein 1944    |            |
    """)
    assert data.frame["street"].tolist() == ["Kerkstraat", "Kerkstraat 12", "Plein 1944"]
    assert data.frame["house_number"].fillna("").tolist() == ["12", "3", ""]


def test_an_addition_behind_the_number_moves_to_its_own_column() -> None:
    data = customers("""
        | Klantnummer | Straat     | Huisnummer | Toevoeging |
        | '1'         | Kerkstraat | 12a        |            |
        | '2'         | Kerkstraat | 12a        | hs         |
    """)
    assert data.frame["house_number"].tolist() == ["12", "12a"]
    assert data.frame["house_addition"].tolist() == ["a", "hs"]


def test_an_empty_house_number_stays_empty_beside_one_with_an_addition() -> None:
    data = customers("""
        | Klantnummer | Straat    | Huisnummer |
        | '1'         | Waterkade |            |
        | '2'         | Bongerd   | 12-5       |
    """)
    assert data.frame["house_number"].fillna("").tolist() == ["", "12"]


def test_a_place_behind_the_postcode_moves_to_its_own_column() -> None:
    data = customers("""
        | Klantnummer | Postcode       | Plaats |
        | '1'         | 3511ab Utrecht |        |
        | '2'         | 3511 AB        | Gouda  |
    """)
    assert data.frame["postcode"].tolist() == ["3511 AB", "3511 AB"]
    assert data.frame["city"].tolist() == ["Utrecht", "Gouda"]


def test_without_bedrag_and_aantal_the_price_is_what_the_line_costs() -> None:
    data = read_data(
        book_of(
            {
                "Aankopen": """
        | Datum      | Klantnummer | Artikel | Prijs |
        | 01-02-2025 | '1'         | Thee    | 10    |
    """
            }
        )
    )
    assert data.purchases is not None
    assert data.purchases.frame["amount"].tolist() == [10.0]
    (finding,) = data.findings.with_code("amount-from-price")
    assert (finding.column, finding.letter) == ("Prijs", "D")


def test_with_aantal_the_amount_is_left_to_the_analysis() -> None:
    data = read_data(
        book_of(
            {
                "Aankopen": """
        | Datum      | Klantnummer | Aantal | Prijs |
        | 01-02-2025 | '1'         | 2      | 10    |
    """
            }
        )
    )
    assert data.purchases is not None
    assert "amount" not in data.purchases.frame
