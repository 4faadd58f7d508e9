# ruff: noqa: E501 -- tables
"""The card of one customer: the whole text, who is found, and what is said where nobody or more than one is."""

import json
from datetime import UTC, date, datetime

import pytest

from customer_tables import ONE_NUMBER_TWICE
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import Memory, memory_tab
from klantenbestand.cli import main
from klantenbestand.mail.objections import EVERYTHING, Objection, mailbox_print
from klantenbestand.steps.klantkaart import klantkaart
from klantenbestand.steps.objection_memory import with_objections_of
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.selected import Rows
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Soort klant | Bedrijfsnaam        | Voornaam | Tussenvoegsel | Achternaam | Straat     | Huisnummer | Postcode | Plaats | Mobiel       | E-mail            | Klant sinds | Budget | Voorkeurskanaal | E-mail toestemming | Telefoon toestemming | Toestemming datum | Toestemming bron | Geen reclame | Opmerkingen         | Samengevoegd met |
|-------------|-------------|---------------------|----------|---------------|------------|------------|------------|----------|--------|--------------|-------------------|-------------|--------|-----------------|--------------------|----------------------|-------------------|------------------|--------------|---------------------|------------------|
| K1          | particulier |                     | Anna     | van der       | Berg       | Kerkstraat | 12         | 4461 AB  | Goes   | '0612345678' | anna@berg.example | 03-02-2024  | 2500   | telefoon        | ja                 |                      | 12-03-2025        | bestelformulier  |              | Heeft een hond. Belt liever na 17 uur. |   |
| K2          | particulier |                     | Jan      | van der       | Berg       | Kerkstraat | 12         | 4461 AB  | Goes   |              |                   |             |        |                 |                    |                      |                   |                  | alles        |                     |                  |
| K3          | bedrijf     | Bakkerij Kroon B.V. | Piet     |               | Kroon      |            |            |          | Goes   | '0687654321' | info@kroon.example|             |        |                 | nee                |                      |                   |                  |              |                     |                  |
| K4          | particulier |                     | A.       | van der       | Berg       | Kerkstraat | 12         | 4461 AB  | Goes   |              |                   |             |        |                 |                    |                      |                   |                  |              |                     | K1               |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Artikel | Bedrag |
|-------------|------------|-------------|---------|--------|
| O1          | 01-03-2025 | K1          | verf    | 10.10  |
| O1          | 01-03-2025 | K1          | kwast   | 5      |
| O2          | 10-04-2026 | K1          | kwast   | 120.50 |
| O3          | 01-05-2026 | K9          | behang  | 7      |
"""
CONTACTS = """
| Datum      | Klantnummer | Kanaal   | Richting | Onderwerp | Verslag          | Reactie   | Vervolgactie | Vervolgdatum | Afgehandeld |
|------------|-------------|----------|----------|-----------|------------------|-----------|--------------|--------------|-------------|
| 01-10-2026 | K1          | telefoon | in       | Offerte   | Wil de gang ook. | interesse | terugbellen  | 10-11-2026   |             |
| 01-09-2026 | K1          |          |          |           |                  |           | kaart sturen |              | nee         |
| 01-08-2026 | K1          | brief    | uit      | Folder    |                  |           | iets         | 01-09-2026   | ja          |
"""


def workbook(folder, **sheets):
    return workbook_from_markdown(
        folder, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Contacten": CONTACTS, **sheets}
    )


@pytest.fixture
def path(tmp_path):
    return workbook(tmp_path)


def card(path, wanted, **options):
    return klantkaart(FileBook.open(path), RUN, wanted, **options)


def test_the_whole_card(path):
    assert (
        "\n".join(card(path, "Anna Berg").messages)
        == """\
Anna van der Berg (klantnummer K1)
  particulier
  Kerkstraat 12, 4461 AB Goes
  Mobiel: 0612345678
  E-mail: anna@berg.example
  Voorkeurskanaal: telefoon
  Klant sinds: 03-02-2024
  Budget: € 2.500
  Op hetzelfde adres: Jan van der Berg (K2)

NU TE DOEN
  terugbellen (over Offerte), was voor 10 november 2026
  kaart sturen

WAT MAG
  Bellen voor reclame: nee, geen toestemming bekend om te bellen voor reclame
  Bellen over een bestelling of een vraag van de klant mag altijd.
  Reclame mailen: ja (12-03-2025, bestelformulier)
  Reclame per post: ja

AANKOPEN
  2 aankopen, samen € 135,60 (exclusief btw); gemiddeld € 67,80 per keer
  Eerste: 1 maart 2025. Laatste: 10 april 2026, 219 dagen geleden.
  Koopt meestal om de 405 dagen.
  Per jaar: 2025 € 15 · 2026 € 121
  Koopt het meest: kwast
  Laatste orders:
    10-04-2026  € 120,50  O2  kwast
    01-03-2025   € 15,10  O1  verf, kwast

LAATST BESPROKEN
  01-10-2026, telefoon in: Offerte. Wil de gang ook. [interesse]
  01-09-2026: (geen verslag)
  01-08-2026, brief uit: Folder

