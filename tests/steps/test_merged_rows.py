"""The rows that go, whole, as they stand on *Samengevoegd*."""

import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.merged_rows import whole_rows
from klantenbestand.tabs.samengevoegd import samengevoegd
from klantenbestand.words.tab import Format
from workbooks import workbook_from_markdown

CUSTOMERS = """
| Klantnummer | Achternaam | Jubileum   | Schoenmaat | Bijnaam    |
|-------------|------------|------------|------------|------------|
| K1          | Berkhof    | 06-06-2022 | 42         | Jan        |
| K2          | Berkhof    | 07-06-2022 | 42         | '1-2-2024' |
| K3          | Berkhof    | ooit       | 43         | Piet       |
"""


def test_days_in_a_column_of_the_owner_stay_days_and_the_rest_stays_as_typed(tmp_path):
    book = FileBook.open(workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS}))
    customers = read_data(book).customers
    gone, formats = whole_rows(book, customers, {3: "K1", 4: "K1"}, pd.Timestamp("2026-11-15"))
    assert gone["Jubileum"].tolist() == [pd.Timestamp("2022-06-07"), "ooit"]
    assert gone["Schoenmaat"].tolist() == ["42", "43"]
    assert gone["Bijnaam"].tolist() == ["1-2-2024", "Piet"]
    earlier = pd.DataFrame({"Klantnummer": ["K0"], "Jubileum": [pd.Timestamp("2020-01-02")]}, index=[8])
    tab = samengevoegd(earlier, gone.iloc[1:], formats, "", ["Klantnummer"])
    shown = {field.header: field.format for field in tab.tables[0].fields}
    assert (shown["Jubileum"], shown["Bijnaam"], shown["Klantnummer"]) == (Format.DATE, Format.TEXT, Format.TEXT)
