"""What the checks find, on small sheets read through the real reading code."""

import pandas as pd
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.checks.run import check
from klantenbestand.reading.data import read_data
from klantenbestand.words.findings import Finding, Findings, Severity
from klantenbestand.words.texts import FINDINGS
from workbooks import workbook_from_markdown

TODAY = pd.Timestamp(2026, 11, 15)
FINE = """
| Klantnummer | Achternaam | Postcode | Huisnummer |
|-------------|------------|----------|------------|
| K1          | Jansen     | 1234 AB  | '12'       |
| K2          | De Boer    | 2345 CD  | '7'        |
"""


def findings(tmp_path, **sheets: str) -> Findings:
    """The findings on a workbook of these sheets; those about sheets that are not there are reading's."""
    path = workbook_from_markdown(tmp_path, sheets)
    found = check(read_data(FileBook.open(path)), TODAY)
    return Findings.of(item for item in found if item.sheet in sheets)


def only(found: Findings, code: str) -> Finding:
    """The one finding with this code."""
    (finding,) = found.with_code(code)
    return finding


def test_a_good_workbook_has_no_findings(tmp_path):
    purchases = """
    | Ordernummer | Datum      | Klantnummer | Aantal | Prijs | Bedrag |
    |-------------|------------|-------------|--------|-------|--------|
    | O1          | 01-02-2026 | K1          | 2      | 10    | 20     |
    | O2          | 02-02-2026 | K2          | 1      | 12.5  | 12.5   |
    """
    assert list(findings(tmp_path, Klanten=FINE, Aankopen=purchases)) == []


@pytest.mark.parametrize(
    ("header", "good", "bad", "code"),
    [
        ("E-mail", "jan@example.nl", "jan@example", "email-form"),
        ("Telefoon", "'030-1234567'", "'030-12345'", "phone-form"),
        ("Mobiel", "'+31 6 12345678'", "'06-123456789'", "phone-form"),
        ("KvK-nummer", "'01234567'", "'12345'", "kvk-form"),
        ("Btw-id", "NL004495445B01", "NL004495446B01", "vat-form"),
        ("IBAN", "NL91ABNA0417164300", "NL92ABNA0417164300", "iban-form"),
        ("Geboortedatum", "01-05-1980", "01-05-2080", "birth-in-future"),
        ("Klant sinds", "01-05-2020", "01-05-2027", "date-in-future"),
    ],
)
def test_a_value_that_cannot_be_right_is_found_where_it_stands(tmp_path, header, good, bad, code):
    table = (
        f"| Klantnummer | Achternaam | {header} |\n|---|---|---|\n| K1 | A | {good} |\n| K2 | B | {bad} |\n| K3 | C | |"
    )
    found = findings(tmp_path, Klanten=table)
    finding = only(found, code)
    assert (finding.sheet, finding.column, finding.letter, finding.rows) == ("Klanten", header, "C", (3,))
    assert [item.code for item in found if FINDINGS[item.code].severity is not Severity.TIP] == [code]


def test_a_foreign_postcode_is_only_wrong_in_the_netherlands(tmp_path):
    table = """
    | Klantnummer | Achternaam | Postcode | Land   | Huisnummer |
    |-------------|------------|----------|--------|------------|
    | K1          | A          | 9000     | België | '1'        |
    | K2          | B          | 9000     |        | '1'        |
    """
    assert only(findings(tmp_path, Klanten=table), "postcode-form").rows == (3,)


def test_a_customer_number_twice_is_an_error_on_both_rows(tmp_path):
    table = "| Klantnummer | Achternaam |\n|---|---|\n| K1 | A |\n| K2 | B |\n| K1 | C |"
    finding = only(findings(tmp_path, Klanten=table), "customer-number-twice")
    assert (finding.rows, finding.values) == ((2, 4), ("K1", "K1"))


def test_a_row_without_number_or_name_is_found(tmp_path):
    table = "| Klantnummer | Achternaam | Plaats |\n|---|---|---|\n|  | A | Tiel |\n| K2 |  | Tiel |"
    found = findings(tmp_path, Klanten=table)
    assert only(found, "code-missing").rows == (2,)
    assert only(found, "name-missing").rows == (3,)


