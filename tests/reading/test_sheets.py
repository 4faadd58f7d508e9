"""Which sheet of the owner is which of ours."""

import dataclasses

import pytest

from klantenbestand.book.protocol import Book, SheetInfo
from klantenbestand.reading.sheets import Found, How, find_sheets
from klantenbestand.words.settings import DEFAULTS, Settings
from reading.books import book_of

CUSTOMERS = """
    | Klantnummer | Achternaam | Plaats  |
    | '1'         | Jansen     | Utrecht |
"""
PURCHASES = """
    | Ordernummer | Datum      | Klantnummer | Bedrag |
    | F1          | 01-02-2025 | '1'         | 10     |
"""
BANK = """
    | Datum      | Bedrag | Omschrijving | Tegenrekening |
    | 01-02-2025 | 10     | Huur         | NL91...       |
"""


def found_in(sheets: dict[str, str], settings: Settings = DEFAULTS, **options: object) -> Found:
    return find_sheets(book_of(sheets, **options), settings)


def names(found: Found) -> dict[str, tuple[str, How]]:
    return {key: (choice.name, choice.how) for key, choice in found.sheets.items()}


def codes(found: Found) -> list[str]:
    """The findings, but for what is simply absent."""
    return [finding.code for finding in found.findings if not finding.code.endswith("-sheet-missing")]


def test_sheets_are_found_by_their_own_names() -> None:
    found = found_in({"Aankopen": PURCHASES, "KLANTEN ": CUSTOMERS})
    assert names(found) == {"customers": ("KLANTEN ", How.NAME), "purchases": ("Aankopen", How.NAME)}
    assert codes(found) == []


def test_sheets_are_found_by_another_name_without_a_word() -> None:
    found = found_in({"Debiteuren": CUSTOMERS, "Facturen": PURCHASES})
    assert names(found) == {"customers": ("Debiteuren", How.ALIAS), "purchases": ("Facturen", How.ALIAS)}
    assert codes(found) == []


@pytest.mark.parametrize("name", ["Klanten 2026", "tblKlanten", "Relaties (nieuw)"])
def test_a_year_or_prefix_in_a_name_does_not_hide_it(name: str) -> None:
    assert names(found_in({name: CUSTOMERS})) == {"customers": (name, How.PART_OF_NAME)}


def test_the_name_of_an_excel_table_counts_as_a_name() -> None:
    found = found_in({"Blad1": CUSTOMERS}, tables={"Blad1": "Klanten"})
    assert names(found) == {"customers": ("Blad1", How.PART_OF_NAME)}


def test_a_sheet_found_by_content_is_shown_with_the_setting_that_confirms_it() -> None:
    found = found_in({"Blad1": CUSTOMERS, "Blad2": PURCHASES})
    assert names(found) == {"customers": ("Blad1", How.CONTENT), "purchases": ("Blad2", How.CONTENT)}
    first = found.findings[0]
    assert (first.code, first.sheet, first.details["setting"]) == ("sheet-by-content", "Blad1", "Tab met klanten")


def test_a_list_of_orders_with_addresses_is_purchases_and_not_customers() -> None:
    found = found_in(
        {
            "export": """
        | Order | Datum      | Customer id | Naam   | E-mail    | Plaats  | Totaal |
        | F1    | 01-02-2025 | '1'         | Jansen | j@x.nl    | Utrecht | 10     |
    """
        }
    )
    assert names(found) == {"purchases": ("export", How.CONTENT)}


def test_a_bank_statement_and_an_empty_sheet_are_none_of_ours() -> None:
    found = found_in({"Bank": BANK, "Blad2": ""})
    assert names(found) == {}
    assert [finding.code for finding in found.findings] == [
        "customers-sheet-missing", "purchases-sheet-missing", "contacts-sheet-missing",
    ]  # fmt: skip


def test_two_lists_on_one_sheet_are_both_found() -> None:
    found = found_in(
        {
            "Blad1": """
        | Klantnummer | Achternaam | Plaats  |  | Ordernummer | Datum      | Klantnummer | Bedrag |
        | '1'         | Jansen     | Utrecht |  | F1          | 01-02-2025 | '1'         | 10     |
        | '2'         | Smit       | Gouda   |  | F2          | 02-02-2025 | '1'         | 20     |
    """
        }
    )
    assert names(found) == {"customers": ("Blad1", How.CONTENT), "purchases": ("Blad1", How.CONTENT)}


def test_a_setting_decides_over_names() -> None:
    settings = dataclasses.replace(DEFAULTS, customers_sheet="blad3")
    found = found_in({"Klanten": CUSTOMERS, "Blad3": CUSTOMERS}, settings)
    assert names(found)["customers"] == ("Blad3", How.SETTING)
    assert codes(found) == []


def test_a_setting_that_names_no_sheet_is_a_finding_and_the_search_goes_on() -> None:
    settings = dataclasses.replace(DEFAULTS, customers_sheet="Weg")
    found = found_in({"Klanten": CUSTOMERS}, settings)
    assert names(found) == {"customers": ("Klanten", How.NAME)}
    assert codes(found) == ["setting-sheet-unknown"]


def test_a_year_on_each_sheet_is_pointed_out_for_only_one_is_read() -> None:
    found = found_in({"Aankopen 2024": PURCHASES, "Aankopen 2025": PURCHASES})
    assert names(found) == {"purchases": ("Aankopen 2024", How.PART_OF_NAME)}
    assert [(one.code, one.sheet) for one in found.findings if one.code == "sheet-not-read"] == [
        ("sheet-not-read", "Aankopen 2025")
    ]


def test_a_sheet_named_klanten_without_a_number_says_which_column_and_which_looks_like_it() -> None:
    found = found_in(
        {
            "Klanten": """
        | Klantnumer | Achternaam |
        | '1'        | Jansen     |
    """
        }
    )
    assert names(found) == {}
    assert found.lacking == {"customers": ("Klantnummer",)}
    (finding,) = [one for one in found.findings if one.code == "column-missing-near"]
    assert (finding.sheet, finding.details["near"], finding.details["letter"]) == ("Klanten", "Klantnumer", "A")
    assert finding.details["others"] == "Klantnr, Klant of Klantcode"


def test_a_sheet_named_klanten_about_something_else_still_gets_its_finding() -> None:
    found = found_in(
        {
            "Klanten": """
        | Gewicht | Kleur |
        | 1       | rood  |
    """
        }
    )
    assert codes(found) == ["column-missing"]


def test_every_needed_column_that_lacks_is_named_in_one_run() -> None:
    found = found_in(
        {
            "Aankopen": """
        | Ordernummer | Artikel |
        | F1          | Thee    |
    """
        }
    )
    assert found.lacking == {"purchases": ("Datum", "Bedrag")}


def test_an_empty_sheet_named_klanten_is_said_to_be_empty() -> None:
    assert codes(found_in({"Klanten": ""})) == ["sheet-empty"]


class Marked:
    """A book of which the sheet "Klanten" is a result tab of ours."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __getattr__(self, name: str) -> object:
        return getattr(self._book, name)

    def sheets(self) -> tuple[SheetInfo, ...]:
        return tuple(dataclasses.replace(info, tab="Klantoverzicht") for info in self._book.sheets())


def test_our_own_result_tabs_are_never_read_as_data() -> None:
    found = find_sheets(Marked(book_of({"Klanten": CUSTOMERS})), DEFAULTS)
    assert names(found) == {}
