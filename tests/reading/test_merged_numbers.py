"""A number that became another customer is known for good, also when its row is no longer in *Klanten*."""

import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.reading.merged_numbers import followed
from workbooks import workbook_from_markdown

CUSTOMERS = """
| Klantnummer | Achternaam |
|-------------|------------|
| K1          | Berkhof    |
| K4          | Dijkgraaf  |
"""
PURCHASES = """
| Datum      | Klantnummer | Bedrag |
|------------|-------------|--------|
| 01-02-2026 | K1          | 10     |
| 02-02-2026 | K3          | 20     |
| 03-02-2026 | k-3         | 5      |
| 04-02-2026 | K2          | 30     |
| 05-02-2026 |             | 1      |
"""
NUMBERS = """
| Bron         | Nummer bij bron | Klantnummer |
|--------------|-----------------|-------------|
| samengevoegd | K3              | K2          |
| Samengevoegd | K2              | K1          |
| samengevoegd | K4              | K1          |
| webwinkel    | K9              | K4          |
| samengevoegd | K8              |             |
"""


def data(folder, **sheets):
    return read_data(FileBook.open(workbook_from_markdown(folder, sheets)))


def test_what_was_bought_on_an_old_number_is_of_who_stayed(tmp_path):
    found = data(tmp_path, Klanten=CUSTOMERS, Aankopen=PURCHASES, Nummers=NUMBERS)
    assert found.merged == {"K3": "K2", "K2": "K1"}, "K4 stands in Klanten, and is nobody else's"
    assert found.purchases.frame["customer"].tolist()[:4] == ["K1", "K1", "K1", "K1"]
    assert found.purchases.by_old_number == (3, 4, 5)
    assert found.purchases.frame["customer"].isna().tolist() == [False] * 4 + [True]


def test_a_row_that_is_marked_and_a_row_that_left_read_the_same(tmp_path):
    marked = CUSTOMERS.replace("Achternaam |", "Achternaam | Samengevoegd met |").replace("-\n", "-|--|\n")
    marked = "\n".join(line + (" |" if line.startswith("| K") else "") for line in marked.splitlines())
    marked += "\n| K2 | Berkhof | K1 |\n| K3 | Berkhof | K2 |"
    one = data(tmp_path, Klanten=CUSTOMERS, Aankopen=PURCHASES, Nummers=NUMBERS)
    (tmp_path / "2").mkdir()
    other = data(tmp_path / "2", Klanten=marked, Aankopen=PURCHASES, Nummers=NUMBERS)
    assert one.merged == other.merged
    assert one.purchases.frame.equals(other.purchases.frame)
    assert one.customers.frame["customer"].tolist() == other.customers.frame["customer"].tolist()


@pytest.mark.parametrize("numbers", [NUMBERS.replace("Bron ", "Wat "), "| Bron |\n|---|\n| samengevoegd |"])
def test_a_nummers_that_cannot_be_read_changes_nothing(tmp_path, numbers):
    found = data(tmp_path, Klanten=CUSTOMERS, Aankopen=PURCHASES, Nummers=numbers)
    assert found.merged == {}
    assert found.purchases.frame["customer"].tolist()[1] == "K3"


def test_who_was_brought_by_an_old_number_was_brought_by_who_stayed(tmp_path):
    customers = """
| Klantnummer | Achternaam | Aangebracht door |
|-------------|------------|------------------|
| K1          | Berkhof    | K2               |
| K4          | Dijkgraaf  | k-3              |
| K5          | Hoogland   | K4               |
| K6          | Oosterling | K99              |
"""
    found = data(tmp_path, Klanten=customers, Nummers=NUMBERS).customers.frame["referred_by"]
    assert found.tolist()[1:] == ["K1", "K4", "K99"]
    assert found.isna().tolist() == [True, False, False, False], "nobody brings himself"


def test_numbers_that_lost_their_zeros_on_nummers_are_found(tmp_path):
    customers = CUSTOMERS.replace("K1          ", "'0012'").replace("K4          ", "'0014'")
    numbers = "| Bron | Nummer bij bron | Klantnummer |\n|--|--|--|\n| samengevoegd | 13 | 12 |"
    purchases = PURCHASES.replace("K3", "'0013'").replace("K1", "'0012'")
    found = data(tmp_path, Klanten=customers, Aankopen=purchases, Nummers=numbers)
    assert found.merged == {"13": "0012"}
    assert found.purchases.frame["customer"].tolist()[:2] == ["0012", "0012"]


def test_a_circle_of_numbers_ends():
    assert followed("K1", {"K1": "K2", "K2": "K1"}) == "K1"
    assert followed("K1", {"K1": "K2", "K2": "K3"}) == "K3"
