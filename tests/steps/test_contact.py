# ruff: noqa: E501 -- tables
"""A talk that is written down: one row more with the day, the customer and the channel, nothing else changed."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from customer_tables import ONE_NUMBER_TWICE
from excel_engine import Excel
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.cli import main
from klantenbestand.steps.contact import Talk, contact
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.selected import Rows
from klantenbestand.words.errors import UsageError
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Samengevoegd met |
|-------------|----------|------------|------------------|
| K1          | Anna     | Berkhof    |                  |
| K2          | Jan      | Berkhof    |                  |
| K3          | J.       | Berkhof    | K2               |
"""
CONTACTS = """
| Klantnummer | Datum      | Kanaal   | Onderwerp | Verslag | Vervolgdatum | Mijn kolom |
|-------------|------------|----------|-----------|---------|--------------|------------|
| K2          | 01-03-2026 | e-mail   | vraag     | lang    | 01-04-2026   | eigen      |
"""
TALK = Talk(channel="brief", subject="offerte", follow_up_date=date(2026, 12, 1))


def rows(path, sheet="Contacten"):
    return [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]


def written(path, wanted, talk=TALK):
    return contact(FileBook.open(path, in_place=True), RUN, wanted, talk)


@pytest.fixture
def path(tmp_path):
    sheets = {"Klanten": CUSTOMERS, "Contacten": CONTACTS}
    return workbook_from_markdown(tmp_path, sheets, tables={"Contacten": "MijnContacten"})


@pytest.mark.parametrize(
    ("wanted", "number"), [("K1", "K1"), ("anna", "K1"), ("K3", "K2"), (Rows("Klanten", 2, 2), "K1"), (Rows("Contacten", 2, 2), "K2")]
)  # fmt: skip
def test_the_row_comes_under_the_others_and_the_cursor_where_one_goes_on(path, wanted, number):
    before = rows(path)
    outcome, cursor = written(path, wanted)
    day = datetime(2026, 11, 15)  # noqa: DTZ001 - a cell has no time zone
    follow_up = datetime(2026, 12, 1)  # noqa: DTZ001
    assert rows(path) == [*before, [number, day, "brief", "offerte", None, follow_up, None]]
    assert (cursor.sheet, cursor.row, cursor.column) == ("Contacten", 3, 4)
    assert openpyxl.load_workbook(path)["Contacten"].tables["MijnContacten"].ref == "A1:G3"
    assert outcome.json["rij"] == 3
    assert f"({number}): 15-11-2026, brief, offerte, 01-12-2026." in outcome.messages[0]


def test_the_change_is_in_the_log(path):
    written(path, "K1")
    log = str(rows(path, "Logboek"))
    assert "contact" in log
    assert "offerte" in log


def test_where_there_is_no_sheet_yet_it_is_added(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS})
    _, cursor = written(path, "K1", Talk())
    found = dict(zip(*rows(path)[:2], strict=True))
    assert (found["Klantnummer"], found["Kanaal"], found["Onderwerp"]) == ("K1", "telefoon", None)
    assert (cursor.sheet, cursor.row) == ("Contacten", 2)
    assert rows(path)[0][cursor.column - 1] == "Onderwerp"


def test_what_was_not_asked_for_makes_no_column_and_what_was_does(tmp_path):
    bare = "| Datum | Klantnummer | Verslag |\n|---|---|---|\n| 01-03-2026 | K2 | iets |"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Contacten": bare})
    written(path, "K1", Talk(report="kort"))
    assert rows(path)[0] == ["Datum", "Klantnummer", "Verslag"]
    written(path, "K1", Talk(channel="chat", subject="nieuw"))
    assert rows(path)[0] == ["Datum", "Klantnummer", "Verslag", "Kanaal", "Onderwerp"]
    assert rows(path)[3][3:] == ["chat", "nieuw"]


