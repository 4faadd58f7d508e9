"""*Zelf narekenen*: what the formula gives in a real spreadsheet is what we said it would, and equals our figure."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from klantenbestand.analysis import prepare
from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.reading.data import Data, read_data
from klantenbestand.tabs import recompute
from klantenbestand.tabs.recompute import customers_check, difference, quotient, revenue_checks, without_formula
from klantenbestand.tabs.recompute_keys import What
from klantenbestand.tabs.recompute_orders import customers_checks
from klantenbestand.words.tab import Check, Format
from workbooks import workbook_from_markdown

END = pd.Timestamp(2026, 11, 15)
CUSTOMERS = """
| Klantnummer | Achternaam |
|-------------|------------|
| K1          | A          |
| K2          | B          |
| K3          | C          |
"""
PURCHASES = """
| Ordernummer | Datum            | Klantnummer | Aantal | Bedrag    | Status  | Artikel |
|-------------|------------------|-------------|--------|-----------|---------|---------|
| O1          | 01-02-2026       | K1          | 1      | 100       |         | ketel   |
| O2          | 01-02-2026       | K2          | 1      | 10.10     | opdracht |         |
| O3          | 02-02-2026       | K2          | 1      | 999       | Offerte |         |
| O4          | 03-02-2026       | K1          | 1      | 7         | retour  | ketel   |
| O5          | 03-02-2026       | K1          | 1      | -3        | retour  |         |
| O6          | 04-02-2026       |             | 1      | 20        |         | thee    |
| O7          | 15-11-2026 18:30 | K2          | 1      | 0.20      |         |         |
| O8          | 16-11-2026       | K2          | 1      | 5000      |         |         |
| O9          | 05-02-2026       | K1          | -1     | 4         |         |         |
"""
# 100 + 10.10 - 7 - 3 + 20 + 0.20 - 4; without the offer and the day after the peildatum
TOTAL = 116.30
WITH_ARTICLE = 100 - 7 + 20


def data_of(tmp_path: Path, purchases: str = PURCHASES) -> Data:
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": purchases})
    return read_data(FileBook.open(path))


def test_our_figure_and_the_formula_agree_to_the_cent(tmp_path):
    data = data_of(tmp_path)
    total = prepare(data.purchases.frame, END.date(), data.settings).lines["cents"].sum() / 100
    (check,) = revenue_checks(data, "Omzet", total, None, END)
    assert (check.value, check.cached) == (TOTAL, TOTAL)
    assert check.formula.startswith(
        "=SUMIFS('Aankopen'!$E:$E,'Aankopen'!$E:$E,\"<1E+300\",'Aankopen'!$B:$B,\"<\"&DATE("
    )


def test_a_period_and_customers_only(tmp_path):
    data = data_of(tmp_path)
    (check,) = revenue_checks(data, "Omzet", 0, pd.Timestamp(2026, 2, 3), END, customers_only=True)
    assert check.cached == pytest.approx(-7 - 3 + 0.20 - 4)


def test_only_the_lines_of_one_customer_whatever_signs_his_number_holds(tmp_path):
    odd = PURCHASES.replace("| K2          |", "| K*          |")
    (check,) = revenue_checks(data_of(tmp_path, odd), "Omzet", 10.30, None, END, customer="K*")
    assert check.cached == pytest.approx(10.10 + 0.20)
    assert "'Aankopen'!$C:$C,\"=K~*\"" in check.formula


def test_only_lines_with_an_article(tmp_path):
    (check,) = revenue_checks(data_of(tmp_path), "Omzet", WITH_ARTICLE, None, END, articles_only=True)
    assert (check.value, check.cached) == (WITH_ARTICLE, WITH_ARTICLE)
    assert "'Aankopen'!$G:$G,\"<>\"" in check.formula
    without = PURCHASES.replace("| Artikel |", "| Eigen   |")
    assert revenue_checks(data_of(tmp_path, without), "Omzet", 0, None, END, articles_only=True) == ()


def test_an_amount_written_as_text_is_the_difference_that_the_owner_sees(tmp_path):
    data = data_of(tmp_path, PURCHASES.replace("| 10.10     |", "| '10,10'   |"))
    total = prepare(data.purchases.frame, END.date(), data.settings).lines["cents"].sum() / 100
    (check,) = revenue_checks(data, "Omzet", total, None, END)
    assert (check.value, check.cached) == (TOTAL, pytest.approx(TOTAL - 10.10))
    assert check.explained == pytest.approx(10.10)
    assert "€ 10,10 op 1 regel van Aankopen" in check.reason


def test_an_amount_made_of_quantity_and_price_explains_its_difference_too(tmp_path):
    purchases = """
