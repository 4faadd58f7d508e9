"""*Zelf narekenen* of orders and buyers: our figure beside the formula, and what explains a difference."""

from collections.abc import Iterator

import openpyxl
import pandas as pd
import pytest

from klantenbestand.analysis import basket_size, prepare
from klantenbestand.cli import main
from klantenbestand.reading.data import Data
from klantenbestand.tabs.recompute_keys import What
from klantenbestand.tabs.recompute_orders import basket_checks, customers_checks
from klantenbestand.words.tab import Check
from tabs.test_recompute import CUSTOMERS, data_of, recalculated
from workbooks import workbook_from_markdown

END = pd.Timestamp(2026, 11, 15)
LINES = """
| Ordernummer | Datum      | Klantnummer | Aantal | Bedrag | Status  |
|-------------|------------|-------------|--------|--------|---------|
| F1          | 01-02-2026 | K1          | 1      | 10     |         |
| F1          | 01-02-2026 | K1          | 1      | 5      |         |
| F2          | 02-02-2026 | K2          | 1      | 7      |         |
| F3          | 03-02-2026 | K2          | 1      | 999    | offerte |
| F4          | 04-02-2026 | K2          | 1      | 30     |         |
| F5          | 05-02-2026 |             | 1      | 40     |         |
"""
RETURNED = LINES + "| F2          | 03-02-2026 | K2          | 1      | 7      | retour  |\n"
LATER = LINES + "| F1          | 01-06-2026 | K1          | 1      | 8      |         |\n"


def checks(data: Data) -> tuple[Check, ...]:
    purchases = prepare(data.purchases.frame, END.date(), data.settings)
    return basket_checks(data, purchases, basket_size(purchases))


def verdicts(found: tuple[Check, ...]) -> Iterator[str]:
    """What stands beside each."""
    for check in found:
        assert check.value is not None
        left = check.value - check.cached
        if not check.formula:
            yield "geen formule"
        elif abs(left) <= check.tolerance:
            yield "klopt"
        else:
            yield "verklaard" if abs(left - check.explained) <= check.tolerance else "anders"


def test_orders_mean_and_median_agree(tmp_path):
    found = checks(data_of(tmp_path, LINES))
    assert [check.value for check in found] == [4, 92, 23, 22.5]
    assert list(verdicts(found)) == ["klopt"] * 4


def test_what_came_back_whole_is_no_order_and_explains_the_difference(tmp_path):
    found = checks(data_of(tmp_path, RETURNED))
    assert [(check.value, check.cached) for check in found[:2]] == [(3, 4), (85, 85)]
    assert list(verdicts(found)) == ["verklaard", "klopt", "verklaard", "verklaard"]
    assert "Geheel teruggebracht, en dus niet geteld: 1" in found[0].reason


def test_the_same_number_long_after_is_another_order(tmp_path):
    number = checks(data_of(tmp_path, LATER))[0]
    assert (number.value, number.cached, number.explained) == (5, 4, 1)
    assert "na meer dan 31 dagen is een nieuwe order: 1" in number.reason


def test_an_amount_as_text_is_explained_and_leaves_the_median_without_a_formula(tmp_path):
    found = checks(data_of(tmp_path, LINES.replace("| 30     |", "| '30,00' |")))
    assert list(verdicts(found)) == ["verklaard", "verklaard", "verklaard", "geen formule"]
    assert "Cellen die Excel niet leest schelen 1" in found[0].reason


def test_losse_verkoop_that_is_no_order_explains_what_orders_brought(tmp_path):
    found = checks(data_of(tmp_path, LINES.replace("| F5  ", "|     ")))
    assert (found[1].value, found[1].cached, found[1].explained) == (52, 92, -40)
    assert "Losse verkoop zonder ordernummer" in found[1].reason
    assert list(verdicts(found)) == ["klopt", "verklaard", "verklaard", "klopt"]


def test_without_the_columns_there_is_nothing_to_recompute(tmp_path):
    data = data_of(tmp_path, "| Datum | Aantal | Prijs |\n|---|---|---|\n| 01-02-2026 | 1 | 5 |")
    assert checks(data) == ()


@pytest.mark.parametrize(("what", "number"), [(What.BUYERS, 2), (What.DAYS, 3)])
def test_buyers_and_their_days(tmp_path, what, number):
    data = data_of(tmp_path, LINES)
    purchases = prepare(data.purchases.frame, END.date(), data.settings)
    (check,) = customers_checks(data, purchases, what, "", (None, END))
    assert (check.value, check.cached, check.explained) == (number, number, 0)


def test_a_buyer_whose_only_order_came_back_is_explained(tmp_path):
    data = data_of(tmp_path, RETURNED)
    purchases = prepare(data.purchases.frame, END.date(), data.settings)
    (days,) = customers_checks(data, purchases, What.DAYS, "", (None, END))
    assert (days.value, days.cached, days.explained) == (2, 3, -1)
    (none,) = customers_checks(data, purchases, What.BUYERS, "", (pd.Timestamp(2026, 2, 2), pd.Timestamp(2026, 2, 3)))
    assert (none.value, none.cached, none.explained) == (0, 1, -1)


@pytest.mark.parametrize(("what", "number"), [(What.BUYERS, 2), (What.DAYS, 3)])
def test_on_very_many_rows_the_figure_is_the_same_and_it_is_said_why_there_is_no_formula(
    tmp_path, monkeypatch, what, number
):
    monkeypatch.setattr("klantenbestand.tabs.recompute_orders.MOST_ROWS", 3)
    data = data_of(tmp_path, LINES)
    purchases = prepare(data.purchases.frame, END.date(), data.settings)
    (check,) = customers_checks(data, purchases, what, "", (None, END))
    assert (check.value, check.formula) == (number, "")
    assert [one.formula for one in checks(data)].count("") == 3  # only what orders brought is a sum
    assert "meer dan 3 regels" in check.reason


@pytest.mark.libreoffice
def test_a_spreadsheet_program_calculates_what_we_say(tmp_path):
    """FREQUENCY on numbers, rows where another begins, days of a customer; every verdict as we cached it."""
    kinds = {
        "as they are": RETURNED + "| F6          | 02-02-2026 | K1          |        | #N/A   |         |\n",
        "as numbers": LINES.replace("| F", "| 10"),
        "none": "\n".join("|" + line.split("|", 2)[2] for line in LATER.strip().splitlines()),
    }
    targets = []
    for kind, lines in kinds.items():
        source = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": lines}, name=f"{kind}.xlsx")
        targets.append(tmp_path / f"{kind} uit.xlsx")
        line = ["analyseren", str(source), "--uit", str(targets[-1]), "--peildatum", "2026-11-15"]
        assert main(line) in (0, 1)
    for target, calculated in zip(targets, recalculated(tmp_path / "calc", *targets), strict=True):
        book = openpyxl.load_workbook(calculated, data_only=True)
        said, formulas = openpyxl.load_workbook(target, data_only=True), openpyxl.load_workbook(target)
        for sheet in formulas.worksheets:
            at = [cell.coordinate for row in sheet.iter_rows() for cell in row if '"klopt"' in str(cell.value)]
            found = [book[sheet.title][place].value for place in at]
            assert found == [said[sheet.title][place].value for place in at], target.name
            assert set(found) <= {"klopt", "verklaard"}, (target.name, sheet.title)