@pytest.mark.parametrize("wanted", ["berkhof", "niemand"])
def test_where_it_is_not_one_customer_nothing_is_written(path, wanted):
    before = path.read_bytes()
    outcome, cursor = written(path, wanted)
    assert (outcome.json["bestand"], cursor) == (None, None)
    assert outcome.needs_person
    assert path.read_bytes() == before


def test_who_is_not_in_the_list_is_put_there_first(tmp_path):
    bought = "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-03-2026 | K9 | 5 |"
    path = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": bought})
    with pytest.raises(UsageError, match="customer-unlisted"):
        written(path, "K9")


def test_in_excel_it_is_the_same(path):
    twin = Path(shutil.copy(path, path.with_name("dicht.xlsx")))
    excel = Excel()
    live = excel.open(path)
    excel.save_copy(live, handover_folder() / "0123ABCD.xlsx")
    with OpenBook.caller("0123ABCD") as book:
        _, cursor = contact(book, RUN, Rows("Klanten", 2, 2), TALK)
    assert (cursor, rows(excel.save_copy(live, path.with_name("uit.xlsx")))) == (written(twin, "K1")[1], rows(twin))


def test_the_command_writes_beside_the_file_or_in_it_and_says_so(path, capsys):
    before = path.read_bytes()
    line = ["contact", str(path), "--klant", "anna berkhof", "--onderwerp", "offerte", "--vervolgdatum", "1-12-2026"]
    assert main([*line, "--peildatum", "2026-11-15"]) == 0
    out = capsys.readouterr().out
    assert "Genoteerd bij Anna Berkhof (K1): 15-11-2026, telefoon, offerte, 01-12-2026." in out
    assert "test - resultaat.xlsx" in out
    assert path.read_bytes() == before
    assert main([*line, "--ter-plaatse"]) == 0
    assert rows(path)[-1][0] == "K1"


def test_what_was_written_down_before_is_not_lost(path, capsys):
    line = ["--klant", "K1", "--onderwerp", "een", "--peildatum", "2026-11-15"]
    result = path.with_name("test - resultaat.xlsx")
    for step, ended in ((["contact", *line], 0), (["controleren"], 1), (["contact", *line], 0)):
        assert main([step[0], str(path), *step[1:]]) == ended
    assert len(rows(result)) == 4, "the two talks go on from each other"
    assert main(["contact", str(path), "--ter-plaatse", *line]) == 0
    assert main(["controleren", str(path)]) == 2, "the workbook itself is another by now"
    assert "Ga verder in 'test - resultaat.xlsx'" in capsys.readouterr().err
    assert len(rows(result)) == 4


def test_a_talk_can_be_taken_back(path, capsys):
    before = rows(path)
    main(["contact", str(path), "--ter-plaatse", "--klant", "K1", "--onderwerp", "een"])
    main(["analyseren", str(path), "--ter-plaatse"])
    main(["ongedaan", str(path), "--ter-plaatse", "--ja"])
    assert rows(path) == before
    assert "contact" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "words"),
    [([], "niets om te noteren"), (["--vervolgdatum", "morgen"], "geen datum"), (["--kanaal", "duif"], "kanaal")],
)
def test_a_talk_without_words_or_with_wrong_ones_is_not_written(path, capsys, more, words):
    try:
        code = main(["contact", str(path), "--klant", "K1", *more])
    except SystemExit as stopped:
        code = stopped.code
    assert code == 2
    assert words in capsys.readouterr().err


def test_where_another_has_the_same_number_it_is_said_and_a_number_alone_is_not_enough(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": ONE_NUMBER_TWICE})
    outcome, _ = written(path, Rows("Klanten", 3, 3))
    assert outcome.messages[0].startswith("Genoteerd bij Piet Pietersen (2)")
    assert "ook bij Jan Jansen" in outcome.messages[1]
    outcome, cursor = written(path, "2")
    assert (cursor, outcome.json["bestand"], len(outcome.json["gevonden"])) == (None, None, 2)
    with pytest.raises(UsageError, match="customer-numberless"):
        written(path, Rows("Klanten", 4, 4))