| Datum      | Klantnummer | Aantal | Prijs | Bedrag |
|------------|-------------|--------|-------|--------|
| 01-02-2026 | K1          | 2      | 5     |        |
| 01-02-2026 | K1          | 1      | 7     | 7      |
"""
    data = data_of(tmp_path, purchases)
    (check,) = revenue_checks(data, "Omzet", 17, None, END)
    assert (check.cached, check.explained) == (7, 10)


def test_a_return_that_counts_with_an_order_of_before_explains_its_difference(tmp_path):
    purchases = """
| Ordernummer | Datum      | Klantnummer | Bedrag | Status |
|-------------|------------|-------------|--------|--------|
| O1          | 30-01-2026 | K1          | 50     |        |
| O1          | 05-02-2026 | K1          | 20     | retour |
| O2          | 06-02-2026 | K1          | 7      |        |
"""
    data = data_of(tmp_path, purchases)
    history = prepare(data.purchases.frame, END.date(), data.settings)
    start = pd.Timestamp(2026, 2, 1)
    (check,) = revenue_checks(data, "Omzet", 7, start, END, purchases=history)
    assert (check.value, check.cached, check.explained) == (7, -13, 20)
    assert "Retouren voor € 20,00 tellen bij hun order" in check.reason
    (whole,) = revenue_checks(data, "Omzet", 37, None, END, purchases=history)
    assert (whole.cached, whole.explained, whole.reason) == (37, 0, "")


def test_customers_are_counted_once_each(tmp_path):
    (check,) = customers_check(data_of(tmp_path), "Klanten", 3)
    assert (check.value, check.cached) == (3, 3)
    assert check.formula == "=SUMPRODUCT(1*('Klanten'!$A$2:$A$4<>\"\"))"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS + "| K1 | A |\n"}, name="dubbel.xlsx")
    (twice,) = customers_check(read_data(FileBook.open(path)), "Klanten", 3)
    assert twice.cached == 3
    assert "/COUNTIF" in twice.formula


def test_nothing_is_explained_where_all_cells_are_as_we_read_them(tmp_path):
    (check,) = revenue_checks(data_of(tmp_path), "Omzet", 1, None, END)
    assert (check.explained, check.reason) == (0, "")


def test_one_formula_divided_by_another_points_at_their_cells_and_explains_what_they_explain():
    top, bottom = Check("a", 12, "=A1", 10, explained=2, name="top"), Check("b", 4, "=B1", 4, name="bottom")
    check = quotient("Deel", 3, top, bottom, Format.DECIMAL)
    assert check.formula == "=IF(§bottom§=0,0,§top§/§bottom§)"
    assert (check.cached, check.explained) == (2.5, 0.5)
    assert check.reason
    exact = quotient("Deel", 2.5, replace(top, explained=0), bottom, Format.DECIMAL)
    assert (exact.cached, exact.explained, exact.reason) == (2.5, 0, "")


def test_where_there_is_nothing_to_divide_by_it_says_so():
    top = Check("Boven", 0, "=SUM(A1)", 0, name="top")
    none, broken = replace(top, name="none"), without_formula("Onder", None, "", Format.COUNT)
    assert quotient("Deel", None, top, none, Format.SHARE).reason == "Geen formule: er is niets om door te delen"
    assert quotient("Deel", None, top, broken, Format.SHARE).reason.startswith("Geen formule, omdat er een ontbreekt")


def test_without_one_of_the_two_there_is_no_quotient():
    top, bottom = Check("a", 12, "=A1", 10, name="top"), without_formula("b", 4, "Daarom")
    assert (
        quotient("Deel", 3, top, bottom, Format.DECIMAL).formula,
        quotient("x", None, top, top, Format.SHARE).value,
    ) == (
        "",
        None,
    )


def test_a_difference_is_one_formula_less_the_other():
    check = difference("Nieuw", 3, Check("", 9, "=A1", 8, explained=1), Check("", 6, "=B1+1", 6))
    assert (check.formula, check.cached, check.explained) == ("=A1-(B1+1)", 2, 1)


def test_without_the_columns_there_is_nothing_to_recompute(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS})
    data = read_data(FileBook.open(path))
    assert revenue_checks(data, "Omzet", 0, None, END) == ()


ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def recalculated(folder: Path, *paths: Path) -> list[Path]:
    """The workbooks as LibreOffice saves them after calculating every formula anew."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [shutil.which("soffice"), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*command, "--outdir", folder, *paths], check=True, capture_output=True)
    return [folder / path.name for path in paths]