def test_the_objection_goes_before_the_permission_and_is_said(tmp_path):
    table = """
    | Klantnummer | Achternaam | E-mail         | E-mail toestemming | Toestemming datum | Geen reclame |
    |-------------|------------|----------------|--------------------|-------------------|--------------|
    | K1          | A          | a@example.nl   | ja                 | 01-01-2026        | alles        |
    | K2          | B          | b@example.nl   | ja                 | 01-01-2026        | telefoon     |
    | K3          | C          | c@example.nl   | ja                 |                   | nee          |
    | K4          | D          |                | ja                 | 01-01-2026        | nee          |
    """
    found = findings(tmp_path, Klanten=table)
    assert only(found, "consent-against-objection").rows == (2,)
    assert only(found, "consent-without-proof").rows == (4,)
    assert only(found, "consent-without-email").rows == (5,)


def test_a_bsn_is_found_in_a_column_of_its_own_and_in_the_vat_number_of_a_person_only(tmp_path):
    table = """
    | Klantnummer | Bedrijfsnaam | Rechtsvorm   | Btw-id         | BSN         |
    |-------------|--------------|--------------|----------------|-------------|
    | K1          | Fietsen Jan  | eenmanszaak  | NL123456782B01 | '123456782' |
    | K2          | Fietsen bv   | bv           | NL123456782B01 |             |
    """
    found = findings(tmp_path, Klanten=table)
    assert only(found, "bsn-in-vat").rows == (2,)
    assert only(found, "bsn-in-vat").values == (), "a BSN is not repeated on Controle"
    assert only(found, "bsn-column").column == "BSN"


def test_an_unknown_customer_is_an_error_but_loose_sales_are_one_line_with_their_share(tmp_path):
    purchases = """
    | Datum      | Klantnummer | Bedrag |
    |------------|-------------|--------|
    | 01-02-2026 | K1          | 10     |
    | 01-02-2026 | K9          | 10     |
    | 01-02-2026 |             | 10     |
    | 01-02-2026 |             | 10     |
    """
    found = findings(tmp_path, Klanten=FINE, Aankopen=purchases)
    assert (only(found, "customer-unknown").rows, only(found, "customer-unknown").values) == ((3,), ("K9",))
    assert only(found, "loose-sales").details == {"lines": 2, "share": 50}
    assert FINDINGS["loose-sales"].severity is Severity.TIP


def test_the_amount_is_held_against_quantity_times_price(tmp_path):
    purchases = """
    | Datum      | Klantnummer | Aantal | Prijs | Bedrag |
    |------------|-------------|--------|-------|--------|
    | 01-02-2026 | K1          | 3      | 9.95  | 29.85  |
    | 02-02-2026 | K1          | 2      | 10    | 25     |
    | 03-02-2026 | K1          | 2      | 10    | 18     |
    | 04-02-2026 | K1          | 2      | 10    |        |
    | 05-02-2026 | K1          | 2      |       |        |
    """
    found = findings(tmp_path, Klanten=FINE, Aankopen=purchases)
    more, less = only(found, "amount-above-product"), only(found, "amount-below-product")
    assert (more.rows, more.values, more.expected) == ((3,), ("25",), ("20",))
    assert (less.rows, less.values, less.expected) == ((4,), ("18",), ("20",))
    assert only(found, "amount-missing").rows == (6,), "row 5 has Aantal x Prijs"


def test_an_order_number_with_two_customers_and_one_far_apart_are_said(tmp_path):
    purchases = """
    | Ordernummer | Datum      | Klantnummer | Bedrag |
    |-------------|------------|-------------|--------|
    | O1          | 01-02-2026 | K1          | 10     |
    | O1          | 01-02-2026 | K2          | 11     |
    | O2          | 01-02-2026 | K1          | 12     |
    | O2          | 15-03-2026 | K1          | 13     |
    | O3          | 01-02-2026 | K1          | 14     |
    | O3          | 04-03-2026 | K1          | 15     |
    """
    found = findings(tmp_path, Klanten=FINE, Aankopen=purchases)
    assert only(found, "order-with-two-customers").rows == (2, 3)
    assert only(found, "order-far-apart").rows == (4, 5), "42 days; the 31 days of O3 are still one order"


