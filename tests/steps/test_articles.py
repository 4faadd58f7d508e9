"""*Artikelen* and the small baskets through a whole run: tab, `--json`, *Klantoverzicht*, and what is there without."""

import json
from pathlib import Path

import openpyxl
import pytest

from klantenbestand.cli import main
from workbooks import workbook_from_markdown

CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam |
|-------------|----------|------------|
| K1          | Anna     | Berg       |
| K2          | Bas      | Smit       |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Artikel | Artikelgroep | Aantal | Bedrag | Status  | Levensduur (maanden) |
|-------------|------------|-------------|---------|--------------|--------|--------|---------|----------------------|
| O1          | 20-12-2024 | K1          | ketel   | keuken       | 1      | 40     |         | 12                   |
| O2          | 05-10-2025 | K2          | ketel   | keuken       | 2      | 80     |         | 12                   |
| O3          | 01-11-2025 |             | thee    |              | 1      | 5      |         |                      |
| O4          | 02-11-2025 | K2          | thee    |              | 1      | 5      | retour  |                      |
| O5          | 03-11-2025 | K2          |         |              | 1      | 7.50   |         |                      |
| OF1         | 04-01-2026 | K2          | ketel   | keuken       | 3      | 120    | offerte | 12                   |
"""
BARE = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 20-12-2024 | K1          | 40     |
"""


def run(folder: Path, purchases: str, capsys: pytest.CaptureFixture[str]) -> tuple[dict, openpyxl.Workbook]:
    source = workbook_from_markdown(folder, {"Klanten": CUSTOMERS, "Aankopen": purchases}, name="bron.xlsx")
    target = folder / "uit.xlsx"
    assert main(
        ["analyseren", str(source), "--uit", str(target), "--peildatum", "2026-01-15", "--json", "--debug"]
    ) in (0, 1)
    return json.loads(capsys.readouterr().out), openpyxl.load_workbook(target)


def table(book: openpyxl.Workbook, sheet: str, name: str) -> list[dict[str, object]]:
    """The rows of a table by header."""
    cells = list(book[sheet][book[sheet].tables[name].ref])
    headers = [cell.value for cell in cells[0]]
    return [dict(zip(headers, (cell.value for cell in row), strict=True)) for row in cells[1:]]


def test_the_tab_the_json_and_the_columns_of_the_customers(tmp_path, capsys):
    found, book = run(tmp_path, PURCHASES, capsys)
    rows = {row["Artikel"]: row for row in table(book, "Artikelen", "Artikelen")}
    assert [(name, row["Omzet"], row["Klanten"]) for name, row in rows.items()] == [
        ("ketel", 120, 2),
        ("thee", 0, 0),
        ("(geen artikel ingevuld)", 7.5, None),
    ]
    part = found["artikelen"]
    assert part["omzet_zonder_artikel"] == 7.5
    assert [(row["naam"], row["omzet"]) for row in part["groepen"]] == [
        ("keuken", 120.0),
        ("(geen groep ingevuld)", 7.5),
    ]
    assert (part["offertes"]["open"], part["offertes"]["open_bedrag"], part["offertes"]["deel"]) == (1, 120.0, None)
    assert part["toe_aan_vervanging"] == 1
    customers = {row["Klantnummer"]: row for row in table(book, "Klantoverzicht", "Klantoverzicht")}
    assert customers["K1"]["Vervangen"] == "ketel"
    assert f"{customers['K1']['Vervangen rond']:%d-%m-%Y}" == "20-12-2025"
    assert (customers["K2"]["Vervangen"], customers["K2"]["Open offertes"]) == (None, 1)
    assert customers["K2"]["Bedrag open offertes"] == 120
    assert customers["K1"]["Kleine mand"] is None


def test_the_revenue_with_an_article_stands_beside_a_live_formula(tmp_path, capsys):
    _, book = run(tmp_path, PURCHASES, capsys)
    rows = [[cell.value for cell in row if cell.value is not None] for row in book["Artikelen"].iter_rows()]
    (line,) = (row for row in rows if row and row[0] == "Omzet van regels met een artikel")
    assert line[1] == 120
    assert "'Aankopen'!$D:$D,\"<>\"" in line[2]


def test_without_a_column_with_articles_there_is_no_tab_but_the_columns_stand_there_empty(tmp_path, capsys):
    found, book = run(tmp_path, BARE, capsys)
    assert found["artikelen"] is None
    assert "Artikelen" not in book.sheetnames
    (row, _) = table(book, "Klantoverzicht", "Klantoverzicht")
    for header in ("Vervangen", "Vervangen rond", "Past erbij", "Open offertes", "Bedrag open offertes", "Kleine mand"):
        assert row[header] is None


def test_a_tab_of_an_earlier_run_says_why_it_cannot_be_made_now(tmp_path, capsys):
    run(tmp_path, PURCHASES, capsys)
    book = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    book["Aankopen"]["D1"] = "Eigen kolom"
    again = tmp_path / "weer.xlsx"
    book.save(again)
    main(["analyseren", str(again), "--uit", str(tmp_path / "klaar.xlsx"), "--peildatum", "2026-01-15"])
    texts = [
        cell.value for row in openpyxl.load_workbook(tmp_path / "klaar.xlsx")["Artikelen"].iter_rows() for cell in row
    ]
    assert any("bij geen enkele aankoop staat een artikel" in str(text).lower() for text in texts)


RETURNS = """
| Ordernummer | Datum      | Klantnummer | Artikel | Bedrag | Status |
|-------------|------------|-------------|---------|--------|--------|
| O1          | 20-12-2025 | K1          | ketel   | 40     | retour |
"""


def test_where_all_came_back_start_does_not_speak_of_what_sells(tmp_path, capsys):
    _, book = run(tmp_path, RETURNS, capsys)
    lines = " ".join(str(cell) for row in book["Start"].iter_rows(values_only=True) for cell in row if cell)
    assert "Bekijk welke artikelen terugkwamen" in lines
    assert "Bekijk in welke maanden er iets terugkwam" in lines


QUOTATIONS = """
| Ordernummer | Datum      | Klantnummer | Artikel | Bedrag | Status  |
|-------------|------------|-------------|---------|--------|---------|
| OF1         | 04-01-2026 | K2          | ketel   | 120    | offerte |
| OF2         | 04-02-2025 | K1          | ketel   | 100    | offerte |
"""


def test_of_only_quotations_the_open_ones_are_listed_and_said_on_start(tmp_path, capsys):
    found, book = run(tmp_path, QUOTATIONS, capsys)
    (row,) = table(book, "Artikelen", "Artikelen_offertes")
    assert row["Bedrag"] == 120
    lines = " ".join(str(cell) for row in book["Start"].iter_rows(values_only=True) for cell in row if cell)
    assert "de open offerte van" in lines
    assert (found["artikelen"]["offertes"]["open"], found["artikelen"]["artikelen"]) == (1, [])
    assert found["seizoen"] is None
    cells = [cell for row in book["Artikelen"].iter_rows(values_only=True) for cell in row]
    assert "Er zijn nog alleen offertes. Volg de open offerte van € 120 op: zie de lijst met Te doen." in cells


def test_quotations_of_long_ago_alone_give_no_tab(tmp_path, capsys):
    found, book = run(tmp_path, QUOTATIONS.replace("04-01-2026", "04-01-2025"), capsys)
    assert "Artikelen" not in book.sheetnames
    assert found["artikelen"] is None
