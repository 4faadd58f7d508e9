"""The tables of each analysis tab are on the same row in a young shop and in an old one, *Zelf narekenen* included."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.layout import lay_out
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.customer_list import ANALYSIS_TABS
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.results import results_of
from workbooks import workbook_from_markdown

EXAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "Voorbeeld.xlsx"
SMALL = {
    "Klanten": """
    | Klantnummer | Achternaam |
    |-------------|------------|
    | K1          | Berg       |
    """,
    "Aankopen": """
    | Ordernummer | Datum      | Klantnummer | Artikel | Bedrag |
    |-------------|------------|-------------|---------|--------|
    | O1          | 10-12-2025 | K1          | thee    | 6.25   |
    """,
}


def header_rows(path: Path, day: date) -> dict[str, int]:
    """Of each analysis tab that has tables the row of their headers."""
    run = Run(day, datetime(2026, 11, 15, tzinfo=UTC))
    results = results_of(read_and_check(FileBook.open(path), run).data, run)
    plans = [lay_out(tab) for one in ANALYSIS_TABS if (tab := one.make(results)) is not None]
    return {plan.tab.name: plan.header_row for plan in plans if plan.tables}


@cache
def of_the_example() -> dict[str, int]:
    return header_rows(EXAMPLE, date(2026, 11, 15))


def test_the_example_has_every_analysis_tab():
    assert set(of_the_example()) == {one.name for one in ANALYSIS_TABS}


@pytest.mark.parametrize("day", [date(2022, 1, 20), date(2023, 3, 15), date(2025, 1, 1)], ids=str)
def test_a_young_shop_has_its_tables_on_the_rows_of_an_old_one(day):
    found = header_rows(EXAMPLE, day)
    assert len(found) >= 6
    assert found == {name: row for name, row in of_the_example().items() if name in found}


def test_one_purchase_has_its_tables_there_too(tmp_path):
    found = header_rows(workbook_from_markdown(tmp_path, SMALL), date(2026, 1, 15))
    assert {"Klantoverzicht", "Actieve klanten", "Mandgrootte", "Seizoen", "Artikelen"} <= set(found)
    assert found == {name: row for name, row in of_the_example().items() if name in found}