def test_the_same_number_from_two_sources_is_no_mistake(tmp_path):
    purchases = """
    | Ordernummer | Datum      | Klantnummer | Bedrag | Bron      |
    |-------------|------------|-------------|--------|-----------|
    | O1          | 01-02-2026 | K1          | 10     | kassa     |
    | O1          | 01-02-2026 | K2          | 11     | webwinkel |
    """
    assert not findings(tmp_path, Klanten=FINE, Aankopen=purchases).with_code("order-with-two-customers")


def test_a_line_pasted_twice_is_found_once(tmp_path):
    purchases = """
    | Ordernummer | Datum      | Klantnummer | Artikel | Bedrag |
    |-------------|------------|-------------|---------|--------|
    | O1          | 01-02-2026 | K1          | Thee    | 10     |
    | O1          | 01-02-2026 | K1          | Koffie  | 10     |
    | O1          | 01-02-2026 | K1          | Thee    | 10     |
    """
    assert only(findings(tmp_path, Klanten=FINE, Aankopen=purchases), "line-twice").rows == (4,)


def test_a_future_purchase_is_said_and_an_unreadable_date_is_said_once(tmp_path):
    purchases = """
    | Datum        | Klantnummer | Bedrag |
    |--------------|-------------|--------|
    | 16-11-2026   | K1          | 10     |
    | '31-02-2026' | K1          | 10     |
    |              | K1          | 10     |
    """
    found = findings(tmp_path, Klanten=FINE, Aankopen=purchases)
    assert only(found, "date-in-future").rows == (2,)
    assert only(found, "date-missing").rows == (4,), "row 3 holds something: reading says that"
    assert [item for item in found if tuple(item.rows) == (3,)], "the date that does not exist is said"


def test_scores_and_follow_ups_of_contacts(tmp_path):
    contacts = """
    | Datum      | Klantnummer | Vraag            | Score | Vervolgactie | Vervolgdatum | Afgehandeld |
    |------------|-------------|------------------|-------|--------------|--------------|-------------|
    | 01-02-2026 | K1          | aanbevelen 0-10  | 11    |              |              |             |
    | 01-02-2026 | K1          | tevredenheid 1-5 | 5     | Bellen       | 01-03-2026   |             |
    | 01-02-2026 | K1          |                  | 4     | Bellen       |              |             |
    | 01-02-2026 | K1          |                  |       | Bellen       |              | ja          |
    """
    found = findings(tmp_path, Klanten=FINE, Contacten=contacts)
    outside = only(found, "score-outside-scale")
    assert (outside.rows, outside.details) == ((2,), {"low": 0, "high": 10})
    assert only(found, "score-without-question").rows == (4,)
    assert only(found, "follow-up-without-date").rows == (4,)


def test_campaigns_are_held_together_with_purchases(tmp_path):
    campaigns = """
    | Campagne | Startdatum | Einddatum  |
    |----------|------------|------------|
    | Lente    | 01-03-2026 | 01-02-2026 |
    | lente    | 01-03-2026 | 31-03-2026 |
    """
    purchases = """
    | Datum      | Klantnummer | Bedrag | Campagne |
    |------------|-------------|--------|----------|
    | 01-03-2026 | K1          | 10     | LENTE    |
    | 01-03-2026 | K1          | 11     | Herfst   |
    """
    found = findings(tmp_path, Klanten=FINE, Aankopen=purchases, Campagnes=campaigns)
    assert only(found, "campaign-twice").rows == (2, 3)
    assert only(found, "end-before-start").rows == (2,)
    assert only(found, "campaign-unknown").rows == (3,)


def test_a_number_at_a_source_belongs_to_one_customer(tmp_path):
    numbers = """
    | Bron  | Nummer bij bron | Klantnummer |
    |-------|-----------------|-------------|
    | kassa | '17'            | K1          |
    | kassa | '17'            | K2          |
    | web   | '17'            | K2          |
    """
    assert only(findings(tmp_path, Klanten=FINE, Nummers=numbers), "number-with-two-customers").rows == (2, 3)


def test_the_worst_comes_first(tmp_path):
    table = (
        "| Klantnummer | Achternaam | E-mail | Aangebracht door |\n|---|---|---|---|\n| K1 | A | x | K9 |\n|  | B | | |"
    )
    severities = [FINDINGS[item.code].severity for item in findings(tmp_path, Klanten=table)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)
