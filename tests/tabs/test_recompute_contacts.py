"""*Zelf narekenen* on *Contacten*: the formula counts what we count, and what it gives in a real spreadsheet."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from klantenbestand.analysis.satisfaction import satisfaction_scores
from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.reading.data import Data, read_data
from klantenbestand.tabs.recompute_contacts import balance_check, contacts_check, scores_check
from tabs.test_recompute import recalculated
from workbooks import workbook_from_markdown

END = pd.Timestamp(2026, 6, 30)
CUSTOMERS = """
| Klantnummer | Achternaam |
|-------------|------------|
| K1          | A          |
| K2          | B          |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 03-05-2026 | K1          | 10     |
"""
CONTACTS = """
| Datum            | Klantnummer | Kanaal | Richting | Campagne  | Vraag           | Score |
|------------------|-------------|--------|----------|-----------|-----------------|-------|
| 01-05-2026       | K1          | e-mail | uit      | Lente*    |                 |       |
| 01-05-2026       | K2          | e-mail |          | Lente*    |                 |       |
| 02-05-2026       | K2          | e-mail | in       | Lente*    |                 |       |
| 03-05-2026       | K2          | e-mail | uit      |           |                 |       |
| 01-07-2026       | K2          | e-mail | uit      | Lente*    |                 |       |
| 30-06-2026 18:00 | K1          | e-mail | in       |           | aanbevelen 0-10 | 9     |
| 04-05-2026       | K2          | e-mail | in       |           | aanbevelen 0-10 | 0     |
| 04-05-2026       | K2          | e-mail | in       |           | aanbevelen 0-10 | 11    |
| 04-05-2026       | K2          | e-mail | in       |           |                 | 3     |
| 05-05-2026       | K2          | e-mail | in       |           | tevredenheid 1-5 | '4'  |
"""
OTHER_WORDS = "| 06-05-2026       | K1          | e-mail | uitgaand | Lente*    | NPS             | 8     |\n"


def data_of(tmp_path: Path, contacts: str = CONTACTS) -> Data:
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Contacten": contacts}
    return read_data(FileBook.open(workbook_from_markdown(tmp_path, sheets)))


def test_contacts_with_a_campaign_that_went_out_up_to_the_peildatum(tmp_path):
    (check,) = contacts_check(data_of(tmp_path), "Contacten", 2, END)
    assert (check.value, check.cached, check.explained) == (2, 2, 0)


def test_scores_that_fit_their_question(tmp_path):
    data = data_of(tmp_path)
    (check,) = scores_check(data, "NPS", "aanbevelen 0-10", (0, 10), END)
    assert (check.value, check.cached) == (2, 2)


def test_a_score_typed_as_text_is_explained(tmp_path):
    (check,) = scores_check(data_of(tmp_path), "CSAT", "tevredenheid 1-5", (1, 5), END)
    assert (check.value, check.cached, check.explained) == (1, 0, 1)


def test_without_the_columns_there_is_nothing_to_recompute(tmp_path):
    data = data_of(tmp_path, "| Datum | Klantnummer |\n|---|---|\n| 01-05-2026 | K1 |")
    assert contacts_check(data, "", 0, END) == ()
    assert scores_check(data, "", "aanbevelen 0-10", (0, 10), END) == ()


HEAD = "| Datum | Klantnummer | Kanaal | Richting | Campagne | Vraag | Score |\n|---|---|---|---|---|---|---|\n"


def answered(*scores: int, question: str = "aanbevelen 0-10", again: str = "") -> str:
    """One answer of each customer K0, K1, ...; `again`: lines more."""
    lines = [f"| 01-05-2026 | K{at} | e-mail | in | | {question} | {score} |\n" for at, score in enumerate(scores)]
    return HEAD + "".join(lines) + again


@pytest.mark.parametrize(
    ("again", "cached", "explained"),
    [("", 25.0, 0.0), ("| 01-01-2026 | K0 | e-mail | in | | aanbevelen 0-10 | 0 |\n", 100 * 9 / 41, 25 - 100 * 9 / 41)],
)
def test_nps_is_the_share_of_high_less_that_of_low_and_who_answered_twice_explains_a_difference(
    tmp_path, again, cached, explained
):
    data = data_of(tmp_path, answered(*[10] * 20, *[7] * 10, *[0] * 10, again=again))
    scores = satisfaction_scores(data.contacts.frame, END).nps
    (check,) = balance_check(data, "NPS", scores, ((9, 10), (0, 6), (0, 10)), END)
    assert (check.value, check.cached, check.explained) == (25, pytest.approx(cached), pytest.approx(explained))
    assert bool(check.reason) == bool(again)


def test_satisfied_is_the_share_of_4_and_5(tmp_path):
    data = data_of(tmp_path, answered(*[5] * 10, *[4] * 10, *[1] * 5, question="tevredenheid 1-5"))
    (check,) = balance_check(data, "", satisfaction_scores(data.contacts.frame, END).csat, ((4, 5), (1, 5)), END)
    assert (check.value, check.cached) == (0.8, 0.8)


def test_too_few_answers_have_no_figure_and_no_formula(tmp_path):
    data = data_of(tmp_path)
    scores = satisfaction_scores(data.contacts.frame, END).nps
    (check,) = balance_check(data, "NPS", scores, ((9, 10), (0, 6), (0, 10)), END)
    assert (check.value, check.formula) == (None, "")
    assert "te weinig antwoorden" in check.reason


@pytest.mark.libreoffice
def test_a_spreadsheet_program_counts_what_we_say(tmp_path):
    source = workbook_from_markdown(
        tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Contacten": CONTACTS + OTHER_WORDS}, name="bron.xlsx"
    )
    assert main(["analyseren", str(source), "--uit", str(tmp_path / "uit.xlsx"), "--peildatum", "2026-06-30"]) in (0, 1)
    (calculated,) = recalculated(tmp_path / "calc", tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(calculated, data_only=True)
    said = {}
    for row in book["Campagneresultaat"].iter_rows(values_only=True):
        cells = [cell for cell in row if cell is not None]
        if cells and cells[-1] in ("klopt", "verklaard"):
            said[cells[0]] = cells[1:]
    assert said == {
        "Contacten van u met een campagne": [3, 3, "klopt"],
        "Cijfers bij aanbevelen 0-10, ook eerdere van dezelfde klant": [3, 3, "klopt"],
        "Cijfers bij tevredenheid 1-5, ook eerdere van dezelfde klant": [1, 0, "verklaard"],
    }
