"""*Spaarstand* on *Klantoverzicht*: there only where the owner has a rule, and equal to his purchases."""

from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.steps.analyseren import analyseren
from klantenbestand.steps.mailing import Wish, mailing
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

RUN = Run(peildatum=date(2026, 6, 30), now=datetime(2026, 6, 30, 9, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Achternaam | E-mail | E-mail toestemming |
|-------------|------------|--------|--------------------|
| K1          | Jansen     | a@example.nl | ja |
| K2          | De Vries   | b@example.nl | ja |
| K3          | Bakker     | c@example.nl | ja |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag | Status | Actiecode |
|-------------|------------|-------------|--------|--------|-----------|
| O1          | 31-12-2025 | K1          | 900    |        |           |
| O2          | 01-01-2026 | K1          | 160.50 |        |           |
| O3          | 02-02-2026 | K1          | 99.60  |        | Cadeau    |
| O4          | 03-02-2026 | K2          | 40     |        |           |
| O5          | 04-02-2026 | K2          | 10     | retour |           |
"""
RULE = """
| Instelling | Waarde |
|------------|--------|
| Spaarpunten per euro | 1 |
| Sparen vanaf | 01-01-2026 |
| Punten voor een beloning | 100 |
| Actiecode van een beloning | CADEAU |
"""


def book(tmp_path, rule=RULE):
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Instellingen": rule}
    return FileBook.open(workbook_from_markdown(tmp_path, sheets), target=tmp_path / "uit.xlsx")


def overview(tmp_path):
    sheet = openpyxl.load_workbook(tmp_path / "uit.xlsx")["Klantoverzicht"]
    rows = [[cell.value for cell in row] for row in sheet[sheet.tables["Klantoverzicht"].ref]]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_points_of_each_customer_are_his_purchases_by_the_rule_less_what_he_took(tmp_path):
    outcome = analyseren(book(tmp_path), RUN)
    points = {row["Klantnummer"]: (row["Spaarstand"], row["Beloning te goed"]) for row in overview(tmp_path)}
    assert points == {"K1": (160, 1), "K2": (30, 0), "K3": (None, None)}  # 160.50 + 99.60 makes 260, one reward taken
    assert outcome.json["spaarstand"] == {"verdiend": 290, "opgenomen": 1, "punten": 190, "te_goed": 1}
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "uit.xlsx")["Klantoverzicht"] for cell in row]
    (rule,) = [text for text in cells if str(text).startswith("Spaarstand: ")]
    assert rule.startswith("Spaarstand: 1 per euro vanaf 01-01-2026, min 100 voor elke order met actiecode CADEAU")


def test_without_a_rule_there_is_no_such_column(tmp_path):
    outcome = analyseren(book(tmp_path, "| Instelling | Waarde |\n|---|---|\n| Toon | formeel |"), RUN)
    assert "Spaarstand" not in overview(tmp_path)[0]
    assert outcome.json["spaarstand"] is None


def test_a_mailing_goes_to_who_has_a_reward_waiting(tmp_path):
    wish = Wish("nieuwsbrief", selection="Beloning te goed >= 1", channel="e-mail")
    assert mailing(book(tmp_path), RUN, wish).json["mailing"]["mails"] == 1
    with pytest.raises(UsageError):
        mailing(book(tmp_path, "| Instelling | Waarde |\n|---|---|\n| Toon | formeel |"), RUN, wish)