@pytest.mark.libreoffice
def test_a_spreadsheet_program_calculates_what_we_say(tmp_path, monkeypatch):
    """LibreOffice stands in for Excel: it recalculates the result, and every check says "klopt".

    What we cached is spoiled first, so that only a real calculation can say so.
    """
    monkeypatch.setattr(recompute, "_revenue", lambda *_: 1.0)
    # 2025 is a whole year
    earlier = "| O0          | 01-02-2025       | K1          | 1      | 0.50      |         |         |\n"
    twice = CUSTOMERS + "| K1          | A          |\n"
    broken = (
        "| O10         | 01-02-2025       | K1          |        | #N/A      |         |         |\n"  # counts nowhere
    )
    sheets = {"Klanten": twice, "Aankopen": PURCHASES + earlier + broken}
    source = workbook_from_markdown(tmp_path, sheets, name="bron.xlsx")
    assert main(["analyseren", str(source), "--uit", str(tmp_path / "uit.xlsx"), "--peildatum", "2026-11-15"]) in (0, 1)
    (calculated,) = recalculated(tmp_path / "calc", tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(calculated, data_only=True)
    said = {}
    for name in ("Actieve klanten", "Mandgrootte", "Seizoen", "Artikelen", "Klantoverzicht"):
        for row in book[name].iter_rows(values_only=True):
            cells = [cell for cell in row if cell is not None]
            if {"klopt", "verklaard"} & set(cells):
                numbers = [cell for cell in cells if isinstance(cell, int | float)]
                said.setdefault(name, []).append([pytest.approx(number) for number in numbers])
    full, octo = TOTAL + 0.50, TOTAL - 0.20  # October is full
    assert said["Actieve klanten"][:2] == [[2, 2], [1, 1]]
    # Returns that belong to no order are 7 together: what orders brought is explained, and so is the mean.
    orders = [[full + 7, full], [(full + 7) / 5, full / 5]]
    assert said["Mandgrootte"] == [[full] * 2, [5, 5], *orders]
    assert said["Seizoen"] == [[full] * 2, [octo] * 2, [0, 0]]
    assert said["Artikelen"] == [[WITH_ARTICLE] * 2, [93, 93], [93 / WITH_ARTICLE] * 2]
    assert said["Klantoverzicht"] == [[3, 3], [full - 20] * 2, [2, 2], [2, 2]]


# what web shops call it: a refund with either sign, a cancelled order, and one whose number came back too
OTHER_WORDS = """
| O20         | 06-02-2026       | K3          | 1      | 6         | Refunded  | thee    |
| O21         | 06-02-2026       | K3          | 1      | -2        | credit    | thee    |
| O22         | 06-02-2026       | K3          | 1      | 888       | cancelled | thee    |
| O23         | 06-02-2026       | K3          | -1     | 777       | cancelled | thee    |
| O24         | 06-02-2026       | K3          | -1     | 5         | return    | thee    |
| O25         | 06-02-2026       | K1          | 1      | 3         | Betaald   | thee    |
""".lstrip()
WITH_OTHER_WORDS = TOTAL - 6 - 2 - 5 + 3


def test_other_words_for_a_status_are_counted_as_we_read_them(tmp_path):
    data = data_of(tmp_path, PURCHASES + OTHER_WORDS)
    total = prepare(data.purchases.frame, END.date(), data.settings).lines["cents"].sum() / 100
    (check,) = revenue_checks(data, "Omzet", total, None, END)
    assert (check.value, check.cached, check.explained) == (pytest.approx(WITH_OTHER_WORDS), check.value, 0)
    history = prepare(data.purchases.frame, END.date(), data.settings)
    (buyers,) = customers_checks(data, history, What.BUYERS, "Kopers", (pd.Timestamp(2026, 1, 1), END))
    assert (buyers.value, buyers.cached, buyers.explained) == (2, 2, 0)


@pytest.mark.libreoffice
def test_a_spreadsheet_program_knows_the_other_words_too(tmp_path):
    source = workbook_from_markdown(
        tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES + OTHER_WORDS}, name="bron.xlsx"
    )
    assert main(["analyseren", str(source), "--uit", str(tmp_path / "uit.xlsx"), "--peildatum", "2026-11-15"]) in (0, 1)
    (calculated,) = recalculated(tmp_path / "calc", tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(calculated, data_only=True)
    rows = [[cell for cell in row if cell is not None] for row in book["Mandgrootte"].iter_rows(values_only=True)]
    found = next(row for row in rows if "klopt" in row)
    assert found[1:3] == [pytest.approx(WITH_OTHER_WORDS)] * 2
    for sheet in openpyxl.load_workbook(tmp_path / "uit.xlsx").worksheets:
        verdicts = [cell.coordinate for row in sheet.iter_rows() for cell in row if '"klopt"' in str(cell.value)]
        assert {book[sheet.title][at].value for at in verdicts} <= {"klopt", "verklaard"}, sheet.title
