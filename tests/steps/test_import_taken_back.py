# ruff: noqa: E501 -- tables
"""*Importeren*: an order that was paid back is taken back once, whoever noted it."""

from datetime import UTC, date, datetime

import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.import_plan import Request
from klantenbestand.steps.importeren import importeren
from klantenbestand.steps.outcome import Run
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Postcode | Plaats | E-mail            |
|-------------|----------|------------|----------|--------|-------------------|
| K009        | Johanna  | Berkhof    | 4461 AB  | Goes   | j.berkhof@home.nl |
"""
NUMBERS = """
| Bron      | Nummer bij bron | Klantnummer | Geldig vanaf |
|-----------|-----------------|-------------|--------------|
| Webwinkel | WK1             | K009        | 01-01-2026   |
"""
HEAD = "Bestelnummer;Besteldatum;Klantcode;Productnaam;Stuks;Totaal;Orderstatus"
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Artikel | Aantal | Bedrag | Bron      | Status   |
|-------------|------------|-------------|---------|--------|--------|-----------|----------|
| W1          | 01-11-2026 | K009        | Thee    | 1      | 15     | Webwinkel | opdracht |
{}
"""


def taken(tmp_path, back, *lines):
    """What order W1 comes to after importing these lines, and again, beside what the owner noted."""
    noted = "\n".join(back)
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES.format(noted).strip(), "Nummers": NUMBERS}
    path = workbook_from_markdown(tmp_path, sheets)
    file = tmp_path / "webwinkel.csv"
    file.write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    nets = []
    for _ in range(2):
        importeren(FileBook.open(path, in_place=True), RUN, Request([file]))
        frame = read_data(FileBook.open(path)).purchases.frame
        nets.append(round(frame.loc[frame["order"] == "W1", "amount"].sum(), 2))
    return nets


OWN = "| W1 | {day} | K009 | {what} | -1 | {amount} | Webwinkel | retour |"


@pytest.mark.parametrize(
    "back",
    [
        [],
        [OWN.format(day="09-11-2026", what="Thee", amount=-15)],
        [OWN.format(day="09-11-2026", what="Deel terug", amount=-5)],
        [OWN.format(day="09-11-2026", what="Deel", amount=-5), OWN.format(day="10-11-2026", what="Deel", amount=-5)],
    ],
)
def test_what_the_owner_noted_is_not_taken_back_again(tmp_path, back):
    assert taken(tmp_path, back, "W1;01-11-2026;WK1;Thee;1;15,00;refunded") == [0, 0]


def test_the_return_of_another_order_counts_for_that(tmp_path):
    back = [OWN.format(day="09-11-2026", what="Thee", amount=-15).replace("W1", "W2")]
    assert taken(tmp_path, back, "W1;01-11-2026;WK1;Thee;1;15,00;refunded") == [0, 0]


def test_a_discount_is_taken_back_with_the_order(tmp_path):
    lines = ("W1;01-11-2026;WK1;Thee;1;15,00;{s}", "W1;01-11-2026;WK1;Korting;1;-5,00;{s}")
    discount = ["| W1 | 01-11-2026 | K009 | Korting | 1 | -5 | Webwinkel | opdracht |"]
    assert taken(tmp_path, discount, *(line.format(s="terugbetaald") for line in lines)) == [0, 0]


def test_what_the_shop_itself_lists_as_returned_is_taken_over(tmp_path):
    lines = ("W1;01-11-2026;WK1;Thee;1;15,00;betaald", "W1;09-11-2026;WK1;Thee;-1;-15,00;betaald")
    assert taken(tmp_path, [], *lines) == [0, 0]


def test_an_order_with_a_discount_is_taken_back_once_on_a_sheet_without_statuses(tmp_path):
    lines = ("W1;02-11-2026;WK1;Thee;1;15,00;terugbetaald", "W1;02-11-2026;WK1;Korting;1;-5,00;terugbetaald")
    plain = "| Ordernummer | Datum | Klantnummer | Artikel | Bedrag | Bron |\n|---|---|---|---|---|---|\n| W0 | 01-11-2026 | K009 | Thee | 15 | Webwinkel |\n"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": plain, "Nummers": NUMBERS})
    file = tmp_path / "webwinkel.csv"
    file.write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    for _ in range(2):
        importeren(FileBook.open(path, in_place=True), RUN, Request([file]))
        assert read_data(FileBook.open(path)).purchases.frame["amount"].tolist() == [15, 15, -5, -15, 5]


def test_a_return_is_below_zero_on_a_sheet_without_statuses(tmp_path):
    plain = "| Ordernummer | Datum | Klantnummer | Artikel | Bedrag | Bron |\n|---|---|---|---|---|---|\n| W0 | 01-11-2026 | K009 | Thee | 15 | Webwinkel |\n"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": plain, "Nummers": NUMBERS})
    file = tmp_path / "webwinkel.csv"
    file.write_text("\n".join([HEAD, "W1;02-11-2026;WK1;Thee;1;8,15;retour", ""]), encoding="utf-8")
    for _ in range(2):
        importeren(FileBook.open(path, in_place=True), RUN, Request([file]))
        assert read_data(FileBook.open(path)).purchases.frame["amount"].tolist() == [15, -8.15]
