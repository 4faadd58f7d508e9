"""Klantgroepen from review to review: what a yearly review remembers, the next runs compare with."""

import json
from pathlib import Path

import openpyxl
import pytest

from klantenbestand.cli import main
from workbooks import workbook_from_markdown

REVIEW, LATER = "2024-12-31", "2025-12-31"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """30 customers buy every month of 2024, each for a euro more than the next; in 2025 only the last 20 of them."""
    rows = [
        f"| 05-{month:02d}-{year} | K{number:02d} | {50 - number} |"
        for year, first in ((2024, 0), (2025, 10))
        for month in range(1, 13)
        for number in range(first, 30)
    ]
    customers = [f"| K{number:02d} | Jansen{number} |" for number in range(30)]
    return workbook_from_markdown(
        tmp_path,
        {
            "Klanten": "\n".join(["| Klantnummer | Achternaam |", "|---|---|", *customers]),
            "Aankopen": "\n".join(["| Datum | Klantnummer | Bedrag |", "|---|---|---|", *rows]),
        },
    )


def run(capsys, step: str, source: Path, target: Path, day: str) -> dict:
    code = main([step, str(source), "--uit", str(target), "--peildatum", day, "--json"])
    out = capsys.readouterr()
    assert code < 2, out.err
    return json.loads(out.out)["klantgroepen"]


def column(path: Path, header: str) -> dict[str, object]:
    sheet = openpyxl.load_workbook(path)["Klantoverzicht"]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(row for row in rows if "Klantnummer" in row)
    return {row[head.index("Klantnummer")]: row[head.index(header)] for row in rows[rows.index(head) + 1 :]}


def test_who_moved_is_shown_on_the_run_after_a_review(shop, tmp_path, capsys):
    first, second = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    assert run(capsys, "jaaroverzicht", shop, first, REVIEW)["vorige_keer"] is None
    found = run(capsys, "analyseren", first, second, LATER)
    # The ten who brought most stayed away: they went down. Nobody came, nobody is gone.
    assert found["vorige_keer"]["peildatum"] == REVIEW
    assert found["vorige_keer"]["omlaag"] >= 10
    assert sum(group["vorige_keer"] for group in found["groepen"]) == 30
    now, before = column(second, "Groep"), column(second, "Groep vorige keer")
    assert before["K00"] == "Kampioenen"
    assert now["K00"] in ("Niet verliezen", "Dreigt weg", "Verloren")
    title = "Wie veranderde van groep sinds 31 december 2024"
    cells = [cell for row in openpyxl.load_workbook(second)["Klantgroepen"].iter_rows(values_only=True) for cell in row]
    assert any(isinstance(cell, str) and cell.startswith(title) for cell in cells)


def test_an_analysis_remembers_nothing_of_its_own(shop, tmp_path, capsys):
    first, second = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    run(capsys, "analyseren", shop, first, REVIEW)
    assert run(capsys, "analyseren", first, second, LATER)["vorige_keer"] is None


def test_the_groups_and_actions_on_klantoverzicht_can_be_mailed_by(shop, tmp_path, capsys):
    run(capsys, "analyseren", shop, tmp_path / "een.xlsx", LATER)
    assert set(column(tmp_path / "een.xlsx", "Gewicht").values()) == {None, "A", "B", "C"}
    code = main(["mailing", str(shop), "--selectie", 'Groep = "Kampioenen"', "--peildatum", LATER])
    said = "".join(capsys.readouterr())
    assert code < 2, said


def test_where_nobody_bought_for_a_year_the_largest_customer_has_no_name(tmp_path, capsys):
    days = ("05-01-2022", "06-01-2023", "07-01-2024")  # so seldom that a year without is usual
    old = "\n".join(["| Datum | Klantnummer | Bedrag |", "|---|---|---|", *(f"| {day} | K1 | 10 |" for day in days)])
    made = tmp_path / "uit.xlsx"
    run(capsys, "analyseren", workbook_from_markdown(tmp_path, {"Aankopen": old}), made, LATER)
    cells = [cell for row in openpyxl.load_workbook(made)["Klantgroepen"].iter_rows(values_only=True) for cell in row]
    assert "Omzet van de grootste klant in 12 maanden" in cells
