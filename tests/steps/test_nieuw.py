import re
from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.package import Package
from klantenbestand.steps.nieuw import new_path, nieuw
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import SafetyError, UsageError, WorkbookError
from owner_books import rich_book
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
    assert sheets(result) == ["Debiteuren", "Aankopen", "Contacten", "Instellingen", "Start", "Logboek"]
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
