"""*Importeren*: what is in the file, whatever program made it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

import import_cases
from import_cases import taken
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import Memory, read_memory
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.export_status import Statuses
from klantenbestand.reading.exports import Export
from klantenbestand.steps.import_matching import Told
from klantenbestand.steps.import_notes import file_findings, file_sentences, order_findings, order_sentences
from klantenbestand.steps.import_plan import Request, import_plan, taken_from
from klantenbestand.steps.import_sources import as_typed, given_columns, remembered_columns, source_of, with_columns
from klantenbestand.steps.importeren import importeren
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import UsageError
from klantenbestand.words.texts import finding_sentences
from owner_doors import FileDoor, rows_of
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Postcode | Plaats | E-mail            |
|-------------|----------|------------|----------|--------|-------------------|
| K009        | Johanna  | Berkhof    | 4461 AB  | Goes   | j.berkhof@home.nl |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Artikel | Aantal | Bedrag | Bron      | Status |
|-------------|------------|-------------|---------|--------|--------|-----------|--------|
| W1          | 01-11-2026 | K009        | Thee    | 1      | 8.15   | Webwinkel |        |
| W2          | 02-11-2026 | K009        | Thee    | 1      | 8.15   | Webwinkel |        |
"""
NUMBERS = """
| Bron      | Nummer bij bron | Klantnummer | Geldig vanaf |
|-----------|-----------------|-------------|--------------|
| Webwinkel | WK1             | K009        | 01-01-2026   |
"""
HEAD = "Bestelnummer;Besteldatum;Klantcode;Achternaam;E-mailadres;Nieuwsbrief;Productnaam;Stuks;Totaal;Orderstatus"
WHO = "WK1;Berkhof;j.berkhof@home.nl;nee"


def export(folder, *lines, head=HEAD, name="webwinkel-export.csv"):
    return import_cases.export(folder, *lines, head=head, name=name)


@pytest.fixture
def path(tmp_path):
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Nummers": NUMBERS})


def planned(path, *files, **request):
    book = FileBook.open(path)
    data = read_data(book)
    return import_plan(data, taken_from(Request(files, **request), data, read_memory(book), RUN), Told([]), RUN)


def purchases(path):
    return [row[:8] for row in rows_of(FileDoor(path), "Aankopen")[1:]]


def test_two_tabs_of_a_workbook_are_taken_over_and_the_third_is_named(path, tmp_path):
    book = openpyxl.Workbook()
    orders, people, words = book.active, book.create_sheet("Klanten"), book.create_sheet("Uitleg")
    orders.title = "Orders"
    for row in (["Bestelnummer", "Datum", "Klantcode", "Artikel", "Bedrag"], ["W3", "2026-11-03", "WK7", "Thee", 5]):
        orders.append(row)
    for row in (["Klantcode", "Achternaam", "E-mail"], ["WK7", "Aydin", "fatima@aydin.nl"]):
        people.append(row)
    words.append(["Met dank aan onze webwinkel"])
    book.save(tmp_path / "webwinkel.xlsx")
    outcome = taken(path, tmp_path / "webwinkel.xlsx")
    assert outcome.json["nieuw"] == ["K010"]
    assert purchases(path)[-1][:4] == ["W3", datetime(2026, 11, 3), "K010", "Thee"]  # noqa: DTZ001
    assert "tab Uitleg" in outcome.json["niet_overgenomen"]
    assert any("webwinkel.xlsx, tab Orders" in line for line in outcome.messages)
    assert taken(path, tmp_path / "webwinkel.xlsx").json["bestand"] is None


def test_orders_that_did_not_go_through_stay_out_with_who_placed_them(path, tmp_path):
    lines = [f"W5;10-11-2026;{WHO};Thee;1;8,15;completed", "W6;10-11-2026;WK8;Los;los@b.nl;ja;Thee;1;8,15;geannuleerd",
             f"W7;10-11-2026;{WHO};Thee;1;8,15;on-hold"]  # fmt: skip
    file = export(tmp_path, *lines)
    (plan,) = planned(path, file).files
    told = " ".join(file_sentences(plan.taken.export))
    assert "2 regels van orders die niet doorgingen ('geannuleerd' of 'on-hold'): order W6 en W7" in told
    outcome = taken(path, file)
    assert (outcome.json["nieuw"], outcome.json["regels_toegevoegd"]) == ([], 1)
    assert purchases(path)[-1][0] == "W5"
    # it went through after all
    later = export(tmp_path, *(line.replace("on-hold", "completed") for line in lines))
    assert taken(path, later).json["regels_toegevoegd"] == 1


