# ruff: noqa: E501 -- tables
"""Whose a purchase is: nobody gets what another bought, and no two who buy become one customer by a number or a mailbox."""

import openpyxl
import pytest

from import_cases import CUSTOMERS, JAN, NUMBERS, RUN, SHEETS, export, line, taken, whose
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import read_memory
from klantenbestand.reading.data import read_data
from klantenbestand.steps.importeren import Request, importeren
from klantenbestand.steps.objection_memory import objections_in
from klantenbestand.steps.ongedaan import ongedaan
from owner_doors import FileDoor, OpenDoor, all_rows
from workbooks import workbook_from_markdown


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS)


def test_two_of_one_mailbox_without_a_number_are_two_customers(path, tmp_path):
    file = export(tmp_path, line("a", first="Anna", last="Smit", mail="smit@ziggo.nl"), line("b", first="Bram", last="Smit", mail="smit@ziggo.nl"), line("c", first="Anna", last="Smit", mail="Smit@Ziggo.nl"))  # fmt: skip
    taken(path, file)
    assert whose(path) == {"a": "10004 Anna Smit", "b": "10005 Bram Smit", "c": "10004 Anna Smit"}
    assert taken(path, file).json["bestand"] is None


def test_a_guest_with_the_mailbox_of_a_numbered_customer_is_himself_unless_he_is_called_so(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK7", "Anna", "Smit", "smit@ziggo.nl"), line("b", "", "Bram", "Smit", "smit@ziggo.nl"), line("c", "0", "Anna", "Smit", "smit@ziggo.nl")))  # fmt: skip
    assert whose(path) == {"a": "10005 Anna Smit", "b": "10004 Bram Smit", "c": "10005 Anna Smit"}


def test_who_gives_no_name_is_the_one_of_his_mailbox_unless_two_have_it(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK7", "Anna", "Smit", "anna@smit.nl"), line("b", mail="anna@smit.nl"), line("c", first="Bo", last="Mol", mail="mol@mol.nl"), line("d", first="Co", last="Mol", mail="mol@mol.nl"), line("e", mail="mol@mol.nl")))  # fmt: skip
    found = whose(path)
    assert found["b"] == found["a"]
    assert len({found["c"], found["d"], found["e"]}) == 3


def test_a_number_for_everybody_is_nobodys(path, tmp_path):
    people = [("Bo", "Mol"), ("Co", "Dam"), ("Di", "Ros"), ("Bo", "Mol")]
    file = export(tmp_path, *(line(f"o{at}", "999", first, last, Postcode="1011 AA", Huisnr="1") for at, (first, last) in enumerate(people)))  # fmt: skip
    outcome = taken(path, file)
    found = whose(path)
    assert [found[f"o{at}"].split(" ", 1)[1] for at in range(4)] == ["Bo Mol", "Co Dam", "Di Ros", "Bo Mol"]
    assert found["o0"] == found["o3"]
    assert outcome.findings.with_code("import-number-shared")
    assert "999" not in read_data(FileBook.open(path)).numbers.frame["number_at_source"].tolist()
    assert taken(path, file).json["bestand"] is None


def test_a_number_that_the_file_knows_is_not_followed_to_who_is_called_otherwise(path, tmp_path):
    file = export(tmp_path, line("a", "WK1", "Jan", "Jansen", "ander@adres.nl"), line("b", "WK1", "Petra", "Jansen", "petra@jansen.nl"))  # fmt: skip
    outcome = taken(path, file)
    assert whose(path) == {"a": "10001 Jan Jansen", "b": "10004 Petra Jansen"}
    assert any("Petra Jansen" in line and "10001" in line for line in outcome.messages)
    (finding,) = outcome.findings.with_code("import-other-name")
    assert (finding.values, finding.expected) == (["WK1"], ["10001"])
    again = taken(path, file)
    assert (again.json["nieuw"], again.json["bestand"]) == ([], None)


def test_a_number_without_a_name_is_followed_as_written(path, tmp_path):
    head = "Bestelnummer;Datum;Klantcode;Artikel;Bedrag"
    taken(path, export(tmp_path, "a;10-11-2026;WK1;Thee;5", head=head))
    assert whose(path) == {"a": "10001 Jan Jansen"}


def test_01_and_1_are_two_numbers_where_the_names_do_not_say_so(tmp_path):
    numbers = NUMBERS.replace("WK1 ", "'1' ")
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": numbers})
    taken(path, export(tmp_path, line("a", "01", "Kim", "Prins", "kim@prins.nl"), line("b", "1", "Jan", "Jansen")))
    assert whose(path) == {"a": "10004 Kim Prins", "b": "10001 Jan Jansen"}


def test_zeros_that_excel_ate_are_put_back_where_no_other_number_has_them(tmp_path):
    numbers = NUMBERS.replace("WK1 ", "12 ")
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": numbers})
    head = "Bestelnummer;Datum;Klantcode;Artikel;Bedrag"
    taken(path, export(tmp_path, "a;10-11-2026;0012;Thee;5", head=head))
    assert whose(path) == {"a": "10001 Jan Jansen"}


@pytest.mark.parametrize("number", ["10001", "10002"])
def test_numbers_of_a_shop_that_are_also_ours_are_followed_by_name_only(path, tmp_path, number):
    head = "Bestelnummer;Datum;Klantcode;Achternaam;Artikel;Bedrag"
    taken(path, export(tmp_path, f"a;10-11-2026;{number};Bakker;Thee;5", head=head, name="marktplaats.csv"))
    assert whose(path)["a"].startswith("10004")  # one surname that fits is chance


def test_numbers_of_a_till_are_ours_where_the_names_say_so_but_for_who_is_called_otherwise(path, tmp_path):
    file = export(
        tmp_path,
        line("a", "10001", "Jan", "Jansen"),
        line("b", "10002", "Els", "Bakker"),
        line("c", "10003", "Piet", "Vos"),
        line("d", "10003", "Zoe", "Berg"),
        *(line(f"e{at}", "10002", "Els", "Bakker") for at in range(3)),
        name="kassa.csv",
    )
    taken(path, file)
    found = whose(path)
    assert (found["a"], found["b"], found["c"], found["d"]) == ("10001 Jan Jansen", "10002 Els Bakker", "10003 Piet Vos", "10004 Zoe Berg")  # fmt: skip
    assert taken(path, file).json["bestand"] is None


def test_numbers_without_names_are_ours_when_one_line_of_nummers_says_so(tmp_path):
    head, text = "Bon;Datum;Klantcode;Artikel;Bedrag", "b1;10-11-2026;10002;Thee;5"
    path = workbook_from_markdown(tmp_path, SHEETS)
    file = export(tmp_path, text, head=head, name="kassa.csv")
    assert taken(path, file).findings.with_code("import-nobodys")
    more = NUMBERS + "| Kassa | 10001 | 10001 | 01-01-2026 |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": more})
    taken(path, file)
    assert whose(path) == {"b1": "10002 Els Bakker"}