OPMERKINGEN
  Heeft een hond. Belt liever na 17 uur."""
    )


def test_a_short_card_fits_the_message_of_excel(tmp_path):
    long = CUSTOMERS.replace("Heeft een hond.", "Heeft een hond. " * 60)
    talks = CONTACTS.replace("Wil de gang ook.", "Wil de gang ook. " * 60)
    path = workbook(tmp_path, Klanten=long, Contacten=talks)
    words = "\n".join(card(path, "K1", brief=True).messages)
    assert len(words) < 1200
    assert all(part in words for part in ("terugbellen", "NU TE DOEN", "Bellen voor reclame", "O2", "Heeft een hond."))


def test_a_legal_person_may_be_called_and_the_card_says_why(path):
    words = card(path, "K3").messages
    assert "  Bellen voor reclame: ja (een bv mag u bellen tot er bezwaar komt)" in words
    assert "  Zeg er in een reclamegesprek bij dat de klant dit kan weigeren." in words
    assert "  Reclame mailen: nee, E-mail toestemming is nee" in words
    assert "  Nog geen aankopen." in words
    assert "  Nog geen contact genoteerd." in words
    assert "  Er staat niets open." in words


def test_an_objection_that_the_workbook_remembers_is_on_the_card(path):
    book = FileBook.open(path, in_place=True)
    objection = Objection(mailbox_print("anna@berg.example"), EVERYTHING, date(2026, 1, 2))
    book.put([memory_tab(with_objections_of(Memory(), [objection]))])
    words = "\n".join(card(path, "K1").messages)
    for what in ("Bellen voor reclame", "Reclame mailen", "Reclame per post"):
        assert f"{what}: nee, heeft zich eerder afgemeld" in words
    assert "(02-01-2026)" in words


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("K1", "K1"), ("06-1234 5678", "K1"), ("ANNA@berg.example", "K1"), ("kroon", "K3"),
        ("K4", "K1"),  # merged into K1
        ("o2", "K1"),  # a question about an order
        ("K9", "K9"),  # bought, but is not in Klanten
        (Rows("Klanten", 3, 3), "K2"), (Rows("Aankopen", 4, 4), "K1"), (Rows("Contacten", 2, 9), "K1"),
        (Rows("Klanten", 5, 5), "K1"),  # the row that was merged
    ],
)  # fmt: skip
def test_by_what_a_customer_is_found(path, wanted, number):
    assert card(path, wanted).json["klant"]["klantnummer"] == number


def test_where_more_fit_they_are_listed(path):
    found = card(path, "4461ab 12")
    assert found.needs_person
    assert found.messages[0] == "2 klanten passen bij '4461ab 12':"
    assert found.messages[1] == "  K1  Anna van der Berg, Kerkstraat 12, 4461 AB Goes"
    assert [hit["klantnummer"] for hit in found.json["gevonden"]] == ["K1", "K2"]
    assert found.json["klant"] is None


def test_where_nobody_fits_the_way_on_is_told(path):
    found = card(path, "Jansen")
    assert found.needs_person
    assert "geen klant gevonden met 'Jansen'" in found.messages[0]
    assert "telefoonnummer" in found.messages[0]


def test_only_purchases_are_enough_for_a_card(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Aankopen": PURCHASES})
    words = card(path, "k1").messages
    assert words[0] == "Klantnummer K1, dat niet op de tab Klanten staat"
    assert any("2 aankopen" in line for line in words)


def test_without_customers_and_purchases_it_is_said(tmp_path):
    with pytest.raises(UsageError, match="no-customers-at-all"):
        card(workbook_from_markdown(tmp_path, {"Iets": "| a | b |\n|---|---|\n| 1 | 2 |"}), "K1")


def test_the_command_prints_the_card_and_leaves_the_file_alone(path, capsys):
    before = path.read_bytes()
    assert main(["klantkaart", str(path), "anna", "berg", "--peildatum", "2026-11-15"]) == 0
    assert capsys.readouterr().out.startswith("Anna van der Berg (klantnummer K1)")
    assert main(["klantkaart", str(path), "K1", "--json", "--peildatum", "2026-11-15"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["klant"]["gegevens"]["Klant sinds"] == "03-02-2024"
    assert found["klant"]["mag"]["e-mail"] == {
        "ja": True, "reden": None, "datum": "2025-03-12", "bron": "bestelformulier",
    }  # fmt: skip
    assert found["klant"]["aankopen"]["per_jaar"] == {"2025": 15.1, "2026": 120.5}
    assert found["klant"]["te_doen"][0] == {
        "wat": "terugbellen", "voor": "2026-11-10", "onderwerp": "Offerte", "afgesproken": "2026-10-01",
    }  # fmt: skip
    assert main(["klantkaart", str(path), "niemand"]) == 1
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("*.xlsx")] == [path.name]


@pytest.mark.parametrize("wanted", ["Piet", "piet@x.example", Rows("Klanten", 3, 3)])
def test_of_two_with_one_number_the_card_is_of_the_right_one_and_says_so(tmp_path, wanted):
    words = card(workbook_from_markdown(tmp_path, {"Klanten": ONE_NUMBER_TWICE}), wanted).messages
    assert words[0] == "Piet Pietersen (klantnummer 2)"
    assert words[1].startswith("  Let op: Jan Jansen heeft ook klantnummer 2")


def test_a_number_that_stands_there_twice_gives_both_to_choose_from(tmp_path):
    words = card(workbook_from_markdown(tmp_path, {"Klanten": ONE_NUMBER_TWICE}), "2").messages
    assert words[1:3] == ("  2  Jan Jansen", "  2  Piet Pietersen")


def test_who_has_no_number_yet_has_a_card(tmp_path):
    words = card(workbook_from_markdown(tmp_path, {"Klanten": ONE_NUMBER_TWICE}), Rows("Klanten", 4, 4)).messages
    assert words[0] == "Zonder (nog zonder klantnummer)"
