"""The whole workbook as typed data."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.reading.data import Data, read_data
from klantenbestand.words.findings import Severity
from klantenbestand.words.texts import FINDINGS, finding_sentences, place
from reading.books import book_of

WORKBOOK = {
    "Klanten": """
        | Klantnummer | Naam | Adres | Postcode | Plaats | Telefoon | E-mail | E-mail toestemming | Klant sinds |
        | '0012' | Berg, mevr. A. van den | Kerkstraat 12a | 1234ab | Gouda | 612345678 | I@X.nl; | x | 1 feb 2024 |
        | '0013' | Jansen BV              | Plein 1944 7   |  |  |  | mailto:a@b.nl | misschien | '31-02-2024' |
        | '0014' | #N/A                   | Dorpsstraat 3  |  |  |  | geen          | nee       | 2015         |
    """,
    "Aankopen": """
        | Ordernummer | Datum      | Klantnummer | Artikel  | Bedrag     |
        | F1          | 01-02-2025 | 12          | Thee     | '1.234,56' |
        | F2          | '1-2-2025' | '0013'      | 'Koffie ' | '€ 12,-'  |
        | F3          | 45000      | ''          | Koffie   | tien       |
    """,
    "Contacten": """
        | Datum      | Klantnummer | Kanaal   | Verslag |
        | 01-02-2025 | '0012'      | whatsapp | Gebeld  |
    """,
}  # fmt: skip


@pytest.fixture(scope="module")
def data() -> Data:
    return read_data(book_of(WORKBOOK))


def test_all_sheets_come_typed(data: Data) -> None:
    assert [sheet.name for sheet in data.sheets()] == ["Klanten", "Aankopen", "Contacten"]
    assert data.campaigns is None
    assert data.purchases is not None
    assert data.purchases.frame["amount"].fillna(-1).tolist() == [1234.56, 12.0, -1]
    assert data.purchases.frame["customer"].fillna("").tolist() == ["0012", "0013", ""]
    assert data.purchases.frame["date"].dt.strftime("%d-%m-%Y").tolist() == ["01-02-2025", "01-02-2025", "15-03-2023"]


def test_every_repair_and_every_failure_is_named_once_with_its_cells(data: Data) -> None:
    found = {(one.code, one.letter, *one.rows) for one in data.findings if one.rows}
    assert found == {
        ("cell-error", "B", 4),
        ("postcode-spelling", "D", 2),
        ("zero-lost", "F", 2),
        ("email-spelling", "G", 2, 3),
        ("choice-strictest", "H", 3),
        ("date-as-text", "I", 2),
        ("date-impossible", "I", 3),
        ("date-year-only", "I", 4),
        ("date-as-text", "B", 3),
        ("date-serial", "B", 4),
        ("customer-other-spelling", "C", 2),
        ("text-spaces", "D", 3),
        ("number-as-text", "E", 2, 3),
        ("number-unread", "E", 4),
    }


def test_what_could_not_be_read_is_an_error_and_what_was_repaired_a_tip(data: Data) -> None:
    for code in ("cell-error", "date-impossible", "number-unread"):
        assert FINDINGS[code].severity is Severity.ERROR
    for code in ("postcode-spelling", "zero-lost", "email-spelling", "date-as-text", "number-as-text", "text-spaces"):
        assert FINDINGS[code].severity is Severity.TIP


def test_every_finding_has_a_sentence_for_every_row(data: Data) -> None:
    for finding in data.findings:
        for position in range(finding.count):
            what, todo = finding_sentences(finding, position)
            assert what.endswith((".", "?"))
            assert "{" not in what + todo + place(finding, position)


def test_the_sentences_tell_what_to_do(data: Data) -> None:
    (finding,) = data.findings.with_code("customer-other-spelling")
    assert (place(finding), *finding_sentences(finding)) == (
        "tab Aankopen, rij 2, kolom Klantnummer",
        "Klantnummer 12 staat bij de klanten als 0012. Wij lezen 0012.",
        "Schrijf het nummer op alle tabs hetzelfde: 0012.",
    )


def test_a_workbook_without_our_data_says_so_and_stops_nothing() -> None:
    data = read_data(book_of({"Voorraad": "| Doos | Gewicht |\n| a | 1 |"}))
    assert list(data.sheets()) == []
    assert [one.code for one in data.findings] == ["settings-absent", "no-customer-data"]


def test_klanten_alone_is_enough() -> None:
    data = read_data(book_of({"Klanten": WORKBOOK["Klanten"]}))
    assert data.customers is not None
    assert data.findings.with_code("purchases-sheet-missing")
    assert not data.findings.with_code("no-customer-data")


def test_the_header_of_the_amount_is_held_against_the_setting() -> None:
    purchases = "| Datum | Bedrag incl. btw |\n| 01-02-2025 | 10 |"
    (finding,) = read_data(book_of({"Aankopen": purchases})).findings.with_code("amount-other-vat")
    assert (finding.details["says"], finding.details["setting"]) == ("inclusief btw", "exclusief btw")
    told = "| Instelling | Waarde |\n| Bedragen | inclusief btw |"
    agreed = read_data(book_of({"Aankopen": purchases, "Instellingen": told}))
    assert not agreed.findings.with_code("amount-other-vat")


@settings(max_examples=6)
@given(st.randoms(use_true_random=False))
def test_the_order_of_columns_makes_no_difference(shuffle: random.Random) -> None:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in WORKBOOK["Klanten"].strip().splitlines()
    ]
    order = list(range(len(rows[0])))
    shuffle.shuffle(order)
    shuffled = "\n".join("| " + " | ".join(row[at] for at in order) + " |" for row in rows)
    one, other = (read_data(book_of({"Klanten": table})) for table in (WORKBOOK["Klanten"], shuffled))
    assert one.customers is not None
    assert other.customers is not None
    assert one.customers.frame.equals(other.customers.frame)
    assert sorted(found.code for found in one.findings) == sorted(found.code for found in other.findings)