def test_father_and_son_are_told_apart_by_the_day_they_were_born(path, tmp_path):
    same = {**JAN, "Geboortedatum": "01-02-1950"}
    taken(path, export(tmp_path, line("a", "WK8", "Jan", "Jansen", "", **{**JAN, "Geboortedatum": "05-06-1981"}), line("b", "WK9", "Jan", "Jansen", "jan@jansen.nl", **same)))  # fmt: skip
    found = whose(path)
    assert found["b"] == "10001 Jan Jansen"
    assert found["a"] == "10004 Jan Jansen"


def test_a_name_and_a_street_are_not_enough_to_be_somebody(path, tmp_path):
    outcome = taken(path, export(tmp_path, line("a", "", "Jan", "Jansen", "", Straat="Kerkstraat")))
    assert whose(path)["a"].startswith("10004")
    assert [one["misschien"] for one in outcome.json["vragen"]] == ["10001"]


def test_two_new_ones_that_become_one_are_named(path, tmp_path):
    told = {"Straat": "Ring", "Huisnr": "5", "Postcode": "3311 AA", "Woonplaats": "Dordrecht"}
    one, two = (line(order, number, "Fatima", "Aydin", "fatima@aydin.nl", **told) for order, number in (("a", "WK7"), ("b", "WK8")))  # fmt: skip
    outcome = taken(path, export(tmp_path, one, two))
    assert outcome.json["nieuw"] == ["10004"]
    assert any("10004: Fatima Aydin (WK8 bij Webwinkel)" in text for text in outcome.messages)
    assert outcome.findings.with_code("import-same-new")


def test_what_is_told_of_one_is_not_mixed_with_another(path, tmp_path):
    taken(path, export(tmp_path, line("a", first="Anna", last="Smit", mail="smit@ziggo.nl", Straat="Ring", Huisnr="5"), line("b", first="Bram", mail="smit@ziggo.nl", last="de Wit")))  # fmt: skip
    frame = read_data(FileBook.open(path)).customers.frame.set_index("customer")
    assert frame.loc["10005", ["first_name", "last_name"]].tolist() == ["Bram", "Wit"]
    assert frame.loc[["10005"], "street"].isna().all()


