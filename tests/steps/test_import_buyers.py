# ruff: noqa: E501 -- tables
"""Which rows of exports are one buyer: never two who share no more than a number, a mailbox or a surname."""

import pytest

from import_cases import NUMBERS, SHEETS, export, line, taken, whose
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from workbooks import workbook_from_markdown

HERE = {"Straat": "Dam", "Huisnr": "1", "Postcode": "1012 AA", "Woonplaats": "Amsterdam"}
THERE = {"Straat": "Ring", "Huisnr": "7", "Postcode": "9711 AA", "Woonplaats": "Groningen"}
HEAD = "Bestelnummer;Besteldatum;Klantcode;Bedrijfsnaam;Geslacht;Voorletters;Voornaam;Achternaam;Straat;Huisnr;Postcode;Woonplaats;Mobiel;E-mailadres;Artikel;Bedrag"


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS)


def row(order, number="", **told):
    cells = {
        **dict.fromkeys(HEAD.split(";"), ""),
        "Bestelnummer": order,
        "Besteldatum": "10-11-2026",
        "Artikel": "Thee",
    }
    return ";".join({**cells, "Klantcode": number, "Bedrag": "5", **told}.values())


def named(first, last, **more):
    return {"Voornaam": first, "Achternaam": last, **more}


def mail(text):
    return {"E-mailadres": text}


NAMELESS = [mail("a@aap.nl"), mail("b@beer.nl"), mail("c@citroen.nl")]
ONE_NAMED = [named("Bo", "Mol", **mail("bo@mol.nl")), mail("zus@zo.nl")]
FIRM_AND_PERSON = [{"Bedrijfsnaam": "Bakkerij Bos", **mail("info@bos.nl")}, named("Jan", "Smit", **mail("jan@smit.nl"))]
NAMESAKES = [named("Jan", "Jansen", **HERE, **mail("jj@a.nl")), named("Jan", "Jansen", **THERE, **mail("jan@b.nl"))]
SURNAMES = [{"Achternaam": "Jansen", **mail("karel@a.nl")}, {"Achternaam": "Jansen", **mail("wim@b.nl")}]
INITIALS = [{"Voorletters": "J.", "Achternaam": "Vries", **mail(text)} for text in ("karel@a.nl", "wim@b.nl")]
MAN_AND_WOMAN = [{"Geslacht": sex, "Achternaam": "Smit", **HERE} for sex in "mv"]


@pytest.mark.parametrize("people", [NAMELESS, ONE_NAMED, FIRM_AND_PERSON, NAMESAKES, SURNAMES, INITIALS, MAN_AND_WOMAN])
def test_one_number_of_several_is_nobodys_also_the_next_time(path, tmp_path, people):
    file = export(tmp_path, *(row(f"o{at}", "999", **told) for at, told in enumerate(people)), head=HEAD)
    outcome = taken(path, file)
    assert len(set(whose(path).values())) == len(people)
    assert len(outcome.json["nieuw"]) == len(people)
    assert "999" not in read_data(FileBook.open(path)).numbers.frame["number_at_source"].tolist()
    assert taken(path, file).json["bestand"] is None
    # one of them alone, and then nobody's name: the number did not become his
    taken(path, export(tmp_path, row("p1", "999", **people[0]), head=HEAD))
    taken(path, export(tmp_path, row("p2", "999"), head=HEAD))
    found = whose(path)
    assert found["p1"] == found["o0"]
    assert "p2" not in found or found["p2"] == ""


BRANCHES = [{"Bedrijfsnaam": "Bakkerij Bos", **where, **mail("inkoop@bos.nl")} for where in (HERE, THERE)]
COUPLE = [{"Geslacht": sex, "Achternaam": "Smit", **HERE} for sex in "mv"]


@pytest.mark.parametrize("people", [BRANCHES, COUPLE])
def test_guests_of_one_mailbox_or_house_who_may_be_two_are_two(path, tmp_path, people):
    taken(path, export(tmp_path, *(row(f"o{at}", **told) for at, told in enumerate(people)), head=HEAD))
    assert len(set(whose(path).values())) == 2


@pytest.mark.parametrize("told", [{"Achternaam": "Jansen"}, {"Voorletters": "J.", "Achternaam": "Vries"}, {"Voornaam": "Losse", "Achternaam": "verkoop"}, named("Klant", "onbekend"), {"Achternaam": "x"}, {"Achternaam": "n.v.t."}, {"Bedrijfsnaam": "Contant"}])  # fmt: skip
def test_who_is_a_surname_or_nobody_is_no_customer(path, tmp_path, told):
    outcome = taken(path, export(tmp_path, row("a", **told), row("b", **told), head=HEAD))
    assert (outcome.json["nieuw"], outcome.json["regels_toegevoegd"]) == ([], 2)
    assert set(whose(path).values()) == {""}


@pytest.mark.parametrize("number", ["00", "0000", "gast", "Guest", "#N/B", "-", "nvt"])
def test_a_number_that_is_none_is_nobodys(path, tmp_path, number):
    taken(path, export(tmp_path, row("a", number, **named("Bo", "Mol", **mail("bo@mol.nl"))), row("b", number), head=HEAD))  # fmt: skip
    assert whose(path) == {"a": "10004 Bo Mol", "b": ""}
    assert len(read_data(FileBook.open(path)).numbers.frame) == 1


def test_zero_stays_nobodys_where_the_owner_gave_it_to_contant(tmp_path):
    customers = SHEETS["Klanten"] + "| 0 |  | Contant |  |  |  |  |  |  |  |  |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    taken(path, export(tmp_path, row("a", "0", **named("Bo", "Mol", **mail("bo@mol.nl"))), row("b", "0"), head=HEAD))
    found = whose(path)
    assert found["a"].endswith("Bo Mol")
    assert found["b"] == ""


def test_a_number_given_to_another_is_each_ones_on_his_days(tmp_path):
    numbers = NUMBERS + "| Webwinkel | WK1 | 10002 | 01-07-2026 |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": numbers})
    file = export(tmp_path, row("a", "WK1", Besteldatum="10-05-2026"), row("b", "WK1", Besteldatum="10-10-2026"), head=HEAD)  # fmt: skip
    taken(path, file)
    assert whose(path) == {"a": "10001 Jan Jansen", "b": "10002 Els Bakker"}


def test_a_mailbox_alone_is_the_one_customer_who_has_it(path, tmp_path):
    taken(path, export(tmp_path, line("a", mail="Els@Bakker.nl")))
    assert whose(path) == {"a": "10002 Els Bakker"}
