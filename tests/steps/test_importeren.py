# ruff: noqa: E501 -- tables
"""*Importeren*: who is new is compared with the file before he is added; what stands there already stays as it is."""

import random
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.cli import main
from klantenbestand.mail.objections import EVERYTHING, Objection, mailbox_print
from klantenbestand.reading.data import read_data
from klantenbestand.shipped import shipped
from klantenbestand.steps import import_plan
from klantenbestand.steps.import_sources import given_columns
from klantenbestand.steps.importeren import Request, importeren
from klantenbestand.steps.objection_memory import with_objections_of
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import UsageError
from owner_doors import FileDoor, OpenDoor, all_rows, rows_of
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | E-mail            | E-mail toestemming | Geen reclame | Herkomst |
|-------------|----------|------------|------------|------------|----------|------------|--------------|-------------------|--------------------|--------------|----------|
| K009        | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0612345678' | j.berkhof@home.nl | ja                 |              | winkel   |
| K010        | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       | '0687654321' | pz@zonneveld.nl   |                    |              | winkel   |
| K011        | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen | '0611112222' |                   |                    |              | beurs    |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Artikel | Aantal | Bedrag | Bron      | Mijn kolom |
|-------------|------------|-------------|---------|--------|--------|-----------|------------|
| W1          | 01-11-2026 | K009        | Thee    | 1      | 8.15   | Webwinkel | eigen      |
| W1          | 01-11-2026 | K009        | Thee    | 1      | 8.15   | Webwinkel |            |
| '0001'      | 01-11-2026 |             | Koffie  | 1      | 5      | Kassa     |            |
"""
NUMBERS = """
| Bron      | Nummer bij bron | Klantnummer | Geldig vanaf |
|-----------|-----------------|-------------|--------------|
| Webwinkel | WK1             | K009        | 01-01-2026   |
"""
SHEETS = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Nummers": NUMBERS}
HEAD = "Bestelnummer;Besteldatum;Klantcode;Voornaam;Achternaam;Straat;Huisnr;Postcode;Woonplaats;Telefoonnummer;E-mailadres;Nieuwsbrief;Productnaam;Stuks;Totaal"
KNOWN = "W2;10-11-2026;WK1;Johanna;Berkhof;Kerkstraat;12;4461 AB;Goes;0612345678;j.berkhof@home.nl;ja;Koffie;2;12,50"
STRANGER = "W3;11-11-2026;WK7;Fatima;Aydin;Singel;40;3311 HG;Dordrecht;0644445555;fatima@aydin.nl;nee;Thee;1;8,15"
MOVED_MAIL = "W4;11-11-2026;WK8;Pieter;Zonneveld;Dorpsweg;3;4463 XA;Goes;0687654321;pieter@werk.nl;;Thee;1;8,15"
PERHAPS = "W5;12-11-2026;WK9;L.;Dijkgraaf;Laan;8;4382 KC;Vlissingen;;;;Thee;1;8,15"
GUEST = "W6;12-11-2026;0;;;;;;;;;;Suiker;1;1,00"


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, SHEETS, tables={"Klanten": "Mensen", "Aankopen": "Verkoop"})


def export(folder, *lines, head=HEAD, name="webwinkel-export.csv", coding="cp1252"):
    file = Path(folder) / name
    file.write_bytes("\r\n".join([head, *lines, ""]).encode(coding))
    return file


def taken(path, *files, ask=None, **request):
    return importeren(FileBook.open(path, in_place=True), RUN, Request(files, **request), ask)


def rows(path, sheet):
    return rows_of(FileDoor(path), sheet)


def numbers_of(path):
    return [tuple(row[:3]) for row in rows(path, "Nummers")[1:]]


def day(*numbers):
    return datetime(*numbers)  # noqa: DTZ001 - a cell has no time zone


def test_a_stranger_is_added_in_the_owners_manner_and_his_number_is_kept(path, tmp_path):
    outcome = taken(path, export(tmp_path, STRANGER))
    assert rows(path, "Klanten")[-1] == ["K012", "Fatima", "Aydin", "Singel", 40, "3311 HG", "Dordrecht", "0644445555", "fatima@aydin.nl", "nee", None, "Webwinkel"]  # fmt: skip
    assert rows(path, "Aankopen")[-1] == ["W3", day(2026, 11, 11), "K012", "Thee", 1, 8.15, "Webwinkel", None]
    assert numbers_of(path)[-1] == ("Webwinkel", "WK7", "K012")
    assert outcome.json["nieuw"] == ["K012"]
    assert outcome.json["niet_overgenomen"] == []
    assert openpyxl.load_workbook(path)["Klanten"].tables["Mensen"].ref == "A1:L5"
    assert openpyxl.load_workbook(path)["Aankopen"].tables["Verkoop"].ref == "A1:H5"


def test_who_is_known_by_number_is_not_added(path, tmp_path):
    before = rows(path, "Klanten")
    outcome = taken(path, export(tmp_path, KNOWN))
    assert rows(path, "Klanten") == before
    assert outcome.json["bekend"] == [{"bron": "Webwinkel", "nummer_bij_bron": "WK1", "klantnummer": "K009"}]
    assert rows(path, "Aankopen")[-1][:3] == ["W2", day(2026, 11, 10), "K009"]
    assert len(numbers_of(path)) == 1


def test_who_is_surely_a_customer_gets_the_number_and_nothing_is_written_over(path, tmp_path):
    before = rows(path, "Klanten")
    outcome = taken(path, export(tmp_path, MOVED_MAIL))
    assert rows(path, "Klanten") == before
    assert numbers_of(path)[-1] == ("Webwinkel", "WK8", "K010")
    assert rows(path, "Aankopen")[-1][2] == "K010"
    (finding,) = outcome.findings.with_code("import-other-value")
    assert (finding.column, finding.rows, finding.values, finding.expected) == ("E-mail", [3], ["pz@zonneveld.nl"], ["pieter@werk.nl"])  # fmt: skip
    assert any("pieter@werk.nl" in line for line in outcome.messages)


def test_who_may_be_a_customer_is_added_and_asked_about(path, tmp_path):
    outcome = taken(path, export(tmp_path, PERHAPS))
    assert outcome.json["nieuw"] == ["K012"]
    assert [(one["klantnummer"], one["misschien"]) for one in outcome.json["vragen"]] == [("K012", "K011")]
    assert outcome.needs_person
    doubles = str(rows(path, "Dubbelen"))
    assert "K011 + K012" in doubles
    assert rows(path, "Aankopen")[-1][2] == "K012"


def test_who_lives_with_a_customer_is_another(path, tmp_path):
    other = "W3;11-11-2026;WK7;Anna;Berkhof;Kerkstraat;12;4461 AB;Goes;0644445555;anna@berkhof.nl;;Thee;1;8,15"
    outcome = taken(path, export(tmp_path, other))
    assert (outcome.json["nieuw"], outcome.json["vragen"]) == (["K012"], [])


def test_two_rows_of_one_stranger_make_one_customer(path, tmp_path):
    again = STRANGER.replace("W3", "W9").replace("WK7", "WK70")
    outcome = taken(path, export(tmp_path, STRANGER, again))
    assert outcome.json["nieuw"] == ["K012"]
    assert numbers_of(path)[-2:] == [("Webwinkel", "WK7", "K012"), ("Webwinkel", "WK70", "K012")]
    assert [row[2] for row in rows(path, "Aankopen")[-2:]] == ["K012", "K012"]


@pytest.mark.parametrize("word", ["", "nee", "ja"])
def test_a_consent_is_what_the_export_says_and_never_made_of_silence(path, tmp_path, word):
    taken(path, export(tmp_path, STRANGER.replace(";nee;", f";{word};")))
    assert rows(path, "Klanten")[-1][9] == (word or None)


def test_who_objected_before_comes_back_with_his_objection(path, tmp_path):
    book = FileBook.open(path, in_place=True)
    objection = Objection(mailbox_print("fatima@aydin.nl"), EVERYTHING, date(2026, 1, 1))
    book.put([memory_tab(with_objections_of(read_memory(book), [objection]))])
    outcome = taken(path, export(tmp_path, STRANGER))
    assert rows(path, "Klanten")[-1][10] == "alles"
    assert outcome.findings.with_code("import-objected")


def test_that_a_known_customer_refuses_mail_there_is_written_and_told(path, tmp_path):
    before, plans = rows(path, "Klanten"), []
    outcome = taken(path, export(tmp_path, KNOWN.replace(";ja;", ";nee;")), ask=lambda plan: plans.append(plan) or True)
    after = rows(path, "Klanten")
    assert (before[1][9], after[1][9]) == ("ja", "nee")
    assert [*before[1][:9], *before[1][10:]] == [*after[1][:9], *after[1][10:]]
    (finding,) = outcome.findings.with_code("import-refuses")
    assert (finding.rows, finding.values, finding.expected) == ([2], ["ja"], ["nee"])
    assert "K009: E-mail toestemming wordt nee (nu: ja)" in str(plans)


def test_who_buys_without_an_account_is_losse_verkoop(path, tmp_path):
    outcome = taken(path, export(tmp_path, GUEST))
    assert rows(path, "Aankopen")[-1][:4] == ["W6", day(2026, 11, 12), None, "Suiker"]
    assert outcome.json["nieuw"] == []


def test_what_stands_there_is_skipped_and_twice_adds_nothing(path, tmp_path):
    same = "W1;01-11-2026;WK1;Johanna;Berkhof;Kerkstraat;12;4461 AB;Goes;0612345678;j.berkhof@home.nl;ja;Thee;1;8,15"
    file = export(tmp_path, same, same, KNOWN, STRANGER, MOVED_MAIL, PERHAPS, GUEST)
    first = taken(path, file)
    assert (first.json["regels_toegevoegd"], first.json["regels_overgeslagen"]) == (5, 2)
    before = path.read_bytes()
    again = taken(path, file)
    assert (again.json["nieuw"], again.json["regels_toegevoegd"], again.json["regels_overgeslagen"]) == ([], 0, 7)
    assert again.json["bestand"] is None
    assert path.read_bytes() == before
    # the third of the same line is one more
    more = taken(path, export(tmp_path, same, same, same))
    assert more.json["regels_toegevoegd"] == 1


def test_a_plain_list_without_numbers_is_taken_over_once(path, tmp_path):
    file = export(tmp_path, "Sanne Vos;Meent 5;3011 JA;Rotterdam;sanne@vos.nl", "Pieter Zonneveld;Dorpsweg 3;4463 XA;Goes;pz@zonneveld.nl",
                  head="Naam,Adres,Postcode,Plaats,E-mail".replace(",", ";"), name="beurs.csv")  # fmt: skip
    outcome = taken(path, file)
    assert outcome.json["nieuw"] == ["K012"]
    assert rows(path, "Klanten")[-1] == ["K012", "Sanne", "Vos", "Meent", 5, "3011 JA", "Rotterdam", None, "sanne@vos.nl", None, None, "Beurs"]  # fmt: skip
    assert taken(path, file).json["nieuw"] == []
    assert len(numbers_of(path)) == 1


def test_a_till_that_uses_the_owners_numbers_and_a_shop_that_counts_from_one(tmp_path):
    customers = (
        "| Klantnummer | Achternaam | E-mail |\n|---|---|---|\n| '1' | Bos | bos@a.nl |\n| '2' | Vos | vos@a.nl |\n"
    )
    path = workbook_from_markdown(tmp_path, {"Klanten": customers, "Aankopen": PURCHASES})
    till = export(tmp_path, "7,2026-11-10,2,Thee,3.50", head="Bon,Datum,Klantnr,Artikel,Bedrag", name="kassa.csv")
    # so short a number may be anybody's, until a person says so; after that the orders that are there tell it
    assert taken(path, till).findings.with_code("import-nobodys")
    assert taken(path, till, own_numbers=True).json["bekend"][0]["klantnummer"] == "2"
    more = export(tmp_path, "7,2026-11-10,2,Thee,3.50", "8,2026-11-11,1,Thee,3.50", head="Bon,Datum,Klantnr,Artikel,Bedrag", name="kassa.csv")  # fmt: skip
    assert taken(path, more).json["regels_toegevoegd"] == 1
    shop = export(tmp_path, "8;10-11-2026;2;Aydin;fatima@aydin.nl;Thee;3,50", head="Bestelnummer;Datum;Klantcode;Achternaam;E-mail;Artikel;Bedrag", name="winkel.csv")  # fmt: skip
    assert taken(path, shop).json["nieuw"] == ["3"]
    assert numbers_of(path) == [("Winkel", "2", "3")]
    assert rows(path, "Aankopen")[-1][2] == "3"


def test_in_a_package_with_the_owners_numbers_a_new_customer_keeps_his(tmp_path):
    customers = (
        "| Klantnummer | Achternaam | E-mail |\n|---|---|---|\n| '10' | Bos | bos@a.nl |\n| '11' | Vos | vos@a.nl |\n"
    )
    path = workbook_from_markdown(tmp_path, {"Klanten": customers})
    head = "Relatiecode;Achternaam;E-mail"
    file = export(
        tmp_path, "10;Bos;bos@a.nl", "11;Vos;vos@a.nl", "15;Aydin;fatima@aydin.nl", head=head, name="boekhouding.csv"
    )
    assert taken(path, file).json["nieuw"] == ["15"]
    assert "Nummers" not in openpyxl.load_workbook(path).sheetnames
    assert taken(path, file).json["nieuw"] == []


def test_a_customer_whose_row_was_deleted_comes_back_with_his_number(tmp_path):
    numbers = NUMBERS + "| Webwinkel | WK7 | K500 | 01-01-2026 |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Nummers": numbers})
    file = export(tmp_path, STRANGER)
    assert taken(path, file).json["nieuw"] == ["K500"]
    assert rows(path, "Aankopen")[-1][2] == "K500"
    assert len(numbers_of(path)) == 2
    assert taken(path, file).json["bestand"] is None


def test_a_sheet_without_order_numbers_or_articles_is_known_by_the_rest(tmp_path):
    purchases = "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 10-11-2026 | K009 | 12.5 |\n"
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Aankopen": purchases})
    outcome = taken(path, export(tmp_path, KNOWN, KNOWN.replace("12,50", "13,50")))
    assert (outcome.json["regels_toegevoegd"], outcome.json["regels_overgeslagen"]) == (1, 1)
    assert set(outcome.json["niet_overgenomen"]) == {"Ordernummer", "Artikel", "Aantal"}


def test_a_line_without_an_amount_gets_what_it_costs(path, tmp_path):
    file = export(
        tmp_path, "W8;10-11-2026;WK1;Thee;3;1,10", head="Bestelnummer;Datum;Klantcode;Artikel;Stuks;Stuksprijs"
    )
    taken(path, file)
    assert rows(path, "Aankopen")[-1][5] == 3.3


def test_lines_of_a_number_that_nobody_knows_wait_for_the_list_of_customers(path, tmp_path):
    orders = export(tmp_path, "W8;10-11-2026;WK55;Thee;3,50", head="Bestelnummer;Datum;Klantcode;Artikel;Bedrag")
    outcome = taken(path, orders)
    assert outcome.json["regels_toegevoegd"] == 0
    assert outcome.findings.with_code("import-nobodys")
    listed = export(tmp_path, "WK55;Fatima;Aydin;fatima@aydin.nl", head="Klantnr;Voornaam;Achternaam;E-mail", name="webwinkel-klanten.csv")  # fmt: skip
    both = taken(path, orders, listed)
    assert (both.json["nieuw"], both.json["regels_toegevoegd"]) == (["K012"], 1)
    assert rows(path, "Aankopen")[-1][2] == "K012"


def test_a_header_is_given_once_and_remembered_for_this_source(path, tmp_path):
    file = export(tmp_path, "W8;10-11-2026;WK1;Thee;3,50", head="Bestelnummer;Datum;Klantcode;Wat kocht u;Bedrag")
    outcome = taken(path, file, columns=given_columns(["Wat kocht u=Artikel"]))
    assert rows(path, "Aankopen")[-1][3] == "Thee"
    assert outcome.json["niet_overgenomen"] == []
    other = export(tmp_path, "W9;10-11-2026;WK1;Koffie;3,50", head="Bestelnummer;Datum;Klantcode;WAT KOCHT U;Bedrag")
    taken(path, other)
    assert rows(path, "Aankopen")[-1][3] == "Koffie"
    elsewhere = taken(path, export(tmp_path, "5;10-11-2026;Koffie;3,50", head="Bon;Datum;Wat kocht u;Bedrag", name="kassa.csv"))  # fmt: skip
    assert elsewhere.json["niet_overgenomen"] == ["Wat kocht u"]


@pytest.mark.parametrize("Door", [FileDoor, OpenDoor])
def test_a_text_stays_a_text_and_fits_its_cell(path, tmp_path, Door):  # noqa: N803 - a class
    door = Door(path)
    lines = [KNOWN.replace("Koffie", "=1+1"), KNOWN.replace("Koffie", "🍵" * 20_000).replace("W2", "W21")]
    door.run(importeren, RUN, Request([export(tmp_path, *lines, coding="utf-8")]))
    articles = [row[3] for row in rows_of(door, "Aankopen")[-2:]]
    assert articles == ["=1+1", "🍵" * 16_383]
    assert door.run(importeren, RUN, Request([export(tmp_path, *lines, coding="utf-8")])).json["bestand"] is None


def test_what_cannot_be_read_is_named_with_its_line(path, tmp_path):
    wrong_day, wrong_amount = KNOWN.replace("10-11-2026", "31-02-2026"), KNOWN.replace("12,50", "twaalf")
    outcome = taken(path, export(tmp_path, wrong_day, wrong_amount, KNOWN))
    assert outcome.json["regels_toegevoegd"] == 1
    found = [(one.details["line"], one.values) for one in outcome.findings.with_code("import-line-incomplete")]
    assert found == [
        (2, ["de datum is niet te lezen (Besteldatum '31-02-2026')"]),
        (3, ["het bedrag is niet te lezen (Totaal 'twaalf')"]),
    ]
    assert any("regel 2 en 3" in line for line in outcome.messages)
    # once the export is right, they come in, and the other not again
    mended = taken(path, export(tmp_path, wrong_day.replace("31-02", "28-02"), KNOWN))
    assert (mended.json["regels_toegevoegd"], mended.json["regels_overgeslagen"]) == (1, 1)


def test_the_plan_is_asked_and_no_is_no(path, tmp_path):
    before, plans = path.read_bytes(), []
    outcome = taken(path, export(tmp_path, STRANGER), ask=lambda plan: bool(plans.append(plan)))
    assert path.read_bytes() == before
    assert outcome.json["bestand"] is None
    assert "K012: Fatima Aydin" in str(plans)


def test_more_lines_than_one_run_takes_come_with_the_next(path, tmp_path, monkeypatch):
    monkeypatch.setattr(import_plan, "MOST_LINES", 2)
    lines = [KNOWN.replace("W2;10", f"W{20 + at};{10 + at}") for at in range(3)]
    file = export(tmp_path, *reversed(lines))
    assert taken(path, file).json["regels_toegevoegd"] == 2
    assert [row[0] for row in rows(path, "Aankopen")[-2:]] == ["W20", "W21"]
    assert taken(path, file).json["regels_toegevoegd"] == 1
    assert taken(path, file).json["regels_toegevoegd"] == 0


def test_a_new_workbook_takes_all_of_it(tmp_path):
    path = shutil.copy(shipped("workbook") / "Klantenbestand.xlsx", tmp_path / "Nieuw.xlsx")
    outcome = taken(path, export(tmp_path, KNOWN, STRANGER, GUEST))
    assert (outcome.json["nieuw"], outcome.json["regels_toegevoegd"]) == (["10001", "10002"], 3)
    data = read_data(FileBook.open(path))
    assert data.customers.frame["customer_type"].tolist() == ["particulier", "particulier"]
    assert data.customers.frame["customer_since"].dt.day.tolist() == [10, 11]
    assert data.purchases.frame["amount"].tolist() == [12.5, 8.15, 1.0]
    assert data.numbers.frame["number_at_source"].tolist() == ["WK1", "WK7"]


def test_the_owners_whole_name_and_address_are_filled(tmp_path):
    customers = "| Klantnummer | Naam | Adres | Plaats |\n|---|---|---|---|\n| 5 | Anna Bos | Dam 1 | Goes |\n"
    path = workbook_from_markdown(tmp_path, {"Klanten": customers})
    taken(path, export(tmp_path, "WK7;Fatima;Aydin;Singel;40;3311 HG;Dordrecht", head="Klantcode;Voornaam;Achternaam;Straat;Huisnr;Postcode;Woonplaats"))  # fmt: skip
    assert rows(path, "Klanten")[-1] == [6, "Fatima Aydin", "Singel 40, 3311 HG", "Dordrecht"]


@pytest.mark.parametrize("Door", [FileDoor, OpenDoor])
def test_undo_takes_it_back_in_both_doors(path, tmp_path, Door):  # noqa: N803 - a class
    door = Door(path)
    before = all_rows(door, SHEETS)
    outcome = door.run(importeren, RUN, Request([export(tmp_path, KNOWN, STRANGER, MOVED_MAIL, PERHAPS, GUEST)]))
    assert outcome.json["nieuw"] == ["K012", "K013"]
    assert len(rows_of(door, "Aankopen")) == len(before["Aankopen"]) + 5
    door.run(ongedaan, RUN)
    assert all_rows(door, SHEETS) == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter_for_who_is_who(tmp_path_factory, shuffled: random.Random):
    folder = tmp_path_factory.mktemp("orde")
    lines = [KNOWN, STRANGER, STRANGER.replace("WK7", "WK71").replace("W3", "W31"), MOVED_MAIL, PERHAPS, GUEST]
    moved = STRANGER.replace("W3", "W32").replace("11-11", "13-11").replace("Singel;40", "Dam;1")
    shuffled.shuffle(lines := [*lines, moved])
    found = []
    for some in (lines, sorted(lines)):
        path = workbook_from_markdown(folder, SHEETS)
        taken(path, export(folder, *some))
        people = rows(path, "Klanten")
        found.append((people, sorted(numbers_of(path)), sorted(str(row) for row in rows(path, "Aankopen"))))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.csv", b"", "export-empty"),
        ("wit.csv", b"\r\n \r\n", "export-empty"),
        ("beeld.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "export-no-list"),
        ("beeld.xlsx", b"PK\x03\x04 niet echt", "export-no-list"),
        ("oud.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "export-no-list"),
        ("aap.csv", b"aap;noot\n1;2\n", "export-unknown"),
        ("kort.csv", b"Datum;Bedrag\n", "export-unknown"),
        ("quote.csv", b'Bon;Datum;Artikel;Bedrag\n1;1-1-2026;"thee;2\n2;1-1-2026;koffie;3\n', "export-quote"),
    ],
)
def test_a_file_that_is_no_export_is_refused_in_words(path, tmp_path, name, data, code, capsys):
    file, before = tmp_path / name, path.read_bytes()
    file.write_bytes(data)
    with pytest.raises(UsageError) as raised:
        taken(path, file)
    assert raised.value.code == code
    assert main(["importeren", str(path), str(file), "--ja"]) == 2
    assert f"'{name}'" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_file_that_is_not_there_and_a_column_that_nobody_knows(path, tmp_path, capsys):
    file = export(tmp_path, KNOWN)
    for line, word in (
        ([str(tmp_path / "weg.csv")], "'weg.csv' is er niet"),
        ([str(file), "--kolom", "Stuks"], "niet te begrijpen"),
        ([str(file), "--kolom", "Stuks=Kleur"], "De kolom 'Kleur' kennen wij niet"),
        ([str(file), "--kolom", "Kleur=Aantal"], "staat niet in webwinkel-export.csv"),
    ):
        assert main(["importeren", str(path), *line, "--ja"]) == 2
        assert word in capsys.readouterr().err


def test_where_nobody_can_answer_the_plan_is_shown_and_nothing_done(path, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert main(["importeren", str(path), str(export(tmp_path, STRANGER)), "--ter-plaatse"]) == 2
    told = capsys.readouterr().err
    assert "K012: Fatima Aydin" in told
    assert "--ja" in told
    assert len(rows(path, "Klanten")) == 4


def test_a_header_that_stands_there_twice_counts_once(path, tmp_path):
    file = export(
        tmp_path, "W8;10-11-2026;WK1;Thee;3,50;9,99", head="Bestelnummer;Datum;Klantcode;Artikel;Bedrag;Bedrag"
    )
    outcome = taken(path, file)
    assert rows(path, "Aankopen")[-1][5] == 3.5
    assert outcome.json["niet_overgenomen"] == ["Bedrag"]


def test_an_export_as_workbook(path, tmp_path):
    sheet = "| Bestelnummer | Datum | Klantcode | Achternaam | E-mail | Bedrag |\n|---|---|---|---|---|---|\n| W8 | 10-11-2026 | WK7 | Aydin | fatima@aydin.nl | 1.234 |\n"
    file = workbook_from_markdown(tmp_path, {"Blad1": sheet}, name="webwinkel.xlsx")
    assert taken(path, file).json["nieuw"] == ["K012"]
    assert rows(path, "Aankopen")[-1][5] == 1.234


def test_the_exports_of_the_example(tmp_path, capsys):
    """By sample_data/README.md: the first week is in both; two strangers, and one without that mail address; WK3214 and
    WK3215 are customers by all they say but the number; a return of a known order; a till with our own numbers."""
    path = shutil.copy(shipped("sample_data") / "Voorbeeld.xlsx", tmp_path / "Voorbeeld.xlsx")
    files = [shipped("sample_data") / f"{name}-export.csv" for name in ("webwinkel", "kassa")]
    outcome = taken(path, *files)
    found = outcome.json
    known = {(one["bron"], one["nummer_bij_bron"]): one["klantnummer"] for one in found["bekend"]}
    assert found["nieuw"] == ["10308", "10309"]
    assert known["Webwinkel", "WK9003"] == "10077"
    assert (known["Webwinkel", "WK3214"], known["Kassa", "10303"]) == ("10300", "10303")
    assert found["vragen"] == []
    # lines of 1 to 7 November: 27 of the shop, 15 of the till; all others of 40 and 49 are new
    assert (found["regels_overgeslagen"], found["regels_toegevoegd"]) == (27 + 15, 13 + 34)
    assert found["niet_overgenomen"] == ["Tijd", "Betaalwijze"]
    data = read_data(FileBook.open(path))
    new = data.purchases.frame.tail(47)
    back = new[new["status"] == "retour"]
    assert back[["order", "customer", "amount"]].to_numpy().tolist() == [["W21495", "10133", -32.15]]
    assert set(new["channel"]) == {"winkel", "webwinkel"}
    assert new["date"].is_monotonic_increasing
    assert data.customers.frame["last_name"].tail(2).tolist() == ["Hof", "Nijland"]
    assert taken(path, *files).json["bestand"] is None
    assert main(["ongedaan", str(path), "--ter-plaatse", "--ja"]) == 0
    capsys.readouterr()
    with shipped("sample_data").joinpath("Voorbeeld.xlsx").open("rb") as file:
        assert FileBook.open(path).contents != b""
        before, after = openpyxl.load_workbook(file), openpyxl.load_workbook(path)
    for name in ("Klanten", "Aankopen", "Nummers"):
        assert list(before[name].values) == list(after[name].values)