@pytest.mark.parametrize("known", [True, False])
def test_an_order_that_was_paid_back_comes_to_nothing(path, tmp_path, known):
    number = "W1;01" if known else "W9;03"
    file = export(tmp_path, f"{number}-11-2026;{WHO};Thee;1;8,15;refunded")
    assert taken(path, file).json["regels_toegevoegd"] == (1 if known else 2)
    data = read_data(FileBook.open(path)).purchases.frame
    assert data[data["order"] == number[:2]]["amount"].tolist() == [8.15, -8.15]
    assert taken(path, file).json["bestand"] is None


def test_an_order_that_was_cancelled_after_it_came_in_is_told(path, tmp_path):
    file = export(tmp_path, f"W1;01-11-2026;{WHO};Thee;1;8,15;cancelled", f"W5;01-11-2026;{WHO};Thee;1;8,15;cancelled")
    (plan,) = planned(path, file).files
    assert (plan.differs, plan.cancelled) == ((), ("W1",))
    before = purchases(path)
    outcome = taken(path, file)
    assert purchases(path) == before
    (finding,) = outcome.findings.with_code("import-cancelled")
    assert "Deze order staat bij u nog als verkoop." in " ".join(finding_sentences(finding))
    assert (
        "  let op: 1 order staat bij u nog als verkoop, maar ging volgens de export niet door: W1" in outcome.messages
    )
    assert "Alles uit deze export staat er al" not in " ".join(outcome.messages)


def test_of_what_cannot_be_taken_over_is_not_said_that_it_is_there(path, tmp_path):
    outcome = taken(path, export(tmp_path, f"W5;#N/B;{WHO[:-3]};Thee;1;8,15;completed"))
    assert outcome.messages[-1] == "Er is niets om over te nemen. Er is niets veranderd."


def test_what_is_new_is_told_with_its_amount_and_days(path, tmp_path):
    lines = [f"W5;{day}-11-2026;{WHO};Thee;1;{amount};completed" for day, amount in ((9, "8,15"), (4, "10"))]
    plan = " ".join(taken(path, export(tmp_path, *lines)).messages)
    assert "2 regels nieuw voor Aankopen, samen € 18,15, van 04-11-2026 tot en met 09-11-2026; 0 regels" in plan
    one = taken(path, export(tmp_path, f"W8;09-11-2026;{WHO};Thee;1;2;completed")).messages
    assert "1 regel nieuw voor Aankopen, samen € 2,00, op 09-11-2026; 0 regels" in " ".join(one)


def test_american_days_are_known_by_what_makes_sense_and_told(path, tmp_path):
    head = "Bestelnummer,Datum,Klantcode,Artikel,Bedrag"
    first = ["W5,11/02/2026,WK1,Thee,5.00", "W6,11/05/2026,WK1,Thee,5.00"]
    outcome = taken(path, export(tmp_path, *first, head=head))
    assert [row[1].strftime("%d-%m") for row in purchases(path)[-2:]] == ["02-11", "05-11"]
    assert "  let op: 11/02/2026 is gelezen als 2 november 2026, en de andere dagen net zo" in outcome.messages
    assert outcome.findings.with_code("import-months-first")
    more = export(tmp_path, *first, "W7,11/14/2026,WK1,Thee,5.00", head=head)
    assert taken(path, more).json["regels_toegevoegd"] == 1


def test_how_a_day_was_read_is_said_where_nothing_tells(path, tmp_path):
    head = "Bestelnummer,Datum,Klantcode,Artikel,Bedrag"
    outcome = taken(path, export(tmp_path, "W5,11/02/2026,WK1,Thee,5.00", head=head))
    assert "  let op: 11/02/2026 is gelezen als 11 februari 2026, en de andere dagen net zo" in outcome.messages
    assert not outcome.findings.with_code("import-months-first")


def test_orders_that_stand_there_otherwise_are_told(path, tmp_path):
    line = f"W1;01-11-2026;{WHO};Koffie;1;3,00;completed"
    outcome = taken(path, export(tmp_path, line))
    assert "  let op: er komen regels bij van 1 order die er al staat: W1" in outcome.messages
    assert outcome.findings.with_code("import-line-added")
    again = taken(path, export(tmp_path, line))
    assert (again.json["bestand"], len(again.findings)) == (None, 0)


def test_an_offer_that_was_sold_is_told(path, tmp_path):
    offered = f"W5;10-11-2026;{WHO};Thee;1;8,15;offerte"
    taken(path, export(tmp_path, offered))
    outcome = taken(path, export(tmp_path, offered.replace("offerte", "completed")))
    assert outcome.json["bestand"] is None
    assert outcome.findings.with_code("import-line-sold")


