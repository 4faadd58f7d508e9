# ruff: noqa: E501 -- tables
"""Who was taken over once is known again, whatever the owner did with him since; and nobody is added for nothing."""

import openpyxl
import pytest

from import_cases import HEAD, JAN, NUMBERS, RUN, SHEETS, export, line, taken, whose
from klantenbestand.steps.importeren import Request, importeren
from klantenbestand.steps.samenvoegen import samenvoegen
from owner_doors import FileDoor, OpenDoor
from workbooks import workbook_from_markdown

ELS = {"Straat": "Dorpsweg", "Huisnr": "3", "Postcode": "4463 XA", "Woonplaats": "Goes"}


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS)


def edited(path, *cells):
    book = openpyxl.load_workbook(path)
    for row, column, value in cells:
        book["Klanten"].cell(row, column).value = value
    book.save(path)


@pytest.mark.parametrize("number", ["WK8", ""])
def test_who_was_merged_by_hand_stays_merged(path, tmp_path, number):
    file = export(tmp_path, line("a", number, "Els", "de Boer", "" if number else "els@boer.nl", **ELS))
    assert taken(path, file).json["nieuw"] == ["10004"]
    edited(path, (1, 12, "Samengevoegd met"), (5, 12, 10002))
    assert taken(path, file).json["nieuw"] == []
    taken(path, export(tmp_path, line("b", number, "Els", "de Boer", "" if number else "els@boer.nl", **ELS)))
    assert whose(path)["b"] == "10002 Els Bakker"


def merge_all(sheet):
    """Every group on the tab is to be merged."""
    head = next(row for row in sheet.iter_rows() if "Besluit" in [cell.value for cell in row])
    column = next(cell.column for cell in head if cell.value == "Besluit")
    for row in range(head[0].row + 1, sheet.max_row + 1):
        sheet.cell(row, column).value = "Samenvoegen"


@pytest.mark.parametrize(("number", "mail"), [("WK8", "lm@x.nl"), ("", "lm@x.nl")])
def test_who_got_another_surname_is_still_he(path, tmp_path, number, mail):
    file = export(tmp_path, line("a", number, "Lotte", "Mol", mail))
    taken(path, file)
    edited(path, (5, 3, "van Molenbeek"))
    assert taken(path, file).json["bestand"] is None
    taken(path, export(tmp_path, line("b", number, "Lotte", "Mol", mail)))
    assert whose(path)["b"].startswith("10004")


def test_a_column_more_in_the_export_changes_nobody(path, tmp_path):
    guest = line("a", first="Lotte", last="Mol", Straat="Ring", Huisnr="5", Postcode="3311 AA")
    taken(path, export(tmp_path, guest))
    wider = export(tmp_path, guest.replace("a;10", "b;11", 1) + ";Nederland", head=HEAD + ";Land")
    assert taken(path, wider).json["nieuw"] == []
    assert whose(path)["b"] == "10004 Lotte Mol"


def test_nobody_is_added_for_an_order_that_stands_there(tmp_path):
    purchases = SHEETS["Aankopen"] + "| w5 | 10-11-2026 | 10002 | Thee | 8.15 | Webwinkel |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Aankopen": purchases})
    assert taken(path, export(tmp_path, line("w5", "WK55", "Els", "Bakker"))).json["nieuw"] == []
    assert taken(path, export(tmp_path, line("w5", "WK56", "Zoe", "Berg"))).json["nieuw"] == []
    assert whose(path) == {"w5": "10002 Els Bakker"}


def test_nobody_comes_back_for_an_order_that_stands_there_when_the_owner_deleted_him(path, tmp_path):
    file = export(tmp_path, line("a", first="Bo", last="Mol", mail="bo@mol.nl"))
    taken(path, file)
    book = openpyxl.load_workbook(path)
    book["Klanten"].delete_rows(5)
    book.save(path)
    again = taken(path, file)
    assert (again.json["nieuw"], again.json["regels_toegevoegd"]) == ([], 0)


def test_two_numbers_of_a_customer_who_is_gone_are_remembered_apart(tmp_path):
    numbers = NUMBERS + "".join(f"| Webwinkel | {number} | 10500 | 01-01-2026 |\n" for number in ("WK7", "WK8"))
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": numbers})
    file = export(tmp_path, line("a", "WK7", "Bo", "Mol"), line("b", "WK8", "Co", "Dam"))
    assert taken(path, file).json["nieuw"] == ["10500", "10501"]
    assert taken(path, file).json["bestand"] is None


def test_an_initial_that_fits_two_of_a_house_is_asked(tmp_path):
    customers = (
        SHEETS["Klanten"] + "| 10004 | Joke | Jansen | Kerkstraat | 12 | 4461 AB | Goes | jan@jansen.nl |  |  |  |\n"
    )
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    head = "Bestelnummer;Besteldatum;Klantcode;Voorletters;Achternaam;Straat;Huisnr;Postcode;Woonplaats;E-mailadres;Artikel;Bedrag"
    text = f"a;10-11-2026;WK55;J.;Jansen;{';'.join(JAN.values())};jan@jansen.nl;Thee;5"
    outcome = taken(path, export(tmp_path, text, head=head))
    assert outcome.json["nieuw"] == ["10005"]
    assert {one["klantnummer"] for one in outcome.json["vragen"]} == {"10005"}


@pytest.mark.parametrize("Door", [FileDoor, OpenDoor])
def test_what_the_owner_merged_on_dubbelen_is_not_undone_by_the_next_import(path, tmp_path, Door):  # noqa: N803 - a class
    door = Door(path)
    file = export(tmp_path, line("a", "WK8", "Els", "de Boer", "els@bakker.nl"))
    assert door.run(importeren, RUN, Request([file])).json["nieuw"] == ["10004"]
    door.edit(lambda book: merge_all(book["Dubbelen"]))
    door.run(samenvoegen, RUN)
    assert door.run(importeren, RUN, Request([file])).json["bestand"] is None
    more = export(tmp_path, line("b", "WK8", "Els", "de Boer", "els@bakker.nl"))
    assert door.run(importeren, RUN, Request([more])).json["nieuw"] == []
