import re
from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import journals_of
from klantenbestand.book.package import Package
from klantenbestand.steps.nieuw import add_missing, new_path, nieuw
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import SafetyError, UsageError, WorkbookError
from owner_books import rich_book
from owner_doors import FileDoor, OpenDoor, rows_of
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 9, 0, tzinfo=UTC))
DEBTORS = "| Debiteurnr | Achternaam |\n|---|---|\n| D1 | Jansen |"


def sheets(path):
    return [sheet.name for sheet in Package.open(path).sheets]


def test_a_new_workbook_has_the_three_sheets_start_and_the_settings(tmp_path):
    outcome = nieuw(tmp_path / "Mijn klanten.xlsx", RUN)
    assert sheets(tmp_path / "Mijn klanten.xlsx") == ["Start", "Klanten", "Aankopen", "Contacten", "Instellingen"]
    assert outcome.json["toegevoegd"] == ["Klanten", "Aankopen", "Contacten"]
    assert outcome.json["bestand"] == str(tmp_path / "Mijn klanten.xlsx")
    assert not outcome.needs_person


def test_optional_sheets_come_when_asked_for(tmp_path):
    nieuw(tmp_path / "a.xlsx", RUN, ["Nummers", "campagnes"])
    assert sheets(tmp_path / "a.xlsx")[1:6] == ["Klanten", "Aankopen", "Contacten", "Campagnes", "Nummers"]


def test_a_sheet_that_is_none_of_ours_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(UsageError) as error:
        nieuw(tmp_path / "a.xlsx", RUN, ["Facturen"])
    assert error.value.code == "new-sheet-unknown"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "made"), [("a", "a.xlsx"), ("Klanten 2026", "Klanten 2026.xlsx"), ("b.XLSX", "b.XLSX")]
)
def test_the_name_ends_in_xlsx(tmp_path, typed, made):
    assert new_path(tmp_path / typed) == tmp_path / made


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(UsageError) as error:
        nieuw(tmp_path / "klanten.csv", RUN)
    assert error.value.code == "new-other-kind"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SafetyError) as error:
        nieuw(tmp_path / "weg" / "a.xlsx", RUN)
    assert error.value.code == "target-folder-missing"