def test_each_thing_to_say_of_an_order_can_be_said(path, tmp_path):
    (plan,) = planned(path, export(tmp_path, f"W1;01-11-2026;{WHO};Thee;1;8,15;completed")).files
    for numbers in (("W1",), ("W1", "W2")):
        notes = dict.fromkeys(("sold", "moved", "summed", "added", "alike"), numbers)
        told = replace(plan, notes=notes, cancelled=numbers)
        assert len([*order_sentences(told)]) == len([*order_findings(told)]) == 6
        assert all("W1" in line for line in order_sentences(told))
        assert all("{" not in line for one in order_findings(told) for line in finding_sentences(one))


def test_a_status_that_nobody_knows_is_taken_over_and_told(path, tmp_path):
    (plan,) = planned(path, export(tmp_path, f"W5;10-11-2026;{WHO};Thee;1;8,15;xyz")).files
    assert len(plan.new) == 1
    assert "  let op: de status 'xyz' kennen wij niet; 1 regel telt als verkoop" in list(
        file_sentences(plan.taken.export)
    )
    (finding,) = file_findings(plan.taken.export)
    assert (finding.code, finding.details["word"]) == ("import-status-unknown", "xyz")


def test_a_row_with_an_amount_without_quotes_is_told(path, tmp_path):
    head = "Bestelnummer,Datum,Klantcode,Artikel,Bedrag"
    file = export(tmp_path, "W5,2026-11-10,WK1,Thee,15,50", "W6,2026-11-10,WK1,Thee,15.50", head=head)
    (plan,) = planned(path, file).files
    assert plan.new["order"].tolist() == ["W6"]
    assert "(regel 2)" in " ".join(file_sentences(plan.taken.export))
    (finding,) = file_findings(plan.taken.export)
    assert (finding.code, finding.details["line"]) == ("import-line-wide", 2)
    only = export(tmp_path, "W5,2026-11-10,WK1,Thee,15,50", head=head)
    assert taken(path, only).json["bestand"] is None


def test_what_is_told_can_be_said():
    wide = Export("a.csv", None, None, wide=tuple(range(2, 200)), statuses=Statuses(partly=("5",)))
    assert [one.code for one in file_findings(wide)][-2:] == ["import-more", "import-partly-back"]
    assert all("{" not in line for one in file_findings(wide) for line in finding_sentences(one))
    assert "en nog 190" in " ".join(file_sentences(wide))


def test_a_column_that_the_owner_does_not_want_is_left_and_that_is_remembered(path, tmp_path):
    head, line = "Klantcode;Achternaam;E-mail;Voornaam", "WK7;Aydin;fatima@aydin.nl;Fatima"
    outcome = taken(path, export(tmp_path, line, head=head), columns=given_columns(["VOORNAAM="]))
    assert outcome.json["niet_overgenomen"] == ["Voornaam"]
    assert rows_of(FileDoor(path), "Klanten")[-1][:3] == ["K010", None, "Aydin"]
    assert remembered_columns(read_memory(FileBook.open(path)), "webwinkel") == {"voornaam": ""}
    again = taken(
        path, export(tmp_path, line.replace("WK7", "WK8").replace("atima", "atma").replace("Aydin", "Bos"), head=head)
    )
    assert again.json["niet_overgenomen"] == ["Voornaam"]
    both = taken(
        path, export(tmp_path, "WK9;Smit;s@smit.nl;Kees", head=head), columns=given_columns(["Voornaam=Voornaam"])
    )
    assert both.json["niet_overgenomen"] == []


def test_a_header_to_leave_must_stand_in_a_file(path, tmp_path):
    with pytest.raises(UsageError) as raised:
        taken(path, export(tmp_path, f"W5;10-11-2026;{WHO};Thee;1;8,15;"), columns=given_columns(["Kleur="]))
    assert raised.value.code == "import-header-unknown"
    with pytest.raises(UsageError):
        given_columns(["=Artikel"])


def test_what_was_given_of_a_column_can_be_forgotten(path, tmp_path):
    head, line = "Klantcode;Achternaam;E-mail;Voornaam", "WK7;Aydin;fatima@aydin.nl;Fatima"
    file = export(tmp_path, line, head=head)
    taken(path, file, columns=given_columns(["Voornaam="]))
    book = FileBook.open(path, in_place=True)
    outcome = importeren(book, RUN, Request((file,)), forget=["voornaam"])
    assert outcome.json["niet_overgenomen"] == []
    assert remembered_columns(read_memory(FileBook.open(path)), "webwinkel") == {}
    with pytest.raises(UsageError) as raised:
        importeren(FileBook.open(path, in_place=True), RUN, Request((file,)), forget=["voornaam"])
    assert raised.value.code == "import-nothing-to-forget"


