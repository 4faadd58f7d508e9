# ruff: noqa: E501 -- tables
"""Whose the numbers of a source are: what was found of them once holds, until a person says otherwise."""

import shutil

import pytest

from import_cases import NUMBERS, SHEETS, export, line, taken, whose
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.shipped import shipped
from workbooks import workbook_from_markdown

NAMELESS = "Bon;Datum;Klantcode;Artikel;Bedrag"
SURNAMES = "Bon;Datum;Klantcode;Achternaam;Artikel;Bedrag"
DEBTORS = "Klantcode;Voornaam;Achternaam;E-mailadres"


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS)


def test_numbers_that_became_ours_by_chance_are_not_ours(tmp_path):
    path = shutil.copy(shipped("workbook") / "Klantenbestand.xlsx", tmp_path / "Nieuw.xlsx")
    people = [f"1000{at};{name};{last};{name}@{last}.nl" for at, (name, last) in enumerate([("An", "Aalders"), ("Bo", "Bos"), ("Co", "Corneel")], 1)]  # fmt: skip
    taken(path, export(tmp_path, *people, head=DEBTORS, name="boekhouding-debiteuren.csv"))
    taken(path, export(tmp_path, line("a", "WK1", "Bram", "Wit", "bram@wit.nl")))
    assert whose(path)["a"] == "10004 Bram Wit"
    outcome = taken(
        path, export(tmp_path, "F9;12-11-2026;10004;Thee;5", head=NAMELESS, name="boekhouding-facturen.csv")
    )
    assert outcome.findings.with_code("import-nobodys")
    assert "F9" not in whose(path)


def test_that_numbers_are_ours_is_said_once(path, tmp_path):
    first = export(tmp_path, "b1;10-11-2026;10002;Bakker;Thee;5", "b2;10-11-2026;10003;Vos;Thee;5", head=SURNAMES, name="kassa.csv")  # fmt: skip
    taken(path, first, own_numbers=True)
    second = export(tmp_path, "b3;12-11-2026;10002;Bakker;Thee;5", "b4;12-11-2026;10001;;Thee;5", head=SURNAMES, name="kassa.csv")  # fmt: skip
    taken(path, second)
    assert whose(path) == {"b1": "10002 Els Bakker", "b2": "10003 Piet Vos", "b3": "10002 Els Bakker", "b4": "10001 Jan Jansen"}  # fmt: skip


def test_who_said_wrongly_nothing_may_say_it_later(path, tmp_path):
    quiet = export(tmp_path, "b1;10-11-2026;10002;Bakker;Thee;5", head=SURNAMES, name="kassa.csv")
    taken(path, quiet)
    more = export(tmp_path, "b2;11-11-2026;10002;Bakker;Thee;5", head=SURNAMES, name="kassa.csv")
    taken(path, more, own_numbers=True)
    assert whose(path)["b2"] == "10002 Els Bakker"


def test_numbers_that_names_showed_to_be_ours_are_so_in_a_quiet_week(path, tmp_path):
    people = [("10001", "Jan", "Jansen"), ("10002", "Els", "Bakker"), ("10003", "Piet", "Vos")]
    taken(path, export(tmp_path, *(line(f"a{at}", *who) for at, who in enumerate(people)), name="kassa.csv"))
    taken(path, export(tmp_path, line("b", *people[1]), name="kassa.csv"))
    taken(path, export(tmp_path, "c;12-11-2026;10003;Thee;5", head=NAMELESS, name="kassa.csv"))
    found = whose(path)
    assert (found["b"], found["c"]) == ("10002 Els Bakker", "10003 Piet Vos")


def test_one_who_has_our_number_and_that_name_is_that_customer(path, tmp_path):
    assert taken(path, export(tmp_path, line("a", "10002", "Els", "Bakker"), name="kassa.csv")).json["nieuw"] == []
    assert whose(path) == {"a": "10002 Els Bakker"}


def test_a_number_of_two_customers_without_days_is_nobodys(tmp_path):
    numbers = "| Bron | Nummer bij bron | Klantnummer |\n|---|---|---|\n| Webwinkel | WK1 | 10001 |\n| Webwinkel | WK1 | 10002 |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": numbers})
    outcome = taken(path, export(tmp_path, "a;12-11-2026;WK1;Thee;5", head=NAMELESS))
    assert outcome.findings.with_code("import-nobodys")
    taken(path, export(tmp_path, line("b", "WK1", "Els", "Bakker")))
    assert whose(path) == {"b": "10002 Els Bakker"}


def test_a_firm_on_the_number_of_a_private_customer_is_not_followed(path, tmp_path):
    outcome = taken(path, export(tmp_path, "a;12-11-2026;WK1;Bouwbedrijf De Groot BV;Thee;5", head="Bon;Datum;Klantcode;Bedrijfsnaam;Artikel;Bedrag"))  # fmt: skip
    assert whose(path)["a"].startswith("10004")
    assert outcome.findings.with_code("import-other-name")


def test_a_nameless_number_of_a_customer_who_is_gone_waits(tmp_path):
    path = workbook_from_markdown(
        tmp_path, {**SHEETS, "Nummers": NUMBERS + "| Webwinkel | WK7 | 10500 | 01-01-2026 |\n"}
    )
    outcome = taken(path, export(tmp_path, "a;12-11-2026;WK7;Thee;5", head=NAMELESS))
    assert (outcome.json["regels_toegevoegd"], whose(path)) == (0, {})


def test_a_nameless_line_on_a_number_of_two_waits_and_is_not_put_on_one(path, tmp_path):
    orders = export(tmp_path, "o1;12-11-2026;WK1;Thee;5", head=NAMELESS, name="webwinkel-orders.csv")
    people = export(tmp_path, "WK1;Jan;Jansen;", "WK1;Petra;Jansen;", head=DEBTORS, name="webwinkel-klanten.csv")
    outcome = taken(path, orders, people)
    assert outcome.findings.with_code("import-nobodys")
    assert whose(path) == {}


def test_a_new_customer_with_the_number_of_one_that_he_may_be_is_asked_about(path, tmp_path):
    lines = [
        line("a", "WK1", "", "Jansen", Postcode="9711 AA"),
        line("b", "WK1", "Petra", "Jansen"),
        line("c", "WK1", "Kees", "Jansen"),
    ]
    outcome = taken(path, export(tmp_path, *lines))
    found = whose(path)
    number = found["a"].split()[0]
    assert number not in ("10001", found["b"].split()[0])
    assert (number, "10001") in [(one["klantnummer"], one["misschien"]) for one in outcome.json["vragen"]]
    assert not any("10001, maar daar Jansen" in text for text in outcome.messages)


def test_a_customer_without_a_number_of_his_own_is_asked_about(tmp_path):
    customers = SHEETS["Klanten"].replace("| 10002       |", "|             |")
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    told = {"Straat": "Dorpsweg", "Huisnr": "3", "Postcode": "4463 XA", "Woonplaats": "Goes"}
    outcome = taken(path, export(tmp_path, line("a", "WK5", "Els", "Bakker", "els@bakker.nl", **told)))
    assert [one["misschien"] for one in outcome.json["vragen"]] == ["rij 3"]
    assert read_data(FileBook.open(path)).customers.frame["customer"].dropna().tolist() == ["10001", "10003", "10004"]
