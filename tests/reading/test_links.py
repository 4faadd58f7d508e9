"""Customer numbers that are written otherwise on another sheet."""

import pandas as pd

from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.links import loose
from reading.books import book_of


def linked(numbers: list[str], typed: list[str]) -> tuple[list[str], Data]:
    """The customers of purchases with `typed` as Klantnummer, where Klanten has `numbers`."""
    data = read_data(
        book_of(
            {
                "Klanten": "| Klantnummer | Achternaam |\n" + "\n".join(f"| '{one}' | Jansen |" for one in numbers),
                "Aankopen": "| Datum | Klantnummer | Bedrag |\n"
                + "\n".join(f"| 01-02-2025 | {one} | 10 |" for one in typed),
            }
        )
    )
    assert data.purchases is not None
    return data.purchases.frame["customer"].fillna("").tolist(), data


def test_a_number_that_lost_its_zeros_is_linked_with_a_finding() -> None:
    customers, data = linked(["0012", "0013"], ["12", "'0012'", "13"])
    assert customers == ["0012", "0012", "0013"]
    (finding,) = data.findings.with_code("customer-other-spelling")
    assert (finding.rows, finding.values, finding.expected) == ([2, 4], ["12", "13"], ["0012", "0013"])


def test_a_number_that_could_be_two_customers_is_left_alone() -> None:
    customers, data = linked(["0012", "12", "00012"], ["'12'", "'012'"])
    assert customers == ["12", "012"]
    assert data.findings.with_code("customer-other-spelling") == ()


def test_capitals_and_signs_in_a_number_make_no_other_customer() -> None:
    assert linked(["K-007"], ["'k007'", "'K 007'"])[0] == ["K-007", "K-007"]


def test_an_unknown_number_stays_as_typed() -> None:
    customers, data = linked(["0012"], ["99", ""])
    assert customers == ["99", ""]
    assert data.findings.with_code("customer-other-spelling") == ()


def test_the_loose_form_never_becomes_empty() -> None:
    assert loose("000") == "0"
    assert loose("0") == "0"


def test_a_merged_number_is_still_somebodys() -> None:
    data = read_data(
        book_of(
            {
                "Klanten": """
                    | Klantnummer | Achternaam | Samengevoegd met |
                    | '001'       | Jansen     |                  |
                    | '002'       | Jansen     | '001'            |
                """,
                "Contacten": """
                    | Datum      | Klantnummer | Kanaal |
                    | 01-02-2025 | 2           | brief  |
                """,
            }
        )
    )
    assert data.customers is not None
    assert data.contacts is not None
    assert data.customers.frame["customer"].tolist() == ["001"]
    assert data.merged == {"002": "001"}
    assert data.contacts.frame["customer"].tolist() == ["001"], "2 is 002, which became 001"


def test_the_customer_who_brought_another_is_linked_too() -> None:
    data = read_data(
        book_of(
            {
                "Klanten": """
        | Klantnummer | Achternaam | Aangebracht door |
        | '001'       | Jansen     |                  |
        | '002'       | Smit       | 1                |
    """
            }
        )
    )
    assert data.customers is not None
    assert data.customers.frame["referred_by"].to_dict()[3] == "001"
    assert pd.isna(data.customers.frame["referred_by"][2])


def test_customer_zero_of_a_web_shop_is_nobody() -> None:
    customers, data = linked(["0012"], ["0", "12", "0"])
    assert customers == ["", "0012", ""]
    assert [one.rows for one in data.findings.with_code("customer-zero")] == [[2, 4]]


def test_customer_zero_is_somebody_where_klanten_has_him() -> None:
    assert linked(["0", "1"], ["0"])[0] == ["0"]


def test_customer_zero_is_nobody_in_a_file_with_purchases_alone() -> None:
    data = read_data(book_of({"Aankopen": "| Datum | Klantnummer | Bedrag |\n| 01-02-2025 | 0 | 10 |"}))
    assert data.purchases is not None
    assert data.purchases.frame["customer"].isna().all()