def test_a_file_that_is_no_workbook_is_refused_and_kept(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("geen werkmap", encoding="utf-8")
    with pytest.raises(WorkbookError):
        nieuw(path, RUN)
    assert path.read_text(encoding="utf-8") == "geen werkmap"


def test_an_own_workbook_gets_what_it_lacks_in_the_result_and_stays_itself(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Debiteuren": DEBTORS}, name="zaak.xlsx")
    before = path.read_bytes()
    outcome = nieuw(path, RUN)
    assert path.read_bytes() == before
    result = tmp_path / "zaak - resultaat.xlsx"
    assert sheets(result) == ["Debiteuren", "Aankopen", "Contacten", "Instellingen", "Start", "Logboek", "Geheugen"]
    assert outcome.json["toegevoegd"] == ["Aankopen", "Contacten", "Instellingen"], "the debtors are the customers"


def test_in_place_the_own_workbook_gets_them(tmp_path):
    path = rich_book(tmp_path / "zaak.xlsx")
    nieuw(path, RUN, in_place=True)
    assert {"Klanten", "Grafiek", "Verborgen", "Aankopen", "Contacten", "Instellingen"} <= set(sheets(path))


def test_a_second_time_nothing_is_missing_and_nothing_is_written(tmp_path):
    path = tmp_path / "a.xlsx"
    nieuw(path, RUN)
    before = path.read_bytes()
    outcome = nieuw(path, RUN)
    assert outcome.json["toegevoegd"] == []
    assert outcome.json["bestand"] is None
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.xlsx")] == ["a.xlsx"]


def test_a_sheet_by_our_name_that_cannot_be_used_is_left_alone_and_named(tmp_path):
    path = workbook_from_markdown(
        tmp_path, {"Debiteuren": DEBTORS, "Aankopen": "| Leverancier | Stuks |\n|---|---|\n| Jansen | 3 |"}
    )
    outcome = nieuw(path, RUN)
    assert outcome.json["niet_toegevoegd"] == ["Aankopen"]
    assert outcome.json["toegevoegd"] == ["Contacten", "Instellingen"]
    assert {finding.code for finding in outcome.findings} == {"column-missing"}
    assert outcome.needs_person
    result = openpyxl.load_workbook(tmp_path / "test - resultaat.xlsx")
    assert [cell.value for cell in result["Aankopen"][1]] == ["Leverancier", "Stuks"]


def test_start_tells_what_to_do_with_the_new_sheets(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Debiteuren": DEBTORS}, name="zaak.xlsx")
    nieuw(path, RUN)
    start = openpyxl.load_workbook(tmp_path / "zaak - resultaat.xlsx")["Start"]
    said = " ".join(str(cell.value) for row in start.iter_rows() for cell in row)
    for place in ("Aankopen", "Contacten", "Instellingen"):
        assert re.search(rf"HYPERLINK\(\"#'?{place}'?!\$?[AB]\$?2", said), place
    assert "tab Klanten" not in said.split("In vijf stappen")[0], "that sheet was there already"


OWN = {"Klanten": "| Klantnummer | Naam |\n|---|---|\n| K1 | Jan |"}


def names(door):
    return [sheet.name for sheet in Package.open(door.now()).sheets]


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def door(request, tmp_path):
    return request.param(workbook_from_markdown(tmp_path, OWN, name="Boek.xlsx"))


def test_the_sheets_that_came_go_again_where_nothing_was_put_on_them(door):
    door.run(add_missing, RUN, ["Toestemmingen"])
    assert {"Aankopen", "Contacten", "Toestemmingen", "Instellingen"} <= {*names(door)}
    door.edit(lambda book: book["Klanten"].cell(2, 2, "Jan Jansen"))
    plans = []
    undone = door.run(ongedaan, RUN, lambda plan: plans.append(plan) or True)
    assert names(door) == ["Klanten", "Start", "Controle", "Logboek", "Geheugen"]
    assert rows_of(door, "Klanten")[1] == ["K1", "Jan Jansen"]
    came = "Aankopen, Contacten, Toestemmingen en Instellingen"
    assert f"  de tabs {came} weer weg, als er niets van u op staat" in plans[0]
    assert f"Weer weg: de tabs {came}." in undone.messages
    assert "niets om ongedaan te maken" in door.run(ongedaan, RUN).messages[0]


def test_a_sheet_on_which_something_stands_stays_and_is_named(door):
    door.run(add_missing, RUN)

    def fill(book):
        book["Contacten"]["A2"], book["Contacten"]["B2"] = datetime(2026, 1, 2), "K1"  # noqa: DTZ001
        name = next(row for row in book["Instellingen"].iter_rows() if row[0].value == "Naam bedrijf")
        name[1].value = "Mijn zaak"

    door.edit(fill)
    undone = door.run(ongedaan, RUN)
    assert names(door) == ["Klanten", "Contacten", "Instellingen", "Start", "Controle", "Logboek", "Geheugen"]
    assert "Weer weg: de tab Aankopen." in undone.messages
    for name in ("Contacten", "Instellingen"):
        assert any(f"De tab {name}, die de stap had gemaakt, is gebleven" in line for line in undone.messages)


def test_where_nothing_changed_since_the_bytes_of_before_return(tmp_path):
    path = workbook_from_markdown(tmp_path, OWN, name="Boek.xlsx")
    before, door = path.read_bytes(), FileDoor(path)
    door.run(add_missing, RUN)
    door.run(ongedaan, RUN)
    assert path.read_bytes() == before


def test_what_cannot_be_carried_out_again_is_said_with_the_way_on(door):
    door.run(add_missing, RUN)
    door.edit(lambda book: book["Klanten"].cell(2, 2, "Jan Jansen"))
    door.run(ongedaan, RUN)
    door.edit(lambda book: book["Klanten"].cell(2, 2, "Jan"))
    left = names(door)
    if isinstance(door, FileDoor):
        again = door.run(ongedaan, RUN, again=True)
        assert "Klik op Nieuw" in again.messages[0]
        assert names(door) == left


def test_a_failed_write_leaves_nothing_to_take_back(tmp_path, monkeypatch):
    path = workbook_from_markdown(tmp_path, OWN, name="Boek.xlsx")
    book = FileBook.open(path, in_place=True)
    monkeypatch.setattr(FileBook, "put", lambda *_, **__: (_ for _ in ()).throw(WorkbookError("disk-full")))
    with pytest.raises(WorkbookError):
        add_missing(book, RUN)
    assert not list(journals_of(path))