def test_a_header_is_told_as_it_was_typed():
    error = as_typed(UsageError("import-header-unknown", header="watkochtu", files="a.csv"), ["Wat kocht u?=Artikel"])
    assert (error.code, error.details) == ("import-header-unknown", {"header": "Wat kocht u?", "files": "a.csv"})
    other = UsageError("export-empty", file="a.csv")
    assert as_typed(other, ["Kleur=Artikel"]) is other


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"W5;;{WHO};Thee;1;8,15;", "de datum is leeg"),
        (f"W5;10-11-2026;{WHO};Thee;1;;", "het bedrag is leeg"),
        (f"W5;;{WHO};Thee;1;acht;", "de datum is leeg en het bedrag is niet te lezen (Totaal 'acht')"),
        (f"W5;gisteren;{WHO};Thee;1;8,15;", "de datum is niet te lezen (Besteldatum 'gisteren')"),
    ],
)
def test_of_a_line_that_is_left_out_is_told_what_it_lacks(path, tmp_path, line, why):
    outcome = taken(path, export(tmp_path, line, f"W6;10-11-2026;{WHO};Thee;1;8,15;"))
    (finding,) = outcome.findings.with_code("import-line-incomplete")
    assert any(f"is niet overgenomen: {why}." in sentence for sentence in finding_sentences(finding))


def test_a_hidden_tab_with_orders_is_named(path, tmp_path):
    book = openpyxl.Workbook()
    hidden, notes = book.create_sheet("Oud"), book.create_sheet("Kladblok")
    for at, sheet in enumerate((book.active, hidden)):
        sheet.append(["Bestelnummer", "Datum", "Klantcode", "Artikel", "Bedrag"])
        sheet.append([f"W{at + 5}", "2026-11-03", "WK1", "Thee", 5])
    notes.append(["melk"])
    hidden.sheet_state = notes.sheet_state = "hidden"
    book.save(tmp_path / "webwinkel.xlsx")
    outcome = taken(path, tmp_path / "webwinkel.xlsx")
    assert outcome.json["niet_overgenomen"] == ["tab Oud (verborgen tab)"]
    assert [row[0] for row in purchases(path)] == ["W1", "W2", "W5"]


def test_a_cell_too_many_between_semicolons_is_not_told_as_an_amount_with_a_comma(path, tmp_path):
    outcome = taken(path, export(tmp_path, f"W5;10-11-2026;{WHO};Thee; groen;1;8,15;paid"))
    (finding,) = outcome.findings.with_code("import-line-wide")
    assert any("een puntkomma in een naam" in sentence for sentence in finding_sentences(finding))


def test_what_is_not_wanted_is_remembered_by_source():
    memory = with_columns(Memory(), ["Kassa"], {"kleur": ""})
    assert remembered_columns(memory, "kassa") == {"kleur": ""}
    assert remembered_columns(with_columns(memory, ["Kassa"], {"kleur": "Artikel"}), "Kassa") == {"kleur": "Artikel"}


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("bestellingen november.csv", "Import"),
        ("order_export_nov.csv", "Import"),
        ("export_20261102_ab3f.csv", "Import"),
        ("Kopie van orders.csv", "Import"),
        ("Q3 facturen.csv", "Import"),
        ("bestelling-overzicht-week-45.csv", "Import"),
        ("Blad1.csv", "Import"),
        ("orders monday 2026-11-02.csv", "Import"),
        ("kassa3 overzicht mei.csv", "Kassa"),
        ("Kopie van beurs november.csv", "Beurs"),
    ],
)
def test_what_changes_every_month_is_no_source(file, source):
    assert source_of(file, Data()) == source


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("webinar.csv", "Webinar"),
        ("web.csv", "Web"),
        ("export_web_2026.csv", "Web"),
        ("webwinkel-export (2).csv", "Webwinkel"),
        ("web winkel.csv", "Webwinkel"),
        ("WebwinkelOrders.csv", "Webwinkel"),
        ("kassa2026.csv", "Kassa"),
        ("kassa 2 november.csv", "Kassa 2"),
        ("kassalade.csv", "Kassalade"),
        ("orders-2026.csv", "Import"),
    ],
)
def test_the_source_is_a_whole_word_of_the_name(tmp_path, file, source):
    rows = "".join(f"| 1 | 01-11-2026 | 5 | {name} |\n" for name in ("Web", "Webwinkel", "Kassa", "Kassa 2"))
    path = workbook_from_markdown(
        tmp_path, {"Aankopen": f"| Ordernummer | Datum | Bedrag | Bron |\n|---|---|---|---|\n{rows}"}
    )
    assert source_of(file, read_data(FileBook.open(path))) == source
    assert source_of("webwinkel-export.csv", Data()) == "Webwinkel"
