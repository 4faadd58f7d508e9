"""Headers of the owner matched to our columns."""

import pytest

from klantenbestand.reading.headers import lacking, match_headers, near_misses
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.sheets import CAMPAIGNS, CONTACTS, CUSTOMERS, DATA_SHEETS, PURCHASES


def matched(sheet: DataSheet, *headers: str, unwanted: str = "") -> dict[str, str]:
    """Key -> the header that was taken for it."""
    found = match_headers(sheet, dict(enumerate(headers, 1)), unwanted)
    return {key: found.texts[number] for key, number in found.columns.items()}


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.key)
def test_our_own_headers_all_find_their_own_column(sheet: DataSheet) -> None:
    headers = match_headers(sheet, {number: column.header for number, column in enumerate(sheet, 1)})
    assert [key for key, _ in sorted(headers.columns.items(), key=lambda pair: pair[1])] == [c.key for c in sheet]
    assert headers.exact == {column.key for column in sheet}
    assert not headers.extra


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.key)
def test_every_alias_alone_is_understood(sheet: DataSheet) -> None:
    own = {fold(column.header): column.key for column in sheet}
    for column in sheet:
        for alias in column.aliases:
            found = match_headers(sheet, {1: alias})
            assert found.columns, alias
            assert own.get(fold(alias), column.key) in found.columns or len(found.columns) == 1


@pytest.mark.parametrize(
    "header",
    ["Klantnummer", "KLANTNUMMER", "klant nummer", "Klant-nummer", "klant_nummer", "Klant\nnummer", "Klantnummer *",
     "Klantnummer (verplicht)", "Nr", "Nr.", "Klantnr.", "Debiteurnummer", "Customer ID", "Klant-id"],
)  # fmt: skip
def test_spelling_of_a_header_makes_no_difference(header: str) -> None:
    assert matched(CUSTOMERS, header) == {"customer": header}


def test_a_unit_between_brackets_is_read_over_unless_it_belongs_to_the_name() -> None:
    assert matched(PURCHASES, "Bedrag (in €)", "Prijs (per stuk)", "Levensduur (maanden)", "Datum [dd-mm]") == {
        "amount": "Bedrag (in €)",
        "price": "Prijs (per stuk)",
        "lifetime_months": "Levensduur (maanden)",
        "date": "Datum [dd-mm]",
    }


def test_the_own_header_goes_before_an_alias_wherever_it_stands() -> None:
    assert matched(PURCHASES, "Factuur", "Ordernummer") == {"order": "Ordernummer"}
    assert matched(CUSTOMERS, "Nr", "Klantnummer")["customer"] == "Klantnummer"


def test_an_earlier_alias_goes_before_a_later_one() -> None:
    assert matched(PURCHASES, "Factuur", "Factuurnummer") == {"order": "Factuurnummer"}


def test_a_header_that_is_an_alias_of_two_columns_serves_the_one_that_is_free() -> None:
    """On Contacten "Datum contact" is the date; beside a real Datum it is the owner's own."""
    found = match_headers(CONTACTS, {1: "Datum", 2: "Datum contact"})
    assert found.columns == {"date": 1}
    assert found.rivals == {2: "date"}


def test_of_two_equal_headers_the_first_is_taken_and_the_second_is_a_rival() -> None:
    found = match_headers(CUSTOMERS, {1: "Klantnummer", 2: "Telefoon", 5: "telefoon"})
    assert found.columns["phone"] == 2
    assert found.rivals == {5: "phone"}
    assert found.extra == {5: "telefoon"}


def test_amounts_with_the_wrong_vat_come_last() -> None:
    both = ("Bedrag incl btw", "Bedrag excl btw")
    assert matched(PURCHASES, *both, unwanted="incl") == {"amount": "Bedrag excl btw"}
    assert matched(PURCHASES, *both, unwanted="excl") == {"amount": "Bedrag incl btw"}
    assert matched(PURCHASES, "Bedrag incl btw", unwanted="incl") == {"amount": "Bedrag incl btw"}


def test_what_we_do_not_know_is_the_owners() -> None:
    found = match_headers(CUSTOMERS, {1: "Klantnummer", 2: "Schoenmaat"})
    assert found.extra == {2: "Schoenmaat"}


def test_likeness_is_pointed_out_and_never_taken() -> None:
    headers = match_headers(CUSTOMERS, {1: "Klantnumer", 2: "Achternamm", 3: "Schoenmaat", 4: "Lnad"})
    assert headers.columns == {}
    assert near_misses(CUSTOMERS, headers) == {"customer": 1, "last_name": 2}


def test_nothing_looks_like_a_column_that_was_found_already() -> None:
    headers = match_headers(CUSTOMERS, {1: "Klantnummer", 2: "Klantnumer"})
    assert near_misses(CUSTOMERS, headers) == {}


def test_prijs_stands_in_for_bedrag() -> None:
    assert [column.key for column in lacking(PURCHASES, {"date"})] == ["amount"]
    assert lacking(PURCHASES, {"date", "price"}) == ()
    assert [column.key for column in lacking(CAMPAIGNS, set())] == ["campaign"]
