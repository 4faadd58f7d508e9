"""An export of orders that cannot be read as such is not taken for a list of customers."""

import pytest

from klantenbestand.reading.export_headers import columns_of
from klantenbestand.reading.export_lacking import check_given, check_orders
from klantenbestand.reading.exports import read_exports
from klantenbestand.steps.import_sources import given_columns
from klantenbestand.words.errors import UsageError
from klantenbestand.words.texts import error_sentence

WHO = "Achternaam;E-mail"


def read(tmp_path, head, *lines, given=()):
    file = tmp_path / "x.csv"
    file.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return read_exports(file, given_columns(given), "excl")[0]


def refused(tmp_path, head, *lines, given=()):
    with pytest.raises(UsageError) as raised:
        read(tmp_path, head, *lines, given=given)
    return raised.value


@pytest.mark.parametrize(
    "header",
    [
        "Datum besteld",
        "Aangemaakt op",
        "Datum/tijd",
        "Datum en tijd",
        "Transactiedatum",
        "Boekdatum",
        "Besteld op",
        "Datum bestelling",
        "Purchase Date",
        "Created",
        "Tijdstip",
    ],
)
def test_what_programs_call_the_day(tmp_path, header):
    export = read(tmp_path, f"Bestelnummer;{header};{WHO};Bedrag", "W1;10-11-2026;Bos;bos@a.nl;12,50")
    assert export.lines["date"].dt.strftime("%d-%m-%Y").tolist() == ["10-11-2026"]


@pytest.mark.parametrize(
    "header",
    [
        "Totaal incl",
        "Totaalbedrag incl. btw",
        "Bedrag in EUR",
        "Subtotaal",
        "Brutobedrag",
        "Omzet incl. btw",
        "Omzet excl. btw",
        "Order totaal",
        "Grand Total",
        "Grand Total (Purchased)",
        "Total incl. VAT",
        "Price_Incl",
    ],
)
def test_what_programs_call_the_amount(tmp_path, header):
    export = read(tmp_path, f"Bestelnummer;Datum;{WHO};{header}", "W1;10-11-2026;Bos;bos@a.nl;12,50")
    assert export.lines["amount"].tolist() == [12.5]


def test_the_orders_of_magento(tmp_path):
    head = "ID;Purchase Date;Bill-to Name;Grand Total (Purchased);Status;Customer Email"
    export = read(tmp_path, head, "000000012;2026-11-10 10:00:00;Anna Bos;12.50;complete;bos@a.nl")
    assert (export.lines["order"].tolist(), export.lines["amount"].tolist()) == (["000000012"], [12.5])


@pytest.mark.parametrize(
    ("head", "missing", "example"),
    [
        (f"Bestelnummer;Purchase Day;{WHO};Bedrag", "de datum", "Purchase Day=Datum"),
        (f"Bestelnummer;Datum;{WHO};Te voldoen EUR", "het bedrag", "Te voldoen EUR=Bedrag"),
        (f"Bestelnr;Dag van koop;{WHO};Artikel;Te voldoen EUR", "de datum en het bedrag", "Dag van koop=Datum"),
        (f"{WHO};Dag van koop;Artikel;Prijs", "de datum", "Dag van koop=Datum"),
        (f"{WHO};Dag van koop;Aantal", "de datum en het bedrag", "Dag van koop=Datum"),
        (f"{WHO};Dag van koop;Totaalbedrag", "de datum", "Dag van koop=Datum"),
    ],
)
def test_orders_without_a_day_or_an_amount_are_refused(tmp_path, head, missing, example):
    error = refused(tmp_path, head, ";".join("x" for _ in head.split(";")))
    sentence = error_sentence(error)
    assert error.code == "export-orders-lacking"
    assert f"geen kolom met {missing} is herkend" in sentence
    assert f'--kolom "{example}"' in sentence
    assert head.replace(";", ", ") in sentence


@pytest.mark.parametrize(
    "head",
    [
        "Customer ID;First Name;Last Name;Email;Total Spent;Total Orders;Note",
        "Klantnummer;Achternaam;E-mail;Aantal orders;Totaal besteed;Laatste bestelling",
        "Klantnummer;Achternaam;E-mail;Aantal orders;Totaal;Laatste bestelling",
        "Name;Username;Last Active;Sign Up;Email;Orders;Total Spend;AOV",
        "ID;Naam;E-mail;Aangemaakt op;Omzet",
        "Code;Naam;E-mail;Omschrijving;Created",
    ],
)
def test_a_list_of_customers_with_totals_is_read_as_one(tmp_path, head):
    export = read(tmp_path, head, ";".join(f"bos{at}@a.nl" for at, _ in enumerate(head.split(";"))))
    assert export.lines is None
    assert len(export.customers) == 1


def test_who_says_that_it_is_no_order_has_a_list_of_customers(tmp_path):
    export = read(tmp_path, f"{WHO};Aantal", "Bos;bos@a.nl;3", given=["Aantal="])
    assert export.customers["last_name"].tolist() == ["Bos"]


def test_a_price_list_on_another_tab_is_no_order():
    people = dict(enumerate(WHO.split(";"), 1))
    prices = {1: "Artikel", 2: "Prijs"}
    check_orders([(one, columns_of(one, {})) for one in (people, prices)], "x.xlsx", {})


def test_two_headers_for_one_column_are_refused(tmp_path):
    error = refused(
        tmp_path, f"Bon;Datum;{WHO};Nr;Bedr", "1;10-11-2026;Bos;b@a.nl;3;4", given=["Nr=Bedrag", "Bedr=Bedrag"]
    )
    sentence = error_sentence(error)
    assert error.code == "import-column-twice"
    assert all(word in sentence for word in ("'Nr'", "'Bedr'", "Bedrag", '--kolom "Nr="'))


def test_two_headers_of_two_files_for_one_column_are_fine():
    given = given_columns(["Nr=Bedrag", "Bedr=Bedrag"])
    check_given({1: "Bon", 2: "Nr"}, "a.csv", given)
    check_given({1: "Bon", 2: "Bedr"}, "b.csv", given)
