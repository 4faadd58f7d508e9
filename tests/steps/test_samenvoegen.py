# ruff: noqa: E501 -- tables
"""*Samenvoegen*: only what was decided, nothing lost, totals equal, and nothing written where that does not hold."""

import json
import shutil
import tempfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table

from after_dubbelen import after_dubbelen
from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.duplicates.decisions import Decision, Proposal
from klantenbestand.duplicates.merges import Merges
from klantenbestand.duplicates.proposals import Group
from klantenbestand.duplicates.survivorship import Choice, Survivor
from klantenbestand.reading.data import read_data
from klantenbestand.steps import samenvoegen as step
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.merge_changes import that_fit
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from klantenbestand.words.errors import SafetyError, WorkbookError
from owner_doors import FileDoor, OpenDoor, rows_of
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Telefoon     | Mobiel       | E-mail              | Geboortedatum | E-mail toestemming | Geen reclame | Aangebracht door | Lievelingskleur |
|-------------|----------|------------|------------|------------|----------|------------|--------------|--------------|---------------------|---------------|--------------------|--------------|------------------|-----------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0113212345' | '0612345678' | j.berkhof@home.nl   | 12-03-1980    | ja                 | post         |                  | groen           |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       |              | '0687654321' | pz@zonneveld.nl     | 01-01-1970    | ja                 |              | K3               | rood            |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       |              | '0612345678' | johanna@berkhof.nl  | 12-03-1980    | nee                | e-mail       | K1               | geel            |
| K4          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |              | '0611112222' | lucas@dijkgraaf.nl  | 05-05-1990    |                    |              |                  |                 |
| K5          | L.       | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |              |              |                     |               |                    |              |                  |                 |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10.10  |
| O2          | 02-02-2026 | K3          | 20.05  |
| O3          | 03-02-2026 | K3          | 30     |
| O4          | 03-02-2026 | K2          | 7      |
| O5          | 04-02-2026 |             | 1      |
"""
CONTACTS = """
| Datum      | Klantnummer | Onderwerp |
|------------|-------------|-----------|
| 01-03-2026 | K3          | vraag     |
| 02-03-2026 | K2          | klacht    |
"""


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


def workbook(folder, customers=CUSTOMERS, **options):
    return workbook_from_markdown(
        folder, {"Klanten": customers, "Aankopen": PURCHASES, "Contacten": CONTACTS}, **options
    )


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    """The workbook after *Dubbelen*: K1 and K3 are ticked, K4 and K5 are a question."""
    path = workbook(tmp_path_factory.mktemp("proposed"))
    after_dubbelen(path, RUN)
    return path


@pytest.fixture
def source(proposed, tmp_path):
    """A copy of it to work on."""
    return Path(shutil.copy(proposed, tmp_path))


def merged(path, ask=None):
    return samenvoegen(FileBook.open(path, in_place=True), RUN, ask)


def typed(path, group, header, value):
    book = openpyxl.load_workbook(path)
    rows = list(book["Dubbelen"][book["Dubbelen"].tables["Dubbelen"].ref])
    headers = [cell.value for cell in rows[0]]
    for row in rows[1:]:
        line = dict(zip(headers, row, strict=True))
        if line["Groep"].value == group and line["Rij"].value == "zo wordt het":
            line[header].value = value
    book.save(path)


def changed(path, sheet, row, header, value):
    book = openpyxl.load_workbook(path)
    headers = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row, headers.index(header) + 1).value = value
    book.save(path)


def lines(path, sheet):
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True)
    rows = list(book[sheet].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def customer(path, number):
    frame = read_data(FileBook.open(path)).customers.frame
    return frame[frame["customer"] == number].iloc[0]


def test_what_hung_on_the_row_that_goes_hangs_on_the_one_that_stays(source):
    outcome = merged(source)
    assert outcome.json["samengevoegd"] == [{"klantnummer": "K1", "vervallen": ["K3"]}]
    assert [row["Klantnummer"] for row in lines(source, "Aankopen")] == ["K1", "K1", "K1", "K2", None]
    assert [row["Bedrag"] for row in lines(source, "Aankopen")] == [10.10, 20.05, 30, 7, 1]
    assert [row["Klantnummer"] for row in lines(source, "Contacten")] == ["K1", "K2"]
    assert customer(source, "K2")["referred_by"] == "K1"
    assert customer(source, "K1").isna()["referred_by"], "nobody brings himself"


def test_the_row_that_goes_stays_in_the_file_marked_and_reading_skips_it(source):
    merged(source)
    rows = lines(source, "Klanten")
    assert [row["Klantnummer"] for row in rows] == ["K1", "K2", "K3", "K4", "K5"]
    assert [row["Samengevoegd met"] for row in rows] == [None, None, "K1", None, None]
    assert rows[2]["E-mail"] == "johanna@berkhof.nl"
    data = read_data(FileBook.open(source))
    assert list(data.customers.frame["customer"]) == ["K1", "K2", "K4", "K5"]
    assert data.merged == {"K3": "K1"}


def test_the_old_number_is_kept_on_nummers(source):
    merged(source)
    (row,) = lines(source, "Nummers")
    assert (row["Bron"], row["Nummer bij bron"], row["Klantnummer"]) == ("samengevoegd", "K3", "K1")
    assert row["Geldig vanaf"].date() == RUN.peildatum


def test_the_row_that_goes_stands_whole_on_samengevoegd(source):
    merged(source)
    table = FileBook.open(source).own_table("Samengevoegd", "Samengevoegd")
    row = table.iloc[0]
    assert (row["Klantnummer"], row["Ging op in"], row["Lievelingskleur"]) == ("K3", "K1", "geel")
    assert (row["Mobiel"], row["E-mail"], row["Geen reclame"]) == ("0612345678", "johanna@berkhof.nl", "e-mail")


def test_the_strictest_consent_wins_and_no_objection_is_lost(source):
    merged(source)
    after = customer(source, "K1")
    assert after["email_consent"] == "nee"
    assert after["no_advertising"] == "alles", "no post and no e-mail do not fit one cell"


def test_what_a_person_typed_goes_first_and_losing_addresses_are_kept(source):
    typed(source, "K1 + K3", "Telefoon", "0113555555")
    typed(source, "K1 + K3", "Straat", "-")
    merged(source)
    after = customer(source, "K1")
    assert after["phone"] == "0113555555"
    assert after.isna()["street"]
    emails = {after["email"], after["remarks"].removeprefix("ook e-mail ")}
    assert emails == {"j.berkhof@home.nl", "johanna@berkhof.nl"}


def test_only_what_was_decided_is_merged_and_the_rest_still_stands_there(source):
    merged(source)
    tab = FileBook.open(source).own_table("Dubbelen", "Dubbelen")
    assert set(tab["Groep"]) == {"K4 + K5"}
    typed(source, "K4 + K5", "Besluit", "Samenvoegen")
    assert merged(source).json["samengevoegd"] == [{"klantnummer": "K4", "vervallen": ["K5"]}]
    assert merged(source).json["samengevoegd"] == []
    assert len(FileBook.open(source).own_table("Samengevoegd", "Samengevoegd")) == 2


def test_contradicting_dates_of_birth_need_the_persons_word(tmp_path):
    path = workbook(tmp_path, CUSTOMERS.replace("johanna@berkhof.nl  | 12-03-1980", "j.berkhof@home.nl   | 21-03-1980"))
    dubbelen(FileBook.open(path, in_place=True), RUN)
    typed(path, "K1 + K3", "Besluit", "Samenvoegen")
    outcome = merged(path)
    assert outcome.json["samengevoegd"] == []
    assert outcome.json["niet_samengevoegd"][0]["klantnummers"] == ["K1", "K3"]
    assert "Geboortedatum" in outcome.json["niet_samengevoegd"][0]["reden"]
    assert outcome.findings.with_code("merge-left")
    typed(path, "K1 + K3", "Geboortedatum", "21-3-1980")
    assert merged(path).json["samengevoegd"]
    assert customer(path, "K1")["birth_date"].date() == date(1980, 3, 21)


def test_a_row_that_changed_after_the_decision_is_left_alone_and_named(source):
    changed(source, "Klanten", 4, "Voornaam", "Karel")
    outcome = merged(source)
    assert outcome.json["samengevoegd"] == []
    assert "veranderd" in outcome.json["niet_samengevoegd"][0]["reden"]


def test_rows_sorted_and_inserted_in_between_never_merge_the_wrong_ones(source):
    book = openpyxl.load_workbook(source)
    sheet = book["Klanten"]
    rows = [[cell.value for cell in row] for row in sheet["A2:O6"]]
    new = ["K9", "Nieuwe", "Klant", "Laan", "1", "1234 AB", "Goes", *[None] * 8]
    for row, values in enumerate([new, *reversed(rows)], 2):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    book.save(source)
    merged(source)
    marked = {
        row["Klantnummer"]: row["Samengevoegd met"] for row in lines(source, "Klanten") if row["Samengevoegd met"]
    }
    assert marked == {"K3": "K1"}
    assert customer(source, "K9")["first_name"] == "Nieuwe"


@pytest.mark.parametrize("change", ["gone", "twice"])
def test_a_number_that_is_gone_or_stands_there_twice_is_left_alone(source, change):
    changed(source, "Klanten", 4 if change == "gone" else 3, "Klantnummer", "K8" if change == "gone" else "K3")
    assert merged(source).json["samengevoegd"] == []


def test_the_plan_says_where_a_number_comes_in_the_place_of_a_formula(tmp_path):
    bought = PURCHASES.replace("| K3          | 20.05", '| ="K"&3 -> K3 | 20.05')
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": bought, "Contacten": CONTACTS})
    after_dubbelen(path, RUN)
    said = []
    merged(path, lambda plan: bool(said.extend(plan)))
    assert [line for line in said if "formule" in line] == [
        "  op de tab Aankopen, kolom Klantnummer: in 1 cel staat een formule; daar komt het klantnummer zelf"
    ]


def test_after_a_no_nothing_is_written(source):
    before, shown = source.read_bytes(), []
    outcome = merged(source, lambda plan: bool(shown.extend(plan)))
    assert source.read_bytes() == before
    assert outcome.json["samengevoegd"] == []
    assert any("K3 gaat op in K1" in line for line in shown)


def test_the_result_beside_the_source_leaves_the_source_alone(tmp_path, capsys):
    path = workbook(tmp_path)
    before = path.read_bytes()
    main(["dubbelen", str(path), "--peildatum", "2026-11-15"])
    main(["samenvoegen", str(path), "--ja", "--json", "--peildatum", "2026-11-15"])
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert path.read_bytes() == before
    assert found["bestand"] == str(tmp_path / "test - resultaat.xlsx")
    assert customer(tmp_path / "test - resultaat.xlsx", "K1")["email_consent"] == "nee"


def test_in_its_place_it_says_where_the_backup_is(source, capsys):
    before = source.read_bytes()
    assert main(["samenvoegen", str(source), "--ja", "--ter-plaatse", "--peildatum", "2026-11-15"]) in (0, 1)
    last = capsys.readouterr().out.splitlines()[-1]
    assert Path(last.removeprefix("Wat daar eerst stond, is bewaard in ")).read_bytes() == before


def test_a_merge_that_would_lose_a_purchase_takes_itself_back(source, tmp_path, monkeypatch):
    before, right = source.read_bytes(), step.changes_of

    def wrong(*arguments, **options):
        changes = right(*arguments)
        changes.remove(next(one for one in changes if one.sheet == "purchases"))
        return changes

    monkeypatch.setattr(step, "changes_of", wrong)
    with pytest.raises(SafetyError) as stopped:
        merged(source)
    assert stopped.value.code == "merge-check-failed"
    assert source.read_bytes() == before
    assert not list((tmp_path / "data").rglob("*.jsonl"))


def test_what_changed_is_in_the_journal_with_key_old_and_new(source, tmp_path):
    merged(source)
    (journal,) = (tmp_path / "data").rglob("*.jsonl")
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert entries[0]["step"] == "samenvoegen"
    found = {
        (row["sheet"], row["name"], cell["header"]): (cell["old"], cell["new"])
        for row in entries
        if row["kind"] == "row"
        for cell in row["cells"]
    }
    assert found["purchases", "K3 / O2", "Klantnummer"] == ("K3", "K1")
    assert found["customers", "K1", "E-mail toestemming"] == ("ja", "nee")
    assert found["customers", "K3", "Samengevoegd met"] == (None, "K1")
    added = [row for row in entries if row["kind"] == "row" and row["added"]]
    assert [row["identity"] for row in added] == [["samengevoegd", "K3"]]
    assert [entry["column"] for entry in entries if entry["kind"] == "column"] == ["merged_into", "remarks"]
    assert [entry["key"] for entry in entries if entry["kind"] == "new sheet"] == ["numbers"]


def test_an_excel_table_takes_in_the_new_columns(tmp_path):
    path = workbook(tmp_path, tables={"Klanten": "Klanten", "Aankopen": "Aankopen"})
    dubbelen(FileBook.open(path, in_place=True), RUN)
    merged(path)
    table = openpyxl.load_workbook(path)["Klanten"].tables["Klanten"]
    assert table.ref == "A1:Q6"
    assert [column.name for column in table.tableColumns][-2:] == ["Samengevoegd met", "Opmerkingen"]
    assert openpyxl.load_workbook(path)["Klanten"]["P4"].value == "K1"


def test_no_room_for_the_column_is_said_and_nothing_changes(tmp_path):
    path = workbook(tmp_path, tables={"Klanten": "Klanten"})
    book = openpyxl.load_workbook(path)
    book["Klanten"]["P3"].value = "van de eigenaar"
    book.save(path)
    dubbelen(FileBook.open(path, in_place=True), RUN)
    before = path.read_bytes()
    with pytest.raises(WorkbookError) as stopped:
        merged(path)
    assert stopped.value.code == "no-room-for-column"
    assert path.read_bytes() == before


def test_numbers_stay_numbers(tmp_path):
    sheets = {
        "Klanten": CUSTOMERS.replace("| K", "| 10"),
        "Aankopen": PURCHASES.replace("K", "10").replace("10lantnummer", "Klantnummer"),
    }
    path = workbook_from_markdown(tmp_path, sheets)
    book = openpyxl.load_workbook(path)
    book["Klanten"]["A1"].value = "Klantnummer"
    book.save(path)
    dubbelen(FileBook.open(path, in_place=True), RUN)
    merged(path)
    assert [row["Klantnummer"] for row in lines(path, "Aankopen")] == [101, 101, 101, 102, None]
    assert lines(path, "Klanten")[2]["Samengevoegd met"] == 101


def test_niet_dezelfde_still_holds_for_what_a_customer_became(source):
    typed(source, "K4 + K5", "Besluit", "Niet dezelfde")
    outcome = merged(source)
    assert outcome.json["samengevoegd"]
    found = dubbelen(FileBook.open(source, in_place=True), RUN)
    assert not [group for group in found.json["groepen"] if group["oordeel"] != "hoort bij elkaar"]


money = st.integers(-100_000, 1_000_000).map(lambda cents: f"{cents / 100:.2f}")
owners = st.sampled_from(["K1", "K2", "K3", "K4", "K5", ""])
consents = st.sampled_from(["ja", "nee", ""])


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(owners, money, st.booleans()), min_size=1, max_size=12), consents, consents)
def test_totals_are_equal_before_and_after_to_the_cent_for_any_purchases(bought, one, other):
    head = "| Ordernummer | Datum | Klantnummer | Bedrag | Status |\n|---|---|---|---|---|\n"
    rows = [
        f"| B{n} | {n + 1:02}-02-2026 | {who} | {amount} | {'retour' if back else ''} |"
        for n, (who, amount, back) in enumerate(bought)
    ]
    customers = CUSTOMERS.replace("| ja                 | post  ", f"| {one} | post  ").replace(
        "| nee                | e-mail", f"| {other} | e-mail"
    )
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(Path(folder) / "data"))
        path = workbook_from_markdown(Path(folder), {"Klanten": customers, "Aankopen": head + "\n".join(rows)})
        before = [(row["Ordernummer"], row["Bedrag"], row["Klantnummer"]) for row in lines(path, "Aankopen")]
        dubbelen(FileBook.open(path, in_place=True), RUN)
        (group,) = merged(path).json["samengevoegd"]
        stays, gone = group["klantnummer"], group["vervallen"][0]
        assert {stays, gone} == {"K1", "K3"}
        after = [(row["Ordernummer"], row["Bedrag"], row["Klantnummer"]) for row in lines(path, "Aankopen")]
        assert after == [(order, amount, stays if who == gone else who) for order, amount, who in before]
        said = customer(path, stays)["email_consent"]
        strictest = next((word for word in ("nee", "ja") if word in (one, other)), None)
        assert (said if isinstance(said, str) else None) == strictest


def with_numbers(folder, *headers, totals=False):
    """The workbook after *Dubbelen*, with a tab *Nummers* of the owner with these columns."""
    path = workbook(folder)
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Nummers")
    sheet.append(headers)
    sheet.append(["webwinkel", "77", "K3"] + [None] * (len(headers) - 3))
    if totals:
        sheet.append(["Totaal"])
        table = Table(displayName="tblNummers", ref=f"A1:{chr(64 + len(headers))}3", totalsRowCount=1)
        table.autoFilter = AutoFilter(ref=f"A1:{chr(64 + len(headers))}2")
        table._initialise_columns()
        for column, header in zip(table.tableColumns, headers, strict=True):
            column.name = header
        table.tableColumns[0].totalsRowLabel = "Totaal"
        sheet.add_table(table)
    book.save(path)
    dubbelen(FileBook.open(path, in_place=True), RUN)
    return path


def test_a_column_that_nummers_had_not_is_made(tmp_path):
    path = with_numbers(tmp_path, "Bron", "Nummer bij bron", "Klantnummer")
    assert merged(path).json["samengevoegd"] == [{"klantnummer": "K1", "vervallen": ["K3"]}]
    assert [(row["Nummer bij bron"], row["Klantnummer"]) for row in lines(path, "Nummers")] == [
        ("77", "K1"),
        ("K3", "K1"),
    ]
    assert lines(path, "Nummers")[1]["Geldig vanaf"].date() == RUN.peildatum


def test_a_nummers_with_a_row_of_totals_takes_no_old_numbers_and_the_merge_goes_on(tmp_path):
    path = with_numbers(tmp_path, "Bron", "Nummer bij bron", "Klantnummer", "Geldig vanaf", totals=True)
    outcome = merged(path)
    assert outcome.json["samengevoegd"] == [{"klantnummer": "K1", "vervallen": ["K3"]}]
    assert "merge-numbers-unusable" in {finding.code for finding in outcome.findings}
    assert len(lines(path, "Nummers")) == 2
    assert lines(path, "Klanten")[2]["Samengevoegd met"] == "K1"


def test_remarks_that_do_not_fit_in_one_cell_are_left_apart_and_named():
    def proposal(key, remarks):
        numbers, choice = (f"{key}1", f"{key}2"), Choice("remarks", remarks, None)
        group = Group("zeker dubbel", numbers, (2, 3), 1.0, "")
        return Proposal(key, group, Survivor(2, numbers[0], (choice,)), Decision.MERGE, {})

    kept = that_fit(Merges((proposal("K", "x" * 32_767), proposal("L", "\U0001f600" * 16_384)), ()))
    assert [one.survivor.customer for one in kept.accepted] == ["K1"]
    assert [(one.why, one.customers) for one in kept.left] == [("long", ("L1", "L2"))]


def test_two_that_go_are_more_than_one(source):
    data = read_data(FileBook.open(source))
    group = Group("zeker dubbel", ("K1", "K3", "K9"), (2, 3, 4), 1.0, "")
    wanted = Merges((Proposal("K1", group, Survivor(2, "K1", ()), Decision.MERGE, {}),), ())
    assert "  K3 en K9 gaan op in K1" in step.plan_sentences(data, wanted)


@pytest.mark.parametrize(("number", "group"), [("  ", "K1 + rij 4"), ("K1", "K1 (rij 2) + K1 (rij 4)")])
def test_a_row_without_a_number_of_its_own_is_shown_not_ticked_and_says_what_to_do(tmp_path, number, group):
    path = workbook(tmp_path, CUSTOMERS.replace("| K3          | Johanna", f"| {number:<11} | Johanna"))
    outcome = dubbelen(FileBook.open(path, in_place=True), RUN)
    assert outcome.json["groepen"][0]["oordeel"] == "zeker dubbel"
    line = next(line for line in openpyxl.load_workbook(path)["Dubbelen"].iter_rows(values_only=True) if group in line)
    assert not {"Samenvoegen"} & set(line)
    assert any("eerst een eigen klantnummer" in str(cell) for cell in line)
    typed(path, group, "Besluit", "Samenvoegen")
    outcome = merged(path)
    assert not outcome.json["samengevoegd"]
    assert outcome.json["niet_samengevoegd"][0]["reden"] == "een van de rijen heeft geen eigen klantnummer"


TWICE = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats    | Mobiel       | Geboortedatum | Telefoon toestemming | Bellen toegestaan | Geen reclame | Bezwaar |
|-------------|----------|------------|------------|------------|----------|-----------|--------------|---------------|----------------------|-------------------|--------------|---------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes      | '0612345678' | 12-03-1980    | ja                   |                   | nee          |         |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes      | '0687654321' | 01-01-1970    | ja                   |                   |              |         |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes      | '0612345678' | 12-03-1980    |                      | nee               |              | ja      |
| K6          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee | '0620000004' | 09-09-1985    | ja                   |                   |              | post    |
| K7          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee | '0620000004' | 09-09-1985    | ja                   |                   | e-mail       |         |
"""


@pytest.mark.parametrize("kind", [FileDoor, OpenDoor])
def test_an_objection_in_a_second_column_for_it_is_not_lost(tmp_path, kind):
    door = kind(workbook(tmp_path, TWICE))
    door.run(dubbelen, RUN)
    merged = door.run(samenvoegen, RUN).json["samengevoegd"]
    assert sorted(sorted([one["klantnummer"], *one["vervallen"]]) for one in merged) == [["K1", "K3"], ["K6", "K7"]]
    frame = read_data(FileBook.open(door.now())).customers.frame.set_index("customer")
    stays = [one["klantnummer"] for one in merged]
    assert set(frame.loc[stays, "no_advertising"]) == {"alles"}
    assert dict(frame["phone_consent"]) == {"K2": "ja"} | {
        number: "nee" if number in ("K1", "K3") else "ja" for number in stays
    }
    door.run(ongedaan, RUN)
    assert rows_of(door, "Klanten")[3][9:13] == [None, "nee", None, "ja"]
