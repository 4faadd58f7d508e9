"""A mailing with a control group: who is in it is remembered in the workbook, and nothing else of that changes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from excel_engine import Excel
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.steps.analyseren import analyseren
from klantenbestand.steps.jaaroverzicht import jaaroverzicht
from klantenbestand.steps.mailing import Wish, mailing
from klantenbestand.steps.mailing_memory import mailings
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import SafetyError
from workbooks import workbook_from_markdown

RUN = Run(peildatum=date(2026, 3, 2), now=datetime(2026, 3, 2, 9, tzinfo=UTC))
PEOPLE = "| Klantnummer | Achternaam | E-mail | E-mail toestemming |\n" + "\n".join(
    f"| K{number:03} | Jansen{number} | klant{number}@example.nl | ja |" for number in range(100)
)
SETTINGS = "| Instelling | Waarde |\n| Naam bedrijf | Thee |\n| E-mail afzender | winkel@example.nl |\n"


@pytest.fixture
def book(tmp_path):
    return workbook_from_markdown(tmp_path, {"Klanten": PEOPLE, "Instellingen": SETTINGS}, name="Boek.xlsx")


def wish(tmp_path, **more):
    return Wish("nieuwsbrief", channel="e-mail", folder=tmp_path / "map", **more)


def remembered(path):
    return mailings(read_memory(FileBook.open(path, in_place=True)))


def test_the_plan_alone_writes_nothing(tmp_path, book):
    outcome = mailing(FileBook.open(book), RUN, Wish("nieuwsbrief", channel="e-mail", control=20))
    assert outcome.json["mailing"]["controlegroep"] == 20
    assert outcome.json["bestand"] is None
    assert [path.name for path in tmp_path.iterdir()] == ["Boek.xlsx"]


def test_with_ter_plaatse_the_workbook_itself_remembers(tmp_path, book):
    outcome = mailing(FileBook.open(book, in_place=True), RUN, wish(tmp_path, control=20, campaign="Lente"))
    found = remembered(book)
    assert (int(found["control"].sum()), len(found)) == (20, 100)
    mails = {path.stem.removeprefix("mail-") for path in (tmp_path / "map" / "Mails").iterdir()}
    assert mails == set(found.loc[~found["control"], "customer"])
    left_out = (tmp_path / "map" / "Niet benaderd.csv").read_text("utf-8-sig")
    assert left_out.count("controlegroep: door het lot niet benaderd") == 20
    assert outcome.json["bestand"] == str(book)
    assert not (tmp_path / "Boek - resultaat.xlsx").exists()


def test_without_it_the_result_beside_it_remembers_and_the_next_step_goes_on_from_there(tmp_path, book):
    before = book.read_bytes()
    outcome = mailing(FileBook.open(book), RUN, wish(tmp_path, control=20, campaign="Lente"))
    result = tmp_path / "Boek - resultaat.xlsx"
    assert (book.read_bytes(), outcome.json["bestand"]) == (before, str(result))
    assert any(str(result) in message for message in outcome.messages)
    again = mailing(FileBook.open(book), RUN, wish(tmp_path, control=20, campaign="LENTE"))
    assert again.json["mailing"]["campagne"] == "Lente"
    assert len(remembered(result)) == 100


def test_a_setting_does_the_same_and_zero_on_the_line_overrules_it(tmp_path, book):
    path = workbook_from_markdown(
        tmp_path, {"Klanten": PEOPLE, "Instellingen": SETTINGS + "| Controlegroep (%) | 25 |"}, name="Vast.xlsx"
    )
    assert mailing(FileBook.open(path), RUN, wish(tmp_path)).json["mailing"]["controlegroep"] == 25
    outcome = mailing(FileBook.open(path), RUN, wish(tmp_path, control=0))
    assert (outcome.json["mailing"]["controlegroep"], outcome.json["bestand"]) == (0, None)


def test_too_small_a_list_is_told_and_nothing_is_remembered(tmp_path, book):
    outcome = mailing(FileBook.open(book), RUN, wish(tmp_path, control=10))
    assert outcome.findings.with_code("mail-control-few")
    assert outcome.needs_person
    assert (outcome.json["mailing"]["mails"], outcome.json["bestand"]) == (100, None)
    assert not (tmp_path / "Boek - resultaat.xlsx").exists()


def test_where_it_cannot_be_remembered_no_mailing_is_left(tmp_path, book):
    (tmp_path / "Boek - resultaat.xlsx").write_bytes(b"van iemand anders")
    with pytest.raises(SafetyError):
        mailing(FileBook.open(book), RUN, wish(tmp_path, control=20))
    assert not (tmp_path / "map").exists()


def test_in_excel_the_open_workbook_remembers(tmp_path, book):
    excel = Excel()
    live = excel.open(book)
    excel.save_copy(live, handover_folder() / "0123ABCD.xlsx")
    with OpenBook.caller("0123ABCD") as opened:
        outcome = mailing(opened, RUN, wish(tmp_path, control=20), lambda _plan: tmp_path / "map")
    assert any("Nieuwsbrief 02-03-2026" in message for message in outcome.messages)
    found = remembered(excel.save_copy(live, tmp_path / "Uit.xlsx"))
    assert (int(found["control"].sum()), len(found)) == (20, 100)


def test_from_a_mailing_with_a_control_group_to_what_it_brought(tmp_path):
    """In March half of 100 customers get a mailing; by June each of those spent 30, of the others nobody anything."""
    lines = [f"| 01-10-2025 | K{number:03} | 5 |" for number in range(100)]
    header = "| Datum | Klantnummer | Bedrag |\n"
    sheets = {"Klanten": PEOPLE, "Aankopen": header + "\n".join(lines), "Instellingen": SETTINGS}
    path = workbook_from_markdown(tmp_path, sheets, name="Maart.xlsx")
    mailing(FileBook.open(path, in_place=True), RUN, wish(tmp_path, control=50, campaign="Lente"))
    held = set(remembered(path).query("control")["customer"])
    lines += [f"| 05-03-2026 | K{number:03} | 30 |" for number in range(100) if f"K{number:03}" not in held]
    later = {**sheets, "Aankopen": header + "\n".join(lines)}
    grown = FileBook.open(workbook_from_markdown(tmp_path, later, name="Juni.xlsx"), target=tmp_path / "Uit.xlsx")
    memory = read_memory(FileBook.open(path, in_place=True))
    grown.put([memory_tab(memory)])
    june = Run(peildatum=date(2026, 6, 30), now=datetime(2026, 6, 30, 9, tzinfo=UTC))
    (found,) = analyseren(grown, june, ("Campagneresultaat",)).json["campagneresultaat"]["campagnes"]
    assert (found["benaderd"], found["kochten"], found["controlegroep"]) == (50, 50, 50)
    assert (found["bracht_op"], found["berust_op"]) == (50 * 30, "controlegroep")


@pytest.mark.parametrize("people", [PEOPLE.splitlines()[0], PEOPLE.replace("| ja |", "| nee |")])
def test_where_there_is_nobody_to_write_to_nothing_is_asked(tmp_path, people):
    path = workbook_from_markdown(tmp_path, {"Klanten": people}, name="Leeg.xlsx")
    outcome = mailing(FileBook.open(path), RUN, Wish("nieuwsbrief"), lambda plan: pytest.fail(f"asked {plan}"))
    assert outcome.messages[0].startswith("Nieuwsbrief")
    assert "niemand om te schrijven" in outcome.messages[-1]
    assert [one.name for one in tmp_path.iterdir()] == ["Leeg.xlsx"]


STALE = "| Ordernummer | Datum | Klantnummer | Bedrag |\n" + "\n".join(
    f"| O{number} | {day:%d-%m-%Y} | K{number % 100:03} | 10.00 |"
    for number, day in enumerate(pd.date_range("2024-01-01", "2025-06-12", freq="2D"))
)
NOT_BIJ = "Na 12 juni 2025 staan er geen of bijna geen aankopen in dit bestand"


def test_of_a_file_that_is_not_up_to_date_the_plan_says_so(tmp_path):
    sheets = {"Klanten": PEOPLE, "Aankopen": STALE, "Instellingen": SETTINGS}
    book = workbook_from_markdown(tmp_path, sheets, name="Oud.xlsx")
    outcome = mailing(FileBook.open(book), RUN, Wish("nieuwsbrief", channel="e-mail"))
    assert [NOT_BIJ in one for one in outcome.messages].count(True) == 1
    assert outcome.findings.with_code("purchases-not-up-to-date")
    fresh = mailing(
        FileBook.open(book), replace(RUN, peildatum=date(2025, 6, 13)), Wish("nieuwsbrief", channel="e-mail")
    )
    assert not any("geen aankopen in dit bestand" in one for one in fresh.messages)


@pytest.mark.parametrize("wish", [None, Wish("nieuwsbrief", channel="e-mail")])
def test_and_so_does_the_yearly_review_with_a_mailing_and_without(tmp_path, wish):
    sheets = {"Klanten": PEOPLE, "Aankopen": STALE, "Instellingen": SETTINGS}
    book = workbook_from_markdown(tmp_path, sheets, name="Oud.xlsx")
    outcome = jaaroverzicht(FileBook.open(book), RUN, wish)
    assert [NOT_BIJ in one for one in outcome.messages].count(True) == 1