@pytest.mark.parametrize(("said", "old", "expected"), [("alles", "", "alles"), ("post", "", "post"), ("post", "e-mail", "alles"), ("nee", "post", "post"), ("", "post", "post")])  # fmt: skip
def test_an_objection_at_the_source_is_written_at_a_known_customer_and_none_is_lost(tmp_path, said, old, expected):
    customers = CUSTOMERS.replace("| ja                 |              |", f"| ja | {old} |", 1)
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    file = export(tmp_path, line("a", "WK1", "Jan", "Jansen", **{"Geen reclame": said}))
    taken(path, file)
    assert read_data(FileBook.open(path)).customers.frame["no_advertising"].iloc[0] == expected
    assert taken(path, file).json["bestand"] is None


def test_an_objection_of_a_number_that_stands_there_twice_is_written_on_both_rows(tmp_path):
    customers = CUSTOMERS.replace("10003 ", "10001 ").replace("Piet     | Vos   ", "Jan     | Jansen   ")
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": customers})
    taken(path, export(tmp_path, line("a", "WK1", "Jan", "Jansen", **{"Geen reclame": "alles"})))
    frame = read_data(FileBook.open(path)).customers.frame
    assert frame.loc[frame["last_name"] == "Jansen", "no_advertising"].tolist() == ["alles", "alles"]


def test_who_objects_at_the_source_is_remembered_for_when_his_row_goes(path, tmp_path):
    taken(path, export(tmp_path, line("a", "WK1", "Jan", "Jansen", "jan@jansen.nl", **{"Geen reclame": "alles"})))
    assert {one.what for one in objections_in(read_memory(FileBook.open(path)))} == {"alles"}


def test_a_guest_who_was_taken_over_is_known_again_after_the_owner_changed_him(path, tmp_path):
    guest = line("a", first="L.", last="Mol", mail="", Straat="Ring", Huisnr="5", Postcode="3311 AA")
    taken(path, export(tmp_path, guest))
    book = openpyxl.load_workbook(path)
    sheet = book["Klanten"]
    sheet.cell(5, 4).value, sheet.cell(5, 2).value = "Nieuwe weg", "Lotte"
    book.save(path)
    taken(path, export(tmp_path, guest, guest.replace("a;10", "b;11", 1)))
    assert whose(path) == {"a": "10004 Lotte Mol", "b": "10004 Lotte Mol"}


def test_a_number_that_became_another_persons_is_not_remembered(path, tmp_path):
    guest = line("a", first="Lotte", last="Mol", mail="lotte@mol.nl")
    taken(path, export(tmp_path, guest))
    book = openpyxl.load_workbook(path)
    sheet = book["Klanten"]
    for column, text in ((2, "Zoe"), (3, "Berg"), (8, "zoe@berg.nl")):
        sheet.cell(5, column).value = text
    book.save(path)
    taken(path, export(tmp_path, guest.replace("a;10", "b;11", 1)))
    assert whose(path)["b"] == "10005 Lotte Mol"


def test_who_was_merged_into_a_customer_buys_as_that_customer(path, tmp_path):
    file = export(tmp_path, line("a", "WK1", "Petra", "Jansen", "petra@jansen.nl"))
    taken(path, file)
    book = openpyxl.load_workbook(path)
    sheet = book["Klanten"]
    sheet.cell(1, 12).value, sheet.cell(5, 12).value = "Samengevoegd met", 10001
    book.save(path)
    assert taken(path, file).json["bestand"] is None
    taken(path, export(tmp_path, line("b", "WK1", "Petra", "Jansen", "petra@jansen.nl")))
    assert whose(path)["b"] == "10001 Jan Jansen"


@pytest.mark.parametrize("Door", [FileDoor, OpenDoor])
def test_twice_adds_nothing_and_undo_forgets_in_both_doors(path, tmp_path, Door):  # noqa: N803 - a class
    door = Door(path)
    before = all_rows(door, SHEETS)
    lines = [line("a", "WK1", "Petra", "Jansen"), line("b", "999", "Bo", "Mol"), line("c", "999", "Co", "Dam")]
    file = export(tmp_path, *lines, line("d", first="Di", last="Ros", mail="di@ros.nl"))
    assert len(door.run(importeren, RUN, Request([file])).json["nieuw"]) == 4
    assert door.run(importeren, RUN, Request([file])).json["bestand"] is None
    door.run(ongedaan, RUN)
    assert all_rows(door, SHEETS) == before
    other = export(tmp_path, line("z", first="Zoe", last="Berg", mail="zoe@berg.nl"), name="webwinkel2.csv")
    assert door.run(importeren, RUN, Request([other])).json["nieuw"] == ["10004"]
    assert len(door.run(importeren, RUN, Request([file])).json["nieuw"]) == 4
