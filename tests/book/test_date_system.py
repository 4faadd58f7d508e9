# ruff: noqa: E501 -- tables
"""A workbook that counts days from 1904 shows the same days on our tabs as one that counts from 1899."""

from io import BytesIO

import openpyxl
import pytest

from klantenbestand.cli import main
from workbooks import workbook_from_markdown

SHEETS = {
    "Klanten": "| Klantnummer | Achternaam |\n|---|---|\n| K1 | Jansen |",
    "Aankopen": """
    | Datum      | Klantnummer | Bedrag |
    |------------|-------------|--------|
    | 20-01-2023 | K1          | 10     |
    | 21-06-2025 | K1          | 20     |
    """,
}


def dates_on(path, sheet: str) -> list[str]:
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=True, read_only=True)  # reads that sheet alone
    cells = [cell.value for row in book[sheet].iter_rows() for cell in row if getattr(cell, "is_date", False)]
    return [f"{value:%Y-%m-%d}" for value in cells if value is not None]


@pytest.mark.parametrize("in_1904", [False, True])
def test_the_days_on_our_tabs_are_the_days_of_the_purchases(tmp_path, monkeypatch, in_1904):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    path = workbook_from_markdown(tmp_path, SHEETS, options={"date_1904": in_1904})
    uit = tmp_path / "uit.xlsx"
    for _ in range(2):  # a second run reads what the first wrote
        assert main(["analyseren", str(path), "--uit", str(uit), "--peildatum", "2025-07-01"]) in (0, 1)
        assert openpyxl.load_workbook(BytesIO(uit.read_bytes()), read_only=True).epoch.year == (
            1904 if in_1904 else 1899
        )
        assert {"2023-01-20", "2025-06-21"} <= set(dates_on(uit, "Klantoverzicht"))
        assert dates_on(uit, "Actieve klanten")[0] == "2023-01-01"
        assert set(dates_on(uit, "Logboek")) == {"2025-07-01"}


ALIKE = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats | Mobiel       | Geboortedatum | Eigen datum |
|-------------|----------|------------|------------|------------|----------|--------|--------------|---------------|-------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | '0612345678' | 12-03-1980    | 05-05-2021  |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes   | '0687654321' | 01-01-1970    | 06-06-2022  |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | '0612345678' | 12-03-1980    | 06-06-2022  |
"""


@pytest.mark.parametrize("in_1904", [False, True])
def test_what_is_shown_to_choose_from_and_what_is_merged_has_the_days_of_the_customers(tmp_path, monkeypatch, in_1904):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": ALIKE}, options={"date_1904": in_1904})
    before = dates_on(path, "Klanten")
    assert "1980-03-12" in before
    assert main(["dubbelen", str(path), "--ter-plaatse", "--peildatum", "2025-07-01"]) in (0, 1)
    assert set(dates_on(path, "Dubbelen")) == {"1980-03-12"}
    assert main(["samenvoegen", str(path), "--ja", "--ter-plaatse", "--peildatum", "2025-07-01"]) in (0, 1)
    assert dates_on(path, "Klanten") == before
    assert set(dates_on(path, "Samengevoegd")) == {"1980-03-12", "2022-06-06", "2025-07-01"}
